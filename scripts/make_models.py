#!/usr/bin/env python3
"""Draw the models of resources/models/ from the algorithms as they are.

Run it on the staged build (make stage) when a parameter of a chained algorithm is added; the files are committed:
QT_HASH_SEED=0 scripts/with_qgis.sh .venv/bin/python scripts/make_models.py (the seed keeps the order of attributes)
"""

from __future__ import annotations

import sys
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
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "resources" / "models"
#: Steps of the chain, in order.
STEPS = ("conflictnatura2000", "conflicthousing", "conflictcategory", "conflictwaterstress", "conflictscore")
#: The chain has these parameters of the screening; each goes to every step that has one of that name.
RENAMED = {
    ("conflictnatura2000", "MAX_DISTANCE"): "N2000_MAX_DISTANCE",
    ("conflicthousing", "RADIUS"): "HOUSING_RADIUS",
}
#: What only a single run offers.
LEFT_OUT = ("CUSTOM_LAYERS", "REGION")
#: Distances in the designer's window.
LEFT, STEP_DOWN, INPUT_RIGHT = 420, 140, 240


def conflict_chain() -> QgsProcessingModelAlgorithm:
    """The four themes one after another, then the score."""
    model = QgsProcessingModelAlgorithm("modelconflictketen", "Conflictanalyse", "conflicts")
    definitions = algorithm("conflictscreening").parameterDefinitions()
    shown = [each for each in definitions if not each.isDestination() and each.name() not in LEFT_OUT]
    for number, definition in enumerate(shown):
        copy = definition.clone()
        if copy.name() == "NATURA2000":
            copy.setFlags(copy.flags() & ~Qgis.ProcessingParameterFlag.Optional)
        component = QgsProcessingModelParameter(copy.name())
        component.setPosition(QPointF(INPUT_RIGHT * (number % 6), -80 * (1 + number // 6)))
        model.addModelParameter(copy, component)
    model.setParameterOrder([each.name() for each in shown])
    names = {each.name() for each in shown}
    for number, name in enumerate(STEPS):
        model.addChildAlgorithm(step(name, number, names))
    # Only now are the inputs and outputs of all steps known to the model.
    model.updateDestinationParameters()
    return model


def step(name: str, number: int, inputs: set[str]) -> QgsProcessingModelChildAlgorithm:
    """One step: TERRAINS from the step before it, the rest from the inputs of the same name."""
    child = QgsProcessingModelChildAlgorithm(f"werklocaties:{name}")
    child.setChildId(name)
    child.setDescription(algorithm(name).displayName())
    child.setPosition(QPointF(LEFT, STEP_DOWN * (number + 1)))
    for definition in algorithm(name).parameterDefinitions():
        own = definition.name()
        if own == "TERRAINS" and number > 0:
            source = QgsProcessingModelChildParameterSource.fromChildOutput(STEPS[number - 1], "OUTPUT")
        elif RENAMED.get((name, own), own) in inputs:
            source = QgsProcessingModelChildParameterSource.fromModelParameter(RENAMED.get((name, own), own))
        else:
            continue
        child.addParameterSources(own, [source])
    if name == STEPS[-1]:
        # The title becomes the parameter's name; what users read is set when the model is loaded.
        output = QgsProcessingModelOutput("OUTPUT", "OUTPUT")
        output.setChildId(name)
        output.setChildOutputName("OUTPUT")
        output.setPosition(QPointF(LEFT + INPUT_RIGHT, STEP_DOWN * (number + 1)))
        child.setModelOutputs({"OUTPUT": output})
    return child


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
    model = conflict_chain()
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
