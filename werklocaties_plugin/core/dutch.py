"""Figures as a Dutch reader expects them: decimal comma, thousands point, and no more digits than the figure has."""

from __future__ import annotations


def number(value: float, decimals: int = 0) -> str:
    """1234.5 -> '1.234,5'."""
    text = f"{value:,.{decimals}f}"
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    return text.translate(str.maketrans(",.", ".,"))


def hectares(value: float) -> str:
    """Two decimals below 10 ha, one above; what is not zero never reads as zero."""
    if 0 < value < 0.005:
        return "minder dan 0,01 ha"
    return f"{number(value, 2 if abs(value) < 10 else 1)} ha"


def percent(value: float) -> str:
    """One decimal below 10 %, none above; what is not zero never reads as zero, and not all never as all."""
    if 0 < value < 0.05:
        return "minder dan 0,1%"
    if 99.5 <= value < 100:
        return "ruim 99%"
    return f"{number(value, 1 if abs(value) < 10 else 0)}%"


def distance(metres: float) -> str:
    """Whole metres below 1 km; kilometres above, with one decimal unless they are whole."""
    if 0 < metres < 0.5:
        return "minder dan 1 m"
    if metres < 1000:
        return f"{number(min(metres, 999))} m"
    return f"{number(metres / 1000, 0 if metres % 1000 == 0 else 1)} km"
