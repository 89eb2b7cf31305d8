"""What a layer is called in messages and titles."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProviderRegistry


def name_by_table(layer: QgsMapLayer, context: QgsProcessingContext) -> None:
    """Call a layer that this run opened from a file by its table: the file may hold many.

    A layer of the project keeps the name that its owner gave it.
    """
    if context.temporaryLayerStore().mapLayer(layer.id()) is None:
        return
    table = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("layerName")
    if table:
        layer.setName(str(table))
