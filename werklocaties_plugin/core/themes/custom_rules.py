"""How a theme of the user's own judges, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import dutch
from ..judging.classes import GEEN, ONBEKEND, Rule
from ..judging.thresholds import GIVEN, Overlap
from ..model import Terrains
from ..types import FloatArray, IntArray, TextArray


@dataclass(frozen=True)
class Figures:
    """The figures per terrain (NaN: none), in three columns: of the objects that may give hoog; at least midden; laag.

    Attributes:
        amount: (n, 3) hectares, or kilometres of a line.
        percent: (n, 3) of the terrain or line.
        distance: (n, 3) metres; 0 where it overlaps or touches.
        title: (n, 3) name of the object with the largest overlap, else the nearest; None when it has none.
        several: (n, 3) how many objects overlap.
    """

    amount: FloatArray
    percent: FloatArray
    distance: FloatArray
    title: TextArray
    several: IntArray


def class_table(
    terrains: Terrains,
    figures: Figures,
    layer_is_empty: bool,
    overlaps: list[Overlap | None] | None,
    distances: list[float | None] | None,
    *,
    lines: bool,
) -> list[Rule]:
    """The class table, from top to bottom; by overlap when overlaps are given, else by distance."""
    everyone = np.ones(len(terrains), dtype=bool)
    say = _Reasons(figures, overlaps, distances, lines)
    no_size = np.isnan(figures.percent[:, -1]) & (overlaps is not None)
    table = [
        Rule(ONBEKEND, ~terrains.present, None, lambda row: f"Er is geen geometrie van {say.subject} om te meten."),
        Rule(ONBEKEND, everyone & layer_is_empty, None, lambda row: "De laag is leeg."),
        Rule(ONBEKEND, no_size, None, lambda row: f"{say.subject.capitalize()} heeft geen oppervlakte of lengte."),
    ]
    if overlaps is not None:
        table += [_by_overlap(figures, say, at, limit) for at, limit in enumerate(overlaps) if limit is not None]
    else:
        limits = distances or []
        table += [_by_distance(figures, say, at, limits) for at, limit in enumerate(limits) if limit is not None]
    return [*table, Rule(GEEN, everyone, None, say.none)]


def _by_overlap(figures: Figures, say: _Reasons, at: int, limit: Overlap) -> Rule:
    reached = limit.reached(figures.amount[:, at], figures.percent[:, at])
    return Rule(GIVEN[at], reached, figures.percent[:, at] / 100, lambda row: say.overlap(row, at))


def _by_distance(figures: Figures, say: _Reasons, at: int, limits: list[float | None]) -> Rule:
    """The nearer within the band of the class, the higher the score."""
    limit = limits[at] or 0.0
    above = max((metres for metres in limits[:at] if metres is not None), default=0.0)
    metres = figures.distance[:, at]
    p = 1 - (metres - above) / (limit - above) if limit > above else np.ones(len(metres))
    return Rule(GIVEN[at], metres <= limit, p, lambda row: say.near(row, at))


@dataclass(frozen=True)
class _Reasons:
    """The Dutch sentence for each rule of the table."""

    figures: Figures
    overlaps: list[Overlap | None] | None
    distances: list[float | None] | None
    lines: bool

    @property
    def subject(self) -> str:
        return "de lijn" if self.lines else "het terrein"

    def overlap(self, row: int, at: int) -> str:
        limit = (self.overlaps or [None] * 3)[at]
        threshold = "" if limit is None else f" (drempel voor {GIVEN[at]}: {limit.text})"
        return f"{self._overlap(row, at)}{threshold}."

    def near(self, row: int, at: int) -> str:
        limit = dutch.distance((self.distances or [None] * 3)[at] or 0.0)
        metres, title = self.figures.distance[row, at], self._title(row, at)
        threshold = f"(drempel voor {GIVEN[at]}: {limit})"
        if metres == 0:
            return f"{self.subject.capitalize()} raakt of overlapt {title} {threshold}."
        return f"{title[0].upper()}{title[1:]} ligt op {dutch.distance(metres)} {threshold}."

    def none(self, row: int) -> str:
        metres, amount = self.figures.distance[row, -1], self.figures.amount[row, -1]
        if self.overlaps is not None:
            too_little = f"{self._overlap(row, 2)}, minder dan de laagste drempel."
            return too_little if amount > 0 else f"Geen overlap van {self.subject} met de laag."
        if np.isnan(metres):
            return "Geen object binnen de zoekafstand."
        return f"Het dichtstbijzijnde object ligt op {dutch.distance(metres)}, verder dan de laagste drempel."

    def _overlap(self, row: int, at: int) -> str:
        amount, share = self.figures.amount[row, at], dutch.percent(self.figures.percent[row, at])
        size = dutch.distance(amount * 1000) if self.lines else dutch.hectares(amount)
        several, title = int(self.figures.several[row, at]), self._title(row, at)
        where = f"in {several} objecten, het meest in {title}" if several > 1 else f"in {title}"
        return f"{size} ({share}) van {self.subject} ligt {where}"

    def _title(self, row: int, at: int) -> str:
        return self.figures.title[row, at] or "een object zonder naam"
