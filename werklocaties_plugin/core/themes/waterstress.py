"""Water stress: how much of a terrain lies in each class of a stress map (flooding, drought, subsidence, salt).

Coverage is a share of land, so slivers are not set aside as they are where objects overlap: what is too small to count
is said by the class table (100 m²). Whether unmapped land is safe or unknown is the user's to say (OUTSIDE).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import dutch
from ..judging.classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND, Decision, Rule, explained, judge
from ..judging.prefixes import check_prefix
from ..measuring.engine import Engine
from ..measuring.overlap import unite_groups
from ..model import PAIR_COLUMNS, Assessment, Terrains
from ..rules import Rules
from ..types import DECIMALS, M2_PER_HA, BoolArray, FloatArray, IntArray
from .stressclasses import INSIDE
from .stresslevels import Levels, StressPolygons, StressRaster, measure

THEME = "water"
PREFIX = "water"


def fields(prefix: str = PREFIX) -> dict[str, type]:
    """Output fields in order, under a prefix of the user's.

    Raises:
        ChoiceError: prefix_form, prefix_taken.
    """
    check_prefix(prefix, own=PREFIX)
    return {
        f"{prefix}_dekking_pct": float,
        f"{prefix}_hoog_ha": float,
        f"{prefix}_hoog_pct": float,
        f"{prefix}_stress_gem": float,
        f"{prefix}_score": float,
        f"{prefix}_klasse": str,
        f"{prefix}_reden": str,
    }


#: Output fields in order, under the theme's own prefix.
FIELDS = fields()


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        outside: what land outside the polygons and no-data mean: `geen`, `onbekend`, or None: `geen` when only
            polygons are given, else `onbekend`.
        min_coverage: percentage of the terrain that must be known, when outside is `onbekend`.
        prefix: of the output fields.
        pairs: also list every class on every terrain.
    """

    outside: str | None = None
    min_coverage: float = 50.0
    prefix: str = PREFIX
    pairs: bool = False


def assess(
    terrains: Terrains,
    polygons: StressPolygons | None,
    raster: StressRaster | None,
    options: Options,
    rules: Rules,
    engine: Engine,
) -> Assessment:
    """Measure the terrains against the stress map and judge them; where polygons and raster overlap the worst counts.

    Returns:
        Indicators of the contract under options.prefix; hectares in the analysis CRS. When a raster has another CRS,
        hectares are the fraction measured there times the terrain's area here.

    Raises:
        ChoiceError: a cell value that is not named, or the prefix.
        Cancelled: from the engine's progress.
    """
    check_prefix(options.prefix, own=PREFIX)
    comparing, measuring = engine.parts(1, 9)
    count = len(terrains)
    group = terrains.groups(comparing.part(0, 0.5))
    # Terrains that overlap are measured once more as one, so that the total counts their ground once.
    subjects = np.concatenate([terrains.geometry, unite_groups(terrains.geometry, group, comparing.part(0.5, 1))])
    levels = measure(subjects, polygons, raster, measuring, per_class=options.pairs)
    figures = _figures(terrains, levels, polygons, raster, options)
    judged = judge(options.prefix, _class_table(terrains, figures, options, rules), count)
    worst_m2 = levels.at_least_m2[:, -1]
    apart = np.ones(len(worst_m2), dtype=bool)
    apart[:count] = group < 0
    klasse = judged[f"{options.prefix}_klasse"]
    numbers = {
        "TERRAIN_COUNT": count,
        "HIGH_COUNT": int((klasse == HOOG).sum()),
        "WORST_HA": float(worst_m2[apart].sum()) / M2_PER_HA,
        "UNKNOWN_COUNT": int((klasse == ONBEKEND).sum()),
    }
    facts: dict[str, float] = {"without_class": 0 if polygons is None else int((polygons.klasse < 0).sum())}
    engine.progress(1.0)
    pairs = None if levels.per_class is None else _pairs(levels.per_class[levels.per_class["terrein"] < count])
    return Assessment(pd.concat([_indicators(figures, options.prefix), judged], axis=1), numbers, facts, pairs)


@dataclass(frozen=True)
class _Figures:
    """The figures per terrain, as the class table reads them (NaN: unknown)."""

    nothing_given: bool
    says_nothing: bool
    outside: str
    worst_names: str
    coverage_pct: FloatArray
    worst_ha: FloatArray
    worst_pct: FloatArray
    any_ha: FloatArray
    mean: FloatArray


