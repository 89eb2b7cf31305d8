"""One run of an algorithm in a `qgis_process` of its own: seconds and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and the most memory (MB) that the process held."""

    seconds: float
    peak_mb: float


def qgis_process(algorithm: str, inputs: dict[str, Any]) -> Cost:
    """Run it on the staged plugin's QGIS.

    Raises:
        RuntimeError: it failed, with what it said.
    """
    command = [str(ROOT / "scripts" / "with_qgis.sh"), "qgis_process", "--json", "run", algorithm, "-"]
    return timed(command, json.dumps({"inputs": inputs}))


def timed(command: list[str], given: str = "") -> Cost:
    """Run a command with a text on its standard input.

    Raises:
        RuntimeError: its exit code is not 0.
    """
    with tempfile.TemporaryFile("w+") as stdin, tempfile.TemporaryFile("w+") as said:
        stdin.write(given)
        stdin.seek(0)
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{given}\n{said.read()[-3000:]}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def start_up() -> Cost:
    """What a run costs that does nothing."""
    return qgis_process("native:stringconcatenation", {"INPUT_1": "a", "INPUT_2": "b"})
