"""Do both ways find the same? Totals over all terrains, and how many terrains differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import ogr

#: What is the same figure: our run and field; their file and field; what theirs must be multiplied by; unit; and what
#: may differ on one terrain (ours sets slivers below 100 m² aside).
PAIRS = [
    ("natura2000", "n2000_overlap_ha", "n_overlap", "{sites}_area", 1e-4, "ha", 0.02),
    ("natura2000", "n2000_afstand_m", "n_nearest", "distance", 1.0, "m", 0.01),
    ("natura2000", "n2000_aantal", "n_near", "nr_count", 1.0, "sites", 0.0),
    ("woningbouw", "woon_bestaand_nabij", "h_homes", "woningen", 1.0, "homes", 0.0),
    ("woningbouw", "woon_overlap_ha", "h_overlap", "plans_area", 1e-4, "ha", 0.02),
    ("woningbouw", "woon_overlap_hard_ha", "h_overlap", "h_hard_area", 1e-4, "ha", 0.02),
    ("water", "water_hoog_ha", "w_overlap", "w_ernstig_area", 1e-4, "ha", 0.02),
]


@dataclass(frozen=True)
class Same:
    """One figure, found twice.

    Attributes:
        off_pct: how far our total is from theirs.
        differ: terrains whose figures are further apart than they may be.
    """

    figure: str
    unit: str
    ours: float
    theirs: float
    off_pct: float
    differ: int


def compare(out: Path, sites: str) -> list[Same]:
    """Every pair of figures whose files are in the folder."""
    rows = []
    for run, field, file, their_field, factor, unit, apart in PAIRS:
        ours = _column(out / f"{run}.gpkg", field)
        theirs = _column(out / f"{file}.gpkg", their_field.format(sites=sites))
        both = sorted(set(ours) | set(theirs))
        one = np.nan_to_num([ours.get(key, np.nan) for key in both])
        other = np.nan_to_num([theirs.get(key, np.nan) for key in both]) * factor
        total, their_total = float(one.sum()), float(other.sum())
        off = 100 * (total / their_total - 1) if their_total else 0.0
        rows.append(Same(field, unit, total, their_total, off, int((abs(one - other) > apart).sum())))
    return rows


def _column(path: Path, field: str) -> dict[str, float]:
    """Values by terrain; the first where a terrain comes back more than once."""
    source = ogr.Open(str(path))
    found: dict[str, float] = {}
    for feature in source.GetLayer(0):
        value = feature[field]
        found.setdefault(feature["terrein_id"], np.nan if value is None else float(value))
    return found
