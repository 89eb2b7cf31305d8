"""What changed between two screenings: which terrains are new or gone, and which went to another class.

A change of class says something only when both were judged by the same rules; `rules_of` tells which those were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..types import BoolArray, IntArray, TextArray
from .classfields import UNKNOWN, names_of, theme_name, themes_in

NEW, GONE, CHANGED, SAME = "nieuw", "weg", "gewijzigd", "gelijk"


@dataclass(frozen=True)
class Screening:
    """The classes of one screening.

    Attributes:
        key: (n,) text, None where a terrain has no key.
        rank: prefix of a theme, or `conflict` for the judgement over all -> (n,) ranks (classfields.ranks).
    """

    key: TextArray
    rank: dict[str, IntArray]


@dataclass(frozen=True)
class Comparison:
    """One row per key that stands in either screening: those of the new one in its order, then those that are gone.

    Attributes:
        table: key, soort, klasse_oud, klasse_nieuw, stappen, themas, and for each theme <prefix>_oud, <prefix>_nieuw.
        old_rows, new_rows: for each row the positions of the terrains with that key.
        only_in_one: prefixes of the themes that only one of the screenings has; they do not decide soort.
    """

    table: pd.DataFrame
    old_rows: list[list[int]]
    new_rows: list[list[int]]
    only_in_one: list[str]


def fields(prefixes: Sequence[str]) -> dict[str, type]:
    """Output fields after the key, in order, for these themes."""
    found: dict[str, type] = {
        "soort": str,
        "klasse_oud": str,
        "klasse_nieuw": str,
        "stappen": int,
        "themas": str,
    }
    for prefix in prefixes:
        found[f"{prefix}_oud"] = str
        found[f"{prefix}_nieuw"] = str
    return found


def rows_per_key(key: TextArray) -> dict[str, list[int]]:
    """The positions of each key, in order of appearing; None has no place."""
    rows: dict[str, list[int]] = {}
    for position, text in enumerate(key.tolist()):
        if text is not None:
            rows.setdefault(text, []).append(position)
    return rows


def compare(old: Screening, new: Screening, prefixes: Sequence[str]) -> Comparison:
    """Hold two screenings against each other by their keys.

    A key that repeats (a terrain of several polygons) counts once, with the worst known class of its rows.

    Args:
        prefixes: of the themes to show; a theme may be in one screening only. `conflict` is not among them.
    """
    old_keys, new_keys = rows_per_key(old.key), rows_per_key(new.key)
    keys = [*new_keys, *(key for key in old_keys if key not in new_keys)]
    old_rows, new_rows = ([rows.get(key, []) for key in keys] for rows in (old_keys, new_keys))
    here_old, here_new = (np.array([bool(each) for each in rows], dtype=bool) for rows in (old_rows, new_rows))
    both = here_old & here_new
    shown = ["conflict", *prefixes]
    ranks_old = {prefix: _worst(old.rank.get(prefix), old_rows) for prefix in shown}
    ranks_new = {prefix: _worst(new.rank.get(prefix), new_rows) for prefix in shown}
    in_both = [prefix for prefix in shown if prefix in old.rank and prefix in new.rank]
    changed = {prefix: both & (ranks_old[prefix] != ranks_new[prefix]) for prefix in in_both}
    any_change = np.logical_or.reduce([np.zeros(len(keys), dtype=bool), *changed.values()])
    columns: dict[str, TextArray] = {
        "soort": np.array([NEW, GONE, CHANGED, SAME], dtype=object)[
            np.select([~here_old, ~here_new, any_change], [0, 1, 2], 3)
        ],
        "klasse_oud": _shown(ranks_old["conflict"], here_old & ("conflict" in old.rank)),
        "klasse_nieuw": _shown(ranks_new["conflict"], here_new & ("conflict" in new.rank)),
        "stappen": _steps(ranks_old["conflict"], ranks_new["conflict"], both),
        "themas": _changed_themes({theme_name(each): changed[each] for each in prefixes if each in changed}, len(keys)),
    }
    for prefix in prefixes:
        columns[f"{prefix}_oud"] = _shown(ranks_old[prefix], here_old & (prefix in old.rank))
        columns[f"{prefix}_nieuw"] = _shown(ranks_new[prefix], here_new & (prefix in new.rank))
    table = pd.DataFrame({"key": pd.Series(keys, dtype=object), **columns})
    only_in_one = [prefix for prefix in prefixes if prefix not in in_both]
    return Comparison(table, old_rows, new_rows, only_in_one)


def _worst(rank: IntArray | None, rows: list[list[int]]) -> IntArray:
    """The worst known rank among the rows of each key; -1 where there is none."""
    worst: IntArray = np.full(len(rows), UNKNOWN, dtype=np.int64)
    if rank is None:
        return worst
    owner = np.repeat(np.arange(len(rows)), [len(each) for each in rows])
    positions = np.array([position for each in rows for position in each], dtype=np.int64)
    np.maximum.at(worst, owner, rank[positions])
    return worst


def _shown(rank: IntArray, here: BoolArray) -> TextArray:
    """Names of the classes; None where the terrain or the theme is not there."""
    names = names_of(rank)
    names[~here] = None
    return names


def _steps(old: IntArray, new: IntArray, both: BoolArray) -> TextArray:
    """By how many classes a terrain became worse (negative: better); None unless both classes are known."""
    known = both & (old != UNKNOWN) & (new != UNKNOWN)
    steps: TextArray = np.full(len(old), None, dtype=object)
    steps[known] = (new - old)[known].tolist()
    return steps


def _changed_themes(changed: dict[str, BoolArray], count: int) -> TextArray:
    """The names of the themes whose class changed; None where none did."""
    here = np.stack([np.zeros(count, dtype=bool), *changed.values()], axis=1)
    any_changed: BoolArray = np.logical_or.reduce(here, axis=1)
    return themes_in(here, ["", *changed], any_changed)


def different_rules(old: set[str], new: set[str]) -> bool:
    """True when rows were judged by more than one rules profile, whichever of the screenings they are in.

    Args:
        old, new: what stands in conflict_regels (rules.Rules.describe); compared by the hash, so that another name or
            version of the same rules is no difference.
    """
    return len({_hash(profile) for profile in old | new}) > 1


def _hash(profile: str) -> str:
    """What stands between the last brackets; the whole text where there are none."""
    before, bracket, last = profile.rpartition("(")
    return last.rstrip(") ") if before and bracket else profile.strip()
