"""How a report writes figures: Dutch, and with no more digits than they deserve. Unknown reads 'onbekend', never 0."""

from __future__ import annotations

import math
import re
from datetime import date

from ..core import dutch

UNKNOWN = "onbekend"
#: No text of a layer is longer than this in a report.
LONGEST = 300
#: What breaks a line, or is not to be seen; and marks that turn the direction of what follows.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def number(value: float, decimals: int = 0) -> str:
    """As `dutch.number`, with a minus sign that is no hyphen."""
    return dutch.number(value, decimals).replace("-", "−")


def hectares(value: float) -> str:
    """'12 ha', below ten '4,5 ha'; what is not zero never reads as zero."""
    figure = bare_hectares(value)
    return figure if figure == UNKNOWN else f"{figure} ha"


def bare_hectares(value: float) -> str:
    """The same without the unit, for a column that names it."""
    if math.isnan(value):
        return UNKNOWN
    if 0 < abs(value) < 0.05:
        return "minder dan 0,1" if value > 0 else "0"
    tenth = round(value, 1)
    return number(value, 0 if abs(tenth) >= 10 or tenth == 0 else 1)


def band(low: float, high: float) -> str:
    """'12 tot 15 ha'; one figure where both ends read the same."""
    figures = bare_band(low, high)
    return figures if figures == UNKNOWN else f"{figures} ha"


def bare_band(low: float, high: float) -> str:
    """The same without the unit, for a column that names it."""
    if math.isnan(low) or math.isnan(high):
        return UNKNOWN
    first, last = bare_hectares(low), bare_hectares(high)
    return first if first == last else f"{first} tot {last}"


def count(value: float | None) -> str:
    """A whole number: '1.234'."""
    return UNKNOWN if value is None or math.isnan(value) else number(value)


def homes(value: float) -> str:
    """Planned homes by share of plan area: whole ones; what is not zero never reads as zero."""
    return "minder dan 1" if 0 < value < 0.5 else count(value)


def percent(value: float) -> str:
    """Whole percentages, one decimal below ten."""
    if math.isnan(value):
        return UNKNOWN
    return "0%" if value == 0 else dutch.percent(value)


def metres(value: float) -> str:
    """Whole metres below 1 km, else kilometres."""
    return UNKNOWN if math.isnan(value) else dutch.distance(value)


def year(value: float | None) -> str:
    """A year; unknown where there is none."""
    return UNKNOWN if value is None or math.isnan(value) else f"{value:.0f}"


def day(value: date) -> str:
    """'26 november 2026'."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def text(value: object) -> str:
    """A text of a layer on one line, cut to LONGEST; '' for none."""
    if value is None or value != value:
        return ""
    line = " ".join(_UNSEEN.sub(" ", str(value)).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def times(number: int, one: str, more: str) -> str:
    """'1 terrein', '3 terreinen', '1.200 terreinen'."""
    return f"{dutch.number(number)} {one if number == 1 else more}"
