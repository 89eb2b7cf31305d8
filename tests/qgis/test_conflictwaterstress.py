"""Water stress through QGIS: polygons, rasters of every make, and what is refused."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from layers import Log, X, Y, layer, read, run, saved, square
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
)

#: One terrain of 100 x 100 m.
TERRAIN = square(0, 0)
NO_DATA = -9999


def tif(path, values, *, west=X, north=Y + 100, cell=25.0, kind=None, crs=28992, no_data=NO_DATA, placing=None):
    """A GeoTIFF; placing is a geotransform of its own, or 'none'."""
    values = np.asarray(values, dtype="f8")
    rows, columns = values.shape
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), columns, rows, 1, gdal.GDT_Float32 if kind is None else kind)
    if placing != "none":
        dataset.SetGeoTransform(placing or (west, cell, 0, north, 0, -cell))
    if crs:
        system = osr.SpatialReference()
        system.ImportFromEPSG(crs)
        dataset.SetProjection(system.ExportToWkt())
    band = dataset.GetRasterBand(1)
    if no_data is not None:
        band.SetNoDataValue(no_data)
    band.WriteRaster(0, 0, columns, rows, values.tobytes(), buf_type=gdal.GDT_Float64)
    dataset = None
    return str(path)


@pytest.fixture
def judged(tmp_path):
    """Run on one terrain and give its row; other terrains and options by name."""
    number = itertools.count()

    def call(terrains=None, **parameters):
        out = tmp_path / f"uit{next(number)}.gpkg"
        log = Log()
        result = run(
            "conflictwaterstress",
            {"TERRAINS": terrains or layer([TERRAIN]), "OUTPUT": str(out), **parameters},
            log=log,
        )
        assert result.ok, result.problem
        row = read(out).rows[0]
        return {name.removeprefix("water_"): value for name, value in row.items()} | {"log": log, "run": result}

    return call


def refused(**parameters):
    result = run(
        "conflictwaterstress", {"TERRAINS": layer([TERRAIN]), "OUTPUT": "TEMPORARY_OUTPUT", **parameters}, check=False
    )
    assert not result.ok
    return result.problem


def stress(*rows, name="stress", field="klasse"):
    """A polygon layer of (geometry, class)."""
    return layer([shape for shape, _ in rows], f"{field}:string", [(value,) for _, value in rows], name=name)


def grades(**more):
    return {"RASTER_MODE": "grenzen", "RASTER_SCORES": "0,5:40;1,5:100", **more}


# ---- polygons


def test_several_layers_count_together_and_the_worst_wins(judged):
    # matig on the west half, hoog on the south quarter: 25 x 100 + 37.5 x 50 points.
    one, other = stress((square(0, 0, 50, 100), "matig")), stress((square(0, 0, 100, 25), "Hoog"), name="tweede")
    row = judged(STRESS=[one, other], STRESS_FIELD="klasse", STRESS_CLASSES="matig;hoog")
    assert row["hoog_pct"] == pytest.approx(25)
    assert row["stress_gem"] == pytest.approx(25 + 0.5 * 37.5)
    assert row["dekking_pct"] == pytest.approx(62.5)
    assert row["klasse"] == "hoog"
    assert row["run"].results["WORST_HA"] == pytest.approx(0.25)


def test_without_a_field_everything_inside_is_the_worst(judged):
    row = judged(STRESS=[layer([square(0, 0, 10, 100)])])
    assert (row["klasse"], row["hoog_ha"]) == ("midden", pytest.approx(0.1))


def test_numbers_may_be_classes_and_null_is_counted(judged):
    polygons = layer([TERRAIN, square(0, 0, 20, 100)], "graad:double", [(None,), (2.0,)])
    row = judged(
        STRESS=[polygons], STRESS_FIELD="graad", STRESS_CLASSES="1:50;2:100", OUTSIDE="onbekend", MIN_COVERAGE=5
    )
    assert row["dekking_pct"] == pytest.approx(20)
    assert any("1 stress polygon(s) without a class" in warning for warning in row["log"].warnings)


def test_a_layers_own_filter_holds(judged):
    polygons = stress((TERRAIN, "hoog"), (square(0, 0, 20, 100), "laag"))
    polygons.setSubsetString("\"klasse\" = 'laag'")
    row = judged(STRESS=[polygons], STRESS_FIELD="klasse", STRESS_CLASSES="laag;hoog")
    assert (row["hoog_ha"], row["stress_gem"]) == (0, pytest.approx(10))


def test_an_empty_layer_is_unknown_with_a_warning(judged):
    row = judged(STRESS=[layer([], name="leeg")])
    assert (row["klasse"], row["hoog_ha"]) == ("onbekend", None)
    assert any("'leeg' is empty" in warning for warning in row["log"].warnings)


def test_another_prefix_names_fields_and_pairs(tmp_path):
    pairs = tmp_path / "paren.gpkg"
    result = run(
        "conflictwaterstress",
        {
            "TERRAINS": layer([TERRAIN], "terrein_id:string", [("t1",)]),
            "STRESS": [stress((square(0, 0, 50, 100), "matig"))],
            "STRESS_FIELD": "klasse",
            "STRESS_CLASSES": "matig;hoog",
            "PREFIX": "droogte",
            "OUTPUT": str(tmp_path / "uit.gpkg"),
            "PAIRS": str(pairs),
        },
    )
    assert result.ok, result.problem
    assert "droogte_klasse" in read(tmp_path / "uit.gpkg").fields
    row = read(pairs).rows[0]
    assert [row[key] for key in ("terrein_id", "thema", "object_id", "overlap_ha", "detail")] == [
        "t1",
        "droogte",
        "matig",
        pytest.approx(0.5),
        "score 50 (vlakken)",
    ]


# ---- rasters


def test_cells_count_by_the_part_inside(tmp_path, judged):
    # Cells of 40 m from the terrain's north-west corner: columns of 40, 40 and 20 m on it, 2, 1 and 0 m deep.
    path = tif(tmp_path / "diepte.tif", [[2, 1, 0]] * 3, cell=40)
    row = judged(STRESS_RASTER=path, **grades())
    assert row["dekking_pct"] == pytest.approx(100)
    assert row["hoog_pct"] == pytest.approx(40)
    assert row["stress_gem"] == pytest.approx(40 + 0.4 * 40)


@pytest.mark.parametrize("kind", ["GDT_Byte", "GDT_UInt16", "GDT_Int16", "GDT_UInt32", "GDT_Int32", "GDT_Float64"])
def test_every_type_of_number_is_read(tmp_path, judged, kind):
    path = tif(tmp_path / "klassen.tif", [[1, 2], [3, 9]], cell=50, kind=getattr(gdal, kind), no_data=9)
    row = judged(STRESS_RASTER=path, RASTER_SCORES="1:0;2:40;3:100", MIN_COVERAGE=10)
    assert (row["dekking_pct"], row["hoog_pct"]) == (pytest.approx(75), pytest.approx(25))
    assert row["stress_gem"] == pytest.approx(140 / 3)


def test_no_data_and_nan_are_unknown_or_dry_as_the_user_says(tmp_path, judged):
    path = tif(tmp_path / "diepte.tif", [[np.nan, NO_DATA], [NO_DATA, 2]], cell=50)
    row = judged(STRESS_RASTER=path, **grades())
    assert (row["klasse"], row["dekking_pct"]) == ("onbekend", pytest.approx(25))
    dry = judged(STRESS_RASTER=path, OUTSIDE="geen", **grades())
    assert (dry["klasse"], dry["stress_gem"]) == ("hoog", pytest.approx(25))


def test_no_data_that_the_user_set_on_the_layer_holds(tmp_path, judged):
    made = QgsRasterLayer(tif(tmp_path / "diepte.tif", [[2, 7]], cell=100, west=X - 50), "diepte")
    made.dataProvider().setUserNoDataValue(1, [QgsRasterRange(7, 7)])
    assert judged(STRESS_RASTER=made, **grades())["dekking_pct"] == pytest.approx(50)


def test_a_terrain_beside_the_raster_is_unknown(tmp_path, judged):
    path = tif(tmp_path / "elders.tif", [[2]], west=X + 5000)
    assert judged(STRESS_RASTER=path, **grades())["dekking_pct"] == 0


def asymmetric():
    """4 x 3 cells whose every turn and mirror image is another raster."""
    return np.array([[2, 0, 0, 0], [0, 0, 0, 1], [0, 2, 2, 0]])


@pytest.mark.parametrize(("south_up", "east_to_west"), [(True, False), (False, True), (True, True)])
def test_mirrored_rasters_give_the_same(tmp_path, judged, south_up, east_to_west):
    values, west, north, wide, high = asymmetric(), X - 10, Y + 110, 30, 25
    terrains = layer([square(5, 5, 70, 40)])
    expected = judged(
        terrains, STRESS_RASTER=tif(tmp_path / "op.tif", values, placing=(west, wide, 0, north, 0, -high)), **grades()
    )
    turned = values[:: -1 if south_up else 1, :: -1 if east_to_west else 1]
    placing = (
        west + 4 * wide * east_to_west,
        -wide if east_to_west else wide,
        0,
        north - 3 * high * south_up,
        0,
        high if south_up else -high,
    )
    found = judged(terrains, STRESS_RASTER=tif(tmp_path / "om.tif", turned, placing=placing), **grades())
    assert 0 < expected["hoog_ha"] < 0.28
    for name in ("dekking_pct", "hoog_ha", "stress_gem"):
        assert found[name] == pytest.approx(expected[name])


def test_a_mirrored_raster_knows_its_no_data_and_its_scale(tmp_path, judged):
    path = tif(tmp_path / "om.tif", [[200, 100], [NO_DATA, 700]], placing=(X, 50, 0, Y, 0, 50))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.01)
    dataset = None
    made = QgsRasterLayer(path, "om")
    made.dataProvider().setUserNoDataValue(1, [QgsRasterRange(7, 7)])
    row = judged(STRESS_RASTER=made, OUTSIDE="geen", **grades())
    assert row["dekking_pct"] == pytest.approx(50)
    assert row["stress_gem"] == pytest.approx((100 + 40) / 4)


def test_a_raster_in_another_crs_gives_nearly_the_same(tmp_path, judged):
    # The same field of depths in degrees: west of the terrain's middle 2 m, east of it 0.
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:28992"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    middle = QgsGeometry.fromWkt(f"POINT({X + 50} {Y + 50})")
    middle.transform(to_degrees)
    longitude, latitude = middle.asPoint().x(), middle.asPoint().y()
    placing = (longitude - 0.01, 0.01, 0, latitude + 0.01, 0, -0.01)
    path = tif(tmp_path / "graden.tif", [[2, 0], [2, 0]], placing=placing, crs=4326)
    row = judged(STRESS_RASTER=path, **grades())
    # The meridian leans less than 2 degrees here, symmetric about the middle.
    assert row["dekking_pct"] == pytest.approx(100)
    assert row["hoog_ha"] == pytest.approx(0.5, abs=0.001)


def test_polygons_and_a_raster_are_judged_place_by_place(tmp_path, judged):
    # Raster: west half 2 m (100). Polygon: the middle half, matig (40). 50 + 25 x 0.4 = 60.
    path = tif(tmp_path / "diepte.tif", [[2, 0]], cell=50, north=Y + 50)
    row = judged(
        layer([square(0, 0, 100, 50)]),
        STRESS=[stress((square(25, 0, 50, 100), "matig"))],
        STRESS_FIELD="klasse",
        STRESS_CLASSES="matig:40;hoog:100",
        STRESS_RASTER=path,
        **grades(),
    )
    assert (row["hoog_pct"], row["stress_gem"]) == (pytest.approx(50), pytest.approx(60))


def test_a_large_raster_is_read_only_where_terrains_lie(tmp_path, judged):
    # 200,000 x 200,000 cells of 1 m: 160 GB if it were read whole; the file itself is sparse and empty.
    path = tmp_path / "groot.tif"
    options = ["SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 200_000, 200_000, 1, gdal.GDT_Float32, options)
    dataset.SetGeoTransform((X - 100_000, 1, 0, Y + 100_000, 0, -1))
    system = osr.SpatialReference()
    system.ImportFromEPSG(28992)
    dataset.SetProjection(system.ExportToWkt())
    dataset.GetRasterBand(1).SetNoDataValue(NO_DATA)
    block = np.full((50, 100), 2, dtype="f4")
    dataset.GetRasterBand(1).WriteRaster(100_000, 99_900, 100, 50, block.tobytes(), buf_type=gdal.GDT_Float32)
    dataset = None
    row = judged(STRESS_RASTER=str(path), OUTSIDE="geen", **grades())
    assert (row["dekking_pct"], row["hoog_ha"]) == (pytest.approx(50), pytest.approx(0.5))


# ---- refused


def test_rasters_that_cannot_be_counted_in_are_refused(tmp_path):
    turned = tif(tmp_path / "gedraaid.tif", [[1, 2], [3, 4]], placing=(X, 25, 5, Y + 100, 5, -25))
    assert "is rotated" in refused(STRESS_RASTER=turned, **grades())
    loose = tif(tmp_path / "los.tif", [[1]], placing="none")
    assert "not georeferenced" in refused(STRESS_RASTER=loose, **grades())
    nowhere = tif(tmp_path / "zonder.tif", [[1]], crs=None)
    assert "no coordinate reference system" in refused(STRESS_RASTER=nowhere, **grades())
    fine = tif(tmp_path / "goed.tif", [[1]])
    assert "no band 3" in refused(STRESS_RASTER=fine, BAND=3, **grades())


def test_unknown_values_are_named(tmp_path):
    path = tif(tmp_path / "klassen.tif", [[1, 4], [1, 7.5]], cell=50)
    problem = refused(STRESS_RASTER=path, RASTER_SCORES="1:0;2:100")
    assert "4; 7,5" in problem
    assert "1; 2" in problem
    polygons = stress((TERRAIN, "extreem"))
    problem = refused(STRESS=[polygons], STRESS_FIELD="klasse", STRESS_CLASSES="laag;hoog")
    assert "extreem" in problem
    assert "laag; hoog" in problem


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"PREFIX": "woon"}, "belongs to another theme"),
        ({"PREFIX": "Droogte"}, "cannot be a prefix"),
        ({"STRESS_FIELD": "klasse"}, "not what its classes mean"),
        ({"STRESS_CLASSES": "laag;hoog"}, "no field that holds them"),
        ({"STRESS_FIELD": "klasse", "STRESS_CLASSES": "a:1;b"}, "has no score"),
        ({"STRESS_FIELD": "bestaat", "STRESS_CLASSES": "a;b"}, "has no field 'bestaat'"),
        ({"STRESS_RASTER": "x.tif", "RASTER_SCORES": "1"}, "not a value with a score"),
        ({"STRESS_RASTER": "x.tif"}, "What the raster's values mean"),
    ],
)
def test_choices_that_cannot_be_used_are_refused_before_any_work(parameters, words):
    own = {} if "STRESS_RASTER" in parameters else {"STRESS": [stress((TERRAIN, "a"))]}
    result = run(
        "conflictwaterstress", {"TERRAINS": layer([TERRAIN]), "OUTPUT": "TEMPORARY_OUTPUT", **own, **parameters}
    )
    assert not result.ok
    assert words in result.problem


def test_without_a_layer_every_class_is_unknown_and_a_warning_says_so(tmp_path):
    result = run("conflictwaterstress", {"TERRAINS": layer([TERRAIN]), "OUTPUT": str(tmp_path / "uit.gpkg")})
    assert result.ok, result.problem
    assert any(
        "onbekend" in warning and "Er is geen laag met waterstress." in warning for warning in result.log.warnings
    )
    row = read(tmp_path / "uit.gpkg").rows[0]
    assert (row["water_klasse"], row["water_reden"]) == ("onbekend", "Er is geen laag met waterstress.")
    figures = ("water_dekking_pct", "water_hoog_ha", "water_hoog_pct", "water_stress_gem", "water_score")
    assert [row[name] for name in figures] == [None] * 5


def test_a_layer_that_cannot_be_opened_is_no_empty_layer(tmp_path):
    assert "can be opened" in refused(STRESS=[layer([TERRAIN]), str(tmp_path / "weg.gpkg")])


def test_polygons_may_come_from_a_file(tmp_path, judged):
    source = saved(stress((TERRAIN, "a")), tmp_path / "stress.gpkg")
    assert judged(STRESS=[source])["klasse"] == "hoog"
