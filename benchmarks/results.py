"""What was measured, as JSON in build/bench: each command writes its own file, render.py makes tables of them all."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import gdal
from processes import BENCH, ROOT, Cost


@dataclass(frozen=True)
class Step:
    """A run that was measured.

    Attributes:
        who: werklocaties, native, geopandas or postgis.
        part: what of the work it belongs to: natura2000, woningbouw, water, or all.
    """

    who: str
    part: str
    title: str
    cost: Cost


def machine() -> dict[str, Any]:
    """Where and when, with which versions, and how busy the machine is with other work."""
    model = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = [int(line.split()[1]) / 1024**2 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")]
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return {
        "processor": model[0] if model else platform.processor(),
        "processors": os.cpu_count(),
        "memory_gb": round(memory[0], 1) if memory else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "gdal": gdal.VersionInfo("RELEASE_NAME"),
        "shapely": shapely.__version__,
        "numpy": np.__version__,
        "qgis": _qgis_version(),
        "commit": commit.stdout.strip(),
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "load": os.getloadavg()[0],
    }


def save(name: str, measured: dict[str, Any]) -> Path:
    """Write build/bench/<name>.json, with the machine."""
    BENCH.mkdir(parents=True, exist_ok=True)
    path = BENCH / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), **measured}, indent=1, default=_plain), encoding="utf-8")
    return path


def saved(name: str) -> dict[str, Any] | None:
    """What stands in build/bench/<name>.json; None when it was not measured."""
    path = BENCH / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def total(steps: list[Step], who: str, *parts: str) -> Cost:
    """The steps of one together; of some parts, or of all."""
    chosen = [step.cost for step in steps if step.who == who and (not parts or step.part in parts)]
    return sum(chosen[1:], chosen[0])


def _plain(value: Any) -> Any:
    return asdict(value) if hasattr(value, "__dataclass_fields__") else str(value)


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def _qgis_version() -> str:
    said = subprocess.run(
        [str(ROOT / "scripts" / "with_qgis.sh"), "qgis_process", "--version"], capture_output=True, text=True
    ).stdout.splitlines()
    found = [
        line.split()[1].partition("-")[0] for line in said if line.startswith("QGIS ") and line.split()[1][0].isdigit()
    ]
    return found[0] if found else "?"
