"""A second opinion on the classes of the four themes: brute force, no index, none of the plugin's code.

It reads the written files and follows the tables of rules as literally as it can, with the default settings.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import gdal, ogr, osr

Rows = list[dict[str, Any]]

CLASSES = ("geen", "laag", "midden", "hoog", "onbekend")
#: Every class that a theme must show at least this often.
AT_LEAST = 4
HARD = ("1A", "1B", "1C", "2A", "2B", "2C")
STRESS = {"weinig": 100 / 3, "matig": 200 / 3, "ernstig": 100.0}
#: Flood depth from which a score holds (m), for the raster: RASTER_MODE grenzen.
DEPTHS = ((0.0, 0.0), (0.2, 25.0), (0.5, 50.0), (0.8, 75.0), (2.0, 100.0))
#: Category: distance in a quiet area and in a mixed one (m). A main category stands for its lowest sub-category.
DISTANCES = {"1": (10, 0), "2": (30, 10), "3": (50, 30), "3.1": (50, 30), "3.2": (100, 50), "4": (200, 100)}
DISTANCES |= {"4.1": (200, 100), "4.2": (300, 200), "5": (500, 300), "5.1": (500, 300), "5.2": (700, 500)}
DISTANCES |= {"5.3": (1000, 700), "6": (1500, 1000)}
NOMINALLY_HIGHER = 200


def check(folder: Path) -> dict[str, list[str]]:
    """The class of every terrain per theme, in the order of the layer.

    Args:
        folder: holds demoprovincie.gpkg and waterdiepte.tif.
    """
    path = str(folder / "demoprovincie.gpkg")
    grounds = read(path, "terreinen")
    areas = [row["geometry"] for row in grounds]
    plans = _net_of_children(read(path, "woningbouwplannen") + read(path, "woningbouwplannen_punt"))
    homes = np.array([row["geometry"] for row in read(path, "woningen")])
    mixed = shapely.union_all([row["geometry"] for row in read(path, "gemengd_gebied")])
    sites = shapely.union_all([row["geometry"] for row in read(path, "natura2000")])
    border = shapely.union_all([row["geometry"] for row in read(path, "natura2000_dekking")])
    problems = [
        (STRESS[row["klasse"]], row["geometry"]) for row in read(path, "watertekort") if row["klasse"] is not None
    ]
    depth = Depth(folder / "waterdiepte.tif")
    room = Room(homes, plans, mixed, areas)
    return {
        "natura2000": [_known(area, lambda area: nature(area, sites, border)) for area in areas],
        "woningbouw": [_known(area, lambda area: housing(area, plans)) for area in areas],
        "water": [_known(area, lambda area: shortage(area, problems)) for area in areas],
        "water (raster)": [_known(area, depth.klasse) for area in areas],
        "milieucategorie": [
            _known(area, lambda area, row=row: room.klasse(area, row["milieucategorie"]))
            for area, row in zip(areas, grounds, strict=True)
        ],
    }


def report(found: dict[str, list[str]]) -> bool:
    """Print the counts; True when every theme shows every class often enough."""
    print(f"{'thema':16}" + "".join(f"{name:>10}" for name in CLASSES))
    complete = True
    for theme, classes in found.items():
        counts = Counter(classes)
        print(f"{theme:16}" + "".join(f"{counts[name]:10}" for name in CLASSES))
        complete &= all(counts[name] >= AT_LEAST for name in CLASSES[:4]) and counts["onbekend"] >= 1
    return complete


def read(path: str, name: str) -> Rows:
    """A layer as rows in EPSG:28992, polygons repaired."""
    source = ogr.Open(path)
    layer = source.GetLayerByName(name)
    grid = osr.SpatialReference()
    grid.ImportFromEPSG(28992)
    grid.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    rows = []
    for feature in layer:
        shape = feature.GetGeometryRef()
        if shape is not None and layer.GetSpatialRef().GetAuthorityCode(None) != "28992":
            shape.TransformTo(grid)
        geometry = None if shape is None else shapely.make_valid(shapely.from_wkb(bytes(shape.ExportToWkb())))
        rows.append(feature.items() | {"geometry": geometry})
    return rows


def _known(area: shapely.Geometry | None, judge: Any) -> str:
    return "onbekend" if area is None else judge(area)


def without_slivers(area: shapely.Geometry, other: shapely.Geometry) -> float:
    """Overlap in m2, less the parts that are too small or too narrow."""
    least = min(100.0, 0.01 * area.area)
    parts = shapely.get_parts(shapely.intersection(area, other))
    return sum(part.area for part in parts if part.area >= least and not part.buffer(-1).is_empty)


def nature(area: shapely.Geometry, sites: shapely.Geometry, border: shapely.Geometry) -> str:
    """Class of the Natura 2000 theme."""
    overlap = without_slivers(area, sites)
    away = area.distance(sites)
    if overlap >= 10_000 or (overlap >= 1_000 and overlap >= 0.01 * area.area):
        return "hoog"
    if overlap > 0 or away <= 1_000:
        return "midden"
    if away <= 25_000:
        return "laag"
    return "onbekend" if area.distance(border.boundary) <= 25_000 else "geen"


def _net_of_children(plans: Rows) -> Rows:
    """Homes of a parent less those of its children; hardness read from the status."""
    for plan in plans:
        plan["hard"] = str(plan["status_planologisch"])[:2] in HARD
        plan["homes"] = plan["woningen_netto"]
    for parent in plans:
        inside = [plan["woningen_netto"] or 0 for plan in plans if plan["parent_id"] == parent["plan_id"]]
        if inside and parent["homes"] is not None:
            parent["homes"] = max(0, parent["homes"] - sum(inside))
    return plans


def housing(area: shapely.Geometry, plans: Rows) -> str:
    """Class of the housing theme."""
    around = shapely.buffer(area, 1_000, quad_segs=16)
    near = [plan for plan in plans if area.distance(plan["geometry"]) <= 1_000]
    on = [plan for plan in near if plan["geometry"].intersects(area)]
    hard = without_slivers(area, _union(plan for plan in on if plan["hard"]))
    moved = without_slivers(
        area, _union(plan for plan in on if plan["hard"] and plan["plantype"] == "TRANSFORMATIEGEBIED")
    )
    if hard >= 10_000 or hard >= 0.05 * area.area or moved > 0:
        return "hoog"
    if without_slivers(area, _union(on)) > 0 or any(plan["geometry"].geom_type == "Point" for plan in on):
        return "midden"
    if sum(_homes_in(plan, around) for plan in near if plan["hard"]) >= 3_000:
        return "midden"
    return "laag" if any(plan["homes"] is None or plan["homes"] > 0 for plan in near) else "geen"


def _union(plans: Any) -> shapely.Geometry:
    return shapely.union_all([plan["geometry"] for plan in plans if plan["geometry"].geom_type != "Point"])


def _homes_in(plan: dict[str, Any], around: shapely.Geometry) -> float:
    shape, homes = plan["geometry"], plan["homes"] or 0
    return homes if shape.geom_type == "Point" else homes * shape.intersection(around).area / shape.area


def shortage(area: shapely.Geometry, problems: list[tuple[float, shapely.Geometry]]) -> str:
    """Class of the water theme by polygons; land outside them has no stress."""
    covered, total, worst = shapely.Polygon(), 0.0, 0.0
    for score in sorted(set(STRESS.values()), reverse=True):
        here = shapely.union_all([area.intersection(shape) for value, shape in problems if value == score])
        added = here.difference(covered).area
        total += added * score
        worst = added if score == 100 else worst
        covered = covered.union(here)
    return _water_class(worst, total / area.area, covered.area, area.area)


def _water_class(worst: float, mean: float, stressed: float, whole: float) -> str:
    if worst >= 0.25 * whole or worst >= 20_000:
        return "hoog"
    if worst >= 100 or mean >= 50:
        return "midden"
    return "laag" if stressed >= 100 else "geen"


class Depth:
    """The water theme by the raster: cells count by the fraction inside; no-data is unknown."""

    def __init__(self, path: Path) -> None:
        source = gdal.Open(str(path))
        self.west, self.cell, _, self.north, _, _ = source.GetGeoTransform()
        self.values = source.ReadAsArray()
        self.nothing = source.GetRasterBand(1).GetNoDataValue()

    def klasse(self, area: shapely.Geometry) -> str:
        """Class of one terrain."""
        west, south, east, north = area.bounds
        columns = range(int((west - self.west) // self.cell), int((east - self.west) // self.cell) + 1)
        rows = range(int((self.north - north) // self.cell), int((self.north - south) // self.cell) + 1)
        covered = worst = stressed = total = 0.0
        for row in rows:
            for column in columns:
                value = self._value(row, column)
                if value is None:
                    continue
                x, y = self.west + column * self.cell, self.north - row * self.cell
                part = area.intersection(shapely.box(x, y - self.cell, x + self.cell, y)).area
                covered += part
                total += part * value
                stressed += part if value > 0 else 0
                worst += part if value == 100 else 0
        if covered < 0.5 * area.area:
            return "onbekend"
        return _water_class(worst, total / covered, stressed, area.area)

    def _value(self, row: int, column: int) -> float | None:
        if not (0 <= row < self.values.shape[0] and 0 <= column < self.values.shape[1]):
            return None
        depth = float(self.values[row, column])
        return None if depth == self.nothing else [score for bound, score in DEPTHS if depth >= bound - 1e-6][-1]


class Room:
    """The theme of environmental categories: what plans take of the room that there is."""

    def __init__(self, homes: np.ndarray, plans: Rows, mixed: shapely.Geometry, areas: list[Any]) -> None:
        on_terrain = shapely.intersects(shapely.union_all([area for area in areas if area is not None]), homes)
        self.existing = homes[~on_terrain]
        self.planned = np.array([plan["geometry"] for plan in plans])
        self.mixed_homes = shapely.intersects(mixed, self.existing)
        half = [_mostly_in(shape, mixed) for shape in self.planned]
        self.mixed_plans = np.array(half)

    def klasse(self, area: shapely.Geometry, category: str | None) -> str:
        """Class of one terrain."""
        if category not in DISTANCES:
            return "onbekend"
        now = self._limits(area, self.existing, self.mixed_homes, category)
        later = self._limits(area, self.planned, self.mixed_plans, category)
        within = area.intersection(now).area
        taken = area.difference(now).intersection(later).area
        if taken >= 10_000 or taken >= 0.10 * area.area:
            return "hoog"
        if DISTANCES[category][0] >= NOMINALLY_HIGHER:
            higher = area.difference(self._limits(area, self.existing, self.mixed_homes, "4.1"))
            if higher.intersection(self._limits(area, self.planned, self.mixed_plans, "4.1")).area >= 1_000:
                return "hoog"
        if taken >= 100 or within >= 0.5 * area.area:
            return "midden"
        return "laag" if within > 0 else "geen"

    @staticmethod
    def _limits(area: shapely.Geometry, objects: np.ndarray, mixed: np.ndarray, category: str) -> shapely.Geometry:
        """Where the category does not fit because of the objects."""
        away = np.where(mixed, DISTANCES[category][1], DISTANCES[category][0]).astype(float)
        near = shapely.distance(objects, area) <= away
        return shapely.union_all(shapely.buffer(objects[near], away[near], quad_segs=16))


def _mostly_in(shape: shapely.Geometry, mixed: shapely.Geometry) -> bool:
    if shape.geom_type == "Point":
        return bool(shape.intersects(mixed))
    return bool(shape.intersection(mixed).area > 0.5 * shape.area)
