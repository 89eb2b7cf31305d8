"""The expression functions as a user writes them: by hand, with NULL, with nonsense, and gone when the plugin goes."""

from __future__ import annotations

import pytest
from layers import layer, plain, run, square
from qgis.core import NULL, QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

from werklocaties_plugin import classFactory
from werklocaties_plugin.core.milieucategorie import SUBCATEGORIES
from werklocaties_plugin.paths import resource

NAMES = ("wl_richtafstand", "wl_milieucategorie_orde", "wl_conflictklasse")


def value(text):
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    found = expression.evaluate()
    assert not expression.hasEvalError(), expression.evalErrorString()
    return plain(found)


def problem(text):
    expression = QgsExpression(text)
    assert plain(expression.evaluate()) is None
    return expression.evalErrorString()


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("wl_richtafstand('4.1', 'rustig')", 200),
        ("wl_richtafstand('4.1', 'gemengd')", 100),
        ("wl_richtafstand('1', 'gemengd')", 0),
        ("wl_richtafstand('4,2')", 300),
        ("wl_richtafstand(3.2, 'RUSTIG')", 100),
        ("wl_richtafstand(6, 'rustig')", 1500),
        ("wl_richtafstand('5', 'rustig')", 500),
        ("wl_richtafstand('5', 'rustig', 'streng')", 1000),
        ("wl_richtafstand(category:='3', end:='streng')", 100),
        ("wl_richtafstand(NULL, 'rustig')", None),
        ("wl_richtafstand('4.3', 'rustig')", None),
        ("wl_richtafstand('', 'rustig')", None),
        ("wl_richtafstand('4.1', NULL)", 200),
        ("wl_milieucategorie_orde('1')", 1),
        ("wl_milieucategorie_orde('6')", 10),
        ("wl_milieucategorie_orde('4')", 5),
        ("wl_milieucategorie_orde('4', 'streng')", 6),
        ("wl_milieucategorie_orde('>6')", None),
        ("wl_milieucategorie_orde(NULL)", None),
        ("wl_milieucategorie_orde('3.2') < wl_milieucategorie_orde('4.1')", 1),
        ("wl_conflictklasse(0)", "geen"),
        ("wl_conflictklasse(0.33)", "laag"),
        ("wl_conflictklasse(33)", "laag"),
        ("wl_conflictklasse(33.01)", "midden"),
        ("wl_conflictklasse(66)", "midden"),
        ("wl_conflictklasse('66,5')", "hoog"),
        ("wl_conflictklasse(100)", "hoog"),
        ("wl_conflictklasse(NULL)", "onbekend"),
    ],
)
def test_values_by_hand(call, expected):
    assert value(call) == expected


def test_every_subcategory_has_a_distance_that_rises_and_a_place():
    distances = [value(f"wl_richtafstand('{each}')") for each in SUBCATEGORIES]
    assert distances == [10, 30, 50, 100, 200, 300, 500, 700, 1000, 1500]
    assert [value(f"wl_milieucategorie_orde('{each}')") for each in SUBCATEGORIES] == list(range(1, 11))


@pytest.mark.parametrize(
    ("call", "word"),
    [
        ("wl_richtafstand('4.1', 'druk')", "rustig, gemengd"),
        ("wl_richtafstand('4.1', 'rustig', 'midden')", "soepel, streng"),
        ("wl_milieucategorie_orde('4', 'x')", "soepel, streng"),
        ("wl_conflictklasse(100.1)", "100.1"),
        ("wl_conflictklasse(-1)", "-1"),
        ("wl_conflictklasse('hoog')", "'hoog'"),
    ],
)
def test_nonsense_is_an_error_that_says_what_is_asked_for(call, word):
    said = problem(call)
    assert word in said
    assert said.startswith(call.partition("(")[0])


def test_fields_of_features_are_arguments():
    made = layer([square(0, 0)], "milieucategorie:string,score:double", [("3.1", 50.0)])
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made))
    context.setFeature(next(made.getFeatures()))
    expression = QgsExpression('wl_conflictklasse("score") || wl_richtafstand("milieucategorie")')
    assert expression.prepare(context)
    assert expression.evaluate(context) == "midden50"
    assert expression.referencedColumns() == {"score", "milieucategorie"}
    assert not expression.needsGeometry()


def test_they_stand_in_their_group_with_a_help_text_in_both_languages(monkeypatch):
    by_name = {each.name(): each for each in QgsExpression.Functions()}
    for name in NAMES:
        assert by_name[name].group() == "Werklocaties"
        assert f"<h3>{name}(" in by_name[name].helpText()
        texts = [resource(f"help/{each}/{name}.html").read_text(encoding="utf-8") for each in ("nl", "en")]
        assert texts[0] != texts[1]
        for parameter in by_name[name].parameters():
            assert all(parameter.name() in text for text in texts)
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "nl_NL"))
    from werklocaties_plugin.expressions import functions

    assert "richtafstand in meters" in functions()[0].helpText()


def test_they_go_with_the_plugin_and_come_back(plugin):
    registered = plugin.functions
    plugin.unload()
    try:
        assert not any(QgsExpression.isFunctionName(name) for name in NAMES)
        again = classFactory(None)
        again.initProcessing()
        assert value("wl_conflictklasse(70)") == "hoog"
        again.unload()
        assert not any(QgsExpression.isFunctionName(name) for name in NAMES)
    finally:
        plugin.initProcessing()
    assert [each.name() for each in registered] == [each.name() for each in plugin.functions] == list(NAMES)


def test_without_shapely_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr("werklocaties_plugin.dependencies.missing", lambda: ["shapely >= 2.0"])
    assert "shapely >= 2.0" in problem("wl_conflictklasse(1)")


def test_null_is_the_null_of_qgis():
    assert QgsExpression("wl_richtafstand('x') IS NULL").evaluate() == 1
    assert QgsExpression("wl_milieucategorie_orde('x')").evaluate() == NULL


def test_the_plugin_still_runs_after_all_this(tmp_path):
    made = layer([square(0, 0)], "n2000_klasse:string,n2000_score:double", [("hoog", 80)])
    assert run("conflictscore", {"TERRAINS": made, "OUTPUT": str(tmp_path / "uit.gpkg")}).ok
