"""Comparing screenings as an algorithm: keys, geometry, rules profiles and what it refuses."""

from __future__ import annotations

import pytest
from layers import Log, layer, read, run, square
from qgis.core import Qgis

FIELDS = (
    "terrein_id:string,naam:string,n2000_klasse:string,n2000_score:double,"
    "conflict_klasse:string,conflict_score:double,conflict_regels:string"
)
RULES = "standaard 1.0 (abc)"


def screening(*rows, rules=RULES, **options):
    """Rows of key, name, class of natura2000 and class over all."""
    values = [(key, name, theme, 1.0, klasse, 1.0, rules) for key, name, theme, klasse in rows]
    return layer([square(200 * number, 0) for number in range(len(rows))], FIELDS, values, **options)


OLD = (("a", "Aa", "laag", "laag"), ("b", "Bee", "hoog", "hoog"), ("c", "Cee", "geen", "geen"))
NEW = (("b", "Bee nieuw", "hoog", "hoog"), ("a", "Aa", "hoog", "hoog"), ("d", None, "geen", "laag"))


def compare(old, new, out, **options):
    return run("comparescreenings", {"OLD": old, "NEW": new, "OUTPUT": str(out), **options})


def done(*arguments, **options):
    result = compare(*arguments, **options)
    assert result.ok, result.problem
    return read(arguments[2])


def test_rows_fields_and_numbers(tmp_path):
    result = compare(screening(*OLD), screening(*NEW), tmp_path / "uit.gpkg")
    found = read(tmp_path / "uit.gpkg")
    theme = ["soort", "klasse_oud", "klasse_nieuw", "stappen", "themas", "n2000_oud", "n2000_nieuw"]
    assert found.fields == ["fid", "terrein_id", "naam", *theme]
    assert [tuple(row.values())[1:7] for row in found.rows] == [
        ("b", "Bee nieuw", "gelijk", "hoog", "hoog", 0),
        ("a", "Aa", "gewijzigd", "laag", "hoog", 2),
        ("d", None, "nieuw", None, "laag", None),
        ("c", "Cee", "weg", "geen", None, None),
    ]
    names = ("NEW_COUNT", "GONE_COUNT", "CHANGED_COUNT", "SAME_COUNT", "WORSE_COUNT", "BETTER_COUNT")
    assert [result.results[name] for name in names] == [1, 1, 1, 1, 1, 0]
    assert any(RULES in message for message in result.log.messages)


def test_terrains_that_are_gone_keep_their_old_place_in_the_new_crs(tmp_path):
    old = layer(
        ["POLYGONZ((5.8 52.3 1,5.801 52.3 1,5.801 52.301 1,5.8 52.3 1))"],
        FIELDS,
        [("c", "Cee", "geen", 1.0, "geen", 1.0, RULES)],
        kind="PolygonZ",
        crs="EPSG:4326",
    )
    found = done(old, screening(*NEW), tmp_path / "uit.gpkg")
    gone = next(feature.geometry() for feature in found.layer.getFeatures() if feature["soort"] == "weg")
    assert found.layer.crs().authid() == "EPSG:28992"
    # Amersfoort is 155,000, 463,000 at 5.3876, 52.1562: 0.413 degrees of 68.1 km east, 0.144 of 111.3 km north.
    assert gone.centroid().asPoint().distance(183_100, 479_100) < 300
    assert found.layer.wkbType() == Qgis.WkbType.MultiPolygon


def test_a_key_that_repeats_is_one_row_with_all_its_polygons(tmp_path):
    twice = screening(("a", "Aa", "geen", "geen"), ("a", "Aa", "hoog", "hoog"))
    result = compare(screening(*OLD), twice, tmp_path / "uit.gpkg")
    found = read(tmp_path / "uit.gpkg")
    assert [row["klasse_nieuw"] for row in found.rows if row["terrein_id"] == "a"] == ["hoog"]
    assert next(found.layer.getFeatures()).geometry().area() == pytest.approx(20_000)
    assert any("repeat" in warning and "a" in warning for warning in result.log.warnings)


