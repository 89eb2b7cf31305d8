"""The screening: equal to the chain of the single algorithms, honest about what is missing, each layer read once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from layers import Log, layer, read, run, square
from qgis.core import NULL, QgsProcessingFeatureSourceDefinition, QgsProject

from werklocaties_plugin.core.rules import load
from werklocaties_plugin.paths import resource

DEMO = resource("demo/demoprovincie.gpkg")
THEMES = ("n2000", "woon", "mc", "water")
PLAN_FIELDS = "plan_id:string,plannaam:string,woningen_netto:int,status_planologisch:string"


def demo(name: str) -> str:
    return f"{DEMO}|layername={name}"


def screen(out: Path | str, **parameters):
    return run("conflictscreening", {"OUTPUT": str(out), **parameters})


def done(out: Path, **parameters):
    result = screen(out, **parameters)
    assert result.ok, result.problem
    return read(out)


# ---- the chain


def chain(folder: Path, terrains, steps):
    """Run the algorithms one after another, each on the output of the one before it."""
    for number, (name, parameters) in enumerate(steps):
        target = folder / f"stap{number}.gpkg"
        result = run(name, {"TERRAINS": terrains, "OUTPUT": str(target), **parameters})
        assert result.ok, f"{name}: {result.problem}"
        terrains = str(target)
    return read(terrains)


def same(one, other):
    """Same fields in the same order, same values: numbers to rounding of the last digits."""
    assert one.fields == other.fields
    assert len(one.rows) == len(other.rows)
    for left, right in zip(one.rows, other.rows, strict=True):
        for name in one.fields:
            if isinstance(left[name], float) and isinstance(right[name], float):
                assert left[name] == pytest.approx(right[name], rel=1e-9, abs=1e-9), name
            else:
                assert left[name] == right[name], name


def test_equals_the_chain_on_the_demo_province_in_every_field(tmp_path):
    plans, homes = {"PLANS": [demo("woningbouwplannen")]}, demo("woningen")
    stress = {"STRESS": [demo("watertekort")], "STRESS_FIELD": "klasse", "STRESS_CLASSES": "weinig;matig;ernstig"}
    depth = str(resource("demo/waterdiepte.tif"))
    raster = {"STRESS_RASTER": depth, "RASTER_MODE": "grenzen", "RASTER_SCORES": "0,2:50;1:100"}
    steps = [
        ("conflictnatura2000", {"NATURA2000": demo("natura2000")}),
        ("conflicthousing", {**plans, "DWELLINGS": homes}),
        ("conflictcategory", {**plans, "SENSITIVE": [homes]}),
        ("conflictwaterstress", {**stress, **raster}),
        ("conflictscore", {"WEIGHTS": "natura2000:2;water:0,5", "METHOD": "gewogen"}),
    ]
    expected = chain(tmp_path, demo("terreinen"), steps)
    found = done(
        tmp_path / "uit.gpkg",
        TERRAINS=demo("terreinen"),
        NATURA2000=demo("natura2000"),
        DWELLINGS=homes,
        WEIGHTS="natura2000:2;water:0,5",
        METHOD="gewogen",
        **plans,
        **stress,
        **raster,
    )
    same(found, expected)


def test_pairs_of_the_themes_stand_together(tmp_path):
    constraint = {"NATURA2000": demo("natura2000")}
    single = run(
        "conflictnatura2000",
        {
            "TERRAINS": demo("terreinen"),
            "OUTPUT": str(tmp_path / "een.gpkg"),
            "PAIRS": str(tmp_path / "paren1.gpkg"),
            **constraint,
        },
    )
    assert single.ok
    plans = {"PLANS": [demo("woningbouwplannen")]}
    done(tmp_path / "uit.gpkg", TERRAINS=demo("terreinen"), PAIRS=str(tmp_path / "paren2.gpkg"), **constraint, **plans)
    pairs = read(tmp_path / "paren2.gpkg")
    themes = pairs.column("thema")
    assert {"natura2000", "woningbouw"} <= set(themes)
    ours = [{**row, "fid": 0} for row in pairs.rows if row["thema"] == "natura2000"]
    assert ours == [{**row, "fid": 0} for row in read(tmp_path / "paren1.gpkg").rows]


# ---- what is missing


def test_without_any_layer_every_theme_is_unknown_with_its_reason_and_a_warning(tmp_path):
    result = screen(tmp_path / "uit.gpkg", TERRAINS=layer([square(0, 0)]))
    assert result.ok, result.problem
    row = read(tmp_path / "uit.gpkg").rows[0]
    assert [row[f"{prefix}_klasse"] for prefix in THEMES] == ["onbekend"] * 4
    assert all(row[f"{prefix}_reden"].endswith(".") for prefix in THEMES)
    assert (row["conflict_klasse"], row["conflict_profiel"]) == ("onbekend", "0-0-0-4")
    assert len([warning for warning in result.log.warnings if "onbekend" in warning]) >= 4
    assert row["n2000_overlap_ha"] is None


def test_a_theme_that_is_left_out_counts_as_unknown(tmp_path):
    sites = layer([square(0, 0)], "nr:int", [(1,)])
    row = done(tmp_path / "uit.gpkg", TERRAINS=layer([square(0, 0)]), NATURA2000=sites).rows[0]
    assert (row["conflict_klasse"], row["conflict_profiel"], row["conflict_volledig"]) == ("hoog", "1-0-0-3", 0)
    assert row["conflict_regels"] == load().describe()


def test_a_field_that_the_user_named_and_that_is_not_there_is_refused(tmp_path):
    terrains, sites = layer([square(0, 0)], "sleutel:string", [("a",)]), layer([square(0, 0)], "nr:int", [(1,)])
    plans = layer([square(0, 0)], PLAN_FIELDS, [("p", "Plan", 10, "1A")])
    for options in (
        {"CATEGORY": "bestaatniet"},
        {"SITE_ID": "bestaatniet", "NATURA2000": sites},
        {"PLAN_STATUS": "bestaatniet", "PLANS": [plans]},
        {"REGION": "bestaatniet"},
    ):
        result = screen(tmp_path / "uit.gpkg", TERRAINS=terrains, **options)
        assert (result.ok, "bestaatniet" in result.problem) == (False, True)
    assert list(tmp_path.iterdir()) == []


def test_wrong_choices_are_refused_before_any_work(tmp_path):
    terrains, stress = layer([square(0, 0)]), layer([square(0, 0)], "klasse:string", [("hoog",)])
    for options, word in (
        ({"WEIGHTS": "natuur:1"}, "natuur"),
        ({"STRESS": [stress], "STRESS_FIELD": "klasse"}, "klasse"),
        ({"CUSTOM_LAYERS": [layer([square(0, 0)], name="Grond 1"), layer([], name="grond1")]}, "grond1"),
        ({"CUSTOM_LAYERS": [layer([square(0, 0)], name="water")]}, "water"),
    ):
        result = screen(tmp_path / "uit.gpkg", TERRAINS=terrains, **options)
        assert (result.ok, word in result.problem) == (False, True)


# ---- more than the four themes


def test_other_layers_are_themes_by_their_name(tmp_path):
    land = layer([square(0, 0, 50)], "naam:string", [("Akker",)], name="2e Landbouwgrond (goed)")
    row = done(tmp_path / "uit.gpkg", TERRAINS=layer([square(0, 0)]), CUSTOM_LAYERS=[land]).rows[0]
    # A quarter of the terrain: 10 % or more is hoog.
    assert (row["elandbouwgrondgo_overlap_ha"], row["elandbouwgrondgo_klasse"]) == (pytest.approx(0.25), "hoog")
    assert row["conflict_themas"] == "elandbouwgrondgo"


def test_themes_that_the_terrains_carry_count_too_and_are_kept(tmp_path):
    fields = "nnn_klasse:string,nnn_score:double,water_klasse:string,water_score:double"
    terrains = layer([square(0, 0)], fields, [("midden", 50.0, "hoog", 90.0)])
    row = done(tmp_path / "uit.gpkg", TERRAINS=terrains).rows[0]
    # The old judgement of water is replaced: no stress layer was given.
    assert (row["nnn_klasse"], row["water_klasse"], row["conflict_klasse"]) == ("midden", "onbekend", "midden")
    assert (row["conflict_score"], row["conflict_profiel"]) == (50, "0-1-0-4")


def test_homes_are_the_sensitive_objects_when_none_are_named(tmp_path):
    terrains = layer([square(0, 0)], "milieucategorie:string", [("3.2",)])
    home, school = (layer([f"POINT({200_000 + x} 480050)"], kind="Point") for x in (130, 160))
    by_default = done(tmp_path / "een.gpkg", TERRAINS=terrains, DWELLINGS=home).rows[0]
    named = done(tmp_path / "twee.gpkg", TERRAINS=terrains, DWELLINGS=home, SENSITIVE=[school]).rows[0]
    # The terrain ends at x = 100 m.
    assert (by_default["mc_afstand_m"], named["mc_afstand_m"]) == (pytest.approx(30), pytest.approx(60))


# ---- outputs


def test_zones_carry_their_theme_and_add_up_to_the_overlap(tmp_path):
    found = done(
        tmp_path / "uit.gpkg",
        TERRAINS=layer([square(0, 0), square(500, 0)], "terrein_id:string", [("a",), ("b",)]),
        NATURA2000=layer([square(50, 0)], "nr:int,naamN2K:string", [(7, "Bos")]),
        PLANS=[layer([square(450, 0)], PLAN_FIELDS, [("p", "Wijk", 10, "1A")])],
        CUSTOM_LAYERS=[layer([square(0, 0, 20)], name="akker")],
        ZONES=str(tmp_path / "zones.gpkg"),
    )
    zones = read(tmp_path / "zones.gpkg")
    rows = [(row["thema"], row["terrein_id"], row["object_id"], row["object_naam"]) for row in zones.rows]
    assert rows == [
        ("natura2000", "a", "7", "Bos"),
        ("woningbouw", "b", "p", "Wijk"),
        ("akker", "a", None, None),
    ]
    assert zones.column("overlap_ha") == pytest.approx([0.5, 0.5, 0.04])
    assert [found.rows[0]["n2000_overlap_ha"], found.rows[1]["woon_overlap_ha"]] == pytest.approx([0.5, 0.5])


def test_the_summary_counts_terrains_per_region(tmp_path):
    terrains = layer([square(0, 0), square(500, 0), square(900, 0)], "streek:string", [("B",), ("A",), ("B",)])
    sites = layer([square(50, 0)], "nr:int", [(1,)])
    target = tmp_path / "samen.gpkg"
    done(tmp_path / "uit.gpkg", TERRAINS=terrains, NATURA2000=sites, REGION="streek", SUMMARY=str(target))
    found = read(target)
    assert found.column("regio") == ["A", "B", "totaal"]
    assert found.column("terreinen") == [1, 2, 3]
    assert found.column("oppervlakte_ha") == pytest.approx([1, 2, 3])
    assert found.column("n2000_terreinen_hoog") == [0, 1, 1]
    assert found.column("n2000_terreinen_midden") == [1, 1, 2]
    assert found.column("conflict_terreinen_hoog") == [0, 1, 1]
    assert found.column("n2000_overlap_ha") == pytest.approx([0, 0.5, 0.5])
    assert found.column("woon_overlap_ha") == [None] * 3


def test_the_summary_without_a_region_is_one_row_and_the_total(tmp_path):
    target = tmp_path / "samen.gpkg"
    done(tmp_path / "uit.gpkg", TERRAINS=layer([square(0, 0)]), SUMMARY=str(target))
    assert read(target).column("regio") == [None, "totaal"]


def test_contours_and_room_come_from_the_category_theme(tmp_path):
    done(
        tmp_path / "uit.gpkg",
        TERRAINS=layer([square(0, 0)], "milieucategorie:string", [("3.2",)]),
        DWELLINGS=layer(["POINT(200130 480050)"], kind="Point"),
        CONTOURS=str(tmp_path / "contouren.gpkg"),
        ROOM=str(tmp_path / "ruimte.gpkg"),
    )
    assert read(tmp_path / "contouren.gpkg").rows
    assert read(tmp_path / "ruimte.gpkg").rows


# ---- reading once


def test_each_layer_is_read_once(tmp_path, monkeypatch):
    from werklocaties_plugin.qgis_io.reading import Reader

    plain, count = Reader.geometries, Counter()

    def counting(self, source, fields, extent):
        count[source.sourceName()] += 1
        return plain(self, source, fields, extent)

    monkeypatch.setattr(Reader, "geometries", counting)
    done(
        tmp_path / "uit.gpkg",
        TERRAINS=layer([square(0, 0)], "milieucategorie:string", [("3.2",)]),
        NATURA2000=layer([square(50, 0)], "nr:int", [(1,)], name="n2000"),
        PLANS=[layer([square(450, 0)], PLAN_FIELDS, [("p", "Wijk", 10, "1A")], name="plannen")],
        DWELLINGS=layer(["POINT(200130 480050)"], kind="Point", name="woningen"),
        STRESS=[layer([square(50, 0)], name="stress")],
        ZONES=str(tmp_path / "zones.gpkg"),
    )
    assert set(count.values()) == {1}
    assert set(count) >= {"n2000", "plannen", "stress"}


def test_a_selection_and_the_whole_layer_are_two_sources(tmp_path):
    sites = layer([square(0, 0), square(90, 0)], "nr:int", [(1,), (2,)], name="n2000")
    QgsProject.instance().addMapLayer(sites)
    try:
        sites.selectByExpression("nr = 2")
        chosen = QgsProcessingFeatureSourceDefinition(sites.id(), True)
        row = done(tmp_path / "uit.gpkg", TERRAINS=layer([square(0, 0)]), NATURA2000=chosen).rows[0]
    finally:
        QgsProject.instance().removeAllMapLayers()
    assert (row["n2000_aantal"], row["n2000_overlap_ha"]) == (1, pytest.approx(0.1))


def test_reading_once_gives_exactly_what_reading_gives(tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingUtils, QgsRectangle

    from werklocaties_plugin.qgis_io.read_once import ReadOnce
    from werklocaties_plugin.qgis_io.reading import Reader

    made = layer(
        [square(100 * number, 0, 50) for number in range(20)] + [None],
        "plan_id:string,naam:string,ander:int",
        [(f"p{number}", None, number) for number in range(21)],
    )
    context = QgsProcessingContext()
    source = QgsProcessingUtils.variantToSource(made, context)
    crs = QgsCoordinateReferenceSystem("EPSG:28992")
    once = ReadOnce(crs, context.transformContext(), Log(), [])
    plain = Reader(crs, context.transformContext(), Log())
    once.around = QgsRectangle(200_000, 479_000, 201_500, 481_000)
    for fields, extent in (
        (["plan_id"], QgsRectangle(200_000, 480_000, 200_260, 480_010)),
        (["naam", None], QgsRectangle(200_340, 480_000, 200_720, 480_010)),
        (["ander"], QgsRectangle(200_000, 480_000, 200_260, 480_010)),
        (["ander", "naam"], None),
    ):
        for name in ("polygons", "areas_and_points", "geometries"):
            one, other = (getattr(reader, name)(source, fields, extent) for reader in (once, plain))
            assert one.table.replace({NULL: None}).equals(other.table.replace({NULL: None}))
            assert [str(each) for each in one.geometry] == [str(each) for each in other.geometry]
            assert one.is_empty == other.is_empty


def test_the_dialog_shows_layers_first_and_folds_fields_and_thresholds():
    from qgis.core import Qgis, QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("werklocaties:conflictscreening")
    advanced = Qgis.ProcessingParameterFlag.Advanced
    shown = [each.name() for each in algorithm.parameterDefinitions() if not each.flags() & advanced]
    assert shown[:10] == [
        "TERRAINS",
        "NATURA2000",
        "PLANS",
        "DWELLINGS",
        "SENSITIVE",
        "MIXED_AREA",
        "STRESS",
        "STRESS_RASTER",
        "CUSTOM_LAYERS",
        "METHOD",
    ]
    assert shown[10:] == ["WEIGHTS", "OUTPUT", "PAIRS", "ZONES", "CONTOURS", "ROOM", "SUMMARY"]


@pytest.mark.parametrize("check", [True, False], ids=["toolbox", "model step"])
def test_a_broken_file_is_no_layer(tmp_path, check):
    (tmp_path / "kapot.gpkg").write_bytes(b"niets")
    parameters = {"TERRAINS": layer([square(0, 0)]), "PLANS": [str(tmp_path / "kapot.gpkg")]}
    result = run("conflictscreening", {**parameters, "OUTPUT": str(tmp_path / "uit.gpkg")}, check=check)
    assert (result.ok, "PLANS" in result.problem or "kapot" in result.problem) == (False, True)
    assert not (tmp_path / "uit.gpkg").exists()
