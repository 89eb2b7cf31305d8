"""Tensions and chances of terrains per area, by the three perspectives of the national spatial tasks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from .balance import BalanceAlgorithm

#: Parameter of a theme list -> the themes it holds by default.
THEMES = {"NATURE_THEMES": "natura2000;water", "ECONOMY_THEMES": None, "CITY_THEMES": "woningbouw;milieucategorie"}


class Perspectives(BalanceAlgorithm):
    """Counts, hectares, jobs and a list per area; no score."""

    def name(self) -> str:
        return "perspectives"

    def displayName(self) -> str:
        return tr("Tensions and chances per area")

    def shortDescription(self) -> str:
        return tr("By the three perspectives, per NOVEX area or region: what is in conflict, and where there is room")

    def tags(self) -> list[str]:
        return tr("perspectives,NOVEX,tension,chance,area,region,higher category,quay,mixing,redevelopment").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "AREA_COUNT": tr("Number of areas"),
            "OUTSIDE_COUNT": tr("Terrains outside every area"),
            "TENSION_COUNT": tr("Terrains with a tension"),
            "CHANCE_COUNT": tr("Terrains with a chance"),
            "CHANCE_HA": tr("Terrains with a chance (ha, ground counted once)"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        terrains = params.terrains()
        terrains.setHelp(
            tr("Output of a screening of terrains with canonical fields. A field that is missing is unknown, never 0.")
        )
        for parameter in (
            params.source("AREAS", tr("Areas"), tr("Polygons, such as NOVEX areas or regions. They may overlap.")),
            params.field("AREA_NAME", tr("Name of the area"), tr("Left empty: gebied, naam and their like."), "AREAS"),
            terrains,
            params.layers(
                "PLANS",
                tr("Housing plans"),
                tr(
                    "Optional: homes planned in each area, and those near the terrains, counted anew. Left empty: the "
                    "field woon_plan_nabij of the screening."
                ),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
            ),
            params.choice(
                "TENSION_FROM",
                tr("A conflict is a tension from class"),
                tr("The lowest class of a theme, or of all themes together, that counts."),
                ["hoog", "midden", "laag"],
                "hoog",
            ),
        ):
            self.addParameter(parameter)
        self._add_more()
        for parameter in (params.terrain_id(), params.analysis_crs(), params.rules()):
            self.addParameter(parameter)
        self._add_outputs()
        self.add_number_outputs()

    def _add_more(self) -> None:
        titles = {
            "NATURE_THEMES": tr("Themes of agriculture and nature"),
            "ECONOMY_THEMES": tr("Themes of energy and economy"),
            "CITY_THEMES": tr("Themes of liveable cities"),
        }
        explanation = tr("Names or prefixes with semicolons between; themes of your own too, such as landbouw.")
        for name, default in THEMES.items():
            self.addParameter(params.advanced(params.text(name, titles[name], explanation, default)))
        self.addParameter(
            params.advanced(
                params.choice(
                    "SUBCATEGORY_RULE",
                    tr("A main category counts as"),
                    tr("For mixing. soepel: its lowest sub-category. streng: its highest."),
                    ["soepel", "streng"],
                    "soepel",
                )
            )
        )
        for name, title, help_text in (
            ("PLAN_DWELLINGS", tr("Number of homes"), tr("Net homes. NULL is unknown, never 0.")),
            ("PLAN_ID", tr("Plan id"), tr("Features with the same id are one plan; its homes count once.")),
            ("PARENT_ID", tr("Id of the parent plan"), tr("A parent brings only the homes its children do not.")),
        ):
            self.addParameter(params.advanced(params.field(name, title, help_text, "PLANS")))

    def _add_outputs(self) -> None:
        polygons = Qgis.ProcessingSourceType.VectorPolygon
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Tensions and chances per area"),
                tr("A row per area; one without a name for terrains outside all of them."),
                polygons,
            )
        )
        self.addParameter(
            params.sink(
                "PER_TERRAIN",
                tr("Tensions and chances per terrain"),
                tr("A row for each area, terrain and subject, with hectares, jobs and the reason."),
                polygons,
                optional=True,
            )
        )

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.judging.perspective_areas import FIELDS
        from ...core.measuring.engine import processors
        from ...qgis_io.regions import on_regions
        from ...qgis_io.styles.perspectives import style_areas, style_findings
        from ...qgis_io.writing import plain_table
        from ..conflicts.conflict_run import MeasuringRun, read_terrains
        from .perspectives_run import area_field, find, finding_table

        rules = self.read_rules(parameters, context, feedback)
        areas = self.required(parameters, "AREAS", context)
        with ThreadPoolExecutor(max_workers=processors()) as executor:
            run = MeasuringRun(self, parameters, context, feedback, executor)
            name = area_field(run, areas)
            read = read_terrains(run)
            found = find(run, read, areas, name, rules)
        self.say(found.numbers, feedback)
        table = plain_table(found.table, FIELDS)
        placed = on_regions(table, found.table["gebied"].tolist(), areas, name, feedback)
        results: dict[str, Any] = dict(found.numbers)
        results["OUTPUT"] = self.write(parameters, "OUTPUT", placed, context, style_areas)
        if self.wants(parameters, "PER_TERRAIN"):
            listed = finding_table(found.findings, read)
            results["PER_TERRAIN"] = self.write(parameters, "PER_TERRAIN", listed, context, style_findings)
        return results
