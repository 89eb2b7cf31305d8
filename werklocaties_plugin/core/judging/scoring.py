"""One judgement of a terrain from the classes and scores of all themes.

The class stays ordinal: under `hoogste` one theme in class hoog makes the terrain hoog, however calm the others are.
Under `gewogen` the weighted mean of the scores decides, but never more than one class below the worst theme, so that a
serious conflict cannot be averaged away. What is unknown for a terrain drops out of its mean and is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..themes.stressclasses import parse_number
from ..types import BoolArray, FloatArray, IntArray, TextArray
from .classes import BANDS, HOOG, LAAG, MIDDEN, ORDER, score
from .classfields import THEME_NAMES, UNKNOWN, names_of, theme_name, theme_prefix, themes_in

HIGHEST, WEIGHTED = "hoogste", "gewogen"
METHODS = (HIGHEST, WEIGHTED)
#: Of the mean: weights such as 0.1 and 0.2 must not push a mean of 33 over the edge of its class.
DECIMALS = 9
#: Output fields in order.
FIELDS: dict[str, type] = {
    "conflict_klasse": str,
    "conflict_score": float,
    "conflict_max": float,
    "conflict_profiel": str,
    "conflict_hoog": int,
    "conflict_themas": str,
    "conflict_onbekend": int,
    "conflict_volledig": int,
    "conflict_rang": int,
    "conflict_regels": str,
}


def parse_weights(text: str, prefixes: Sequence[str]) -> FloatArray:
    """Read WEIGHTS, e.g. `natura2000:2;woningbouw:1`: the weight of each theme, 1 where the text does not name it.

    Args:
        text: theme and weight, `;` between; a theme by its name or its prefix, in any case of letters. May be empty.
        prefixes: of the themes in the layer. A built-in theme that is not among them drops out.

    Raises:
        ChoiceError: weight_form, weight_negative, weight_twice, weight_theme, weights_zero.
    """
    given: dict[str, float] = {}
    for item in (item.strip() for item in text.split(";") if item.strip()):
        name, _, number = item.rpartition(":")
        weight, prefix = parse_number(number), theme_prefix(name)
        if not name.strip() or weight is None:
            raise ChoiceError("weight_form", item=item)
        if weight < 0:
            raise ChoiceError("weight_negative", item=item)
        if prefix not in prefixes and prefix not in THEME_NAMES:
            known = "; ".join(theme_name(each) for each in (*THEME_NAMES, *sorted(set(prefixes) - set(THEME_NAMES))))
            raise ChoiceError("weight_theme", theme=name.strip(), known=known)
        if prefix in given:
            raise ChoiceError("weight_twice", theme=theme_name(prefix))
        given[prefix] = weight
    weights: FloatArray = np.array([given.get(prefix, 1.0) for prefix in prefixes], dtype=float)
    if len(weights) and not weights.any():
        raise ChoiceError("weights_zero", themes="; ".join(theme_name(prefix) for prefix in prefixes))
    return weights


@dataclass(frozen=True)
class Judged:
    """The judgements of k themes on n terrains.

    Attributes:
        prefixes: (k,) of the fields.
        rank: (n, k) place of the class in classes.ORDER, -1 for onbekend.
        score: (n, k) 0..100, NaN for onbekend; inside the band of the class.
    """

    prefixes: tuple[str, ...]
    rank: IntArray
    score: FloatArray

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the themes."""
        return tuple(theme_name(prefix) for prefix in self.prefixes)

    def those(self, chosen: BoolArray) -> Judged:
        """Only the chosen themes."""
        prefixes = tuple(prefix for prefix, here in zip(self.prefixes, chosen, strict=True) if here)
        return Judged(prefixes, self.rank[:, chosen], self.score[:, chosen])


def fit_scores(rank: IntArray, scores: FloatArray) -> tuple[FloatArray, IntArray]:
    """Scores that agree with their class: the class judges, the score only orders inside it.

    A score outside the band of its class (a class changed by hand) becomes the nearest that the class has; one that is
    missing becomes the lowest of the class; a score without a class is none.

    Returns:
        The scores, and the rows that had to be changed in any theme, ascending.
    """
    # One place more than there are classes: rank -1 finds NaN there.
    lowest = np.array([*(score(klasse, np.zeros(1))[0] for klasse in ORDER), np.nan])
    highest = np.array([*(sum(BANDS[klasse]) for klasse in ORDER), np.nan])
    floor = np.array([*(BANDS[klasse][0] for klasse in ORDER), np.nan])
    above_floor = (scores > floor[rank]) | ((scores == 0) & (rank == 0))
    fitted: FloatArray = np.where(above_floor, np.minimum(scores, highest[rank]), lowest[rank])
    changed = (fitted != scores) & ~(np.isnan(fitted) & np.isnan(scores))
    return fitted, np.flatnonzero(changed.any(axis=1))


