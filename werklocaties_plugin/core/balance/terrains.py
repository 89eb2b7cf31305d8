"""The terrains of a register as supply sees them: once each, of the types that count, with region and pressure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import FloatArray, TextArray
from .pressure import within_zones
from .regions import largest
from .supply import Supply, SupplyOptions, complete, issuable, once_per_terrain, summarise

UNKNOWN_TYPE = "onbekend"
#: Types that are no business terrain in the sense of the forecasts: shops, schools, care, airports, agribusiness.
NOT_COUNTED = ("C1", "C2", "C3", "C4", "C5")
#: What counts unless the user says otherwise.
DEFAULT_TYPES = ("A", "B", "C", "X", UNKNOWN_TYPE)
#: Names of types in files -> code. Source: ibis-bedrijventerreinen.nl, type werklocatie.
TYPE_NAMES = {
    "zeehaventerrein": "A", "bedrijventerrein": "B", "economische zone": "C", "onbekend": "X",
    "meubelboulevard": "C1", "onderwijs": "C2", "zorg": "C3", "agribusiness": "C5",
}  # fmt: skip


@dataclass(frozen=True)
class SupplyTerrains:
    """Terrains ready to be added up, whatever the options.

    Attributes:
        table: a row per terrain with the columns that `summarise` asks for.
        shares: row, regio, share of terrains that are spread over regions; None where each is in one.
        regions: names of all regions, also of those without a terrain; empty where no layer tells them.
        facts: code -> terrain ids or names about which something must be said.
    """

    table: pd.DataFrame
    shares: pd.DataFrame | None = None
    regions: tuple[str, ...] = ()
    facts: dict[str, list[str]] = field(default_factory=dict)

    def supply(self, options: SupplyOptions) -> Supply:
        """Rows of supply; regions, and segments in them, without terrains get 0 ha."""
        found = summarise(self.table, options, self.shares)
        regions = self.regions or tuple(dict.fromkeys(found.table["regio"].dropna()))
        segments = tuple(sorted(set(found.table["segment"].dropna())))
        table = found.table if options.group_fields else complete(found.table, regions, segments)
        return Supply(table, {**self.facts, **found.facts})


def type_codes(types: TextArray) -> TextArray:
    """Codes A, B, C, C1 … C5, X of types as files write them; 'onbekend' for None and for what is no type."""
    known = {*TYPE_NAMES.values(), *NOT_COUNTED}
    codes = []
    for each in types:
        text = (each or "").strip()
        code = TYPE_NAMES.get(text.lower(), text.upper())
        codes.append(code if code in known else UNKNOWN_TYPE)
    found: TextArray = np.array(codes, dtype=object)
    return found


def prepare(
    rows: pd.DataFrame,
    types: Sequence[str],
    shares: pd.DataFrame | None,
    zones: pd.Series[float] | None,
    *,
    spread: bool,
    regions: Sequence[str] = (),
) -> SupplyTerrains:
    """From rows of the register to terrains.

    Args:
        rows: a row per polygon: terrein_id, regio, segment, ibis_type, the hectares, onder_druk (1, 0, NaN), number
            (position of its terrain in order of first appearance) and the group fields.
        types: codes that count.
        shares: of `regions.region_shares`, by number; None takes regio as it stands.
        zones: hectares of the zones by terrein_id.
        spread: by share, else each terrain wholly in the region of its largest part.
        regions: names of all regions.
    """
    pressed = rows.groupby("number")["onder_druk"].max()
    table, differing = once_per_terrain(rows.drop(columns=["onder_druk", "number"]))
    table["onder_druk"] = _pressed(table, np.asarray(pressed, dtype=np.float64), zones)
    if shares is not None:
        table["regio"] = _placed(table["regio"], shares, regions)
    counted = np.isin(type_codes(table["ibis_type"].to_numpy(dtype=object)), list(types))
    names = table["terrein_id"].fillna("(zonder id)").astype(str)
    facts = {"differing": differing, "other_type": names[~counted].tolist()}
    kept = table[counted].reset_index(drop=True)
    place = np.cumsum(counted) - 1
    parts = None
    if shares is not None and spread:
        here = shares[counted[shares["row"].to_numpy(dtype=int)]]
        parts = _with_all(here.assign(row=place[here["row"].to_numpy(dtype=int)]), kept["regio"])
    return SupplyTerrains(kept, parts, tuple(regions), {code: listed for code, listed in facts.items() if listed})


def _pressed(table: pd.DataFrame, pressed: FloatArray, zones: pd.Series[float] | None) -> FloatArray:
    if zones is None:
        return pressed
    hectares, _ = issuable(table)
    return within_zones(pressed, hectares, np.asarray(zones.reindex(table["terrein_id"]), dtype=np.float64))


def _placed(own: pd.Series[str], shares: pd.DataFrame, regions: Sequence[str]) -> TextArray:
    """The region of each terrain by its largest part; of one without a geometry what its own field says."""
    found = largest(shares, len(own))
    nowhere = ~np.isin(np.arange(len(own)), shares["row"]) & own.isin(regions).to_numpy()
    found[nowhere] = own.to_numpy(dtype=object)[nowhere]
    return found


def _with_all(shares: pd.DataFrame, own: pd.Series[str]) -> pd.DataFrame:
    """A terrain without a geometry is wholly where its own field says, or nowhere."""
    missing = sorted(set(range(len(own))) - set(shares["row"]))
    lost = pd.DataFrame({"row": missing, "regio": own.to_numpy(dtype=object)[missing], "share": 1.0})
    return pd.concat([shares, lost], ignore_index=True)


def type_list(text: str) -> tuple[str, ...]:
    """Type codes of 'A;B;onbekend'.

    Raises:
        ChoiceError: what is no type, or nothing at all.
    """
    known = {each.lower(): each for each in (*TYPE_NAMES.values(), *NOT_COUNTED, UNKNOWN_TYPE)}
    named = [each.strip() for each in text.split(";") if each.strip()]
    strange = [each for each in named if each.lower() not in known]
    if strange or not named:
        raise ChoiceError("type_unknown", value="; ".join(strange), known="; ".join(sorted(set(known.values()))))
    return tuple(known[each.lower()] for each in named)
