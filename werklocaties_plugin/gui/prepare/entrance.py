"""The ways in: the dialog by its action, and the list of findings from wherever findings appear."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QPushButton

from ... import dependencies
from ...i18n import tr
from ..algorithm_run import run_dialog
from ..dock_action import DockAction
from ..icons import icon
from ..messages import MENU, tell
from .finding_layers import is_findings

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .dialog import PrepareDialog

#: Of a message about new findings (s).
STAYS = 20


class Entrance:
    """Opens the dialog; offers the list when a layer of findings comes into the project, and in its context menu."""

    def __init__(self, iface: QgisInterface, docks: Mapping[str, DockAction]) -> None:
        self.iface, self.docks = iface, docks
        self.dialog: PrepareDialog | None = None
        self.action = QAction(icon("checkterrains"), tr("List of findings"), iface.mainWindow())
        self.action.triggered.connect(lambda *_: self.open_findings(self.iface.activeLayer()))
        iface.addCustomActionForLayerType(self.action, "", Qgis.LayerType.Vector, False)
        self._reading = False
        project = QgsProject.instance()
        project.layersAdded.connect(self._layers_come)
        project.readProject.connect(self._project_read)

    def remove(self) -> None:
        """Leave nothing in the window."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._layers_come)
        project.readProject.disconnect(self._project_read)
        self.iface.removeCustomActionForLayerType(self.action)
        self.action.deleteLater()
        if self.dialog is not None:
            self.dialog.reject()

    def open(self) -> PrepareDialog | None:
        """Show the dialog; None where a package that it needs is missing."""
        problems = dependencies.missing()
        if problems:
            tell(self.iface, dependencies.advice(problems), Qgis.MessageLevel.Warning)
            return None
        if self.dialog is None:
            # Only now: it brings pandas along, and QGIS must start fast.
            from .dialog import PrepareDialog

            self.dialog = PrepareDialog(
                self.iface.mapCanvas(),
                self.iface.mainWindow(),
                run_dialog=run_dialog,
                open_findings=self.open_findings,
                open_conflicts=self.docks["conflict"].open if "conflict" in self.docks else None,
            )
            self.dialog.closed.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def open_findings(self, layer: QgsMapLayer | None) -> None:
        """The list of a layer, in the dock."""
        dock = self.docks["findings"].open()
        if dock is not None and layer is not None and is_findings(layer):
            dock.show_layer(layer)

    def _closed(self) -> None:
        self.dialog = None

    def _layers_come(self, layers: list[QgsMapLayer]) -> None:
        found = [layer for layer in layers if is_findings(layer)]
        for layer in found:
            self.iface.addCustomActionForLayer(self.action, layer)
        importing = self.dialog is not None and self.dialog.work.is_importing()
        if found and not importing:
            # A project that is opened says so only after its layers have come.
            self._reading = False
            layer_id = found[-1].id()
            QTimer.singleShot(0, lambda: self._offer(layer_id))

    def _project_read(self, *_: object) -> None:
        self._reading = True

    def _offer(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if self._reading or layer is None:
            return
        bar = self.iface.messageBar()
        count = layer.featureCount()
        text = tr("{name}: {count} finding(s), each with its place and its repair.")
        message = bar.createMessage(MENU, text.format(name=layer.name(), count=count))
        button = QPushButton(tr("Open the list"))
        button.clicked.connect(lambda: self._open_offered(layer_id, message))
        message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Info, STAYS)

    def _open_offered(self, layer_id: str, message: Any) -> None:
        self.open_findings(QgsProject.instance().mapLayer(layer_id))
        self.iface.messageBar().popWidget(message)
