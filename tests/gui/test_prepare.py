"""The dialog 'Gegevens gereedmaken' as somebody uses it: files dropped, fields corrected, imported, fetched, on."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path

import desktop
import pytest
import seen
import terrain_files
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton

sys.path.append(str(Path(__file__).resolve().parents[1] / "qgis"))

FILES, FIELDS, CHECK, FETCH, NEXT = range(5)
RUN = "werklocaties_plugin.gui.prepare.entrance.run_dialog"


class Prepared:
    """The dialog, opened by its button in the toolbar."""

    def __init__(self, sitting):
        ours = sitting.plugin.desktop
        desktop.click(ours.toolbar.widgetForAction(ours.actions["WerklocatiesPrepareAction"]))
        self.sitting, self.dialog = sitting, ours.prepare.dialog
        self.work = self.dialog.work

    def drop(self, *paths):
        """Let files fall on the first page, and wait until all were looked at."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        page, left = self.dialog.files, Qt.MouseButton.LeftButton
        place = QPointF(page.rect().center())
        none = Qt.KeyboardModifier.NoModifier
        page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, left, none))
        self.wait()

    def wait(self):
        desktop.wait_until(lambda: not self.work.is_looking())
        desktop.settle()

    def go(self, step):
        """By the list of steps."""
        steps = self.dialog.steps
        desktop.click(steps.viewport(), steps.visualItemRect(steps.item(step)).center())
        assert self.dialog.pages.currentIndex() == step

    def point_out(self, meaning, field):
        """Choose a field in the table by the keyboard."""
        box = self.dialog.fields.fields[meaning]
        box.setFocus()
        box.setCurrentIndex(box.findData(field))
        box.activated.emit(box.currentIndex())
        self.wait()

    def import_all(self):
        button = self.dialog.check.go
        assert button.isEnabled()
        return desktop.wait_for(self.work.import_ended, lambda: desktop.click(button))[0]

    def look(self, name):
        desktop.picture(self.dialog, name)
        assert seen.cut_off(self.dialog) == []
        window = self.sitting.window.size()
        assert (self.dialog.width() <= window.width(), self.dialog.height() <= window.height()) == (True, True)


@pytest.fixture
def prepared(sitting):
    def begin(language="nl", dark=False):
        sitting.begin(language, dark, (1366, 768), names=("provincie",))
        return Prepared(sitting)

    return begin


