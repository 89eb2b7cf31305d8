"""Layers from WKT, runs with an explicit context, and files read back: what every test here needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

#: Somewhere in the Netherlands, so that RD New is true to area.
X, Y = 200_000, 480_000


def square(x: float, y: float, width: float = 100, height: float | None = None) -> str:
    """WKT of a rectangle, metres from (X, Y)."""
    west, south = X + x, Y + y
    east, north = west + width, south + (height or width)
    return f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


#: A ring that crosses itself: two triangles of 2,500 m2.
BOWTIE = f"POLYGON(({X} {Y},{X + 100} {Y + 100},{X + 100} {Y},{X} {Y + 100},{X} {Y}))"


def layer(
    geometries: list[str | None],
    fields: str = "",
    rows: list[tuple[Any, ...]] | None = None,
    kind: str = "Polygon",
    crs: str = "EPSG:28992",
    name: str = "laag",
) -> QgsVectorLayer:
    """A memory layer; fields as 'naam:string,ha:double'."""
    definition = "".join(f"&field={each}" for each in fields.split(",") if each)
    made = QgsVectorLayer(f"{kind}?crs={crs}{definition}", name, "memory")
    if not crs:
        made.setCrs(QgsCoordinateReferenceSystem())
    for number, wkt in enumerate(geometries):
        feature = QgsFeature(made.fields())
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(list(rows[number]) if rows else [])
        assert made.dataProvider().addFeature(feature), made.dataProvider().lastError()
    made.updateExtents()
    return made


def saved(made: QgsVectorLayer, path: Path, layer_name: str | None = None, *, add: bool = False) -> str:
    """Write a layer to a GeoPackage; the source text of it."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = layer_name or path.stem
    if add:
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    context = QgsProcessingContext().transformContext()
    error = QgsVectorFileWriter.writeAsVectorFormatV3(made, str(path), context, options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return f"{path}|layername={options.layerName}"


class Log(QgsProcessingFeedback):
    """Keeps what a run says, and can cancel it."""

    def __init__(self, cancel_at: float | None = None) -> None:
        super().__init__(False)
        self.warnings: list[str] = []
        self.messages: list[str] = []
        self.errors: list[str] = []
        self.steps: list[float] = []
        self.cancel_at = cancel_at
        self.progressChanged.connect(self._note)

    def _note(self, progress: float) -> None:
        self.steps.append(progress)
        if self.cancel_at is not None and progress >= self.cancel_at:
            self.cancel()

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def pushInfo(self, info: str) -> None:
        self.messages.append(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)


@dataclass
class Run:
    """What came of a run."""

    ok: bool
    results: dict[str, Any]
    log: Log
    context: QgsProcessingContext
    problem: str = ""


def run(
    algorithm: str,
    parameters: dict[str, Any],
    *,
    abort_on_invalid: bool = True,
    log: Log | None = None,
    check: bool = True,
) -> Run:
    """Check and run as Processing does; `problem` holds the text of what was refused or went wrong."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    invalid = Qgis.InvalidGeometryCheck
    context.setInvalidGeometryCheck(invalid.AbortOnInvalid if abort_on_invalid else invalid.NoCheck)
    log = log or Log()
    made = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{algorithm}")
    if check:
        accepted, reason = made.checkParameterValues(parameters, context)
        if not accepted:
            return Run(False, {}, log, context, reason)
    results, ok = made.run(parameters, context, log)
    return Run(ok, results, log, context, "" if ok else " ".join(log.errors))


@dataclass
class Written:
    """A file as it was read back."""

    fields: list[str]
    rows: list[dict[str, Any]]
    layer: QgsVectorLayer

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]


def plain(value: Any) -> Any:
    """The value, NULL as None."""
    return None if value == NULL else value


def read(path: Path | str) -> Written:
    """Every row of a written file, NULL as None."""
    made = QgsVectorLayer(str(path), "written", "ogr")
    assert made.isValid(), path
    names = made.fields().names()
    rows = [
        {name: plain(value) for name, value in zip(names, feature.attributes(), strict=True)}
        for feature in made.getFeatures()
    ]
    return Written(names, rows, made)
