"""Styles an output when the desktop loads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Runs in the main thread, after the layer is in the project."""

    #: QGIS does not own its post-processors: without a reference here they are gone before they are called.
    waiting: ClassVar[list[Styler]] = []

    def __init__(self, style: Callable[[QgsVectorLayer], None]) -> None:
        super().__init__()
        self.style = style

    @classmethod
    def create(cls, style: Callable[[QgsVectorLayer], None]) -> Styler:
        """A styler that lives until it has done its work."""
        styler = cls(style)
        cls.waiting.append(styler)
        return styler

    def postProcessLayer(
        self, layer: QgsVectorLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if isinstance(layer, QgsVectorLayer):
            self.style(layer)
        if self in self.waiting:
            self.waiting.remove(self)
