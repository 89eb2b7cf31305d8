"""On how many square metres of each terrain the stress is at least so bad, from polygons, a raster, or both.

Where several say something the worst counts. So for every score the ground where any of them is at least that bad is
measured: the union of the polygons of that score and worse, the cells of that score and worse, and, because a place
must not count twice, the cells inside that union. Nothing is resampled: all three are exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..measuring.engine import Engine
from ..measuring.overlap import OVERLAY_VERTICES, Covered, dissolve, index_polygons, intersect
from ..measuring.rastercover import Cells, Raster, cells_per_class
from ..types import FloatArray, GeometryArray, IntArray
from .stressclasses import ClassScores, RasterScores

#: What overlay and fractions may lose (m²): less than this from a whole terrain is the whole terrain.
ROUNDING = 1e-4


@dataclass(frozen=True)
class StressPolygons:
    """The features of the stress layers.

    Attributes:
        geometry: (m,) valid polygons in the analysis CRS, None allowed.
        klasse: (m,) position in classes; -1 where the class is NULL: no data there.
        classes: names and scores.
        layer_is_empty: True when none of the layers has any features: they then say nothing.
    """

    geometry: GeometryArray
    klasse: IntArray
    classes: ClassScores
    layer_is_empty: bool = False


@dataclass(frozen=True)
class StressRaster:
    """A stress raster and what its values mean."""

    raster: Raster
    scores: RasterScores


@dataclass(frozen=True)
class Levels:
    """How bad it is, and where.

    Attributes:
        scores: (k,) ascending, all that the user named, with 0 in front.
        at_least_m2: (n, k) area of each terrain where the worst that is known is at least that score; for score 0 all
            that is known.
        per_class: columns terrein, klasse, score, m2, bron: the classes above 0 that lie on each terrain, each measured
            on its own; None when not asked for.
    """

    scores: FloatArray
    at_least_m2: FloatArray
    per_class: pd.DataFrame | None


def measure(
    terrains: GeometryArray,
    polygons: StressPolygons | None,
    raster: StressRaster | None,
    engine: Engine,
    *,
    per_class: bool = False,
) -> Levels:
    """Measure polygons and raster together.

    Args:
        terrains: (n,) valid polygons in the analysis CRS, None allowed.
        per_class: also measure every class on its own.

    Raises:
        ChoiceError: unknown_value, a cell value that RASTER_SCORES does not name.
        Cancelled
    """
    drawing, reading, joining = engine.parts(4, 4, 2)
    scores, area = all_scores(polygons, raster), np.nan_to_num(shapely.area(terrains))
    drawn = _measure_polygons(terrains, polygons, scores, drawing)
    at_least = np.stack([_area_per_terrain(covered, len(terrains)) for covered in drawn.at_least], axis=1)
    cells = None if raster is None else _cells(terrains, raster, reading)
    if raster is not None and cells is not None:
        at_least += np.stack([_share(cells, raster, score) * area for score in scores], axis=1)
        at_least -= _joint_m2(drawn.at_least, raster, scores, len(terrains), joining)
    whole = np.broadcast_to(area[:, np.newaxis], at_least.shape)
    at_least = np.where(at_least > whole - ROUNDING, whole, np.where(at_least < ROUNDING, 0.0, at_least))
    # Worse ground is also bad ground: rounding must not say otherwise.
    nested = np.maximum.accumulate(at_least[:, ::-1], axis=1)[:, ::-1]
    apart = _per_class(terrains, polygons, raster, drawn, cells, engine) if per_class else None
    return Levels(scores, nested, apart)


def all_scores(polygons: StressPolygons | None, raster: StressRaster | None) -> FloatArray:
    """The scores that are named, ascending, with 0 in front."""
    from_polygons = () if polygons is None else polygons.classes.scores
    from_raster = () if raster is None else raster.scores.scores
    scores: FloatArray = np.unique(np.array([0.0, *from_polygons, *from_raster]))
    return scores


@dataclass(frozen=True)
class _Drawn:
    """Terrains in polygons: for each score the part in polygons of at least that score; and all pieces, by feature."""

    at_least: list[Covered]
    pieces: Covered


def _measure_polygons(
    terrains: GeometryArray, polygons: StressPolygons | None, scores: FloatArray, engine: Engine
) -> _Drawn:
    nothing = Covered(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0, dtype=object))
    if polygons is None:
        return _Drawn([nothing] * len(scores), nothing)
    indexing, intersecting, uniting = engine.parts(1, 5, 4)
    known = polygons.geometry.copy()
    known[polygons.klasse < 0] = None
    pieces = intersect(terrains, index_polygons(known, indexing, OVERLAY_VERTICES), intersecting)
    score = polygons.classes.score_of(polygons.klasse)[pieces.group]
    at_least, so_far = [], nothing
    for level, part in zip(scores[::-1], uniting.parts(*np.ones(len(scores))), strict=True):
        more = pieces.rows(score == level)
        if len(more.terrain):
            so_far = dissolve(_one_group(so_far, more), terrains, part)
        at_least.append(so_far)
    return _Drawn(at_least[::-1], pieces)


def _one_group(one: Covered, other: Covered) -> Covered:
    terrain = np.concatenate([one.terrain, other.terrain])
    return Covered(terrain, np.zeros_like(terrain), np.concatenate([one.geometry, other.geometry]))


def _area_per_terrain(covered: Covered, count: int) -> FloatArray:
    return np.bincount(covered.terrain, weights=covered.area_m2(), minlength=count).astype(np.float64)


def _cells(geometry: GeometryArray, raster: StressRaster, engine: Engine) -> Cells:
    cells = cells_per_class(geometry, raster.raster, raster.scores.classify, len(raster.scores.scores), engine)
    raster.scores.require_known(cells.unknown)
    return cells


def _share(cells: Cells, raster: StressRaster, score: float) -> FloatArray:
    return cells.share(np.array(raster.scores.scores) >= score)


def _joint_m2(drawn: list[Covered], raster: StressRaster, scores: FloatArray, count: int, engine: Engine) -> FloatArray:
    """(count, k) area of each terrain where both the polygons and the cells are at least that bad."""
    distinct = {id(covered): covered for covered in drawn if len(covered.terrain)}
    joint = np.zeros((count, len(scores)))
    for covered, part in zip(distinct.values(), engine.parts(*np.ones(max(len(distinct), 1))), strict=False):
        cells = _cells(covered.geometry, raster, part)
        area = covered.area_m2()
        for position, score in enumerate(scores):
            if drawn[position] is covered:
                both = _share(cells, raster, float(score)) * area
                joint[:, position] = np.bincount(covered.terrain, weights=both, minlength=count)
    return joint


def _per_class(
    terrains: GeometryArray,
    polygons: StressPolygons | None,
    raster: StressRaster | None,
    drawn: _Drawn,
    cells: Cells | None,
    engine: Engine,
) -> pd.DataFrame:
    """Every class above 0 on every terrain, each measured on its own."""
    parts = []
    if polygons is not None:
        covered = dissolve(drawn.pieces.regroup(polygons.klasse), terrains, engine.part(1, 1))
        score, names = polygons.classes.score_of(covered.group), np.array(polygons.classes.names, dtype=object)
        parts.append((covered.terrain, names[covered.group], score, covered.area_m2(), "vlakken"))
    if raster is not None and cells is not None:
        terrain, number = np.nonzero(cells.of_class)
        square_metres = cells.of_class[terrain, number] / cells.total[terrain] * shapely.area(terrains[terrain])
        score, names = np.array(raster.scores.scores), np.array(raster.scores.labels, dtype=object)
        parts.append((terrain, names[number], score[number], square_metres, "raster"))
    columns = ("terrein", "klasse", "score", "m2")
    arrays = [np.concatenate([part[place] for part in parts]) for place in range(len(columns))] if parts else [[]] * 4
    frame = pd.DataFrame(dict(zip(columns, arrays, strict=True)))
    frame["bron"] = [part[4] for part in parts for _ in range(len(part[0]))]
    return frame[frame["score"] > 0]
