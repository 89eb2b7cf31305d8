"""What the plugin adds to the start of QGIS: a real desktop starts, and times how it loads and starts the plugin.

make bench-startup       under Xvfb; leaves build/bench/startup.json for render.py
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path

from processes import BENCH, ROOT
from results import save

SCRIPT = Path(__file__).resolve().parent / "in_desktop.py"


def main() -> int:
    """Start the desktop some times and print milliseconds."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--times", type=int, default=5)
    choices = given.parse_args()
    found = [_start() for _ in range(choices.times + 1)][1:]  # the first one compiles the modules
    for one in found:
        print(f"{one['cpu_ms']:6.0f} ms of the processor {one['wall_ms']:6.0f} ms by the clock; heavy: {one['heavy']}")
    cpu, wall = (statistics.median(one[name] for one in found) for name in ("cpu_ms", "wall_ms"))
    print(f"{cpu:6.0f} ms of the processor, {wall:.0f} ms by the clock: the median")
    save("startup", {"runs": found, "cpu_ms": cpu, "wall_ms": wall})
    return 0


def _start() -> dict[str, object]:
    answer, profile = BENCH / "in_desktop.json", BENCH / "desktop-profile"
    BENCH.mkdir(parents=True, exist_ok=True)
    answer.unlink(missing_ok=True)
    shutil.rmtree(profile, ignore_errors=True)
    display = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},  # a real window
        "WERKLOCATIES_PROFILE": str(profile),
        "WERKLOCATIES_DISPLAY": "1",
        "BENCH_ANSWER": str(answer),
    }
    command = 'source scripts/qgis_env.sh && exec "$@"'
    desktop = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(profile), "--code", str(SCRIPT)]
    subprocess.run(
        ["bash", "-c", command, "bash", *display, *desktop],
        cwd=ROOT, env=environment, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return dict(json.loads(answer.read_text(encoding="utf-8")))


if __name__ == "__main__":
    raise SystemExit(main())
