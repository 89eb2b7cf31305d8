"""What the Natura 2000 theme reads and measures: sites of one or more features, and the figures per terrain."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..measuring.overlap import SliverRule
from ..types import BoolArray, FloatArray, GeometryArray, IntArray, TextArray


@dataclass(frozen=True)
class Sites:
    """The features of the Natura 2000 layer; a site may be several of them.

    Attributes:
        geometry: (m,) valid polygons in the analysis CRS, None allowed.
        site_id: (m,) text; None makes the feature a site of its own.
        name: (m,) text or None.
        protection: (m,) text or None (VR, HR, VR+HR).
        layer_is_empty: True when the layer has no features at all, near or far: it then says nothing.
    """

    geometry: GeometryArray
    site_id: TextArray
    name: TextArray
    protection: TextArray
    layer_is_empty: bool = False


@dataclass(frozen=True)
class Options:
    """What the user chooses.

    Attributes:
        max_distance: metres; how far to look for sites, bounds included.
        slivers: what is too small to be an overlap.
        border: the area that the layer covers, polygons in the analysis CRS; None when not given.
        pairs: also list every site within max_distance of every terrain.
    """

    max_distance: float = 25_000.0
    slivers: SliverRule = field(default_factory=SliverRule)
    border: GeometryArray | None = None
    pairs: bool = False


@dataclass(frozen=True)
class Groups:
    """The sites, ordered by id: a lower number wins where two are equally near or large."""

    of_feature: IntArray
    site_id: TextArray
    name: TextArray
    protection: TextArray

    def title(self, group: int) -> str:
        """How a sentence names the site."""
        label = self.name[group] or self.site_id[group]
        return f"Natura 2000-gebied {label}" if label else "een Natura 2000-gebied zonder naam"


def group(sites: Sites) -> Groups:
    """Features with the same id are one site; a feature without id is a site of its own."""
    keys = [_order_of(site_id, row) for row, site_id in enumerate(sites.site_id)]
    ordered = {key: number for number, key in enumerate(sorted(set(keys)))}
    of_feature = np.array([ordered[key] for key in keys], dtype=np.int64)
    ids, names, protection = (
        _distinct_texts(of_feature, texts, len(ordered)) for texts in (sites.site_id, sites.name, sites.protection)
    )
    first = np.array([texts[0] if texts else None for texts in (*ids, *names)], dtype=object)
    joined = np.array([" + ".join(texts) or None for texts in protection], dtype=object)
    return Groups(of_feature, first[: len(ordered)], first[len(ordered) :], joined)


def _order_of(site_id: str | None, row: int) -> tuple[int, int, str]:
    """Numbers in the order of numbers, then other ids, then features without one."""
    if site_id is None:
        return (2, row, "")
    return (0, int(site_id), site_id) if site_id.isdecimal() else (1, 0, site_id)


def _distinct_texts(of_feature: IntArray, texts: TextArray, count: int) -> list[list[str]]:
    """For each site the sorted different texts of its features, so that their order makes no difference."""
    found: list[set[str]] = [set() for _ in range(count)]
    for group, text in zip(of_feature, texts, strict=True):
        if text is not None:
            found[group].add(text)
    return [sorted(texts) for texts in found]


@dataclass(frozen=True)
class Figures:
    """The figures per terrain, as the class table reads them (NaN and -1: none)."""

    overlap_ha: FloatArray
    overlap_pct: FloatArray
    sites_overlapping: IntArray
    distance: FloatArray
    site: IntArray
    sites_near: IntArray
    edge: FloatArray

    @cached_property
    def edge_is_nearer(self) -> BoolArray:
        """True where the edge of the layer is nearer than the nearest site that was found."""
        nearer: BoolArray = self.edge < np.where(np.isnan(self.distance), np.inf, self.distance)
        return nearer
