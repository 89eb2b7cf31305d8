"""A theme of the user's own: any layer, by overlap or by distance, with thresholds that the user gives.

The subject may be lines too (a cable route): then kilometres stand where terrains have hectares.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ..errors import ChoiceError
from ..judging.classes import HOOG, judge
from ..judging.prefixes import check_prefix
from ..judging.thresholds import CAPS, Overlap
from ..measuring.engine import Engine
from ..measuring.geometry import present
from ..measuring.lineoverlap import inside, sharing, touched
from ..measuring.objects import Objects, group_objects
from ..measuring.overlap import PolygonIndex, SliverRule, doubly_counted_ha, index_polygons, intersect, overlap
from ..measuring.proximity import groups_within, nearest, pair_distances
from ..model import PAIR_COLUMNS, Assessment, Terrains
from ..types import DECIMALS, M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray, TextArray
from .custom_rules import Figures, class_table

M_PER_KM = 1000.0


def fields(theme: str, *, lines: bool = False) -> dict[str, type]:
    """Output fields in order.

    Raises:
        ChoiceError: prefix_form, prefix_taken.
    """
    check_prefix(theme)
    return {
        f"{theme}_overlap_{'km' if lines else 'ha'}": float,
        f"{theme}_overlap_pct": float,
        f"{theme}_afstand_m": float,
        f"{theme}_object": str,
        f"{theme}_score": float,
        f"{theme}_klasse": str,
        f"{theme}_reden": str,
    }


@dataclass(frozen=True)
class Layer:
    """The features that the terrains are held against.

    Attributes:
        geometry: (m,) polygons, lines or points in the analysis CRS, valid, None allowed.
        object_id: (m,) text; None makes the feature an object of its own.
        name: (m,) text or None.
        cap: (m,) the worst class that each may give, as a number of thresholds.CAPS; 0 does not count.
        has_area: True for polygons: only they can be overlapped.
        is_empty: True when the layer has no features at all, near or far.
    """

    geometry: GeometryArray
    object_id: TextArray
    name: TextArray
    cap: IntArray
    has_area: bool = True
    is_empty: bool = False


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        theme: prefix of the fields.
        overlaps: thresholds of hoog, midden and laag; None judges by distance.
        distances: the same in metres, bounds included, when judged by distance.
        lines: the subject is lines.
        max_distance: metres; how far to look, at least as far as the thresholds reach.
        slivers: what is too small to be an overlap; of lines, stretches shorter than its width.
        pairs: also list every object that counts within max_distance.
    """

    theme: str
    overlaps: list[Overlap | None] | None = None
    distances: list[float | None] | None = None
    lines: bool = False
    max_distance: float = 25_000.0
    slivers: SliverRule = field(default_factory=SliverRule)
    pairs: bool = False

    @property
    def reach(self) -> float:
        """Metres; how far is looked."""
        return max(self.max_distance, *(metres or 0.0 for metres in self.distances or [0.0]), 0.0)


def assess(terrains: Terrains, layer: Layer, options: Options, engine: Engine) -> Assessment:
    """Measure the terrains (or lines) against the layer and judge them.

    Returns:
        Indicators of `fields`; overlap is NaN where the layer has no area.

    Raises:
        ChoiceError: the theme's prefix; overlap_without_area, points or lines have no area to overlap.
        Cancelled: from the engine's progress.
    """
    if options.overlaps is not None and not layer.has_area:
        raise ChoiceError("overlap_without_area")
    names = fields(options.theme, lines=options.lines)
    indexing, covering, searching, adding_up = engine.parts(1, 5, 3, 1)
    objects = group_objects(layer.object_id, layer.name)
    counted = layer.geometry.copy()
    counted[layer.cap == CAPS["geen"]] = None
    index = index_polygons(counted, indexing)
    cover = _cover(terrains, layer, index, objects, options, covering)
    near = _distances(terrains, layer, index, objects, options, searching)
    figures = _figures(terrains, layer, cover, near, objects, lines=options.lines)
    table = class_table(terrains, figures, layer.is_empty, options.overlaps, options.distances, lines=options.lines)
    judged = judge(options.theme, table, len(terrains))
    measured = (figures.amount[:, -1], figures.percent[:, -1], figures.distance[:, -1], figures.title[:, -1])
    indicators = pd.concat([pd.DataFrame(dict(zip(names, measured, strict=False))), judged], axis=1)
    numbers = {
        "TERRAIN_COUNT": len(terrains),
        "OVERLAP_COUNT": int((figures.amount[:, -1] > 0).sum()),
        "OVERLAP_HA": 0.0 if options.lines else cover.total,
        "OVERLAP_KM": cover.total if options.lines else 0.0,
        "SLIVER_COUNT": len(cover.set_aside),
        "HIGH_COUNT": int((judged[f"{options.theme}_klasse"] == HOOG).sum()),
    }
    pairs = (
        _pairs(terrains, counted, index, objects, cover, layer.has_area, options, adding_up) if options.pairs else None
    )
    engine.progress(1.0)
    return Assessment(indicators, numbers, pairs=pairs)


