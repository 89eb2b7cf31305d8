"""Polygons that we made: from arrays in the analysis CRS to a table in the CRS of the terrains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
)

from ..core.types import GeometryArray
from ..i18n import tr
from .errors import OutputError
from .writing import Table, plain_table


def polygon_table(
    frame: pd.DataFrame,
    types: Mapping[str, type],
    geometry: GeometryArray,
    transform: QgsCoordinateTransform,
) -> Table:
    """A table of multipolygons.

    Args:
        frame: attributes, a column for each name in types.
        geometry: (n,) polygons in the source CRS of transform.

    Raises:
        OutputError: a polygon that cannot be transformed.
    """
    drawn = []
    for wkb in shapely.to_wkb(geometry).tolist():
        polygon = QgsGeometry()
        polygon.fromWkb(wkb)
        transform_ours(polygon, transform)
        drawn.append(polygon)
    table = plain_table(frame, types)
    return replace(table, geometries=drawn, wkb_type=Qgis.WkbType.MultiPolygon, crs=transform.destinationCrs())


def transform_ours(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> None:
    """Transform in place.

    Raises:
        OutputError
    """
    try:
        done = geometry.transform(transform)
    except QgsCsException as error:
        raise OutputError(tr("A geometry cannot be transformed: {error}").format(error=error)) from error
    if done != Qgis.GeometryOperationResult.Success:
        raise OutputError(tr("A geometry cannot be transformed: {error}").format(error=done.name))


def back_to(
    own: QgsCoordinateReferenceSystem, analysis: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsCoordinateTransform:
    """From the analysis CRS to that of the terrains."""
    return QgsCoordinateTransform(analysis, own, context)
