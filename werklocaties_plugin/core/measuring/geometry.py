"""Geometry that can be measured: repaired, flat, and cut in small pieces."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely

from ..types import BoolArray, GeometryArray, IntArray
from .engine import Engine, chunk_slices

POLYGON, MULTI_POLYGON = 3, 6
#: Pieces of at most so many vertices: distances are fastest with small ones, overlays do not care.
PIECE_VERTICES = 64
#: A cut that loses more than this share of the area is done again by overlay (clipping is fast but not robust).
CUT_TOLERANCE = 1e-9
#: Nothing smaller (m) is cut further, however many vertices crowd there.
SMALLEST_CUT = 0.01


def present(geometry: GeometryArray) -> BoolArray:
    """True where there is a geometry that is not empty."""
    here: BoolArray = ~(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    return here


def repair_polygons(geometry: GeometryArray, *, keep_flat: bool = False) -> tuple[GeometryArray, BoolArray]:
    """Valid polygons without Z for measuring; None where nothing with an area is left.

    Overlapping parts of one multipolygon are united: they cover the ground once.

    Args:
        keep_flat: keep the line or point that a collapsed polygon is, so that its distances can still be measured.

    Returns:
        The polygons, and True where a geometry was invalid and has been repaired.
    """
    flat: GeometryArray = shapely.force_2d(geometry)
    usable = present(flat)
    invalid: BoolArray = usable & ~shapely.is_valid(flat)
    nowhere = np.flatnonzero(invalid)[_has_infinite(flat[invalid])]
    usable[nowhere] = invalid[nowhere] = False
    repaired = flat.copy()
    repaired[~usable] = None
    repaired[invalid] = _repair(flat[invalid])
    not_polygonal = ~np.isin(shapely.get_type_id(repaired), (POLYGON, MULTI_POLYGON)) & ~shapely.is_missing(repaired)
    repaired[not_polygonal] = _polygonal(repaired[not_polygonal])
    if keep_flat:
        collapsed = usable & shapely.is_missing(repaired)
        repaired[collapsed] = shapely.make_valid(flat[collapsed])
    return repaired, invalid


def _has_infinite(geometry: GeometryArray) -> BoolArray:
    """True where a coordinate is NaN or infinite: such a geometry lies nowhere and cannot be repaired."""
    coordinates, owner = shapely.get_coordinates(geometry, return_index=True)
    infinite = np.zeros(len(geometry), dtype=bool)
    infinite[owner[~np.isfinite(coordinates).all(axis=1)]] = True
    return infinite


def _repair(geometry: GeometryArray) -> GeometryArray:
    """Every part made valid on its own, then united: a crossing ring keeps both its lobes."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    parts, inner = shapely.get_parts(shapely.make_valid(parts), return_index=True)
    return _united(parts, owner[inner], len(geometry))


