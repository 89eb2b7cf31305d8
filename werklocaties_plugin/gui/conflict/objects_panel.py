"""The objects that cause the conflicts of one terrain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ...shown_numbers import number
from ..widgets import small_note
from . import texts

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from .pairs import Pair

#: More are not shown at once.
MOST = 500
#: Room for names at most (px).
NAMES = 210


class ObjectsPanel(QWidget):
    """A row per object; a click looks for it on the map."""

    #: The Pair that was clicked.
    picked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = small_note()
        self.source = QgsMapLayerComboBox()
        self.source.setFilters(Qgis.LayerFilter.VectorLayer)
        self.source.setAllowEmptyLayer(True, tr("(found by itself)"))
        self.source.setMinimumContentsLength(8)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setToolTip(tr("The table with objects per terrain (PAIRS)"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(6)
        self.tree.setHeaderLabels(
            [tr("Object"), tr("Overlap (ha)"), tr("Distance (m)"), tr("Number"), tr("Detail"), tr("Id")]
        )
        self.tree.setRootIsDecorated(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(12)
        self.tree.setAlternatingRowColors(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.header().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.source)
        column.addWidget(self.note)
        column.addWidget(self.tree, 1)
        self.tree.itemClicked.connect(self._tell)
        self.tree.itemActivated.connect(self._tell)
        self.pairs: list[Pair] = []

    def fit(self, others: list[QgsVectorLayer]) -> None:
        """Layers of the project that are no such table."""
        self.source.setExceptedLayerList(others)
        if self.source.currentLayer() is None:
            self.source.setCurrentIndex(0)

    def show_pairs(self, pairs: list[Pair], note: str) -> None:
        """Other objects, and what is said above them."""
        self.pairs = pairs
        self.note.setText(note)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for pair in pairs[:MOST]:
            theme = texts.theme_of_pair(pair.theme)
            if theme not in groups:
                groups[theme] = QTreeWidgetItem(self.tree, [theme])
                groups[theme].setFirstColumnSpanned(True)
                groups[theme].setExpanded(True)
            self._add(groups[theme], pair)
        for column in range(self.tree.columnCount()):
            self.tree.resizeColumnToContents(column)
        self.tree.setColumnWidth(0, min(self.tree.columnWidth(0), NAMES))

    def _add(self, group: QTreeWidgetItem, pair: Pair) -> None:
        cells = [pair.name or pair.object_id or pair.detail or tr("(no name)")]
        cells += [_shown(pair.overlap_ha, 2), _shown(pair.distance_m, 0), _shown(pair.count, 0)]
        item = QTreeWidgetItem(group, [*cells, pair.detail or "", pair.object_id or ""])
        for column in (1, 2, 3):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, cells[0])
        item.setData(0, Qt.ItemDataRole.UserRole, pair)

    def _tell(self, item: QTreeWidgetItem, *_: object) -> None:
        pair = item.data(0, Qt.ItemDataRole.UserRole)
        if pair is not None:
            self.picked.emit(pair)


def _shown(value: float, decimals: int) -> str:
    """A figure, empty for none; what is not zero never reads as zero."""
    if value != value:
        return ""
    smallest = 10.0**-decimals
    if 0 < value < smallest / 2:
        return f"< {number(smallest, decimals)}"
    return number(value, decimals if value else 0)
