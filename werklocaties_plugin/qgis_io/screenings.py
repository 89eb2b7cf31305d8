"""Screenings as layers: read to be compared, and their changes as a table with geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..core.judging.classfields import theme_prefixes
from ..core.judging.compare import Comparison, Screening, fields, rows_per_key
from ..core.types import TextArray
from ..i18n import tr
from .drawing import transform_ours
from .errors import InputError
from .fields import match
from .judgements import every_feature, read_ranks
from .values import texts
from .writing import Table, plain_table

#: Keys that a message names.
NAMED = 10
OVERALL = "conflict"


@dataclass(frozen=True)
class ScreeningLayer:
    """A screening as it was read.

    Attributes:
        prefixes: of the themes that it has.
        rules: what stands in conflict_regels.
        names: (n,) name of each terrain or None.
    """

    source: QgsProcessingFeatureSource
    features: list[QgsFeature]
    screening: Screening
    prefixes: list[str]
    rules: set[str]
    names: TextArray


def read_screening(source: QgsProcessingFeatureSource, key: str, feedback: QgsProcessingFeedback) -> ScreeningLayer:
    """Classes, keys and rules of a layer; terrains without a key and keys that repeat are counted in the log.

    Raises:
        InputError: no classes.
        ChoiceError: class_unknown.
        Cancelled
    """
    features, known = every_feature(source, feedback), source.fields()
    prefixes = theme_prefixes(known.names())
    judged = [*prefixes, OVERALL] if known.lookupField(f"{OVERALL}_klasse") >= 0 else prefixes
    if not judged:
        raise InputError(
            tr("Layer '{layer}' has no classes to compare, such as conflict_klasse. It has: {fields}.").format(
                layer=source.sourceName(), fields=", ".join(known.names())
            )
        )
    keys = texts(feature[key] for feature in features)
    _report_keys(source.sourceName(), keys, feedback)
    rules_at = known.lookupField(f"{OVERALL}_regels")
    rules = set() if rules_at < 0 else set(texts(feature[rules_at] for feature in features)) - {None}
    name_field = match(known, "naam")
    names = texts(feature[name_field] if name_field else None for feature in features)
    screening = Screening(keys, {prefix: read_ranks(known, features, prefix) for prefix in judged})
    return ScreeningLayer(source, features, screening, prefixes, rules, names)


def _report_keys(layer: str, keys: TextArray, feedback: QgsProcessingFeedback) -> None:
    without = int(sum(key is None for key in keys))
    if without:
        feedback.pushWarning(
            tr("Layer '{layer}': {count} terrain(s) without a key are left out.").format(layer=layer, count=without)
        )
    repeated = [key for key, rows in rows_per_key(keys).items() if len(rows) > 1]
    if repeated:
        listed = ", ".join(repeated[:NAMED]) + (", …" if len(repeated) > NAMED else "")
        feedback.pushWarning(
            tr("Layer '{layer}': {count} key(s) repeat and count once, with their worst class: {keys}").format(
                layer=layer, count=len(repeated), keys=listed
            )
        )


def change_table(
    comparison: Comparison,
    old: ScreeningLayer,
    new: ScreeningLayer,
    prefixes: Sequence[str],
    transform_context: QgsCoordinateTransformContext,
) -> Table:
    """The comparison as a table; with geometry, flat and in the CRS of the new layer, when that has geometry."""
    names = [
        next((name for name in (*new.names[there], *old.names[before]) if name), None)
        for before, there in zip(comparison.old_rows, comparison.new_rows, strict=True)
    ]
    frame = comparison.table.rename(columns={"key": "terrein_id"}).assign(naam=pd.Series(names, dtype=object))
    table = plain_table(frame, {"terrein_id": str, "naam": str, **fields(prefixes)})
    kind = QgsWkbTypes.multiType(QgsWkbTypes.linearType(QgsWkbTypes.flatType(new.source.wkbType())))
    if kind == Qgis.WkbType.NoGeometry:
        return table
    transform = QgsCoordinateTransform(old.source.sourceCrs(), new.source.sourceCrs(), transform_context)
    geometries = [
        _together(new, there, kind, None) if there else _together(old, before, kind, transform)
        for before, there in zip(comparison.old_rows, comparison.new_rows, strict=True)
    ]
    return replace(table, geometries=geometries, wkb_type=kind, crs=new.source.sourceCrs())


def _together(
    layer: ScreeningLayer, rows: list[int], kind: Qgis.WkbType, transform: QgsCoordinateTransform | None
) -> QgsGeometry:
    """The geometries of the rows as one, flat and without arcs; none where they are of another type."""
    parts = []
    for row in rows:
        part = QgsGeometry(layer.features[row].geometry())
        if part.isNull() or QgsWkbTypes.geometryType(kind) != part.type():
            continue
        part.convertToStraightSegment()
        part.get().dropZValue()
        part.get().dropMValue()
        if transform is not None:
            transform_ours(part, transform)
        parts.append(part)
    if len(parts) < 2:
        return parts[0] if parts else QgsGeometry()
    return QgsGeometry.collectGeometry([single for part in parts for single in part.asGeometryCollection()])
