"""Hears of every change in the layers behind the figures."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal


class InputWatch(QObject):
    """Keeps ids, no layers: one that was removed is simply not there any more."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        project = QgsProject.instance()
        project.layersWillBeRemoved.connect(self._layers_go)

    def follow(self, layers: Iterable[QgsVectorLayer]) -> None:
        """These layers from now on, and no others."""
        for layer in self._layers():
            layer.layerModified.disconnect(self._modified)
            for signal in _signals(layer):
                signal.disconnect(self._tell)
        self._ids = list(dict.fromkeys(layer.id() for layer in layers))
        for layer in self._layers():
            layer.layerModified.connect(self._modified)
            for signal in _signals(layer):
                signal.connect(self._tell)

    def close(self) -> None:
        """Hear of nothing any more."""
        self.follow([])
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_go)

    def _layers(self) -> list[QgsVectorLayer]:
        found = (QgsProject.instance().mapLayer(each) for each in self._ids)
        return [layer for layer in found if isinstance(layer, QgsVectorLayer)]

    def _layers_go(self, layer_ids: list[str]) -> None:
        if set(layer_ids) & set(self._ids):
            self._ids = [each for each in self._ids if each not in layer_ids]
            self.changed.emit()

    def _modified(self) -> None:
        """An edit; outside an edit session it was only how the layer is shown, such as the titles of its fields."""
        if any(layer.isEditable() for layer in self._layers()):
            self.changed.emit()

    def _tell(self, *_: object) -> None:
        self.changed.emit()


def _signals(layer: QgsVectorLayer) -> tuple[object, ...]:
    """Whatever the source itself reports, another filter, and edits that were undone."""
    return layer.dataChanged, layer.subsetStringChanged, layer.afterRollBack
