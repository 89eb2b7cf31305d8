"""Canonical terrains and findings as tables to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsWkbTypes,
)

from ..core.terrains.canonical import FIELDS
from ..core.terrains.finding_texts import SEVERITIES
from ..core.terrains.findings import COLUMNS
from .drawing import transform_ours
from .terrain_input import TerrainFile, collected
from .writing import Table, plain_table, with_indicators

if TYPE_CHECKING:
    from ..core.terrains.importing import Imported

#: Mark in the output that something was found about a terrain.
MARKS: dict[str, type] = {"controle_ernst": str, "controle_aantal": int}
#: What a field holds that could not be taken over as it stood.
KEPT = "_bron"
#: Severity -> how a legend names it and its colour, from dark to light.
COLOURS = {"fout": ("Fout", "#7f3b08"), "waarschuwing": ("Waarschuwing", "#c8690a"), "info": ("Info", "#8073ac")}


def terrain_table(file: TerrainFile, imported: Imported, table: pd.DataFrame, places: Sequence[Sequence[int]]) -> Table:
    """The source's features with the canonical fields, marked where something was found.

    Args:
        table: canonical terrains to write, after merging.
        places: for each of its rows the rows of the source.
    """
    worst, counts = imported.findings.worst(len(imported.table))
    ranks = [
        min((SEVERITIES.index(worst[row]) for row in rows if worst[row] is not None), default=None) for rows in places
    ]
    kept = _kept(file, imported)
    frame = table.assign(
        controle_ernst=pd.Series([None if rank is None else SEVERITIES[rank] for rank in ranks], dtype=object),
        controle_aantal=pd.Series([int(sum(counts[row] for row in rows)) for rows in places], dtype="int64"),
        **{name: pd.Series([values[rows[0]] for rows in places], dtype=object) for name, values in kept.items()},
    )
    features = [collected([file.features[row] for row in rows]) for rows in places]
    types = {**FIELDS, **MARKS, **dict.fromkeys(kept, str)}
    return with_indicators(file.fields, features, frame, types, file.wkb_type, file.given.source.sourceCrs())


def _kept(file: TerrainFile, imported: Imported) -> dict[str, list[str | None]]:
    """What stood in cells whose canonical value is another, where no field of the source keeps it.

    That is where the source's field has the canonical name, or where it came from a joined table.
    """
    changed = imported.findings.with_value_lost()
    own = {str(name).strip().lower(): str(name) for name in file.cells.columns}
    found: dict[str, list[str | None]] = {}
    for name, texts in imported.raw.items():
        matched = imported.matched.get(name, name)
        if matched.strip().lower() in own and matched.strip().lower() != name:
            continue
        rows = [row for row in range(len(texts)) if (name, row) in changed or (matched, row) in changed]
        if not rows:
            continue
        earlier = own.get(f"{name}{KEPT}")
        values = [None] * len(texts) if earlier is None else file.cells[earlier].tolist()
        for row in rows:
            values[row] = texts[row]
        found[f"{name}{KEPT}"] = [None if value is None else str(value) for value in values]
    return found


def issue_layer(
    findings: pd.DataFrame, file: TerrainFile, ids: Sequence[str | None], shapes: Sequence[shapely.Geometry],
    transform: QgsCoordinateTransform,
) -> Table:  # fmt: skip
    """The findings with the place that they are about: the terrain, all parts of a repeated number, or an overlap.

    Args:
        shapes: geometries in the source CRS of transform, by `vorm`.
    """
    table = plain_table(findings, COLUMNS)
    if file.geometry is None:
        return table
    kind = QgsWkbTypes.multiType(QgsWkbTypes.linearType(QgsWkbTypes.flatType(file.wkb_type)))
    parts: dict[str, list[int]] = {}
    for row, each in enumerate(ids):
        if each is not None:
            parts.setdefault(each, []).append(row)
    geometries = []
    for code, number, shape in zip(findings["code"], findings["rij"], findings["vorm"], strict=True):
        if shape == shape and shape is not None:
            geometries.append(_drawn(shapes[int(shape)], transform))
        elif number != number:
            geometries.append(QgsGeometry())
        else:
            row = int(number) - 1
            rows = parts.get(ids[row] or "", [row]) if code.startswith("id_") else [row]
            geometries.append(_flat([file.features[each].geometry() for each in rows], kind))
    return replace(table, geometries=geometries, wkb_type=kind, crs=file.given.source.sourceCrs())


def _flat(geometries: Sequence[QgsGeometry], kind: Qgis.WkbType) -> QgsGeometry:
    """One flat geometry without arcs of them all; none where there is nothing of this kind."""
    parts = []
    for each in geometries:
        part = QgsGeometry(each)
        if (
            part.isNull()
            or part.isEmpty()
            or (kind != Qgis.WkbType.Unknown and part.type() != QgsWkbTypes.geometryType(kind))
        ):
            continue
        part.convertToStraightSegment()
        part.get().dropZValue()
        part.get().dropMValue()
        parts.append(part)
    if len(parts) < 2:
        return parts[0] if parts else QgsGeometry()
    return QgsGeometry.collectGeometry([single for part in parts for single in part.asGeometryCollection()])


def _drawn(shape: shapely.Geometry, transform: QgsCoordinateTransform) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shape))
    transform_ours(geometry, transform)
    return geometry


def severity_counts(findings: pd.DataFrame) -> dict[str, int]:
    """How many findings there are of each severity."""
    counts = findings["ernst"].value_counts()
    return {severity: int(counts.get(severity, 0)) for severity in SEVERITIES}


def rows_of(findings: pd.DataFrame, severity: str, most: int) -> list[str]:
    """The first findings of a severity, for the log."""
    chosen = findings[findings["ernst"] == severity]
    shown = [
        f"{identity or naam or '-'}: {veld}: {melding}" + (f" [{waarde}]" if waarde else "")
        for identity, naam, veld, melding, waarde in chosen[
            ["terrein_id", "naam", "veld", "melding", "waarde"]
        ].itertuples(index=False)
    ][:most]
    return shown + (["…"] if len(chosen) > most else [])
