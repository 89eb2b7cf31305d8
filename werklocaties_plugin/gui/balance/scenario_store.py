"""Scenarios of the user: choices by name, kept in the QGIS project."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from qgis.core import QgsProject

from ... import log
from ...core.balance.views import Choices
from ...i18n import tr

SCOPE, KEY = "werklocaties", "vraag_en_aanbod/scenarios"


def kept_in(project: QgsProject) -> dict[str, Choices]:
    """Name -> choices, in the order in which they were made; what cannot be read is passed over, and said."""
    text, found = project.readEntry(SCOPE, KEY, "")
    if not found or not text:
        return {}
    try:
        kept = json.loads(text)
        return {str(each["naam"]): _choices(each["keuzes"]) for each in kept}
    except (ValueError, TypeError, KeyError) as error:
        log.warning(tr("The scenarios in the project cannot be read: {error}").format(error=repr(error)))
        return {}


def keep_in(project: QgsProject, scenarios: dict[str, Choices]) -> None:
    """Keep these scenarios in the project, and no others."""
    kept = [{"naam": name, "keuzes": asdict(choices)} for name, choices in scenarios.items()]
    project.writeEntry(SCOPE, KEY, json.dumps(kept, ensure_ascii=False))


def _choices(kept: dict[str, Any]) -> Choices:
    """Choices of a newer version that this one does not know are left out.

    Raises:
        TypeError: a value of another kind than the choice has.
    """
    known = {each.name: getattr(Choices(), each.name) for each in fields(Choices)}
    found = {}
    for name, value in kept.items():
        if name not in known:
            continue
        default = known[name]
        if isinstance(default, bool) != isinstance(value, bool) or not isinstance(value, bool | int | float):
            raise TypeError(f"{name}: {value!r}")
        found[name] = type(default)(value)
    return Choices(**found)
