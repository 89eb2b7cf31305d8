"""Sensitive objects: which of them lie on terrains or in mixed areas, and which are near which terrain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..measuring.engine import Engine
from ..measuring.overlap import PolygonIndex
from ..measuring.proximity import nearest, pairs_within
from ..types import BoolArray, FloatArray, GeometryArray, IntArray

#: A polygon lies in an area when more than this share of it does.
MORE_THAN_HALF = 0.5


@dataclass(frozen=True)
class Limits:
    """Pairs of terrain and limiting object within the distance that is needed, ordered by terrain.

    Attributes:
        objects: (m,) points or polygons.
        mixed: (m,) True where the mixed-area distance holds.
        terrain, item, distance: (pairs,) positions and metres, to the facade.
        nearest_quiet, nearest_mixed: (n,) metres to the nearest object outside and inside mixed areas; infinite where
            there is none within the farthest distance that was searched.
        offset: metres by which a facade lies nearer than its address point.
    """

    objects: GeometryArray
    mixed: BoolArray
    terrain: IntArray
    item: IntArray
    distance: FloatArray
    nearest_quiet: FloatArray
    nearest_mixed: FloatArray
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
        wanted = np.where(self.mixed[self.item], mixed[self.terrain], quiet[self.terrain])
        return np.where(wanted > 0, wanted + self.offset, 0.0)

    def closer(self, quiet: FloatArray, mixed: FloatArray) -> BoolArray:
        """True for pairs strictly closer than the distance that the terrain has to keep."""
        nearer: BoolArray = self.distance + self.offset < self.reach(quiet, mixed)
        return nearer


def find_limits(
    terrains: GeometryArray,
    objects: GeometryArray,
    mixed: BoolArray,
    needed: FloatArray,
    farthest: float,
    engine: Engine,
    offset: float = 0.0,
) -> Limits:
    """Terrains and objects no further apart than is needed, and the nearest object however it lies (m, to the facade).

    Args:
        needed: (n,) metres within which every object is wanted; there may be thousands, so no more than needed.
        farthest: metres within which the nearest object is looked for.
    """
    pairing, *searching = engine.parts(2, 1, 1)
    tree = shapely.STRtree(objects)
    terrain, item, distance = pairs_within(terrains, tree, needed + offset, pairing)
    least: list[FloatArray] = []
    for chosen, share in zip((~mixed, mixed), searching, strict=True):
        metres = np.full(len(terrains), np.inf)
        np.minimum.at(metres, terrain[chosen[item]], distance[chosen[item]])
        # Further than is needed only the nearest matters, so only where nothing lies nearer.
        lone = np.flatnonzero(np.isinf(metres))
        own = tree if chosen.all() else shapely.STRtree(objects[chosen])
        metres[lone] = _nearest(terrains[lone], own, farthest + offset, share)
        least.append(np.maximum(metres - offset, 0.0))
    quiet_m, mixed_m = least
    return Limits(objects, mixed, terrain, item, np.maximum(distance - offset, 0.0), quiet_m, mixed_m, offset)


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