def rows_of(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid(), name
    return [dict(zip(layer.fields().names(), each.attributes(), strict=True)) for each in layer.getFeatures()]


def windows():
    """The dialogs of this kind that are there."""
    return [each for each in QApplication.topLevelWidgets() if each.objectName() == "WerklocatiesGereedmakenDialog"]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def service(monkeypatch, tmp_path):
    """The catalogue, with Natura 2000 from a real WFS on this machine."""
    from layers import layer, saved
    from services import between, map_server

    from werklocaties_plugin.qgis_io.opendata import catalogue

    x, y = terrain_files.WEST, terrain_files.SOUTH
    places = [(x + 1000 * number, y) for number in range(12)]
    shapes = [f"POLYGON(({a} {b},{a + 500} {b},{a + 500} {b + 500},{a} {b + 500},{a} {b}))" for a, b in places]
    made = layer(shapes, "nr:int,naamN2K:string", [(number, f"Gebied {number}") for number in range(12)])
    folder = tmp_path / "dienst"
    folder.mkdir()
    saved(made, folder / "natura2000.gpkg")
    content = json.loads(catalogue.CATALOGUE.read_text(encoding="utf-8"))
    with between(map_server(folder / "natura2000.gpkg", "natura2000", folder)) as state:
        content["sources"][0] |= {"address": state.address, "layer": "natura2000"}
        own = folder / "opendata.json"
        own.write_text(json.dumps(content), encoding="utf-8")
        monkeypatch.setattr(catalogue, "CATALOGUE", own)
        catalogue.catalogue.cache_clear()
        yield state
    catalogue.catalogue.cache_clear()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_from_a_dirty_file_to_the_screening(prepared, service, language, dark, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(RUN, lambda name, parameters: asked.append((name, parameters)))
    name = f"prepare-{language}-{'dark' if dark else 'light'}"
    here = prepared(language, dark)
    here.look(f"{name}-1-empty")
    terrains, phases = terrain_files.ibis(tmp_path), terrain_files.phases(tmp_path)
    before = [digest(path) for path in (terrains, phases)]
    here.drop(terrains, phases)
    dialog, (entry, table) = here.dialog, here.work.entries
    assert (entry.role, table.role) == ("terrains", "join")
    assert dialog.files.table.item(0, 4).text().startswith("IBIS openbaar, 2016-2022")
    here.look(f"{name}-2-files")

    # What was matched, and a correction of it.
    desktop.click(dialog.forward)
    fields = dialog.fields
    assert "hectare" in fields.reason.text()
    assert fields.fields["naam"].currentData() == "PLAN_NAAM"
    assert fields.fields["planfase"].currentData() == "planfase"
    here.look(f"{name}-3-fields")
    here.point_out("naam", "KERN_NAAM")
    assert entry.look.matched["naam"] == "KERN_NAAM"
    desktop.click(fields.reset)
    here.wait()
    assert entry.look.matched["naam"] == "PLAN_NAAM"

    # What is wrong: worked by hand from terrain_files.ROWS.
    desktop.click(dialog.forward)
    panel = dialog.check.panel
    found = {(kind.code, kind.count) for kind in panel.kinds.rows}
    assert {
        ("", 23), ("code_onbekend", 2), ("categorie_datum", 1), ("groter_dan", 1), ("overlap", 1),
        ("formule_onbekend", 4), ("koppel_geen", 1), ("id_delen", 1), ("getal_opgeschoond", 1),
        ("categorie_hersteld", 3), ("tekens_hersteld", 1), ("code_oud", 1),
    } <= found  # fmt: skip
    assert [button.text()[:1] for button in panel.severities.values()] == ["4", "9", "1"]
    here.look(f"{name}-4-check")
    assert here.import_all() == ""
    assert [digest(path) for path in (terrains, phases)] == before, "the originals are never touched"
    made = tmp_path / "werklocaties_gereed.gpkg"
    rows = rows_of(made, "ibis_openbaar_2021")
    assert [row["milieucategorie"] for row in rows[:5]] == ["4", "5", "4.2", "4.2", "3.2"]
    assert [row["naam"] for row in rows[2:3]] == ["De Fryslânhoek"]
    assert [row["planfase"] for row in rows[:3]] == [1, 2, 1]
    assert rows[0]["uitgeefbaar_ha"] == pytest.approx(8 - 5 - 1 + 0.5)
    assert len(rows_of(made, "ibis_openbaar_2021_bevindingen")) == 23

    # Open data around the terrains: the seventh square lies at 6 km and more, the rest nearer.
    assert dialog.pages.currentIndex() == FETCH
    dialog.fetch.area.choose(5_000)
    here.look(f"{name}-5-fetch")
    names, problem = desktop.wait_for(here.work.fetch_ended, lambda: desktop.click(dialog.fetch.go))
    assert (names, problem) == (["natura2000"], "")
    extent = dialog.fetch.extent()
    assert len(rows_of(tmp_path / "werklocaties_opendata.gpkg", "natura2000")) == sum(
        terrain_files.WEST + 1000 * number <= extent.xMaximum() for number in range(12)
    )
    here.look(f"{name}-6-fetched")

    # On to the screening, filled in.
    desktop.click(dialog.forward)
    here.look(f"{name}-7-next")
    desktop.click(dialog.next.screening)
    (algorithm, parameters), project = asked[0], QgsProject.instance()
    assert algorithm == "conflictscreening"
    assert project.mapLayer(parameters["TERRAINS"]).source().endswith("ibis_openbaar_2021")
    assert project.mapLayer(parameters["NATURA2000"]).name() == "natura2000"

    # And the list beside the map.
    desktop.click(dialog.next.list)
    dock = here.sitting.plugin.desktop.docks["findings"].dock
    assert dock.isVisible()
    assert len(dock.panel.rows.rows) == 23
    desktop.click(dialog.closing)
    assert windows() == []
    here.sitting.window.show_layers()
    desktop.picture(here.sitting.window, f"{name}-8-list")
    assert seen.cut_off(dock) == []


def test_fields_of_a_strange_file_are_pointed_out(prepared, tmp_path):
    here = prepared()
    here.drop(terrain_files.spreadsheet(tmp_path))
    (entry,) = here.work.entries
    here.go(FIELDS)
    assert here.dialog.fields.message.isVisible()
    assert not here.work.can_import(), "nothing of it is known by its name"
    here.look("prepare-strange-1")
    here.dialog.fields.boxes["unit"].choose("m2")
    here.dialog.fields.boxes["unit"].activated.emit(2)
    for meaning, field in (("terrein_id", "Nr"), ("naam", "Locatie"), ("bruto_ha", "Oppervlakte")):
        here.point_out(meaning, field)
    assert here.work.can_import(), entry.look.problem
    here.look("prepare-strange-2")
    here.go(CHECK)
    assert here.import_all() == ""
    rows = rows_of(tmp_path / "werklocaties_gereed.gpkg", "terreinen_gemeente")
    assert [(row["terrein_id"], row["naam"], row["bruto_ha"], row["bron"]) for row in rows] == [
        ("1", "Oost", 10.0, "eigen"), ("2", "West", 5.5, "eigen"),
    ]  # fmt: skip


def test_what_cannot_be_told_is_asked_where_it_can_be_chosen(prepared, tmp_path):
    """A table has no drawing to tell hectares from square metres."""
    path = tmp_path / "gemeente.csv"
    path.write_text("RINNUMMER;BEDRIJVENT;OPPBRUTO\n1;Oost;100000\n", encoding="utf-8")
    here = prepared()
    here.drop(path)
    (entry,) = here.work.entries
    here.go(FIELDS)
    assert entry.look.asks == "unit"
    assert "OPPBRUTO" in here.dialog.fields.message.text()
    assert here.dialog.fields.labels["unit"].font().bold()
    here.look("prepare-asked")
    here.go(CHECK)
    assert not here.dialog.check.go.isEnabled()
    here.go(FIELDS)
    here.dialog.fields.boxes["unit"].choose("m2")
    here.dialog.fields.boxes["unit"].activated.emit(2)
    here.wait()
    assert here.work.can_import()


def test_files_with_nothing_to_read_are_named(prepared, tmp_path):
    damaged, text = tmp_path / "stuk.gpkg", tmp_path / "brief.docx"
    damaged.write_bytes(b"SQLite format 3\x00 and no more")
    text.write_bytes(b"PK\x03\x04 something else")
    here = prepared()
    here.drop(damaged, text)
    assert here.work.entries == []
    assert "stuk.gpkg, brief.docx" in here.dialog.message.text()
    assert not here.dialog.check.go.isEnabled()


def test_layers_of_one_file_and_of_the_project(prepared, tmp_path):
    """Of a file with twenty layers the terrains are used; a layer of the project that goes is left out."""
    here = prepared()
    here.drop(desktop.demo_copy(tmp_path))
    used = [entry.title for entry in here.work.terrains()]
    assert used == ["demoprovincie.gpkg – terreinen"]
    assert len(here.work.entries) > 10
    layer = QgsVectorLayer(str(terrain_files.ibis(tmp_path)), "IBIS", "ogr")
    QgsProject.instance().addMapLayer(layer)
    here.dialog.files.layers.setLayer(layer)
    here.wait()
    assert [entry.title for entry in here.work.terrains()] == [*used, "IBIS"]
    here.go(CHECK)
    assert here.dialog.which.isVisible()
    here.look("prepare-two-files")
    QgsProject.instance().removeMapLayer(layer.id())
    desktop.settle()
    assert [entry.title for entry in here.work.terrains()] == used


def test_a_fetch_can_be_stopped_and_leaves_nothing(prepared, service, tmp_path):
    here = prepared()
    here.drop(terrain_files.ibis(tmp_path))
    here.go(FETCH)
    before = sorted(path.name for path in tmp_path.iterdir())

    def slowly(reply, path, times):
        time.sleep(0.5)
        return reply

    service.fault = slowly

    def start_and_stop():
        desktop.click(here.dialog.fetch.go)
        assert here.work.is_fetching()
        desktop.click(here.dialog.fetch.go)

    names, problem = desktop.wait_for(here.work.fetch_ended, start_and_stop)
    assert (names, bool(problem)) == ([], True)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert here.dialog.fetch.go.isEnabled()


def test_closing_while_it_looks_leaves_nothing_behind(prepared, tmp_path):
    here = prepared()
    here.dialog.add_paths([str(terrain_files.ibis(tmp_path))])
    assert here.work.is_looking()
    QTest.keyClick(here.dialog, Qt.Key.Key_Escape)
    desktop.settle()
    assert here.sitting.plugin.desktop.prepare.dialog is None
    assert windows() == []
    again = Prepared(here.sitting)
    assert again.work.entries == [], "opened anew it is empty"
    again.dialog.close()
    desktop.settle()
    assert windows() == [], "by the button of the window too"


# ---- the list of findings


@pytest.fixture
def checked(sitting, tmp_path):
    """checkterrains was run on the dirty file, and its layer came into the project."""
    from layers import run

    sitting.begin("nl", False, (1366, 768), names=("provincie",))
    result = run("checkterrains", {"TERRAINS": str(terrain_files.ibis(tmp_path)), "ISSUES": str(tmp_path / "l.gpkg")})
    assert result.ok, result.problem
    layer = QgsVectorLayer(str(tmp_path / "l.gpkg"), "Nagekeken", "ogr")
    QgsProject.instance().addMapLayer(layer)
    desktop.settle()
    return sitting, layer


def test_a_check_offers_its_list_which_zooms_to_each_place(checked, tmp_path):
    sitting, layer = checked
    window = sitting.window
    desktop.picture(window, "findings-1-offered")
    (button,) = [each for each in window.bar.findChildren(QPushButton) if "lijst" in each.text()]
    desktop.click(button)
    dock = sitting.plugin.desktop.docks["findings"].dock
    panel = dock.panel
    assert dock.layers.currentText() == "Nagekeken"
    assert len(panel.rows.rows) == layer.featureCount()
    window.show_layers()
    # A kind, then the finding: the overlap of two squares, half a square wide.
    (kind,) = [row for row, each in enumerate(panel.kinds.rows) if each.code == "overlap"]
    index = panel.kind_table.order.mapFromSource(panel.kinds.index(kind, 0))
    panel.kind_table.scrollTo(index)
    desktop.click(panel.kind_table.viewport(), panel.kind_table.visualRect(index).center())
    assert len(panel.rows.rows) == 1
    first = panel.row_table.order.index(0, 0)
    desktop.click(panel.row_table.viewport(), panel.row_table.visualRect(first).center())
    extent, side = window.canvas.extent(), terrain_files.SIDE
    place = QPointF(terrain_files.WEST + 8.75 * side, terrain_files.SOUTH + side / 2)
    assert abs(extent.center().x() - place.x()) < 1
    assert abs(extent.center().y() - place.y()) < 1
    assert extent.height() < 3 * side
    assert "Verschuif een van de grenzen" in panel.detail.text()
    desktop.picture(window, "findings-2-zoomed")
    assert seen.cut_off(dock) == []
    # Copied with its titles, as a spreadsheet takes it.
    desktop.click(panel.copy)
    titles, row = QApplication.clipboard().text().strip().split("\r\n")
    assert titles.split("\t")[:3] == ["terrein_id", "naam", "veld"]
    assert row.split("\t")[9] == "overlap"
    path = tmp_path / "bevindingen.csv"
    assert panel.write_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfterrein_id;naam")


def test_findings_are_filtered_by_severity_words_and_what_is_left_to_do(checked):
    sitting, layer = checked
    sitting.plugin.desktop.prepare.open_findings(layer)
    panel = sitting.plugin.desktop.docks["findings"].dock.panel
    whole = len(panel.rows.rows)
    errors = sum(row.ernst == "fout" for row in panel.findings.rows)
    for severity in ("waarschuwing", "info"):
        desktop.click(panel.severities[severity])
    assert len(panel.rows.rows) == errors > 0
    desktop.click(panel.to_do)
    assert all(not row.hersteld for row in panel.rows.rows)
    assert 0 < len(panel.rows.rows) < errors, "Excel's date is repaired by importing"
    desktop.click(panel.to_do)
    for severity in ("waarschuwing", "info"):
        desktop.click(panel.severities[severity])
    QTest.keyClicks(panel.search, "zuidrand")
    assert 0 < len(panel.rows.rows) < whole
    assert {row.naam for row in panel.rows.rows} == {"Zuidrand"}


def test_a_list_that_goes_leaves_the_dock_empty_and_a_layer_has_it_in_its_menu(checked):
    sitting, layer = checked
    prepare = sitting.plugin.desktop.prepare
    assert sitting.window.layer_actions[prepare.action] == [layer.id()]
    sitting.window.active_layer = layer
    prepare.action.trigger()
    dock = sitting.plugin.desktop.docks["findings"].dock
    assert dock.panel.rows.rows
    QgsProject.instance().removeMapLayer(layer.id())
    desktop.settle()
    assert dock.panel.rows.rows == []
    assert dock.empty.isVisible()


def test_formulas_do_not_reach_a_spreadsheet():
    from werklocaties_plugin.gui.prepare.finding_rows import Finding
    from werklocaties_plugin.gui.prepare.findings_panel import as_text

    row = Finding("fout", "m", "h", "c", False, "v", "=1+1", "@x", "-4,5", 3)
    values = as_text([row], ";").split("\r\n")[1].split(";")
    assert values[:2] == ["'=1+1", "'@x"]
    assert values[5] == "-4,5"
