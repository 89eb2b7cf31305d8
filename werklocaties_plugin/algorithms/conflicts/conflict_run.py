"""One run of a conflict algorithm, from the terrains layer to the written outputs."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback, QgsProcessingUtils

from ...core.errors import Cancelled
from ...core.judging.classes import ONBEKEND
from ...core.measuring.engine import Engine, processors
from ...core.measuring.overlap import SliverRule
from ...core.model import PAIR_COLUMNS, PAIR_FIELDS, Assessment, Terrains
from ...core.rules import load
from ...core.types import IntArray
from ...i18n import tr
from ...qgis_io.fields import choose
from ...qgis_io.measuring import require_metric, require_true_area
from ...qgis_io.reading import Reader, TerrainLayer, extent_around
from ...qgis_io.styles.classes import name_fields, style_classes
from ...qgis_io.values import texts
from ...qgis_io.writing import keys, plain_table, with_indicators
from ...shown_numbers import number

if TYPE_CHECKING:
    from ...qgis_io.writing import Table
    from ..base import Style, WerklocatiesAlgorithm
    from .conflict import ConflictAlgorithm

#: Share of the progress for looking at the terrains themselves.
CHECKED = 0.05
#: Neighbours as people draw them overlap a little everywhere; below this the warning would say 0.00 ha.
SHOWN_HA = 0.005


class MeasuringRun:
    """One run of an algorithm that measures terrains: the user's choices, the reader and the engine."""

    def __init__(
        self,
        algorithm: WerklocatiesAlgorithm,
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
        self.engine = Engine(executor, progress)
        self.reader = self.new_reader()

    def new_reader(self) -> Reader:
        """What reads the layers."""
        return Reader(self.crs, self.context.transformContext(), self.feedback, self.engine.executor)

    def source(self, name: str) -> QgsProcessingFeatureSource | None:
        """The source of a parameter; None for an optional one that was left empty."""
        if not self.parameters.get(name):
            return None
        found = self.algorithm.require_source(self.parameters, name, self.context)
        definition = self.algorithm.parameterDefinition(name)
        layers = self.algorithm.layers_of(definition, self.parameters, self.context)
        self.reader.surroundings.note_source(found, layers[0] if layers else None)
        return found

    def required_source(self, name: str) -> QgsProcessingFeatureSource:
        """The source of a parameter that must have one."""
        return self.source(name) or self.algorithm.require_source(self.parameters, name, self.context)

    def sources(self, name: str) -> list[QgsProcessingFeatureSource]:
        """The sources of a parameter that takes several layers; their filters, joins and virtual fields hold.

        Raises:
            InputError: one of them cannot be opened.
        """
        layers = self.algorithm.every_layer(self.parameters, name, self.context)
        found = [QgsProcessingUtils.variantToSource(layer, self.context) for layer in layers]
        for source, layer in zip(found, layers, strict=True):
            self.reader.surroundings.note_source(source, layer)
        return found

    def text(self, name: str) -> str:
        """The value of a text, choice or field parameter, without blanks around it; empty when not given."""
        definition = self.algorithm.parameterDefinition(name)
        if definition.type() == "enum":
            return str(self.algorithm.parameterAsEnumString(self.parameters, name, self.context))
        return str(self.algorithm.parameterAsString(self.parameters, name, self.context)).strip()

    def field(self, name: str, meaning: str, source: QgsProcessingFeatureSource) -> str | None:
        """The field the user named, else the one known for its meaning."""
        return self.algorithm.chosen_field(self.parameters, name, meaning, source, self.context, self.feedback)

    def known_field(self, meaning: str, source: QgsProcessingFeatureSource) -> str | None:
        """The field known for its meaning, for what has no parameter of its own; what was matched is said."""
        return choose(source.fields(), None, meaning, source.sourceName(), self.feedback.pushInfo)

    def optional_number(self, name: str) -> float | None:
        """The value of a number parameter; None when it was left empty."""
        return None if self.parameters.get(name) is None else self.number(name)

    def number(self, name: str) -> float:
        """The value of a number or distance parameter."""
        return float(self.algorithm.parameterAsDouble(self.parameters, name, self.context))

    def wants(self, name: str) -> bool:
        """True when an optional output is asked for."""
        return self.algorithm.wants(self.parameters, name)

    def write(self, name: str, table: Table, style: Style | None = None) -> str:
        """Write one output; returns the id of the layer or its path."""
        return self.algorithm.write(self.parameters, name, table, self.context, style)

    def slivers(self) -> SliverRule:
        """What is too small or too narrow to be an overlap."""
        return SliverRule(self.number("MIN_OVERLAP"), self.number("MIN_WIDTH"))


class ConflictRun(MeasuringRun):
    """One run of a conflict algorithm: a run that also judges, by a rules profile."""

    def __init__(
        self,
        algorithm: ConflictAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        executor: Executor,
    ) -> None:
        super().__init__(algorithm, parameters, context, feedback, executor)
        self.algorithm: ConflictAlgorithm = algorithm
        self.rules = algorithm.read_rules(parameters, context, feedback) if algorithm.uses_rules else load()
        self.read: Input = read_terrains(self)
        #: What a theme keeps of its measuring, to draw from after the judging.
        self.drawn_from: Any = None

    def terrain_values(self, meaning: str, name: str | None = None) -> list[Any]:
        """A value per terrain, from the field of parameter `name` or the one known for its meaning, else None."""
        source = self.read.source
        field = self.field(name, meaning, source) if name else self.known_field(meaning, source)
        return [feature[field] if field else None for feature in self.read.layer.features]


@dataclass(frozen=True)
class Input:
    """The terrains as they were read, and where they come from."""

    source: QgsProcessingFeatureSource
    layer: TerrainLayer
    id_field: str | None

    @cached_property
    def terrains(self) -> Terrains:
        """What is measured."""
        return Terrains(self.layer.geometry)

    def keys(self, terrain: IntArray) -> dict[str, Any]:
        """Key (fid in OUTPUT) and id of the terrains at these positions, as columns of a table."""
        ids = texts(feature[self.id_field] if self.id_field else None for feature in self.layer.features)
        fids = np.array(keys(self.source.fields(), self.layer.features), dtype=np.int64)
        return {"terrein_fid": fids[terrain], "terrein_id": ids[terrain]}


def read_terrains(run: MeasuringRun) -> Input:
    """Read and check TERRAINS; what the user should know before reading any figure is said."""
    source = run.algorithm.require_source(run.parameters, "TERRAINS", run.context)
    id_field = run.field("TERRAIN_ID", "terrein_id", source)
    read = Input(source, run.reader.terrains(source, id_field), id_field)
    run.reader.surroundings.note_terrains(read.terrains.geometry)
    _check_terrains(run, read.terrains)
    return read


def calculate(
    algorithm: ConflictAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Read, judge, write: the results of the algorithm by the names of its outputs."""
    with ThreadPoolExecutor(max_workers=processors()) as executor:
        run = algorithm.run_type()(algorithm, parameters, context, feedback, executor)
        assessment = algorithm.assess(run, run.read.terrains)
        algorithm.say(assessment.numbers, feedback)
        say_all_unknown(algorithm, run, assessment)
        results: dict[str, Any] = dict(assessment.numbers)
        results["OUTPUT"] = write_terrains(run, run.read, assessment)
        if run.wants("PAIRS"):
            pairs = pairs_with_terrains(assessment, run.read, algorithm.theme(run))
            results["PAIRS"] = run.write("PAIRS", plain_table(pairs, PAIR_FIELDS), name_fields)
        results.update(algorithm.write_more(run))
    return results


def say_all_unknown(algorithm: ConflictAlgorithm, run: ConflictRun, assessment: Assessment) -> None:
    """A warning with the reason where a theme says nothing of any terrain: a layer was forgotten, or is empty."""
    prefix = algorithm.class_field(run).removesuffix("_klasse")
    found = assessment.indicators
    if f"{prefix}_reden" not in found or found.empty or (found[f"{prefix}_klasse"] != ONBEKEND).any():
        return
    reasons = found[f"{prefix}_reden"].value_counts()
    run.feedback.pushWarning(
        tr("{theme}: every class is 'onbekend'. {reason}").format(
            theme=algorithm.displayName(), reason=reasons.index[0]
        )
    )


def _check_terrains(run: MeasuringRun, terrains: Terrains) -> None:
    if len(terrains) == 0:
        run.feedback.pushWarning(tr("The terrains layer is empty; so is the output."))
    extent = extent_around(terrains.geometry, 0)
    if extent is None:
        return
    require_true_area(run.crs, extent, run.context.transformContext())
    twice = terrains.doubly_counted_ha(run.engine.part(0, CHECKED))
    if twice >= SHOWN_HA:
        run.feedback.pushWarning(
            tr("Terrains overlap each other by {ha} ha. Each is measured on its own; totals count it once.").format(
                ha=number(twice, 2)
            )
        )


def write_terrains(run: ConflictRun, read: Input, assessment: Assessment) -> str:
    """Write OUTPUT: the terrains with the indicators."""
    table = with_indicators(
        read.source.fields(),
        read.layer.features,
        assessment.indicators,
        run.algorithm.fields(run),
        read.source.wkbType(),
        read.source.sourceCrs(),
    )
    style = partial(style_classes, field=run.algorithm.class_field(run))
    return run.write("OUTPUT", table, style)


def pairs_with_terrains(assessment: Assessment, read: Input, theme: str) -> pd.DataFrame:
    """The pairs of an assessment with the key (fid in OUTPUT) and id of their terrain, and the theme if it has none."""
    pairs = pd.DataFrame(columns=list(PAIR_COLUMNS)) if assessment.pairs is None else assessment.pairs
    pairs = pairs.assign(**read.keys(pairs["terrein"].to_numpy(dtype=np.int64)))
    return pairs if "thema" in pairs else pairs.assign(thema=theme)
