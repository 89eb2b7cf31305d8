"""A raster layer as the core reads it: block by block, in its own grid, never resampled.

QGIS itself turns a raster that is stored south-up or east-to-west by resampling it, which loses rows; such a file is
read through GDAL and mirrored here. A rotated raster has no rows and columns to count in, and is refused.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsRasterBlock,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRectangle,
)

from ..core.errors import Cancelled
from ..core.measuring.geometry import repair_polygons
from ..core.measuring.rastercover import Grid, Window
from ..core.types import GeometryArray
from ..i18n import tr
from .errors import InputError

#: QGIS data types as numpy reads them.
DTYPES = {
    Qgis.DataType.Byte: "u1",
    Qgis.DataType.Int8: "i1",
    Qgis.DataType.UInt16: "u2",
    Qgis.DataType.Int16: "i2",
    Qgis.DataType.UInt32: "u4",
    Qgis.DataType.Int32: "i4",
    Qgis.DataType.Float32: "f4",
    Qgis.DataType.Float64: "f8",
}
#: Before a transformation lines get a corner at least so often (m): what is straight here is bent there.
CORNER_EVERY = 100.0
#: A turn or shear smaller than this share of a cell over the whole raster is rounding.
STRAIGHT = 1e-6

#: Cell values.
Values = np.ndarray[Any, np.dtype[Any]]


class LayerRaster:
    """One band of a raster layer; satisfies core.rastercover.Raster.

    Args:
        crs: in which the terrains come.

    Raises:
        InputError: no CRS, no such band, no cell values (a map service), rotated, or not georeferenced.
    """

    def __init__(
        self,
        layer: QgsRasterLayer,
        band: int,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.name = layer.name()
        self.feedback = feedback
        provider = _provider(layer, band)
        self.to_raster = None if layer.crs() == crs else QgsCoordinateTransform(crs, layer.crs(), transform_context)
        placing = _geotransform(layer, provider)
        if placing is not None and (placing[1] < 0 or placing[5] > 0):
            mirrored = _MirroredFile(provider, band, placing)
            self.grid, self._read = mirrored.grid, mirrored.read
        else:
            self.grid, self._read = _grid(provider), _Blocks(provider, band).read

    def read(self, window: Window) -> Values:
        """Values of a block of cells, in the raster's own precision; NaN where there are no data."""
        if self.feedback.isCanceled():
            raise Cancelled
        values = self._read(window)
        if values is None:
            raise InputError(
                tr("Raster '{layer}': rows {top} to {bottom} cannot be read. Is the file damaged or not there?").format(
                    layer=self.name, top=window.top + 1, bottom=window.bottom
                )
            )
        return values

    def to_grid(self, geometry: GeometryArray) -> GeometryArray:
        """Polygons in the raster's CRS."""
        if self.to_raster is None:
            return geometry
        finer = shapely.segmentize(geometry, CORNER_EVERY)
        moved = np.full(len(geometry), None, dtype=object)
        for position, wkb in enumerate(shapely.to_wkb(finer)):
            moved[position] = None if wkb is None else self._transformed(wkb)
        repaired, _ = repair_polygons(shapely.from_wkb(moved))
        return repaired

    def _transformed(self, wkb: bytes) -> bytes:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        try:
            done = geometry.transform(self.to_raster)
        except QgsCsException as error:
            raise self._transform_error(error) from error
        if done != Qgis.GeometryOperationResult.Success:
            raise self._transform_error(done.name)
        return bytes(geometry.asWkb())

    def _transform_error(self, error: QgsCsException | str) -> InputError:
        return InputError(
            tr("Terrains cannot be transformed to the CRS of raster '{layer}': {error}. Is its CRS set right?").format(
                layer=self.name, error=error
            )
        )


def _provider(layer: QgsRasterLayer, band: int) -> QgsRasterDataProvider:
    """A provider of our own, so that the layer in the project is left alone."""
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        raise InputError(tr("Raster '{layer}' cannot be opened.").format(layer=layer.name()))
    if not layer.crs().isValid():
        raise InputError(
            tr(
                "Raster '{layer}' has no coordinate reference system. Set it (layer properties, Source) and run again."
            ).format(layer=layer.name())
        )
    if not 1 <= band <= provider.bandCount():
        raise InputError(
            tr("Raster '{layer}' has no band {band}; it has {count}.").format(
                layer=layer.name(), band=band, count=provider.bandCount()
            )
        )
    if provider.xSize() <= 0 or provider.ySize() <= 0 or provider.dataType(band) not in DTYPES:
        raise InputError(
            tr(
                "Raster '{layer}' gives pictures, not cell values. Use the data themselves: a GeoTIFF or a WCS, not a "
                "WMS."
            ).format(layer=layer.name())
        )
    return provider.clone()


