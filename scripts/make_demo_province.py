"""Draw the fictional demo province into resources/demo/. The same seed gives the same files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from demo_province import constraints, tables
from demo_province.land import ORIGIN, REGIONS, TOWNS, Land
from demo_province.shapes import polygons
from demo_province.terrains import FIELDS, terrains
from osgeo import gdal, ogr, osr

SEED = 2032
HOMES = 20_000
OUT = Path(__file__).resolve().parent.parent / "resources" / "demo"
TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
#: Cell of the flood depth raster (m), and its code for dry or unknown.
CELL, DRY = 100, -9999.0
#: A fixed date in the file, so that drawing it again changes nothing.
DATE = "2026-01-01T00:00:00.000Z"

Rows = list[dict[str, Any]]


def main() -> None:
    """Draw everything and write it."""
    ogr.UseExceptions()
    osr.UseExceptions()
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", DATE)
    OUT.mkdir(parents=True, exist_ok=True)
    land = Land(np.random.default_rng(SEED))
    path = OUT / "demoprovincie.gpkg"
    path.unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), ["VERSION=1.3"])
    grounds = terrains(land)
    plans, plan_points = constraints.housing_plans(land, [row for row in grounds if _is_plain(row)])
    write(source, "terreinen", grounds, FIELDS)
    write(source, "natura2000", constraints.natura2000(land, grounds))
    write(source, "natura2000_dekking", [{"naam": "Demoland", "geometry": coverage(land)}])
    write(source, "woningbouwplannen", plans)
    write(source, "woningbouwplannen_punt", plan_points)
    write(source, "woningen", constraints.dwellings(land, [row for row in grounds if _is_plain(row)], HOMES))
    write(source, "gemengd_gebied", constraints.mixed_areas(land))
    write(source, "watertekort", constraints.water_shortage(land), epsg=4326)
    write(source, "landbouwgebied", constraints.farmland(land))
    write(source, "regios", [{"regio": name, "geometry": land.region(name)} for name in REGIONS])
    write(source, "gemeenten", municipalities(land))
    write(
        source,
        "kernen",
        [{"kern": town.name, "geometry": polygons(area)} for town, area in zip(TOWNS, land.towns, strict=True)],
    )
    write(source, "rivier", [{"naam": "Lede", "geometry": polygons(shapely.buffer(land.river, 130))}])
    write(source, "provincie", [{"naam": "Demoland", "geometry": land.province}])
    for name, rows in (
        ("banen", tables.jobs()),
        ("vervangingsvraag", tables.replacement()),
        ("additionele_vraag", tables.additional()),
        ("dubbelgebruik", tables.double_use()),
        ("vraag", tables.demand()),
    ):
        write(source, name, rows)
    del source
    write_depth(land, OUT / "waterdiepte.tif")
    for file in sorted(OUT.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")


def _is_plain(row: dict[str, Any]) -> bool:
    return row["geometry"] is not None and bool(row["geometry"].is_valid)


def coverage(land: Land) -> shapely.Geometry:
    """The area that the sites layer covers: it ends inside the south of the province, near some terrains."""
    west, south, east, north = land.province.bounds
    return polygons(shapely.box(west - 40_000, south + 3_000, east + 40_000, north + 40_000))


def municipalities(land: Land) -> Rows:
    """The municipalities with their region."""
    rows = zip(TOWNS, land.region_names, land.municipalities, strict=True)
    return [{"gemeente": town.name, "regio": region, "geometry": area} for town, region, area in rows]


def write(source: Any, name: str, rows: Rows, fields: dict[str, type] | None = None, epsg: int = 28992) -> None:
    """One layer or table; the types of fields that are not given follow from the first value that is there."""
    spatial = "geometry" in rows[0]
    kind = ogr.wkbNone
    crs = None
    if spatial:
        points = isinstance(rows[0]["geometry"], shapely.Point)
        kind = ogr.wkbPoint if points else ogr.wkbMultiPolygon
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = source.CreateLayer(name, crs, kind, ["SPATIAL_INDEX=YES" if spatial else "FID=fid"])
    types = fields or {key: _type_of(rows, key) for key in rows[0] if key != "geometry"}
    for key, python_type in types.items():
        layer.CreateField(ogr.FieldDefn(key, TYPES[python_type]))
    layer.StartTransaction()
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for key in types:
            if row[key] is not None:
                feature.SetField(key, row[key])
        if spatial and row["geometry"] is not None:
            feature.SetGeometry(_ogr_geometry(row["geometry"], epsg))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def _type_of(rows: Rows, key: str) -> type:
    return next((type(row[key]) for row in rows if row[key] is not None), str)


def _ogr_geometry(geometry: shapely.Geometry, epsg: int) -> Any:
    shape = ogr.CreateGeometryFromWkb(shapely.to_wkb(geometry))
    if epsg != 28992:
        shape.Transform(_to_degrees(epsg))
    return shape


def _to_degrees(epsg: int) -> Any:
    grid, degrees = osr.SpatialReference(), osr.SpatialReference()
    for crs, code in ((grid, 28992), (degrees, epsg)):
        crs.ImportFromEPSG(code)
        crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(grid, degrees)


def write_depth(land: Land, path: Path) -> None:
    """Flood depth (m) along the river, in steps of a decimetre; dry further off and outside the province."""
    columns, rows = 900, 700
    x = ORIGIN[0] + (np.arange(columns) + 0.5) * CELL
    y = ORIGIN[1] + rows * CELL - (np.arange(rows) + 0.5) * CELL
    near = shapely.buffer(land.river, 6_000)
    shapely.prepare(near)
    xx, yy = np.meshgrid(x, y)
    wet = shapely.contains_xy(near, xx, yy)
    distance = shapely.distance(land.river, shapely.points(xx[wet], yy[wet]))
    relief = 0.5 * np.sin(xx[wet] / 2300) + 0.4 * np.cos(yy[wet] / 1700)
    depth = np.full((rows, columns), DRY, dtype=np.float32)
    depth[wet] = np.round(np.where(2.6 - distance / 1900 + relief > 0.05, 2.6 - distance / 1900 + relief, DRY), 1)
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_Float32, ["COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"]
    )
    target.SetGeoTransform((ORIGIN[0], CELL, 0, ORIGIN[1] + rows * CELL, 0, -CELL))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    target.SetProjection(crs.ExportToWkt())
    target.GetRasterBand(1).SetNoDataValue(DRY)
    target.GetRasterBand(1).WriteArray(depth)


if __name__ == "__main__":
    sys.exit(main())
