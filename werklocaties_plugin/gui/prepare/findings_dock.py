"""The dock 'Bevindingen': the list of a layer of findings, with zoom to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsIconUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import tr
from . import finding_rows
from .finding_layers import is_findings
from .findings_panel import FindingsPanel

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

OBJECT_NAME = "WerklocatiesBevindingenDock"


class FindingsDock(QgsDockWidget):
    """Which layers of findings there are, and the findings of one of them."""

    def __init__(self, canvas: QgsMapCanvas | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), parent)
        self.setObjectName(OBJECT_NAME)
        self.panel = FindingsPanel(canvas)
        self.layers = QComboBox()
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layers.setMinimumContentsLength(20)
        self.layers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.empty = QLabel(
            tr("No list of findings in the project yet: run checkterrains or importterrains, or prepare data.")
        )
        self.empty.setWordWrap(True)
        row = QHBoxLayout()
        label = QLabel(tr("List"))
        label.setBuddy(self.layers)
        row.addWidget(label)
        row.addWidget(self.layers, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(6, 4, 6, 4)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self.panel, 1)
        self.setWidget(whole)
        self._followed = ""
        # A layer tells of its edits one by one.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.reload)
        self.layers.currentIndexChanged.connect(self.reload)
        project = QgsProject.instance()
        project.layersAdded.connect(self.refresh)
        project.layersRemoved.connect(self.refresh)
        project.readProject.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Look which lists there are; the chosen one stays."""
        chosen = self.layers.currentData()
        found = [each for each in QgsProject.instance().mapLayers().values() if is_findings(each)]
        self.layers.blockSignals(True)
        self.layers.clear()
        for layer in sorted(found, key=lambda each: each.name().casefold()):
            self.layers.addItem(QgsIconUtils.iconForLayer(layer), layer.name(), layer.id())
        self.layers.setCurrentIndex(max(self.layers.findData(chosen), 0) if found else -1)
        self.layers.blockSignals(False)
        if self.layers.currentData() != chosen or chosen is None:
            self.reload()

    def show_layer(self, layer: QgsVectorLayer) -> None:
        """The findings of this layer."""
        self.refresh()
        self.layers.setCurrentIndex(self.layers.findData(layer.id()))

    def reload(self, *_: object) -> None:
        """Read the chosen list again."""
        layer = QgsProject.instance().mapLayer(self.layers.currentData() or "")
        self._follow(layer if isinstance(layer, QgsVectorLayer) else None)
        self.empty.setVisible(layer is None)
        self.panel.setEnabled(layer is not None)
        self.panel.show_findings(finding_rows.FindingList() if layer is None else finding_rows.of_layer(layer))

    def shut(self) -> None:
        """Let go of the project."""
        self._follow(None)
        project = QgsProject.instance()
        project.layersAdded.disconnect(self.refresh)
        project.layersRemoved.disconnect(self.refresh)
        project.readProject.disconnect(self.refresh)

    def _follow(self, layer: QgsVectorLayer | None) -> None:
        """Hear of changes in this layer only; the former one may be gone."""
        before = QgsProject.instance().mapLayer(self._followed)
        if before is not None:
            before.dataChanged.disconnect(self._later)
        if layer is not None:
            layer.dataChanged.connect(self._later)
        self._followed = "" if layer is None else layer.id()

    def _later(self) -> None:
        self._timer.start(300)
