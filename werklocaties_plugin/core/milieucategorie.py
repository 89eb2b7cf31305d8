"""Environmental categories and the distances that go with them.

Source of categories and distances: VNG, Bedrijven en milieuzonering (2009), replaced as planning method in October
2024; here a screening rule. IBIS stores main categories only, so a category has two ends.
"""

from __future__ import annotations

import re
from typing import Any

from .rules import Rules

#: Every sub-category, from light to heavy.
SUBCATEGORIES = ("1", "2", "3.1", "3.2", "4.1", "4.2", "5.1", "5.2", "5.3", "6")
#: Main categories that stand for several sub-categories: lowest and highest.
MAIN = {"3": ("3.1", "3.2"), "4": ("4.1", "4.2"), "5": ("5.1", "5.3")}
AREA_TYPES = ("rustig", "gemengd")
FORM = re.compile(r"^\s*([1-6])(?:\s*[.,]\s*([0-9]))?\s*$")


def ends(text: str | None) -> tuple[str, str] | None:
    """Lowest and highest sub-category of a category text; None for what is no category.

    '4' is 4.1 to 4.2, '4.2' and '4,2' are 4.2; '4.3', '0' and '>6' are none, and never read as another.
    """
    found = FORM.match(text or "")
    if found is None:
        return None
    category = found[1] if found[2] is None else f"{found[1]}.{found[2]}"
    if category in MAIN:
        return MAIN[category]
    if category.endswith(".0"):
        return ends(category[0])
    return (category, category) if category in SUBCATEGORIES else None


def order(category: str) -> int:
    """Place of a sub-category from light (0) to heavy (9).

    Raises:
        ValueError: no sub-category.
    """
    return SUBCATEGORIES.index(category)


def richtafstand(category: str, area_type: str, rules: Rules) -> float:
    """Distance (m) that a sub-category keeps from sensitive functions in an area of this type."""
    table: dict[str, Any] = rules.content["richtafstanden"][area_type]
    return float(table[category])
