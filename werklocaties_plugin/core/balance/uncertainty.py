"""How far demand and balance move when the figures behind them are drawn anew from their ranges (ha net).

No forecast: what comes out holds as far as the ranges do. One draw of a parameter holds for all regions and segments:
each reads its own range at the same chance, for a land use per job that turns out high does so everywhere. Different
parameters are drawn apart. Draws are spread evenly over the chances (Latin hypercube): few give steady percentiles.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import FloatArray, IntArray
from . import reasons
from .balance import SUPPLY, TOLERANCE, Balance, BalanceOptions, balance
from .keys import UNKNOWN, keyed, unkeyed
from .parts import Factors, Parts, parts_of, values_at
from .ranges import Ranges
from .sums import Sums

#: Percentiles of the output.
PERCENTILES = (10, 50, 90)
FIELDS: dict[str, type] = {
    "regio": str, "segment": str, "scenario": str, "peiljaar": int, "horizon": int, "trekkingen": int,
    **{f"vraag_p{each}_ha": float for each in PERCENTILES},
    "aanbod_hard_ha": float,
    **{f"saldo_p{each}_ha": float for each in PERCENTILES},
    "kans_tekort_pct": float, "bepalend": str, "bepalend_pct": float, "kans_reden": str,
}  # fmt: skip
#: Variance (ha2) below which nothing was spread.
NO_SPREAD = 1e-9
#: Why a row cannot be drawn that the balance does know, or that is held against nothing.
NOT_DRAWN = "De vraag is niet in elk scenario bekend, of in de tabel met banen ontbreekt een waarde."
#: The name under which the choice of a scenario is drawn, and said.
SCENARIO = "scenario"


@dataclass(frozen=True)
class UncertaintyOptions:
    """What is drawn, and for when.

    Attributes:
        horizon, by_segment, extrapolate: as for the balance.
        draws: how many.
        seed: the same seed gives the same draws, whatever other parameters have a range.
        per_scenario: a row for each scenario; else each draw takes one of them, all as often.
        reference_year: from which demand counts where no supply tells it; None takes the first year of the demand.
    """

    horizon: int = 2032
    by_segment: bool = False
    extrapolate: bool = False
    draws: int = 5000
    seed: int = 1
    per_scenario: bool = False
    reference_year: int | None = None


@dataclass(frozen=True)
class Uncertainty:
    """What the draws say.

    Attributes:
        table: FIELDS, a row per region (and segment, and scenario), totals last.
        facts: code -> names about which something must be said.
    """

    table: pd.DataFrame
    facts: dict[str, list[str]] = field(default_factory=dict)


def _on(fraction: float) -> None:
    """Progress that nobody looks at."""


def spread(
    demand: pd.DataFrame,
    supply: pd.DataFrame | None,
    ranges: Ranges,
    options: UncertaintyOptions,
    jobs: pd.DataFrame | None = None,
    progress: Callable[[float], None] = _on,
) -> Uncertainty:
    """Draw, add up and rank.

    Args:
        demand: regio, segment, scenario, jaar, vraag_ha and the parts of landdemand that are known; what is in vraag_ha
            and in no part is only moved by the parameter vraag.
        supply: as the balance takes it; None for demand only.
        jobs: regio, segment, scenario, jaar, aandeel_terrein, m2_per_baan; needed where one of those has a range.
        progress: called with 0-1; may raise Cancelled.

    Raises:
        ChoiceError: the demand is empty or cannot be read, or jobs are needed and not given.
    """
    if demand.empty:
        raise ChoiceError("demand_empty")
    held = _held(demand, supply, options)
    sums = Sums(held.table, by_segment=options.by_segment)
    parts = parts_of(demand, sums.year, options.horizon, extrapolate=options.extrapolate)
    values = values_at(ranges, jobs, parts, options.horizon, extrapolate=options.extrapolate)
    factors = Factors(ranges, parts, values)
    chance = {name: _chances(name, options) for name in ranges.parameters}
    scenarios = sorted(set(parts.scenario))
    if options.per_scenario or len(scenarios) < 2:
        groups: list[list[tuple[str, IntArray]]]
        groups = [[(name, np.arange(options.draws, dtype=np.int64))] for name in scenarios or [UNKNOWN]]
    else:
        which = (_chances(SCENARIO, options) * len(scenarios)).astype(np.int64)
        chance[SCENARIO] = which.astype(float)
        groups = [[(name, np.flatnonzero(which == number)) for number, name in enumerate(scenarios)]]
    tables: list[pd.DataFrame] = []
    for number, group in enumerate(groups):
        found = np.empty((len(held.table), options.draws))
        for name, columns in group:
            chosen = {key: values[columns] for key, values in chance.items()}
            found[:, columns] = sums.demand(factors, name, chosen, partial(progress, number / len(groups)))
        title = group[0][0] if options.per_scenario else UNKNOWN
        tables.append(_ranked(held.table, found, chance, title, options, compared=supply is not None))
    progress(1.0)
    table = pd.concat(tables, ignore_index=True)
    return Uncertainty(_finished(table), {**held.facts, **_facts(ranges, parts, factors)})


def _held(demand: pd.DataFrame, supply: pd.DataFrame | None, options: UncertaintyOptions) -> Balance:
    """The balance as it is without drawing: its rows, reference years and supply are those of the draws."""
    chosen = BalanceOptions(options.horizon, by_segment=options.by_segment, extrapolate=options.extrapolate)
    if supply is not None:
        return balance(supply, demand, chosen)
    known = keyed(demand, ["regio", "segment", "scenario"])
    first = known.groupby(["regio", "segment", "scenario"])["jaar"].min().max()
    nothing = unkeyed(known[["regio", "segment"]].drop_duplicates(), ["regio", "segment"])
    nothing["peiljaar"] = float(first if options.reference_year is None else options.reference_year)
    found = balance(nothing.assign(beschikbaar_vanaf=np.nan, **dict.fromkeys(SUPPLY, np.nan)), demand, chosen)
    return Balance(found.table, found.timeline, found.per_scenario)


def _chances(name: str, options: UncertaintyOptions) -> FloatArray:
    """(d,) one chance in each of d equal steps, in an order of the parameter's own."""
    stream = np.random.default_rng([options.seed, zlib.crc32(name.encode("utf-8"))])
    return np.asarray((stream.permutation(options.draws) + stream.random(options.draws)) / options.draws)


