"""A list of findings: kinds above, the findings of one kind below, each with its place on the map."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.terrains.finding_texts import SEVERITIES
from ...i18n import tr
from ..message import Message
from ..places import show_place
from ..widgets import tool
from .finding_models import SORT, FindingModel, KindModel, ListModel, severity_titles
from .finding_rows import Finding, FindingList, Kind, all_of, counts, kinds
from .severity_icons import severity_icon

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

#: Columns of a file, as in ISSUES.
WRITTEN = ("terrein_id", "naam", "veld", "ernst", "melding", "waarde", "herstel", "hersteld", "rij", "code")
NUMBER = re.compile(r"[+-]?[\d.,]*")
#: Wider than so many times its height, both lists stand side by side.
BROAD = 2.2


class FindingsPanel(QWidget):
    """Shows a `FindingList`; where it came from does not matter."""

    #: What is shown has changed.
    changed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.findings = FindingList()
        self.kind: Kind | None = None
        self.kinds, self.rows = KindModel(), FindingModel()
        self.kind_table = ListTable(self.kinds, {KindModel.WHAT: 300, KindModel.COUNT: 70, KindModel.REPAIRED: 120})
        widths = {FindingModel.TERRAIN: 130, FindingModel.NAME: 170, FindingModel.FIELD: 130, FindingModel.VALUE: 140}
        self.row_table = ListTable(self.rows, widths)
        self.detail = QLabel()
        self.message = Message()
        self._build()
        self._connect()

    # ---- how it looks

    def _build(self) -> None:
        self.severities: dict[str, QToolButton] = {}
        tools = QHBoxLayout()
        for severity in SEVERITIES:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(True)
            button.setIcon(severity_icon(severity))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tr("Show or hide these"))
            self.severities[severity] = button
            tools.addWidget(button)
        self.to_do = QCheckBox(tr("Only what you must do"))
        self.to_do.setToolTip(tr("Leave out what importing repairs by itself."))
        self.search = QgsFilterLineEdit()
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(tr("Terrain, name, message…"))
        self.search.setMinimumWidth(120)
        self.zoom = tool("/mActionZoomToSelected.svg", tr("Zoom to the finding that is chosen"), checkable=True)
        self.zoom.setChecked(True)
        self.copy = tool("/mActionEditCopy.svg", tr("Copy these findings (Ctrl+C)"))
        self.save = tool("/mActionFileSave.svg", tr("Save these findings as CSV…"))
        for part in (self.to_do, self.search):
            tools.addWidget(part)
        tools.setStretchFactor(self.search, 1)
        for part in (self.zoom, self.copy, self.save):
            tools.addWidget(part)
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Two lines, so that the lists do not jump.
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing() + 2)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.kind_table)
        self.splitter.addWidget(self.row_table)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addLayout(tools)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.detail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        broad = self.width() > BROAD * self.height()
        self.splitter.setOrientation(Qt.Orientation.Horizontal if broad else Qt.Orientation.Vertical)
        # Beside each other there is no room for it; it stands below the lists for the kind that is chosen.
        self.kind_table.setColumnHidden(KindModel.REPAIR, broad)
        self.kind_table.stretch(KindModel.WHAT if broad else KindModel.REPAIR)

    def _connect(self) -> None:
        for button in self.severities.values():
            button.toggled.connect(self._filter)
        self.to_do.toggled.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self.kind_table.chosen.connect(self._choose_kind)
        self.row_table.chosen.connect(self._choose_row)
        self.copy.clicked.connect(self.copy_rows)
        self.save.clicked.connect(self._ask_file)
        by_key = QAction(self)
        by_key.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        by_key.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        by_key.triggered.connect(self.copy_rows)
        self.addAction(by_key)

    # ---- what is shown

    def show_findings(self, findings: FindingList) -> None:
        """Other findings; the filters stay."""
        self.findings, self.kind = findings, None
        found = counts(findings.rows)
        titles = severity_titles()
        for severity, button in self.severities.items():
            button.setText(f"{found[severity]} {titles[severity]}")
        places = any(row.geometry is not None for row in findings.rows)
        self.zoom.setEnabled(places and self.canvas is not None)
        self.zoom.setToolTip(
            tr("Zoom to the finding that is chosen")
            if places
            else tr("These findings have no place on the map: the file draws nothing.")
        )
        self.message.clear()
        self._filter()

    def visible(self) -> list[Finding]:
        """The findings that the filters and the chosen kind leave."""
        return [row for row in self._passing() if self.kind is None or self._is_of(row, self.kind)]

    def _passing(self) -> list[Finding]:
        shown = {severity for severity, button in self.severities.items() if button.isChecked()}
        words = self.search.text().casefold().split()
        return [
            row
            for row in self.findings.rows
            if row.ernst in shown and not (row.hersteld and self.to_do.isChecked()) and _has(row, words)
        ]

    @staticmethod
    def _is_of(row: Finding, kind: Kind) -> bool:
        return not kind.code or (row.code, row.ernst) == (kind.code, kind.ernst)

    def _filter(self) -> None:
        passing = self._passing()
        chosen = self.kind
        found = kinds(passing)
        self.kind_table.show_rows([all_of(passing), *found] if len(found) > 1 else found)
        self.kind = None
        if chosen is not None:
            again = [each for each in self.kinds.rows if (each.code, each.ernst) == (chosen.code, chosen.ernst)]
            if again:
                self.kind = again[0]
                self.kind_table.choose(self.kinds.rows.index(again[0]))
        self._show_visible()

    def _show_visible(self) -> None:
        self.row_table.show_rows(self.visible())
        self.detail.setText("" if self.kind is None else self.kind.repair)
        there = bool(self.rows.rows)
        self.copy.setEnabled(there)
        self.save.setEnabled(there)
        self.changed.emit()

    def _choose_kind(self, kind: Kind | None) -> None:
        self.kind = kind
        self._show_visible()

    def _choose_row(self, row: Finding | None) -> None:
        if row is not None:
            done = tr("Repaired by importing.") + " " if row.hersteld else ""
            self.detail.setText(f"{row.melding} {done}{row.herstel}")
        if row is None or row.geometry is None or self.canvas is None or not self.zoom.isChecked():
            return
        show_place(self.canvas, row.geometry, self.findings.crs)

    # ---- to elsewhere

    def copy_rows(self) -> None:
        """The chosen findings, or all that are shown, to the clipboard, with columns for a spreadsheet."""
        rows = self.row_table.chosen_rows() or self.visible()
        QGuiApplication.clipboard().setText(as_text(rows, "\t"))

    def write_csv(self, path: Path) -> bool:
        """All that are shown to a file; what goes wrong is said."""
        from qgis.core import Qgis

        from ..files import put_in_place

        try:
            with put_in_place(path) as aside:
                aside.write_bytes(as_text(self.visible(), ";").encode("utf-8-sig"))
        except OSError as error:
            self.message.say(tr("Nothing was written: {error}").format(error=error), Qgis.MessageLevel.Critical)
            return False
        self.message.say(tr("Written: {path}").format(path=path), Qgis.MessageLevel.Success)
        return True

    def _ask_file(self) -> None:
        folder = QgsProject.instance().homePath() or str(Path.home())
        start = str(Path(folder) / "bevindingen.csv")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save findings"), start, "CSV (*.csv)")
        if path:
            self.write_csv(Path(path).with_suffix(".csv"))


class ListTable(QTableView):
    """A table of which rows are chosen; sorted by a click on a title."""

    #: The row that became current, None for none.
    chosen = pyqtSignal(object)

    def __init__(self, model: ListModel, widest: Mapping[int, int], parent: QWidget | None = None) -> None:
        """`widest` says how wide columns may be (px)."""
        super().__init__(parent)
        self.list, self.widest = model, widest
        self.order = QSortFilterProxyModel()
        self.order.setSourceModel(model)
        self.order.setSortRole(SORT)
        self.setModel(self.order)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.stretch(model.columnCount() - 1)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.clicked.connect(self._tell_again)
        self._quiet = self._told = False

    def show_rows(self, rows: list[object]) -> None:
        """Other rows, as wide as they need."""
        self._quiet = True
        self.list.show_rows(rows)
        self._quiet = False
        self.resizeColumnsToContents()
        for column, widest in self.widest.items():
            self.setColumnWidth(column, min(self.columnWidth(column) + 6, widest))

    def stretch(self, column: int) -> None:
        """This column takes what is left."""
        for each in range(self.list.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if each == column else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(each, mode)

    def choose(self, row: int) -> None:
        """Make a row of the model current, without saying so."""
        index = self.order.mapFromSource(self.list.index(row, 0))
        flag = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self._quiet = False

    def chosen_rows(self) -> list[object]:
        """The selected rows, in the order in which they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.list.rows[self.order.mapToSource(self.order.index(row, 0)).row()] for row in rows]

    def _tell_again(self, index: QModelIndex) -> None:
        """A click on the row that is current already."""
        if not self._told:
            self._tell(index)
        self._told = False

    def _tell(self, index: QModelIndex, *_: object) -> None:
        if not self._quiet:
            self._told = True
            self.chosen.emit(self.list.rows[self.order.mapToSource(index).row()] if index.isValid() else None)


def as_text(rows: list[Finding], separator: str) -> str:
    """Rows with titles above them, for a spreadsheet."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator="\r\n")
    writer.writerow(WRITTEN)
    for row in rows:
        values = {**row.__dict__, "hersteld": int(row.hersteld)}
        writer.writerow([_safe(values[name]) for name in WRITTEN])
    return made.getvalue()


def _safe(value: object) -> object:
    """What a spreadsheet would take for a formula is a text; a number stays one."""
    is_formula = isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and not NUMBER.fullmatch(value)
    return f"'{value}" if is_formula else value


def _has(row: Finding, words: list[str]) -> bool:
    if not words:
        return True
    texts = (row.terrein_id, row.naam, row.veld, row.waarde, row.melding, row.herstel, row.title)
    whole = " ".join(each for each in texts if each).casefold()
    return all(word in whole for word in words)
