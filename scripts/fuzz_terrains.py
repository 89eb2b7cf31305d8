"""Thousands of terrain files as bad as they come, each with a result or a refusal in words: [count] [seed].

scripts/with_qgis.sh .venv/bin/python scripts/fuzz_terrains.py 3000 1

Prints counts; ends with 1 when a file gave a traceback, took too long, or gave a result that does not add up.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

from qgis.core import QgsApplication

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "build"), str(ROOT / "scripts")]
#: A file that takes longer (s) ends the run, with where it stood.
SILENT = 120


def alive() -> None:
    """Wait so long for the next file."""
    faulthandler.dump_traceback_later(SILENT, exit=True)


def main() -> int:
    """Run the corpus and print what came of it."""
    count, seed = (int(each) for each in (sys.argv[1:] + ["3000", "1"][len(sys.argv) - 1 :])[:2])
    application = QgsApplication([], False)
    application.initQgis()
    from terrain_fuzz.watch import run_corpus

    from werklocaties_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = run_corpus(count, seed, Path(folder), print, alive)
    faulthandler.cancel_dump_traceback_later()
    print(f"files {counts.files} {dict(counts.formats)}, runs {counts.runs}, {time.monotonic() - start:.0f} s")
    print(f"results {counts.results} {dict(counts.read)}, refusals {counts.refusals}, failures {len(counts.failures)}")
    print(f"slowest run {counts.slowest:.2f} s")
    for reason, number in counts.reasons.most_common():
        print(f"  {number:6d} {reason}")
    for failure in counts.failures[:20]:
        print(failure)
    sys.stdout.flush()
    # Without the end of QGIS: it would wait for layers that Python still holds.
    os._exit(1 if counts.failures else 0)


if __name__ == "__main__":
    main()
