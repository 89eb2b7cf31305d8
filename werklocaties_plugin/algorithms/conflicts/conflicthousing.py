"""Conflict of terrains with housing plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis

from ...i18n import tr
from ...shown_numbers import number
from .. import params
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.measuring.objects import Objects
    from ...core.model import Assessment, Terrains
    from ...core.types import GeometryArray
    from .conflict_run import ConflictRun


class ConflictHousing(ConflictAlgorithm):
    """Plans on and near the terrains, homes near them, and the terrain that decided plans take."""

    def name(self) -> str:
        return "conflicthousing"

    def displayName(self) -> str:
        return tr("Conflict with housing")

    def shortDescription(self) -> str:
        return tr("Housing plans on and near terrains, homes near them, and terrain lost to transformation")

    def tags(self) -> list[str]:
        return tr("housing,dwellings,plans,transformation,planmonitor,diwi,replacement demand,pressure").split(",")

    def add_theme_parameters(self) -> None:
        self.addParameter(
            params.layers(
                "PLANS",
                tr("Housing plans"),
                tr("One or more layers of plans as polygons or points."),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
            )
        )
        self.addParameter(
            params.source(
                "DWELLINGS",
                tr("Existing homes"),
                tr("Optional: homes as points or polygons. Those within the radius are counted; they decide no class."),
                Qgis.ProcessingSourceType.VectorPoint,
                Qgis.ProcessingSourceType.VectorPolygon,
                optional=True,
            )
        )
        self.addParameter(
            params.metres(
                "RADIUS",
                tr("Radius around each terrain"),
                tr("How far 'near' reaches, this distance included. A buffer of 64 segments: up to 0.2 % too small."),
                1_000.0,
            )
        )
        for parameter in self._plan_fields():
            self.addParameter(params.advanced(parameter))
        for name, label in (("FROM_YEAR", tr("Plans from year")), ("TO_YEAR", tr("Plans up to year"))):
            explanation = tr("Optional: only plans in these years, ends included. A plan without a year stays in.")
            self.addParameter(params.advanced(params.year(name, label, explanation)))
        self.addParameter(params.min_overlap())
        self.addParameter(params.min_width())

    def _plan_fields(self) -> list[object]:
        fields = (
            (
                "PLAN_DWELLINGS",
                tr("Number of homes"),
                tr("Net homes. NULL is unknown: the plan counts, its homes do not."),
            ),
            ("PLAN_STATUS", tr("Planning status"), tr("1A to 2C are hard; 3, 4A, 4B and what is unreadable are soft.")),
            ("PLAN_TYPE", tr("Plan type"), tr("TRANSFORMATIEGEBIED marks plans that take the terrain.")),
            ("PLAN_YEAR", tr("Year of the plan"), tr("The year, or a text that holds it.")),
            ("PLAN_ID", tr("Plan id"), tr("Features with the same id are one plan; its homes count once.")),
            ("PARENT_ID", tr("Id of the parent plan"), tr("A parent brings only the homes its children do not.")),
        )
        return [params.field(name, label, explanation, "PLANS") for name, label, explanation in fields]

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "OVERLAP_COUNT": tr("Terrains that overlap a plan"),
            "OVERLAP_HA": tr("Overlap (ha, ground counted once)"),
            "HARD_OVERLAP_HA": tr("Overlap with hard plans (ha, ground counted once)"),
            "PLANNED_DWELLINGS_ON_TERRAINS": tr("Homes planned on terrains"),
            "LOSS_HA": tr("Terrain lost to decided transformation (ha)"),
            "PLANS_WITHOUT_NUMBER": tr("Plans of unknown number of homes"),
            "SLIVER_COUNT": tr("Terrains where slivers were set aside"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
        }

    def theme(self, run: ConflictRun) -> str:
        return "woningbouw"

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from ...core.themes.housing import FIELDS

        return FIELDS

    def zone_objects(self, run: ConflictRun, terrains: Terrains) -> tuple[GeometryArray, Objects] | None:
        from ...core.measuring.objects import group_objects
        from .housing_input import read_plans

        plans, _ = read_plans(run)
        if plans is None:
            return None
        areas = plans.geometry.copy()
        areas[~plans.is_area] = None
        return areas, group_objects(plans.plan_id, plans.name)

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from ...core.themes import housing
        from ...qgis_io.values import numbers
        from .conflict_run import CHECKED
        from .housing_input import read_homes, read_plans, say_plan_facts

        options = housing.Options(run.number("RADIUS"), run.slivers(), run.wants("PAIRS"))
        plans, plans_are_empty = read_plans(run)
        assessment = housing.assess(
            terrains,
            numbers(run.terrain_values("jobs")),
            plans,
            read_homes(run, "DWELLINGS", terrains, options.radius),
            options,
            run.rules,
            run.engine.part(CHECKED, 1),
            plans_are_empty=plans_are_empty,
        )
        say_plan_facts(run, assessment.facts)
        if assessment.facts.get("covered_twice_ha", 0) > 0.005:
            run.feedback.pushInfo(
                tr("Terrain under more than one plan: {ha} ha. Hectares count once, homes add up.").format(
                    ha=number(assessment.facts["covered_twice_ha"], 2)
                )
            )
        return assessment
