"""What the category theme says of a terrain: one Dutch sentence per rule of its table."""

from __future__ import annotations

from .. import dutch
from ..types import TextArray
from .category_room import Distances, Figures, Options, Rooms
from .plans import Plans


class Reasons:
    """The sentences, from the same figures that decide the class."""

    def __init__(
        self,
        figures: Figures,
        keep: Distances,
        category: TextArray,
        plans: Plans | None,
        rooms: Rooms,
        options: Options,
    ) -> None:
        self.figures = figures
        self.keep = keep
        self.category = category
        self.plans = plans
        self.rooms = rooms
        self.options = options
        # Of all terrains at once: a sentence that asked for its own share would go through all of them.
        self.loss_pct = rooms.terrains.percent(figures.loss_ha)
        self.within_pct = rooms.terrains.percent(figures.within_ha)

    def no_category(self, row: int) -> str:
        text = self.category[row]
        if text is None:
            return "Het terrein heeft geen milieucategorie."
        return f"Milieucategorie '{text}' is geen bestaande categorie (1, 2, 3, 3.1 tot en met 6)."

    def plans_take(self, row: int) -> str:
        loss, higher = self.figures.loss_ha[row], self.figures.higher_loss_ha[row]
        share = dutch.percent(self.loss_pct[row])
        plan = self._nearest_plan(row)
        sentence = (
            f"Woningbouwplannen{plan} nemen {dutch.hectares(loss)} ({share}) van de ruimte voor {self._category(row)}"
        )
        if self.keep.is_higher[row] and higher > 0:
            return f"{sentence}; voor categorie {self.options.higher_from} en hoger {dutch.hectares(higher)}."
        return f"{sentence}."

    def within(self, row: int) -> str:
        hectares = self.figures.within_ha[row]
        share = dutch.percent(self.within_pct[row])
        count = int(self.figures.objects[row])
        objects = "1 gevoelig object" if count == 1 else f"{dutch.number(count)} gevoelige objecten"
        metres = dutch.distance(self.keep.quiet[row])
        part = f"{dutch.hectares(hectares)} ({share}) van het terrein"
        reach = f"binnen de richtafstand van {metres} voor {self._category(row)}"
        return f"{part} ligt {reach} tot {objects}; plannen nemen niets weg."

    def none(self, row: int) -> str:
        metres = dutch.distance(self.keep.quiet[row])
        return f"Niets gevoeligs en geen plannen binnen de richtafstand van {metres} voor {self._category(row)}."

    def _category(self, row: int) -> str:
        return f"categorie {self.category[row]}"

    def _nearest_plan(self, row: int) -> str:
        """' (het dichtst bij: ...)' for the nearest plan that limits the terrain."""
        limits = self.rooms.planned
        if limits is None or self.plans is None:
            return ""
        first, last = limits.terrain.searchsorted([row, row + 1])
        if first == last:
            return ""
        nearest = min(range(first, last), key=lambda pair: (limits.distance[pair], limits.item[pair]))
        label = self.plans.name[limits.item[nearest]] or self.plans.plan_id[limits.item[nearest]]
        return f" (het dichtst bij: {label})" if label else ""
