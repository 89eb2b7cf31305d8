"""How far things lie from each terrain, and how many lie near."""

from __future__ import annotations

import numpy as np
import shapely

from ..types import AT_LIMIT, METRE_DECIMALS, BoolArray, FloatArray, GeometryArray, IntArray
from .engine import Engine, chunk_slices
from .geometry import present
from .overlap import PolygonIndex

#: Searching goes a little beyond the limit, so that "within" includes exactly the limit; the rest is cut off.
SEARCH_MARGIN = 1.001
#: A circle is taken this much (m) larger than it is, so that rounding decides nothing.
ROUNDING = 1e-3
#: Corners of a group that are tried before its distance is measured exactly.
SOME_CORNERS = 64


def at_limits(metres: FloatArray) -> FloatArray:
    """Distances without the rounding of coordinates: exactly 1,000 m is 1,000 m wherever it lies."""
    rounded: FloatArray = np.round(metres, METRE_DECIMALS)
    return rounded


def nearest(
    terrains: GeometryArray, index: PolygonIndex, max_distance: float, rank: IntArray, engine: Engine
) -> tuple[FloatArray, IntArray]:
    """Distance to the nearest object of each terrain, and which one it is.

    Args:
        terrains: (n,) polygons, None where a terrain has no geometry.
        max_distance: metres; an object at exactly this distance counts.
        rank: for each object its place in the order that decides between equally near ones (lowest wins).

    Returns:
        Distances (m; NaN where nothing is in reach; 0 when touching or overlapping) and positions of objects (-1).
    """
    slices = chunk_slices(shapely.get_num_coordinates(terrains), limit=5_000)
    chunks = [(terrains[rows], index.tree, index.owner, max_distance, rank) for rows in slices]
    results = engine.run(_nearest_chunk, chunks)
    distance = np.concatenate([np.empty(0), *(near for near, _ in results)])
    which = np.concatenate([np.empty(0, dtype=np.int64), *(objects for _, objects in results)])
    return distance, which


def _nearest_chunk(
    terrains: GeometryArray, tree: shapely.STRtree, owner: IntArray, max_distance: float, rank: IntArray
) -> tuple[FloatArray, IntArray]:
    distance = np.full(len(terrains), np.nan)
    which = np.full(len(terrains), -1, dtype=np.int64)
    if len(owner) == 0:
        return distance, which
    only_points = shapely.get_num_coordinates(tree.geometries).max() == 1
    search = _nearest_points if only_points else _nearest_pieces
    terrain, piece, metres = search(terrains, tree, max_distance * SEARCH_MARGIN + AT_LIMIT)
    metres = at_limits(metres)
    within = metres <= max_distance
    terrain, candidate, metres = terrain[within], owner[piece[within]], metres[within]
    order = np.lexsort((rank[candidate], metres, terrain))
    first = np.unique(terrain[order], return_index=True)[1]
    chosen = order[first]
    distance[terrain[chosen]] = metres[chosen]
    which[terrain[chosen]] = candidate[chosen]
    return distance, which


def _nearest_points(
    terrains: GeometryArray, tree: shapely.STRtree, limit: float
) -> tuple[IntArray, IntArray, FloatArray]:
    (terrain, item), metres = tree.query_nearest(terrains, max_distance=limit, return_distance=True, all_matches=True)
    return terrain, item, metres


def _nearest_pieces(
    terrains: GeometryArray, tree: shapely.STRtree, limit: float
) -> tuple[IntArray, IntArray, FloatArray]:
    """Pairs of terrain and piece that hold the nearest of each.

    The distance of two polygons costs the vertices of both, that of a point little: so the piece nearest to the middle
    of the terrain is looked for, and only what a circle says may be nearer is measured besides. With points that
    circle could hold thousands, and a search through the tree costs little anyway.
    """
    here = np.flatnonzero(present(terrains))
    middle, around = circles_around(terrains[here])
    points = shapely.points(middle)
    (place, first), _ = tree.query_nearest(
        points, max_distance=limit + around.max(initial=0.0), return_distance=True, all_matches=False
    )
    bound = np.minimum(shapely.distance(terrains[here[place]], tree.geometries[first]), limit)
    of_place, piece = tree.query(points[place], predicate="dwithin", distance=bound + around[place] + ROUNDING)
    terrain = here[place[of_place]]
    return terrain, piece, shapely.distance(terrains[terrain], tree.geometries[piece])


