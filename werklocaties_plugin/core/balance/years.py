"""Figures of some years to figures of every year: linear between them, unknown outside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import FloatArray, IntArray


def at_years(
    table: pd.DataFrame, keys: Sequence[str], value: str, years: IntArray, *, extrapolate: bool = False
) -> pd.DataFrame:
    """A row per group of keys, a column per year: linear between the years with a value.

    Args:
        table: the keys (no NaN in them), jaar and the value; rows without a value give no point of the line.
        extrapolate: go on along the last (first) two values; else NaN before the first and after the last.

    Raises:
        ChoiceError: two rows for one year, or a row without a year.
    """
    check_years(table, keys)
    # Cut into runs of equal keys at once: a group at a time takes pandas ten times as long.
    table = table.sort_values([*keys, "jaar"])
    given, values = table["jaar"].to_numpy(dtype=float), table[value].to_numpy(dtype=float)
    first = np.flatnonzero(~table.duplicated(list(keys)).to_numpy())
    ends = np.append(first, len(table))[1:]
    lines = [_line(given[a:b], values[a:b], years, extrapolate) for a, b in zip(first, ends, strict=True)]
    index = pd.MultiIndex.from_frame(table[list(keys)].iloc[first])
    return pd.DataFrame(np.array(lines).reshape(len(lines), len(years)), index=index, columns=years)


def per_year(table: pd.DataFrame, keys: Sequence[str], value: str, years: IntArray) -> pd.DataFrame:
    """A row per group of keys, a column per year: the value of that year itself, 0 where the year has no row."""
    check_years(table, keys)
    wide = table.set_index([*keys, "jaar"])[value].unstack("jaar", fill_value=0)
    return wide.reindex(columns=years, fill_value=0.0)


def check_years(table: pd.DataFrame, keys: Sequence[str]) -> None:
    """Raises ChoiceError for a row without a whole year, and for two rows about the same year."""
    year = table["jaar"]
    if (year.isna() | (year % 1 != 0)).any():
        row = int((year.isna() | (year % 1 != 0)).to_numpy().argmax())
        raise ChoiceError("year_missing", row=str(row + 1))
    twice = table.duplicated([*keys, "jaar"])
    if twice.any():
        first = table.loc[twice.to_numpy()].iloc[0]
        raise ChoiceError("row_twice", row=", ".join(str(first[each]) for each in (*keys, "jaar")))


def _line(given: FloatArray, values: FloatArray, years: IntArray, extrapolate: bool) -> FloatArray:
    known = ~np.isnan(values)
    given, values = given[known], values[known]
    if len(given) == 0:
        return np.full(len(years), np.nan)
    line = np.interp(years, given, values, left=np.nan, right=np.nan)
    if extrapolate and len(given) > 1:
        for outside, (first, last) in ((years < given[0], (0, 1)), (years > given[-1], (-2, -1))):
            slope = (values[last] - values[first]) / (given[last] - given[first])
            line[outside] = values[first] + slope * (years[outside] - given[first])
    return np.asarray(line, dtype=np.float64)
