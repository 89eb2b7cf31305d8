"""A layer as it stands at one moment, to be read in another thread than that of the window."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)


class Snapshot:
    """Answers what readers ask of a layer and of its source, after the layer itself has gone too.

    Edits that were not saved, joins, virtual fields and the filter of the layer are in it; the selection is not looked
    at. Make it in the thread of the layer.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._source = QgsVectorLayerFeatureSource(layer)
        self._name = layer.name()
        self._provider, self._storage, self._uri = layer.providerType(), layer.storageType(), layer.source()
        self._wkb_type, self._spatial = layer.wkbType(), layer.isSpatial()

    def name(self) -> str:
        return self._name

    def sourceName(self) -> str:
        return self._name

    def providerType(self) -> str:
        return str(self._provider)

    def storageType(self) -> str:
        return str(self._storage)

    def source(self) -> str:
        return str(self._uri)

    def isSpatial(self) -> bool:
        return bool(self._spatial)

    def wkbType(self) -> Qgis.WkbType:
        return self._wkb_type

    def fields(self) -> QgsFields:
        return self._source.fields()

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        return self._source.crs()

    def getFeatures(
        self, request: QgsFeatureRequest, flags: Qgis.ProcessingFeatureSourceFlag | None = None
    ) -> Iterator[QgsFeature]:
        """The features; geometry is never checked, which is what all our readers ask for."""
        return self._source.getFeatures(request)
