"""How long it takes from cancelling a screening until it has stopped: the worst case on the data of the benchmark.

make bench-cancel

One run is watched through: every look at the cancel button, with the time. Then the run is cancelled just after the
looks that the longest time went by after, and at moments spread over it; what counts is from cancelling to the end.
Leaves build/bench/cancel-<size>.json for render.py.
"""

from __future__ import annotations

import argparse
import time
from typing import Any

import numpy as np
from data import SIZES
from in_process import start
from ours import parameters
from processes import BENCH
from results import save
from run import draw, emptied


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
    looks = np.array(through.looks)
    gaps = np.diff(looks)
    longest = [int(place) for place in np.argsort(-gaps)[: choices.worst]]
    spread = [int(len(looks) * (number + 0.5) / choices.spread) for number in range(choices.spread)]
    latencies = {}
    for look in sorted({*longest, *spread}):
        latencies[look] = _cancelled(algorithm, qgis, inputs, feedback_type(look))
        print(f"{latencies[look]:6.2f} s  cancelled after look {look} of {len(looks)}", flush=True)
    print(f"\n{max(latencies.values()):6.2f} s  at worst; {gaps.max():.2f} s is the longest time without a look")
    save(
        f"cancel-{choices.size}",
        {
            "size": choices.size,
            "looks": len(looks),
            "longest_gaps": sorted(gaps.tolist(), reverse=True)[:10],
            "latencies": list(latencies.values()),
        },
    )
    return 0


def _watching(qgis: Any) -> type:
    class Watching(qgis.QgsProcessingFeedback):
        """Keeps the time of each look, and cancels itself right after one of them."""

        def __init__(self, cancel_after: int | None = None) -> None:
            super().__init__(False)
            self.looks: list[float] = []
            self.cancel_after = cancel_after
            self.cancelled_at = 0.0

        def isCanceled(self) -> bool:
            answer = bool(super().isCanceled())
            self.looks.append(time.perf_counter())
            if len(self.looks) - 1 == self.cancel_after:
                self.cancel()
                self.cancelled_at = time.perf_counter()
            return answer

    return Watching


def _run(algorithm: Any, qgis: Any, inputs: dict[str, Any], feedback: Any) -> bool:
    _, done = algorithm.run(inputs, qgis.QgsProcessingContext(), feedback)
    return bool(done)


def _cancelled(algorithm: Any, qgis: Any, inputs: dict[str, Any], feedback: Any) -> float:
    _run(algorithm, qgis, inputs, feedback)
    if not feedback.cancelled_at:
        raise RuntimeError("the run ended before it was cancelled")
    return time.perf_counter() - feedback.cancelled_at


if __name__ == "__main__":
    raise SystemExit(main())
