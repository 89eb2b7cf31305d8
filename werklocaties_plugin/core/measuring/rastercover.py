"""How much of each raster cell lies in a polygon, exactly, for many polygons at once.

A boundary that runs down through a cell covers everything to its right: the part of the cell right of the line, and
every cell further right in that row by the height of the line. Summed with the direction of the boundary (down plus,
up minus) what is left is what lies inside; the sum along each row is one running total. That is the area formula
of Green, taken per cell; its work is the boundary, not the inside, and no cell is ever made into a geometry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import shapely
from numpy.typing import NDArray

from ..types import FloatArray, GeometryArray, IntArray
from .engine import Engine
from .geometry import subdivide

#: Cells on a side of the blocks in which a raster is read: two megabytes at most are in memory per block.
TILE = 512
#: Cells and vertices of the polygons that one chunk looks at; a quarter of a second at most.
CHUNK_WORK = 1_000_000
#: Polygons with more vertices are cut: each block looks at all vertices of those that touch it.
POLYGON_VERTICES = 2_000
#: A smaller part of a cell is rounding.
SMALLEST_FRACTION = 1e-12
#: Cell values that are not there, and values that no class names.
NO_DATA, UNKNOWN = -1, -2


@dataclass(frozen=True)
class Grid:
    """Where the cells of a north-up raster lie; row 0 is the northernmost.

    Attributes:
        west, north: outer corner of the first cell, in the raster's own CRS.
        width, height: of a cell, both positive, in units of that CRS.
        columns, rows: number of cells.
    """

    west: float
    north: float
    width: float
    height: float
    columns: int
    rows: int


@dataclass(frozen=True)
class Window:
    """A block of cells: rows top..bottom and columns left..right, the last ones not included."""

    top: int
    bottom: int
    left: int
    right: int


class Raster(Protocol):
    """A raster as the core reads it. `read` is called from the thread that runs the engine, one block at a time."""

    @property
    def grid(self) -> Grid:
        """Where its cells lie."""

    def to_grid(self, geometry: GeometryArray) -> GeometryArray:
        """Polygons from the analysis CRS in the CRS of the grid, valid."""

    def read(self, window: Window) -> NDArray[Any]:
        """(rows, columns) values as floats in the precision of the raster, NaN where there are no data."""


#: Numbers of classes for an array of values; NO_DATA and UNKNOWN for what has none.
Classify = Callable[[NDArray[Any]], IntArray]


@dataclass(frozen=True)
class Cells:
    """What lies in each polygon, in cells.

    Attributes:
        total: (n,) area of the polygon; 0 where there is none.
        of_class: (n, classes) area with a value of that class; what is missing of total has no data or lies outside.
        unknown: sorted values inside the polygons that no class names.
    """

    total: FloatArray
    of_class: FloatArray
    unknown: FloatArray

    def share(self, classes: NDArray[np.bool_]) -> FloatArray:
        """(n,) share (0..1) of each polygon that lies in the chosen classes; 0 where there is no polygon."""
        inside = self.of_class[:, classes].sum(axis=1)
        share: FloatArray = np.zeros(len(inside))
        here = self.total > 0
        share[here] = np.minimum(inside[here] / self.total[here], 1.0)
        return share


def cells_per_class(
    geometry: GeometryArray, raster: Raster, classify: Classify, class_count: int, engine: Engine
) -> Cells:
    """Add up the cells of each class in each polygon, every cell by the fraction that lies inside.

    Args:
        geometry: (n,) valid polygons in the analysis CRS, None allowed.
        classify: called on the values of the cells inside; may run in several threads.

    Raises:
        Cancelled: from the engine's progress; whatever `raster.read` raises.
    """
    grid = raster.grid
    cutting, reading = engine.parts(1, 9)
    projected = raster.to_grid(geometry)
    total: FloatArray = np.nan_to_num(shapely.area(projected)) / (grid.width * grid.height)
    pieces, owner = subdivide(projected, cutting, POLYGON_VERTICES)
    chunks = _Blocks(pieces, owner, raster, classify, class_count)
    of_class, unknown = np.zeros(len(geometry) * class_count), []
    for slots, cells, strange in reading.run(_add_up, chunks):
        of_class += np.bincount(slots, weights=cells, minlength=len(of_class))
        unknown.append(strange)
    found = np.unique(np.concatenate([np.empty(0), *unknown]))
    return Cells(total, of_class.reshape(len(geometry), class_count), found)


class _Blocks(Sequence[tuple[Any, ...]]):
    """The chunks of work: each block of cells is read when its turn comes, so that few are in memory."""

    def __init__(
        self, pieces: GeometryArray, owner: IntArray, raster: Raster, classify: Classify, class_count: int
    ) -> None:
        self.pieces, self.owner, self.raster = pieces, owner, raster
        self.classify, self.class_count = classify, class_count
        self.piece, self.windows = _windows_per_tile(pieces, raster.grid)
        work = (self.windows[:, 1] - self.windows[:, 0]) * (self.windows[:, 3] - self.windows[:, 2])
        work = work + shapely.get_num_coordinates(pieces)[self.piece]
        self.slices = list(_batches(self.windows, work))

    def __len__(self) -> int:
        return len(self.slices)

    def __getitem__(self, number: Any) -> Any:
        rows = self.slices[number]
        windows, piece = self.windows[rows], self.piece[rows]
        top, left = (int(edge) for edge in windows[:, [0, 2]].min(axis=0))
        bottom, right = (int(edge) for edge in windows[:, [1, 3]].max(axis=0))
        values = self.raster.read(Window(top, bottom, left, right))
        return (
            (self.pieces[piece], windows, self.raster.grid),
            self.owner[piece],
            (values, top, left),
            self.classify,
            self.class_count,
        )


def _windows_per_tile(pieces: GeometryArray, grid: Grid) -> tuple[IntArray, IntArray]:
    """For each piece and each tile that its box touches: number of the piece, and top, bottom, left, right.

    Ordered by tile, so that neighbours share one reading.
    """
    west, south, east, north = shapely.bounds(pieces).T
    top = np.clip(np.floor((grid.north - north) / grid.height), 0, grid.rows).astype(np.int64)
    bottom = np.clip(np.ceil((grid.north - south) / grid.height), 0, grid.rows).astype(np.int64)
    left = np.clip(np.floor((west - grid.west) / grid.width), 0, grid.columns).astype(np.int64)
    right = np.clip(np.ceil((east - grid.west) / grid.width), 0, grid.columns).astype(np.int64)
    some = (bottom > top) & (right > left)
    high = np.where(some, (bottom - 1) // TILE - top // TILE + 1, 0)
    wide = np.where(some, (right - 1) // TILE - left // TILE + 1, 0)
    piece = np.repeat(np.arange(len(pieces)), high * wide)
    place = np.arange(len(piece)) - np.repeat(np.cumsum(high * wide) - high * wide, high * wide)
    tile_row = top[piece] // TILE + place // np.maximum(wide[piece], 1)
    tile_column = left[piece] // TILE + place % np.maximum(wide[piece], 1)
    windows = np.stack(
        [
            np.maximum(top[piece], tile_row * TILE),
            np.minimum(bottom[piece], (tile_row + 1) * TILE),
            np.maximum(left[piece], tile_column * TILE),
            np.minimum(right[piece], (tile_column + 1) * TILE),
        ],
        axis=1,
    )
    order = np.lexsort((tile_column, tile_row))
    return piece[order], windows[order]


def _batches(windows: IntArray, work: IntArray) -> Iterator[slice]:
    """Consecutive windows of one tile, up to CHUNK_WORK together."""
    if len(windows) == 0:
        return
    tile = windows[:, [0, 2]] // TILE
    changes = (np.diff(tile, axis=0) != 0).any(axis=1)
    edges = [0, *(np.flatnonzero(changes) + 1).tolist(), len(windows)]
    for start, end in pairwise(edges):
        number = np.cumsum(work[start:end]) // CHUNK_WORK
        cuts = [start, *(np.flatnonzero(np.diff(number)) + start + 1).tolist(), end]
        yield from (slice(first, last) for first, last in pairwise(cuts))


def _add_up(
    where: tuple[GeometryArray, IntArray, Grid],
    owner: IntArray,
    block: tuple[NDArray[Any], int, int],
    classify: Classify,
    class_count: int,
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Slots (polygon × classes + class) with their cells, and the values that no class names."""
    piece, row, column, fraction = fractions(*where)
    values, top, left = block
    inside = values[row - top, column - left]
    number = classify(inside)
    counts = number >= 0
    slot = piece[counts] * class_count + number[counts]
    cells = np.bincount(slot, weights=fraction[counts], minlength=len(owner) * class_count).astype(np.float64)
    slots = (owner[:, np.newaxis] * class_count + np.arange(class_count)).ravel()
    strange: FloatArray = np.unique(inside[number == UNKNOWN]).astype(np.float64)
    return slots, cells, strange


