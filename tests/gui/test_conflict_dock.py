"""The dock 'Conflicten' as somebody uses it: weights, profiles, files, and figures that are those of the algorithm."""

from __future__ import annotations

import csv
from collections import Counter

import desktop
import numpy as np
import pytest
import screened
from officer import JUDGED, by_key, known, names, on_the_map, slide, standing_of
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QInputDialog

from werklocaties_plugin.core.judging.weighing import Weighing
from werklocaties_plugin.gui.conflict import texts
from werklocaties_plugin.qgis_io.values import plain

SIZES = ((1366, 768), (1920, 1080))


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
