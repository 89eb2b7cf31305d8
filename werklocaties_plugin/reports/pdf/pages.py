"""What stands on each page: from the report to lines of text at their place, measured on the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .. import wording
from ..model import Origin, Report, Section, Terrain
from . import contents
from .account import account
from .blocks import Block, Paragraph, Piece, flow
from .template import WIDE, Box

#: The footer of a page that has no room for every source.
SEE_ACCOUNT = "zie verder de Verantwoording achterin"
#: So many layers of one role are named in a footer.
MOST_NAMES = 4
NO_MAP = "Dit terrein is niet getekend; een kaart is er daarom niet."
#: How small letters may become, as a share of those in the template; a footer is small already.
SMALLEST, LEGIBLE = 0.6, 0.85
#: What a date begins with that is only that of a file.
OF_A_FILE = "bestand"
WARNING = "Verkenning, geen vergunningtoets"


@dataclass(frozen=True)
class Fitted:
    """Lines that fit a label, and the size (points) at which they do."""

    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        kind: regio, terrein or tekst.
        texts: name of a label -> what stands in it.
        area: name of the area, and what flows in it.
        section, terrain: of which the page has a map.
    """

    kind: str
    texts: dict[str, Fitted]
    area: tuple[str, tuple[Piece, ...]]
    section: Section
    terrain: Terrain | None = None


