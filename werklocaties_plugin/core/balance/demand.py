"""Demand for land: growth of jobs, replacement, additional needs and allowances, cumulative since a base year (ha net).

Formula of the forecasts of Bureau BUITEN and Stec: jobs x share on terrains x m2 per job, in a year less the base year.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import M2_PER_HA, FloatArray, IntArray
from .keys import UNKNOWN, keyed, unkeyed
from .years import at_years, per_year

GROUP = ["regio", "segment", "scenario"]
PARTS = ("uitbreiding_ha", "vervanging_ha", "additioneel_ha", "dubbel_ha", "toeslag_ha", "reserve_ha")
COLUMNS = (*GROUP, "jaar", *PARTS, "vraag_ha")


@dataclass(frozen=True)
class DemandOptions:
    """Allowances on top of the forecast.

    Attributes:
        greening_pct: for greening and water on the terrain, % of growth and replacement together.
        friction_pct: for the vacancy that moving firms need, % of growth and replacement together.
        reserve_years: years of average growth and replacement that must lie ready at any time.
        base_year: from which demand counts; None takes the first year that every series of jobs has, else the first
            year of any table.
    """

    greening_pct: float = 0.0
    friction_pct: float = 0.0
    reserve_years: float = 0.0
    base_year: int | None = None


@dataclass(frozen=True)
class Series:
    """Hectares by year: regio, segment, scenario, jaar, ha.

    Attributes:
        cumulative: hectares since the base year, or since the first row where that is earlier; else of each year.
    """

    table: pd.DataFrame
    cumulative: bool


def forecast(
    jobs: pd.DataFrame | None,
    replacement: Series | None,
    additional: Series | None,
    double_use: pd.DataFrame | None,
    options: DemandOptions,
) -> pd.DataFrame:
    """Demand per region, segment, scenario and year.

    Args:
        jobs: regio, segment, scenario, jaar, banen, aandeel_terrein (0-1), m2_per_baan.
        double_use: segment, ha_bestand, pct, van_jaar, tot_jaar and optionally regio; without a region the hectares
            are spread by the space that jobs of the segment take in the base year.

    Returns:
        COLUMNS, a row for every year from the base year to the last one given. A part that was not given is NaN and
        adds nothing; one that was given without a value makes vraag_ha NaN.

    Raises:
        ChoiceError: no rows at all, a base year before the jobs, a share outside 0-1, two rows for one year.
    """
    series = {"vervanging_ha": replacement, "additioneel_ha": additional}
    tables = [each for each in (jobs, *(one.table for one in series.values() if one)) if each is not None]
    if all(each.empty for each in tables):
        raise ChoiceError("demand_empty")
    base = _base_year(jobs, tables, options.base_year)
    years = np.arange(base, int(max(each["jaar"].max() for each in tables if len(each))) + 1, dtype=np.int64)
    scenarios = sorted({name for each in tables for name in each["scenario"].dropna()})
    parts: dict[str, pd.DataFrame] = {}
    space = None
    if jobs is not None and len(jobs):
        space = _space(_prepared(jobs, scenarios), years)
        parts["uitbreiding_ha"] = space.sub(space[base], axis=0)
    for name, given in series.items():
        if given is not None and len(given.table):
            parts[name] = _since(_prepared(given.table, scenarios), base, years, cumulative=given.cumulative)
    if double_use is not None and len(double_use):
        parts["dubbel_ha"] = _double(double_use, space, years)
    return _joined(parts, base, years, options)


def _base_year(jobs: pd.DataFrame | None, tables: list[pd.DataFrame], chosen: int | None) -> int:
    if jobs is None or jobs.empty:
        return chosen or int(min(each["jaar"].min() for each in tables if len(each)))
    first = int(keyed(jobs, GROUP).groupby(GROUP)["jaar"].min().max())
    if chosen is not None and chosen < first:
        raise ChoiceError("base_year", year=str(chosen), first=str(first))
    return chosen or first


def _prepared(table: pd.DataFrame, scenarios: list[str]) -> pd.DataFrame:
    """Keys filled in; rows without a scenario hold for every scenario."""
    table = keyed(table, GROUP)
    general = table["scenario"] == UNKNOWN
    if not general.any() or not scenarios:
        return table
    return pd.concat(
        [table[~general], *(table[general].assign(scenario=name) for name in scenarios)], ignore_index=True
    )


def _space(jobs: pd.DataFrame, years: IntArray) -> pd.DataFrame:
    """Hectares that the jobs on terrains take, a column per year."""
    wrong = jobs.loc[~jobs["aandeel_terrein"].between(0, 1) & jobs["aandeel_terrein"].notna(), "aandeel_terrein"]
    if len(wrong):
        raise ChoiceError("share_range", value=f"{wrong.iloc[0]:g}")
    hectares = jobs["banen"] * jobs["aandeel_terrein"] * jobs["m2_per_baan"] / M2_PER_HA
    return at_years(jobs.assign(ha=hectares), GROUP, "ha", years)


def _since(table: pd.DataFrame, base: int, years: IntArray, *, cumulative: bool) -> pd.DataFrame:
    """Hectares since the base year, a column per year."""
    if not cumulative:
        later = per_year(table, GROUP, "ha", years)
        later[base] = 0.0
        return later.cumsum(axis=1, skipna=False)
    started = table.groupby(GROUP)["jaar"].transform("min") <= base
    zero = table[~started].drop_duplicates(GROUP).assign(jaar=base, ha=0.0)
    level = at_years(pd.concat([table, zero], ignore_index=True), GROUP, "ha", years)
    return level.sub(level[base], axis=0)


def _double(double_use: pd.DataFrame, space: pd.DataFrame | None, years: IntArray) -> pd.DataFrame:
    """Hectares on which old and new systems stand side by side, only from van_jaar up to and including tot_jaar."""
    if space is None:
        raise ChoiceError("double_use_without_jobs")
    total = pd.DataFrame(0.0, index=space.index, columns=years)
    there = pd.Series(False, index=space.index)
    for row in keyed(double_use, ["regio", "segment"]).to_dict("records"):
        shares = _shares(row["regio"], row["segment"], space.iloc[:, 0])
        hectares = row["ha_bestand"] * row["pct"] / 100
        within = (years >= row["van_jaar"]) & (years <= row["tot_jaar"])
        if np.isnan([hectares, row["van_jaar"], row["tot_jaar"]]).any():
            hectares, within = np.nan, np.ones(len(years), dtype=bool)
        total.loc[shares.index, years[within]] += np.outer(shares, np.full(within.sum(), hectares))
        there |= there.index.isin(shares.index)
    return total[there]


def _shares(region: str, segment: str, base: pd.Series[float]) -> pd.Series[float]:
    """The part of each region (1 in all, per scenario) by the space its jobs of the segment take in the base year."""
    here = base[base.index.get_level_values("segment") == segment]
    if region != UNKNOWN:
        here = here[here.index.get_level_values("regio") == region]
        return pd.Series(1.0, index=here.index)
    shares: pd.Series[float] = here / here.groupby(level="scenario").transform("sum")
    return shares


def _joined(parts: dict[str, pd.DataFrame], base: int, years: IntArray, options: DemandOptions) -> pd.DataFrame:
    """All parts in one long table, with the allowances and the sum."""
    index = reduce(pd.MultiIndex.union, (wide.index for wide in parts.values()))
    figures: dict[str, FloatArray] = {name: wide.reindex(index).to_numpy(dtype=float) for name, wide in parts.items()}
    # What is not given for a region adds nothing; what is given without a value leaves the sum unknown.
    adds: dict[str, FloatArray] = {
        name: np.where(index.isin(parts[name].index)[:, None], figures[name], 0.0) for name in parts
    }
    nothing: FloatArray = np.zeros((len(index), len(years)))
    growth = adds.get("uitbreiding_ha", nothing) + adds.get("vervanging_ha", nothing)
    needing = np.maximum(growth, 0.0)
    passed = (years - base).astype(float)
    adds["toeslag_ha"] = (options.greening_pct + options.friction_pct) / 100 * needing
    adds["reserve_ha"] = np.where(passed > 0, options.reserve_years * needing / np.maximum(passed, 1.0), 0.0)
    figures |= {name: adds[name] for name in ("toeslag_ha", "reserve_ha")}
    figures["vraag_ha"] = sum(adds.values(), nothing)
    table = index.repeat(len(years)).to_frame(index=False)
    table["jaar"] = np.tile(years.astype(float), len(index))
    table = table.assign(**{name: figure.ravel() for name, figure in figures.items()})
    return unkeyed(table.reindex(columns=list(COLUMNS)), GROUP)