def _ranked(
    table: pd.DataFrame,
    found: FloatArray,
    chance: dict[str, FloatArray],
    scenario: str,
    options: UncertaintyOptions,
    *,
    compared: bool,
) -> pd.DataFrame:
    """Percentiles of demand and balance, the share of draws with a shortage, and what decides most.

    Args:
        table: rows of the balance as it is without drawing.
        found: (k, d) demand.
        compared: False where there is no supply to hold it against.
    """
    known = ~np.isnan(found).any(axis=1)
    hard = table["aanbod_hard_ha"].to_numpy(dtype=float)
    rows = keyed(table, ["regio", "segment"])[["regio", "segment", "peiljaar", "horizon"]]
    rows = rows.assign(scenario=scenario, trekkingen=options.draws, aanbod_hard_ha=hard)
    for each, values in zip(PERCENTILES, np.percentile(found, PERCENTILES, axis=1), strict=True):
        rows[f"vraag_p{each}_ha"] = values
    for each in PERCENTILES:
        rows[f"saldo_p{each}_ha"] = hard - rows[f"vraag_p{100 - each}_ha"]
    short = 100 * (found - hard[:, None] > TOLERANCE).mean(axis=1)
    judged = known & compared & (table["saldo_klasse"] != "onbekend").to_numpy()
    rows["kans_tekort_pct"] = np.where(judged, short, np.nan)
    rows["bepalend"], rows["bepalend_pct"] = _deciding(found, chance)
    told = (table["saldo_klasse"] == "onbekend").to_numpy() & compared
    why = np.where(told, table["saldo_reden"], np.where(known, "", NOT_DRAWN))
    rows["kans_reden"] = reasons.of_draws(rows, why, compared=compared)
    return rows


def _deciding(found: FloatArray, chance: dict[str, FloatArray]) -> tuple[list[str | None], FloatArray]:
    """(k,) the parameter that explains most of the variance of the demand by itself, and how much (%)."""
    apart = found - found.mean(axis=1, keepdims=True)
    variance = np.square(apart).mean(axis=1)
    shares = []
    for name, values in chance.items():
        if name == SCENARIO:
            groups = [values == each for each in np.unique(values)]
            explained = sum(here.mean() * np.square(apart[:, here].mean(axis=1)) for here in groups)
        else:
            standard = (values - values.mean()) / (values.std() or 1.0)
            explained = np.square(apart @ standard / found.shape[1])
        shares.append(explained)
    with np.errstate(invalid="ignore"):
        there = variance > NO_SPREAD
    percent = 100 * np.max(shares, axis=0) / np.where(there, variance, np.nan)
    names = list(chance)
    most = [names[number] if here else None for number, here in zip(np.argmax(shares, axis=0), there, strict=True)]
    return most, np.asarray(percent, dtype=np.float64)


def _facts(ranges: Ranges, parts: Parts, factors: Factors) -> dict[str, list[str]]:
    """Ranges that move nothing: of a region or segment without demand, or of a part that the demand has not."""
    lost, without = [], []
    for name in ranges.parameters:
        rows = ranges.rows_for(name, parts.regio, parts.segment)
        own = ranges.table[ranges.table["parameter"] == name]
        for number in own.index.difference(pd.Index(rows)):
            row = own.loc[number]
            lost.append(", ".join(each for each in (row["regio"], row["segment"], name) if each))
        if (rows >= 0).any() and not (factors.rows[name] >= 0).any():
            without.append(name)
    return {code: names for code, names in (("range_lost", lost), ("range_without_part", without)) if names}


def _finished(table: pd.DataFrame) -> pd.DataFrame:
    """The columns in order; no figure shows a zero that is only rounding."""
    found = unkeyed(table, ["regio", "segment", "scenario"]).reset_index(drop=True)[list(FIELDS)]
    figures = [name for name, kind in FIELDS.items() if kind is float]
    found[figures] = found[figures].astype(float).round(6) + 0.0
    return found
