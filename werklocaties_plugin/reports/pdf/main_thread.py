"""Layouts are drawn in the thread of the window, a page at a time, wherever the run itself goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QThread, pyqtSignal, pyqtSlot


class _Caller(QObject):
    """Lives in the thread of the window and does there what it is asked to."""

    asked = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.act: Callable[[], Any] | None = None
        self.answer: Any = None
        self.problem: Exception | None = None
        self.moveToThread(QCoreApplication.instance().thread())
        self.asked.connect(self._do, Qt.ConnectionType.BlockingQueuedConnection)

    @pyqtSlot()
    def _do(self) -> None:
        try:
            self.answer = self.act()
        except Exception as error:
            # It is raised again where it was asked for.
            self.problem = error


def in_main_thread(act: Callable[[], Any]) -> Any:
    """What `act` returns or raises, done in the thread of the window; between two calls the window lives on."""
    if QThread.currentThread() == QCoreApplication.instance().thread():
        return act()
    caller = _Caller()
    caller.act = act
    caller.asked.emit()
    caller.act = None
    if caller.problem is not None:
        raise caller.problem
    return caller.answer
