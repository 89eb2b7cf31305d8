"""The parts of a demand at its reference year and its horizon, and what becomes of their sum under drawn figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import BoolArray, FloatArray, IntArray, TextArray
from .demand import PARTS
from .keys import UNKNOWN, keyed
from .needs import KEYS, for_every_scenario
from .ranges import PART_OF, VALUES, Ranges
from .years import at_years

#: What is in vraag_ha and in none of the parts.
REST = "rest_ha"
GROWTH = ("uitbreiding_ha", "vervanging_ha")


@dataclass(frozen=True)
class Parts:
    """Hectares since the base year of the forecast, per series.

    Attributes:
        regio, segment, scenario: (n,) names, '' unknown.
        start: part -> (n,) at the reference year, NaN unknown.
        end: part -> (n,) at the horizon, NaN unknown.
    """

    regio: TextArray
    segment: TextArray
    scenario: TextArray
    start: dict[str, FloatArray]
    end: dict[str, FloatArray]

    def has(self, part: str) -> BoolArray:
        """(n,) True where the part is there and not zero; of vraag_ha always."""
        if part == "vraag_ha":
            return np.ones(len(self.regio), dtype=bool)
        return np.asarray((self.start[part] != 0) | (self.end[part] != 0), dtype=np.bool_)


def parts_of(demand: pd.DataFrame, year: Mapping[str, float], horizon: int, *, extrapolate: bool) -> Parts:
    """Read the parts at the years that count.

    Args:
        demand: KEYS, jaar, vraag_ha and what is known of PARTS, in which NaN adds nothing.
        year: region -> reference year, NaN unknown.

    Raises:
        ChoiceError: two rows for one year, or a row without a year.
    """
    table = for_every_scenario(keyed(demand, KEYS)).astype({"jaar": float, "vraag_ha": float})
    given = table.reindex(columns=list(PARTS)).astype(float).fillna(0.0)
    table = table.assign(**given, **{REST: table["vraag_ha"] - given.sum(axis=1)})
    table = table[table["vraag_ha"].notna()]
    known = [each for each in year.values() if not np.isnan(each)]
    years = np.unique(np.array([*known, horizon], dtype=np.int64))
    series = at_years(table, KEYS, REST, years, extrapolate=extrapolate)
    regio, segment, scenario = (series.index.get_level_values(key).to_numpy(dtype=object) for key in KEYS)
    of_region = np.array([year[name] for name in regio], dtype=float)
    first = np.searchsorted(years, np.nan_to_num(of_region, nan=years[0]))
    start: dict[str, FloatArray] = {}
    end: dict[str, FloatArray] = {}
    for name in (*PARTS, REST):
        if name != REST and not given[name].any():
            start[name] = end[name] = np.zeros(len(series))
            continue
        wide = series if name == REST else at_years(table, KEYS, name, years, extrapolate=extrapolate)
        values = wide.to_numpy(dtype=float)
        start[name] = np.where(np.isnan(of_region), np.nan, values[np.arange(len(values)), first])
        end[name] = values[:, np.searchsorted(years, horizon)]
    return Parts(regio, segment, scenario, start, end)


def values_at(
    ranges: Ranges, jobs: pd.DataFrame | None, parts: Parts, horizon: int, *, extrapolate: bool
) -> dict[str, FloatArray]:
    """Parameter of VALUES that has a range -> (n,) what the forecast itself has at the horizon, NaN unknown.

    Args:
        jobs: KEYS, jaar and the parameters as columns; rows without a scenario hold for every scenario.

    Raises:
        ChoiceError: there are no jobs.
    """
    wanted = [name for name in VALUES if name in ranges.parameters]
    if not wanted:
        return {}
    if jobs is None:
        raise ChoiceError("range_needs_jobs", name=wanted[0])
    found: dict[str, FloatArray] = {}
    for name in wanted:
        at_horizon = at_years(keyed(jobs, KEYS), KEYS, name, np.array([horizon]), extrapolate=extrapolate).iloc[:, 0]
        known = dict(zip(at_horizon.index, at_horizon.to_numpy(), strict=True))
        values = np.array(
            [
                known.get((region, segment, scenario), known.get((region, segment, UNKNOWN), np.nan))
                for region, segment, scenario in zip(parts.regio, parts.segment, parts.scenario, strict=True)
            ],
            dtype=float,
        )
        found[name] = np.where(values > 0, values, np.nan)
    return found


class Factors:
    """What drawn figures make of the demand of each series.

    Args:
        values: of `values_at`.
    """

    def __init__(self, ranges: Ranges, parts: Parts, values: Mapping[str, FloatArray]) -> None:
        self.ranges, self.parts, self.values = ranges, parts, values
        self.rows = {}
        for name in ranges.parameters:
            rows = ranges.rows_for(name, parts.regio, parts.segment)
            # Of what is not there nothing can be drawn, and nothing need be known.
            self.rows[name] = np.where(parts.has(PART_OF[name]), rows, -1)

    def demand(self, series: IntArray, chance: Mapping[str, FloatArray]) -> FloatArray:
        """(s, d) demand from the reference year to the horizon.

        Surcharge and reserve keep their ratio to growth and replacement together, where that is above zero. A reserve
        must lie ready at any time: all of it counts.

        Args:
            series: (s,) numbers of the series.
            chance: parameter -> (d,) chances, as for `ranges.triangle`.
        """
        times = self._times(series, chance)
        start = {name: values[series, None] for name, values in self.parts.start.items()}
        end = {name: values[series, None] for name, values in self.parts.end.items()}
        needed = end[REST] - start[REST]
        for name in (*GROWTH, "additioneel_ha", "dubbel_ha"):
            needed = needed + (end[name] - start[name]) * times.get(name, 1.0)
        later, ratio = _with_growth(end, times)
        earlier, _ = _with_growth(start, times, ratio)
        needed = needed + (later["toeslag_ha"] - earlier["toeslag_ha"]) * times.get("toeslag_ha", 1.0)
        needed = needed + later["reserve_ha"] * times.get("reserve_ha", 1.0)
        needed = needed * times.get("vraag_ha", 1.0)
        count = len(next(iter(chance.values())))
        return np.asarray(np.broadcast_to(needed, (len(series), count)), dtype=np.float64)

    def _times(self, series: IntArray, chance: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Part -> (s, d) by which it is multiplied; a part that is not moved is not there."""
        found: dict[str, FloatArray] = {}
        for name, all_rows in self.rows.items():
            rows = all_rows[series]
            moved = rows >= 0
            if not moved.any():
                continue
            own, place = np.unique(rows[moved], return_inverse=True)
            drawn = self.ranges.drawn(own, chance[name])[place]
            if name in VALUES:
                drawn = drawn / self.values[name][series[moved], None]
            times = np.ones((len(series), drawn.shape[1]))
            times[moved] = drawn
            part = PART_OF[name]
            found[part] = found[part] * times if part in found else times
        return found


def _with_growth(
    hectares: Mapping[str, FloatArray], times: Mapping[str, FloatArray], other: Mapping[str, FloatArray] | None = None
) -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
    """Surcharge and reserve under the drawn growth, and their ratio to growth as the forecast has it.

    Args:
        other: ratios of another year, for where there is no growth here to tell one; a year without either keeps what
            the forecast has.
    """
    names = ("toeslag_ha", "reserve_ha")
    growth = hectares[GROWTH[0]] + hectares[GROWTH[1]]
    drawn = np.maximum(sum(hectares[name] * times.get(name, 1.0) for name in GROWTH), 0.0)
    found, ratios = {}, {}
    for name in names:
        own = np.divide(hectares[name], growth, out=np.full_like(growth, np.nan), where=growth > 0)
        ratio = own if other is None else np.where(np.isnan(own), other[name], own)
        found[name] = np.where(np.isnan(ratio), hectares[name], ratio * drawn)
        ratios[name] = ratio
    return found, ratios
