"""One run of a screening: every theme in turn over the same terrains, sharing what was read, then the score."""

from __future__ import annotations

import copy
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterField,
)

from ...core.judging.classes import HOOG, ONBEKEND
from ...core.judging.classfields import THEME_NAMES, theme_prefixes
from ...core.judging.scoring import FIELDS as SCORE_FIELDS
from ...core.judging.scoring import Judged, combine
from ...core.judging.screening import judgements, left_out, merge, summarise, summary_fields
from ...core.measuring.engine import Engine
from ...core.measuring.zones import Zones, find_zones
from ...core.model import PAIR_COLUMNS, Assessment, Terrains
from ...core.themes.category import FARTHEST
from ...i18n import tr
from ...qgis_io.judgements import read_judged
from ...qgis_io.read_once import ReadOnce
from ...qgis_io.reading import extent_around
from ...qgis_io.styles.classes import name_fields
from ...qgis_io.styles.conflicts import style_zones
from ...qgis_io.values import texts
from ...qgis_io.writing import Table, plain_table
from . import scores
from .conflict_run import CHECKED, ConflictRun, say_all_unknown
from .conflictzones import zone_table
from .screening_themes import LEFT_OUT, Theme, themes

if TYPE_CHECKING:
    from ..base import Style
    from .conflictscreening import ConflictScreening

#: Shares of the progress: what each theme takes, and what comes after the themes.
WORK = {"conflictnatura2000": 3.0, "conflicthousing": 3.0, "conflictcategory": 6.0, "conflictwaterstress": 3.0}
CUSTOM_WORK, LAST_WORK = 1.0, 2.0
OVERALL = "conflict"


class ScreeningRun(ConflictRun):
    """A run whose themes read each layer once."""

    reader: ReadOnce

    def __init__(
        self,
        algorithm: ConflictScreening,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        executor: Executor,
    ) -> None:
        #: Sources by what makes them different, so that a layer that two themes use is one source.
        self._shared: dict[tuple[str, str], QgsProcessingFeatureSource] = {}
        #: Outputs beside OUTPUT and PAIRS, made while the engine runs.
        self.more: dict[str, Table] = {}
        self.done: list[Done] = []
        super().__init__(algorithm, parameters, context, feedback, executor)
        self.themes = themes(algorithm, parameters, context)
        #: Itself, also to the copies that the themes see.
        self.whole = self
        farthest = max(self.number("HOUSING_RADIUS"), FARTHEST)
        self.reader.around = extent_around(self.read.terrains.geometry, farthest)

    def new_reader(self) -> ReadOnce:
        named = (
            name
            for definition in self.algorithm.parameterDefinitions()
            if definition.type() == QgsProcessingParameterField.typeName()
            for name in self.algorithm.parameterAsStrings(self.parameters, definition.name(), self.context)
        )
        return ReadOnce(self.crs, self.context.transformContext(), self.feedback, named, self.engine.executor)

    def for_theme(self, theme: Theme, engine: Engine) -> ConflictRun:
        """The same run as a theme sees it: its own parameters, and its share of the progress."""
        run = copy.copy(self)
        run.algorithm, run.parameters, run.engine = theme.algorithm, theme.parameters, engine
        return run

    def write(self, name: str, table: Table, style: Style | None = None) -> str:
        # What a theme writes is an output of the screening.
        return self.whole.algorithm.write(self.whole.parameters, name, table, self.context, style)

    def source(self, name: str) -> QgsProcessingFeatureSource | None:
        value = self.parameters.get(name)
        if not value:
            return None
        definition = self.algorithm.parameterDefinition(name)
        layers = self.algorithm.layers_of(definition, self.parameters, self.context)
        key = (layers[0].id() if layers else str(value), _choice(value))
        if key not in self._shared:
            found = super().source(name)
            if found is None:
                return None
            self._shared[key] = found
        return self._shared[key]

    def sources(self, name: str) -> list[QgsProcessingFeatureSource]:
        if name == "SENSITIVE" and not self.parameters.get(name):
            homes = self.whole.source("DWELLINGS")
            return [] if homes is None else [homes]
        layers = self.algorithm.parameterAsLayerList(self.parameters, name, self.context)
        found = super().sources(name)
        return [self._shared.setdefault((layer.id(), ""), each) for layer, each in zip(layers, found, strict=True)]


