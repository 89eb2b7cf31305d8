"""The ground plan of the demo province: towns, regions, river and roads, on which every layer is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.random import Generator

from .shapes import blob, polygons, winding

#: South-west corner of the ground plan in RD New (m); the province is 90 by 70 km and exists nowhere.
ORIGIN = (185_000.0, 440_000.0)


@dataclass(frozen=True)
class Town:
    """A municipality and its main town; kilometres from the origin, radius in metres, share of the homes."""

    name: str
    x: float
    y: float
    radius: float
    share: float


TOWNS = (
    Town("Vesterdam", 20, 38, 2600, 0.20),
    Town("Oudmeer", 44, 37, 2200, 0.14),
    Town("Roggenes", 30, 55, 1500, 0.07),
    Town("Hulsbroek", 12, 24, 1300, 0.05),
    Town("Stavelo", 33, 21, 1600, 0.08),
    Town("Molenveen", 50, 50, 1200, 0.05),
    Town("Kolkburg", 58, 27, 1700, 0.09),
    Town("Langeveurt", 46, 11, 1200, 0.04),
    Town("Eikenrade", 24, 10, 1100, 0.04),
    Town("Zandhorn", 66, 41, 1400, 0.06),
    Town("Brinkloo", 41, 62, 1000, 0.03),
    Town("Wierdeholm", 57, 60, 900, 0.03),
    Town("Noordervelde", 79, 56, 1100, 0.04),
    Town("Oosterkamp", 83, 46, 1000, 0.03),
    Town("Haldersluis", 72, 18, 1000, 0.03),
    Town("Terhoeve", 8, 47, 800, 0.02),
)
REGIONS = {"Rivierenoord": (16, 48), "Vechterdal": (32, 12), "Middenveld": (54, 46), "Oostermark": (80, 34)}


def at(x: float, y: float) -> tuple[float, float]:
    """Kilometres from the origin as RD metres."""
    return ORIGIN[0] + x * 1000, ORIGIN[1] + y * 1000


class Land:
    """Everything that is drawn first, in one order, so that a seed gives one province."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.province = polygons(blob(rng, *at(45, 36), 39_000, 0.06, 1.16))
        self.river = winding(rng, [at(-8, 31), at(14, 33), at(30, 30), at(44, 20), at(60, 10), at(72, -4)], 2_200)
        self.motorway = winding(rng, [at(-4, 41), at(22, 43), at(46, 42), at(66, 46), at(96, 54)], 700)
        self.towns = [blob(rng, *at(town.x, town.y), town.radius, 0.22, rng.uniform(1.0, 1.25)) for town in TOWNS]

    @cached_property
    def municipalities(self) -> list[shapely.Geometry]:
        """What lies nearest to each town."""
        seeds = shapely.MultiPoint([at(town.x, town.y) for town in TOWNS])
        cells = shapely.get_parts(shapely.voronoi_polygons(seeds, extend_to=self.province.buffer(20_000)))
        found = [next(cell for cell in cells if cell.covers(seed)) for seed in seeds.geoms]
        return [polygons(cell.intersection(self.province)) for cell in found]

    @cached_property
    def region_names(self) -> list[str]:
        """The region of each town: that of the nearest centre."""
        return [min(REGIONS, key=lambda name, town=town: _distance(REGIONS[name], town)) for town in TOWNS]

    def region(self, name: str) -> shapely.Geometry:
        """The municipalities of a region together."""
        members = [area for area, region in zip(self.municipalities, self.region_names, strict=True) if region == name]
        return polygons(shapely.union_all(members))


def _distance(centre: tuple[float, float], town: Town) -> float:
    return float(np.hypot(centre[0] - town.x, centre[1] - town.y))
