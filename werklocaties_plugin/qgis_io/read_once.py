"""A reader that keeps what it read: themes that look at the same layer read it once together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
)

from ..core.types import BoolArray, GeometryArray
from .fields import ALIASES, match
from .reading import ObjectLayer, Reader

Read = Callable[[QgsProcessingFeatureSource, Sequence[str | None], QgsRectangle | None], ObjectLayer]


@dataclass(frozen=True)
class _Kept:
    """What was read of a source, with the fields and the extent (None: everything) that it holds."""

    layer: ObjectLayer
    fields: frozenset[str]
    extent: QgsRectangle | None

    def holds(self, fields: Iterable[str], extent: QgsRectangle | None) -> bool:
        """True when a request for these fields and this extent can be answered from it."""
        wide_enough = self.extent is None or (extent is not None and self.extent.contains(extent))
        return wide_enough and self.fields.issuperset(fields)


class ReadOnce(Reader):
    """Reads a little more than is asked, so that the next theme finds what it needs.

    Whoever asks gets exactly what a plain Reader would give: the fields it named, and what touches its extent.

    Args:
        named: fields that the user named for any layer.

    Attributes:
        around: in the analysis CRS; homes are read as far as this, for themes look differently far around.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        named: Iterable[str],
        executor: Executor | None = None,
    ) -> None:
        super().__init__(crs, transform_context, feedback, executor)
        self.named = {name.lower() for name in named}
        self.around: QgsRectangle | None = None
        self._reading = False
        self._kept: dict[tuple[str, int], _Kept] = {}
        # A source that is gone could leave its id to another one.
        self._sources: list[QgsProcessingFeatureSource] = []

    def polygons(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        return self._from_kept("polygons", super().polygons, source, fields, extent)

    def areas_and_points(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        return self._from_kept("areas and points", super().areas_and_points, source, fields, extent)

    def geometries(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        # What is repaired is kept; the raw geometry behind it need not stay in memory too.
        if self._reading:
            return super().geometries(source, fields, extent)
        return self._from_kept("geometries", super().geometries, source, fields, extent)

    def _from_kept(
        self,
        kind: str,
        read: Read,
        source: QgsProcessingFeatureSource,
        fields: Sequence[str | None],
        extent: QgsRectangle | None,
    ) -> ObjectLayer:
        names = list(dict.fromkeys(name for name in fields if name is not None))
        kept = self._kept.get((kind, id(source)))
        if kept is None or not kept.holds(names, extent):
            more = self._likely(source, names)
            wide = None if extent is None else QgsRectangle(extent)
            if wide is not None and self.around is not None:
                wide.combineExtentWith(self.around)
            self._reading = True
            try:
                kept = _Kept(read(source, more, wide), frozenset(more), wide)
            finally:
                self._reading = False
            self._kept[kind, id(source)] = kept
            self._sources.append(source)
        return _part(kept.layer, names, extent)

    def _likely(self, source: QgsProcessingFeatureSource, names: list[str]) -> list[str]:
        """The names, and the other fields of the source that some theme may ask for."""
        known = source.fields()
        matched = {match(known, meaning) for meaning in ALIASES}
        likely = [name for name in known.names() if name in matched or name.lower() in self.named]
        return list(dict.fromkeys([*names, *likely]))


def _part(layer: ObjectLayer, names: list[str], extent: QgsRectangle | None) -> ObjectLayer:
    """Of what was read only these columns, and the features whose box touches the extent."""
    if extent is None:
        return ObjectLayer(layer.geometry, layer.table[names], layer.is_empty)
    here = _touching(layer.geometry, extent)
    return ObjectLayer(layer.geometry[here], layer.table.loc[here, names], layer.is_empty)


def _touching(geometry: GeometryArray, extent: QgsRectangle) -> BoolArray:
    """True where the box touches the extent; what has no geometry left (it was no polygon) stays, as it was read."""
    west, south, east, north = shapely.bounds(geometry).T
    apart = (west > extent.xMaximum()) | (east < extent.xMinimum())
    apart |= (south > extent.yMaximum()) | (north < extent.yMinimum())
    touching: BoolArray = ~apart
    return np.asarray(touching, dtype=bool)
