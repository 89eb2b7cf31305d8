"""Housing pressure: plans on and near the terrains, homes near them, and the terrain that decided plans take.

Hectares in overlapping plans count once, homes add up. A plan of unknown number counts as a plan, not as homes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..judging.classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND, Decision, Rule, explained, judge
from ..measuring.engine import Engine
from ..measuring.near import count_within
from ..measuring.overlap import ground_ha, unite_groups
from ..model import PAIR_COLUMNS, Assessment, Terrains
from ..rules import Rules
from ..types import M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray
from .housing_cover import Cover, Figures, Options
from .housing_reasons import Reasons
from .plans import Plans

THEME = "woningbouw"
PREFIX = "woon"
#: Output fields in order.
FIELDS: dict[str, type] = {
    "woon_overlap_ha": float,
    "woon_overlap_pct": float,
    "woon_overlap_hard_ha": float,
    "woon_plan_in": float,
    "woon_plan_in_hard": float,
    "woon_plan_nabij": float,
    "woon_plan_nabij_hard": float,
    "woon_plan_druk": float,
    "woon_bestaand_nabij": int,
    "woon_transformatie": int,
    "woon_verlies_ha": float,
    "woon_verlies_banen": float,
    "woon_score": float,
    "woon_klasse": str,
    "woon_reden": str,
}


def assess(
    terrains: Terrains,
    jobs: FloatArray,
    plans: Plans | None,
    homes: GeometryArray | None,
    options: Options,
    rules: Rules,
    engine: Engine,
    *,
    plans_are_empty: bool = False,
) -> Assessment:
    """Measure the terrains against plans and homes and judge them.

    Args:
        jobs: (n,) jobs on each terrain, NaN unknown.
        plans: None when no plan layer was given: its indicators are NULL.
        homes: existing homes, points or polygons; None when not given.
        plans_are_empty: the plan layers were given but have no features: they say nothing.

    Returns:
        Indicators `woon_*` of the contract; hectares in the analysis CRS.

    Raises:
        Cancelled: from the engine's progress.
    """
    counting, planning, adding_up = engine.parts(3, 6, 1)
    silent = plans is None or plans_are_empty
    existing = None if homes is None else count_within(terrains.geometry, homes, options.radius, counting)
    if plans is None or silent:
        figures = Figures.unknown(len(terrains))
        why = "De laag met woningbouwplannen is leeg." if plans_are_empty else "Er is geen laag met woningbouwplannen."
        judged = judge(PREFIX, _silent_table(terrains, why), len(terrains))
        numbers, facts, pairs = dict.fromkeys(NUMBERS, 0.0), {}, None
        numbers["TERRAIN_COUNT"] = len(terrains)
    else:
        cover = Cover.measure(terrains, plans, options, planning)
        figures = _figures(terrains, plans, cover)
        judged = judge(PREFIX, _class_table(terrains, plans, cover, figures, options, rules), len(terrains))
        numbers = _numbers(terrains, plans, cover, judged, adding_up)
        facts = {**plans.facts, "covered_twice_ha": _covered_twice(cover)}
        pairs = _pairs(plans, cover) if options.pairs else None
    indicators = pd.concat([_indicators(terrains, figures, existing, jobs), judged], axis=1)[list(FIELDS)]
    return Assessment(indicators, numbers, facts, pairs)


NUMBERS = (
    "TERRAIN_COUNT",
    "OVERLAP_COUNT",
    "OVERLAP_HA",
    "HARD_OVERLAP_HA",
    "PLANNED_DWELLINGS_ON_TERRAINS",
    "LOSS_HA",
    "PLANS_WITHOUT_NUMBER",
    "SLIVER_COUNT",
    "HIGH_COUNT",
)


def _figures(terrains: Terrains, plans: Plans, cover: Cover) -> Figures:
    count, near, known = len(terrains), cover.near, terrains.present
    terrain, plan = near["terrain"].to_numpy(), near["plan"].to_numpy()
    on, spot, hard = near["on"].to_numpy(), near["spot"].to_numpy(), plans.hard[plan]
    changes = plans.transformation[plan]
    whole, hard_ha, changing, loss = (
        part.hectares_per_terrain(count) for part in (cover.whole, cover.hard, cover.transformation, cover.loss)
    )
    homes = plans.dwellings[plan]
    homes_on, homes_near = homes * near["share_on"].to_numpy(), homes * near["share_near"].to_numpy()
    nearby = _homes(terrain, homes_near, np.ones(len(plan), dtype=bool), known)

    def any_of(chosen: BoolArray) -> BoolArray:
        return np.bincount(terrain[chosen], minlength=count) > 0

    return Figures(
        overlap_ha=np.where(known, whole, np.nan),
        overlap_pct=terrains.percent(whole),
        hard_ha=np.where(known, hard_ha, np.nan),
        hard_pct=terrains.percent(hard_ha),
        homes_on=_homes(terrain, homes_on, on, known),
        homes_on_hard=_homes(terrain, homes_on, on & hard, known),
        homes_near=nearby,
        homes_near_hard=_homes(terrain, homes_near, hard, known),
        pressure=np.where(nearby == 0, 0.0, nearby / np.where(cover.around_ha > 0, cover.around_ha, np.nan)),
        transformation=np.where(known, (changing > 0) | any_of(spot & changes), np.nan),
        loss_ha=np.where(known, loss, np.nan),
        loss_pct=terrains.percent(loss),
        plan_on=(whole > 0) | any_of(on),
        homes_or_unknown_near=any_of(~(homes == 0)),
        hard_transformation=(loss > 0) | any_of(spot & changes & hard),
    )


def _homes(terrain: IntArray, homes: FloatArray, chosen: BoolArray, known: BoolArray) -> FloatArray:
    """Homes per terrain of the chosen pairs: 0 without a plan, NaN where none of the plans has a number."""
    count = len(known)
    numbered = chosen & ~np.isnan(homes)
    total = np.bincount(terrain[numbered], weights=homes[numbered], minlength=count)
    only_unknown = (np.bincount(terrain[chosen], minlength=count) > 0) & (
        np.bincount(terrain[numbered], minlength=count) == 0
    )
    return np.where(known & ~only_unknown, total, np.nan)


def _indicators(terrains: Terrains, figures: Figures, existing: IntArray | None, jobs: FloatArray) -> pd.DataFrame:
    hectares = np.where(terrains.area_m2 > 0, terrains.area_m2, np.nan) / M2_PER_HA
    nearby: FloatArray = np.full(len(terrains), np.nan)
    if existing is not None:
        nearby[terrains.present] = existing[terrains.present]
    return pd.DataFrame(
        {
            "woon_overlap_ha": figures.overlap_ha,
            "woon_overlap_pct": figures.overlap_pct,
            "woon_overlap_hard_ha": figures.hard_ha,
            "woon_plan_in": figures.homes_on,
            "woon_plan_in_hard": figures.homes_on_hard,
            "woon_plan_nabij": figures.homes_near,
            "woon_plan_nabij_hard": figures.homes_near_hard,
            "woon_plan_druk": figures.pressure,
            "woon_bestaand_nabij": _whole_numbers(nearby),
            "woon_transformatie": _whole_numbers(figures.transformation),
            "woon_verlies_ha": figures.loss_ha,
            "woon_verlies_banen": jobs * figures.loss_ha / hectares,
        }
    )


def _whole_numbers(values: FloatArray) -> pd.Series[int]:
    """Integers with None where unknown."""
    return pd.Series([None if np.isnan(value) else int(value) for value in values], dtype=object)


def _numbers(terrains: Terrains, plans: Plans, cover: Cover, judged: pd.DataFrame, engine: Engine) -> dict[str, float]:
    """Totals of the ground: where terrains overlap each other it counts once."""
    grouping, *uniting, planned = engine.parts(2, 1, 1, 1, 1)
    group = terrains.groups(grouping)
    whole, hard, loss = (
        ground_ha(part.geometry, group[part.terrain], share)
        for part, share in zip((cover.whole, cover.hard, cover.loss), uniting, strict=True)
    )
    return {
        "TERRAIN_COUNT": len(terrains),
        "OVERLAP_COUNT": len(np.unique(cover.whole.terrain)),
        "OVERLAP_HA": whole,
        "HARD_OVERLAP_HA": hard,
        "PLANNED_DWELLINGS_ON_TERRAINS": _homes_on_terrains(plans, cover, planned),
        "LOSS_HA": loss,
        "PLANS_WITHOUT_NUMBER": int(plans.facts["without_number"]),
        "SLIVER_COUNT": len(cover.slivers),
        "HIGH_COUNT": int((judged[f"{PREFIX}_klasse"] == HOOG).sum()),
    }


def _homes_on_terrains(plans: Plans, cover: Cover, engine: Engine) -> float:
    """Each plan's homes by the share of it that lies on any terrain."""
    share = np.zeros(len(plans))
    on_terrains = unite_groups(cover.per_plan.geometry, cover.per_plan.group, engine)
    touched = np.unique(cover.per_plan.group)
    share[touched] = shapely.area(on_terrains) / shapely.area(plans.geometry[touched])
    share[cover.near.loc[cover.near["spot"].to_numpy(), "plan"].to_numpy()] = 1.0
    return float(np.nansum(np.minimum(share, 1.0) * plans.dwellings))


