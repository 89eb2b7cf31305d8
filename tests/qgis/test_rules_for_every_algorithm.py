"""What no algorithm may do: lose data, write over what it reads, or leave half an output. Files are read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import EVERY, MAIN_OUTPUT, UNMEASURED, WITHOUT_FIELDS, everything
from layers import Log, layer, plain, read, run, saved, square
from osgeo import ogr
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProject,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)

every = pytest.mark.parametrize("name", EVERY)
#: Where the algorithm makes no difference: one with a list of layers and more outputs, one with a layer, one without.
few = pytest.mark.parametrize("name", ["conflictcategory", "conflictnatura2000", "conflictscore"])
BOTH_WAYS = pytest.mark.parametrize("check", [True, False], ids=["toolbox", "model step"])


def definitions(name):
    return QgsApplication.processingRegistry().algorithmById(f"werklocaties:{name}").parameterDefinitions()


def call(name, target, *, check=True, log=None, **changed):
    """Its main output is called OUTPUT here, whatever its own name."""
    main = MAIN_OUTPUT.get(name, "OUTPUT")
    given = {**everything(name), "OUTPUT": str(target), **changed}
    given[main] = given.pop("OUTPUT")
    result = run(name, given, check=check, log=log)
    if main in result.results:
        result.results["OUTPUT"] = result.results.pop(main)
    return result


def refused(name, target, word, **options):
    """It does not run, and says why."""
    result = call(name, target, **options)
    assert (result.ok, word in result.problem) == (False, True), result.problem


def layers_of(name):
    """Every layer that the smallest call gives: parameter, layer, and how to give another in its place."""
    for parameter, value in everything(name).items():
        if isinstance(value, QgsVectorLayer):
            yield parameter, value, lambda other: other
        elif isinstance(value, list):
            yield parameter, value[0], lambda other: [other]


def optional_sinks(name):
    """Optional outputs that are layers."""
    sinks = (each for each in definitions(name) if isinstance(each, QgsProcessingParameterFeatureSink))
    return [each.name() for each in sinks if each.flags() & Qgis.ProcessingParameterFlag.Optional]


def tables(path):
    source = ogr.Open(str(path))
    return {
        source.GetLayer(row).GetName(): source.GetLayer(row).GetFeatureCount() for row in range(source.GetLayerCount())
    }


# ---- what is read is never written over


@every
@BOTH_WAYS
def test_an_output_over_an_input_is_refused(name, tmp_path, check):
    for number, (parameter, made, given_as) in enumerate(layers_of(name)):
        path = tmp_path / f"{parameter}.gpkg"
        source = saved(made, path)
        before = path.read_bytes()
        for target in other_names_of(path) if number == 0 else [path]:
            refused(name, target, "is also an input", check=check, **{parameter: given_as(source)})
        assert path.read_bytes() == before


def other_names_of(path):
    """Everything that a user may call a file with one layer of its own name."""
    link = path.with_stem(f"{path.stem}_link")
    link.symlink_to(path)
    hard_link = path.with_stem(f"{path.stem}_hard")
    hard_link.hardlink_to(path)
    table = f"ogr:dbname='{path}' table=\"{path.stem}\" (geom)"
    bare = f"ogr:dbname={path} table={path.stem.upper()}"
    return [path, link, hard_link, table, bare, f"{path}|layername={path.stem}"]


@few
def test_an_output_over_another_layer_of_the_file_that_is_read_is_refused(name, tmp_path):
    parameter, made, given_as = next(layers_of(name))
    path = tmp_path / "archief.gpkg"
    saved(made, path)
    source = saved(made, path, "andere", add=True)
    before = path.read_bytes()
    refused(name, path, "archief.gpkg", **{parameter: given_as(source)})
    assert path.read_bytes() == before


@few
def test_an_output_over_what_a_virtual_or_joined_layer_reads_is_refused(name, tmp_path):
    parameter, made, given_as = next(layers_of(name))
    path = tmp_path / "grond.gpkg"
    source = saved(made, path)
    asking = QgsVirtualLayerDefinition()
    asking.addSource("v", str(path), "ogr", "UTF-8")
    asking.setQuery("SELECT * FROM v")
    virtual = QgsVectorLayer(asking.toString(), "vraag", "virtual")
    assert virtual.isValid()
    refused(name, path, "grond.gpkg", **{parameter: given_as(virtual)})
    known = QgsVectorLayer(source, "bekend", "ogr")
    QgsProject.instance().addMapLayer(known)
    try:
        referring = QgsVirtualLayerDefinition()
        referring.addSource("bekend", known.id())
        referring.setQuery("SELECT * FROM bekend")
        virtual = QgsVectorLayer(referring.toString(), "vraag", "virtual")
        assert virtual.isValid()
        refused(name, path, "grond.gpkg", **{parameter: given_as(virtual)})
    finally:
        QgsProject.instance().removeAllMapLayers()


@few
def test_an_output_over_a_database_table_that_is_read_is_refused(name):
    from werklocaties_plugin.qgis_io.destinations import Destination, check_destinations
    from werklocaties_plugin.qgis_io.errors import OutputError

    uri = "dbname='grond' host=localhost port=5432 key='id' table=\"public\".\"terreinen\" (geom)"
    read_from = QgsVectorLayer(uri, "terreinen", "postgres")
    with pytest.raises(OutputError, match="terreinen"):
        check_destinations(
            [(name, Destination("postgres:dbname='grond' table=\"terreinen\" (geom)", None))], [read_from]
        )
    check_destinations([(name, Destination("postgres:dbname='grond' table=\"andere\" (geom)", None))], [read_from])


@every
def test_an_output_over_a_file_that_is_read_is_refused(name, tmp_path):
    files = [each for each in definitions(name) if each.type() == "file" and not each.isDestination()]
    for each in files:
        path = tmp_path / "regels.geojson"
        path.write_text("{}", encoding="utf-8")
        refused(name, path, "regels.geojson", **{each.name(): str(path)})
        assert path.read_text(encoding="utf-8") == "{}"


# ---- what is in the way is kept


@few
def test_a_file_with_anything_else_in_it_is_refused(name, tmp_path):
    for other, fill in {
        "bewaard": lambda path: saved(layer([square(0, 0)]), path, "bewaard"),
        "qgis_projects": _with_a_project,
    }.items():
        path = tmp_path / "archief.gpkg"
        fill(path)
        before = path.read_bytes()
        refused(name, path, other)
        assert path.read_bytes() == before


def _with_a_project(path):
    source = ogr.Open(str(path), 1)
    source.ExecuteSQL("CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
    source.DeleteLayer("bewaard")


@few
def test_a_layer_is_added_to_a_file_with_others_and_then_replaced(name, tmp_path):
    path = tmp_path / "archief.gpkg"
    saved(layer([square(0, 0), square(200, 0)]), path, "bewaard")
    target = f"ogr:dbname='{path}' table=\"nieuw\" (geom)"
    for _ in range(2):
        result = call(name, target)
        assert result.ok, result.problem
        assert result.results["OUTPUT"] == f"{path}|layername=nieuw"
        found = tables(path)
        assert (found["bewaard"], set(found) - {"layer_styles"}) == (2, {"bewaard", "nieuw"})
    alone = tmp_path / "alleen.gpkg"
    assert call(name, alone).ok
    assert read(result.results["OUTPUT"]).rows == read(alone).rows
    assert [entry.name for entry in tmp_path.glob(".*")] == []


@few
def test_a_link_keeps_pointing_where_it_did(name, tmp_path):
    (tmp_path / "jaar").mkdir()
    file, link = tmp_path / "jaar" / "2026.gpkg", tmp_path / "laatste.gpkg"
    assert call(name, file).ok
    link.symlink_to(file)
    before = file.stat().st_ino
    assert call(name, link).ok
    assert link.is_symlink()
    assert file.stat().st_ino != before, "the file behind the link is new"
    assert read(link).rows == read(file).rows


@every
def test_two_outputs_into_one_file_are_refused_but_for_tables_of_it(name, tmp_path):
    for sink in optional_sinks(name):
        path = tmp_path / f"{sink}.gpkg"
        for target, other in (
            (path, path),
            (path, f"ogr:dbname='{path}' table=\"tweede\""),
            (f"ogr:dbname='{path}' table=\"een\"", f"ogr:dbname='{path}' table=\"EEN\""),
        ):
            refused(name, target, path.name, **{sink: str(other)})
        both = call(
            name,
            f"ogr:dbname='{path}' table=\"een\" (geom)",
            **{sink: f"ogr:dbname='{path}' table=\"twee\" (geom)"},
        )
        assert both.ok, both.problem
        assert {"een", "twee"} <= set(tables(path))


# ---- destinations that cannot hold the output


@every
@BOTH_WAYS
def test_formats_that_cut_names_are_refused(name, tmp_path, check):
    for file in ("uit.shp", "uit.SHP", "uit.dbf", "uit"):
        refused(name, tmp_path / file, "uit.gpkg", check=check)
    assert list(tmp_path.iterdir()) == []


@few
def test_a_format_without_geometry_or_fields_leaves_nothing(name, tmp_path):
    for suffix in ("csv", "xlsx", "ods", "dxf", "gpx"):
        result = call(name, tmp_path / f"uit.{suffix}")
        assert (result.ok, result.problem != "") == (False, True)
    assert list(tmp_path.iterdir()) == []


@every
def test_formats_that_keep_everything_give_the_same_rows(name, tmp_path):
    in_memory = call(name, "TEMPORARY_OUTPUT")
    made = in_memory.context.getMapLayer(in_memory.results["OUTPUT"])
    names = [each for each in made.fields().names() if each != "fid"]
    expected = [[plain(feature[each]) for each in names] for feature in made.getFeatures()]
    # FlatGeobuf knows no table without geometry, and SpatiaLite hides one.
    for suffix in ("gpkg", "geojson", *(["fgb", "sqlite"] if made.isSpatial() else [])):
        result = call(name, tmp_path / f"uit.{suffix}")
        assert result.ok, result.problem
        written = read(result.results["OUTPUT"])
        assert [[row[each] for each in names] for row in written.rows] == expected, suffix


@every
def test_folders_that_cannot_be_written_are_refused(name, tmp_path):
    (tmp_path / "bestand").touch()
    (tmp_path / "map.gpkg").mkdir()
    for target in (tmp_path / "nergens" / "uit.gpkg", "/proc/1/uit.gpkg", tmp_path / "bestand" / "uit.gpkg"):
        refused(name, target, str(Path(target).parent))
    refused(name, tmp_path / "map.gpkg", "map.gpkg")


@few
def test_a_read_only_folder_is_refused(name, tmp_path, monkeypatch):
    def fail(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", fail)
    refused(name, tmp_path / "uit.gpkg", "Permission denied")


@few
def test_a_full_disk_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": 1_000_000})())
    refused(name, tmp_path / "uit.gpkg", "1 MB")


@few
def test_any_legible_path_will_do(name, tmp_path, monkeypatch):
    folder = tmp_path / "Provincie Zuid-Holland's kaart (één) & meer"
    folder.mkdir()
    target = folder / "v1.2 – définitief.gpkg"
    assert call(name, target).ok
    monkeypatch.chdir(folder)
    assert call(name, "hier.gpkg").ok
    assert read(folder / "hier.gpkg").rows == read(target).rows


# ---- all outputs or none


@every
def test_nothing_is_written_that_was_not_asked_for(name, tmp_path):
    result = call(name, tmp_path / "uit.gpkg")
    assert [entry.name for entry in tmp_path.iterdir()] == ["uit.gpkg"]
    assert set(optional_sinks(name)).isdisjoint(result.results)


@every
def test_a_row_that_is_refused_leaves_every_old_output(name, tmp_path, monkeypatch):
    targets = {sink: str(tmp_path / f"{sink}.gpkg") for sink in ("OUTPUT", *optional_sinks(name))}
    archive = tmp_path / "archief.gpkg"
    assert call(name, tmp_path / "OUTPUT.gpkg", **targets).ok
    saved(layer([square(0, 0)]), archive, "bewaard")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr("werklocaties_plugin.qgis_io.writing.Table.features", _but_the_first)
    for options in (targets, {"OUTPUT": f"ogr:dbname='{archive}' table=\"nieuw\" (geom)"}):
        result = call(name, "", **options)
        assert (result.ok, " of " in result.problem) == (False, True), result.problem
        assert result.results == {}
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def _but_the_first(table):
    return iter(())


@every
def test_an_output_that_fails_late_takes_the_others_with_it(name, tmp_path, monkeypatch):
    from werklocaties_plugin.qgis_io import writing

    sinks = optional_sinks(name)
    targets = {sink: str(tmp_path / f"{sink}.gpkg") for sink in ("OUTPUT", *sinks)}
    check_written = writing._check_written

    def fail_on_the_last(partial, table, where):
        if Path(where).stem == [*targets][-1]:
            raise writing.OutputError(f"{where} is lost")
        check_written(partial, table, where)

    monkeypatch.setattr(writing, "_check_written", fail_on_the_last)
    result = call(name, "", **targets)
    assert (result.ok, "is lost" in result.problem) == (False, True)
    assert list(tmp_path.iterdir()) == []


# ---- cancel and progress


@every
def test_cancelling_before_or_while_writing_leaves_the_old_file(name, tmp_path, monkeypatch):
    target = tmp_path / "uit.gpkg"
    assert call(name, target).ok
    before = target.read_bytes()
    log = Log()
    log.cancel()
    assert "OUTPUT" not in call(name, target, log=log).results
    late = Log()
    from werklocaties_plugin.qgis_io.writing import Table

    features = Table.features

    def cancelled(table):
        late.cancel()
        return features(table)

    monkeypatch.setattr(Table, "features", cancelled)
    result = call(name, target, log=late)
    assert (result.ok, result.results) == (True, {})
    assert target.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["uit.gpkg"]


class Impatient(Log):
    """Cancels at a look of the run at it."""

    def __init__(self, look):
        super().__init__()
        self.left = look

    def isCanceled(self):
        self.left -= 1
        return self.left < 0


@every
def test_a_cancel_at_any_look_leaves_nothing(name, tmp_path):
    """Looks in order: while reading, in the engine, while writing; until one comes too late for the run."""
    for look in range(1_000):
        result = call(name, tmp_path / "uit.gpkg", log=Impatient(look))
        assert result.ok, result.problem
        if result.results:
            break
        assert list(tmp_path.iterdir()) == []
    assert look > 1
    assert (tmp_path / "uit.gpkg").exists()


@every
def test_progress_only_rises_and_ends_at_100(name, tmp_path):
    log = Log()
    assert call(name, tmp_path / "uit.gpkg", log=log).ok
    assert log.steps == sorted(log.steps)
    assert log.steps[-1] == 100


# ---- what is read


@every
@BOTH_WAYS
def test_a_field_that_is_not_there_is_refused_with_those_that_are(name, tmp_path, check):
    given = {parameter: made for parameter, made, _ in layers_of(name)}
    tried = 0
    for each in definitions(name):
        parent = each.parentLayerParameterName() if isinstance(each, QgsProcessingParameterField) else None
        if parent in given:
            result = call(name, tmp_path / "uit.gpkg", check=check, **{each.name(): "bestaatniet"})
            assert (result.ok, "bestaatniet" in result.problem) == (False, True), each.name()
            for there in given[parent].fields().names():
                assert there in result.problem
            tried += 1
    assert tried or name in WITHOUT_FIELDS


@every
@BOTH_WAYS
def test_a_layer_without_crs_is_refused_by_name(name, tmp_path, check):
    for parameter, made, given_as in layers_of(name):
        if not made.isSpatial():
            continue
        copy = made.clone()
        copy.setName("zonder stelsel")
        copy.setCrs(QgsCoordinateReferenceSystem())
        refused(name, tmp_path / "uit.gpkg", "zonder stelsel", check=check, **{parameter: given_as(copy)})


@every
def test_an_analysis_crs_that_does_not_measure_is_refused(name, tmp_path):
    """Degrees, a scale that grows with latitude, feet."""
    measures = any(each.name() == "ANALYSIS_CRS" for each in definitions(name))
    assert measures == (name not in UNMEASURED)
    for crs in ("EPSG:4326", "EPSG:3857", "EPSG:2263") if measures else ():
        refused(name, tmp_path / "uit.gpkg", "EPSG:28992", ANALYSIS_CRS=crs)
        assert list(tmp_path.iterdir()) == []


@every
def test_layers_are_given_as_path_id_or_object(name, tmp_path):
    """A selection of everything is everything."""
    plain = call(name, tmp_path / "objecten.gpkg")
    assert plain.ok, plain.problem
    project = QgsProject.instance()
    as_paths, as_ids, as_selections = {}, {}, {}
    try:
        for parameter, made, given_as in layers_of(name):
            as_paths[parameter] = given_as(saved(made, tmp_path / f"{made.name()}.gpkg"))
            copy = made.clone()
            project.addMapLayer(copy)
            as_ids[parameter] = given_as(copy.id())
            copy.selectAll()
            if not isinstance(as_ids[parameter], list):
                as_selections[parameter] = QgsProcessingFeatureSourceDefinition(copy.id(), True)
        for number, given in enumerate((as_paths, as_ids, as_selections)):
            result = call(name, tmp_path / f"uit{number}.gpkg", **given)
            assert result.ok, result.problem
            assert read(tmp_path / f"uit{number}.gpkg").rows == read(tmp_path / "objecten.gpkg").rows
    finally:
        project.removeAllMapLayers()


@every
def test_a_layer_that_cannot_be_opened_is_an_error(name, tmp_path):
    broken = tmp_path / "stuk.gpkg"
    broken.write_text("geen GeoPackage", encoding="utf-8")
    for parameter, _, given_as in layers_of(name):
        for path in (broken, tmp_path / "weg.gpkg"):
            result = call(name, tmp_path / "uit.gpkg", **{parameter: given_as(str(path))})
            assert not result.ok, parameter
            assert not (tmp_path / "uit.gpkg").exists()


@every
def test_choices_are_texts_and_fields_have_no_default(name):
    for each in definitions(name):
        if each.type() == "enum":
            assert each.usesStaticStrings(), each.name()
        if each.type() == "field":
            assert each.defaultValue() is None, each.name()
            assert each.flags() & Qgis.ProcessingParameterFlag.Optional, each.name()
