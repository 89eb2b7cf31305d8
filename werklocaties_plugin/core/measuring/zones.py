"""Where exactly terrains and objects overlap: the parts as polygons, for maps and for counting land under pressure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from ..model import Terrains
from ..types import M2_PER_HA, BoolArray, GeometryArray, IntArray
from .engine import Engine
from .objects import Objects
from .overlap import (
    OVERLAY_VERTICES,
    Covered,
    SliverRule,
    dissolve,
    doubly_counted_ha,
    index_polygons,
    intersect,
    overlap,
)

#: Columns of a zone; `terrein` is the position of the terrain.
ZONE_COLUMNS = ("terrein", "object_id", "object_naam", "overlap_ha")
#: A point inside a part may lie this far (m) outside the union that holds the part: rounding of the overlay.
ROUNDING = 1e-6


@dataclass(frozen=True)
class Zones:
    """Parts of terrains that lie in an object.

    Attributes:
        table: ZONE_COLUMNS, one row per terrain and object that overlap, ordered by terrain, then object.
        geometry: polygons in the analysis CRS, one for each row.
        total_ha: hectares of all zones, ground counted once.
        slivers: positions of the terrains where slivers were set aside.
    """

    table: pd.DataFrame
    geometry: GeometryArray
    total_ha: float
    slivers: IntArray


def find_zones(
    terrains: Terrains, geometry: GeometryArray, objects: Objects, slivers: SliverRule, engine: Engine
) -> Zones:
    """Cut the objects out of the terrains.

    What is a sliver is decided on the union of all objects, as the themes do, so that zones cover exactly the ground
    that counts there as overlap, however an object or the layer was cut.

    Args:
        geometry: (m,) valid polygons in the CRS of the terrains, None allowed.
        objects: which features are one object.

    Raises:
        Cancelled: from the engine's progress.
    """
    indexing, intersecting, uniting, splitting, adding_up = engine.parts(1, 5, 2, 2, 1)
    index = index_polygons(geometry, indexing, OVERLAY_VERTICES)
    pieces = intersect(terrains.geometry, index, intersecting)
    together = pieces.regroup(np.zeros(index.count, dtype=np.int64))
    whole, set_aside = overlap(together, terrains.geometry, slivers, uniting)
    apart = dissolve(pieces.regroup(objects.of_feature), terrains.geometry, splitting)
    found = _that_count(apart, whole, set_aside, len(terrains))
    columns = (
        found.terrain,
        objects.object_id[found.group],
        objects.name[found.group],
        found.area_m2() / M2_PER_HA,
    )
    total = float(whole.area_m2().sum()) / M2_PER_HA - doubly_counted_ha(whole.geometry, adding_up)
    table = pd.DataFrame(dict(zip(ZONE_COLUMNS, columns, strict=True)))
    return Zones(table, found.geometry, total, set_aside)


def _that_count(apart: Covered, whole: Covered, set_aside: IntArray, count: int) -> Covered:
    """The connected parts of each object that belong to what counts of the union."""
    row_of_terrain = np.full(count, -1, dtype=np.int64)
    row_of_terrain[whole.terrain] = np.arange(len(whole.terrain))
    touched: BoolArray = np.isin(apart.terrain, set_aside)
    parts, row = shapely.get_parts(apart.geometry, return_index=True)
    counts = np.ones(len(parts), dtype=bool)
    doubtful = np.flatnonzero(touched[row])
    whole_row = row_of_terrain[apart.terrain[row[doubtful]]]
    # A connected part of one object lies wholly inside one connected part of the union: one point of it tells.
    counts[doubtful] = whole_row >= 0
    unsure, whole_row = doubtful[whole_row >= 0], whole_row[whole_row >= 0]
    points = shapely.point_on_surface(parts[unsure])
    counts[unsure] = shapely.dwithin(whole.geometry[whole_row], points, ROUNDING)
    kept_rows, group = np.unique(row[counts], return_inverse=True)
    kept = apart.rows(kept_rows)
    shapely.multipolygons(parts[counts], indices=group, out=kept.geometry)
    return kept
