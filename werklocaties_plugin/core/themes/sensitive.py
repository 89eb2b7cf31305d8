"""Sensitive objects: which of them lie on terrains or in mixed areas, and which are near which terrain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import shapely

from ..measuring.engine import Engine
from ..measuring.geometry import present
from ..measuring.near import count_within
from ..measuring.overlap import PolygonIndex
from ..measuring.proximity import circles_around, nearest, pairs_within
from ..types import AT_LIMIT, BoolArray, FloatArray, GeometryArray, IntArray
from .room import SURELY_WITHIN

#: A polygon lies in an area when more than this share of it does.
MORE_THAN_HALF = 0.5
#: For each terrain the metres to keep outside and inside mixed areas; NaN where there is none to keep.
Keep: TypeAlias = tuple[FloatArray, FloatArray]


@dataclass(frozen=True)
class Limits:
    """What limits terrains: the nearest objects, and the pairs of terrain and object that decide what room there is.

    Where one object surely takes all of a terrain, the thousands around it decide nothing and are no pairs, unless
    every pair was asked for.

    Attributes:
        objects: (m,) points or polygons.
        mixed: (m,) True where the mixed-area distance holds.
        terrain, item, distance: (pairs,) positions and metres, to the facade, ordered by terrain.
        nearest_quiet, nearest_mixed: (n,) metres to the nearest object outside and inside mixed areas; infinite where
            there is none within the farthest distance that was searched.
        all_quiet, all_mixed: (n,) metres from which on one object outside, or inside, mixed areas surely takes all of
            the terrain; infinite where none does.
        offset: metres by which a facade lies nearer than its address point.
    """

    objects: GeometryArray
    mixed: BoolArray
    terrain: IntArray
    item: IntArray
    distance: FloatArray
    nearest_quiet: FloatArray
    nearest_mixed: FloatArray
    all_quiet: FloatArray
    all_mixed: FloatArray
    offset: float = 0.0

    @property
    def nearest(self) -> FloatArray:
        """Distance (m) of the nearest object of each terrain; infinite where there is none."""
        return np.minimum(self.nearest_quiet, self.nearest_mixed)

    def reach(self, quiet: FloatArray, mixed: FloatArray) -> FloatArray:
        """Metres around the object of each pair that its terrain cannot use.

        Args:
            quiet, mixed: (n,) distance per terrain in a quiet and in a mixed area; NaN where there is none to keep.
        """
        return _reach(np.where(self.mixed[self.item], mixed[self.terrain], quiet[self.terrain]), self.offset)

    def closer(self, quiet: FloatArray, mixed: FloatArray) -> BoolArray:
        """True for pairs strictly closer than the distance that the terrain has to keep."""
        nearer: BoolArray = self.distance + self.offset < self.reach(quiet, mixed)
        return nearer

    def take_all(self, quiet: FloatArray, mixed: FloatArray) -> BoolArray:
        """True for terrains (n,) of which one object surely takes all when these distances are kept."""
        return _take_all(self.all_quiet, self.all_mixed, (quiet, mixed), self.offset)

    def count_closer(self, terrains: GeometryArray, keep: Keep, engine: Engine) -> IntArray:
        """How many objects lie strictly closer to each terrain than it has to keep, pairs or not."""
        total = np.zeros(len(terrains), dtype=np.int64)
        for chosen, wanted, share in zip((~self.mixed, self.mixed), keep, engine.parts(1, 1), strict=True):
            rows = np.flatnonzero(wanted > 0)
            # What lies at the distance, to the last decimal that counts, is not closer.
            limit = _reach(wanted[rows], self.offset) - 2 * AT_LIMIT
            total[rows] += count_within(terrains[rows], self.objects[chosen], limit, share)
        return total


def _reach(wanted: FloatArray, offset: float) -> FloatArray:
    """Metres from the address that are taken when metres to the facade are kept; 0 where there is none to keep."""
    return np.where(wanted > 0, wanted + offset, 0.0)


def _take_all(all_quiet: FloatArray, all_mixed: FloatArray, keep: Keep, offset: float) -> BoolArray:
    taken: BoolArray = (_reach(keep[0], offset) >= all_quiet) | (_reach(keep[1], offset) >= all_mixed)
    return taken


def find_limits(
    terrains: GeometryArray,
    objects: GeometryArray,
    mixed: BoolArray,
    asked: Sequence[Keep],
    farthest: float,
    engine: Engine,
    offset: float = 0.0,
    every_pair: bool = False,
) -> Limits:
    """Terrains and objects that decide what room there is, and the nearest object however it lies (m, to the facade).

    Args:
        asked: distances for which room will be asked.
        farthest: metres within which the nearest object is looked for.
        every_pair: also the pairs where another object takes all of the terrain anyway.
    """
    surely, pairing, *searching = engine.parts(1, 2, 1, 1)
    tree = shapely.STRtree(objects)
    trees = [tree if chosen.all() else shapely.STRtree(objects[chosen]) for chosen in (~mixed, mixed)]
    all_quiet, all_mixed = (
        _takes_all_from(terrains, own, farthest + offset, share)
        for own, share in zip(trees, surely.parts(1, 1), strict=True)
    )
    needed = np.zeros(len(terrains))
    for keep in asked:
        open_still = ~_take_all(all_quiet, all_mixed, keep, offset) | every_pair
        reach = np.fmax(_reach(keep[0], offset), _reach(keep[1], offset))
        needed[open_still] = np.maximum(needed, reach)[open_still]
    rows = np.flatnonzero(needed > 0)
    terrain, item, distance = pairs_within(terrains[rows], tree, needed[rows], pairing)
    terrain = rows[terrain]
    least: list[FloatArray] = []
    for chosen, own, share in zip((~mixed, mixed), trees, searching, strict=True):
        metres = np.full(len(terrains), np.inf)
        np.minimum.at(metres, terrain[chosen[item]], distance[chosen[item]])
        # Further than is needed only the nearest matters, so only where nothing lies nearer.
        lone = np.flatnonzero(np.isinf(metres))
        metres[lone] = _nearest(terrains[lone], own, farthest + offset, share)
        least.append(np.maximum(metres - offset, 0.0))
    quiet_m, mixed_m = least
    distance = np.maximum(distance - offset, 0.0)
    return Limits(objects, mixed, terrain, item, distance, quiet_m, mixed_m, all_quiet, all_mixed, offset)


def _takes_all_from(terrains: GeometryArray, tree: shapely.STRtree, farthest: float, engine: Engine) -> FloatArray:
    """Metres from which on the circle of one object surely holds each terrain: that nearest to the middle of it."""
    least = np.full(len(terrains), np.inf)
    here = np.flatnonzero(present(terrains))
    middle, around = circles_around(terrains[here])
    least[here] = (_nearest(shapely.points(middle), tree, farthest, engine) + around) / SURELY_WITHIN
    return least


def _nearest(terrains: GeometryArray, tree: shapely.STRtree, farthest: float, engine: Engine) -> FloatArray:
    """Distance of the nearest object; infinite where there is none."""
    count = len(tree.geometries)
    index = PolygonIndex(tree.geometries, np.arange(count), tree, count)
    metres, _ = nearest(terrains, index, farthest, index.owner, engine)
    return np.where(np.isnan(metres), np.inf, metres)


def inside(objects: GeometryArray, areas: GeometryArray, engine: Engine) -> tuple[IntArray, IntArray]:
    """Pairs of area and object in it: a point in it or on its edge, a polygon with more than half of its area."""
    area, item, _ = pairs_within(areas, objects, 0.0, engine)
    size = shapely.area(objects[item])
    is_polygon = size > 0
    share = np.zeros(len(item))
    share[is_polygon] = (
        shapely.area(shapely.intersection(areas[area[is_polygon]], objects[item[is_polygon]])) / size[is_polygon]
    )
    within = ~is_polygon | (share > MORE_THAN_HALF)
    return area[within], item[within]
