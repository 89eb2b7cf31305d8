"""Everything that the plugin puts in the window of QGIS, and takes away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..i18n import tr
from . import locator
from .dock_action import MENU, DockAction, DockKind
from .icons import icon
from .prepare.entrance import Entrance

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsDockWidget, QgsMapCanvas
    from qgis.PyQt.QtWidgets import QMainWindow


class Desktop:
    """The menu, the toolbar, the docks and the locator filter.

    Attributes:
        docks: by the key of their kind.
        actions: what is no dock, by object name.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.menu = QMenu(MENU, iface.mainWindow())
        self.menu.setIcon(icon("werklocaties"))
        self.menu.setToolTipsVisible(True)
        iface.pluginMenu().addMenu(self.menu)
        self.toolbar = iface.addToolBar(MENU)
        self.toolbar.setObjectName("WerklocatiesToolBar")
        self.docks: dict[str, DockAction] = {}
        self.actions: dict[str, QAction] = {}
        for kind in dock_kinds():
            self.docks[kind.key] = made = DockAction(iface, kind)
            self.menu.addAction(made.action)
            self.toolbar.addAction(made.action)
        self.menu.addSeparator()
        self.prepare = Entrance(iface, self.docks)
        self._add(
            "WerklocatiesPrepareAction",
            tr("Prepare data…"),
            tr("From files as they come to a screening: recognise, check, repair, fetch open data"),
            "importterrains",
            self.prepare.open,
        )
        self.filter = locator.register(iface)

    def remove(self) -> None:
        """Leave nothing in the window."""
        locator.unregister(self.iface, self.filter)
        self.prepare.remove()
        for dock in self.docks.values():
            dock.remove()
        for action in self.actions.values():
            action.deleteLater()
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()

    def _add(
        self, name: str, title: str, tip: str, icon_name: str, act: Callable[[], object], *, in_toolbar: bool = True
    ) -> None:
        """An action in the menu, and in the toolbar too."""
        action = QAction(icon(icon_name), title, self.iface.mainWindow())
        action.setObjectName(name)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        # Without the state of the button, which `triggered` gives along.
        action.triggered.connect(lambda *_: act())
        self.actions[name] = action
        self.menu.addAction(action)
        if in_toolbar:
            self.toolbar.addAction(action)


def dock_kinds() -> list[DockKind]:
    """The docks, in the order of the menu."""
    return [
        DockKind(
            "conflict",
            "WerklocatiesConflictAction",
            tr("Conflicts"),
            tr("Conflicts: which terrains are under pressure, why, and what other weights change"),
            "conflictscreening",
            _conflict_dock,
            # Room for a name and a sign per theme.
            width=520,
        ),
        DockKind(
            "balance",
            "WerklocatiesVraagAanbodAction",
            tr("Supply and demand"),
            tr("Supply and demand: balances per region to play with"),
            "supplydemandbalance",
            _balance_dock,
        ),
        DockKind(
            "findings",
            "WerklocatiesFindingsAction",
            tr("Findings"),
            tr("What is wrong in a layer of terrains, with zoom to each place"),
            "checkterrains",
            _findings_dock,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        ),
    ]


# The docks bring pandas along, and QGIS must start fast: each is imported when it is first shown.
def _conflict_dock(canvas: QgsMapCanvas, window: QMainWindow) -> QgsDockWidget:
    from .conflict.dock import ConflictDock

    return ConflictDock(canvas, window)


def _balance_dock(canvas: QgsMapCanvas, window: QMainWindow) -> QgsDockWidget:
    from .balance.dock import BalanceDock

    return BalanceDock(canvas, window)


def _findings_dock(canvas: QgsMapCanvas, window: QMainWindow) -> QgsDockWidget:
    from .prepare.findings_dock import FindingsDock

    return FindingsDock(canvas, window)
