"""The CRS in which is measured: projected, in metres, and true to area where the terrains are."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
)

from ..i18n import tr
from ..shown_numbers import number
from .errors import InputError

#: Dutch national grid (RD New).
RD_NEW = "EPSG:28992"
#: Largest deviation of the area scale from 1 at the terrains. Web Mercator is 2.6 times too large here.
AREA_TOLERANCE = 0.01


def require_metric(crs: QgsCoordinateReferenceSystem) -> None:
    """Refuse a CRS in degrees, in feet, or that is none.

    Raises:
        InputError
    """
    if not crs.isValid():
        raise InputError(tr("The analysis CRS is not valid. Choose EPSG:28992 (RD New)."))
    if crs.isGeographic() or crs.mapUnits() != Qgis.DistanceUnit.Meters:
        raise InputError(
            tr("The analysis CRS {crs} does not measure in metres. Choose EPSG:28992 (RD New).").format(
                crs=crs.authid()
            )
        )


def require_true_area(
    crs: QgsCoordinateReferenceSystem, extent: QgsRectangle, context: QgsCoordinateTransformContext
) -> None:
    """Refuse a CRS whose area scale at the terrains deviates more than 1 %.

    Args:
        extent: of the terrains, in crs.

    Raises:
        InputError
    """
    if extent.isEmpty() and not extent.width() and not extent.height() and extent.isNull():
        return
    to_degrees = QgsCoordinateTransform(crs, crs.toGeographicCrs(), context)
    corners = [(x, y) for x in (extent.xMinimum(), extent.xMaximum()) for y in (extent.yMinimum(), extent.yMaximum())]
    for x, y in [*corners, (extent.center().x(), extent.center().y())]:
        scale = _area_scale(crs, QgsPointXY(x, y), to_degrees)
        if scale is None or abs(scale - 1) > AREA_TOLERANCE:
            found = "?" if scale is None else number(scale, 3)
            raise InputError(
                tr(
                    "The analysis CRS {crs} does not give true areas at the terrains (area scale {scale}; at most 1 % "
                    "off is accepted). Choose EPSG:28992 (RD New)."
                ).format(crs=crs.authid() or crs.description(), scale=found)
            )


def _area_scale(
    crs: QgsCoordinateReferenceSystem, point: QgsPointXY, to_degrees: QgsCoordinateTransform
) -> float | None:
    try:
        degrees = to_degrees.transform(point)
    except QgsCsException:
        return None
    factors = crs.factors(QgsPoint(degrees.x(), degrees.y()))
    return float(factors.arealScale()) if factors.isValid() else None
