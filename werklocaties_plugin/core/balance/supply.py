"""Issuable hectares per region and segment: how hard, from which year, and how much of it is under pressure.

Hectares come from the register's attributes, never from the drawing, and count once per terrein_id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..types import BoolArray, FloatArray, IntArray
from .keys import UNKNOWN, keyed, unkeyed

#: Phases of the register (nWRO): 1 and 2 adopted, 3 a draft plan, 4 and 5 ideas. Source: IBIS, planfase.
HARD_PHASES, DRAFT_PHASE, SOFT_PHASES = (1, 2), 3, (3, 4, 5)
#: Stated and summed issuable hectares that differ more than this are reported (ha).
CONTRADICTION = 0.1

HECTARES = (
    "aanbod_hard_ha", "aanbod_zacht_ha", "aanbod_onbekend_ha",
    "aanbod_terstond_ha", "aanbod_niet_terstond_ha", "aanbod_optie_ha", "aanbod_onder_druk_ha",
)  # fmt: skip
COUNTS = ("terreinen", "terreinen_zonder_opgave")
#: Stands for an unknown year while rows are added up.
NO_YEAR = 9999.0
KEYS = ("regio", "segment", "peiljaar", "beschikbaar_vanaf")


@dataclass(frozen=True)
class SupplyOptions:
    """What counts, and as what.

    Attributes:
        group_fields: further columns by which rows are kept apart.
        phase3_is_hard: a draft plan counts as hard.
        unknown_is_hard: a terrain without a phase counts as hard, else as unknown.
    """

    group_fields: tuple[str, ...] = ()
    phase3_is_hard: bool = False
    unknown_is_hard: bool = False


@dataclass(frozen=True)
class Supply:
    """What landsupply gives.

    Attributes:
        table: a row per region, segment, group, reference year and year of availability; hectares NaN where nothing
            is known. Hectares at once, later and on option are of all phases.
        facts: code -> terrain ids, or names, about which something must be said.
    """

    table: pd.DataFrame
    facts: dict[str, list[str]] = field(default_factory=dict)


def issuable(terrains: pd.DataFrame) -> tuple[FloatArray, dict[str, BoolArray]]:
    """Issuable hectares of each terrain: as stated, else at once plus later; NaN where neither is known whole.

    Args:
        terrains: uitgeefbaar_ha, terstond_ha, niet_terstond_ha.

    Returns:
        Hectares >= 0, and per fact the terrains that it concerns: 'negative' (taken as 0), 'contradiction' (stated and
        summed differ by more than 0.1 ha; the stated one is taken).
    """
    stated = terrains["uitgeefbaar_ha"].to_numpy(dtype=float)
    summed = (terrains["terstond_ha"] + terrains["niet_terstond_ha"]).to_numpy(dtype=float)
    hectares = np.where(np.isnan(stated), summed, stated)
    with np.errstate(invalid="ignore"):
        facts = {"negative": hectares < 0, "contradiction": np.abs(stated - summed) > CONTRADICTION}
        return np.where(hectares < 0, 0.0, hectares), facts


def once_per_terrain(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """One row per terrein_id with the first known value of each column; a row without an id stands alone.

    Returns:
        The terrains in order of first appearance, and the ids whose rows contradict each other.
    """
    groups = rows.groupby(terrain_numbers(rows["terrein_id"].tolist()), sort=True)
    if groups.ngroups == len(rows):
        return rows.reset_index(drop=True), []
    first = groups.first()
    differing = first.loc[groups.nunique().gt(1).any(axis=1), "terrein_id"]
    return first.reset_index(drop=True), sorted(str(each) for each in differing)


def terrain_numbers(terrein_id: Sequence[str | None]) -> IntArray:
    """(n,) the position of each row's terrain in order of first appearance; a row without an id is a terrain alone."""
    # An id has no blank in front: it was trimmed.
    keys = [each if each is not None else f" {number}" for number, each in enumerate(terrein_id)]
    return np.asarray(pd.factorize(np.array(keys, dtype=object))[0], dtype=np.int64)


def hardness(phase: pd.Series[float], options: SupplyOptions) -> pd.Series[str]:
    """'hard', 'zacht' or 'onbekend' for each phase; what is no phase is unknown."""
    hard = phase.isin(HARD_PHASES) | (options.phase3_is_hard & (phase == DRAFT_PHASE))
    known = np.where(phase.isin(SOFT_PHASES), "zacht", "hard" if options.unknown_is_hard else "onbekend")
    return pd.Series(np.where(hard, "hard", known), index=phase.index, dtype=object)


def summarise(terrains: pd.DataFrame, options: SupplyOptions, shares: pd.DataFrame | None = None) -> Supply:
    """Add up terrains to rows of supply.

    Args:
        terrains: once per terrain: terrein_id, regio, segment, planfase, uitgeefbaar_ha, terstond_ha,
            niet_terstond_ha, optie_ha, beschikbaar_vanaf, peiljaar, onder_druk (share 0-1 of its issuable hectares
            on which the pressure weighs, NaN unknown) and the group fields.
        shares: row number of terrains, regio, share (0-1): hectares of one terrain over several regions; the largest
            share counts the terrain. Without it each terrain is wholly in its regio.
    """
    hectares, found = issuable(terrains)
    names = terrains["terrein_id"].fillna("(zonder id)").astype(str)
    facts = {code: names[rows].tolist() for code, rows in found.items()}
    frame = terrains.assign(issuable=hectares, hardheid=hardness(terrains["planfase"], options))
    facts["unknown"] = names[frame["issuable"].isna()].tolist()
    parts = pd.concat([_at_once(frame), _rest(frame)])
    # A terrain is counted in the first of its parts.
    parts["terreinen"] = (~parts.index.duplicated()).astype(float)
    parts["terreinen_zonder_opgave"] = parts["terreinen"] * parts["issuable"].isna()
    if shares is not None:
        parts = _over_regions(parts, shares)
    facts["without_region"] = names[parts.index[parts["regio"].isna()].unique()].tolist()
    return Supply(_rows(parts, options), {code: listed for code, listed in facts.items() if listed})


