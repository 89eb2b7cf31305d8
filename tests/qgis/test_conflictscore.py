"""The score over all themes as an algorithm: on polygons, tables and files, with the faults that users make."""

from __future__ import annotations

import pytest
from layers import Log, layer, read, run, square

from werklocaties_plugin.core.judging.scoring import FIELDS
from werklocaties_plugin.core.rules import load

THEMES = "terrein_id:string,n2000_klasse:string,n2000_score:double,WATER_Klasse:string,water_SCORE:double"
ROWS = [("a", "hoog", 80.0, "geen", 0.0), ("b", "laag", 10.0, None, None), ("c", "onbekend", None, "midden", 50.0)]


def terrains(rows=ROWS, fields=THEMES):
    return layer([square(200 * number, 0) for number in range(len(rows))], fields, rows)


def score(made, out, **options):
    return run("conflictscore", {"TERRAINS": made, "OUTPUT": str(out), **options})


def written(made, out, **options):
    result = score(made, out, **options)
    assert result.ok, result.problem
    return read(out)


def test_every_terrain_gets_its_fields_in_order_and_numbers_say_how_many(tmp_path):
    result = score(terrains(), tmp_path / "uit.gpkg")
    found = read(tmp_path / "uit.gpkg")
    assert found.fields[-len(FIELDS) :] == list(FIELDS)
    assert found.column("terrein_id") == ["a", "b", "c"]
    assert found.column("conflict_klasse") == ["hoog", "laag", "midden"]
    assert found.column("conflict_score") == [40, 10, 50]
    assert found.column("conflict_profiel") == ["1-0-0-0", "0-0-1-1", "0-1-0-1"]
    assert found.column("conflict_rang") == [1, 3, 2]
    assert found.column("conflict_regels") == [load().describe()] * 3
    numbers = ("TERRAIN_COUNT", "HIGH_COUNT", "UNKNOWN_COUNT", "INCOMPLETE_COUNT")
    assert [result.results[name] for name in numbers] == [3, 1, 0, 2]


def test_running_on_its_own_output_gives_the_same(tmp_path):
    first = written(terrains(), tmp_path / "een.gpkg")
    second = written(str(tmp_path / "een.gpkg"), tmp_path / "twee.gpkg")
    assert (second.fields, second.rows) == (first.fields, first.rows)


def test_a_table_from_csv_has_its_numbers_as_text(tmp_path):
    (tmp_path / "in.csv").write_text('id,n2000_klasse,n2000_score\na,hoog,"80,5"\nb,onbekend,\n', encoding="utf-8")
    (tmp_path / "in.csvt").write_text('"String","String","String"\n', encoding="utf-8")
    found = written(str(tmp_path / "in.csv"), tmp_path / "uit.gpkg")
    assert (found.column("conflict_score"), found.column("conflict_klasse")) == ([80.5, None], ["hoog", "onbekend"])


def test_lines_and_layers_without_crs_are_scored_too(tmp_path):
    lines = layer(
        ["LINESTRING(0 0,1 1)"], "n2000_klasse:string,n2000_score:double", [("laag", 5.0)], kind="LineString", crs=""
    )
    lines_rd = layer(["LINESTRING(0 0,1 1)"], "n2000_klasse:string,n2000_score:double", [("laag", 5.0)], "LineString")
    assert written(lines_rd, tmp_path / "uit.gpkg").column("conflict_klasse") == ["laag"]
    assert not score(lines, tmp_path / "zonder.gpkg").ok


def test_weights_and_method_come_through(tmp_path):
    found = written(terrains(), tmp_path / "uit.gpkg", METHOD="gewogen", WEIGHTS="natura2000:1;water:3")
    # a: (80 + 3 x 0) / 4 = 20 is laag, the worst is hoog: one below it is midden.
    assert (found.column("conflict_klasse"), found.column("conflict_score")) == (
        ["midden", "laag", "midden"],
        [20, 10, 50],
    )


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"WEIGHTS": "natuur:1"}, "natuur"),
        ({"WEIGHTS": "water:-1"}, "water:-1"),
        ({"WEIGHTS": "water:0;n2000:0"}, "natura2000; water"),
        ({"WEIGHTS": "water:1;WATER:2"}, "water"),
        ({"WEIGHTS": "water"}, "natura2000:2"),
    ],
)
def test_wrong_weights_are_refused_with_what_is_wrong(tmp_path, options, word):
    result = score(terrains(), tmp_path / "uit.gpkg", **options)
    assert (result.ok, word in result.problem) == (False, True)
    assert list(tmp_path.iterdir()) == []


def test_a_layer_without_themes_is_refused_with_its_fields(tmp_path):
    result = score(layer([square(0, 0)], "naam:string,n2000_klasse:string", [("x", "hoog")]), tmp_path / "uit.gpkg")
    assert (result.ok, "naam, n2000_klasse" in result.problem) == (False, True)


@pytest.mark.parametrize(("row", "word"), [(("a", "rood", 1.0, "geen", 0.0), "rood")])
def test_what_is_no_class_is_refused_by_name(tmp_path, row, word):
    result = score(terrains([row]), tmp_path / "uit.gpkg")
    assert (result.ok, word in result.problem) == (False, True)


def test_a_score_that_is_no_number_is_refused_by_name(tmp_path):
    made = terrains([("a", "hoog", "veel", "geen", 0.0)], THEMES.replace("n2000_score:double", "n2000_score:string"))
    result = score(made, tmp_path / "uit.gpkg")
    assert (result.ok, "veel" in result.problem) == (False, True)


def test_a_class_changed_by_hand_judges_and_is_said(tmp_path):
    result = score(terrains([("a", "laag", 80.0, "geen", 0.0)]), tmp_path / "uit.gpkg")
    assert any("1" in warning and "class" in warning for warning in result.log.warnings)
    assert read(tmp_path / "uit.gpkg").rows[0]["conflict_max"] == 33


def test_an_empty_layer_and_a_cancelled_run(tmp_path):
    assert written(terrains([]), tmp_path / "leeg.gpkg").rows == []
    log = Log()
    log.cancel()
    result = run("conflictscore", {"TERRAINS": terrains(), "OUTPUT": str(tmp_path / "uit.gpkg")}, log=log)
    assert "OUTPUT" not in result.results
    assert not (tmp_path / "uit.gpkg").exists()


def test_the_style_and_the_input_are_safe(tmp_path):
    found = written(terrains(), tmp_path / "uit.gpkg")
    assert found.layer.renderer().classAttribute() == "conflict_klasse"
    before = (tmp_path / "uit.gpkg").read_bytes()
    result = score(str(tmp_path / "uit.gpkg"), tmp_path / "uit.gpkg")
    assert (result.ok, (tmp_path / "uit.gpkg").read_bytes() == before) == (False, True)
