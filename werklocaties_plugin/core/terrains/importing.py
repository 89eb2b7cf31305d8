"""Files of any known generation to canonical terrains: matched, read, in hectares, with everything that was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from ..errors import ChoiceError
from ..types import FloatArray, TextArray
from . import ibis
from .areas import AUTO, HA, Column, Drawn, per_terrain, read_numbers, to_hectares, unit_by_name
from .canonical import FIELDS, FLAGS, HECTARES, PLAIN_TEXTS
from .derived import add_formulas, add_full, add_year
from .findings import Findings
from .joining import Joined, fill, join, say_doubles
from .profiles import CANONICAL, OWN, Choice, Profile, choose, find

#: Fields read by a list of codes of the same name.
CODED = ("segment", "ibis_type")
YEARS = ("peiljaar", "beschikbaar_vanaf")


@dataclass(frozen=True)
class Source:
    """A file as it was read.

    Attributes:
        cells: (n,) rows, a column per field, with cells as text or as the file's own types; None for NULL.
        drawn_ha: (n,) drawn hectares of each row, NaN where nothing is drawn; None for a table or points.
        name: of the file and the layer, in which a year may stand.
        joined: a table to join, None for none.
        join_key: its field with the key.
    """

    cells: pd.DataFrame
    drawn_ha: FloatArray | None = None
    name: str = ""
    joined: pd.DataFrame | None = None
    join_key: str = ""


@dataclass(frozen=True)
class Options:
    """Choices of the user.

    Attributes:
        profile: code, or 'auto'.
        unit: of areas: 'ha', 'm2' or 'auto'.
        decimal: sign, None to look at the columns.
        fields: canonical field or term -> field of the file that the user pointed out; '' for none.
    """

    profile: str = AUTO
    unit: str = AUTO
    reference_year: int | None = None
    decimal: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Imported:
    """Canonical terrains, a row for each row of the source.

    Attributes:
        table: (n,) rows with the columns of `canonical.FIELDS`; NaN or None unknown.
        choice: the profile and why.
        matched: canonical field or term -> field of the source or the joined table.
        raw: canonical field -> (n,) texts as they stood there.
        findings: everything that was found so far.
        drawn_ha: as in the source.
    """

    table: pd.DataFrame
    choice: Choice
    matched: dict[str, str]
    raw: dict[str, list[str | None]]
    findings: Findings
    drawn_ha: FloatArray | None = None


@dataclass
class _Run:
    source: Source
    options: Options
    profile: Profile
    findings: Findings
    ids: TextArray
    joined: Joined | None
    matched: dict[str, str] = field(default_factory=dict)
    canonical_name: set[str] = field(default_factory=set)

    def column(self, name: str) -> list[Any] | None:
        """Cells of a canonical field or term: of the source, filled from the joined table; None where in neither."""
        pointed_out = self.options.fields.get(name)
        if pointed_out == "":
            return None
        aliases = self.aliases(name) if pointed_out is None else (pointed_out,)
        own = _first(aliases, list(self.source.cells.columns))
        # A terrain has its own number, or none: what it is joined by cannot come from what is joined.
        fills = self.joined is not None and name != "terrein_id"
        other = _first(aliases, list(self.joined.cells.columns)) if fills and self.joined is not None else None
        found = own or other
        if found is None:
            return None
        self.matched[name] = found
        if found.strip().lower() == name and name not in map(str.lower, self.profile.fields.get(name, ())):
            self.canonical_name.add(name)
        cells = self.source.cells[own].tolist() if own else [None] * len(self.ids)
        if other and self.joined is not None:
            cells = fill(cells, self.joined.column(other), name, self.findings)
        return cells

    def aliases(self, name: str) -> tuple[str, ...]:
        """Names in this profile; the canonical name is understood in every one."""
        known = self.profile.fields.get(name) or self.profile.terms.get(name, ())
        return (*known, name) if name in FIELDS else known


def import_terrains(source: Source, options: Options, choice: Choice | None = None) -> Imported:
    """Read a file by its profile.

    Args:
        choice: the profile; None chooses it by the options and the fields.

    Raises:
        ChoiceError: no profile fits or more do, the unit of areas cannot be told, or a number is ambiguous.
    """
    findings = Findings()
    names = [str(each) for each in source.cells.columns]
    others = [] if source.joined is None else [str(each) for each in source.joined.columns]
    choice = choice or choose([*names, *others], options.profile)
    check_fields(options.fields, choice.profile, [*names, *others])
    if choice.profile.code != CANONICAL:
        findings.about_file("profiel", "", choice.profile.code, title=choice.profile.title, reason=choice.reason)
    if not len(source.cells):
        findings.about_file("leeg_bestand", "")
    _set_blank_rows_aside(source, findings)
    run = _prepare(source, options, choice.profile, findings)
    table = pd.DataFrame(index=range(len(source.cells)), columns=list(FIELDS), dtype=object)
    raw: dict[str, list[str | None]] = {}
    readers = _readers(run.profile)
    for name in (*readers, *FLAGS):
        cells = run.column(name)
        if cells is not None:
            table[name] = _read(cells, readers.get(name) or _flag_reader(run, name), name, findings)
            raw[name] = [ibis.cell_text(each) for each in cells]
    table["terrein_id"] = run.ids
    raw["terrein_id"] = [ibis.cell_text(each) for each in run.column("terrein_id") or run.ids]
    _add_numbers(run, table, raw)
    if choice.profile.code != CANONICAL:
        _leave_totals_out(table, findings)
    if run.joined is not None:
        say_doubles(run.joined, [each for each in run.matched.values() if each in run.joined.cells], findings)
    if choice.profile.code == CANONICAL:
        table["bron"] = table["bron"] if "bron" in run.matched else CANONICAL
    else:
        table["bron"] = choice.profile.code
        add_full(table, findings)
    add_year(table, run.profile, run.matched, source.name, options.reference_year, findings)
    _look_at_the_rest(run)
    return Imported(_typed(table), choice, run.matched, raw, findings, source.drawn_ha)


def check_fields(fields: Mapping[str, str], profile: Profile, names: Sequence[str]) -> None:
    """Hold what the user pointed out against what there is.

    Raises:
        ChoiceError: field_meaning: no canonical field, and no term of the profile; field_missing: not in the file.
    """
    known = (*FIELDS, *profile.terms)
    for meaning, name in fields.items():
        if meaning not in known:
            raise ChoiceError("field_meaning", name=meaning, known=", ".join(known))
        if name and find(name, names) is None:
            raise ChoiceError("field_missing", name=name, meaning=meaning, fields=", ".join(names))


def _set_blank_rows_aside(source: Source, findings: Findings) -> None:
    """Rows without anything, as spreadsheets have at their end: said once each, and nothing else about them."""
    filled = source.cells.apply(lambda column: column.map(cell_is_filled)).any(axis=1).to_numpy(dtype=bool)
    drawn = np.zeros(len(filled), dtype=bool) if source.drawn_ha is None else ~np.isnan(source.drawn_ha)
    blank = np.flatnonzero(~filled & ~drawn)
    findings.add("lege_rij", "", blank, [None] * len(blank))
    findings.nothing_more(blank)


def cell_is_filled(cell: Any) -> bool:
    """Whether a cell says anything."""
    return ibis.cell_text(cell) is not None


def _leave_totals_out(table: pd.DataFrame, findings: Findings) -> None:
    """Rows that add up the others are no terrains: their figures would count twice."""
    names = table["terrein_id"].where(table["terrein_id"].notna(), table["naam"])
    rows = [row for row, text in enumerate(names) if isinstance(text, str) and ibis.is_total(text)]
    if not rows:
        return
    for name in (*HECTARES, "banen"):
        values = pd.to_numeric(table[name]).to_numpy(dtype=float)
        known = [row for row in rows if not np.isnan(values[row])]
        findings.add("totaalrij", name, known, [f"{values[row]:g}" for row in known])
        values[rows] = np.nan
        table[name] = values
    findings.nothing_more(rows)


def _prepare(source: Source, options: Options, profile: Profile, findings: Findings) -> _Run:
    run = _Run(source, options, profile, findings, np.full(len(source.cells), None, dtype=object), None)
    cells = run.column("terrein_id")
    run.ids = read_ids([None] * len(source.cells) if cells is None else cells, findings)
    if source.joined is not None:
        run.joined = join(run.ids, source.joined, source.join_key, findings)
    return run


def read_ids(cells: Sequence[Any], findings: Findings) -> TextArray:
    """Keys as texts; a number with and without zeros before it is one key, written as the longest."""
    texts = [ibis.cell_text(each) for each in cells]
    longest: dict[str, str] = {}
    for text in texts:
        if text is not None and text.isdigit():
            known = longest.get(ibis.key(text), "")
            longest[ibis.key(text)] = max(known, text, key=len)
    ids = [longest.get(ibis.key(text), text) if text is not None and text.isdigit() else text for text in texts]
    changed = [row for row, (text, new) in enumerate(zip(texts, ids, strict=True)) if text != new]
    findings.add(
        "id_nullen", "terrein_id", changed, [texts[row] for row in changed], nieuw=[ids[row] for row in changed]
    )
    result: TextArray = np.full(len(ids), None, dtype=object)
    result[:] = ids
    return result


def _first(aliases: Sequence[str], names: Sequence[str]) -> str | None:
    return next((found for alias in aliases if (found := find(alias, names)) is not None), None)


def _readers(profile: Profile) -> dict[str, ibis.Reader]:
    """What reads the cells of each field that is no number."""
    readers: dict[str, ibis.Reader] = dict.fromkeys((*PLAIN_TEXTS, "bron"), ibis.plain)
    for name in CODED:
        readers[name] = ibis.coded(profile.codes[name], profile.outdated.get(name, ()))
    readers |= dict.fromkeys(YEARS, ibis.year)
    readers["planfase"] = ibis.phase(profile.codes["planfase"])
    readers["milieucategorie"] = ibis.category
    readers["gemeente"] = partial(_municipality, profile.codes["gemeente"])
    readers["provincie"] = partial(_province, profile.codes["provincie"])
    return readers


def _flag_reader(run: _Run, name: str) -> ibis.Reader:
    """1, 0, ja and nee; where a generation has numbers for quay and rail, only those of its list."""
    profile = run.profile
    # A number in a field of codes may mean anything.
    by_list = name in ("kade", "spoor") and name not in run.canonical_name and profile.code != OWN
    return ibis.coded({**({} if by_list else profile.codes["vlag"]), **profile.codes.get(name, {})})


def _municipality(unknown: dict[str, str | int | None], text: str) -> ibis.Read:
    return ibis.Read(None, "gemeente_onbekend") if text.lower() in unknown else ibis.plain(text)


def _province(codes: dict[str, str | int | None], text: str) -> ibis.Read:
    found = codes.get(ibis.demojibake(text).lower())
    if found is None:
        return ibis.plain(text)
    return ibis.Read(found, "" if found == text else "provincie_hersteld", {"nieuw": str(found)})


def _read(cells: Sequence[Any], reader: ibis.Reader, name: str, findings: Findings) -> list[Any]:
    """The values of cells; each different text is read once."""
    texts = [ibis.cell_text(each) for each in cells]
    known = {text: reader(text) for text in dict.fromkeys(texts) if text is not None}
    for text, read in known.items():
        if read.code:
            rows = [row for row, each in enumerate(texts) if each == text]
            details: dict[str, Any] = dict(read.details)
            findings.add(read.code, name, rows, [text] * len(rows), **details)
    return [None if text is None else known[text].value for text in texts]


def _add_numbers(run: _Run, table: pd.DataFrame, raw: dict[str, list[str | None]]) -> None:
    """Hectares, whole numbers, and what formulas make of them."""
    names = [*HECTARES, *run.profile.terms]
    cells = {name: column for name in names if (column := run.column(name)) is not None}
    columns = {name: _area_column(run, name) for name in cells}
    fields = {name: name if name in FIELDS else run.matched[name] for name in cells}
    jobs = run.column("banen")
    if jobs is not None:
        cells_too = {"banen": [_whole(each) for each in jobs]}
        found = read_numbers(cells_too, {"banen": "banen"}, None, run.findings)["banen"].values
        broken = ~np.isnan(found) & (found != np.round(found))
        run.findings.add(
            "geen_geheel_getal", "banen", np.flatnonzero(broken), [jobs[row] for row in np.flatnonzero(broken)]
        )
        table["banen"] = np.where(broken, np.nan, found)
        raw["banen"] = [ibis.cell_text(each) for each in jobs]
    numbers = read_numbers(cells, fields, run.options.decimal, run.findings)
    own = run.source.drawn_ha
    drawn = None if own is None else Drawn(own, per_terrain(own, run.ids))
    hectares = to_hectares(numbers, columns, drawn, run.options.unit, run.findings)
    for name in (each for each in HECTARES if each in hectares):
        table[name] = hectares[name]
        raw[name] = [ibis.cell_text(each) for each in cells[name]]
    add_formulas(table, run.profile, hectares, run.matched, run.findings)


def _area_column(run: _Run, name: str) -> Column:
    field_name = run.matched[name]
    if run.profile.code == CANONICAL and name in run.canonical_name:
        return Column(field_name, HA, fixed=run.options.unit == AUTO)
    if name in run.canonical_name:
        return Column(field_name, HA, fixed=True)
    # What the user pointed out is no field that the profile knows the unit of.
    documented = None if name in run.options.fields else run.profile.unit
    return Column(field_name, unit_by_name(field_name) or documented)


def _whole(cell: Any) -> Any:
    """1.234 jobs are 1234: a whole number has no decimals, so the mark stands for thousands."""
    text = ibis.cell_text(cell)
    grouped = isinstance(cell, str) and text is not None and re.fullmatch(r"\d{1,3}([.,' ]\d{3})+", text)
    return re.sub(r"\D", "", text) if grouped and text is not None else cell


def _look_at_the_rest(run: _Run) -> None:
    """Years that are no canonical field, and characters lost in fields that are kept as they stand."""
    used = set(run.matched.values())
    kept = {name.lower(): meaning for name, meaning in run.profile.kept.items()}
    for name in (each for each in run.source.cells.columns if each not in used):
        texts = [ibis.cell_text(each) if isinstance(each, str) else None for each in run.source.cells[name]]
        lost = [row for row, text in enumerate(texts) if text is not None and ibis.LOST in text]
        run.findings.add("tekens_verloren", str(name), lost, [texts[row] for row in lost])
        meaning = kept.get(str(name).strip().lower())
        if meaning is not None:
            strange = [
                row
                for row, text in enumerate(texts)
                if text is not None and row not in lost and ibis.year(text).value is None
            ]
            run.findings.add("jaar_bewaard", str(name), strange, [texts[row] for row in strange], meaning=meaning)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Numbers as float64 with NaN, texts as objects with None."""
    typed = {}
    for name, kind in FIELDS.items():
        if kind is str:
            typed[name] = pd.Series(
                [None if each is None or each != each else str(each) for each in table[name]], dtype=object
            )
        else:
            typed[name] = pd.to_numeric(table[name], errors="coerce").astype("float64").reset_index(drop=True)
    return pd.DataFrame(typed)
