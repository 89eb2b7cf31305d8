"""Natura 2000: floodplain, dunes, estuary, heath and bog. The north-east has none: there the class is geen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import shapely
import shapely.ops

from .land import Land, at
from .shapes import blob, bowtie, cluster, polygons

Rows = list[dict[str, Any]]

#: Number, name, kilometres, radius (m), protection, number of features.
HEATHS = (
    (905, "Rode Heide", 27, 48.2, 2300, "VR+HR", 3),
    (906, "Vennen van Ikkerwold", 38.6, 49.6, 1300, "HR", 2),
    (907, "Stuifzand van Eikenrade", 19.5, 14.5, 2500, "VR+HR", 3),
    (908, "Het Grote Broek", 14.5, 43.8, 1200, "VR", 2),
    (909, "Kalkgraslanden van Dorrestein", 36, 8.5, 800, "HR", 2),
    (910, "Hoogveen Roggenes", 25.6, 59.4, 2100, "HR", 2),
    (911, "Oude Ledearm", 52, 22.5, 800, "HR", 2),
    (912, "Veenplassen", 39.4, 37.2, 1200, "VR", 2),
    (913, "Landgoed Ter Lede", 32.6, 20.4, 700, "HR", 1),
    (914, "Beekdal Kolkburg", 57, 31.2, 900, "HR", 2),
)
#: River sites: number, name, protection, where they begin and end (share of the river, from the border), features.
RIVERBANKS = (
    (901, "Uiterwaarden van de Beneden-Lede", "VR+HR", 0.58, 0.87, 5),
    (902, "Uiterwaarden van de Boven-Lede", "VR", 0.22, 0.50, 4),
)
#: Kilometres that the map of sites covers: it ends just inside the south-east of the province.
COVERED = ((-70, 150), (170, 150), (170, 110), (125, 70), (107, 52), (103, 34), (97, 17), (75, 11.5), (62, 3),
           (40, -60), (-70, -60))  # fmt: skip


def natura2000(land: Land, terrains: Rows) -> Rows:
    """Sites of one or several features; one feature crosses itself, as in the national file."""
    rows: Rows = []
    for number, name, protection, start, end, count in RIVERBANKS:
        for part in _stretches(land, start, end, count):
            rows.append(_site(number, name, protection, part))
    for part in _dunes(land):
        rows.append(_site(903, "Duinen van Terhoeve", "HR", part))
    near = shapely.convex_hull(land.province).intersection(shapely.box(*at(-6, 20), *at(12, 50)))
    mouth = land.water.intersection(near)
    rows.append(_site(904, "Mond van de Lede", "VR+HR", mouth.buffer(120)))
    for number, name, x, y, radius, protection, count in HEATHS:
        for area in _heath(land, x, y, radius, count):
            rows.append(_site(number, name, protection, area))
    _around_terrains(rows, terrains)
    x, y = at(31.2, 21.8)
    rows.append(_site(913, "Landgoed Ter Lede", "HR", bowtie(x, y, 420, 310)))
    return [row for row in rows if not row["geometry"].is_empty]


def _stretches(land: Land, start: float, end: float, count: int) -> list[shapely.Geometry]:
    """Stretches of the floodplain with gaps, cut across the river; towns lie outside the dikes."""
    plain = land.floodplain().difference(shapely.union_all(land.towns).buffer(80))
    marks = np.linspace(start, end, count + 1)
    parts = []
    for first, last in pairwise(marks):
        run = shapely.ops.substring(land.river, first, last - 0.012, normalized=True)
        parts.append(plain.intersection(run.buffer(1_700, cap_style="flat")))
    return parts


def _dunes(land: Land) -> list[shapely.Geometry]:
    """The strip behind the coast, interrupted at the estuary and the beach town."""
    strip = land.coast.buffer(1_300).intersection(land.province)
    rough = shapely.union_all([blob(land.rng, *at(*spot), 2_400, 0.25) for spot in ((11, 60), (9.5, 54.5), (8, 45.8))])
    south = shapely.union_all([blob(land.rng, *at(*spot), 2_300, 0.25) for spot in ((4, 20.5), (5, 16), (4, 12))])
    built = shapely.union_all(land.towns).buffer(150)
    return [strip.intersection(area).difference(built) for area in (rough, south)]


def _heath(land: Land, x: float, y: float, radius: float, count: int) -> list[shapely.Geometry]:
    """A large area with smaller ones beside it."""
    areas = [cluster(land.rng, *at(x, y), radius, 5, 0.35, 1.2)]
    for _ in range(count - 1):
        angle = land.rng.uniform(0, 2 * np.pi)
        away = radius * land.rng.uniform(1.1, 1.5) / 1000
        spot = at(x + away * np.cos(angle), y + away * np.sin(angle))
        areas.append(cluster(land.rng, *spot, radius * land.rng.uniform(0.28, 0.45), 3, 0.35))
    built = shapely.union_all([*land.towns, *land.villages.values()]).buffer(120)
    return [area.difference(built).intersection(land.province) for area in areas]


def _around_terrains(rows: Rows, terrains: Rows) -> None:
    """The edges of sites run around every fourth terrain, as real ones often do; the others keep their overlap."""
    for order, terrain in enumerate(terrains):
        area = terrain["geometry"]
        if order % 4 != 1 or area is None or not area.is_valid:
            continue
        for row in rows:
            if row["geometry"].intersects(area):
                row["geometry"] = polygons(row["geometry"].difference(area.buffer(25, join_style="mitre")))


def _site(number: int, name: str, protection: str, geometry: shapely.Geometry) -> dict[str, Any]:
    return {
        "nr": number,
        "naamN2K": name,
        "beschermin": protection,
        "status": "definitief",
        "sitecodeV": f"NL{9900000 + number}" if "VR" in protection else " ",
        "sitecodeH": f"NL{9800000 + number}" if "HR" in protection else " ",
        "geometry": polygons(geometry) if geometry.is_valid else geometry,
    }


def coverage() -> shapely.Geometry:
    """The area that the sites layer covers."""
    return polygons(shapely.Polygon([at(*point) for point in COVERED]))
