"""The rules of reading, measuring and writing, once for every conflict algorithm; written files are read back."""

from __future__ import annotations

import pytest
from cases import CONFLICTS
from layers import BOWTIE, Log, X, Y, layer, read, run, saved, square
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QMetaType, QTime

pytestmark = pytest.mark.parametrize("name", sorted(CONFLICTS))


def with_attribute(terrains, attribute):
    """A memory layer with the attribute that the theme needs; other sources as they are."""
    if attribute is None or not isinstance(terrains, QgsVectorLayer) or terrains.providerType() != "memory":
        return terrains
    field, value = attribute
    if terrains.fields().lookupField(field) < 0:
        terrains.dataProvider().addAttributes([QgsField(field, QMetaType.Type.QString)])
        terrains.updateFields()
        position = terrains.fields().lookupField(field)
        changes = {feature.id(): {position: value} for feature in terrains.getFeatures()}
        terrains.dataProvider().changeAttributeValues(changes)
    return terrains


def call(name, terrains, out, **options):
    terrains = with_attribute(terrains, CONFLICTS[name].attribute)
    run_options = {key: options.pop(key) for key in ("abort_on_invalid", "log", "check") if key in options}
    return run(
        name, {"TERRAINS": terrains, "OUTPUT": str(out), **CONFLICTS[name].parameters(), **options}, **run_options
    )


def done(name, terrains, out, **options):
    result = call(name, terrains, out, **options)
    assert result.ok, result.problem
    return read(out)


# ---- writing


def test_a_field_like_ours_is_replaced_in_place(name, tmp_path):
    ours = CONFLICTS[name].class_field
    terrains = layer([square(0, 0)], f"voor:int,{ours.title()}:string,na:int", [(1, "oud", 2)])
    written = done(name, terrains, tmp_path / "uit.gpkg")
    assert written.fields[1:4] == ["voor", ours, "na"]
    assert written.rows[0][ours] in ("geen", "laag", "midden", "hoog", "onbekend")
    assert (written.rows[0]["voor"], written.rows[0]["na"]) == (1, 2)


def test_running_on_its_own_output_gives_the_same(name, tmp_path):
    first = done(name, layer([square(0, 0)], "terrein_id:string", [("a",)]), tmp_path / "een.gpkg")
    second = done(name, str(tmp_path / "een.gpkg"), tmp_path / "twee.gpkg")
    assert (second.fields, second.rows) == (first.fields, first.rows)


@pytest.mark.parametrize(
    ("kind", "values"), [("string", ("x", "y")), ("int", (7, 7)), ("double", (1.5, 2.5)), ("int", (1, None))]
)
def test_a_fid_that_is_no_key_is_kept_as_fid_bron(name, tmp_path, kind, values):
    terrains = layer([square(0, 0), square(500, 0)], f"fid:{kind}", [(value,) for value in values])
    written = done(name, terrains, tmp_path / "uit.gpkg")
    assert written.column("fid_bron") == list(values)
    assert written.column("fid") == [1, 2]


def test_a_fid_that_is_a_key_stays(name, tmp_path):
    written = done(name, layer([square(0, 0), square(500, 0)], "fid:int", [(7,), (3,)]), tmp_path / "uit.gpkg")
    assert sorted(written.column("fid")) == [3, 7]
    assert "fid_bron" not in written.fields


def test_names_that_a_geopackage_cannot_hold_are_renamed_and_keep_their_values(name, tmp_path):
    terrains = layer(
        [square(0, 0)], "geom:string,Naam:string,naam:string,fid:string,fid_bron:int", [("g", "N", "n", "f", 5)]
    )
    row = done(name, terrains, tmp_path / "uit.gpkg").rows[0]
    assert [row[key] for key in ("geom_bron", "Naam", "naam_2", "fid_bron_2", "fid_bron")] == ["g", "N", "n", "f", 5]


