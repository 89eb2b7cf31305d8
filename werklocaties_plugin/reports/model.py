"""What a report says, as plain data: `content.make_report` makes it once; HTML, PDF and workbook only lay it out.

For whoever writes a new way out:

- Take everything from here; compute nothing and read no layer for a figure. Then all ways out say the same.
- Numbers are as the algorithms gave them, unrounded. NaN, or None for whole numbers and texts, is unknown: `wording`
  rounds for reading and writes 'onbekend'. It never becomes 0.
- Sentences are Dutch and complete. Names and reasons come from the user's layers and may hold anything: no longer than
  `wording.LONGEST` and without control characters, but `<` and `&` are still there, so whoever writes HTML escapes.
- `Report.sections` are what an atlas runs over: one per region, or the whole where there is nothing to divide by.
  `Section.worst` are the terrains that get a page or a map of their own.
- Places on the map: `Terrain.row` is the position of the terrain in the layer of terrains that the algorithm hands over
  beside the report (field `rij` there), `Section.key` is what its layer of regions has in the field `sleutel`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

#: Classes from worst to best, and what cannot be judged.
CLASSES = ("hoog", "midden", "laag", "geen", "onbekend")


@dataclass(frozen=True)
class Balance:
    """Hard supply less demand (ha net) up to the horizon, one row of supplydemandbalance.

    Attributes:
        name: of the region or the segment.
        klasse: tekort, onzeker, voldoende or onbekend; ours, not the ministry's.
        low, high: ends of the balance at the highest and the lowest demand.
        soft_low, soft_high: with soft supply added.
        pressed_low, pressed_high: without the supply that is under pressure.
        short_from_high, short_from_low: first year of shortage at the highest and the lowest demand; None is never,
            or unknown where klasse is onbekend.
    """

    name: str
    klasse: str
    base_year: int | None
    horizon: int | None
    hard: float
    soft: float
    unknown_phase: float
    pressed: float
    demand_low: float
    demand_high: float
    low: float
    high: float
    soft_low: float
    soft_high: float
    pressed_low: float
    pressed_high: float
    short_from_high: int | None
    short_from_low: int | None
    reason: str


@dataclass(frozen=True)
class Year:
    """One year of the timeline of a region (ha net, cumulative)."""

    year: int
    hard: float
    year_unknown: float
    soft: float
    demand_low: float
    demand_high: float
    low: float
    high: float


@dataclass(frozen=True)
class Judgement:
    """What one theme says of a terrain. `theme` is its title, `prefix` that of its fields."""

    prefix: str
    theme: str
    klasse: str
    score: float
    reason: str


@dataclass(frozen=True)
class Counted:
    """An object that counted for a terrain: a row of PAIRS."""

    theme: str
    name: str
    overlap_ha: float
    distance_m: float
    count: float
    detail: str


@dataclass(frozen=True)
class Firmness:
    """How much of a judgement hangs on choices: fields of conflictrobustness.

    Attributes:
        percent: share of the draws with the same class.
        word: 'vast' (95 % and more), 'redelijk vast', 'onzeker' (below 75 %); limits of core.robustness.
        other: the class that came out most often beside its own, None where there was none.
    """

    percent: float
    word: str
    other: str | None
    rank_best: int | None
    rank_worst: int | None


@dataclass(frozen=True)
class Terrain:
    """A terrain as the screening judges it.

    Attributes:
        row: position in the layer of terrains, from 0.
        key: unique in the report, usable in a link.
        place: town or municipality, or both; '' where not known.
        region: name of the region, '' outside all of them.
        klasse, rank, score: over all themes; rank 1 is the worst, of all terrains in the layer.
        area_ha: as it is drawn.
        figures: field of the screening or the register -> value, NaN unknown; only fields that are in the layer.
        judgements: of the themes, the worst first.
        objects: that counted in the themes in class hoog or midden, the largest overlap first, then the nearest; at
            most `content_terrains.MOST_OBJECTS` of each theme.
        objects_left_out: how many more counted.
    """

    row: int
    key: str
    terrain_id: str
    name: str
    place: str
    region: str
    klasse: str
    rank: int | None
    score: float
    area_ha: float
    figures: dict[str, float]
    judgements: tuple[Judgement, ...]
    objects: tuple[Counted, ...]
    objects_left_out: int
    firmness: Firmness | None

    def figure(self, name: str) -> float:
        """A figure, NaN where the layer has none."""
        return self.figures.get(name, float("nan"))


@dataclass(frozen=True)
class ClassCount:
    """Terrains per class, of one theme or (prefix 'conflict') over all."""

    prefix: str
    theme: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Lost:
    """What housing plans take of the room for environmental categories (ha); NaN where nothing is known of any terrain.

    Attributes:
        free, taken: where a higher category fits now, and of that what plans take.
        lenient, strict: what plans take of the room for the terrain's own category, by either end of a main category.
        terrains: that lose room for a higher category, the largest loss first.
    """

    free: float
    taken: float
    lenient: float
    strict: float
    terrains: tuple[Terrain, ...]


@dataclass(frozen=True)
class Homes:
    """Homes planned against room for business.

    Attributes:
        on_terrains, on_terrains_hard: planned homes on terrains, and those of them in hard plans.
        overlap_ha, overlap_hard_ha: of terrains under plans.
        loss_ha: that hard transformation plans take.
        loss_jobs: the jobs on that land.
        terrains: with planned homes on them, the most hectares first.
        planned: homes planned in the region, and `plans_without_number` plans of which nobody knows the number.
        room_low_ha, room_high_ha: land that jobs with those homes ask for: a claim, not to be added to the demand.
        share_low, share_high: of that in % of the hard supply.
        reason: the claim in words; '' where there is none.
    """

    on_terrains: float
    on_terrains_hard: float
    overlap_ha: float
    overlap_hard_ha: float
    loss_ha: float
    loss_jobs: float
    terrains: tuple[Terrain, ...]
    planned: float = float("nan")
    plans_without_number: int | None = None
    room_low_ha: float = float("nan")
    room_high_ha: float = float("nan")
    share_low: float = float("nan")
    share_high: float = float("nan")
    reason: str = ""


@dataclass(frozen=True)
class Firm:
    """How many judgements are firm; None where the layer does not say (run conflictrobustness first).

    Attributes:
        uncertain: terrains whose class held in fewer than 75 % of the draws, the least certain first.
    """

    firm: int
    fairly: int
    unsure: int
    unknown: int
    uncertain: tuple[Terrain, ...]


@dataclass(frozen=True)
class Chance:
    """Terrains with one kind of chance, by the rules of the perspectives.

    Attributes:
        hectares: of the terrains together, NaN unknown. What they measure is in `basis`.
        known: of how many terrains it can be told at all.
        terrains: name and reason, the most hectares first.
    """

    title: str
    basis: str
    hectares: float
    known: int
    terrains: tuple[tuple[Terrain, float, str], ...]


@dataclass(frozen=True)
class Basis:
    """The box beside a group of figures: by what they hold. `facts` are label and text."""

    group: str
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A region, the land outside all regions, or everything together.

    Attributes:
        key: 'totaal', 'regio-1', 'regio-2', … or 'buiten'; usable in a link.
        headline: what must be said first, in two sentences.
        balance: None where BALANCE has no row for it, or was not given; the report's `absent` says which.
        segments: the same per segment, where the balance was drawn up by segment.
        ground_ha: of the terrains, ground counted once.
        conflicts: terrains in class hoog and midden, the worst first.
        worst: of those the ones in class hoog.
        bases: group -> its box; groups: 'saldo', 'conflict', 'milieu', 'woningen', 'robuust', 'kansen'.
    """

    key: str
    name: str
    headline: tuple[str, str]
    balance: Balance | None
    segments: tuple[Balance, ...]
    years: tuple[Year, ...]
    terrain_count: int
    ground_ha: float
    counts: tuple[ClassCount, ...]
    conflicts: tuple[Terrain, ...]
    lost: Lost | None
    homes: Homes | None
    firm: Firm | None
    chances: tuple[Chance, ...]
    bases: dict[str, Basis]

    @property
    def worst(self) -> tuple[Terrain, ...]:
        """The terrains in class hoog."""
        return tuple(each for each in self.conflicts if each.klasse == "hoog")


