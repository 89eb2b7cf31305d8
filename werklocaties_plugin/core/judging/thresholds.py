"""THRESHOLDS and CLASSES of a theme of the user's: from when an overlap or a distance is hoog, midden or laag.

Both read from hoog to laag, `;` between; a class left empty is not given on its own. An overlap is at least so many
per cent, hectares or (for lines) kilometres, `|` between alternatives: `10%|1 ha; 0`. A distance is at most so many
metres: `0; 1 km; 5000`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .. import dutch
from ..errors import ChoiceError
from ..themes.stressclasses import parse_number, same_name
from ..types import BoolArray, FloatArray, IntArray, TextArray
from .classes import GEEN, HOOG, LAAG, MIDDEN

#: The classes that thresholds are given for, in that order.
GIVEN = (HOOG, MIDDEN, LAAG)
PERCENT, HECTARES, KILOMETRES, METRES = "%", "ha", "km", "m"
AMOUNT = re.compile(r"([-+0-9.,]+)\s*([a-z%]*)")
#: The worst class that an object may give, as a number: how many of GIVEN stand above it and it.
CAPS = {GEEN: 0, LAAG: 1, MIDDEN: 2, HOOG: 3}


@dataclass(frozen=True)
class Overlap:
    """From when an overlap counts as a class; infinite where no such threshold was given.

    Attributes:
        percent: of the terrain or the line.
        amount: hectares of a terrain, kilometres of a line.
        text: as a sentence names it.
    """

    percent: float
    amount: float
    text: str

    def reached(self, amount: FloatArray, percent: FloatArray) -> BoolArray:
        """True where there is an overlap and it is at least one of the two."""
        reached: BoolArray = (amount > 0) & ((amount >= self.amount) | (percent >= self.percent))
        return reached


def parse_overlaps(text: str, *, lines: bool) -> list[Overlap | None]:
    """Thresholds of hoog, midden and laag; None for one that is not given.

    A class without one of its own takes that of the class above it: what may be no worse than midden is midden from
    where others are hoog.

    Args:
        lines: the subject is a line, measured in kilometres.

    Raises:
        ChoiceError: thresholds_count, thresholds_item, thresholds_order.
    """
    found = [None if item == "" else _overlap(item, lines) for item in _items(text)]
    given = [threshold for threshold in found if threshold is not None]
    for higher, lower in pairwise(given):
        for above, below in ((higher.percent, lower.percent), (higher.amount, lower.amount)):
            if np.isfinite(above) and np.isfinite(below) and below > above:
                raise ChoiceError("thresholds_order", text=text)
    for position in (1, 2):
        found[position] = found[position] or found[position - 1]
    return found


def _items(text: str) -> list[str]:
    items = [item.strip() for item in text.split(";")]
    while items and not items[-1]:
        items.pop()
    if not items or len(items) > len(GIVEN):
        raise ChoiceError("thresholds_count", text=text)
    return items + [""] * (len(GIVEN) - len(items))


def _overlap(item: str, lines: bool) -> Overlap:
    percent = amount = np.inf
    unit_of_amount = KILOMETRES if lines else HECTARES
    for part in item.split("|"):
        value, unit = _amount(part, item)
        if unit in ("", PERCENT) and value <= 100:
            percent = value
        elif unit == unit_of_amount:
            amount = value
        elif lines and unit == METRES:
            amount = value / 1000
        else:
            raise ChoiceError("thresholds_item", item=item)
    named = ((percent, "%"), (amount, f" {unit_of_amount}"))
    described = " of ".join(f"{_short(value)}{unit}" for value, unit in named if np.isfinite(value))
    return Overlap(percent, amount, "elke overlap" if min(percent, amount) == 0 else described)


def _amount(part: str, item: str) -> tuple[float, str]:
    match = AMOUNT.fullmatch(part.strip().lower())
    value = None if match is None else parse_number(match[1])
    if match is None or value is None or value < 0:
        raise ChoiceError("thresholds_item", item=item)
    return value, match[2]


def _short(value: float) -> str:
    return dutch.number(value, 0 if value == round(value) else 2)


def parse_distances(text: str) -> list[float | None]:
    """Greatest distances (m) of hoog, midden and laag, each included; None for one that is not given.

    A class without one of its own takes that of the class above it.

    Raises:
        ChoiceError: thresholds_count, distances_item, thresholds_order.
    """
    found = [None if item == "" else _distance(item) for item in _items(text)]
    given = [metres for metres in found if metres is not None]
    if given != sorted(given):
        raise ChoiceError("thresholds_order", text=text)
    for position in (1, 2):
        if found[position] is None:
            found[position] = found[position - 1]
    return found


def _distance(item: str) -> float:
    value, unit = _amount(item, item)
    if unit not in ("", METRES, KILOMETRES):
        raise ChoiceError("distances_item", item=item)
    return value * 1000 if unit == KILOMETRES else value


def parse_caps(text: str) -> dict[str, int]:
    """Read CLASSES: the worst class that an object of each class may give, `name:hoog|midden|laag|geen`.

    A name without a class counts in full; `name:geen` does not count.

    Returns:
        The compared form of each name -> its number in CAPS.

    Raises:
        ChoiceError: classes_empty, classes_twice.
    """
    caps: dict[str, int] = {}
    for item in (item.strip() for item in text.split(";")):
        if not item:
            continue
        name, _, klasse = item.rpartition(":")
        cap = CAPS.get(klasse.strip().casefold()) if name.strip() else None
        key = same_name(item if cap is None else name)
        if key in caps:
            raise ChoiceError("classes_twice", item=item)
        caps[key] = CAPS[HOOG] if cap is None else cap
    if not caps:
        raise ChoiceError("classes_empty")
    return caps


def caps_of(values: TextArray, caps: dict[str, int]) -> IntArray:
    """The cap of each object by its class; None counts in full, for an unknown class is no mild one.

    Raises:
        ChoiceError: unknown_class, naming the values that CLASSES does not name.
    """
    unknown = sorted({value for value in values.tolist() if value is not None and same_name(value) not in caps})
    if unknown:
        raise ChoiceError("unknown_class", values="; ".join(unknown[:10]), known="; ".join(caps))
    return np.array(
        [CAPS[HOOG] if value is None else caps[same_name(value)] for value in values.tolist()], dtype=np.int64
    )
