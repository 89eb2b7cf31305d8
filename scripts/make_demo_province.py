"""Draw the fictional demo province into resources/demo/. The same seed gives the same files.

With --check nothing is drawn: the classes of the files that are there are counted by brute force, as a second opinion.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from demo_province import check, housing, nature, tables, water
from demo_province.land import REGIONS, TOWNS, Land
from demo_province.shapes import polygons, snapped
from demo_province.terrains import FIELDS, terrains
from osgeo import gdal, ogr, osr

SEED = 2032
HOMES = 20_000
OUT = Path(__file__).resolve().parent.parent / "resources" / "demo"
KINDS = {"Point": ogr.wkbPoint, "MultiLineString": ogr.wkbMultiLineString, "MultiPolygon": ogr.wkbMultiPolygon}
TYPES = {int: ogr.OFTInteger, float: ogr.OFTReal, str: ogr.OFTString}
#: A fixed date in the file, so that drawing it again changes nothing.
DATE = "2026-01-01T00:00:00.000Z"

Rows = list[dict[str, Any]]


def main() -> int:
    """Draw everything and write it, or check what is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="count the classes per theme and stop")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to draw in or to check")
    given = parser.parse_args()
    for module in (gdal, ogr, osr):
        module.UseExceptions()
    if given.check:
        return 0 if check.report(check.check(given.out)) else 1
    gdal.SetConfigOption("OGR_CURRENT_DATE", DATE)
    given.out.mkdir(parents=True, exist_ok=True)
    draw(given.out)
    for file in sorted(given.out.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")
    return 0


def draw(out: Path) -> None:
    """All layers, in an order that matters: each takes its numbers from the same generator."""
    land = Land(np.random.default_rng(SEED))
    grounds = terrains(land)
    plain = [row for row in grounds if _is_plain(row)]
    plans, plan_points = housing.housing_plans(land, plain)
    path = out / "demoprovincie.gpkg"
    path.unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), ["VERSION=1.3"])
    write(source, "terreinen", grounds, FIELDS)
    write(source, "natura2000", nature.natura2000(land, grounds))
    write(source, "natura2000_dekking", [{"naam": "Demoland", "geometry": nature.coverage()}])
    write(source, "woningbouwplannen", plans)
    write(source, "woningbouwplannen_punt", plan_points)
    write(source, "woningen", housing.dwellings(land, plain, HOMES))
    write(source, "gemengd_gebied", housing.mixed_areas(land))
    write(source, "watertekort", water.water_shortage(land), epsg=4326)
    write(source, "landbouwgebied", water.farmland(land))
    write(source, "regios", [{"regio": name, "geometry": land.region(name)} for name in REGIONS])
    write(source, "gemeenten", municipalities(land))
    write(source, "kernen", places(land))
    write(source, "rivier", waters(land))
    write(source, "snelwegen", [{"weg": name, "geometry": line} for name, line in roads(land).items()])
    write(source, "provincie", [{"naam": "Demoland", "geometry": land.province}])
    write_tables(source)
    del source
    (out / "waterdiepte.tif.aux.xml").unlink(missing_ok=True)  # statistics of an earlier raster
    water.write_depth(land, out / "waterdiepte.tif")


def write_tables(source: Any) -> None:
    """The tables of jobs and demand."""
    for name, rows in (
        ("banen", tables.jobs()),
        ("vervangingsvraag", tables.replacement()),
        ("additionele_vraag", tables.additional()),
        ("dubbelgebruik", tables.double_use()),
        ("vraag", tables.demand()),
    ):
        write(source, name, rows)


def _is_plain(row: dict[str, Any]) -> bool:
    return row["geometry"] is not None and bool(row["geometry"].is_valid)


def municipalities(land: Land) -> Rows:
    """The municipalities with their region."""
    rows = zip(TOWNS, land.region_names, land.municipalities, strict=True)
    return [{"gemeente": town.name, "regio": region, "geometry": area} for town, region, area in rows]


def places(land: Land) -> Rows:
    """Built-up areas of towns and villages."""
    built = {town.name: area for town, area in zip(TOWNS, land.towns, strict=True)} | land.villages
    return [{"kern": name, "geometry": area} for name, area in built.items()]


def waters(land: Land) -> Rows:
    """River and canal as far as they lie in or just outside the province."""
    near = shapely.convex_hull(land.province)
    shapes = {"Lede": land.water, "Ledekanaal": land.canal_water}
    return [{"naam": name, "geometry": polygons(shape.intersection(near))} for name, shape in shapes.items()]


def roads(land: Land) -> dict[str, shapely.Geometry]:
    """The motorways within the province."""
    inside = {name: line.intersection(land.province) for name, line in land.motorways.items()}
    return {name: shapely.MultiLineString(list(shapely.get_parts(snapped(line)))) for name, line in inside.items()}


def write(source: Any, name: str, rows: Rows, fields: dict[str, type] | None = None, epsg: int = 28992) -> None:
    """One layer or table; the types of fields that are not given follow from the first value that is there."""
    spatial = "geometry" in rows[0]
    kind = ogr.wkbNone
    crs = None
    if spatial:
        kind = KINDS[rows[0]["geometry"].geom_type]
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


if __name__ == "__main__":
    sys.exit(main())
