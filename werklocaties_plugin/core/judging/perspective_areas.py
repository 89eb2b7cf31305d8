"""Findings of the perspectives per area: counts, hectares, jobs and a list. No score.

A terrain belongs wholly to each area that holds more than half of it; where areas share it so that none does, to the
one with the largest part. What is stated of a terrain of several polygons is divided over them by their area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..measuring.engine import Engine
from ..measuring.geometry import present, unite
from ..measuring.overlap import OVERLAY_VERTICES, doubly_counted_ha, index_polygons, intersect
from ..themes.plans import Plans
from ..types import BoolArray, FloatArray, GeometryArray, IntArray, TextArray
from .perspectives import (
    CHANCE,
    CITIES,
    DRAWN,
    ECONOMY,
    HIGHER,
    MIXING,
    NATURE,
    PLOTS,
    QUAY,
    REDEVELOPMENT,
    SEGMENT,
    STATED,
    TENSION,
    Grounds,
    Subject,
)

#: How a field names a perspective.
SHORT = {NATURE: "natuur", ECONOMY: "economie", CITIES: "steden"}
#: Subjects with columns of their own.
TENSIONS, CHANCES = (SEGMENT, HIGHER, QUAY, PLOTS), (HIGHER, PLOTS, QUAY, MIXING, REDEVELOPMENT)
#: Names in a list; the table of findings has them all.
NAMED = 25


def _group(stem: str, *, listed: bool = False) -> dict[str, type]:
    fields: dict[str, type] = {f"{stem}_terreinen": int, f"{stem}_ha": float, f"{stem}_banen": float}
    return {**fields, f"{stem}_namen": str} if listed else fields


#: Output fields of an area in order.
FIELDS: dict[str, type] = {
    "gebied": str,
    "terreinen": int,
    "oppervlakte_ha": float,
    "banen": float,
    "banen_onbekend": int,
    "woningen_gepland": float,
    **{name: kind for short in SHORT.values() for name, kind in _group(f"spanning_{short}", listed=True).items()},
    **{name: kind for code in TENSIONS for name, kind in _group(f"spanning_{code}").items()},
    **_group("kans", listed=True),
    **{name: kind for code in CHANCES for name, kind in _group(f"kans_{code}").items()},
    "perspectief_regels": str,
}
#: Output fields of a finding in order.
FINDING_FIELDS: dict[str, type] = {
    "gebied": str,
    "terrein_fid": int,
    "terrein_id": str,
    "naam": str,
    "soort": str,
    "perspectief": str,
    "onderwerp": str,
    "ha": float,
    "banen": float,
    "reden": str,
}


@dataclass(frozen=True)
class Areas:
    """The areas, each once.

    Attributes:
        name: (k,) text.
        geometry: (k,) polygons in the analysis CRS.
    """

    name: TextArray
    geometry: GeometryArray


def areas_of(names: TextArray, geometry: GeometryArray) -> Areas:
    """Features of one name are one area; in the order of the alphabet."""
    ordered = sorted(set(names.tolist()))
    number = np.array([ordered.index(name) for name in names.tolist()], dtype=np.int64)
    order = np.argsort(number, kind="stable")
    order = order[present(geometry[order])]
    return Areas(np.array(ordered, dtype=object), unite(geometry[order], number[order], len(ordered)))


def belongs(terrains: GeometryArray, areas: Areas, engine: Engine) -> tuple[IntArray, IntArray]:
    """Pairs of terrain and area it belongs to, by terrain; a terrain without area is in no pair.

    Args:
        terrains: (n,) polygons in the analysis CRS, None without geometry.
    """
    indexing, measuring = engine.parts(1, 3)
    covered = intersect(terrains, index_polygons(areas.geometry, indexing, OVERLAY_VERTICES), measuring)
    count = len(areas.name)
    key, inverse = np.unique(covered.terrain * max(count, 1) + covered.group, return_inverse=True)
    part = np.bincount(inverse, weights=covered.area_m2(), minlength=len(key))
    terrain, area = key // max(count, 1), key % max(count, 1)
    whole = shapely.area(terrains)
    inside = np.bincount(terrain, weights=part, minlength=len(terrains))
    mostly = part > whole[terrain] / 2
    has_one = np.bincount(terrain[mostly], minlength=len(terrains)) > 0
    largest = np.lexsort((area, -np.round(part, 3), terrain))
    first = largest[np.unique(terrain[largest], return_index=True)[1]]
    shared = first[~has_one[terrain[first]] & (inside[terrain[first]] > whole[terrain[first]] / 2)]
    chosen = np.sort(np.concatenate([np.flatnonzero(mostly), shared]))
    return terrain[chosen], area[chosen]


def planned_homes(plans: Plans, areas: Areas, engine: Engine) -> FloatArray:
    """(k,) planned homes in each area, by the share of a plan's ground in it, points wholly; NaN: none has a number."""
    indexing, measuring = engine.parts(1, 3)
    ground = plans.geometry.copy()
    ground[~plans.is_area] = None
    covered = intersect(ground, index_polygons(areas.geometry, indexing, OVERLAY_VERTICES), measuring)
    share = covered.area_m2() / shapely.area(ground)[covered.terrain]
    spots = np.flatnonzero(present(plans.geometry) & ~plans.is_area)
    spot, area = shapely.STRtree(areas.geometry).query(plans.geometry[spots], predicate="intersects")
    plan = np.concatenate([covered.terrain, spots[spot]])
    where = np.concatenate([covered.group, area])
    homes = plans.dwellings[plan] * np.concatenate([share, np.ones(len(spot))])
    known = ~np.isnan(homes)
    count = len(areas.name)
    total = np.bincount(where[known], weights=homes[known], minlength=count)
    silent = (np.bincount(where, minlength=count) > 0) & (np.bincount(where[known], minlength=count) == 0)
    return np.where(silent, np.nan, total)


