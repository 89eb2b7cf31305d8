"""Where the time of an algorithm goes: seconds in reading, in each kind of engine chunk (all threads), and in writing.

    scripts/with_qgis.sh .venv/bin/python benchmarks/where_time_goes.py werklocaties:conflictscreening parameters.json
"""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "build"), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback  # noqa: E402


def main() -> int:
    """Run the algorithm of the command line once, and print the seconds."""
    identifier, parameters = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    application = QgsApplication([], False)
    application.initQgis()
    from processing.core.Processing import Processing

    Processing.initialize()
    from werklocaties_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    algorithm = QgsApplication.processingRegistry().algorithmById(identifier)
    chunks = _watch_chunks()
    profile = cProfile.Profile()
    begin = time.perf_counter()
    profile.enable()
    _, done = algorithm.run(parameters["inputs"], QgsProcessingContext(), QgsProcessingFeedback(False))
    profile.disable()
    print(f"{time.perf_counter() - begin:7.1f} s in all, {'done' if done else 'FAILED'}\n\nengine chunks (all threads):")
    for name, seconds in chunks.most_common(25):
        print(f"{seconds:7.1f} s  {name}")
    print("\ncalling thread, with what is called:")
    stats = pstats.Stats(profile)
    ours = {key: row for key, row in stats.stats.items() if "werklocaties_plugin" in key[0]}  # type: ignore[attr-defined]
    for (file, _, function), row in sorted(ours.items(), key=lambda item: -item[1][3])[:60]:
        print(f"{row[3]:7.1f} s  {Path(file).stem}.{function}")
    return 0 if done else 1


def _watch_chunks() -> Counter[str]:
    """Make every engine add up the seconds of its chunks by function."""
    from werklocaties_plugin.core import engine

    seconds: Counter[str] = Counter()
    run = engine.Engine.run

    def watched(self: engine.Engine, function: Any, chunks: Any) -> Any:
        def timed(*chunk: Any) -> Any:
            begin = time.thread_time()
            try:
                return function(*chunk)
            finally:
                seconds[f"{function.__module__.rpartition('.')[2]}.{function.__name__}"] += time.thread_time() - begin

        return run(self, timed, chunks)

    engine.Engine.run = watched  # type: ignore[method-assign]
    return seconds


if __name__ == "__main__":
    sys.exit(main())
