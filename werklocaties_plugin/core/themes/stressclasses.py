"""How bad each class of a stress map is: the texts STRESS_CLASSES and RASTER_SCORES, read into scores (0..100)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ChoiceError
from ..measuring.rastercover import NO_DATA, UNKNOWN
from ..types import FloatArray, IntArray, TextArray

HIGHEST = 100.0
#: Two cell values are the same when they differ less than this share: a float32 raster holds 0.1 as 0.10000000149.
SAME_VALUE = 1e-6
CLASSES, BOUNDS = "klassen", "grenzen"
#: How many values a message names.
NAMED = 10


def same_name(name: str) -> str:
    """The form in which names are compared: letter case and spaces make no difference."""
    return " ".join(name.casefold().split())


def parse_number(text: str) -> float | None:
    """A number with a decimal point or comma; None for anything else."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


@dataclass(frozen=True)
class ClassScores:
    """The named classes of a polygon layer.

    Attributes:
        names: as the user wrote them.
        scores: 0..100 for each; 0 is no stress.
    """

    names: tuple[str, ...]
    scores: tuple[float, ...]

    def positions(self, values: TextArray) -> IntArray:
        """The class of each value; -1 for None (no data).

        Raises:
            ChoiceError: unknown_class, naming the values that no class names.
        """
        number = {same_name(name): position for position, name in enumerate(self.names)}
        distinct = {value: number.get(same_name(value)) for value in set(values.tolist()) - {None}}
        unknown = sorted(value for value, position in distinct.items() if position is None)
        if unknown:
            raise ChoiceError("unknown_class", values=_listed(unknown), known="; ".join(self.names))
        return np.array([-1 if value is None else distinct[value] for value in values.tolist()], dtype=np.int64)

    def score_of(self, positions: IntArray) -> FloatArray:
        """Scores of classes by their positions; NaN for -1."""
        return np.append(np.array(self.scores, dtype=float), np.nan)[positions]


#: A layer without classes: whatever lies inside the polygons has all the stress there is.
INSIDE = ClassScores(("binnen de vlakken",), (HIGHEST,))


def parse_classes(text: str) -> ClassScores:
    """Read STRESS_CLASSES: names from low to high, `;` between, or `name:score` for each.

    n names score 100·i/n, so that the last is 100 and the first is not 0.

    Raises:
        ChoiceError: classes_empty, classes_mixed, classes_score, classes_twice, classes_no_stress.
    """
    items = [item.strip() for item in text.split(";") if item.strip()]
    if not items:
        raise ChoiceError("classes_empty")
    pairs = [_split(item) for item in items]
    scored = [score is not None for _, score in pairs]
    if all(scored):
        names = tuple(name for name, _ in pairs)
        scores = tuple(_checked_score(item, score) for item, (_, score) in zip(items, pairs, strict=True))
    elif any(scored):
        raise ChoiceError("classes_mixed", item=items[scored.index(False)])
    else:
        names = tuple(items)
        scores = tuple(HIGHEST * (position + 1) / len(items) for position in range(len(items)))
    compared = [same_name(name) for name in names]
    for position, name in enumerate(compared):
        if name in compared[:position]:
            raise ChoiceError("classes_twice", item=names[position])
    if max(scores) <= 0:
        raise ChoiceError("classes_no_stress", text=text)
    return ClassScores(names, scores)


def _split(item: str) -> tuple[str, float | None]:
    """Name and score of one item; a colon that no number follows is part of the name."""
    name, colon, number = item.rpartition(":")
    score = parse_number(number) if colon and name.strip() else None
    return (item, None) if score is None else (name.strip(), score)


def _checked_score(item: str, score: float | None) -> float:
    if score is None or not 0 <= score <= HIGHEST:
        raise ChoiceError("classes_score", item=item)
    return score


