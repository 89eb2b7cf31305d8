"""Water: areas short of it, and how deep a flood would stand; farmland beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import gdal, osr

from .land import HEIGHT, ORIGIN, WIDTH, Land, at
from .shapes import blob, cluster, polygons

Rows = list[dict[str, Any]]

#: Cell of the flood depth raster (m), and its code for no data.
CELL, NOTHING = 100, -9999.0
#: Kilometres, radius (m) and class of the areas short of water; land outside them has no stress.
AREAS = (
    (21, 37, 7_500, "weinig"), (23, 35, 3_600, "matig"), (17.5, 40.5, 2_300, "ernstig"), (45, 38, 6_500, "matig"),
    (45.5, 41.5, 2_600, "ernstig"), (60, 27, 5_200, "weinig"), (61, 29.5, 2_300, "ernstig"), (34, 21, 4_600, "matig"),
    (68, 41, 3_600, "weinig"), (13, 23, 3_000, "weinig"), (50, 51, 2_600, "matig"), (31, 58, 3_400, "weinig"),
    (32.5, 54.5, 2_000, "ernstig"), (40, 64, 2_600, None), (83, 49, 2_200, "matig"),
)  # fmt: skip


def water_shortage(land: Land) -> Rows:
    """Problem areas only. They overlap, and one has no class."""
    rows: Rows = []
    for x, y, radius, klasse in AREAS:
        area = cluster(land.rng, *at(x, y), radius, 5, 0.3, 1.2).intersection(land.province)
        rows.append({"klasse": klasse, "geometry": polygons(area)})
    return rows


def farmland(land: Land) -> Rows:
    """Farmland by value, for a theme of one's own."""
    rows: Rows = []
    built = shapely.union_all([*land.towns, *land.villages.values(), land.water])
    for number in range(24):
        x, y = land.rng.uniform(8, 84), land.rng.uniform(8, 66)
        area = blob(land.rng, *at(x, y), land.rng.uniform(1_500, 4_000), 0.3, 1.3)
        area = area.intersection(land.province).difference(built)
        rows.append({"klasse": "waardevol" if number % 3 == 0 else "gewoon", "geometry": polygons(area)})
    return [row for row in rows if not row["geometry"].is_empty]


def flood_depth(land: Land) -> np.ndarray:
    """Depth (m) in steps of a decimetre, 0 where it stays dry, no data outside the province and on the high ridge."""
    rows, columns = HEIGHT // CELL, WIDTH // CELL
    x = ORIGIN[0] + (np.arange(columns) + 0.5) * CELL
    y = ORIGIN[1] + HEIGHT - (np.arange(rows) + 0.5) * CELL
    xx, yy = np.meshgrid(x, y)
    shapely.prepare(land.province)
    inside = shapely.contains_xy(land.province, xx, yy)
    spots = shapely.points(xx[inside], yy[inside])
    near = shapely.distance(shapely.union(land.river.simplify(40), land.coast.simplify(80)), spots)
    near = np.minimum(near, 2_200 + 1.5 * shapely.distance(land.canal.simplify(40), spots))
    height = near / 3_400 + _relief(land, xx[inside], yy[inside])
    depth = np.clip(np.round(2.9 - height, 1), 0, 4.5)
    depth[height > 7.7] = NOTHING
    values = np.full((rows, columns), NOTHING, dtype=np.float32)
    values[inside] = depth
    return values


def _relief(land: Land, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Rolling ground (m): waves of all directions, the long ones higher."""
    height = np.zeros_like(x)
    for length in (26_000, 15_000, 9_000, 6_000, 4_000, 2_500, 1_500):
        for _ in range(3):
            turn, phase = land.rng.uniform(0, 2 * np.pi, 2)
            wave = 2 * np.pi * (x * np.cos(turn) + y * np.sin(turn)) / length + phase
            height += 0.42 * (length / 9_000) ** 0.6 * np.sin(wave)
    return height


def write_depth(land: Land, path: Path) -> None:
    """The flood depth as a GeoTIFF."""
    values = flood_depth(land)
    options = ["COMPRESS=DEFLATE", "PREDICTOR=1", "ZLEVEL=9", "TILED=YES"]
    rows, columns = values.shape
    target = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32, options)
    target.SetGeoTransform((ORIGIN[0], CELL, 0, ORIGIN[1] + rows * CELL, 0, -CELL))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    target.SetProjection(crs.ExportToWkt())
    target.GetRasterBand(1).SetNoDataValue(NOTHING)
    target.GetRasterBand(1).WriteArray(values)