def test_a_table_gives_a_table_and_terrains_without_a_key_are_counted(tmp_path):
    rows = [("a", "Aa", "laag", 1.0, "laag", 1.0, RULES), (None, "?", "laag", 1.0, "laag", 1.0, RULES)]
    table = layer([None, None], FIELDS, rows, kind="NoGeometry", crs="EPSG:28992")
    result = compare(screening(*OLD), table, tmp_path / "uit.gpkg")
    found = read(tmp_path / "uit.gpkg")
    assert (found.layer.isSpatial(), len(found.rows)) == (False, 3)
    assert any("without a key" in warning for warning in result.log.warnings)


def test_other_rules_are_refused_unless_allowed_and_never_silent(tmp_path):
    other = screening(*NEW, rules="mijn 2.0 (def)")
    refused = compare(screening(*OLD), other, tmp_path / "uit.gpkg")
    assert (refused.ok, "(abc)" in refused.problem, "(def)" in refused.problem) == (False, True, True)
    assert not (tmp_path / "uit.gpkg").exists()
    allowed = compare(screening(*OLD), other, tmp_path / "uit.gpkg", ALLOW_DIFFERENT_RULES=True)
    assert allowed.ok
    assert any("(abc)" in warning and "(def)" in warning for warning in allowed.log.warnings)


def test_unknown_rules_are_said(tmp_path):
    result = compare(screening(*OLD, rules=None), screening(*NEW), tmp_path / "uit.gpkg")
    assert result.ok
    assert any("conflict_regels" in warning for warning in result.log.warnings)


def test_another_key_by_name_and_an_alias(tmp_path):
    rows = [("x", "laag", 1.0)]
    new = layer([square(0, 0)], "sleutel:string,n2000_klasse:string,n2000_score:double", rows)
    old = layer([square(0, 0)], "SLEUTEL:string,n2000_klasse:string,n2000_score:double", rows)
    assert done(old, new, tmp_path / "uit.gpkg", KEY="sleutel").column("soort") == ["gelijk"]
    rin = layer([square(0, 0)], "RIN_NUMMER:string,n2000_klasse:string,n2000_score:double", [("a", "hoog", 70.0)])
    found = done(screening(OLD[0]), rin, tmp_path / "rin.gpkg")
    assert (found.column("terrein_id"), found.column("soort")) == (["a"], ["gewijzigd"])


def test_what_cannot_be_compared_is_refused_with_the_fields_that_there_are(tmp_path):
    bare = layer([square(0, 0)], "terrein_id:string,hoogte:int", [("a", 1)])
    without_key = layer([square(0, 0)], "hoogte:int,n2000_klasse:string,n2000_score:double", [(1, "laag", 1.0)])
    for other in (bare, without_key):
        result = compare(screening(*OLD), other, tmp_path / "uit.gpkg")
        assert (result.ok, "hoogte" in result.problem) == (False, True)
    named = compare(without_key, screening(*NEW), tmp_path / "uit.gpkg", KEY="terrein_id")
    assert (named.ok, "hoogte" in named.problem) == (False, True)
    log = Log()
    log.cancel()
    parameters = {"OLD": screening(*OLD), "NEW": screening(*NEW), "OUTPUT": str(tmp_path / "uit.gpkg")}
    assert "OUTPUT" not in run("comparescreenings", parameters, log=log).results
    assert list(tmp_path.iterdir()) == []


def test_the_map_shows_the_direction_of_a_change(tmp_path):
    found = done(screening(*OLD), screening(*NEW), tmp_path / "uit.gpkg")
    renderer = found.layer.renderer()
    shown = {}
    from qgis.core import QgsExpression, QgsExpressionContext

    expression = QgsExpression(renderer.classAttribute())
    for feature in found.layer.getFeatures():
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(found.layer.fields())
        shown[feature["terrein_id"]] = expression.evaluate(context)
    assert shown == {"a": "slechter", "b": "gelijk", "c": "weg", "d": "nieuw"}
    assert set(shown.values()) <= {each.value() for each in renderer.categories()}
