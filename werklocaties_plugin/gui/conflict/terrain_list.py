"""The list of terrains: filters above a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from ...i18n import tr
from ...shown_numbers import number
from . import class_look, texts
from .filters import Filters
from .terrain_model import FIRM, KEY, NAME, PLACE, REGION, SCORE, SHIFT, TOWN, TerrainFilter, TerrainModel

if TYPE_CHECKING:
    from ...core.judging.screened import Screened
    from ...core.judging.weighing import Changes, Standing
    from ...core.types import IntArray

#: Letters that fit in a column when it is first shown.
LETTERS = {NAME: 18, SCORE: 6, FIRM: 7, TOWN: 15, REGION: 13, KEY: 9}


class TerrainList(QWidget):
    """Shows the terrains; knows the one that is chosen by its row in the layer."""

    #: Row of the terrain that was chosen by mouse or keys.
    picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terrains = TerrainModel()
        self.shown = TerrainFilter(self.terrains)
        self.filters = Filters(self.terrains)
        self.table = QTableView()
        self.count = QLabel()
        self._quiet = False
        self._dress_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.count)
        self.filters.changed.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._tell)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.shown)
        self.signs = class_look.ClassDelegate(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setMinimumSectionSize(20)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def show_layer(self, screened: Screened | None) -> None:
        """Another layer; None for none. Filters stay where they still mean something."""
        self._quiet = True
        self.terrains.show(screened)
        self._quiet = False
        self._fit_columns()
        self.filters.fit(screened)
        self._filter()

    def stand(self, standing: Standing, changes: Changes) -> None:
        """Other figures for the same terrains; the chosen one stays chosen."""
        self.terrains.stand(standing, changes)
        self._filter()

    def rows(self) -> IntArray:
        """Rows of the layer that are shown, in their order."""
        return self.shown.rows()

    def chosen(self) -> int | None:
        """Row of the layer of the current terrain."""
        index = self.table.currentIndex()
        return int(self.terrains.order[self.shown.mapToSource(index).row()]) if index.isValid() else None

    def choose(self, row: int | None) -> None:
        """Make a terrain the current one, without saying so; what is filtered away is not shown."""
        self._quiet = True
        index = QModelIndex()
        if row is not None:
            place = int(self.terrains.row_of(np.array([row]))[0])
            index = self.shown.mapFromSource(self.terrains.index(place, 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._quiet = False

    def _filter(self) -> None:
        row = self.chosen()
        self._quiet = True
        self.shown.let_through(self.filters.mask())
        self._quiet = False
        if row != self.chosen():
            self.choose(row)
        whole, here = self.terrains.rowCount(), self.shown.rowCount()
        if here == whole:
            self.count.setText(tr("{count} terrains").format(count=number(whole)))
        else:
            self.count.setText(tr("{count} of {whole} terrains").format(count=number(here), whole=number(whole)))

    def _fit_columns(self) -> None:
        """Wide enough for what stands in them; a whole country is not measured for it."""
        letter, header = self.fontMetrics().horizontalAdvance("n"), self.table.horizontalHeader()
        for place, column in enumerate(self.terrains.columns):
            self.table.setItemDelegateForColumn(place, self.signs if column.is_class else None)
            wide = letter * LETTERS.get(column.key, 0) + 8
            if column.is_class:
                wide = round(class_look.WIDTH) + 8
            elif column.key in (PLACE, SHIFT):
                wide = self.fontMetrics().horizontalAdvance(texts.shift(max(99, self.terrains.rowCount()))) + 8
            words = self.fontMetrics().horizontalAdvance(column.title) + 10
            sorted_here = header.sortIndicatorSection() == place
            header.resizeSection(place, max(wide, words + (14 if sorted_here else 0)))

    def _tell(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.picked.emit(int(self.terrains.order[self.shown.mapToSource(index).row()]))
