"""Conflict of terrains with water stress: flooding, drought, subsidence, salt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterBand, QgsProcessingParameterRasterLayer

from ...i18n import tr
from .. import params
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.model import Assessment, Terrains
    from ...core.themes.stressclasses import ClassScores, RasterScores
    from ...core.themes.stresslevels import StressPolygons, StressRaster
    from ...core.types import GeometryArray, IntArray
    from .conflict_run import ConflictRun


class ConflictWaterStress(ConflictAlgorithm):
    """Share of each terrain in the classes of a stress map, polygons or raster."""

    def name(self) -> str:
        return "conflictwaterstress"

    def displayName(self) -> str:
        return tr("Conflict with water stress")

    def shortDescription(self) -> str:
        return tr("Share of terrains in the classes of a water stress map (polygons or raster), with class and reason")

    def tags(self) -> list[str]:
        return tr("water,flood,drought,subsidence,salt,climate,stress,raster,business park").split(",")

    def add_theme_parameters(self) -> None:
        self._add_polygons()
        self._add_raster()
        self.addParameter(
            params.choice(
                "OUTSIDE",
                tr("What unmapped land means"),
                tr(
                    "Land outside the polygons, or without data in the raster. geen: no stress there. onbekend: not "
                    "known. Left empty: geen when only polygons are given, else onbekend."
                ),
                ["onbekend", "geen"],
                None,
            )
        )
        self.addParameter(
            params.number(
                "MIN_COVERAGE",
                tr("Least coverage (%)"),
                tr("Where unmapped land is unknown, a terrain of which less is mapped is 'onbekend'."),
                50.0,
                maximum=100.0,
            )
        )
        prefix = params.text(
            "PREFIX",
            tr("Prefix of the fields"),
            tr("Lower-case letters and digits, to keep several stress maps apart, such as droogte or overstroming."),
            "water",
        )
        self.addParameter(params.advanced(prefix))

    def _add_polygons(self) -> None:
        self.addParameter(
            params.layers(
                "STRESS",
                tr("Water stress polygons"),
                tr("One or more polygon layers. Where several cover a place, the worst counts."),
                Qgis.ProcessingSourceType.VectorPolygon,
            )
        )
        self.addParameter(
            params.field(
                "STRESS_FIELD",
                tr("Stress class"),
                tr("Left empty: whatever lies inside the polygons has full stress (100). NULL means no data there."),
                "STRESS",
            )
        )
        self.addParameter(
            params.text(
                "STRESS_CLASSES",
                tr("Stress classes"),
                tr(
                    "The classes from low to high, semicolons between: laag;matig;hoog share the scale to 100 evenly. "
                    "Or each with its score (0-100): geen:0;matig:40;ernstig:100. Score 0 is no stress."
                ),
            )
        )

    def _add_raster(self) -> None:
        raster = QgsProcessingParameterRasterLayer("STRESS_RASTER", tr("Water stress raster"), optional=True)
        raster.setHelp(
            tr("Cells count by the fraction that lies inside the terrain. Together with polygons the worst counts.")
        )
        self.addParameter(raster)
        band = QgsProcessingParameterBand("BAND", tr("Band of the raster"), 1, "STRESS_RASTER", optional=True)
        band.setHelp(tr("Band of the raster that holds the stress."))
        self.addParameter(params.advanced(band))
        self.addParameter(
            params.choice(
                "RASTER_MODE",
                tr("How the raster is read"),
                tr("klassen: each value is a class. grenzen: a class begins at a value and runs up to the next."),
                ["klassen", "grenzen"],
                "klassen",
            )
        )
        self.addParameter(
            params.text(
                "RASTER_SCORES",
                tr("What raster values mean"),
                tr(
                    "value:score (0-100), semicolons between: 1:0;2:50;3:100. With grenzen the lower bounds, rising: "
                    "0,5:40;1,5:100 is 40 from 0.5 m and 100 from 1.5 m; below the first there is no stress."
                ),
            )
        )

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
            "WORST_HA": tr("Land in the worst stress class (ha, ground counted once)"),
            "UNKNOWN_COUNT": tr("Terrains in class onbekend"),
        }

    def theme(self, run: ConflictRun) -> str:
        return run.text("PREFIX") or "water"

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from ...core.themes.waterstress import fields

        return fields(self.theme(run))

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.judging.prefixes import check_prefix

        check_prefix(self.parameterAsString(parameters, "PREFIX", context).strip() or "water", own="water")
        if parameters.get("STRESS"):
            self._classes(parameters, context)
        if parameters.get("STRESS_RASTER"):
            self._scores(parameters, context)

    def _classes(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ClassScores:
        from ...core.errors import ChoiceError
        from ...core.themes.stressclasses import INSIDE, parse_classes

        field = self.parameterAsString(parameters, "STRESS_FIELD", context)
        text = self.parameterAsString(parameters, "STRESS_CLASSES", context).strip()
        if not field and not text:
            return INSIDE
        if not field:
            raise ChoiceError("classes_without_field", text=text)
        if not text:
            raise ChoiceError("classes_missing", field=field)
        return parse_classes(text)

    def _scores(self, parameters: dict[str, Any], context: QgsProcessingContext) -> RasterScores:
        from ...core.themes.stressclasses import parse_raster_scores

        text = self.parameterAsString(parameters, "RASTER_SCORES", context)
        return parse_raster_scores(text, self.parameterAsEnumString(parameters, "RASTER_MODE", context) or "klassen")

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from ...core.themes import waterstress
        from .conflict_run import CHECKED

        options = waterstress.Options(
            outside=run.text("OUTSIDE") or None,
            min_coverage=run.number("MIN_COVERAGE"),
            prefix=self.theme(run),
            pairs=run.wants("PAIRS"),
        )
        polygons, raster = self._polygons(run, terrains), self._raster(run)
        engine = run.engine.part(CHECKED, 1)
        assessment = waterstress.assess(terrains, polygons, raster, options, run.rules, engine)
        if assessment.facts["without_class"]:
            run.feedback.pushWarning(
                tr("{count} stress polygon(s) without a class: no data there.").format(
                    count=int(assessment.facts["without_class"])
                )
            )
        return assessment

    def _polygons(self, run: ConflictRun, terrains: Terrains) -> StressPolygons | None:
        sources = run.sources("STRESS")
        if not sources:
            return None
        import numpy as np

        from ...core.themes.stressclasses import INSIDE
        from ...core.themes.stresslevels import StressPolygons
        from ...qgis_io import fields
        from ...qgis_io.reading import extent_around
        from ...qgis_io.values import texts

        classes, field = self._classes(run.parameters, run.context), run.text("STRESS_FIELD")
        extent = extent_around(terrains.geometry, 0)
        geometry: list[GeometryArray] = []
        klasse: list[IntArray] = []
        empty = True
        for source in sources:
            name = fields.require(source.fields(), field, source.sourceName()) if field else None
            layer = run.reader.polygons(source, [name], extent)
            geometry.append(layer.geometry)
            everywhere = np.zeros(len(layer.geometry), dtype=np.int64)
            klasse.append(everywhere if classes is INSIDE else classes.positions(texts(layer.table[name])))
            if layer.is_empty:
                run.feedback.pushWarning(tr("Stress layer '{layer}' is empty.").format(layer=source.sourceName()))
            empty = empty and layer.is_empty
        return StressPolygons(np.concatenate(geometry), np.concatenate(klasse), classes, empty)

    def _raster(self, run: ConflictRun) -> StressRaster | None:
        if not run.parameters.get("STRESS_RASTER"):
            return None
        from ...core.themes.stresslevels import StressRaster
        from ...qgis_io.errors import InputError
        from ...qgis_io.raster import LayerRaster

        layer = self.parameterAsRasterLayer(run.parameters, "STRESS_RASTER", run.context)
        if layer is None:
            raise InputError(self.invalidRasterError(run.parameters, "STRESS_RASTER"))
        band = self.parameterAsInt(run.parameters, "BAND", run.context) or 1
        raster = LayerRaster(layer, band, run.crs, run.context.transformContext(), run.feedback)
        return StressRaster(raster, self._scores(run.parameters, run.context))
