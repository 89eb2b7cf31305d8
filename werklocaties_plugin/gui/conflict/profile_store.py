"""Weighings of the user by name, kept in the QGIS project."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import QgsProject

from ...core.judging.scoring import METHODS
from ...core.judging.weighing import Weighing
from .. import project_store

KEY = "conflicten/weegprofielen"


def kept_in(project: QgsProject) -> dict[str, Weighing]:
    """Name -> weighing."""
    return project_store.kept_in(project, KEY, _weighing)


def keep_in(project: QgsProject, kept: dict[str, Weighing]) -> None:
    """Keep these weighings in the project, and no others."""
    values = {
        name: {"methode": weighing.method, "gewichten": dict(weighing.weights)} for name, weighing in kept.items()
    }
    project_store.keep_in(project, KEY, values)


def _weighing(kept: dict[str, Any]) -> Weighing:
    """A weighing as it was kept.

    Raises:
        KeyError, TypeError, ValueError: no such method, or a weight that is no number from 0 up.
    """
    weights = {str(prefix): float(weight) for prefix, weight in dict(kept["gewichten"]).items()}
    if kept["methode"] not in METHODS or any(not math.isfinite(each) or each < 0 for each in weights.values()):
        raise ValueError(kept)
    return Weighing(kept["methode"], weights)
