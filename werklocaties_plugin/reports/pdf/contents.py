"""What the report says of a region and of a terrain, as blocks that flow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest

from .. import wording
from ..model import Balance, Counted, Report, Section, Terrain
from .blocks import SMALL, TINY, Block, Cell, Heading, Paragraph, Table

#: How the field of a figure ends -> how the figure is written; whole numbers otherwise.
UNITS: dict[str, Callable[[float], str]] = {
    "_ha": wording.hectares,
    "_m": wording.metres,
    "_pct": wording.percent,
    "_jaar": wording.year,
    "peiljaar": wording.year,
    "_in": wording.homes,
    "_in_hard": wording.homes,
    "_nabij": wording.homes,
}
#: More themes than this do not fit beside each other.
MOST_THEMES = 6
NONE = "–"
#: Classes that make a theme one of those in conflict.
GRAVE = ("hoog", "midden")
#: So many objects stand on the page of a terrain.
MOST_OBJECTS = 6
#: What plans take, by both ends of a main category: one figure where they do not differ.
LENIENT, STRICT = "mc_plan_verlies_soepel_ha", "mc_plan_verlies_streng_ha"
#: Figures that are of no theme.
OF_THE_TERRAIN = ("netto_ha", "uitgeefbaar_ha", "banen", "peiljaar")


def key_figures(section: Section) -> Table:
    """Two figures on a row: conflicts to the left, balance to the right."""
    rows = zip_longest(_of_terrains(section), _of_balance(section.balance), fillvalue=("", ""))
    return _pairs_of_figures([(*left, *right) for left, right in rows])


def _pairs_of_figures(rows: Iterable[tuple[str, str, str, str]]) -> Table:
    cells = tuple(
        (Cell(label), Cell(value, bold=True), Cell(""), Cell(other), Cell(its, bold=True))
        for label, value, other, its in rows
    )
    return Table((61, 24, 4, 48, 37), cells, right=frozenset({1, 4}))


def _of_terrains(section: Section) -> list[tuple[str, str]]:
    overall = section.counts[0].counts
    found = [
        ("Terreinen", wording.count(section.terrain_count)),
        ("Grond van die terreinen", wording.hectares(section.ground_ha)),
        ("In klasse hoog", wording.count(overall["hoog"])),
        ("In klasse midden", wording.count(overall["midden"])),
    ]
    if section.lost is not None:
        found.append(("Ruimte voor hogere categorie nu", wording.hectares(section.lost.free)))
        found.append(("Daarvan nemen woningbouwplannen", wording.hectares(section.lost.taken)))
    if section.homes is not None:
        found.append(("Geplande woningen op terreinen", wording.homes(section.homes.on_terrains)))
        found.append(("Terrein weg door harde transformatie", wording.hectares(section.homes.loss_ha)))
    return found


def _of_balance(balance: Balance | None) -> list[tuple[str, str]]:
    if balance is None:
        return [("Saldo van vraag en aanbod", "niet gegeven")]
    until = wording.year(balance.horizon)
    found = [
        ("Hard planaanbod", wording.hectares(balance.hard)),
        ("Daarvan onder druk", wording.hectares(balance.pressed)),
        ("Zacht planaanbod", wording.hectares(balance.soft)),
        ("Aanbod, planfase onbekend", wording.hectares(balance.unknown_phase)),
        (f"Vraag tot {until}", wording.band(balance.demand_low, balance.demand_high)),
        (f"Saldo tot {until}", wording.band(balance.low, balance.high)),
        ("Oordeel", balance.klasse),
    ]
    if balance.klasse in ("tekort", "onzeker") and balance.short_from_high is not None:
        found.append(("Tekort bij hoge vraag vanaf", wording.year(balance.short_from_high)))
    return found


def of_section(section: Section, report: Report) -> list[Block]:
    """What a region has to say beside its page: terrains in conflict, segments, firmness, chances, and its bases."""
    blocks: list[Block] = []
    if section.conflicts:
        blocks += [Heading("Terreinen in conflict, de zwaarste eerst"), _conflicts(section, report.themes)]
    if section.segments:
        blocks += [Heading("Saldo per segment"), _segments(section)]
    if section.firm is not None:
        blocks += [Heading("Hoe vast de oordelen zijn"), *_firm(section)]
    there = [chance for chance in section.chances if chance.terrains]
    if there:
        blocks += [Heading("Kansen"), _chances(there)]
    blocks += [Heading("Waarop de cijfers berusten"), *_bases(section)]
    return blocks


def _bases(section: Section) -> Iterator[Table]:
    """By what the figures hold: a table for each group that this section really has."""
    shown = _groups(section)
    for basis in section.bases.values():
        if basis.group in shown:
            rows = tuple(
                (Cell("" if number else basis.title, bold=True), Cell(label), Cell(fact))
                for number, (label, fact) in enumerate(basis.facts)
            )
            yield Table((48, 38, 88), rows, size=SMALL, together=True)


def _groups(section: Section) -> set[str]:
    """The groups of figures that this section really has."""
    there = {
        "saldo": section.balance is not None,
        "conflict": section.terrain_count > 0,
        "milieu": section.lost is not None,
        "woningen": section.homes is not None,
        "robuust": section.firm is not None,
        "kansen": any(chance.terrains for chance in section.chances),
    }
    return {group for group, shown in there.items() if shown}


def _conflicts(section: Section, themes: Mapping[str, str]) -> Table:
    columns = list(themes)[:MOST_THEMES]
    rows = []
    for number, terrain in enumerate(section.conflicts, 1):
        klassen = {each.prefix: each.klasse for each in terrain.judgements}
        rows.append(
            (
                Cell(str(number)),
                Cell(f"{terrain.name}, {terrain.place}" if terrain.place else terrain.name),
                Cell(wording.bare_hectares(terrain.area_ha)),
                Cell(terrain.klasse, tone=terrain.klasse),
                *(
                    Cell(klassen[prefix], tone=klassen[prefix]) if prefix in klassen else Cell(NONE)
                    for prefix in columns
                ),
            )
        )
    heads = ("Nr", "Terrein", "ha", "Samen", *(themes[prefix] for prefix in columns))
    shares = (7, 54, 11, 16, *(_for_word(themes[prefix]) for prefix in columns))
    return Table(shares, tuple(rows), heads, frozenset({0, 2}), SMALL)


def _for_word(title: str) -> float:
    """Width of a column in which the longest word of its title fits (about mm)."""
    longest = max(len(word) for word in (title or NONE).split())
    return max(16.0, 1.6 * min(longest, 16) + 3.0)


def _segments(section: Section) -> Table:
    rows = tuple(
        (
            Cell(each.name),
            Cell(wording.bare_hectares(each.hard)),
            Cell(wording.band(each.demand_low, each.demand_high)),
            Cell(wording.band(each.low, each.high), bold=True),
            Cell(each.klasse, tone=each.klasse),
        )
        for each in section.segments
    )
    return Table(
        (40, 26, 40, 40, 28), rows, ("Segment", "Hard (ha)", "Vraag", "Saldo", "Oordeel"), frozenset({1, 2, 3})
    )


def _firm(section: Section) -> list[Block]:
    firm = section.firm
    if firm is None:
        return []
    said = (
        f"Vast {wording.count(firm.firm)}, redelijk vast {wording.count(firm.fairly)}, onzeker "
        f"{wording.count(firm.unsure)}, onbekend {wording.count(firm.unknown)}: zo vaak hield een terrein zijn klasse "
        "toen gewichten en drempels anders werden gekozen."
    )
    rows = tuple(
        (
            Cell(each.name),
            Cell(each.klasse, tone=each.klasse),
            Cell("" if each.firmness is None else wording.percent(each.firmness.percent)),
            Cell("" if each.firmness is None else each.firmness.other or NONE),
        )
        for each in firm.uncertain
    )
    table = Table((80, 24, 35, 35), rows, ("Onzeker", "Klasse", "Zelfde klasse", "Ook vaak"), frozenset({2}), SMALL)
    return [Paragraph(said), table] if rows else [Paragraph(said)]


def _chances(chances: Iterable[object]) -> Table:
    rows = tuple(
        (
            Cell(chance.title),
            Cell(wording.count(len(chance.terrains))),
            Cell(wording.hectares(chance.hectares)),
            Cell(chance.basis),
        )
        for chance in chances
    )
    return Table((60, 20, 24, 70), rows, ("Kans", "Terreinen", "Hectares", "Wat is gemeten"), frozenset({1, 2}), SMALL)


def of_terrain(terrain: Terrain, titles: Mapping[str, str]) -> list[Block]:
    """Why it is in conflict, with which objects, and what is known of it.

    Args:
        titles: field -> Dutch title.
    """
    judged = tuple(
        (Cell(each.theme, bold=True), Cell(each.klasse, tone=each.klasse), Cell(each.reason or NONE))
        for each in terrain.judgements
    )
    blocks: list[Block] = [Heading("Waarom"), Table((30, 20, 124), judged)] if judged else []
    grave = {each.prefix: each.theme for each in terrain.judgements if each.klasse in GRAVE}
    objects = _of_themes(terrain, list(grave.values()))
    if objects:
        blocks += [Heading("Wat meetelt in de thema’s in conflict"), _objects(objects)]
        left_out = len(terrain.objects) - len(objects) + terrain.objects_left_out
        if left_out:
            more = wording.times(left_out, "ander object", "andere objecten")
            blocks.append(Paragraph(f"Daarnaast {more}; zie de tabel van objecten per terrein.", SMALL))
    facts = _facts(terrain, titles, tuple(grave))
    half = (len(facts) + 1) // 2
    rows = zip_longest(facts[:half], facts[half:], fillvalue=("", ""))
    cells = tuple(
        (Cell(label), Cell(value, bold=True), Cell(""), Cell(other), Cell(its, bold=True))
        for (label, value), (other, its) in rows
    )
    return [*blocks, Heading("Kerncijfers"), Table((67, 18, 4, 67, 18), cells, right=frozenset({1, 4}), size=TINY)]


def _of_themes(terrain: Terrain, themes: list[str]) -> list[Counted]:
    """The first few objects of each theme in conflict, the gravest theme first."""
    each_gets = max(1, MOST_OBJECTS // max(len(themes), 1))
    return [
        counted for theme in themes for counted in [each for each in terrain.objects if each.theme == theme][:each_gets]
    ]


def _objects(objects: Iterable[Counted]) -> Table:
    rows = tuple(
        (
            Cell(each.theme),
            Cell(each.name or NONE),
            Cell(_where(each)),
            Cell("" if math.isnan(each.count) else wording.homes(each.count)),
            Cell(each.detail),
        )
        for each in objects
    )
    heads = ("Thema", "Gebied of plan", "Ligging", "Aantal", "Bijzonderheid")
    return Table((26, 60, 32, 16, 40), rows, heads, frozenset({3}), TINY)


def _where(counted: Counted) -> str:
    """Hectares on the terrain, else how far away."""
    if counted.overlap_ha > 0:
        return f"{wording.hectares(counted.overlap_ha)} erop"
    if math.isnan(counted.distance_m):
        return wording.UNKNOWN
    return "grenst eraan" if counted.distance_m == 0 else f"op {wording.metres(counted.distance_m)}"


def _facts(terrain: Terrain, titles: Mapping[str, str], grave: tuple[str, ...]) -> list[tuple[str, str]]:
    """Of the terrain itself, and the indicators of the themes in conflict."""
    found = [("Oppervlakte, zoals getekend", wording.hectares(terrain.area_ha))]
    if terrain.rank is not None:
        found.append(("Rang (1 is het zwaarst)", wording.count(terrain.rank)))
    if terrain.firmness is not None:
        firmness = terrain.firmness
        found.append(("Oordeel", f"{firmness.word} ({wording.percent(firmness.percent)})"))
    shown = [
        name for name in terrain.figures if name in OF_THE_TERRAIN or name.startswith(tuple(f"{p}_" for p in grave))
    ]
    if terrain.figure(STRICT) == terrain.figure(LENIENT):
        shown = [name for name in shown if name != STRICT]
        titles = {**titles, LENIENT: titles.get(LENIENT, LENIENT).replace(", soepel", "")}
    return found + [(_title(name, titles), written(name, terrain.figures[name])) for name in shown]


def _title(name: str, titles: Mapping[str, str]) -> str:
    """Without the unit, which stands behind the figure."""
    return titles.get(name, name).replace(" (ha)", "").replace(" (m)", "").replace("(% van het terrein)", "(deel)")


def written(name: str, value: float) -> str:
    """A figure by the name of its field."""
    for ending, write in UNITS.items():
        if name.endswith(ending):
            return write(value)
    return wording.count(value)
