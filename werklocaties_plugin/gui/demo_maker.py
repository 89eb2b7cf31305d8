"""Makes the demo in a folder of the user's: step after step in the background, then its project."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..demo.project import write_project
from ..demo.steps import PROVINCE, Step, source_of_province, steps
from .algorithm_run import AlgorithmRun


class DemoMaker(QObject):
    """One demo. The steps are tasks of QGIS, with their progress where QGIS shows that."""

    #: Path of the project.
    done = pyqtSignal(str)
    #: What went wrong.
    failed = pyqtSignal(str)
    #: Number of the step that runs, from 1 on, of how many, and the name of its algorithm.
    began = pyqtSignal(int, int, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.run: AlgorithmRun | None = None
        self._steps: list[Step] = []
        self._number = 0
        self._stopped = False

    def start(self) -> None:
        """Copy the demo province and begin."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # The contents only: the plugin's own files may be read-only.
            shutil.copyfile(source_of_province(), self.folder / PROVINCE)
        except OSError as error:
            self.failed.emit(str(error))
            return
        self._steps = steps(self.folder)
        self._next({})

    def stop(self) -> None:
        """Ask it to stop; what was written stays."""
        self._stopped = True
        if self.run is not None:
            self.run.stop()

    def _next(self, results: dict[str, object]) -> None:
        if self._number == len(self._steps):
            self._finish()
            return
        step = self._steps[self._number]
        self._number += 1
        self.began.emit(self._number, len(self._steps), step.algorithm)
        self.run = AlgorithmRun(step.algorithm, step.parameters)
        self.run.done.connect(self._next)
        self.run.failed.connect(self._fail)
        self.run.start()

    def _fail(self, problem: str) -> None:
        self.run = None
        # Who stops it need not be told.
        self.failed.emit("" if self._stopped else problem)

    def _finish(self) -> None:
        self.run = None
        try:
            path = write_project(self.folder)
        except OSError as error:
            self.failed.emit(str(error))
            return
        self.done.emit(str(path))
