"""The dock 'Vraag en aanbod' while the project around it changes: nothing old stays, and nothing goes wrong."""

from __future__ import annotations

import desktop
import pytest
from qgis.core import QgsApplication, QgsProject


def issue_nothing(layer):
    """In an editing session: nothing can be issued any more."""
    layer.startEditing()
    place = layer.fields().lookupField("uitgeefbaar_ha")
    for feature in layer.getFeatures():
        layer.changeAttributeValue(feature.id(), place, 0.0)


def test_a_change_in_an_input_makes_the_figures_old_until_they_are_calculated_again(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    before = sitting.calculate().rows().set_index("regio")["saldo_min_ha"]
    assert (dock.stale, dock.state.text(), dock.headline.isEnabled()) == (False, "", True)
    issue_nothing(sitting.layers["terreinen"])
    assert dock.stale
    assert dock.state.text() == "Verouderd – bereken opnieuw"
    assert not dock.headline.isEnabled()
    desktop.picture(sitting.window, "dock-stale")
    # Old figures are not made new by another choice.
    dock.controls.sliders["greening_pct"].set_value(10)
    desktop.settle()
    assert dock.stale
    after = sitting.calculate().rows().set_index("regio")["saldo_min_ha"]
    assert not dock.stale
    assert (after < before).all()
    sitting.layers["terreinen"].rollBack()
    assert dock.stale


@pytest.mark.parametrize(
    ("name", "key"),
    [("terreinen", "terrains"), ("regios", "regions"), ("banen", "demand"), ("dubbelgebruik", "double_use")],
)
def test_a_layer_that_goes_leaves_figures_that_are_old(sitting, name, key):
    sitting.begin()
    dock = sitting.open_dock()
    sitting.calculate()
    desktop.click(dock.pick)
    QgsProject.instance().removeMapLayer(sitting.layers.pop(name).id())
    desktop.settle()
    assert dock.stale
    assert dock.inputs.layers[key].currentLayer() is None, "no other layer takes its place unasked"
    for region in ("Vechterdal", "Oostermark"):
        dock.choose(region)
    dock.controls.sliders["greening_pct"].set_value(5)
    desktop.settle()
    assert dock.view.choices.greening_pct == 5, "what was read can still be looked at"
    desktop.click(dock.calculate)
    desktop.wait_until(lambda: dock.task is None)
    needed = {"terreinen": "Kies de laag met terreinen", "banen": "Kies de tabel met de vraag"}.get(name, "")
    assert dock.state.text().startswith(needed)
    assert dock.stale == bool(needed)
    desktop.picture(sitting.window, f"dock-without-{name}")


def test_scenarios_live_in_the_project_and_another_project_starts_empty(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    sitting.calculate()
    dock.controls.sliders["greening_pct"].set_value(15)
    desktop.settle()
    dock.figures.scenarios.keep_as("Groen")
    project, path = QgsProject.instance(), str(sitting.folder / "project.qgz")
    assert project.write(path)
    sitting.layers.clear()
    sitting.window.canvas.setLayers([])
    project.clear()
    desktop.settle()
    assert (dock.view, dock.region, dock.stale, dock.figures.scenarios.kept) == (None, None, False, {})
    assert dock.figures.band.rows == []
    assert dock.inputs.is_empty()
    assert project.read(path)
    desktop.settle()
    assert dock.figures.scenarios.kept["Groen"].greening_pct == 15
    assert dock.inputs.layers["terrains"].currentLayer().name() == "terreinen"
    assert sitting.calculate().choices.greening_pct == 0
    assert project.read(path), "the same project again, with the dock full"
    desktop.settle()
    assert dock.view is None


def test_unloading_while_it_reads_leaves_nothing_and_loading_again_works(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    for box in dock.inputs.cumulative.values():
        box.setCurrentIndex(1)
    desktop.click(dock.calculate)
    sitting.plugin.unload()
    desktop.settle()
    issue_nothing(sitting.layers["terreinen"])
    sitting.layers["terreinen"].rollBack()
    desktop.wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    desktop.settle()
    sitting.load_plugin()
    sitting.open_dock()
    assert sitting.calculate() is not None


def test_stopping_while_it_reads_keeps_what_was_shown(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    shown = sitting.calculate()
    desktop.click(dock.calculate)
    assert dock.calculate.text() == "Stop"
    desktop.click(dock.calculate)
    desktop.wait_until(lambda: dock.task is None)
    assert dock.calculate.text() == "Bereken opnieuw"
    assert dock.view is not None
    assert dock.view.rows().equals(shown.rows())


def test_the_input_of_the_last_calculation_is_kept_in_the_project(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    dock.inputs.layers["double_use"].setLayer(None)
    dock.inputs.year.setValue(2023)
    before = sitting.calculate().rows()
    project, path = QgsProject.instance(), str(sitting.folder / "project.qgz")
    assert project.write(path)
    desktop.click(dock.calculate)
    desktop.wait_until(lambda: dock.task is None)
    assert not project.isDirty(), "nothing new, so nothing to save"
    sitting.layers.clear()
    sitting.window.canvas.setLayers([])
    project.clear()
    desktop.settle()
    assert [box.currentText() for box in dock.inputs.cumulative.values()] == ["(kies)", "(kies)"]
    assert project.read(path)
    desktop.settle()
    assert dock.inputs.layers["double_use"].currentLayer() is None, "left empty on purpose"
    assert dock.inputs.layers["demand"].currentLayer().name() == "banen"
    assert dock.inputs.year.value() == 2023
    assert dock.inputs.problem() == "", "nothing need be said again"
    desktop.wait_for(dock.settled, lambda: desktop.click(dock.calculate))
    assert dock.view.rows().equals(before)
