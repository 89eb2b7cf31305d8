"""How firm the judgement of a terrain is: does it stay when weights and thresholds had been somewhat different?

Weights and class thresholds are choices. Here they are drawn anew many times, each evenly within a range around its own
value; one draw of a threshold holds for all terrains. In every draw the themes are judged from their indicators and
combined as ever. It says how much hangs on the choices, not how much hangs on the data.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..measuring.engine import Engine
from ..rules import Rules
from ..types import BoolArray, FloatArray, IntArray, TextArray
from .classes import ORDER
from .classfields import UNKNOWN, names_of, theme_name
from .rejudging import Anew, Figures, explained, only, rejudge, thresholds
from .scoring import Judged, weigh

#: Counts and places of terrains times draws, in as few bytes as they need.
SmallInts: TypeAlias = NDArray[np.signedinteger[Any]]
#: Output fields in order.
FIELDS: dict[str, type] = {
    "robuust_klasse": str,
    "robuust_pct": float,
    "klasse_vaakst": str,
    "klasse_anders": str,
    "rang_min": int,
    "rang_max": int,
}
#: From this share of draws (%) with the same class a judgement is called firm, and below the other unsure; our choice.
FIRM, UNSURE = 95.0, 75.0
#: Share of the draws that lies below rang_min, and above rang_max.
TAIL = 0.05
#: Judgements (terrains times draws) in one chunk of work, and chunks whose outcome is kept at once.
CHUNK_JUDGEMENTS, CHUNK_DRAWS, CHUNKS_AT_ONCE = 120_000, 50, 16


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        weight_range, rule_range: fractions; 0.2 draws from 0.8 to 1.2 times the value.
        draws: how many.
        seed: the same seed gives the same draws, whatever other themes are there.
        method: hoogste or gewogen.
    """

    weight_range: float = 0.5
    rule_range: float = 0.2
    draws: int = 1000
    seed: int = 1
    method: str = "hoogste"


@dataclass(frozen=True)
class Robustness:
    """What the draws say.

    Attributes:
        table: FIELDS, one row per terrain.
        kept: prefix -> terrains whose known class of that theme does not follow from its indicators by the rules, and
            was kept in every draw; only themes that were judged anew.
    """

    table: pd.DataFrame
    kept: dict[str, int]


@dataclass(frozen=True)
class _Column:
    """A theme that is judged anew: its column, the terrains for which it is, their figures and ranks in the layer."""

    number: int
    anew: Anew
    rows: IntArray
    figures: Figures
    rank: IntArray


@dataclass(frozen=True)
class _Draws:
    """The drawn weights (d, k), and per threshold its drawn values (d,)."""

    weights: FloatArray
    values: dict[tuple[str, str], FloatArray]

    def part(self, rows: slice) -> _Draws:
        return _Draws(self.weights[rows], {key: values[rows] for key, values in self.values.items()})

    def rules(self, base: Rules, draw: int) -> Rules:
        return base.changed({key: float(values[draw]) for key, values in self.values.items()})


def assess(
    judged: Judged,
    weights: FloatArray,
    themes: Mapping[str, tuple[Anew, Figures]],
    options: Options,
    rules: Rules,
    engine: Engine,
) -> Robustness:
    """Draw, judge and count.

    Args:
        judged: classes and scores of the themes as they stand in the layer.
        weights: (k,) of the themes; 0 leaves a theme out in every draw.
        themes: prefix -> how it is judged anew, and its indicators (n,). Themes that are not here keep their classes.

    Raises:
        Cancelled: from the engine's progress.
    """
    judged, weights = judged.those(weights > 0), weights[weights > 0]
    base = weigh(judged, weights, options.method)
    columns: list[_Column] = []
    kept: dict[str, int] = {}
    if options.rule_range > 0:
        for number, prefix in enumerate(judged.prefixes):
            if prefix in themes:
                column, kept[prefix] = _column(number, judged.rank[:, number], *themes[prefix], rules)
                columns.append(column)
    draws = _draw(judged, weights, columns, options, rules)
    counts = _Counts(len(judged.rank), options.draws)
    for part in _rounds(len(judged.rank), options.draws):
        share = engine.part(part[0].start / options.draws, part[-1].stop / options.draws)
        chunks = [(judged, columns, draws.part(rows), options.method, rules) for rows in part]
        for classes, places in share.run(_outcomes, chunks):
            counts.add(classes, places)
    engine.progress(1.0)
    return Robustness(_table(base.rank, counts), kept)


def _column(number: int, rank: IntArray, anew: Anew, figures: Figures, rules: Rules) -> tuple[_Column, int]:
    """The theme as it is judged anew, and how many known classes the rules do not explain."""
    follows = explained(anew, figures, rank, rules)
    rows = np.flatnonzero(follows)
    unexplained = int((~follows & (rank != UNKNOWN)).sum())
    return _Column(number, anew, rows, only(figures, follows), rank[rows]), unexplained


def _draw(judged: Judged, weights: FloatArray, columns: Sequence[_Column], options: Options, rules: Rules) -> _Draws:
    """Every weight and threshold from a stream of its own, so that one more theme changes none of the others."""

    def factors(name: str, spread: float) -> FloatArray:
        chance = np.random.default_rng([options.seed, zlib.crc32(name.encode("utf-8"))])
        return 1 - spread + 2 * spread * chance.random(options.draws)

    drawn = [factors(f"weight:{prefix}", options.weight_range) for prefix in judged.prefixes]
    values = {
        key: rules.number(*key) * factors("threshold:" + "/".join(key), options.rule_range)
        for key in thresholds(column.anew for column in columns)
    }
    return _Draws(weights * np.array(drawn).reshape(len(weights), options.draws).T, values)


