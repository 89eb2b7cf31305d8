"""What follows from a terrain's own figures: hectares by the formula of its generation, full or not, reference year."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..dutch import percent
from ..types import FloatArray
from .findings import Findings
from .profiles import Profile, year_in

#: From this issued share a terrain is full. Source: ObjectVision/RSopen, ModelParameters.
FULL_FROM = 0.8
#: So that 0.8 of a sum in decimals is 0.8.
ROUNDING = 1e-9
#: How many years a message names.
NAMED = 6


def add_formulas(
    table: pd.DataFrame,
    profile: Profile,
    hectares: Mapping[str, FloatArray],
    matched: Mapping[str, str],
    findings: Findings,
) -> None:
    """Fill hectares by the formulas of the profile; a term that is unknown leaves the result unknown.

    Sources of the formulas stand in the profiles. What the file says itself is kept.
    """
    unknown = np.full(len(table), np.nan)
    for name, formula in profile.formulas.items():
        terms = {each: hectares.get(each, unknown) for each in (*formula.plus, *formula.minus)}
        if not set(terms) & set(hectares):
            continue
        result = sum((terms[each] for each in formula.plus), np.zeros(len(table)))
        result = result - sum((terms[each] for each in formula.minus), np.zeros(len(table)))
        if formula.lowest is not None:
            result = np.where(result < formula.lowest, formula.lowest, result)
        own = hectares.get(name, unknown)
        # Hectares to the square metre and a bit: no tail of binary sums in a field that people read.
        table[name] = np.where(np.isnan(own), np.round(result, 6), own)
        lacking = np.isnan(own) & np.isnan(result)
        missing = [
            " en ".join(matched.get(each, each) for each, values in terms.items() if np.isnan(values[row]))
            for row in np.flatnonzero(lacking)
        ]
        findings.add("formule_onbekend", name, np.flatnonzero(lacking), [None] * len(missing), missing=missing)
    for name, reason in profile.uncertain.items():
        if name in matched:
            findings.about_file("onzeker", name, None, reason=reason)


def add_full(table: pd.DataFrame, findings: Findings) -> None:
    """vol is 1 where the file says so or the issued share of net is 0.8 or more; 0 where it is less."""
    issued, net = (pd.to_numeric(table[name]).to_numpy(dtype=float) for name in ("uitgegeven_ha", "netto_ha"))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(net > 0, issued / net, np.nan)
    by_share = share >= FULL_FROM - ROUNDING
    stated = pd.to_numeric(table["vol"]).to_numpy(dtype=float)
    full: FloatArray = np.where(by_share, 1.0, np.where(np.isnan(stated) & ~np.isnan(share), 0.0, stated))
    other = np.flatnonzero(by_share & (stated == 0))
    findings.add("vol_anders", "vol", other, ["nee"] * len(other), share=[percent(share[row] * 100) for row in other])
    table["vol"] = full


def add_year(
    table: pd.DataFrame,
    profile: Profile,
    matched: Mapping[str, str],
    name: str,
    reference_year: int | None,
    findings: Findings,
) -> None:
    """The reference year: of the record, else as the user gave it, else from a column's or the file's name."""
    years: FloatArray = pd.to_numeric(table["peiljaar"]).to_numpy(dtype=float)
    unknown = np.isnan(years)
    if reference_year is not None:
        found, code, where = reference_year, "jaar_gegeven", ""
    elif profile.year_from == "column":
        aliases, field = profile.terms[profile.year_term], matched.get(profile.year_term, "")
        found = next((year for alias in aliases if (year := year_in(alias, field)) is not None), 0)
        code, where = "jaar_uit_naam", f"de naam van kolom {field}"
    else:
        stated = set(re.findall(r"(?<!\d)20\d\d(?!\d)", name)) if profile.year_from == "name" else set()
        found = int(stated.pop()) if len(stated) == 1 else 0
        code, where = "jaar_uit_naam", f"de naam {name}"
    if found and unknown.any():
        years = np.where(unknown, found, years)
        findings.about_file(code, "peiljaar", found, **({"where": where} if where else {}), year=found)
    table["peiljaar"] = years
    counts = pd.Series(years).dropna().astype(int).value_counts().sort_index()
    if len(counts) > 1:
        listed = ", ".join(f"{year} ({count})" for year, count in list(counts.items())[:NAMED])
        findings.about_file("jaren_gemengd", "peiljaar", None, years=listed + (", …" if len(counts) > NAMED else ""))
