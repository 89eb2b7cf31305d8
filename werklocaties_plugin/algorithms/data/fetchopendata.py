"""National open data from their services into one GeoPackage."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsVectorLayer,
)

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import DataGroup
from ..styler import Styler

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...qgis_io.destinations import Destination
    from ...qgis_io.opendata.catalogue import Source
    from ...qgis_io.opendata.fetch import Wish

#: In the layer tree of the desktop.
GROUP = "Werklocaties"


class FetchOpenData(DataGroup, WerklocatiesAlgorithm):
    """WFS and OGC API Features of the catalogue, or of an address that the user vouches for."""

    def name(self) -> str:
        return "fetchopendata"

    def displayName(self) -> str:
        return tr("Fetch open data")

    def shortDescription(self) -> str:
        return tr("Natura 2000, business terrains, regions and more from their services into one GeoPackage")

    def tags(self) -> list[str]:
        return tr("download,wfs,ogc api,open data,pdok,natura 2000,ibis,cbs,municipality,province,geopackage").split(
            ","
        )

    def numbers(self) -> dict[str, str]:
        return {"LAYER_COUNT": tr("Layers fetched"), "FEATURE_COUNT": tr("Features fetched")}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (*self._what(), *self._how(), self._output()):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputMultipleLayers("OUTPUT_LAYERS", tr("Layers")))
        self.add_number_outputs()

    def _what(self) -> list[QgsProcessingParameterDefinition]:
        from ...qgis_io.opendata.catalogue import catalogue

        sources = QgsProcessingParameterEnum(
            "SOURCES",
            tr("Sources of the catalogue"),
            [source.key for source in catalogue()],
            allowMultiple=True,
            optional=True,
            usesStaticStrings=True,
        )
        listed = "; ".join(f"{source.key}: {source.title}" for source in catalogue())
        sources.setHelp(tr("One or more of: {sources}.").format(sources=listed))
        extent = QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True)
        extent.setHelp(tr("Only features that touch it are fetched. Left empty: everything."))
        return [
            sources,
            params.text(
                "LAYERS",
                tr("Layers"),
                tr(
                    "Layers to take of a service that has several, with ; between. Left empty: the error names those "
                    "that there are."
                ),
            ),
            extent,
            params.text(
                "URL",
                tr("Another address"),
                tr("Address of a WFS or OGC API Features that is not in the catalogue. It needs your word, below."),
            ),
            params.switch(
                "ALLOW_OTHER",
                tr("I trust the other address"),
                tr("Without it nothing is asked of an address that is not in the catalogue."),
                default=False,
            ),
        ]

    def _how(self) -> list[QgsProcessingParameterDefinition]:
        from ...qgis_io.opendata.catalogue import PROTOCOLS, WFS

        authentication = QgsProcessingParameterAuthConfig("AUTHCFG", tr("Authentication"), optional=True)
        authentication.setHelp(
            tr("An authentication of QGIS. It goes to the address itself only, never to another host.")
        )
        more = [
            params.choice(
                "PROTOCOL",
                tr("Protocol of the other address"),
                tr("wfs: WFS 2.0 or 1.1; ogcapi: OGC API Features."),
                list(PROTOCOLS),
                WFS,
            ),
            authentication,
            params.switch(
                "ALLOW_REDIRECTS",
                tr("Follow redirects to other hosts"),
                tr("Without it an answer that sends on to another host is an error."),
                default=False,
            ),
            _whole("PAGE_SIZE", tr("Features in a page"), tr("How many are asked for at once."), 1000, 1, 100_000),
            _whole(
                "LIMIT",
                tr("Most features in a layer"),
                tr("A layer with more is an error, never cut off."),
                2_000_000,
                1,
            ),
            _whole(
                "TIMEOUT",
                tr("Time-out (s)"),
                tr("How long a service may be silent before it is asked again."),
                30,
                1,
                3600,
            ),
            _whole("TRIES", tr("Tries"), tr("How often a page is asked for, with ever longer pauses."), 4, 1, 20),
            params.switch(
                "LOAD",
                tr("Open the layers in the project"),
                tr("Add the fetched layers to the project, in the group Werklocaties."),
                default=True,
            ),
        ]
        return [params.advanced(parameter) for parameter in more]

    def _output(self) -> QgsProcessingParameterDefinition:
        output = QgsProcessingParameterFileDestination(
            "OUTPUT", tr("GeoPackage"), tr("GeoPackage files") + " (*.gpkg *.GPKG)"
        )
        output.setHelp(
            tr(
                "A layer per source, with source, date and licence in its metadata. Layers of that name in an existing "
                "file are replaced when all has arrived; others stay."
            )
        )
        return output

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...qgis_io.destinations import check_container

        self._sources(parameters, context)
        target = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if target:
            check_container(tr("GeoPackage"), Path(target))

    def _destinations(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[tuple[str, Destination]]:
        """None that is written as a whole: see check_choices."""
        return []

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...qgis_io.opendata.fetch import fetch
        from ...qgis_io.opendata.web import Patience, Web
        from ...qgis_io.styles.sources import style_source
        from ..outputs import harmless, storing

        patience = Patience(
            silence=float(self.parameterAsInt(parameters, "TIMEOUT", context)),
            tries=self.parameterAsInt(parameters, "TRIES", context),
        )
        web = Web(
            feedback,
            patience,
            anywhere=self.parameterAsBool(parameters, "ALLOW_REDIRECTS", context),
            authcfg=self.parameterAsString(parameters, "AUTHCFG", context),
        )
        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        found = fetch(web, self._wish(parameters, context), target, lambda share: feedback.setProgress(99 * share))
        layers = [f"{target}|layername={result.name}" for result in found]
        styles = {result.name: harmless(partial(style_source, name=result.name)) for result in found}
        for layer, (name, style) in zip(layers, styles.items(), strict=True):
            storing(style)(QgsVectorLayer(layer, name, "ogr"))
        if self.parameterAsBool(parameters, "LOAD", context):
            _load(layers, styles, context)
        results: dict[str, Any] = {
            "OUTPUT": str(target),
            "OUTPUT_LAYERS": layers,
            "LAYER_COUNT": len(found),
            "FEATURE_COUNT": sum(result.count for result in found),
        }
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {results[name]}")
        return results

    def _sources(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Source]:
        """What is to be fetched.

        Raises:
            InputError: nothing, or an address for which the user did not give his word.
        """
        from ...qgis_io.errors import InputError
        from ...qgis_io.opendata.catalogue import catalogue, shown, typed

        keys = self.parameterAsEnumStrings(parameters, "SOURCES", context)
        sources = [source for source in catalogue() if source.key in keys]
        address = self.parameterAsString(parameters, "URL", context).strip()
        if address:
            sources.append(typed(address, self.parameterAsEnumString(parameters, "PROTOCOL", context)))
            if not self.parameterAsBool(parameters, "ALLOW_OTHER", context):
                raise InputError(
                    tr(
                        "{address} is not in the catalogue of services. If you trust it, say so with 'I trust the "
                        "other address' (ALLOW_OTHER)."
                    ).format(address=shown(sources[-1].address))
                )
        if not sources:
            raise InputError(tr("Choose a source of the catalogue, or give another address."))
        return sources

    def _wish(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Wish:
        from ...qgis_io.opendata.fetch import RD_NEW, Wish

        extent = None
        if parameters.get("EXTENT"):
            crs = QgsCoordinateReferenceSystem(RD_NEW)
            extent = (self.parameterAsExtent(parameters, "EXTENT", context, crs), crs)
        named = self.parameterAsString(parameters, "LAYERS", context)
        return Wish(
            self._sources(parameters, context),
            [each.strip() for each in named.split(";") if each.strip()],
            extent,
            self.parameterAsInt(parameters, "PAGE_SIZE", context),
            self.parameterAsInt(parameters, "LIMIT", context),
            context.transformContext(),
        )


def _whole(
    name: str, title: str, explanation: str, default: int, minimum: int, maximum: int | None = None
) -> QgsProcessingParameterNumber:
    parameter = QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Integer, default, minValue=minimum
    )
    if maximum is not None:
        parameter.setMaximum(maximum)
    parameter.setHelp(explanation)
    return parameter


def _load(
    layers: list[str], styles: dict[str, Callable[[QgsVectorLayer], None]], context: QgsProcessingContext
) -> None:
    """Have the desktop open the layers when the run is done."""
    if context.project() is None:
        return
    for layer, (name, style) in zip(layers, styles.items(), strict=True):
        details = QgsProcessingContext.LayerDetails(name, context.project(), "OUTPUT_LAYERS")
        details.groupName = GROUP
        details.setPostProcessor(Styler.create(style))
        context.addLayerToLoadOnCompletion(layer, details)
