"""Which plans lie on and near which terrains, and with how much of their ground."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..engine import Engine
from ..model import Terrains
from ..overlap import Covered, PolygonIndex, SliverRule, index_polygons, intersect, overlap
from ..plans import Plans
from ..proximity import buffers, pairs_within
from ..types import M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray


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
    """What lies where: overlaps that count (of all plans, the hard ones, the hard transformations, each plan), the
    terrains with slivers, point plans on terrains, and for each terrain and plan within the radius the share of the
    plan that is near and on it, and their distance."""

    whole: Covered
    hard: Covered
    loss: Covered
    per_plan: Covered
    slivers: IntArray
    near: pd.DataFrame
    buffer_ha: FloatArray

    @classmethod
    def measure(cls, terrains: Terrains, plans: Plans, options: Options, engine: Engine) -> Cover:
        indexing, intersecting, uniting, reaching = engine.parts(1, 3, 3, 3)
        index = index_polygons(plans.areas, indexing)
        pieces = intersect(terrains.geometry, index, intersecting)
        shares = list(uniting.parts(2, 1, 1, 2))
        everything = np.zeros(len(plans), dtype=np.int64)
        groups = (
            everything,
            np.where(plans.hard, everything, -1),
            np.where(plans.hard & plans.transformation, everything, -1),
            np.arange(len(plans)),
        )
        found = [
            overlap(pieces.regroup(group), terrains.geometry, options.slivers, share)
            for group, share in zip(groups, shares, strict=True)
        ]
        (whole, slivers), (hard, _), (loss, _), (per_plan, _) = found
        rings = buffers(terrains.geometry, options.radius, reaching.part(0, 0.3))
        near = _near(terrains, plans, index, rings, per_plan, options.radius, reaching.part(0.3, 1))
        return cls(whole, hard, loss, per_plan, slivers, near, shapely.area(rings) / M2_PER_HA)


def _near(
    terrains: Terrains,
    plans: Plans,
    index: PolygonIndex,
    rings: GeometryArray,
    per_plan: Covered,
    radius: float,
    engine: Engine,
) -> pd.DataFrame:
    """Columns terrain, plan, distance (m), on_ha, share_on and share_near (0..1 of the plan), on (bool)."""
    pairing, sharing = engine.parts(2, 3)
    terrain, plan, distance = pairs_within(terrains.geometry, plans.geometry, radius, pairing)
    keys = pd.MultiIndex.from_arrays([terrain, plan])
    reached = intersect(rings, index, sharing)
    near_m2 = _per_pair(reached.terrain, reached.group, reached.area_m2(), keys)
    on_m2 = _per_pair(per_plan.terrain, per_plan.group, per_plan.area_m2(), keys)
    area = shapely.area(plans.geometry)[plan]
    is_area = plans.is_area[plan]
    whole = np.where(area > 0, area, 1.0)
    touching = ~is_area & (distance == 0)
    return pd.DataFrame(
        {
            "terrain": terrain,
            "plan": plan,
            "distance": np.where(on_m2 > 0, 0.0, distance),
            "on_ha": on_m2 / M2_PER_HA,
            "share_on": np.where(is_area, np.minimum(on_m2 / whole, 1), touching.astype(float)),
            "share_near": np.where(is_area, np.minimum(np.maximum(near_m2, on_m2) / whole, 1), 1.0),
            "on": (on_m2 > 0) | touching,
        }
    )


def _per_pair(terrain: IntArray, plan: IntArray, area: FloatArray, keys: pd.MultiIndex) -> FloatArray:
    summed = pd.Series(area, index=pd.MultiIndex.from_arrays([terrain, plan]), dtype=float).groupby(level=[0, 1]).sum()
    return np.asarray(summed.reindex(keys).fillna(0.0), dtype=float)


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
    plans_on: IntArray
    plans_near: IntArray
    hard_transformation: BoolArray

    @classmethod
    def unknown(cls, count: int) -> Figures:
        """What is known where no plans were given: nothing."""
        values: dict[str, Any] = {each.name: np.full(count, np.nan) for each in fields(cls)}
        none = np.zeros(count, dtype=np.int64)
        return cls(**{**values, "plans_on": none, "plans_near": none, "hard_transformation": none.astype(bool)})