def fractions(
    geometry: GeometryArray, windows: IntArray, grid: Grid
) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """The fraction of each cell that lies in each polygon, for the cells of a window per polygon.

    Args:
        geometry: (n,) valid polygons in the CRS of the grid.
        windows: (n, 4) top, bottom, left, right in cells of the grid; each at least one cell.

    Returns:
        Position of the polygon, row and column in the grid, and fraction (0..1), only where it is more than 0.
    """
    high, wide = windows[:, 1] - windows[:, 0], windows[:, 3] - windows[:, 2]
    # One column more than the window: what lies right of it ends there and is dropped.
    first_cell = np.cumsum(high * (wide + 1)) - high * (wide + 1)
    edges = _edges(geometry, windows, grid)
    owner, u, v = _cut_at_cells(_within_rows(edges, high), wide)
    down = v[:, 1] - v[:, 0]
    middle = np.clip(u.mean(axis=1), 0, wide[owner])
    column = np.floor(middle).astype(np.int64)
    row = np.clip(np.floor(v.mean(axis=1)).astype(np.int64), 0, high[owner] - 1)
    cell = first_cell[owner] + row * (wide[owner] + 1) + column
    size = int((high * (wide + 1)).sum())
    here = np.bincount(cell, weights=down * (column + 1 - middle), minlength=size + 1)
    further = np.bincount(cell + 1, weights=down * (middle - column), minlength=size + 1)
    return _running_total((here + further)[:size].astype(np.float64), windows, first_cell)


