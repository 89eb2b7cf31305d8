"""How much of each terrain lies in other polygons, counted once and without slivers.

The way: `PolygonIndex` cuts the constraint polygons and puts them in one tree; `intersect` finds the pieces that lie on
each terrain; `dissolve` unites them per terrain (or per terrain and group: a site, the hard plans), so that how a
constraint polygon was cut, or how many of them overlap, makes no difference; `drop_slivers` sets aside what is an
artefact of drawing rather than a conflict.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..types import DECIMALS, M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray
from .engine import Engine, chunk_slices
from .geometry import PIECE_VERTICES, present, subdivide, unite

#: Terrains with more vertices than this are cut too: an overlay costs the vertices of both sides.
TERRAIN_VERTICES = 2_000
#: For overlaps alone pieces may be larger: a quarter of the cutting, and the overlay costs little more.
OVERLAY_VERTICES = 512
#: A piece that covers this share of the terrain covers it whole (the rest is rounding).
WHOLE = 1 - 1e-12
#: Square metres: what an overlay rounds is smaller.
SAME_AREA = M2_PER_HA * 10.0**-DECIMALS
#: A sliver limit is never more than this share of the terrain, so that small terrains keep their conflicts.
SLIVER_SHARE = 0.01


@dataclass(frozen=True)
class PolygonIndex:
    """Constraint polygons in pieces under one tree.

    Attributes:
        pieces: polygons of at most PIECE_VERTICES vertices, in metres.
        owner: for each piece the position of its object.
        tree: over the pieces; safe to query from several threads.
        count: number of objects.
    """

    pieces: GeometryArray
    owner: IntArray
    tree: shapely.STRtree
    count: int


def index_polygons(geometry: GeometryArray, engine: Engine, max_vertices: int = PIECE_VERTICES) -> PolygonIndex:
    """Cut and index polygons (or lines); missing geometries own no piece.

    Args:
        max_vertices: OVERLAY_VERTICES where only overlaps are asked for; distances want small pieces.
    """
    pieces, owner = subdivide(geometry, engine, max_vertices)
    return PolygonIndex(pieces, owner, shapely.STRtree(pieces), len(geometry))


@dataclass(frozen=True)
class Covered:
    """Parts of terrains that are covered by objects: one row per terrain and object piece, or per terrain and group.

    Attributes:
        terrain: position of the terrain, ascending.
        group: position of the object, or the number of the group after `dissolve`.
        geometry: the covered part, polygons in metres.
    """

    terrain: IntArray
    group: IntArray
    geometry: GeometryArray

    def rows(self, chosen: BoolArray | IntArray) -> Covered:
        """Only the chosen rows."""
        return Covered(self.terrain[chosen], self.group[chosen], self.geometry[chosen])

    def regroup(self, group_of_object: IntArray) -> Covered:
        """The same parts under another grouping; rows whose new group is negative drop out."""
        group = group_of_object[self.group]
        return Covered(self.terrain, group, self.geometry).rows(group >= 0)

    def area_m2(self) -> FloatArray:
        """Area of each row."""
        area: FloatArray = shapely.area(self.geometry)
        return area

    def hectares_per_terrain(self, count: int) -> FloatArray:
        """Hectares per terrain (length count), 0 where nothing is covered; meant for one group per terrain."""
        m2 = np.bincount(self.terrain, weights=self.area_m2(), minlength=count)
        hectares: FloatArray = np.round(m2 / M2_PER_HA, DECIMALS)
        return hectares


def intersect(terrains: GeometryArray, index: PolygonIndex, engine: Engine) -> Covered:
    """The parts of each terrain that lie in the objects, piece by piece and still overlapping each other.

    Args:
        terrains: (n,) valid polygons in the CRS of the index, None where a terrain has no geometry.

    Returns:
        Covered with `group` = position of the object; pieces that only touch are not in it.
    """
    cutting, searching, overlaying = engine.parts(1, 2, 7)
    part, owner = subdivide(terrains, cutting, TERRAIN_VERTICES)
    slices = chunk_slices(shapely.get_num_coordinates(part), limit=5_000)
    found = searching.run(_pairs, [(part[rows], rows.start, index.tree) for rows in slices])
    left, right = np.concatenate([np.empty((2, 0), dtype=np.int64), *found], axis=1)
    work = shapely.get_num_coordinates(part)[left] + shapely.get_num_coordinates(index.pieces)[right]
    chunks = [(part[left[rows]], index.pieces[right[rows]]) for rows in chunk_slices(work)]
    overlaid = overlaying.run(_overlay, chunks)
    geometry = np.concatenate([np.empty(0, dtype=object), *overlaid])
    keep = np.flatnonzero(~shapely.is_missing(geometry))
    order = keep[np.argsort(owner[left[keep]], kind="stable")]
    return Covered(owner[left[order]], index.owner[right[order]], geometry[order])


def _pairs(terrains: GeometryArray, start: int, tree: shapely.STRtree) -> IntArray:
    pairs: IntArray = tree.query(terrains, predicate="intersects").astype(np.int64)
    pairs[0] += start
    return pairs


def _overlay(terrains: GeometryArray, pieces: GeometryArray) -> GeometryArray:
    """Intersections with an area; None where two only touch."""
    common: GeometryArray = shapely.intersection(terrains, pieces)
    mixed = shapely.get_dimensions(common) == 2
    mixed &= shapely.get_type_id(common) == shapely.GeometryType.GEOMETRYCOLLECTION
    common[mixed] = [_polygons_of(collection) for collection in common[mixed]]
    common[shapely.area(common) <= 0] = None
    return common


def _polygons_of(collection: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(collection)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def dissolve(covered: Covered, terrains: GeometryArray, engine: Engine) -> Covered:
    """Unite the parts of the same terrain and group: ground covered twice counts once."""
    if len(covered.terrain) == 0:
        return covered
    order = np.lexsort((covered.group, covered.terrain))
    sorted_rows = covered.rows(order)
    changes = (np.diff(sorted_rows.terrain) != 0) | (np.diff(sorted_rows.group) != 0)
    number = np.concatenate([[0], np.cumsum(changes)])
    first = np.concatenate([[0], np.flatnonzero(changes) + 1])
    united = sorted_rows.rows(first)
    whole = _covered_whole(sorted_rows, number, terrains)
    united.geometry[whole] = terrains[united.terrain[whole]]
    several = (np.bincount(number) > 1) & ~whole
    united.geometry[several] = _unite(sorted_rows.geometry, number, several, engine)
    return united


def _covered_whole(covered: Covered, number: IntArray, terrains: GeometryArray) -> BoolArray:
    """True for each group of rows in which one part alone is the whole terrain."""
    share = covered.area_m2() / shapely.area(terrains)[covered.terrain]
    whole = np.zeros(number[-1] + 1, dtype=bool)
    whole[number[share >= WHOLE]] = True
    return whole


def _unite(geometry: GeometryArray, number: IntArray, several: BoolArray, engine: Engine) -> GeometryArray:
    rows = np.flatnonzero(several[number])
    group = np.unique(number[rows], return_inverse=True)[1]
    vertices = np.bincount(group, weights=shapely.get_num_coordinates(geometry[rows]))
    ends = np.cumsum(np.bincount(group))
    chunks = []
    for part in chunk_slices(vertices):
        members = slice(int(ends[part.start - 1]) if part.start else 0, int(ends[part.stop - 1]))
        chunks.append((geometry[rows[members]], group[members] - part.start, part.stop - part.start))
    return np.concatenate([np.empty(0, dtype=object), *engine.run(unite, chunks)])


@dataclass(frozen=True)
class SliverRule:
    """What is too small or too narrow to be an overlap.

    Attributes:
        min_area_m2: connected parts below it are set aside, but never parts of 1 % of the terrain or more.
        min_width_m: parts that vanish under an inward offset of half of it are set aside.
    """

    min_area_m2: float = 100.0
    min_width_m: float = 2.0


def drop_slivers(
    covered: Covered, terrains: GeometryArray, rule: SliverRule, engine: Engine
) -> tuple[Covered, IntArray]:
    """The connected parts that count, and the terrains (positions) where something was set aside.

    Args:
        covered: dissolved, so that a connected part is one polygon.
    """
    parts, row = shapely.get_parts(covered.geometry, return_index=True)
    limit = np.minimum(rule.min_area_m2, SLIVER_SHARE * shapely.area(terrains)[covered.terrain[row]])
    counts = shapely.area(parts) >= limit - SAME_AREA
    doubtful = np.flatnonzero(counts & ~_surely_wide(parts, rule.min_width_m))
    slices = chunk_slices(shapely.get_num_coordinates(parts[doubtful]), limit=10_000)
    wide = engine.run(_is_wide, [(parts[doubtful[rows]], rule.min_width_m) for rows in slices])
    counts[doubtful] = np.concatenate([np.empty(0, dtype=bool), *wide])
    set_aside = np.unique(covered.terrain[row[~counts]])
    kept_rows, group = np.unique(row[counts], return_inverse=True)
    kept = covered.rows(kept_rows)
    shapely.multipolygons(parts[counts], indices=group, out=kept.geometry)
    return kept, set_aside


def _surely_wide(parts: GeometryArray, width: float) -> BoolArray:
    """True where area / perimeter proves that the inward offset leaves something.

    A polygon without holes holds a circle of radius >= area / perimeter; with holes that bound does not hold.
    """
    perimeter = shapely.length(parts)
    simple: BoolArray = shapely.get_num_interior_rings(parts) == 0
    sure: BoolArray = simple & (shapely.area(parts) > perimeter * width / 2)
    return sure


def _is_wide(parts: GeometryArray, width: float) -> BoolArray:
    if width <= 0:
        return np.ones(len(parts), dtype=bool)
    wide: BoolArray = ~shapely.is_empty(shapely.buffer(parts, -width / 2, quad_segs=16))
    return wide


def overlap(covered: Covered, terrains: GeometryArray, rule: SliverRule, engine: Engine) -> tuple[Covered, IntArray]:
    """`dissolve` and `drop_slivers` in one: what counts as overlap, and the terrains with slivers."""
    uniting, sifting = engine.parts(4, 1)
    return drop_slivers(dissolve(covered, terrains, uniting), terrains, rule, sifting)


def overlapping_groups(terrains: GeometryArray, engine: Engine) -> IntArray:
    """(n,) number of the group, 0 and up, of terrains that hang together because they overlap; -1 for one apart."""
    pairs = overlapping_pairs(terrains, engine)
    group: IntArray = np.full(len(terrains), -1, dtype=np.int64)
    members = np.unique(pairs)
    group[members] = connected(np.searchsorted(members, pairs), len(members))
    return group


def overlapping_pairs(terrains: GeometryArray, engine: Engine) -> IntArray:
    """Pairs of terrains (2, pairs) that have ground in common, the lower position first."""
    here = np.flatnonzero(present(terrains) & (shapely.area(terrains) > 0))
    indexing, searching, overlaying = engine.parts(1, 1, 2)
    index = index_polygons(terrains[here], indexing, OVERLAY_VERTICES)
    slices = chunk_slices(shapely.get_num_coordinates(index.pieces), limit=5_000)
    found = searching.run(_touching_pairs, [(index.pieces[rows], rows.start, index.tree) for rows in slices])
    left, right = np.concatenate([np.empty((2, 0), dtype=np.int64), *found], axis=1)
    different = index.owner[left] < index.owner[right]
    left, right = left[different], right[different]
    work = shapely.get_num_coordinates(index.pieces[left]) + shapely.get_num_coordinates(index.pieces[right])
    chunks = [(index.pieces[left[rows]], index.pieces[right[rows]]) for rows in chunk_slices(work)]
    common = np.concatenate([np.empty(0), *overlaying.run(_common_area, chunks)]) > 0
    pairs: IntArray = here[np.unique(index.owner[np.stack([left[common], right[common]])], axis=1)]
    return pairs


def _touching_pairs(pieces: GeometryArray, start: int, tree: shapely.STRtree) -> IntArray:
    pairs: IntArray = tree.query(pieces).astype(np.int64)
    pairs[0] += start
    return pairs


def _common_area(one: GeometryArray, other: GeometryArray) -> FloatArray:
    try:
        area: FloatArray = shapely.area(shapely.intersection(one, other))
    except shapely.errors.GEOSException:
        # What cutting and rounding left not quite valid.
        area = shapely.area(shapely.intersection(shapely.make_valid(one), shapely.make_valid(other)))
    return area


def hectares(geometry: GeometryArray) -> FloatArray:
    """Hectares of each geometry; NaN for a missing one."""
    area: FloatArray = shapely.area(geometry) / M2_PER_HA
    return area


def doubly_counted_ha(terrains: GeometryArray, engine: Engine) -> float:
    """Hectares where terrains overlap each other: the sum of their areas less the area of their union."""
    searching, uniting = engine.parts(2, 1)
    group = overlapping_groups(terrains, searching)
    members = group >= 0
    return float(shapely.area(terrains[members]).sum()) / M2_PER_HA - ground_ha(
        terrains[members], group[members], uniting
    )


def ground_ha(parts: GeometryArray, group: IntArray, engine: Engine) -> float:
    """Hectares of the ground under parts of terrains: within a group of `overlapping_groups` it counts once.

    Args:
        parts: None allowed.
        group: for each part the number of its group; those that are negative add up.
    """
    alone = float(np.nansum(shapely.area(parts[group < 0])))
    return (alone + float(shapely.area(unite_groups(parts, group, engine)).sum())) / M2_PER_HA


def unite_groups(parts: GeometryArray, group: IntArray, engine: Engine) -> GeometryArray:
    """The union of each group that has a part, in the order of their numbers; parts of negative groups drop out.

    Only what hangs together is united: all at once would cost the square of it, on one processor.
    """
    here = np.flatnonzero((group >= 0) & present(parts))
    rows = here[np.argsort(group[here], kind="stable")]
    number = np.unique(group[rows], return_inverse=True)[1]
    return _unite(parts[rows], number, np.ones(number.max(initial=-1) + 1, dtype=bool), engine)


def connected(pairs: IntArray, count: int) -> IntArray:
    """Number of the group of each of count items, 0 and up, when the items of each pair (2, pairs) belong together."""
    lowest = np.arange(count)
    while True:
        before = lowest.copy()
        least = np.minimum(lowest[pairs[0]], lowest[pairs[1]])
        np.minimum.at(lowest, pairs[0], least)
        np.minimum.at(lowest, pairs[1], least)
        lowest = lowest[lowest]
        if (lowest == before).all():
            group: IntArray = np.unique(lowest, return_inverse=True)[1].astype(np.int64)
            return group
