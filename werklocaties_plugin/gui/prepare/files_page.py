"""The first page: which files and layers, and what each is for."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsIconUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox, QgsProjectionSelectionDialog
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from .choice_box import ChoiceBox
from .sources import ENDINGS, JOIN, NOT_USED, TERRAINS, Entry

NAME, KIND, ROWS, ROLE, FOUND = range(5)


class FilesPage(QWidget):
    """Shows the entries, and says what the user does with them."""

    #: Paths that were dropped or chosen.
    paths_given = pyqtSignal(list)
    layer_given = pyqtSignal(object)
    removed = pyqtSignal(object)
    #: An entry, and its new role.
    role_given = pyqtSignal(object, str)
    #: An entry whose layer got another CRS.
    crs_given = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.setAcceptDrops(True)
        self.hint = QLabel(
            tr(
                "Drag files here: IBIS of any year, the export of a register, or a municipality's own spreadsheet. "
                "A table with plan phases can come along. Your files are only read, never changed."
            )
        )
        self.hint.setWordWrap(True)
        self.add_files = QPushButton(tr("Choose files…"))
        self.layers = QgsMapLayerComboBox()
        self.layers.setFilters(Qgis.LayerFilter.VectorLayer)
        self.layers.setAllowEmptyLayer(True, tr("or a layer of the project…"))
        self.layers.setCurrentIndex(0)
        self.remove = QPushButton(tr("Leave out"))
        self.crs = QPushButton(tr("Coordinate system…"))
        self.crs.setToolTip(tr("For a layer that does not say in which system its coordinates are."))
        self.table = QTableWidget(0, 5)
        self._dress_table()
        self.drop_here = QLabel(tr("Drop files here"))
        self.drop_here.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop_here.setFrameShape(QFrame.Shape.StyledPanel)
        large = self.drop_here.font()
        large.setPointSizeF(1.6 * large.pointSizeF())
        self.drop_here.setFont(large)
        self.drop_here.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(self.add_files)
        row.addWidget(self.layers, 1)
        row.addWidget(self.crs)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hint)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.drop_here, 1)
        self.add_files.clicked.connect(self._ask_files)
        self.layers.layerChanged.connect(self._layer_chosen)
        self.remove.clicked.connect(lambda: self._of_row(self.removed.emit))
        self.crs.clicked.connect(lambda: self._of_row(self._ask_crs))
        self.table.itemSelectionChanged.connect(self._tell_buttons)
        self._tell_buttons()

    def _dress_table(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("File"), tr("Kind"), tr("Rows"), tr("Used as"), tr("Recognised")])
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(FOUND, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(NAME, 220)
        self.table.setWordWrap(True)
        # What is dropped on the table is meant for the page.
        self.table.setAcceptDrops(False)

    def show_entries(self, entries: list[Entry], found: list[str]) -> None:
        """These entries, and a sentence about each."""
        chosen = self.table.currentRow()
        self.entries = entries
        self.table.setVisible(bool(entries))
        self.drop_here.setVisible(not entries)
        self.table.setRowCount(len(entries))
        for row, (entry, sentence) in enumerate(zip(entries, found, strict=True)):
            count = entry.layer.featureCount()
            texts = (entry.title, entry.kind, "?" if count < 0 else str(count), "", sentence)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(entry.path if column == NAME and entry.path else text)
                self.table.setItem(row, column, item)
            self.table.item(row, ROWS).setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.item(row, NAME).setIcon(QgsIconUtils.iconForLayer(entry.layer))
            self.table.setCellWidget(row, ROLE, self._role_box(entry))
        self.table.resizeRowsToContents()
        if 0 <= chosen < len(entries):
            self.table.selectRow(chosen)
        self._tell_buttons()

    def _role_box(self, entry: Entry) -> QComboBox:
        box = ChoiceBox()
        box.addItem(tr("terrains"), TERRAINS)
        if not entry.layer.isSpatial():
            box.addItem(tr("table to join"), JOIN)
        box.addItem(tr("not used"), NOT_USED)
        box.setCurrentIndex(max(box.findData(entry.role), 0))
        box.activated.connect(lambda _: self.role_given.emit(entry, box.currentData()))
        return box

    # ---- what the user gives

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.paths_given.emit(paths)

    def _ask_files(self) -> None:
        endings = " ".join(f"*.{each}" for each in ENDINGS)
        start = QgsProject.instance().homePath() or str(Path.home())
        kinds = tr("Layers and tables ({endings});;All files (*)").format(endings=endings)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Choose files"), start, kinds)
        if paths:
            self.paths_given.emit(paths)

    def _layer_chosen(self, layer: QgsVectorLayer | None) -> None:
        if layer is not None:
            self.layer_given.emit(layer)
            self.layers.setCurrentIndex(0)

    def _of_row(self, act: object) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.entries):
            act(self.entries[row])

    def _ask_crs(self, entry: Entry) -> None:
        dialog = QgsProjectionSelectionDialog(self)
        dialog.setCrs(entry.layer.crs())
        if dialog.exec():
            entry.layer.setCrs(dialog.crs())
            self.crs_given.emit(entry)

    def _tell_buttons(self) -> None:
        row = self.table.currentRow()
        chosen = self.entries[row] if 0 <= row < len(self.entries) else None
        self.remove.setEnabled(chosen is not None)
        self.crs.setEnabled(chosen is not None and bool(chosen.path) and chosen.layer.isSpatial())
