"""Choosing the input: layers that fit are found by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QSpinBox, QWidget

from ...i18n import tr
from . import finding, kept_input
from .finding import ADDITIONAL, DEMAND, DOUBLE_USE, REGIONS, REPLACEMENT, TERRAINS, name_field
from .kept_input import KeptInput

if TYPE_CHECKING:
    from .loading import Wanted

#: The optional tables that go with jobs.
SERIES = (REPLACEMENT, ADDITIONAL)
NO_YEAR = 1899


@dataclass(frozen=True)
class Chosen:
    """The layers that were chosen, for running algorithms on them."""

    terrains: QgsVectorLayer
    demand: QgsVectorLayer
    regions: QgsVectorLayer | None
    region_name: str
    replacement: tuple[QgsVectorLayer, bool] | None
    additional: tuple[QgsVectorLayer, bool] | None
    double_use: QgsVectorLayer | None
    reference_year: int | None


class Inputs(QWidget):
    """The rows in which layers are chosen."""

    #: The user chose something else.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Before the boxes hear of it: they jump to another layer at once.
        QgsProject.instance().layersWillBeRemoved.connect(self.forget)
        self.layers = {
            TERRAINS: _layer_box(tr("Terrains with issuable hectares, or a table of supply"), optional=False),
            REGIONS: _layer_box(tr("Polygons with the name of the region"), polygons=True),
            DEMAND: _layer_box(tr("A table of jobs, or of demand in hectares"), optional=False),
            REPLACEMENT: _layer_box(tr("Hectares that must be replaced")),
            ADDITIONAL: _layer_box(tr("Hectares beside the forecast")),
            DOUBLE_USE: _layer_box(tr("Old and new systems side by side, for a time")),
        }
        self.region_name = QgsFieldComboBox()
        self.region_name.setAllowEmptyFieldName(True)
        self.region_name.setToolTip(tr("Field with the name of the region. Left empty: regio, statnaam."))
        self.cumulative = {name: _cumulative_box() for name in SERIES}
        self.year = _year_box()
        self._lay_out()
        self._connect()
        self.suggest()

    def _lay_out(self) -> None:
        titles = {
            TERRAINS: tr("Terrains"), REGIONS: tr("Regions"), DEMAND: tr("Demand"),
            REPLACEMENT: tr("Replacement"), ADDITIONAL: tr("Additional"), DOUBLE_USE: tr("Double use"),
        }  # fmt: skip
        beside = {TERRAINS: self.year, REGIONS: self.region_name, **self.cumulative}
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (name, box) in enumerate(self.layers.items()):
            label = QLabel(titles[name])
            label.setBuddy(box)
            grid.addWidget(label, number, 0)
            row = QHBoxLayout()
            row.addWidget(box, 3)
            if name in beside:
                row.addWidget(beside[name], 2)
            grid.addLayout(row, number, 1)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        grid.addWidget(self.remark, len(self.layers), 0, 1, 2)
        grid.setRowStretch(len(self.layers) + 1, 1)
        self.remark.hide()

    def _connect(self) -> None:
        self.layers[REGIONS].layerChanged.connect(self._name_regions)
        for box in self.layers.values():
            box.layerChanged.connect(self._tell)
        self.region_name.fieldChanged.connect(self._tell)
        for box in self.cumulative.values():
            box.currentIndexChanged.connect(self._tell)
        self.year.valueChanged.connect(self._tell)

    def suggest(self) -> None:
        """Choose what was used last in the project, and else what fits best in it."""
        project = QgsProject.instance()
        found, kept = finding.suggestions(project), kept_input.load(project) or KeptInput()
        for name, box in self.layers.items():
            used = project.mapLayer(kept.layers[name]) if kept.layers.get(name) else None
            box.setLayer(used or (None if kept.layers.get(name) == "" else found.get(name)))
        self._name_regions(self.layers[REGIONS].currentLayer())
        if kept.region_name:
            self.region_name.setField(kept.region_name)
        for name, box in self.cumulative.items():
            box.setCurrentIndex(max(box.findData(kept.cumulative.get(name)), 0))
        self.year.setValue(NO_YEAR if kept.year is None else kept.year)
        self._tell()

    def remember(self) -> None:
        """Keep in the project what is chosen now."""
        layers = {name: self._layer(name) for name in self.layers}
        kept = KeptInput(
            {name: "" if layer is None else layer.id() for name, layer in layers.items()},
            self.region_name.currentField(),
            {name: box.currentData() for name, box in self.cumulative.items()},
            self.year.value() if self.year.value() > NO_YEAR else None,
        )
        kept_input.save(QgsProject.instance(), kept)

    def forget(self, layer_ids: list[str]) -> None:
        """Choose nothing in place of layers that go: no layer is used that nobody chose."""
        for box in self.layers.values():
            layer = box.currentLayer()
            if layer is not None and layer.id() in layer_ids:
                box.setLayer(None)

    def _name_regions(self, layer: QgsVectorLayer | None) -> None:
        """Choose the field with the name of the region where it is a known one."""
        self.region_name.setLayer(layer)
        self.region_name.setField((name_field(layer, "") if layer is not None else None) or "")

    def is_empty(self) -> bool:
        """Whether neither terrains nor demand are chosen."""
        return self._layer(TERRAINS) is None and self._layer(DEMAND) is None

    def problem(self) -> str:
        """What must be chosen before there can be a balance; empty when nothing."""
        demand = self._layer(DEMAND)
        if self._layer(TERRAINS) is None:
            return tr("Choose the layer of terrains.")
        if demand is None:
            return tr("Choose the table of demand: jobs, or hectares.")
        for name, box in self.cumulative.items():
            if box.isEnabled() and self._layer(name) is not None and box.currentData() is None:
                return tr("Say of '{layer}' whether its hectares are added up or per year.").format(
                    layer=self._layer(name).name()
                )
        return ""

    def chosen(self) -> Chosen:
        """The layers; only when there is no `problem`."""
        terrains, demand = self._layer(TERRAINS), self._layer(DEMAND)
        is_jobs, is_rows = finding.is_jobs_table(demand), finding.is_supply_table(terrains)
        series = [self._series(name) if is_jobs else None for name in SERIES]
        return Chosen(
            terrains,
            demand,
            self._layer(REGIONS) if terrains.isSpatial() or is_rows else None,
            self.region_name.currentField(),
            series[0],
            series[1],
            self._layer(DOUBLE_USE) if is_jobs else None,
            self.year.value() if self.year.value() > NO_YEAR else None,
        )

    def wanted(self) -> Wanted:
        """Everything as it stands now, to be read in the background; only when there is no `problem`."""
        from ...qgis_io.snapshot import Snapshot
        from .loading import Wanted

        def taken(layer: QgsVectorLayer | None) -> Snapshot | None:
            return None if layer is None else Snapshot(layer)

        def series(given: tuple[QgsVectorLayer, bool] | None) -> tuple[Snapshot, bool] | None:
            return None if given is None else (Snapshot(given[0]), given[1])

        chosen = self.chosen()
        return Wanted(
            Snapshot(chosen.terrains),
            finding.is_supply_table(chosen.terrains),
            Snapshot(chosen.demand),
            finding.is_jobs_table(chosen.demand),
            QgsProject.instance().transformContext(),
            taken(chosen.regions),
            chosen.region_name,
            series(chosen.replacement),
            series(chosen.additional),
            taken(chosen.double_use),
            chosen.reference_year,
        )

    def let_go(self) -> None:
        """Hear no more of the project."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self.forget)

    def used(self) -> list[QgsVectorLayer]:
        """Every layer that is chosen."""
        return [layer for layer in map(self._layer, self.layers) if layer is not None]

    def _layer(self, name: str) -> QgsVectorLayer | None:
        layer = self.layers[name].currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _series(self, name: str) -> tuple[QgsVectorLayer, bool] | None:
        layer = self._layer(name)
        return None if layer is None else (layer, bool(self.cumulative[name].currentData()))

    def _tell(self) -> None:
        demand = self._layer(DEMAND)
        is_jobs = demand is not None and finding.is_jobs_table(demand)
        why = (
            "" if is_jobs or demand is None else tr("Only with a table of jobs: this one has the whole demand already.")
        )
        for name in (*SERIES, DOUBLE_USE):
            self.layers[name].setEnabled(is_jobs)
            if name in self.cumulative:
                self.cumulative[name].setEnabled(is_jobs and self._layer(name) is not None)
        self.remark.setText(why)
        self.remark.setVisible(bool(why))
        self.changed.emit()


def _layer_box(explanation: str, *, optional: bool = True, polygons: bool = False) -> QgsMapLayerComboBox:
    box = QgsMapLayerComboBox()
    kind = Qgis.LayerFilter.PolygonLayer if polygons else Qgis.LayerFilter.VectorLayer
    box.setFilters(kind)
    box.setAllowEmptyLayer(True, tr("(choose a layer)") if not optional else tr("(none)"))
    box.setToolTip(explanation)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _cumulative_box() -> QComboBox:
    box = QComboBox()
    box.addItem(tr("(choose)"), None)
    box.addItem(tr("added up"), True)
    box.addItem(tr("per year"), False)
    box.setToolTip(tr("Whether the hectares of the table are added up since the base year, or those of each year."))
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _year_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(NO_YEAR, 2200)
    box.setSpecialValueText(tr("year: of layer"))
    box.setToolTip(tr("Reference year for terrains without peiljaar."))
    box.setMinimumWidth(60)
    return box
