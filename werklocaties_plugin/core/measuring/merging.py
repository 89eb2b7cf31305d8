"""Rows of one terrain made into one row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..terrains.canonical import FIELDS, HECTARES
from ..terrains.checks import differing, per_part, repeated
from ..types import FloatArray


def merge(table: pd.DataFrame, drawn_ha: FloatArray | None) -> tuple[pd.DataFrame, list[list[int]]]:
    """A row for each terrain_id whose rows do not contradict each other; the others stay as they are.

    What is known in any row is known of the terrain. Hectares count once; where each row has those of its own part
    (they fit its own drawing) they are added up, and unknown where one part's are unknown.

    Returns:
        The canonical table, and for each of its rows the positions in the old one, in order of first appearance.
    """
    groups = {
        rows[0]: rows
        for rows in repeated(table["terrein_id"]).values()
        if not (fields := differing(table, rows)) or per_part(table, rows, fields, drawn_ha)
    }
    later = {row for rows in groups.values() for row in rows[1:]}
    places = [groups.get(row, [row]) for row in range(len(table)) if row not in later]
    merged = table.iloc[np.array([rows[0] for rows in places], dtype=np.int64)].reset_index(drop=True)
    for row, rows in enumerate(places):
        if len(rows) > 1:
            part = table.iloc[np.array(rows)]
            summed = bool(differing(table, rows))
            for name in FIELDS:
                merged.at[row, name] = _value(part[name], summed=summed and name in HECTARES)
    return merged, places


def _value(values: pd.Series[Any], *, summed: bool) -> Any:
    """The sum of all, else the first known."""
    if summed:
        return values.sum(skipna=False)
    known = values.dropna()
    return known.iloc[0] if len(known) else values.iloc[0]
