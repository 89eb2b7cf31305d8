"""Weights of themes to play with, and what another choice of them changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..types import BoolArray, FloatArray, IntArray
from .classfields import UNKNOWN, theme_name
from .scoring import HIGHEST, Judged, parse_weights, weigh


@dataclass(frozen=True)
class Weighing:
    """How themes are combined.

    Attributes:
        method: hoogste or gewogen.
        weights: prefix of a theme -> its weight; 0 leaves it out, a theme that is not named weighs 1.
    """

    method: str = HIGHEST
    weights: Mapping[str, float] = field(default_factory=dict)

    def text(self, prefixes: Sequence[str]) -> str:
        """WEIGHTS of the algorithms for a layer with these themes; empty where all weigh 1."""
        named = {prefix: self.weights.get(prefix, 1.0) for prefix in prefixes}
        if all(weight == 1 for weight in named.values()):
            return ""
        return ";".join(f"{theme_name(prefix)}:{weight:.10g}" for prefix, weight in named.items())

    def array(self, prefixes: Sequence[str]) -> FloatArray:
        """The weights (k,) of these themes, as the algorithms read them.

        Raises:
            ChoiceError: weights_zero, when no theme is left.
        """
        return parse_weights(self.text(prefixes), prefixes)


@dataclass(frozen=True)
class Standing:
    """Where n terrains stand under one weighing.

    Attributes:
        rank: (n,) place of the class in classes.ORDER, -1 for onbekend.
        place: (n,) conflict_rang, 1 for the worst; -1 for none.
        score: (n,) conflict_score, NaN for onbekend.
    """

    rank: IntArray
    place: IntArray
    score: FloatArray


def stand(judged: Judged, weighing: Weighing) -> Standing:
    """Class, rank and score of every terrain, as `scoring.combine` gives them.

    Raises:
        ChoiceError: weights_zero.
    """
    weights = weighing.array(judged.prefixes)
    used = weights > 0
    overall = weigh(judged.those(used), weights[used], weighing.method)
    return Standing(overall.rank, overall.places(), overall.mean)


@dataclass(frozen=True)
class Changes:
    """What another weighing changes for n terrains.

    Attributes:
        changed: (n,) the class is another one.
        heavier, lighter: terrains whose class rose or fell; both classes known.
        found, lost: terrains that got a class, and that lost it (onbekend).
        shift: (n,) places towards the worst, negative away from it; 0 where either place is none.
    """

    changed: BoolArray
    heavier: int
    lighter: int
    found: int
    lost: int
    shift: IntArray

    @property
    def count(self) -> int:
        """Terrains whose class is another one."""
        return int(self.changed.sum())

    def movers(self, most: int) -> list[int]:
        """Rows of the terrains that moved most places, at most so many; of equals the first."""
        order = np.argsort(-np.abs(self.shift), kind="stable")[:most]
        return [int(row) for row in order if self.shift[row] != 0]


def changes(before: Standing, after: Standing) -> Changes:
    """What differs between two weighings of the same terrains."""
    changed: BoolArray = before.rank != after.rank
    was, known = before.rank != UNKNOWN, after.rank != UNKNOWN
    ranked = (before.place != UNKNOWN) & (after.place != UNKNOWN)
    shift: IntArray = np.where(ranked, before.place - after.place, 0)
    return Changes(
        changed,
        heavier=int((changed & was & known & (after.rank > before.rank)).sum()),
        lighter=int((changed & was & known & (after.rank < before.rank)).sum()),
        found=int((known & ~was).sum()),
        lost=int((was & ~known).sum()),
        shift=shift,
    )
