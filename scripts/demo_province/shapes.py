"""Shapes that look drawn by land rather than by a compass: blobs, winding lines, parcels; from a seed."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.random import Generator

#: Coordinates are kept in decimetres, which keeps the file small.
GRID = 0.1


def blob(
    rng: Generator, x: float, y: float, radius: float, roughness: float = 0.18, stretch: float = 1.0
) -> shapely.Geometry:
    """A rounded, irregular area: a circle with a few waves of random height."""
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    reach = np.ones_like(angle)
    for wave in range(2, 8):
        reach += rng.normal(0, roughness / wave) * np.sin(wave * angle + rng.uniform(0, 2 * np.pi))
    reach = radius * np.clip(reach, 0.45, 1.7)
    turn = rng.uniform(0, np.pi)
    return _placed(reach * np.cos(angle) * stretch, reach * np.sin(angle) / stretch, x, y, turn)


def parcel(rng: Generator, x: float, y: float, hectares: float, turn: float) -> shapely.Geometry:
    """A business terrain: a block along a road, its sides not quite straight, sometimes with a corner left out."""
    ratio = rng.uniform(1.1, 2.4)
    width = np.sqrt(hectares * 10_000 * ratio)
    height = hectares * 10_000 / width
    corners = np.array([[-1, -1], [0.1, -1], [1, -1], [1, 0.2], [0.6, 1], [-0.2, 1], [-1, 1], [-1, 0.1]]) / 2
    corners = corners + rng.normal(0, 0.02, corners.shape)
    if rng.random() < 0.35:
        corners[4:5] = [0.15, 0.05]
    return _placed(corners[:, 0] * width, corners[:, 1] * height, x, y, turn)


def winding(rng: Generator, points: list[tuple[float, float]], wobble: float, bends: int = 60) -> shapely.LineString:
    """A line through the points that meanders by about wobble metres."""
    path = shapely.LineString(points)
    xy = shapely.get_coordinates(path.interpolate(np.linspace(0, 1, bends), normalized=True))
    drift = np.cumsum(rng.normal(0, wobble / 4, bends))
    drift -= np.linspace(drift[0], drift[-1], bends)
    drift += wobble * 0.4 * np.sin(np.linspace(0, 12 * np.pi, bends) + rng.uniform(0, 6))
    step = np.gradient(xy, axis=0)
    normal = np.column_stack([-step[:, 1], step[:, 0]]) / np.hypot(step[:, 0], step[:, 1])[:, None]
    return shapely.LineString(xy + normal * drift[:, None])


def polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry as a multipolygon on the grid."""
    snapped = shapely.set_precision(geometry, GRID)
    parts = [part for part in shapely.get_parts(snapped) if part.geom_type == "Polygon" and part.area > 1]
    return shapely.MultiPolygon(parts)


def _placed(along: np.ndarray, across: np.ndarray, x: float, y: float, turn: float) -> shapely.Geometry:
    xs = x + along * np.cos(turn) - across * np.sin(turn)
    ys = y + along * np.sin(turn) + across * np.cos(turn)
    return shapely.buffer(shapely.Polygon(np.column_stack([xs, ys])), 0)
