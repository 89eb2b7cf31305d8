"""What models and scripts depend on stays as it is, and every algorithm is presented whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cases import CONFLICTS, EVERY, KEEPS_TERRAINS, MAIN_OUTPUT, WHOLE_FILES, everything
from layers import read, run
from qgis.core import Qgis, QgsApplication, QgsProcessingParameterFeatureSink
from qgis.PyQt.QtCore import QMetaType

from werklocaties_plugin.algorithms.base import WerklocatiesAlgorithm
from werklocaties_plugin.paths import resource
from werklocaties_plugin.qgis_io.fields import ALIASES, words

ROOT = Path(__file__).resolve().parents[2]
FROZEN = json.loads((ROOT / "tests" / "data" / "interface.json").read_text(encoding="utf-8"))
TITLES = json.loads(resource("styles/veldnamen.json").read_text(encoding="utf-8"))


def algorithms():
    return {each.name(): each for each in QgsApplication.processingRegistry().providerById("werklocaties").algorithms()}


def interface(algorithm):
    """Parameters (a trailing ? marks optional ones) and outputs by name."""
    optional = Qgis.ProcessingParameterFlag.Optional
    parameters = [each.name() + ("?" if each.flags() & optional else "") for each in algorithm.parameterDefinitions()]
    return {"parameters": parameters, "outputs": [each.name() for each in algorithm.outputDefinitions()]}


def test_ids_parameters_and_outputs_are_frozen():
    found = {name: interface(algorithm) for name, algorithm in algorithms().items()}
    assert found == {name: {key: entry[key] for key in ("parameters", "outputs")} for name, entry in FROZEN.items()}


#: Field types as they come back from a GeoPackage.
KINDS = {
    QMetaType.Type.Double: "float",
    QMetaType.Type.Int: "int",
    QMetaType.Type.LongLong: "int",
    QMetaType.Type.QString: "str",
}


def written_fields(name, folder):
    """Fields and their types of each output in order, but the attributes that terrains bring along."""
    sinks = [
        each.name()
        for each in algorithms()[name].parameterDefinitions()
        if isinstance(each, QgsProcessingParameterFeatureSink)
    ]
    given = everything(name)
    subject = given.get("TERRAINS") or given.get("INPUT")
    kept = {"fid", *(subject.fields().names() if name in KEEPS_TERRAINS else ())}
    result = run(name, {**given, **{sink: str(folder / f"{sink}.gpkg") for sink in sinks}})
    assert result.ok, result.problem
    found = {}
    for sink in sinks:
        if sink in result.results:
            fields = read(folder / f"{sink}.gpkg").layer.fields()
            found[sink] = {
                field.name(): KINDS[field.type()]
                for field in fields
                if field.name() not in (kept if sink == "OUTPUT" else {"fid"})
            }
    return found


@pytest.mark.parametrize("name", EVERY)
def test_output_fields_their_types_and_their_order_are_frozen(name, tmp_path):
    found = written_fields(name, tmp_path)
    frozen = {MAIN_OUTPUT.get(name, "OUTPUT"): FROZEN[name]["fields"], **FROZEN[name].get("tables", {})}
    assert {sink: list(fields.items()) for sink, fields in found.items()} == {
        sink: list(fields.items()) for sink, fields in frozen.items()
    }


def test_every_algorithm_is_held_to_the_shared_rules():
    """But the models: their steps are."""
    ours = {name for name, each in algorithms().items() if isinstance(each, WerklocatiesAlgorithm)}
    assert ours == {*EVERY, *WHOLE_FILES}
    assert {name for name, each in algorithms().items() if hasattr(each, "add_theme_parameters")} == set(CONFLICTS)


def test_every_algorithm_is_presented_whole():
    for name, algorithm in algorithms().items():
        assert re.fullmatch("[a-z0-9]+", name)
        assert algorithm.shortDescription(), name
        assert len(algorithm.tags()) >= 3, name
        assert Path(algorithm.svgIconPath()).is_file(), name
        assert not algorithm.icon().isNull(), name
        for language in ("nl", "en"):
            assert "<p>" in resource(f"help/{language}/{name}.html").read_text(encoding="utf-8")
        for parameter in algorithm.parameterDefinitions():
            assert parameter.help(), f"{name} {parameter.name()}"


def test_every_output_field_has_a_dutch_title():
    """But those under a prefix of the user's own."""
    for name, entry in FROZEN.items():
        ours = {field for field in entry["fields"] if not field.startswith("nnn_")}
        assert sorted(ours - set(TITLES)) == [], name


# ---- translation


MESSAGES = [
    (message.findtext("source"), message.find("translation"))
    for message in ElementTree.parse(ROOT / "i18n" / "werklocaties_nl.ts").iter("message")
]


def test_every_text_has_a_finished_dutch_translation():
    unfinished = [source for source, translation in MESSAGES if translation.get("type") or not translation.text]
    assert MESSAGES
    assert unfinished == []


def test_placeholders_are_the_same_in_both_languages():
    for source, translation in MESSAGES:
        if translation.text:
            for kept in (r"{.*?}", r"<[^>]*>", r"%\d"):
                assert sorted(re.findall(kept, source)) == sorted(re.findall(kept, translation.text)), source


def test_no_dutch_sentence_is_a_copy_of_the_english_one():
    copied = [source for source, translation in MESSAGES if source == translation.text]
    assert [source for source in copied if len(re.findall(r"[^\W\d_]{2,}", re.sub(r"{.*?}", "", source))) > 2] == []


def literals():
    """Every text that the code gives to tr()."""
    import ast

    for path in sorted((ROOT / "werklocaties_plugin").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                yield path.name, node.args[0]


def test_tr_gets_plain_texts_that_are_in_the_translation():
    import ast

    known = {source for source, _ in MESSAGES}
    for path, argument in literals():
        if path == "i18n.py":
            continue
        assert isinstance(argument, ast.Constant), f"{path}:{argument.lineno} gives tr() no plain text"
        assert argument.value in known, f"{path}:{argument.lineno} is not in i18n/werklocaties_nl.ts"


def test_every_meaning_of_a_field_is_called_by_words():
    for meaning in ALIASES:
        assert words(meaning) and "_" not in words(meaning), meaning
