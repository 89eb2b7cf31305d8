"""Environmental category: the room that terrains have, and what housing plans take of it.

A terrain of category 4 is zoned inwards: its rim is meant to lie within its own distance. That is room, not conflict.
Conflict is what plans take away of what is free now. IBIS knows main categories only, so both ends are computed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..judging.classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND, Decision, Rule, explained, judge
from ..measuring.engine import Engine
from ..milieucategorie import order
from ..model import PAIR_COLUMNS, Assessment, Terrains
from ..rules import Rules
from ..types import BoolArray, FloatArray, GeometryArray, IntArray, TextArray
from .category_reasons import Reasons
from .category_room import Distances, Figures, Options, Rooms, Sensitive, distances_of
from .plans import Plans
from .sensitive import Limits

THEME = "milieucategorie"
PREFIX = "mc"
#: Beyond this distance (m) no object is looked for: the largest distance of all categories.
FARTHEST = 1_500.0
#: Output fields in order.
FIELDS: dict[str, type] = {
    "mc_nominaal": str,
    "mc_hmc": int,
    "mc_richtafstand_soepel_m": float,
    "mc_richtafstand_streng_m": float,
    "mc_afstand_m": float,
    "mc_afstand_plan_m": float,
    "mc_geheel": str,
    "mc_gevoelig_aantal": int,
    "mc_gevoelig_op_terrein": int,
    "mc_plan_woningen": float,
    "mc_binnen_soepel_ha": float,
    "mc_binnen_streng_ha": float,
    "mc_binnen_pct": float,
    "mc_plan_verlies_soepel_ha": float,
    "mc_plan_verlies_streng_ha": float,
    "mc_plan_verlies_pct": float,
    "mc_hmc_vrij_ha": float,
    "mc_hmc_verlies_ha": float,
    "mc_score": float,
    "mc_klasse": str,
    "mc_reden": str,
}


def assess(
    terrains: Terrains,
    category: TextArray,
    sensitive: Sensitive | None,
    plans: Plans | None,
    mixed_areas: GeometryArray | None,
    options: Options,
    rules: Rules,
    engine: Engine,
) -> tuple[Assessment, Rooms]:
    """Measure what is free now and what plans take, and judge.

    Args:
        category: (n,) category of each terrain as text or None.
        sensitive: existing homes and other sensitive objects; None when not given.
        plans: None when not given; all of them limit, whatever their number of homes.
        mixed_areas: polygons in which the mixed-area distance holds.

    Returns:
        The indicators `mc_*` of the contract, and the rooms from which more can be drawn.

    Raises:
        Cancelled: from the engine's progress.
    """
    looking, measuring = engine.parts(3, 7)
    keep = distances_of(category, options, rules)
    asked = keep.asked(options, rules)
    rooms = Rooms.find(terrains, sensitive, plans, mixed_areas, options, rules, asked, FARTHEST, looking)
    figures = rooms.measure(keep, measuring)
    say = Reasons(figures, keep, category, plans, rooms, options)
    judged = judge(PREFIX, _class_table(terrains, figures, keep, rooms, say, rules), len(terrains))
    indicators = pd.concat([_indicators(terrains, category, figures, keep, rooms, options), judged], axis=1)
    numbers = {
        "TERRAIN_COUNT": len(terrains),
        "HIGHER_COUNT": int((indicators["mc_hmc"] == 1).sum()),
        "WITHIN_HA": figures.within_ground_ha,
        "PLAN_LOSS_HA": figures.loss_ground_ha,
        "HIGHER_LOST_HA": figures.higher_loss_ground_ha,
        "HIGH_COUNT": int((judged["mc_klasse"] == HOOG).sum()),
    }
    unreadable = [text for text, known in zip(category, keep.readable, strict=True) if text is not None and not known]
    facts = {f"unreadable:{text}": float(unreadable.count(text)) for text in sorted(set(unreadable))}
    pairs = _pairs(figures, keep, plans, rooms) if options.pairs else None
    return Assessment(indicators[list(FIELDS)], numbers, facts, pairs), rooms


def _indicators(
    terrains: Terrains, category: TextArray, figures: Figures, keep: Distances, rooms: Rooms, options: Options
) -> pd.DataFrame:
    known = terrains.present
    higher = order(options.higher_from)
    hmc = [None if lowest is None else int(order(lowest) >= higher) for lowest in keep.lowest]
    return pd.DataFrame(
        {
            "mc_nominaal": category,
            "mc_hmc": pd.Series(hmc, dtype=object),
            "mc_richtafstand_soepel_m": keep.lenient_m,
            "mc_richtafstand_streng_m": keep.strict_m,
            "mc_afstand_m": _within_reach(rooms.existing, len(terrains)),
            "mc_afstand_plan_m": _within_reach(rooms.planned, len(terrains)),
            "mc_geheel": rooms.whole_terrain(),
            "mc_gevoelig_aantal": _counted(figures.objects, known & keep.readable & (rooms.existing is not None)),
            "mc_gevoelig_op_terrein": _counted(rooms.on_terrain, known & (rooms.existing is not None)),
            "mc_plan_woningen": figures.plan_homes,
            "mc_binnen_soepel_ha": figures.within_lenient_ha,
            "mc_binnen_streng_ha": figures.within_strict_ha,
            "mc_binnen_pct": terrains.percent(figures.within_ha),
            "mc_plan_verlies_soepel_ha": figures.loss_lenient_ha,
            "mc_plan_verlies_streng_ha": figures.loss_strict_ha,
            "mc_plan_verlies_pct": terrains.percent(figures.loss_ha),
            "mc_hmc_vrij_ha": figures.higher_free_ha,
            "mc_hmc_verlies_ha": figures.higher_loss_ha,
        }
    )


def _within_reach(limits: Limits | None, count: int) -> FloatArray:
    """Distance of the nearest object; NaN beyond the farthest or without objects."""
    if limits is None:
        return np.full(count, np.nan)
    return np.where(np.isfinite(limits.nearest), limits.nearest, np.nan)


def _counted(counts: IntArray, known: BoolArray) -> pd.Series[int]:
    """Integers with None where unknown."""
    return pd.Series([int(n) if here else None for n, here in zip(counts, known, strict=True)], dtype=object)


#: The thresholds of the rules profile that decide a class.
THRESHOLDS = ("high_loss_ha", "high_loss_pct", "high_hmc_loss_ha", "smallest_ha", "medium_within_pct")


@dataclass(frozen=True)
class Taken:
    """What the class table looks at, per terrain, by the deciding end (0 where nothing is known).

    Attributes:
        loss_ha, loss_pct: what plans take of what is free now, in hectares and as a share of the terrain.
        within_pct: share within the own distance of an existing object.
        higher_loss_ha: what plans take of the room for higher categories; NaN for a terrain of a lower category.
    """

    loss_ha: FloatArray
    loss_pct: FloatArray
    within_pct: FloatArray
    higher_loss_ha: FloatArray


def decisions(taken: Taken, rules: Rules) -> list[Decision]:
    """What is taken decides, from hoog to laag."""
    ten = rules.number(THEME, "high_loss_pct")
    much = (taken.loss_ha >= rules.number(THEME, "high_loss_ha")) | (taken.loss_pct >= ten)
    much |= taken.higher_loss_ha >= rules.number(THEME, "high_hmc_loss_ha")
    mostly = taken.within_pct >= rules.number(THEME, "medium_within_pct")
    medium_p = np.maximum(taken.loss_pct / ten, taken.within_pct / 100)
    return [
        Decision(HOOG, much, taken.loss_pct / 100),
        Decision(MIDDEN, taken.loss_ha >= rules.number(THEME, "smallest_ha"), medium_p),
        Decision(MIDDEN, mostly, medium_p),
        Decision(LAAG, taken.within_pct > 0, taken.within_pct / rules.number(THEME, "low_full_pct")),
    ]


def _class_table(
    terrains: Terrains, figures: Figures, keep: Distances, rooms: Rooms, say: Reasons, rules: Rules
) -> list[Rule]:
    """The class table of the contract, from top to bottom."""
    taken = Taken(
        np.nan_to_num(figures.loss_ha),
        np.nan_to_num(terrains.percent(figures.loss_ha)),
        np.nan_to_num(terrains.percent(figures.within_ha)),
        np.where(keep.is_higher, np.nan_to_num(figures.higher_loss_ha), np.nan),
    )
    everyone = np.ones(len(terrains), dtype=bool)
    nothing_given = everyone & (rooms.existing is None) & (rooms.planned is None)
    return [
        Rule(ONBEKEND, ~terrains.present, None, lambda row: "Het terrein heeft geen geometrie om te meten."),
        Rule(ONBEKEND, nothing_given, None, lambda row: "Er zijn geen gevoelige objecten en geen plannen opgegeven."),
        Rule(ONBEKEND, ~keep.readable, None, say.no_category),
        *explained(decisions(taken, rules), (say.plans_take, say.plans_take, say.within, say.within)),
        Rule(GEEN, everyone, None, say.none),
    ]


def _pairs(figures: Figures, keep: Distances, plans: Plans | None, rooms: Rooms) -> pd.DataFrame:
    """One row per terrain for the existing objects within the deciding distance, one per plan that limits."""
    rows: list[tuple[object, ...]] = []
    if rooms.existing is not None:
        near = rooms.existing.nearest
        for terrain in np.flatnonzero(figures.objects > 0):
            hectares = figures.within_ha[terrain]
            rows.append((terrain, None, None, hectares, near[terrain], figures.objects[terrain], "gevoelige objecten"))
    if rooms.planned is not None and plans is not None:
        closer = rooms.planned.closer(keep.quiet, keep.mixed)
        limits = rooms.planned
        for terrain, plan, metres in zip(
            limits.terrain[closer], limits.item[closer], limits.distance[closer], strict=True
        ):
            label = "plan, hard" if plans.hard[plan] else "plan, zacht"
            homes = plans.dwellings[plan]
            rows.append((terrain, plans.plan_id[plan], plans.name[plan], np.nan, metres, homes, label))
    return pd.DataFrame(rows, columns=list(PAIR_COLUMNS))
