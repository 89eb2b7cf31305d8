"""Terrains on the map."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal

from ..map_link import MapLink


class TerrainLink(MapLink):
    """A terrain is a feature."""

    #: Id of the feature that was selected or clicked on the map.
    picked = pyqtSignal(object)
    #: A terrain alone says nothing: what lies around it must be seen.
    margin = 3.0

    def show(self, fid: int | None, *, zoom: bool) -> None:
        """Select the terrain; zoom to it and flash it. None selects nothing."""
        layer = self.layer()
        if layer is not None:
            self.show_features([] if fid is None else features_of(layer, fid), zoom=zoom)

    def tell(self, feature: QgsFeature) -> None:
        self.picked.emit(feature.id())


def features_of(layer: QgsVectorLayer, fid: int) -> list[QgsFeature]:
    """The feature with this id, in a list; empty when it is not there any more."""
    return list(layer.getFeatures(QgsFeatureRequest(fid)))
