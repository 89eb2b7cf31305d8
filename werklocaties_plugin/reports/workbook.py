"""The figures of a report as a workbook, with a sheet that says what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..qgis_io.styles.classes import field_titles
from ..qgis_io.workbook import Sheet, write_workbook
from .material import FIGURES
from .model import CLASSES, Balance, Report, Section

DEFINITIONS = "definities"
#: Every sheet in order -> what stands in it.
SHEETS = {
    "kern": "Wat eerst gezegd moet worden, per regio.",
    "saldo": "Hard aanbod min vraag tot de horizon, per regio en segment (supplydemandbalance).",
    "jaren": "Aanbod en vraag per jaar (supplydemandbalance, TIMELINE).",
    "klassen": "Terreinen per klasse, per regio en thema.",
    "terreinen": "Terreinen in klasse hoog en midden, de zwaarste eerst (conflictscreening).",
    "oordelen": "Per terrein en thema de klasse en de reden.",
    "objecten": "Wat per terrein in klasse hoog of midden meetelt, per thema de grootste en de dichtstbijzijnde.",
    "kansen": "Terreinen met een kans (perspectives).",
    "vergelijking": "Wat er per terrein veranderde sinds de eerdere screening (comparescreenings).",
    "gegevens": "Gebruikte gegevens.",
    "regels": "Drempels van het regelprofiel.",
    "problemen": "Problemen in de gegevens.",
    DEFINITIONS: "Wat elke kolom betekent.",
}
BALANCE: dict[str, type] = {
    "regio": str, "segment": str, "peiljaar": int, "horizon": int, "aanbod_hard_ha": float, "aanbod_zacht_ha": float,
    "aanbod_onbekend_ha": float, "aanbod_onder_druk_ha": float, "vraag_laag_ha": float, "vraag_hoog_ha": float,
    "saldo_min_ha": float, "saldo_max_ha": float, "saldo_min_zacht_ha": float, "saldo_max_zacht_ha": float,
    "saldo_min_druk_ha": float, "saldo_max_druk_ha": float, "saldo_klasse": str, "tekort_vanaf_hoog": int,
    "tekort_vanaf_laag": int, "saldo_reden": str,
}  # fmt: skip
YEARS: dict[str, type] = {
    "regio": str, "jaar": int, "aanbod_hard_ha": float, "aanbod_jaar_onbekend_ha": float, "aanbod_zacht_ha": float,
    "vraag_laag_ha": float, "vraag_hoog_ha": float, "saldo_min_ha": float, "saldo_max_ha": float,
}  # fmt: skip
TERRAIN: dict[str, type] = {
    "terrein_id": str, "naam": str, "plaats": str, "regio": str, "conflict_klasse": str, "conflict_rang": int,
    "conflict_score": float, "oppervlakte_ha": float, **dict.fromkeys(FIGURES, float), "robuust_pct": float,
    "klasse_anders": str, "rang_min": int, "rang_max": int,
}  # fmt: skip
#: What the field titles do not say, or do not have.
MEANINGS = {
    "regio": "Naam van de regio; ‘totaal’ is alle regio’s samen.",
    "zin": "Zin in gewone taal.",
    "plaats": "Kern en gemeente.",
    "oppervlakte_ha": "Getekende oppervlakte van het terrein (ha).",
    "grond_ha": "Oppervlakte van de terreinen, overlappende grond één keer (ha).",
    "thema": "Thema van de conflictanalyse.",
    "klasse": "geen, laag, midden, hoog of onbekend; klassen van Werklocaties.",
    "score": "0 tot 100; ordent terreinen binnen een klasse.",
    "reden": "Welke regel de klasse bepaalde.",
    "object": "Naam van het gebied, plan of gevoelige object.",
    "aantal": "Aantal woningen of objecten; bij problemen het aantal terreinen.",
    "afstand_m": "Afstand tot het object (m), 0 bij overlap.",
    "detail": "Bijzonderheid van het object.",
    "kans": "Soort kans.",
    "ha": "Hectares waar de kans over gaat.",
    "soort": "nieuw, weg, zwaarder, lichter, gewijzigd (alleen een thema).",
    "was": "Klasse in de eerdere screening.",
    "is": "Klasse nu.",
    "stappen": "Klassen zwaarder (positief) of lichter (negatief).",
    "blad": "Blad van deze werkmap.",
    "kolom": "Kolom op dat blad.",
    "betekenis": "Wat er staat, met de eenheid.",
    **{klasse: f"Aantal terreinen in klasse {klasse}." for klasse in CLASSES},
    "terreinen": "Aantal terreinen.",
    "naam": "Naam van het terrein; op het blad ‘gegevens’ van de laag of tabel.",
    "themas": "Thema’s waarvan de klasse veranderde.",
    "rol": "Waarvoor de gegevens dienden.",
    "datum": "Datum uit de metagegevens, anders die van het bestand.",
    "bron": "Houder en adres; op het blad ‘regels’ de herkomst van de drempel.",
    "licentie": "Licentie uit de metagegevens.",
    "drempel": "Wat de drempel beslist.",
    "waarde": "Waarde van de drempel.",
    "eenheid": "Eenheid van de waarde.",
    "ernst": "fout, waarschuwing of info; ‘toelichting’ is wat de cijfers niet zeggen.",
    "melding": "Wat er aan de hand is.",
    "herstel": "Wat eraan te doen is.",
    "voorbeelden": "Terreinen waar het speelt.",
}


def write_report(report: Report, path: Path) -> None:
    """Write the workbook; a file that is there is overwritten.

    Raises:
        OutputError
    """
    # A sheet without rows would be a sheet without columns.
    sheets = [each for each in (*_of_regions(report), *_of_terrains(report), *_of_data(report)) if each.rows]
    write_workbook(path, [*sheets, _definitions(sheets)])


def _of_regions(report: Report) -> Iterator[Sheet]:
    parts = [(section.name, section) for section in report.regions]
    sections = [*parts, ("totaal" if report.regions else report.whole.name, report.whole)]
    yield Sheet(
        "kern",
        {"regio": str, "zin": str, "terreinen": int, "grond_ha": float},
        [(name, " ".join(each.headline), each.terrain_count, each.ground_ha) for name, each in sections],
    )
    yield Sheet("saldo", BALANCE, [row for name, each in sections for row in _balance_rows(name, each)])
    yield Sheet(
        "jaren",
        YEARS,
        [
            (
                name, year.year, year.hard, year.year_unknown, year.soft, year.demand_low, year.demand_high, year.low,
                year.high,
            )
            for name, each in sections for year in each.years
        ],
    )  # fmt: skip
    counted = [(name, row) for name, each in sections for row in each.counts]
    yield Sheet(
        "klassen",
        {"regio": str, "thema": str, **dict.fromkeys(CLASSES, int)},
        [(name, row.theme, *(row.counts[klasse] for klasse in CLASSES)) for name, row in counted],
    )


def _balance_rows(name: str, section: Section) -> Iterator[tuple[Any, ...]]:
    if section.balance is not None:
        yield _balance_row(name, None, section.balance)
    for each in section.segments:
        yield _balance_row(name, each.name, each)


def _balance_row(name: str, segment: str | None, each: Balance) -> tuple[Any, ...]:
    return (
        name, segment, each.base_year, each.horizon, each.hard, each.soft, each.unknown_phase, each.pressed,
        each.demand_low, each.demand_high, each.low, each.high, each.soft_low, each.soft_high, each.pressed_low,
        each.pressed_high, each.klasse, each.short_from_high, each.short_from_low, each.reason,
    )  # fmt: skip


def _of_terrains(report: Report) -> Iterator[Sheet]:
    terrains = report.whole.conflicts
    key: Mapping[str, type] = {"terrein_id": str, "naam": str}
    rows = []
    for each in terrains:
        firm = each.firmness
        rows.append((
            each.terrain_id, each.name, each.place, each.region, each.klasse, each.rank, each.score, each.area_ha,
            *(each.figure(name) for name in FIGURES),
            *((firm.percent, firm.other, firm.rank_best, firm.rank_worst) if firm else (None,) * 4),
        ))  # fmt: skip
    yield Sheet("terreinen", TERRAIN, rows)
    yield Sheet(
        "oordelen",
        {**key, "thema": str, "klasse": str, "score": float, "reden": str},
        [
            (each.terrain_id, each.name, judged.theme, judged.klasse, judged.score, judged.reason)
            for each in terrains
            for judged in each.judgements
        ],
    )
    yield Sheet(
        "objecten",
        {**key, "thema": str, "object": str, "overlap_ha": float, "afstand_m": float, "aantal": float, "detail": str},
        [
            (each.terrain_id, each.name, o.theme, o.name, o.overlap_ha, o.distance_m, o.count, o.detail)
            for each in terrains
            for o in each.objects
        ],
    )
    yield Sheet(
        "kansen",
        {"kans": str, **key, "regio": str, "ha": float, "reden": str},
        [
            (chance.title, each.terrain_id, each.name, each.region, hectares, reason)
            for chance in report.whole.chances
            for each, hectares, reason in chance.terrains
        ],
    )


def _of_data(report: Report) -> Iterator[Sheet]:
    changes = () if report.comparison is None else report.comparison.changes
    yield Sheet(
        "vergelijking",
        {
            "terrein_id": str, "naam": str, "regio": str, "soort": str, "was": str, "is": str, "stappen": int,
            "themas": str,
        },
        [(c.terrain_id, c.name, c.region, c.kind, c.old, c.new, c.steps, c.themes) for c in changes],
    )  # fmt: skip
    yield Sheet(
        "gegevens",
        dict.fromkeys(("rol", "naam", "datum", "bron", "licentie"), str),
        [(each.role, each.name, each.date, each.source, each.licence) for each in report.origins],
    )
    profile = [("", "regelprofiel", each, "", "") for each in report.rules]
    yield Sheet(
        "regels",
        dict.fromkeys(("thema", "drempel", "waarde", "eenheid", "bron"), str),
        [*profile, *((each.theme, each.name, each.value, each.unit, each.source) for each in report.thresholds)],
    )
    said = [("toelichting", sentence, "", None, "") for sentence in (*report.caveats, *report.absent)]
    found = [(each.severity, each.message, each.remedy, each.count, each.examples) for each in report.problems]
    yield Sheet(
        "problemen",
        {"ernst": str, "melding": str, "herstel": str, "aantal": int, "voorbeelden": str},
        [*found, *said],
    )


def _definitions(sheets: list[Sheet]) -> Sheet:
    titles = {**field_titles(), **MEANINGS}
    there = [*(sheet.name for sheet in sheets), DEFINITIONS]
    rows = [(name, "", meaning) for name, meaning in SHEETS.items() if name in there]
    rows += [(sheet.name, column, titles.get(column, column)) for sheet in sheets for column in sheet.types]
    return Sheet(DEFINITIONS, {"blad": str, "kolom": str, "betekenis": str}, rows)
