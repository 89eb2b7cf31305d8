"""What a report is made of: frames as the algorithms gave them, before anything is chosen, ranked or put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from ..core.balance.keys import TOTAL
from ..core.types import FloatArray, IntArray, TextArray
from .model import Comparison, Origin, Rule

#: Figures of the screening and the register that the report shows, as far as the layer has them.
FIGURES = (
    "n2000_overlap_ha", "n2000_afstand_m",
    "woon_overlap_ha", "woon_overlap_hard_ha", "woon_plan_in", "woon_plan_in_hard", "woon_plan_nabij",
    "woon_verlies_ha", "woon_verlies_banen",
    "mc_plan_verlies_soepel_ha", "mc_plan_verlies_streng_ha", "mc_plan_verlies_pct", "mc_hmc_vrij_ha",
    "mc_hmc_verlies_ha", "water_hoog_ha", "water_hoog_pct",
    "netto_ha", "uitgeefbaar_ha", "banen", "peiljaar",
)  # fmt: skip
#: Of those, what core.screening.summarise adds up per region.
SUMMED = (
    "woon_overlap_ha", "woon_overlap_hard_ha", "woon_plan_in", "woon_plan_in_hard", "woon_verlies_ha",
    "woon_verlies_banen", "mc_plan_verlies_soepel_ha", "mc_plan_verlies_streng_ha", "mc_hmc_vrij_ha",
    "mc_hmc_verlies_ha",
)  # fmt: skip
#: Prefix of the judgement over all themes.
OVERALL = "conflict"


@dataclass(frozen=True)
class Chances:
    """What core.perspective_areas says of the same terrains and regions.

    Attributes:
        per_region: its `summarise`, a row per region, one without a name for land outside them.
        whole: the same, one row for all.
        findings: its `findings`.
        known: kind of chance -> (n,) True where it can be told.
    """

    per_region: pd.DataFrame
    whole: pd.DataFrame
    findings: pd.DataFrame
    known: Mapping[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]


@dataclass(frozen=True)
class Choices:
    """What the user says of the report.

    Attributes:
        region: the one that it is about; '' for all.
        forecast: edition of the demand forecast; '' where not given.
    """

    title: str
    place: str
    author: str
    region: str
    forecast: str
    made_on: date
    logo: Path | None = None


@dataclass(frozen=True)
class Material:
    """Everything, per terrain in the order of the layer or per region.

    Attributes:
        terrains: (n,) rows; texts terrein_id, naam, plaats, regio, klasse_anders, and for the themes and `conflict`
            <prefix>_klasse and <prefix>_reden; numbers <prefix>_score, conflict_rang, oppervlakte_ha,
            conflict_volledig, robuust_pct, rang_min, rang_max and those of FIGURES. Absent ones are None or NaN.
        fields: names of the fields that the layer really has, lower case.
        prefixes: of the themes in the layer.
        summary: of core.screening.summarise with SUMMED, per regio, the total last.
        pairs: of PAIRS, with `rij`, the position of the terrain, -1 where there is none; None where not given.
        balance, timeline: of supplydemandbalance, all rows; None where not given.
        claim: of workhousingclaim; None where not given.
        issues: of checkterrains or importterrains; None where not given.
        repaired, without_geometry: terrains with such geometry.
    """

    terrains: pd.DataFrame
    fields: frozenset[str]
    prefixes: list[str]
    summary: pd.DataFrame
    pairs: pd.DataFrame | None
    balance: pd.DataFrame | None
    timeline: pd.DataFrame | None
    claim: pd.DataFrame | None
    issues: pd.DataFrame | None
    chances: Chances | None
    comparison: Comparison | None
    rules: tuple[str, ...]
    thresholds: tuple[Rule, ...]
    origins: tuple[Origin, ...] = ()
    remarks: tuple[str, ...] = field(default=())

    def number(self, name: str) -> FloatArray:
        """A column of the terrains as numbers."""
        values: FloatArray = self.terrains[name].to_numpy(dtype=float)
        return values

    def text(self, name: str) -> TextArray:
        """A column of the terrains as texts."""
        values: TextArray = self.terrains[name].to_numpy(dtype=object)
        return values

    def has(self, *names: str) -> bool:
        """True where the layer has all these fields."""
        return self.fields.issuperset(names)

    def regions(self) -> list[str]:
        """Names of the regions of terrains and balance, in the order of the alphabet."""
        names = {each for each in self.text("regio").tolist() if each}
        if self.balance is not None:
            names |= {each for each in self.balance["regio"].tolist() if each}
        return sorted(names - {TOTAL}, key=str.casefold)

    def rows(self, region: str | None) -> IntArray:
        """Positions of the terrains of a region; of those outside every region for ''; of all for None."""
        if region is None:
            return np.arange(len(self.terrains))
        here = np.array([(each or "") == region for each in self.text("regio").tolist()], dtype=bool)
        return np.flatnonzero(here)