class Stock:
    """The terrains with what is added up: jobs and hectares once per terrein_id, drawn ground once.

    Attributes:
        jobs: (n,) of each row; NaN unknown.
    """

    def __init__(self, grounds: Grounds, geometry: GeometryArray) -> None:
        self.grounds = grounds
        self.geometry = geometry
        ids = [each or f"\0{row}" for row, each in enumerate(grounds.text("terrein_id"))]
        self._number: IntArray = np.asarray(pd.factorize(np.array(ids, dtype=object))[0], dtype=np.int64)
        self._share = self._shares()
        self.jobs: FloatArray = grounds.number("banen") * self._share

    def _shares(self) -> FloatArray:
        """The share of what is stated of its terrein_id that each row carries, by drawn area; 1 where it is alone."""
        area = np.nan_to_num(self.grounds.number("area_ha"))
        rows, whole = np.bincount(self._number)[self._number], np.bincount(self._number, weights=area)[self._number]
        share = np.where(whole > 0, area / np.where(whole > 0, whole, 1.0), 1.0 / rows)
        return np.where(rows == 1, 1.0, share)

    def hectares(self, subject: Subject) -> FloatArray:
        """Of each row, NaN unknown."""
        return subject.hectares * self._share if subject.basis == STATED else subject.hectares

    def count(self, rows: IntArray) -> int:
        """Terrains in these rows; polygons of one terrein_id are one."""
        return len(np.unique(self._number[rows]))

    def ground_ha(self, rows: IntArray, engine: Engine) -> float:
        """Drawn hectares, where terrains overlap each other once."""
        area = float(np.nansum(self.grounds.number("area_ha")[rows]))
        return area - doubly_counted_ha(self.geometry[rows], engine)

    def names(self, rows: IntArray) -> str | None:
        """The names, the largest terrain first; None without terrains."""
        area, names, ids = self.grounds.number("area_ha"), self.grounds.text("naam"), self.grounds.text("terrein_id")
        ordered = rows[np.argsort(-np.nan_to_num(area[rows]), kind="stable")]
        listed = list(dict.fromkeys(names[row] or ids[row] or "(zonder naam)" for row in ordered))
        more = len(listed) - NAMED
        return "; ".join([*listed[:NAMED], *([f"en {more} meer"] if more > 0 else [])]) or None


def findings(stock: Stock, subjects: Sequence[Subject], pairs: tuple[IntArray, IntArray], areas: Areas) -> pd.DataFrame:
    """A row for each area, terrain and subject that holds: FINDING_FIELDS but terrein_fid, and `terrein`, the row.

    By area, those outside every area last; then tensions before chances, by subject, and by hectares.
    """
    terrain, area = _with_outside(pairs, len(stock.grounds))
    held = [np.flatnonzero(subject.holds[terrain]) for subject in subjects]
    rows = np.concatenate([np.empty(0, dtype=np.int64), *held])
    number = np.repeat(np.arange(len(subjects)), [len(each) for each in held])
    here, place = terrain[rows], area[rows]
    hectares = [stock.hectares(subject)[terrain[each]] for subject, each in zip(subjects, held, strict=True)]
    ha = np.concatenate([np.empty(0), *hectares])
    is_chance = np.array([subject.kind == CHANCE for subject in subjects], dtype=bool)[number]
    outside_last = np.where(place < 0, len(areas.name), place)
    order = np.lexsort((here, -np.nan_to_num(ha), number, is_chance, outside_last))
    here, place, number = here[order], place[order], number[order]
    about = [subjects[each] for each in number]
    columns = {
        "terrein": here,
        "gebied": np.array([*areas.name, None], dtype=object)[place],
        "terrein_id": stock.grounds.text("terrein_id")[here],
        "naam": stock.grounds.text("naam")[here],
        "soort": [subject.kind for subject in about],
        "perspectief": [subject.perspective for subject in about],
        "onderwerp": [subject.title for subject in about],
        "ha": ha[order],
        "banen": stock.jobs[here],
        "reden": [subject.reason(int(row)) for subject, row in zip(about, here, strict=True)],
    }
    return pd.DataFrame(columns)


