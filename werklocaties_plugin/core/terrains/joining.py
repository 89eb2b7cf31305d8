"""Tables joined by key: a row of the table for each terrain, whatever the zeros before its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..types import IntArray, TextArray
from .findings import Findings
from .ibis import cell_text, key

#: How many keys a message names.
NAMED = 10


@dataclass(frozen=True)
class Joined:
    """A table joined to the terrains.

    Attributes:
        cells: (m,) rows of the table.
        rows: (n,) position in the table for each terrain, -1 for none.
        keys: (m,) keys to compare by, None where the table has none.
    """

    cells: pd.DataFrame
    rows: IntArray
    keys: TextArray

    def column(self, field: str) -> list[Any]:
        """(n,) the cells of a field for the terrains, None where the table has no row."""
        cells = self.cells[field].tolist()
        return [cells[row] if row >= 0 else None for row in self.rows]


def join(ids: TextArray, cells: pd.DataFrame, key_field: str, findings: Findings) -> Joined:
    """Join a table by its key; terrains without a row, and rows without a terrain, are said."""
    keys = np.array(
        [None if (text := cell_text(each)) is None else key(text) for each in cells[key_field]], dtype=object
    )
    place = {each: row for row, each in reversed(list(enumerate(keys))) if each is not None}
    wanted = [None if each is None else key(each) for each in ids]
    rows = np.array([place.get(each, -1) if each is not None else -1 for each in wanted], dtype=np.int64)
    missing = [row for row, each in enumerate(wanted) if each is not None and rows[row] < 0]
    findings.add("koppel_geen", "terrein_id", missing, [ids[row] for row in missing])
    unused = sorted(set(place) - {each for each in wanted if each is not None})
    if unused:
        listed = ", ".join(unused[:NAMED]) + (", …" if len(unused) > NAMED else "")
        findings.about_file("koppel_over", key_field, None, count=len(unused), keys=listed)
    return Joined(cells, rows, keys)


def say_doubles(joined: Joined, fields: Sequence[str], findings: Findings) -> None:
    """Terrains for which the table has more rows that differ in the fields that are used."""
    if not fields:
        return
    texts = joined.cells[list(fields)].apply(lambda column: column.map(cell_text)).assign(_key=joined.keys)
    known = texts[texts["_key"].notna()]
    differing = known.groupby("_key")[list(fields)].nunique().gt(1).any(axis=1)
    sizes = known.groupby("_key").size()
    doubles = set(differing.index[differing])
    rows = [row for row, place in enumerate(joined.rows) if place >= 0 and joined.keys[place] in doubles]
    counts = [int(sizes[joined.keys[joined.rows[row]]]) for row in rows]
    findings.add("koppel_dubbel", fields[0], rows, [joined.keys[joined.rows[row]] for row in rows], count=counts)


def fill(own: list[Any], other: list[Any], field: str, findings: Findings) -> list[Any]:
    """The terrain's own cells, filled from the joined table where they are blank; what contradicts is said."""
    result, rows, values, others = [], [], [], []
    for row, (mine, theirs) in enumerate(zip(own, other, strict=True)):
        text, their_text = cell_text(mine), cell_text(theirs)
        result.append(theirs if text is None else mine)
        if text is not None and their_text is not None and not _same(text, their_text):
            rows.append(row)
            values.append(mine)
            others.append(their_text)
    findings.add("koppel_tegenspraak", field, rows, values, other=others)
    return result


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower() or key(one) == key(other)
