"""Perspectives as an algorithm: what is read from the layers, what is said of what is missing, and the maps."""

from __future__ import annotations

import pytest
from layers import layer, read, run, square

FIELDS = (
    "terrein_id:string,naam:string,segment:string,banen:int,kade:int,terstond_ha:double,niet_terstond_ha:double,"
    "milieucategorie:string,n2000_klasse:string,n2000_score:double,n2000_reden:string,nnn_klasse:string,nnn_score:double"
)
ROWS = [
    ("a", "Alfa", "A", 100, 1, 1.0, 2.0, "3", "hoog", 90.0, "Ligt in Natura 2000.", "geen", 0.0),
    ("b", "Bravo", "C", 50, 0, 0.0, 0.0, "4", "geen", 0.0, "Ver weg.", "hoog", 80.0),
    ("c", "Chalet", None, None, None, None, None, None, "onbekend", None, "Onbekend.", "onbekend", None),
]


def terrains(rows=ROWS, fields=FIELDS):
    return layer([square(200 * number, 0) for number in range(len(rows))], fields, rows, name="terreinen")


def areas(crs="EPSG:28992"):
    west, rest = square(-10, -10, 150), square(140, -10, 210)
    return layer([west, rest], "naam:string,nr:int", [("West", 1), ("Midden", 2)], crs=crs, name="gebieden")


def perspectives(tmp_path, made=None, **options):
    given = {"AREAS": areas(), "TERRAINS": made or terrains(), "OUTPUT": str(tmp_path / "uit.gpkg")}
    return run("perspectives", {**given, **options})


def per_area(tmp_path):
    return {row["gebied"]: row for row in read(tmp_path / "uit.gpkg").rows}


def test_rows_numbers_and_places(tmp_path):
    result = perspectives(tmp_path, PER_TERRAIN=str(tmp_path / "per.gpkg"))
    assert result.ok, result.problem
    found = per_area(tmp_path)
    assert list(found) == ["Midden", "West", None]
    west = found["West"]
    assert (west["terreinen"], west["oppervlakte_ha"], west["banen"]) == (1, 1, 100)
    assert (west["spanning_natuur_namen"], west["spanning_segment_terreinen"], west["kans_kade_ha"]) == ("Alfa", 1, 3)
    assert (west["woningen_gepland"], west["kans_hmc_ha"]) == (None, None)
    assert (found[None]["terreinen"], found[None]["kans_terreinen"]) == (1, None)
    numbers = ("TERRAIN_COUNT", "AREA_COUNT", "OUTSIDE_COUNT", "TENSION_COUNT", "CHANCE_COUNT")
    # Bravo is hoog over all themes by nnn, but in no perspective; its category 4 asks for no chance.
    assert [result.results[name] for name in numbers] == [3, 2, 1, 1, 1]
    shapes = {
        feature["gebied"]: feature.geometry().area() for feature in read(tmp_path / "uit.gpkg").layer.getFeatures()
    }
    assert (shapes["West"], shapes["Midden"]) == (150 * 150, 210 * 210)
    listed = read(tmp_path / "per.gpkg")
    assert (listed.rows[0]["onderwerp"], listed.rows[0]["reden"]) == ("natura2000", "Ligt in Natura 2000.")
    assert {row["terrein_id"] for row in listed.rows} == {"a"}
    assert {feature.geometry().area() for feature in listed.layer.getFeatures()} == {10_000}


def test_a_theme_of_ones_own_takes_part_where_it_is_named(tmp_path):
    result = perspectives(tmp_path, NATURE_THEMES="natura2000;nnn")
    assert result.ok, result.problem
    assert per_area(tmp_path)["Midden"]["spanning_natuur_namen"] == "Bravo"


def test_a_lower_class_may_count_as_tension(tmp_path):
    rows = [(*ROWS[0][:8], "midden", 50.0, "", "geen", 0.0)]
    assert perspectives(tmp_path, terrains(rows)).ok
    assert per_area(tmp_path)["West"]["spanning_natuur_terreinen"] == 0
    assert perspectives(tmp_path, terrains(rows), TENSION_FROM="midden").ok
    assert per_area(tmp_path)["West"]["spanning_natuur_terreinen"] == 1