def _polygonal(geometry: GeometryArray) -> GeometryArray:
    """Only the parts with an area; None where there are none."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    return _united(parts, owner, len(geometry))


def _united(parts: GeometryArray, owner: IntArray, count: int) -> GeometryArray:
    deeper, inner = shapely.get_parts(parts, return_index=True)
    with_area = (shapely.get_type_id(deeper) == POLYGON) & (shapely.area(deeper) > 0)
    return unite(deeper[with_area], owner[inner][with_area], count)


def unite(geometry: GeometryArray, group: IntArray, count: int) -> GeometryArray:
    """The union of each group of geometries, (count,); None for a group without members.

    Args:
        geometry: valid ones; one that is alone in its group comes back as it is.
        group: for each geometry the number of its group, ascending.
    """
    result = np.full(count, None, dtype=object)
    size = np.bincount(group, minlength=count)
    first = np.cumsum(size) - size
    for members in np.unique(size[size > 0]):
        groups = np.flatnonzero(size == members)
        if members == 1:
            result[groups] = geometry[first[groups]]
            continue
        table = geometry[first[groups][:, np.newaxis] + np.arange(members)]
        result[groups] = shapely.union_all(table, axis=1)
    return result


def subdivide(
    geometry: GeometryArray, engine: Engine, max_vertices: int = PIECE_VERTICES
) -> tuple[GeometryArray, IntArray]:
    """Polygons or lines cut by recursive halving into pieces of at most max_vertices vertices.

    Returns:
        The pieces, and for each the position of the geometry that it came from, ascending.
    """
    vertices = shapely.get_num_coordinates(geometry)
    chunks = [(geometry[rows], max_vertices) for rows in chunk_slices(vertices)]
    results = engine.run(_subdivide_chunk, chunks)
    starts = [rows.start for rows in chunk_slices(vertices)]
    pieces = [pieces for pieces, _ in results]
    owners = [owner + start for (_, owner), start in zip(results, starts, strict=True)]
    if not pieces:
        return np.empty(0, dtype=object), np.empty(0, dtype=np.int64)
    return np.concatenate(pieces), np.concatenate(owners)


def _subdivide_chunk(geometry: GeometryArray, max_vertices: int) -> tuple[GeometryArray, IntArray]:
    owners = np.flatnonzero(present(geometry))
    parts, part_owner = shapely.get_parts(geometry[owners], return_index=True)
    owner = owners[part_owner]
    big = shapely.get_num_coordinates(parts) > max_vertices
    cut, cut_of = _halve(parts[big], max_vertices)
    pieces = np.concatenate([parts[~big], cut])
    owner_of = np.concatenate([owner[~big], owner[big][cut_of]]).astype(np.int64)
    order = np.argsort(owner_of, kind="stable")
    return pieces[order], owner_of[order]


def _halve(parts: GeometryArray, max_vertices: int) -> tuple[GeometryArray, IntArray]:
    """Polygons or lines cut along the longer side of their boxes until every piece is small, and what each comes of.

    Clipping is fast but not robust; where it lost something the part is cut again by overlay.
    """
    pieces, origin = _cut_until_small(parts, max_vertices, _clip_fast)
    lost = np.flatnonzero(~_is_whole(parts, pieces, origin))
    again, again_of = _cut_until_small(parts[lost], max_vertices, _clip_by_overlay)
    kept = ~np.isin(origin, lost)
    return np.concatenate([pieces[kept], again]), np.concatenate([origin[kept], lost[again_of]])


def _clip_fast(geometry: shapely.Geometry, *box: float) -> shapely.Geometry | None:
    try:
        return shapely.clip_by_rect(geometry, *box)
    except shapely.errors.GEOSException:
        return None  # a ring that the clipping cannot handle: the overlay can


def _clip_by_overlay(geometry: shapely.Geometry, *box: float) -> shapely.Geometry:
    return shapely.intersection(geometry, shapely.box(*box))


def _cut_until_small(
    parts: GeometryArray, max_vertices: int, clip: Callable[..., shapely.Geometry | None]
) -> tuple[GeometryArray, IntArray]:
    pending = parts
    origin: IntArray = np.arange(len(parts))
    finished, finished_of = [parts[:0]], [origin[:0]]
    while len(pending):
        pending, half_of = _cut_in_two(pending, clip)
        origin = origin[half_of]
        west, south, east, north = shapely.bounds(pending).T
        small = shapely.get_num_coordinates(pending) <= max_vertices
        small |= np.maximum(east - west, north - south) < SMALLEST_CUT
        finished.append(pending[small])
        finished_of.append(origin[small])
        pending, origin = pending[~small], origin[~small]
    return np.concatenate(finished), np.concatenate(finished_of)


def _cut_in_two(
    geometry: GeometryArray, clip: Callable[..., shapely.Geometry | None]
) -> tuple[GeometryArray, IntArray]:
    """Both halves of each in single parts, without the points and lines that remain where a polygon only touches the
    cut; and for each part the position of the geometry that it comes of."""
    boxes = shapely.bounds(geometry)
    along = np.where(boxes[:, 2] - boxes[:, 0] >= boxes[:, 3] - boxes[:, 1], 0, 1)
    middle = (boxes[:, :2] + boxes[:, 2:])[np.arange(len(boxes)), along] / 2
    first, second = boxes.copy(), boxes.copy()
    first[np.arange(len(boxes)), along + 2] = second[np.arange(len(boxes)), along] = middle
    wanted = zip([*geometry, *geometry], [*first.tolist(), *second.tolist()], strict=True)
    halves = np.array([clip(one, *box) for one, box in wanted], dtype=object)
    parts, half_of = shapely.get_parts(halves, return_index=True)
    pieces, part_of = shapely.get_parts(parts, return_index=True)
    whole_of = half_of[part_of] % len(geometry)
    same = (shapely.get_dimensions(pieces) == shapely.get_dimensions(geometry)[whole_of]) & ~shapely.is_empty(pieces)
    return pieces[same], whole_of[same]


def _is_whole(parts: GeometryArray, pieces: GeometryArray, origin: IntArray) -> BoolArray:
    """True for each part whose pieces are valid and together as large as it is."""
    areal = shapely.get_dimensions(parts) == 2
    size = np.where(areal, shapely.area(parts), shapely.length(parts))
    piece_size = np.where(areal[origin], shapely.area(pieces), shapely.length(pieces))
    lost = abs(np.bincount(origin, weights=piece_size, minlength=len(parts)) - size)
    broken = np.bincount(origin[~shapely.is_valid(pieces)], minlength=len(parts)) > 0
    whole: BoolArray = (lost <= CUT_TOLERANCE * np.maximum(size, 1.0)) & ~broken
    return whole
