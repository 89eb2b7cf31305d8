"""What canonical terrains contradict: themselves, each other, the drawing; and what they do not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..dutch import hectares, percent
from ..measuring.geometry import present
from ..types import M2_PER_HA, BoolArray, FloatArray, GeometryArray, TextArray
from .areas import per_terrain
from .canonical import FIELDS, HECTARES
from .findings import Findings

#: Hectares may differ so much by rounding.
ROUNDING_HA = 0.05 + 1e-9
#: Terstond plus niet-terstond and stated issuable hectares may differ so much; as landsupply has it.
SUM_TOLERANCE_HA = 0.1 + 1e-9
#: Stated and drawn hectares may differ so much; ours, no register says it.
DRAWN_TOLERANCE, DRAWN_TOLERANCE_HA = 0.10, 0.1
#: Beyond this ratio of stated to drawn it is the unit.
OTHER_UNIT = 1_000.0
#: The register begins here. Source: ibis-bedrijventerreinen.nl, type werklocatie.
SMALLEST_HA = 1.0
#: Larger, smaller, and how a message calls them.
ORDERED = (("netto_ha", "bruto_ha"), ("uitgegeven_ha", "netto_ha"), ("uitgeefbaar_ha", "netto_ha"))
NAMES = {
    "bruto_ha": "Bruto", "netto_ha": "Netto", "uitgegeven_ha": "Uitgegeven", "uitgeefbaar_ha": "Uitgeefbaar",
}  # fmt: skip
#: What a terrain should say: field, how a message calls it, and where it can come from.
EXPECTED = {
    "terrein_id": ("het nummer van het terrein", "Geef elk terrein een eigen nummer (RIN)."),
    "planfase": (
        "de planfase",
        "Koppel een tabel met de planfase op RIN-nummer; geen openbaar IBIS-bestand heeft haar. Zonder planfase is "
        "het aanbod niet hard en niet zacht.",
    ),
    "milieucategorie": ("de maximale milieucategorie", "Koppel een tabel met de milieucategorie op RIN-nummer."),
    "uitgeefbaar_ha": ("uitgeefbare hectares", "Koppel een tabel met de uitgeefbare hectares op RIN-nummer."),
}
#: Rows with one id are one terrain when they agree in these.
IDENTICAL = tuple(name for name in FIELDS if name not in ("terrein_id", "bron"))
#: Overlaps of terrains below this, or narrower than that, are drawing differences; as MIN_OVERLAP and MIN_WIDTH.
SLIVER_M2, SLIVER_SHARE, SLIVER_WIDTH_M = 100.0, 0.01, 2.0


def check_figures(table: pd.DataFrame, drawn_ha: FloatArray | None, findings: Findings) -> None:
    """Contradicting areas: below 0, issued > net > gross, sums, and stated against drawn hectares."""
    for name in (each for each in table.columns if each.endswith("_ha") or each == "banen"):
        values = _numbers(table, name)
        below = values < 0
        if name == "uitgeefbaar_ha":
            findings.add("uitgeefbaar_negatief", name, np.flatnonzero(below), _shown(values[below]))
        else:
            findings.add("negatief", name, np.flatnonzero(below), values[below].tolist())
    for larger, smaller in ORDERED:
        _check_order(table, larger, smaller, findings)
    stated, parts = (
        _numbers(table, "uitgeefbaar_ha"),
        _numbers(table, "terstond_ha") + _numbers(table, "niet_terstond_ha"),
    )
    off = np.abs(stated - parts) > SUM_TOLERANCE_HA
    findings.add(
        "optelling", "uitgeefbaar_ha", np.flatnonzero(off), _shown(stated[off]),
        sum_ha=_shown(parts[off]), stated_ha=_shown(stated[off]),
    )  # fmt: skip
    if drawn_ha is not None:
        _check_drawn(table, drawn_ha, findings)
    gross = _numbers(table, "bruto_ha")
    small = (gross >= 0) & (gross < SMALLEST_HA) & _first_of_id(table["terrein_id"])
    findings.add("klein", "bruto_ha", np.flatnonzero(small), gross[small].tolist(), gross_ha=_shown(gross[small]))


def _check_order(table: pd.DataFrame, larger: str, smaller: str, findings: Findings) -> None:
    more, less = _numbers(table, larger), _numbers(table, smaller)
    wrong = more > less + ROUNDING_HA
    findings.add(
        "groter_dan", larger, np.flatnonzero(wrong), _shown(more[wrong]), larger=NAMES[larger],
        smaller=NAMES[smaller].lower(), larger_ha=_shown(more[wrong]), smaller_ha=_shown(less[wrong]),
    )  # fmt: skip


def _check_drawn(table: pd.DataFrame, drawn_ha: FloatArray, findings: Findings) -> None:
    """Gross hectares against the drawing, of all parts of a terrain together or of the part."""
    stated = _numbers(table, "bruto_ha")
    whole = per_terrain(drawn_ha, table["terrein_id"].to_numpy(dtype=object))
    here = (stated > 0) & (whole > 0) & ~_near(stated, drawn_ha) & ~_near(stated, whole)
    here &= _first_of_id(table["terrein_id"])
    ratio = stated / np.where(whole > 0, whole, np.nan)
    unit = here & ((ratio > OTHER_UNIT) | (ratio < 1 / OTHER_UNIT))
    for code, rows in (("getekend_eenheid", np.flatnonzero(unit)), ("getekend_anders", np.flatnonzero(here & ~unit))):
        findings.add(
            code, "bruto_ha", rows, _shown(stated[rows]), stated_ha=_shown(stated[rows]), drawn_ha=_shown(whole[rows]),
            ratio=[percent(each * 100) for each in ratio[rows]],
        )  # fmt: skip


def _near(stated: FloatArray, drawn: FloatArray) -> BoolArray:
    off = np.abs(stated - drawn)
    near: BoolArray = (off <= DRAWN_TOLERANCE_HA) | (off <= DRAWN_TOLERANCE * drawn)
    return near


def check_missing(
    table: pd.DataFrame, known_fields: Mapping[str, str], raw: Mapping[str, Sequence[str | None]], findings: Findings
) -> None:
    """What a terrain should say and does not; a field that is nowhere is said once.

    Args:
        known_fields: canonical field -> field of the source, for those that were found or computed.
        raw: what stood in the cells: a cell with an unreadable value has its own finding.
    """
    for name, (meaning, repair) in EXPECTED.items():
        if name not in known_fields:
            findings.about_file("veld_ontbreekt", name, None, meaning=meaning, repair=repair)
            continue
        texts = raw.get(name)
        if texts is None:
            continue  # computed: the formula has said what it lacks
        unknown = table[name].isna().to_numpy()
        rows = [row for row in np.flatnonzero(unknown) if texts[row] is None]
        findings.add("ontbreekt", name, rows, [None] * len(rows), meaning=meaning)


def check_ids(table: pd.DataFrame, drawn_ha: FloatArray | None, findings: Findings, *, merging: bool = False) -> None:
    """One number on more rows: a terrain in parts, or rows that contradict each other.

    Args:
        merging: the rows of a terrain become one (`merging.merge`), where they do not contradict each other.
    """
    for terrain, rows in repeated(table["terrein_id"]).items():
        fields = differing(table, rows)
        parts = bool(fields) and per_part(table, rows, fields, drawn_ha)
        details: dict[str, Any] = {"count": len(rows)}
        if merging and (parts or not fields):
            how = "; de hectares van de delen opgeteld" if parts else ""
            findings.add("id_samengevoegd", "terrein_id", rows[:1], [terrain], how=how, **details)
        elif not fields:
            findings.add("id_delen", "terrein_id", rows[:1], [terrain], **details)
        else:
            code = "id_delen_hectares" if parts else "id_tegenspraak"
            shown: dict[str, Any] = {"values": _values(table, rows, fields), "fields": ", ".join(fields)}
            findings.add(code, "terrein_id", rows[:1], [terrain], **details, **shown)


def repeated(ids: pd.Series[str]) -> dict[str, list[int]]:
    """Id -> positions, of ids on more than one row, in order of appearance."""
    places: dict[str, list[int]] = {}
    for row, each in enumerate(ids):
        if each is not None and each == each:
            places.setdefault(each, []).append(row)
    return {each: rows for each, rows in places.items() if len(rows) > 1}


def differing(table: pd.DataFrame, rows: Sequence[int]) -> list[str]:
    """Fields in which rows of one terrain contradict each other; unknown contradicts nothing."""
    part = table.iloc[list(rows)]
    return [name for name in IDENTICAL if part[name].dropna().nunique() > 1]


def per_part(table: pd.DataFrame, rows: Sequence[int], fields: Sequence[str], drawn_ha: FloatArray | None) -> bool:
    """True when rows differ in hectares only, and each fits its own drawing."""
    if drawn_ha is None or not set(fields) <= set(HECTARES):
        return False
    stated = _numbers(table, "bruto_ha")[list(rows)]
    drawn = drawn_ha[list(rows)]
    return bool(np.all((stated > 0) & (drawn > 0) & _near(stated, drawn)))


def _values(table: pd.DataFrame, rows: Sequence[int], fields: Sequence[str]) -> str:
    shown = table[fields[0]].iloc[np.array(rows)].dropna().drop_duplicates()[:4]
    return ", ".join(
        hectares(each) if fields[0].endswith("_ha") else f"{each:g}" if isinstance(each, float) else str(each)
        for each in shown
    )


def check_geometry(
    geometry: GeometryArray, far: BoolArray, odd: Mapping[int, str], *, polygons: bool, findings: Findings
) -> None:
    """Empty, odd, far, invalid and flat geometry, as it is in the source.

    Args:
        geometry: (n,) in the analysis CRS, None where there is none.
        far: (n,) True for what lies elsewhere on earth.
        odd: position -> kind of geometry that the layer cannot hold.
        polygons: True where the layer should hold areas.
    """
    here = present(geometry)
    findings.add("geometrie_leeg", "geometrie", np.flatnonzero(~here), [None] * int((~here).sum()))
    findings.add("geometrie_soort", "geometrie", list(odd), [None] * len(odd), kind=list(odd.values()))
    findings.add("ver_weg", "geometrie", np.flatnonzero(far), [None] * int(far.sum()))
    here[list(odd)] = False
    finite = here & ~far
    broken = np.flatnonzero(finite & ~shapely.is_valid(geometry))
    reasons = [str(shapely.is_valid_reason(geometry[row])) for row in broken]
    findings.add("geometrie_ongeldig", "geometrie", broken, reasons, reason=reasons)
    if polygons:
        flat = np.flatnonzero(finite & (shapely.area(geometry) == 0))
        findings.add("geometrie_plat", "geometrie", flat, [None] * len(flat))


def check_overlaps(
    repaired: GeometryArray, ids: TextArray, names: TextArray, findings: Findings
) -> list[shapely.Geometry]:
    """Terrains that lie over each other, a finding for each pair; slivers of drawing are passed over.

    Args:
        repaired: (n,) valid polygons, None where there is none.

    Returns:
        The overlapping parts; `vorm` of the findings is the position here.
    """
    rows = np.flatnonzero(present(repaired) & (shapely.area(repaired) > 0))
    polygons = repaired[rows]
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    common = shapely.intersection(polygons[one], polygons[other])
    least = np.minimum(SLIVER_M2, SLIVER_SHARE * np.minimum(shapely.area(polygons[one]), shapely.area(polygons[other])))
    parts, owner = shapely.get_parts(common, return_index=True)
    kept = shapely.area(parts) >= np.maximum(least[owner], 1e-6)
    kept &= ~shapely.is_empty(shapely.buffer(parts, -SLIVER_WIDTH_M / 2))
    found: list[shapely.Geometry] = []
    for pair in np.unique(owner[kept]):
        shape = shapely.union_all(parts[kept & (owner == pair)])
        mine, theirs = int(rows[one[pair]]), int(rows[other[pair]])
        label = " ".join(str(each) for each in (ids[theirs], names[theirs]) if each is not None)
        findings.add(
            "overlap", "geometrie", [mine], [ids[theirs]], shapes=[len(found)],
            overlap_ha=hectares(shape.area / M2_PER_HA), other=label or f"rij {theirs + 1}",
        )  # fmt: skip
        found.append(shape)
    return found


def drawn_hectares(repaired: GeometryArray) -> FloatArray:
    """(n,) hectares of valid geometries, NaN where nothing has an area."""
    area = shapely.area(repaired) / M2_PER_HA
    drawn: FloatArray = np.where(area > 0, area, np.nan)
    return drawn


def _first_of_id(ids: pd.Series[str]) -> BoolArray:
    first: BoolArray = (~ids.duplicated() | ids.isna()).to_numpy()
    return first


def _numbers(table: pd.DataFrame, name: str) -> FloatArray:
    return np.asarray(table[name], dtype=np.float64)


def _shown(values: FloatArray) -> list[str]:
    return [hectares(float(each)) for each in values]
