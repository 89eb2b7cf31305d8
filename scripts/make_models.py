#!/usr/bin/env python3
"""Draw the models of resources/models/ from the algorithms as they are.

Run it on the staged build (make stage) when a parameter of a chained algorithm is added; the files are committed:
QT_HASH_SEED=0 scripts/with_qgis.sh .venv/bin/python scripts/make_models.py (the seed keeps the order of attributes)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "resources" / "models"
#: Distances in the designer's window.
LEFT, STEP_DOWN, INPUT_RIGHT = 420, 140, 240


@dataclass(frozen=True)
class Drawing:
    """A model as it is drawn.

    Attributes:
        group: title in Dutch, and id; the plugin shows its own.
        inputs: algorithm -> its parameters that are not asked for; those of the others are, each once.
        steps: algorithms in order.
        renamed: (step, parameter) -> input, where the names differ.
        linked: (step, parameter) -> step whose OUTPUT it takes.
        required: inputs that must be given, though the algorithm can do without.
        outputs: of the last step.
    """

    name: str
    group: tuple[str, str]
    inputs: dict[str, tuple[str, ...]]
    steps: tuple[str, ...]
    linked: dict[tuple[str, str], str]
    outputs: tuple[str, ...]
    renamed: dict[tuple[str, str], str] = field(default_factory=dict)
    required: tuple[str, ...] = ()


CHAIN = ("conflictnatura2000", "conflicthousing", "conflictcategory", "conflictwaterstress", "conflictscore")
DRAWINGS = (
    Drawing(
        "modelconflictketen",
        ("Conflictanalyse", "conflicts"),
        {"conflictscreening": ("CUSTOM_LAYERS", "REGION")},
        CHAIN,
        {(after, "TERRAINS"): before for before, after in pairwise(CHAIN)},
        ("OUTPUT",),
        {("conflictnatura2000", "MAX_DISTANCE"): "N2000_MAX_DISTANCE", ("conflicthousing", "RADIUS"): "HOUSING_RADIUS"},
        ("NATURA2000",),
    ),
    Drawing(
        "modelsaldo",
        ("Vraag en aanbod", "balance"),
        {"landsupply": (), "landdemand": (), "supplydemandbalance": ("SUPPLY", "DEMAND")},
        ("landsupply", "landdemand", "supplydemandbalance"),
        {("supplydemandbalance", "SUPPLY"): "landsupply", ("supplydemandbalance", "DEMAND"): "landdemand"},
        ("OUTPUT", "TIMELINE", "PER_SCENARIO"),
    ),
)


def draw(drawing: Drawing) -> QgsProcessingModelAlgorithm:
    """The model with its inputs, steps and outputs."""
    model = QgsProcessingModelAlgorithm(drawing.name, *drawing.group)
    shown = inputs(drawing)
    for number, definition in enumerate(shown):
        if definition.name() in drawing.required:
            definition.setFlags(definition.flags() & ~Qgis.ProcessingParameterFlag.Optional)
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(INPUT_RIGHT * (number % 6), -80 * (1 + number // 6)))
        model.addModelParameter(definition, component)
    names = [each.name() for each in shown]
    model.setParameterOrder(names)
    for number, name in enumerate(drawing.steps):
        model.addChildAlgorithm(step(drawing, name, number, set(names)))
    # Only now are the inputs and outputs of all steps known to the model.
    model.updateDestinationParameters()
    return model


def inputs(drawing: Drawing) -> list[QgsProcessingParameterDefinition]:
    """Copies of the parameters that the model asks for."""
    found: dict[str, QgsProcessingParameterDefinition] = {}
    for name, left_out in drawing.inputs.items():
        for each in algorithm(name).parameterDefinitions():
            if not each.isDestination() and each.name() not in left_out:
                found.setdefault(each.name(), each.clone())
    return list(found.values())


def step(drawing: Drawing, name: str, number: int, names: set[str]) -> QgsProcessingModelChildAlgorithm:
    """One step: what is linked from the step before it, the rest from the inputs of the same name."""
    child = QgsProcessingModelChildAlgorithm(f"werklocaties:{name}")
    child.setChildId(name)
    child.setDescription(algorithm(name).displayName())
    child.setPosition(QPointF(LEFT, STEP_DOWN * (number + 1)))
    for definition in algorithm(name).parameterDefinitions():
        own = definition.name()
        wanted = drawing.renamed.get((name, own), own)
        if (name, own) in drawing.linked:
            source = QgsProcessingModelChildParameterSource.fromChildOutput(drawing.linked[name, own], "OUTPUT")
        elif wanted in names:
            source = QgsProcessingModelChildParameterSource.fromModelParameter(wanted)
        else:
            continue
        child.addParameterSources(own, [source])
    if name == drawing.steps[-1]:
        child.setModelOutputs({each: output(name, each, number) for each in drawing.outputs})
    return child


def output(child: str, name: str, number: int) -> QgsProcessingModelOutput:
    """An output of a step as one of the model; what users read is set when the model is loaded."""
    # The title becomes the parameter's name.
    made = QgsProcessingModelOutput(name, name)
    made.setChildId(child)
    made.setChildOutputName(name)
    made.setPosition(QPointF(LEFT + INPUT_RIGHT, STEP_DOWN * (number + 1)))
    return made


def algorithm(name: str) -> QgsProcessingAlgorithm:
    """One of our algorithms, by its name."""
    return QgsApplication.processingRegistry().algorithmById(f"werklocaties:{name}")


def main() -> None:
    """Start QGIS without a window, load the plugin from the staged build, and write the files."""
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.insert(0, str(ROOT / "build"))
    from werklocaties_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    MODELS.mkdir(exist_ok=True)
    for model in map(draw, DRAWINGS):
        valid, problems = model.validate()
        if not valid:
            raise SystemExit("\n".join(problems))
        path = MODELS / f"{model.name()}.model3"
        if not model.toFile(str(path)):
            raise SystemExit(f"{path} cannot be written")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    plugin.unload()
    application.exitQgis()


if __name__ == "__main__":
    main()
