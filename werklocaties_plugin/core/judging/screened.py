"""A layer that was screened, in columns: what a list of its terrains shows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..types import FloatArray, IntArray, TextArray
from .classfields import UNKNOWN, names_of
from .scoring import Judged, combine
from .weighing import Standing, Weighing

#: Columns of text.
TEXTS = ("terrein_id", "naam", "gemeente", "regio")


@dataclass(frozen=True)
class Screened:
    """n terrains with the judgements that stand in their layer.

    Attributes:
        fid: (n,) feature ids.
        key: (n,) terrein_fid of PAIRS.
        terrein_id, naam, gemeente, regio: (n,) text or None.
        judged: the themes; k may be 0.
        written: conflict_klasse, conflict_rang and conflict_score of the layer; None without them.
        firm_pct: (n,) robuust_pct, NaN where unknown.
        otherwise: (n,) klasse_anders, or None.
        rules: the rules profiles with which the terrains were judged.
    """

    fid: IntArray
    key: IntArray
    terrein_id: TextArray
    naam: TextArray
    gemeente: TextArray
    regio: TextArray
    judged: Judged
    written: Standing | None
    firm_pct: FloatArray
    otherwise: TextArray
    rules: frozenset[str]

    def __len__(self) -> int:
        return len(self.fid)

    @cached_property
    def searched(self) -> list[str]:
        """(n,) what words are looked for in: name, id and municipality, `folded`."""
        columns = (self.naam.tolist(), self.terrein_id.tolist(), self.gemeente.tolist())
        return [folded(" ".join(filter(None, row))) for row in zip(*columns, strict=True)]

    @cached_property
    def alphabet(self) -> dict[str, FloatArray]:
        """Column of text -> (n,) place of each text in the alphabet, equal texts equal; NaN for none."""
        return {name: _places(getattr(self, name).tolist()) for name in TEXTS}

    @property
    def has_firmness(self) -> bool:
        """Whether conflictrobustness was run on the layer."""
        return bool((self.firm_pct == self.firm_pct).any())


def as_table(screened: Screened, weighing: Weighing) -> pd.DataFrame:
    """The terrains with the fields that conflictscore gives under a weighing, and those of the themes.

    A layer without themes cannot be weighed: class, rank and score are then those that stand in it.

    Raises:
        ChoiceError: weights_zero.
    """
    judged = screened.judged
    score = _score(screened, weighing)
    columns: dict[str, TextArray | FloatArray] = {name: getattr(screened, name) for name in TEXTS}
    for number, prefix in enumerate(judged.prefixes):
        columns[f"{prefix}_klasse"] = names_of(judged.rank[:, number])
        columns[f"{prefix}_score"] = judged.score[:, number]
    if screened.has_firmness:
        columns["robuust_pct"] = screened.firm_pct
    table = pd.concat([pd.DataFrame(columns), score], axis=1)
    first = ["conflict_rang", *TEXTS, "conflict_klasse", "conflict_score"]
    return table[[*first, *(name for name in table.columns if name not in first)]]


def _score(screened: Screened, weighing: Weighing) -> pd.DataFrame:
    judged, written = screened.judged, screened.written
    if judged.prefixes or written is None:
        rules = "; ".join(sorted(screened.rules))
        return combine(judged, weighing.array(judged.prefixes), weighing.method, rules)
    place = [None if each == UNKNOWN else each for each in written.place.tolist()]
    return pd.DataFrame(
        {
            "conflict_klasse": names_of(written.rank),
            "conflict_score": written.score,
            "conflict_rang": np.array(place, dtype=object),
        }
    )


def folded(value: str | None) -> str:
    """Text without case and accents, to search and sort by."""
    plain = unicodedata.normalize("NFKD", (value or "").casefold())
    return plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))


def _places(values: list[str | None]) -> FloatArray:
    keys = {value: folded(value) for value in set(values) if value}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return np.array([places[keys[value]] if value else np.nan for value in values], dtype=float)
