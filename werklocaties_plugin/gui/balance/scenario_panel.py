"""Scenarios laid side by side: a column each, a row per region, with buttons to keep, use and remove them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.balance.keys import TOTAL
from ...core.balance.views import Choices
from ...core.errors import ChoiceError
from ...i18n import tr
from . import headline, painting, scenario_store, texts

if TYPE_CHECKING:
    from ...core.balance.explore import Explorer
    from ...core.balance.views import View


class ScenarioPanel(QWidget):
    """Keeps and compares scenarios. The figures are those of the input that is loaded now."""

    #: Choices that the user wants to look at again.
    wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explorer: Explorer | None = None
        self.current: View | None = None
        self.scenarios: dict[str, Choices] = {}
        self.keep = QPushButton(tr("Keep as…"))
        self.keep.setToolTip(tr("Keep the present choices in the project under a name."))
        self.which = QComboBox()
        self.which.setMinimumContentsLength(6)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.use = QPushButton(tr("Use"))
        self.use.setToolTip(tr("Set the choices to those of this scenario."))
        self.remove = QPushButton(tr("Remove"))
        self.table = QTableWidget()
        self._lay_out()
        self.keep.clicked.connect(self._ask_name)
        self.use.clicked.connect(lambda: self._use(self.which.currentText()))
        self.remove.clicked.connect(lambda: self.forget(self.which.currentText()))
        self.reload()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for part, stretch in ((self.keep, 0), (self.which, 1), (self.use, 0), (self.remove, 0)):
            buttons.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(buttons)
        column.addWidget(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def reload(self) -> None:
        """The scenarios of the project that is open now."""
        self.scenarios = scenario_store.kept_in(QgsProject.instance())
        self._refresh()

    def show_view(self, explorer: Explorer | None, view: View | None) -> None:
        """Other figures; scenarios are compared over all segments together."""
        if explorer is not None and view is not None and view.choices.by_segment:
            view = explorer.look(replace(view.choices, by_segment=False))
        self.explorer, self.current = explorer, view
        if self.isVisible():
            self._fill()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._fill()

    def keep_as(self, name: str) -> None:
        """Keep the present choices; a scenario of that name is replaced."""
        if self.current is not None and name.strip():
            self.scenarios[name.strip()] = self.current.choices
            scenario_store.keep_in(QgsProject.instance(), self.scenarios)
            self._refresh(name.strip())

    def forget(self, name: str) -> None:
        """Remove a scenario from the project."""
        if self.scenarios.pop(name, None) is not None:
            scenario_store.keep_in(QgsProject.instance(), self.scenarios)
            self._refresh()

    def _ask_name(self) -> None:
        proposal = tr("Scenario {number}").format(number=len(self.scenarios) + 1)
        name, given = QInputDialog.getText(
            self, tr("Keep scenario"), tr("Name of the scenario:"), QLineEdit.EchoMode.Normal, proposal
        )
        if given:
            self.keep_as(name)

    def _use(self, name: str) -> None:
        if name in self.scenarios:
            self.wanted.emit(self.scenarios[name])

    def _refresh(self, current: str | None = None) -> None:
        kept = current or self.which.currentText()
        self.which.clear()
        self.which.addItems(list(self.scenarios))
        self.which.setCurrentIndex(max(0, self.which.findText(kept)) if self.scenarios else -1)
        for button in (self.use, self.remove):
            button.setEnabled(bool(self.scenarios))
        self._fill()

    def views(self) -> dict[str, View]:
        """Title -> the balance of each scenario, the present choices first."""
        if self.explorer is None or self.current is None:
            return {}
        looked = {name: self._look(choices) for name, choices in self.scenarios.items()}
        return {tr("Now"): self.current, **{name: view for name, view in looked.items() if view is not None}}

    def _look(self, choices: Choices) -> View | None:
        """None where the input contradicts itself; that is said where it is loaded."""
        try:
            return self.explorer.look(replace(choices, by_segment=False))
        except ChoiceError:
            return None

    def _fill(self) -> None:
        views = self.views()
        self.keep.setEnabled(self.current is not None)
        self.table.clear()
        tables = {name: view.rows().set_index("regio") for name, view in views.items()}
        named = dict.fromkeys(region for table in tables.values() for region in table.index)
        regions = sorted(named, key=lambda region: (region != TOTAL, region is None, region or ""))
        self.table.setColumnCount(len(tables))
        self.table.setRowCount(len(regions))
        self.table.setHorizontalHeaderLabels(
            [tr("{name}\nup to {year}").format(name=name, year=view.choices.horizon) for name, view in views.items()]
        )
        self.table.setVerticalHeaderLabels([texts.region_title(region) for region in regions])
        for column, (name, table) in enumerate(tables.items()):
            behind = headline.condition(views[name], None) or tr("choices as they start")
            self.table.horizontalHeaderItem(column).setToolTip(f"{name}: {behind}")
            for row, region in enumerate(regions):
                if region in table.index:
                    self.table.setItem(row, column, self._cell(table.loc[region]))

    def _cell(self, row: object) -> QTableWidgetItem:
        tones = painting.tones_of(self.palette())
        fill = tones.classes[row["saldo_klasse"]]
        item = QTableWidgetItem(texts.band(row["saldo_min_ha"], row["saldo_max_ha"]))
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ground = painting.mixed(QColor(fill.fill), tones.ground, 0.55)
        item.setBackground(QBrush(ground))
        item.setForeground(QBrush(tones.text))
        item.setToolTip(f"{texts.class_titles()[row['saldo_klasse']]}. {row['saldo_reden']}")
        return item
