#!/usr/bin/env python3
"""Assemble the plugin as QGIS wants it, in build/werklocaties_plugin/, and zip it: stage.py [--zip].

The standard library only. Cheap when nothing changed; a change is built aside and swapped in.
"""

from __future__ import annotations

import argparse
import configparser
import fcntl
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PLUGIN = "werklocaties_plugin"
STAGE = BUILD / PLUGIN
LRELEASE = ("lrelease", "lrelease-qt5", "lrelease-qt6", "/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease")
#: A zip knows no earlier moment; one fixed moment makes equal content an equal file.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def wanted(path: Path) -> bool:
    """Whether a file of the source tree goes into the plugin."""
    hidden = any(part.startswith(".") or part in ("__pycache__", "tests") for part in path.parts)
    return not hidden and path.suffix not in (".pyc", ".pyo", ".orig") and not path.name.endswith("~")


def files_under(folder: Path) -> Iterator[Path]:
    """Every wanted file under the folder, relative to it."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and wanted(inside):
            yield inside


def translations() -> Iterator[Path]:
    """Compile the translations that are newer than what was compiled before."""
    sources = sorted((ROOT / "i18n").glob("*.ts"))
    tool = next(filter(None, map(shutil.which, LRELEASE)), None)
    if sources and tool is None:
        raise SystemExit("stage: lrelease not found; run scripts/setup.sh run (Debian: qttools5-dev-tools)")
    for source in sources:
        compiled = BUILD / "i18n" / f"{source.stem}.qm"
        if not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns:
            compiled.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([str(tool), "-silent", str(source), "-qm", str(compiled)], check=True, stdout=sys.stderr)
        yield compiled


def plan() -> dict[Path, Path]:
    """Place in the plugin -> file it comes from."""
    files = {inside: ROOT / PLUGIN / inside for inside in files_under(ROOT / PLUGIN)}
    files |= {Path("resources") / inside: ROOT / "resources" / inside for inside in files_under(ROOT / "resources")}
    files |= {Path("i18n") / compiled.name: compiled for compiled in translations()}
    for name in ("metadata.txt", "LICENSE"):
        if not (ROOT / name).is_file():
            raise SystemExit(f"stage: {name} is missing")
        files[Path(name)] = ROOT / name
    return files


def same(copy: Path, source: Path) -> bool:
    """Whether the copy is still the source's: a copy keeps the time of its source."""
    if not copy.is_file():
        return False
    one, other = copy.stat(), source.stat()
    return (one.st_size, one.st_mtime_ns, one.st_mode & 0o777) == (other.st_size, other.st_mtime_ns, 0o644)


def up_to_date(files: dict[Path, Path]) -> bool:
    """Whether the stage holds these files and nothing else."""
    present = {path.relative_to(STAGE) for path in STAGE.rglob("*") if not path.is_dir()}
    return present == set(files) and all(same(STAGE / inside, source) for inside, source in files.items())


def stage() -> None:
    """Bring build/werklocaties_plugin/ up to date."""
    files = plan()
    if up_to_date(files):
        return
    with tempfile.TemporaryDirectory(prefix=".stage-", dir=BUILD) as folder:
        fresh, old = Path(folder) / "new", Path(folder) / "old"
        for inside, source in files.items():
            target = fresh / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
            target.chmod(0o644)
        if STAGE.exists():
            STAGE.rename(old)
        fresh.rename(STAGE)
    print(f"stage: {len(files)} files in {STAGE.relative_to(ROOT)}", file=sys.stderr)


def version() -> str:
    """The version in metadata.txt."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def zip_path() -> Path:
    """Where the zip of this version goes."""
    return BUILD / f"{PLUGIN}-{version()}.zip"


def make_zip() -> Path:
    """Zip the stage: equal content gives an equal file, byte for byte."""
    target = zip_path()
    fresh = target.with_suffix(".part")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for inside in sorted(path.relative_to(STAGE) for path in STAGE.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{PLUGIN}/{inside.as_posix()}", ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, (STAGE / inside).read_bytes())
    fresh.replace(target)
    print(f"stage: {target.relative_to(ROOT)}, {target.stat().st_size / 1e6:.2f} MB", file=sys.stderr)
    return target


@contextmanager
def alone() -> Iterator[None]:
    """One stage at a time, however many make targets run."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".stage.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--zip", action="store_true", help="also make build/werklocaties_plugin-<version>.zip")
    arguments = parser.parse_args()
    with alone():
        stage()
        if arguments.zip:
            make_zip()


if __name__ == "__main__":
    main()
