"""Robustness as an algorithm: on what a screening wrote, with the profile of it, and with the faults users make."""

from __future__ import annotations

import json

import pytest
from layers import Log, layer, read, run, saved, square

from werklocaties_plugin.core.judging.robustness import FIELDS
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.paths import resource

FIGURES = "n2000_overlap_ha:double,n2000_overlap_pct:double,N2000_afstand_m:double,n2000_grens:int,"
JUDGED = "terrein_id:string,n2000_klasse:string,n2000_score:double"
#: Exactly on the threshold of 1 ha, well above it, and without a judgement.
ROWS = [(1.0, 0.5, 0, 0, "a", "hoog", 67.7), (5.0, 50, 0, 0, "b", "hoog", 83), (None,) * 4 + ("c", "onbekend", None)]


def terrains(rows=ROWS, fields=FIGURES + JUDGED):
    return layer([square(200 * number, 0) for number in range(len(rows))], fields, rows, name="terreinen")


def robustness(made, out, **options):
    return run("conflictrobustness", {"TERRAINS": made, "OUTPUT": str(out), "DRAWS": 200, **options})


def written(made, out, **options):
    result = robustness(made, out, **options)
    assert result.ok, result.problem
    return read(out)


def test_firm_unsure_and_unknown_terrains(tmp_path):
    result = robustness(terrains(), tmp_path / "uit.gpkg")
    found = read(tmp_path / "uit.gpkg")
    assert found.fields[-len(FIELDS) :] == list(FIELDS)
    assert found.column("robuust_klasse") == ["hoog", "hoog", "onbekend"]
    on_threshold, firm, unknown = found.column("robuust_pct")
    assert (30 < on_threshold < 70, firm, unknown) == (True, 100, None)
    assert found.column("klasse_anders") == ["midden", None, None]
    assert (found.column("rang_min")[1:], found.column("rang_max")[1:]) == ([1, None], [1, None])
    numbers = ("TERRAIN_COUNT", "FIRM_COUNT", "UNSURE_COUNT", "UNKNOWN_COUNT")
    assert [result.results[name] for name in numbers] == [3, 1, 1, 1]


def test_what_a_screening_wrote_is_judged_anew_without_a_warning(tmp_path):
    plans = layer(
        [square(90, 0), square(800, 0)],
        "plan_id:string,plannaam:string,status_planologisch:string,woningen_netto:int",
        [("P1", "Het Hof", "1A", 100), ("P2", "De Hoek", "4A", 3_300)],
    )
    place = layer(
        [square(0, 0), square(300, 0, 400)], "terrein_id:string,milieucategorie:string", [("a", "3"), ("b", "4")]
    )
    given = {
        "TERRAINS": place,
        "NATURA2000": layer([square(99, 0, 300)], "nr:int", [(1,)]),
        "PLANS": [plans],
        "DWELLINGS": layer([square(1_000, 0, 10)]),
        "STRESS": [layer([square(0, 0, 350)])],
    }
    screened = run("conflictscreening", {**given, "OUTPUT": str(tmp_path / "screening.gpkg")})
    assert screened.ok, screened.problem
    result = robustness(str(tmp_path / "screening.gpkg"), tmp_path / "uit.gpkg")
    assert result.ok, result.problem
    assert result.log.warnings == []
    assert any("natura2000, woningbouw, milieucategorie, water" in each for each in result.log.messages)
    assert read(tmp_path / "uit.gpkg").column("robuust_klasse") == read(tmp_path / "uit.gpkg").column("conflict_klasse")


def test_the_same_seed_gives_the_same_file_and_another_does_not(tmp_path):
    one, two, other = (
        written(terrains(), tmp_path / f"{number}.gpkg", SEED=seed).column("robuust_pct")
        for number, seed in enumerate((4, 4, 5))
    )
    assert one == two != other


def test_running_on_its_own_output_gives_the_same(tmp_path):
    first = written(terrains(), tmp_path / "een.gpkg")
    second = written(str(tmp_path / "een.gpkg"), tmp_path / "twee.gpkg")
    assert (second.fields, second.rows) == (first.fields, first.rows)


def test_nothing_drawn_is_100_percent(tmp_path):
    found = written(terrains(), tmp_path / "uit.gpkg", WEIGHT_RANGE=0, RULE_RANGE=0)
    assert found.column("robuust_pct") == [100, 100, None]


