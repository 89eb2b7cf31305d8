"""The same figures with GeoPandas, as its own documentation would do it: overlay, sjoin_nearest and sjoin.

    python benchmarks/with_geopandas.py '{"terrains": [file, layer], …, "out": file}'

Runs on the Python of an environment where geopandas is installed; it is no dependency of the project.
"""

from __future__ import annotations

import json
import sys
import time

import geopandas as gpd
import numpy as np

RADIUS, FARTHEST = 1_000, 25_000
HARD = ("1A", "1B", "1C", "2A", "2B", "2C")
CLASSES = ("weinig", "matig", "ernstig")


def main() -> None:
    """Read, measure, write; the seconds of each part go to standard output as JSON."""
    given = json.loads(sys.argv[1])
    clock = time.perf_counter()
    seconds = {}

    def lap(part: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        seconds[part], clock = seconds.get(part, 0.0) + now - clock, now

    layers = {name: gpd.read_file(given[name][0], layer=given[name][1]) for name in given if name != "out"}
    terrains, homes, plans, stress, sites = (layers[name] for name in ("terrains", "homes", "plans", "stress", "sites"))
    for layer in (terrains, plans, stress, sites):
        layer["geometry"] = layer.make_valid()
    lap("read")
    nature(terrains, sites[["nr", "geometry"]])
    lap("natura2000")
    housing(terrains, plans, homes)
    lap("woningbouw")
    for name in CLASSES:
        terrains[f"w_{name}_m2"] = overlap(terrains, stress[stress["klasse"] == name])
    lap("water")
    terrains.to_file(given["out"], layer="geopandas", driver="GPKG")
    lap("write")
    print(json.dumps({"seconds": seconds, "geopandas": gpd.__version__}))


def nature(terrains: gpd.GeoDataFrame, sites: gpd.GeoDataFrame) -> None:
    """Overlap with, distance to, and number of sites."""
    terrains["n_overlap_m2"] = overlap(terrains, sites)
    nearest = gpd.sjoin_nearest(terrains[["geometry"]], sites, max_distance=FARTHEST, distance_col="metres")
    terrains["n_distance_m"] = nearest.groupby(level=0)["metres"].first().reindex(terrains.index)
    # The large ones on the left: they are prepared once, which is many times faster than the other way round.
    near = gpd.sjoin(sites, terrains[["geometry"]], predicate="dwithin", distance=FARTHEST)
    terrains["n_count"] = near.groupby("index_right")["nr"].nunique().reindex(terrains.index, fill_value=0)


def housing(terrains: gpd.GeoDataFrame, plans: gpd.GeoDataFrame, homes: gpd.GeoDataFrame) -> None:
    """Homes and plans within the radius, and overlap with plans."""
    near = gpd.sjoin(homes, terrains[["geometry"]], predicate="dwithin", distance=RADIUS)
    terrains["h_homes"] = near.groupby("index_right").size().reindex(terrains.index, fill_value=0)
    around = gpd.sjoin(terrains[["geometry"]], plans, predicate="dwithin", distance=RADIUS)
    planned = around.groupby(level=0)["woningen_netto"].sum()
    terrains["h_planned"] = planned.reindex(terrains.index, fill_value=0)
    terrains["h_overlap_m2"] = overlap(terrains, plans)
    terrains["h_hard_m2"] = overlap(terrains, plans[plans["status_planologisch"].str[:2].isin(HARD)])


def overlap(terrains: gpd.GeoDataFrame, others: gpd.GeoDataFrame) -> np.ndarray:
    """Square metres of each terrain in the others, counted once where they overlap each other."""
    common = gpd.overlay(
        terrains[["terrein_id", "geometry"]], others[["geometry"]], how="intersection", keep_geom_type=True
    )
    area = common.dissolve(by="terrein_id").area
    return area.reindex(terrains["terrein_id"]).fillna(0.0).to_numpy()


if __name__ == "__main__":
    main()