def test_every_kind_of_value_comes_back(name, tmp_path):
    kind = QMetaType.Type
    values = {
        "waar": (kind.Bool, True),
        "dag": (kind.QDate, QDate(2026, 2, 28)),
        "moment": (kind.QDateTime, QDateTime(QDate(2026, 2, 28), QTime(3, 4, 5))),
        "groot": (kind.LongLong, 2**40),
        "breuk": (kind.Double, 0.1),
        "tekst": (kind.QString, 'één "aanhaling"\nmet regel'),
        "lijst": (kind.QStringList, ["a", "b"]),
        "ruw": (kind.QByteArray, QByteArray(b"\x00\x01")),
        "object": (kind.QVariantMap, {"a": [1, None]}),
    }
    terrains = layer([])
    terrains.dataProvider().addAttributes([QgsField(each, of_kind) for each, (of_kind, _) in values.items()])
    terrains.updateFields()
    for row in ([value for _, value in values.values()], [NULL] * len(values)):
        feature = QgsFeature(terrains.fields())
        feature.setGeometry(QgsGeometry.fromWkt(square(0, 0)))
        feature.setAttributes(row)
        assert terrains.dataProvider().addFeature(feature)
    written = done(name, terrains, tmp_path / "uit.gpkg")
    full, empty = written.rows
    expected = {each: value for each, (_, value) in values.items()} | {"object": '{"a": [1, null]}'}
    assert {each: full[each] for each in values} == expected
    assert [each for each in values if empty[each] is not None and empty[each] != QByteArray()] == []


def test_single_and_multi_polygons_come_back_as_multi(name, tmp_path):
    first, second = (square(x, 0, 9).removeprefix("POLYGON") for x in (0, 90))
    multi = f"MULTIPOLYGON({first},{second})"
    written = done(name, layer([square(300, 0), multi], kind="MultiPolygon"), tmp_path / "uit.gpkg")
    parts = [feature.geometry().constGet().numGeometries() for feature in written.layer.getFeatures()]
    assert (parts, QgsWkbTypes.displayString(written.layer.wkbType())) == ([1, 2], "MultiPolygon")


@pytest.mark.parametrize(
    ("kind", "wkt", "stored"),
    [
        ("PolygonZ", f"POLYGONZ(({X} {Y} 5,{X + 100} {Y} 6,{X + 100} {Y + 100} 7,{X} {Y} 5))", "MultiPolygonZ"),
        ("PolygonM", f"POLYGONM(({X} {Y} 5,{X + 100} {Y} 6,{X + 100} {Y + 100} 7,{X} {Y} 5))", "MultiPolygonM"),
        ("CurvePolygon", f"CURVEPOLYGON(CIRCULARSTRING({X} {Y},{X + 100} {Y},{X} {Y}))", "MultiSurface"),
    ],
)
def test_heights_measures_and_arcs_stay(name, tmp_path, kind, wkt, stored):
    written = done(name, layer([wkt], kind=kind), tmp_path / "uit.gpkg")
    geometry = next(written.layer.getFeatures()).geometry()
    assert QgsWkbTypes.displayString(geometry.wkbType()) == stored
    before = layer([wkt], kind=kind).getFeature(1).geometry()
    before.convertToMultiType()
    assert geometry.asWkt(3) == before.asWkt(3)


def test_every_row_comes_back_once_and_in_order(name, tmp_path):
    shapes = [square(200 * number, 0) for number in range(40)]
    shapes[3], shapes[7] = None, "POLYGON EMPTY"
    written = done(name, layer(shapes, "nr:int", [(number,) for number in range(40)]), tmp_path / "uit.gpkg")
    assert written.column("nr") == list(range(40))
    unknown = [row["nr"] for row in written.rows if row[CONFLICTS[name].class_field] == "onbekend"]
    assert unknown == [3, 7]


def test_an_empty_layer_gives_an_empty_output(name, tmp_path):
    result = call(name, layer([], "nr:int"), tmp_path / "uit.gpkg")
    assert (result.ok, result.results["TERRAIN_COUNT"]) == (True, 0)
    assert read(tmp_path / "uit.gpkg").rows == []