def test_another_rules_profile_than_that_of_the_screening_is_refused_unless_no_threshold_is_drawn(tmp_path):
    fields = f"{FIGURES}{JUDGED},conflict_regels:string"
    made = terrains([(*ROWS[0], "eigen 2.0 (0123456789ab)")], fields)
    result = robustness(made, tmp_path / "uit.gpkg")
    assert (result.ok, "eigen 2.0 (0123456789ab)" in result.problem) == (False, True)
    assert list(tmp_path.iterdir()) == []
    assert robustness(made, tmp_path / "uit.gpkg", RULE_RANGE=0).ok
    assert robustness(terrains([(*ROWS[0], load().describe())], fields), tmp_path / "uit.gpkg").ok


def test_the_thresholds_of_a_profile_of_ones_own_are_drawn(tmp_path):
    profile = json.loads(resource("rules/standaard.json").read_text(encoding="utf-8"))
    profile["themes"]["natura2000"]["high_overlap_ha"]["value"] = 5.0
    path = tmp_path / "regels.json"
    path.write_text(json.dumps(profile), encoding="utf-8")
    made = terrains([(5.0, 0.5, 0, 0, "b", "hoog", 67)])
    assert written(made, tmp_path / "eigen.gpkg", RULES=str(path)).column("robuust_pct")[0] < 70
    assert written(made, tmp_path / "ingebouwd.gpkg").column("robuust_pct") == [100]


def test_classes_that_do_not_follow_and_themes_without_indicators_are_said(tmp_path):
    fields = f"{FIGURES}{JUDGED},nnn_klasse:string,nnn_score:double"
    result = robustness(terrains([(5.0, 50, 0, 0, "b", "laag", 20, "geen", 0)], fields), tmp_path / "uit.gpkg")
    warnings = " ".join(result.log.warnings)
    assert "natura2000: 1 terrain(s)" in warnings
    assert "every draw: nnn." in warnings
    assert read(tmp_path / "uit.gpkg").column("robuust_pct") == [100]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"WEIGHTS": "natuur:1"}, "natuur"),
        ({"DRAWS": 0}, "Number of draws"),
        ({"RULE_RANGE": 100}, "thresholds"),
        ({"WEIGHT_RANGE": -1}, "weights"),
    ],
)
def test_wrong_choices_are_refused(tmp_path, options, word):
    for check in (True, False):
        given = {"TERRAINS": terrains(), "OUTPUT": str(tmp_path / "uit.gpkg"), **options}
        result = run("conflictrobustness", given, check=check)
        assert (result.ok, word in result.problem) == (False, True), result.problem
    assert list(tmp_path.iterdir()) == []


def test_a_layer_without_themes_or_with_a_figure_that_is_no_number_is_refused(tmp_path):
    result = robustness(layer([square(0, 0)], "naam:string", [("x",)]), tmp_path / "uit.gpkg")
    assert (result.ok, "naam" in result.problem) == (False, True)
    text = FIGURES.replace("n2000_overlap_ha:double", "n2000_overlap_ha:string") + JUDGED
    result = robustness(terrains([("veel", *ROWS[1][1:])], text), tmp_path / "uit.gpkg")
    assert (result.ok, "veel" in result.problem) == (False, True)


def test_the_map_colours_by_class_and_hatches_what_is_not_firm(tmp_path):
    found = written(terrains(), tmp_path / "uit.gpkg")
    rules = found.layer.renderer().rootRule().children()
    assert [rule.label() for rule in rules[:5]] == ["Hoog", "Midden", "Laag", "Geen", "Onbekend"]
    shown = {
        feature["terrein_id"]: [
            rule.label().partition(":")[0] for rule in rules[5:] if fits(rule, found.layer, feature)
        ]
        for feature in found.layer.getFeatures()
    }
    assert shown == {"a": ["Onzeker"], "b": [], "c": []}


def fits(rule, made, feature):
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(feature)
    return rule.filter() is None or bool(rule.filter().evaluate(context))


def test_a_table_and_an_empty_layer(tmp_path):
    table = saved(layer([None], FIGURES + JUDGED, ROWS[1:2], kind="NoGeometry"), tmp_path / "in.gpkg")
    assert written(table, tmp_path / "uit.gpkg").column("robuust_pct") == [100]
    assert written(terrains([]), tmp_path / "leeg.gpkg").rows == []


def test_a_cancel_leaves_nothing(tmp_path):
    log = Log(cancel_at=10)
    given = {"TERRAINS": terrains(), "OUTPUT": str(tmp_path / "uit.gpkg"), "DRAWS": 2_000}
    result = run("conflictrobustness", given, log=log)
    assert (result.results, list(tmp_path.iterdir())) == ({}, [])
