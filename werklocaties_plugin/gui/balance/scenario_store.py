"""Scenarios of the user: choices by name, kept in the QGIS project."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from qgis.core import QgsProject

from ...core.balance.views import Choices
from .. import project_store

KEY = "vraag_en_aanbod/scenarios"


def kept_in(project: QgsProject) -> dict[str, Choices]:
    """Name -> choices."""
    return project_store.kept_in(project, KEY, _choices)


def keep_in(project: QgsProject, scenarios: dict[str, Choices]) -> None:
    """Keep these scenarios in the project, and no others."""
    project_store.keep_in(project, KEY, {name: asdict(choices) for name, choices in scenarios.items()})


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
