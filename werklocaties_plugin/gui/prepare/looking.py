"""What is in a file: which field was read as what, and everything that is wrong. Read in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

from ...algorithms.choices import sentence
from ...algorithms.data.terrain_run import check_imported
from ...core.errors import ChoiceError
from ...core.terrains.ibis import cell_text
from ...core.terrains.importing import Imported, Options, Source, import_terrains
from ...core.terrains.profiles import AUTO, OWN, load, own
from ...qgis_io.drawing import back_to
from ...qgis_io.measuring import RD_NEW
from ...qgis_io.reading import Reader
from ...qgis_io.supply_input import Source as Given
from ...qgis_io.tables import TableReader
from ...qgis_io.terrain_input import TerrainFile, join_key, read_cells, read_terrain_file
from ...qgis_io.terrain_output import issue_layer
from .finding_rows import FindingList, of_rows

if TYPE_CHECKING:
    import pandas as pd

    from ...qgis_io.snapshot import Snapshot
    from .sources import Choices

#: How many different values of a field are shown, and how long they may be.
EXAMPLES, LONGEST = 3, 24
#: What the user can choose by himself when it cannot be told.
ASKED = {
    "profile_none": "profile", "profile_two": "profile", "profile_strange": "profile", "unit_unknown": "unit",
    "number_ambiguous": "decimal", "field_missing": "fields", "no_field": "fields",
    "join_key": "join_key",
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What to look at.

    Attributes:
        file, cells: what was read of it before; None reads it.
        joined, joined_cells: the table to join, None for none.
    """

    snapshot: Snapshot
    choices: Choices
    transform_context: QgsCoordinateTransformContext
    file: TerrainFile | None = None
    joined: Snapshot | None = None
    joined_cells: pd.DataFrame | None = None


@dataclass(frozen=True)
class Column:
    """A field of the file or of the joined table: how many of its rows have a value, and a few of those."""

    name: str
    filled: int
    count: int
    examples: tuple[str, ...]
    joined: bool = False


@dataclass(frozen=True)
class Look:
    """What was found.

    Attributes:
        file, joined_cells: as read, for the next look.
        profile, title, reason: which profile, its title and why, in Dutch; empty where none could be chosen.
        unit: the sentence about the unit of areas, in Dutch; empty where nothing is to be said.
        matched: canonical field or term -> field.
        terms: of the profile.
        columns: of the file and the joined table, by their names.
        problem, asks: why it cannot be imported, and which choice would help (see ASKED); empty for neither.
    """

    file: TerrainFile
    joined_cells: pd.DataFrame | None
    joined_name: str
    count: int
    columns: dict[str, Column]
    profile: str = ""
    title: str = ""
    reason: str = ""
    unit: str = ""
    matched: dict[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    findings: FindingList = field(default_factory=FindingList)
    problem: str = ""
    asks: str = ""


def look(wanted: Wanted, feedback: QgsProcessingFeedback) -> Look:
    """Read, match and check; what the core refuses becomes a question.

    Raises:
        InputError, Cancelled
    """
    crs = QgsCoordinateReferenceSystem(RD_NEW)
    tables = TableReader(feedback)
    file = wanted.file
    if file is None:
        reader = Reader(crs, wanted.transform_context, feedback)
        file = read_terrain_file(Given(wanted.snapshot, wanted.snapshot), tables, reader)
    joined = wanted.joined_cells
    if joined is None and wanted.joined is not None:
        joined = read_cells(Given(wanted.joined, wanted.joined), tables).reset_index(drop=True)
    columns = {**_columns(joined, joined=True), **_columns(file.cells)}
    found = Look(file, joined, "" if wanted.joined is None else wanted.joined.name(), len(file.cells), columns)
    try:
        return _matched(found, wanted, wanted.choices, crs)
    except ChoiceError as error:
        if error.problem != "profile_none":
            return _refused(found, wanted.choices, error)
    own_fields = replace(wanted.choices, profile=OWN)
    try:
        return _matched(found, wanted, own_fields, crs)
    except ChoiceError as error:
        return _refused(found, own_fields, error)


def _refused(found: Look, choices: Choices, error: ChoiceError) -> Look:
    profile = "" if choices.profile == AUTO else choices.profile
    return replace(
        found, profile=profile, terms=_terms(choices.profile), matched=_by_name(choices, found.columns),
        problem=sentence(error), asks=ASKED.get(error.problem, ""),
    )  # fmt: skip


def _matched(found: Look, wanted: Wanted, choices: Choices, crs: QgsCoordinateReferenceSystem) -> Look:
    imported, file = _import(found, choices), found.file
    if choices.profile == OWN and not set(imported.matched.values()) & set(file.cells.columns):
        raise ChoiceError("no_field")
    shapes = check_imported(imported, file, merging=choices.merge)
    ids, names = (imported.table[name].to_numpy(dtype=object) for name in ("terrein_id", "naam"))
    findings = imported.findings.table(ids, names)
    own_crs = file.given.source.sourceCrs()
    transform = back_to(own_crs, crs, wanted.transform_context)
    table = issue_layer(findings, file, list(ids), shapes, transform)
    unit = findings.loc[findings["code"] == "eenheid", "melding"]
    profile = imported.choice.profile
    return replace(
        found, profile=profile.code, title=profile.title, reason=imported.choice.reason,
        unit="" if unit.empty else str(unit.iloc[0]), matched=imported.matched, terms=tuple(profile.terms),
        findings=of_rows(table.rows, table.geometries, own_crs),
    )  # fmt: skip


def _import(found: Look, choices: Choices) -> Imported:
    key = ""
    if found.joined_cells is not None:
        key = join_key(found.joined_cells, choices.join_key, found.joined_name)
    source = Source(found.file.cells, found.file.drawn_ha, found.file.name, found.joined_cells, key)
    options = Options(choices.profile, choices.unit, choices.year, choices.decimal, choices.fields)
    return import_terrains(source, options)


def _columns(cells: pd.DataFrame | None, *, joined: bool = False) -> dict[str, Column]:
    """What stands in each field."""
    found = {}
    for name in [] if cells is None else cells.columns:
        texts = [text for each in cells[name] if (text := cell_text(each)) is not None]
        different = list(dict.fromkeys(texts[:2000]))[:EXAMPLES]
        shown = tuple(each if len(each) <= LONGEST else f"{each[: LONGEST - 1]}…" for each in different)
        found[str(name)] = Column(str(name), len(texts), len(cells), shown, joined)
    return found


def _terms(code: str) -> tuple[str, ...]:
    return () if code in (AUTO, OWN) else tuple(load(code).terms)


def _by_name(choices: Choices, columns: Mapping[str, Column]) -> dict[str, str]:
    """Where nothing could be chosen: what is known by its name, so that the user need not begin with nothing."""
    aliases = own().fields
    by_name = {name.strip().lower(): name for name in reversed(list(columns))}
    found = {}
    for meaning, names in aliases.items():
        match = next((by_name[each.lower()] for each in (*names, meaning) if each.lower() in by_name), None)
        if match is not None:
            found[meaning] = match
    return {**found, **{meaning: name for meaning, name in choices.fields.items() if name}}
