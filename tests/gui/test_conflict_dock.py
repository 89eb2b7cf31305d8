"""The dock 'Conflicten' as somebody uses it: a screened layer, the map, weights, profiles, files."""

from __future__ import annotations

import csv
from collections import Counter

import desktop
import numpy as np
import pytest
import screened
import seen
from osgeo import ogr
from qgis.core import QgsApplication, QgsFeature, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QInputDialog

from werklocaties_plugin.core.judging.classfields import names_of
from werklocaties_plugin.core.judging.weighing import Weighing
from werklocaties_plugin.gui.algorithm_run import AlgorithmRun
from werklocaties_plugin.gui.conflict import texts
from werklocaties_plugin.qgis_io.values import plain

SIZES = ((1366, 768), (1920, 1080))


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


@pytest.fixture
def officer(sitting):
    return Officer(sitting)


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


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_clicks_through_the_dock(officer, sitting, language, dark, size, monkeypatch):
    name = f"{language}-{'dark' if dark else 'light'}-{size[0]}"
    sitting.begin(language, dark, size, names=screened.LAYERS)
    dock = sitting.open_dock("conflict")
    officer.look(f"{name}-0-screening")
    # A screened layer that comes is found and read by itself.
    sitting.layers |= screened.add(sitting.folder)
    officer.wait()
    on_the_map(sitting)
    layer = sitting.layers["conflicten"]
    assert dock.layer_box.currentLayer() is layer
    assert dock.list.terrains.rowCount() == 115
    assert dock.row == dock.list.chosen() == dock.list.rows()[0], "the worst is shown first"
    officer.look(f"{name}-1-terrain")

    # A terrain in the list: selected on the map.
    table = dock.list.table
    third = table.visualRect(table.model().index(2, 1)).center()
    desktop.click(table.viewport(), third)
    assert dock.row == dock.list.rows()[2]
    assert layer.selectedFeatureIds() == [int(dock.screened.fid[dock.row])]
    assert sitting.window.canvas.extent().width() < 20_000, "zoomed to it"
    officer.look(f"{name}-2-zoomed")

    # Only terrains in class hoog for housing, in one region.
    dock.list.filters.theme.setCurrentIndex(dock.list.filters.theme.findData("thema:woon"))
    desktop.click(dock.list.filters.classes["hoog"])
    shown = dock.list.rows()
    assert 0 < len(shown) < 115
    assert set(dock.screened.judged.rank[shown, 1]) == {3}
    dock.list.filters.place.setCurrentIndex(1)
    region = dock.list.filters.place.currentData()[1]
    assert set(dock.screened.regio[dock.list.rows()]) == {region}
    officer.look(f"{name}-3-filtered")
    dock.list.filters.clear()
    assert dock.list.shown.rowCount() == 115

    # Other weights.
    dock.tabs.setCurrentIndex(2)
    dock.weights.method.setCurrentIndex(1)
    slide(dock.weights.themes[1], 8)
    desktop.click(dock.weights.themes[3].use, QPoint(10, dock.weights.themes[3].use.height() // 2))
    desktop.settle()
    assert dock.weights.weighing() == Weighing("gewogen", {"n2000": 1.0, "woon": 3.0, "mc": 1.0, "water": 0.0})
    assert dock.changes.count > 0
    print(f"\n{name}: redrawn in {dock.redrawn_ms:.0f} ms")
    officer.look(f"{name}-4-weights")
    desktop.click(dock.list.filters.moved)
    assert len(dock.list.rows()) == dock.changes.count
    desktop.click(dock.list.filters.moved)

    # Kept, and laid side by side.
    dock.tabs.setCurrentIndex(3)
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *given: ("Wonen zwaar", True)))
    desktop.click(dock.kept.keep)
    assert list(dock.kept.kept) == ["Wonen zwaar"]
    officer.look(f"{name}-5-compare")
    dock.tabs.setCurrentIndex(2)
    desktop.click(dock.weights.reset)
    desktop.settle()
    assert dock.changes.count == 0, "the default is how the layer was screened"
    dock.tabs.setCurrentIndex(3)
    desktop.click(dock.kept.use)
    desktop.settle()
    assert dock.weights.weighing().weights["woon"] == 3.0

    # Its objects; a click looks for one.
    dock.tabs.setCurrentIndex(1)
    assert dock.objects.pairs
    group = dock.objects.tree.topLevelItem(0)
    desktop.click(dock.objects.tree.viewport(), dock.objects.tree.visualItemRect(group.child(0)).center())
    officer.look(f"{name}-6-objects")
    dock.tabs.setCurrentIndex(0)
    officer.look(f"{name}-7-terrain-weighed")