@dataclass(frozen=True)
class _Cover:
    """Overlaps that count, in hectares or kilometres.

    Attributes:
        amount: (n, 3) of all objects that may give hoog; at least midden; at least laag.
        terrain, group, per_object: overlap of each terrain and object.
        total: of all terrains together, ground counted once.
        set_aside: terrains where slivers were set aside.
    """

    amount: FloatArray
    terrain: IntArray
    group: IntArray
    per_object: FloatArray
    total: float
    set_aside: IntArray


#: Terrain, group and geometry of each row, and the terrains where slivers were set aside.
_Parts = tuple[IntArray, IntArray, GeometryArray, IntArray]


def _cover(
    terrains: Terrains, layer: Layer, index: PolygonIndex, objects: Objects, options: Options, engine: Engine
) -> _Cover:
    """Overlap with what may give hoog, with what may give at least midden, at least laag, and with each object."""
    count, nothing = len(terrains), np.empty(0, dtype=np.int64)
    if not layer.has_area:
        return _Cover(np.full((count, 3), np.nan), nothing, nothing, np.empty(0), 0.0, nothing)
    cutting, *uniting, totalling = engine.parts(4, 1, 1, 1, 1, 1)
    parts = (_LineParts if options.lines else _AreaParts)(terrains.geometry, index, options.slivers, cutting)
    amount, found = np.zeros((count, 3)), parts.counted(np.where(layer.cap >= CAPS["hoog"], 0, -1), uniting[0])
    for position, cap in enumerate((CAPS["hoog"], CAPS["midden"], CAPS["laag"])):
        if position > 0 and (layer.cap == cap).any():
            found = parts.counted(np.where(layer.cap >= cap, 0, -1), uniting[position])
        summed = np.bincount(found[0], weights=parts.amount(found[2]), minlength=count)[:count]
        amount[:, position] = np.round(summed, DECIMALS)
    terrain, group, geometry, _ = parts.counted(np.where(layer.cap > 0, objects.of_feature, -1), uniting[3])
    own = terrain < count
    return _Cover(
        np.where(terrains.present[:, np.newaxis], amount, np.nan),
        terrain[own],
        group[own],
        parts.amount(geometry[own]),
        parts.total(found, totalling),
        found[3],
    )


class _AreaParts:
    """Parts of terrains in polygons, in hectares."""

    def __init__(self, subject: GeometryArray, index: PolygonIndex, slivers: SliverRule, engine: Engine) -> None:
        self.subject, self.slivers = subject, slivers
        self.pieces = intersect(subject, index, engine)

    def counted(self, group_of_feature: IntArray, engine: Engine) -> _Parts:
        kept, set_aside = overlap(self.pieces.regroup(group_of_feature), self.subject, self.slivers, engine)
        return kept.terrain, kept.group, kept.geometry, set_aside

    def amount(self, geometry: GeometryArray) -> FloatArray:
        hectares: FloatArray = shapely.area(geometry) / M2_PER_HA
        return hectares

    def total(self, parts: _Parts, engine: Engine) -> float:
        return float(self.amount(parts[2]).sum()) - doubly_counted_ha(parts[2], engine)


class _LineParts:
    """Stretches of lines in polygons, in kilometres."""

    def __init__(self, subject: GeometryArray, index: PolygonIndex, slivers: SliverRule, engine: Engine) -> None:
        self.index, self.shortest = index, slivers.min_width_m
        # Lines that run along each other are measured once more as one, so that the total counts them once.
        self.count, self.together = len(subject), sharing(subject)
        union = [shapely.unary_union(subject[self.together])] if len(self.together) else []
        self.subject = np.concatenate([subject, np.array(union, dtype=object)])
        self.pairs = touched(self.subject, index, engine)

    def counted(self, group_of_feature: IntArray, engine: Engine) -> _Parts:
        group = group_of_feature[self.index.owner]
        found = inside(self.subject, self.pairs, group, self.index.pieces, self.shortest, engine)
        return found.line, found.group, found.geometry, found.set_aside[found.set_aside < self.count]

    def amount(self, geometry: GeometryArray) -> FloatArray:
        kilometres: FloatArray = shapely.length(geometry) / M_PER_KM
        return kilometres

    def total(self, parts: _Parts, engine: Engine) -> float:
        return float(self.amount(parts[2][~np.isin(parts[0], self.together)]).sum())


