"""What claims the same ground: nature, housing, water, mixed areas, farmland."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .land import TOWNS, Land, at
from .shapes import blob, polygons

Rows = list[dict[str, Any]]

#: Name, kilometres, radius (m), protection, number of features. The north-east has none: there the class is geen.
HEATHS = (
    ("Rode Heide", 27, 46, 1900, "HR", 3),
    ("Vennengebied", 37, 48, 1500, "HR", 2),
    ("Stuifzand Zuid", 16, 14, 2100, "VR+HR", 3),
    ("Het Broek", 10, 41, 1400, "VR", 2),
    ("Kalkgraslanden", 30, 4, 700, "HR", 2),
    ("Hoogveen Roggenes", 25, 61, 1600, "HR", 2),
    ("Oude Meander", 52, 16, 900, "HR", 2),
    ("Veenplassen", 17, 55, 1800, "VR+HR", 3),
    ("Moerasbos", 40, 30, 600, "HR", 1),
    ("Lage Made", 22.9, 36.3, 700, "VR", 2),
)
#: River sites: name and where they begin and end (km from the origin, eastward).
RIVERBANKS = (("Uiterwaarden van de Lede", 4, 25), ("Lede-Zuid", 34, 47))
#: Terrain (position) and how far into it (share of its width) a site reaches.
OVER_TERRAINS = ((2, 0.5), (14, 0.6), (29, 0.45), (45, 0.7), (57, 0.5), (33, 0.06), (21, 0.05), (50, 0.07), (8, 0.06))
STATUSES = (
    "1A. Onherroepelijk",
    "1B. Onherroepelijk, uitwerkingsplicht",
    "2A. Vastgesteld",
    "3. In voorbereiding",
    "4A. In visie",
    "4B. Idee, niet in visie",
)
PLAN_NAMES = ("Het Hof", "De Akker", "Beekzicht", "Nieuw", "De Singel", "Parkzoom")
PLAN_TYPES = ("UITBREIDING_UITLEG", "VERDICHTING", "HERSTRUCTURERING", "UITBREIDING_OVERIG", "PAND_TRANSFORMATIE")


def natura2000(land: Land, terrains: Rows) -> Rows:
    """Sites of several features, some over the edge of a terrain; one crosses itself, as in the national file."""
    rows: Rows = []
    banks = shapely.buffer(land.river, 650)
    for index, (name, start, end) in enumerate(RIVERBANKS):
        for number, west in enumerate(np.arange(start, end, 4.5)):
            strip = banks.intersection(shapely.box(*at(west, -10), *at(west + 3.8, 80)))
            rows.append(_site(901 + index, name, "VR+HR" if number % 2 else "VR", polygons(strip)))
    for index, (name, x, y, radius, protection, count) in enumerate(HEATHS):
        for part in range(count):
            shift = land.rng.normal(0, radius / 800, 2) if part else (0.0, 0.0)
            area = blob(land.rng, *at(x + shift[0], y + shift[1]), radius / (1 + 0.6 * part), 0.25, 1.25)
            rows.append(_site(910 + index, name, protection, polygons(area)))
    for order, (number, share) in enumerate(OVER_TERRAINS):
        west, _, east, _ = terrains[number]["geometry"].bounds
        centre = shapely.centroid(terrains[number]["geometry"])
        area = blob(land.rng, centre.x, centre.y, land.rng.uniform(350, 700), 0.15, 1.1)
        shift = west + share * (east - west) - area.bounds[2]
        moved = shapely.transform(area, lambda xy, shift=shift: xy + np.array([shift, 0.0]))
        rows.append(_site(930 + order // 3, f"Randbossen {1 + order // 3}", "HR", polygons(moved)))
    x, y = at(43, 31)
    bowtie = shapely.MultiPolygon([shapely.Polygon([(x, y), (x + 400, y + 300), (x + 400, y), (x, y + 300)])])
    rows.append(_site(918, "Moerasbos", "HR", bowtie))
    return rows


def _site(number: int, name: str, protection: str, geometry: shapely.Geometry) -> dict[str, Any]:
    return {
        "nr": number,
        "naamN2K": name,
        "beschermin": protection,
        "status": "definitief",
        "sitecodeV": f"NL{9900000 + number}" if "VR" in protection else " ",
        "sitecodeH": f"NL{9800000 + number}" if "HR" in protection else " ",
        "geometry": geometry,
    }


def housing_plans(land: Land, terrains: Rows) -> tuple[Rows, Rows]:
    """Plans at the edges of towns, plans that take business terrain, a large-scale area with its parts, point plans."""
    rng, areas, points = land.rng, [], []
    for number, (town, built) in enumerate(zip(TOWNS, land.towns, strict=True)):
        for _ in range(max(2, round(town.share * 90))):
            angle = rng.uniform(0, 2 * np.pi)
            away = town.radius * rng.uniform(0.5, 1.35)
            x, y = at(town.x, town.y)
            area = blob(rng, x + away * np.cos(angle), y + away * np.sin(angle), rng.uniform(70, 260), 0.2, 1.2)
            areas.append(_plan(land, number, polygons(area), round(area.area / 10_000 * rng.uniform(18, 45))))
        for _ in range(2 if built.area > 4e6 else 1):
            x, y = at(town.x, town.y)
            spot = shapely.Point(x + rng.normal(0, town.radius / 2), y + rng.normal(0, town.radius / 2))
            points.append(_plan(land, number, spot, int(rng.integers(4, 80))))
    for order, row in enumerate(rng.choice(len(terrains), 14, replace=False)):
        areas.append(_plan_on_terrain(land, terrains[row], order))
    areas += _large_area(land)
    for order, row in enumerate([*areas, *points]):
        row["plan_id"] = row.get("plan_id") or f"P{order + 1:04d}"
    areas[3]["woningen_netto"] = areas[17]["woningen_netto"] = points[2]["woningen_netto"] = None
    areas[9]["status_planologisch"] = "n.t.b."
    return areas, points


def _plan(land: Land, town: int, geometry: shapely.Geometry, dwellings: int) -> dict[str, Any]:
    rng = land.rng
    demolished = int(rng.integers(0, 12)) if rng.random() < 0.2 else 0
    first = int(rng.integers(2024, 2034))
    status = rng.choice(STATUSES, p=[0.22, 0.06, 0.16, 0.26, 0.18, 0.12])
    return {
        "plan_id": None,
        "parent_id": None,
        "plannaam": f"{rng.choice(PLAN_NAMES)} {TOWNS[town].name}",
        "gemeente": TOWNS[town].name,
        "regio": land.region_names[town],
        "plantype": str(rng.choice(PLAN_TYPES, p=[0.34, 0.3, 0.14, 0.12, 0.1])),
        "status_planologisch": str(status),
        "woningen_bruto": dwellings + demolished,
        "woningen_sloop": demolished,
        "woningen_netto": dwellings,
        "oplevering_eerste": first,
        "oplevering_laatste": first + int(rng.integers(1, 6)),
        "geometry": geometry,
    }


def _plan_on_terrain(land: Land, terrain: dict[str, Any], order: int) -> dict[str, Any]:
    """A plan over a part of a terrain; half of them are decided, so that the terrain is lost there."""
    west, south, east, north = terrain["geometry"].bounds
    share = (0.9, 0.3, 0.5, 0.15)[order % 4]
    part = terrain["geometry"].intersection(shapely.box(west, south, west + (east - west) * share, north))
    town = next(number for number, each in enumerate(TOWNS) if each.name == terrain["kern"])
    plan = _plan(land, town, polygons(part), round(part.area / 10_000 * 40))
    plan["plannaam"] = f"Transformatie {terrain['naam']}"
    plan["plantype"] = "TRANSFORMATIEGEBIED"
    plan["status_planologisch"] = STATUSES[0] if order % 2 == 0 else STATUSES[4]
    return plan


def _large_area(land: Land) -> Rows:
    """A decided area of 4,200 homes of which two parts are planned in detail."""
    x, y = at(24.2, 40.4)
    whole = _plan(land, 0, polygons(blob(land.rng, x, y, 1000, 0.15, 1.2)), 4200)
    whole |= {"plan_id": "G0001", "plannaam": "Vesterdam-Oost", "status_planologisch": STATUSES[2]}
    rows = [whole]
    for number, (dx, homes) in enumerate(((-350, 900), (300, 1100)), 1):
        part = _plan(land, 0, polygons(blob(land.rng, x + dx, y, 300, 0.1)), homes)
        part |= {"plan_id": f"G0001-{number}", "parent_id": "G0001", "plannaam": f"Vesterdam-Oost deel {number}"}
        rows.append(part | {"status_planologisch": STATUSES[0]})
    return rows


def dwellings(land: Land, terrains: Rows, count: int) -> Rows:
    """Homes in the towns, thinning outward, farmhouses everywhere, and a few company homes on terrains."""
    rng = land.rng
    spots = []
    for town in TOWNS:
        number = round(town.share * (count - 700))
        centre = np.array(at(town.x, town.y))
        spots.append(centre + rng.normal(0, town.radius / 2.1, (number, 2)) * (1.1, 0.95))
    west, south, east, north = land.province.bounds
    spread = np.column_stack([rng.uniform(west, east, 2000), rng.uniform(south, north, 2000)])
    spots.append(spread[shapely.contains_xy(land.province, spread)][:660])
    inside = [
        shapely.point_on_surface(terrains[row]["geometry"]) for row in rng.choice(len(terrains), 40, replace=False)
    ]
    spots.append(shapely.get_coordinates(inside))
    xy = np.round(np.concatenate(spots), 1)
    grounds = shapely.union_all(
        [shapely.buffer(row["geometry"], 25) for row in terrains if row["geometry"] is not None]
    )
    shapely.prepare(grounds)
    outside = ~shapely.contains_xy(grounds, xy)
    outside[-40:] = True
    xy = np.concatenate([xy[outside], _fill_up(land, count - int(outside.sum()), grounds)])
    return [{"id": number + 1, "geometry": shapely.Point(spot)} for number, spot in enumerate(xy)]


def _fill_up(land: Land, count: int, grounds: shapely.Geometry) -> np.ndarray:
    """Homes in the two largest towns in place of those that fell on a terrain."""
    centre = np.array(at(TOWNS[0].x, TOWNS[0].y))
    xy = np.round(centre + land.rng.normal(0, TOWNS[0].radius / 3, (4 * max(count, 1), 2)), 1)
    return xy[~shapely.contains_xy(grounds, xy)][:count]


def water_shortage(land: Land) -> Rows:
    """Problem areas only: land outside them has no stress. They overlap, and one has no class."""
    rows: Rows = []
    for x, y, radius, klasse in (
        (20, 36, 9000, "weinig"), (23, 33, 4200, "matig"), (18, 39, 2300, "ernstig"), (46, 38, 6000, "matig"),
        (45, 35, 2600, "ernstig"), (58, 26, 5200, "weinig"), (60, 28, 2400, "ernstig"), (33, 20, 4300, "matig"),
        (66, 41, 3000, "weinig"), (12, 23, 2600, "matig"), (50, 51, 1800, "ernstig"), (30, 56, 2600, None),
        (24, 10, 2400, "ernstig"),
    ):  # fmt: skip
        rows.append({"klasse": klasse, "geometry": polygons(blob(land.rng, *at(x, y), radius, 0.2, 1.2))})
    return rows


def mixed_areas(land: Land) -> Rows:
    """Town centres, where work and homes stand side by side."""
    return [
        {"naam": f"Centrum {town.name}", "geometry": polygons(blob(land.rng, *at(town.x, town.y), town.radius * 0.35))}
        for town in TOWNS[:9]
    ]


def farmland(land: Land) -> Rows:
    """Farmland by value, for a theme of one's own."""
    rows: Rows = []
    for number in range(24):
        x, y = land.rng.uniform(8, 84), land.rng.uniform(8, 62)
        area = blob(land.rng, *at(x, y), land.rng.uniform(1500, 4000), 0.2, 1.3).intersection(land.province)
        rows.append({"klasse": "waardevol" if number % 3 == 0 else "gewoon", "geometry": polygons(area)})
    return [row for row in rows if not row["geometry"].is_empty]
