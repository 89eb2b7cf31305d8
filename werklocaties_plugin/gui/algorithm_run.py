"""One of our algorithms in the background, and its layers into the project when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import tr


class Heard(QgsProcessingFeedback):
    """Keeps what a run says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.infos: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)


class AlgorithmRun(QObject):
    """One run. Keep it for as long as it lasts; `done` or `failed` is sent in the thread of the window.

    Attributes:
        layers: that came into the project, in the order of the outputs.
    """

    #: The results of the algorithm.
    done = pyqtSignal(dict)
    #: Why there are none; empty when the user stopped it.
    failed = pyqtSignal(str)
    #: 0 to 100.
    progressed = pyqtSignal(float)

    def __init__(self, name: str, parameters: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name, self.parameters = name, parameters
        self.feedback = Heard()
        self.feedback.progressChanged.connect(self.progressed)
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.layers: list[QgsVectorLayer] = []
        self._algorithm: Any = None
        self._task: QgsProcessingAlgRunnerTask | None = None

    def start(self) -> None:
        """Begin."""
        # The registry's own algorithm is one for all; a run needs one of its own, for as long as it runs.
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{self.name}")
        if self._algorithm is None:
            self.failed.emit(tr("The algorithms of Werklocaties are not there; is the plugin on?"))
            return
        accepted, reason = self._algorithm.checkParameterValues(self.parameters, self.context)
        if not accepted:
            self.failed.emit(reason)
            return
        self._task = QgsProcessingAlgRunnerTask(self._algorithm, self.parameters, self.context, self.feedback)
        self._task.executed.connect(self._ended)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        """Ask it to stop; `failed` follows."""
        self.feedback.cancel()

    def _ended(self, ok: bool, results: dict[str, Any]) -> None:
        if self.feedback.isCanceled() or not ok or not results:
            problem = " ".join(self.feedback.errors)
            self.failed.emit("" if self.feedback.isCanceled() else problem or tr("Stopped."))
            return
        self.layers = load_results([self.context], self.feedback)
        self.done.emit(results)


def output(target: str, title: str) -> QgsProcessingOutputLayerDefinition:
    """An output that comes into the project under this title when the run is done."""
    definition = QgsProcessingOutputLayerDefinition(target, QgsProject.instance())
    definition.destinationName = title
    return definition


def load_results(contexts: Iterable[QgsProcessingContext], feedback: QgsProcessingFeedback) -> list[QgsVectorLayer]:
    """What runs want to have loaded, into the project, as the dialogs of Processing do."""
    loaded = []
    for context in contexts:
        for source, details in context.layersToLoadOnCompletion().items():
            layer = QgsProcessingUtils.mapLayerFromString(source, context, True)
            if layer is None:
                continue
            owned = context.takeResultLayer(layer.id()) or layer
            owned.setName(details.name)
            if _add(owned, details.groupName) is None:
                continue
            if details.postProcessor() is not None:
                details.postProcessor().postProcessLayer(owned, context, feedback)
            loaded.append(owned)
    return loaded


def _add(layer: QgsVectorLayer, group_name: str) -> QgsVectorLayer | None:
    project = QgsProject.instance()
    group = project.layerTreeRoot().findGroup(group_name) if group_name else None
    if group_name and group is None:
        group = project.layerTreeRoot().insertGroup(0, group_name)
    added = project.addMapLayer(layer, group is None)
    if added is not None and group is not None:
        group.addLayer(layer)
    return added
