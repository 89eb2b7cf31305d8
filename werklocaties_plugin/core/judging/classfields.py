"""The class and score fields of the themes in a layer: which there are, what they are called, what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import ChoiceError
from ..types import BoolArray, IntArray, TextArray
from .classes import ONBEKEND, ORDER

#: Prefix of the fields -> name of the theme, in the order in which themes are listed; other themes follow by name.
THEME_NAMES = {"n2000": "natura2000", "woon": "woningbouw", "mc": "milieucategorie", "water": "water"}
#: What ends in `_klasse` and `_score` but is no theme: the combination, and what is said of it.
NO_THEMES = frozenset({"conflict", "robuust"})
CLASS_FIELD = re.compile(r"([a-z][a-z0-9]{0,15})_klasse")
#: Unknown classes a message names.
NAMED = 10
UNKNOWN = -1


def theme_name(prefix: str) -> str:
    """How tables and weights name the theme with these fields: a theme of the user's by its prefix."""
    return THEME_NAMES.get(prefix, prefix)


def theme_prefix(name: str) -> str:
    """The prefix of a theme that is given by its name or by its prefix, in any case of letters."""
    given = name.strip().lower()
    return next((prefix for prefix, title in THEME_NAMES.items() if title == given), given)


def theme_prefixes(fields: Iterable[str]) -> list[str]:
    """Prefixes of the themes with a class and a score in a layer with these fields, in the order of THEME_NAMES."""
    names = {name.lower() for name in fields}
    matches = (CLASS_FIELD.fullmatch(name) for name in names)
    found = {match.group(1) for match in matches if match is not None} - NO_THEMES
    order = list(THEME_NAMES)
    judged = (prefix for prefix in found if f"{prefix}_score" in names)
    return sorted(judged, key=lambda prefix: (order.index(prefix) if prefix in order else len(order), prefix))


def ranks(klassen: TextArray, field: str) -> IntArray:
    """The place of each class in classes.ORDER; -1 for onbekend and for None.

    Args:
        field: where they stand, for the message.

    Raises:
        ChoiceError: class_unknown, naming what is no class.
    """
    places: dict[str | None, int] = {klasse: place for place, klasse in enumerate(ORDER)}
    places.update({None: UNKNOWN, ONBEKEND: UNKNOWN})
    lower = [None if klasse is None else klasse.lower() for klasse in klassen.tolist()]
    strange = sorted({klasse for klasse in lower if klasse is not None and klasse not in places})
    if strange:
        listed = "; ".join(strange[:NAMED]) + ("; …" if len(strange) > NAMED else "")
        raise ChoiceError("class_unknown", field=field, values=listed, known="; ".join((*ORDER, ONBEKEND)))
    return np.array([places[klasse] for klasse in lower], dtype=np.int64)


def names_of(places: IntArray) -> TextArray:
    """The classes with these ranks; -1 is onbekend."""
    names: TextArray = np.array([*ORDER, ONBEKEND], dtype=object)[places]
    return names


def themes_in(here: BoolArray, names: Sequence[str], wanted: BoolArray) -> TextArray:
    """The names of the themes that are here, `; ` between; None where not wanted.

    Args:
        here: (n, k) for the k themes with these names.
        wanted: (n,)
    """
    texts: TextArray = np.full(len(here), None, dtype=object)
    texts[wanted] = ["; ".join(name for name, one in zip(names, row, strict=True) if one) for row in here[wanted]]
    return texts
