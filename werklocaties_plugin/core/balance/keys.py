"""Rows by region, segment and scenario: an unknown key is a key too, and comes back as unknown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

#: Stands for an unknown key inside; pandas drops NaN from indexes where it can.
UNKNOWN = ""
#: The row of all regions together.
TOTAL = "totaal"


def keyed(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The table with '' for every unknown key; a key column that is missing is unknown throughout."""
    filled = {key: table[key].fillna(UNKNOWN).astype(str) if key in table else UNKNOWN for key in keys}
    return table.assign(**filled).reset_index(drop=True)


def unkeyed(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """None for every key that is unknown."""
    back = {key: [each or None for each in table[key]] for key in keys if key in table}
    return table.assign(**{key: pd.Series(names, index=table.index, dtype=object) for key, names in back.items()})
