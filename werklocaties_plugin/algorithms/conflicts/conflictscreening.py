"""All themes and the score over them in one run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext

from ...i18n import tr
from .. import params
from . import scores, screening_themes
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.model import Assessment, Terrains
    from .conflict_run import ConflictRun


class ConflictScreening(ConflictAlgorithm):
    """The four themes, other layers and the score, with every layer read once."""

    def name(self) -> str:
        return "conflictscreening"

    def displayName(self) -> str:
        return tr("Conflict screening (all themes)")

    def shortDescription(self) -> str:
        return tr("Natura 2000, housing, environmental category, water stress and other layers, with one score")

    def tags(self) -> list[str]:
        return tr("conflict,screening,all themes,score,natura 2000,housing,category,water,business park").split(",")

    def add_more_sinks(self) -> None:
        self.addParameter(
            params.sink(
                "ZONES",
                tr("Conflict zones"),
                tr("Optional: the parts of terrains that lie in a site, plan or other polygon."),
                Qgis.ProcessingSourceType.VectorPolygon,
                optional=True,
            )
        )
        declared = screening_themes.declared()
        for name in ("CONTOURS", "ROOM"):
            self.addParameter(screening_themes.borrowed("conflictcategory", name, declared))
        self.addParameter(
            params.sink(
                "SUMMARY",
                tr("Summary per region"),
                tr("Optional table: terrains, hectares and the number in each class, per region and in all."),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
            )
        )

    def add_theme_parameters(self) -> None:
        declared = screening_themes.declared()
        for theme, name in screening_themes.LAYERS:
            self.addParameter(screening_themes.borrowed(theme, name, declared))
        self.addParameter(screening_themes.custom_layers())
        scores.add_parameters(self)
        for theme, name, _ in screening_themes.CHOICES:
            self.addParameter(screening_themes.borrowed(theme, name, declared))
        region = params.field(
            "REGION",
            tr("Region of the summary"),
            tr("Field by which the summary is made. Left empty: regio; without it all terrains together."),
            "TERRAINS",
        )
        self.addParameter(params.advanced(region))

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
            "UNKNOWN_COUNT": tr("Terrains in class onbekend"),
            "INCOMPLETE_COUNT": tr("Terrains with a theme that is onbekend"),
            "N2000_HIGH_COUNT": tr("Terrains in class hoog: Natura 2000"),
            "WOON_HIGH_COUNT": tr("Terrains in class hoog: housing"),
            "MC_HIGH_COUNT": tr("Terrains in class hoog: environmental category"),
            "WATER_HIGH_COUNT": tr("Terrains in class hoog: water stress"),
        }

    def theme(self, run: ConflictRun) -> str:
        return "conflict"

    def class_field(self, run: ConflictRun) -> str:
        return "conflict_klasse"

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from .screening_run import fields

        return fields(run)

    def run_type(self) -> type[ConflictRun]:
        from .screening_run import ScreeningRun

        return ScreeningRun

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...qgis_io.errors import InputError

        found = screening_themes.themes(self, parameters, context)
        for theme in found:
            if theme.given:
                theme.algorithm.check_choices(theme.parameters, context)
        prefixes = Counter(theme.parameters["THEME"] for theme in found if "THEME" in theme.parameters)
        twice = [prefix for prefix, count in prefixes.items() if count > 1]
        if twice:
            raise InputError(
                tr("Two of the other layers give the same prefix, {prefix}: rename one of them.").format(
                    prefix=twice[0]
                )
            )

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from .screening_run import ScreeningRun, assess

        if not isinstance(run, ScreeningRun):
            raise TypeError(f"{type(run).__name__} is no run of a screening")
        return assess(run, terrains)

    def write_more(self, run: ConflictRun) -> dict[str, Any]:
        from .screening_run import ScreeningRun, write_more

        if not isinstance(run, ScreeningRun):
            raise TypeError(f"{type(run).__name__} is no run of a screening")
        return write_more(run)