def _covered_twice(cover: Cover) -> float:
    """Hectares of terrain under more than one plan, the surplus summed."""
    return max(float(cover.per_plan.area_m2().sum() - cover.whole.area_m2().sum()) / M2_PER_HA, 0.0)


def _silent_table(terrains: Terrains, why: str) -> list[Rule]:
    return [Rule(ONBEKEND, np.ones(len(terrains), dtype=bool), None, lambda row: why)]


#: The thresholds of the rules profile that decide a class.
THRESHOLDS = ("high_overlap_ha", "high_overlap_pct", "medium_nearby_dwellings")


@dataclass(frozen=True)
class Pressure:
    """What the class table looks at, per terrain (NaN: unknown).

    Attributes:
        hard_ha, hard_pct: hectares of the terrain, and share, under hard plans.
        overlap_pct: share under any plan.
        plan_on: True where any plan lies on the terrain.
        hard_transformation: True where a hard transformation plan does.
        homes_near, homes_near_hard: planned homes within the radius.
        any_near: True where homes, or a plan of unknown number, are planned within the radius.
    """

    hard_ha: FloatArray
    hard_pct: FloatArray
    overlap_pct: FloatArray
    plan_on: BoolArray
    hard_transformation: BoolArray
    homes_near: FloatArray
    homes_near_hard: FloatArray
    any_near: BoolArray


