"""What the export buttons of docks share: one run of algorithms at a time, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..i18n import tr

if TYPE_CHECKING:
    from .project_dock import ProjectDock


class DockExporter(QObject):
    """Writes what a dock shows. A run has `start`, `stop` and the signals `done` and `failed`."""

    #: Layers were written, or that failed.
    settled = pyqtSignal()

    def __init__(self, dock: ProjectDock) -> None:
        super().__init__(dock)
        self.dock: Any = dock
        self._run: Any = None

    def written(self, run: Any, results: Any) -> str:
        """Load what a run wrote; what is said of it."""
        raise NotImplementedError

    def is_running(self) -> bool:
        """Whether a run is at work."""
        return self._run is not None

    def begin(self, run: Any) -> None:
        """Start a run in the background; `settled` is sent when it is over."""
        self._run = run
        run.done.connect(self._done)
        run.failed.connect(self._failed)
        self.dock.say(tr("The algorithms are at work…"), Qgis.MessageLevel.Info)
        run.start()

    def stop(self) -> None:
        """Let go of a run; what it writes is not waited for."""
        if self._run is not None:
            self._run.done.disconnect(self._done)
            self._run.failed.disconnect(self._failed)
            self._run.stop()
            self._run = None

    def say_written(self, path: Path, write: Callable[[], None]) -> bool:
        """Write a file; whether that went well, and what went wrong, is said."""
        try:
            write()
        except OSError as error:
            self.dock.say(tr("Nothing was written: {error}").format(error=error), Qgis.MessageLevel.Critical)
            return False
        self.dock.say(tr("Written: {path}").format(path=path), Qgis.MessageLevel.Success)
        return True

    def _done(self, results: Any) -> None:
        run, self._run = self._run, None
        self.dock.say(self.written(run, results), Qgis.MessageLevel.Success)
        self.settled.emit()

    def _failed(self, problem: str) -> None:
        self._run = None
        self.dock.say(problem, Qgis.MessageLevel.Critical)
        self.settled.emit()