def _figures(
    terrains: Terrains, levels: Levels, polygons: StressPolygons | None, raster: StressRaster | None, options: Options
) -> _Figures:
    outside = options.outside or (GEEN if raster is None else ONBEKEND)
    nothing_given = raster is None and polygons is None
    says_nothing = nothing_given or (raster is None and polygons is not None and polygons.layer_is_empty)
    at_least = levels.at_least_m2[: len(terrains)] / M2_PER_HA
    known = at_least[:, 0]
    has_area = terrains.area_m2 > 0
    whole = np.where(has_area, terrains.area_m2 / M2_PER_HA, np.nan)
    # Without anything known there is no figure either, unless the user said what unmapped land means.
    judged = has_area & ((known > 0) | (outside == GEEN)) & (not says_nothing)
    below = np.where(judged, whole if outside == GEEN else known, np.nan)
    steps = np.diff(np.append(at_least, np.zeros((len(at_least), 1)), axis=1), axis=1)
    mean = -(levels.scores * steps).sum(axis=1) / below
    return _Figures(
        nothing_given=nothing_given,
        says_nothing=says_nothing,
        outside=outside,
        worst_names=_worst_names(float(levels.scores[-1]), polygons, raster),
        coverage_pct=np.full(len(terrains), np.nan) if nothing_given else terrains.percent(known),
        worst_ha=_figure(at_least[:, -1], judged),
        worst_pct=_figure(terrains.percent(at_least[:, -1]), judged),
        any_ha=_figure(at_least[:, min(1, at_least.shape[1] - 1)], judged),
        mean=_figure(np.minimum(mean, levels.scores[-1]), judged),
    )


def _figure(values: FloatArray, known: BoolArray) -> FloatArray:
    """Without the rounding of overlay and fractions, so that exactly 25 % is 25 %; NaN where not known."""
    figure: FloatArray = np.where(known, np.round(values, DECIMALS), np.nan)
    return figure


def _worst_names(score: float, polygons: StressPolygons | None, raster: StressRaster | None) -> str:
    """How a sentence names the worst class; empty where there are only polygons without classes."""
    names: list[str] = []
    if polygons is not None and (polygons.classes != INSIDE or raster is not None):
        names += [n for n, s in zip(polygons.classes.names, polygons.classes.scores, strict=True) if s == score]
    if raster is not None:
        labels = zip(raster.scores.labels, raster.scores.scores, strict=True)
        names += [f"rasterwaarde {label}" for label, worth in labels if worth == score]
    return " of ".join(names)


def _indicators(figures: _Figures, prefix: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            f"{prefix}_dekking_pct": figures.coverage_pct,
            f"{prefix}_hoog_ha": figures.worst_ha,
            f"{prefix}_hoog_pct": figures.worst_pct,
            f"{prefix}_stress_gem": figures.mean,
        }
    )


#: The thresholds of the rules profile that decide a class.
THRESHOLDS = ("high_worst_pct", "high_worst_ha", "medium_mean", "smallest_ha")


def decisions(
    worst_ha: FloatArray, worst_pct: FloatArray, any_ha: FloatArray, mean: FloatArray, rules: Rules
) -> list[Decision]:
    """What the worst class (ha, % of the terrain), any stress (ha) and the mean (0..100) decide, from hoog to laag."""
    smallest, enough_mean = rules.number(THEME, "smallest_ha"), rules.number(THEME, "medium_mean")
    much = worst_pct >= rules.number(THEME, "high_worst_pct")
    much |= worst_ha >= rules.number(THEME, "high_worst_ha")
    much &= worst_ha > 0
    return [
        Decision(HOOG, much, worst_pct / 100),
        Decision(MIDDEN, worst_ha >= smallest, mean / 100),
        Decision(MIDDEN, mean >= enough_mean, mean / 100),
        Decision(LAAG, any_ha >= smallest, mean / enough_mean),
    ]


