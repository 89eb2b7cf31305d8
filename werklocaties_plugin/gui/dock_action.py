"""A dock within reach: the action that shows it, and the dock itself, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction

from .. import dependencies
from .icons import icon
from .messages import tell

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsDockWidget, QgsMapCanvas
    from qgis.PyQt.QtWidgets import QMainWindow

    #: Makes a dock that has `shut()`, by which it lets go of everything outside itself.
    Factory = Callable[[QgsMapCanvas, QMainWindow], QgsDockWidget]


@dataclass(frozen=True)
class DockKind:
    """What a dock is and where it opens.

    Attributes:
        key: by which the code asks for it.
        action_name: object name of its action.
        title, tip: of its action, translated.
        icon_name: of an icon in resources/icons, without its ending.
        make: imports and makes the dock; called once, when it is first shown.
        width: when it first opens (px); its height where it lies below or above the map.
    """

    key: str
    action_name: str
    title: str
    tip: str
    icon_name: str
    make: Factory
    area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea
    width: int = 440


class DockAction:
    """Puts a dock in the window when it is asked for, and takes it away again."""

    def __init__(self, iface: QgisInterface, kind: DockKind) -> None:
        self.iface, self.kind = iface, kind
        self.dock: Any = None
        self.action = QAction(icon(kind.icon_name), kind.title, iface.mainWindow())
        self.action.setObjectName(kind.action_name)
        self.action.setToolTip(kind.tip)
        self.action.setStatusTip(kind.tip)
        self.action.setCheckable(True)
        self.action.triggered.connect(self._make)

    def open(self) -> Any:
        """Show the dock; returns it, or None where a package that it needs is missing."""
        if self.dock is None:
            self._make()
        if self.dock is not None:
            self.dock.setUserVisible(True)
        return self.dock

    def remove(self) -> None:
        """Leave nothing in the window."""
        if self.dock is not None:
            self.dock.shut()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        self.action.deleteLater()

    def _make(self) -> None:
        """From now on the dock answers to the action itself."""
        problems = dependencies.missing()
        if problems:
            self.action.setChecked(False)
            tell(self.iface, dependencies.advice(problems), Qgis.MessageLevel.Warning)
            return
        self.action.triggered.disconnect(self._make)
        window = self.iface.mainWindow()
        self.dock = self.kind.make(self.iface.mapCanvas(), window)
        # Where the user left it, else with room for what is in it, once it is laid out. Before it is added, for a dock
        # that is in the window counts as restored.
        if not window.restoreDockWidget(self.dock):
            self.iface.addDockWidget(self.kind.area, self.dock)
            QTimer.singleShot(0, self._widen)
        self.dock.setToggleVisibilityAction(self.action)
        self.dock.setUserVisible(True)

    def _widen(self) -> None:
        if self.dock is not None:
            area = Qt.DockWidgetArea
            lies = self.kind.area in (area.TopDockWidgetArea, area.BottomDockWidgetArea)
            way = Qt.Orientation.Vertical if lies else Qt.Orientation.Horizontal
            self.iface.mainWindow().resizeDocks([self.dock], [self.kind.width], way)
