"""The account of the report, as blocks that flow: what the figures do not say, data, rules, changes and problems."""

from __future__ import annotations

from .. import wording
from ..model import CLASSES, Comparison, Report
from .blocks import SMALL, Block, Cell, Heading, Paragraph, Table
from .contents import NONE


def account(report: Report) -> list[Block]:
    """Data, rules, what is missing, and what the figures do not say."""
    blocks: list[Block] = [Heading("Wat de cijfers niet zeggen")]
    blocks += [Paragraph(sentence, bullet=True) for sentence in (*report.caveats, *report.absent)]
    if report.origins:
        rows = tuple(
            tuple(Cell(text or NONE) for text in (each.role, each.name, each.date, each.source, each.licence))
            for each in report.origins
        )
        heads = ("Waarvoor", "Laag", "Datum", "Bron", "Licentie")
        blocks += [Heading("Gebruikte gegevens"), Table((44, 38, 36, 32, 24), rows, heads, size=SMALL)]
    blocks += [Heading("Regels")]
    blocks.append(Paragraph(f"Regelprofiel: {'; '.join(report.rules) or 'niet in de laag vastgelegd'}."))
    if report.thresholds:
        rows = tuple(
            tuple(Cell(text or NONE) for text in (each.theme, each.name, each.value, each.unit, each.source))
            for each in report.thresholds
        )
        heads = ("Thema", "Drempel", "Waarde", "Eenheid", "Bron")
        blocks.append(Table((26, 42, 24, 26, 56), rows, heads, size=SMALL))
    if report.comparison is not None:
        blocks += _changes(report.comparison)
    if report.problems:
        rows = tuple(
            (
                Cell(each.severity),
                Cell(wording.count(each.count)),
                Cell(each.message),
                Cell(each.remedy),
                Cell(each.examples),
            )
            for each in report.problems
        )
        heads = ("Ernst", "Aantal", "Wat er is", "Herstel", "Voorbeelden")
        blocks += [Heading("Problemen in de gegevens"), Table((24, 14, 58, 42, 36), rows, heads, frozenset({1}), SMALL)]
    return blocks


def _changes(comparison: Comparison) -> list[Block]:
    """What changed since the older screening, per region and per terrain."""
    kinds = list(next(iter(comparison.counts.values()), {}))
    counted = tuple(
        (Cell(region), *(Cell(wording.count(counts[kind])) for kind in kinds))
        for region, counts in comparison.counts.items()
    )
    columns = frozenset(range(1, len(kinds) + 1))
    blocks: list[Block] = [Heading(f"Veranderd sinds {comparison.old_name}")]
    if comparison.remark:
        blocks.append(Paragraph(comparison.remark))
    blocks.append(Table((48, *(21 for _ in kinds)), counted, ("Regio", *kinds), columns, SMALL))
    if comparison.changes:
        rows = tuple(
            (
                Cell(each.name or each.terrain_id),
                Cell(each.region or NONE),
                Cell(each.kind),
                Cell(each.old or NONE, tone=each.old if each.old in CLASSES else ""),
                Cell(each.new or NONE, tone=each.new if each.new in CLASSES else ""),
                Cell(each.themes),
            )
            for each in comparison.changes
        )
        heads = ("Terrein", "Regio", "Wat", "Was", "Is nu", "Thema’s")
        blocks.append(Table((52, 30, 22, 18, 18, 34), rows, heads, size=SMALL))
    return blocks
