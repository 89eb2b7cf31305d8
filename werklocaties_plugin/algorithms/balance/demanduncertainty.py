"""How far demand and balance move when the figures behind a forecast are drawn from their ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .balance import BalanceAlgorithm
from .supplydemandbalance import HORIZON

if TYPE_CHECKING:
    import pandas as pd

    from ...core.balance.uncertainty import Uncertainty, UncertaintyOptions

EQUAL, APART = "gelijk", "apart"
#: Parameters with a range of their own.
NUMBERS = ("HORIZON", "DRAWS", "SEED")


class DemandUncertainty(BalanceAlgorithm):
    """Ranges in, percentiles and the share of draws with a shortage out; never called a forecast."""

    def name(self) -> str:
        return "demanduncertainty"

    def displayName(self) -> str:
        return tr("Uncertainty of demand and balance")

    def shortDescription(self) -> str:
        return tr(
            "Percentiles of demand and balance, and how often land falls short, when the figures behind are drawn"
        )

    def tags(self) -> list[str]:
        return tr("uncertainty,demand,balance,percentile,monte carlo,chance,shortage,range,draws,region").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "DEMAND_P10_HA": tr("Demand of all regions: 10 % of the draws stay below it (ha)"),
            "DEMAND_P50_HA": tr("Demand of all regions: half of the draws stay below it (ha)"),
            "DEMAND_P90_HA": tr("Demand of all regions: 90 % of the draws stay below it (ha)"),
            "SHORTAGE_PCT": tr("Draws in which all regions together fall short (%)"),
            "UNKNOWN_COUNT": tr("Rows that could not be drawn"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (
            params.source(
                "DEMAND",
                tr("Demand"),
                tr(
                    "Output of Land demand per region, or your own table regio, scenario, jaar, vraag_ha: "
                    "cumulative hectares."
                ),
                TABLE,
                optional=True,
            ),
            params.source(
                "JOBS",
                tr("Jobs"),
                tr(
                    "The table of jobs of Land demand per region. Without demand: its growth is what is drawn. "
                    "With demand: needed for ranges of aandeel_terrein and m2_per_baan."
                ),
                TABLE,
                optional=True,
            ),
            params.source(
                "RANGES",
                tr("Ranges"),
                tr(
                    "Table regio, segment, parameter, min, modus, max; without regio or segment a row holds for all. "
                    "aandeel_terrein and m2_per_baan in their own unit, the rest as factors: 1 is as in the forecast."
                ),
                TABLE,
            ),
            params.source(
                "SUPPLY",
                tr("Supply"),
                tr(
                    "Optional, for the balance: output of Land supply per region, or a table regio, peiljaar, "
                    "aanbod_hard_ha."
                ),
                TABLE,
                optional=True,
            ),
            params.whole_number(
                "HORIZON",
                tr("Horizon"),
                tr("Year up to which demand counts; 2032 in the national strategy."),
                HORIZON,
                1900,
                2200,
            ),
            params.choice(
                "SCENARIOS",
                tr("Scenarios"),
                tr("gelijk: each draw takes one of them, all as often. apart: a row for each scenario."),
                [EQUAL, APART],
                EQUAL,
            ),
            params.switch("BY_SEGMENT", tr("A row per segment too"), tr("Else one row per region."), default=False),
            params.source(
                "REGIONS", tr("Regions"), tr("Polygons: then the output is a map of the chances."), optional=True
            ),
            params.field("REGION_NAME", tr("Name of the region"), tr("Left empty: regio, statnaam."), "REGIONS"),
            params.advanced(
                params.choice(
                    "DISTRIBUTION",
                    tr("Distribution"),
                    tr("driehoek: likeliest at modus, and falling straight to min and max."),
                    ["driehoek"],
                    "driehoek",
                )
            ),
            *params.draws(5000),
            params.advanced(
                params.switch(
                    "EXTRAPOLATE",
                    tr("Go on beyond the last year of the demand"),
                    tr("Along its last two years. Else a horizon beyond the data leaves the row unknown."),
                    default=False,
                )
            ),
            params.advanced(
                params.year(
                    "REFERENCE_YEAR",
                    tr("Reference year"),
                    tr("For rows of supply without peiljaar. Without supply demand counts from it."),
                )
            ),
            decimal_sign(),
            params.sink("OUTPUT", tr("Uncertainty"), tr("A row per region, and the total."), TABLE),
        ):
            self.addParameter(parameter)
        self.add_number_outputs()

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.errors import ChoiceError

        if all(parameters.get(name) in (None, "") for name in ("DEMAND", "JOBS")):
            raise ChoiceError("uncertain_nothing")
        params.check_ranges(self, parameters, NUMBERS, context)

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        options = self._options(parameters, context)
        found = self._spread(parameters, context, feedback, options)
        self.warn_of_facts(found.facts, feedback)
        results = _results(found)
        self.say(results, feedback)
        feedback.pushInfo(
            tr(
                "{draws} draws with seed {seed}. No forecast: the percentages hold as far as the ranges do, and know "
                "nothing of what no range was given for."
            ).format(draws=options.draws, seed=options.seed)
        )
        results["OUTPUT"] = self._write_spread(parameters, context, feedback, found.table)
        return results

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> UncertaintyOptions:
        from ...core.balance.uncertainty import UncertaintyOptions

        return UncertaintyOptions(
            self.parameterAsInt(parameters, "HORIZON", context),
            by_segment=self.parameterAsBool(parameters, "BY_SEGMENT", context),
            extrapolate=self.parameterAsBool(parameters, "EXTRAPOLATE", context),
            draws=self.parameterAsInt(parameters, "DRAWS", context),
            seed=self.parameterAsInt(parameters, "SEED", context),
            per_scenario=self.parameterAsEnumString(parameters, "SCENARIOS", context) == APART,
            reference_year=self.optional_year(parameters, "REFERENCE_YEAR", context),
        )

    def _spread(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        options: UncertaintyOptions,
    ) -> Uncertainty:
        from ...core.balance.demand import DemandOptions, forecast
        from ...core.balance.ranges import read
        from ...core.balance.uncertainty import spread
        from ...core.errors import Cancelled
        from ...qgis_io.demand_input import DEMAND_PARTS, JOBS, RANGES, read_table
        from ...qgis_io.supply_input import read_supply

        def progress(fraction: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * fraction)

        tables = self.table_reader(parameters, context, feedback)
        ranges = read(read_table(self.required(parameters, "RANGES", context), RANGES, tables))
        given = {name: self.given(parameters, name, context) for name in ("DEMAND", "JOBS", "SUPPLY")}
        jobs = None if given["JOBS"] is None else read_table(given["JOBS"], JOBS, tables)
        if given["DEMAND"] is not None:
            demand = read_table(given["DEMAND"], DEMAND_PARTS, tables)
        else:
            demand = forecast(jobs, None, None, None, DemandOptions())
        supply = None if given["SUPPLY"] is None else read_supply(given["SUPPLY"], tables, options.reference_year)
        return spread(demand, supply, ranges, options, jobs, progress)

    def _write_spread(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        table: pd.DataFrame,
    ) -> str:
        from ...core.balance.uncertainty import FIELDS
        from ...qgis_io.regions import on_regions
        from ...qgis_io.styles.balance import style_chances
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.supply_input import region_field
        from ...qgis_io.writing import plain_table

        rows = plain_table(table, FIELDS)
        regions = self.given(parameters, "REGIONS", context)
        if regions is None:
            return self.write(parameters, "OUTPUT", rows, context, name_fields)
        field = region_field(regions, self.parameterAsString(parameters, "REGION_NAME", context))
        mapped = on_regions(rows, table["regio"].tolist(), regions, field, feedback)
        return self.write(parameters, "OUTPUT", mapped, context, style_chances)


def _results(found: Uncertainty) -> dict[str, Any]:
    """Figures of the total; None where there is one for each scenario."""
    table = found.table
    total = table.iloc[-1]
    columns = {
        "DEMAND_P10_HA": "vraag_p10_ha",
        "DEMAND_P50_HA": "vraag_p50_ha",
        "DEMAND_P90_HA": "vraag_p90_ha",
        "SHORTAGE_PCT": "kans_tekort_pct",
    }
    one = table["scenario"].nunique() < 2
    figures = {
        name: float(total[column]) if one and total[column] == total[column] else None
        for name, column in columns.items()
    }
    return {**figures, "UNKNOWN_COUNT": int(table["vraag_p50_ha"].isna().sum())}
