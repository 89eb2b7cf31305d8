"""What remains of a terrain when everything closer than a distance to objects is taken off.

Taking the circles of thousands of homes off a terrain costs far more than is needed: the nearest few take nearly
everything that will be taken. So the nearest come first, then only those that still reach what is left, in ever larger
batches. The result is exact (circles have 64 segments).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely

from ..measuring.engine import Engine
from ..measuring.geometry import present, unite
from ..measuring.proximity import QUARTER_SEGMENTS, circles_around
from ..types import BoolArray, FloatArray, GeometryArray, IntArray

FIRST_BATCH = 4
#: What lies within this share of the reach lies wholly in the circle, however coarse that is.
SURELY_WITHIN = 0.99
#: Pairs of terrain and object in one chunk.
CHUNK_PAIRS = 1_500


def free_room(
    terrains: GeometryArray,
    objects: GeometryArray,
    pairs: tuple[IntArray, IntArray, FloatArray],
    reach: FloatArray,
    engine: Engine,
) -> GeometryArray:
    """The part of each terrain that is not closer than its reach to any of its objects.

    Args:
        terrains: (n,) polygons, None allowed.
        objects: (m,) points or polygons.
        pairs: positions of terrains (ascending) and objects, and their distances (m); at least all that are in reach.
        reach: (pairs,) metres around the object that are taken off; an object at exactly this distance takes nothing.

    Returns:
        (n,) polygons, empty where nothing is left, None for a missing terrain.
    """
    terrain, item, distance = pairs
    near = distance < reach
    terrain, item, distance, reach = terrain[near], item[near], distance[near], reach[near]
    room = terrains.copy()
    touched, starts = np.unique(terrain, return_index=True)
    if len(touched) == 0:
        return room
    sizes = np.diff(np.append(starts, len(terrain)))
    chunks = []
    edges = [0, *(np.flatnonzero(np.diff(np.cumsum(sizes) // CHUNK_PAIRS)) + 1), len(touched)]
    for first, last in pairwise(edges):
        rows = slice(int(starts[first]), int(starts[last]) if last < len(touched) else len(terrain))
        owner = np.repeat(np.arange(last - first), sizes[first:last])
        chunks.append((terrains[touched[first:last]], owner, objects[item[rows]], distance[rows], reach[rows]))
    left = engine.run(_take_off, chunks)
    room[touched] = np.concatenate(left)
    return room


def _take_off(
    room: GeometryArray, owner: IntArray, objects: GeometryArray, distance: FloatArray, reach: FloatArray
) -> GeometryArray:
    room = room.copy()
    room[owner[_takes_all(room, owner, objects, reach)]] = shapely.Polygon()
    order = np.lexsort((distance, owner))
    order = order[~shapely.is_empty(room[owner[order]])]
    owner, objects, reach = owner[order], objects[order], reach[order]
    # What is left of a terrain may lie further off than the terrain itself, which the distances are of.
    first = np.flatnonzero(_place(owner) < FIRST_BATCH)
    gone = first[~shapely.dwithin(room[owner[first]], objects[first], reach[first])]
    owner, objects, reach = (np.delete(values, gone) for values in (owner, objects, reach))
    batch = FIRST_BATCH
    while len(owner):
        now = _place(owner) < batch
        circles = shapely.buffer(objects[now], reach[now], quad_segs=QUARTER_SEGMENTS)
        taken = unite(circles, owner[now], len(room))
        touched = np.flatnonzero(~shapely.is_missing(taken))
        room[touched] = shapely.difference(room[touched], taken[touched])
        later = np.flatnonzero(~now)
        still = later[shapely.dwithin(room[owner[later]], objects[later], reach[later])]
        owner, objects, reach = owner[still], objects[still], reach[still]
        batch *= 2
    return room


def _takes_all(room: GeometryArray, owner: IntArray, objects: GeometryArray, reach: FloatArray) -> BoolArray:
    """True for pairs whose object surely takes all of the room: the circle around one place of it holds the corners."""
    middle, around = circles_around(room)
    takes = np.zeros(len(owner), dtype=bool)
    # Where nothing is left there is no circle to measure from.
    here = np.flatnonzero(present(room)[owner])
    farthest = shapely.distance(shapely.points(middle[owner[here]]), objects[here]) + around[owner[here]]
    takes[here] = farthest <= SURELY_WITHIN * reach[here]
    return takes


def _place(owner: IntArray) -> IntArray:
    """0 for the first row of each owner, 1 for its second, and so on; rows of one owner stand together."""
    starts = np.flatnonzero(np.r_[True, np.diff(owner) != 0])
    return np.arange(len(owner)) - np.repeat(starts, np.diff(np.append(starts, len(owner))))