def _with_outside(pairs: tuple[IntArray, IntArray], count: int) -> tuple[IntArray, IntArray]:
    """The pairs, and behind them the terrains without an area, under -1: the last of the names, None."""
    outside = np.setdiff1d(np.arange(count), pairs[0])
    return np.concatenate([pairs[0], outside]), np.concatenate([pairs[1], np.full(len(outside), -1)])


def summarise(
    stock: Stock,
    subjects: Sequence[Subject],
    pairs: tuple[IntArray, IntArray],
    areas: Areas,
    homes: FloatArray | None,
    rules: str,
    engine: Engine,
) -> pd.DataFrame:
    """A row of FIELDS for each area, and one without a name for the terrains outside all of them when there are any.

    Args:
        homes: (k,) planned homes; None when no plans were given.
        rules: the rules profile, as it is described.
    """
    terrain, area = _with_outside(pairs, len(stock.grounds))
    numbers = [*range(len(areas.name)), *([-1] if (area == -1).any() else [])]
    rows = []
    for number, part in zip(numbers, engine.parts(*np.ones(max(len(numbers), 1))), strict=False):
        place = _Place(stock, terrain[area == number], part.part(0, 0))
        planned = None if homes is None or number < 0 or np.isnan(homes[number]) else float(homes[number])
        named = {"gebied": None if number < 0 else areas.name[number], "woningen_gepland": planned}
        rows.append({**named, "perspectief_regels": rules, **place.everything(), **_row(place, subjects)})
        part.progress(1.0)
    return pd.DataFrame(rows, columns=list(FIELDS), dtype=object)


@dataclass(frozen=True)
class _Place:
    """The terrains of one area."""

    stock: Stock
    rows: IntArray
    engine: Engine

    def everything(self) -> dict[str, object]:
        return {
            "terreinen": self.stock.count(self.rows),
            "oppervlakte_ha": self.stock.ground_ha(self.rows, self.engine),
            "banen": _sum(self.stock.jobs[self.rows]),
            "banen_onbekend": self.stock.count(self.rows[np.isnan(self.stock.jobs[self.rows])]),
        }

    def any_of(self, subjects: Sequence[Subject], stem: str) -> dict[str, object]:
        """Terrains on which any of the subjects holds, each once, with their drawn hectares and names."""
        nowhere = np.zeros(len(self.stock.grounds), dtype=bool)
        known = np.logical_or.reduce([nowhere, *(each.known for each in subjects)])
        rows = self.rows[np.logical_or.reduce([nowhere, *(each.holds for each in subjects)])[self.rows]]
        told = self._told(known)
        found = self._group(stem, rows, self.stock.ground_ha(rows, self.engine), told=told)
        return {**found, f"{stem}_namen": self.stock.names(rows) if told else None}

    def of(self, subject: Subject, stem: str) -> dict[str, object]:
        """Terrains on which the subject holds, with the hectares that it is about."""
        rows = self.rows[subject.holds[self.rows]]
        if subject.basis == DRAWN:
            hectares: float | None = self.stock.ground_ha(rows, self.engine)
        else:
            hectares = _sum(self.stock.hectares(subject)[rows])
        return self._group(stem, rows, hectares, told=self._told(subject.known))

    def _told(self, known: BoolArray) -> bool:
        """False where there are terrains but nothing is known of any: that is no 0."""
        return len(self.rows) == 0 or bool(known[self.rows].any())

    def _group(self, stem: str, rows: IntArray, hectares: float | None, *, told: bool) -> dict[str, object]:
        if not told:
            return dict.fromkeys(_group(stem))
        count, jobs = self.stock.count(rows), _sum(self.stock.jobs[rows])
        return {f"{stem}_terreinen": count, f"{stem}_ha": hectares, f"{stem}_banen": jobs}


def _row(place: _Place, subjects: Sequence[Subject]) -> dict[str, object]:
    tensions, chances = ([each for each in subjects if each.kind == kind] for kind in (TENSION, CHANCE))
    row: dict[str, object] = {}
    for perspective, short in SHORT.items():
        row.update(place.any_of([each for each in tensions if each.perspective == perspective], f"spanning_{short}"))
    row.update(place.any_of(chances, "kans"))
    for those, codes in ((tensions, TENSIONS), (chances, CHANCES)):
        for subject in those:
            if subject.code in codes and not subject.is_theme:
                row.update(place.of(subject, f"{subject.kind}_{subject.code}"))
    return row


def _sum(values: FloatArray) -> float | None:
    """The sum of what is known; None where nothing of it is."""
    if len(values) and np.isnan(values).all():
        return None
    return float(np.nansum(values))
