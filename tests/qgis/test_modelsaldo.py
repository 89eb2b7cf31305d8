"""The model from terrains to balance equals its three algorithms one after another."""

from __future__ import annotations

from layers import read, run
from qgis.core import QgsApplication

from werklocaties_plugin.paths import resource

DEMO = resource("demo/demoprovincie.gpkg")


def demo(name):
    return f"{DEMO}|layername={name}"


def test_the_model_is_valid_and_named_in_the_users_language():
    model = QgsApplication.processingRegistry().algorithmById("werklocaties:modelsaldo").create()
    assert model.validate() == (True, [])
    titles = {each.name(): each.description() for each in model.parameterDefinitions()}
    assert (titles["HORIZON"], titles["JOBS"], titles["OUTPUT"]) == ("Horizon", "Jobs", "Balance")
    assert all(each.help() for each in model.parameterDefinitions())


def test_the_model_equals_its_steps_one_after_another(tmp_path):
    supply = {"TERRAINS": demo("terreinen"), "REGIONS": demo("regios"), "PHASE3_IS_HARD": True}
    demand = {
        "JOBS": demo("banen"), "REPLACEMENT": demo("vervangingsvraag"), "REPLACEMENT_CUMULATIVE": "ja",
        "ADDITIONAL": demo("additionele_vraag"), "ADDITIONAL_CUMULATIVE": "ja", "DOUBLE_USE": demo("dubbelgebruik"),
        "GREENING_PCT": 5,
    }  # fmt: skip
    wanted = {"HORIZON": 2030, "BY_SEGMENT": True}
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("OUTPUT", "TIMELINE", "PER_SCENARIO")}
    model = run("modelsaldo", {**supply, **demand, **wanted, **outputs})
    assert model.ok, model.problem
    first, second = str(tmp_path / "aanbod.gpkg"), str(tmp_path / "vraag.gpkg")
    assert run("landsupply", {**supply, "OUTPUT": first}).ok
    assert run("landdemand", {**demand, "OUTPUT": second}).ok
    steps = {name: str(tmp_path / f"stap_{name}.gpkg") for name in outputs}
    chain = {"SUPPLY": first, "DEMAND": second, "REGIONS": demo("regios"), **wanted, **steps}
    assert run("supplydemandbalance", chain).ok
    for name, path in outputs.items():
        found, expected = read(path), read(steps[name])
        assert (found.fields, found.rows) == (expected.fields, expected.rows), name
        assert len(found.rows) > 20, name
