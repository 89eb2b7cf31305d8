"""From drawn demand per series to the rows of a balance: regions, segments in them, and their totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from ..types import FloatArray
from .keys import TOTAL, UNKNOWN, keyed
from .parts import Factors

#: Series times draws that are worked out at once.
AT_ONCE = 2_000_000


class Sums:
    """The rows of a balance (k): regions with their reference years, and which regions (l) each row adds up.

    Args:
        table: of `balance`, regions first and totals after them.
        by_segment: as it was drawn up.
    """

    def __init__(self, table: pd.DataFrame, *, by_segment: bool) -> None:
        keys = keyed(table, ["regio", "segment"])
        region, segment = (keys[name].to_numpy(dtype=object) for name in ("regio", "segment"))
        total = region == TOTAL
        own = np.flatnonzero(~total)
        self.by_segment = by_segment
        #: Region -> reference year.
        self.year = dict(zip(region[own], table["peiljaar"].to_numpy(dtype=float)[own], strict=True))
        self._place = {(region[row], segment[row]): number for number, row in enumerate(own)}
        #: (k, l) 1 where the row adds up the region.
        self._members = np.zeros((len(keys), len(own)))
        self._members[own, np.arange(len(own))] = 1.0
        for row in np.flatnonzero(total):
            alike = (segment[own] == segment[row]) | (segment[row] == TOTAL)
            self._members[row] = (region[own] != UNKNOWN) & alike

    def demand(
        self, factors: Factors, scenario: str, chance: Mapping[str, FloatArray], look: Callable[[], None]
    ) -> FloatArray:
        """(k, d) demand of every row in one scenario; NaN where it, or a part of it, is unknown.

        Args:
            look: called between pieces of the work; may raise Cancelled.
        """
        parts = factors.parts
        series = np.flatnonzero(parts.scenario == scenario)
        segment = parts.segment if self.by_segment else np.full(len(parts.segment), UNKNOWN, dtype=object)
        level = np.array([self._place[parts.regio[each], segment[each]] for each in series], dtype=np.int64)
        adds = np.zeros((self._members.shape[1], len(series)))
        adds[level, np.arange(len(series))] = 1.0
        count = len(next(iter(chance.values())))
        found = np.empty((len(self._members), count))
        unknown = np.ones(self._members.shape[1], dtype=bool)
        unknown[level] = False
        step = max(AT_ONCE // max(len(series), 1), 1)
        for start in range(0, count, step):
            look()
            here = slice(start, start + step)
            drawn = factors.demand(series, {name: values[here] for name, values in chance.items()})
            unknown[level[np.isnan(drawn).any(axis=1)]] = True
            found[:, here] = self._members @ (adds @ np.nan_to_num(drawn))
        nothing = self._members.sum(axis=1) == 0
        found[(self._members @ unknown > 0) | nothing] = np.nan
        return found
