"""Tensions and chances of terrains by the three perspectives of the national spatial tasks.

Agriculture and nature; energy and economy; liveable cities and regions. A tension is a terrain in conflict on a subject
of the perspective, a chance is room for business or for living and working together. Both are findings: a terrain may
have several, and nothing is weighed or added to one score. Source of perspectives and subjects: Ministry of Economic
Affairs and Climate, Strategie en Programma Werklocaties (2022).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import dutch
from ..milieucategorie import ends, order
from ..rules import Rules
from ..types import BoolArray, FloatArray, IntArray, TextArray
from .classes import HOOG, ORDER
from .classfields import UNKNOWN, theme_name

NATURE, ECONOMY, CITIES = "landbouw en natuur", "energie en economie", "leefbare steden"
TENSION, CHANCE = "spanning", "kans"
#: Segments that the perspective of energy and economy is about.
SEGMENTS = {"A": "energie-intensief cluster", "B": "campus", "D": "grootschalig"}
#: What the hectares of a subject are: the terrain as it is drawn, a part of it that was measured, or what the register
#: states of the whole terrain.
DRAWN, MEASURED, STATED = "drawn", "measured", "stated"
#: Subjects that have columns of their own in a row per area, as `spanning_<code>_...` and `kans_<code>_...`.
SEGMENT, HIGHER, QUAY, PLOTS, MIXING, REDEVELOPMENT = "segment", "hmc", "kade", "kavels", "mengen", "herontwikkeling"
#: How a list names the subjects.
TITLES = {
    SEGMENT: "segment",
    HIGHER: "hogere categorie",
    QUAY: "kade",
    PLOTS: "grote kavels",
    MIXING: "mengen",
    REDEVELOPMENT: "herontwikkeling",
}


@dataclass(frozen=True)
class Grounds:
    """What is known of the terrains.

    Attributes:
        facts: (n,) rows; terrein_id, naam, segment and milieucategorie as text or None; area_ha (drawn), banen,
            netto_ha, uitgegeven_ha, issuable_ha, kavel_max_ha, kade, verouderd, vol, mc_hmc_vrij_ha, mc_hmc_verlies_ha
            and woon_plan_nabij as numbers, NaN unknown.
        ranks: prefix of a theme -> (n,) place of its class in classes.ORDER, -1 for onbekend.
        overall: (n,) that of the judgement over all themes.
        reasons: prefix -> (n,) what the theme says of the terrain, or None.
    """

    facts: pd.DataFrame
    ranks: Mapping[str, IntArray]
    overall: IntArray
    reasons: Mapping[str, TextArray]

    def __len__(self) -> int:
        return len(self.facts)

    def number(self, name: str) -> FloatArray:
        """A column of numbers."""
        values: FloatArray = self.facts[name].to_numpy(dtype=float)
        return values

    def text(self, name: str) -> TextArray:
        """A column of texts."""
        values: TextArray = self.facts[name].to_numpy(dtype=object)
        return values


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        nature, economy, cities: prefixes of the themes that are a tension in each perspective.
        tension_from: the class from which a conflict is a tension.
        lenient: a main category counts as its lowest sub-category, else as its highest.
    """

    nature: Sequence[str] = ("n2000", "water")
    economy: Sequence[str] = ()
    cities: Sequence[str] = ("woon", "mc")
    tension_from: str = HOOG
    lenient: bool = True


@dataclass(frozen=True)
class Subject:
    """One thing that may be a tension or a chance.

    Attributes:
        kind: TENSION or CHANCE.
        perspective: NATURE, ECONOMY or CITIES.
        code: of the subject; a theme by its name.
        known: (n,) True where it can be told.
        holds: (n,) True where it is so; never where it is not known.
        hectares: (n,) of what it is about, NaN unknown.
        basis: DRAWN, MEASURED or STATED.
        reason: the Dutch sentence for one row number.
        is_theme: the subject is a theme of the screening.
    """

    kind: str
    perspective: str
    code: str
    known: BoolArray
    holds: BoolArray
    hectares: FloatArray
    basis: str
    reason: Callable[[int], str]
    is_theme: bool = False

    @property
    def title(self) -> str:
        """How a list names it."""
        return self.code if self.is_theme else TITLES[self.code]


def subjects(grounds: Grounds, options: Options, rules: Rules) -> list[Subject]:
    """All tensions and chances, by perspective."""
    themes = ((NATURE, options.nature), (ECONOMY, options.economy), (CITIES, options.cities))
    by_theme = {
        perspective: [_theme(grounds, perspective, prefix, options) for prefix in prefixes if prefix in grounds.ranks]
        for perspective, prefixes in themes
    }
    economy = [*_economy_tensions(grounds, options, rules), *_economy_chances(grounds, rules)]
    cities = [_mixing(grounds, options, rules), _redevelopment(grounds, rules)]
    return [*by_theme[NATURE], *by_theme[ECONOMY], *economy, *by_theme[CITIES], *cities]


# ---- tensions


def _theme(grounds: Grounds, perspective: str, prefix: str, options: Options) -> Subject:
    rank, reasons = grounds.ranks[prefix], grounds.reasons.get(prefix)

    def reason(row: int) -> str:
        said = None if reasons is None else reasons[row]
        return str(said) if said else f"Klasse {ORDER[rank[row]]} in het thema {theme_name(prefix)}."

    known = rank != UNKNOWN
    holds = known & (rank >= ORDER.index(options.tension_from))
    return Subject(
        TENSION, perspective, theme_name(prefix), known, holds, grounds.number("area_ha"), DRAWN, reason, is_theme=True
    )


