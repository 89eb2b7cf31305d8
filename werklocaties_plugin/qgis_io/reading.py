"""Layers to arrays, each read once: geometry as shapely arrays in the analysis CRS, attributes as a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsWkbTypes,
)

from ..core.errors import Cancelled
from ..core.measuring.engine import Engine, chunk_slices
from ..core.measuring.geometry import present, repair_polygons
from ..core.types import BoolArray, GeometryArray
from ..i18n import tr
from .errors import InputError
from .surroundings import Surroundings
from .values import text

#: Arcs become lines that deviate no more than this (m).
ARC_TOLERANCE = 0.1
#: How many features pass between two looks at the cancel button.
LOOK_EVERY = 1_000
#: How many geometries are made, and vertices checked, between two looks.
BATCH = 25_000
POINT, MULTI_POINT = 0, 4
#: Types in the header of WKB (ISO 13249-3): arcs of every kind, and the thousands of those with measures.
CURVES, WKB_PER_DIMENSION, WITH_M = range(8, 13), 1_000, (2, 3)
#: How many features a message names.
NAMED = 10


@dataclass(frozen=True)
class TerrainLayer:
    """The terrains as they were read.

    Attributes:
        features: as in the source, geometry and attributes untouched, in input order.
        geometry: (n,) what is measured: valid polygons in the analysis CRS, None where there is nothing to measure.
    """

    features: list[QgsFeature]
    geometry: GeometryArray


@dataclass(frozen=True)
class ObjectLayer:
    """Constraint features near the terrains.

    Attributes:
        geometry: (m,) in the analysis CRS; None where a feature has no usable geometry.
        table: (m,) rows, a column per requested field with the values as QGIS gives them (see `values`).
        is_empty: True when the whole layer has no features, near or far.
    """

    geometry: GeometryArray
    table: pd.DataFrame
    is_empty: bool


class Reader:
    """Reads sources for one run: same analysis CRS, same feedback.

    Args:
        executor: where geometries are repaired; None: in the calling thread.

    Attributes:
        surroundings: of the terrains, so that a server is asked only for what lies near them.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        executor: Executor | None = None,
    ) -> None:
        self.crs = crs
        self.transform_context = transform_context
        self.feedback = feedback
        self.engine = Engine(executor, lambda _: self._look())
        self.surroundings = Surroundings()

    def terrains(self, source: QgsProcessingFeatureSource, id_field: str | None) -> TerrainLayer:
        """Every feature once; invalid polygons are repaired for measuring only, counted and named.

        Raises:
            InputError: no CRS, or coordinates that cannot be transformed.
            Cancelled
        """
        require_crs(source)
        features = list(self._each(source, QgsFeatureRequest()))
        transform = QgsCoordinateTransform(source.sourceCrs(), self.crs, self.transform_context)
        wkb = [self._terrain_wkb(feature, transform, source) for feature in features]
        geometry, repaired = self._repaired(self._from_wkb(wkb, source), keep_flat=True)
        names = [_name_of(feature, id_field) for feature in features]
        self._report(tr("repaired for measuring (invalid)"), [names[row] for row in np.flatnonzero(repaired)], source)
        missing = np.flatnonzero(~present(geometry))
        self._report(tr("without a geometry to measure: class onbekend"), [names[row] for row in missing], source)
        return TerrainLayer(features, geometry)

    def polygons(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        """Polygons for measuring, repaired; lines and points in the layer are left out and counted.

        Args:
            fields: names that the layer has; None is passed over.
            extent: in the analysis CRS; only what touches it is read. None reads everything.
        """
        layer = self.geometries(source, fields, extent)
        geometry, repaired = self._repaired(layer.geometry)
        ids = layer.table.index[repaired]
        self._report(tr("repaired for measuring (invalid)"), [str(fid) for fid in ids], source)
        lost = present(layer.geometry) & shapely.is_missing(geometry)
        self._report(tr("no polygon, left out"), [str(fid) for fid in layer.table.index[lost]], source)
        return ObjectLayer(geometry, layer.table, layer.is_empty)

    def areas_and_points(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        """Polygons, repaired, and points as they are; lines are left out and counted."""
        layer = self.geometries(source, fields, extent)
        points = np.isin(shapely.get_type_id(layer.geometry), (POINT, MULTI_POINT))
        geometry = layer.geometry.copy()
        geometry[~points], repaired = self._repaired(layer.geometry[~points])
        self._report(
            tr("repaired for measuring (invalid)"), layer.table.index[~points][repaired].astype(str).tolist(), source
        )
        lost = present(layer.geometry) & shapely.is_missing(geometry)
        self._report(tr("no polygon or point, left out"), layer.table.index[lost].astype(str).tolist(), source)
        return ObjectLayer(geometry, layer.table, layer.is_empty)

    def geometries(
        self, source: QgsProcessingFeatureSource, fields: Sequence[str | None], extent: QgsRectangle | None
    ) -> ObjectLayer:
        """Features of any geometry type, flat and straight; the frame's index holds the feature ids."""
        require_crs(source)
        names = [name for name in fields if name is not None]
        places = [source.fields().lookupField(name) for name in names]
        wkb: list[bytes] = []
        rows: list[list[Any]] = []
        fids: list[int] = []
        try:
            for feature in self._near(source, places, extent):
                wkb.append(feature.geometry().asWkb().data())
                fids.append(feature.id())
                if places:
                    rows.append([feature[place] for place in places])
        except QgsCsException as error:
            raise _transform_error(source, self.crs, error) from error
        table = pd.DataFrame(rows, columns=names, index=pd.Index(fids, dtype="int64"), dtype=object)
        return ObjectLayer(self._from_wkb(wkb, source), table, is_empty=not fids and not self._has_any(source))

    def _near(
        self, source: QgsProcessingFeatureSource, fields: list[int], extent: QgsRectangle | None
    ) -> Iterator[QgsFeature]:
        """Each feature once, also where it touches several of the rectangles that are asked for."""
        rectangles = self.surroundings.rectangles(source, extent)
        seen: set[int] = set()
        for rectangle in rectangles:
            request = QgsFeatureRequest().setDestinationCrs(self.crs, self.transform_context)
            request.setSubsetOfAttributes(fields)
            if rectangle is not None:
                request.setFilterRect(rectangle)
            if len(rectangles) == 1:
                yield from self._each(source, request)
                return
            for feature in self._each(source, request):
                if feature.id() not in seen:
                    seen.add(feature.id())
                    yield feature

    def _has_any(self, source: QgsProcessingFeatureSource) -> bool:
        """True when there is a feature, near or far; hasFeatures() does not look at a selection or filter."""
        return next(self._each(source, QgsFeatureRequest().setLimit(1)), None) is not None

    def _each(self, source: QgsProcessingFeatureSource, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
        skip_checks = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
        features = source.getFeatures(request, skip_checks)
        while batch := list(islice(features, LOOK_EVERY)):
            self._look()
            yield from batch

    def _terrain_wkb(
        self, feature: QgsFeature, transform: QgsCoordinateTransform, source: QgsProcessingFeatureSource
    ) -> bytes:
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull():
            return b""
        try:
            done = geometry.transform(transform)
        except QgsCsException as error:
            raise _transform_error(source, self.crs, error) from error
        if done != Qgis.GeometryOperationResult.Success:
            raise _transform_error(source, self.crs, done.name)
        return bytes(geometry.asWkb().data())

    def _from_wkb(self, wkb: list[bytes], source: QgsProcessingFeatureSource) -> GeometryArray:
        """Flat and straight geometries; None for what is empty bytes (no geometry)."""
        geometry: GeometryArray = np.full(len(wkb), None, dtype=object)
        for first in range(0, len(wkb), BATCH):
            self._look()
            rows = slice(first, first + BATCH)
            array = np.array([*(each or None for each in wkb[rows]), None], dtype=object)[:-1]
            _straighten(array)
            geometry[rows] = shapely.from_wkb(array, on_invalid="ignore")
            if shapely.has_z(geometry[rows]).any():
                geometry[rows] = shapely.force_2d(geometry[rows])
        unreadable = [str(row + 1) for row in np.flatnonzero(shapely.is_missing(geometry)) if wkb[row]]
        self._report(tr("with unreadable geometry (by row number)"), unreadable, source)
        return geometry

    def _repaired(self, geometry: GeometryArray, *, keep_flat: bool = False) -> tuple[GeometryArray, BoolArray]:
        """`repair_polygons` with looks at the cancel button: one country of large polygons takes a second."""
        repair = partial(repair_polygons, keep_flat=keep_flat)
        slices = chunk_slices(shapely.get_num_coordinates(geometry), BATCH)
        done = self.engine.run(repair, [(geometry[rows],) for rows in slices])
        repaired, invalid = zip((geometry[:0], np.empty(0, dtype=bool)), *done, strict=True)
        return np.concatenate(repaired), np.concatenate(invalid)

    def _look(self) -> None:
        if self.feedback.isCanceled():
            raise Cancelled

    def _report(self, what: str, names: list[str], source: QgsProcessingFeatureSource) -> None:
        if not names:
            return
        listed = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
        self.feedback.pushWarning(
            tr("Layer '{layer}': {count} feature(s) {what}: {names}").format(
                layer=source.sourceName(), count=len(names), what=what, names=listed
            )
        )


def require_crs(source: QgsProcessingFeatureSource) -> None:
    """Raises InputError for a layer without CRS: its coordinates could mean anything."""
    if not source.sourceCrs().isValid():
        raise InputError(
            tr(
                "Layer '{layer}' has no coordinate reference system. Set it (layer properties, Source) and run again."
            ).format(layer=source.sourceName())
        )


def extent_around(geometry: GeometryArray, distance: float) -> QgsRectangle | None:
    """The box of the terrains widened by distance (m); None where there is nothing to measure."""
    here = geometry[present(geometry)]
    if len(here) == 0:
        return None
    west, south, east, north = (float(bound) for bound in shapely.total_bounds(here))
    # A metre more: what lies exactly at the distance must be read, whatever a transformation rounds.
    margin = distance + 1
    return QgsRectangle(west - margin, south - margin, east + margin, north + margin)


def _straighten(wkb: np.ndarray) -> None:
    """Put WKB without arcs and measures in the place of what has them; few layers have any.

    Args:
        wkb: (n,) bytes in the byte order of this machine, as QGIS gives them; None for no geometry.
    """
    rows = np.flatnonzero(wkb)
    kinds = np.frombuffer(b"".join(each[1:5] for each in wkb[rows]), dtype=np.uint32)
    odd = [kind for kind in np.unique(kinds) if _is_odd(int(kind))]
    for row in rows[np.isin(kinds, odd)]:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb[row])
        if QgsWkbTypes.isCurvedType(geometry.wkbType()):
            geometry.convertToStraightSegment(
                ARC_TOLERANCE, QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
            )
        geometry.get().dropMValue()
        wkb[row] = geometry.asWkb().data()


def _is_odd(kind: int) -> bool:
    """True for a type of WKB with arcs or measures."""
    return kind % WKB_PER_DIMENSION in CURVES or kind // WKB_PER_DIMENSION in WITH_M


def _name_of(feature: QgsFeature, id_field: str | None) -> str:
    named = text(feature[id_field]) if id_field else None
    return named or tr("feature {fid}").format(fid=feature.id())


def _transform_error(
    source: QgsProcessingFeatureSource, crs: QgsCoordinateReferenceSystem, error: QgsCsException | str
) -> InputError:
    return InputError(
        tr("Layer '{layer}' cannot be transformed from {from_crs} to {to_crs}: {error}. Is its CRS set right?").format(
            layer=source.sourceName(), from_crs=source.sourceCrs().authid(), to_crs=crs.authid(), error=error
        )
    )
