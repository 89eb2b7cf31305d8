"""How much business terrain the jobs ask for that come with planned homes: a claim on land, no balance."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .balance import BalanceAlgorithm

if TYPE_CHECKING:
    import pandas as pd

    from ...core.balance.housingclaim import ClaimOptions
    from ...qgis_io.supply_input import Source
    from ...qgis_io.tables import TableReader

#: What one home asks for.
FIGURES = ("JOBS_PER_DWELLING", "SHARE_ON_TERRAINS", "M2_PER_JOB_LOW", "M2_PER_JOB_HIGH")
#: Canonical column of HOMES -> parameter that names its field.
CHOSEN = {"regio": "REGION", "woningen": "HOMES_FIELD"}


class WorkHousingClaim(BalanceAlgorithm):
    """Homes x jobs x share on terrains x land per job, per region; never added to a demand forecast."""

    def name(self) -> str:
        return "workhousingclaim"

    def displayName(self) -> str:
        return tr("Claim of planned homes on terrains")

    def shortDescription(self) -> str:
        return tr("Jobs and hectares of business terrain that come with planned homes, per region, held against supply")

    def tags(self) -> list[str]:
        return tr("homes,dwellings,housing,jobs,claim,hectares,region,supply,work and home").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "DWELLINGS": tr("Homes"),
            "JOBS_ON_TERRAINS": tr("Jobs on terrains"),
            "LAND_LOW_HA": tr("Land asked for, at the lowest land per job (ha)"),
            "LAND_HIGH_HA": tr("Land asked for, at the highest land per job (ha)"),
            "WITHOUT_NUMBER_COUNT": tr("Plans or rows of unknown number of homes"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            params.layers(
                "PLANS",
                tr("Housing plans"),
                tr("One or more layers of plans as polygons or points. Or else a table, below."),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
            ),
            params.source(
                "HOMES",
                tr("Table of planned homes"),
                tr("Instead of plans: a table regio, woningen (and status_planologisch); rows of a region add up."),
                TABLE,
                optional=True,
            ),
            params.field("REGION", tr("Region in the table"), tr("Left empty: regio and its like."), "HOMES"),
            params.field(
                "HOMES_FIELD",
                tr("Number of homes in the table"),
                tr("Left empty: woningen, woningen_netto and their like."),
                "HOMES",
            ),
            params.source(
                "REGIONS",
                tr("Regions"),
                tr("Polygons: they tell in which region a plan lies, and the output is a map."),
                optional=True,
            ),
            params.field("REGION_NAME", tr("Name of the region"), tr("Left empty: regio, statnaam."), "REGIONS"),
            params.switch(
                "HARD_ONLY", tr("Hard plans only"), tr("Status 1A to 2C. Else soft plans count too."), default=False
            ),
            params.source(
                "SUPPLY",
                tr("Supply"),
                tr(
                    "Optional, to hold the claim against: output of Land supply per region, or a table regio, "
                    "aanbod_hard_ha."
                ),
                TABLE,
                optional=True,
            ),
        ):
            self.addParameter(parameter)
        self._add_figures()
        self._add_plan_fields()
        self.addParameter(decimal_sign())
        self.addParameter(params.analysis_crs())
        self.addParameter(params.sink("OUTPUT", tr("Claim"), tr("A row per region, and the total."), TABLE))
        self.add_number_outputs()

    def _add_figures(self) -> None:
        land = tr("Net land per job on a terrain; 200 to 286 m² is 50 to 35 jobs per hectare.")
        for parameter in (
            params.number("JOBS_PER_DWELLING", tr("Jobs per home"), tr("One job per home is a policy aim."), 1.0),
            params.number(
                "SHARE_ON_TERRAINS",
                tr("Share of the jobs on terrains (0-1)"),
                tr("0.30 is 30 %; regional figures lie between 0.20 and 0.30."),
                0.30,
                maximum=1.0,
            ),
            params.number("M2_PER_JOB_LOW", tr("Land per job, lowest (m²)"), land, 200.0),
            params.number("M2_PER_JOB_HIGH", tr("Land per job, highest (m²)"), land, 286.0),
        ):
            parameter.setMetadata({"widget_wrapper": {"decimals": 2}})
            self.addParameter(parameter)

    def _add_plan_fields(self) -> None:
        for name, title, explanation in (
            (
                "PLAN_DWELLINGS",
                tr("Number of homes"),
                tr("Net homes. NULL is unknown: the plan counts, its homes do not."),
            ),
            ("PLAN_STATUS", tr("Planning status"), tr("1A to 2C are hard; 3, 4A, 4B and what is unreadable are soft.")),
            ("PLAN_YEAR", tr("Year of the plan"), tr("The year, or a text that holds it.")),
            ("PLAN_ID", tr("Plan id"), tr("Features with the same id are one plan; its homes count once.")),
            ("PARENT_ID", tr("Id of the parent plan"), tr("A parent brings only the homes its children do not.")),
        ):
            self.addParameter(params.advanced(params.field(name, title, explanation, "PLANS")))
        for name, label in (("FROM_YEAR", tr("Plans from year")), ("TO_YEAR", tr("Plans up to year"))):
            explanation = tr("Optional: only plans in these years, ends included. A plan without a year stays in.")
            self.addParameter(params.advanced(params.year(name, label, explanation)))

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.errors import ChoiceError

        given = [bool(parameters.get(name)) for name in ("PLANS", "HOMES")]
        if not any(given):
            raise ChoiceError("claim_nothing")
        if all(given):
            raise ChoiceError("claim_both")
        params.check_ranges(self, parameters, FIGURES, context)
        self._options(parameters, context).check()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.balance.housingclaim import claim
        from ...qgis_io.supply_input import read_supply, region_field

        tables = self.table_reader(parameters, context, feedback)
        regions = self.given(parameters, "REGIONS", context)
        field = None
        if regions is not None:
            field = region_field(regions, self.parameterAsString(parameters, "REGION_NAME", context))
        homes, covered = self._homes(parameters, context, feedback, tables, regions, field)
        land = self.given(parameters, "SUPPLY", context)
        supply = None if land is None else read_supply(land, tables, None)
        table = claim(homes, supply, self._options(parameters, context), covered)
        results = _results(table)
        self.say(results, feedback)
        feedback.pushInfo(
            tr(
                "A claim on land, no balance: a demand forecast already holds the jobs of new inhabitants, so never "
                "add the two up."
            )
        )
        results["OUTPUT"] = self._write_claim(parameters, context, feedback, table, regions, field)
        return results

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> ClaimOptions:
        from ...core.balance.housingclaim import ClaimOptions

        return ClaimOptions(*(self.parameterAsDouble(parameters, name, context) for name in FIGURES))

    def _homes(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        tables: TableReader,
        regions: Source | None,
        field: str | None,
    ) -> tuple[pd.DataFrame, list[str]]:
        """Homes with their region, and the regions of which all homes are in them."""
        from ...core.measuring.engine import processors
        from ..conflicts.conflict_run import MeasuringRun
        from .claim_input import from_plans, from_table

        hard_only = self.parameterAsBool(parameters, "HARD_ONLY", context)
        table = self.given(parameters, "HOMES", context)
        if table is not None:
            return from_table(table, tables, self.chosen_columns(parameters, CHOSEN, context), hard_only=hard_only)
        with ThreadPoolExecutor(max_workers=processors()) as executor:
            run = MeasuringRun(self, parameters, context, feedback, executor)
            return from_plans(run, regions, field, hard_only=hard_only)

    def _write_claim(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        table: pd.DataFrame,
        regions: Source | None,
        field: str | None,
    ) -> str:
        from ...core.balance.housingclaim import FIELDS
        from ...qgis_io.regions import on_regions
        from ...qgis_io.styles.balance import style_claim
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.writing import plain_table

        rows = plain_table(table, FIELDS)
        if regions is None or field is None:
            return self.write(parameters, "OUTPUT", rows, context, name_fields)
        mapped = on_regions(rows, table["regio"].tolist(), regions, field, feedback)
        return self.write(parameters, "OUTPUT", mapped, context, style_claim)


def _results(table: pd.DataFrame) -> dict[str, Any]:
    total = table.iloc[-1]
    figures = {
        "DWELLINGS": "woningen",
        "JOBS_ON_TERRAINS": "banen_terrein",
        "LAND_LOW_HA": "ruimte_laag_ha",
        "LAND_HIGH_HA": "ruimte_hoog_ha",
    }
    known = {name: float(total[column]) for name, column in figures.items() if total[column] == total[column]}
    return {
        **dict.fromkeys(figures),
        **known,
        "WITHOUT_NUMBER_COUNT": int(total["plannen_zonder_aantal"]),
    }