def _choice(value: object) -> str:
    """What of its layer a source takes; empty for all of it."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return ""
    whole = QgsProcessingFeatureSourceDefinition(value.source)
    same = (value.selectedFeaturesOnly, value.featureLimit, value.filterExpression) == (
        whole.selectedFeaturesOnly,
        whole.featureLimit,
        whole.filterExpression,
    )
    return "" if same else f"{value.selectedFeaturesOnly} {value.featureLimit} {value.filterExpression}"


@dataclass(frozen=True)
class Done:
    """A theme that was assessed or left out.

    Attributes:
        run: as the theme saw it.
        assessment: None when it was left out.
        indicators: its fields, also when it was left out.
    """

    theme: Theme
    run: ConflictRun
    prefix: str
    assessment: Assessment | None
    indicators: pd.DataFrame

    @property
    def name(self) -> str:
        """The theme's name in tables."""
        return str(self.theme.algorithm.theme(self.run))


def prefix_of(theme: Theme, run: ConflictRun) -> str:
    """The prefix of the theme's fields."""
    return str(theme.algorithm.class_field(run)).removesuffix("_klasse")


def fields(run: ConflictRun) -> dict[str, type]:
    """Output fields of all themes, then of the score."""
    if not isinstance(run, ScreeningRun):
        raise TypeError(f"{type(run).__name__} is no run of a screening")
    found: dict[str, type] = {}
    for theme in run.themes:
        found.update(theme.algorithm.fields(run.for_theme(theme, run.engine)))
    return {**found, **SCORE_FIELDS}


def assess(run: ScreeningRun, terrains: Terrains) -> Assessment:
    """Assess every theme, combine them, and make the zones and the summary that are asked for."""
    ours = [prefix_of(theme, run.for_theme(theme, run.engine)) for theme in run.themes]
    source_fields = run.read.source.fields()
    others = [prefix for prefix in theme_prefixes(source_fields.names()) if prefix not in ours]
    order = theme_prefixes(f"{prefix}_{end}" for prefix in (*ours, *others) for end in ("klasse", "score"))
    # Before any work: a wrong weight should not show after minutes.
    weights = scores.read_weights(run.algorithm, run.parameters, run.context, order)
    work = [WORK.get(theme.algorithm.name(), CUSTOM_WORK) for theme in run.themes]
    *shares, last = run.engine.part(CHECKED, 1).parts(*work, LAST_WORK)
    run.done.extend(_assess_theme(run, theme, terrains, share) for theme, share in zip(run.themes, shares, strict=True))
    frames = {done.prefix: done.indicators for done in run.done}
    judged = merge(judgements(frames, len(terrains)), _in_the_layer(run, others), order)
    method = run.text("METHOD")
    score = combine(judged, weights, method, run.rules.describe())
    indicators = pd.concat([*frames.values(), score], axis=1)
    _make_more(run, terrains, indicators, last)
    # As objects: a column that one theme leaves empty must not decide the type of the others.
    pairs = [done.assessment.pairs.astype(object).assign(thema=done.name) for done in run.done if _has_pairs(done)]
    nothing = pd.DataFrame(columns=[*PAIR_COLUMNS, "thema"])
    together = pd.concat(pairs, ignore_index=True) if pairs else nothing
    return Assessment(indicators, _numbers(indicators), pairs=together if run.wants("PAIRS") else None)


def _has_pairs(done: Done) -> bool:
    return done.assessment is not None and done.assessment.pairs is not None and not done.assessment.pairs.empty


