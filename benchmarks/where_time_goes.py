"""Where the time of an algorithm goes: seconds of each kind of engine chunk (all threads) and of the calling thread.

scripts/with_qgis.sh .venv/bin/python benchmarks/where_time_goes.py werklocaties:conflictscreening parameters.json
"""

from __future__ import annotations

import cProfile
import importlib
import json
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the algorithm of the command line once, and print the seconds."""
    identifier, parameters = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    algorithm, core, feedback = _start(identifier)
    seconds: Counter[str] = Counter()
    profile = cProfile.Profile(time.thread_time)
    begin = time.perf_counter(), time.process_time()
    with mock.patch.object(core.Engine, "run", _watched(core.Engine.run, seconds)):
        _, done = profile.runcall(algorithm.run, parameters["inputs"], core.Context(), feedback)
    wall, cpu = time.perf_counter() - begin[0], time.process_time() - begin[1]
    print(f"{wall:7.1f} s by the clock, {cpu:.1f} s of the processors, {'done' if done else 'not done'}\n")
    print(f"engine, all threads: {seconds.total():.1f} s")
    for name, spent in seconds.most_common(25):
        print(f"{spent:7.1f} s  {name}")
    rows = vars(pstats.Stats(profile))["stats"].items()
    print("\ncalling thread, with what it calls:")
    ours = [row for row in rows if "werklocaties_plugin" in row[0][0]]
    for (file, _, function), row in sorted(ours, key=lambda item: -item[1][3])[:60]:
        print(f"{row[3]:7.1f} s  {Path(file).stem}.{function}")
    print("\ncalling thread, without what it calls:")
    for (file, _, function), row in sorted(rows, key=lambda item: -item[1][2])[:30]:
        print(f"{row[2]:7.1f} s {row[0]:9} x  {Path(file).stem}.{function}")
    return 0 if done else 1


def _start(identifier: str) -> tuple[Any, Any, Any]:
    """The algorithm in a QGIS without a desktop, the module of the engine, and a feedback that keeps silent."""
    sys.path[:0] = [str(ROOT / "build"), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]
    qgis = importlib.import_module("qgis.core")
    core = importlib.import_module("werklocaties_plugin.core.engine")
    core.Context = qgis.QgsProcessingContext
    # Kept: what Python lets go of, QGIS would still use.
    core.application = qgis.QgsApplication([], False)
    core.application.initQgis()
    importlib.import_module("processing.core.Processing").Processing.initialize()
    core.plugin = importlib.import_module("werklocaties_plugin").classFactory(None)
    core.plugin.initProcessing()
    return qgis.QgsApplication.processingRegistry().algorithmById(identifier), core, qgis.QgsProcessingFeedback(False)


def _watched(run: Callable[..., Any], seconds: Counter[str]) -> Callable[..., Any]:
    """Engine.run that adds up the seconds of its chunks by function."""

    def watched(self: Any, function: Callable[..., Any], chunks: Any) -> Any:
        def timed(*chunk: Any) -> Any:
            begin = time.thread_time()
            try:
                return function(*chunk)
            finally:
                seconds[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] += time.thread_time() - begin

        return run(self, timed, chunks)

    return watched


if __name__ == "__main__":
    sys.exit(main())
