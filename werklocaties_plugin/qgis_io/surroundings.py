"""Where a server is asked for features: only around the terrains, not all the land between them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from qgis.core import QgsFeatureSource, QgsMapLayer, QgsProcessingFeatureSource, QgsRectangle

from ..core.measuring.boxes import cover
from ..core.measuring.geometry import present
from ..core.types import FloatArray, GeometryArray

#: Providers whose features come over a network: what is not near had better stay there.
REMOTE = ("postgres", "mssql", "oracle", "hana", "WFS", "OAPIF", "arcgisfeatureserver")
#: How often a server is asked for one layer: where it has a spatial index, and where it has none or does not say.
MOST_REQUESTS, MOST_SLOW_REQUESTS = 128, 8


@dataclass
class Surroundings:
    """The terrains of a run, and which of its sources come from a server.

    Attributes:
        boxes: (n, 4) of the terrains in the analysis CRS; None as long as they are not known.
    """

    boxes: FloatArray | None = None
    _remote: list[QgsProcessingFeatureSource] = field(default_factory=list)

    def note_terrains(self, geometry: GeometryArray) -> None:
        """Look around these from now on."""
        here = geometry[present(geometry)]
        self.boxes = shapely.bounds(here) if len(here) else None

    def note_source(self, source: QgsProcessingFeatureSource, layer: QgsMapLayer | None) -> None:
        """Remember a source whose layer comes from a server."""
        if layer is not None and layer.providerType() in REMOTE:
            self._remote.append(source)

    def rectangles(self, source: QgsProcessingFeatureSource, extent: QgsRectangle | None) -> list[QgsRectangle | None]:
        """What to ask a source for, in the analysis CRS, so that it gives all that lies within reach of a terrain.

        Args:
            extent: around all terrains; how far it reaches beyond them is how far around each is looked.

        Returns:
            Of a server several rectangles, that may overlap; else the extent itself. None is everything.
        """
        if extent is None or self.boxes is None or not any(source is each for each in self._remote):
            return [extent]
        inside = np.concatenate([self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)])
        reach = float(
            max(
                inside[0] - extent.xMinimum(),
                inside[1] - extent.yMinimum(),
                extent.xMaximum() - inside[2],
                extent.yMaximum() - inside[3],
            )
        )
        if reach < 0:
            return [extent]
        has_index = source.hasSpatialIndex() == QgsFeatureSource.SpatialIndexPresence.SpatialIndexPresent
        wide = self.boxes + np.array([-reach, -reach, reach, reach])
        found = cover(wide, MOST_REQUESTS if has_index else MOST_SLOW_REQUESTS)
        return [QgsRectangle(*(float(bound) for bound in box)) for box in found]
