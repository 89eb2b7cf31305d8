"""Somebody with the dock 'Conflicten': what they read, point at and slide."""

from __future__ import annotations

import desktop
import screened
import seen
from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from werklocaties_plugin.core.judging.classfields import names_of
from werklocaties_plugin.qgis_io.values import plain


class Officer:
    """The dock in a sitting."""

    def __init__(self, sitting):
        self.sitting = sitting

    @property
    def dock(self):
        return self.sitting.plugin.desktop.docks["conflict"].dock

    def look(self, name):
        desktop.picture(self.sitting.window, f"conflict-{name}")
        assert seen.cut_off(self.dock) == []
        assert seen.outside(self.dock, self.sitting.window) == []

    def wait(self):
        """Until the dock has read what it was given."""
        desktop.wait_until(lambda: self.dock.screened is not None and self.dock.task is None)
        desktop.settle()

    def read(self, **given):
        """Open the dock on the screened demo."""
        self.sitting.layers |= screened.add(self.sitting.folder, **given)
        self.sitting.open_dock("conflict")
        self.wait()
        return self.dock


def on_the_map(sitting):
    """The screened terrains between the regions and the ground."""
    wanted = (name for name in ("regios", "conflicten", "provincie") if name in sitting.layers)
    sitting.window.canvas.setLayers([sitting.layers[name] for name in wanted])
    sitting.window.canvas.refresh()
    desktop.settle()


def inside(layer, key):
    """A point in a terrain."""
    feature = next(each for each in layer.getFeatures() if each["terrein_id"] == key)
    return QgsPointXY(feature.geometry().pointOnSurface().asPoint())


def names(dock):
    """The terrains in the list, from the top."""
    return [dock.screened.naam[row] for row in dock.list.rows()]


def slide(theme, steps):
    """A slider by the keyboard."""
    key = Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left
    for _ in range(abs(steps)):
        QTest.keyClick(theme.slider, key)
    desktop.settle()


def by_key(features, names):
    """Key of each terrain -> its values, NULL as None."""
    return {each["terrein_id"]: tuple(plain(each[name]) for name in names) for each in features}


def standing_of(dock):
    """Key of each terrain -> class, rank and score as the dock has them."""
    found = dock.standing
    rank = [None if each == -1 else each for each in found.place.tolist()]
    score = [None if each != each else each for each in found.score.tolist()]
    return dict(zip(dock.screened.terrein_id, zip(names_of(found.rank), rank, score, strict=True), strict=True))


JUDGED = ("conflict_klasse", "conflict_rang", "conflict_score")


def known(sitting):
    """Ids of the layers that the test itself added."""
    return {layer.id() for layer in sitting.layers.values()}
