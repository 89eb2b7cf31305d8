"""Geometry of terrain files: of one kind, near enough to be measured, and what is neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeature, QgsGeometry, QgsRectangle, QgsWkbTypes

from ..core.measuring.geometry import present
from ..core.types import BoolArray, GeometryArray
from .measuring import require_true_area
from .reading import Reader

#: Terrains farther than this from the middle of the others are elsewhere on earth by mistake (m).
FAR_M = 400_000.0
#: Half the width of the box around the middle in which the analysis CRS must be true to area (m).
AROUND_M = 1_000.0


@dataclass(frozen=True)
class Shapes:
    """What the layer can hold.

    Attributes:
        wkb_type: of the layer that is written.
        features: with a geometry of that kind, or none.
        odd: row -> what was there instead, in Dutch.
    """

    wkb_type: Qgis.WkbType
    features: list[QgsFeature]
    odd: dict[int, str]


KINDS = {
    Qgis.GeometryType.Point: "een punt",
    Qgis.GeometryType.Line: "een lijn",
    Qgis.GeometryType.Polygon: "een vlak",
    Qgis.GeometryType.Unknown: "een verzameling",
    Qgis.GeometryType.Null: "niets",
}


def of_one_kind(declared: Qgis.WkbType, features: Sequence[QgsFeature]) -> Shapes:
    """Files may hold points in a layer of polygons; what is written may not.

    The layer's own kind counts; where no feature has it, the kind that most have. Of a collection the parts of that
    kind are taken.
    """
    listed = list(features)
    if declared in (Qgis.WkbType.NoGeometry, Qgis.WkbType.Unknown):
        return Shapes(declared, listed, {})
    counts = Counter(each.geometry().wkbType() for each in listed if not each.geometry().isNull())
    own = QgsWkbTypes.geometryType(declared)
    wkb_type = declared
    if counts and not any(QgsWkbTypes.geometryType(kind) == own for kind in counts):
        wkb_type = counts.most_common(1)[0][0]
    wanted, odd = QgsWkbTypes.geometryType(wkb_type), {}
    for row, feature in enumerate(listed):
        geometry = feature.geometry()
        if geometry.isNull() or geometry.type() == wanted:
            continue
        taken = QgsGeometry(geometry)
        found = taken.convertGeometryCollectionToSubclass(wanted) and not taken.isEmpty()
        if not found:
            odd[row] = KINDS.get(geometry.type(), KINDS[Qgis.GeometryType.Unknown])
        listed[row] = QgsFeature(feature)
        listed[row].setGeometry(taken if found else QgsGeometry())
    return Shapes(wkb_type, listed, odd)


def far_away(geometry: GeometryArray) -> BoolArray:
    """(n,) True for what lies nowhere, or over 400 km from the middle of all: 0,0, degrees, or x and y exchanged."""
    far = np.zeros(len(geometry), dtype=bool)
    here = np.flatnonzero(present(geometry))
    bounds = shapely.bounds(geometry[here])
    middles = np.stack([bounds[:, 0] + bounds[:, 2], bounds[:, 1] + bounds[:, 3]], axis=1) / 2
    finite = np.isfinite(bounds).all(axis=1)
    if finite.any():
        middle = np.median(middles[finite], axis=0)
        with np.errstate(invalid="ignore", over="ignore"):
            finite &= np.abs(bounds - np.tile(middle, 2)).max(axis=1) <= FAR_M
    far[here] = ~finite
    return far


def require_measurable(geometry: GeometryArray, far: BoolArray, reader: Reader) -> None:
    """The analysis CRS must be true to area where the terrains lie.

    Raises:
        InputError
    """
    near = geometry[present(geometry) & ~far]
    if not len(near):
        near = geometry[present(geometry) & np.isfinite(shapely.bounds(geometry)).all(axis=1)]
    if not len(near):
        return
    bounds = shapely.bounds(near)
    x, y = (float(np.median(bounds[:, [low, low + 2]])) for low in (0, 1))
    extent = QgsRectangle(x - AROUND_M, y - AROUND_M, x + AROUND_M, y + AROUND_M)
    require_true_area(reader.crs, extent, reader.transform_context)
