"""How many homes lie near each terrain, exactly, also where there are millions of homes.

The homes are sorted along a Z-shaped curve, on which every square block of land is one stretch. A block that lies
wholly within the distance counts at once, an empty block and one beyond the distance drop out, and the others are cut
in four, until so few homes are left in a block that they are measured one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..types import AT_LIMIT, BoolArray, FloatArray, GeometryArray, IntArray
from .engine import Engine, chunk_slices
from .geometry import present
from .proximity import two_circles

#: Side (m) of the smallest block.
SMALLEST = 12.5
#: Blocks begin no larger than this many halvings above the smallest: 25.6 km.
MOST_LEVELS = 11
#: Blocks with no more homes than this are not cut further.
FEW = 24
#: What is larger than this (m, half the diagonal of its box) is no home to be counted by the block.
LARGE = 100.0
#: A block is taken this much (m) larger than it is, so that rounding decides nothing.
ROUNDING = 1e-6
#: Homes measured at once: keeps the memory of a chunk small.
BATCH = 100_000
#: Terrains in a chunk weigh as much as so many vertices each.
TERRAIN_WEIGHT = 50


@dataclass(frozen=True)
class Homes:
    """Homes sorted along the curve.

    Attributes:
        xy: (n, 2) the point of each home, or the middle of its box, metres.
        shapes: (n,) what is measured where homes are no points; None for points.
        code: (n,) place along the curve of the smallest block that holds it, ascending.
        origin, end: south-west corner of block 0, 0, and the north-east corner of all places.
        size: metres; no home reaches further from its place in xy.
    """

    xy: FloatArray
    shapes: GeometryArray | None
    code: IntArray
    origin: FloatArray
    end: FloatArray
    size: float

    @classmethod
    def sort(cls, xy: FloatArray, shapes: GeometryArray | None, size: float) -> Homes:
        """Put homes in the order of the curve; at least one."""
        origin, end = xy.min(axis=0), xy.max(axis=0)
        cell = np.floor((xy - origin) / SMALLEST).astype(np.int64)
        code = _interleave(cell[:, 0], cell[:, 1])
        order = np.argsort(code)
        return cls(xy[order], None if shapes is None else shapes[order], code[order], origin, end, size)


@dataclass(frozen=True)
class _Blocks:
    """Pairs of terrain and block, all of one level: sides of SMALLEST * 2 ** level."""

    terrain: IntArray
    column: IntArray
    row: IntArray
    level: int

    def chosen(self, which: BoolArray) -> _Blocks:
        return _Blocks(self.terrain[which], self.column[which], self.row[which], self.level)

    def stretch(self, homes: Homes) -> tuple[IntArray, IntArray]:
        """First home of each block, and how many there are."""
        code = _interleave(self.column, self.row)
        first = np.searchsorted(homes.code, code << 2 * self.level)
        return first, np.searchsorted(homes.code, (code + 1) << 2 * self.level) - first

    def middle(self, homes: Homes) -> FloatArray:
        """(n, 2) metres."""
        side = SMALLEST * 2**self.level
        middle: FloatArray = homes.origin + side * (np.column_stack([self.column, self.row]).astype(float) + 0.5)
        return middle

    def quarters(self) -> _Blocks:
        right, up = np.tile([0, 1, 0, 1], len(self.terrain)), np.tile([0, 0, 1, 1], len(self.terrain))
        column, row = np.repeat(2 * self.column, 4) + right, np.repeat(2 * self.row, 4) + up
        return _Blocks(np.repeat(self.terrain, 4), column, row, self.level - 1)


@dataclass(frozen=True)
class _Terrains:
    """Terrains of one chunk, prepared, with two circles each: they settle most of what is asked of them.

    Attributes:
        middle, around, inner: as `two_circles` gives them.
    """

    geometry: GeometryArray
    middle: FloatArray
    around: FloatArray
    inner: FloatArray

    @classmethod
    def own(cls, terrains: GeometryArray) -> _Terrains:
        # Copies: a prepared geometry shared between threads crashes the process.
        copies = shapely.from_wkb(shapely.to_wkb(terrains))
        shapely.prepare(copies)
        return cls(copies, *two_circles(copies))

    def within(self, terrain: IntArray, places: FloatArray, distance: FloatArray) -> BoolArray:
        """True where the place (n, 2) lies no further than distance (m) from its terrain."""
        apart = np.hypot(*(places - self.middle[terrain]).T)
        near: BoolArray = apart - self.inner[terrain] <= distance - ROUNDING
        doubtful = np.flatnonzero(~near & (apart - self.around[terrain] <= distance + ROUNDING))
        points = shapely.points(places[doubtful])
        near[doubtful] = shapely.dwithin(self.geometry[terrain[doubtful]], points, distance[doubtful])
        return near


def count_within(
    terrains: GeometryArray, objects: GeometryArray, distance: float | FloatArray, engine: Engine
) -> IntArray:
    """How many objects lie no further than distance (m) from each terrain, bounds included.

    Args:
        terrains: (n,) in the CRS of the objects; a terrain without geometry has none near.
        objects: (m,) points or polygons, each one home; missing and empty ones are none.
        distance: one for all, or one for each terrain.

    Raises:
        Cancelled: from the engine's progress.
    """
    total = np.zeros(len(terrains), dtype=np.int64)
    if len(terrains) == 0:
        return total
    limit = np.broadcast_to(np.asarray(distance, dtype=float) + AT_LIMIT, terrains.shape)
    objects = _around(objects[present(objects)], terrains[present(terrains)], limit.max())
    points = shapely.get_type_id(objects) == shapely.GeometryType.POINT
    boxes = shapely.bounds(objects[~points])
    small = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) / 2 <= LARGE
    by_block, one_by_one = engine.parts(9, 1)
    groups = [Homes.sort(shapely.get_coordinates(objects[points]), None, 0.0)] if points.any() else []
    if small.any():
        middles = (boxes[small, :2] + boxes[small, 2:]) / 2
        groups.append(Homes.sort(middles, objects[~points][small], LARGE))
    for homes, share in zip(groups, by_block.parts(*[1] * max(len(groups), 1)), strict=False):
        total += _count(terrains, homes, limit, share)
    large = objects[~points][~small]
    return total + _count_large(terrains, large, limit, one_by_one) if len(large) else total


def _around(objects: GeometryArray, terrains: GeometryArray, distance: float) -> GeometryArray:
    """The objects in the box of all terrains with the distance around it; a coordinate that is NaN is no place."""
    if len(terrains) == 0:
        return objects[:0]
    with np.errstate(invalid="ignore"):
        west, south, east, north = shapely.bounds(objects).T
    box = shapely.total_bounds(terrains)
    margin = distance + ROUNDING
    inside = (west <= box[2] + margin) & (east >= box[0] - margin)
    inside &= (south <= box[3] + margin) & (north >= box[1] - margin)
    around: GeometryArray = objects[inside]
    return around


def _interleave(column: IntArray, row: IntArray) -> IntArray:
    """Place along the Z-shaped curve: the bits of column and row by turns."""
    return _spread(column) | (_spread(row) << 1)


def _spread(number: IntArray) -> IntArray:
    """Numbers below 2 ** 31 with a zero bit before each of their bits."""
    spread = number.astype(np.int64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        spread = (spread | (spread << shift)) & mask
    return spread


def _count(terrains: GeometryArray, homes: Homes, distance: FloatArray, engine: Engine) -> IntArray:
    weights = shapely.get_num_coordinates(terrains) + TERRAIN_WEIGHT
    chunks = [(terrains[rows], homes, distance[rows]) for rows in chunk_slices(weights, limit=40_000)]
    return np.concatenate([np.empty(0, dtype=np.int64), *engine.run(_count_chunk, chunks)])


def _count_chunk(terrains: GeometryArray, homes: Homes, distance: FloatArray) -> IntArray:
    own = _Terrains.own(terrains)
    total = np.zeros(len(terrains), dtype=np.int64)
    blocks = _first_blocks(terrains, homes, distance)
    while len(blocks.terrain):
        first, count = blocks.stretch(homes)
        reach = SMALLEST * 2**blocks.level / np.sqrt(2) + homes.size + ROUNDING
        near = count > 0
        blocks, first, count = blocks.chosen(near), first[near], count[near]
        near = own.within(blocks.terrain, blocks.middle(homes), distance[blocks.terrain] + reach)
        blocks, first, count = blocks.chosen(near), first[near], count[near]
        whole = distance[blocks.terrain] >= reach
        inner = blocks.chosen(whole)
        whole[whole] = own.within(inner.terrain, inner.middle(homes), distance[inner.terrain] - reach)
        np.add.at(total, blocks.terrain[whole], count[whole])
        last = ~whole & ((count <= FEW) | (blocks.level == 0))
        total += _measure(own, homes, blocks.terrain[last], first[last], count[last], distance)
        blocks = blocks.chosen(~whole & ~last).quarters()
    return total


def _first_blocks(terrains: GeometryArray, homes: Homes, distance: FloatArray) -> _Blocks:
    """The blocks around each terrain, about as large as the largest distance."""
    level = int(np.clip(np.ceil(np.log2(max(distance.max(initial=0.0), SMALLEST) / SMALLEST)), 3, MOST_LEVELS))
    side = SMALLEST * 2**level
    boxes = shapely.bounds(terrains)
    here = np.flatnonzero(~np.isnan(boxes[:, 0]))
    margin = (distance[here] + homes.size + ROUNDING)[:, np.newaxis]
    low = np.floor((boxes[here, :2] - margin - homes.origin) / side).astype(np.int64)
    high = np.floor((boxes[here, 2:] + margin - homes.origin) / side).astype(np.int64)
    # No home lies outside the blocks that there are.
    most = np.floor((homes.end - homes.origin) / side).astype(np.int64)
    low, high = np.maximum(low, 0), np.minimum(high, most)
    columns, rows = np.maximum(high - low + 1, 0).T
    number = columns * rows
    terrain = np.repeat(np.arange(len(here)), number)
    place = np.arange(len(terrain)) - np.repeat(np.cumsum(number) - number, number)
    column = low[terrain, 0] + place % columns[terrain]
    return _Blocks(here[terrain], column, low[terrain, 1] + place // columns[terrain], level)


def _measure(
    terrains: _Terrains, homes: Homes, terrain: IntArray, first: IntArray, count: IntArray, distance: FloatArray
) -> IntArray:
    """Homes within the distance of their terrain, each measured: count of them from first, for each of the terrains."""
    total = np.zeros(len(distance), dtype=np.int64)
    for rows in chunk_slices(count, limit=BATCH):
        size = count[rows]
        owner = np.repeat(terrain[rows], size)
        home = np.repeat(first[rows] - (np.cumsum(size) - size), size) + np.arange(len(owner))
        if homes.shapes is None:
            within = terrains.within(owner, homes.xy[home], distance[owner])
        else:
            within = shapely.dwithin(terrains.geometry[owner], homes.shapes[home], distance[owner])
        total += np.bincount(owner[within], minlength=len(distance))
    return total


def _count_large(terrains: GeometryArray, objects: GeometryArray, distance: FloatArray, engine: Engine) -> IntArray:
    tree = shapely.STRtree(objects)
    slices = chunk_slices(shapely.get_num_coordinates(terrains) + TERRAIN_WEIGHT, limit=10_000)
    found = engine.run(_large_chunk, [(terrains[rows], tree, distance[rows]) for rows in slices])
    return np.concatenate([np.empty(0, dtype=np.int64), *found])


def _large_chunk(terrains: GeometryArray, tree: shapely.STRtree, distance: FloatArray) -> IntArray:
    terrain = tree.query(terrains, predicate="dwithin", distance=distance)[0]
    return np.bincount(terrain, minlength=len(terrains))