def combine(judged: Judged, weights: FloatArray, method: str, rules: str) -> pd.DataFrame:
    """The fields `conflict_*` of the contract, one row per terrain.

    Args:
        weights: (k,) 0 leaves a theme out of every field.
        method: `hoogste` or `gewogen`.
        rules: the rules profile with which the themes were judged, for conflict_regels.
    """
    judged, weights = judged.those(weights > 0), weights[weights > 0]
    rank, count = judged.rank, len(judged.rank)
    overall = weigh(judged, weights, method)
    known, everyone = overall.known, np.ones(count, dtype=bool)
    per_class = [_count(rank, place) for place in (*map(ORDER.index, (HOOG, MIDDEN, LAAG)), UNKNOWN)]
    places = overall.places()
    return pd.DataFrame(
        {
            "conflict_klasse": names_of(overall.rank),
            "conflict_score": overall.mean,
            "conflict_max": _highest(judged.score, known),
            "conflict_profiel": _profiles(per_class),
            "conflict_hoog": _whole(overall.high, known),
            "conflict_themas": themes_in(rank == overall.worst[:, np.newaxis], judged.names, overall.rank > 0),
            "conflict_onbekend": _whole(per_class[-1], everyone),
            "conflict_volledig": _whole(per_class[-1] == 0, everyone),
            "conflict_rang": _whole(places, places != UNKNOWN),
            "conflict_regels": np.full(count, rules, dtype=object),
        }
    )


@dataclass(frozen=True)
class Overall:
    """The judgement over all themes, per terrain.

    Attributes:
        rank: (n,) place of the class in classes.ORDER, -1 for onbekend.
        worst: (n,) that of the worst theme.
        mean: (n,) weighted mean of the scores, NaN for onbekend.
        high, medium: (n,) themes in class hoog, and in midden.
    """

    rank: IntArray
    worst: IntArray
    mean: FloatArray
    high: IntArray
    medium: IntArray

    @property
    def known(self) -> BoolArray:
        """True where at least one theme is known."""
        known: BoolArray = self.rank != UNKNOWN
        return known

    def places(self) -> IntArray:
        """(n,) 1 for the worst, ties share the best place and leave a gap; -1 for onbekend."""
        return _places(self.known, [self.rank, self.high, self.medium, self.mean])


def weigh(judged: Judged, weights: FloatArray, method: str) -> Overall:
    """The judgement over all themes.

    Args:
        weights: (k,) all above 0.
        method: `hoogste` or `gewogen`.
    """
    worst = judged.rank.max(axis=1, initial=UNKNOWN)
    mean = _mean(judged, weights)
    rank = worst
    if method == WEIGHTED:
        rank = np.where(worst != UNKNOWN, np.maximum(_ranks_of_scores(mean), worst - 1), UNKNOWN)
    high, medium = (_count(judged.rank, ORDER.index(klasse)) for klasse in (HOOG, MIDDEN))
    return Overall(rank, worst, mean, high, medium)


def _count(rank: IntArray, place: int) -> IntArray:
    """How many themes of each terrain have this class."""
    counted: IntArray = (rank == place).sum(axis=1)
    return counted


def _mean(judged: Judged, weights: FloatArray) -> FloatArray:
    """Weighted mean over the themes that are known for the terrain; NaN where none is."""
    weight = np.where(judged.rank != UNKNOWN, weights, 0.0)
    total = weight.sum(axis=1)
    summed = np.where(weight > 0, judged.score * weight, 0.0).sum(axis=1)
    mean: FloatArray = np.round(summed / np.where(total > 0, total, np.nan), DECIMALS)
    return mean


def _ranks_of_scores(scores: FloatArray) -> IntArray:
    """`classes.class_of_score` of many, as ranks: an upper bound belongs to the lower class."""
    bounds = [sum(BANDS[klasse]) for klasse in ORDER[:-1]]
    return np.searchsorted(bounds, np.nan_to_num(scores), side="left").astype(np.int64)


def _highest(scores: FloatArray, known: BoolArray) -> FloatArray:
    highest = np.where(np.isnan(scores), -np.inf, scores).max(axis=1, initial=-np.inf)
    return np.where(known, highest, np.nan)


def _profiles(counts: list[IntArray]) -> TextArray:
    """How many themes are hoog, midden, laag and onbekend: `1-2-1-0`."""
    profiles = np.full(len(counts[0]), None, dtype=object)
    profiles[:] = ["-".join(map(str, row)) for row in zip(*(count.tolist() for count in counts), strict=True)]
    return profiles


def _whole(values: IntArray | BoolArray, known: BoolArray) -> TextArray:
    """Whole numbers, None where not known."""
    numbers: TextArray = np.full(len(values), None, dtype=object)
    numbers[known] = values[known].astype(int).tolist()
    return numbers


def _places(known: BoolArray, keys: Sequence[IntArray | FloatArray]) -> IntArray:
    """Ranks by the keys, the first weighing most and high being worst: 1 is the worst, ties share the best place."""
    rows = np.flatnonzero(known)
    values = np.stack([key[rows].astype(float) for key in keys], axis=1)
    order = np.lexsort(-values.T[::-1])
    ordered = values[order]
    is_new = np.ones(len(rows), dtype=bool)
    is_new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    first = np.maximum.accumulate(np.where(is_new, np.arange(len(rows)), 0)) if len(rows) else np.empty(0, int)
    place = np.full(len(known), UNKNOWN, dtype=np.int64)
    place[rows[order]] = first + 1
    return place