@dataclass(frozen=True)
class Planner:
    """Divides a report over pages.

    Attributes:
        boxes: kind of page and name of an item -> the room in it.
        titles: field -> Dutch title.
        placed: rows of the terrains that a map can show.
    """

    report: Report
    boxes: Mapping[tuple[str, str], Box]
    titles: Mapping[str, str]
    placed: frozenset[int]
    _frames: dict[tuple[str, str], dict[str, Fitted]] = field(default_factory=dict)

    def pages(self) -> list[Page]:
        """All pages in order: everything together first, then each region with its terrains, the account last."""
        report = self.report
        found: list[Page] = []
        if report.regions:
            found += self._section(report.whole, blocks=[])
        for section in report.sections:
            found += self._section(section, contents.of_section(section, report))
            for terrain in section.worst:
                found += self._terrain(section, terrain)
        found += self._text("Verantwoording", account(report), report.whole)
        return found

    def _section(self, section: Section, blocks: Sequence[Block]) -> Iterator[Page]:
        headline = " ".join(section.headline)
        title, name_left = self._fit("regio", "titel", section.name)
        head, headline_left = self._fit("regio", "kop", headline)
        whole = [Paragraph(text) for text, left in ((section.name, name_left), (headline, headline_left)) if left]
        texts = self._framed("regio", section, {"titel": title, "kop": head})
        figures = contents.key_figures(section)
        if section.balance is None and not section.years:
            # No charts: what follows begins where they would have been.
            boxes = self._flow("regio", WIDE, [*whole, figures, *blocks])
            yield Page("regio", texts, (WIDE, boxes[0]), section)
            yield from self._pieces(section.name, boxes[1:], section)
            return
        boxes = self._flow("regio", "cijfers", [figures])
        yield Page("regio", texts, ("cijfers", boxes[0]), section)
        yield from self._pieces(f"{section.name} (vervolg)", boxes[1:], section)
        yield from self._text(section.name, [*whole, *blocks], section)

    def _terrain(self, section: Section, terrain: Terrain) -> Iterator[Page]:
        facts = "  ·  ".join(
            each
            for each in (terrain.place, terrain.terrain_id, wording.hectares(terrain.area_ha), terrain.region)
            if each
        )
        blocks = contents.of_terrain(terrain, self.titles)
        if terrain.row not in self.placed:
            yield from self._text(terrain.name, [Paragraph(facts), Paragraph(NO_MAP), *blocks], section)
            return
        title, name_left = self._fit("terrein", "titel", terrain.name)
        below, facts_left = self._fit("terrein", "onderschrift", facts)
        klasse, _ = self._fit("terrein", "klasse", f"conflict {terrain.klasse}")
        whole = [Paragraph(text) for text, left in ((terrain.name, name_left), (facts, facts_left)) if left]
        boxes = self._flow("terrein", "inhoud", [*whole, *blocks])
        texts = {"titel": title, "onderschrift": below, "klasse": klasse}
        yield Page("terrein", self._framed("terrein", section, texts), ("inhoud", boxes[0]), section, terrain)
        yield from self._pieces(f"{terrain.name} (vervolg)", boxes[1:], section)

    def _text(self, title: str, blocks: Sequence[Block], section: Section) -> Iterator[Page]:
        if not blocks:
            return
        box = self._box("tekst", "inhoud")
        yield from self._pieces(title, flow(blocks, box.height, box.height, box.width, box.face), section)

    def _pieces(self, title: str, boxes: Sequence[tuple[Piece, ...]], section: Section) -> Iterator[Page]:
        for pieces in boxes:
            texts = {"titel": self._fit("tekst", "titel", title)[0]}
            yield Page("tekst", self._framed("tekst", section, texts), ("inhoud", pieces), section)

    def _flow(self, kind: str, area: str, blocks: Sequence[Block]) -> tuple[tuple[Piece, ...], ...]:
        """Into an area of a page, and what does not fit into pages of text."""
        first, further = self._box(kind, area), self._box("tekst", "inhoud")
        return flow(blocks, first.height, further.height, min(first.width, further.width), first.face)

    def _framed(self, kind: str, section: Section, texts: dict[str, Fitted]) -> dict[str, Fitted]:
        """With what stands above and below on every page of a kind."""
        known = self._frames.get((kind, section.key))
        if known is None:
            known = {
                "kopregel": self._fit(kind, "kopregel", self._header())[0],
                "bronnen": self._footer(kind, section),
            }
            self._frames[(kind, section.key)] = known
        return {**known, **texts}

    def _header(self) -> str:
        parts = (self.report.title, self.report.place, self.report.author, WARNING)
        return "  ·  ".join(each for each in parts if each)

    def _footer(self, kind: str, section: Section) -> Fitted:
        """Reference date, rules, and as many sources as there is room for."""
        facts = dict(section.bases["conflict"].facts) if "conflict" in section.bases else {}
        first = [f"Peiljaar terreinen: {facts.get('Peiljaar terreinen', wording.UNKNOWN)}"]
        if section.balance is not None:
            first.append(f"peildatum aanbod: {wording.year(section.balance.base_year)}")
        first.append(f"regels: {'; '.join(self.report.rules) or 'niet vastgelegd'}")
        first.append(f"gemaakt op {wording.day(self.report.made_on)}")
        sources = _sources(self.report.origins)
        for count in range(len(sources), -1, -1):
            named = [*sources[:count], *([SEE_ACCOUNT] if count < len(sources) else [])]
            text = "\n".join(["; ".join(first), *([f"Bronnen: {'; '.join(named)}"] if named else [])])
            fitted, rest = self._fit(kind, "bronnen", text, LEGIBLE)
            if not rest:
                break
        return fitted

    def _fit(self, kind: str, name: str, text: str, smallest: float = SMALLEST) -> tuple[Fitted, str]:
        box = self._box(kind, name)
        size, lines, rest = box.face.fit(text, box.width, box.height, box.size, smallest, bold=box.bold)
        return Fitted(tuple(lines), size), rest

    def _box(self, kind: str, name: str) -> Box:
        return self.boxes[kind, name]


def _sources(origins: Sequence[Origin]) -> list[str]:
    """'Kaartlaag: natura2000, rivier': the layers of each role, with their dates as far as they are on record."""
    by_role: dict[str, list[str]] = {}
    for each in origins:
        dated = each.date and not each.date.startswith(OF_A_FILE)
        by_role.setdefault(each.role, []).append(f"{each.name} ({each.date})" if dated else each.name)
    found = []
    for role, names in by_role.items():
        more = len(names) - MOST_NAMES
        found.append(f"{role}: {', '.join(names[:MOST_NAMES])}{f' en {more} andere' if more > 0 else ''}")
    return found
