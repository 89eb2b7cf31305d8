"""On which hectares of a terrain a conflict weighs: the whole terrain in class hoog, or the zone where it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import shapely

from ..judging.classes import HOOG, ONBEKEND
from ..judging.classfields import theme_name, theme_prefix
from ..measuring.geometry import present
from ..types import M2_PER_HA, FloatArray, GeometryArray, TextArray

#: Of this theme only an overlap weighs on supply: a site further off does not take land.
BY_OVERLAP = {"n2000": "n2000_overlap_ha"}


def theme_fields(themes: Sequence[str]) -> dict[str, str]:
    """Prefix -> class field of the themes that are given by name or prefix."""
    prefixes = [theme_prefix(name) for name in themes if name.strip()]
    return {prefix: f"{prefix}_klasse" for prefix in dict.fromkeys(prefixes)}


def under_pressure(classes: pd.DataFrame, overlaps: Mapping[str, pd.Series[float]]) -> FloatArray:
    """(n,) 1 where a theme is in class hoog, 0 where none is, NaN where none is and one is unknown.

    Args:
        classes: (n, k) classes, a column per prefix of a theme that was judged.
        overlaps: prefix -> (n,) hectares of overlap, of the themes of BY_OVERLAP.
    """
    high = np.zeros(len(classes), dtype=bool)
    unknown = np.full(len(classes), len(classes.columns) == 0)
    for prefix in classes.columns:
        klasse = classes[prefix].astype(object)
        weighs = (klasse == HOOG).to_numpy()
        if prefix in overlaps:
            weighs &= (overlaps[prefix] > 0).to_numpy()
        high |= weighs
        unknown |= (klasse.isna() | (klasse == ONBEKEND)).to_numpy()
    return np.where(high, 1.0, np.where(unknown, np.nan, 0.0))


def zone_hectares(
    terrein_id: TextArray, theme: TextArray, geometry: GeometryArray, themes: Sequence[str]
) -> pd.Series[float]:
    """Hectares of the zones of these themes on each terrain, what lies under several of them once.

    Args:
        terrein_id, theme, geometry: (m,) of the zones, polygons in metres.
        themes: names or prefixes.
    """
    wanted = set(theme_fields(themes))
    chosen = np.array([each is not None and theme_prefix(each) in wanted for each in theme], dtype=bool)
    chosen &= present(geometry) & np.array([each is not None for each in terrein_id], dtype=bool)
    zones = pd.Series(geometry[chosen]).groupby(terrein_id[chosen])
    return zones.agg(lambda parts: shapely.area(shapely.union_all(parts.to_numpy())) / M2_PER_HA).astype(float)


def within_zones(pressed: FloatArray, hectares: FloatArray, zones: FloatArray) -> FloatArray:
    """(n,) the share of each terrain's issuable hectares that is under pressure: at most the zone's hectares.

    A terrain in class hoog without a zone (a plan drawn as a point) stays under pressure whole.

    Args:
        pressed: 1, 0 or NaN of `under_pressure`.
        hectares: issuable, NaN unknown.
        zones: of the zones on the terrain, NaN without any.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(hectares > 0, np.minimum(zones / hectares, 1.0), 1.0)
    return np.where((pressed == 1) & ~np.isnan(zones), share, pressed)


def describe(fields: Mapping[str, str]) -> str:
    """The themes by name, for the log."""
    return ", ".join(theme_name(prefix) for prefix in fields)
