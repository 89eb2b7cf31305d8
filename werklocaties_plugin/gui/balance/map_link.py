"""Regions on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...qgis_io.values import text
from ..map_link import MapLink
from .finding import name_field

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas


class RegionLink(MapLink):
    """A region is all features with its name."""

    #: The region that was selected or clicked on the map.
    picked = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(canvas, parent)
        self._field = ""

    def follow(self, layer: QgsVectorLayer | None, named: str) -> None:
        """Regions from now on."""
        field = None if layer is None else name_field(layer, named)
        self._field = field or ""
        self.follow_layer(None if field is None else layer)

    def show(self, region: str | None, *, zoom: bool) -> None:
        """Select the region; zoom to it and flash it. None, or one that is not there, selects nothing."""
        layer = self.layer()
        if layer is not None:
            self.show_features([] if region is None else self._features(layer, region), zoom=zoom)

    def tell(self, feature: QgsFeature) -> None:
        name = text(feature[self._field])
        if name is not None:
            self.picked.emit(name)

    def _features(self, layer: QgsVectorLayer, region: str) -> list[QgsFeature]:
        wanted = QgsExpression.createFieldEqualityExpression(self._field, region)
        return list(layer.getFeatures(QgsFeatureRequest(QgsExpression(wanted))))