def _at_once(frame: pd.DataFrame) -> pd.DataFrame:
    """What can be built on in the reference year, whatever year is given for the rest of the terrain."""
    here = (frame["terstond_ha"] > 0) & (frame["issuable"] > 0)
    part = frame[here].copy()
    part["deel"] = np.minimum(part["terstond_ha"], part["issuable"])
    part["beschikbaar_vanaf"] = part["peiljaar"]
    part["aanbod_terstond_ha"], part["aanbod_niet_terstond_ha"] = part["deel"], 0.0
    part["aanbod_optie_ha"] = 0.0
    return part


def _rest(frame: pd.DataFrame) -> pd.DataFrame:
    """Everything else: from the given year, or in a year that is not known."""
    at_once = _at_once(frame)["deel"].reindex(frame.index).fillna(0.0)
    part = frame.assign(deel=frame["issuable"] - at_once)
    part["aanbod_terstond_ha"] = part["terstond_ha"].clip(lower=0) - at_once
    part["aanbod_niet_terstond_ha"] = part["niet_terstond_ha"].clip(lower=0)
    part["aanbod_optie_ha"] = part["optie_ha"]
    whole_at_once = (at_once > 0) & (part["deel"] <= 1e-9) & ~(part["optie_ha"] > 0)
    return part[~whole_at_once]


def _over_regions(parts: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Each part over the regions of its terrain, hectares by share; the count goes to the largest share."""
    shares = shares.sort_values("share", ascending=False, kind="stable").set_index("row")
    shares["first"] = ~shares.index.duplicated()
    spread = parts.drop(columns="regio").join(shares)
    for name in ("deel", "aanbod_terstond_ha", "aanbod_niet_terstond_ha", "aanbod_optie_ha"):
        spread[name] *= spread["share"]
    for name in COUNTS:
        spread[name] *= spread["first"]
    return spread


def _rows(parts: pd.DataFrame, options: SupplyOptions) -> pd.DataFrame:
    """Add up the parts; hectares of a kind are NaN where it has terrains, but not one with a figure."""
    keys = ["regio", "segment", *options.group_fields, "peiljaar", "beschikbaar_vanaf"]
    for kind in ("hard", "zacht", "onbekend"):
        parts[f"aanbod_{kind}_ha"] = parts["deel"].where(parts["hardheid"] == kind)
    parts["aanbod_onder_druk_ha"] = parts["aanbod_hard_ha"] * parts["onder_druk"]
    text = [key for key in keys if key not in ("peiljaar", "beschikbaar_vanaf")]
    parts = keyed(parts, text).fillna({"peiljaar": NO_YEAR, "beschikbaar_vanaf": NO_YEAR})
    groups = parts.groupby(keys, sort=True)
    table = groups[list(HECTARES)].sum(min_count=1)
    for kind in ("hard", "zacht", "onbekend"):
        has_none = ~(parts["hardheid"] == kind).groupby([parts[key] for key in keys]).any()
        table.loc[has_none, f"aanbod_{kind}_ha"] = 0.0
    if parts["onder_druk"].notna().any():
        table.loc[table["aanbod_hard_ha"] == 0, "aanbod_onder_druk_ha"] = 0.0
    table[list(COUNTS)] = groups[list(COUNTS)].sum()
    years = {name: lambda frame, name=name: frame[name].where(frame[name] != NO_YEAR) for name in KEYS[2:]}
    return unkeyed(table.reset_index().assign(**years)[[*keys, *HECTARES, *COUNTS]], text)


def complete(table: pd.DataFrame, regions: Sequence[str], segments: Sequence[str]) -> pd.DataFrame:
    """Add rows of 0 ha for regions, and segments in them, that have no terrain: there it is known that there is none.

    Not for the segments of a region that has terrains of unknown segment: those could be of it.
    """
    known = keyed(table, ["regio", "segment"])
    wanted = [(region, segment) for region in regions for segment in segments or [UNKNOWN]]
    there = set(zip(known["regio"], known["segment"], strict=True)) | {(region, UNKNOWN) for region in known["regio"]}
    vague = set(table.loc[table["segment"].isna() & (table["terreinen"] > 0), "regio"]) if segments else set()
    missing = [each for each in wanted if each not in there and each[0] not in vague]
    if not missing:
        return table
    years = table["peiljaar"].dropna().unique()
    zeros = unkeyed(pd.DataFrame(missing, columns=["regio", "segment"]), ["segment"])
    zeros["peiljaar"] = float(years.min()) if len(years) else np.nan
    zeros = zeros.assign(**dict.fromkeys((*HECTARES, *COUNTS), 0.0))
    if table["aanbod_onder_druk_ha"].isna().all():
        zeros["aanbod_onder_druk_ha"] = np.nan
    return pd.concat([table, zeros.reindex(columns=table.columns)], ignore_index=True)
