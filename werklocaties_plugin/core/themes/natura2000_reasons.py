"""What the Natura 2000 theme says of a terrain: one Dutch sentence per rule of its table."""

from __future__ import annotations

from dataclasses import dataclass

from .. import dutch
from .natura2000_sites import Figures, Groups, Options


@dataclass(frozen=True)
class Reasons:
    """The Dutch sentence for each rule of the table."""

    figures: Figures
    groups: Groups
    options: Options
    buffer: float
    reach: float

    def overlap(self, row: int) -> str:
        hectares, share = self.figures.overlap_ha[row], self.figures.overlap_pct[row]
        title = self.groups.title(self.figures.site[row])
        several = int(self.figures.sites_overlapping[row])
        where = f"in {several} Natura 2000-gebieden, het meest in {title}" if several > 1 else f"in {title}"
        return f"{dutch.hectares(hectares)} ({dutch.percent(share)}) van het terrein ligt {where}."

    def in_buffer(self, row: int) -> str:
        title, metres = self._title_and_distance(row)
        if self.figures.distance[row] == 0:
            return f"Het terrein grenst aan {title}."
        return f"{title[0].upper()}{title[1:]} ligt op {metres}, binnen de buffer van {dutch.distance(self.buffer)}."

    def in_reach(self, row: int) -> str:
        title, metres = self._title_and_distance(row)
        sentence = f"{title[0].upper()}{title[1:]} ligt op {metres}, binnen het rekenbereik van AERIUS"
        return f"{sentence} ({dutch.distance(self.reach)}).{self._edge_note(row)}"

    def not_searched(self, row: int) -> str:
        searched, wanted = dutch.distance(self.options.max_distance), dutch.distance(self.reach)
        return f"Geen Natura 2000-gebied binnen de gezochte {searched}; voor een oordeel is {wanted} nodig."

    def beyond_edge(self, row: int) -> str:
        edge = dutch.distance(self.figures.edge[row])
        return f"Geen Natura 2000-gebied gevonden, maar de rand van de kaartlaag ligt op {edge}."

    def none(self, row: int) -> str:
        if self.figures.site[row] < 0:
            return f"Geen Natura 2000-gebied binnen {dutch.distance(self.reach)}."
        title, metres = self._title_and_distance(row)
        return f"Het dichtstbijzijnde, {title}, ligt op {metres}, buiten het rekenbereik van AERIUS."

    def _title_and_distance(self, row: int) -> tuple[str, str]:
        return self.groups.title(self.figures.site[row]), dutch.distance(self.figures.distance[row])

    def _edge_note(self, row: int) -> str:
        if not self.figures.edge_is_nearer[row]:
            return ""
        edge = dutch.distance(self.figures.edge[row])
        return f" Let op: de rand van de kaartlaag ligt op {edge}, dus een ander gebied kan dichterbij liggen."
