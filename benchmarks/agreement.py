"""Do all find the same? Totals over all terrains, and how many terrains differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import ogr

#: How far totals may be apart (%).
ALLOWED_PCT = 0.5
#: Our figure -> run, unit, and what may differ on one terrain (ours sets slivers below 100 m² aside).
FIGURES = {
    "n2000_overlap_ha": ("natura2000", "ha", 0.02),
    "n2000_afstand_m": ("natura2000", "m", 0.01),
    "n2000_aantal": ("natura2000", "sites", 0.0),
    "woon_bestaand_nabij": ("woningbouw", "homes", 0.0),
    "woon_overlap_ha": ("woningbouw", "ha", 0.02),
    "woon_overlap_hard_ha": ("woningbouw", "ha", 0.02),
    "water_hoog_ha": ("water", "ha", 0.02),
}
#: Where the others put the same figure: file, field, and what it must be multiplied by.
NATIVE = {
    "n2000_overlap_ha": ("n_overlap", "n_pieces_area", 1e-4),
    "n2000_afstand_m": ("n_nearest", "distance", 1.0),
    "n2000_aantal": ("n_near", "nr_count", 1.0),
    "woon_bestaand_nabij": ("h_homes", "woningen", 1.0),
    "woon_overlap_ha": ("h_overlap", "plans_area", 1e-4),
    "woon_overlap_hard_ha": ("h_overlap", "h_hard_area", 1e-4),
    "water_hoog_ha": ("w_overlap", "w_ernstig_area", 1e-4),
}
FIELDS = {
    "n2000_overlap_ha": ("n_overlap_m2", 1e-4),
    "n2000_afstand_m": ("n_distance_m", 1.0),
    "n2000_aantal": ("n_count", 1.0),
    "woon_bestaand_nabij": ("h_homes", 1.0),
    "woon_overlap_ha": ("h_overlap_m2", 1e-4),
    "woon_overlap_hard_ha": ("h_hard_m2", 1e-4),
    "water_hoog_ha": ("w_ernstig_m2", 1e-4),
}
PLACES: Mapping[str, Mapping[str, tuple[str, str, float]]] = {
    "native": NATIVE,
    "geopandas": {figure: ("geopandas", *field) for figure, field in FIELDS.items()},
    "postgis": {figure: ("postgis", *field) for figure, field in FIELDS.items()},
}


@dataclass(frozen=True)
class Same:
    """One figure, found by us and by another.

    Attributes:
        off_pct: how far our total is from theirs.
        differ: terrains whose figures are further apart than they may be.
    """

    who: str
    figure: str
    unit: str
    ours: float
    theirs: float
    off_pct: float
    differ: int


def compare(out: Path, who: str) -> list[Same]:
    """Every figure of one of PLACES, from the files in the folder."""
    rows = []
    for figure, (run, unit, apart) in FIGURES.items():
        file, field, factor = PLACES[who][figure]
        ours, theirs = _column(out / f"{run}.gpkg", figure), _column(out / f"{file}.gpkg", field)
        both = sorted(set(ours) | set(theirs))
        one = np.nan_to_num([ours.get(key, np.nan) for key in both])
        other = np.nan_to_num([theirs.get(key, np.nan) for key in both]) * factor
        total, their_total = float(one.sum()), float(other.sum())
        off = 100 * (total / their_total - 1) if their_total else 0.0
        rows.append(Same(who, figure, unit, total, their_total, off, int((abs(one - other) > apart).sum())))
    return rows


def _column(path: Path, field: str) -> dict[str, float]:
    """Values by terrain; the first where a terrain comes back more than once."""
    source = ogr.Open(str(path))
    found: dict[str, float] = {}
    for feature in source.GetLayer(0):
        value = feature[field]
        found.setdefault(feature["terrein_id"], np.nan if value is None else float(value))
    return found
