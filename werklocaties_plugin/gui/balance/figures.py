"""The lower half of the dock: charts, years, table and scenarios in tabs; side by side as soon as there is room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QTabWidget, QWidget

from ...core.balance.keys import TOTAL
from ...i18n import tr
from .band_chart import BandChart
from .band_layout import BandRow
from .region_table import RegionTable
from .scenario_panel import ScenarioPanel
from .years_chart import Years, YearsChart

if TYPE_CHECKING:
    import pandas as pd

    from ...core.balance.views import View

#: From this size on (px) both charts are shown at once.
HIGH, WIDE = 460, 760


def band_rows(table: pd.DataFrame) -> list[BandRow]:
    """Rows of a balance as the chart draws them."""
    return [
        BandRow(
            row["regio"], float(row["saldo_min_ha"]), float(row["saldo_max_ha"]), row["saldo_klasse"],
            row["saldo_reden"], row["regio"] == TOTAL,
        )
        for row in table.to_dict("records")
    ]  # fmt: skip


def years_of(view: View, region: str | None, segment: str | None) -> Years | None:
    """The years of one region; None where it has no row."""
    rows = view.rows(segment)
    row = next((each for each in rows.to_dict("records") if each["regio"] == region), None)
    line = view.years(region, segment)
    if row is None or line.empty:
        return None
    columns = ("aanbod_hard_ha", "aanbod_jaar_onbekend_ha", "vraag_laag_ha", "vraag_hoog_ha")
    shortages = (_year(row[name]) for name in ("tekort_vanaf_hoog", "tekort_vanaf_laag"))
    return Years(
        region, view.choices.horizon, [int(each) for each in line["jaar"]],
        *(line[name].astype(float).tolist() for name in columns), _year(row["peiljaar"]), *shortages,
    )  # fmt: skip


def _year(value: float | None) -> float:
    return math.nan if value is None else float(value)


class Figures(QTabWidget):
    """Everything that shows figures per region."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = BandChart()
        self.years = YearsChart()
        self.table = RegionTable()
        self.scenarios = ScenarioPanel()
        self.charts = QSplitter(Qt.Orientation.Vertical)
        self.charts.setChildrenCollapsible(False)
        self.charts.addWidget(self.band)
        self._together = False
        self.addTab(self.charts, tr("Balance"))
        self.addTab(self.years, tr("Years"))
        self.addTab(self.table, tr("Table"))
        self.addTab(self.scenarios, tr("Scenarios"))
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        self._arrange(together=size.height() >= HIGH or size.width() >= WIDE, beside=size.width() >= WIDE)

    def _arrange(self, *, together: bool, beside: bool) -> None:
        """Both charts on one tab where there is room, else a tab each."""
        self.charts.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        if together == self._together:
            return
        self._together = together
        if together:
            self.removeTab(self.indexOf(self.years))
            self.charts.addWidget(self.years)
            self.years.show()
            self.charts.setSizes([10_000, 10_000])
        else:
            self.insertTab(1, self.years, tr("Years"))
        self.setTabText(0, tr("Charts") if together else tr("Balance"))
