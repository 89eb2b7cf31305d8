"""The last page: from data to a screening."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr


class NextPage(QWidget):
    """Offers what can be done with the terrains."""

    screening_wanted = pyqtSignal()
    dock_wanted = pyqtSignal()
    list_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.terrains = QgsMapLayerComboBox()
        self.terrains.setFilters(Qgis.LayerFilter.PolygonLayer)
        self.screening = QPushButton(tr("Conflict screening…"))
        self.dock = QPushButton(tr("Conflicts panel"))
        self.list = QPushButton(tr("List of findings"))
        label = QLabel(tr("Terrains"))
        label.setBuddy(self.terrains)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(10)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.terrains, 0, 1)
        rows = (
            (self.screening, tr("All themes in one run; terrains and fetched layers are filled in already.")),
            (self.dock, tr("Play with weights, look terrain by terrain, beside the map.")),
            (self.list, tr("What is left to do by hand, beside the map, with zoom to each place.")),
        )
        self.explanations = {}
        for number, (button, text) in enumerate(rows, 1):
            explanation = self.explanations[button] = QLabel(text)
            explanation.setWordWrap(True)
            grid.addWidget(button, number, 0)
            grid.addWidget(explanation, number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addLayout(grid)
        column.addStretch(1)
        self.explanations[self.dock].setVisible(False)
        self.dock.setVisible(False)
        self.screening.clicked.connect(self.screening_wanted)
        self.dock.clicked.connect(self.dock_wanted)
        self.list.clicked.connect(self.list_wanted)

    def offer_dock(self) -> None:
        """There is a dock for conflicts."""
        self.dock.show()
        self.explanations[self.dock].show()
