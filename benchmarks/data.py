"""Draws the data of the benchmark: terrains, homes, plans and stress areas of a whole country, from a seed.

Nothing of it is real but the Natura 2000 sites, when a file with them is given; without it, sites as heavy are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.random import Generator
from osgeo import ogr, osr

SEED = 2032
MOST_TOWNS = 4_000
#: Where towns may lie: the mainland, roughly (RD, metres).
MAINLAND = shapely.from_wkt(
    "POLYGON ((70000 440000, 105000 520000, 112000 550000, 150000 580000, 185000 600000, 255000 600000, 270000 545000, "
    "245000 500000, 265000 460000, 205000 430000, 205000 370000, 190000 310000, 175000 355000, 80000 385000, "
    "70000 440000))"
)
STATUS = ["1A. Onherroepelijk", "2A. Vastgesteld", "3. In voorbereiding", "4A. Potentieel hard", "4B. Potentieel zacht"]
KINDS = ["UITBREIDING_UITLEG", "VERDICHTING", "TRANSFORMATIEGEBIED"]
STRESS = ["weinig", "matig", "ernstig"]
CATEGORIES = ["2", "3.1", "3.2", "4", "4.2", "5"]


#: Geometry, and the values of each field.
Drawn = tuple[np.ndarray, dict[str, list[Any]]]


@dataclass(frozen=True)
class Size:
    """How many of each there are; terrains, plans and homes lie around as many towns."""

    terrains: int
    plans: int
    stress: int
    homes: int
    towns: int


SIZES = {
    "small": Size(2_000, 1_500, 300, 60_000, 60),
    "national": Size(26_867, 20_000, 3_000, 1_000_000, 600),
    "large": Size(26_867, 20_000, 3_000, 8_000_000, 600),
}


@dataclass(frozen=True)
class Files:
    """What was drawn, as QGIS names a layer."""

    terrains: str
    plans: str
    stress: str
    homes: str
    sites: str


def make(folder: Path, size: Size, sites: str | None = None) -> Files:
    """Draw what is not yet in the folder.

    Args:
        sites: a layer of Natura 2000 sites; None draws 160 sites with 1.2 million vertices for a whole country.
    """
    named = {name: part(folder, name, size) for name in ("terrains", "plans", "stress", "homes")}
    return Files(**named, sites=sites or part(folder, "sites", size))


def part(folder: Path, name: str, size: Size) -> str:
    """One layer of the data, drawn when it is not yet in the folder; no other layer changes it."""
    path = folder / f"{name}.gpkg"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        place = list(PARTS).index(name)
        drawing = path.with_suffix(".part.gpkg")
        drawing.unlink(missing_ok=True)
        _write(drawing, name, *PARTS[name](np.random.default_rng([SEED, place]), size))
        drawing.rename(path)
    return f"{path}|layername={name}"


def _towns(count: int) -> np.ndarray:
    """The first so many of all towns: places (count, 2) inside the mainland with a size each (column 3: metres)."""
    rng = np.random.default_rng(SEED)
    spots = _spots(rng, MOST_TOWNS)
    return np.column_stack([spots, rng.lognormal(7.3, 0.5, MOST_TOWNS)])[:count]


def _spots(rng: Generator, count: int) -> np.ndarray:
    west, south, east, north = MAINLAND.bounds
    spots = rng.uniform((west, south), (east, north), (8 * count, 2))
    inside: np.ndarray = spots[shapely.contains_xy(MAINLAND, spots)][:count]
    return inside


def _around(rng: Generator, towns: np.ndarray, count: int, spread: float) -> np.ndarray:
    """Places near towns, more of them near large ones."""
    town = towns[rng.choice(len(towns), count, p=towns[:, 2] / towns[:, 2].sum())]
    places: np.ndarray = town[:, :2] + rng.normal(0, 1, (count, 2)) * spread * town[:, 2:]
    return places


def blobs(rng: Generator, places: np.ndarray, radius: np.ndarray, vertices: np.ndarray, rough: float) -> np.ndarray:
    """Star-shaped polygons, so always valid: (n,) around the places with these radii (m) and numbers of vertices."""
    owner = np.repeat(np.arange(len(places)), vertices)
    first = np.cumsum(vertices) - vertices
    turn = (np.arange(len(owner)) - first[owner]) / vertices[owner] * 2 * np.pi
    reach = np.ones(len(owner))
    for wave in (2, 3, 5, 9, 17, 41):
        height, phase = rng.normal(0, rough / np.sqrt(wave), len(places)), rng.uniform(0, 2 * np.pi, len(places))
        reach += height[owner] * np.sin(wave * turn + phase[owner])
    reach = radius[owner] * np.clip(reach, 0.3, 2.0)
    x, y = places[owner, 0] + reach * np.cos(turn), places[owner, 1] + reach * np.sin(turn)
    rings: np.ndarray = shapely.polygons(shapely.linearrings(np.round(np.column_stack([x, y]), 2), indices=owner))
    return rings


def _terrains(rng: Generator, size: Size) -> Drawn:
    count = size.terrains
    hectares = np.clip(rng.lognormal(1.6, 1.1, count), 0.2, 600)
    places = _around(rng, _towns(size.towns), count, 1.2)
    shapes = blobs(rng, places, np.sqrt(hectares * 1e4 / np.pi), rng.integers(6, 60, count), 0.25)
    category = np.array(CATEGORIES, dtype=object)[rng.integers(0, len(CATEGORIES), count)]
    names = [f"T{number:05d}" for number in range(count)]
    return shapes, {"terrein_id": names, "naam": names, "milieucategorie": list(category)}


def _plans(rng: Generator, size: Size) -> Drawn:
    count = size.plans
    hectares = np.clip(rng.lognormal(0.8, 1.0, count), 0.1, 200)
    places = _around(rng, _towns(size.towns), count, 1.0)
    shapes = blobs(rng, places, np.sqrt(hectares * 1e4 / np.pi), rng.integers(8, 120, count), 0.25)
    columns = {
        "plan_id": [f"P{number:05d}" for number in range(count)],
        "plantype": [KINDS[each] for each in rng.integers(0, len(KINDS), count)],
        "status_planologisch": [STATUS[each] for each in rng.integers(0, len(STATUS), count)],
        "woningen_netto": [int(each) for each in np.ceil(hectares * rng.uniform(15, 60, count))],
    }
    return shapes, columns


def _stress(rng: Generator, size: Size) -> Drawn:
    """Areas of 200 to 3,000 vertices; they overlap each other, as maps of several years do."""
    spots = _spots(rng, size.stress)
    shapes = blobs(rng, spots, rng.lognormal(7.0, 0.6, len(spots)), rng.integers(200, 3_000, len(spots)), 0.35)
    return shapes, {"klasse": [STRESS[each] for each in rng.integers(0, len(STRESS), len(spots))]}


def _homes(rng: Generator, size: Size) -> Drawn:
    return shapely.points(np.round(_around(rng, _towns(size.towns), size.homes, 0.7), 2)), {}


def _sites(rng: Generator, size: Size) -> Drawn:
    spots = _spots(rng, max(10, round(160 * size.terrains / SIZES["national"].terrains)))
    shapes = blobs(rng, spots, rng.lognormal(7.6, 0.7, len(spots)), rng.integers(2_000, 13_000, len(spots)), 0.35)
    columns = {
        "nr": list(range(1, len(spots) + 1)),
        "naam_n2k": [f"Gebied {number}" for number in range(1, len(spots) + 1)],
        "bescherming": ["HR"] * len(spots),
    }
    return shapes, columns


PARTS: dict[str, Callable[[Generator, Size], Drawn]] = {
    "terrains": _terrains,
    "plans": _plans,
    "stress": _stress,
    "homes": _homes,
    "sites": _sites,
}


def _write(path: Path, name: str, geometry: np.ndarray, columns: dict[str, list[Any]]) -> None:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    kind = ogr.wkbPoint if geometry[0].geom_type == "Point" else ogr.wkbPolygon
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer(name, crs, kind, ["SPATIAL_INDEX=YES"])
    for key, values in columns.items():
        layer.CreateField(ogr.FieldDefn(key, ogr.OFTInteger if isinstance(values[0], int) else ogr.OFTString))
    rows: Iterable[tuple[Any, ...]] = zip(*columns.values(), strict=True) if columns else ((),) * len(geometry)
    layer.StartTransaction()
    definition = layer.GetLayerDefn()
    for wkb, row in zip(shapely.to_wkb(geometry), rows, strict=True):
        feature = ogr.Feature(definition)
        for place, value in enumerate(row):
            feature.SetField(place, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
