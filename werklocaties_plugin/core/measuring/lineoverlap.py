"""How much of each line (a cable route, a road) lies in polygons: length where `overlap` measures area.

The polygons are united before the line is cut: stretches cut by several polygons do not lie exactly on each other, so
uniting them afterwards would count what polygons share twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..types import BoolArray, FloatArray, GeometryArray, IntArray
from .engine import Engine, chunk_slices
from .geometry import subdivide
from .overlap import TERRAIN_VERTICES, PolygonIndex


@dataclass(frozen=True)
class Inside:
    """Parts of lines that lie in polygons, one row per line and group.

    Attributes:
        line: position of the line, ascending.
        group: number of the group of objects.
        geometry: the part inside, every stretch once.
        set_aside: positions of the lines where a stretch was too short to count.
    """

    line: IntArray
    group: IntArray
    geometry: GeometryArray
    set_aside: IntArray

    def metres(self) -> FloatArray:
        """Length of each row."""
        metres: FloatArray = shapely.length(self.geometry)
        return metres


def touched(lines: GeometryArray, index: PolygonIndex, engine: Engine) -> tuple[IntArray, IntArray]:
    """Pairs of line and polygon piece that meet, ordered by line.

    Args:
        lines: (n,) lines in the CRS of the index, None allowed.
    """
    cutting, searching = engine.parts(1, 1)
    part, owner = subdivide(lines, cutting, TERRAIN_VERTICES)
    slices = chunk_slices(shapely.get_num_coordinates(part), limit=5_000)
    found = searching.run(_query, [(part[rows], owner[rows], index.tree) for rows in slices])
    line, piece = np.unique(np.concatenate([np.empty((2, 0), dtype=np.int64), *found], axis=1), axis=1)
    return line, piece


def _query(lines: GeometryArray, owner: IntArray, tree: shapely.STRtree) -> IntArray:
    line, piece = tree.query(lines, predicate="intersects")
    pairs: IntArray = np.stack([owner[line], piece]).astype(np.int64)
    return pairs


def inside(
    lines: GeometryArray,
    pairs: tuple[IntArray, IntArray],
    group_of_piece: IntArray,
    pieces: GeometryArray,
    shortest: float,
    engine: Engine,
) -> Inside:
    """The stretches of each line in the polygons of each group; what is shorter than `shortest` (m) is set aside.

    Args:
        pairs: as `touched` gives them.
        group_of_piece: number of the group of each piece; those of the negative ones do not count.
    """
    line, piece = pairs
    group = group_of_piece[piece]
    order = np.lexsort((group, line))
    order = order[group[order] >= 0]
    line, group, polygon = line[order], group[order], pieces[piece[order]]
    changes = np.flatnonzero((np.diff(line) != 0) | (np.diff(group) != 0)) + 1
    ends = np.append(changes, len(line)) if len(line) else changes
    starts = np.append(0, changes)[: len(ends)]
    weight = np.add.reduceat(shapely.get_num_coordinates(polygon), starts) if len(line) else starts
    line, group = line[starts], group[starts]
    weight = weight + shapely.get_num_coordinates(lines[line])
    chunks = [
        (lines[line[rows]], polygon[starts[rows][0] : ends[rows][-1]], (ends - starts)[rows], shortest)
        for rows in chunk_slices(weight)
    ]
    results = engine.run(_stretches, chunks)
    stretch = np.concatenate([np.empty(0, dtype=object), *(geometry for geometry, _ in results)])
    short = np.concatenate([np.empty(0, dtype=bool), *(dropped for _, dropped in results)])
    counts = shapely.length(stretch) > 0
    return Inside(line[counts], group[counts], stretch[counts], np.unique(line[short]))


def _stretches(
    lines: GeometryArray, polygons: GeometryArray, size: IntArray, shortest: float
) -> tuple[GeometryArray, BoolArray]:
    """Each line in the union of its polygons (consecutive, size of each group); and whether something was set aside."""
    together: GeometryArray = np.full(len(size), None, dtype=object)
    shapely.geometrycollections(polygons, indices=np.repeat(np.arange(len(size)), size), out=together)
    common = shapely.intersection(lines, shapely.unary_union(together[:, np.newaxis], axis=1))
    flat, owner = shapely.get_parts(common, return_index=True)
    flat, inner = shapely.get_parts(flat, return_index=True)
    is_line = shapely.length(flat) > 0
    lying: GeometryArray = np.full(len(size), None, dtype=object)
    shapely.multilinestrings(flat[is_line], indices=owner[inner][is_line], out=lying)
    parts, owner = shapely.get_parts(shapely.line_merge(lying), return_index=True)
    long = shapely.length(parts) >= shortest
    kept: GeometryArray = np.full(len(size), None, dtype=object)
    shapely.multilinestrings(parts[long], indices=owner[long], out=kept)
    return kept, np.bincount(owner[~long], minlength=len(size)) > 0


def sharing(lines: GeometryArray) -> IntArray:
    """Positions of the lines that run along another line for a stretch, ascending."""
    tree = shapely.STRtree(lines)
    left, right = tree.query(lines, predicate="intersects")
    left, right = left[left < right], right[left < right]
    along = shapely.length(shapely.intersection(lines[left], lines[right])) > 0
    found: IntArray = np.unique(np.r_[left[along], right[along]]).astype(np.int64)
    return found
