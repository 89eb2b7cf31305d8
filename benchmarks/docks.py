"""How long both docks keep their users waiting; each in a process of its own.

make bench-docks

Leaves build/bench/docks.json for render.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from results import save

HERE = Path(__file__).resolve().parent
RUNS = {
    "Conflicten": ("conflict_dock.py",),
    "Vraag en aanbod, 1366 × 768": ("balance_dock.py", "1366", "768"),
    "Vraag en aanbod, 1920 × 1080": ("balance_dock.py", "1920", "1080"),
}


def main() -> int:
    """Run them, print and keep what they say."""
    rows = []
    for dock, (script, *given) in RUNS.items():
        print(f"\n{dock}")
        for row in _rows(script, given):
            rows.append({"dock": dock, **row})
            print(f"  {row['middle']:7.0f} ms  {row['act']} (longest {row['longest']:.0f})")
    save("docks", {"rows": rows})
    return 0


def _rows(script: str, given: list[str]) -> list[dict[str, Any]]:
    run = [sys.executable, "-W", "ignore", str(HERE / script), *given]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{script} failed\n{done.stderr}\n{done.stdout}")
    found: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main())
