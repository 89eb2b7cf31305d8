"""The ground plan of the demo province: coast, river, roads, towns, regions, on which every layer is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
import shapely.ops
from numpy.random import Generator

from .shapes import Points, cluster, largest, polygons, ribbon, winding

#: South-west corner of the ground plan in RD New (m); the province is 90 by 70 km and exists nowhere.
ORIGIN = (185_000.0, 440_000.0)
WIDTH, HEIGHT = 92_000, 74_000


@dataclass(frozen=True)
class Town:
    """A municipality and its main town; kilometres from the origin, radius in metres, share of the homes."""

    name: str
    x: float
    y: float
    radius: float
    share: float


TOWNS = (
    Town("Vesterdam", 20, 38.6, 2900, 0.21),
    Town("Oudmeer", 43, 37.5, 2500, 0.15),
    Town("Roggenes", 30, 56, 1700, 0.07),
    Town("Hulsbroek", 14, 24, 1400, 0.05),
    Town("Stavelo", 35, 23, 1900, 0.08),
    Town("Molenveen", 50, 52, 1300, 0.05),
    Town("Kolkburg", 59, 28, 2000, 0.09),
    Town("Langeveurt", 50, 13, 1300, 0.04),
    Town("Eikenrade", 25, 9.5, 1200, 0.04),
    Town("Zandhorn", 67, 42, 1600, 0.06),
    Town("Brinkloo", 40, 65, 1100, 0.03),
    Town("Wierdeholm", 59, 62, 1000, 0.03),
    Town("Noordervelde", 76, 61, 1200, 0.03),
    Town("Oosterkolk", 83, 48, 1100, 0.03),
    Town("Haldersluis", 73, 18, 1100, 0.03),
    Town("Terhoeve", 11.2, 49, 800, 0.01),
)
REGIONS = {"Rivierenoord": (18, 48), "Vechterdal": (30, 14), "Middenveld": (54, 42), "Oostermark": (80, 46)}
VILLAGES = (
    "Aalderwiek", "Bokkumerzijl", "Dorrestein", "Elsgeest", "Fennehuis", "Grootwoerd", "Heidenstede", "Ikkerwold",
    "Jispergouw", "Kerkbroek", "Lutjegaarde", "Mosselbos", "Nijehoek", "Ossewaard", "Pannenveen", "Quickenborg",
    "Ravenslag", "Schapendrecht", "Tolbrug aan de Lede", "Ubbenhorst", "Vogelzand", "Wilgenoord", "Zevenlinden",
    "Broekhemert", "Dalmerkerk", "Eendwoude", "Geestermade", "Hoogliesvoort", "Klaverlo", "Meerwijkel",
)  # fmt: skip
#: Kilometres from the origin, from north to south.
COAST = ((15.5, 80), (15, 71), (9.5, 62), (10.5, 54), (6.5, 46), (7.5, 40.5), (2.5, 36), (5.5, 31.5), (3, 24),
         (5, 16), (2, 8), (4, -8))  # fmt: skip
BORDER = ((14, 67), (21, 66), (28, 72), (39, 70.5), (46, 66.5), (54, 68), (63, 73), (74, 70), (81, 71.5), (88, 63),
          (92, 54), (88, 46), (84, 39), (87, 31), (81, 25), (84, 15), (76, 8), (65, 8), (57, 1.5), (46, 1), (38, 5),
          (29, 2), (20, 4.5), (10, 1), (-4, 3), (-4, 67))  # fmt: skip
RIVER = ((86, -7), (76, 5), (66, 14), (55, 19), (44, 22), (36, 29), (26, 32), (17, 34.5), (8, 36.5), (-3, 35.5))
#: North and south shore of the estuary.
MOUTH = (((-6, 42.5), (4, 40.8), (7, 38.6), (9, 37.2), (13, 36.4)), ((13, 35.8), (8, 35.2), (6, 33), (1, 29), (-6, 28)))
CANAL = ((36, 29), (40, 33.5), (46, 40.5), (52, 47), (55, 56), (60.5, 59.5), (75, 58.5), (96, 56))
MOTORWAYS = {
    "S1": ((14.5, 43.2), (23, 42.8), (34, 43), (44, 42.3), (56, 44.2), (67, 45.4), (81, 50.6), (97, 52)),
    "S7": ((34, 78), (33, 65), (32.8, 56), (33.5, 43), (37.8, 33), (37.6, 22), (29, 12), (27.5, -4)),
    "S12": ((44, 42.3), (50.5, 35), (57, 31.2), (63, 25), (71, 20.4), (77.5, 14), (90, 6)),
}


def at(x: float, y: float) -> tuple[float, float]:
    """Kilometres from the origin as RD metres."""
    return ORIGIN[0] + x * 1000, ORIGIN[1] + y * 1000


def _line(points: tuple[tuple[float, float], ...]) -> Points:
    return [at(*point) for point in points]


class Land:
    """Everything that is drawn first, in one order, so that a seed gives one province."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.river = winding(rng, _line(RIVER), 1_100, 7_500)
        self.canal = winding(rng, _line(CANAL), 120, 9_000)
        self.coast = winding(rng, _line(COAST), 700, 9_000)
        self.motorways = {name: winding(rng, _line(points), 450, 11_000) for name, points in MOTORWAYS.items()}
        self.water = polygons(self._river_bed())
        self.canal_water = polygons(self.canal.buffer(35, cap_style="flat"))
        self._cells = self._ground_cells()
        self.province = polygons(shapely.union_all(self._cells))
        roads = shapely.union_all(list(self.motorways.values()))
        self.closed = shapely.union_all([roads.buffer(70), self.water.buffer(60), self.canal_water.buffer(25)])
        self.towns = [self._built_up(town.x, town.y, town.radius, 9) for town in TOWNS]
        self.villages = self._villages()

    def _river_bed(self) -> shapely.Geometry:
        """The river, wider downstream, and its mouth."""
        runs = np.linspace(0, 1, 60)
        pieces = [shapely.ops.substring(self.river, *ends, normalized=True) for ends in pairwise(runs)]
        bed = [piece.buffer(70 + 130 * end**2) for piece, end in zip(pieces, runs[1:], strict=True)]
        shores = [winding(self.rng, _line(shore), 300, 5_000).coords for shore in MOUTH]
        mouth = shapely.Polygon([*shores[0], *shores[1]]).buffer(0)
        return _filled(shapely.union_all([*bed, mouth.buffer(150)]))

    def _ground_cells(self) -> np.ndarray:
        """Small cells, on the land side of the coast and within the border: borders follow their edges."""
        rng = self.rng
        x, y = np.meshgrid(np.arange(-4, 97, 1.5), np.arange(-3, 77, 1.5))
        seeds = np.column_stack([x.ravel(), y.ravel()]) * 1000 + rng.uniform(-620, 620, (x.size, 2)) + np.array(ORIGIN)
        cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(seeds)))
        middle = shapely.centroid(cells)
        cells = cells[shapely.contains_properly(shapely.Polygon(_line(BORDER)), middle)]
        edge = shapely.get_coordinates(self.coast)
        land = shapely.Polygon([*edge, at(110, -8), at(110, 80)]).buffer(0)
        cells = shapely.intersection(cells, land.difference(self._sea_arm()))
        return cells[shapely.area(cells) > 1]

    def _sea_arm(self) -> shapely.Geometry:
        sea = shapely.box(*at(-12, 24), *at(13.5, 48))
        return self.water.intersection(sea)

    def _built_up(self, x: float, y: float, radius: float, lobes: int) -> shapely.Geometry:
        area = cluster(self.rng, *at(x, y), radius, lobes, 0.3)
        return polygons(largest(area.difference(self.closed).intersection(self.province)))

    def _villages(self) -> dict[str, shapely.Geometry]:
        """Villages between the towns, keeping their distance."""
        found: dict[str, shapely.Geometry] = {}
        spots = [np.array([town.x, town.y, town.radius / 1000 + 2.2]) for town in TOWNS]
        inner = self.province.buffer(-1_500)
        while len(found) < len(VILLAGES):
            x, y, size = self.rng.uniform(3, 90), self.rng.uniform(2, 72), self.rng.uniform(0.25, 0.62)
            if not shapely.contains_xy(inner, *at(x, y)) or self.water.distance(shapely.Point(at(x, y))) < 500:
                continue
            if any(np.hypot(spot[0] - x, spot[1] - y) < spot[2] + 1.8 for spot in spots):
                continue
            spots.append(np.array([x, y, 2.4]))
            found[VILLAGES[len(found)]] = self._built_up(x, y, size * 1000, 5)
        return found

    @cached_property
    def _owners(self) -> np.ndarray:
        """The town to which each cell belongs: the nearest one, larger towns reaching further."""
        middle = shapely.get_coordinates(shapely.centroid(self._cells))
        seeds = np.array([at(town.x, town.y) for town in TOWNS])
        reach = np.array([town.radius for town in TOWNS]) ** 0.22
        away = np.hypot(*(middle[:, None, :] - seeds[None, :, :]).transpose(2, 0, 1)) / reach
        return np.argmin(away, axis=1)

    @cached_property
    def municipalities(self) -> list[shapely.Geometry]:
        """The cells of each town together."""
        return [polygons(shapely.union_all(self._cells[self._owners == number])) for number in range(len(TOWNS))]

    @cached_property
    def region_names(self) -> list[str]:
        """The region of each town: that of the nearest centre."""
        return [min(REGIONS, key=lambda name, town=town: _distance(REGIONS[name], town)) for town in TOWNS]

    def region(self, name: str) -> shapely.Geometry:
        """The municipalities of a region together."""
        members = [number for number, region in enumerate(self.region_names) if region == name]
        return polygons(shapely.union_all(self._cells[np.isin(self._owners, members)]))

    def town_of(self, geometry: shapely.Geometry) -> int:
        """The municipality in which the middle of a geometry lies, else the nearest."""
        middle = shapely.centroid(geometry)
        return int(np.argmin(shapely.distance(np.array(self.municipalities), middle)))

    def floodplain(self) -> shapely.Geometry:
        """The low ground along the river."""
        return ribbon(self.rng, self.river, 450, 1_500, 9_000).union(self.water.buffer(250))


def _filled(area: shapely.Geometry) -> shapely.Geometry:
    """The polygons without their holes."""
    return shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(area)])


def _distance(centre: tuple[float, float], town: Town) -> float:
    return float(np.hypot(centre[0] - town.x, centre[1] - town.y))
