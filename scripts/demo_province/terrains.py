"""Business terrains in IBIS terms, with the dirt that real files have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.random import Generator

from .land import MOTORWAYS, TOWNS, Land
from .shapes import block, bowtie, largest, placed, polygons

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


@dataclass(frozen=True)
class Kind:
    """What terrains of one kind are like.

    Attributes:
        names: to which the name of the place is added.
        hectares: smallest and largest.
        categories: environmental categories, as often as they stand here.
        jobs: per issued hectare, smallest and largest.
        segments: as often as they stand here; empty = unknown.
        fill: parameters of the beta distribution of the issued share.
    """

    names: tuple[str, ...]
    hectares: tuple[float, float]
    categories: tuple[str, ...]
    jobs: tuple[float, float]
    segments: tuple[str, ...]
    fill: tuple[float, float] = (6, 1.1)


KINDS = {
    "haven": Kind(("Zeehaven", "Ledehaven", "Noorderhaven"), (60, 145), ("5", "5", "4"), (12, 28), ("A",), (5, 1.5)),
    "kade": Kind(("Kanaalzone", "Zuiderkade", "De Werf", "Sluisoord"), (8, 60), ("4", "4", "5", "4.2"), (18, 35),
                 ("A", "C", "D", "C")),
    "snelweg": Kind(("Handelspark", "Logistiek Park", "Knoop", "De Weegbrug"), (18, 110), ("3", "4", "3", "4.1"),
                    (22, 38), ("D", "D", "C"), (5, 1.3)),
    "rand": Kind(("De Hoeve", "Noorderpoort", "Het Laar", "Spoorzone", "De Ploeg", "Oostpoort", "De Smederij",
                  "Zandakkers"), (3.5, 42), ("3", "3", "2", "3", "4", "3.1", "3.2", "2"), (30, 60),
                 ("C", "C", "C", "C", "D", "")),
    "dorp": Kind(("Ambachtsweg", "Het Erf", "De Driehoek"), (1.1, 5.5), ("2", "3", "1", "2", "3.1"), (25, 45),
                 ("C", "C", "C", "")),
    "campus": Kind(("Kennispark",), (18, 22), ("2",), (70, 95), ("B",), (3, 1.5)),
}  # fmt: skip
#: Terrains of each kind at each town; towns that are not here have two or three at their edge.
SITES = {
    "Vesterdam": {"haven": 3, "kade": 2, "snelweg": 3, "rand": 8},
    "Oudmeer": {"kade": 4, "snelweg": 3, "campus": 1, "rand": 6},
    "Kolkburg": {"snelweg": 3, "rand": 5},
    "Stavelo": {"kade": 2, "snelweg": 2, "rand": 4},
    "Roggenes": {"snelweg": 2, "rand": 5},
    "Zandhorn": {"snelweg": 2, "rand": 4},
    "Molenveen": {"kade": 2, "rand": 3},
    "Wierdeholm": {"kade": 1, "rand": 3},
    "Noordervelde": {"kade": 2, "rand": 4},
    "Oosterkolk": {"snelweg": 2, "rand": 3},
    "Haldersluis": {"snelweg": 1, "rand": 3},
    "Langeveurt": {"kade": 1, "rand": 2},
    "Terhoeve": {"rand": 2},
}
#: A terrain along a road or water lies within this distance of the town's edge (m).
REACH = 3_600
VILLAGE_TERRAINS = 24


def terrains(land: Land) -> list[dict[str, Any]]:
    """Terrains along water and motorways near the towns, at the edges of towns and of villages."""
    siting = Siting(land)
    rows: list[dict[str, Any]] = []
    for number, town in enumerate(TOWNS):
        for kind, count in SITES.get(town.name, {"rand": 3}).items():
            for index in range(count):
                area = siting.find(kind, land.towns[number], KINDS[kind].hectares)
                if area is not None:
                    rows.append(_terrain(land, number, town.name, kind, index, area))
    for place in list(land.villages)[:VILLAGE_TERRAINS]:
        area = siting.find("dorp", land.villages[place], KINDS["dorp"].hectares)
        if area is not None:
            rows.append(_terrain(land, land.town_of(area), place, "dorp", 0, area))
    _number(rows)
    _add_dirt(land, rows)
    return rows


class Siting:
    """Finds free ground for terrains; what has been given out is taken."""

    def __init__(self, land: Land) -> None:
        self.land, self.rng = land, land.rng
        built = [*land.towns, *land.villages.values()]
        self.built = shapely.union_all(built)
        self.taken = shapely.union_all([self.built, land.closed])
        self.lines = {"haven": land.river, "kade": shapely.union_all([land.river, land.canal]),
                      "snelweg": shapely.union_all([land.motorways[name] for name in MOTORWAYS])}  # fmt: skip

    def find(self, kind: str, place: shapely.Geometry, hectares: tuple[float, float]) -> shapely.Geometry | None:
        """A block at the edge of the place or along a line near it; None where nothing is free."""
        size = float(np.exp(self.rng.uniform(*np.log(hectares))))
        best, least = None, np.inf
        for _ in range(40):
            spot = at_edge(self.rng, place) if kind not in self.lines else self._along(self.lines[kind], place, kind)
            if spot is None:
                continue
            shape = placed(block(self.rng, size * 1.1, depth=2 if size < 8 else 3), *spot)
            area = polygons(largest(shape.difference(self.taken)))
            cost = 1 - area.area / shape.area + self.rng.uniform(0, 0.1) + shapely.distance(place, area) / 40_000
            if area.area > 0.5 * shape.area and cost < least and self.land.province.contains(area):
                best, least = area, cost
        if best is not None:
            self.taken = self.taken.union(best.buffer(float(self.rng.choice([12, 30, 80])), join_style="mitre"))
        return best

    def _along(self, line: shapely.Geometry, place: shapely.Geometry, kind: str) -> tuple[float, float, float] | None:
        """A place beside a line near the town, and the direction away from the line."""
        near = shapely.get_parts(line.intersection(place.buffer(self._reach(kind)).intersection(self.land.province)))
        near = near[shapely.length(near) > 400]
        if len(near) == 0:
            return None
        part = near[self.rng.choice(len(near), p=shapely.length(near) / shapely.length(near).sum())]
        run = self.rng.uniform(0, part.length - 300)
        a, b = part.interpolate(run), part.interpolate(run + 300)
        turn = np.arctan2(b.y - a.y, b.x - a.x) + (np.pi if self.rng.random() < 0.5 else 0)
        return (a.x + b.x) / 2 - 60 * np.sin(turn), (a.y + b.y) / 2 + 60 * np.cos(turn), turn

    @staticmethod
    def _reach(kind: str) -> float:
        return {"haven": 7_000, "kade": 4_500}.get(kind, REACH)


def at_edge(rng: Generator, place: shapely.Geometry) -> tuple[float, float, float]:
    """A place on the edge of a built-up area, and the direction in which to build."""
    ring = place.convex_hull.buffer(-60).exterior if place.area > 2e6 else largest(place).exterior
    run = rng.uniform(0, ring.length)
    a, b = (ring.interpolate((run + step) % ring.length) for step in (0, 160))
    turn = np.arctan2(b.y - a.y, b.x - a.x)
    ahead = a.x - 50 * np.sin(turn), a.y + 50 * np.cos(turn)
    if place.convex_hull.contains(shapely.Point(ahead)):
        turn += np.pi
    return a.x, a.y, turn


def _terrain(land: Land, town: int, place: str, kind: str, index: int, area: shapely.Geometry) -> dict[str, Any]:
    """All canonical fields, out of the kind of terrain."""
    rng, what = land.rng, KINDS[kind]
    name = what.names[index % len(what.names)]
    number = f" {'I' * (1 + index // len(what.names))}" if index >= len(what.names) else ""
    return {
        "terrein_id": "",
        "naam": f"{name} {place}{number}",
        "kern": place,
        "gemeente": TOWNS[town].name,
        "regio": land.region_names[town],
        "provincie": "Demoland",
        "cluster": "Ledehaven" if kind == "haven" else None,
        "campus": "Kennispark Oudmeer" if kind == "campus" else None,
        "segment": str(rng.choice(what.segments)) or None,
        "ibis_type": _ibis_type(rng, kind),
        **_hectares(rng, area.area / 10_000, what),
        "kade": int(kind in ("haven", "kade")),
        "spoor": int(kind == "haven" or rng.random() < 0.06),
        "geluidzone": str(rng.choice(["1", "2"])) if area.area > 250_000 else None,
        "geurzone": "2" if kind == "haven" else None,
        "eigendom": str(rng.choice(["gemeente", "particulier"])) if rng.random() < 0.9 else None,
        "peiljaar": 2024,
        "bron": "demo",
        "milieucategorie": str(rng.choice(what.categories)),
        "geometry": area,
    }


def _ibis_type(rng: Generator, kind: str) -> str:
    if kind == "haven":
        return "A"
    return str(rng.choice(["B", "C1", "C3", "C5", "X"], p=[0.9, 0.04, 0.02, 0.02, 0.02])) if kind == "rand" else "B"


def _hectares(rng: Generator, gross: float, what: Kind) -> dict[str, Any]:
    """Hectares that add up, and what follows from them: phase, year, jobs, full or outdated."""
    net = round(gross * rng.uniform(0.70, 0.82), 2)
    share = float(np.clip(rng.beta(*what.fill), 0.0, 1.0))
    share = 1.0 if share > 0.95 else 0.0 if rng.random() < 0.05 else share
    issued = round(net * share, 2)
    free = round(net - issued, 2)
    ready = round(free * rng.uniform(0.2, 0.9), 2)
    if share == 0:
        ready = 0.0
    phase = int(rng.choice([4, 5, 3])) if share == 0 else None if share == 1 else int(rng.choice([1, 1, 1, 1, 2, 3]))
    old = share > 0.85 and rng.random() < 0.35
    return {
        "planfase": phase,
        "bruto_ha": round(gross, 2),
        "netto_ha": net,
        "uitgegeven_ha": issued,
        "terstond_ha": ready,
        "niet_terstond_ha": round(free - ready, 2),
        "optie_ha": round(ready * 0.2, 2) if ready and rng.random() < 0.2 else None,
        "uitgeefbaar_ha": free,
        "transformatie_ha": round(net * 0.2, 2) if old and rng.random() < 0.4 else None,
        "kavel_max_ha": round(min(free, max(0.2, gross * 0.2)), 2),
        "beschikbaar_vanaf": int(rng.integers(2026, 2033)) if free > ready else None,
        "banen": int(issued * rng.uniform(*what.jobs)),
        "verouderd": int(old),
        "vol": int(net > 0 and issued / net >= 0.8),
    }


def _number(rows: list[dict[str, Any]]) -> None:
    """Keys like those of the register: a number for the municipality and one for the terrain; some begin with 0."""
    last: dict[str, int] = {}
    codes = {town.name: 121 + 97 * number for number, town in enumerate(TOWNS)}
    for row in rows:
        last[row["gemeente"]] = last.get(row["gemeente"], 0) + 1
        row["terrein_id"] = f"{codes[row['gemeente']]:04d}-{last[row['gemeente']]:02d}"


def _add_dirt(land: Land, rows: list[dict[str, Any]]) -> None:
    """What real files bring: every analysis must get through it, and say so."""
    plain = [row for row in rows if row["bruto_ha"] < 30 and row["ibis_type"] == "B"]
    plain[5]["milieucategorie"] = None
    plain[11]["milieucategorie"] = "4.3"
    plain[14]["gemeente"] = None
    plain[20]["uitgeefbaar_ha"] = round(plain[20]["uitgeefbaar_ha"] + 1.5, 2)
    plain[26]["uitgeefbaar_ha"] = round(plain[26]["uitgeefbaar_ha"] + 0.8, 2)
    plain[31]["banen"] = plain[40]["banen"] = None
    west, south, east, north = plain[36]["geometry"].bounds
    plain[36]["geometry"] = bowtie(round(west, 1), round(south, 1), round(east - west, 1), round(north - south, 1))
    same = next(row for row in plain if row["gemeente"] == plain[45]["gemeente"] and row is not plain[45])
    same["terrein_id"] = plain[45]["terrein_id"]
    shifted = shapely.transform(plain[52]["geometry"], lambda xy: np.round(xy + np.array([90.0, 60.0]), 1))
    rows.append(plain[52] | {"geometry": shifted, "naam": f"{plain[52]['naam']} (uitbreiding)"})
    rows[-1]["terrein_id"] = f"{plain[52]['terrein_id'][:5]}90"
    plain[58]["geometry"] = None
