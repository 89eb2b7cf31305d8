"""qgis_process on the staged build, as a script on a server calls it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo" / "demoprovincie.gpkg"


@dataclass(frozen=True)
class Answer:
    """Exit code, standard output as JSON where it is that, and everything that was said."""

    code: int
    json: dict[str, Any] | None
    text: str


def demo(layer: str) -> str:
    return f"{DEMO}|layername={layer}"


def qgis_process(*arguments: str, inputs: dict[str, Any] | None = None, **environment: str) -> Answer:
    """Run qgis_process; with inputs as JSON on standard input."""
    done = subprocess.run(
        ["qgis_process", *arguments, *([] if inputs is None else ["-"])],
        input="" if inputs is None else json.dumps({"inputs": inputs}),
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=300,
        check=False,
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = None
    return Answer(done.returncode, answer, done.stdout + done.stderr)


@pytest.fixture
def small(tmp_path):
    """Parameters of a small run on the demo province."""
    return {
        "TERRAINS": demo("terreinen"),
        "NATURA2000": demo("natura2000"),
        "OUTPUT": str(tmp_path / "uit.gpkg"),
    }
