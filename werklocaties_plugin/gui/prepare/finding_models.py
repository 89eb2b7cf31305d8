"""Kinds of findings and findings as Qt models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon

from ...i18n import tr
from .finding_rows import Finding, Kind
from .severity_icons import severity_icon

SORT = Qt.ItemDataRole.UserRole


def severity_titles() -> dict[str, str]:
    """How findings of each severity are called, more of them together."""
    return {"fout": tr("errors"), "waarschuwing": tr("warnings"), "info": tr("to know")}


class ListModel(QAbstractTableModel):
    """A table of texts; a subclass gives the columns."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.titles = list(titles)
        self.rows: list[Any] = []

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def shown(self, row: Any, column: int) -> str:
        """The text of a cell."""
        raise NotImplementedError

    def sort_value(self, row: Any, column: int) -> Any:
        """What a column is sorted by."""
        return self.shown(row, column).casefold()

    def icon_of(self, row: Any, column: int) -> QIcon | None:
        """The icon in a cell."""
        return severity_icon(row.ernst) if column == 0 and row.ernst else None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.titles[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self.icon_of(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.shown(row, column) or None
        if role == SORT:
            return self.sort_value(row, column)
        return None


class KindModel(ListModel):
    """A row per kind."""

    WHAT, COUNT, REPAIRED, REPAIR = range(4)

    def __init__(self) -> None:
        super().__init__([tr("What"), tr("Number"), tr("By importing"), tr("What to do")])

    def shown(self, row: Kind, column: int) -> str:
        if column == self.WHAT:
            return f"{row.title}: {row.fields[0]}" if len(row.fields) == 1 else row.title
        if column == self.COUNT:
            return str(row.count)
        if column == self.REPAIRED:
            return "" if not row.repaired else tr("repaired") if row.repaired == row.count else str(row.repaired)
        return row.repair

    def sort_value(self, row: Kind, column: int) -> Any:
        if column == self.WHAT:
            return row.rank
        return row.count if column == self.COUNT else super().sort_value(row, column)

    def icon_of(self, row: Kind, column: int) -> QIcon | None:
        if column == self.REPAIRED and row.repaired == row.count > 0:
            return QgsApplication.getThemeIcon("/mIconSuccess.svg")
        return super().icon_of(row, column)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == self.COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)


class FindingModel(ListModel):
    """A row per finding."""

    TERRAIN, NAME, FIELD, VALUE, MESSAGE = range(5)

    def __init__(self) -> None:
        super().__init__([tr("Terrain"), tr("Name"), tr("Field"), tr("Value"), tr("Message")])

    def shown(self, row: Finding, column: int) -> str:
        if column == self.TERRAIN:
            if row.rij is None:
                return tr("(whole file)")
            return row.terrein_id or tr("row {number}").format(number=row.rij)
        texts = {
            self.NAME: row.naam,
            self.FIELD: row.veld,
            self.VALUE: row.waarde,
            self.MESSAGE: row.melding,
        }
        return texts[column] or ""

    def sort_value(self, row: Finding, column: int) -> Any:
        if column == self.TERRAIN:
            return (row.rij or 0) * 10 + row.rank
        return super().sort_value(row, column)
