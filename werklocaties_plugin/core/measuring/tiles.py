"""Terrains in tiles of about equal work, each with the neighbours that bear on its figures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..types import FloatArray, GeometryArray, IntArray
from .geometry import present

#: A terrain weighs as much as so many vertices, before its own.
TERRAIN_WEIGHT = 50


@dataclass(frozen=True)
class Tile:
    """Positions of terrains, ascending.

    Attributes:
        core: those whose figures the tile gives.
        halo: others within the distance, which must be there for those figures to be right.
    """

    core: IntArray
    halo: IntArray


def tiles(terrains: GeometryArray, count: int, distance: float) -> list[Tile]:
    """Cut terrains into at most count tiles; each terrain is in the core of exactly one.

    Args:
        terrains: (n,) in metres; those without geometry go with the first tile.
        count: tiles wanted; fewer when there are fewer terrains.
        distance: metres; how far a terrain may bear on the figures of another.
    """
    here = np.flatnonzero(present(terrains))
    places: FloatArray = shapely.get_coordinates(shapely.centroid(terrains[here]))
    weights = TERRAIN_WEIGHT + shapely.get_num_coordinates(terrains[here])
    cores = [here[rows] for rows in _halved(places, weights, np.arange(len(here)), count)] or [here]
    nowhere = np.flatnonzero(~present(terrains))
    cores[0] = np.union1d(cores[0], nowhere)
    tree = shapely.STRtree(terrains)
    return [Tile(np.sort(core), _halo(terrains, core, tree, distance)) for core in cores if len(core)]


def _halved(places: FloatArray, weights: IntArray, rows: IntArray, count: int) -> list[IntArray]:
    """Rows cut across their longer side, again and again, in proportion to the tiles still wanted."""
    if count <= 1 or len(rows) <= 1:
        return [rows] if len(rows) else []
    west, east = places[rows].min(axis=0), places[rows].max(axis=0)
    side = int(np.argmax(east - west))
    ordered = rows[np.argsort(places[rows, side], kind="stable")]
    work = weights[ordered]
    low = count // 2
    middle = np.cumsum(work) - work / 2
    cut = int(np.clip(np.searchsorted(middle, work.sum() * low / count), 1, len(ordered) - 1))
    return [
        *_halved(places, weights, ordered[:cut], low),
        *_halved(places, weights, ordered[cut:], count - low),
    ]


def _halo(terrains: GeometryArray, core: IntArray, tree: shapely.STRtree, distance: float) -> IntArray:
    near = tree.query(terrains[core], predicate="dwithin", distance=distance)[1]
    halo: IntArray = np.setdiff1d(near, core).astype(np.int64)
    return halo
