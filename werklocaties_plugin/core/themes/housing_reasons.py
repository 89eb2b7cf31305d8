"""What the housing theme says of a terrain: one Dutch sentence per rule of its table."""

from __future__ import annotations

import numpy as np

from .. import dutch
from ..plans import Plans
from ..types import BoolArray
from .housing_cover import Cover, Figures, Options


class Reasons:
    """The Dutch sentence for each rule of the table."""

    def __init__(self, figures: Figures, plans: Plans, cover: Cover, options: Options) -> None:
        self.figures = figures
        self.plans = plans
        self.radius = dutch.distance(options.radius)
        self.near_of = dict(list(cover.near.groupby("terrain")))

    def hard_plans(self, row: int) -> str:
        hectares, share = self.figures.hard_ha[row], self.figures.hard_pct[row]
        kind = "een vastgesteld transformatieplan" if self.figures.hard_transformation[row] else "vastgestelde plannen"
        title = self._largest(row, self.plans.hard)
        if hectares == 0:
            return f"Op het terrein ligt {kind}: {title}{self._homes_on(row)}."
        part = f"{dutch.hectares(hectares)} ({dutch.percent(share)}) van het terrein"
        return f"{part} ligt in {kind}: {title}{self._homes_on(row)}."

    def plans_on(self, row: int) -> str:
        hectares, share = self.figures.overlap_ha[row], self.figures.overlap_pct[row]
        title = self._largest(row, np.ones(len(self.plans), dtype=bool))
        if hectares == 0:
            return f"Op het terrein ligt woningbouwplan {title}{self._homes_on(row)}."
        part = f"{dutch.hectares(hectares)} ({dutch.percent(share)}) van het terrein"
        return f"{part} ligt in een woningbouwplan: {title}{self._homes_on(row)}."

    def many_near(self, row: int) -> str:
        homes = dutch.number(self.figures.homes_near_hard[row])
        return f"Binnen {self.radius} zijn {homes} woningen vastgesteld, de meeste in {self._nearest(row)}."

    def near(self, row: int) -> str:
        homes = self.figures.homes_near[row]
        if np.isnan(homes) or homes == 0:
            return f"Binnen {self.radius} ligt een plan zonder bekend aantal woningen: {self._nearest(row)}."
        count = "minder dan 1 woning" if homes < 0.5 else f"{dutch.number(homes)} woning{'' if homes < 1.5 else 'en'}"
        return f"Binnen {self.radius}: {count} gepland, de meeste in {self._nearest(row)}."

    def none(self, row: int) -> str:
        return f"Geen woningbouwplannen binnen {self.radius}."

    def _largest(self, row: int, chosen: BoolArray) -> str:
        """The chosen plan with the most ground on the terrain, else the first point plan on it."""
        rows = self.near_of.get(row)
        if rows is None:
            return "een plan"
        rows = rows[rows["on"].to_numpy() & chosen[rows["plan"]]]
        if rows.empty:
            return "meer plannen samen"
        return self._title(int(rows.sort_values(["on_ha", "plan"], ascending=[False, True])["plan"].iloc[0]))

    def _nearest(self, row: int) -> str:
        """The plan that brings most homes near the terrain."""
        rows = self.near_of[row]
        homes = np.nan_to_num(self.plans.dwellings[rows["plan"]]) * rows["share_near"].to_numpy()
        return self._title(int(rows["plan"].to_numpy()[np.lexsort((rows["plan"], -np.round(homes, 6)))[0]]))

    def _title(self, plan: int) -> str:
        label = self.plans.name[plan] or self.plans.plan_id[plan]
        return str(label) if label else "een plan zonder naam"

    def _homes_on(self, row: int) -> str:
        homes = self.figures.homes_on[row]
        if np.isnan(homes):
            return " (aantal woningen onbekend)"
        return f" ({dutch.number(homes)} woningen op het terrein)" if homes >= 0.5 else ""