def _geotransform(layer: QgsRasterLayer, provider: QgsRasterDataProvider) -> tuple[float, ...] | None:
    """How the file itself places its cells; None for what is no file of GDAL."""
    if layer.providerType() != "gdal":
        return None
    dataset = _open(provider.dataSourceUri())
    if dataset is None:
        return None
    placing = dataset.GetGeoTransform(can_return_null=True)
    if placing is None:
        raise InputError(
            tr("Raster '{layer}' is not georeferenced on a grid. Warp it (Raster, Projections) and run again.").format(
                layer=layer.name()
            )
        )
    turned = abs(placing[2] * dataset.RasterYSize / placing[1]) + abs(placing[4] * dataset.RasterXSize / placing[5])
    if turned > STRAIGHT:
        raise InputError(
            tr("Raster '{layer}' is rotated. Warp it to a north-up grid (Raster, Projections) and run again.").format(
                layer=layer.name()
            )
        )
    return tuple(placing)


def _open(uri: str) -> gdal.Dataset | None:
    try:
        return gdal.Open(uri)
    except RuntimeError:
        return None


def _grid(provider: QgsRasterDataProvider) -> Grid:
    extent, columns, rows = provider.extent(), provider.xSize(), provider.ySize()
    return Grid(extent.xMinimum(), extent.yMaximum(), extent.width() / columns, extent.height() / rows, columns, rows)


class _Blocks:
    """Blocks through QGIS, which knows what the user set as no-data."""

    def __init__(self, provider: QgsRasterDataProvider, band: int) -> None:
        self.provider, self.band = provider, band
        self.grid = _grid(provider)

    def read(self, window: Window) -> Values | None:
        grid = self.grid
        west, north = grid.west + window.left * grid.width, grid.north - window.top * grid.height
        wide, high = window.right - window.left, window.bottom - window.top
        box = QgsRectangle(west, north - high * grid.height, west + wide * grid.width, north)
        block = self.provider.block(self.band, box, wide, high)
        dtype = DTYPES.get(block.dataType())
        if not block.isValid() or not block.error().isEmpty() or dtype is None:
            return None
        values = _as_float(np.frombuffer(bytes(block.data()), dtype=dtype)).reshape(high, wide)
        values[_no_data(block, values)] = np.nan
        return values


def _as_float(values: Values) -> Values:
    """A copy as floats: of single precision where the raster is, else double, which holds every 32-bit integer."""
    return values.astype(np.float32 if values.dtype == np.float32 else np.float64)


def _no_data(block: QgsRasterBlock, values: Values) -> np.ndarray[Any, np.dtype[np.bool_]]:
    if block.hasNoDataValue():
        return values == values.dtype.type(block.noDataValue())
    if block.hasNoData():
        # Marked cell by cell, without a value that stands for it.
        cells = [block.isNoData(row, column) for row in range(block.height()) for column in range(block.width())]
        return np.array(cells).reshape(values.shape)
    return np.zeros(values.shape, dtype=bool)


class _MirroredFile:
    """A file whose rows run north or whose columns run west, read through GDAL and mirrored."""

    def __init__(self, provider: QgsRasterDataProvider, band: int, placing: tuple[float, ...]) -> None:
        self.provider, self.band, self.placing = provider, band, placing
        self.dataset = gdal.Open(provider.dataSourceUri())
        west, width, _, north, _, height = placing
        columns, rows = self.dataset.RasterXSize, self.dataset.RasterYSize
        west, north = min(west, west + columns * width), max(north, north + rows * height)
        self.grid = Grid(west, north, abs(width), abs(height), columns, rows)

    def read(self, window: Window) -> Values | None:
        grid, band = self.grid, self.dataset.GetRasterBand(self.band)
        wide, high = window.right - window.left, window.bottom - window.top
        southward, eastward = self.placing[5] < 0, self.placing[1] > 0
        left = window.left if eastward else grid.columns - window.right
        top = window.top if southward else grid.rows - window.bottom
        single = band.DataType == gdal.GDT_Float32
        try:
            raw = band.ReadRaster(left, top, wide, high, buf_type=gdal.GDT_Float32 if single else gdal.GDT_Float64)
        except RuntimeError:
            return None
        if raw is None:
            return None
        values = np.frombuffer(raw, dtype="f4" if single else "f8").reshape(high, wide).copy()
        values = self._known(values, band)
        return values[:: 1 if southward else -1, :: 1 if eastward else -1]

    def _known(self, values: Values, band: gdal.Band) -> Values:
        """Scaled, and NaN where the file or the user says that there are no data."""
        no_data = band.GetNoDataValue() if self.provider.useSourceNoDataValue(self.band) else None
        missing = np.zeros(values.shape, dtype=bool) if no_data is None else values == values.dtype.type(no_data)
        scale, offset = band.GetScale(), band.GetOffset()
        if scale not in (None, 1.0) or offset not in (None, 0.0):
            values = values * (1.0 if scale is None else scale) + (offset or 0.0)
        for span in self.provider.userNoDataValues(self.band):
            missing |= (values >= span.min()) & (values <= span.max())
        values[missing] = np.nan
        return values
