"""Housing: plans at the edges of towns, in them and over business terrain; homes; mixed areas."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.random import Generator

from .land import TOWNS, Land, at
from .shapes import blob, block, largest, placed, polygons
from .terrains import at_edge

Rows = list[dict[str, Any]]

STATUSES = (
    "1A. Onherroepelijk",
    "1B. Onherroepelijk, uitwerkingsplicht",
    "2A. Vastgesteld",
    "3. In voorbereiding",
    "4A. In visie",
    "4B. Idee",
)
CHANCES = (0.22, 0.05, 0.16, 0.27, 0.18, 0.12)
PHASES = ("realisatie", "voorbereiding", "ontwerp", "definitie", "initiatief", "concept")
EDGE_NAMES = ("De Akker", "Nieuwland", "Het Veld", "De Esch", "Waterrijk", "Buitenhof", "De Gaarde")
TOWN_NAMES = ("Het Hof", "De Singel", "Schoolplein", "Kloosterkwartier", "De Remise", "Marktzicht")
TOWN_TYPES = ("VERDICHTING", "VERDICHTING", "HERSTRUCTURERING", "PAND_TRANSFORMATIE")
EDGE_TYPES = ("UITBREIDING_UITLEG", "UITBREIDING_UITLEG", "UITBREIDING_OVERIG")
#: How many plans lie at edges of towns and of villages, in towns, on terrains, and as points.
AT_TOWNS, AT_VILLAGES, IN_TOWNS, ON_TERRAINS, POINTS = 74, 20, 40, 22, 20


def housing_plans(land: Land, terrains: Rows) -> tuple[Rows, Rows]:
    """Areas, and plans that are a point, with the dirt of real registers."""
    rng = land.rng
    taken = [row["geometry"] for row in terrains] + [land.closed, *land.towns, *land.villages.values()]
    ground = shapely.union_all(taken)
    areas: Rows = []
    for row in _large_area(land, ground):
        areas.append(row)
        ground = ground.union(row["geometry"])
    shares = np.array([town.share for town in TOWNS])
    for number in rng.choice(len(TOWNS), AT_TOWNS, p=shares**0.7 / (shares**0.7).sum()):
        ground = _add_at_edge(land, areas, ground, land.towns[number], TOWNS[number].name, (2.0, 24.0))
    for name in rng.choice(list(land.villages), AT_VILLAGES):
        ground = _add_at_edge(land, areas, ground, land.villages[name], str(name), (0.8, 4.0))
    for number in rng.choice(len(TOWNS), IN_TOWNS, p=shares**0.7 / (shares**0.7).sum()):
        areas.append(_in_town(land, number))
    large_enough = [row for row in terrains if row["bruto_ha"] > 3]
    for order, number in enumerate(rng.choice(len(large_enough), ON_TERRAINS, replace=False)):
        areas.append(_on_terrain(land, large_enough[number], order))
    points = [_point(land, number) for number in rng.choice(len(TOWNS), POINTS, p=shares**0.5 / (shares**0.5).sum())]
    _add_dirt(areas, points)
    return areas, points


def _add_at_edge(
    land: Land, rows: Rows, ground: shapely.Geometry, place: shapely.Geometry, name: str, hectares: tuple[float, float]
) -> shapely.Geometry:
    """Add a plan on free ground at the edge of a place; returns the ground that is taken now."""
    size = float(np.exp(land.rng.uniform(*np.log(hectares))))
    for _ in range(25):
        shape = placed(block(land.rng, size, depth=2, ratio=1.5), *at_edge(land.rng, place))
        soft = shape.buffer(18, quad_segs=2).buffer(-36, quad_segs=2).buffer(18, quad_segs=2).simplify(1.5)
        area = polygons(largest(soft.difference(ground)))
        if area.area > 0.5 * soft.area and area.area > 3_000 and land.province.contains(area):
            homes = round(area.area / 10_000 * land.rng.uniform(17, 38))
            kind = str(land.rng.choice(EDGE_TYPES))
            rows.append(_plan(land, area, f"{land.rng.choice(EDGE_NAMES)} {name}", kind, homes))
            return ground.union(area.buffer(20))
    return ground


def _in_town(land: Land, number: int) -> dict[str, Any]:
    spot = _inside(land.rng, land.towns[number])
    area = blob(land.rng, spot.x, spot.y, land.rng.uniform(35, 130), 0.2, 1.3)
    homes = round(area.area / 10_000 * land.rng.uniform(45, 110))
    name = f"{land.rng.choice(TOWN_NAMES)} {TOWNS[number].name}"
    return _plan(land, polygons(area), name, str(land.rng.choice(TOWN_TYPES)), homes)


def _on_terrain(land: Land, terrain: dict[str, Any], order: int) -> dict[str, Any]:
    """A plan over a part of a terrain: decided or not, sometimes only across its edge."""
    shape, rng = terrain["geometry"], land.rng
    share = (0.9, 0.35, 0.5, 0.15)[order % 4]
    turn = rng.uniform(0, 2 * np.pi)
    middle = shapely.centroid(shape)
    half = placed(shapely.box(0, -5_000, 10_000, 5_000), 0, 0, turn)
    reach = np.sqrt(shape.area) * (0.5 - share)
    shift = np.array([middle.x + reach * np.cos(turn), middle.y + reach * np.sin(turn)])
    cut = shapely.transform(half, lambda xy: xy + shift)
    part = polygons(shape.intersection(cut))
    if part.is_empty:
        part = shape
    plan = _plan(land, part, f"Transformatie {terrain['naam']}", "TRANSFORMATIEGEBIED", round(part.area / 10_000 * 42))
    if order % 2:
        plan |= {"status_planologisch": STATUSES[4], "projectfase": PHASES[5]}
    else:
        plan |= {"status_planologisch": STATUSES[0], "projectfase": PHASES[1]}
    return plan


def _large_area(land: Land, ground: shapely.Geometry) -> Rows:
    """A decided area of 5,600 homes, of which three parts are planned in detail."""
    x, y = at(24.2, 40.7)
    area = polygons(largest(blob(land.rng, x, y, 1_150, 0.25, 1.15).difference(ground)))
    whole = _plan(land, area, "Vesterdam-Oost", "UITBREIDING_UITLEG", 5_600)
    whole |= {"plan_id": "G0001", "status_planologisch": STATUSES[2], "oplevering_eerste": 2027}
    whole |= {"oplevering_laatste": 2038, "projectfase": PHASES[2]}
    rows = [whole]
    for number, (dx, dy, homes) in enumerate(((-420, 150, 900), (330, 320, 1_100), (150, -480, 650)), 1):
        part = polygons(blob(land.rng, x + dx, y + dy, 290, 0.2).intersection(area))
        plan = _plan(land, part, f"Vesterdam-Oost deel {number}", "UITBREIDING_UITLEG", homes)
        plan |= {"plan_id": f"G0001-{number}", "parent_id": "G0001", "status_planologisch": STATUSES[0]}
        rows.append(plan)
    return rows


def _point(land: Land, number: int) -> dict[str, Any]:
    spot = _inside(land.rng, land.towns[number])
    name = f"{land.rng.choice(TOWN_NAMES)} {TOWNS[number].name}"
    return _plan(land, spot, name, "VERDICHTING", int(land.rng.integers(4, 80)))


def _inside(rng: Generator, area: shapely.Geometry) -> shapely.Point:
    west, south, east, north = area.bounds
    while True:
        x, y = round(rng.uniform(west, east), 1), round(rng.uniform(south, north), 1)
        if shapely.contains_xy(area, x, y):
            return shapely.Point(x, y)


def _plan(land: Land, geometry: shapely.Geometry, name: str, kind: str, homes: int) -> dict[str, Any]:
    rng = land.rng
    demolished = int(rng.integers(1, 12)) if rng.random() < 0.2 else 0
    first = int(rng.integers(2025, 2034))
    status = int(rng.choice(len(STATUSES), p=CHANCES))
    town = land.town_of(geometry)
    return {
        "plan_id": None,
        "parent_id": None,
        "plannaam": name,
        "gemeente": TOWNS[town].name,
        "regio": land.region_names[town],
        "plantype": kind,
        "projectfase": PHASES[status],
        "status_planologisch": STATUSES[status],
        "vertrouwelijkheid": "openbaar" if rng.random() < 0.85 else "intern",
        "woningen_bruto": max(homes, 2) + demolished,
        "woningen_sloop": demolished,
        "woningen_netto": max(homes, 2),
        "oplevering_eerste": first,
        "oplevering_laatste": first + int(rng.integers(1, 6)),
        "geometry": geometry,
    }


def _add_dirt(areas: Rows, points: Rows) -> None:
    """Keys, unknown numbers and an unreadable status."""
    for order, row in enumerate([*areas, *points]):
        row["plan_id"] = row["plan_id"] or f"P{order + 1:04d}"
    for row in (areas[9], areas[23], areas[31], areas[70], points[2]):
        row["woningen_netto"] = row["woningen_bruto"] = None
    areas[15]["status_planologisch"] = "n.t.b."


def dwellings(land: Land, terrains: Rows, count: int) -> Rows:
    """Homes in towns and villages, denser in the middle; farms; company homes on terrains and homes beside them."""
    rng = land.rng
    grounds = shapely.union_all([row["geometry"] for row in terrains])
    beside = shapely.buffer(grounds, 15)
    shapely.prepare(beside)
    company = shapely.get_coordinates(
        [shapely.point_on_surface(terrains[row]["geometry"]) for row in rng.choice(len(terrains), 30, replace=False)]
    )
    farms = _scattered(rng, land.province, 900)
    farms = farms[~shapely.contains_xy(shapely.union_all([land.water, *land.towns]), farms)]
    villages = [_homes_of(rng, area, 70) for area in land.villages.values()]
    spots = [company, farms, *villages]
    left = count - sum(len(part) for part in spots)
    shares = [town.share for town in TOWNS]
    spots += [_homes_of(rng, area, round(left * share * 1.3)) for area, share in zip(land.towns, shares, strict=True)]
    xy = np.round(np.concatenate(spots), 1)
    free = ~shapely.contains_xy(beside, xy)
    free[: len(company)] = True
    chosen = np.flatnonzero(free)
    fixed = chosen[chosen < len(company) + len(farms)]
    others = rng.permutation(chosen[len(fixed) :])[: count - len(fixed)]
    return [
        {"id": number + 1, "geometry": shapely.Point(xy[row])}
        for number, row in enumerate(np.concatenate([fixed, np.sort(others)]))
    ]


def _scattered(rng: Generator, area: shapely.Geometry, count: int) -> np.ndarray:
    west, south, east, north = area.bounds
    shapely.prepare(area)
    xy = np.column_stack([rng.uniform(west, east, 3 * count), rng.uniform(south, north, 3 * count)])
    return xy[shapely.contains_xy(area, xy)][:count]


def _homes_of(rng: Generator, area: shapely.Geometry, count: int) -> np.ndarray:
    """Homes over a built-up area: half of them evenly, half around its middle."""
    even = _scattered(rng, area, count)[: count // 2]
    middle = np.array([area.centroid.x, area.centroid.y])
    dense = middle + rng.normal(0, np.sqrt(area.area) / 5, (3 * count, 2))
    dense = dense[shapely.contains_xy(area, dense)][: count - len(even)]
    return np.concatenate([even, dense])


def mixed_areas(land: Land) -> Rows:
    """Town centres, where work and homes stand side by side."""
    rows: Rows = []
    for town, area in list(zip(TOWNS, land.towns, strict=True))[:9]:
        middle = blob(land.rng, *at(town.x, town.y), town.radius * 0.3, 0.25).intersection(area)
        rows.append({"naam": f"Centrum {town.name}", "geometry": polygons(middle)})
    road = land.motorways["S7"].intersection(land.towns[2].buffer(2_500))
    ribbon = road.buffer(300).difference(road.buffer(80))
    rows.append({"naam": "Lint langs de S7", "geometry": polygons(ribbon)})
    return rows
