"""Figures in the language of QGIS."""

from __future__ import annotations

import math

from ..core import dutch
from ..i18n import language

MINUS = "\u2212"


def number(value: float, decimals: int = 0) -> str:
    """1234.5 -> '1.234,5' in Dutch, '1,234.5' in English; a real minus sign; '?' for unknown."""
    if math.isnan(value):
        return "?"
    shown = dutch.number(value, decimals)
    if language() != "nl":
        shown = shown.translate(str.maketrans(",.", ".,"))
    return shown.replace("-", MINUS)