def _distances(
    terrains: Terrains, layer: Layer, index: PolygonIndex, objects: Objects, options: Options, engine: Engine
) -> tuple[FloatArray, IntArray]:
    """Metres to the nearest object, and its number (-1), (n, 3): of what may give hoog; at least midden; laag."""
    distance = np.full((len(terrains), 3), np.nan)
    which = np.full((len(terrains), 3), -1, dtype=np.int64)
    numbers = np.append(objects.of_feature, -1)
    for position, part in enumerate(engine.parts(1, 1, 1)):
        cap = CAPS["hoog"] - position
        if position > 0 and not (layer.cap == cap).any():
            distance[:, position], which[:, position] = distance[:, position - 1], which[:, position - 1]
            continue
        chosen = _only(index, layer.cap >= cap)
        metres, feature = nearest(terrains.geometry, chosen, options.reach, objects.of_feature, part)
        distance[:, position], which[:, position] = metres, numbers[feature]
    return distance, which


def _only(index: PolygonIndex, chosen: BoolArray) -> PolygonIndex:
    """The index of the chosen objects."""
    if chosen.all():
        return index
    keep = chosen[index.owner]
    return PolygonIndex(index.pieces[keep], index.owner[keep], shapely.STRtree(index.pieces[keep]), index.count)


def _figures(
    terrains: Terrains,
    layer: Layer,
    cover: _Cover,
    near: tuple[FloatArray, IntArray],
    objects: Objects,
    *,
    lines: bool,
) -> Figures:
    count = len(terrains)
    size = shapely.length(terrains.geometry) / M_PER_KM if lines else terrains.area_m2 / M2_PER_HA
    share = np.round(cover.amount / np.where(size > 0, size, np.nan)[:, np.newaxis] * 100, DECIMALS)
    worst = np.zeros(len(objects.name), dtype=np.int64)
    np.maximum.at(worst, objects.of_feature, layer.cap)
    largest_first = np.lexsort((cover.group, -np.round(cover.per_object, 7), cover.terrain))
    main, several = near[1].copy(), np.zeros((count, 3), dtype=np.int64)
    for position in range(3):
        order = largest_first[worst[cover.group[largest_first]] >= CAPS["hoog"] - position]
        owner, first = np.unique(cover.terrain[order], return_index=True)
        main[owner, position] = cover.group[order[first]]
        several[:, position] = np.bincount(cover.terrain[order], minlength=count)
    titles: TextArray = np.full(len(objects.name) + 1, None, dtype=object)
    titles[:-1] = [objects.label(number) for number in range(len(objects.name))]
    distance = np.where(cover.amount > 0, 0.0, near[0])
    return Figures(cover.amount, np.minimum(share, 100.0), distance, titles[main], several)


def _pairs(
    terrains: Terrains,
    counted: GeometryArray,
    index: PolygonIndex,
    objects: Objects,
    cover: _Cover,
    has_area: bool,
    options: Options,
    engine: Engine,
) -> pd.DataFrame:
    """Every object that counts within the search distance, with its own overlap and distance."""
    searching, measuring = engine.parts(1, 1)
    here = np.flatnonzero(present(counted))
    order = here[np.argsort(objects.of_feature[here], kind="stable")]
    whole = np.full(len(objects.name), None, dtype=object)
    shapely.geometrycollections(counted[order], indices=objects.of_feature[order], out=whole)
    terrain, group = groups_within(terrains.geometry, whole, options.reach, searching)
    distance = pair_distances(terrains.geometry, index, objects.of_feature, (terrain, group), measuring)
    known = pd.Series(cover.per_object, index=pd.MultiIndex.from_arrays([cover.terrain, cover.group]))
    amount = known.reindex(pd.MultiIndex.from_arrays([terrain, group])).fillna(0.0).to_numpy()
    detail = np.full(len(terrain), None, dtype=object)
    if options.lines:
        detail[amount > 0] = [f"{kilometres:.3f} km".replace(".", ",") for kilometres in amount[amount > 0]]
    columns = (
        terrain,
        objects.object_id[group],
        objects.name[group],
        amount if has_area and not options.lines else np.full(len(terrain), np.nan),
        np.where(amount > 0, 0.0, distance),
        np.full(len(terrain), None, dtype=object),
        detail,
    )
    return pd.DataFrame(dict(zip(PAIR_COLUMNS, columns, strict=True)))
