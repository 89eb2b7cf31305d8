"""The plugin's own icons."""

from __future__ import annotations

from qgis.PyQt.QtGui import QIcon

from ..paths import resource


def icon(name: str) -> QIcon:
    """An icon of resources/icons by its name without ending."""
    return QIcon(str(resource(f"icons/{name}.svg")))
