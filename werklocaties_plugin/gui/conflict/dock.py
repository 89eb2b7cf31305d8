"""The dock 'Conflicten': the terrains of a screened layer, why they are under pressure, and weights to play with."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import ChoiceError
from ...core.judging.weighing import Changes, Standing, Weighing, changes, stand
from ...i18n import tr
from ...qgis_io.screened import read_screened
from ...qgis_io.snapshot import Snapshot
from ..icons import icon
from ..project_dock import ProjectDock
from ..widgets import scrolled, tool
from . import finding, texts
from .exporting import Exporter
from .kept_weighings import KeptWeighings
from .objects_panel import ObjectsPanel
from .profile import ProfilePanel
from .screening_form import ScreeningForm
from .showing import Showing
from .terrain_link import TerrainLink
from .terrain_list import TerrainList
from .weights import WeightsPanel
from .what_changed import DEFAULT, LAYER, WhatChanged

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from ...core.judging.screened import Screened

OBJECT_NAME = "WerklocatiesConflictDock"


class ConflictDock(ProjectDock):
    """Everything the user sees; figures come from `core.judging.weighing` on the columns of the layer."""

    def __init__(self, canvas: QgsMapCanvas | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Conflicts"), OBJECT_NAME, parent)
        self.screened: Screened | None = None
        self.standing: Standing | None = None
        self.before: Standing | None = None
        self.changes: Changes | None = None
        self.row: int | None = None
        self.redrawn_ms = 0.0
        self.map, self.exporter = TerrainLink(canvas, self), Exporter(self)
        self.showing = Showing(self)
        self._build()
        self._timer, self._objects_timer = QTimer(self), QTimer(self)
        for timer, act in ((self._timer, self.redraw), (self._objects_timer, self.showing.show_objects)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        self._connect()
        self._fit_layers()
        self._choose_best()

    # ---- how it looks

    def _build(self) -> None:
        self.list, self.profile, self.objects = TerrainList(), ProfilePanel(), ObjectsPanel()
        self.weights, self.what_changed, self.kept = WeightsPanel(), WhatChanged(), KeptWeighings()
        self.form = ScreeningForm()
        weighing = QWidget()
        column = QVBoxLayout(weighing)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.weights)
        column.addWidget(self.what_changed)
        column.addStretch(1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(scrolled(self.profile), tr("Terrain"))
        self.tabs.addTab(self.objects, tr("Objects"))
        self.tabs.addTab(scrolled(weighing), tr("Weights"))
        self.tabs.addTab(self.kept, tr("Compare"))
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.tabs)
        for place in (0, 1):
            self.splitter.setStretchFactor(place, 1)
            self.splitter.setCollapsible(place, False)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(scrolled(self.form))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addLayout(self._tools())
        column.addLayout(self._state_row())
        column.addWidget(self.pages, 1)
        self.setWidget(whole)

    def _tools(self) -> QHBoxLayout:
        self.layer_box = QgsMapLayerComboBox()
        self.layer_box.setFilters(Qgis.LayerFilter.VectorLayer)
        self.layer_box.setAllowEmptyLayer(True, tr("(choose a screened layer)"))
        self.layer_box.setMinimumContentsLength(8)
        self.layer_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layer_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.layer_box.setToolTip(texts.judged_by(()))
        self.screen = QPushButton(tr("Screening…"))
        self.screen.setCheckable(True)
        self.screen.setToolTip(tr("Screen terrains against the layers of the project"))
        self.pick = tool("/mActionIdentify.svg", tr("Choose a terrain by a click on the map"), checkable=True)
        self.zoom = tool("/mActionZoomToSelected.svg", tr("Zoom to the terrain that is chosen"), checkable=True)
        self.zoom.setChecked(True)
        self.export = tool("/mActionSharingExport.svg", tr("Export the list, or the weighing as a layer"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMenu(self.exporter.menu())
        self.report = tool("", tr("Report (HTML)…"))
        self.report.setIcon(icon("regionreport"))
        row = QHBoxLayout()
        row.addWidget(self.layer_box, 1)
        for part in (self.screen, self.pick, self.zoom, self.export, self.report):
            row.addWidget(part)
        return row

    def _state_row(self) -> QHBoxLayout:
        self.again = QPushButton(tr("Calculate again"))
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.again)
        return row

    # ---- what is heard

    def _connect(self) -> None:
        self.layer_box.layerChanged.connect(self._layer_chosen)
        self.screen.toggled.connect(self._turn_page)
        self.again.clicked.connect(self.load)
        self.report.clicked.connect(lambda *_: self.exporter.open_report())
        self.watch.changed.connect(self._layer_changed)
        self.weights.changed.connect(lambda: self._timer.start(0))
        self.what_changed.compared.connect(lambda: self._timer.start(0))
        self.what_changed.picked.connect(self.choose)
        self.kept.wanted.connect(self.weights.set_weighing)
        self.kept.changed.connect(self._offer)
        self.list.picked.connect(self.choose)
        self.objects.picked.connect(self.showing.show_object)
        self.objects.source.layerChanged.connect(lambda _: self.showing.show_objects())
        self.map.picked.connect(self._picked_on_map)
        self.map.picking.connect(self.pick.setChecked)
        self.pick.toggled.connect(self.map.set_picking)
        self.form.done.connect(self._screening_done)
        self.form.failed.connect(lambda problem: self.say(problem, Qgis.MessageLevel.Critical))
        self.form.left.connect(lambda: self.screen.setChecked(False))
        self.follow_project()

    def layers_go(self, layer_ids: list[str]) -> None:
        layer = self.map.layer()
        if layer is not None and layer.id() in layer_ids:
            self.layer_box.setLayer(None)
        self.map.forget(layer_ids)
        # Now, for a table that goes must not be asked for anything; what is shown follows when it has gone.
        self.showing.forget_pairs()
        self._objects_timer.start(0)

    def layers_come(self, *_: object) -> None:
        self._fit_layers()
        self.showing.forget_pairs()
        self._objects_timer.start(0)
        if self.screened is None and self.task is None:
            self._choose_best()
        if self.form.run is None and not self.form.has_terrains():
            self.form.suggest()

    def start_over(self, *_: object) -> None:
        self.stop()
        self.form.let_go()
        self._forget_layer()
        self.kept.reload()
        self.form.suggest()
        self._fit_layers()
        self._choose_best()

    def _fit_layers(self) -> None:
        """Only what can be chosen stands in the boxes."""
        project = QgsProject.instance()
        layers = finding.vector_layers(project)
        screened = finding.screened_layers(project)
        self.layer_box.setExceptedLayerList([layer for layer in layers if layer not in screened])
        self.objects.fit([layer for layer in layers if not finding.is_pairs(layer)])

    def _choose_best(self) -> None:
        """The screened layer with most in it; without one, the page on which one can be made."""
        found = finding.screened_layers(QgsProject.instance())
        self.screen.setChecked(not found)
        self._turn_page(self.screen.isChecked())
        self.layer_box.setLayer(found[0] if found else None)
        if found and self.map.layer() is not found[0]:
            # It stood in the box already, which then says nothing.
            self._layer_chosen(found[0])
        self.say_state()

    def _layer_chosen(self, layer: QgsVectorLayer | None) -> None:
        if layer is None:
            self._forget_layer()
            self.say_state()
            return
        self.screen.setChecked(False)
        self.load()

    def show_layer(self, layer: QgsVectorLayer) -> None:
        """Show a screened layer that was chosen elsewhere."""
        self.layer_box.setLayer(layer)

    def _layer_changed(self) -> None:
        self.changed_meanwhile = True
        if self.screened is not None:
            self.stale = True
        self.say_state()

    def _turn_page(self, screening: bool) -> None:
        self.pages.setCurrentIndex(1 if screening else 0)
        self.form.back.setEnabled(self.screened is not None)

    def _screening_done(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        self._fit_layers()
        self.layer_box.setLayer(layer)
        self.screen.setChecked(False)
        self.say(tr("Screened: {layer}.").format(layer=layer.name()), Qgis.MessageLevel.Success)

    # ---- reading

    def load(self) -> None:
        """Read the layer in the background."""
        layer = self.layer_box.currentLayer()
        if not isinstance(layer, QgsVectorLayer):
            return
        super().stop()
        self.bar.clear()
        if layer is not self.map.layer():
            self._forget_layer()
        self.map.follow_layer(layer)
        self.watch.follow([layer])
        self.start_reading(tr("Reading terrains"), partial(read_screened, Snapshot(layer)))

    def take(self, screened: Screened, warnings: list[str]) -> None:
        """Show what was read; the terrain that was chosen stays chosen."""
        fid = None if self.row is None or self.screened is None else int(self.screened.fid[self.row])
        self.screened = screened
        self.row = self.showing.row_of(fid)
        self.standing = self.before = self.changes = None
        self.list.show_layer(screened)
        self.weights.fit(screened.judged.prefixes)
        self._offer()
        self.redraw()
        shown = self.list.rows()
        if self.row is None and len(shown):
            self.choose(int(shown[0]), on_map=False)
        self.layer_box.setToolTip(texts.judged_by(screened.rules))
        if len(screened.rules) > 1:
            warnings = [*warnings, texts.mixed_rules(screened.rules)]
        if warnings:
            self.say(" ".join(warnings), Qgis.MessageLevel.Warning)

    def _forget_layer(self) -> None:
        super().stop()
        self.map.follow_layer(None)
        self.watch.follow([])
        self.screened = self.standing = self.before = self.changes = self.row = None
        self.stale = False
        self.list.show_layer(None)
        self.weights.fit(())
        self._offer()
        self.what_changed.show_changes(None, None, None, str)
        self.kept.show_now(None, None)
        self.showing.show_terrain()

    def stop(self) -> None:
        super().stop()
        self.exporter.stop()

    # ---- showing

    def redraw(self) -> None:
        """Another weighing or comparison: work out and show."""
        if self.screened is None:
            return
        begun = time.perf_counter()
        weighing = self.weights.weighing()
        self.standing = self._stand(weighing)
        self.before = self._compared() or self.standing
        self.changes = changes(self.before, self.standing)
        self.list.stand(self.standing, self.changes)
        self.list.choose(self.row)
        self.what_changed.show_changes(self.changes, self.before, self.standing, self.showing.name)
        self.kept.show_now(self.screened, (weighing, self.standing))
        self.showing.show_terrain()
        self.redrawn_ms = 1000 * (time.perf_counter() - begun)

    def _stand(self, weighing: Weighing) -> Standing:
        """Where the terrains stand; a layer without themes says it itself."""
        screened = self.screened
        return stand(screened.judged, weighing) if screened.judged.prefixes else screened.written

    def _compared(self) -> Standing | None:
        """What the present weighing is compared with; None where that leaves no theme."""
        kind, name = self.what_changed.chosen()
        if kind == LAYER or not self.screened.judged.prefixes:
            return self.screened.written
        try:
            return stand(self.screened.judged, Weighing() if kind == DEFAULT else self.kept.kept[name])
        except ChoiceError:
            return None

    def differs(self) -> bool:
        """Whether the present weighing gives other classes or ranks than stand in the layer."""
        if self.screened is None or self.screened.written is None or self.standing is None:
            return True
        found = changes(self.screened.written, self.standing)
        return bool(found.count or found.shift.any())

    def _offer(self) -> None:
        """What can be compared with now."""
        has_layer = self.screened is not None and self.screened.written is not None
        self.what_changed.offer(has_layer=has_layer, kept=list(self.kept.kept))

    def choose(self, row: int, *, on_map: bool = True) -> None:
        """Show a terrain everywhere; on the map too unless it was chosen there."""
        self.row = row
        self.list.choose(row)
        self.showing.show_terrain()
        if on_map:
            self.map.show(int(self.screened.fid[row]), zoom=self.zoom.isChecked())

    def _picked_on_map(self, fid: int) -> None:
        row = self.showing.row_of(fid)
        if row is None or row == self.row:
            return
        self.choose(row, on_map=False)
        if self.list.chosen() is None:
            self.say(tr("This terrain is not in the list as it is filtered now."), Qgis.MessageLevel.Info)

    def say_state(self) -> None:
        running = self.task is not None
        self.again.setVisible(self.stale and not running)
        text = tr("Reading…") if running else tr("Out of date – calculate again") if self.stale else ""
        self.show_state(text, urgent=self.stale and not running)
        self.state.setVisible(bool(text))
        there = self.screened is not None
        for part in (self.list, self.tabs):
            part.setEnabled(there)
        self.export.setEnabled(there)
        self.report.setEnabled(there)
        on_map = self.map.canvas is not None and self.map.layer() is not None and self.map.layer().isSpatial()
        self.pick.setEnabled(there and on_map)
        self.form.back.setEnabled(there)

    # ---- going

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pick.setChecked(False)
        super().closeEvent(event)

    def shut(self) -> None:
        for timer in (self._timer, self._objects_timer):
            timer.stop()
        self.form.let_go()
        super().shut()
        self.map.close()