def decisions(pressure: Pressure, rules: Rules) -> list[Decision]:
    """What the pressure decides, from hoog to laag."""
    hard = pressure.hard_ha >= rules.number(THEME, "high_overlap_ha")
    hard |= pressure.hard_pct >= rules.number(THEME, "high_overlap_pct")
    lowest = rules.number(THEME, "medium_lowest_p")
    full = rules.number(THEME, "medium_nearby_full_dwellings")
    near_hard = np.nan_to_num(pressure.homes_near_hard)
    overlap_p = np.maximum(lowest, np.nan_to_num(pressure.overlap_pct) / 100)
    low_p = np.nan_to_num(pressure.homes_near) / rules.number(THEME, "low_nearby_dwellings")
    many = near_hard >= rules.number(THEME, "medium_nearby_dwellings")
    return [
        Decision(HOOG, hard | pressure.hard_transformation, np.nan_to_num(pressure.hard_pct) / 100),
        Decision(MIDDEN, pressure.plan_on, overlap_p),
        Decision(MIDDEN, many, np.minimum(near_hard / full, lowest)),
        Decision(LAAG, pressure.any_near, low_p),
    ]


def _class_table(
    terrains: Terrains, plans: Plans, cover: Cover, figures: Figures, options: Options, rules: Rules
) -> list[Rule]:
    """The class table of the contract, from top to bottom."""
    pressure = Pressure(
        figures.hard_ha,
        figures.hard_pct,
        figures.overlap_pct,
        figures.plan_on,
        figures.hard_transformation,
        figures.homes_near,
        figures.homes_near_hard,
        figures.homes_or_unknown_near,
    )
    say = Reasons(figures, plans, cover, options)
    everyone = np.ones(len(terrains), dtype=bool)
    return [
        Rule(ONBEKEND, ~terrains.present, None, lambda row: "Het terrein heeft geen geometrie om te meten."),
        *explained(decisions(pressure, rules), (say.hard_plans, say.plans_on, say.many_near, say.near)),
        Rule(GEEN, everyone, None, say.none),
    ]


def _pairs(plans: Plans, cover: Cover) -> pd.DataFrame:
    """Every plan on or near every terrain, with the homes that it brings near."""
    near, plan = cover.near, cover.near["plan"].to_numpy()
    firm = np.where(plans.hard[plan], "hard", "zacht")
    kind = np.where(plans.transformation[plan], ", transformatiegebied", "")
    columns = (
        near["terrain"].to_numpy(),
        plans.plan_id[plan],
        plans.name[plan],
        near["on_ha"].to_numpy(),
        near["distance"].to_numpy(),
        plans.dwellings[plan] * near["share_near"].to_numpy(),
        np.char.add(firm, kind).astype(object),
    )
    return pd.DataFrame(dict(zip(PAIR_COLUMNS, columns, strict=True)))
