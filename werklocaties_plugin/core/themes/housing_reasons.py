"""What the housing theme says of a terrain: one Dutch sentence per rule of its table."""

from __future__ import annotations

import numpy as np

from .. import dutch
from ..types import BoolArray, FloatArray, IntArray
from .housing_cover import Cover, Figures, Options
from .plans import Plans


class Reasons:
    """The Dutch sentence for each rule of the table."""

    def __init__(self, figures: Figures, plans: Plans, cover: Cover, options: Options) -> None:
        self.figures = figures
        self.plans = plans
        self.radius = dutch.distance(options.radius)
        plan, on = cover.near["plan"].to_numpy(), cover.near["on"].to_numpy()
        ground, share = cover.near["on_ha"].to_numpy(), cover.near["share_near"].to_numpy()
        # A plan of unknown number, and one that only touches the radius, go before a plan of no homes.
        rather = np.where(np.isnan(plans.dwellings[plan]), 2e-3, np.where(plans.dwellings[plan] > 0, 1e-3, 0.0))
        homes = np.nan_to_num(plans.dwellings[plan] * share) + rather
        hard, changes = plans.hard[plan], plans.transformation[plan]
        count = len(figures.overlap_ha)

        def most(weight: FloatArray, chosen: BoolArray) -> tuple[IntArray, BoolArray]:
            return _first_plan(cover, weight, chosen, count)

        self.largest = most(ground, on)
        self.largest_hard = most(ground, on & hard)
        self.largest_loss = most(ground, on & hard & changes)
        self.most_homes = most(homes, np.ones(len(plan), dtype=bool))
        self.most_hard_homes = most(homes, hard)

    def hard_plans(self, row: int) -> str:
        if self.figures.hard_transformation[row]:
            hectares, share = self.figures.loss_ha[row], self.figures.loss_pct[row]
            return self._on(row, hectares, share, "een vastgesteld transformatieplan", self.largest_loss)
        hectares, share = self.figures.hard_ha[row], self.figures.hard_pct[row]
        return self._on(row, hectares, share, "een vastgesteld woningbouwplan", self.largest_hard)

    def plans_on(self, row: int) -> str:
        hectares, share = self.figures.overlap_ha[row], self.figures.overlap_pct[row]
        return self._on(row, hectares, share, "een woningbouwplan", self.largest)

    def many_near(self, row: int) -> str:
        homes = dutch.number(self.figures.homes_near_hard[row])
        title = self._title(self.most_hard_homes[0][row])
        return f"Binnen {self.radius} zijn {homes} woningen vastgesteld, de meeste in {title}."

    def near(self, row: int) -> str:
        homes = self.figures.homes_near[row]
        plan = self.most_homes[0][row]
        title = self._title(plan)
        if np.isnan(self.plans.dwellings[plan]):
            return f"Binnen {self.radius} ligt een plan zonder bekend aantal woningen: {title}."
        if homes < 0.5:
            return f"Binnen {self.radius}: minder dan 1 woning gepland, in {title}."
        count = f"{dutch.number(homes)} woning{'' if homes < 1.5 else 'en'}"
        return f"Binnen {self.radius}: {count} gepland, de meeste in {title}."

    def none(self, row: int) -> str:
        return f"Geen geplande woningen binnen {self.radius}."

    def _on(self, row: int, hectares: float, share: float, kind: str, largest: tuple[IntArray, BoolArray]) -> str:
        first, others = largest
        title = self._title(first[row]) + (" en andere" if others[row] else "")
        if hectares == 0:
            return f"Op het terrein ligt, als punt, {kind}: {title}{self._homes_on(row)}."
        part = f"{dutch.hectares(hectares)} ({dutch.percent(share)})"
        return f"{part} van het terrein ligt in {kind}: {title}{self._homes_on(row)}."

    def _title(self, plan: int) -> str:
        if plan < 0:
            return "meer plannen samen"
        label = self.plans.name[plan] or self.plans.plan_id[plan]
        return str(label) if label else "een plan zonder naam"

    def _homes_on(self, row: int) -> str:
        homes = self.figures.homes_on[row]
        if np.isnan(homes):
            return "; hoeveel woningen op het terrein is onbekend"
        if homes < 0.5:
            return ""
        return f"; {dutch.number(homes)} geplande woning{'' if homes < 1.5 else 'en'} op het terrein"


def _first_plan(cover: Cover, weight: FloatArray, chosen: BoolArray, count: int) -> tuple[IntArray, BoolArray]:
    """Of the chosen plans of each terrain the one of most weight (-1: none), and whether there are others.

    Where they weigh the same it is the first in order.
    """
    rows = np.flatnonzero(chosen)
    terrain, plan = cover.near["terrain"].to_numpy()[rows], cover.near["plan"].to_numpy()[rows]
    # Rounded: a difference of the last digit should not decide which plan is named.
    order = np.lexsort((plan, -np.round(weight[rows], 6), terrain))
    first = order[np.unique(terrain[order], return_index=True)[1]]
    best = np.full(count, -1, dtype=np.int64)
    best[terrain[first]] = plan[first]
    return best, np.bincount(terrain, minlength=count) > 1
