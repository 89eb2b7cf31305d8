"""Scenarios laid side by side: a column each, a row per region."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QBrush, QColor
from qgis.PyQt.QtWidgets import QTableWidgetItem, QWidget

from ...core.balance.keys import TOTAL
from ...core.balance.views import Choices
from ...core.errors import ChoiceError
from ...i18n import tr
from .. import fills
from ..kept_panel import KeptPanel
from . import headline, painting, scenario_store, texts

if TYPE_CHECKING:
    from ...core.balance.explore import Explorer
    from ...core.balance.views import View


class ScenarioPanel(KeptPanel):
    """Keeps and compares scenarios. The figures are those of the input that is loaded now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(scenario_store.kept_in, scenario_store.keep_in, parent)
        self.explorer: Explorer | None = None
        self.current: View | None = None
        self.reload()

    def show_view(self, explorer: Explorer | None, view: View | None) -> None:
        """Other figures; scenarios are compared over all segments together."""
        if explorer is not None and view is not None and view.choices.by_segment:
            view = explorer.look(replace(view.choices, by_segment=False))
        self.explorer, self.current = explorer, view
        self.refill()

    def present(self) -> Choices | None:
        return None if self.current is None else self.current.choices

    def proposal(self) -> tuple[str, str, str]:
        name = tr("Scenario {number}").format(number=len(self.kept) + 1)
        return tr("Keep scenario"), tr("Name of the scenario:"), name

    def views(self) -> dict[str, View]:
        """Title -> the balance of each scenario, the present choices first."""
        if self.explorer is None or self.current is None:
            return {}
        looked = {name: self._look(choices) for name, choices in self.kept.items()}
        return {tr("Now"): self.current, **{name: view for name, view in looked.items() if view is not None}}

    def _look(self, choices: Choices) -> View | None:
        """None where the input contradicts itself; that is said where it is loaded."""
        try:
            return self.explorer.look(replace(choices, by_segment=False))
        except ChoiceError:
            return None

    def fill(self) -> None:
        views = self.views()
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
        ground = fills.mixed(QColor(fill.fill), tones.ground, 0.55)
        item.setBackground(QBrush(ground))
        item.setForeground(QBrush(tones.text))
        item.setToolTip(f"{texts.class_titles()[row['saldo_klasse']]}. {row['saldo_reden']}")
        return item
