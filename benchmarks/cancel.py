"""How long it takes from cancelling a screening until it has stopped: the worst case on the data of the benchmark.

make bench-cancel

One run is watched through: every look at the cancel button, when, and where in the code. Then runs are cancelled just
after the looks that the longest time went by after, and at moments spread over the run.
Leaves build/bench/cancel-<size>.json for render.py.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from data import SIZES
from in_process import start
from ours import parameters
from processes import BENCH
from results import save
from run import draw, emptied

#: How many functions tell a place, and those that only pass the progress on.
DEPTH = 3
PASSED_ON = ("progress", "<lambda>", "part", "_look", "run")


def main() -> int:
    """Watch a run, cancel others, and print seconds."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--size", choices=SIZES, default="national")
    given.add_argument("--worst", type=int, default=3, help="cancelled where the longest time passes without a look")
    given.add_argument("--spread", type=int, default=3, help="cancelled at moments spread over the run")
    choices = given.parse_args()
    folder = BENCH / choices.size
    files = draw(folder, SIZES[choices.size], real_sites=choices.size != "small")
    identifier, inputs = parameters(files, emptied(folder / "cancel"))["screening"]
    algorithm, qgis = start(identifier)
    feedback_type = _watching(qgis)
    through = feedback_type()
    _run(algorithm, qgis, inputs, through)
    gaps = _gaps(through)
    print("longest times without a look: by the clock, of the calling thread, and after which look")
    for wall, cpu, place, number in gaps[:10]:
        print(f"{wall:6.2f} s {cpu:6.2f} s  {place} ({number})")
    worst = [gap[2:] for gap in gaps[: choices.worst]]
    # While chunks run, looks come by the clock and differ from run to run: a first look at a place always comes.
    first = [look[2:] for look in through.looks if look[3] == 1]
    spread = [first[int(len(first) * (part + 0.5) / choices.spread)] for part in range(choices.spread)]
    latencies = {}
    for look in dict.fromkeys([*worst, *spread]):
        seconds = _cancelled(algorithm, qgis, inputs, feedback_type(look))
        if seconds is not None:
            latencies[look] = seconds
            print(f"{seconds:6.2f} s  cancelled after {look[0]} ({look[1]})", flush=True)
    print(f"\n{max(latencies.values()):6.2f} s  at worst, of {len(through.looks)} looks")
    measured = {"size": choices.size, "looks": len(through.looks), "gaps": gaps[:10]}
    save(f"cancel-{choices.size}", {**measured, "latencies": list(latencies.values())})
    return 0


#: Where in the code a look is, and the how manieth there.
Look = tuple[str, int]


def _gaps(feedback: Any) -> list[tuple[float, float, str, int]]:
    """Times between two looks, the longest first: by the clock, of the calling thread, and the look before."""
    pairs = itertools.pairwise(feedback.looks)
    found = [(after[0] - before[0], after[1] - before[1], *before[2:]) for before, after in pairs]
    return sorted(found, reverse=True)


def _watching(qgis: Any) -> type:
    class Watching(qgis.QgsProcessingFeedback):
        """Keeps each look, and cancels itself right after one of them."""

        def __init__(self, cancel_after: Look | None = None) -> None:
            super().__init__(False)
            self.looks: list[tuple[float, float, str, int]] = []
            self.cancel_after = cancel_after
            self.cancelled_at = 0.0
            self.counted: Counter[str] = Counter()

        def isCanceled(self) -> bool:
            answer = bool(super().isCanceled())
            place = _place(sys._getframe(1))
            self.counted[place] += 1
            look = (place, self.counted[place])
            self.looks.append((time.perf_counter(), time.thread_time(), *look))
            if look == self.cancel_after:
                self.cancel()
                self.cancelled_at = time.perf_counter()
            return answer

    return Watching


def _place(frame: Any) -> str:
    """The innermost functions of the plugin that a look is made from."""
    names: list[str] = []
    while frame is not None and len(names) < DEPTH:
        if "werklocaties_plugin" in frame.f_code.co_filename and frame.f_code.co_name not in PASSED_ON:
            names.append(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(names)


def _run(algorithm: Any, qgis: Any, inputs: dict[str, Any], feedback: Any) -> bool:
    _, done = algorithm.run(inputs, qgis.QgsProcessingContext(), feedback)
    return bool(done)


def _cancelled(algorithm: Any, qgis: Any, inputs: dict[str, Any], feedback: Any) -> float | None:
    """Seconds from cancelling to the end; None when this look did not come in this run."""
    _run(algorithm, qgis, inputs, feedback)
    return time.perf_counter() - feedback.cancelled_at if feedback.cancelled_at else None


if __name__ == "__main__":
    raise SystemExit(main())
