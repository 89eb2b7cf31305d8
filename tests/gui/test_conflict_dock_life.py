"""The dock 'Conflicten' among the rest: the map, a screening, layers that change or go, the project, the report."""

from __future__ import annotations

import csv

import desktop
import screened
import seen
from officer import JUDGED, by_key, inside, on_the_map, slide
from qgis.core import QgsApplication, QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from werklocaties_plugin.gui.algorithm_run import AlgorithmRun

# ---- map and list


def test_map_and_list_follow_each_other(officer, sitting):
    sitting.begin(names=("provincie",))
    dock = officer.read()
    on_the_map(sitting)
    layer = sitting.layers["conflicten"]
    keys = [dock.screened.terrein_id[row] for row in dock.list.rows()]
    sitting.window.show_layers()
    desktop.click(dock.pick)
    sitting.window.click_map(inside(layer, keys[40]))
    assert dock.screened.terrein_id[dock.row] == keys[40]
    assert dock.list.chosen() == dock.row
    desktop.click(dock.pick)
    assert sitting.window.canvas.mapTool() is not dock.map.tool
    # A selection by any other tool of QGIS.
    other = next(each.id() for each in layer.getFeatures() if each["terrein_id"] == keys[7])
    layer.selectByIds([other])
    assert dock.screened.terrein_id[dock.row] == keys[7]
    # What is filtered away is shown, and said.
    dock.list.filters.words.setText("bestaat niet")
    desktop.wait_until(lambda: dock.list.shown.rowCount() == 0)
    layer.selectByIds([next(each.id() for each in layer.getFeatures() if each["terrein_id"] == keys[3])])
    assert dock.screened.terrein_id[dock.row] == keys[3]
    assert dock.profile.profile.place.startswith(keys[3])
    assert "niet in de lijst" in dock.bar.text()


# ---- the screening


def test_a_screening_from_the_dock(officer, sitting):
    sitting.begin(names=screened.LAYERS)
    dock = sitting.open_dock("conflict")
    form = dock.form
    assert dock.pages.currentIndex() == 1, "without a screened layer the dock offers to make one"
    assert {name: box.currentLayer().name() for name, box in form.layers.items()} == {
        "TERRAINS": "terreinen", "NATURA2000": "natura2000", "DWELLINGS": "woningen", "STRESS": "watertekort",
    }  # fmt: skip
    assert form.plans.checkedItems() == ["woningbouwplannen"]
    assert form.stress_classes.text() == "weinig;matig;ernstig"
    before = sitting.layers["terreinen"].fields().names()
    # Stopped, and begun again.
    desktop.click(form.start_button)
    assert form.progress.isVisible()
    officer.look("screening-runs")
    desktop.wait_for(form.failed, lambda: desktop.click(form.start_button))
    assert dock.bar.text()
    desktop.wait_for(form.done, lambda: desktop.click(form.start_button))
    officer.wait()
    assert dock.pages.currentIndex() == 0
    made = dock.layer_box.currentLayer()
    assert made.featureCount() == dock.list.terrains.rowCount() == 115
    assert made.renderer().type() == "categorizedSymbol"
    assert dock.objects.pairs, "its table of objects came along"
    assert not dock.stale, "its style and titles are no change"
    assert sitting.layers["terreinen"].fields().names() == before
    assert not sitting.layers["terreinen"].isEditable()
    reference = QgsVectorLayer(str(screened.copy_to(sitting.folder)[0]), "elders", "ogr")
    assert by_key(made.getFeatures(), JUDGED) == by_key(reference.getFeatures(), JUDGED)


# ---- what happens around it


def test_a_change_in_the_layer_makes_the_figures_old(officer, sitting):
    sitting.begin(names=("provincie",))
    dock = officer.read()
    on_the_map(sitting)
    layer = sitting.layers["conflicten"]
    assert not dock.stale
    assert not dock.again.isVisible()
    layer.setFieldAlias(0, "Sleutel")
    layer.setName("andere naam")
    assert not dock.stale, "how the layer is shown is no figure"
    chosen = dock.screened.terrein_id[dock.row]
    feature = next(each for each in layer.getFeatures() if each["terrein_id"] == chosen)
    layer.startEditing()
    for prefix in dock.screened.judged.prefixes:
        layer.changeAttributeValue(feature.id(), layer.fields().lookupField(f"{prefix}_klasse"), "geen")
    assert dock.stale
    assert "Verouderd" in dock.state.text()
    officer.look("stale")
    desktop.click(dock.again)
    officer.wait()
    assert not dock.stale
    assert dock.screened.terrein_id[dock.row] == chosen, "the terrain stays chosen"
    assert dock.standing.rank[dock.row] == 0
    layer.rollBack()
    assert dock.stale


