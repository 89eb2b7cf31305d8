"""The rules of reading, measuring and writing, once for every conflict algorithm; written files are read back."""

from __future__ import annotations

import pytest
from cases import CONFLICTS
from layers import BOWTIE, Log, X, Y, layer, read, run, saved, square
from qgis.core import (
    QgsField,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

pytestmark = pytest.mark.parametrize("name", sorted(CONFLICTS))


def call(name, terrains, out, **options):
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

    monkeypatch.setattr("werklocaties_plugin.algorithms.conflict_run.style_classes", fail)
    assert len(done(name, layer([square(0, 0)]), tmp_path / "uit.gpkg").rows) == 1


def test_other_formats_and_memory(name, tmp_path):
    assert len(done(name, layer([square(0, 0)]), tmp_path / "uit.geojson").rows) == 1
    assert len(done(name, layer([square(0, 0)]), tmp_path / "uit.fgb").rows) == 1
    result = call(name, layer([square(0, 0)]), "TEMPORARY_OUTPUT")
    assert result.context.getMapLayer(result.results["OUTPUT"]).featureCount() == 1


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "gpkg"])
def test_pairs_are_written_as_a_table(name, tmp_path, suffix):
    terrains = layer([square(0, 0)], "RIN_NUMMER:string", [("0123",)])
    done(name, terrains, tmp_path / "uit.gpkg", PAIRS=str(tmp_path / f"paren.{suffix}"))
    pairs = read(tmp_path / f"paren.{suffix}")
    assert [str(value) for value in pairs.column("terrein_id")] == ["0123"]
    assert [int(value) for value in pairs.column("terrein_fid")] == [1]


# ---- refused before any work


@pytest.mark.parametrize("suffix", ["shp", "dbf", ""])
def test_formats_that_lose_names_are_refused(name, tmp_path, suffix):
    target = tmp_path / (f"uit.{suffix}" if suffix else "uit")
    result = call(name, layer([square(0, 0)]), target)
    assert not result.ok
    assert "uit.gpkg" in result.problem
    assert not target.exists()


@pytest.mark.parametrize("check", [True, False], ids=["toolbox", "model step"])
def test_an_output_over_an_input_is_refused(name, tmp_path, check):
    path = tmp_path / "in.gpkg"
    source = saved(layer([square(0, 0)], "a:int", [(1,)]), path)
    saved(layer([square(0, 0)]), path, "andere", add=True)
    link = tmp_path / "link.gpkg"
    link.symlink_to(path)
    before = path.read_bytes()
    for terrains, target in ((source, path), (f"{path}|layername=andere", path), (source, link)):
        result = call(name, terrains, target, check=check)
        assert (result.ok, str(target) in result.problem) == (False, True)
    assert path.read_bytes() == before


def test_a_constraint_layer_is_an_input_too(name, tmp_path):
    parameters = CONFLICTS[name].parameters()
    made = parameters[CONFLICTS[name].constraint]
    path = tmp_path / "grond.gpkg"
    source = saved(made[0] if isinstance(made, list) else made, path)
    parameters[CONFLICTS[name].constraint] = [source] if isinstance(made, list) else source
    result = run(name, {**parameters, "TERRAINS": layer([square(0, 0)]), "OUTPUT": str(path)})
    assert (result.ok, "grond.gpkg" in result.problem) == (False, True)


def test_a_file_with_other_layers_is_refused(name, tmp_path):
    path = tmp_path / "archief.gpkg"
    saved(layer([square(0, 0)]), path, "bewaard")
    result = call(name, layer([square(0, 0)]), path)
    assert (result.ok, "bewaard" in result.problem) == (False, True)
    assert len(read(f"{path}|layername=bewaard").rows) == 1


def test_a_layer_can_be_added_to_a_file_with_other_layers(name, tmp_path):
    path = tmp_path / "archief.gpkg"
    saved(layer([square(0, 0)]), path, "bewaard")
    result = call(name, layer([square(0, 0)]), f"ogr:dbname='{path}' table=\"nieuw\" (geom)")
    assert result.ok, result.problem
    assert [len(read(f"{path}|layername={each}").rows) for each in ("bewaard", "nieuw")] == [1, 1]


def test_two_outputs_into_one_file_are_refused(name, tmp_path):
    target = str(tmp_path / "uit.gpkg")
    result = call(name, layer([square(0, 0)]), target, PAIRS=target)
    assert (result.ok, "uit.gpkg" in result.problem) == (False, True)


def test_folders_that_cannot_be_written_are_refused(name, tmp_path):
    for target in (tmp_path / "nergens" / "uit.gpkg", "/proc/1/uit.gpkg"):
        result = call(name, layer([square(0, 0)]), target)
        assert (result.ok, str(target).rsplit("/", 1)[0] in result.problem) == (False, True)


def test_a_full_disk_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": 1_000_000})())
    result = call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg")
    assert (result.ok, "1 MB" in result.problem) == (False, True)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:2263"])
def test_an_analysis_crs_that_does_not_measure_is_refused(name, tmp_path, crs):
    result = call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg", ANALYSIS_CRS=crs)
    assert (result.ok, "EPSG:28992" in result.problem) == (False, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("check", [True, False], ids=["toolbox", "model step"])
def test_a_layer_without_crs_is_refused_by_name(name, tmp_path, check):
    result = call(name, layer([square(0, 0)], crs="", name="zonder stelsel"), tmp_path / "uit.gpkg", check=check)
    assert (result.ok, "zonder stelsel" in result.problem) == (False, True)


@pytest.mark.parametrize("check", [True, False], ids=["toolbox", "model step"])
def test_a_field_that_is_not_there_is_refused_with_those_that_are(name, tmp_path, check):
    terrains = layer([square(0, 0)], "sleutel:string", [("a",)])
    result = call(name, terrains, tmp_path / "uit.gpkg", TERRAIN_ID="bestaatniet", check=check)
    assert not result.ok
    assert "bestaatniet" in result.problem
    assert "sleutel" in result.problem


def test_a_broken_rules_profile_is_refused_by_its_key(name, tmp_path):
    profile = tmp_path / "regels.json"
    profile.write_text('{"name": "x", "version": "1", "themes": {}, "richtafstanden": {}}', encoding="utf-8")
    result = call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg", RULES=str(profile))
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


def test_cancelling_before_reading_leaves_nothing(name, tmp_path):
    log = Log()
    log.cancel()
    assert "OUTPUT" not in call(name, layer([square(0, 0)]), tmp_path / "uit.gpkg", log=log).results
    assert list(tmp_path.iterdir()) == []


def test_a_row_that_is_refused_leaves_the_old_file(name, tmp_path, monkeypatch):
    target = tmp_path / "uit.gpkg"
    done(name, layer([square(0, 0)]), target)
    before = target.read_bytes()
    monkeypatch.setattr("werklocaties_plugin.qgis_io.writing.Table.features", lambda table: iter(()))
    result = call(name, layer([square(0, 0), square(300, 0)]), target)
    assert (result.ok, "0" in result.problem, target.read_bytes() == before) == (False, True, True)
    assert [path.name for path in tmp_path.iterdir()] == ["uit.gpkg"]
