"""Terrains from the locator bar: what is found, in QGIS' own threads, where it zooms to, what unloading leaves."""

from __future__ import annotations

import pytest
from layers import layer, saved, square
from qgis.core import (
    QgsLocator,
    QgsLocatorContext,
    QgsLocatorResult,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QEventLoop, QSize, QTimer

from werklocaties_plugin.gui import locator

FIELDS = "RIN_NUMMER:int,PLAN_NAAM:string,gemeente:string"
ROWS = [
    (1200, "Haven Noord", "Zwolle"),
    (1200, "Haven Noord", "Zwolle"),
    (77, "De Haven", "Kampen"),
    (12, "Het Spoor 100%", None),
    (13, None, "Kampen"),
    (None, "Überhaven", "Kampen"),
]


class Iface:
    """What the filter asks of the desktop, with a real map and a real locator."""

    def __init__(self):
        self.canvas, self.bar, self.locator = QgsMapCanvas(), QgsMessageBar(), QgsLocator()
        self.canvas.resize(QSize(400, 400))

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def registerLocatorFilter(self, made):
        self.locator.registerFilter(made)

    def deregisterLocatorFilter(self, made):
        self.locator.deregisterFilter(made)


@pytest.fixture
def project():
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def iface():
    made = Iface()
    yield made
    made.canvas.deleteLater()
    made.bar.deleteLater()


def terrains(rows=ROWS, name="terreinen", fields=FIELDS):
    return layer([square(1000 * number, 0) for number in range(len(rows))], fields, rows, name=name)


def searched(iface, text):
    """Results as the locator bar gets them: through QgsLocator, from a thread."""
    found, loop = [], QEventLoop()
    # What the signal brings lives no longer than its call.
    iface.locator.foundResult.connect(lambda each: found.append(QgsLocatorResult(each)))
    iface.locator.finished.connect(loop.quit)
    QTimer.singleShot(10_000, loop.quit)
    iface.locator.fetchResults(text, QgsLocatorContext())
    if iface.locator.isRunning():
        loop.exec()
    # Results of another thread wait in the event loop.
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    iface.locator.foundResult.disconnect()
    assert not iface.locator.isRunning()
    return sorted(found, key=lambda each: (-each.score, each.displayString))


def names(found):
    return [each.displayString for each in found]


def test_by_name_by_number_and_by_words(iface, project):
    project.addMapLayer(terrains())
    made = locator.register(iface)
    assert made.activePrefix() == "wlo", "QGIS keeps shorter prefixes to itself"
    haven = searched(iface, "wlo haven")
    assert names(haven) == ["Haven Noord", "De Haven", "Überhaven"]
    assert [each.description for each in haven] == ["1200, Zwolle", "77, Kampen", "Kampen"]
    assert {each.group for each in haven} == {"terreinen"}
    for text, expected in {
        "HAVEN": ["Haven Noord", "De Haven", "Überhaven"], "12": ["Het Spoor 100%", "Haven Noord"],
        "noord haven": ["Haven Noord"], "1200 noord": ["Haven Noord"], "13": ["13"], "über": ["Überhaven"],
        "0%": ["Het Spoor 100%"], "%%": [], "d'r": [], "h_t": [], "\\\\": [], "wlo h": [], "wlo": [], "zwolle": [],
    }.items():  # fmt: skip
        assert names(searched(iface, text)) == expected, text


def test_layers_that_are_no_terrains_are_left_alone(iface, project):
    project.addMapLayers([
        terrains([("Haven", 1)], "regios", "naam:string,ha:int"),
        terrains([("1200", "woningbouw")], "zones", "terrein_id:string,thema:string"),
        layer([None], "terrein_id:string,naam:string", [("1", "Haven")], kind="None", crs="", name="tabel"),
        terrains([("9", "Haven Oost")], "uitkomst", "terrein_id:string,naam:string"),
    ])  # fmt: skip
    locator.register(iface)
    assert [(each.displayString, each.group) for each in searched(iface, "haven")] == [("Haven Oost", "uitkomst")]


def test_a_filter_and_a_database_are_honoured(iface, project, tmp_path):
    made = QgsVectorLayer(saved(terrains(), tmp_path / "terreinen.gpkg"), "terreinen", "ogr")
    made.setSubsetString("\"gemeente\" = 'Kampen'")
    project.addMapLayer(made)
    locator.register(iface)
    assert names(searched(iface, "haven")) == ["De Haven", "Überhaven"]


def test_no_more_than_a_screen_of_a_large_layer(iface, project):
    project.addMapLayer(terrains([(str(number), "Haven") for number in range(200)], fields="rin:string,naam:string"))
    locator.register(iface)
    assert len(searched(iface, "haven")) == locator.MOST


def test_choosing_zooms_to_all_polygons_of_the_terrain(iface, project):
    made = terrains()
    project.addMapLayer(made)
    iface.canvas.setLayers([made])
    iface.canvas.setDestinationCrs(made.crs())
    original = locator.register(iface)
    found = searched(iface, "haven noord")
    assert len(found) == 1
    assert found[0].filter is original, "QGIS triggers it there, in the main thread"
    found[0].filter.triggerResult(found[0])
    seen = iface.canvas.extent()
    both = QgsRectangle(made.getFeature(1).geometry().boundingBox())
    both.combineExtentWith(made.getFeature(2).geometry().boundingBox())
    assert seen.contains(both)
    assert not seen.intersects(made.getFeature(4).geometry().boundingBox())
    assert iface.bar.items() == []


def test_a_layer_that_has_gone_in_the_meantime_is_said(iface, project):
    project.addMapLayer(terrains())
    original = locator.register(iface)
    found = searched(iface, "haven")
    project.removeAllMapLayers()
    original.triggerResult(found[0])
    assert "Search again" in iface.bar.currentItem().text()
    assert searched(iface, "haven") == []


def test_a_search_that_is_overtaken_leaves_nothing_running(iface, project):
    project.addMapLayer(terrains([(str(number), "Haven") for number in range(20_000)], fields="rin:string,naam:string"))
    locator.register(iface)
    for text in ("ha", "hav", "have"):
        iface.locator.fetchResults(text, QgsLocatorContext())
    assert len(searched(iface, "19999")) == 1


def test_it_is_taken_out_and_put_back(iface):
    for _ in range(2):
        made = locator.register(iface)
        assert [each.name() for each in iface.locator.filters()] == ["werklocaties_terreinen"]
        locator.unregister(iface, made)
        assert iface.locator.filters() == []