def _running_total(
    change: FloatArray, windows: IntArray, first_cell: IntArray
) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """Sum the changes along each row; every row begins at 0, so that rounding does not travel."""
    high, wide = windows[:, 1] - windows[:, 0], windows[:, 3] - windows[:, 2]
    total = np.cumsum(change)
    row_length = np.repeat(wide + 1, high)
    row_start = np.cumsum(row_length) - row_length
    before = np.where(row_start > 0, total[row_start - 1], 0.0)
    covered = np.minimum(total - np.repeat(before, row_length), 1.0)
    cell = np.flatnonzero(covered > SMALLEST_FRACTION)
    owner = np.searchsorted(first_cell, cell, side="right") - 1
    row, column = np.divmod(cell - first_cell[owner], wide[owner] + 1)
    inside = column < wide[owner]
    owner, cell = owner[inside], cell[inside]
    return owner, row[inside] + windows[owner, 0], column[inside] + windows[owner, 2], covered[cell]


#: Boundary lines: owner (n,), and columns u and rows v (n, 2) of begin and end, counted in cells from the window.
_Lines = tuple[IntArray, FloatArray, FloatArray]


def _edges(geometry: GeometryArray, windows: IntArray, grid: Grid) -> _Lines:
    """Every line of the boundaries, directed so that downward means: inside is to the right."""
    parts, part_owner = shapely.get_parts(geometry, return_index=True)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    points, point_ring = shapely.get_coordinates(rings, return_index=True)
    owner = part_owner[ring_part][point_ring]
    u = (points[:, 0] - grid.west) / grid.width - windows[owner, 2]
    v = (grid.north - points[:, 1]) / grid.height - windows[owner, 0]
    same_ring = point_ring[1:] == point_ring[:-1]
    ring = point_ring[1:][same_ring]
    us = np.stack([u[:-1], u[1:]], axis=1)[same_ring]
    vs = np.stack([v[:-1], v[1:]], axis=1)[same_ring]
    # Twice the signed area of each ring, from its first point so that large coordinates lose no digits.
    first = np.searchsorted(point_ring, np.arange(len(rings)))
    du, dv = us - u[first][ring][:, np.newaxis], vs - v[first][ring][:, np.newaxis]
    turning = np.bincount(ring, weights=du[:, 0] * dv[:, 1] - du[:, 1] * dv[:, 0], minlength=len(rings))
    is_hole = np.concatenate([[False], ring_part[1:] == ring_part[:-1]])
    reverse = (turning > 0) != is_hole
    flip = reverse[ring]
    us[flip], vs[flip] = us[flip, ::-1], vs[flip, ::-1]
    return owner[1:][same_ring], us, vs


def _within_rows(lines: _Lines, high: IntArray) -> _Lines:
    """Only the parts of the lines between the top and the bottom of the window."""
    owner, u, v = lines
    clipped = np.clip(v, 0, high[owner][:, np.newaxis])
    passes = clipped[:, 0] != clipped[:, 1]
    owner, u, v, clipped = owner[passes], u[passes], v[passes], clipped[passes]
    along = (clipped - v[:, :1]) / (v[:, 1:] - v[:, :1])
    return owner, u[:, :1] + along * (u[:, 1:] - u[:, :1]), clipped


def _cut_at_cells(lines: _Lines, wide: IntArray) -> _Lines:
    """The lines cut where they pass from one cell to the next."""
    owner, u, v = lines
    line = np.arange(len(owner))
    at_rows, row_cuts = _crossings(v, np.full(len(owner), -np.inf), np.full(len(owner), np.inf))
    at_columns, column_cuts = _crossings(u, np.zeros(len(owner)), wide[owner].astype(np.float64))
    which = np.concatenate([line, line, at_rows, at_columns])
    along = np.concatenate([np.zeros(len(line)), np.ones(len(line)), row_cuts, column_cuts])
    order = np.lexsort((along, which))
    which, along = which[order], along[order]
    same = which[1:] == which[:-1]
    which, along = which[1:][same], np.stack([along[:-1], along[1:]], axis=1)[same]
    u, v = (ends[which, :1] + along * (ends[which, 1:] - ends[which, :1]) for ends in (u, v))
    return owner[which], u, v


def _crossings(ends: FloatArray, lowest: FloatArray, highest: FloatArray) -> tuple[IntArray, FloatArray]:
    """Where lines cross whole numbers from lowest to highest: number of the line, and how far along it (0..1)."""
    first = np.maximum(np.floor(ends.min(axis=1)) + 1, lowest)
    last = np.minimum(np.ceil(ends.max(axis=1)) - 1, highest)
    count = np.maximum(last - first + 1, 0).astype(np.int64)
    line = np.repeat(np.arange(len(ends)), count)
    step = np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)
    along: FloatArray = (first[line] + step - ends[line, 0]) / (ends[line, 1] - ends[line, 0])
    return line, along
