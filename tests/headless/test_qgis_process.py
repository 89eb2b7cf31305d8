"""The plugin without a desktop: listed, helpful, exact in its exit codes, and Dutch where the server is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import DEMO, ROOT, demo, qgis_process
from osgeo import ogr

ogr.UseExceptions()
MODEL = ROOT / "resources" / "models" / "modelconflictketen.model3"
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


def test_the_model_of_the_chain_runs_on_what_there_is(small):
    """By its id, and as a file that somebody copied: there QGIS gives the output a name in small letters."""
    answer = qgis_process("run", "werklocaties:modelconflictketen", inputs=small)
    assert answer.code == 0, answer.text
    assert answer.json["results"]["OUTPUT"] == small["OUTPUT"]
    expected = classes(small["OUTPUT"], "n2000_klasse")
    assert set(expected) == {"geen", "laag", "midden", "hoog", "onbekend"}
    for theme, reason in (
        ("woon", "Er is geen laag met woningbouwplannen."),
        ("mc", "Er zijn geen gevoelige objecten en geen plannen opgegeven."),
        ("water", "Er is geen laag met waterstress."),
    ):
        assert set(classes(small["OUTPUT"], f"{theme}_klasse")) == {"onbekend"}
        assert reason in classes(small["OUTPUT"], f"{theme}_reden")
        assert reason in " ".join(answer.json["log"]["warning"])
    copied = {**small, "output": small["OUTPUT"].replace("uit", "kopie")}
    del copied["OUTPUT"]
    answer = qgis_process("run", str(MODEL), inputs=copied)
    assert answer.code == 0, answer.text
    assert classes(copied["output"], "conflict_klasse") == classes(small["OUTPUT"], "conflict_klasse")


def test_the_model_of_the_balance_lists_its_outputs(small):
    answer = qgis_process("--json", "help", "werklocaties:modelsaldo")
    assert sorted(answer.json["outputs"]) == ["OUTPUT", "PER_SCENARIO", "TIMELINE"]


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


def test_without_shapely_it_says_what_to_install_and_ends_with_1(small, tmp_path):
    """A package of that name without the compiled module of 2.0 stands for an old one."""
    old = tmp_path / "oud" / "shapely"
    old.mkdir(parents=True)
    (old / "__init__.py").touch()
    path = f"{old.parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    assert "werklocaties:conflictnatura2000" in qgis_process("list", PYTHONPATH=path).text
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs=small, PYTHONPATH=path)
    assert answer.code == 1
    assert "shapely >= 2.0" in answer.text
    assert "apt install" in answer.text
    assert not Path(small["OUTPUT"]).exists()


def test_words_on_the_command_line_do_as_json_does(small, tmp_path):
    """Choices by their Dutch word, a table beside the layer, and both outputs in one file."""
    both = tmp_path / "samen.gpkg"
    answer = qgis_process(
        "run",
        "werklocaties:conflictnatura2000",
        *(f"--{name}={value}" for name, value in small.items() if name != "OUTPUT"),
        "--MAX_DISTANCE=5000",
        f"--OUTPUT=ogr:dbname='{both}' table=\"terreinen\" (geom)",
        f"--PAIRS=ogr:dbname='{both}' table=\"paren\"",
    )
    assert answer.code == 0, answer.text
    source = ogr.Open(str(both))
    assert source.GetLayerByName("terreinen").GetFeatureCount() == int(
        re.search(r"TERRAIN_COUNT:\s*(\d+)", answer.text).group(1)
    )
    assert source.GetLayerByName("paren").GetFeatureCount() > 0
    qml = source.ExecuteSQL("SELECT styleQML FROM layer_styles WHERE f_table_name = 'terreinen' AND useAsDefault")
    assert qml.GetNextFeature()[0].count("<category ") == 5


def test_a_rule_out_of_place_is_named(small, tmp_path):
    profile = json.loads((ROOT / "resources" / "rules" / "standaard.json").read_text(encoding="utf-8"))
    profile["themes"]["natura2000"]["high_overlap_ha"]["value"] = "veel"
    path = tmp_path / "regels.json"
    path.write_text(json.dumps(profile), encoding="utf-8")
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs={**small, "RULES": str(path)})
    assert answer.code == 1
    assert "themes/natura2000/high_overlap_ha/value" in answer.text
    assert not Path(small["OUTPUT"]).exists()


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


@pytest.mark.parametrize(
    ("chosen", "word"), [("nl", "Zoekafstand"), ("nl_NL", "Zoekafstand"), ("en_US", "Search distance")]
)
def test_the_language_chosen_in_qgis_goes_before_that_of_the_server(tmp_path, chosen, word):
    """As the options of QGIS keep it, against an environment that says otherwise."""
    profile = tmp_path / "profile"
    shutil.copytree(os.environ["QGIS_CUSTOM_CONFIG_PATH"], profile)
    (settings,) = profile.glob("profiles/default/QGIS/QGIS*.ini")
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(f"{kept}\n[locale]\noverrideFlag=true\nuserLocale={chosen}\n", encoding="utf-8")
    other = "en_US.UTF-8" if chosen.startswith("nl") else "nl_NL.UTF-8"
    answer = qgis_process(
        "help", "werklocaties:conflictnatura2000", QGIS_CUSTOM_CONFIG_PATH=str(profile), LANG=other, LC_ALL=other
    )
    assert word in answer.text


def test_tables_and_layers_of_the_demo_are_there():
    source = ogr.Open(str(DEMO))
    names = {source.GetLayer(number).GetName() for number in range(source.GetLayerCount())}
    assert {"terreinen", "natura2000", "woningbouwplannen", "woningen", "watertekort", "banen", "vraag"} <= names
    assert source.GetLayerByName("woningen").GetFeatureCount() == 20_000
    assert DEMO.stat().st_size < 3_000_000
    assert demo("terreinen").endswith("layername=terreinen")


def test_the_field_calculator_knows_the_functions_of_the_plugin(small):
    formula = "wl_richtafstand(\"milieucategorie\", 'rustig') || '/' || wl_milieucategorie_orde(\"milieucategorie\")"
    calculate = {"INPUT": small["TERRAINS"], "FIELD_NAME": "afstand", "FIELD_TYPE": 2, "OUTPUT": small["OUTPUT"]}
    answer = qgis_process("run", "native:fieldcalculator", inputs={**calculate, "FORMULA": formula})
    assert answer.code == 0, answer.text
    categories, found = classes(small["OUTPUT"], "milieucategorie"), classes(small["OUTPUT"], "afstand")
    by_category = dict(zip(categories, found, strict=True))
    assert {by_category[each] for each in ("2", "4.1")} == {"30/2", "200/5"}
    assert by_category[None] is by_category["4.3"] is None


def test_a_report_is_printed_without_a_window_and_a_template_is_refused_in_dutch(small, tmp_path):
    answer = qgis_process("run", "werklocaties:conflictnatura2000", inputs=small)
    assert answer.code == 0, answer.text
    printed = tmp_path / "verslag.pdf"
    given = {
        "TERRAINS": small["OUTPUT"],
        "REGIONS": demo("regios"),
        "LAYERS": [demo("natura2000")],
        "OUTPUT": str(tmp_path / "verslag.html"),
        "OUTPUT_PDF": str(printed),
    }
    answer = qgis_process("run", "werklocaties:regionreport", inputs=given)
    assert answer.code == 0, answer.text
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert {f"pagina {number} van {text.count(chr(12))}" for number in (1, 2, 5)} <= set(text.splitlines())
    printed.unlink()
    template = tmp_path / "eigen.qpt"
    built_in = (ROOT / "resources" / "layouts" / "regionreport.qpt").read_text(encoding="utf-8")
    template.write_text(built_in.replace('id="terrein_kaart"', 'id="kaart"'), encoding="utf-8")
    dutch = {"LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8"}
    answer = qgis_process("run", "werklocaties:regionreport", inputs={**given, "TEMPLATE": str(template)}, **dutch)
    assert answer.code == 1
    assert "er is geen item met de id 'terrein_kaart' (een kaart)" in answer.text
    assert not printed.exists()
