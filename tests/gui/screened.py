"""The demo province, screened: once for all tests, and then copied."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import desktop
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

#: What the screening of the demo asks for.
LAYERS = ("provincie", "regios", "terreinen", "natura2000", "woningbouwplannen", "woningen", "watertekort")


def run(name, parameters):
    """An algorithm of ours, here and now."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{name}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    results, ok = algorithm.run(parameters, context, feedback, {}, False)
    assert ok, feedback.textLog()
    return results


@cache
def _made():
    """Folder with the screened demo; the provider must be registered."""
    folder = Path(mkdtemp(prefix="werklocaties-"))
    demo = desktop.demo_copy(folder)
    run(
        "conflictscreening",
        {
            "TERRAINS": f"{demo}|layername=terreinen",
            "NATURA2000": f"{demo}|layername=natura2000",
            "PLANS": [f"{demo}|layername=woningbouwplannen"],
            "DWELLINGS": f"{demo}|layername=woningen",
            "STRESS": [f"{demo}|layername=watertekort"],
            "STRESS_FIELD": "klasse",
            "STRESS_CLASSES": "weinig;matig;ernstig",
            "OUTPUT": str(folder / "conflicten.gpkg"),
            "PAIRS": str(folder / "paren.gpkg"),
        },
    )
    return folder


def copy_to(folder):
    """The screened terrains and the table of objects, as files of the test's own."""
    for name in ("conflicten", "paren"):
        shutil.copy(_made() / f"{name}.gpkg", folder / f"{name}.gpkg")
    return folder / "conflicten.gpkg", folder / "paren.gpkg"


def add(folder, *, pairs=True):
    """The screened terrains in the project, and the table of objects."""
    terrains, objects = copy_to(folder)
    paths = {"conflicten": terrains, **({"paren": objects} if pairs else {})}
    layers = {name: QgsVectorLayer(str(path), name, "ogr") for name, path in paths.items()}
    for layer in layers.values():
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
    return layers


def put_together(source, target):
    """The table of one GeoPackage into another."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    options.layerName = source.stem
    table = QgsVectorLayer(str(source), source.stem, "ogr")
    context = QgsProject.instance().transformContext()
    error = QgsVectorFileWriter.writeAsVectorFormatV3(table, str(target), context, options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
