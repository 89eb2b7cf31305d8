"""Judging a theme anew from the indicators in a layer, by the class table of the theme itself.

What cannot be told from the indicators keeps its class. Those are judgements that no threshold of the table made (a
plan that is a point, what was not searched, a class changed by hand): another threshold would not have changed them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ..rules import Rules
from ..themes import category, housing, natura2000, waterstress
from ..themes.category_room import LENIENT
from ..types import DECIMALS, BoolArray, FloatArray, IntArray
from .classes import GEEN, ONBEKEND, Decision, classify
from .classfields import UNKNOWN

#: Indicators of the terrains by the part of their field name behind the prefix; NaN where NULL.
Figures = Mapping[str, FloatArray]


@dataclass(frozen=True)
class Anew:
    """How a theme is judged from its indicators.

    Attributes:
        theme: its name in the rules profile.
        fields: the indicators it needs, by the part of the field name behind the prefix.
        thresholds: of the rules profile, those that decide a class.
        table: figures, the rank in the layer, and rules to the decisions of the theme, from top to bottom.
    """

    theme: str
    fields: tuple[str, ...]
    thresholds: tuple[str, ...]
    table: Callable[[Figures, IntArray, Rules], list[Decision]]


def theme_of(prefix: str, fields: Collection[str], decides: str = LENIENT) -> Anew | None:
    """How the theme with this prefix is judged anew; None when its indicators are not all there.

    A theme of the user's is told by its indicators: those of water stress also stand under a prefix of the user's.

    Args:
        fields: of the layer, in any case of letters.
        decides: which end of a main category decided the category theme, soepel or streng.
    """
    names = {name.lower() for name in fields}
    known = {natura2000.PREFIX: NATURA2000, housing.PREFIX: HOUSING, category.PREFIX: CATEGORY[decides]}
    found = known.get(prefix, WATER)
    return found if {f"{prefix}_{name}" for name in found.fields} <= names else None


def rejudge(anew: Anew, figures: Figures, rank: IntArray, rules: Rules) -> tuple[IntArray, FloatArray]:
    """Ranks and scores of the theme by its indicators and these rules; onbekend stays onbekend.

    Args:
        rank: (n,) place of the class in the layer, -1 for onbekend.
    """
    places, scores, _ = classify(anew.table(figures, rank, rules), len(rank))
    unknown = rank == UNKNOWN
    places[unknown], scores[unknown] = UNKNOWN, np.nan
    return places, scores


def explained(anew: Anew, figures: Figures, rank: IntArray, rules: Rules) -> BoolArray:
    """(n,) True where the indicators and the rules give the class that stands in the layer, and that is known."""
    follows: BoolArray = (rejudge(anew, figures, rank, rules)[0] == rank) & (rank != UNKNOWN)
    return follows


def only(figures: Figures, rows: BoolArray) -> Figures:
    """The figures of some of the terrains."""
    return {name: values[rows] for name, values in figures.items()}


def thresholds(themes: Iterable[Anew]) -> list[tuple[str, str]]:
    """Theme and threshold of all that decide a class of these themes, each once."""
    return list(dict.fromkeys((each.theme, name) for each in themes for name in each.thresholds))


def _everyone(rank: IntArray) -> BoolArray:
    return np.ones(len(rank), dtype=bool)


def _natura2000(figures: Figures, rank: IntArray, rules: Rules) -> list[Decision]:
    """A site that is not found within the search distance is taken to be out of reach."""
    return [
        *natura2000.decisions(figures["overlap_ha"], figures["overlap_pct"], figures["afstand_m"], rules),
        Decision(ONBEKEND, figures["grens"] == 1, None),
        Decision(GEEN, _everyone(rank), None),
    ]


def _housing(figures: Figures, rank: IntArray, rules: Rules) -> list[Decision]:
    """The share under hard plans is not in the layer: it follows from the share under all plans and both hectares."""
    hectares, share, hard_ha = (figures[name] for name in ("overlap_ha", "overlap_pct", "overlap_hard_ha"))
    per_hectare = share / np.where(hectares > 0, hectares, np.nan)
    homes_on, homes_near = figures["plan_in"], figures["plan_nabij"]
    pressure = housing.Pressure(
        hard_ha=hard_ha,
        hard_pct=np.where(hard_ha == hectares, share, np.round(hard_ha * per_hectare, DECIMALS)),
        overlap_pct=share,
        plan_on=(hectares > 0) | (homes_on > 0) | np.isnan(homes_on),
        hard_transformation=figures["verlies_ha"] > 0,
        homes_near=homes_near,
        homes_near_hard=figures["plan_nabij_hard"],
        any_near=(homes_near > 0) | np.isnan(homes_near),
    )
    return [*housing.decisions(pressure, rules), Decision(GEEN, _everyone(rank), None)]


def _water(figures: Figures, rank: IntArray, rules: Rules) -> list[Decision]:
    """How much land has any stress is not in the layer: what was laag or worse has enough of it, in every draw."""
    some = np.where(rank > 0, np.inf, 0.0)
    worst_ha, worst_pct, mean = figures["hoog_ha"], figures["hoog_pct"], figures["stress_gem"]
    return [
        *waterstress.decisions(worst_ha, worst_pct, some, mean, rules),
        Decision(GEEN, _everyone(rank), None),
    ]


def _category(decides: str) -> Callable[[Figures, IntArray, Rules], list[Decision]]:
    def table(figures: Figures, rank: IntArray, rules: Rules) -> list[Decision]:
        taken = category.Taken(
            loss_ha=np.nan_to_num(figures[f"plan_verlies_{decides}_ha"]),
            loss_pct=np.nan_to_num(figures["plan_verlies_pct"]),
            within_pct=np.nan_to_num(figures["binnen_pct"]),
            higher_loss_ha=np.where(figures["hmc"] == 1, np.nan_to_num(figures["hmc_verlies_ha"]), np.nan),
        )
        return [*category.decisions(taken, rules), Decision(GEEN, _everyone(rank), None)]

    return table


NATURA2000 = Anew(
    natura2000.THEME, ("overlap_ha", "overlap_pct", "afstand_m", "grens"), natura2000.THRESHOLDS, _natura2000
)
HOUSING = Anew(
    housing.THEME,
    ("overlap_ha", "overlap_pct", "overlap_hard_ha", "plan_in", "plan_nabij", "plan_nabij_hard", "verlies_ha"),
    housing.THRESHOLDS,
    _housing,
)
#: The area with any stress is not in the layer, but what the worst class needs of smallest_ha is.
WATER = Anew(waterstress.THEME, ("hoog_ha", "hoog_pct", "stress_gem"), waterstress.THRESHOLDS, _water)
CATEGORY = {
    decides: Anew(
        category.THEME,
        (f"plan_verlies_{decides}_ha", "plan_verlies_pct", "binnen_pct", "hmc", "hmc_verlies_ha"),
        category.THRESHOLDS,
        _category(decides),
    )
    for decides in (LENIENT, "streng")
}
