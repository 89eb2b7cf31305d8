"""Running the screening from the dock: its layers found by themselves, in the background, with progress and a stop."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProject, QgsVectorLayer
from qgis.gui import QgsCheckableComboBox, QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..algorithm_run import AlgorithmRun, load_results, run_dialog
from ..widgets import small_note
from . import screening_layers as known


class ScreeningForm(QWidget):
    """The choices that a screening cannot do without; all others are in the algorithm's own dialog."""

    #: The id of the screened layer.
    done = pyqtSignal(str)
    failed = pyqtSignal(str)
    #: The user wants to go back to the list.
    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: AlgorithmRun | None = None
        self.dialog: Any = None
        polygons, vectors = Qgis.LayerFilter.PolygonLayer, Qgis.LayerFilter.HasGeometry
        self.layers = {
            known.TERRAINS: _layer_box(polygons, optional=False),
            known.NATURA2000: _layer_box(polygons),
            known.DWELLINGS: _layer_box(vectors),
            known.STRESS: _layer_box(polygons),
        }
        self.plans = QgsCheckableComboBox()
        self.plans.setDefaultText(tr("(none)"))
        self.plans.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.plans.setMinimumContentsLength(8)
        self.stress_field = QgsFieldComboBox()
        self.stress_field.setAllowEmptyFieldName(True)
        self.stress_field.setToolTip(tr("Field with the class of the stress. Left empty: all polygons are stress."))
        self.stress_classes = QLineEdit()
        self.stress_classes.setPlaceholderText(tr("classes, low to high, ; between"))
        self.stress_classes.setToolTip(tr("All classes in the field from low to high, semicolons between."))
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter("GeoPackage (*.gpkg)")
        self.file.lineEdit().setPlaceholderText(tr("temporary layers"))
        self.start_button, self.more = QPushButton(tr("Start screening")), QPushButton(tr("More choices…"))
        self.more.setToolTip(tr("The dialog of the algorithm, with these layers."))
        self.back = QPushButton(tr("Back"))
        self.progress = QProgressBar()
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.suggest()
        self._say_state()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        stress = QHBoxLayout()
        stress.addWidget(self.stress_field, 2)
        stress.addWidget(self.stress_classes, 3)
        form.addRow(tr("Terrains"), self.layers[known.TERRAINS])
        form.addRow(tr("Natura 2000"), self.layers[known.NATURA2000])
        form.addRow(tr("Housing plans"), self.plans)
        form.addRow(tr("Existing homes"), self.layers[known.DWELLINGS])
        form.addRow(tr("Water stress"), self.layers[known.STRESS])
        form.addRow("", stress)
        form.addRow(tr("Write to"), self.file)
        buttons = QHBoxLayout()
        for part in (self.start_button, self.more):
            buttons.addWidget(part)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.heading)
        column.addLayout(form)
        column.addWidget(
            small_note(
                tr(
                    "A theme without a layer becomes unknown, never 'none'. Fields are found by their known names. "
                    "Nothing in your own layers is changed."
                )
            )
        )
        column.addWidget(self.progress)
        column.addLayout(buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        self.layers[known.STRESS].layerChanged.connect(self._fit_stress)
        self.layers[known.TERRAINS].layerChanged.connect(lambda _: self._say_state())
        self.start_button.clicked.connect(self.start)
        self.more.clicked.connect(self.open_dialog)
        self.back.clicked.connect(self.left)

    # ---- the choices

    def suggest(self) -> None:
        """Choose what fits best in the project."""
        project = QgsProject.instance()
        found = known.suggestions(project)
        for name, box in self.layers.items():
            box.setLayer(found.get(name))
        plans = known.plan_layers(project)
        self.plans.clear()
        for layer in known.spatial_layers(project):
            state = Qt.CheckState.Checked if layer in plans else Qt.CheckState.Unchecked
            self.plans.addItemWithCheckState(layer.name(), state, layer.id())
        self._fit_stress(self.layers[known.STRESS].currentLayer())
        self._say_state()

    def _fit_stress(self, layer: QgsVectorLayer | None) -> None:
        self.stress_field.setLayer(layer)
        field, classes = ("", "") if layer is None else known.stress_classes(layer)
        self.stress_field.setField(field)
        self.stress_classes.setText(classes)
        for part in (self.stress_field, self.stress_classes):
            part.setEnabled(layer is not None)

    def has_terrains(self) -> bool:
        """Whether there is something to screen."""
        return self.layers[known.TERRAINS].currentLayer() is not None

    def parameters(self) -> dict[str, Any]:
        """The choices as the algorithm reads them."""
        project = QgsProject.instance()
        found: dict[str, Any] = {name: box.currentLayer() for name, box in self.layers.items()}
        plans = [project.mapLayer(each) for each in self.plans.checkedItemsData()]
        given = {**found, "PLANS": [each for each in plans if each is not None]}
        if found[known.STRESS] is not None:
            given |= {
                known.STRESS: [found[known.STRESS]],
                "STRESS_FIELD": self.stress_field.currentField() or None,
                "STRESS_CLASSES": self.stress_classes.text().strip() or None,
            }
        path = self.file.filePath().strip()
        given["OUTPUT"] = _output(path, tr("Conflict screening"))
        given["PAIRS"] = _output(_beside(path, "paren"), tr("Objects per terrain"))
        return {name: value for name, value in given.items() if value not in (None, [])}

    # ---- the run

    def start(self) -> None:
        """Run in the background; while it runs, the button stops it."""
        if self.run is not None:
            self.run.stop()
            return
        if not self.has_terrains():
            return
        self.run = AlgorithmRun("conflictscreening", self.parameters())
        self.run.done.connect(self._ended)
        self.run.failed.connect(self._failed)
        self.run.progressed.connect(lambda percent: self.progress.setValue(round(percent)))
        self.progress.setValue(0)
        self._say_state()
        self.run.start()

    def let_go(self) -> None:
        """Stop a run; what it writes is not waited for."""
        if self.run is not None:
            self.run.done.disconnect(self._ended)
            self.run.failed.disconnect(self._failed)
            self.run.progressed.disconnect()
            self.run.stop()
            self.run = None
            self._say_state()
        if self.dialog is not None:
            self.dialog.algorithmFinished.disconnect(self._dialog_ended)
            self.dialog.destroyed.disconnect(self._dialog_gone)
            self.dialog = None

    def _ended(self, results: object) -> None:
        run, self.run = self.run, None
        loaded = load_results(run)
        self._say_state()
        self.done.emit(loaded["OUTPUT"].id())

    def _failed(self, problem: str) -> None:
        self.run = None
        self._say_state()
        self.failed.emit(problem)

    def open_dialog(self) -> None:
        """All choices, in the dialog of the algorithm; it shows what it does of its own."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        given = {name: _as_text(value) for name, value in self.parameters().items()}
        self.dialog = run_dialog("conflictscreening", given)
        self.dialog.algorithmFinished.connect(self._dialog_ended)
        # Its own `finished` is no signal; it deletes itself when it is closed and nothing runs in it any more.
        self.dialog.destroyed.connect(self._dialog_gone)

    def _dialog_ended(self, ok: bool, results: dict[str, Any]) -> None:
        layer = QgsProject.instance().mapLayer(str(results.get("OUTPUT", ""))) if ok else None
        if layer is not None:
            self.done.emit(layer.id())

    def _dialog_gone(self, *_: object) -> None:
        self.dialog = None

    def _say_state(self) -> None:
        running = self.run is not None
        self.start_button.setText(tr("Stop") if running else tr("Start screening"))
        self.start_button.setEnabled(running or self.has_terrains())
        self.progress.setVisible(running)
        for part in (*self.layers.values(), self.plans, self.file, self.more):
            part.setEnabled(not running)
        there = self.has_terrains()
        self.heading.setText(
            tr("Which terrains are under pressure? Screen them against the layers of the project.")
            if there
            else tr("Add a layer of terrains to the project first, or open the demo.")
        )


def _as_text(value: Any) -> Any:
    """A parameter as a dialog takes it: a layer by its id, and where to write by its path."""
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return value.sink.staticValue()
    return value.id() if isinstance(value, QgsVectorLayer) else value


def _layer_box(kind: Any, *, optional: bool = True) -> QgsMapLayerComboBox:
    box = QgsMapLayerComboBox()
    box.setFilters(kind)
    box.setAllowEmptyLayer(True, tr("(none)") if optional else tr("(choose a layer)"))
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _output(path: str, title: str) -> QgsProcessingOutputLayerDefinition:
    definition = QgsProcessingOutputLayerDefinition(path or QgsProcessing.TEMPORARY_OUTPUT, QgsProject.instance())
    definition.destinationName = title
    return definition


def _beside(path: str, what: str) -> str:
    """Another GeoPackage beside this one; empty for none."""
    return f"{path.removesuffix('.gpkg')}_{what}.gpkg" if path else ""
