"""Demand since the reference year of the supply, for every level, scenario and year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..types import BoolArray, FloatArray, IntArray, TextArray
from .keys import UNKNOWN
from .years import at_years

KEYS = ["regio", "segment", "scenario"]


@dataclass(frozen=True)
class Needs:
    """Demand in hectares net.

    Attributes:
        scenarios: (s,) names; '' where the demand has one series without a name.
        hectares: (n, s, y) since the reference year, NaN unknown.
        present: (n, s) True where the level has the scenario.
    """

    scenarios: list[str]
    hectares: FloatArray
    present: BoolArray

    def band(self) -> tuple[FloatArray, FloatArray]:
        """(n, y) lowest and highest over the scenarios of each level; NaN where one of them is unknown, or none is."""
        there = self.present[:, :, None]
        if not self.scenarios:
            nothing = np.full((self.hectares.shape[0], self.hectares.shape[2]), np.nan)
            return nothing, nothing
        low = np.where(there, self.hectares, np.inf).min(axis=1)
        high = np.where(there, self.hectares, -np.inf).max(axis=1)
        none = self.present.sum(axis=1, keepdims=True) == 0
        return np.where(none, np.nan, low), np.where(none, np.nan, high)

    def with_sum(self, rows: IntArray) -> Needs:
        """One level more: the sum of these; unknown in a scenario that one of them has not."""
        summed = self.hectares[rows].sum(axis=0, keepdims=True)
        present = self.present[rows].any(axis=0, keepdims=True)
        return Needs(self.scenarios, np.vstack([self.hectares, summed]), np.vstack([self.present, present]))


def needs_of(
    demand: pd.DataFrame, levels: TextArray, year: FloatArray, years: IntArray, *, by_segment: bool, extrapolate: bool
) -> Needs:
    """Demand(y) - demand(reference year) of each level; of a reserve that must lie ready at any time, all of it.

    Args:
        demand: KEYS (no NaN), jaar, vraag_ha and optionally reserve_ha (part of vraag_ha).
        levels: (n, 2) region and segment.
        year: (n,) reference years, NaN unknown.

    Raises:
        ChoiceError
    """
    demand = for_every_scenario(demand)
    reserve = demand.get("reserve_ha", pd.Series(0.0, index=demand.index)).fillna(0.0)
    demand = demand.assign(groei_ha=demand["vraag_ha"] - reserve, reserve_ha=reserve)
    scenarios = sorted(set(demand["scenario"]))
    wide = at_years(demand, KEYS, "groei_ha", years, extrapolate=extrapolate)
    # Few forecasts have a reserve, and looking for one takes as long as the growth does.
    has_reserve = bool((demand["reserve_ha"] != 0).any())
    ready = at_years(demand, KEYS, "reserve_ha", years, extrapolate=extrapolate) if has_reserve else wide * 0.0
    row, column = _places(wide.index.tolist(), levels, scenarios, by_segment=by_segment)
    shape = (len(levels), len(scenarios), len(years))
    growth, stock, present = np.zeros(shape), np.zeros(shape), np.zeros(shape[:2], dtype=bool)
    np.add.at(growth, (row, column), wide.to_numpy())
    np.add.at(stock, (row, column), ready.to_numpy())
    present[row, column] = True
    growth[~present] = np.nan
    start = np.searchsorted(years, np.nan_to_num(year, nan=years[0]))
    base = np.take_along_axis(growth, start[:, None, None], axis=2)
    base[np.isnan(year)] = np.nan
    return Needs(scenarios, growth - base + stock, present)


def for_every_scenario(demand: pd.DataFrame) -> pd.DataFrame:
    """Rows without a scenario once for each that has a name."""
    named = sorted(set(demand["scenario"]) - {UNKNOWN})
    general = demand["scenario"] == UNKNOWN
    if not named or not general.any():
        return demand
    copies = [demand[general].assign(scenario=name) for name in named]
    return pd.concat([demand[~general], *copies], ignore_index=True)


def _places(
    series: list[tuple[str, str, str]], levels: TextArray, scenarios: list[str], *, by_segment: bool
) -> tuple[IntArray, IntArray]:
    """Level and scenario number of every series."""
    places = {(region, segment): number for number, (region, segment) in enumerate(levels)}
    row = [places[region, segment if by_segment else UNKNOWN] for region, segment, _ in series]
    column = [scenarios.index(scenario) for _, _, scenario in series]
    return np.array(row, dtype=np.int64), np.array(column, dtype=np.int64)