def _rounds(terrains: int, draws: int) -> Iterator[list[slice]]:
    """Slices of the draws, in lists of what is kept in memory at once."""
    size = max(min(CHUNK_JUDGEMENTS // max(terrains, 1), CHUNK_DRAWS), 1)
    slices = [slice(start, min(start + size, draws)) for start in range(0, draws, size)]
    for start in range(0, len(slices), CHUNKS_AT_ONCE):
        yield slices[start : start + CHUNKS_AT_ONCE]


def _outcomes(
    judged: Judged, columns: Sequence[_Column], draws: _Draws, method: str, rules: Rules
) -> tuple[SmallInts, SmallInts]:
    """Class rank and place in the order (-1: onbekend) of every terrain in each of these draws, both (n, d)."""
    shape = (len(judged.rank), len(draws.weights))
    classes: SmallInts = np.empty(shape, dtype=np.int8)
    places: SmallInts = np.empty(shape, dtype=np.int32)
    rank, score = judged.rank.copy(), judged.score.copy()
    drawn = Judged(judged.prefixes, rank, score)
    for number, weights in enumerate(draws.weights):
        rules_now = draws.rules(rules, number) if columns else rules
        for column in columns:
            found, scores = rejudge(column.anew, column.figures, column.rank, rules_now)
            rank[column.rows, column.number], score[column.rows, column.number] = found, scores
        overall = weigh(drawn, weights, method)
        classes[:, number], places[:, number] = overall.rank, overall.places()
    return classes, places


class _Counts:
    """What is kept of the draws: how often each class came, and the best and worst places, as many as TAIL needs."""

    def __init__(self, terrains: int, draws: int) -> None:
        self.classes = np.zeros((terrains, len(ORDER) + 1), dtype=np.int64)
        self.keep = math.floor(TAIL * draws) + 1
        self.first: SmallInts = np.full((terrains, self.keep), _NEVER, dtype=np.int32)
        self.last: SmallInts = np.full((terrains, self.keep), _NEVER, dtype=np.int32)

    def add(self, classes: SmallInts, places: SmallInts) -> None:
        """Count draws: ranks (-1 in the last column) and places, both (n, d)."""
        for place in range(UNKNOWN, len(ORDER)):
            self.classes[:, place] += (classes == place).sum(axis=1)
        known = places != UNKNOWN
        self.first = self._smallest(self.first, np.where(known, places, _NEVER))
        self.last = self._smallest(self.last, np.where(known, -places, _NEVER))

    def _smallest(self, kept: SmallInts, more: SmallInts) -> SmallInts:
        together = np.concatenate([kept, more.astype(np.int32)], axis=1)
        smallest: SmallInts = np.partition(together, self.keep - 1, axis=1)[:, : self.keep]
        return smallest

    def places(self) -> tuple[SmallInts, SmallInts]:
        """P5 and P95 of the places over the draws in which the terrain has one: the lowest place that at least that
        share of the draws does not exceed."""
        ranked = self.classes[:, :-1].sum(axis=1)
        rows = np.arange(len(ranked))
        from_first = np.maximum(np.ceil(np.round(TAIL * ranked, 6)).astype(np.int64), 1) - 1
        from_last = ranked - np.ceil(np.round((1 - TAIL) * ranked, 6)).astype(np.int64)
        return np.sort(self.first, axis=1)[rows, from_first], -np.sort(self.last, axis=1)[rows, from_last]


_NEVER = np.iinfo(np.int32).max


def _table(base: IntArray, counts: _Counts) -> pd.DataFrame:
    known = base != UNKNOWN
    rows = np.arange(len(base))
    total = counts.classes.sum(axis=1)
    same = counts.classes[rows, base] / np.maximum(total, 1) * 100
    first, last = counts.places()
    others = counts.classes.copy()
    others[rows, base] = 0
    return pd.DataFrame(
        {
            "robuust_klasse": names_of(base),
            "robuust_pct": np.where(known, same, np.nan),
            "klasse_vaakst": names_of(_most(counts.classes)),
            "klasse_anders": _where(names_of(_most(others)), others.sum(axis=1) > 0),
            "rang_min": _where(first, known),
            "rang_max": _where(last, known),
        }
    )


def _most(counts: IntArray) -> IntArray:
    """The class that came most often; of two that came as often the worst, and onbekend last."""
    worst_first = [*range(len(ORDER) - 1, -1, -1), UNKNOWN]
    most: IntArray = np.array(worst_first, dtype=np.int64)[counts[:, worst_first].argmax(axis=1)]
    return most


def _where(values: SmallInts | TextArray, here: BoolArray) -> TextArray:
    """The values, None where not here."""
    shown: TextArray = np.full(len(values), None, dtype=object)
    shown[here] = values[here].tolist()
    return shown


def firmness(table: pd.DataFrame) -> dict[str, int]:
    """How many terrains are judged firmly, and how many unsurely."""
    percent = table["robuust_pct"].to_numpy(dtype=float)
    return {"firm": int((percent >= FIRM).sum()), "unsure": int((percent < UNSURE).sum())}


def describe(prefixes: Sequence[str]) -> str:
    """The themes by name, for the log."""
    return ", ".join(theme_name(prefix) for prefix in prefixes)
