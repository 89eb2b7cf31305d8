"""A window with a map for a dock, and a clock: how long an act takes until the window shows it."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from processes import ROOT

#: How often the window is asked whether it still answers (s).
BEAT = 0.005


class DockWindow:
    """QGIS without its own window: one of this size (pixels) with a map, into which docks can be put."""

    def __init__(self, width: int, height: int) -> None:
        sys.path[:0] = [str(ROOT / "build"), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]
        self.core = importlib.import_module("qgis.core")
        self.qt = importlib.import_module("qgis.PyQt.QtCore").Qt
        widgets = importlib.import_module("qgis.PyQt.QtWidgets")
        self.application = self.core.QgsApplication([], True)
        self.application.initQgis()
        self.window = widgets.QMainWindow()
        self.canvas = importlib.import_module("qgis.gui").QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(width, height)
        self.window.show()

    def add(self, dock: Any) -> Any:
        """Put a dock at the right."""
        self.window.addDockWidget(self.qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.application.processEvents()
        return dock

    def beats(self, start: Callable[[], object], done: Callable[[], bool]) -> float:
        """Start something and let the window work until it is done; the longest time between two beats (ms)."""
        longest, last = 0.0, time.perf_counter()
        start()
        while not done():
            self.application.processEvents()
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            time.sleep(BEAT)
        return 1000 * longest


class Clock:
    """Rows of what was measured; `seen` is repainted before the clock stops."""

    def __init__(self, window: DockWindow, seen: Any, times: int, wanted: float) -> None:
        self.window, self.seen, self.times, self.wanted = window, seen, times, wanted
        self.rows: list[dict[str, Any]] = []

    def note(self, act: str, milliseconds: float, wanted: float | None = None) -> None:
        """Something that was measured once."""
        self.rows.append({"act": act, "middle": milliseconds, "longest": milliseconds, "wanted": wanted})

    def time(self, act: str, do: Callable[[int], object]) -> None:
        """Do it several times: the middle one and the longest (ms)."""
        spent = []
        for turn in range(self.times):
            begun = time.perf_counter()
            do(turn)
            self.window.application.processEvents()
            self.seen.repaint()
            spent.append(1000 * (time.perf_counter() - begun))
        middle = sorted(spent)[len(spent) // 2]
        self.rows.append({"act": act, "middle": middle, "longest": max(spent), "wanted": self.wanted})


def leave(rows: list[dict[str, Any]]) -> None:
    """Print the rows as JSON and go; there is nothing more to do, and Qt's own order of going is no part of this."""
    print(json.dumps(rows))
    sys.stdout.flush()
    os._exit(0)