def test_the_rules_profile_is_told_and_a_mixture_is_warned_of(officer, sitting):
    sitting.begin(names=("provincie",))
    dock = officer.read()
    layer = sitting.layers["conflicten"]
    (profile,) = dock.screened.rules
    assert profile in dock.layer_box.toolTip()
    assert "regelprofielen" not in dock.bar.text()
    layer.startEditing()
    first = next(layer.getFeatures())
    layer.changeAttributeValue(first.id(), layer.fields().lookupField("conflict_regels"), "eigen 2 (abc)")
    desktop.click(dock.again)
    officer.wait()
    assert "regelprofielen" in dock.bar.text()
    assert "eigen 2 (abc)" in dock.bar.text()
    officer.look("mixed-rules")
    layer.rollBack()


def test_layers_that_go_leave_an_empty_dock(officer, sitting):
    sitting.begin(names=("provincie",))
    dock = officer.read()
    QgsProject.instance().removeMapLayer(sitting.layers.pop("paren").id())
    desktop.settle()
    assert dock.objects.pairs == []
    desktop.click(dock.pick)
    QgsProject.instance().removeMapLayer(sitting.layers.pop("conflicten").id())
    desktop.settle()
    assert dock.screened is None
    assert dock.list.terrains.rowCount() == 0
    assert dock.profile.profile is None
    officer.look("layer-gone")
    # And one that comes is read.
    sitting.layers |= screened.add(sitting.folder)
    officer.wait()
    assert dock.list.terrains.rowCount() == 115


