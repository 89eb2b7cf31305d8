"""Which plans lie on and near which terrains, and with how much of their ground."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..measuring.engine import Engine, chunk_slices
from ..measuring.overlap import OVERLAY_VERTICES, Covered, SliverRule, index_polygons, intersect, overlap
from ..measuring.proximity import buffers, pairs_within
from ..model import Terrains
from ..types import M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray
from .plans import Plans

#: Figures that are yes or no: no where nothing was measured.
YES_OR_NO = ("plan_on", "homes_or_unknown_near", "hard_transformation")
#: What lies wholly within this share of the radius lies wholly in the buffer, however coarse that is.
SURELY_NEAR = 0.99


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        radius: metres; how far "near" reaches, bounds included.
        slivers: what is too small to be an overlap.
        pairs: also list every plan on or near every terrain.
    """

    radius: float = 1_000.0
    slivers: SliverRule = field(default_factory=SliverRule)
    pairs: bool = False


@dataclass(frozen=True)
class Cover:
    """What lies where.

    Attributes:
        whole, hard, transformation, loss: the overlap with all plans, the hard ones, those that transform the area, and
            the hard ones among these.
        per_plan: the overlap with each plan; `group` is its position.
        slivers: terrains where something was set aside.
        near: a row for each terrain and plan within the radius, see `_near`.
        around_ha: (n,) hectares of the terrain with the radius around it; NaN where no plan is near.
    """

    whole: Covered
    hard: Covered
    transformation: Covered
    loss: Covered
    per_plan: Covered
    slivers: IntArray
    near: pd.DataFrame
    around_ha: FloatArray

    @classmethod
    def measure(cls, terrains: Terrains, plans: Plans, options: Options, engine: Engine) -> Cover:
        indexing, intersecting, uniting, reaching = engine.parts(1, 2, 2, 5)
        pieces = intersect(terrains.geometry, index_polygons(plans.areas, indexing, OVERLAY_VERTICES), intersecting)
        everything = np.zeros(len(plans), dtype=np.int64)
        groups = (
            everything,
            np.where(plans.hard, everything, -1),
            np.where(plans.transformation, everything, -1),
            np.where(plans.hard & plans.transformation, everything, -1),
            np.arange(len(plans)),
        )
        found = [
            overlap(pieces.regroup(group), terrains.geometry, options.slivers, share)
            for group, share in zip(groups, uniting.parts(2, 1, 1, 1, 2), strict=True)
        ]
        (whole, slivers), (hard, _), (transformation, _), (loss, _), (per_plan, _) = found
        near, around_ha = _near(terrains, plans, per_plan, options.radius, reaching)
        return cls(whole, hard, transformation, loss, per_plan, slivers, near, around_ha)


def _near(
    terrains: Terrains, plans: Plans, per_plan: Covered, radius: float, engine: Engine
) -> tuple[pd.DataFrame, FloatArray]:
    """The plans within the radius of each terrain, and the hectares around the terrains.

    Returns:
        Columns terrain, plan, distance (m), on_ha, share_on and share_near (0..1 of the plan), on and spot (a point on
        the terrain); ordered by terrain and plan.
    """
    pairing, widening, sharing = engine.parts(2, 5, 3)
    terrain, plan, distance = pairs_within(terrains.geometry, plans.geometry, radius, pairing)
    around = np.full(len(terrains), None, dtype=object)
    near = np.unique(terrain)
    around[near] = buffers(terrains.geometry[near], radius, widening)
    size = shapely.area(plans.geometry)[plan]
    whole = np.where(size > 0, size, 1.0)
    is_area = plans.is_area[plan]
    on_m2 = _per_pair(per_plan, terrain, plan)
    spot = ~is_area & (distance == 0)
    share_near = np.ones(len(plan))
    partly = np.flatnonzero(is_area & (distance + _extent(plans.geometry)[plan] > SURELY_NEAR * radius))
    share_near[partly] = _common_m2(around[terrain[partly]], plans.geometry[plan[partly]], sharing) / whole[partly]
    share_on = np.where(is_area, np.minimum(on_m2 / whole, 1.0), spot.astype(float))
    rows = pd.DataFrame(
        {
            "terrain": terrain,
            "plan": plan,
            "distance": np.where(on_m2 > 0, 0.0, distance),
            "on_ha": on_m2 / M2_PER_HA,
            "share_on": share_on,
            "share_near": np.minimum(np.maximum(share_near, share_on), 1.0),
            "on": (on_m2 > 0) | spot,
            "spot": spot,
        }
    )
    return rows, np.where(shapely.is_missing(around), np.nan, shapely.area(around)) / M2_PER_HA


def _extent(geometry: GeometryArray) -> FloatArray:
    """No two places of a geometry are further apart (m)."""
    boxes = shapely.bounds(geometry)
    extent: FloatArray = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return extent


def _common_m2(around: GeometryArray, plans: GeometryArray, engine: Engine) -> FloatArray:
    """Area that each pair has in common."""
    vertices = shapely.get_num_coordinates(around) + shapely.get_num_coordinates(plans)
    chunks = [(around[rows], plans[rows]) for rows in chunk_slices(vertices)]
    return np.concatenate([np.empty(0), *engine.run(_common_chunk, chunks)])


def _common_chunk(around: GeometryArray, plans: GeometryArray) -> FloatArray:
    area: FloatArray = shapely.area(shapely.intersection(around, plans))
    return area


def _per_pair(covered: Covered, terrain: IntArray, group: IntArray) -> FloatArray:
    """Square metres of each pair of terrain and group; 0 where nothing is covered."""
    keys = pd.MultiIndex.from_arrays([covered.terrain, covered.group])
    summed = pd.Series(covered.area_m2(), index=keys, dtype=float).groupby(level=[0, 1]).sum()
    wanted = summed.reindex(pd.MultiIndex.from_arrays([terrain, group]))
    return np.asarray(wanted.fillna(0.0), dtype=np.float64)


@dataclass(frozen=True)
class Figures:
    """The figures per terrain, NaN where unknown."""

    overlap_ha: FloatArray
    overlap_pct: FloatArray
    hard_ha: FloatArray
    hard_pct: FloatArray
    homes_on: FloatArray
    homes_on_hard: FloatArray
    homes_near: FloatArray
    homes_near_hard: FloatArray
    pressure: FloatArray
    transformation: FloatArray
    loss_ha: FloatArray
    loss_pct: FloatArray
    plan_on: BoolArray
    homes_or_unknown_near: BoolArray
    hard_transformation: BoolArray

    @classmethod
    def unknown(cls, count: int) -> Figures:
        blank: FloatArray = np.full(count, np.nan)
        no: BoolArray = np.zeros(count, dtype=bool)
        values: dict[str, Any] = {each.name: no if each.name in YES_OR_NO else blank for each in fields(cls)}
        return cls(**values)
