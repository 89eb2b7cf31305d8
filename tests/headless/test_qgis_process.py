"""The plugin without a desktop: listed, helpful, exact in its exit codes, and Dutch where the server is."""

from __future__ import annotations

import json

import pytest
from conftest import DEMO, ROOT, demo, qgis_process
from osgeo import ogr

ogr.UseExceptions()
IDS = sorted(json.loads((ROOT / "tests" / "data" / "interface.json").read_text(encoding="utf-8")))


def classes(path, field):
    source = ogr.Open(str(path))
    return [feature[field] for feature in source.GetLayer(0)]


def test_the_list_is_the_frozen_list():
    answer = qgis_process("--json", "list")
    listed = answer.json["providers"]["werklocaties"]["algorithms"]
    assert sorted(name.partition(":")[2] for name in listed) == IDS


def test_the_demo_province_shows_all_four_classes_in_every_theme(small):
    screening = {
        **small,
        "PLANS": [demo("woningbouwplannen"), demo("woningbouwplannen_punt")],
        "DWELLINGS": demo("woningen"),
        "MIXED_AREA": demo("gemengd_gebied"),
        "STRESS": [demo("watertekort")],
        "STRESS_FIELD": "klasse",
        "STRESS_CLASSES": "weinig;matig;ernstig",
    }
    answer = qgis_process("run", "werklocaties:conflictscreening", inputs=screening)
    assert answer.code == 0, answer.text
    for theme in ("n2000", "woon", "mc", "water"):
        found = classes(small["OUTPUT"], f"{theme}_klasse")
        assert {klasse for klasse in found if found.count(klasse) >= 4} >= {"geen", "laag", "midden", "hoog"}, theme
        assert answer.json["results"]["TERRAIN_COUNT"] == len(found)
    assert set(classes(small["OUTPUT"], "conflict_klasse")) >= {"geen", "laag", "midden", "hoog", "onbekend"}


def test_the_flood_depth_of_the_demo_shows_all_four_classes_too(small):
    del small["NATURA2000"]
    raster = {"STRESS_RASTER": str(DEMO.with_name("waterdiepte.tif")), "RASTER_MODE": "grenzen"}
    scores = {"RASTER_SCORES": "0:20;0,5:60;1,5:100", "OUTSIDE": "geen"}
    answer = qgis_process("run", "werklocaties:conflictwaterstress", inputs={**small, **raster, **scores})
    assert answer.code == 0, answer.text
    assert set(classes(small["OUTPUT"], "water_klasse")) >= {"geen", "laag", "midden", "hoog"}


def test_the_dirt_of_the_demo_province_is_named(small):
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs=small)
    warnings = " ".join(answer.json["log"]["warning"])
    for word in ("invalid", "without a geometry", "overlap each other"):
        assert word in warnings


def test_a_wrong_input_ends_with_1_and_a_sentence_and_leaves_nothing(small, tmp_path):
    small["SITE_ID"] = "bestaatniet"
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs=small)
    assert answer.code == 1
    assert "bestaatniet" in answer.text
    assert "beschermin" in answer.text, "the fields that there are"
    assert list(tmp_path.iterdir()) == []


def test_an_output_over_the_demo_province_is_refused(small):
    before = DEMO.read_bytes()
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs={**small, "OUTPUT": str(DEMO)})
    assert answer.code == 1
    assert DEMO.read_bytes() == before


@pytest.mark.parametrize(
    "environment", [{"LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}]
)
def test_a_dutch_server_speaks_dutch(small, environment):
    answer = qgis_process("help", "werklocaties:conflictnatura2000", **environment)
    assert "Conflict met Natura 2000" in answer.text
    assert "Zoekafstand" in answer.text
    refused = qgis_process(
        "run", "werklocaties:conflictnatura2000", inputs={**small, "OUTPUT": "/nergens/uit.gpkg"}, **environment
    )
    assert "bestaat niet" in refused.text


def test_tables_and_layers_of_the_demo_are_there():
    source = ogr.Open(str(DEMO))
    names = {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}
    assert {"terreinen", "natura2000", "woningbouwplannen", "woningen", "watertekort", "banen", "vraag"} <= names
    assert source.GetLayerByName("woningen").GetFeatureCount() == 20_000
    assert DEMO.stat().st_size < 3_000_000
    assert demo("terreinen").endswith("layername=terreinen")
