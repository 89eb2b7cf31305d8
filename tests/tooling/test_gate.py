"""The gate finds what is planted in a plugin that passes without it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import gate
import pytest
import stage

ROOT = Path(__file__).resolve().parents[2]
CLEAN = '''"""A plugin."""


def classFactory(iface):
    """Called by QGIS."""
    return iface
'''


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """A minimal staged plugin without a finding."""
    folder = tmp_path / stage.PLUGIN
    (folder / "resources" / "icons").mkdir(parents=True)
    (folder / "__init__.py").write_text(CLEAN, encoding="utf-8")
    (folder / "resources" / "icons" / "werklocaties.svg").write_text("<svg/>", encoding="utf-8")
    for name in ("metadata.txt", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
        (folder / name).chmod(0o644)
    return folder


def add(plugin: Path, code: str) -> None:
    (plugin / "module.py").write_text(code, encoding="utf-8")


def test_a_clean_plugin_passes(plugin: Path) -> None:
    add(plugin, "LIMIT = 3\n")
    assert gate.findings(plugin) == []


PLANTED = {
    "assert": ("assert 1 == 1\n", "bandit: ./module.py:1: B101"),
    "eval": ("def run(text):\n    return eval(text)\n", "bandit: ./module.py:2: B307"),
    "random": ("import random\n\nLOT = random.random()\n", "bandit: ./module.py:3: B311"),
    "temporary folder": ("PLACE = '/" + "tmp/x'\n", "bandit: ./module.py:1: B108"),
    "syntax error": ("def broken(:\n", "bandit: ./module.py: syntax error"),
    "undefined name": ("print(nowhere)\n", "flake8: ./module.py:1:7: F821"),
    "bare except": ("try:\n    LIMIT = 3\nexcept:\n    LIMIT = 4\n", "flake8: ./module.py:3:1: E722"),
    "waiver": ("LIMIT = 3  # " + "nosec\n", "waiver: module.py:1:"),
    "waived assert": ("assert 1 == 1  # " + "nosec B101\n", "bandit: ./module.py:1: B101"),
    "allowed secret": ("LIMIT = 3  # pragma: " + "allowlist secret\n", "waiver: module.py:1:"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_code(plugin: Path, case: str) -> None:
    code, expected = PLANTED[case]
    add(plugin, code)
    assert any(line.startswith(expected) for line in gate.findings(plugin)), gate.findings(plugin)


@pytest.mark.parametrize("name", ["module.py", "resources/settings.json"])
def test_secret(plugin: Path, name: str) -> None:
    # Put together here, so that nothing in this file looks like a secret.
    key = "AKIA" + "".join("QRST"[place % 4] + "7Z" for place in range(8))
    (plugin / name).write_text(f'{{"key": "{key}"}}\n', encoding="utf-8")
    assert f"secrets: {name}:1: AWS Access Key" in gate.findings(plugin)


def test_high_entropy(plugin: Path) -> None:
    digits = "".join(f"{(place * place * 7919 + 104729) % 251:02x}" for place in range(20))
    add(plugin, f'VALUE = "{digits}"\n')
    assert "secrets: module.py:1: Hex High Entropy String" in gate.findings(plugin)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".hidden", "structure: .hidden: hidden"),
        (".git/config", "structure: .git/config: hidden"),
        ("__pycache__/module.txt", "structure: __pycache__/module.txt: does not belong in a plugin"),
        ("module.pyc", "structure: module.pyc: a .pyc file is refused"),
        ("native.so", "structure: native.so: a .so file is refused"),
        ("install.SH", "structure: install.SH: a .SH file is refused"),
    ],
)
def test_unwanted_file(plugin: Path, name: str, expected: str) -> None:
    (plugin / name).parent.mkdir(exist_ok=True)
    (plugin / name).write_text("x", encoding="utf-8")
    assert expected in gate.findings(plugin)


def test_executable(plugin: Path) -> None:
    (plugin / "__init__.py").chmod(0o755)
    assert gate.findings(plugin) == ["structure: __init__.py: executable"]


def test_symbolic_link(plugin: Path) -> None:
    (plugin / "link.txt").symlink_to(plugin / "LICENSE")
    assert gate.findings(plugin) == ["structure: link.txt: a symbolic link"]


@pytest.mark.parametrize("name", ["LICENSE", "metadata.txt", "__init__.py"])
def test_missing_file(plugin: Path, name: str) -> None:
    (plugin / name).unlink()
    if name == "__init__.py":
        add(plugin, "LIMIT = 3\n")
    assert gate.findings(plugin) == [f"structure: {name} is missing or empty"]


def test_no_class_factory(plugin: Path) -> None:
    (plugin / "__init__.py").write_text("LIMIT = 3\n", encoding="utf-8")
    assert gate.findings(plugin) == ["structure: __init__.py: no classFactory"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("homepage=", "home=", "metadata: homepage is missing"),
        ("version=0", "version=v0", "is no version number"),
        ("author=Werk", "author=Werk/", "metadata: author holds a slash"),
        ("werklocaties.svg", "nothing.svg", "metadata: icon resources/icons/nothing.svg is not there"),
        ("tracker=https:", "tracker=", "metadata: tracker is no web address"),
        ("[general]", "", "File contains no section headers"),
    ],
)
def test_metadata(plugin: Path, old: str, new: str, expected: str) -> None:
    text = (plugin / "metadata.txt").read_text(encoding="utf-8")
    assert old in text
    (plugin / "metadata.txt").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(expected in line for line in gate.findings(plugin))


def zipped(folder: Path, **members: int) -> Path:
    archive = folder.parent / "plugin.zip"
    with zipfile.ZipFile(archive, "w") as content:
        for name, mode in members.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            content.writestr(entry, "x")
    return archive


@pytest.mark.parametrize(
    ("member", "mode", "expected"),
    [
        ("other/__init__.py", 0o100644, f"zip: not in the folder {stage.PLUGIN}: other"),
        (f"{stage.PLUGIN}/.hidden", 0o100644, f"structure: {stage.PLUGIN}/.hidden: hidden"),
        (f"{stage.PLUGIN}/a.py", 0o100755, f"zip: {stage.PLUGIN}/a.py: executable"),
        (f"{stage.PLUGIN}\\a.py", 0o100644, f"zip: {stage.PLUGIN}\\a.py: no / separators"),
    ],
)
def test_zip(plugin: Path, member: str, mode: int, expected: str) -> None:
    archive = zipped(plugin, **{f"{stage.PLUGIN}/__init__.py": 0o100644, member: mode})
    assert expected in list(gate.check_zip(archive))


def test_zip_too_big(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = zipped(plugin, **{f"{stage.PLUGIN}/__init__.py": 0o100644})
    assert list(gate.check_zip(archive)) == []
    monkeypatch.setitem(gate.RULES, "max_megabytes", 0)
    assert [line.split(":")[0] for line in gate.check_zip(archive)] == ["zip"]


def test_a_missing_zip_is_a_finding(plugin: Path) -> None:
    assert gate.findings(plugin, plugin.parent / "none.zip") == [f"zip: {plugin.parent / 'none.zip'} is not there"]


def test_a_broken_scanner_is_no_pass(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(gate.RULES, "secrets", [*gate.RULES["secrets"], "NoSuchDetector"])
    with pytest.raises(gate.BrokenToolError, match="NoSuchDetector"):
        gate.findings(plugin)
