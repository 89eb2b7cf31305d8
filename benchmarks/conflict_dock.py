"""How long the dock Conflicten keeps its user waiting, with the terrains of a whole country. Called by docks.py."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from dock_window import Clock, DockWindow, leave
from osgeo import ogr, osr
from processes import BENCH

COUNT, TIMES, WANTED = 26_867, 5, 300.0
THEMES = ("n2000", "woon", "mc", "water")
CLASSES = ("geen", "laag", "midden", "hoog", "onbekend")
FLOORS, WIDTHS = (0.0, 0.0, 33.0, 66.0), (0.0, 33.0, 33.0, 34.0)
REASON = "45,0 ha (40%) van het terrein ligt in een woningbouwplan; 1.892 geplande woningen op het terrein."


def main() -> None:
    """Draw the layer, open the dock on it, and time each act."""
    path = draw(BENCH / f"conflict_{COUNT}.gpkg", COUNT)
    window = DockWindow(1366, 768)
    from werklocaties_plugin.gui.conflict.dock import ConflictDock

    dock = window.add(ConflictDock(window.canvas, window.window))
    clock = Clock(window, dock.list.table.viewport(), TIMES, WANTED)
    layer = window.core.QgsVectorLayer(str(path), "conflicten", "ogr")
    project = window.core.QgsProject.instance()

    def add(_: int = 0) -> None:
        project.addMapLayer(layer)

    def is_read() -> bool:
        return dock.screened is not None and dock.task is None

    Acts(clock, dock).all(window.beats(add, is_read))
    dock.shut()
    project.clear()
    leave(clock.rows)


class Acts:
    """What somebody does in the dock."""

    def __init__(self, clock: Clock, dock: object) -> None:
        self.clock, self.dock = clock, dock

    def all(self, silent: float) -> None:
        """Time them.

        Args:
            silent: the longest time (ms) that the window did not answer while the layer was read.
        """
        dock, time = self.dock, self.clock.time
        themes, filters, table = dock.weights.themes, dock.list.filters, dock.list.table
        method, columns = dock.weights.method, dock.list.terrains.columns
        order = (self.clock.window.qt.SortOrder.DescendingOrder, self.clock.window.qt.SortOrder.AscendingOrder)
        self.clock.note("the longest time without an answer while the layer is read", silent)
        time(
            "another weight: scored again, sorted, compared", lambda turn: themes[turn % 4].box.setValue(1.5 + turn / 4)
        )
        time("the other way to decide", lambda turn: method.setCurrentIndex(1 - turn % 2))
        time("words in the search box", lambda turn: self._search(("oost", "", "t01", "haven 9", "")[turn % 5]))
        time("only a class, or all again", lambda turn: filters.classes["hoog"].toggle())
        filters.clear()
        for place, column in enumerate(columns):
            time(f"sort by {column.key}", lambda turn, at=place: table.sortByColumn(at, order[turn % 2]))
        time("scroll to another page", self._scroll)
        time("another terrain, with its profile", lambda turn: dock.choose(int(dock.list.rows()[100 * turn])))

    def _search(self, words: str) -> None:
        """Without the pause after the last key."""
        self.dock.list.filters.words.setText(words)
        self.dock.list.filters.changed.emit()

    def _scroll(self, turn: int) -> None:
        bar = self.dock.list.table.verticalScrollBar()
        bar.setValue((turn + 1) * bar.maximum() // (TIMES + 1))


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
