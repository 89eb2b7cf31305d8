"""Is there enough room for business: hard planned supply less demand, per region, in a band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
)

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .balance import BalanceAlgorithm

if TYPE_CHECKING:
    from ...core.balance.balance import Balance, BalanceOptions

HORIZON = 2032


class SupplyDemandBalance(BalanceAlgorithm):
    """Holds supply against demand; the classes are ours, not the ministry's."""

    def name(self) -> str:
        return "supplydemandbalance"

    def displayName(self) -> str:
        return tr("Balance of supply and demand")

    def shortDescription(self) -> str:
        return tr("Hard planned supply less demand per region, in the band of the scenarios, and from which year short")

    def tags(self) -> list[str]:
        return tr("balance,shortage,supply,demand,band,region,horizon,hectares,2032,scenario").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "HARD_HA": tr("Hard supply (ha)"),
            "BALANCE_MIN_HA": tr("Balance at the highest demand (ha)"),
            "BALANCE_MAX_HA": tr("Balance at the lowest demand (ha)"),
            "SHORT_COUNT": tr("Rows in class tekort"),
            "UNKNOWN_COUNT": tr("Rows in class onbekend"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        horizon = QgsProcessingParameterNumber(
            "HORIZON", tr("Horizon"), Qgis.ProcessingNumberParameterType.Integer, HORIZON, minValue=1900, maxValue=2200
        )
        horizon.setHelp(tr("Year up to which demand counts; 2032 in the national strategy."))
        for parameter in (
            params.source(
                "SUPPLY",
                tr("Supply"),
                tr("Output of landsupply, or your own table regio, peiljaar, aanbod_hard_ha (and aanbod_zacht_ha)."),
                TABLE,
            ),
            params.source(
                "DEMAND",
                tr("Demand"),
                tr("Output of landdemand, or your own table regio, scenario, jaar, vraag_ha: cumulative hectares."),
                TABLE,
            ),
            horizon,
            params.source(
                "REGIONS", tr("Regions"), tr("Polygons: then the output is a map of the balances."), optional=True
            ),
            params.field("REGION_NAME", tr("Name of the region"), tr("Left empty: regio, statnaam."), "REGIONS"),
            params.switch("BY_SEGMENT", tr("A row per segment too"), tr("Else one row per region."), default=False),
            params.advanced(
                params.switch(
                    "EXTRAPOLATE",
                    tr("Go on beyond the last year of the demand"),
                    tr("Along its last two years. Else a horizon beyond the data leaves the balance unknown."),
                    default=False,
                )
            ),
            params.advanced(
                params.year("REFERENCE_YEAR", tr("Reference year"), tr("For rows of supply without peiljaar."))
            ),
            decimal_sign(),
            params.sink("OUTPUT", tr("Balance"), tr("A row per region, and the total."), TABLE),
            params.sink("TIMELINE", tr("Years"), tr("Supply and demand of every year."), TABLE, optional=True),
            params.sink("PER_SCENARIO", tr("Per scenario"), tr("A row per region and scenario."), TABLE, optional=True),
        ):
            self.addParameter(parameter)
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.balance.balance import SCENARIO_FIELDS, TIMELINE_FIELDS, balance
        from ...qgis_io.demand_input import DEMAND, read_table
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.supply_input import read_supply
        from ...qgis_io.writing import plain_table

        tables = self.table_reader(parameters, context, feedback)
        year = self.optional_year(parameters, "REFERENCE_YEAR", context)
        supply = read_supply(self.required(parameters, "SUPPLY", context), tables, year)
        demand = read_table(self.required(parameters, "DEMAND", context), DEMAND, tables)
        found = balance(supply, demand, self._options(parameters, context))
        self._warn(found, feedback)
        results = _results(found)
        self.say(results, feedback)
        results["OUTPUT"] = self._write_balance(parameters, context, feedback, found)
        for name, frame, types in (
            ("TIMELINE", found.timeline, TIMELINE_FIELDS),
            ("PER_SCENARIO", found.per_scenario, SCENARIO_FIELDS),
        ):
            if self.wants(parameters, name):
                results[name] = self.write(parameters, name, plain_table(frame, types), context, name_fields)
        return results

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> BalanceOptions:
        from ...core.balance.balance import BalanceOptions

        return BalanceOptions(
            self.parameterAsInt(parameters, "HORIZON", context),
            by_segment=self.parameterAsBool(parameters, "BY_SEGMENT", context),
            extrapolate=self.parameterAsBool(parameters, "EXTRAPOLATE", context),
        )

    def _write_balance(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        found: Balance,
    ) -> str:
        from ...core.balance.balance import FIELDS
        from ...qgis_io.regions import on_regions
        from ...qgis_io.styles.balance import style_balance
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.supply_input import region_field
        from ...qgis_io.writing import plain_table

        table = plain_table(found.table, FIELDS)
        regions = self.given(parameters, "REGIONS", context)
        if regions is None:
            return self.write(parameters, "OUTPUT", table, context, name_fields)
        field = region_field(regions, self.parameterAsString(parameters, "REGION_NAME", context))
        mapped = on_regions(table, found.table["regio"].tolist(), regions, field, feedback)
        return self.write(parameters, "OUTPUT", mapped, context, style_balance)

    def _warn(self, found: Balance, feedback: QgsProcessingFeedback) -> None:
        self.warn_of_facts(found.facts, feedback)
        feedback.pushInfo(
            tr(
                "Band ends of regions do not add up to those of the total: regions need not have their extremes in the "
                "same scenario. Per scenario they do. The classes are ours, not the ministry's."
            )
        )


def _results(found: Balance) -> dict[str, Any]:
    total = found.table.iloc[-1]
    figures = {
        "HARD_HA": total["aanbod_hard_ha"],
        "BALANCE_MIN_HA": total["saldo_min_ha"],
        "BALANCE_MAX_HA": total["saldo_max_ha"],
    }
    klasse = found.table["saldo_klasse"].iloc[:-1]
    return {
        **{name: float(value) if value == value else None for name, value in figures.items()},
        "SHORT_COUNT": int((klasse == "tekort").sum()),
        "UNKNOWN_COUNT": int((klasse == "onbekend").sum()),
    }