def test_weighings_live_in_the_project(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    slide(dock.weights.themes[2], 5)
    dock.kept.keep_as("Milieu zwaar")
    project, path = QgsProject.instance(), str(sitting.folder / "project.qgz")
    assert project.write(path)
    sitting.layers.clear()
    project.clear()
    desktop.settle()
    assert dock.kept.kept == {}
    assert dock.screened is None
    assert project.read(path)
    officer.wait()
    assert list(dock.kept.kept) == ["Milieu zwaar"]
    assert dock.kept.kept["Milieu zwaar"].weights["mc"] == 2.25
    dock.what_changed.against.setCurrentText("Milieu zwaar")
    desktop.settle()
    dock.weights.set_weighing(dock.kept.kept["Milieu zwaar"])
    desktop.settle()
    assert dock.changes.shift.any() == 0
    dock.kept.forget("Milieu zwaar")
    assert dock.what_changed.chosen()[1] == ""


def test_unloading_while_it_reads_and_screens_leaves_nothing(officer, sitting):
    sitting.begin(names=screened.LAYERS)
    dock = sitting.open_dock("conflict")
    desktop.click(dock.form.start_button)
    sitting.layers |= screened.add(sitting.folder)
    assert dock.form.run is not None
    sitting.plugin.unload()
    desktop.settle()
    layer = sitting.layers["conflicten"]
    layer.selectByIds([1])
    layer.startEditing()
    layer.rollBack()
    desktop.wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    desktop.settle()
    assert AlgorithmRun.running == set()
    assert "conflict_klasse" not in sitting.layers["terreinen"].fields().names()
    # And back.
    sitting.load_plugin()
    dock = sitting.open_dock("conflict")
    officer.wait()
    assert dock.list.terrains.rowCount() == 115


def test_one_theme_must_be_left(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    for theme in dock.weights.themes[1:]:
        theme.use.setChecked(False)
    desktop.settle()
    assert not dock.weights.themes[0].use.isEnabled()
    assert set(dock.standing.rank) == set(dock.screened.judged.rank[:, 0])


def test_a_floating_dock_that_is_broad_shows_all_side_by_side(officer, sitting):
    sitting.begin(names=("provincie",))
    dock = officer.read()
    dock.setFloating(True)
    dock.resize(1200, 520)
    desktop.settle()
    assert dock.splitter.orientation() == Qt.Orientation.Horizontal
    desktop.picture(dock, "conflict-broad")
    assert seen.cut_off(dock) == []
    dock.setFloating(False)


def test_the_report_opens_for_the_layer_its_objects_and_the_region(officer, sitting, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "werklocaties_plugin.gui.report_action.run_dialog", lambda name, given: asked.append((name, given))
    )
    sitting.begin(names=("provincie", "regios"))
    dock = officer.read()
    dock.list.filters.place.setCurrentIndex(1)
    desktop.click(dock.report)
    name, given = asked.pop()
    assert name == "regionreport"
    assert given["TERRAINS"] == sitting.layers["conflicten"].id()
    assert given["PAIRS"] == sitting.layers["paren"].id()
    assert given["REGION"] == dock.list.filters.place.currentData()[1]
    assert dock.bar.text() == ""
    # Other weights are not in the layer: that is said.
    dock.weights.themes[1].use.setChecked(False)
    desktop.settle()
    desktop.click(dock.report)
    assert asked
    assert "weging" in dock.bar.text().lower()


def test_more_choices_open_the_dialog_with_the_layers_of_the_form(officer, sitting, monkeypatch):
    asked = []

    parts = {"algorithmFinished": pyqtSignal(bool, dict), "raise_": lambda self: asked.append("raised")}
    dialog = type("Dialog", (QObject,), parts)()
    monkeypatch.setattr(
        "werklocaties_plugin.gui.conflict.screening_form.run_dialog",
        lambda name, given: asked.append((name, given)) or dialog,
    )
    sitting.begin(names=screened.LAYERS)
    dock = sitting.open_dock("conflict")
    desktop.click(dock.form.more)
    name, given = asked.pop()
    assert name == "conflictscreening"
    ids = {key: layer.id() for key, layer in sitting.layers.items()}
    assert (given["TERRAINS"], given["PLANS"]) == (ids["terreinen"], [ids["woningbouwplannen"]])
    assert given["STRESS_CLASSES"] == "weinig;matig;ernstig"
    assert given["OUTPUT"] == "TEMPORARY_OUTPUT"
    desktop.click(dock.form.more)
    assert asked == ["raised"]
    # What the dialog made is chosen.
    sitting.layers |= screened.add(sitting.folder)
    dialog.algorithmFinished.emit(True, {"OUTPUT": sitting.layers["conflicten"].id()})
    officer.wait()
    assert dock.layer_box.currentLayer() is sitting.layers["conflicten"]
    dialog.deleteLater()
    desktop.settle()
    assert dock.form.dialog is None


def test_a_table_with_the_class_alone_is_listed_but_cannot_be_weighed(officer, sitting):
    sitting.begin(names=())
    table = QgsVectorLayer("None?field=naam:string&field=conflict_klasse:string", "oordelen", "memory")
    for values in (("A", "laag"), ("B", "hoog"), ("C", None)):
        feature = QgsFeature(table.fields())
        feature.setAttributes(list(values))
        table.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(table)
    sitting.layers["oordelen"] = table
    dock = sitting.open_dock("conflict")
    officer.wait()
    assert dock.list.filters.counts() == {"hoog": 1, "midden": 0, "laag": 1, "geen": 0, "onbekend": 1}
    assert not dock.weights.method.isEnabled()
    assert not dock.pick.isEnabled()
    for row in range(3):
        dock.choose(row)
        assert dock.profile.profile.title == "ABC"[row]
    dock.exporter.write_layer(None)
    assert "niets te wegen" in dock.bar.text()
    assert dock.exporter.write_file(sitting.folder / "lijst.csv")
    text = (sitting.folder / "lijst.csv").read_text(encoding="utf-8-sig").splitlines()
    found = {row["naam"]: row["conflict_klasse"] for row in csv.DictReader(text, delimiter=";")}
    assert found == {"A": "laag", "B": "hoog", "C": "onbekend"}
    officer.look("class-alone")
