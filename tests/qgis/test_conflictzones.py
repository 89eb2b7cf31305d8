"""Conflict zones as an algorithm: fields, CRS, ids and what it refuses."""

from __future__ import annotations

import pytest
from layers import BOWTIE, Log, layer, read, run, square


def zones(terrains, constraint, out, **options):
    return run("conflictzones", {"TERRAINS": terrains, "LAYER": constraint, "OUTPUT": str(out), **options})


def done(*arguments, **options):
    result = zones(*arguments, **options)
    assert result.ok, result.problem
    return read(arguments[2])


def test_a_zone_for_each_terrain_and_object_with_keys_and_hectares(tmp_path):
    terrains = layer([square(0, 0), square(500, 0), square(900, 0)], "RIN_NUMMER:string", [("a",), ("b",), ("c",)])
    sites = layer([square(50, 0), square(450, 0, 200)], "gebied:string,naam:string", [("x", "Noord"), ("y", None)])
    result = zones(terrains, sites, tmp_path / "uit.gpkg", THEME="n2000", OBJECT_ID="gebied")
    found = read(tmp_path / "uit.gpkg")
    assert found.fields == ["fid", "terrein_fid", "terrein_id", "object_id", "object_naam", "thema", "overlap_ha"]
    rows = [tuple(row.values())[1:-1] for row in found.rows]
    assert rows == [(1, "a", "x", "Noord", "natura2000"), (2, "b", "y", None, "natura2000")]
    assert found.column("overlap_ha") == pytest.approx([0.5, 1.0])
    numbers = ("ZONE_COUNT", "OVERLAP_COUNT", "OVERLAP_HA", "SLIVER_COUNT")
    assert [result.results[name] for name in numbers] == [2, 2, pytest.approx(1.5), 0]
    areas = [feature.geometry().area() / 10_000 for feature in found.layer.getFeatures()]
    assert areas == pytest.approx(found.column("overlap_ha"))


def test_without_an_id_an_object_is_its_number_and_without_a_theme_the_layer_says_it(tmp_path):
    sites = layer([square(900, 0), square(50, 0)], name="NNN kaart")
    found = done(layer([square(0, 0)]), sites, tmp_path / "uit.gpkg")
    assert (found.column("object_id"), found.column("thema")) == (["2"], ["NNN kaart"])


def test_zones_come_back_in_the_crs_of_the_terrains(tmp_path):
    degrees = layer(["POLYGON((5.8 52.3,5.81 52.3,5.81 52.31,5.8 52.31,5.8 52.3))"], crs="EPSG:4326")
    found = done(degrees, degrees, tmp_path / "uit.gpkg")
    assert found.layer.crs().authid() == "EPSG:4326"
    assert found.layer.extent().toString(4) == "5.8000,52.3000 : 5.8100,52.3100"


def test_slivers_are_set_aside_and_the_user_says_how_small(tmp_path):
    terrains, strip = layer([square(0, 0)]), layer([square(99, 0)])
    assert done(terrains, strip, tmp_path / "geen.gpkg").rows == []
    found = done(terrains, strip, tmp_path / "wel.gpkg", MIN_WIDTH=0.5)
    assert found.column("overlap_ha") == pytest.approx([0.01])


def test_invalid_polygons_count_with_their_repaired_area(tmp_path):
    found = done(layer([square(0, 0)]), layer([BOWTIE]), tmp_path / "uit.gpkg")
    assert found.column("overlap_ha") == pytest.approx([0.5])


def test_empty_layers_give_an_empty_output_and_say_so(tmp_path):
    result = zones(layer([square(0, 0)]), layer([], name="leeg"), tmp_path / "uit.gpkg")
    assert (result.ok, read(tmp_path / "uit.gpkg").rows) == (True, [])
    assert any("leeg" in warning for warning in result.log.warnings)
    assert done(layer([]), layer([square(0, 0)]), tmp_path / "ook.gpkg").rows == []


def test_cancelling_and_refusals_leave_nothing(tmp_path):
    log = Log()
    log.cancel()
    parameters = {"TERRAINS": layer([square(0, 0)]), "LAYER": layer([square(0, 0)])}
    assert "OUTPUT" not in run("conflictzones", {**parameters, "OUTPUT": str(tmp_path / "uit.gpkg")}, log=log).results
    refused = [
        zones(layer([square(0, 0)], crs="", name="zonder"), layer([square(0, 0)]), tmp_path / "uit.gpkg"),
        zones(layer([square(0, 0)]), layer([square(0, 0)]), tmp_path / "uit.gpkg", OBJECT_ID="bestaatniet"),
        zones(layer([square(0, 0)]), layer([square(0, 0)]), tmp_path / "uit.gpkg", ANALYSIS_CRS="EPSG:3857"),
        zones(layer([square(0, 0)]), layer([square(0, 0)]), tmp_path / "uit.shp"),
    ]
    assert [result.ok for result in refused] == [False] * 4
    assert list(tmp_path.iterdir()) == []
