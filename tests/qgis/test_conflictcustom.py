"""A theme of the user's own through QGIS: terrains and lines against polygons, lines and points."""

from __future__ import annotations

import pytest
from layers import Log, X, Y, layer, read, run, square
from qgis.core import QgsWkbTypes


def call(subject, objects, out, **options):
    parameters = {"TERRAINS": subject, "LAYER": objects, "THEME": "landbouw", "OUTPUT": str(out), **options}
    return run("conflictcustom", parameters, log=Log())


def row(subject, objects, out, **options):
    result = call(subject, objects, out, **options)
    assert result.ok, result.problem
    return read(out).rows[0]


def route(length=1000):
    return layer([f"LINESTRING({X} {Y + 50},{X + length} {Y + 50})"], kind="LineString", name="kabel")


def fields_with(rows):
    return layer(
        [shape for shape, *_ in rows], "id:int,naam:string,soort:string", [tuple(values) for _, *values in rows]
    )


def test_overlap_with_polygons(tmp_path):
    farmland = fields_with([(square(80, 0), 1, "Polder", "akker"), (square(500, 0), 2, "Ver", "akker")])
    found = row(layer([square(0, 0)]), farmland, tmp_path / "uit.gpkg", THRESHOLDS="10%|1 ha;0")
    assert found["landbouw_overlap_ha"] == pytest.approx(0.2)
    assert (found["landbouw_klasse"], found["landbouw_object"]) == ("hoog", "Polder")
    assert found["landbouw_reden"] == "0,20 ha (20%) van het terrein ligt in Polder (drempel voor hoog: 10% of 1 ha)."


def test_lines_are_measured_in_kilometres_and_stay_lines(tmp_path):
    farmland = fields_with([(square(200, 0, 400, 100), 1, "Polder", "akker")])
    result = call(route(), farmland, tmp_path / "uit.gpkg", THRESHOLDS="50%|2 km;0")
    assert result.ok, result.problem
    written = read(tmp_path / "uit.gpkg")
    assert written.rows[0]["landbouw_overlap_km"] == pytest.approx(0.4)
    assert written.rows[0]["landbouw_overlap_pct"] == pytest.approx(40)
    assert "landbouw_overlap_ha" not in written.fields
    assert written.rows[0]["landbouw_klasse"] == "midden"
    assert QgsWkbTypes.displayString(written.layer.wkbType()) == "MultiLineString"
    assert written.layer.loadDefaultStyle()[1]
    assert written.layer.renderer().categories()[0].symbol().type().name == "Line"
    assert (result.results["OVERLAP_KM"], result.results["OVERLAP_HA"]) == (pytest.approx(0.4), 0)


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("Point", f"POINT({X + 600} {Y + 50})"),
        ("LineString", f"LINESTRING({X + 600} {Y - 900},{X + 600} {Y + 900})"),
    ],
)
def test_points_and_lines_are_judged_by_distance(tmp_path, kind, shape):
    masts = layer([shape], "naam:string", [("Mast",)], kind=kind)
    found = row(layer([square(0, 0)]), masts, tmp_path / "uit.gpkg", MODE="afstand", THRESHOLDS="0;500;1 km")
    assert found["landbouw_afstand_m"] == pytest.approx(500)
    assert (found["landbouw_klasse"], found["landbouw_overlap_ha"]) == ("midden", None)
    assert found["landbouw_reden"] == "Mast ligt op 500 m (drempel voor midden: 500 m)."


def test_classes_limit_what_objects_may_give(tmp_path):
    farmland = fields_with([(square(0, 0), 1, "Wei", "gras"), (square(0, 0), 2, "Vaart", "water")])
    options = {"CLASS_FIELD": "SOORT", "CLASSES": "akker;gras:laag;water:geen", "THRESHOLDS": "10%;5%;0"}
    found = row(layer([square(0, 0)]), farmland, tmp_path / "uit.gpkg", **options)
    assert (found["landbouw_klasse"], found["landbouw_object"]) == ("laag", "Wei")


def test_no_class_counts_in_full_and_is_counted(tmp_path):
    farmland = fields_with([(square(0, 0), 1, "Wei", None)])
    result = call(layer([square(0, 0)]), farmland, tmp_path / "uit.gpkg", CLASS_FIELD="soort", CLASSES="gras:laag")
    assert read(tmp_path / "uit.gpkg").rows[0]["landbouw_klasse"] == "hoog"
    assert any("1 object(s) without a class" in warning for warning in result.log.warnings)


def test_pairs_carry_the_theme(tmp_path):
    farmland = fields_with([(square(80, 0), 7, "Polder", "akker")])
    pairs = tmp_path / "paren.gpkg"
    row(layer([square(0, 0)]), farmland, tmp_path / "uit.gpkg", PAIRS=str(pairs), OBJECT_ID="id")
    found = read(pairs).rows[0]
    assert (found["thema"], found["object_id"], found["object_naam"]) == ("landbouw", "7", "Polder")
    assert found["overlap_ha"] == pytest.approx(0.2)


def test_a_missing_line_is_unknown(tmp_path):
    found = row(layer([None], kind="LineString"), layer([square(0, 0)]), tmp_path / "uit.gpkg")
    assert (found["landbouw_klasse"], found["landbouw_overlap_km"]) == ("onbekend", None)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"THEME": "water"}, "belongs to another theme"),
        ({"THEME": ""}, "cannot be a prefix"),
        ({"THRESHOLDS": ""}, "give one to three"),
        ({"THRESHOLDS": "5 km"}, "give a percentage"),
        ({"THRESHOLDS": "5%;10%"}, "contradict"),
        ({"MODE": "afstand"}, "is no distance"),
        ({"CLASSES": "a:hoog"}, "no field that holds them"),
        ({"CLASS_FIELD": "soort"}, "not what its classes mean"),
        ({"CLASS_FIELD": "soort", "CLASSES": "gras:laag"}, "akker"),
    ],
)
def test_choices_that_cannot_be_used_are_refused(options, words):
    farmland = fields_with([(square(0, 0), 1, "Polder", "akker")])
    result = call(layer([square(0, 0)]), farmland, "TEMPORARY_OUTPUT", **options)
    assert not result.ok
    assert words in result.problem


def test_points_cannot_be_overlapped():
    result = call(layer([square(0, 0)]), layer([f"POINT({X} {Y})"], kind="Point"), "TEMPORARY_OUTPUT")
    assert "no area to overlap" in result.problem
