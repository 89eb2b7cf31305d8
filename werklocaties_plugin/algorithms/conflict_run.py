"""One run of a conflict algorithm, from the terrains layer to the written outputs."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from ..core.engine import Engine
from ..core.errors import Cancelled
from ..core.model import PAIR_COLUMNS, Assessment, Terrains
from ..core.overlap import SliverRule, doubly_counted_ha
from ..i18n import tr
from ..qgis_io.measuring import require_metric, require_true_area
from ..qgis_io.reading import Reader, TerrainLayer, extent_around
from ..qgis_io.styles import name_fields, style_classes
from ..qgis_io.values import texts
from ..qgis_io.writing import keys, plain_table, with_indicators

if TYPE_CHECKING:
    from .conflict import ConflictAlgorithm

#: Share of the progress for looking at the terrains themselves.
CHECKED = 0.05
#: Fields of PAIRS in order.
PAIR_FIELDS: dict[str, type] = {
    "terrein_fid": int,
    "terrein_id": str,
    "thema": str,
    "object_id": str,
    "object_naam": str,
    "overlap_ha": float,
    "afstand_m": float,
    "aantal": float,
    "detail": str,
}


class ConflictRun:
    """One run of a conflict algorithm: the user's choices, the reader and the engine."""

    def __init__(
        self,
        algorithm: ConflictAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        executor: Executor,
    ) -> None:
        def progress(fraction: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * fraction)

        self.algorithm = algorithm
        self.parameters = parameters
        self.context = context
        self.feedback = feedback
        self.crs = algorithm.parameterAsCrs(parameters, "ANALYSIS_CRS", context)
        require_metric(self.crs)
        self.rules = algorithm.read_rules(parameters, context, feedback)
        self.reader = Reader(self.crs, context.transformContext(), feedback)
        self.engine = Engine(executor, progress)

    def source(self, name: str) -> QgsProcessingFeatureSource | None:
        """The source of a parameter; None for an optional one that was left empty."""
        if not self.parameters.get(name):
            return None
        return self.algorithm.require_source(self.parameters, name, self.context)

    def field(self, name: str, meaning: str, source: QgsProcessingFeatureSource) -> str | None:
        """The field the user named, else the one known for its meaning."""
        return self.algorithm.chosen_field(self.parameters, name, meaning, source, self.context, self.feedback)

    def number(self, name: str) -> float:
        """The value of a number or distance parameter."""
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def wants(self, name: str) -> bool:
        """True when an optional output is asked for."""
        return self.algorithm.wants(self.parameters, name)

    def slivers(self) -> SliverRule:
        """What is too small or too narrow to be an overlap."""
        return SliverRule(self.number("MIN_OVERLAP"), self.number("MIN_WIDTH"))


@dataclass(frozen=True)
class _Input:
    """The terrains as they were read, and where they come from."""

    source: QgsProcessingFeatureSource
    layer: TerrainLayer
    id_field: str | None


def calculate(
    algorithm: ConflictAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Read, judge, write: the results of the algorithm by the names of its outputs."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as executor:
        run = ConflictRun(algorithm, parameters, context, feedback, executor)
        source = algorithm.require_source(parameters, "TERRAINS", context)
        id_field = run.field("TERRAIN_ID", "terrein_id", source)
        layer = run.reader.terrains(source, id_field)
        terrains = Terrains(layer.geometry)
        _check_terrains(run, terrains)
        assessment = algorithm.assess(run, terrains)
    for name, label in algorithm.numbers().items():
        value = assessment.numbers[name]
        feedback.pushInfo(f"{label}: {value:.2f}" if isinstance(value, float) else f"{label}: {value}")
    read = _Input(source, layer, id_field)
    results: dict[str, Any] = dict(assessment.numbers)
    results["OUTPUT"] = _write_terrains(run, read, assessment)
    if run.wants("PAIRS"):
        pairs = pairs_with_terrains(assessment, read, algorithm.theme(run))
        results["PAIRS"] = algorithm.write(parameters, "PAIRS", plain_table(pairs, PAIR_FIELDS), context, name_fields)
    return results


def _check_terrains(run: ConflictRun, terrains: Terrains) -> None:
    """What the user should know of the terrains before reading any figure."""
    if len(terrains) == 0:
        run.feedback.pushWarning(tr("The terrains layer is empty; so is the output."))
    extent = extent_around(terrains.geometry, 0)
    if extent is None:
        return
    require_true_area(run.crs, extent, run.context.transformContext())
    twice = doubly_counted_ha(terrains.geometry, run.engine.part(0, CHECKED))
    if twice > 0:
        run.feedback.pushWarning(
            tr("Terrains overlap each other by {ha:.2f} ha. Each is measured on its own; totals count it once.").format(
                ha=twice
            )
        )


def _write_terrains(run: ConflictRun, read: _Input, assessment: Assessment) -> str:
    table = with_indicators(
        read.source.fields(),
        read.layer.features,
        assessment.indicators,
        run.algorithm.fields(run),
        read.source.wkbType(),
        read.source.sourceCrs(),
    )
    style = partial(style_classes, field=run.algorithm.class_field(run))
    return run.algorithm.write(run.parameters, "OUTPUT", table, run.context, style)


def pairs_with_terrains(assessment: Assessment, read: _Input, theme: str) -> pd.DataFrame:
    """The pairs of an assessment with the key (fid in OUTPUT) and id of their terrain, and the theme."""
    pairs = pd.DataFrame(columns=list(PAIR_COLUMNS)) if assessment.pairs is None else assessment.pairs
    terrain = pairs["terrein"].to_numpy(dtype=np.int64)
    ids = texts(feature[read.id_field] if read.id_field else None for feature in read.layer.features)
    fids = np.array(keys(read.source.fields(), read.layer.features), dtype=np.int64)
    return pairs.assign(terrein_fid=fids[terrain], terrein_id=ids[terrain], thema=theme)