@dataclass(frozen=True)
class Change:
    """A terrain whose class changed since the older screening, or that is new or gone."""

    terrain_id: str
    name: str
    region: str
    kind: str
    old: str
    new: str
    steps: int | None
    themes: str


@dataclass(frozen=True)
class Comparison:
    """This screening against an older one.

    Attributes:
        remark: what a reader must know first: other rules, or rules that cannot be told; '' where they are the same.
        counts: region -> nieuw, weg, zwaarder, lichter, gewijzigd (in a theme only), gelijk; 'Totaal' last.
        changes: all but gelijk, what became worse first.
    """

    old_name: str
    remark: str
    counts: dict[str, dict[str, int]]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Origin:
    """A layer or table behind the report. '' where it is not on record."""

    role: str
    name: str
    date: str
    source: str
    licence: str


@dataclass(frozen=True)
class Problem:
    """Something that is wrong with the data: ernst fout, waarschuwing or info; `count` terrains have it."""

    severity: str
    message: str
    remedy: str
    count: int
    examples: str


@dataclass(frozen=True)
class Rule:
    """A threshold of the rules profile by which terrains were judged."""

    theme: str
    name: str
    value: str
    unit: str
    source: str


@dataclass(frozen=True)
class Report:
    """Everything.

    Attributes:
        title, place: such as 'Ruimte voor bedrijven' and 'Demoland'.
        author: who hands it over; '' where not given.
        logo: a picture (PNG, JPEG or SVG) of who hands it over.
        horizon: of the balance, None without one.
        whole: everything together, or the one region that was asked for.
        regions: its parts; empty where it has none.
        themes: prefix -> title of the themes in the layer.
        rules: name, version and hash of every rules profile in conflict_regels.
        thresholds: of the profile, where it is at hand and is the one that was used.
        absent: sentences on what was not given, and what the report therefore does not say.
        caveats: sentences on what the figures do not say.
    """

    title: str
    place: str
    author: str
    made_on: date
    horizon: int | None
    whole: Section
    regions: tuple[Section, ...]
    themes: dict[str, str]
    rules: tuple[str, ...]
    thresholds: tuple[Rule, ...]
    origins: tuple[Origin, ...]
    problems: tuple[Problem, ...]
    absent: tuple[str, ...]
    caveats: tuple[str, ...]
    comparison: Comparison | None = None
    logo: Path | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """What a page each is made of: the regions, or the whole where it has no parts."""
        return self.regions or (self.whole,)