@dataclass(frozen=True)
class RasterScores:
    """The classes of a raster.

    Attributes:
        mode: `klassen` (each value is a class) or `grenzen` (a class runs from its bound up to the next).
        values: ascending values, or lower bounds.
        scores: 0..100 for each class; with bounds the first class lies below the lowest bound and scores 0.
        labels: how a table names each class.
    """

    mode: str
    values: tuple[float, ...]
    scores: tuple[float, ...]
    labels: tuple[str, ...]

    def classify(self, values: NDArray[Any]) -> IntArray:
        """The class of each cell value; NO_DATA for NaN and infinity, UNKNOWN for a value that no class names."""
        known = np.isfinite(values)
        number: IntArray = self._by_bound(values) if self.mode == BOUNDS else self._by_value(values)
        return np.where(known, number, NO_DATA)

    def _by_bound(self, values: NDArray[Any]) -> IntArray:
        # In the precision of the raster: float32 0.7 is 0.699999988, and is meant to be in the class from 0.7.
        bounds = np.array(self.values, dtype=values.dtype)
        return np.searchsorted(bounds, values, side="right")

    def _by_value(self, values: NDArray[Any]) -> IntArray:
        named, exact = np.array(self.values), values.astype(np.float64)
        right = np.minimum(np.searchsorted(named, exact), len(named) - 1)
        left = np.maximum(right - 1, 0)
        nearest = np.where(np.abs(exact - named[left]) < np.abs(exact - named[right]), left, right)
        same = np.abs(exact - named[nearest]) <= SAME_VALUE * np.maximum(1.0, np.abs(named[nearest]))
        return np.where(same, nearest, UNKNOWN)

    def require_known(self, unknown: FloatArray) -> None:
        """Refuse values that no class names.

        Raises:
            ChoiceError: unknown_value, naming them.
        """
        if len(unknown):
            values = _listed([_plain(value) for value in unknown.tolist()])
            raise ChoiceError("unknown_value", values=values, known="; ".join(self.labels))


def parse_raster_scores(text: str, mode: str) -> RasterScores:
    """Read RASTER_SCORES: `value:score` (klassen) or `lower bound:score` (grenzen, ascending), `;` between.

    Raises:
        ChoiceError: raster_empty, raster_item, raster_score, raster_twice, raster_order, raster_no_stress.
    """
    pairs = [_raster_pair(item) for item in text.split(";") if item.strip()]
    if not pairs:
        raise ChoiceError("raster_empty")
    values = [value for value, _ in pairs]
    if len(set(values)) < len(values):
        raise ChoiceError("raster_twice", text=text)
    if mode == BOUNDS and values != sorted(values):
        raise ChoiceError("raster_order", text=text)
    if max(score for _, score in pairs) <= 0:
        raise ChoiceError("raster_no_stress", text=text)
    pairs.sort()
    bounds, scores = tuple(value for value, _ in pairs), tuple(score for _, score in pairs)
    shown = [_plain(value) for value in bounds]
    if mode == CLASSES:
        return RasterScores(mode, bounds, scores, tuple(shown))
    labels = [f"{low} tot {high}" for low, high in pairwise(shown)]
    return RasterScores(mode, bounds, (0.0, *scores), (f"onder {shown[0]}", *labels, f"vanaf {shown[-1]}"))


def _raster_pair(item: str) -> tuple[float, float]:
    value_text, _, score_text = item.rpartition(":")
    value, score = parse_number(value_text), parse_number(score_text)
    if value is None or score is None:
        raise ChoiceError("raster_item", item=item.strip())
    if not 0 <= score <= HIGHEST:
        raise ChoiceError("raster_score", item=item.strip())
    return value, score


def _plain(value: float) -> str:
    """A value as a Dutch reader writes it, with the digits it has: 1,5; 2; -0,25."""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")


def _listed(values: list[str]) -> str:
    return "; ".join(values[:NAMED]) + ("; …" if len(values) > NAMED else "")