def test_the_style_is_stored_in_the_file(name, tmp_path):
    written = done(name, layer([square(0, 0)]), tmp_path / "uit.gpkg")
    renderer = written.layer.renderer()
    assert renderer.type() == "categorizedSymbol"
    assert renderer.classAttribute() == CONFLICTS[name].class_field
    assert [each.label() for each in renderer.categories()] == ["Hoog", "Midden", "Laag", "Geen", "Onbekend"]


def test_a_style_that_fails_does_not_cost_the_result(name, tmp_path, monkeypatch):
    def fail(layer, field):
        raise RuntimeError("no paint")

    monkeypatch.setattr("werklocaties_plugin.algorithms.conflicts.conflict_run.style_classes", fail)
    assert len(done(name, layer([square(0, 0)]), tmp_path / "uit.gpkg").rows) == 1


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "gpkg"])
def test_pairs_are_written_as_a_table(name, tmp_path, suffix):
    terrains = layer([square(0, 0)], "RIN_NUMMER:string", [("0123",)])
    done(name, terrains, tmp_path / "uit.gpkg", PAIRS=str(tmp_path / f"paren.{suffix}"))
    pairs = read(tmp_path / f"paren.{suffix}")
    assert [str(value) for value in pairs.column("terrein_id")] == ["0123"]
    assert [int(value) for value in pairs.column("terrein_fid")] == [1]


# ---- refused before any work


def test_a_broken_rules_profile_is_refused_by_its_key(name, tmp_path):
    profile = tmp_path / "regels.json"
    profile.write_text('{"name": "x", "version": "1", "themes": {}, "richtafstanden": {}}', encoding="utf-8")
    result = call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg", RULES=str(profile))
    if not CONFLICTS[name].has_rules:
        assert result.ok
        return
    assert (result.ok, "richtafstanden" in result.problem) == (False, True)
    assert not (tmp_path / "uit.gpkg").exists()


# ---- reading


@pytest.mark.parametrize("abort", [True, False], ids=["desktop", "headless"])
def test_invalid_geometry_is_repaired_for_measuring_counted_and_named(name, tmp_path, abort):
    terrains = layer([BOWTIE, square(500, 0)], "terrein_id:string", [("krom",), ("recht",)])
    result = call(name, terrains, tmp_path / "uit.gpkg", abort_on_invalid=abort)
    assert result.ok, result.problem
    assert any("krom" in warning and "recht" not in warning for warning in result.log.warnings)
    written = read(tmp_path / "uit.gpkg")
    assert not next(written.layer.getFeatures()).geometry().isGeosValid(), "the geometry itself is untouched"
    assert "onbekend" not in written.column(CONFLICTS[name].class_field)


@pytest.mark.parametrize("abort", [True, False], ids=["desktop", "headless"])
def test_invalid_constraints_are_repaired_counted_and_named(name, tmp_path, abort):
    parameters = CONFLICTS[name].parameters()
    given = parameters[CONFLICTS[name].constraint]
    crooked = given[0] if isinstance(given, list) else given
    crooked.dataProvider().changeGeometryValues({1: QgsGeometry.fromWkt(BOWTIE)})
    changed = {CONFLICTS[name].constraint: given}
    result = call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg", abort_on_invalid=abort, **changed)
    assert result.ok, result.problem
    assert any(crooked.name() in warning and "1" in warning for warning in result.log.warnings)


def test_overlapping_terrains_are_measured_alone_and_said(name, tmp_path):
    """100 x 100 m, shifted by 50 m: half a hectare belongs to both."""
    terrains = layer([square(0, 0), square(50, 0), square(0, 0)])
    result = call(name, terrains, tmp_path / "uit.gpkg")
    assert any("1.50 ha" in warning for warning in result.log.warnings), "0.5 + 0.5 + 0.5 counted twice or more"
    ours = [field for field in read(tmp_path / "uit.gpkg").fields if field != "fid" and "rang" not in field]
    first, _, third = read(tmp_path / "uit.gpkg").rows
    assert [first[field] for field in ours] == [third[field] for field in ours]


