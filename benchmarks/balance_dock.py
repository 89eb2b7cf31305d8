"""How long the dock Vraag en aanbod keeps its user waiting: 40 regions, 4 segments, 30 years. Called by docks.py."""

from __future__ import annotations

import sys
from functools import partial

import numpy as np
import pandas as pd
from dock_window import Clock, DockWindow, leave

TIMES, WANTED = 5, 200.0
REGIONS, SEGMENTS = [f"Regio {number:02}" for number in range(40)], ["A", "B", "C", "D"]
YEARS, SCENARIOS = range(2022, 2052), ("laag", "hoog")
TERRAINS = 4_000


def main() -> None:
    """Open the dock on drawn figures in two windows, and time each choice."""
    width, height = int(sys.argv[1]), int(sys.argv[2])
    window = DockWindow(width, height)
    from werklocaties_plugin.core.balance.explore import Explorer
    from werklocaties_plugin.gui.balance.dock import BalanceDock

    dock = window.add(BalanceDock(window.canvas, window.window))
    clock = Clock(window, dock.figures, TIMES, WANTED)
    dock.take(Explorer(_terrains(), _jobs()), [])
    window.application.processEvents()
    for name, slider in dock.controls.sliders.items():
        clock.time(f"slider {name}", partial(_slide, slider.slider))
    for name, switch in dock.controls.switches.items():
        clock.time(f"switch {name}", lambda _, at=switch: at.toggle())
    clock.time("another segment", lambda turn: dock.controls.segment.setCurrentIndex(1 + turn % 4))
    dock.controls.segment.setCurrentIndex(0)
    clock.time("another region", lambda turn: dock.choose(REGIONS[turn]))
    dock.shut()
    leave(clock.rows)


def _slide(slider: object, turn: int) -> None:
    slider.setValue(slider.minimum() + (turn + 1) * slider.singleStep())


def _terrains() -> pd.DataFrame:
    """What the dock reads of terrains, drawn from a seed."""
    from werklocaties_plugin.core.balance.supply import terrain_numbers
    from werklocaties_plugin.core.balance.terrains import DEFAULT_TYPES, prepare

    rng = np.random.default_rng(2032)
    frame = pd.DataFrame(
        {
            "terrein_id": [f"t{number}" for number in range(TERRAINS)],
            "regio": rng.choice(REGIONS, TERRAINS),
            "segment": rng.choice(SEGMENTS, TERRAINS),
            "ibis_type": "B",
            "planfase": rng.choice([1.0, 2.0, 3.0, 4.0, np.nan], TERRAINS),
            "uitgeefbaar_ha": rng.uniform(0, 6, TERRAINS),
            "terstond_ha": rng.uniform(0, 1, TERRAINS),
            "niet_terstond_ha": np.nan,
            "optie_ha": np.nan,
            "beschikbaar_vanaf": rng.choice([2022.0, 2026.0, 2031.0, np.nan], TERRAINS),
            "peiljaar": 2022.0,
            "onder_druk": rng.choice([0.0, 1.0], TERRAINS),
        }
    )
    frame["number"] = terrain_numbers(frame["terrein_id"].tolist())
    return prepare(frame, DEFAULT_TYPES, None, None, spread=False)


def _jobs() -> object:
    """Jobs, replacement and double use."""
    from werklocaties_plugin.core.balance.demand import Series
    from werklocaties_plugin.core.balance.explore import JobTables

    keys = pd.MultiIndex.from_product([REGIONS, SEGMENTS, SCENARIOS, YEARS]).to_frame(index=False)
    keys.columns = ["regio", "segment", "scenario", "jaar"]
    keys["jaar"] = keys["jaar"].astype(float)
    growth = 30 * (keys["jaar"] - YEARS[0]) * np.where(keys["scenario"] == "hoog", 2, 1)
    jobs = keys.assign(banen=1_000.0 + growth, aandeel_terrein=0.4, m2_per_baan=200.0)
    lost = keys.assign(ha=0.3 * (keys["jaar"] - YEARS[0]))
    double = pd.DataFrame([{"segment": "C", "ha_bestand": 90.0, "pct": 5.0, "van_jaar": 2025, "tot_jaar": 2035}])
    return JobTables(jobs, Series(lost, True), None, double)


if __name__ == "__main__":
    sys.exit(main())
