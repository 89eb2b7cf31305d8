"""One run in a process of its own: seconds by the clock and of the processors, and peak memory."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

ROOT = Path(__file__).resolve().parent.parent
#: Where everything that is measured is put.
BENCH = ROOT / "build" / "bench"


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of all processors in the program and in the system, and the most memory (MB)."""

    wall: float
    user: float
    system: float
    peak_mb: float

    @property
    def cpu(self) -> float:
        """Seconds of all processors: what other work on the machine changes least."""
        return self.user + self.system

    def without(self, idle: Cost) -> Cost:
        """What is left when the start of the program is taken off."""
        seconds = (max(one - other, 0.0) for one, other in zip(self._seconds(), idle._seconds(), strict=True))
        return Cost(*seconds, self.peak_mb)

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        seconds = (one + another for one, another in zip(self._seconds(), other._seconds(), strict=True))
        return Cost(*seconds, max(self.peak_mb, other.peak_mb))

    def _seconds(self) -> tuple[float, float, float]:
        return self.wall, self.user, self.system

    def __str__(self) -> str:
        memory = f"{self.peak_mb:6.0f} MB" if self.peak_mb else " " * 9
        return f"{self.wall:7.1f} s by the clock {self.user:7.1f} + {self.system:4.1f} s of the processors {memory}"


NOTHING = Cost(0.0, 0.0, 0.0, 0.0)


def qgis_process(algorithm: str, inputs: dict[str, Any], prefix: tuple[str, ...] = ()) -> Cost:
    """Run it on the staged plugin's QGIS.

    Args:
        prefix: a command that runs the command, such as `taskset -c 0`.

    Raises:
        RuntimeError: it failed, with what it said.
    """
    command = [*prefix, str(ROOT / "scripts" / "with_qgis.sh"), "qgis_process", "--json", "run", algorithm, "-"]
    return timed(command, json.dumps({"inputs": inputs}))


def timed(command: list[str], given: str = "", env: dict[str, str] | None = None) -> Cost:
    """Run a command with a text on its standard input.

    Raises:
        RuntimeError: its exit code is not 0.
    """
    with tempfile.TemporaryFile("w+") as stdin, tempfile.TemporaryFile("w+") as said:
        stdin.write(given)
        stdin.seek(0)
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin, stdout=said, stderr=said, env=env)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{given}\n{said.read()[-3000:]}")
    return Cost(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss / 1024)


def apart(function: Callable[..., Made], *given: Any) -> Made:
    """What it makes, in a process of its own: what that takes must not stand in the memory of the runs started here."""
    with ProcessPoolExecutor(1) as other:
        return other.submit(function, *given).result()


def start_up() -> Cost:
    """What a run costs that does nothing: the least of three."""
    runs = [qgis_process("native:stringconcatenation", {"INPUT_1": "a", "INPUT_2": "b"}) for _ in range(3)]
    return min(runs, key=lambda cost: cost.wall)
