"""Reading in the background, so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..core.errors import Cancelled, ChoiceError
from ..i18n import tr
from ..qgis_io.errors import InputError


class Listener(QgsProcessingFeedback):
    """Keeps warnings, passes progress on, and asks the task whether to stop."""

    def __init__(self, task: QgsTask) -> None:
        super().__init__(False)
        self.task = task
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def isCanceled(self) -> bool:
        return bool(self.task.isCanceled())

    def progress(self, fraction: float) -> None:
        """How far the reading is, 0 to 1. Raises Cancelled."""
        if self.isCanceled():
            raise Cancelled
        self.task.setProgress(100 * fraction)


class ReadTask(QgsTask):
    """Reads something once. `loaded` or `failed` is sent in the thread of the window."""

    #: What was read, and what the user should know before reading any figure.
    loaded = pyqtSignal(object, list)
    failed = pyqtSignal(str)

    def __init__(self, title: str, read: Callable[[Listener], Any]) -> None:
        """`read` is called in another thread; it holds snapshots of layers, no layers."""
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._read: Callable[[Listener], Any] | None = read
        self._found: Any = None
        self.warnings: list[str] = []
        self.problem = ""

    def run(self) -> bool:
        feedback = Listener(self)
        try:
            self._found = self._read(feedback)
        except Cancelled:
            return False
        except ChoiceError as error:
            from ..algorithms.choices import sentence

            self.problem = sentence(error)
        except InputError as error:
            self.problem = str(error)
        except Exception as error:
            # What is raised here would end up in a dialog of QGIS, from another thread.
            self.problem = tr("The input cannot be read: {error}").format(error=repr(error))
        finally:
            self._read = None
        self.warnings = feedback.warnings
        return self._found is not None

    def finished(self, result: bool) -> None:
        if result:
            self.loaded.emit(self._found, self.warnings)
        else:
            self.failed.emit(self.problem or tr("Stopped."))
        self._found = None