def test_plans_bring_homes_to_areas_and_to_mixing(tmp_path):
    plans = layer([square(110, 0, 20)], "plan_id:string,woningen_netto:int", [("P", 40)], name="plannen")
    result = perspectives(tmp_path, PLANS=[plans])
    assert result.ok, result.problem
    west = per_area(tmp_path)["West"]
    assert (west["woningen_gepland"], west["kans_mengen_terreinen"], west["kans_mengen_ha"]) == (40, 1, 1)
    assert not any("status" in warning for warning in result.log.warnings)
    assert perspectives(tmp_path, SUBCATEGORY_RULE="streng", PLANS=[plans]).ok
    assert per_area(tmp_path)["West"]["kans_mengen_terreinen"] == 0


def test_areas_in_another_crs_are_measured_alike(tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:28992"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    shapes = []
    for wkt in (square(-10, -10, 150), square(140, -10, 210)):
        shape = QgsGeometry.fromWkt(wkt)
        shape.transform(to_degrees)
        shapes.append(shape.asWkt())
    elsewhere = layer(shapes, "naam:string", [("West",), ("Midden",)], crs="EPSG:4326")
    assert perspectives(tmp_path, AREAS=elsewhere).ok
    assert {name: row["terreinen"] for name, row in per_area(tmp_path).items()} == {"Midden": 1, "West": 1, None: 1}
    assert read(tmp_path / "uit.gpkg").layer.crs().authid() == "EPSG:4326"


def test_what_is_missing_is_said_and_null(tmp_path):
    made = layer([square(0, 0)], "terrein_id:string", [("a",)])
    result = perspectives(tmp_path, made)
    assert result.ok, result.problem
    warnings = " ".join(result.log.warnings)
    assert "kavel_max_ha" in warnings
    assert "run one first" in warnings
    west = per_area(tmp_path)["West"]
    assert (west["spanning_natuur_terreinen"], west["kans_terreinen"], west["terreinen"]) == (None, None, 1)


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"NATURE_THEMES": "natura2000;landbouw"}, "landbouw"),
        ({"AREAS": ("nr:int", 1)}, "nr"),
        ({"AREAS": ("naam:string", None)}, "has no name"),
    ],
)
def test_wrong_choices_are_refused(tmp_path, options, word):
    if "AREAS" in options:
        fields, value = options["AREAS"]
        options = {"AREAS": layer([square(0, 0)], fields, [(value,)], name="gebieden")}
    result = perspectives(tmp_path, **options)
    assert (result.ok, word in result.problem) == (False, True), result.problem
    assert list(tmp_path.iterdir()) == []


def test_every_area_is_on_the_map_in_one_step_of_the_legend(tmp_path):
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils

    rows = [("a", "Alfa", 1, 30.0, "hoog", 80.0), ("b", "Bravo", 0, 0.0, "geen", 0.0)]
    fields = "terrein_id:string,naam:string,kade:int,uitgeefbaar_ha:double,n2000_klasse:string,n2000_score:double"
    many = layer([square(0, 0, 1_000), square(3_000, 0)], fields, rows)
    places = layer(
        [square(-10, -10, 1_500), square(2_900, -10, 500), square(9_000, 0)], "naam:string", [("A",), ("B",), ("C",)]
    )
    assert perspectives(tmp_path, many, AREAS=places).ok
    made = read(tmp_path / "uit.gpkg").layer
    rules = made.renderer().rootRule().children()
    for feature in made.getFeatures():
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
        context.setFeature(feature)
        fits = [rule.label() for rule in rules if rule.filter().evaluate(context)]
        assert len(fits) == 1, (feature["gebied"], fits)
    assert [made.labelsEnabled(), made.diagramsEnabled()] == [True, True]


def test_the_map_of_findings_has_a_mark_for_each_kind_and_perspective(tmp_path):
    assert perspectives(tmp_path, PER_TERRAIN=str(tmp_path / "per.gpkg")).ok
    made = read(tmp_path / "per.gpkg").layer
    assert [rule.label() for rule in made.renderer().rootRule().children()] == [
        "Spanning: landbouw en natuur", "Spanning: energie en economie", "Spanning: leefbare steden",
        "Kans: energie en economie", "Kans: leefbare steden",
    ]  # fmt: skip
