"""Hard planned supply less demand, per region, in the band that the scenarios span (ha net).

saldo_min = hard supply - highest demand, saldo_max = hard supply - lowest demand. Demand counts from the supply's
reference year: demand(horizon) - demand(reference year), linear between given years.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..types import FloatArray, IntArray, TextArray
from . import reasons
from .keys import TOTAL, UNKNOWN, keyed, unkeyed
from .needs import Needs, needs_of

#: Of a balance this near to zero nobody can say on which side it lies (ha).
TOLERANCE = 0.05
#: Above this share of hectares of unknown phase a balance of hard supply says nothing (%).
UNKNOWN_PHASE_PCT = 10.0

LEVEL = ["regio", "segment"]
SUPPLY = ("aanbod_hard_ha", "aanbod_zacht_ha", "aanbod_onbekend_ha", "aanbod_onder_druk_ha")
FIELDS: dict[str, type] = {
    "regio": str, "segment": str, "peiljaar": int, "horizon": int,
    **dict.fromkeys(SUPPLY, float),
    "vraag_laag_ha": float, "vraag_hoog_ha": float,
    "saldo_min_ha": float, "saldo_max_ha": float,
    "saldo_min_zacht_ha": float, "saldo_max_zacht_ha": float,
    "saldo_min_druk_ha": float, "saldo_max_druk_ha": float,
    "saldo_klasse": str, "tekort_vanaf_hoog": int, "tekort_vanaf_laag": int,
    "saldo_reden": str,
}  # fmt: skip
TIMELINE_FIELDS: dict[str, type] = {
    "regio": str, "segment": str, "jaar": int,
    "aanbod_hard_ha": float, "aanbod_jaar_onbekend_ha": float, "aanbod_zacht_ha": float,
    "vraag_laag_ha": float, "vraag_hoog_ha": float, "saldo_min_ha": float, "saldo_max_ha": float,
}  # fmt: skip
SCENARIO_FIELDS: dict[str, type] = {
    "regio": str, "segment": str, "scenario": str, "peiljaar": int, "horizon": int,
    "aanbod_hard_ha": float, "vraag_ha": float, "saldo_ha": float, "saldo_zacht_ha": float, "saldo_druk_ha": float,
    "tekort_vanaf": int,
}  # fmt: skip


@dataclass(frozen=True)
class BalanceOptions:
    """What is held against what.

    Attributes:
        horizon: year up to which demand counts.
        by_segment: a row per region and segment, else per region.
        extrapolate: go on along the last two years of a demand series that ends before the horizon.
    """

    horizon: int = 2032
    by_segment: bool = False
    extrapolate: bool = False


@dataclass(frozen=True)
class Balance:
    """What supplydemandbalance gives, each sorted by region and segment with the totals last.

    Attributes:
        table: FIELDS, a row per region (and segment) and a total of the regions that have a name.
        timeline: TIMELINE_FIELDS, every year from the reference year to the last of the demand.
        per_scenario: SCENARIO_FIELDS; here the regions add up to the total.
        facts: code -> names, or figures, about which something must be said.
    """

    table: pd.DataFrame
    timeline: pd.DataFrame
    per_scenario: pd.DataFrame
    facts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Land:
    """Supply per level (n), with the totals as the last of them.

    Attributes:
        levels: (n, 2) region and segment.
        year: (n,) reference year.
        hectares: column of SUPPLY -> (n,), NaN unknown.
        deliverable: (n, y) hard supply that can be delivered by each year, as far as its year is known.
        undated: (n,) hard supply of which the year is not known.
    """

    levels: TextArray
    year: FloatArray
    hectares: dict[str, FloatArray]
    deliverable: FloatArray
    undated: FloatArray


def balance(supply: pd.DataFrame, demand: pd.DataFrame, options: BalanceOptions) -> Balance:
    """Hold supply against demand.

    Args:
        supply: regio, segment, peiljaar, beschikbaar_vanaf and SUPPLY, as landsupply gives them; several rows add up.
        demand: regio, segment, scenario, jaar, vraag_ha and optionally reserve_ha, as landdemand gives them; rows
            without a scenario hold for every scenario.

    Raises:
        ChoiceError: two rows of demand for one year, or a row without a year.
    """
    supply = keyed(supply, LEVEL).astype(dict.fromkeys((*SUPPLY, "peiljaar", "beschikbaar_vanaf"), float))
    demand = keyed(demand, [*LEVEL, "scenario"]).astype({"jaar": float, "vraag_ha": float})
    if not options.by_segment:
        supply = supply.assign(segment=UNKNOWN)
    levels = _levels(supply, demand, options.by_segment)
    year = _reference_years(supply, levels)
    years = _years(demand, year, options)
    land = _land(supply, levels, year, years)
    needs = needs_of(demand, levels, year, years, by_segment=options.by_segment, extrapolate=options.extrapolate)
    facts = _facts(supply, land, options)
    land, needs = _with_totals(land, needs, options.by_segment)
    table = _bands(land, needs, years, options)
    return Balance(
        _finished(table, FIELDS),
        _finished(_timeline(land, needs, years), TIMELINE_FIELDS),
        _finished(_per_scenario(land, needs, years, options), SCENARIO_FIELDS),
        facts,
    )


def _levels(supply: pd.DataFrame, demand: pd.DataFrame, by_segment: bool) -> TextArray:
    """(n, 2) every region, and segment, that supply or demand names; what is in no region comes last."""
    columns = LEVEL if by_segment else LEVEL[:1]
    both = pd.concat([supply[columns], demand[columns]]).drop_duplicates()
    both = both.assign(nameless=both["regio"] == UNKNOWN).sort_values(["nameless", *columns])
    levels: TextArray = both.assign(segment=both.get("segment", UNKNOWN))[LEVEL].to_numpy(dtype=object)
    return levels


def _reference_years(supply: pd.DataFrame, levels: TextArray) -> FloatArray:
    """(n,) the oldest reference year of each region; of all supply where a region has none."""
    oldest = supply.groupby("regio")["peiljaar"].min()
    year = oldest.reindex(levels[:, 0]).fillna(supply["peiljaar"].min())
    return np.asarray(year.to_numpy(dtype=float), dtype=np.float64)


def _years(demand: pd.DataFrame, year: FloatArray, options: BalanceOptions) -> IntArray:
    """Every year from the oldest reference year to the last of the demand, the horizon at least."""
    ends = np.append(demand["jaar"].to_numpy(dtype=float), options.horizon)
    starts = year[~np.isnan(year)]
    first = starts.min() if len(starts) else ends.min()
    return np.arange(int(min(first, options.horizon)), int(np.nanmax(ends)) + 1, dtype=np.int64)


def _land(supply: pd.DataFrame, levels: TextArray, year: FloatArray, years: IntArray) -> Land:
    index = pd.MultiIndex.from_arrays([levels[:, 0], levels[:, 1]], names=LEVEL)
    sums = supply.groupby(LEVEL)[list(SUPPLY)].sum(min_count=1).reindex(index)
    dated = supply["beschikbaar_vanaf"].notna()
    steps = np.zeros((len(levels), len(years)))
    rows = index.get_indexer(pd.MultiIndex.from_frame(supply[LEVEL]))
    column = np.searchsorted(years, supply["beschikbaar_vanaf"].fillna(years[0]).to_numpy())
    hard = supply["aanbod_hard_ha"].fillna(0.0).to_numpy()
    counted = dated.to_numpy() & (column < len(years))
    np.add.at(steps, (rows[counted], column[counted]), hard[counted])
    undated = np.bincount(rows[~dated], weights=hard[~dated], minlength=len(levels))
    hectares = {name: np.asarray(sums[name], dtype=np.float64) for name in SUPPLY}
    unknown = np.isnan(hectares["aanbod_hard_ha"])
    deliverable = np.where(unknown[:, None], np.nan, steps.cumsum(axis=1))
    return Land(levels, year, hectares, deliverable, np.where(unknown, np.nan, undated))


def _with_totals(land: Land, needs: Needs, by_segment: bool) -> tuple[Land, Needs]:
    """Add a row for all regions that have a name, and one for each segment in them; unknown where a part is."""
    named = land.levels[:, 0] != UNKNOWN
    segments = sorted(set(land.levels[named, 1])) if by_segment else []
    groups = [(segment, named & (land.levels[:, 1] == segment)) for segment in segments]
    groups.append((TOTAL if by_segment else UNKNOWN, named))
    for segment, rows in groups:
        # Rows already added stand behind those that are summed up.
        here = np.flatnonzero(rows)
        land = Land(
            np.vstack([land.levels, np.array([[TOTAL, segment]], dtype=object)]),
            np.append(land.year, land.year[here].min() if len(here) else np.nan),
            {name: np.append(each, each[here].sum()) for name, each in land.hectares.items()},
            np.vstack([land.deliverable, land.deliverable[here].sum(axis=0)]),
            np.append(land.undated, land.undated[here].sum()),
        )
        needs = needs.with_sum(here)
    return land, needs


def _facts(supply: pd.DataFrame, land: Land, options: BalanceOptions) -> dict[str, list[str]]:
    years = supply[supply["peiljaar"].notna()].groupby("regio")["peiljaar"].nunique()
    late = supply.loc[supply["beschikbaar_vanaf"] > options.horizon, "aanbod_hard_ha"].sum()
    facts = {
        "mixed_years": [str(name) for name in years.index[years > 1]],
        "no_reference_year": sorted({str(name) for name in land.levels[np.isnan(land.year), 0]}),
        "after_horizon": [f"{late:.1f}"] if late > 0 else [],
    }
    return {code: names for code, names in facts.items() if names}


def _bands(land: Land, needs: Needs, years: IntArray, options: BalanceOptions) -> pd.DataFrame:
    at = int(np.searchsorted(years, options.horizon))
    low, high = needs.band()
    low_then, high_then = low[:, at], high[:, at]
    hard, soft, unknown, pressed = (land.hectares[name] for name in SUPPLY)
    table = _heads(land).assign(peiljaar=land.year, horizon=options.horizon, **land.hectares)
    table["vraag_laag_ha"], table["vraag_hoog_ha"] = low_then, high_then
    for suffix, supply in (("", hard), ("_zacht", hard + soft), ("_druk", hard - pressed)):
        table[f"saldo_min{suffix}_ha"] = supply - high_then
        table[f"saldo_max{suffix}_ha"] = supply - low_then
    vague = _unknown_share(hard, soft, unknown)
    table["saldo_klasse"] = classify(table["saldo_min_ha"].to_numpy(), table["saldo_max_ha"].to_numpy(), vague)
    table["tekort_vanaf_hoog"] = _first_shortage(land, high, years)
    table["tekort_vanaf_laag"] = _first_shortage(land, low, years)
    table["saldo_reden"] = reasons.of_balances(table, vague, UNKNOWN_PHASE_PCT)
    return table


def _unknown_share(hard: FloatArray, soft: FloatArray, unknown: FloatArray) -> FloatArray:
    """% of the hectares whose phase is not known; NaN where there are no hectares or not all are known."""
    whole = hard + soft + unknown
    share = np.divide(100 * unknown, whole, out=np.where(whole == 0, 0.0, np.nan), where=whole > 0)
    return np.asarray(share, dtype=np.float64)


def classify(low: FloatArray, high: FloatArray, unknown_pct: FloatArray) -> TextArray:
    """'tekort', 'onzeker', 'voldoende' or 'onbekend' for bands of balances.

    Our own classes, not the ministry's: both ends below zero, one of them, none.

    Args:
        low, high: (n,) ends of the band (ha), NaN unknown.
        unknown_pct: (n,) % of hectares whose phase is not known, NaN unknown.
    """
    with np.errstate(invalid="ignore"):
        known = ~np.isnan(low) & ~np.isnan(high) & (unknown_pct <= UNKNOWN_PHASE_PCT)
        found = np.select([~known, high < -TOLERANCE, low < -TOLERANCE], ["onbekend", "tekort", "onzeker"], "voldoende")
    return np.asarray(found, dtype=object)


def _first_shortage(land: Land, needed: FloatArray, years: IntArray) -> FloatArray:
    """(n,) first year in which demand exceeds the hard supply that can be there by then, NaN for never.

    Land of which the year is not known counts as there: a shortage found is one whatever that year is.
    """
    with np.errstate(invalid="ignore"):
        short = land.deliverable + land.undated[:, None] - needed < -TOLERANCE
        short &= years[None, :] >= land.year[:, None]
    return np.where(short.any(axis=1), years[short.argmax(axis=1)].astype(float), np.nan)


def _heads(land: Land) -> pd.DataFrame:
    return pd.DataFrame({"regio": land.levels[:, 0], "segment": land.levels[:, 1]})


def _timeline(land: Land, needs: Needs, years: IntArray) -> pd.DataFrame:
    """A row per level and year, from its reference year on."""
    low, high = needs.band()
    count = len(years)
    rows = _heads(land).loc[np.repeat(np.arange(len(land.levels)), count)].reset_index(drop=True)
    rows["jaar"] = np.tile(years, len(land.levels))
    rows["aanbod_hard_ha"] = land.deliverable.ravel()
    rows["aanbod_jaar_onbekend_ha"] = np.repeat(land.undated, count)
    rows["aanbod_zacht_ha"] = np.repeat(land.hectares["aanbod_zacht_ha"], count)
    rows["vraag_laag_ha"], rows["vraag_hoog_ha"] = low.ravel(), high.ravel()
    there = rows["aanbod_hard_ha"] + rows["aanbod_jaar_onbekend_ha"]
    rows["saldo_min_ha"], rows["saldo_max_ha"] = there - rows["vraag_hoog_ha"], there - rows["vraag_laag_ha"]
    return rows[rows["jaar"].to_numpy() >= np.repeat(np.nan_to_num(land.year, nan=years[0]), count)]


def _per_scenario(land: Land, needs: Needs, years: IntArray, options: BalanceOptions) -> pd.DataFrame:
    """A row per level and scenario that the level has."""
    at = int(np.searchsorted(years, options.horizon))
    hard, soft, _, pressed = (land.hectares[name] for name in SUPPLY)
    tables = []
    for number, scenario in enumerate(needs.scenarios):
        needed = needs.hectares[:, number]
        table = _heads(land).assign(
            scenario=scenario, peiljaar=land.year, horizon=options.horizon, aanbod_hard_ha=hard,
            vraag_ha=needed[:, at], saldo_ha=hard - needed[:, at], saldo_zacht_ha=hard + soft - needed[:, at],
            saldo_druk_ha=hard - pressed - needed[:, at], tekort_vanaf=_first_shortage(land, needed, years),
        )  # fmt: skip
        tables.append(table[needs.present[:, number]])
    return pd.concat(tables) if tables else pd.DataFrame(columns=list(SCENARIO_FIELDS))


def _finished(table: pd.DataFrame, fields: dict[str, type]) -> pd.DataFrame:
    """The columns in order, unknown keys as None; no figure shows a zero that is only rounding."""
    found = unkeyed(table, [*LEVEL, "scenario"]).reset_index(drop=True)[list(fields)]
    hectares = [name for name in fields if name.endswith("_ha")]
    found[hectares] = found[hectares].astype(float).round(6) + 0.0
    return found
