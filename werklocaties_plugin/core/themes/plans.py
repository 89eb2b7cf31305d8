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

from ..measuring.geometry import POLYGON, present, unite
from ..types import BoolArray, FloatArray, GeometryArray, IntArray, TextArray

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
        layer: (m,) number of the layer of each feature; None when all are of one layer.
        region: (m,) text or None; None when nobody asks for it.
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
    layer: IntArray | None = None
    region: TextArray | None = None


@dataclass(frozen=True)
class Plans:
    """The plans themselves: features with one id are one plan.

    Attributes:
        geometry: (k,) the ground of the plan, polygons united; a point or points where it has no area.
        plan_id, name: (k,) text or None.
        hard: (k,) True for adopted plans.
        transformation: (k,) True for plans that turn the area into something else.
        dwellings: (k,) homes that the plan itself brings, without those of its details; NaN unknown, never negative.
        facts: counts for the log (conditionally_hard, unreadable_status, without_number, without_place, negative,
            without_year, same_id, circular).
        region: (k,) of the first feature of each plan, text or None; None when it was not asked for.
    """

    geometry: GeometryArray
    plan_id: TextArray
    name: TextArray
    hard: BoolArray
    transformation: BoolArray
    dwellings: FloatArray
    facts: dict[str, float]
    region: TextArray | None = None

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

    Features with the same id are parts of one plan: one number on all those of a year is the number of that year,
    different numbers add up. An id that stands for different names in different layers is that of different plans.
    A parent brings only the homes that its details in the layers do not. What falls outside the years drops out; what
    has no year stays.
    """
    number, first, same_id = _number_plans(features)
    count = len(first)
    inside = ~((features.year < (from_year or -np.inf)) | (features.year > (to_year or np.inf)))
    total = _dwellings(features, number, np.ones(len(number), dtype=bool))
    own, circular = _without_details(total, _parents(features, number, count))
    kept = np.flatnonzero(_any_of(inside, number, count))
    own *= _share(_dwellings(features, number, inside), total)
    codes = [status_code(text) for text in features.status]
    kinds = np.array([(text or "").strip().upper() == TRANSFORMATION for text in features.kind], dtype=bool)
    geometry = _ground(features.geometry, number, count)[kept]
    has_year = _any_of(~np.isnan(features.year), number, count)
    facts: dict[str, float] = {
        "conditionally_hard": sum(code in CONDITIONALLY_HARD for code in codes),
        "unreadable_status": sum(code is None for code in codes),
        "without_number": int(np.isnan(own[kept]).sum()),
        "without_place": int(shapely.is_missing(geometry).sum()),
        "negative": int((features.dwellings < 0).sum()),
        "without_year": int((~has_year).sum()) if from_year or to_year else 0,
        "same_id": same_id,
        "circular": circular,
    }
    return Plans(
        geometry=geometry,
        plan_id=features.plan_id[first][kept],
        name=features.name[first][kept],
        hard=_any_of(np.array([code in HARD + CONDITIONALLY_HARD for code in codes], dtype=bool), number, count)[kept],
        transformation=_any_of(kinds, number, count)[kept],
        dwellings=own[kept],
        facts=facts,
        region=None if features.region is None else features.region[first][kept],
    )


def _key(text: str) -> str:
    """An id as it is compared: a GUID is the same with and without braces, in capitals or not."""
    return text.strip("{} ").casefold()


def _number_plans(features: PlanFeatures) -> tuple[IntArray, IntArray, int]:
    """Number of the plan of each feature, the first feature of each plan, and how many ids stand for several plans.

    Without an id each feature is a plan of its own.
    """
    layers = np.zeros(len(features.plan_id), dtype=int) if features.layer is None else features.layer
    ids = [None if text is None else _key(text) for text in features.plan_id.tolist()]
    names: dict[str, set[str]] = {}
    found_in: dict[str, set[int]] = {}
    for text, name, layer in zip(ids, features.name.tolist(), layers.tolist(), strict=True):
        if text is not None:
            found_in.setdefault(text, set()).add(layer)
            names.setdefault(text, set()).update([] if name is None else [_key(name)])
    several = {text for text, where in found_in.items() if len(where) > 1 and len(names[text]) > 1}
    keys = [
        (1, "", row) if text is None else (0, text, layer if text in several else 0)
        for row, (text, layer) in enumerate(zip(ids, layers.tolist(), strict=True))
    ]
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    number = np.array([place[key] for key in keys], dtype=np.int64)
    return number, np.unique(number, return_index=True)[1].astype(np.int64), len(several)


def _any_of(values: BoolArray, number: IntArray, count: int) -> BoolArray:
    return np.bincount(number[values], minlength=count) > 0


def _dwellings(features: PlanFeatures, number: IntArray, chosen: BoolArray) -> FloatArray:
    """Homes of each plan in the chosen features, NaN unknown; more demolished than built counts as none."""
    known = chosen & np.isfinite(features.dwellings)
    homes = pd.Series(np.where(known, np.maximum(features.dwellings, 0.0), np.nan))
    # A plan may have a row for each year: equal numbers are then no repetition.
    per_year = homes.groupby([number, np.nan_to_num(features.year, nan=-1)])
    once = per_year.first().where(per_year.nunique() == 1, per_year.sum(min_count=1))
    total: FloatArray = once.groupby(level=0).sum(min_count=1).to_numpy(dtype=float)
    return total


def _share(part: FloatArray, total: FloatArray) -> FloatArray:
    """Part of the total (0..1); all of it where there is nothing to divide."""
    known = total > 0
    return np.where(known, np.nan_to_num(part) / np.where(known, total, 1.0), 1.0)


def _parents(features: PlanFeatures, number: IntArray, count: int) -> IntArray:
    """Number of the parent of each plan, -1 where it has none in the layers; a parent in its own layer comes first."""
    layers = np.zeros(len(number), dtype=int) if features.layer is None else features.layer
    place: dict[tuple[str, int], int] = {}
    anywhere: dict[str, set[int]] = {}
    for text, plan, layer in zip(features.plan_id.tolist(), number.tolist(), layers.tolist(), strict=True):
        if text is not None:
            place[_key(text), layer] = plan
            anywhere.setdefault(_key(text), set()).add(plan)
    parent = np.full(count, -1, dtype=np.int64)
    for text, plan, layer in zip(features.parent_id.tolist(), number.tolist(), layers.tolist(), strict=True):
        if text is None or parent[plan] >= 0:
            continue
        elsewhere = anywhere.get(_key(text), set())
        found = place.get((_key(text), layer), next(iter(elsewhere)) if len(elsewhere) == 1 else -1)
        parent[plan] = -1 if found == plan else found
    return parent


def _without_details(total: FloatArray, parent: IntArray) -> tuple[FloatArray, int]:
    """Homes of each plan that none of its details brings, at any depth, and how many plans are their own ancestor.

    A detail of unknown number brings what its own details bring; one whose details bring more than it says, that.
    """
    below = np.zeros(len(total))
    waiting = np.bincount(parent[parent >= 0], minlength=len(total))
    done = np.zeros(len(total), dtype=bool)
    ready = np.flatnonzero(waiting == 0)
    while len(ready):
        done[ready] = True
        has_parent = ready[parent[ready] >= 0]
        above = parent[has_parent]
        np.add.at(below, above, np.fmax(total[has_parent], below[has_parent]))
        np.subtract.at(waiting, above, 1)
        ready = np.unique(above[waiting[above] == 0])
    own: FloatArray = np.maximum(total - below, 0.0)
    return own, int((~done).sum())


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
