"""Runs over the corpus: each file gives a result that adds up or a refusal in words; anything else is a failure."""

from __future__ import annotations

import gc
import math
import random
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from terrain_fuzz.corpus import pointed_out, write
from werklocaties_plugin.algorithms.base import WerklocatiesAlgorithm
from werklocaties_plugin.core.terrains.canonical import HECTARES
from werklocaties_plugin.core.terrains.finding_texts import SEVERITIES

#: A run of such a small file that takes longer is a hang (s).
TOO_LONG = 20.0
#: How many characters of a refusal name its kind.
KIND = 45


@dataclass
class Counts:
    """What came of a corpus.

    Attributes:
        files, runs: how many.
        results, refusals: runs that gave a result or a refusal.
        formats, read: files, and runs with a result, by format.
        reasons: beginning of the refusal -> how often.
        failures: tracebacks, hangs and results that do not add up, with the file.
        slowest: seconds of the longest run.
    """

    files: int = 0
    runs: int = 0
    results: int = 0
    refusals: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0


class Quiet(QgsProcessingFeedback):
    """Keeps errors, shows nothing."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)


@contextmanager
def watched(failures: list[str]) -> Iterator[None]:
    """Notes what the algorithms raise beside the refusals that Processing expects."""
    names = ("processAlgorithm", "prepareAlgorithm", "checkParameterValues")
    originals = {name: getattr(WerklocatiesAlgorithm, name) for name in names}

    def watching(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            try:
                return original(*arguments)
            except QgsProcessingException:
                raise
            except Exception:
                failures.append(traceback.format_exc())
                raise

        return call

    for name, original in originals.items():
        setattr(WerklocatiesAlgorithm, name, watching(original))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(WerklocatiesAlgorithm, name, original)


def run_corpus(
    count: int,
    seed: int,
    folder: Path,
    say: Callable[[str], None] = lambda line: None,
    alive: Callable[[], None] = lambda: None,
) -> Counts:
    """Draw `count` files one after the other and give each to importterrains and checkterrains.

    Args:
        say: called now and then with how far it is.
        alive: called before each file.
    """
    counts = Counts()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.SetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF")
    exceptions = ogr.GetUseExceptions()
    ogr.DontUseExceptions()
    try:
        for number in range(count):
            alive()
            draw, paths = drawn_files(seed, number, folder)
            path, table = paths[0], paths[1] if len(paths) > 1 else None
            counts.files += len(paths)
            counts.formats.update(each.suffix[1:] for each in paths)
            for algorithm, parameters in _calls(draw, path, table, folder / f"uit{number}.gpkg"):
                _one(algorithm, parameters, counts)
            for each in folder.glob("*"):
                each.unlink()
            if number % 500 == 499:
                gc.collect()
                found = f"{counts.results} results, {counts.refusals} refusals, {len(counts.failures)} failures"
                say(f"{number + 1}: {found}")
    finally:
        gdal.SetConfigOption("OGR_SQLITE_SYNCHRONOUS", None)
        gdal.PopErrorHandler()
        if exceptions:
            ogr.UseExceptions()
    return counts


def drawn_files(seed: int, number: int, folder: Path) -> tuple[random.Random, list[Path]]:
    """A file, and now and then a table to join, with what draws the choices of the run."""
    draw = random.Random(f"{seed}-{number}")
    paths = [write(draw, folder, f"b{number}")]
    if draw.random() < 0.2:
        paths.append(write(draw, folder, f"k{number}"))
    return draw, paths


def _calls(draw: random.Random, path: Path, table: Path | None, target: Path) -> list[tuple[str, dict[str, Any]]]:
    choices = {
        "PROFILE": draw.choice(("auto",) * 14 + ("ibis2016", "rvo", "canoniek", "gemeente2017", "eigen", "eigen")),
        "AREA_UNIT": draw.choice(("auto", "auto", "auto", "ha", "m2")),
        "DECIMAL": draw.choice((None, None, "komma", "punt")),
        "FIELDS": pointed_out(draw) if draw.random() < 0.15 else None,
    }
    importing = {
        **choices,
        "INPUT": str(path),
        "DUPLICATES": draw.choice(("behouden", "samenvoegen")),
        "REFERENCE_YEAR": draw.choice((None, 2024)),
        "OUTPUT": str(target) if draw.random() < 0.1 else "TEMPORARY_OUTPUT",
        "ISSUES": "TEMPORARY_OUTPUT",
    }
    if table is not None:
        importing["JOIN"] = str(table)
    checking = {**choices, "TERRAINS": str(path), "ISSUES": "TEMPORARY_OUTPUT"}
    return [("importterrains", importing), ("checkterrains", checking)]


def _one(name: str, parameters: dict[str, Any], counts: Counts) -> None:
    context, log = QgsProcessingContext(), Quiet()
    context.setProject(QgsProject.instance())
    context.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{name}")
    raised: list[str] = []
    start = time.monotonic()
    results: dict[str, Any] = {}
    with watched(raised):
        try:
            accepted, problem = algorithm.checkParameterValues(parameters, context)
            ok = False
            if accepted:
                results, ok = algorithm.run(parameters, context, log)
                problem = " ".join(log.errors)
        except Exception as error:
            accepted, ok, problem = False, False, str(error)
    seconds = time.monotonic() - start
    counts.runs += 1
    counts.slowest = max(counts.slowest, seconds)
    here = f"{name} {parameters}"
    counts.failures.extend(f"{here}\n{each}" for each in raised)
    if seconds > TOO_LONG:
        counts.failures.append(f"{here}: {seconds:.0f} s")
    if ok:
        counts.results += 1
        counts.read[Path(parameters.get("INPUT") or parameters["TERRAINS"]).suffix[1:]] += 1
        wrong = _wrong(name, results, context)
        counts.failures.extend([f"{here}: {wrong}"] if wrong else [])
    else:
        counts.refusals += 1
        counts.reasons[problem[:KIND]] += 1
        if not problem.strip():
            counts.failures.append(f"{here}: refused without a word")


def _wrong(name: str, results: dict[str, Any], context: QgsProcessingContext) -> str:
    """What does not add up in a result; empty when everything does."""
    from qgis.core import QgsProcessingUtils

    issues = QgsProcessingUtils.mapLayerFromString(results["ISSUES"], context)
    if issues.featureCount() != results["ISSUE_COUNT"]:
        return f"{issues.featureCount()} findings of {results['ISSUE_COUNT']}"
    rows = list(issues.getFeatures())
    if any(row["ernst"] not in SEVERITIES or not row["melding"] or not row["herstel"] for row in rows):
        return "a finding without severity, message or repair"
    if sum(row["ernst"] == "fout" for row in rows) != results["ERROR_COUNT"]:
        return "errors that do not add up"
    if name == "checkterrains":
        return ""
    terrains = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], context)
    if terrains.featureCount() != results["TERRAIN_COUNT"]:
        return f"{terrains.featureCount()} terrains of {results['TERRAIN_COUNT']}"
    for row in terrains.getFeatures():
        for field_name in HECTARES:
            value = row[field_name]
            if isinstance(value, float) and not math.isfinite(value):
                return f"{field_name} is {value}"
    return ""
