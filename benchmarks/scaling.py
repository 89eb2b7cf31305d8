"""How the time of a screening grows with terrains and homes, and what a second processor gives.

make bench-scaling

Terrains are drawn around as many more towns as there are more of them, so that they lie as close together as in the
national data. Leaves build/bench/scaling-<size>.json for render.py.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import replace
from typing import Any

import numpy as np
from data import SIZES, Files, Size, part
from ours import parameters
from processes import BENCH, Cost, apart, qgis_process, start_up
from results import save
from run import draw, emptied

#: Terrains, and homes, that the other is measured with at its national number.
SERIES = {
    "national": {"terrains": [1_000, 5_000, 26_867, 100_000], "homes": [100_000, 1_000_000, 8_000_000]},
    "small": {"terrains": [500, 1_000, 2_000, 4_000], "homes": [20_000, 60_000, 240_000]},
}


def main() -> int:
    """Run each size, on one processor and on two."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--size", choices=SERIES, default="national")
    choices = given.parse_args()
    base, series = SIZES[choices.size], SERIES[choices.size]
    files = draw(BENCH / choices.size, base, real_sites=choices.size != "small")
    idle = start_up()
    rows: list[dict[str, Any]] = []

    def measure(what: str, count: int, chosen: Files, processors: int) -> None:
        cost = _screening(chosen, processors).without(idle)
        print(f"{cost}  {count:9,} {what}, {processors} processor(s)", flush=True)
        rows.append({"what": what, "count": count, "processors": processors, "cost": cost})

    for what, counts in series.items():
        for count in counts:
            measure(what, count, _with(files, base, what, count), 2)
    measure("terrains", base.terrains, files, 1)
    exponents = {what: exponent([row for row in rows if row["what"] == what]) for what in series}
    for what, (whole, steepest) in exponents.items():
        print(f"{what}: seconds of the processors grow with exponent {whole:.2f}; {steepest:.2f} at the steepest")
    save(f"scaling-{choices.size}", {"size": choices.size, "rows": rows, "exponents": exponents})
    return 0


def _with(files: Files, base: Size, what: str, count: int) -> Files:
    if count == getattr(base, what):
        return files
    towns = max(1, round(base.towns * count / base.terrains)) if what == "terrains" else base.towns
    size = replace(base, **{what: count, "towns": towns})
    return replace(files, **{what: apart(part, BENCH / "scaling" / f"{count}", what, size)})


def _screening(files: Files, processors: int) -> Cost:
    algorithm, inputs = parameters(files, emptied(BENCH / "scaling" / "out"))["screening"]
    if processors == 1 and shutil.which("taskset") is None:
        raise RuntimeError("taskset (util-linux) is needed to run on one processor")
    available = sorted(os.sched_getaffinity(0))[:processors]
    return qgis_process(algorithm, inputs, ("taskset", "-c", ",".join(map(str, available))))


def exponent(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """The exponent of seconds of the processors: fitted over all counts, and between the two last ones."""
    found = {row["count"]: row["cost"].cpu for row in rows if row["processors"] == 2}
    x, y = np.log(list(found)), np.log(list(found.values()))
    return float(np.polyfit(x, y, 1)[0]), float((np.diff(y) / np.diff(x)).max())


if __name__ == "__main__":
    raise SystemExit(main())
