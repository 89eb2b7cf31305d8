"""The stage holds what the plugin needs and nothing else, and follows its sources."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import stage

TRANSLATION = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="nl_NL"><context><name>@default</name>
<message><source>Terrains</source><translation>Terreinen</translation></message></context></TS>
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small source tree that the stage script takes for its own."""
    for name, text in {
        "metadata.txt": "[general]\nversion=1.2.3\n",
        "LICENSE": "free",
        "werklocaties_plugin/__init__.py": "",
        "werklocaties_plugin/core/model.py": "X = 1\n",
        "resources/rules/standaard.json": "{}",
        "i18n/werklocaties_nl.ts": TRANSLATION,
        # Never in a plugin:
        "werklocaties_plugin/core/__pycache__/model.cpython-311.pyc": "x",
        "werklocaties_plugin/core/tests/test_model.py": "assert True\n",
        "werklocaties_plugin/.hidden": "x",
        "resources/.DS_Store": "x",
        "resources/rules/standaard.json~": "x",
        "tests/core/test_model.py": "assert True\n",
        "README.md": "x",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "build").mkdir()
    monkeypatch.setattr(stage, "ROOT", tmp_path)
    monkeypatch.setattr(stage, "BUILD", tmp_path / "build")
    monkeypatch.setattr(stage, "STAGE", tmp_path / "build" / stage.PLUGIN)
    return tmp_path


def staged() -> set[str]:
    return {path.relative_to(stage.STAGE).as_posix() for path in stage.STAGE.rglob("*") if path.is_file()}


EXPECTED = {
    "LICENSE",
    "__init__.py",
    "core/model.py",
    "i18n/werklocaties_nl.qm",
    "metadata.txt",
    "resources/rules/standaard.json",
}


def test_what_is_staged(tree: Path) -> None:
    (tree / "werklocaties_plugin" / "__init__.py").chmod(0o755)
    stage.stage()
    assert staged() == EXPECTED
    assert {path.stat().st_mode & 0o777 for path in stage.STAGE.rglob("*") if path.is_file()} == {0o644}


def test_nothing_is_done_when_nothing_changed(tree: Path) -> None:
    stage.stage()
    before = stage.STAGE.stat().st_ino
    stage.stage()
    assert stage.STAGE.stat().st_ino == before


@pytest.mark.parametrize("folder", ["source", "stage"])
def test_a_change_of_equal_size_is_seen(tree: Path, folder: str) -> None:
    stage.stage()
    changed = {"source": tree / "werklocaties_plugin", "stage": stage.STAGE}[folder] / "core" / "model.py"
    changed.write_text("X = 2\n", encoding="utf-8")
    stage.stage()
    expected = {"source": "X = 2\n", "stage": "X = 1\n"}[folder]
    assert (stage.STAGE / "core" / "model.py").read_text(encoding="utf-8") == expected


def test_what_goes_from_the_source_goes_from_the_stage(tree: Path) -> None:
    stage.stage()
    (tree / "resources" / "rules" / "standaard.json").unlink()
    (stage.STAGE / "core" / "stray.pyc").write_text("x", encoding="utf-8")
    stage.stage()
    assert staged() == EXPECTED - {"resources/rules/standaard.json"}


def test_a_new_translation_is_compiled(tree: Path) -> None:
    stage.stage()
    compiled = stage.STAGE / "i18n" / "werklocaties_nl.qm"
    before = compiled.read_bytes()
    source = tree / "i18n" / "werklocaties_nl.ts"
    source.write_text(TRANSLATION.replace("Terreinen", "Werklocaties"), encoding="utf-8")
    later = compiled.stat().st_mtime_ns + 10**9
    os.utime(source, ns=(later, later))
    stage.stage()
    assert compiled.read_bytes() != before


@pytest.mark.parametrize("name", ["LICENSE", "metadata.txt"])
def test_a_missing_file_is_named(tree: Path, name: str) -> None:
    (tree / name).unlink()
    with pytest.raises(SystemExit, match=name):
        stage.stage()
    assert not stage.STAGE.exists()


def test_equal_content_is_an_equal_zip(tree: Path) -> None:
    stage.stage()
    first = stage.make_zip().read_bytes()
    shutil.rmtree(stage.STAGE)
    os.utime(tree / "LICENSE", (0, 0))
    stage.stage()
    assert stage.make_zip().read_bytes() == first
    assert stage.make_zip().name == "werklocaties_plugin-1.2.3.zip"
