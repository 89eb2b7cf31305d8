"""How uncertain the figures behind a demand are: lowest, likeliest and highest value of each, as a triangle.

Two kinds of parameters. A factor multiplies a part of the demand, 1 leaves it as the forecast has it. A value
(aandeel_terrein, m2_per_baan) is that of the horizon, in its own unit; the forecast's own series moves along in the
same ratio, in the base year too, so that the growth of jobs is what takes the drawn land per job.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import FloatArray, IntArray, TextArray
from .keys import UNKNOWN, keyed

#: Parameter -> the part of the demand that it multiplies; 'vraag' multiplies all of it.
PART_OF = {
    "banen": "uitbreiding_ha", "aandeel_terrein": "uitbreiding_ha", "m2_per_baan": "uitbreiding_ha",
    "uitbreiding": "uitbreiding_ha", "vervanging": "vervanging_ha", "additioneel": "additioneel_ha",
    "dubbel": "dubbel_ha", "toeslag": "toeslag_ha", "reserve": "reserve_ha", "vraag": "vraag_ha",
}  # fmt: skip
#: Parameters with a value in a unit of their own, and the highest value that can be meant.
VALUES = {"aandeel_terrein": 1.0, "m2_per_baan": np.inf}
#: A larger factor is taken for hectares or a percentage that were typed by mistake.
LARGEST_FACTOR = 10.0
SHAPE = ["min", "modus", "max"]
COLUMNS = ["regio", "segment", "parameter", *SHAPE]


@dataclass(frozen=True)
class Ranges:
    """Checked ranges.

    Attributes:
        table: regio and segment ('' for all), parameter (lower case), min, modus, max.
    """

    table: pd.DataFrame

    @property
    def parameters(self) -> list[str]:
        """The parameters that have a range, in the order of PART_OF."""
        given = set(self.table["parameter"])
        return [name for name in PART_OF if name in given]

    def rows_for(self, parameter: str, regio: TextArray, segment: TextArray) -> IntArray:
        """(n,) the row for each series, -1 without one: its region and segment, else region, else segment, else all."""
        rows = self.table[self.table["parameter"] == parameter]
        place = dict(zip(zip(rows["regio"], rows["segment"], strict=True), rows.index, strict=True))
        found = [
            next((place[key] for key in ((r, s), (r, UNKNOWN), (UNKNOWN, s), (UNKNOWN, UNKNOWN)) if key in place), -1)
            for r, s in zip(regio, segment, strict=True)
        ]
        return np.array(found, dtype=np.int64)

    def drawn(self, rows: IntArray, chance: FloatArray) -> FloatArray:
        """(r, d) the value of each row of the table at chances (d,) between 0 and 1."""
        low, mode, high = self.table.loc[rows, SHAPE].to_numpy(dtype=float).T
        return triangle(low, mode, high, chance)


def triangle(low: FloatArray, mode: FloatArray, high: FloatArray, chance: FloatArray) -> FloatArray:
    """(r, d) quantiles of triangular distributions: the inverse of their cumulative distribution.

    Args:
        low, mode, high: (r,) low <= mode <= high; where low = high that is the value.
        chance: (d,) 0-1.
    """
    low, mode, high = low[:, None], mode[:, None], high[:, None]
    width = high - low
    rising = low + np.sqrt(chance * width * (mode - low))
    falling = high - np.sqrt((1 - chance) * width * (high - mode))
    return np.where(chance * width < mode - low, rising, falling)


def read(table: pd.DataFrame) -> Ranges:
    """Check the table of ranges.

    Args:
        table: COLUMNS; regio and segment may be empty or missing.

    Raises:
        ChoiceError: no rows, a parameter that is not known, a figure missing, out of order or out of range, or two rows
            about the same.
    """
    found = keyed(table, ["regio", "segment", "parameter"])
    found["parameter"] = found["parameter"].str.strip().str.lower()
    found[SHAPE] = found[SHAPE].astype(float)
    if found.empty:
        raise ChoiceError("ranges_empty")
    strange = ~found["parameter"].isin(list(PART_OF))
    if strange.any():
        row = int(strange.to_numpy().argmax())
        raise ChoiceError(
            "range_parameter", row=str(row + 1), name=str(found["parameter"][row]), known=", ".join(PART_OF)
        )
    low, mode, high = (found[name] for name in SHAPE)
    _refuse(found, found[SHAPE].isna().any(axis=1), "range_missing")
    _refuse(found, (low > mode) | (mode > high), "range_order")
    _refuse(found, low < 0, "range_negative")
    top = found["parameter"].map(VALUES).fillna(LARGEST_FACTOR)
    _refuse(found, (high > top) & found["parameter"].isin(list(VALUES)), "range_share")
    _refuse(found, high > top, "range_factor")
    _refuse(found, found.duplicated(["regio", "segment", "parameter"]), "range_twice")
    return Ranges(found[COLUMNS])


def _refuse(table: pd.DataFrame, wrong: pd.Series[bool], problem: str) -> None:
    if not wrong.any():
        return
    row = int(wrong.to_numpy().argmax())
    first = table.iloc[row]
    where = ", ".join(each for each in (first["regio"], first["segment"], first["parameter"]) if each)
    values: Sequence[str] = [f"{first[name]:g}" for name in SHAPE]
    raise ChoiceError(problem, row=str(row + 1), where=where, values="; ".join(values))