# ---- figures


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


def test_figures_are_those_of_the_algorithm(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    layer = sitting.layers["conflicten"]
    assert standing_of(dock) == by_key(layer.getFeatures(), JUDGED), "as it was screened"
    for method, steps in ((1, 6), (0, -3)):
        dock.weights.method.setCurrentIndex(method)
        slide(dock.weights.themes[0], steps)
        desktop.settle()
        count = len(QgsProject.instance().mapLayers())
        desktop.wait_for(dock.exporter.settled, lambda: dock.exporter.write_layer(None))
        added = [each for each in QgsProject.instance().mapLayers().values() if each.id() not in known(sitting)]
        assert len(QgsProject.instance().mapLayers()) == count + 1, dock.bar.text()
        assert by_key(added[0].getFeatures(), JUDGED) == standing_of(dock)
        assert added[0].renderer().type() == "categorizedSymbol", "with the style of the classes"
        assert by_key(layer.getFeatures(), JUDGED) != standing_of(dock), "the layer itself is as it was"
        QgsProject.instance().removeMapLayer(added[0].id())
        desktop.settle()
    assert not dock.stale


def known(sitting):
    """Ids of the layers that the test itself added."""
    return {layer.id() for layer in sitting.layers.values()}


def test_files_hold_the_list_as_it_is_filtered_and_sorted(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    slide(dock.weights.themes[1], 4)
    dock.list.filters.words.setText("oudmeer")
    desktop.wait_until(lambda: dock.list.shown.rowCount() < 115)
    dock.list.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    expected = [dock.screened.terrein_id[row] for row in dock.list.rows()]
    assert names(dock) == sorted(names(dock), reverse=True)
    for ending in ("csv", "xlsx"):
        assert dock.exporter.write_file(sitting.folder / f"lijst.{ending}")
    text = (sitting.folder / "lijst.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(text, delimiter=";"))
    assert [row["terrein_id"] for row in rows] == expected
    here = standing_of(dock)
    for row in rows:
        klasse, rank, score = here[row["terrein_id"]]
        assert row["conflict_klasse"] == klasse
        assert int(row["conflict_rang"]) == rank
        assert float(row["conflict_score"].replace(",", ".")) == score
    book = ogr.Open(str(sitting.folder / "lijst.xlsx"))
    sheet = [each.items() for each in book.GetLayerByName("terreinen")]
    assert [(each["terrein_id"], each["conflict_rang"]) for each in sheet] == [
        (row["terrein_id"], int(row["conflict_rang"])) for row in rows
    ]
    behind = dict(tuple(each.items().values()) for each in book.GetLayerByName("weging"))
    assert (behind["laag"], behind["methode"], behind["woningbouw"]) == ("conflicten", "hoogste", "2")
    assert not dock.exporter.write_file(sitting.folder / "nergens" / "lijst.csv")
    assert "niets geschreven" in dock.bar.text().lower()


def test_the_buttons_count_what_the_algorithm_counts(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    features = list(sitting.layers["conflicten"].getFeatures())
    filters = dock.list.filters
    for place in range(filters.theme.count()):
        filters.theme.setCurrentIndex(place)
        prefix = ("conflict", *dock.screened.judged.prefixes)[place]
        counted = Counter(each[f"{prefix}_klasse"] for each in features)
        assert filters.counts() == {klasse: counted[klasse] for klasse in texts.CLASSES}


def test_the_profile_says_what_stands_in_the_layer(officer, sitting):
    sitting.begin(names=())
    dock = officer.read()
    for feature in list(sitting.layers["conflicten"].getFeatures())[:20]:
        dock.choose(dock.showing.row_of(feature.id()))
        for line in dock.profile.profile.lines:
            score = plain(feature[f"{line.prefix}_score"])
            assert (None if line.score != line.score else line.score) == score
            assert line.reason == feature[f"{line.prefix}_reden"]
        assert dock.profile.profile.place.startswith(feature["terrein_id"])


def test_objects_are_the_rows_of_pairs_of_that_terrain(officer, sitting):
    sitting.begin(names=("natura2000", "provincie"))
    dock = officer.read()
    rows = list(sitting.layers["paren"].getFeatures())
    for row in dock.list.rows()[:10]:
        dock.choose(int(row))
        wanted = [each for each in rows if each["terrein_fid"] == dock.screened.key[row]]
        assert sorted((pair.theme, pair.object_id or "") for pair in dock.objects.pairs) == sorted(
            (each["thema"], plain(each["object_id"]) or "") for each in wanted
        )
    # A site is found in its own layer, and comes into view with the terrain.
    site = next(pair for pair in dock.objects.pairs if pair.theme == "natura2000")
    dock.showing.show_object(site)
    extent = sitting.window.canvas.extent()
    shown = [each for each in sitting.layers["natura2000"].getFeatures() if each["naamN2K"] == site.name]
    terrain = sitting.layers["conflicten"].getFeature(int(dock.screened.fid[dock.row]))
    for feature in (*shown, terrain):
        assert extent.contains(feature.geometry().boundingBox())
    assert dock.bar.text() == ""
    # What is in no layer is said, and the terrain is shown.
    homes = next(pair for pair in dock.objects.pairs if pair.theme != "natura2000")
    dock.showing.show_object(homes)
    assert "geen laag" in dock.bar.text()
    assert sitting.window.canvas.extent().contains(terrain.geometry().boundingBox())


def test_a_table_of_objects_in_the_same_file_is_read_but_not_added(officer, sitting):
    sitting.begin(names=())
    terrains, objects = screened.copy_to(sitting.folder)
    screened.put_together(objects, terrains)
    before = set(QgsProject.instance().mapLayers())
    layer = QgsVectorLayer(f"{terrains}|layername=conflicten", "conflicten", "ogr")
    QgsProject.instance().addMapLayer(layer)
    sitting.layers["conflicten"] = layer
    dock = sitting.open_dock("conflict")
    officer.wait()
    assert dock.objects.pairs
    assert set(QgsProject.instance().mapLayers()) - before == {layer.id()}


def test_without_a_table_of_objects_it_says_where_they_are(officer, sitting):
    sitting.begin(names=())
    dock = officer.read(pairs=False)
    assert dock.objects.pairs == []
    assert "PAIRS" in dock.objects.note.text()


def test_firmness_shows_where_the_layer_has_it(officer, sitting):
    sitting.begin(names=("provincie",))
    terrains, _ = screened.copy_to(sitting.folder)
    firm = sitting.folder / "vast.gpkg"
    screened.run("conflictrobustness", {"TERRAINS": str(terrains), "DRAWS": 50, "OUTPUT": str(firm)})
    layer = QgsVectorLayer(str(firm), "vast", "ogr")
    QgsProject.instance().addMapLayer(layer)
    sitting.layers["conflicten"] = layer
    dock = sitting.open_dock("conflict")
    officer.wait()
    shown = {
        int(dock.screened.fid[row]): dock.list.shown.index(place, firm_column(dock)).data()
        for place, row in enumerate(dock.list.rows())
    }
    firmness = {each.id(): plain(each["robuust_pct"]) for each in layer.getFeatures()}
    expected = {fid: "–" if share is None else f"{share:.0f}" for fid, share in firmness.items()}
    assert shown == expected
    unsure = int(np.nanargmin(dock.screened.firm_pct))
    dock.choose(unsure)
    assert "trekkingen" in dock.profile.firmness.text()
    on_the_map(sitting)
    officer.look("firmness")


def firm_column(dock):
    return next(place for place, column in enumerate(dock.list.terrains.columns) if column.key == "robuust")


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