def groups_within(
    terrains: GeometryArray, groups: GeometryArray, max_distance: float, engine: Engine
) -> tuple[IntArray, IntArray]:
    """Pairs of terrain and group (a site of several features) that lie within max_distance, bounds included.

    Args:
        groups: (m,) one geometry per group, not cut; each is prepared by the one task that owns it.

    Returns:
        Positions of terrains and of groups, ordered by terrain, then group.
    """
    boxes, group_boxes = shapely.bounds(terrains), shapely.bounds(groups)
    chunks, members = [], []
    for number, geometry in enumerate(groups):
        near = np.flatnonzero(_boxes_within(boxes, group_boxes[number], max_distance))
        for rows in chunk_slices(shapely.get_num_coordinates(terrains[near]), limit=20_000):
            chunks.append((geometry, terrains[near[rows]], max_distance))
            members.append((near[rows], number))
    found = engine.run(_within_chunk, chunks)
    terrain = [near[hit] for (near, _), hit in zip(members, found, strict=True)]
    group = [np.full(hit.sum(), number) for (_, number), hit in zip(members, found, strict=True)]
    empty = np.empty(0, dtype=np.int64)
    left, right = np.concatenate([empty, *terrain]), np.concatenate([empty, *group])
    order = np.lexsort((right, left))
    return left[order], right[order]


def _boxes_within(boxes: FloatArray, box: FloatArray, distance: float) -> BoolArray:
    """True where two bounding boxes are no further apart than distance (NaN boxes: False)."""
    apart_x = np.maximum(boxes[:, 0] - box[2], box[0] - boxes[:, 2])
    apart_y = np.maximum(boxes[:, 1] - box[3], box[1] - boxes[:, 3])
    apart = np.hypot(np.maximum(apart_x, 0), np.maximum(apart_y, 0))
    near: BoolArray = apart <= distance * SEARCH_MARGIN + AT_LIMIT
    return near


def _within_chunk(group: shapely.Geometry, terrains: GeometryArray, max_distance: float) -> BoolArray:
    hit = _corners_within(group, terrains, max_distance)
    doubtful = np.flatnonzero(~hit)
    if len(doubtful):
        # A copy of its own: a prepared geometry shared between threads crashes the process.
        own = shapely.from_wkb(shapely.to_wkb(group))
        shapely.prepare(own)
        # One place settles what lies clearly further off: no corner of the terrain is further from it than around.
        middle, around = circles_around(terrains[doubtful])
        reach = max_distance * SEARCH_MARGIN + AT_LIMIT + around
        doubtful = doubtful[shapely.dwithin(own, shapely.points(middle), reach)]
        hit[doubtful] = shapely.dwithin(own, terrains[doubtful], max_distance + AT_LIMIT)
    return hit


def circles_around(geometry: GeometryArray) -> tuple[FloatArray, FloatArray]:
    """The middle of the box of each geometry (n, 2), and how far (m) from it the farthest corner lies.

    NaN and 0 for a geometry that is empty or missing.
    """
    boxes = shapely.bounds(geometry)
    middle: FloatArray = (boxes[:, :2] + boxes[:, 2:]) / 2
    corners, owner = shapely.get_coordinates(geometry, return_index=True)
    radius = np.zeros(len(geometry))
    np.maximum.at(radius, owner, np.hypot(*(corners - middle[owner]).T))
    return middle, radius


