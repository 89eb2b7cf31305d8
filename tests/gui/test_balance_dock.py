"""The dock 'Vraag en aanbod' as somebody uses it: layers, sliders, the map, scenarios, files."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import desktop
import pytest
import seen
from osgeo import ogr
from qgis.core import QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QInputDialog

sys.path.append(str(Path(__file__).resolve().parents[1] / "qgis"))
from layers import layer as memory
from layers import square

SIZES = ((1366, 768), (1920, 1080))


def look(sitting, name):
    """Keep what is seen, and look whether it is whole."""
    desktop.picture(sitting.window, name)
    assert seen.cut_off(sitting.dock) == []
    assert seen.outside(sitting.dock, sitting.window) == []


def inside(layer, region):
    """A point in a region."""
    feature = next(each for each in layer.getFeatures() if each["regio"] == region)
    return QgsPointXY(feature.geometry().pointOnSurface().asPoint())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_somebody_clicks_through_the_dock(sitting, language, dark, size, monkeypatch):
    name = f"dock-{language}-{'dark' if dark else 'light'}-{size[0]}"
    sitting.begin(language, dark, size)
    dock = sitting.open_dock()
    look(sitting, f"{name}-1-input")
    # Layers were found by themselves.
    chosen = {key: box.currentLayer().name() for key, box in dock.inputs.layers.items()}
    assert chosen == {
        "terrains": "terreinen", "regions": "regios", "demand": "banen", "replacement": "vervangingsvraag",
        "additional": "additionele_vraag", "double_use": "dubbelgebruik",
    }  # fmt: skip
    assert dock.inputs.region_name.currentField() == "regio"
    # Whether hectares are added up must be said.
    desktop.click(dock.calculate)
    assert dock.view is None
    assert "vervangingsvraag" in dock.state.text()
    sitting.calculate()
    assert dock.headline.text()
    assert dock.region == "Rivierenoord", "the worst region is shown first"
    look(sitting, f"{name}-2-balance")
    before = dock.view.rows().set_index("regio")["saldo_min_ha"]

    # A slider by the keyboard.
    slider = dock.controls.sliders["greening_pct"].slider
    for _ in range(10):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    desktop.settle()
    assert dock.view.choices.greening_pct == 10
    after = dock.view.rows().set_index("regio")["saldo_min_ha"]
    assert (after < before).all()
    print(f"\n{name}: redrawn in {dock.redrawn_ms:.0f} ms")

    # A region on the map, then in the chart, then in the table.
    desktop.click(dock.pick)
    sitting.window.click_map(inside(sitting.layers["regios"], "Oostermark"))
    assert dock.region == "Oostermark"
    assert dock.figures.table.chosen() == dock.figures.band.chosen == "Oostermark"
    desktop.click(dock.pick)
    bar = dock.figures.band
    desktop.click(bar.viewport(), bar.row_center("Vechterdal").toPoint())
    assert dock.region == "Vechterdal"
    selected = [feature["regio"] for feature in sitting.layers["regios"].selectedFeatures()]
    assert selected == ["Vechterdal"]
    for number in range(1, dock.figures.count()):
        dock.figures.setCurrentIndex(number)
        look(sitting, f"{name}-3-tab-{number}")

    # Scenarios side by side.
    dock.figures.setCurrentWidget(dock.figures.scenarios)
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *given: ("Groen", True)))
    desktop.click(dock.figures.scenarios.keep)
    desktop.click(dock.controls.reset)
    assert dock.view.choices.greening_pct == 0
    dock.controls.sliders["space_pct"].set_value(80)
    desktop.settle()
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *given: ("Compacter", True)))
    desktop.click(dock.figures.scenarios.keep)
    table = dock.figures.scenarios.table
    assert (table.columnCount(), table.rowCount()) == (3, 5)
    look(sitting, f"{name}-4-scenarios")
    dock.figures.scenarios.which.setCurrentText("Groen")
    desktop.click(dock.figures.scenarios.use)
    assert (dock.view.choices.greening_pct, dock.view.choices.space_pct) == (10, 100)
    desktop.click(dock.figures.scenarios.remove)
    assert list(dock.figures.scenarios.kept) == ["Compacter"]

    # Files.
    for ending in ("png", "svg", "csv", "xlsx"):
        path = sitting.folder / f"uit.{ending}"
        assert dock.exporter.write_file(path)
        assert path.stat().st_size > 1_000
    QImage(str(sitting.folder / "uit.png")).save(str(desktop.PICTURES / f"{name}-5-export.png"))
    dock.bar.clear()
    dock.figures.setCurrentIndex(0)
    look(sitting, f"{name}-6-end")


def test_every_format_says_the_same(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    sitting.calculate()
    for ending in ("csv", "xlsx", "svg"):
        assert dock.exporter.write_file(sitting.folder / f"uit.{ending}")
    view = dock.view.rows().set_index("regio")["saldo_min_ha"].round(6)
    text = (sitting.folder / "uit.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = {row["regio"]: row for row in csv.DictReader(text, delimiter=";")}
    assert {name: float(row["saldo_min_ha"].replace(",", ".")) for name, row in rows.items()} == view.to_dict()
    assert rows["Rivierenoord"]["tekort_vanaf_hoog"] == "2026"
    assert rows["Oostermark"]["tekort_vanaf_hoog"] == "", "never is no year"
    book = ogr.Open(str(sitting.folder / "uit.xlsx"))
    sheets = [book.GetLayer(number).GetName() for number in range(book.GetLayerCount())]
    assert sheets == ["saldo", "jaren", "scenarios", "keuzes"]
    found = {row["regio"]: row["saldo_min_ha"] for row in (each.items() for each in book.GetLayerByName("saldo"))}
    assert found == pytest.approx(view.to_dict())
    chosen = [tuple(each.items().values()) for each in book.GetLayerByName("keuzes")][1:9]
    assert chosen[0] == ("horizon (jaar)", "2032")
    assert ("fase 3 telt als hard", "nee") in chosen
    assert ("aanbod onder druk telt mee", "ja") in chosen
    assert ("groen en water (% van uitbreiding en vervanging)", "0") in chosen
    drawn = (sitting.folder / "uit.svg").read_text(encoding="utf-8")
    for word in ("Rivierenoord", "ha netto", "niet van het ministerie"):
        assert word in drawn


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    assert not dock.export.isEnabled(), "nothing to export yet"
    sitting.calculate()
    for ending in ("png", "svg", "csv", "xlsx"):
        assert not dock.exporter.write_file(sitting.folder / "nergens" / f"uit.{ending}")
        assert "niets geschreven" in dock.bar.text()
    assert sorted(path.suffix for path in sitting.folder.iterdir() if path.name.startswith("uit")) == []


def test_layers_by_the_algorithms_hold_the_figures_of_the_dock(sitting):
    sitting.begin()
    dock = sitting.open_dock()
    sitting.calculate()
    sliders = dock.controls.sliders
    sliders["horizon"].set_value(2035)
    sliders["greening_pct"].set_value(12)
    sliders["space_pct"].set_value(85)
    sliders["double_use_pct"].set_value(50)
    desktop.click(dock.controls.switches["phase3_is_hard"])
    path = sitting.folder / "saldo.gpkg"
    desktop.wait_for(dock.exporter.settled, lambda: dock.exporter.write_layers(path))
    written = QgsVectorLayer(str(path), "terug", "ogr")
    assert written.isValid(), dock.bar.text()
    found = {
        each["regio"]: (each["saldo_min_ha"], each["saldo_max_ha"], each["saldo_klasse"])
        for each in written.getFeatures()
    }
    shown = {
        row["regio"]: (row["saldo_min_ha"], row["saldo_max_ha"], row["saldo_klasse"])
        for row in dock.view.rows().to_dict("records")
    }
    assert found == shown
    names = sorted(each.name for each in sitting.folder.glob("saldo*.gpkg"))
    assert names == ["saldo.gpkg", "saldo_aanbod.gpkg", "saldo_jaren.gpkg", "saldo_vraag.gpkg"]
    group = QgsProject.instance().layerTreeRoot().findGroup("Werklocaties")
    assert len(group.findLayers()) == 4
    assert not dock.stale, "what was written is no changed input"
    sitting.window.show_layers()
    desktop.picture(sitting.window, "dock-layers")


def test_hectares_only_closes_sliders_and_says_why(sitting):
    sitting.begin("nl", names=("regios", "terreinen", "vraag"))
    dock = sitting.open_dock()
    sitting.calculate()
    for name in ("double_use_pct", "greening_pct", "space_pct"):
        slider = dock.controls.sliders[name].slider
        assert not slider.isEnabled()
        assert "alleen hectares" in slider.toolTip()
    assert "alleen hectares" in dock.controls.reasons.text()
    assert dock.controls.sliders["horizon"].slider.isEnabled()
    look(sitting, "dock-hectares-only")


def test_a_floating_dock_that_is_broad_shows_all_side_by_side(sitting):
    sitting.begin("nl", size=(1366, 768))
    dock = sitting.open_dock()
    sitting.calculate()
    dock.setFloating(True)
    dock.resize(1200, 520)
    desktop.settle()
    assert dock.splitter.orientation() == Qt.Orientation.Horizontal
    assert dock.figures.years.isVisible()
    desktop.picture(dock, "dock-broad")
    assert seen.cut_off(dock) == []
    dock.setFloating(False)


def test_many_regions_keep_their_room_beside_a_large_total(sitting):
    from werklocaties_plugin.gui.balance.band_chart import BandChart
    from werklocaties_plugin.gui.balance.band_layout import BandRow

    sitting.begin("nl")
    total = BandRow("totaal", -2400.0, -50.0, "tekort", is_total=True)
    regions = [BandRow(f"Regio {number:02}", -60.0 + 3 * number, 10.0 + 3 * number, "onzeker") for number in range(30)]
    chart = BandChart()
    chart.resize(400, 300)
    chart.show_rows([total, *regions], 2032)
    chart.show()
    layout = chart._layout()
    worst = chart.rows[1]
    assert (chart.rows[0], worst.region) == (total, "Regio 00")
    assert layout.x(worst.high) - layout.x(worst.low) > 0.2 * layout.plot().width()
    assert layout.x(total.low) < layout.plot().left(), "the total goes on beyond the axis"
    desktop.picture(chart, "bands-many")
    # With few regions the total stands on the axis whole.
    chart.show_rows([BandRow("totaal", -110.0, 86.0, "onzeker", is_total=True), *regions[:4]], 2032)
    assert chart._layout().x(-110.0) > chart._layout().plot().left()
    chart.close()


def test_the_report_opens_with_the_balance_of_the_dock_and_the_layers_that_fit(sitting, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "werklocaties_plugin.gui.report_action.run_dialog", lambda name, given: asked.append((name, given))
    )
    sitting.begin()
    dock = sitting.open_dock()
    sitting.calculate()
    dock.controls.sliders["greening_pct"].set_value(20)
    desktop.settle()
    action = next(each for each in dock.export.menu().actions() if "HTML" in each.text())
    for _ in range(2):
        action.trigger()
    (name, given), again = asked
    assert name == "regionreport"
    project = QgsProject.instance()
    assert project.mapLayer(given["REGIONS"]).name() == "regios"
    assert project.mapLayer(given["BALANCE"]) is None, "the second time there is a new table in its place"
    table = project.mapLayer(again[1]["BALANCE"])
    shown = dock.view.rows().set_index("regio")["saldo_min_ha"]
    assert {row["regio"]: row["saldo_min_ha"] for row in table.getFeatures()} == pytest.approx(shown.to_dict())
    years = project.mapLayer(again[1]["TIMELINE"])
    assert years.featureCount() == len(dock.view.balance.timeline)
    assert len([each for each in project.mapLayers().values() if each.providerType() == "memory"]) == 2


def test_the_report_finds_the_results_of_a_screening_in_the_project(sitting):
    from werklocaties_plugin.gui.report_action import suggested

    sitting.begin()
    judged = "terrein_id:string,conflict_klasse:string,conflict_score:double"
    made = {
        "gescreend": memory([square(0, 0)], judged, name="gescreend"),
        "vast": memory([square(0, 0)], f"{judged},robuust_pct:double", name="vast"),
        "paren": memory([], "terrein_fid:int,thema:string,object_id:string,afstand_m:double", kind="None", crs="",
                        name="paren"),
        "saldo": memory([], "regio:string,jaar:int,aanbod_hard_ha:double,vraag_hoog_ha:double,saldo_min_ha:double,"
                        "saldo_max_ha:double,saldo_klasse:string", kind="None", crs="", name="saldo"),
        "jaren": memory([], "regio:string,jaar:int,aanbod_hard_ha:double,vraag_hoog_ha:double,saldo_min_ha:double",
                        kind="None", crs="", name="jaren"),
    }  # fmt: skip
    QgsProject.instance().addMapLayers(list(made.values()))
    found = suggested(QgsProject.instance())
    names = {key: each.name() for key, each in found.items() if key != "LAYERS"}
    assert names == {"TERRAINS": "vast", "PAIRS": "paren", "BALANCE": "saldo", "TIMELINE": "jaren", "REGIONS": "regios"}
    assert {each.name() for each in found["LAYERS"]} == {"provincie"}
