"""Figures in the language of QGIS, for the window and the log.

What a layer or report holds is Dutch in every language: `core.dutch`. What people type is read by `core.numbertext`.
"""

from __future__ import annotations

import math

from .core import dutch
from .i18n import language, tr

MINUS = "\u2212"


def number(value: float, decimals: int = 0) -> str:
    """1234.5 -> '1.234,5' in Dutch, '1,234.5' in English; a real minus sign; '?' for unknown."""
    if math.isnan(value):
        return "?"
    shown = dutch.number(value, decimals)
    if language() != "nl":
        shown = shown.translate(str.maketrans(",.", ".,"))
    return shown.replace("-", MINUS)


def typed(value: float) -> str:
    """A number as somebody would type it: no more decimals than it has, six at most."""
    decimals = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return number(value, decimals)


def value_text(value: object) -> str:
    """A result of an algorithm as the log shows it: counts whole, measures with two decimals."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return tr("unknown")
    if isinstance(value, float):
        return number(value, 2)
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)