def _economy_tensions(grounds: Grounds, options: Options, rules: Rules) -> list[Subject]:
    """Segments, quays and large plots in conflict, and what plans take of the room for higher categories."""
    area, quay, taken = (grounds.number(name) for name in ("area_ha", "kade", "mc_hmc_verlies_ha"))
    segment = grounds.text("segment")
    judged = grounds.overall != UNKNOWN
    conflict = judged & (grounds.overall >= ORDER.index(options.tension_from))
    plots = _large_plots(grounds, rules)

    def in_conflict(row: int) -> str:
        return f"klasse {ORDER[grounds.overall[row]]} over alle thema's."

    def of_segment(row: int) -> str:
        return f"Segment {segment[row]} ({SEGMENTS[segment[row]]}), {in_conflict(row)}"

    def of_plot(row: int) -> str:
        return f"Uitgeefbare kavel van {dutch.hectares(plots.hectares[row])}, {in_conflict(row)}"

    def taken_by_plans(row: int) -> str:
        hectares = dutch.hectares(taken[row])
        return f"Woningbouwplannen nemen {hectares} van de ruimte voor een hogere milieucategorie."

    of_these = np.array([each in SEGMENTS for each in segment], dtype=bool)
    named = np.array([each is not None for each in segment], dtype=bool)
    much = taken >= rules.number("milieucategorie", "high_hmc_loss_ha")
    return [
        Subject(TENSION, ECONOMY, SEGMENT, named & judged, of_these & conflict, area, DRAWN, of_segment),
        Subject(TENSION, ECONOMY, HIGHER, ~np.isnan(taken), much, taken, MEASURED, taken_by_plans),
        Subject(
            TENSION, ECONOMY, QUAY, ~np.isnan(quay) & judged, (quay == 1) & conflict, area, DRAWN,
            lambda row: f"Kade, {in_conflict(row)}",
        ),
        Subject(TENSION, ECONOMY, PLOTS, plots.known & judged, plots.holds & conflict, plots.hectares, STATED, of_plot),
    ]  # fmt: skip


# ---- chances


def _economy_chances(grounds: Grounds, rules: Rules) -> list[Subject]:
    """Room for higher categories, large plots, and land on a quay."""
    free, quay, issuable = (grounds.number(name) for name in ("mc_hmc_vrij_ha", "kade", "issuable_ha"))
    some = issuable >= float(rules.chance("quay_issuable_ha"))
    told = (quay == 0) | (~np.isnan(issuable) & (~np.isnan(quay) | ~some))
    room = free >= float(rules.chance("higher_room_min_ha"))
    return [
        Subject(
            CHANCE, ECONOMY, HIGHER, ~np.isnan(free), room, free, MEASURED,
            lambda row: f"Op {dutch.hectares(free[row])} past nu een hogere milieucategorie.",
        ),
        _large_plots(grounds, rules),
        Subject(
            CHANCE, ECONOMY, QUAY, told, (quay == 1) & some, issuable, STATED,
            lambda row: f"Kade, en {dutch.hectares(issuable[row])} is nog uitgeefbaar.",
        ),
    ]  # fmt: skip


def _large_plots(grounds: Grounds, rules: Rules) -> Subject:
    """A plot is no larger than what is still issuable."""
    largest, issuable = grounds.number("kavel_max_ha"), grounds.number("issuable_ha")
    limit = float(rules.chance("large_plot_ha"))
    hectares = np.where(issuable < largest, issuable, largest)
    known = ~np.isnan(largest) | (issuable <= limit)
    return Subject(
        CHANCE, ECONOMY, PLOTS, known, hectares > limit, hectares, STATED,
        lambda row: f"De grootste uitgeefbare kavel meet {dutch.hectares(hectares[row])}.",
    )  # fmt: skip


def _mixing(grounds: Grounds, options: Options, rules: Rules) -> Subject:
    """A low category with planned homes near: living and working may mix."""
    category, homes = grounds.text("milieucategorie"), grounds.number("woon_plan_nabij")
    heaviest = order(str(rules.chance("mixing_category")))
    found = [ends(text) for text in category]
    places = np.array([-1 if pair is None else order(pair[0 if options.lenient else 1]) for pair in found], dtype=int)
    suited = (places >= 0) & (places <= heaviest)
    enough = homes >= float(rules.chance("mixing_dwellings"))

    def reason(row: int) -> str:
        return f"Categorie {category[row]}, en {dutch.number(homes[row])} geplande woningen nabij."

    known = (places > heaviest) | (suited & ~np.isnan(homes))
    return Subject(CHANCE, CITIES, MIXING, known, suited & enough, grounds.number("area_ha"), DRAWN, reason)


def _redevelopment(grounds: Grounds, rules: Rules) -> Subject:
    """Outdated and not yet full."""
    outdated, full = grounds.number("verouderd"), grounds.number("vol")
    net = grounds.number("netto_ha")
    issued = grounds.number("uitgegeven_ha") / np.where(net > 0, net, np.nan) * 100
    open_land = (issued < float(rules.chance("redevelopment_issued_pct"))) & (full != 1)

    def reason(row: int) -> str:
        return f"Verouderd, en {dutch.percent(issued[row])} van het terrein is uitgegeven."

    known = (outdated == 0) | ((outdated == 1) & (~np.isnan(issued) | (full == 1)))
    return Subject(
        CHANCE,
        CITIES,
        REDEVELOPMENT,
        known,
        (outdated == 1) & open_land,
        grounds.number("area_ha"),
        DRAWN,
        reason,
    )
