"""Class first, score second: how every theme judges.

A theme offers a table of rules, read from top to bottom; the first that applies decides the class and writes the
reason. The score orders terrains inside a class, on one scale for all themes, so class and score never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..types import BoolArray, FloatArray, IntArray, TextArray

GEEN, LAAG, MIDDEN, HOOG, ONBEKEND = "geen", "laag", "midden", "hoog", "onbekend"
#: From best to worst; `onbekend` has no place in the order.
ORDER = (GEEN, LAAG, MIDDEN, HOOG)
#: Score band of each class: floor and width. `geen` is exactly 0.
BANDS = {GEEN: (0.0, 0.0), LAAG: (0.0, 33.0), MIDDEN: (33.0, 33.0), HOOG: (66.0, 34.0)}
#: Inside a class the position p is never 0, so that a score says its class.
LOWEST_P = 0.01


@dataclass(frozen=True)
class Decision:
    """What one row of a class table decides.

    Attributes:
        klasse: the class that the row gives.
        applies: (n,) True where the row holds; unknown indicators make it False.
        p: (n,) position inside the class, clipped to 0.01..1; None for geen and onbekend.
    """

    klasse: str
    applies: BoolArray
    p: FloatArray | None


@dataclass(frozen=True)
class Rule(Decision):
    """One row of a class table.

    Attributes:
        reason: the Dutch sentence for one row number, with the figures.
    """

    reason: Callable[[int], str]


def explained(decisions: Sequence[Decision], reasons: Sequence[Callable[[int], str]]) -> list[Rule]:
    """The decisions as rules, each with its reason."""
    pairs = zip(decisions, reasons, strict=True)
    return [Rule(each.klasse, each.applies, each.p, reason) for each, reason in pairs]


def score(klasse: str, p: FloatArray) -> FloatArray:
    """Score (0..100) of position p (0..1) inside a class; NaN for onbekend."""
    if klasse == ONBEKEND:
        return np.full(len(p), np.nan)
    floor, width = BANDS[klasse]
    return floor + width * np.clip(p, LOWEST_P, 1.0)


def class_of_score(value: float | None) -> str:
    """The class whose band holds the score: 0 geen, (0, 33] laag, (33, 66] midden, (66, 100] hoog; None onbekend.

    Raises:
        ValueError: outside 0..100.
    """
    if value is None or np.isnan(value):
        return ONBEKEND
    if not 0 <= value <= 100:
        raise ValueError(f"score {value} is not between 0 and 100")
    if value == 0:
        return GEEN
    return LAAG if value <= 33 else MIDDEN if value <= 66 else HOOG


def classify(table: Sequence[Decision], count: int) -> tuple[IntArray, FloatArray, IntArray]:
    """Read the table from top to bottom for each of count rows.

    Returns:
        For each row the place of its class in ORDER (-1 for onbekend), its score (NaN for onbekend), and the number of
        the rule that decided (-1: none did).
    """
    ranks: IntArray = np.full(count, -1, dtype=np.int64)
    scores: FloatArray = np.full(count, np.nan)
    deciding: IntArray = np.full(count, -1, dtype=np.int64)
    undecided = np.ones(count, dtype=bool)
    for number, rule in enumerate(table):
        rows: IntArray = np.flatnonzero(rule.applies & undecided)
        undecided[rows] = False
        deciding[rows] = number
        scores[rows] = score(rule.klasse, np.zeros(len(rows)) if rule.p is None else rule.p[rows])
        ranks[rows] = -1 if rule.klasse == ONBEKEND else ORDER.index(rule.klasse)
    return ranks, scores, deciding


def judge(prefix: str, table: Sequence[Rule], count: int) -> pd.DataFrame:
    """Read the table from top to bottom for each of count rows.

    Returns:
        Columns `<prefix>_score` (NaN for onbekend), `<prefix>_klasse`, `<prefix>_reden`.

    Raises:
        ValueError: a row that no rule covers (a table must end with one that always applies).
    """
    _, scores, deciding = classify(table, count)
    if (deciding < 0).any():
        raise ValueError(f"no rule of the table of {prefix} covers row {int(np.argmax(deciding < 0))}")
    klassen: TextArray = np.full(count, None, dtype=object)
    reasons: TextArray = np.full(count, None, dtype=object)
    for number, rule in enumerate(table):
        rows: IntArray = np.flatnonzero(deciding == number)
        klassen[rows] = rule.klasse
        reasons[rows] = [_sentence(rule.reason(int(row))) for row in rows]
    return pd.DataFrame({f"{prefix}_score": scores, f"{prefix}_klasse": klassen, f"{prefix}_reden": reasons})


def _sentence(text: str) -> str:
    """It begins with a capital, also where a figure opens it with a word (minder dan 0,01 ha)."""
    return text[:1].upper() + text[1:]