def _assess_theme(run: ScreeningRun, theme: Theme, terrains: Terrains, engine: Engine) -> Done:
    own = run.for_theme(theme, engine)
    title = theme.algorithm.displayName()
    prefix = prefix_of(theme, own)
    if not theme.given:
        run.feedback.pushWarning(tr("{theme}: no layer was given; the class is 'onbekend'.").format(theme=title))
        reason = LEFT_OUT[theme.algorithm.name()]
        empty = left_out(theme.algorithm.fields(own), prefix, len(terrains), reason)
        engine.progress(1.0)
        return Done(theme, own, prefix, None, empty)
    run.feedback.pushInfo(f"— {title}")
    assessment = theme.algorithm.assess(own, terrains)
    theme.algorithm.say(assessment.numbers, run.feedback)
    say_all_unknown(theme.algorithm, own, assessment)
    return Done(theme, own, prefix, assessment, assessment.indicators)


def _in_the_layer(run: ScreeningRun, prefixes: list[str]) -> Judged:
    """Themes that the terrains already carry, from a run before this one."""
    judged, changed = read_judged(run.read.source.fields(), run.read.layer.features, prefixes)
    if prefixes:
        run.feedback.pushInfo(tr("Themes that are in the layer count too: {themes}").format(themes=", ".join(prefixes)))
    if len(changed):
        run.feedback.pushWarning(
            tr("{count} terrain(s) have a score that does not agree with its class: the class was used.").format(
                count=len(changed)
            )
        )
    return judged


def _numbers(indicators: pd.DataFrame) -> dict[str, float]:
    klasse = indicators["conflict_klasse"]
    numbers: dict[str, float] = {
        "TERRAIN_COUNT": len(indicators),
        "HIGH_COUNT": int((klasse == HOOG).sum()),
        "UNKNOWN_COUNT": int((klasse == ONBEKEND).sum()),
        "INCOMPLETE_COUNT": int((indicators["conflict_volledig"] == 0).sum()),
    }
    for prefix in THEME_NAMES:
        numbers[f"{prefix.upper()}_HIGH_COUNT"] = int((indicators[f"{prefix}_klasse"] == HOOG).sum())
    return numbers


def _make_more(run: ScreeningRun, terrains: Terrains, indicators: pd.DataFrame, engine: Engine) -> None:
    """ZONES and SUMMARY, while the engine still runs."""
    zoning, counting = engine.parts(3, 1)
    if run.wants("ZONES"):
        run.more["ZONES"] = zone_table(run, run.read, _zones(run, terrains, zoning))
    if run.wants("SUMMARY"):
        kinds = fields(run)
        hectares = [name for name, kind in kinds.items() if kind is float and name.endswith("_ha")]
        prefixes = [*(done.prefix for done in run.done), OVERALL]
        regions = texts(run.terrain_values("regio", "REGION"))
        rows = summarise(regions, terrains, indicators, prefixes, hectares, counting)
        run.more["SUMMARY"] = plain_table(rows, summary_fields(prefixes, hectares))
    engine.progress(1.0)


def _zones(run: ScreeningRun, terrains: Terrains, engine: Engine) -> list[tuple[str, Zones]]:
    found = []
    given = [done for done in run.done if done.assessment is not None]
    for done, share in zip(given, engine.parts(*np.ones(max(len(given), 1))), strict=False):
        # The layers are read already, and what there is to say of them was said.
        quiet = copy.copy(done.run)
        quiet.feedback = QgsProcessingFeedback(False)
        objects = done.theme.algorithm.zone_objects(quiet, terrains)
        if objects is not None:
            found.append((done.name, find_zones(terrains, *objects, run.slivers(), share)))
    return found


def write_more(run: ScreeningRun) -> dict[str, Any]:
    """Write ZONES, SUMMARY, and what a theme writes of its own."""
    results: dict[str, Any] = {}
    for done in run.done:
        if done.assessment is not None:
            results.update(done.theme.algorithm.write_more(done.run))
    for name, table in run.more.items():
        results[name] = run.write(name, table, style_zones if name == "ZONES" else name_fields)
    return results
