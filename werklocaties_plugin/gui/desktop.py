"""Everything that the plugin puts in the window of QGIS, and takes away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import locator
from .dock_action import DockAction

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class Desktop:
    """Menu, buttons, docks and the locator filter; without a desktop there is nothing."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.dock = DockAction(iface)
        self.filter = locator.register(iface)
        self.dock.install()

    def remove(self) -> None:
        """Leave nothing in the window."""
        self.dock.remove()
        locator.unregister(self.iface, self.filter)
        self.filter = None
