"""Business terrains in IBIS terms, with the dirt that real files have."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.random import Generator

from .land import TOWNS, Land
from .shapes import parcel, polygons

KINDS = ("De Hoeve", "Noorderpoort", "Het Laar", "Kanaalzone", "De Weegbrug", "Zuiderkade", "Handelspark", "De Ploeg",
         "Spoorzone", "Ambachtspark", "De Linge", "Oostpoort")  # fmt: skip
#: Canonical fields in order.
FIELDS: dict[str, type] = {
    **dict.fromkeys(("terrein_id", "naam", "kern", "gemeente", "regio", "provincie", "cluster", "campus"), str),
    "segment": str,
    "ibis_type": str,
    "planfase": int,
    "milieucategorie": str,
    **dict.fromkeys(("bruto_ha", "netto_ha", "uitgegeven_ha", "terstond_ha", "niet_terstond_ha", "optie_ha"), float),
    **dict.fromkeys(("uitgeefbaar_ha", "transformatie_ha", "kavel_max_ha"), float),
    **dict.fromkeys(("beschikbaar_vanaf", "banen", "kade", "spoor", "verouderd", "vol"), int),
    **dict.fromkeys(("geluidzone", "geurzone", "eigendom"), str),
    "peiljaar": int,
    "bron": str,
}


def terrains(land: Land) -> list[dict[str, Any]]:
    """Terrains at the edges of the towns, larger ones further out."""
    rng, rows = land.rng, []
    ground = shapely.union_all([shapely.buffer(town, -250) for town in land.towns])
    for number, town in enumerate(TOWNS):
        for index in range(int(np.clip(round(5 + town.share * 32), 5, len(KINDS)))):
            hectares = float(np.clip(rng.lognormal(2.6, 0.8), 1.3, 95))
            area = _free_spot(rng, land, number, hectares, ground)
            ground = ground.union(area.buffer(25))
            rows.append(_terrain(rng, land, number, index, area))
    _add_dirt(rows)
    return rows


def _free_spot(rng: Generator, land: Land, town: int, hectares: float, ground: shapely.Geometry) -> shapely.Geometry:
    """A parcel at the edge of the town that does not lie on another; the river and the motorway attract."""
    home = TOWNS[town]
    centre = shapely.centroid(land.towns[town])
    best, least = None, np.inf
    for _ in range(60):
        angle = rng.uniform(0, 2 * np.pi)
        away = home.radius * rng.uniform(0.95, 1.6) + np.sqrt(hectares * 10_000) * 0.55
        x, y = centre.x + away * np.cos(angle), centre.y + away * np.sin(angle)
        area = parcel(rng, x, y, hectares, angle + np.pi / 2)
        cost = area.intersection(ground).area / area.area * 10 + area.distance(land.motorway) / 20_000
        cost += 0.0 if land.province.covers(area) else 50
        if cost < least:
            best, least = area, cost
    return polygons(best)


def _terrain(rng: Generator, land: Land, town: int, index: int, area: shapely.Geometry) -> dict[str, Any]:
    gross = area.area / 10_000
    net = gross * rng.uniform(0.70, 0.82)
    issued = net * float(np.clip(rng.beta(4, 1.4), 0.04, 1.0))
    free = net - issued
    ready = free * rng.uniform(0.2, 0.9)
    by_river = area.distance(land.river) < 1500
    kind = (
        "A"
        if by_river and gross > 20
        else str(rng.choice(["B", "C1", "C4", "C5", "X"], p=[0.86, 0.05, 0.03, 0.03, 0.03]))
    )
    phase = None if issued / net > 0.97 else int(rng.choice([1, 1, 1, 2, 3, 4]))
    return {
        "terrein_id": f"{town * 137 + 21:04d}{index + 1:02d}",
        "naam": f"{KINDS[index]} {TOWNS[town].name}",
        "kern": TOWNS[town].name,
        "gemeente": TOWNS[town].name,
        "regio": land.region_names[town],
        "provincie": "Demoland",
        "cluster": "Lede-haven" if kind == "A" else None,
        "campus": "Kennispark Oudmeer" if (town, index) == (1, 3) else None,
        "segment": "A"
        if kind == "A"
        else "B"
        if (town, index) == (1, 3)
        else "D"
        if gross > 40
        else str(rng.choice(["C", "C", "C", "D"])),
        "ibis_type": kind,
        "planfase": phase,
        "milieucategorie": "5"
        if kind == "A"
        else str(rng.choice(["2", "3", "3", "3", "4", "4", "5", "3.1", "3.2", "4.2"])),
        "bruto_ha": round(gross, 2),
        "netto_ha": round(net, 2),
        "uitgegeven_ha": round(issued, 2),
        "terstond_ha": round(ready, 2),
        "niet_terstond_ha": round(free - ready, 2),
        "optie_ha": round(ready * 0.2, 2) if rng.random() < 0.2 else None,
        "uitgeefbaar_ha": round(round(ready, 2) + round(free - ready, 2), 2),
        "transformatie_ha": round(gross * 0.1, 2) if rng.random() < 0.06 else None,
        "kavel_max_ha": round(min(free, gross * 0.3), 2),
        "beschikbaar_vanaf": int(rng.integers(2024, 2031)) if phase in (3, 4) else None,
        "banen": int(issued * rng.uniform(22, 55)),
        "kade": int(kind == "A"),
        "spoor": int(rng.random() < 0.08),
        "verouderd": int(rng.random() < 0.22),
        "vol": int(issued / net >= 0.8),
        "geluidzone": str(rng.choice(["1", "2"])) if gross > 25 else None,
        "geurzone": None,
        "eigendom": str(rng.choice(["gemeente", "particulier"])),
        "peiljaar": 2024,
        "bron": "demo",
        "geometry": area,
    }


def _add_dirt(rows: list[dict[str, Any]]) -> None:
    """What real files bring: every analysis must get through it, and say so."""
    rows[5]["milieucategorie"] = None
    rows[11]["milieucategorie"] = "4.3"
    rows[18]["gemeente"] = None
    rows[24]["uitgeefbaar_ha"] += 1.5
    rows[31]["banen"] = rows[40]["banen"] = None
    west, south, east, north = rows[36]["geometry"].bounds
    crossed = shapely.Polygon([(west, south), (east, north), (east, south), (west, north)])
    rows[36]["geometry"] = shapely.MultiPolygon([crossed])
    rows[47]["terrein_id"] = rows[46]["terrein_id"]
    shifted = shapely.transform(rows[52]["geometry"], lambda xy: np.round(xy + np.array([60.0, 40.0]), 1))
    rows[53] |= {"geometry": shifted, "naam": f"Uitbreiding {rows[52]['naam']}"}
    rows[60]["geometry"] = None
