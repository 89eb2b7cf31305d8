"""The dock 'Vraag en aanbod': from layers to balances, and balances to play with."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.balance.keys import TOTAL
from ...core.errors import ChoiceError
from ...i18n import tr
from ..project_dock import ProjectDock
from ..widgets import scrolled, small_note, tool
from . import loading, texts
from .controls import Controls
from .exporting import Exporter
from .figures import Figures, band_rows, years_of
from .headline import HeadlineLabel
from .inputs import Inputs
from .map_link import RegionLink

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ...core.balance.explore import Explorer
    from ...core.balance.views import View

OBJECT_NAME = "WerklocatiesVraagAanbodDock"
#: At most so much of the height goes to the choices.
UPPER = 0.5


class BalanceDock(ProjectDock):
    """Everything the user sees; sums are done by `core.balance.explore`, layers by our algorithms."""

    def __init__(self, canvas: QgsMapCanvas | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Supply and demand"), OBJECT_NAME, parent)
        self.explorer: Explorer | None = None
        self.view: View | None = None
        self.region: str | None = None
        self.redrawn_ms = 0.0
        self._roomy = False
        self.map, self.exporter = RegionLink(canvas, self), Exporter(self)
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.redraw)
        self._connect()
        self._follow_regions()
        self.say_state()

    # ---- how it looks

    def _build(self) -> None:
        self.inputs, self.controls, self.figures = Inputs(), Controls(), Figures()
        self.headline, self.messages = HeadlineLabel(), QPlainTextEdit()
        self.messages.setReadOnly(True)
        self.messages.setPlaceholderText(tr("What you should know of the input is said here."))
        self.choosing = QTabWidget()
        self.choosing.setDocumentMode(True)
        self.choosing.addTab(scrolled(self.inputs), tr("Input"))
        self.choosing.addTab(scrolled(self.controls), tr("Choices"))
        self.choosing.addTab(self.messages, tr("Remarks"))
        self.splitter.addWidget(self.choosing)
        self.splitter.addWidget(self.figures)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addLayout(self._tools())
        column.addWidget(self.headline)
        column.addWidget(self.splitter, 1)
        column.addWidget(small_note(texts.classes_note()))
        self.setWidget(whole)

    def _tools(self) -> QHBoxLayout:
        self.calculate = QPushButton(tr("Calculate"))
        self.pick = tool("/mActionIdentify.svg", tr("Choose a region by a click on the map"), checkable=True)
        self.zoom = tool("/mActionZoomToSelected.svg", tr("Zoom to the region that is chosen"), checkable=True)
        self.zoom.setChecked(True)
        self.export = tool("/mActionSharingExport.svg", tr("Export figures, charts and layers"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMenu(self.exporter.menu())
        row = QHBoxLayout()
        row.addWidget(self.calculate)
        row.addWidget(self.state, 1)
        for part in (self.pick, self.zoom, self.export):
            row.addWidget(part)
        return row

    # ---- what is heard

    def _connect(self) -> None:
        self.calculate.clicked.connect(self.load)
        self.controls.changed.connect(lambda: self._timer.start(0))
        self.inputs.changed.connect(self._inputs_changed)
        self.watch.changed.connect(self._inputs_changed)
        self.figures.band.picked.connect(self.choose)
        self.figures.table.picked.connect(self.choose)
        self.figures.scenarios.wanted.connect(self.controls.set_choices)
        self.map.picked.connect(self._picked_on_map)
        self.map.picking.connect(self.pick.setChecked)
        self.pick.toggled.connect(self.map.set_picking)
        self.follow_project()

    def _inputs_changed(self, *_: object) -> None:
        self._follow_regions()
        self.changed_meanwhile = True
        if self.view is not None:
            self.stale = True
        self.say_state()

    def _follow_regions(self) -> None:
        self.map.follow(self.inputs.layers["regions"].currentLayer(), self.inputs.region_name.currentField())
        there = self.map.layer() is not None and self.map.canvas is not None
        self.pick.setEnabled(there)
        self.pick.setToolTip(
            tr("Choose a region by a click on the map")
            if there
            else tr("Choose a layer of regions with their name first; then a click on the map chooses one.")
        )

    def layers_go(self, layer_ids: list[str]) -> None:
        self.map.forget(layer_ids)

    def layers_come(self, *_: object) -> None:
        if self.inputs.is_empty() and self.view is None:
            self.inputs.suggest()

    def start_over(self, *_: object) -> None:
        """Another project: nothing of the former one is left."""
        self.stop()
        self.watch.follow([])
        self.explorer = self.view = self.region = None
        self.stale = False
        self.inputs.suggest()
        self.controls.fit(None)
        self.controls.back()
        self.figures.scenarios.reload()
        self.messages.clear()
        self._show_view()
        self.say_state()

    # ---- reading

    def load(self) -> None:
        """Read the input in the background; while it runs, the button stops it."""
        if self.task is not None:
            self.task.cancel()
            return
        problem = self.inputs.problem()
        if problem:
            self.choosing.setCurrentIndex(0)
            self.say_state(urgent=True)
            return
        self.bar.clear()
        self.inputs.remember()
        self.watch.follow(self.inputs.used())
        self.start_reading(tr("Reading supply and demand"), partial(loading.read, self.inputs.wanted()))

    def take(self, explorer: Explorer, warnings: list[str]) -> None:
        """Show what was read."""
        self.explorer = explorer
        self.messages.setPlainText("\n\n".join(warnings))
        self.choosing.setTabText(2, tr("Remarks ({count})").format(count=len(warnings)) if warnings else tr("Remarks"))
        self.controls.fit(explorer)
        self.choosing.setCurrentIndex(1)
        self._give_room()
        self.redraw()
        if self.region is None and self.view is not None:
            self.choose(self._worst(), on_map=False)

    def _give_room(self) -> None:
        """Show all choices where that leaves most of the room to the figures; the user's own division stays."""
        whole = self.splitter.height()
        if self._roomy or self.splitter.orientation() == Qt.Orientation.Horizontal:
            return
        self._roomy = True
        layout = self.controls.layout()
        needed = layout.heightForWidth(self.splitter.width() - 24) if layout.hasHeightForWidth() else 0
        needed = max(needed, layout.sizeHint().height()) + self.choosing.tabBar().height() + 8
        upper = min(needed, int(UPPER * whole))
        self.splitter.setSizes([upper, whole - upper])

    def _worst(self) -> str | None:
        rows = self.figures.band.rows
        return next((row.region for row in rows if not row.is_total), rows[0].region if rows else None)

    def stop(self) -> None:
        super().stop()
        self.exporter.stop()

    # ---- showing

    def redraw(self) -> None:
        """Other choices: work out and show."""
        if self.explorer is None:
            return
        begun = time.perf_counter()
        try:
            self.view = self.explorer.look(self.controls.choices())
        except ChoiceError as error:
            from ...algorithms.choices import sentence

            self.say(sentence(error), Qgis.MessageLevel.Critical)
            return
        self._show_view()
        self.redrawn_ms = 1000 * (time.perf_counter() - begun)

    def _show_view(self) -> None:
        view, segment = self.view, self.controls.chosen_segment()
        rows = None if view is None else view.rows(segment)
        self.headline.show_view(view, segment)
        self.figures.band.show_rows(
            [] if rows is None else band_rows(rows), 0 if view is None else view.choices.horizon
        )
        self.figures.table.show_rows(rows)
        self.figures.scenarios.show_view(self.explorer, view)
        self._show_region()
        self.export.setEnabled(view is not None)

    def _show_region(self) -> None:
        view, region = self.view, self.region
        self.figures.band.choose(region)
        self.figures.table.choose(region)
        self.figures.years.show_years(None if view is None else years_of(view, region, self.controls.chosen_segment()))

    def choose(self, region: str | None, *, on_map: bool = True) -> None:
        """Show a region everywhere; on the map too unless it was chosen there."""
        self.region = region
        self._show_region()
        if on_map:
            self.map.show(None if region == TOTAL else region, zoom=self.zoom.isChecked())

    def _picked_on_map(self, region: str) -> None:
        if self.view is None or region == self.region:
            return
        if region not in {row.region for row in self.figures.band.rows}:
            self.say(tr("Region {name} has no supply and no demand.").format(name=region), Qgis.MessageLevel.Info)
            return
        self.choose(region, on_map=False)

    def say_state(self, *, urgent: bool = False) -> None:
        """What the button does now, and in what state the figures are; in red where something must be done."""
        running = self.task is not None
        self.calculate.setText(tr("Stop") if running else tr("Calculate again") if self.view else tr("Calculate"))
        text = ""
        if running:
            text = tr("Reading…")
        elif self.stale:
            text = self.inputs.problem() if urgent else tr("Out of date – calculate again")
        elif self.view is None or urgent:
            text = self.inputs.problem()
        self.show_state(text, urgent=urgent or (self.stale and not running))
        self.headline.setEnabled(not self.stale)
        self.export.setEnabled(self.view is not None)

    # ---- going

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pick.setChecked(False)
        super().closeEvent(event)

    def shut(self) -> None:
        self._timer.stop()
        super().shut()
        self.inputs.let_go()
        self.map.close()
