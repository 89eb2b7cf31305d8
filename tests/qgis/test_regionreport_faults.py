"""A report that cannot be made: what was there stays, and the sentence says what to mend."""

from __future__ import annotations

from layers import Log, run, saved
from report_given import refused, report, sheet, terrain, terrains


def test_a_cancelled_run_leaves_what_was_there(tmp_path):
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    given = terrains(*[terrain(f"t{number}", f"Terrein {number}") for number in range(30)])
    result = run(
        "regionreport",
        {"TERRAINS": given, "OUTPUT": str(target), "OUTPUT_XLSX": str(tmp_path / "verslag.xlsx")},
        log=Log(cancel_at=40),
    )
    assert result.results == {}
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_run_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    from werklocaties_plugin.qgis_io.errors import OutputError
    from werklocaties_plugin.reports import workbook

    def fail(*_):
        raise OutputError("schijf vol")

    monkeypatch.setattr(workbook, "write_workbook", fail)
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    refused(tmp_path, terrains(terrain("a", "Aa")), "schijf vol", OUTPUT_XLSX=str(tmp_path / "verslag.xlsx"))
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_run_that_is_cancelled_in_the_pdf_leaves_what_was_there(tmp_path):
    given = terrains(*[terrain(f"t{number}", f"Terrein {number}") for number in range(12)])
    targets = {"OUTPUT": tmp_path / "verslag.html", "OUTPUT_PDF": tmp_path / "verslag.pdf"}
    for target in targets.values():
        target.write_text("vorig verslag", encoding="utf-8")
    parameters = {"TERRAINS": given, **{name: str(path) for name, path in targets.items()}}
    result = run("regionreport", parameters, log=Log(cancel_at=80))
    assert result.results == {}
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"vorig verslag"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["verslag.html", "verslag.pdf"]


def test_a_template_is_looked_at_before_any_work(tmp_path):
    path = tmp_path / "eigen.qpt"
    path.write_text("<Layout/>", encoding="utf-8")
    given = terrains(terrain("a", "Aa"))
    refused(tmp_path, given, "eigen.qpt", OUTPUT_PDF=str(tmp_path / "verslag.pdf"), TEMPLATE=str(path))
    assert [each.name for each in tmp_path.iterdir()] == ["eigen.qpt"]


def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path, monkeypatch):
    from werklocaties_plugin.reports import html

    def full(_):
        raise OSError(28, "No space left on device")

    # Half of the page is in its file by then.
    monkeypatch.setattr(html._Drawn, "everything", full)
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    refused(tmp_path, terrains(terrain("a", "Aa")), "cannot be written")
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_python_without_jinja_is_said(tmp_path, monkeypatch):
    from werklocaties_plugin.algorithms.report import regionreport

    monkeypatch.setattr(regionreport, "is_there", lambda module: module != "jinja2")
    refused(tmp_path, terrains(terrain("a", "Aa")), "jinja2")


def test_a_layer_for_the_maps_that_cannot_be_opened_is_named(tmp_path):
    refused(tmp_path, terrains(terrain("a", "Aa")), "weg.gpkg", LAYERS=[str(tmp_path / "weg.gpkg")])


def test_an_input_is_never_written_over(tmp_path):
    made = saved(terrains(terrain("a", "Aa")), tmp_path / "terreinen.gpkg")
    refused(tmp_path, made, "does not end in .html", OUTPUT=str(tmp_path / "terreinen.gpkg"))
    refused(tmp_path, made, "does not end in .xlsx", OUTPUT_XLSX=str(tmp_path / "werkmap.csv"))


def test_an_own_workbook_is_replaced_and_another_is_not(tmp_path):
    book = tmp_path / "verslag.xlsx"
    for _ in range(2):
        report(tmp_path, terrains(terrain("a", "Aa")), OUTPUT_XLSX=str(book))
    assert sheet(book, "kern").featureCount() == 2
    other = tmp_path / "ander.xlsx"
    saved_as_sheet(other, "begroting")
    before = other.read_bytes()
    refused(tmp_path, terrains(terrain("a", "Aa")), "begroting", OUTPUT_XLSX=str(other))
    assert other.read_bytes() == before


def saved_as_sheet(path, name):
    from werklocaties_plugin.qgis_io.workbook import Sheet, write_workbook

    write_workbook(path, [Sheet(name, {"post": str, "euro": float}, [("pot", 1.0)])])
