"""Balances to play with: everything is read once, and a choice changed costs no more than adding up again.

The sums are those of `supply`, `forecast` and `balance`, so that a view is what the algorithms give for these choices.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import pandas as pd

from .balance import LEVEL, BalanceOptions, balance
from .demand import DemandOptions, Series, forecast
from .keys import TOTAL, keyed
from .supply import SupplyOptions
from .terrains import SupplyTerrains
from .views import Choices, View

#: How many sums of each kind are kept: a slider moved to and fro costs nothing.
KEPT = 24
#: Why a choice cannot be made, by code.
HECTARES_ONLY, NO_DOUBLE_USE, ROWS_ONLY, NO_PRESSURE = "hectares_only", "no_double_use", "rows_only", "no_pressure"
PRESSURE_UNKNOWN = "Van het harde aanbod is niet bekend hoeveel onder druk staat."

Made = TypeVar("Made")


@dataclass(frozen=True)
class JobTables:
    """Demand that is still to be worked out: the tables of landdemand."""

    jobs: pd.DataFrame
    replacement: Series | None = None
    additional: Series | None = None
    double_use: pd.DataFrame | None = None


class Explorer:
    """Supply and demand as they were read, ready to be held against each other again and again.

    Args:
        supply: terrains, or rows of supply that were added up before.
        demand: tables of jobs, or demand in hectares as landdemand gives it.
    """

    def __init__(self, supply: SupplyTerrains | pd.DataFrame, demand: JobTables | pd.DataFrame) -> None:
        self.supply = supply
        self.demand = demand
        self.closed = self._closed()
        self._kept: dict[Hashable, pd.DataFrame] = {}
        self._facts: dict[Hashable, dict[str, list[str]]] = {}

    def look(self, wanted: Choices) -> View:
        """The balance for these choices; one that cannot be made is left as it stands by default.

        Raises:
            ChoiceError: tables that contradict themselves.
        """
        choices = self.possible(wanted)
        supply = self.supply_rows(choices)
        if not choices.pressed_counts:
            supply = without_pressed(supply, by_segment=choices.by_segment)
        options = BalanceOptions(choices.horizon, choices.by_segment)
        found = balance(supply, self.demand_rows(choices), options)
        if not choices.pressed_counts:
            found = replace(found, table=_with_reason(found.table, self.supply_rows(choices)))
        return View(choices, found, self._facts.get(_of_supply(choices), {}))

    def possible(self, wanted: Choices) -> Choices:
        """The choices with those that are closed set back to what they are by default."""
        default = {name: getattr(Choices(), name) for name in self.closed}
        return replace(wanted, **default)

    def supply_rows(self, choices: Choices) -> pd.DataFrame:
        """As landsupply gives them for these choices."""
        given = self.supply
        if isinstance(given, pd.DataFrame):
            return given
        key = _of_supply(choices)

        def make() -> pd.DataFrame:
            found = given.supply(SupplyOptions((), choices.phase3_is_hard, choices.unknown_is_hard))
            self._facts[key] = found.facts
            return found.table

        return self._once(key, make)

    def demand_rows(self, choices: Choices) -> pd.DataFrame:
        """As landdemand gives them for these choices."""
        tables = self.demand
        if isinstance(tables, pd.DataFrame):
            return tables
        scaled = scale(tables, choices.space_pct, choices.double_use_pct)
        key = ("demand", choices.space_pct, choices.double_use_pct, choices.greening_pct)
        options = DemandOptions(greening_pct=choices.greening_pct)
        return self._once(
            key,
            lambda: forecast(scaled.jobs, scaled.replacement, scaled.additional, scaled.double_use, options),
        )

    def regions(self) -> list[str]:
        """Names of all regions in supply or demand."""
        found = [self.supply_rows(Choices())["regio"], self.demand_rows(Choices())["regio"]]
        return sorted(set(pd.concat(found).dropna()))

    def segments(self) -> list[str]:
        """Names of the segments that both supply and demand tell apart; else there is no balance by segment."""
        found = [set(each.dropna()) for each in (self._segment(self.supply), self._segment(self.demand))]
        return sorted(found[0] | found[1]) if all(found) else []

    def years(self) -> tuple[int, int]:
        """First and last horizon that make sense: the year after the reference year, and the last of the demand.

        Only known years count; without any, the default horizon is all there is.
        """
        start = self.supply_rows(Choices())["peiljaar"].astype(float)
        last = self.demand_rows(Choices())["jaar"].astype(float)
        if last.isna().all():
            return Choices().horizon, Choices().horizon
        first = last.min() if start.isna().all() else start.min()
        return int(min(first + 1, last.max())), int(last.max())

    def space_per_job(self) -> float | None:
        """Mean of the table (m2), weighted by the jobs on terrains; None where there are no jobs."""
        if isinstance(self.demand, pd.DataFrame):
            return None
        jobs = self.demand.jobs
        weight = jobs["banen"] * jobs["aandeel_terrein"]
        known = (weight * jobs["m2_per_baan"]).notna()
        whole = weight[known].sum()
        return float((weight * jobs["m2_per_baan"])[known].sum() / whole) if whole > 0 else None

    def double_use_hectares(self) -> float | None:
        """Hectares that the table of double use asks for in its heaviest year; None without a table."""
        if isinstance(self.demand, pd.DataFrame) or self.demand.double_use is None:
            return None
        rows = self.demand.double_use.dropna(subset=["ha_bestand", "pct", "van_jaar", "tot_jaar"])
        taken = rows["ha_bestand"] * rows["pct"] / 100
        sums = [taken[(rows["van_jaar"] <= year) & (rows["tot_jaar"] >= year)].sum() for year in rows["van_jaar"]]
        return float(max(sums, default=0.0))

    def _segment(self, given: SupplyTerrains | JobTables | pd.DataFrame) -> pd.Series[str]:
        if isinstance(given, JobTables):
            given = given.jobs
        table = given if isinstance(given, pd.DataFrame) else given.table
        return table["segment"] if "segment" in table else pd.Series([], dtype=object)

    def _closed(self) -> dict[str, str]:
        """Choice -> code of the reason why it cannot be made."""
        found: dict[str, str] = {}
        if isinstance(self.demand, pd.DataFrame):
            found |= dict.fromkeys(("double_use_pct", "greening_pct", "space_pct"), HECTARES_ONLY)
        elif self.demand.double_use is None or self.demand.double_use.empty:
            found["double_use_pct"] = NO_DOUBLE_USE
        if isinstance(self.supply, pd.DataFrame):
            found |= dict.fromkeys(("phase3_is_hard", "unknown_is_hard"), ROWS_ONLY)
        known = self.supply if isinstance(self.supply, pd.DataFrame) else self.supply.table
        column = "aanbod_onder_druk_ha" if isinstance(self.supply, pd.DataFrame) else "onder_druk"
        if known[column].isna().all():
            found["pressed_counts"] = NO_PRESSURE
        return found

    def _once(self, key: Hashable, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        if key not in self._kept:
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = make()
        return self._kept[key]


def scale(tables: JobTables, space_pct: float, double_use_pct: float) -> JobTables:
    """The tables with other space per job, and more or less double use, than they say (100 = as they say)."""
    jobs, double_use = tables.jobs, tables.double_use
    if space_pct != 100:
        jobs = jobs.assign(m2_per_baan=jobs["m2_per_baan"] * space_pct / 100)
    if double_use is not None and double_use_pct != 100:
        double_use = double_use.assign(pct=double_use["pct"] * double_use_pct / 100)
    return replace(tables, jobs=jobs, double_use=double_use)


def without_pressed(supply: pd.DataFrame, *, by_segment: bool) -> pd.DataFrame:
    """Rows of supply whose hard hectares are those that are not under pressure.

    Of a level where nothing is known of pressure the hard supply becomes unknown, as saldo_min_druk_ha is.
    """
    keys = LEVEL if by_segment else LEVEL[:1]
    known = keyed(supply, keys)
    pressed = known["aanbod_onder_druk_ha"].astype(float)
    told = pressed.notna().groupby([known[key] for key in keys]).transform("any")
    left = known["aanbod_hard_ha"].astype(float) - np.where(told, pressed.fillna(0.0), np.nan)
    rest = supply.reset_index(drop=True)
    return rest.assign(aanbod_hard_ha=left, aanbod_onder_druk_ha=np.where(told, 0.0, np.nan))


def _with_reason(table: pd.DataFrame, supply: pd.DataFrame) -> pd.DataFrame:
    """Says that it is the pressure that is not known, where the hard supply is."""
    hard = supply.dropna(subset=["aanbod_hard_ha"])["regio"]
    unknown = table["aanbod_hard_ha"].isna() & (table["regio"].isin(set(hard)) | (table["regio"] == TOTAL))
    return table.assign(saldo_reden=table["saldo_reden"].where(~unknown, PRESSURE_UNKNOWN))


def _of_supply(choices: Choices) -> tuple[str, bool, bool]:
    return ("supply", choices.phase3_is_hard, choices.unknown_is_hard)
