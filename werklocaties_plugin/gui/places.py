"""Places on the map: zoomed to and flashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

#: How much wider than what is shown the map is.
MARGIN = 1.5
#: What is smaller is shown with so much around it (m).
AROUND = 200.0


def show_place(canvas: QgsMapCanvas, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> bool:
    """Zoom to a geometry and flash it; False where it cannot be shown in the CRS of the map."""
    own = canvas.mapSettings().destinationCrs()
    try:
        extent = QgsCoordinateTransform(crs, own, QgsProject.instance()).transformBoundingBox(geometry.boundingBox())
    except QgsCsException:
        return False
    if not extent.isFinite():
        return False
    metre = 1.0 if own.mapUnits() == QgsCoordinateReferenceSystem("EPSG:28992").mapUnits() else 1e-5
    if max(extent.width(), extent.height()) < AROUND * metre:
        extent.grow(AROUND * metre / 2)
    extent.scale(MARGIN)
    canvas.setExtent(extent)
    canvas.refresh()
    canvas.flashGeometries([geometry], crs)
    return True
