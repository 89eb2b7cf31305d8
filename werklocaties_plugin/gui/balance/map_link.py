"""Regions on the map: what is chosen in the dock is selected, zoomed to and flashed, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...qgis_io.values import text
from .finding import name_field

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas, QgsMapTool

#: How much wider than the region the map shows.
MARGIN = 1.25


class MapLink(QObject):
    """Keeps no layer: it looks them up by id, so that one that was removed is simply not there any more."""

    #: The region that was selected or clicked on the map.
    picked = pyqtSignal(object)
    #: Whether a click on the map chooses a region now.
    picking = pyqtSignal(bool)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._layer_id = ""
        self._field = ""
        self._quiet = False
        self.tool: QgsMapToolEmitPoint | None = None
        if canvas is not None:
            self.tool = QgsMapToolEmitPoint(canvas)
            self.tool.canvasClicked.connect(self._clicked)
            canvas.mapToolSet.connect(self._tool_changed)

    def layer(self) -> QgsVectorLayer | None:
        """The regions, if they are still there."""
        found = QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None
        return found if isinstance(found, QgsVectorLayer) else None

    def follow(self, layer: QgsVectorLayer | None, named: str) -> None:
        """Regions from now on."""
        before = self.layer()
        if before is not None:
            before.selectionChanged.disconnect(self._selected)
        field = None if layer is None else name_field(layer, named)
        self._layer_id, self._field = ("", "") if layer is None or field is None else (layer.id(), field)
        if self._layer_id:
            layer.selectionChanged.connect(self._selected)

    def forget(self, layer_ids: list[str]) -> None:
        """Layers that are about to go."""
        if self._layer_id in layer_ids:
            self.follow(None, "")

    def show(self, region: str | None, *, zoom: bool) -> None:
        """Select the region; zoom to it and flash it. None, or one that is not there, selects nothing."""
        layer = self.layer()
        if layer is None:
            return
        features = [] if region is None else list(self._features(layer, region))
        self._quiet = True
        layer.selectByIds([feature.id() for feature in features])
        self._quiet = False
        geometries = [feature.geometry() for feature in features if feature.hasGeometry()]
        if self.canvas is None or not geometries:
            return
        if zoom:
            self._zoom(layer, geometries)
        self.canvas.flashGeometries(geometries, layer.crs())

    def set_picking(self, on: bool) -> None:
        """Have clicks on the map choose a region, or give the map its former tool back."""
        if self.canvas is None or self.tool is None:
            return
        if on:
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() is self.tool:
            self.canvas.unsetMapTool(self.tool)

    def close(self) -> None:
        """Let go of the map."""
        self.follow(None, "")
        if self.canvas is not None and self.tool is not None:
            self.canvas.mapToolSet.disconnect(self._tool_changed)
            self.canvas.unsetMapTool(self.tool)
            self.tool.deleteLater()
        self.canvas, self.tool = None, None

    def _features(self, layer: QgsVectorLayer, region: str) -> list[QgsFeature]:
        wanted = QgsExpression.createFieldEqualityExpression(self._field, region)
        return list(layer.getFeatures(QgsFeatureRequest(QgsExpression(wanted))))

    def _zoom(self, layer: QgsVectorLayer, geometries: list[QgsGeometry]) -> None:
        extent = QgsRectangle()
        for geometry in geometries:
            extent.combineExtentWith(geometry.boundingBox())
        settings = self.canvas.mapSettings()
        try:
            extent = settings.layerExtentToOutputExtent(layer, extent)
        except QgsCsException:
            return
        extent.scale(MARGIN)
        self.canvas.setExtent(extent)
        self.canvas.refresh()

    def _selected(self) -> None:
        layer = self.layer()
        if self._quiet or layer is None:
            return
        request = QgsFeatureRequest().setFilterFids(layer.selectedFeatureIds()[:1])
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in layer.getFeatures(request) if layer.selectedFeatureCount() else ():
            self._pick(feature)

    def _clicked(self, point: QgsPointXY) -> None:
        layer = self.layer()
        if layer is None or self.canvas is None:
            return
        project = QgsProject.instance()
        transform = QgsCoordinateTransform(self.canvas.mapSettings().destinationCrs(), layer.crs(), project)
        try:
            here = QgsGeometry.fromPointXY(transform.transform(point))
        except QgsCsException:
            return
        for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(here.boundingBox().buffered(0.001))):
            if feature.geometry().intersects(here):
                self._pick(feature)
                return

    def _pick(self, feature: QgsFeature) -> None:
        name = text(feature[self._field])
        if name is not None:
            self.picked.emit(name)

    def _tool_changed(self, tool: QgsMapTool | None) -> None:
        self.picking.emit(tool is not None and tool is self.tool)
