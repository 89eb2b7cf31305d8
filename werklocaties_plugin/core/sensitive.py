"""Sensitive objects: which of them lie on terrains or in mixed areas, and which are near which terrain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .engine import Engine
from .proximity import pairs_within
from .types import BoolArray, FloatArray, GeometryArray, IntArray

#: A polygon lies in an area when more than this share of it does.
MORE_THAN_HALF = 0.5


@dataclass(frozen=True)
class Limits:
    """Pairs of terrain and limiting object within the largest distance, ordered by terrain.

    Attributes:
        objects: (m,) points or polygons.
        mixed: (m,) True where the mixed-area distance holds.
        terrain, item, distance: (pairs,) positions and metres, to the facade.
        offset: metres by which a facade lies nearer than its address point.
    """

    objects: GeometryArray
    mixed: BoolArray
    terrain: IntArray
    item: IntArray
    distance: FloatArray
    offset: float = 0.0

    def reach(self, quiet: FloatArray, mixed: FloatArray) -> FloatArray:
        """Metres around the object of each pair that its terrain cannot use.

        Args:
            quiet, mixed: (n,) distance per terrain in a quiet and in a mixed area; NaN where there is none to keep.
        """
        wanted = np.where(self.mixed[self.item], mixed[self.terrain], quiet[self.terrain])
        return np.where(wanted > 0, wanted + self.offset, 0.0)

    def closer(self, quiet: FloatArray, mixed: FloatArray) -> BoolArray:
        """True for pairs strictly closer than the distance that the terrain has to keep."""
        nearer: BoolArray = self.distance + self.offset < self.reach(quiet, mixed)
        return nearer

    def nearest(self, count: int, chosen: BoolArray | None = None) -> FloatArray:
        """Distance of the nearest (chosen) object of each terrain; infinite where there is none."""
        least = np.full(count, np.inf)
        rows = slice(None) if chosen is None else chosen
        np.minimum.at(least, self.terrain[rows], self.distance[rows])
        return least


def find_limits(
    terrains: GeometryArray,
    objects: GeometryArray,
    mixed: BoolArray,
    farthest: float,
    engine: Engine,
    offset: float = 0.0,
) -> Limits:
    """Pairs of terrains and objects no further apart than farthest (m, to the facade)."""
    terrain, item, distance = pairs_within(terrains, objects, farthest + offset, engine)
    return Limits(objects, mixed, terrain, item, np.maximum(distance - offset, 0.0), offset)


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
