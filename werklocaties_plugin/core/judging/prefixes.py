"""The prefix under which a theme writes its fields, where the user may choose it."""

from __future__ import annotations

import re

from ..errors import ChoiceError

#: Prefixes and names of the built-in themes, and of the combination.
BUILT_IN = frozenset(
    {"n2000", "natura2000", "woon", "woningbouw", "water", "mc", "milieucategorie", "conflict", "robuust"}
)
ALLOWED = re.compile(r"[a-z][a-z0-9]{0,15}")


def check_prefix(prefix: str, own: str | None = None) -> str:
    """The prefix, when fields may be written under it.

    Args:
        own: the built-in prefix of the theme that asks; the others belong to other themes.

    Raises:
        ChoiceError: prefix_form, prefix_taken.
    """
    if not ALLOWED.fullmatch(prefix):
        raise ChoiceError("prefix_form", prefix=prefix)
    if prefix in BUILT_IN and prefix != own:
        raise ChoiceError("prefix_taken", prefix=prefix)
    return prefix