def test_neighbours_that_overlap_by_a_hair_are_no_warning(name, tmp_path):
    """A strip of 0.1 m along 100 m: 0.001 ha."""
    result = call(name, layer([square(0, 0), square(99.9, 0)]), tmp_path / "uit.gpkg")
    assert result.ok, result.problem
    assert [warning for warning in result.log.warnings if "overlap each other" in warning] == []


def test_a_layer_of_a_file_is_called_by_its_own_name(name, tmp_path):
    terrains = with_attribute(layer([BOWTIE], "terrein_id:string", [("krom",)]), CONFLICTS[name].attribute)
    result = call(name, saved(terrains, tmp_path / "alles.gpkg", "bedrijventerreinen"), tmp_path / "uit.gpkg")
    assert result.ok, result.problem
    assert any("'bedrijventerreinen'" in warning and "krom" in warning for warning in result.log.warnings)


def test_a_terrain_without_area_has_no_percentages(name, tmp_path):
    flat = f"POLYGON(({X} {Y},{X + 100} {Y},{X} {Y}))"
    row = done(name, layer([flat]), tmp_path / "uit.gpkg").rows[0]
    assert [field for field, value in row.items() if field.endswith("_pct") and value is not None] == []


def test_the_log_names_the_matched_field_and_the_rules_profile(name, tmp_path):
    result = call(name, layer([square(0, 0)], "RIN_Nummer:string", [("0123",)]), tmp_path / "uit.gpkg")
    assert any("RIN_Nummer" in message for message in result.log.messages)
    if CONFLICTS[name].has_rules:
        from werklocaties_plugin.core.rules import load

        assert any(load().describe() in message for message in result.log.messages)


def test_another_crs_gives_the_same_class_and_keeps_its_crs(name, tmp_path):
    plain = done(name, layer([square(0, 0)]), tmp_path / "rd.gpkg")
    degrees = layer(["POLYGON((5.8 52.3,5.801 52.3,5.801 52.301,5.8 52.301,5.8 52.3))"], crs="EPSG:4326")
    written = done(name, degrees, tmp_path / "wgs.gpkg")
    assert written.layer.crs().authid() == "EPSG:4326"
    assert plain.layer.crs().authid() == "EPSG:28992"


def test_selection_filter_join_and_virtual_fields_are_honoured(name, tmp_path):
    path = tmp_path / "in.gpkg"
    saved(layer([square(200 * number, 0) for number in range(4)], "nr:int", [(number,) for number in range(4)]), path)
    names = layer(
        [None] * 4, "sleutel:int,naam:string", [(number, f"T{number}") for number in range(4)], kind="NoGeometry"
    )
    source = QgsVectorLayer(str(path), "in", "ogr")
    source.setSubsetString("nr > 0")
    source.selectByExpression("nr > 1")
    source.addExpressionField("nr * 10", QgsField("tien", QMetaType.Type.Int))
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(names)
    join.setJoinFieldName("sleutel")
    join.setTargetFieldName("nr")
    join.setPrefix("")
    assert source.addJoin(join)
    QgsProject.instance().addMapLayers([source, names])
    try:
        everything = done(name, source, tmp_path / "alles.gpkg")
        selected = done(name, QgsProcessingFeatureSourceDefinition(source.id(), True), tmp_path / "keuze.gpkg")
    finally:
        QgsProject.instance().removeAllMapLayers()
    assert (everything.column("tien"), everything.column("naam")) == ([10, 20, 30], ["T1", "T2", "T3"])
    assert selected.column("nr") == [2, 3]


# ---- progress and cancel


def test_progress_only_rises_and_cancelling_leaves_nothing(name, tmp_path):
    terrains = layer([square(200 * number, 0) for number in range(50)])
    log = Log()
    assert call(name, terrains, tmp_path / "heel.gpkg", log=log).ok
    assert log.steps == sorted(log.steps)
    assert log.steps[-1] == pytest.approx(100)
    cancelled = call(name, terrains, tmp_path / "half.gpkg", log=Log(cancel_at=20))
    assert "OUTPUT" not in cancelled.results
    assert [path.name for path in tmp_path.iterdir()] == ["heel.gpkg"]
