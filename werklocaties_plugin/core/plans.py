"""Housing plans: what their codes mean, and how many homes each of them brings.

Codes of the planning status are those of DIWI and the Planmonitor Wonen: hard are plans that have been adopted (1A, 2A,
and, with a duty to work them out or a power to change them, 1B, 1C, 2B, 2C); soft are 3, 4A and 4B.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from .geometry import POLYGON, present, unite
from .types import BoolArray, FloatArray, GeometryArray, IntArray, TextArray

CODE = re.compile(r"^\s*([1-4])\s*([a-c])?\s*(?:$|[^a-z0-9])", re.IGNORECASE)
HARD = ("1A", "2A")
CONDITIONALLY_HARD = ("1B", "1C", "2B", "2C")
SOFT = ("3", "4A", "4B")
TRANSFORMATION = "TRANSFORMATIEGEBIED"


@dataclass(frozen=True)
class PlanFeatures:
    """The features of the plan layers, as they were read.

    Attributes:
        geometry: (m,) polygons or points in the analysis CRS, None allowed.
        plan_id, parent_id, name, status, kind: (m,) text or None.
        dwellings: (m,) net homes; NaN where the number is not known.
        year: (m,) year of the plan; NaN where it is not known.
        layer_is_empty: True when the layers have no features at all, near or far.
    """

    geometry: GeometryArray
    plan_id: TextArray
    parent_id: TextArray
    name: TextArray
    status: TextArray
    kind: TextArray
    dwellings: FloatArray
    year: FloatArray
    layer_is_empty: bool = False


@dataclass(frozen=True)
class Plans:
    """The plans themselves: features with one id are one plan.

    Attributes:
        geometry: (k,) the ground of the plan, polygons united; a point or points where it has no area.
        plan_id, name: (k,) text or None.
        hard: (k,) True for adopted plans.
        transformation: (k,) True for plans that turn the area into something else.
        dwellings: (k,) homes that the plan itself brings, without those of its details; NaN unknown, never negative.
        facts: counts for the log (conditionally_hard, unreadable_status, without_number, negative, without_year).
    """

    geometry: GeometryArray
    plan_id: TextArray
    name: TextArray
    hard: BoolArray
    transformation: BoolArray
    dwellings: FloatArray
    facts: dict[str, float]

    def __len__(self) -> int:
        return len(self.geometry)

    @property
    def areas(self) -> GeometryArray:
        """The ground of the plans that are drawn as an area; None for the others."""
        areas = self.geometry.copy()
        areas[~self.is_area] = None
        return areas

    @property
    def is_area(self) -> BoolArray:
        """True where the plan is drawn as an area."""
        area: BoolArray = shapely.area(self.geometry) > 0
        return area


def status_code(text: str | None) -> str | None:
    """'1A. Onherroepelijk', '1a' and '3 In voorbereiding' as 1A and 3; None for what is no code."""
    found = CODE.match(text or "")
    if found is None:
        return None
    code = f"{found[1]}{(found[2] or '').upper()}"
    return code if code in (*HARD, *CONDITIONALLY_HARD, *SOFT) else None


def combine(features: PlanFeatures, from_year: float | None = None, to_year: float | None = None) -> Plans:
    """Features to plans, in the order of their ids.

    Repeated ids are parts of one plan: one number on all of them is the number of the plan, different numbers add up.
    A parent brings only the homes that its children in the layer do not. Plans outside the years drop out; one without
    a year stays.
    """
    number, first = _number_plans(features.plan_id)
    count = len(first)
    own = _own_dwellings(features, number, count)
    codes = [status_code(text) for text in features.status]
    hard = _any_of(np.array([code in HARD + CONDITIONALLY_HARD for code in codes], dtype=bool), number, count)
    kinds = np.array([(text or "").strip().upper() == TRANSFORMATION for text in features.kind], dtype=bool)
    year = pd.Series(features.year, dtype=float).groupby(number).min().to_numpy(dtype=float)
    kept = np.flatnonzero(~((year < (from_year or -np.inf)) | (year > (to_year or np.inf))))
    facts: dict[str, float] = {
        "conditionally_hard": sum(code in CONDITIONALLY_HARD for code in codes),
        "unreadable_status": sum(code is None for code in codes),
        "without_number": int(np.isnan(own[kept]).sum()),
        "negative": int((features.dwellings < 0).sum()),
        "without_year": int(np.isnan(year).sum()) if from_year or to_year else 0,
    }
    return Plans(
        geometry=_ground(features.geometry, number, count)[kept],
        plan_id=features.plan_id[first][kept],
        name=features.name[first][kept],
        hard=hard[kept],
        transformation=_any_of(kinds, number, count)[kept],
        dwellings=own[kept],
        facts=facts,
    )


def _number_plans(plan_id: TextArray) -> tuple[IntArray, IntArray]:
    """Number of the plan of each feature, and the first feature of each plan; without id each is its own."""
    keys = [(0, text, 0) if text is not None else (1, "", row) for row, text in enumerate(plan_id.tolist())]
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    number = np.array([place[key] for key in keys], dtype=np.int64)
    return number, np.unique(number, return_index=True)[1].astype(np.int64)


def _any_of(values: BoolArray, number: IntArray, count: int) -> BoolArray:
    return np.bincount(number[values], minlength=count) > 0


def _own_dwellings(features: PlanFeatures, number: IntArray, count: int) -> FloatArray:
    """Homes of each plan less those of its children; a negative balance of building and demolition counts as none."""
    homes = pd.Series(features.dwellings, dtype=float).clip(lower=0)
    per_plan = homes.groupby(number)
    same = per_plan.nunique().to_numpy() == 1
    total = np.where(same, per_plan.first().to_numpy(), per_plan.sum(min_count=1).to_numpy())
    parents = pd.Series(features.parent_id, dtype=object).groupby(number).first().to_numpy(dtype=object)
    place = {text: plan for text, plan in zip(features.plan_id.tolist(), number.tolist(), strict=True) if text}
    children = np.zeros(count)
    for child, parent in enumerate(parents):
        if parent in place and place[parent] != child and not np.isnan(total[child]):
            children[place[parent]] += total[child]
    own: FloatArray = np.maximum(total - children, 0.0)
    return own


def _ground(geometry: GeometryArray, number: IntArray, count: int) -> GeometryArray:
    """The areas of each plan united; the points of a plan that has no area."""
    here = present(geometry)
    parts, row = shapely.get_parts(geometry[here], return_index=True)
    owner = number[here][row]
    order = np.argsort(owner, kind="stable")
    parts, owner = parts[order], owner[order]
    areas = shapely.get_type_id(parts) == POLYGON
    ground = unite(parts[areas], owner[areas], count)
    spots = unite(parts[~areas], owner[~areas], count)
    without_area = shapely.is_missing(ground)
    ground[without_area] = spots[without_area]
    return ground
