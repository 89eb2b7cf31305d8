"""Runs an algorithm of Werklocaties in the background, and loads what it writes as the dialogs of Processing do."""

from __future__ import annotations

from typing import Any, ClassVar

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import tr
from .settings import proposals


class Said(QgsProcessingFeedback):
    """Keeps warnings and errors."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


class AlgorithmRun(QObject):
    """One run. Layers that are parameters must live as long as it does."""

    #: A task refers to the context and the feedback of its run, also when nobody waits for it any more.
    running: ClassVar[set[AlgorithmRun]] = set()

    #: The results by the names of the outputs.
    done = pyqtSignal(dict)
    failed = pyqtSignal(str)
    #: 0 to 100.
    progressed = pyqtSignal(float)

    def __init__(self, name: str, parameters: dict[str, Any]) -> None:
        super().__init__()
        self.name, self.parameters = name, parameters
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.feedback = Said()
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._algorithm: Any = None

    def start(self) -> None:
        """Begin; `done` or `failed` is sent when it is over."""
        # The registry's own algorithm is one for all; a run needs one of its own, for as long as it runs.
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{self.name}")
        if self._algorithm is None:
            self.failed.emit(tr("The algorithms of Werklocaties are not there; is the plugin on?"))
            return
        accepted, reason = self._algorithm.checkParameterValues(self.parameters, self.context)
        if not accepted:
            self.failed.emit(reason)
            return
        self.feedback.progressChanged.connect(self.progressed)
        self._task = QgsProcessingAlgRunnerTask(self._algorithm, self.parameters, self.context, self.feedback)
        self._task.executed.connect(self._ended)
        self.running.add(self)
        QgsApplication.taskManager().addTask(self._task)

    def stop(self) -> None:
        """Ask it to stop."""
        self.feedback.cancel()

    def _ended(self, ok: bool, results: dict[str, Any]) -> None:
        self._task = None
        self.running.discard(self)
        # A run that was cancelled ends well, with nothing to show.
        if not ok or not results:
            self.failed.emit(" ".join(self.feedback.errors) or tr("Stopped."))
            return
        self.done.emit(results)


def load_results(run: AlgorithmRun) -> dict[str, QgsMapLayer]:
    """Put what was written into the project, in its group and style; output -> layer."""
    project, context = QgsProject.instance(), run.context
    loaded = {}
    for source, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(source, context, True)
        if layer is None:
            continue
        owned = context.takeResultLayer(layer.id()) or layer
        owned.setName(details.name)
        group = project.layerTreeRoot().findGroup(details.groupName) if details.groupName else None
        if details.groupName and group is None:
            group = project.layerTreeRoot().insertGroup(0, details.groupName)
        added = project.addMapLayer(owned, group is None)
        if added is None:
            continue
        if group is not None:
            group.addLayer(owned)
        if details.postProcessor() is not None:
            details.postProcessor().postProcessLayer(owned, context, run.feedback)
        loaded[details.outputName] = owned
    return loaded


def run_dialog(name: str, parameters: dict[str, Any]) -> Any:
    """The dialog of an algorithm, filled in: what is given goes before what is set in the options.

    QGIS' own plugin makes it, and keeps it for as long as it is open or its algorithm runs.
    """
    from qgis import processing

    given = {key: value.id() if isinstance(value, QgsMapLayer) else value for key, value in parameters.items()}
    dialog = processing.createAlgorithmDialog(f"werklocaties:{name}", {**proposals(name, given), **given})
    dialog.show()
    return dialog
