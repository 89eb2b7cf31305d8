"""How long the dock Conflicten keeps its user waiting, with the terrains of a whole country.

xvfb-run -a scripts/with_qgis.sh .venv/bin/python benchmarks/conflict_dock.py [--terrains 26867] [--times 5]
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import ogr, osr

ROOT = Path(__file__).resolve().parent.parent
THEMES = ("n2000", "woon", "mc", "water")
CLASSES = ("geen", "laag", "midden", "hoog", "onbekend")
FLOORS, WIDTHS = (0.0, 0.0, 33.0, 66.0), (0.0, 33.0, 33.0, 34.0)
REASON = "45,0 ha (40%) van het terrein ligt in een woningbouwplan; 1.892 geplande woningen op het terrein."
#: How often the window is asked whether it still answers (ms).
BEAT = 5


def main() -> int:
    """Draw the layer, open the dock on it, and print what each act takes."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--terrains", type=int, default=26_867)
    given.add_argument("--times", type=int, default=5)
    choices = given.parse_args()
    path = draw(ROOT / "build" / "bench" / f"conflict_{choices.terrains}.gpkg", choices.terrains)
    sys.path[:0] = [str(ROOT / "build"), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]
    core = importlib.import_module("qgis.core")
    gui = importlib.import_module("qgis.gui")
    widgets = importlib.import_module("qgis.PyQt.QtWidgets")
    application = core.QgsApplication([], True)
    application.initQgis()
    window = widgets.QMainWindow()
    canvas = gui.QgsMapCanvas(window)
    window.setCentralWidget(canvas)
    window.resize(1366, 768)
    window.show()
    made = importlib.import_module("werklocaties_plugin.gui.conflict.dock").ConflictDock(canvas, window)
    window.addDockWidget(importlib.import_module("qgis.PyQt.QtCore").Qt.DockWidgetArea.RightDockWidgetArea, made)
    Sitting(made, application, choices.times).measure(str(path))
    made.shut()
    core.QgsProject.instance().clear()
    sys.stdout.flush()
    os._exit(0)  # there is nothing more to do, and Qt's own order of going is no part of this


class Sitting:
    """The dock, and a clock."""

    def __init__(self, dock: Any, application: Any, times: int) -> None:
        self.dock, self.application, self.times = dock, application, times
        self.table = dock.list.table

    def measure(self, path: str) -> None:
        core = importlib.import_module("qgis.core")
        qt = importlib.import_module("qgis.PyQt.QtCore").Qt
        layer = core.QgsVectorLayer(path, "conflicten", "ogr")
        begun = time.perf_counter()
        longest = self._beats(lambda: core.QgsProject.instance().addMapLayer(layer), self._is_read)
        print(f"{len(self.dock.screened):,} terrains, {len(THEMES)} themes")
        print(f"  {1000 * (time.perf_counter() - begun):7.0f} ms  from the layer to the list, in the background;")
        print(f"  {longest:7.0f} ms  the longest time in it that the window did not answer")
        themes, filters = self.dock.weights.themes, self.dock.list.filters
        method = self.dock.weights.method
        self._say("another weight, seen", lambda turn: themes[turn % 4].box.setValue(1.5 + turn / 4))
        self._say("the other way to decide, seen", lambda turn: method.setCurrentIndex(1 - turn % 2))
        self._say(
            "words in the search box, seen", lambda turn: self._search(("oost", "", "t01", "haven 9", "")[turn % 5])
        )
        self._say("a class, seen", lambda turn: filters.classes["hoog"].toggle())
        filters.clear()
        order = (qt.SortOrder.DescendingOrder, qt.SortOrder.AscendingOrder)
        for place, column in enumerate(self.dock.list.terrains.columns):
            self._say(f"sort by {column.key}", lambda turn, at=place: self.table.sortByColumn(at, order[turn % 2]))
        self._say("a page further", lambda turn: self._scroll(turn))
        self._say("another terrain, seen", lambda turn: self.dock.choose(int(self.dock.list.rows()[100 * turn])))

    def _is_read(self) -> bool:
        return self.dock.screened is not None and self.dock.task is None

    def _beats(self, start: Callable[[], object], done: Callable[[], bool]) -> float:
        """Start something and let the window work until it is done; the longest time between two beats (ms)."""
        longest, last = 0.0, time.perf_counter()
        start()
        while not done():
            self.application.processEvents()
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            time.sleep(BEAT / 1000)
        return 1000 * longest

    def _say(self, what: str, act: Callable[[int], object]) -> None:
        """How long an act takes until the window shows it: the middle one and the longest of some."""
        spent = []
        for turn in range(self.times):
            begun = time.perf_counter()
            act(turn)
            self.application.processEvents()
            self.table.viewport().repaint()
            spent.append(1000 * (time.perf_counter() - begun))
        print(f"  {sorted(spent)[len(spent) // 2]:7.0f} ms  {what} (longest {max(spent):.0f})")

    def _search(self, words: str) -> None:
        """Without the pause after the last key."""
        self.dock.list.filters.words.setText(words)
        self.dock.list.filters.changed.emit()

    def _scroll(self, turn: int) -> None:
        bar = self.table.verticalScrollBar()
        bar.setValue((turn + 1) * bar.maximum() // (self.times + 1))


def draw(path: Path, count: int) -> Path:
    """Terrains with classes and scores from a seed, as a screening writes them; not drawn twice."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(2032)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    ogr.UseExceptions()
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("conflicten", crs, ogr.wkbPolygon)
    ranks = chance.choice(5, (count, len(THEMES)), p=(0.25, 0.4, 0.15, 0.15, 0.05))
    places = chance.random((count, len(THEMES)))
    for name in ("terrein_id", "naam", "gemeente", "regio"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for prefix in THEMES:
        layer.CreateField(ogr.FieldDefn(f"{prefix}_score", ogr.OFTReal))
        layer.CreateField(ogr.FieldDefn(f"{prefix}_klasse", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn(f"{prefix}_reden", ogr.OFTString))
    layer.StartTransaction()
    for row in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["terrein_id"], feature["naam"] = f"T{row:05d}", f"Terrein {('Haven', 'Oost', 'Park')[row % 3]} {row}"
        feature["gemeente"], feature["regio"] = f"Gemeente {row % 342}", f"Regio {row % 40}"
        for number, prefix in enumerate(THEMES):
            rank = int(ranks[row, number])
            feature[f"{prefix}_klasse"], feature[f"{prefix}_reden"] = CLASSES[rank], REASON
            if rank < len(FLOORS):
                feature[f"{prefix}_score"] = FLOORS[rank] + WIDTHS[rank] * max(0.01, float(places[row, number]))
        x, y = 100_000 + 400 * (row % 400), 400_000 + 400 * (row // 400)
        ring = f"{x} {y},{x + 200} {y},{x + 200} {y + 200},{x} {y + 200},{x} {y}"
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return path


if __name__ == "__main__":
    sys.exit(main())
