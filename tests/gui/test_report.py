"""The report as the desktop runs it: in the background, while the window goes on with the layers of the project."""

from __future__ import annotations

import sys
from pathlib import Path

import desktop
from qgis.core import QgsProject

sys.path.append(str(Path(__file__).resolve().parents[1] / "qgis"))
from layers import layer as memory
from page import Page

FIELDS = (
    "terrein_id:string,naam:string,conflict_klasse:string,conflict_score:double,n2000_klasse:string,n2000_score:double"
)


def judged(sitting, count):
    """The first terrains of the demo province, all in class hoog."""
    features = [each for each in sitting.layers["terreinen"].getFeatures() if each.hasGeometry()][:count]
    made = memory([each.geometry().asWkt() for each in features], FIELDS,
                  [(each["terrein_id"], each["naam"], "hoog", 70.0, "hoog", 70.0) for each in features],
                  kind="MultiPolygon", name="gescreend")  # fmt: skip
    QgsProject.instance().addMapLayer(made)
    return made


def run(sitting, count):
    from werklocaties_plugin.gui.algorithm_run import AlgorithmRun

    path = sitting.folder / "verslag.html"
    layers = [sitting.layers["provincie"]]
    given = {"TERRAINS": judged(sitting, count), "REGIONS": sitting.layers["regios"], "LAYERS": layers}
    return path, AlgorithmRun("regionreport", {**given, "OUTPUT": str(path)})


def test_the_report_is_made_while_the_map_is_drawn(sitting):
    sitting.begin()
    path, working = run(sitting, 30)
    problems, frames = [], []
    working.failed.connect(problems.append)
    working.failed.connect(lambda _: working.done.emit({}))
    # The window draws the same layers meanwhile.
    working.progressed.connect(lambda _: frames.append(sitting.window.canvas.refreshAllLayers()))
    desktop.wait_for(working.done, working.start)
    assert problems == []
    page = Page(path)
    assert len(page.all("article")) == 30
    assert len([each for each in page.all("img") if "en omgeving" in each["alt"]]) == 30
    assert len(frames) > 10
    # What was drawn was a copy: the project has its layers still.
    assert sitting.layers["provincie"].isValid()
    assert sitting.layers["provincie"].thread() == sitting.window.thread()


def test_a_report_that_is_stopped_leaves_nothing(sitting):
    sitting.begin()
    path, working = run(sitting, 60)
    working.progressed.connect(lambda done: working.stop() if done > 40 else None)
    desktop.wait_for(working.failed, working.start)
    assert not path.exists()
    assert [each.name for each in sitting.folder.iterdir() if each.name.startswith(".werklocaties")] == []
