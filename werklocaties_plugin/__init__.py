"""Werklocaties: room for business, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import WerklocatiesPlugin


def classFactory(iface: QgisInterface | None) -> WerklocatiesPlugin:
    """Called by QGIS; iface is None under qgis_process."""
    from .plugin import WerklocatiesPlugin

    return WerklocatiesPlugin(iface)
