"""Menu entry and button of the dock 'Vraag en aanbod'; the dock itself is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .. import dependencies
from ..i18n import tr
from ..paths import resource

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .balance.dock import BalanceDock

MENU = "Werklocaties"
#: Of the dock when it first opens (px).
WIDTH = 440


class DockAction:
    """Puts the dock within reach, and takes everything away again; without a desktop it does nothing."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.action: QAction | None = None
        self.dock: BalanceDock | None = None

    def install(self) -> None:
        """Menu entry and button."""
        if self.iface is None:
            return
        icon = QIcon(str(resource("icons/supplydemandbalance.svg")))
        self.action = QAction(icon, tr("Supply and demand"), self.iface.mainWindow())
        self.action.setObjectName("WerklocatiesVraagAanbodAction")
        self.action.setToolTip(tr("Supply and demand: balances per region to play with"))
        self.action.setCheckable(True)
        self.action.triggered.connect(self._open)
        self.iface.addPluginToMenu(MENU, self.action)
        self.iface.addToolBarIcon(self.action)

    def remove(self) -> None:
        """Leave nothing in the window."""
        if self.dock is not None:
            self.dock.shut()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.action is not None:
            self.iface.removePluginMenu(MENU, self.action)
            self.iface.removeToolBarIcon(self.action)
            self.action.deleteLater()
            self.action = None

    def _open(self) -> None:
        """Make the dock; from then on it answers to the action itself."""
        problems = dependencies.missing()
        if problems:
            self.action.setChecked(False)
            self.iface.messageBar().pushMessage(MENU, dependencies.advice(problems), Qgis.MessageLevel.Warning, 0)
            return
        # Only now: it brings pandas along, and QGIS must start fast.
        from .balance.dock import BalanceDock

        self.action.triggered.disconnect(self._open)
        self.dock = BalanceDock(self.iface.mapCanvas(), self.iface.mainWindow())
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        # Room for a chart with names and figures beside it.
        self.iface.mainWindow().resizeDocks([self.dock], [WIDTH], Qt.Orientation.Horizontal)
        self.dock.setToggleVisibilityAction(self.action)
        self.dock.setUserVisible(True)
