"""The second page: which field was read as what, by which profile and in which unit; each can be corrected."""

from __future__ import annotations

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.terrains.canonical import FIELDS
from ...core.terrains.checks import EXPECTED
from ...core.terrains.profiles import AUTO, CODES, OWN, load, own
from ...i18n import tr
from ..message import Message
from ..widgets import small_note
from . import meanings
from .choice_box import ChoiceBox
from .looking import Column, Look
from .sources import Choices, Entry

MEANING, FIELD, FILLED, EXAMPLES = range(4)
NO_YEAR = 1899


class FieldsPage(QWidget):
    """Shows the look at one entry, and changes its choices."""

    #: The choices of the entry are others now.
    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.message = Message()
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.boxes = {"profile": _profiles(), "unit": _units(), "decimal": _decimals(), "join_key": ChoiceBox()}
        self.year = QSpinBox()
        self.year.setRange(NO_YEAR, 2200)
        self.year.setSpecialValueText(tr("as the file says"))
        self.year.setKeyboardTracking(False)
        self.merge = QCheckBox(tr("Make one terrain of its parts"))
        self.merge.setToolTip(tr("Rows with one number that do not contradict each other become one terrain."))
        self.all_fields = QCheckBox(tr("Show all fields"))
        self.reset = QPushButton(tr("Forget my corrections"))
        self.table = QTableWidget(0, 4)
        self._dress_table()
        self.unused = small_note()
        self.fields: dict[str, ChoiceBox] = {}
        self._lay_out()
        self._connect()

    def _dress_table(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("Meaning"), tr("Field in the file"), tr("Filled in"), tr("Examples")])
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(MEANING, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FIELD, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(FILLED, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(EXAMPLES, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(FIELD, 220)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        self.labels = {
            "profile": QLabel(tr("Kind of file")),
            "unit": QLabel(tr("Areas in")),
            "decimal": QLabel(tr("Decimal sign")),
            "year": QLabel(tr("Reference year")),
            "join_key": QLabel(tr("Key of the table")),
        }
        parts = {**self.boxes, "year": self.year}
        places = {"profile": (0, 0), "unit": (0, 2), "decimal": (1, 2), "year": (1, 0), "join_key": (2, 0)}
        for name, (row, column) in places.items():
            self.labels[name].setBuddy(parts[name])
            grid.addWidget(self.labels[name], row, column)
            grid.addWidget(parts[name], row, column + 1)
        grid.addWidget(self.merge, 2, 2, 1, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        below = QHBoxLayout()
        below.addWidget(self.all_fields)
        below.addStretch(1)
        below.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addLayout(grid)
        column.addWidget(self.reason)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        column.addWidget(self.unused)

    def _connect(self) -> None:
        self.boxes["profile"].activated.connect(lambda _: self._choose("profile"))
        self.boxes["unit"].activated.connect(lambda _: self._choose("unit"))
        self.boxes["decimal"].activated.connect(lambda _: self._choose("decimal"))
        self.boxes["join_key"].activated.connect(lambda _: self._choose("join_key"))
        self.year.valueChanged.connect(self._choose_year)
        self.merge.clicked.connect(self._choose_merge)
        self.all_fields.toggled.connect(self._show_table)
        self.reset.clicked.connect(self._forget)

    # ---- what is shown

    def show_entry(self, entry: Entry | None) -> None:
        """What was found in this entry; without a look all is greyed until there is one."""
        self.entry = entry
        look = None if entry is None else entry.look
        self.setEnabled(look is not None)
        if entry is None or look is None:
            self.reason.setText(tr("Reading…") if entry is not None else "")
            return
        choices = entry.choices
        self.boxes["profile"].choose(choices.profile)
        self.boxes["unit"].choose(choices.unit)
        self.boxes["decimal"].choose(choices.decimal)
        self._show_keys(look, choices)
        self.year.blockSignals(True)
        self.year.setValue(choices.year or NO_YEAR)
        self.year.blockSignals(False)
        self.merge.setChecked(choices.merge)
        self.reset.setEnabled(bool(choices.fields))
        self._say(look, choices)
        self._show_table()

    def _show_keys(self, look: Look, choices: Choices) -> None:
        box = self.boxes["join_key"]
        joined = look.joined_cells is not None
        for part in (box, self.labels["join_key"]):
            part.setVisible(joined)
        if not joined:
            return
        box.clear()
        box.addItem(tr("found by itself"), "")
        for name in look.joined_cells.columns:
            box.addItem(str(name), str(name))
        box.choose(choices.join_key)

    def _say(self, look: Look, choices: Choices) -> None:
        if look.problem:
            self.message.say(look.problem, Qgis.MessageLevel.Warning)
        elif look.profile == OWN and choices.profile == AUTO:
            self.message.say(
                tr("This file is not recognised. Point out its fields below; what is known by its name is chosen."),
                Qgis.MessageLevel.Warning,
            )
        else:
            self.message.clear()
        bold = self.font()
        bold.setBold(True)
        for name, label in self.labels.items():
            label.setFont(bold if name == look.asks else self.font())
        sentences = [] if look.problem else [f"{look.title}: {look.reason}."]
        self.reason.setText(" ".join([*sentences, look.unit]).strip())
        self.reason.setVisible(bool(self.reason.text()))

    def _show_table(self) -> None:
        look = None if self.entry is None else self.entry.look
        if look is None:
            return
        scrolled_to = self.table.verticalScrollBar().value()
        titles, computed = meanings.titles(), _computed(look)
        names = [name for name in meanings.ordered(look.terms) if self.all_fields.isChecked() or _is_main(name, look)]
        self.table.setRowCount(0)
        self.table.setRowCount(len(names))
        self.fields = {}
        for row, name in enumerate(names):
            column = look.columns.get(look.matched.get(name, ""))
            self._show_row(row, titles.get(name, name), name, column, computed=name in computed)
        self.table.verticalScrollBar().setValue(scrolled_to)
        used = set(look.matched.values())
        unused = [each.name for each in look.columns.values() if each.name not in used and not each.joined]
        self.unused.setText(
            tr("Not used, but kept in the result: {fields}.").format(fields=", ".join(unused[:20])) if unused else ""
        )
        self.unused.setVisible(bool(unused))

    def _show_row(self, row: int, title: str, name: str, column: Column | None, *, computed: bool) -> None:
        look = self.entry.look
        item = QTableWidgetItem(title)
        item.setToolTip(name)
        if column is not None:
            item.setIcon(QgsApplication.getThemeIcon("/mIconSuccess.svg"))
        elif computed:
            item.setIcon(QgsApplication.getThemeIcon("/mIconExpression.svg"))
        elif name in EXPECTED:
            item.setIcon(QgsApplication.getThemeIcon("/mIconWarning.svg"))
            item.setToolTip(EXPECTED[name][1])
        self.table.setItem(row, MEANING, item)
        box = self.fields[name] = ChoiceBox(letters=16)
        box.addItem(tr("(computed)") if computed else tr("(none)"), "")
        joined = tr("{field} (joined)")
        for each in look.columns.values():
            box.addItem(joined.format(field=each.name) if each.joined else each.name, each.name)
            box.setItemData(box.count() - 1, "; ".join(each.examples), Qt.ItemDataRole.ToolTipRole)
        box.choose("" if column is None else column.name)
        if name in self.entry.choices.fields:
            font = box.font()
            font.setBold(True)
            box.setFont(font)
        box.activated.connect(lambda _: self._point_out(name, box.currentData()))
        box.setAccessibleName(title)
        self.table.setCellWidget(row, FIELD, box)
        filled = "" if column is None else tr("{part} of {whole}").format(part=column.filled, whole=column.count)
        self.table.setItem(row, FILLED, QTableWidgetItem(filled))
        examples = QTableWidgetItem("" if column is None else "; ".join(column.examples))
        faint = self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText)
        examples.setForeground(faint)
        self.table.setItem(row, EXAMPLES, examples)

    # ---- what the user chooses

    def _choose(self, name: str) -> None:
        if self.entry is not None:
            setattr(self.entry.choices, name, self.boxes[name].currentData())
            self.changed.emit(self.entry)

    def _choose_year(self, year: int) -> None:
        if self.entry is not None:
            self.entry.choices.year = year if year > NO_YEAR else None
            self.changed.emit(self.entry)

    def _choose_merge(self, on: bool) -> None:
        if self.entry is not None:
            self.entry.choices.merge = on
            self.changed.emit(self.entry)

    def _point_out(self, name: str, field: str) -> None:
        if self.entry is not None:
            self.entry.choices.fields[name] = field
            self.changed.emit(self.entry)

    def _forget(self) -> None:
        if self.entry is not None:
            self.entry.choices.fields.clear()
            self.changed.emit(self.entry)


def _is_main(name: str, look: Look) -> bool:
    return name in meanings.MAIN or name in look.matched or name not in FIELDS


def _computed(look: Look) -> set[str]:
    """Fields that a formula of the profile fills from what was matched."""
    if not look.profile or look.profile not in CODES:
        return set()
    formulas = load(look.profile).formulas
    return {
        name
        for name, formula in formulas.items()
        if name not in look.matched and set(look.matched) & {*formula.plus, *formula.minus}
    }


def _profiles() -> ChoiceBox:
    box = ChoiceBox(letters=24)
    box.addItem(tr("found by itself"), AUTO)
    for profile in (*(load(code) for code in CODES), own()):
        box.addItem(profile.title, profile.code)
    return box


def _units() -> ChoiceBox:
    box = ChoiceBox()
    for code, title in ((AUTO, tr("found by the drawing")), ("ha", tr("hectares")), ("m2", tr("square metres"))):
        box.addItem(title, code)
    return box


def _decimals() -> ChoiceBox:
    box = ChoiceBox()
    for code, title in ((None, tr("found by itself")), (",", tr("comma (1.234,5)")), (".", tr("point (1,234.5)"))):
        box.addItem(title, code)
    return box
