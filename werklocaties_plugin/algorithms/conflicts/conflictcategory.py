"""Conflict of terrains with housing by environmental category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis

from ...i18n import tr
from .. import params
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.model import Assessment, Terrains
    from .conflict_run import ConflictRun

CATEGORIES = ["3.1", "3.2", "4.1", "4.2", "5.1", "5.2", "5.3", "6"]


class ConflictCategory(ConflictAlgorithm):
    """Room for environmental categories, and what housing plans take of it."""

    def name(self) -> str:
        return "conflictcategory"

    def displayName(self) -> str:
        return tr("Conflict by environmental category")

    def shortDescription(self) -> str:
        return tr("Room for (higher) environmental categories now, and what housing plans take of it")

    def tags(self) -> list[str]:
        return tr("environmental category,zoning,vng,distance,noise,heavy industry,homes,room,hmc").split(",")

    def add_theme_parameters(self) -> None:
        any_place = Qgis.ProcessingSourceType.VectorAnyGeometry
        self.addParameter(
            params.field(
                "CATEGORY",
                tr("Environmental category"),
                tr("1, 2, 3.1 to 6, or a main category. Left empty: milieucategorie and its like."),
                "TERRAINS",
            )
        )
        self.addParameter(
            params.layers(
                "SENSITIVE",
                tr("Sensitive objects"),
                tr("Existing homes, schools and their like, points or polygons."),
                any_place,
            )
        )
        self.addParameter(
            params.layers(
                "PLANS", tr("Housing plans"), tr("One or more layers of plans as polygons or points."), any_place
            )
        )
        self.addParameter(
            params.source(
                "MIXED_AREA",
                tr("Mixed areas"),
                tr("Optional polygons: objects in them get the shorter distance of mixed areas."),
                optional=True,
            )
        )
        self._add_choices()
        for parameter in (
            params.field("PLAN_DWELLINGS", tr("Number of homes"), tr("Net homes. NULL is unknown."), "PLANS"),
            params.field(
                "PLAN_STATUS", tr("Planning status"), tr("Only named in the pairs: all plans limit."), "PLANS"
            ),
        ):
            self.addParameter(params.advanced(parameter))

    def _add_choices(self) -> None:
        self.addParameter(
            params.choice(
                "AREA_TYPE",
                tr("Surroundings"),
                tr("rustig: quiet residential area. gemengd: mixed area, one step shorter."),
                ["rustig", "gemengd"],
                "rustig",
            )
        )
        self.addParameter(
            params.choice(
                "SUBCATEGORY_RULE",
                tr("A main category counts as"),
                tr("soepel: its lowest sub-category decides the class. streng: its highest. Both are computed."),
                ["soepel", "streng"],
                "soepel",
            )
        )
        self.addParameter(
            params.choice(
                "HIGHER_FROM",
                tr("Higher categories from"),
                tr("The lowest sub-category that counts as a higher one; differs by province."),
                CATEGORIES,
                "4.1",
            )
        )
        self.addParameter(
            params.advanced(
                params.switch(
                    "IGNORE_ON_TERRAIN",
                    tr("Homes on terrains limit nothing"),
                    tr("They are taken for company homes, on any terrain of the layer, and counted apart."),
                    default=True,
                )
            )
        )
        self.addParameter(
            params.advanced(
                params.metres(
                    "OBJECT_OFFSET",
                    tr("From address point to facade"),
                    tr("Metres by which the facade lies nearer to the terrain than the point."),
                    0.0,
                )
            )
        )

    def add_more_sinks(self) -> None:
        polygons = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            params.sink(
                "CONTOURS",
                tr("Contours of the distances"),
                tr("Optional: around each terrain the distance of its category, both ends."),
                polygons,
                optional=True,
            )
        )
        self.addParameter(
            params.sink(
                "ROOM",
                tr("Room per category"),
                tr("Optional: where on each terrain each category still fits, now and with the plans; from 100 m²."),
                polygons,
                optional=True,
            )
        )

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HIGHER_COUNT": tr("Terrains for higher categories"),
            "WITHIN_HA": tr("Within the distance of existing objects (ha, ground counted once)"),
            "PLAN_LOSS_HA": tr("Room taken by plans (ha, ground counted once)"),
            "HIGHER_LOST_HA": tr("Room for higher categories taken by plans (ha, ground counted once)"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
        }

    def theme(self, run: ConflictRun) -> str:
        return "milieucategorie"

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from ...core.themes.category import FIELDS

        return FIELDS

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from .category_input import assess

        return assess(run, terrains)

    def write_more(self, run: ConflictRun) -> dict[str, Any]:
        from .category_input import write_contours, write_room

        results = {}
        if run.wants("CONTOURS"):
            results["CONTOURS"] = write_contours(run)
        if run.wants("ROOM"):
            results["ROOM"] = write_room(run)
        return results
