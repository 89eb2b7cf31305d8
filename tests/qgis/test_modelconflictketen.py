"""The chain as a model: it is up to date, valid, speaks the user's language, and equals the screening."""

from __future__ import annotations

import pytest
from layers import read, run
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm

from werklocaties_plugin.paths import resource

DEMO = resource("demo/demoprovincie.gpkg")


def demo(name: str) -> str:
    return f"{DEMO}|layername={name}"


def algorithm(name):
    return QgsApplication.processingRegistry().algorithmById(f"werklocaties:{name}")


def test_the_model_is_valid_and_a_copy_of_it_is_the_same_model():
    model = algorithm("modelconflictketen").create()
    assert isinstance(model, QgsProcessingModelAlgorithm)
    assert model.validate() == (True, [])
    assert (model.name(), model.displayName()) == ("modelconflictketen", "Conflict chain (model)")
    assert "<p>" in model.shortHelpString()


def test_every_parameter_of_a_step_comes_from_an_input_or_keeps_its_default():
    model = algorithm("modelconflictketen").create()
    inputs = {each.name() for each in model.parameterDefinitions()}
    own = {"BORDER", "FROM_YEAR", "TO_YEAR", "IGNORE_ON_TERRAIN", "OBJECT_OFFSET", "MIN_COVERAGE", "PREFIX"}
    renamed = {"MAX_DISTANCE": "N2000_MAX_DISTANCE", "RADIUS": "HOUSING_RADIUS"}
    steps = model.childAlgorithms()
    assert sorted(steps) == sorted(
        ["conflictnatura2000", "conflicthousing", "conflictcategory", "conflictwaterstress", "conflictscore"]
    )
    for name, child in steps.items():
        wanted = {each.name() for each in algorithm(name).parameterDefinitions() if not each.isDestination()} - own
        assert set(child.parameterSources()) == wanted, name
        for parameter, sources in child.parameterSources().items():
            given = {source.parameterName() for source in sources if source.parameterName()}
            assert given <= inputs, (name, parameter)
            assert given <= {renamed.get(parameter, parameter)}, (name, parameter)


def test_inputs_have_the_titles_and_helps_of_the_screening():
    screening = algorithm("conflictscreening")
    model = algorithm("modelconflictketen").create()
    for definition in model.parameterDefinitions():
        same = screening.parameterDefinition(definition.name())
        if not definition.isDestination():
            assert (definition.description(), definition.help()) == (same.description(), same.help())


@pytest.mark.parametrize("target", ["uit.gpkg"])
def test_equals_the_screening_in_every_field(tmp_path, target):
    parameters = {
        "TERRAINS": demo("terreinen"),
        "NATURA2000": demo("natura2000"),
        "PLANS": [demo("woningbouwplannen"), demo("woningbouwplannen_punt")],
        "DWELLINGS": demo("woningen"),
        "SENSITIVE": [demo("woningen")],
        "MIXED_AREA": demo("gemengd_gebied"),
        "STRESS": [demo("watertekort")],
        "STRESS_FIELD": "klasse",
        "STRESS_CLASSES": "weinig;matig;ernstig",
        "WEIGHTS": "water:0,5",
        "METHOD": "gewogen",
        "HOUSING_RADIUS": 1500,
    }
    model = run("modelconflictketen", {**parameters, "OUTPUT": str(tmp_path / target)})
    assert model.ok, model.problem
    screening = run("conflictscreening", {**parameters, "OUTPUT": str(tmp_path / "screening.gpkg")})
    assert screening.ok, screening.problem
    found, expected = read(tmp_path / target), read(tmp_path / "screening.gpkg")
    assert found.fields == expected.fields
    assert len(found.rows) == len(expected.rows) > 100
    for left, right in zip(found.rows, expected.rows, strict=True):
        assert left == {
            name: pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value
            for name, value in right.items()
        }
