"""Features on the map: what is chosen in a dock is selected, zoomed to and flashed, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
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

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas, QgsMapTool

#: What has no extent is shown with so much around it (m).
AROUND = 500.0


class MapLink(QObject):
    """Keeps no layer: it looks it up by id, so that one that was removed is simply not there any more."""

    #: Whether a click on the map chooses now.
    picking = pyqtSignal(bool)
    #: How many times wider than what is shown the map is.
    margin = 1.25

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._layer_id = ""
        self._quiet = False
        self.tool: QgsMapToolEmitPoint | None = None
        if canvas is not None:
            self.tool = QgsMapToolEmitPoint(canvas)
            self.tool.canvasClicked.connect(self._clicked)
            canvas.mapToolSet.connect(self._tool_changed)

    def layer(self) -> QgsVectorLayer | None:
        """The layer, if it is still there."""
        found = QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None
        return found if isinstance(found, QgsVectorLayer) else None

    def follow_layer(self, layer: QgsVectorLayer | None) -> None:
        """This layer from now on."""
        before = self.layer()
        if before is not None:
            before.selectionChanged.disconnect(self._selected)
        self._layer_id = "" if layer is None else layer.id()
        if layer is not None:
            layer.selectionChanged.connect(self._selected)

    def forget(self, layer_ids: list[str]) -> None:
        """Layers that are about to go."""
        if self._layer_id in layer_ids:
            self.follow_layer(None)

    def show_features(self, features: Iterable[QgsFeature], *, zoom: bool) -> None:
        """Select these features of the layer; zoom to them and flash them."""
        layer = self.layer()
        if layer is None:
            return
        features = list(features)
        self._quiet = True
        layer.selectByIds([feature.id() for feature in features])
        self._quiet = False
        self.point_at(layer, features, zoom=zoom)

    def point_at(
        self,
        layer: QgsVectorLayer,
        features: Iterable[QgsFeature],
        *,
        zoom: bool,
        beside: tuple[QgsVectorLayer, Iterable[QgsFeature]] | None = None,
    ) -> None:
        """Flash features of any layer, and zoom to them; what is beside them, in another layer, comes into view too."""
        geometries = _geometries(features)
        if self.canvas is None or not geometries:
            return
        if zoom:
            extent = self._extent(layer, geometries)
            if beside is not None:
                extent.combineExtentWith(self._extent(beside[0], _geometries(beside[1])))
            self._zoom(extent)
        self.canvas.flashGeometries(geometries, layer.crs())

    def set_picking(self, on: bool) -> None:
        """Have clicks on the map choose, or give the map its former tool back."""
        if self.canvas is None or self.tool is None:
            return
        if on:
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() is self.tool:
            self.canvas.unsetMapTool(self.tool)

    def close(self) -> None:
        """Let go of the map."""
        self.follow_layer(None)
        if self.canvas is not None and self.tool is not None:
            self.canvas.mapToolSet.disconnect(self._tool_changed)
            self.canvas.unsetMapTool(self.tool)
            self.tool.deleteLater()
        self.canvas, self.tool = None, None

    def tell(self, feature: QgsFeature) -> None:
        """A feature was selected or clicked on the map."""
        raise NotImplementedError

    def _extent(self, layer: QgsVectorLayer, geometries: list[QgsGeometry]) -> QgsRectangle:
        """Where they are, in the CRS of the map; empty where that cannot be said."""
        extent = QgsRectangle()
        for geometry in geometries:
            extent.combineExtentWith(geometry.boundingBox())
        try:
            return self.canvas.mapSettings().layerExtentToOutputExtent(layer, extent)
        except QgsCsException:
            return QgsRectangle()

    def _zoom(self, extent: QgsRectangle) -> None:
        if extent.isNull():
            return
        if extent.isEmpty():
            extent.grow(AROUND)
        extent.scale(self.margin)
        self.canvas.setExtent(extent)
        self.canvas.refresh()

    def _selected(self) -> None:
        layer = self.layer()
        if self._quiet or layer is None or not layer.selectedFeatureCount():
            return
        request = QgsFeatureRequest().setFilterFids(layer.selectedFeatureIds()[:1])
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in layer.getFeatures(request):
            self.tell(feature)

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
                self.tell(feature)
                return

    def _tool_changed(self, tool: QgsMapTool | None) -> None:
        self.picking.emit(tool is not None and tool is self.tool)


def _geometries(features: Iterable[QgsFeature]) -> list[QgsGeometry]:
    return [feature.geometry() for feature in features if feature.hasGeometry()]
