"""The plugin registers and unregisters, and says what is missing instead of failing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest
from layers import Log, layer, read, run, saved, square
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop

from werklocaties_plugin import classFactory, dependencies, i18n, paths
from werklocaties_plugin.algorithms.styler import Styler

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


def test_starting_brings_no_package_along_that_may_be_missing_or_slow():
    """A QGIS without pandas shows the plugin, and one with it starts as fast. numpy and Shapely come with qgis.core."""
    unwanted = ["pandas", "matplotlib", "jinja2", "werklocaties_plugin.core.measuring.geometry"]
    code = (
        "import sys, werklocaties_plugin.plugin, werklocaties_plugin.gui.desktop; "
        f"print([name for name in {unwanted} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=paths.PACKAGE.parent
    )
    assert done.stdout.strip() == "[]", done.stderr


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


@pytest.mark.parametrize(
    ("given", "locale", "expected"),
    [("nl", "en_GB", "nl"), ("en", "nl_NL", "en"), ("", "nl_NL", "nl"), ("C", "nl_BE", "nl"), ("nl_NL", None, "nl")],
)
def test_the_language_is_that_of_the_windows(given, locale, expected, monkeypatch):
    """`qgis --lang nl` loads the translation, but leaves the locale as it was."""
    monkeypatch.setattr(QgsApplication, "translation", lambda _: given)
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: locale))
    assert i18n.language() == expected


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


def parameters(**changed):
    return {
        "TERRAINS": layer([square(0, 0)]),
        "NATURA2000": layer([square(50, 0)], "nr:int", [(1,)]),
        "OUTPUT": "TEMPORARY_OUTPUT",
        **changed,
    }


@pytest.fixture
def project():
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.mark.parametrize("where", ["memory", "file", "added to a file", "link"])
def test_the_output_is_styled_and_grouped_when_it_is_loaded(qgis_processing, project, tmp_path, where, monkeypatch):
    from processing.gui import Postprocessing
    from qgis import processing

    # There is no window here, and QGIS 3.44 takes no stand-in for its tree of layers.
    monkeypatch.setattr(Postprocessing, "iface", None)
    path = tmp_path / "archief.gpkg"
    saved(layer([square(0, 0)]), path, "bewaard")
    (tmp_path / "link.gpkg").symlink_to(tmp_path / "echt.gpkg")
    output = {
        "memory": "TEMPORARY_OUTPUT",
        "file": str(tmp_path / "uit.gpkg"),
        "added to a file": f"ogr:dbname='{path}' table=\"nieuw\" (geom)",
        "link": str(tmp_path / "link.gpkg"),
    }[where]
    context = QgsProcessingContext()
    context.setProject(project)
    given = parameters(OUTPUT=output, PAIRS="TEMPORARY_OUTPUT")
    results = processing.runAndLoadResults("werklocaties:conflictnatura2000", given, context=context)
    assert Styler.waiting == []
    loaded = {each.name(): each for each in project.mapLayers().values()}
    terrains, pairs = loaded["Terrains with conflicts"], loaded["Pairs of terrain and object"]
    assert results["PAIRS"] == pairs.id()
    assert terrains.renderer().classAttribute() == "n2000_klasse"
    assert len(terrains.renderer().categories()) == 5
    assert terrains.attributeDisplayName(terrains.fields().lookupField("n2000_afstand_m")) == "Natura 2000: afstand (m)"
    group = project.layerTreeRoot().findGroup("Werklocaties")
    assert {node.layerId() for node in group.findLayers()} == {terrains.id(), pairs.id()}


class InTheBackground:
    """An algorithm as a task of the desktop, in a thread of its own."""

    def __init__(self, given, log, project):
        self.context = QgsProcessingContext()
        self.context.setProject(project)
        self.algorithm = REGISTRY().createAlgorithmById("werklocaties:conflictnatura2000")
        self.task = QgsProcessingAlgRunnerTask(self.algorithm, given, self.context, log)
        self.ended = None
        loop = QEventLoop()
        self.task.executed.connect(lambda ok, results: (setattr(self, "ended", (ok, results)), loop.quit()))
        QgsApplication.taskManager().addTask(self.task)
        if self.ended is None:
            loop.exec()


def test_a_background_task_gives_its_layer_to_the_project(qgis_processing, project, tmp_path):
    log = Log()
    output = QgsProcessingOutputLayerDefinition(str(tmp_path / "uit.gpkg"), project)
    ran = InTheBackground(parameters(OUTPUT=output), log, project)
    ok, results = ran.ended
    assert (ok, results["TERRAIN_COUNT"]) == (True, 1)
    assert results["OUTPUT"] == str(tmp_path / "uit.gpkg")
    details = ran.context.layersToLoadOnCompletion()[results["OUTPUT"]]
    loaded = QgsVectorLayer(results["OUTPUT"], "geladen", "ogr")
    details.postProcessor().postProcessLayer(loaded, ran.context, log)
    assert (details.groupName, loaded.renderer().classAttribute()) == ("Werklocaties", "n2000_klasse")
    assert Styler.waiting == []


def test_a_cancelled_background_task_leaves_nothing(project, tmp_path):
    log = Log()
    log.cancel()
    ran = InTheBackground(parameters(OUTPUT=str(tmp_path / "uit.gpkg")), log, project)
    assert ran.ended[1].get("OUTPUT") is None
    assert list(tmp_path.iterdir()) == []


def chain(choices):
    """A model: natura2000, then the score over what it gives."""
    model = QgsProcessingModelAlgorithm("keten", "proef")
    for name in ("TERRAINS", "NATURA2000"):
        definition = QgsProcessingParameterFeatureSource(name, name, [Qgis.ProcessingSourceType.VectorPolygon])
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    theme = QgsProcessingModelChildAlgorithm("werklocaties:conflictnatura2000")
    theme.setChildId("thema")
    from_input = QgsProcessingModelChildParameterSource.fromModelParameter
    for name in ("TERRAINS", "NATURA2000"):
        theme.addParameterSources(name, [from_input(name)])
    theme.addParameterSources(
        "SITE_ID", [QgsProcessingModelChildParameterSource.fromStaticValue(choices.get("SITE_ID"))]
    )
    model.addChildAlgorithm(theme)
    score = QgsProcessingModelChildAlgorithm("werklocaties:conflictscore")
    score.setChildId("score")
    score.addParameterSources("TERRAINS", [QgsProcessingModelChildParameterSource.fromChildOutput("thema", "OUTPUT")])
    last = QgsProcessingModelOutput("uit")
    last.setChildId("score")
    last.setChildOutputName("OUTPUT")
    score.setModelOutputs({"uit": last})
    model.addChildAlgorithm(score)
    return model


def run_chain(choices, out, project):
    """A context of its own: QGIS keeps in it which steps have been done."""
    given = {name: made for name, made in parameters().items() if name != "OUTPUT"}
    given["score:uit"] = str(out)
    context, log = QgsProcessingContext(), Log()
    context.setProject(project)
    results, ok = chain(choices).run(given, context, log)
    return results, ok, " ".join(log.errors)


def test_the_steps_of_a_model_hand_on_their_layers(project, tmp_path):
    results, ok, problem = run_chain({}, tmp_path / "uit.gpkg", project)
    assert ok, problem
    assert str(tmp_path / "uit.gpkg") in results.values()
    assert read(tmp_path / "uit.gpkg").column("conflict_klasse") == ["hoog"]


def test_a_wrong_step_stops_the_model(project, tmp_path):
    _, ok, problem = run_chain({"SITE_ID": "bestaatniet"}, tmp_path / "uit.gpkg", project)
    assert (ok, "bestaatniet" in problem) == (False, True)
    assert list(tmp_path.iterdir()) == []


def test_loading_and_unloading_leaves_no_translator(monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "nl_NL"))
    for _ in range(2):
        dutch = classFactory(None)
        assert i18n.tr("Terrains") == "Terreinen"
        dutch.unload()
        dutch.unload()
        assert i18n.tr("Terrains") == "Terrains"


def test_the_start_of_qgis_waits_for_no_heavy_package():
    code = (
        "import sys, qgis.gui; from qgis.core import QgsApplication; application = QgsApplication([], True);"
        "application.initQgis(); before = set(sys.modules); from werklocaties_plugin import classFactory;"
        "import werklocaties_plugin.gui.desktop; plugin = classFactory(None); plugin.initGui();"
        "print('loaded:', *sorted({'pandas', 'shapely', 'matplotlib', 'jinja2'} & set(sys.modules) - before));"
        "plugin.unload(); application.exitQgis()"
    )
    path = f"import sys; sys.path[:0] = {[each for each in sys.path if each]!r};"
    said = subprocess.run([sys.executable, "-c", path + code], capture_output=True, text=True, check=False)
    assert "loaded:\n" in said.stdout, said.stdout + said.stderr
