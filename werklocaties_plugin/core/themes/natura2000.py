"""Natura 2000: how much of a terrain lies in a site, and how far the nearest one is.

Distance is no nitrogen test: it says where one will be asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..judging.classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND, Decision, Rule, explained, judge
from ..measuring.engine import Engine
from ..measuring.geometry import present
from ..measuring.overlap import Covered, PolygonIndex, SliverRule, ground_ha, index_polygons, intersect, overlap
from ..measuring.proximity import groups_within, nearest, pair_distances
from ..model import PAIR_COLUMNS, Assessment, Terrains
from ..rules import Rules
from ..types import M2_PER_HA, FloatArray, IntArray, TextArray
from .natura2000_reasons import Reasons
from .natura2000_sites import Figures, Groups, Options, Sites, group

THEME = "natura2000"
PREFIX = "n2000"
#: Output fields in order.
FIELDS: dict[str, type] = {
    "n2000_overlap_ha": float,
    "n2000_overlap_pct": float,
    "n2000_afstand_m": float,
    "n2000_gebied": str,
    "n2000_bescherming": str,
    "n2000_band": str,
    "n2000_aantal": int,
    "n2000_grens": int,
    "n2000_score": float,
    "n2000_klasse": str,
    "n2000_reden": str,
}


def assess(terrains: Terrains, sites: Sites, options: Options, rules: Rules, engine: Engine) -> Assessment:
    """Measure the terrains against the sites and judge them.

    Returns:
        Indicators `n2000_*` of the contract; hectares and metres in the analysis CRS.

    Raises:
        Cancelled: from the engine's progress.
    """
    indexing, covering, searching, adding_up = engine.parts(1, 5, 3, 1)
    groups = group(sites)
    index = index_polygons(sites.geometry, indexing)
    cover = _cover(terrains, index, groups, options.slivers, covering)
    reach = _reach(terrains, sites, index, groups, options, searching)
    figures = _figures(terrains, cover, reach)
    judged = judge(PREFIX, _class_table(terrains, sites, options, figures, groups, rules), len(terrains))
    indicators = pd.concat([_indicators(figures, groups, options, rules), judged], axis=1)
    numbers = {
        "TERRAIN_COUNT": len(terrains),
        "OVERLAP_COUNT": int((figures.overlap_ha > 0).sum()),
        "OVERLAP_HA": _ground_ha(terrains, cover.whole, adding_up),
        "SLIVER_COUNT": len(cover.slivers),
        "HIGH_COUNT": int((judged[f"{PREFIX}_klasse"] == HOOG).sum()),
    }
    pairs = _pairs(terrains, index, groups, cover, reach, adding_up) if options.pairs else None
    return Assessment(indicators, numbers, pairs=pairs)


@dataclass(frozen=True)
class _Cover:
    """Overlaps that count: of all sites together, of each site, and the terrains where slivers were set aside."""

    whole: Covered
    per_site: Covered
    slivers: IntArray


def _ground_ha(terrains: Terrains, covered: Covered, engine: Engine) -> float:
    """Hectares of ground that is covered, once where terrains overlap each other."""
    grouping, uniting = engine.parts(1, 1)
    return ground_ha(covered.geometry, terrains.groups(grouping)[covered.terrain], uniting)


def _cover(terrains: Terrains, index: PolygonIndex, groups: Groups, slivers: SliverRule, engine: Engine) -> _Cover:
    intersecting, uniting, splitting = engine.parts(6, 2, 2)
    pieces = intersect(terrains.geometry, index, intersecting)
    together = pieces.regroup(np.zeros(index.count, dtype=np.int64))
    whole, set_aside = overlap(together, terrains.geometry, slivers, uniting)
    per_site, _ = overlap(pieces.regroup(groups.of_feature), terrains.geometry, slivers, splitting)
    return _Cover(whole, per_site, set_aside)


@dataclass(frozen=True)
class _Reach:
    """What lies near: distance (m, NaN) and number (-1) of the nearest site; pairs of terrain and site within the
    maximum distance; distance (m, NaN) to the edge of what the layer covers."""

    distance: FloatArray
    site: IntArray
    pairs: tuple[IntArray, IntArray]
    edge: FloatArray


def _reach(
    terrains: Terrains, sites: Sites, index: PolygonIndex, groups: Groups, options: Options, engine: Engine
) -> _Reach:
    measuring, counting, bordering = engine.parts(4, 5, 1)
    distance, feature = nearest(terrains.geometry, index, options.max_distance, groups.of_feature, measuring)
    site = np.where(feature >= 0, np.append(groups.of_feature, -1)[feature], -1)
    whole_sites = np.full(len(groups.name), None, dtype=object)
    order = np.argsort(groups.of_feature, kind="stable")
    order = order[present(sites.geometry[order])]
    shapely.geometrycollections(sites.geometry[order], indices=groups.of_feature[order], out=whole_sites)
    pairs = groups_within(terrains.geometry, whole_sites, options.max_distance, counting)
    return _Reach(distance, site, pairs, _edge_distance(terrains, options, bordering))


def _edge_distance(terrains: Terrains, options: Options, engine: Engine) -> FloatArray:
    """Metres to the edge of the area that the layer covers; 0 for a terrain (partly) outside, NaN when far."""
    if options.border is None:
        return np.full(len(terrains), np.nan)
    area = shapely.union_all(options.border)
    edge = index_polygons(np.array([shapely.boundary(area)], dtype=object), engine)
    first = np.zeros(1, dtype=np.int64)
    distance, _ = nearest(terrains.geometry, edge, options.max_distance, first, engine)
    shapely.prepare(area)
    distance[terrains.present & ~shapely.covers(area, terrains.geometry)] = 0.0
    return distance


def _figures(terrains: Terrains, cover: _Cover, reach: _Reach) -> Figures:
    count = len(terrains)
    hectares = cover.whole.hectares_per_terrain(count)
    overlapping = hectares > 0
    site = reach.site.copy()
    site_area = np.round(cover.per_site.area_m2(), 3)
    order = np.lexsort((cover.per_site.group, -site_area, cover.per_site.terrain))
    owner, first = np.unique(cover.per_site.terrain[order], return_index=True)
    site[owner] = cover.per_site.group[order[first]]
    return Figures(
        overlap_ha=np.where(terrains.present, hectares, np.nan),
        overlap_pct=terrains.percent(hectares),
        sites_overlapping=np.bincount(cover.per_site.terrain, minlength=count),
        distance=np.where(overlapping, 0.0, reach.distance),
        site=site,
        sites_near=np.bincount(reach.pairs[0], minlength=count),
        edge=reach.edge,
    )


def _indicators(figures: Figures, groups: Groups, options: Options, rules: Rules) -> pd.DataFrame:
    measured = ~np.isnan(figures.overlap_ha)
    sites_near, border = (np.full(len(measured), None, dtype=object) for _ in range(2))
    sites_near[measured] = figures.sites_near[measured]
    if options.border is not None:
        border[measured] = figures.edge_is_nearer[measured].astype(int)
    return pd.DataFrame(
        {
            f"{PREFIX}_overlap_ha": figures.overlap_ha,
            f"{PREFIX}_overlap_pct": figures.overlap_pct,
            f"{PREFIX}_afstand_m": figures.distance,
            f"{PREFIX}_gebied": _text_of(groups.name, figures.site),
            f"{PREFIX}_bescherming": _text_of(groups.protection, figures.site),
            f"{PREFIX}_band": _bands(figures, options.max_distance, rules),
            f"{PREFIX}_aantal": sites_near,
            f"{PREFIX}_grens": border,
        }
    )


def _text_of(texts: TextArray, site: IntArray) -> TextArray:
    """The text of each site; None where site is -1."""
    with_none = np.full(len(texts) + 1, None, dtype=object)
    with_none[:-1] = texts
    chosen: TextArray = with_none[site]
    return chosen


def _bands(figures: Figures, max_distance: float, rules: Rules) -> TextArray:
    """The distance band; an upper bound belongs to the lower band. None where it was not searched for."""
    limits = np.array(rules.value(THEME, "bands_m"), dtype=float)
    names = [f"{low:g}-{high:g} km" for low, high in zip([0, *limits[:-1] / 1000], limits / 1000, strict=True)]
    names.append(f"> {limits[-1] / 1000:g} km")
    labels = np.array([*names, "overlap", None], dtype=object)
    place = np.searchsorted(limits, figures.distance, side="left")
    missing = np.isnan(figures.distance)
    place[missing] = len(limits) if max_distance >= limits[-1] else len(labels) - 1
    place[np.isnan(figures.overlap_ha)] = len(labels) - 1
    place[figures.overlap_ha > 0] = len(labels) - 2
    return labels[place]


#: The thresholds of the rules profile that decide a class.
THRESHOLDS = (
    "high_overlap_ha",
    "high_small_overlap_ha",
    "high_small_overlap_pct",
    "medium_distance_m",
    "low_distance_m",
)


def decisions(overlap_ha: FloatArray, overlap_pct: FloatArray, distance: FloatArray, rules: Rules) -> list[Decision]:
    """What overlap (ha, % of the terrain) and distance (m, NaN: none found) decide, from hoog to laag."""
    buffer, reach = rules.number(THEME, "medium_distance_m"), rules.number(THEME, "low_distance_m")
    large = overlap_ha >= rules.number(THEME, "high_overlap_ha")
    large |= (overlap_ha >= rules.number(THEME, "high_small_overlap_ha")) & (
        overlap_pct >= rules.number(THEME, "high_small_overlap_pct")
    )
    return [
        Decision(HOOG, large, overlap_pct / 100),
        Decision(MIDDEN, overlap_ha > 0, np.ones(len(overlap_ha))),
        Decision(MIDDEN, distance <= buffer, 1 - distance / buffer),
        Decision(LAAG, distance <= reach, 1 - (distance - buffer) / (reach - buffer)),
    ]


def _class_table(
    terrains: Terrains, sites: Sites, options: Options, figures: Figures, groups: Groups, rules: Rules
) -> list[Rule]:
    """The class table of the contract, from top to bottom."""
    buffer, reach = rules.number(THEME, "medium_distance_m"), rules.number(THEME, "low_distance_m")
    decided = decisions(figures.overlap_ha, figures.overlap_pct, figures.distance, rules)
    edge_in_reach = figures.edge_is_nearer & (figures.edge <= reach)
    everyone = np.ones(len(terrains), dtype=bool)
    say = Reasons(figures, groups, options, buffer, reach)
    return [
        Rule(ONBEKEND, ~terrains.present, None, lambda row: "Het terrein heeft geen geometrie om te meten."),
        Rule(ONBEKEND, everyone & sites.layer_is_empty, None, lambda row: "De Natura 2000-laag is leeg."),
        *explained(decided, (say.overlap, say.overlap, say.in_buffer, say.in_reach)),
        Rule(ONBEKEND, np.isnan(figures.distance) & (options.max_distance < reach), None, say.not_searched),
        Rule(ONBEKEND, edge_in_reach, None, say.beyond_edge),
        Rule(GEEN, everyone, None, say.none),
    ]


def _pairs(
    terrains: Terrains, index: PolygonIndex, groups: Groups, cover: _Cover, reach: _Reach, engine: Engine
) -> pd.DataFrame:
    """Every site within the maximum distance, with its own overlap."""
    terrain, site = reach.pairs
    distance = pair_distances(terrains.geometry, index, groups.of_feature, reach.pairs, engine)
    hectares = pd.Series(
        cover.per_site.area_m2() / M2_PER_HA,
        index=pd.MultiIndex.from_arrays([cover.per_site.terrain, cover.per_site.group]),
    )
    overlap_ha = hectares.reindex(pd.MultiIndex.from_arrays([terrain, site])).fillna(0.0).to_numpy()
    columns = (
        terrain,
        groups.site_id[site],
        groups.name[site],
        overlap_ha,
        np.where(overlap_ha > 0, 0.0, distance),
        np.full(len(terrain), None, dtype=object),
        groups.protection[site],
    )
    return pd.DataFrame(dict(zip(PAIR_COLUMNS, columns, strict=True)))
