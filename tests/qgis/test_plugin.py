"""The plugin registers and unregisters, and says what is missing instead of failing."""

from __future__ import annotations

import importlib.util

import pytest
from layers import layer, run, square
from qgis.core import QgsApplication, QgsProcessingContext

from werklocaties_plugin import classFactory, dependencies, i18n

REGISTRY = QgsApplication.processingRegistry


def test_unload_leaves_nothing_and_loading_again_works(plugin):
    plugin.unload()
    assert REGISTRY().providerById("werklocaties") is None
    plugin.unload()
    again = classFactory(None)
    again.initProcessing()
    assert REGISTRY().providerById("werklocaties").algorithms()
    again.unload()
    plugin.initProcessing()
    assert REGISTRY().providerById("werklocaties") is not None


def without(monkeypatch, *modules):
    """As if these modules were not installed."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in modules else find(name))


def test_without_shapely_the_algorithms_stay_listed_and_say_what_to_do(monkeypatch, tmp_path):
    without(monkeypatch, "shapely.lib")
    algorithms = REGISTRY().providerById("werklocaties").algorithms()
    assert algorithms
    for algorithm in algorithms:
        ready, reason = algorithm.canExecute()
        assert (ready, "shapely >= 2.0" in reason) == (False, True)
    refused = run(
        "conflictnatura2000", {"TERRAINS": layer([square(0, 0)]), "OUTPUT": str(tmp_path / "uit.gpkg")}, check=False
    )
    assert not refused.ok
    assert "shapely >= 2.0" in refused.problem


@pytest.mark.parametrize(("platform", "word"), [("win32", "OSGeo4W"), ("darwin", "Python"), ("linux", "apt")])
def test_the_advice_fits_the_platform(monkeypatch, platform, word):
    monkeypatch.setattr("sys.platform", platform)
    assert word in dependencies.advice(["shapely >= 2.0"])


def test_an_unset_locale_is_english(monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: None))
    assert i18n.language() == "en"
    assert i18n.install_translator() is None


def test_dutch_and_back(monkeypatch, plugin):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "nl_NL"))
    dutch = classFactory(None)
    assert i18n.tr("Terrains") == "Terreinen"
    dutch.unload()
    assert i18n.tr("Terrains") == "Terrains"


def test_the_output_is_styled_and_grouped_when_it_is_loaded(qgis_processing):
    from qgis import processing
    from qgis.core import QgsProject

    parameters = {
        "TERRAINS": layer([square(0, 0)]),
        "NATURA2000": layer([square(50, 0)], "nr:int", [(1,)]),
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        results = processing.runAndLoadResults("werklocaties:conflictnatura2000", parameters, context=context)
        loaded = QgsProject.instance().mapLayer(results["OUTPUT"])
        assert loaded.renderer().classAttribute() == "n2000_klasse"
        assert loaded.attributeDisplayName(loaded.fields().lookupField("n2000_afstand_m")) == "Natura 2000: afstand (m)"
        group = QgsProject.instance().layerTreeRoot().findGroup("Werklocaties")
        assert [node.layerId() for node in group.findLayers()] == [loaded.id()]
    finally:
        QgsProject.instance().clear()
