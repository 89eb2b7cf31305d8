"""In which region a terrain lies: wholly where its largest part is, or spread by its parts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from ..measuring.engine import Engine
from ..measuring.geometry import present
from ..measuring.overlap import OVERLAY_VERTICES, Covered, index_polygons, intersect
from ..types import BoolArray, GeometryArray, IntArray, TextArray

#: A part outside all regions below this share of the terrain is a difference of drawing (0-1).
DRAWING = 0.01


def region_shares(
    geometry: GeometryArray, number: IntArray, regions: GeometryArray, names: TextArray, engine: Engine
) -> pd.DataFrame:
    """The part of each terrain in each region.

    Args:
        geometry: (m,) polygons or points of terrains, None without one; metres.
        number: (m,) which terrain each belongs to.
        regions: (k,) polygons; overlapping ones both count.
        names: (k,) of the regions; polygons of one name are one region.

    Returns:
        row (terrain), regio (None outside every region) and share, which add up to 1 for each terrain with a geometry
        in or near a region; largest share first.
    """
    points = shapely.get_dimensions(geometry) < 2
    polygons = geometry.copy()
    polygons[points] = None
    cutting, overlaying = engine.parts(1, 2)
    covered = intersect(polygons, index_polygons(regions, cutting, OVERLAY_VERTICES), overlaying)
    tables = [_by_area(covered, number, names), _by_point(geometry, number, regions, names, points)]
    parts = pd.concat(tables).groupby(["row", "regio"])[["part"]].sum().reset_index()
    measured = pd.DataFrame({"row": number, "whole": np.where(points, 1.0, shapely.area(geometry))})
    whole = measured[present(geometry)].groupby("row")["whole"].sum()
    return _with_outside(parts, whole)


def largest(shares: pd.DataFrame, count: int) -> TextArray:
    """(count,) the region of the largest share of each terrain, None where it lies in no region or has no geometry."""
    inside = shares[shares["regio"].notna()].drop_duplicates("row")
    found: TextArray = np.full(count, None, dtype=object)
    found[inside["row"].to_numpy(dtype=int)] = inside["regio"].to_numpy()
    return found


def _by_area(covered: Covered, number: IntArray, names: TextArray) -> pd.DataFrame:
    return pd.DataFrame({"row": number[covered.terrain], "regio": names[covered.group], "part": covered.area_m2()})


def _by_point(
    geometry: GeometryArray, number: IntArray, regions: GeometryArray, names: TextArray, points: BoolArray
) -> pd.DataFrame:
    """Each point wholly in the first region that contains it."""
    here = np.flatnonzero(points & present(geometry))
    point, region = shapely.STRtree(regions).query(shapely.point_on_surface(geometry[here]), predicate="intersects")
    first = pd.DataFrame({"row": number[here[point]], "regio": names[region], "part": 1.0, "point": point})
    return first.sort_values(["point", "regio"]).drop_duplicates("point").drop(columns="point")


def _with_outside(parts: pd.DataFrame, whole: pd.Series[float]) -> pd.DataFrame:
    """Shares of 1, with what lies outside every region as a part of its own."""
    area = whole.reindex(parts["row"]).to_numpy()
    parts = parts.assign(share=np.where(area > 0, parts["part"] / np.where(area > 0, area, 1.0), 1.0))
    inside = parts.groupby("row")["share"].transform("sum")
    # Overlapping regions, and drawing differences along the rim, do not change how much land there is.
    parts["share"] /= np.where(inside > 1 - DRAWING, inside, 1.0)
    rest = 1.0 - parts.groupby("row")["share"].sum().reindex(whole.index).fillna(0.0)
    outside = rest[rest > 1e-9].rename("share").rename_axis("row").reset_index().assign(regio=None)
    found = pd.concat([parts[["row", "regio", "share"]], outside], ignore_index=True)
    return found.sort_values(["row", "share"], ascending=[True, False], kind="stable", ignore_index=True)
