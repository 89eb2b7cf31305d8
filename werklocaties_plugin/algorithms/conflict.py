"""What the conflict algorithms share: terrains in, the same terrains with the indicators of a theme out."""

from __future__ import annotations

import os
from abc import abstractmethod
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from ..i18n import tr
from . import params
from .base import WerklocatiesAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from ..core.engine import Engine
    from ..core.model import Assessment, Terrains
    from ..core.overlap import SliverRule
    from ..core.rules import Rules
    from ..qgis_io.reading import Reader, TerrainLayer


class ConflictRun:
    """One run of a conflict algorithm: the user's choices, the reader and the engine."""

    def __init__(
        self,
        algorithm: ConflictAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        executor: ThreadPoolExecutor,
    ) -> None:
        from ..core.engine import Engine
        from ..core.errors import Cancelled
        from ..qgis_io.measuring import require_metric
        from ..qgis_io.reading import Reader

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
        self.rules: Rules = algorithm.read_rules(parameters, context, feedback)
        self.reader: Reader = Reader(self.crs, context.transformContext(), feedback)
        self.engine: Engine = Engine(executor, progress)

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
        from ..core.overlap import SliverRule

        return SliverRule(self.number("MIN_OVERLAP"), self.number("MIN_WIDTH"))


class ConflictAlgorithm(WerklocatiesAlgorithm):
    """A theme gives its own parameters, its fields and `assess`; reading and writing the terrains is done here."""

    @abstractmethod
    def add_theme_parameters(self) -> None:
        """Declare what the theme needs beside the terrains; called between TERRAINS and the shared parameters."""

    @abstractmethod
    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        """The theme's output fields in order, name -> float, int or str."""

    @abstractmethod
    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        """Read the theme's layers near the terrains, measure and judge."""

    def class_field(self, run: ConflictRun) -> str:
        """The field by which the output is coloured."""
        return next(name for name in self.fields(run) if name.endswith("_klasse"))

    def group(self) -> str:
        return tr("Conflict analysis")

    def groupId(self) -> str:
        return "conflicts"

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(params.terrains())
        self.add_theme_parameters()
        for parameter in (params.terrain_id(), params.analysis_crs(), params.rules()):
            self.addParameter(parameter)
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Terrains with conflicts"),
                tr("The terrains with the indicators, class, score and reason of this theme."),
                Qgis.ProcessingSourceType.VectorPolygon,
            )
        )
        self.addParameter(
            params.sink(
                "PAIRS",
                tr("Pairs of terrain and object"),
                tr("Optional table: a row for each terrain and object that counted, with overlap and distance."),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
            )
        )
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.model import Terrains

        with ThreadPoolExecutor(max_workers=os.cpu_count()) as executor:
            run = ConflictRun(self, parameters, context, feedback, executor)
            source = self.require_source(parameters, "TERRAINS", context)
            id_field = run.field("TERRAIN_ID", "terrein_id", source)
            layer = run.reader.terrains(source, id_field)
            terrains = Terrains(layer.geometry)
            self._check_terrains(run, terrains)
            assessment = self.assess(run, terrains)
            self._report(run, assessment)
        results: dict[str, Any] = dict(assessment.numbers)
        results["OUTPUT"] = self._write_terrains(run, source, layer, assessment)
        if run.wants("PAIRS"):
            results["PAIRS"] = self._write_pairs(run, source, layer, id_field, assessment)
        return results

    def _check_terrains(self, run: ConflictRun, terrains: Terrains) -> None:
        from ..core.overlap import doubly_counted_ha
        from ..qgis_io.measuring import require_true_area
        from ..qgis_io.reading import extent_around

        if len(terrains) == 0:
            run.feedback.pushWarning(tr("The terrains layer is empty; so is the output."))
        extent = extent_around(terrains.geometry, 0)
        if extent is None:
            return
        require_true_area(run.crs, extent, run.context.transformContext())
        twice = doubly_counted_ha(terrains.geometry, run.engine.part(0, 0.05))
        if twice > 0:
            run.feedback.pushWarning(
                tr(
                    "Terrains overlap each other by {ha:.2f} ha. Each is measured on its own; totals count it once."
                ).format(ha=twice)
            )

    def _report(self, run: ConflictRun, assessment: Assessment) -> None:
        for name, label in self.numbers().items():
            value = assessment.numbers[name]
            run.feedback.pushInfo(f"{label}: {value:.2f}" if isinstance(value, float) else f"{label}: {value}")

    def _write_terrains(
        self, run: ConflictRun, source: QgsProcessingFeatureSource, layer: TerrainLayer, assessment: Assessment
    ) -> str:
        from ..qgis_io.styles import style_classes
        from ..qgis_io.writing import with_indicators

        table = with_indicators(
            source.fields(),
            layer.features,
            assessment.indicators,
            self.fields(run),
            source.wkbType(),
            source.sourceCrs(),
        )
        style = partial(style_classes, field=self.class_field(run))
        return self.write(run.parameters, "OUTPUT", table, run.context, style)

    def _write_pairs(
        self,
        run: ConflictRun,
        source: QgsProcessingFeatureSource,
        layer: TerrainLayer,
        id_field: str | None,
        assessment: Assessment,
    ) -> str:
        from ..qgis_io.styles import name_fields
        from ..qgis_io.writing import plain_table

        pairs = pairs_with_terrains(assessment, source, layer, id_field, self.theme(run))
        return self.write(run.parameters, "PAIRS", plain_table(pairs, PAIR_FIELDS), run.context, name_fields)

    @abstractmethod
    def theme(self, run: ConflictRun) -> str:
        """Name of the theme in tables, e.g. natura2000."""


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


def pairs_with_terrains(
    assessment: Assessment,
    source: QgsProcessingFeatureSource,
    layer: TerrainLayer,
    id_field: str | None,
    theme: str,
) -> pd.DataFrame:
    """The pairs of an assessment with the key (fid in OUTPUT) and id of their terrain, and the theme."""
    import numpy as np
    import pandas as pd

    from ..core.model import PAIR_COLUMNS
    from ..qgis_io.values import texts
    from ..qgis_io.writing import keys

    pairs = pd.DataFrame(columns=list(PAIR_COLUMNS)) if assessment.pairs is None else assessment.pairs
    terrain = pairs["terrein"].to_numpy(dtype=np.int64)
    ids = texts(feature[id_field] if id_field else None for feature in layer.features)
    fids = np.array(keys(source.fields(), layer.features), dtype=np.int64)
    return pairs.assign(terrein_fid=fids[terrain], terrein_id=ids[terrain], thema=theme)
