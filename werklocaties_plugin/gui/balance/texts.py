"""Words and figures of the dock, in the language of QGIS."""

from __future__ import annotations

import math

from ...i18n import tr
from ...shown_numbers import number


def hectares(value: float) -> str:
    """Hectares without their unit: whole ones from ten on, else one decimal, for a forecast knows no more."""
    return number(value, 0 if abs(value) >= 10 or math.isnan(value) else 1)


def band(low: float, high: float) -> str:
    """'12 tot 15', one figure where both ends read the same, 'onbekend' where one is not known."""
    if math.isnan(low) or math.isnan(high):
        return tr("unknown")
    first, last = hectares(low), hectares(high)
    return first if first == last else tr("{low} to {high}").format(low=first, high=last)


def year(value: float) -> str:
    """A year, '–' for never."""
    return "\u2013" if math.isnan(value) else f"{value:.0f}"


def class_titles() -> dict[str, str]:
    """Class -> the word for it."""
    return {
        "tekort": tr("Shortage"),
        "onzeker": tr("Uncertain"),
        "voldoende": tr("Enough"),
        "onbekend": tr("Unknown"),
    }


def region_title(region: str | None) -> str:
    """How a region is called, the total and land outside all regions too."""
    from ...core.balance.keys import TOTAL

    if region == TOTAL:
        return tr("All regions")
    return region or tr("(no region)")


def names(regions: tuple[str, ...], most: int = 3) -> str:
    """'Oost, West, Zuid and 4 more'."""
    listed = ", ".join(regions[:most])
    rest = len(regions) - most
    return tr("{names} and {count} more").format(names=listed, count=rest) if rest > 0 else listed


def closed_reasons() -> dict[str, str]:
    """Code of `core.balance.explore` -> why a choice cannot be made."""
    return {
        "hectares_only": tr("the demand table has hectares only; choose a table of jobs"),
        "no_double_use": tr("no table of double use is chosen"),
        "rows_only": tr("the supply was added up before; choose the terrains themselves"),
        "no_pressure": tr("the terrains have no conflict classes; run the conflict screening first"),
    }


def classes_note() -> str:
    """Said wherever the classes show."""
    return tr("The classes are those of Werklocaties, not the ministry's.")
