"""The pages of the manual that come from the code say what the code says now."""

from __future__ import annotations

import subprocess

from conftest import ROOT


def test_the_pages_are_those_of_the_code():
    command = [str(ROOT / ".venv" / "bin" / "python"), str(ROOT / "scripts" / "make_manual.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
