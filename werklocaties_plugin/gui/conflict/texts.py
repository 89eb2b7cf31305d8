"""Words of the dock, in the language of QGIS."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ...core.judging.classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND, ORDER
from ...core.judging.classfields import theme_name
from ...i18n import tr
from ...shown_numbers import number

#: From the worst down; the place of each in classes.ORDER is its rank, -1 for onbekend.
CLASSES = (HOOG, MIDDEN, LAAG, GEEN, ONBEKEND)
RANKS = {klasse: ORDER.index(klasse) if klasse in ORDER else -1 for klasse in CLASSES}
BY_RANK = {rank: klasse for klasse, rank in RANKS.items()}


def class_titles() -> dict[str, str]:
    """Class -> the word for it."""
    return {
        HOOG: tr("High"),
        MIDDEN: tr("Medium"),
        LAAG: tr("Low"),
        GEEN: tr("None"),
        ONBEKEND: tr("Unknown"),
    }


def class_title(rank: int) -> str:
    """The word for a rank."""
    return class_titles()[BY_RANK[rank]]


def theme_title(prefix: str) -> str:
    """How a theme is called in full."""
    titles = {
        "n2000": tr("Natura 2000"),
        "woon": tr("Housing"),
        "mc": tr("Environmental category"),
        "water": tr("Water stress"),
    }
    return titles.get(prefix, prefix.capitalize())


def theme_short(prefix: str) -> str:
    """How a theme is called above a narrow column."""
    titles = {
        "n2000": tr("N2000"),
        "woon": tr("Housing"),
        "mc": tr("Category"),
        "water": tr("Water"),
    }
    return titles.get(prefix, prefix.capitalize())


def theme_of_pair(name: str | None) -> str:
    """The theme of a row of PAIRS, by its name there."""
    known = {theme_name(prefix): prefix for prefix in ("n2000", "woon", "mc", "water")}
    return theme_title(known.get(name or "", name or ""))


def method_titles() -> dict[str, str]:
    """METHOD -> how it is said."""
    return {
        "hoogste": tr("The worst theme decides"),
        "gewogen": tr("The weighted mean decides"),
    }


def method_notes() -> dict[str, str]:
    """METHOD -> what weights do under it."""
    return {
        "hoogste": tr("Weights only order terrains inside a class; a theme that is off does not count at all."),
        "gewogen": tr("Weights decide the class, but never more than one class below the worst theme."),
    }


def score(value: float) -> str:
    """A score with one decimal; a dash for none."""
    return "\u2013" if math.isnan(value) else number(value, 1)


def whole(value: float) -> str:
    """A whole number; a dash for none."""
    return "\u2013" if math.isnan(value) else number(value)


def shift(places: int) -> str:
    """Places up or down, with a sign that reads without colour; empty for none."""
    if places == 0:
        return ""
    return f"\u25b2 {number(places)}" if places > 0 else f"\u25bc {number(-places)}"


def judged_by(rules: Iterable[str]) -> str:
    """What the box of layers tells of the layer that is chosen: by which thresholds it was judged."""
    listed = "; ".join(sorted(rules))
    hint = tr("A layer with the classes of a conflict analysis")
    if not listed:
        return hint
    judged = tr("Judged by the rules profile {rules}").format(rules=listed)
    return f"{hint}\n{judged}"


def mixed_rules(rules: Iterable[str]) -> str:
    """A warning for a layer whose terrains were judged by different thresholds."""
    return tr(
        "The terrains of this layer were judged by different rules profiles ({rules}): their classes cannot be "
        "compared. Screen them again with one profile."
    ).format(rules="; ".join(sorted(rules)))
