"""Areas of a register: numbers with text around them, and hectares or square metres, decided by what is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..dutch import number
from ..errors import ChoiceError
from ..numbertext import NumberTexts, decimal_sign
from ..types import M2_PER_HA, BoolArray, FloatArray, TextArray
from .findings import Findings
from .ibis import cell_text

HA, M2, AUTO = "ha", "m2", "auto"
UNITS = {HA: "hectare", M2: "m²"}
#: A number as people write it into a cell: about, and with its unit.
AROUND = re.compile(
    r"(ca\.?|circa|ong\.?|ongeveer|±|~|\+/-)?\s*([+-]?\d[\d.,'\s]*?)\s*(ha\.?|hectaren?|hectares|m2|m²)?", re.IGNORECASE
)
#: Stated over drawn hectares: as hectares, or as square metres, with room for net areas and rough drawings.
AS_HA, AS_M2 = (0.2, 5.0), (2_000.0, 50_000.0)
#: Share of terrains that must agree on the unit.
AGREEING = 0.6
#: A single cell in the other unit: so near to the drawing, times or divided by 10,000.
CELL_FITS = (0.5, 2.0)
MEASURED = ("bruto_ha", "netto_ha")


@dataclass(frozen=True)
class Numbers:
    """A column of numbers as it was typed.

    Attributes:
        values: NaN unknown or unreadable.
        units: (n,) 'ha' or 'm2' where the cell says it, else ''.
    """

    values: FloatArray
    units: TextArray


@dataclass(frozen=True)
class FileUnit:
    """The unit of the columns that do not say it themselves.

    Attributes:
        unit: 'ha', 'm2', or '' where every column says it.
        reason: why, in Dutch.
        overrides: True where it also goes before what names and profile say.
    """

    unit: str = ""
    reason: str = ""
    overrides: bool = False


@dataclass(frozen=True)
class Column:
    """A column of areas: where it comes from, and its unit where that is known.

    Attributes:
        field: its name in the source.
        unit: 'ha', 'm2', or None where the drawn areas must tell.
        fixed: True where not even the user's choice changes the unit: a canonical name says hectares.
    """

    field: str
    unit: str | None
    fixed: bool = False


@dataclass(frozen=True)
class Drawn:
    """(n,) drawn hectares of the row itself, and of all rows of its terrain together; NaN where nothing is drawn."""

    row: FloatArray
    terrain: FloatArray


def read_numbers(
    cells: Mapping[str, Sequence[Any]], fields: Mapping[str, str], decimal: str | None, findings: Findings
) -> dict[str, Numbers]:
    """Columns of cells as numbers; what is none is NaN and said.

    Args:
        cells: name -> (n,) cells, texts or numbers.
        fields: name -> the field that is named in findings.

    Raises:
        ChoiceError: number_ambiguous.
    """
    cleaned = {name: _cleaned(values) for name, values in cells.items()}
    texts = {name: NumberTexts(column.values) for name, column in cleaned.items()}
    signs = decimal_sign({fields[name]: column for name, column in texts.items()}, decimal)
    found = {}
    for name, column in texts.items():
        # Beyond any hectares: what a broken cell or 1e999 gives.
        read = column.read(signs[fields[name]])
        unreadable = column.unreadable | np.isinf(read)
        read[unreadable] = np.nan
        _say(findings, "getal_onleesbaar", fields[name], unreadable, cells[name])
        tidied = cleaned[name].tidied & ~np.isnan(read)
        new = [number(value, 4).rstrip("0").rstrip(",") for value in read[tidied]]
        findings.add("getal_opgeschoond", fields[name], np.flatnonzero(tidied), _at(cells[name], tidied), nieuw=new)
        found[name] = Numbers(read, cleaned[name].units)
    return found


@dataclass(frozen=True)
class _Cleaned:
    values: list[Any]
    units: TextArray
    tidied: BoolArray


def _cleaned(cells: Sequence[Any]) -> _Cleaned:
    """Numbers without the words around them; booleans and the like as the texts that they are."""
    values: list[Any] = []
    units = np.full(len(cells), "", dtype=object)
    tidied = np.zeros(len(cells), dtype=bool)
    for row, cell in enumerate(cells):
        if isinstance(cell, (int, float, np.number)) and not isinstance(cell, (bool, np.bool_)):
            values.append(_finite(float(cell)))
            continue
        text = cell_text(cell)
        match = None if text is None else AROUND.fullmatch(text)
        if match is None:
            values.append(text)
            continue
        values.append(match[2])
        units[row] = "" if match[3] is None else M2 if match[3].lower().startswith("m") else HA
        tidied[row] = match[1] is not None or match[3] is not None
    return _Cleaned(values, units, tidied)


def _finite(value: float) -> float | str | None:
    """Infinite is a text that is no number; NaN is unknown."""
    if np.isnan(value):
        return None
    return value if np.isfinite(value) else str(value)


def _at(cells: Sequence[Any], here: BoolArray) -> list[Any]:
    return [cells[row] for row in np.flatnonzero(here)]


def _say(findings: Findings, code: str, field: str, here: BoolArray, cells: Sequence[Any], **details: Any) -> None:
    findings.add(code, field, np.flatnonzero(here), _at(cells, here), **details)


def unit_by_name(field: str) -> str | None:
    """HA_NETTO and opp_netto_ha are hectares by their names, oppervlakte_m2 square metres."""
    parts = re.split(r"[^a-z0-9²]+", field.lower())
    return HA if HA in parts else M2 if {"m2", "m²"} & set(parts) else None


def to_hectares(
    numbers: Mapping[str, Numbers],
    columns: Mapping[str, Column],
    drawn: Drawn | None,
    wanted: str,
    findings: Findings,
) -> dict[str, FloatArray]:
    """All areas in hectares.

    Args:
        drawn: None for a table or points.
        wanted: 'ha', 'm2' or 'auto'.

    Raises:
        ChoiceError: unit_unknown: the unit is in no name, and the drawn areas do not tell.
    """
    decided = _file_unit(numbers, columns, drawn, wanted)
    if decided.unit:
        findings.about_file("eenheid", "", None, unit=UNITS[decided.unit], reason=decided.reason)
    hectares = {}
    for name, column in columns.items():
        unit = column.unit or decided.unit or HA
        if decided.overrides and not column.fixed:
            unit = decided.unit
        hectares[name] = _converted(name, column, numbers[name], unit, drawn if wanted == AUTO else None, findings)
    return hectares


def _file_unit(
    numbers: Mapping[str, Numbers], columns: Mapping[str, Column], drawn: Drawn | None, wanted: str
) -> FileUnit:
    free = {name: column for name, column in columns.items() if not column.fixed}
    if not free:
        return FileUnit()
    if wanted != AUTO:
        return FileUnit(wanted, "zo gekozen", overrides=True)
    by_drawing = _by_drawing(numbers, free, drawn)
    if by_drawing is not None:
        return by_drawing
    open_ones = [
        column.field
        for name, column in free.items()
        if column.unit is None and np.any(~np.isnan(numbers[name].values) & (numbers[name].units == ""))
    ]
    if open_ones:
        raise ChoiceError("unit_unknown", fields=", ".join(open_ones))
    units = {column.unit for column in free.values() if column.unit}
    return (
        FileUnit(units.pop(), "zo staat het in de namen van de velden of in het profiel")
        if len(units) == 1
        else FileUnit()
    )


def _by_drawing(numbers: Mapping[str, Numbers], free: Mapping[str, Column], drawn: Drawn | None) -> FileUnit | None:
    """The unit that the drawn areas show; None where they do not."""
    for name in MEASURED:
        if name not in free or drawn is None:
            continue
        stated = np.where(numbers[name].units == "", numbers[name].values, np.nan)
        unit, median, count = _verdict(stated, drawn)
        if unit:
            middle = number(median, 2 if unit == HA else 0)
            field = free[name].field
            reason = f"opgegeven gedeeld door getekende hectares is in het midden {middle} ({count} rijen, {field})"
            return FileUnit(unit, reason, overrides=free[name].unit not in (None, unit))
    return None


def _verdict(stated: FloatArray, drawn: Drawn) -> tuple[str, float, int]:
    """'ha', 'm2' or '' by the middle of stated over drawn; most terrains must agree.

    A row of a terrain in parts may state its own part, or the whole: the one that it comes nearest to counts.
    """
    here = (stated > 0) & (drawn.terrain > 0)
    if not here.any():
        return "", np.nan, 0
    whole, part = stated[here] / drawn.terrain[here], stated[here] / drawn.row[here]
    ratios = np.where(_off(part) < _off(whole), part, whole)
    median = float(np.median(ratios))
    for unit, (low, high) in ((HA, AS_HA), (M2, AS_M2)):
        if low <= median <= high and np.mean((ratios >= low) & (ratios <= high)) >= AGREEING:
            return unit, median, int(here.sum())
    return "", median, int(here.sum())


def _off(ratios: FloatArray) -> FloatArray:
    """How far a ratio is from that of hectares or square metres, whichever is nearer; unknown is farthest."""
    with np.errstate(divide="ignore", invalid="ignore"):
        off: FloatArray = np.minimum(np.abs(np.log(ratios)), np.abs(np.log(ratios / M2_PER_HA)))
    return np.where(np.isnan(off), np.inf, off)


def _converted(
    name: str, column: Column, numbers: Numbers, unit: str, drawn: Drawn | None, findings: Findings
) -> FloatArray:
    in_m2 = (numbers.units == M2) | ((numbers.units == "") & (unit == M2))
    hectares = np.where(in_m2, numbers.values / M2_PER_HA, numbers.values)
    if drawn is None or name not in MEASURED:
        return hectares
    factor = M2_PER_HA if unit == HA else 1 / M2_PER_HA
    low, high = CELL_FITS
    ratio = hectares / np.where(drawn.terrain > 0, drawn.terrain, np.nan) / factor
    other = (numbers.units == "") & (ratio >= low) & (ratio <= high)
    hectares[other] /= factor
    findings.add(
        "eenheid_afwijkend", column.field, np.flatnonzero(other), numbers.values[other].tolist(),
        found=UNITS[M2 if unit == HA else HA], unit=UNITS[unit], nieuw=[number(each, 2) for each in hectares[other]],
    )  # fmt: skip
    return hectares


def per_terrain(values: FloatArray, ids: TextArray) -> FloatArray:
    """(n,) the sum over all rows with the same id; rows without an id stand alone. NaN only where all are unknown."""
    alone = pd.Series([f"\0{row}" if each is None else each for row, each in enumerate(ids)], dtype=object)
    sums = pd.Series(values).groupby(alone.to_numpy()).transform(lambda part: part.sum(min_count=1))
    return np.asarray(sums, dtype=np.float64)