def _class_table(terrains: Terrains, figures: _Figures, options: Options, rules: Rules) -> list[Rule]:
    """The class table of the contract, from top to bottom."""
    everyone = np.ones(len(terrains), dtype=bool)
    decided = decisions(figures.worst_ha, figures.worst_pct, figures.any_ha, figures.mean, rules)
    too_little = (figures.outside == ONBEKEND) & ~(
        (figures.coverage_pct >= options.min_coverage) & (figures.coverage_pct > 0)
    )
    say = _Reasons(figures, options.min_coverage, rules.number(THEME, "smallest_ha"))
    return [
        Rule(ONBEKEND, ~terrains.present, None, lambda row: "Het terrein heeft geen geometrie om te meten."),
        Rule(ONBEKEND, ~(terrains.area_m2 > 0), None, lambda row: "Het terrein heeft geen oppervlakte."),
        Rule(ONBEKEND, everyone & figures.nothing_given, None, lambda row: "Er is geen laag met waterstress."),
        Rule(ONBEKEND, everyone & figures.says_nothing, None, lambda row: "De stresslaag is leeg."),
        Rule(ONBEKEND, too_little, None, say.too_little_known),
        *explained(decided, (say.worst, say.worst, say.mean, say.some)),
        Rule(GEEN, everyone, None, say.none),
    ]


@dataclass(frozen=True)
class _Reasons:
    """The Dutch sentence for each rule of the table."""

    figures: _Figures
    min_coverage: float
    smallest_ha: float

    def too_little_known(self, row: int) -> str:
        known = self.figures.coverage_pct[row]
        if known == 0:
            return "De kaart zegt niets over dit terrein."
        return (
            f"De kaart dekt {dutch.percent(known)} van het terrein; voor een oordeel is "
            f"{dutch.percent(self.min_coverage)} nodig."
        )

    def worst(self, row: int) -> str:
        how_much = f"{dutch.hectares(self.figures.worst_ha[row])} ({dutch.percent(self.figures.worst_pct[row])})"
        named = self.figures.worst_names
        where = f"in de zwaarste stressklasse ({named})" if named else "binnen de vlakken met stress"
        return f"{how_much} van het terrein ligt {where}.{self._unknown_rest(row)}"

    def mean(self, row: int) -> str:
        return f"De stress is gemiddeld {self._mean(row)}.{self._unknown_rest(row)}"

    def some(self, row: int) -> str:
        how_much = dutch.hectares(self.figures.any_ha[row])
        return f"Op {how_much} van het terrein is stress, gemiddeld {self._mean(row)}.{self._unknown_rest(row)}"

    def none(self, row: int) -> str:
        some = self.figures.any_ha[row]
        limit = f"{dutch.number(self.smallest_ha * M2_PER_HA)} m²"
        found = (
            f"Op minder dan {limit} van het terrein is stress: te weinig om te tellen" if some > 0 else "Geen stress"
        )
        known = self.figures.coverage_pct[row]
        if self.figures.outside == GEEN and known < 100:
            return f"{found}; wat buiten de kaart ligt telt als geen."
        return f"{found}{' op het terrein' if some == 0 else ''}.{self._unknown_rest(row)}"

    def _mean(self, row: int) -> str:
        value = self.figures.mean[row]
        figure = "minder dan 0,1" if value < 0.05 else dutch.number(value, 1)
        part = "terrein" if self.figures.outside == GEEN or self.figures.coverage_pct[row] >= 100 else "bekende deel"
        return f"{figure} van 100 over het {part}"

    def _unknown_rest(self, row: int) -> str:
        known = self.figures.coverage_pct[row]
        if self.figures.outside == GEEN or known >= 100:
            return ""
        return f" De kaart dekt {dutch.percent(known)} van het terrein; de rest is onbekend."


def _pairs(per_class: pd.DataFrame) -> pd.DataFrame:
    """Every class above 0 that lies on a terrain, the worst first; overlapping classes are each listed in full."""
    ordered = per_class.sort_values(["terrein", "score", "klasse"], ascending=[True, False, True], kind="stable")
    terrain: IntArray = ordered["terrein"].to_numpy(dtype=np.int64)
    detail = [
        f"score {dutch.number(score, 0 if score == round(score) else 1)} ({source})"
        for score, source in zip(ordered["score"], ordered["bron"], strict=True)
    ]
    columns = (
        terrain,
        ordered["klasse"].to_numpy(),
        ordered["klasse"].to_numpy(),
        ordered["m2"].to_numpy(dtype=float) / M2_PER_HA,
        np.zeros(len(ordered)),
        np.full(len(ordered), None, dtype=object),
        np.array(detail, dtype=object),
    )
    return pd.DataFrame(dict(zip(PAIR_COLUMNS, columns, strict=True)))
