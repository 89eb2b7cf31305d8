"""How much terrain the jobs ask for that come with planned homes: a claim on land, no balance (ha net).

Homes x jobs per home x share of jobs on terrains x m2 per job. One job per home and 30 % on terrains are policy
statements (VNO-NCW; in the Utrecht programme 20-30 %); 200-286 m2 per job are the 35-50 jobs per hectare of the plans
of Almere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from .. import dutch
from ..errors import ChoiceError
from ..types import M2_PER_HA, FloatArray
from .keys import TOTAL, UNKNOWN, keyed, unkeyed
from .reasons import band, hectares

FIELDS: dict[str, type] = {
    "regio": str, "plannen": int, "plannen_zonder_aantal": int, "woningen": float,
    "banen_nodig": float, "banen_terrein": float, "ruimte_laag_ha": float, "ruimte_hoog_ha": float,
    "aanbod_hard_ha": float, "aandeel_aanbod_laag_pct": float, "aandeel_aanbod_hoog_pct": float, "claim_reden": str,
}  # fmt: skip


@dataclass(frozen=True)
class ClaimOptions:
    """What one home asks for.

    Attributes:
        jobs_per_dwelling: jobs that come with a home.
        share_on_terrains: part of those jobs that is on business terrains (0-1).
        m2_low, m2_high: net land per job on a terrain.
    """

    jobs_per_dwelling: float = 1.0
    share_on_terrains: float = 0.30
    m2_low: float = 200.0
    m2_high: float = 286.0

    def check(self) -> None:
        """Raises ChoiceError where the lowest land per job is above the highest."""
        if self.m2_low > self.m2_high:
            raise ChoiceError("claim_range", low=f"{self.m2_low:g}", high=f"{self.m2_high:g}")


def claim(
    homes: pd.DataFrame, supply: pd.DataFrame | None, options: ClaimOptions, regions: Sequence[str] = ()
) -> pd.DataFrame:
    """The claim of each region.

    Args:
        homes: regio and woningen (net), a row per plan or per entry of a table; NaN where the number is not known.
        supply: regio and aanbod_hard_ha, several rows of a region add up; None where it is not compared.
        regions: of which it is known that they have no other homes than those of the rows.

    Returns:
        FIELDS, a row per region in alphabetical order, what lies in no region after them, the total of the regions
        with a name last. Homes of unknown number add nothing and are counted; where none is known the claim is NaN,
        and where a region has no statement at all so is the total.

    Raises:
        ChoiceError
    """
    options.check()
    homes = keyed(homes, ["regio"]).astype({"woningen": float})
    groups = homes.groupby("regio")["woningen"]
    table = pd.DataFrame(
        {
            "plannen": groups.size(),
            "plannen_zonder_aantal": groups.size() - groups.count(),
            "woningen": groups.sum(min_count=1),
        }
    )
    hard = None if supply is None else keyed(supply, ["regio"]).groupby("regio")["aanbod_hard_ha"].sum(min_count=1)
    names = {*table.index, *regions, *(() if hard is None else hard.index)}
    table = table.reindex(sorted(names, key=lambda name: (name == UNKNOWN, name)))
    nothing = table["plannen"].isna() & table.index.isin(regions)
    table.loc[nothing, "woningen"] = 0.0
    table[["plannen", "plannen_zonder_aantal"]] = table[["plannen", "plannen_zonder_aantal"]].fillna(0.0)
    table["aanbod_hard_ha"] = np.nan if hard is None else hard.reindex(table.index).astype(float)
    table["zonder_opgave"] = table["woningen"].isna() & (table["plannen"] == 0)
    return _worked_out(_with_total(table), options, compared=hard is not None)


def _with_total(table: pd.DataFrame) -> pd.DataFrame:
    """The sum of the regions that have a name; unknown where one has no statement of homes, or of supply."""
    named = table[table.index != UNKNOWN]
    without = bool(named["zonder_opgave"].any())
    total = {
        "plannen": named["plannen"].sum(),
        "plannen_zonder_aantal": named["plannen_zonder_aantal"].sum(),
        "woningen": np.nan if without else named["woningen"].sum(min_count=1),
        "aanbod_hard_ha": named["aanbod_hard_ha"].sum(skipna=False) if len(named) else np.nan,
        "zonder_opgave": without,
    }
    return pd.concat([table, pd.DataFrame(total, index=[TOTAL])])


def _worked_out(table: pd.DataFrame, options: ClaimOptions, *, compared: bool) -> pd.DataFrame:
    table = table.rename_axis("regio").reset_index()
    table["banen_nodig"] = table["woningen"] * options.jobs_per_dwelling
    table["banen_terrein"] = table["banen_nodig"] * options.share_on_terrains
    supply = table["aanbod_hard_ha"].to_numpy(dtype=float)
    for end, m2 in (("laag", options.m2_low), ("hoog", options.m2_high)):
        land = table["banen_terrein"].to_numpy(dtype=float) * m2 / M2_PER_HA
        table[f"ruimte_{end}_ha"] = land
        table[f"aandeel_aanbod_{end}_pct"] = _percent(land, supply)
    table["claim_reden"] = [_sentence(row, compared) for row in table.to_dict("records")]
    figures = [name for name, kind in FIELDS.items() if kind is float]
    table[figures] = table[figures].astype(float).round(6)
    return unkeyed(table, ["regio"])[list(FIELDS)]


def _percent(land: FloatArray, supply: FloatArray) -> FloatArray:
    """Land as % of the supply; NaN without supply, for of nothing there is no share."""
    whole = np.where(supply > 0, supply, np.nan)
    return np.asarray(100 * land / whole, dtype=np.float64)


def _sentence(row: Mapping[Any, Any], compared: bool) -> str:
    """What an officer reads aloud, with the figures."""
    if np.isnan(row["woningen"]):
        return "Onbekend: " + _why_unknown(row) + "."
    land = band(row["ruimte_laag_ha"], row["ruimte_hoog_ha"])
    found = (
        f"{dutch.number(row['woningen'])} woningen vragen {dutch.number(row['banen_nodig'])} banen, waarvan "
        f"{dutch.number(row['banen_terrein'])} op terreinen: {land}"
    )
    sentences = [found + (_against(row) if compared else "") + "."]
    if row["plannen_zonder_aantal"] > 0:
        sentences.append(f"Zonder aantal, dus niet meegeteld: {row['plannen_zonder_aantal']:.0f}.")
    return " ".join(sentences)


def _why_unknown(row: Mapping[Any, Any]) -> str:
    if not row["zonder_opgave"]:
        return "van geen enkel plan is het aantal woningen bekend" if row["plannen"] else "er zijn geen regio's"
    return "van een regio ontbreekt de opgave van woningen" if row["regio"] == TOTAL else "geen opgave van woningen"


def _against(row: Mapping[Any, Any]) -> str:
    if np.isnan(row["aanbod_hard_ha"]):
        return "; het harde aanbod is niet bekend"
    if not row["aanbod_hard_ha"] > 0:
        return "; er is geen hard aanbod"
    low, high = (dutch.percent(row[f"aandeel_aanbod_{end}_pct"]) for end in ("laag", "hoog"))
    share = low if low == high else f"{low.removesuffix('%')} tot {high}"
    return f", {share} van {hectares(row['aanbod_hard_ha'])} hard aanbod"
