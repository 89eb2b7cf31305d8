"""Judgements of themes that stand in a layer: its class and score fields to arrays, by any case of the field names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
)

from ..core.errors import Cancelled
from ..core.judging.classfields import UNKNOWN, ranks
from ..core.judging.scoring import Judged, fit_scores
from ..core.types import FloatArray, IntArray
from ..i18n import tr
from .errors import InputError
from .reading import LOOK_EVERY
from .values import plain, texts


def every_feature(source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback) -> list[QgsFeature]:
    """All features as they are, in the order of the source; nothing is measured, so no CRS is asked for.

    Raises:
        Cancelled
    """
    features = []
    skip_checks = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), skip_checks)):
        if number % LOOK_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        features.append(feature)
    return features


def read_ranks(fields: QgsFields, features: Sequence[QgsFeature], prefix: str) -> IntArray:
    """The classes in `<prefix>_klasse` as ranks (classfields.ranks).

    Raises:
        ChoiceError: class_unknown.
    """
    position = fields.lookupField(f"{prefix}_klasse")
    return ranks(texts(feature[position] for feature in features), fields.at(position).name())


def overall_ranks(fields: QgsFields, features: Sequence[QgsFeature], ranks: dict[str, IntArray]) -> IntArray:
    """The judgement of conflictscore; without it the worst class of the themes.

    Args:
        ranks: prefix of a theme -> what read_ranks gives.

    Raises:
        ChoiceError: class_unknown.
    """
    if fields.lookupField("conflict_klasse") >= 0:
        return read_ranks(fields, features, "conflict")
    unknown = np.full(len(features), UNKNOWN, dtype=np.int64)
    worst: IntArray = np.maximum.reduce([unknown, *ranks.values()])
    return worst


def read_judged(fields: QgsFields, features: Sequence[QgsFeature], prefixes: Sequence[str]) -> tuple[Judged, IntArray]:
    """Classes and scores of the themes with these prefixes.

    Returns:
        The judgements, and the rows where a score did not agree with its class and was changed (scoring.fit_scores).

    Raises:
        ChoiceError: class_unknown.
        InputError: a score that is no number.
    """
    rank = np.empty((len(features), len(prefixes)), dtype=np.int64)
    scores = np.empty((len(features), len(prefixes)))
    for column, prefix in enumerate(prefixes):
        rank[:, column] = read_ranks(fields, features, prefix)
        scores[:, column] = _numbers(fields, features, f"{prefix}_score")
    fitted, changed = fit_scores(rank, scores)
    return Judged(tuple(prefixes), rank, fitted), changed


def read_figures(fields: QgsFields, features: Sequence[QgsFeature], names: Sequence[str]) -> dict[str, FloatArray]:
    """Fields with numbers, by their names in lower case; NaN where NULL.

    Raises:
        InputError: what is no number.
    """
    return {name: _numbers(fields, features, name) for name in names}


def rules_used(fields: QgsFields, features: Sequence[QgsFeature]) -> set[str]:
    """What stands in conflict_regels: the rules profiles with which the terrains were judged; empty when not there."""
    position = fields.lookupField("conflict_regels")
    return set() if position < 0 else set(texts(feature[position] for feature in features)) - {None}


def _numbers(fields: QgsFields, features: Sequence[QgsFeature], name: str) -> FloatArray:
    position = fields.lookupField(name)
    values: FloatArray = np.array([_number(plain(feature[position]), name) for feature in features], dtype=float)
    return values


def _number(value: Any, name: str) -> float:
    """A number, also from the text that a CSV gives; NaN for none."""
    if value is None or value == "":
        return float("nan")
    try:
        return float(value.replace(",", ".") if isinstance(value, str) else value)
    except (TypeError, ValueError) as error:
        raise InputError(tr("Field '{field}': '{value}' is no number.").format(field=name, value=value)) from error
