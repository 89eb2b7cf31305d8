"""What every dock shares: it follows the project, reads in the background, says what happened, and lets go of all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSplitter, QWidget

from . import fills
from .input_watch import InputWatch
from .message import Message
from .read_task import Listener, ReadTask

#: Wider than so many times its height and than so many px, its parts stand beside each other.
BROAD, WIDE = 1.5, 800


class ProjectDock(QgsDockWidget):
    """A dock whose figures come from layers of the project."""

    #: Something was read, or reading failed.
    settled = pyqtSignal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.stale = False
        self.changed_meanwhile = False
        self.task: ReadTask | None = None
        self.bar, self.watch = Message(), InputWatch(self)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.splitter = QSplitter(Qt.Orientation.Vertical)

    # ---- what a dock does of its own

    def layers_go(self, layer_ids: list[str]) -> None:
        """Layers are about to be removed."""
        raise NotImplementedError

    def layers_come(self, *_: object) -> None:
        """Layers were added."""
        raise NotImplementedError

    def start_over(self, *_: object) -> None:
        """Another project: nothing of the former one is left."""
        raise NotImplementedError

    def take(self, found: Any, warnings: list[str]) -> None:
        """What was read."""
        raise NotImplementedError

    def say_state(self) -> None:
        """What can be done now, and in what state the figures are."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of what runs in the background; what it finds is not waited for."""
        if self.task is not None:
            self.task.loaded.disconnect(self._loaded)
            self.task.failed.disconnect(self._failed)
            self.task.cancel()
            self.task = None

    # ---- what they share

    def follow_project(self) -> None:
        """Hear of the project from now on; `shut` ends it."""
        project = QgsProject.instance()
        project.layersWillBeRemoved.connect(self.layers_go)
        project.layersAdded.connect(self.layers_come)
        project.cleared.connect(self.start_over)
        project.readProject.connect(self.start_over)

    def start_reading(self, title: str, reader: Callable[[Listener], Any]) -> None:
        """Read in the background: `take`, and then `settled`."""
        self.changed_meanwhile = False
        self.task = ReadTask(title, reader)
        self.task.loaded.connect(self._loaded)
        self.task.failed.connect(self._failed)
        self.say_state()
        QgsApplication.taskManager().addTask(self.task)

    def say(self, text: str, level: Qgis.MessageLevel) -> None:
        """A message at the top of the dock."""
        self.bar.say(text, level)

    def show_state(self, text: str, *, urgent: bool) -> None:
        """The state beside the button; in red where something must be done."""
        palette = QPalette(self.palette())
        if urgent:
            palette.setColor(QPalette.ColorRole.WindowText, fills.alarm(dark=fills.is_dark(palette)))
        self.state.setPalette(palette)
        font = self.state.font()
        font.setBold(urgent)
        self.state.setFont(font)
        self.state.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        broad = size.width() > BROAD * size.height() and size.width() > WIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if broad else Qt.Orientation.Vertical)

    def shut(self) -> None:
        """Let go of everything outside the dock, before it is taken away."""
        self.stop()
        project = QgsProject.instance()
        project.layersWillBeRemoved.disconnect(self.layers_go)
        project.layersAdded.disconnect(self.layers_come)
        project.cleared.disconnect(self.start_over)
        project.readProject.disconnect(self.start_over)
        self.watch.close()

    def _loaded(self, found: Any, warnings: list[str]) -> None:
        self.task, self.stale = None, self.changed_meanwhile
        self.take(found, warnings)
        self.say_state()
        self.settled.emit()

    def _failed(self, problem: str) -> None:
        self.task = None
        self.say(problem, Qgis.MessageLevel.Critical)
        self.say_state()
        self.settled.emit()
