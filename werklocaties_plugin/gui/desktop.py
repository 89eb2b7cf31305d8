"""Everything that the plugin puts in the window of QGIS, and takes away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..i18n import tr
from ..paths import manual
from . import about, locator, options_page
from .algorithm_run import run_dialog
from .demo_opening import DemoOpening
from .dock_action import DockAction, DockKind
from .icons import icon
from .layer_menu import LayerMenu
from .messages import MENU
from .prepare.entrance import Entrance

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsDockWidget, QgsMapCanvas
    from qgis.PyQt.QtWidgets import QMainWindow


REPORT = "regionreport"
#: Groups of algorithms, in the order of the work.
GROUPS = ("data", "conflicts", "balance", "report")


class Desktop:
    """The menu, the toolbar, the docks, what layers offer, the page of options and the locator filter.

    Attributes:
        docks: by the key of their kind.
        actions: what is no dock, by object name.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.menu = QMenu(MENU, iface.mainWindow())
        self.menu.setObjectName("WerklocatiesMenu")
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
        self.demo = DemoOpening(iface)
        self._add_prepare()
        self._add_algorithms()
        self.menu.addSeparator()
        self._add_rest()
        self.layer_menu = LayerMenu(iface, self.docks)
        self.options = options_page.register(iface)
        self.filter = locator.register(iface)

    def remove(self) -> None:
        """Leave nothing in the window."""
        locator.unregister(self.iface, self.filter)
        self.iface.unregisterOptionsWidgetFactory(self.options)
        self.layer_menu.remove()
        self.demo.remove()
        self.prepare.remove()
        for dock in self.docks.values():
            dock.remove()
        for action in self.actions.values():
            action.deleteLater()
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()

    def _add_prepare(self) -> None:
        self._add(
            "WerklocatiesPrepareAction",
            tr("Prepare data…"),
            tr("From files as they come to a screening: recognise, check, repair, fetch open data"),
            icon("importterrains"),
            self.prepare.open,
            in_toolbar=True,
        )

    def _add_algorithms(self) -> None:
        """The algorithms by their groups, as in the toolbox; their dialogs are filled in with what is set."""
        provider = QgsApplication.processingRegistry().providerById("werklocaties")
        for group in GROUPS:
            found = [each for each in provider.algorithms() if each.groupId() == group]
            if not found:
                continue
            menu = self.menu.addMenu(found[0].group())
            menu.setToolTipsVisible(True)
            for algorithm in sorted(found, key=lambda each: each.displayName()):
                action = menu.addAction(algorithm.icon(), f"{algorithm.displayName()}…")
                action.setToolTip(algorithm.shortDescription())
                action.triggered.connect(_opening(algorithm.name()))

    def _add_rest(self) -> None:
        theme = QgsApplication.getThemeIcon
        self._add(
            "WerklocatiesDemoAction",
            tr("Open the demo…"),
            tr("A project with all results of the fictional demo province"),
            theme("/mActionFileOpen.svg"),
            self.demo.open,
        )
        self._add(
            "WerklocatiesOptionsAction",
            tr("Options…"),
            tr("What dialogs are filled in with, and where the demo goes"),
            theme("/mActionOptions.svg"),
            lambda: self.iface.showOptionsDialog(self.iface.mainWindow(), MENU),
        )
        self._add(
            "WerklocatiesManualAction",
            tr("Manual"),
            tr("The manual, on the web"),
            theme("/mActionHelpContents.svg"),
            lambda: QDesktopServices.openUrl(QUrl(manual())),
        )
        self._add(
            "WerklocatiesAboutAction",
            tr("About Werklocaties…"),
            tr("Which version this is, and of what it makes use"),
            icon("werklocaties"),
            lambda: about.show(self.iface),
        )

    def _add(
        self, name: str, title: str, tip: str, symbol: QIcon, act: Callable[[], object], *, in_toolbar: bool = False
    ) -> None:
        """An action in the menu, and in the toolbar too."""
        action = QAction(symbol, title, self.iface.mainWindow())
        action.setObjectName(name)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        # Without the state of the button, which `triggered` gives along.
        action.triggered.connect(lambda *_: act())
        self.actions[name] = action
        self.menu.addAction(action)
        if in_toolbar:
            self.toolbar.addAction(action)


def _opening(name: str) -> Callable[..., object]:
    """Opens the dialog of an algorithm, whatever a signal gives along; that of the report with what the project has."""
    return lambda *_: _open_report() if name == REPORT else run_dialog(name, {})


def _open_report() -> None:
    from .report_action import open_report

    open_report()


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
            320,
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
