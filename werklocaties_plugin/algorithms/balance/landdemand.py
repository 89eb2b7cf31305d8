"""How much land business will ask for: growth of jobs, replacement, additional needs and allowances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterDefinition

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .balance import BalanceAlgorithm

if TYPE_CHECKING:
    import pandas as pd

    from ...core.balance.demand import DemandOptions, Series
    from ...qgis_io.tables import TableReader


class LandDemand(BalanceAlgorithm):
    """Forecast tables in, demand per region, segment, scenario and year out; nothing is forecast here."""

    def name(self) -> str:
        return "landdemand"

    def displayName(self) -> str:
        return tr("Land demand per region")

    def shortDescription(self) -> str:
        return tr("Hectares that jobs, replacement and additional needs ask for, per region, scenario and year")

    def tags(self) -> list[str]:
        return tr("demand,land,jobs,employment,hectares,scenario,forecast,expansion,replacement,region").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "BASE_YEAR": tr("Base year"),
            "LAST_YEAR": tr("Last year"),
            "DEMAND_LOW_HA": tr("Demand in the last year, lowest scenario (ha)"),
            "DEMAND_HIGH_HA": tr("Demand in the last year, highest scenario (ha)"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            params.source(
                "JOBS",
                tr("Jobs"),
                tr("Table regio, segment, scenario, jaar, banen, aandeel_terrein (0-1), m2_per_baan."),
                TABLE,
                optional=True,
            )
        )
        columns = tr("Table regio, segment, scenario, jaar, ha. Left out it adds nothing.")
        for name, title, cumulative in (
            ("REPLACEMENT", tr("Replacement demand"), tr("Replacement is cumulative")),
            ("ADDITIONAL", tr("Additional demand"), tr("Additional demand is cumulative")),
        ):
            self.addParameter(params.source(name, title, columns, TABLE, optional=True))
            self.addParameter(_yes_or_no(f"{name}_CUMULATIVE", cumulative))
        self.addParameter(
            params.source(
                "DOUBLE_USE",
                tr("Double use"),
                tr(
                    "Table segment, ha_bestand, pct, van_jaar, tot_jaar (and regio): old and new systems side by side "
                    "on the existing stock, for a time."
                ),
                TABLE,
                optional=True,
            )
        )
        self._add_allowances()
        self.addParameter(decimal_sign())
        self.addParameter(
            params.sink("OUTPUT", tr("Demand"), tr("A row per region, segment, scenario and year."), TABLE)
        )
        self.add_number_outputs()

    def _add_allowances(self) -> None:
        share = tr("% of growth and replacement together, where that is above zero.")
        for parameter in (
            params.number("GREENING_PCT", tr("Greening and water (%)"), share, 0.0, maximum=100.0),
            params.number("FRICTION_PCT", tr("Frictional vacancy (%)"), share, 0.0, maximum=100.0),
            params.number(
                "RESERVE_YEARS",
                tr("Reserve (years)"),
                tr("Years of average growth and replacement that must lie ready at any time."),
                0.0,
                maximum=30.0,
            ),
            params.year(
                "BASE_YEAR",
                tr("Base year"),
                tr("Demand counts from it. Left empty: the first year of all jobs series."),
            ),
        ):
            self.addParameter(params.advanced(parameter))

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.errors import ChoiceError

        tables = ("JOBS", "REPLACEMENT", "ADDITIONAL")
        if all(parameters.get(name) in (None, "") for name in tables):
            raise ChoiceError("demand_nothing")
        for name in tables[1:]:
            if parameters.get(name) not in (None, "") and not parameters.get(f"{name}_CUMULATIVE"):
                raise ChoiceError("demand_cumulative", parameter=f"{name}_CUMULATIVE")

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.balance.demand import COLUMNS, GROUP, forecast
        from ...qgis_io.demand_input import DOUBLE_USE, JOBS
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.writing import plain_table

        tables = self.table_reader(parameters, context, feedback)
        jobs, double_use = (
            self._table(parameters, name, columns, tables, context)
            for name, columns in (("JOBS", JOBS), ("DOUBLE_USE", DOUBLE_USE))
        )
        replacement, additional = (
            self._series(parameters, name, tables, context) for name in ("REPLACEMENT", "ADDITIONAL")
        )
        demand = forecast(jobs, replacement, additional, double_use, self._options(parameters, context))
        left_out = demand[["uitbreiding_ha", "vervanging_ha", "additioneel_ha", "dubbel_ha"]].isna().all()
        if left_out.any():
            feedback.pushInfo(
                tr("Not given, so not part of the demand: {parts}.").format(parts=", ".join(left_out.index[left_out]))
            )
        results = _results(demand)
        self.say(results, feedback)
        types = {name: str if name in GROUP else int if name == "jaar" else float for name in COLUMNS}
        results["OUTPUT"] = self.write(parameters, "OUTPUT", plain_table(demand, types), context, name_fields)
        return results

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> DemandOptions:
        from ...core.balance.demand import DemandOptions

        greening, friction, reserve = (
            self.parameterAsDouble(parameters, name, context)
            for name in ("GREENING_PCT", "FRICTION_PCT", "RESERVE_YEARS")
        )
        return DemandOptions(greening, friction, reserve, self.optional_year(parameters, "BASE_YEAR", context))

    def _table(
        self,
        parameters: dict[str, Any],
        name: str,
        columns: dict[str, Any],
        tables: TableReader,
        context: QgsProcessingContext,
    ) -> pd.DataFrame | None:
        from ...qgis_io.demand_input import read_table

        given = self.given(parameters, name, context)
        return None if given is None else read_table(given, columns, tables)

    def _series(
        self, parameters: dict[str, Any], name: str, tables: TableReader, context: QgsProcessingContext
    ) -> Series | None:
        from ...core.balance.demand import Series
        from ...qgis_io.demand_input import SERIES

        table = self._table(parameters, name, SERIES, tables, context)
        cumulative = self.parameterAsEnumString(parameters, f"{name}_CUMULATIVE", context)
        return None if table is None else Series(table, cumulative == "ja")


def _yes_or_no(name: str, title: str) -> QgsProcessingParameterDefinition:
    return params.choice(
        name,
        title,
        tr("ja: hectares since the base year. nee: hectares of each single year. Must be said when there is a table."),
        ["ja", "nee"],
        None,
    )


def _results(demand: pd.DataFrame) -> dict[str, Any]:
    last = demand["jaar"].max()
    ends = demand[demand["jaar"] == last].fillna({"scenario": ""})
    sums = ends.groupby("scenario")["vraag_ha"].agg(lambda column: column.sum(skipna=False))
    known = sums.notna().all()
    return {
        "BASE_YEAR": int(demand["jaar"].min()),
        "LAST_YEAR": int(last),
        "DEMAND_LOW_HA": float(sums.min()) if known else None,
        "DEMAND_HIGH_HA": float(sums.max()) if known else None,
    }
