"""Shapes that look drawn by land rather than by a compass: blobs, winding lines, parcels; from a seed."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.random import Generator

#: Coordinates are kept in decimetres, which keeps the file small.
GRID = 0.1

Points = list[tuple[float, float]]


def blob(
    rng: Generator, x: float, y: float, radius: float, roughness: float = 0.18, stretch: float = 1.0
) -> shapely.Geometry:
    """A rounded, irregular area: a circle with waves of random height, the short ones lower."""
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    reach = np.ones_like(angle)
    for wave in range(2, 14):
        reach += rng.normal(0, 1.3 * roughness / wave**0.9) * np.sin(wave * angle + rng.uniform(0, 2 * np.pi))
    reach = radius * np.clip(reach, 0.4, 1.8)
    along, across = reach * np.cos(angle) * stretch, reach * np.sin(angle) / stretch
    shape = shapely.Polygon(np.column_stack([along, across])).buffer(0).simplify(radius * 0.012)
    return placed(shape, x, y, rng.uniform(0, np.pi))


def cluster(
    rng: Generator, x: float, y: float, radius: float, lobes: int, roughness: float = 0.3, stretch: float = 1.3
) -> shapely.Geometry:
    """An area that grew from a core: lobes around it, grown together."""
    parts = [blob(rng, x, y, radius * 0.62, roughness, stretch)]
    for _ in range(lobes):
        angle, away = rng.uniform(0, 2 * np.pi), radius * rng.uniform(0.45, 0.95)
        spot = x + away * np.cos(angle), y + away * np.sin(angle)
        parts.append(blob(rng, *spot, radius * rng.uniform(0.2, 0.45), roughness, 1.25))
    soft = radius * 0.05
    grown = shapely.union_all(parts).buffer(soft, quad_segs=3).buffer(-soft, quad_segs=3)
    return largest(grown.simplify(radius * 0.01))


def block(rng: Generator, hectares: float, depth: int = 3, ratio: float = 1.8) -> shapely.Geometry:
    """Plots in rows along a road (y = 0), some missing at the back; centred on x, of about this many hectares."""
    columns = max(3, int(rng.integers(4, 8)))
    filled = np.full(columns, depth)
    left, right = int(rng.integers(0, columns // 2 + 1)), int(rng.integers(0, columns // 2 + 1))
    filled[:left] -= rng.integers(0, depth)
    if right:
        filled[-right:] -= rng.integers(0, depth)
    filled = np.clip(filled, 1, depth)
    widths = rng.uniform(0.6, 1.4, columns)
    heights = rng.uniform(0.8, 1.2, depth)
    widths *= ratio / widths.sum()
    heights *= 1 / heights.sum()
    xs, ys = np.concatenate([[0], np.cumsum(widths)]) - ratio / 2, np.concatenate([[0], np.cumsum(heights)])
    cells = [shapely.box(xs[column], 0, xs[column + 1], ys[rows]) for column, rows in enumerate(filled)]
    area = shapely.union_all(cells)
    scale = np.sqrt(hectares * 10_000 / area.area)
    corners = shapely.get_coordinates(area.simplify(1e-9))[:-1]
    corners[:, 0] += rng.normal(0, 0.10) * corners[:, 1]
    return shapely.Polygon((corners + rng.normal(0, 0.01, corners.shape)) * scale).buffer(0)


def placed(shape: shapely.Geometry, x: float, y: float, turn: float) -> shapely.Geometry:
    """The shape turned about the origin and put at x, y."""
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return shapely.transform(shape, lambda xy: xy @ rotation + np.array([x, y]))


def winding(rng: Generator, points: Points, wobble: float, bends: float, step: float = 250.0) -> shapely.LineString:
    """A smooth line through the points that meanders by about wobble metres, with bends of this length (m)."""
    path = rounded(shapely.LineString(points))
    count = max(8, int(path.length / step))
    xy = shapely.get_coordinates(path.interpolate(np.linspace(0, 1, count), normalized=True))
    run = np.linspace(0, path.length, count)
    drift = np.zeros(count)
    for share in (0.35, 0.6, 1.0, 1.7, 2.6):
        drift += rng.normal(0.8, 0.2) * share**-0.6 * np.sin(2 * np.pi * run / bends * share + rng.uniform(0, 6.3))
    drift *= wobble / 2 * np.minimum(1, np.minimum(run, run[::-1]) / bends + 0.05)
    along = np.gradient(xy, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(along[:, 0], along[:, 1])[:, None]
    return shapely.LineString(xy + normal * drift[:, None])


def rounded(line: shapely.LineString, times: int = 4) -> shapely.LineString:
    """The line with its corners cut, again and again."""
    xy = shapely.get_coordinates(line)
    for _ in range(times):
        first, second = 0.75 * xy[:-1] + 0.25 * xy[1:], 0.25 * xy[:-1] + 0.75 * xy[1:]
        xy = np.concatenate([xy[:1], np.stack([first, second], axis=1).reshape(-1, 2), xy[-1:]])
    return shapely.LineString(xy)


def ribbon(rng: Generator, line: shapely.LineString, narrow: float, wide: float, bends: float) -> shapely.Geometry:
    """A band along a line, on each side now narrower, now wider."""
    count = max(6, int(line.length / 300))
    xy = shapely.get_coordinates(line.interpolate(np.linspace(0, 1, count), normalized=True))
    run = np.linspace(0, line.length, count)
    widths = []
    for _ in range(2):
        wave = sum(np.sin(2 * np.pi * run / (bends * share) + rng.uniform(0, 6.3)) for share in (0.4, 1.0, 1.9))
        widths.append(narrow + (wide - narrow) * (0.5 + wave / 6))
    along = np.gradient(xy, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.hypot(along[:, 0], along[:, 1])[:, None]
    rings = [xy + normal * widths[0][:, None], (xy - normal * widths[1][:, None])[::-1]]
    return shapely.make_valid(shapely.Polygon(np.concatenate(rings))).buffer(0)


def bowtie(x: float, y: float, width: float, height: float) -> shapely.Geometry:
    """A polygon whose edge crosses itself."""
    return shapely.MultiPolygon([shapely.Polygon([(x, y), (x + width, y + height), (x + width, y), (x, y + height)])])


def largest(geometry: shapely.Geometry) -> shapely.Geometry:
    """The largest polygon of a geometry; an empty one when there is none."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return max(parts, key=lambda part: part.area, default=shapely.Polygon())


def snapped(geometry: shapely.Geometry) -> shapely.Geometry:
    """The geometry on the grid."""
    return shapely.set_precision(geometry, GRID)


def polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry as a multipolygon on the grid."""
    parts = [part for part in shapely.get_parts(snapped(geometry)) if part.geom_type == "Polygon" and part.area > 1]
    return shapely.MultiPolygon(parts)
