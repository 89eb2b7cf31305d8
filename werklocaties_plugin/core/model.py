"""What goes into a theme and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
import shapely

from .measuring.engine import Engine
from .measuring.geometry import present
from .measuring.overlap import ground_ha, overlapping_groups
from .types import DECIMALS, M2_PER_HA, BoolArray, FloatArray, GeometryArray, IntArray

#: Columns of the pairs of every theme; `terrein` is the position of the terrain.
PAIR_COLUMNS = ("terrein", "object_id", "object_naam", "overlap_ha", "afstand_m", "aantal", "detail")
#: Fields of PAIRS in order.
PAIR_FIELDS: dict[str, type] = {
    "terrein_fid": int, "terrein_id": str, "thema": str, "object_id": str, "object_naam": str, "overlap_ha": float,
    "afstand_m": float, "aantal": float, "detail": str,
}  # fmt: skip


@dataclass(frozen=True)
class Terrains:
    """The terrains as they are measured.

    Attributes:
        geometry: (n,) valid polygons in the analysis CRS (metres); None where a terrain has no geometry; a line or
            point where a polygon has collapsed.
    """

    geometry: GeometryArray
    _found: list[IntArray] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.geometry)

    @cached_property
    def present(self) -> BoolArray:
        """True where there is something to measure."""
        return present(self.geometry)

    @cached_property
    def area_m2(self) -> FloatArray:
        """Planar area; 0 for a collapsed polygon, NaN without geometry."""
        area: FloatArray = np.where(self.present, shapely.area(self.geometry), np.nan)
        return area

    def groups(self, engine: Engine) -> IntArray:
        """`overlap.overlapping_groups` of the terrains, looked for once."""
        if not self._found:
            self._found.append(overlapping_groups(self.geometry, engine))
        engine.progress(1.0)
        return self._found[0]

    def doubly_counted_ha(self, engine: Engine) -> float:
        """Hectares where terrains overlap each other: the sum of their areas less the ground under them."""
        searching, uniting = engine.parts(2, 1)
        group = self.groups(searching)
        members = group >= 0
        return float(self.area_m2[members].sum()) / M2_PER_HA - ground_ha(
            self.geometry[members], group[members], uniting
        )

    def percent(self, hectares: FloatArray) -> FloatArray:
        """Hectares as a percentage of each terrain, at most 100; NaN where the terrain has no area."""
        area = np.where(self.area_m2 > 0, self.area_m2, np.nan)
        percentage: FloatArray = np.minimum(np.round(hectares * M2_PER_HA / area * 100, DECIMALS), 100.0)
        return percentage


@dataclass(frozen=True)
class Assessment:
    """What a theme says of the terrains.

    Attributes:
        indicators: one row per terrain in the order of the terrains, columns in the order of the contract.
        numbers: the headline figures, by the names of the algorithm's outputs.
        facts: what the log should say besides, by name (counts and hectares).
        pairs: PAIR_COLUMNS, one row per terrain and object that counted, when asked for.
    """

    indicators: pd.DataFrame
    numbers: dict[str, float]
    facts: dict[str, float] = field(default_factory=dict)
    pairs: pd.DataFrame | None = None
