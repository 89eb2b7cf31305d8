"""The figures per region in a table that can be sorted; unknown figures always come last, and the total below them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ... import shown_numbers
from ...core.balance.keys import TOTAL
from ...i18n import tr
from . import texts

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "regio", "saldo_klasse", "saldo_min_ha", "saldo_max_ha", "tekort_vanaf_hoog", "tekort_vanaf_laag",
    "aanbod_hard_ha", "aanbod_zacht_ha", "aanbod_onbekend_ha", "aanbod_onder_druk_ha", "vraag_laag_ha",
    "vraag_hoog_ha",
)  # fmt: skip
SORT = Qt.ItemDataRole.UserRole


def titles() -> dict[str, str]:
    """Column -> what stands above it."""
    return {
        "regio": tr("Region"),
        "saldo_klasse": tr("Class"),
        "saldo_min_ha": tr("Balance\nlowest (ha)"),
        "saldo_max_ha": tr("Balance\nhighest (ha)"),
        "tekort_vanaf_hoog": tr("Short from\n(high demand)"),
        "tekort_vanaf_laag": tr("Short from\n(low demand)"),
        "aanbod_hard_ha": tr("Hard\nsupply (ha)"),
        "aanbod_zacht_ha": tr("Soft\nsupply (ha)"),
        "aanbod_onbekend_ha": tr("Supply, phase\nunknown (ha)"),
        "aanbod_onder_druk_ha": tr("Hard, under\npressure (ha)"),
        "vraag_laag_ha": tr("Demand\nlow (ha)"),
        "vraag_hoog_ha": tr("Demand\nhigh (ha)"),
    }


class RegionModel(QAbstractTableModel):
    """Rows of `core.balance.balance.FIELDS` as a table of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[Any, Any]] = []
        self.titles = titles()

    def show_rows(self, table: pd.DataFrame | None) -> None:
        """Other figures; None for none."""
        self.beginResetModel()
        self.rows = [] if table is None else table.to_dict("records")
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.titles[COLUMNS[section]]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, name = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(row[name], name)
        if role == SORT:
            return row[name]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row["saldo_reden"]
        if role == Qt.ItemDataRole.TextAlignmentRole and name not in ("regio", "saldo_klasse"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and row["regio"] == TOTAL:
            font = QFont()
            font.setBold(True)
            return font
        return None


def shown(value: Any, name: str) -> str:
    """A cell as it reads."""
    if name == "regio":
        return texts.region_title(value)
    if name == "saldo_klasse":
        return texts.class_titles()[value]
    number = math.nan if value is None else float(value)
    if name.startswith("tekort_vanaf"):
        return texts.year(number)
    return tr("unknown") if math.isnan(number) else shown_numbers.number(number, 1)


class RegionOrder(QSortFilterProxyModel):
    """Sorts by value; whatever the direction, unknown comes behind known and the total comes last."""

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        one, other = (self._key(index) for index in (left, right))
        if one[0] != other[0]:
            return (one[0] < other[0]) == (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return bool(one[1] < other[1])

    def _key(self, index: QModelIndex) -> tuple[int, Any]:
        model = self.sourceModel()
        value = model.data(index, SORT)
        rank = 2 if model.rows[index.row()]["regio"] == TOTAL else 1 if value is None or value != value else 0
        return rank, value if rank == 0 else 0


class RegionTable(QTableView):
    """The table in a window."""

    #: The region that was chosen by mouse or keys.
    picked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.regions = RegionModel()
        self.order = RegionOrder()
        self.order.setSourceModel(self.regions)
        self.setModel(self.order)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sortByColumn(COLUMNS.index("saldo_min_ha"), Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self._quiet = False

    def show_rows(self, table: pd.DataFrame | None) -> None:
        """Other figures; sorting and choice stay."""
        chosen = self.chosen()
        fitted = self.regions.rowCount() > 0
        self._quiet = True
        self.regions.show_rows(table)
        self._quiet = False
        if not fitted:
            self.resizeColumnsToContents()
        self.choose(chosen)

    def chosen(self) -> str | None:
        """The region of the current row."""
        index = self.currentIndex()
        return self.order.data(self.order.index(index.row(), 0), SORT) if index.isValid() else None

    def choose(self, region: str | None) -> None:
        """Make a region the current row, without saying so."""
        self._quiet = True
        wanted = [
            row for row in range(self.order.rowCount()) if self.order.data(self.order.index(row, 0), SORT) == region
        ]
        if region is None or not wanted:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            index = self.order.index(wanted[0], max(self.currentIndex().column(), 0))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        self._quiet = False

    def _tell(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.picked.emit(self.order.data(self.order.index(index.row(), 0), SORT))
