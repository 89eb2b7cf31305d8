"""Where the shapes of a chart go: figures to coordinates, drawn by the templates as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import wording
from .model import Balance, Year

#: The course of years: its size, and what stays free around it for texts (all in units of the drawing).
WIDTH, HEIGHT = 380.0, 220.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 12.0, 14.0, 26.0
#: About how many lines of a scale.
STEPS = 4


@dataclass(frozen=True)
class Bar:
    """The band of a balance on an axis of 0 to 100.

    Attributes:
        left, width: of the bar; None where the band is not known.
    """

    balance: Balance
    left: float | None
    width: float


@dataclass(frozen=True)
class Bands:
    """Bars on one axis. `zero` is where nothing is left and nothing short; ticks are place and text."""

    bars: tuple[Bar, ...]
    zero: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Course:
    """Supply in steps against the band of the demand.

    Attributes:
        demand, supply, unknown: points as SVG takes them; unknown is hard supply of which the year is not known, ''
            where there is none.
        horizon: where its line is, None where it lies outside.
        shortage: where the demand first exceeds the supply, and the year.
        x_ticks, y_ticks: place and text.
    """

    demand: str
    supply: str
    unknown: str
    horizon: tuple[float, int] | None
    shortage: tuple[float, float, int] | None
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM


def nice_step(span: float, steps: int = STEPS) -> float:
    """1, 2 or 5 times a power of ten, so that a scale over `span` has about so many lines."""
    rough = span / steps
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= rough)


def bands(balances: Sequence[Balance]) -> Bands | None:
    """Bars, the largest shortage first, those that are not known last; None where nothing is known."""
    known = [each for each in balances if not math.isnan(each.low) and not math.isnan(each.high)]
    if not known:
        return None
    low = min(0.0, *(each.low for each in known))
    high = max(0.0, *(each.high for each in known))
    if high - low < 1e-6:
        low, high = -1.0, 1.0
    step = nice_step(high - low)
    first, last = math.floor(low / step) * step, math.ceil(high / step) * step

    def place(value: float) -> float:
        return (value - first) / (last - first) * 100

    ordered = sorted(balances, key=lambda each: (math.isnan(each.low), each.low))
    bars = [
        Bar(each, None, 0.0)
        if math.isnan(each.low) or math.isnan(each.high)
        # A band without width is still to be seen.
        else Bar(each, place(each.low), max(place(each.high) - place(each.low), 0.4))
        for each in ordered
    ]
    ticks = [(place(value), wording.count(value)) for value in _scale(first, last, step)]
    return Bands(tuple(bars), place(0.0), tuple(ticks))


def course(years: Sequence[Year], horizon: int | None, shortage: int | None) -> Course | None:
    """The chart of a region; None where there are no two years with figures."""
    known = [each for each in years if not any(math.isnan(x) for x in (each.hard, each.demand_low, each.demand_high))]
    if len(known) < 2:
        return None
    first, last = known[0].year, known[-1].year
    most = max(max(each.hard + _known(each.year_unknown), each.demand_high) for each in known)
    least = min(0.0, *(each.demand_low for each in known))
    step = nice_step(max(most - least, 1.0))
    floor, ceiling = math.floor(least / step) * step, max(math.ceil(most / step) * step, step)

    def x(year: float) -> float:
        return round(LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (value - floor) / (ceiling - floor) * (HEIGHT - TOP - BOTTOM), 1)

    upper = [(x(each.year), y(each.demand_high)) for each in known]
    lower = [(x(each.year), y(each.demand_low)) for each in reversed(known)]
    hard = _steps([(x(each.year), y(each.hard)) for each in known])
    there = _steps([(x(each.year), y(each.hard + _known(each.year_unknown))) for each in known])
    uncertain = any(_known(each.year_unknown) > 0 for each in known)
    marked = next((each for each in known if each.year == shortage), None)
    return Course(
        demand=_points([*upper, *lower]),
        supply=_points(hard),
        unknown=_points([*there, *reversed(hard)]) if uncertain else "",
        horizon=(x(horizon), horizon) if horizon is not None and first <= horizon <= last else None,
        shortage=None if marked is None else (x(marked.year), y(marked.demand_high), marked.year),
        x_ticks=tuple((x(year), str(year)) for year in _year_ticks(first, last)),
        y_ticks=tuple((y(value), wording.count(value)) for value in _scale(floor, ceiling, step)),
    )


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def _scale(first: float, last: float, step: float) -> list[float]:
    return [first + number * step for number in range(round((last - first) / step) + 1)]


def _year_ticks(first: int, last: int) -> list[int]:
    """First and last, and round years between that leave room for their texts."""
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100) if (last - first) / each <= 5)
    between = [year for year in range(first + 1, last) if year % step == 0]
    room = max(step / 2, (last - first) / 9)
    return [first, *(year for year in between if year - first >= room and last - year >= room), last]


def _steps(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The height of each year holds until the next."""
    found = points[:1]
    for (_, before), (x, y) in pairwise(points):
        found += [(x, before), (x, y)]
    return found


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