def two_circles(geometry: GeometryArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Two circles with one middle for each geometry: of `circles_around`, and one that the geometry holds.

    Returns:
        The middle (n, 2); the radius (m) of the circle around; that of the circle inside, negative where the middle
        lies so far outside of the geometry.
    """
    middle, around = circles_around(geometry)
    points = shapely.points(middle)
    outside = shapely.distance(points, geometry)
    areal = shapely.area(geometry) > 0
    inner = np.where((outside == 0) & areal, shapely.distance(points, shapely.boundary(geometry)), -outside)
    return middle, around, inner


def _corners_within(group: shapely.Geometry, terrains: GeometryArray, max_distance: float) -> BoolArray:
    """True where one corner of the terrain and some corners of the group settle that they are within the distance."""
    corners, owner = shapely.get_coordinates(terrains, return_index=True)
    corners = corners[np.unique(owner, return_index=True)[1]]
    group_corners = shapely.get_coordinates(group)
    some = group_corners[:: max(1, len(group_corners) // SOME_CORNERS)]
    least = np.full(len(terrains), np.inf)
    for x, y in some:
        np.minimum(least, np.hypot(corners[:, 0] - x, corners[:, 1] - y), out=least)
    within: BoolArray = least <= max_distance / SEARCH_MARGIN
    return within


def pair_distances(
    terrains: GeometryArray,
    index: PolygonIndex,
    group_of_object: IntArray,
    pairs: tuple[IntArray, IntArray],
    engine: Engine,
) -> FloatArray:
    """Distance (m) of each pair of terrain and group; 0 when touching or overlapping.

    Args:
        group_of_object: for each object of the index the number of its group.
        pairs: positions of terrains and numbers of groups, as `groups_within` gives them.
    """
    terrain, group = pairs
    group_of_piece = group_of_object[index.owner]
    chunks, members = [], []
    for number in np.unique(group):
        rows = np.flatnonzero(group == number)
        pieces = index.pieces[group_of_piece == number]
        for part in chunk_slices(shapely.get_num_coordinates(terrains[terrain[rows]]), limit=20_000):
            chunks.append((terrains[terrain[rows[part]]], pieces))
            members.append(rows[part])
    distance = np.full(len(terrain), np.nan)
    for rows, metres in zip(members, engine.run(_distance_chunk, chunks), strict=True):
        distance[rows] = metres
    return distance


def _distance_chunk(terrains: GeometryArray, pieces: GeometryArray) -> FloatArray:
    (left, _), metres = shapely.STRtree(pieces).query_nearest(terrains, return_distance=True, all_matches=False)
    distance = np.full(len(terrains), np.nan)
    distance[left] = at_limits(metres)
    return distance


#: Segments per quarter circle of a buffer: its area is then at most 0.2 % too small.
QUARTER_SEGMENTS = 16


def buffers(terrains: GeometryArray, radius: float, engine: Engine) -> GeometryArray:
    """Each terrain with everything within radius (m) of it; None stays None."""
    slices = chunk_slices(shapely.get_num_coordinates(terrains), limit=4_000)
    done = engine.run(_buffer_chunk, [(terrains[rows], radius) for rows in slices])
    return np.concatenate([np.empty(0, dtype=object), *done])


def _buffer_chunk(terrains: GeometryArray, radius: float) -> GeometryArray:
    wide: GeometryArray = shapely.buffer(terrains, radius, quad_segs=QUARTER_SEGMENTS)
    return wide


def pairs_within(
    terrains: GeometryArray, objects: GeometryArray | shapely.STRtree, distance: float | FloatArray, engine: Engine
) -> tuple[IntArray, IntArray, FloatArray]:
    """Pairs of terrain and object no further apart than distance (m), bounds included, ordered by terrain and object.

    Args:
        objects: themselves, or a tree over them.
        distance: one for all, or one for each terrain.

    Returns:
        Positions of terrains, positions of objects, and their distances (m; 0 when touching or overlapping).
    """
    tree = objects if isinstance(objects, shapely.STRtree) else shapely.STRtree(objects)
    slices = chunk_slices(shapely.get_num_coordinates(terrains), limit=2_000)
    limit = np.broadcast_to(np.asarray(distance, dtype=float), terrains.shape)
    found = engine.run(_pairs_chunk, [(terrains[rows], rows.start, tree, limit[rows]) for rows in slices])
    terrain = np.concatenate([np.empty(0, dtype=np.int64), *(each[0] for each in found)])
    item = np.concatenate([np.empty(0, dtype=np.int64), *(each[1] for each in found)])
    metres = np.concatenate([np.empty(0), *(each[2] for each in found)])
    order = np.lexsort((item, terrain))
    return terrain[order], item[order], metres[order]


def _pairs_chunk(
    terrains: GeometryArray, start: int, tree: shapely.STRtree, distance: FloatArray
) -> tuple[IntArray, IntArray, FloatArray]:
    terrain, item = tree.query(terrains, predicate="dwithin", distance=distance + AT_LIMIT)
    metres = at_limits(shapely.distance(terrains[terrain], tree.geometries[item]))
    return terrain.astype(np.int64) + start, item.astype(np.int64), metres
