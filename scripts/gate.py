#!/usr/bin/env python3
"""The checks of the public plugin site, on the staged plugin and its zip: gate.py [STAGE] [--zip ZIP].

Prints a line for every finding and exits with 1 when there is one. What is checked stands in plugin_site_gate.json.
Runs with the project's venv, where bandit, detect-secrets and flake8 are.
"""

from __future__ import annotations

import argparse
import configparser
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RULES: dict[str, Any] = json.loads(Path(__file__).with_name("plugin_site_gate.json").read_text(encoding="utf-8"))
#: Comments by which a finding could hide; the site counts them, so there are none.
WAIVERS = re.compile(r"#.*\bnosec\b|pragma:\s*(allow|white)list\s+secret", re.IGNORECASE)


class BrokenToolError(RuntimeError):
    """A scanner did not do its work, so its silence means nothing."""


def tool(module: str, *arguments: str, where: Path, good: Iterable[int]) -> str:
    """Run a scanner of this Python in a folder; its standard output."""
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=where, capture_output=True, text=True)
    if done.returncode not in good:
        raise BrokenToolError(f"{module} exited with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def files(folder: Path) -> Iterator[Path]:
    """Everything in the folder that is no folder itself."""
    return (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())


def check_names(names: Iterable[PurePosixPath]) -> Iterator[str]:
    """Files that the site refuses by their name."""
    for name in names:
        if any(part.startswith(".") for part in name.parts):
            yield f"structure: {name}: hidden"
        if any(part in RULES["forbidden_names"] for part in name.parts):
            yield f"structure: {name}: does not belong in a plugin"
        if name.suffix.lower() in RULES["forbidden_suffixes"]:
            yield f"structure: {name}: a {name.suffix} file is refused"


def check_structure(folder: Path) -> Iterator[str]:
    """What must be in the folder, and what must not."""
    if not folder.name.isidentifier():
        yield f"structure: {folder.name} is no Python identifier"
    for name in ("__init__.py", "metadata.txt", "LICENSE"):
        if not (folder / name).is_file() or not (folder / name).stat().st_size:
            yield f"structure: {name} is missing or empty"
    entry = folder / "__init__.py"
    if entry.is_file() and not re.search(r"^def classFactory\(", entry.read_text(encoding="utf-8"), re.MULTILINE):
        yield "structure: __init__.py: no classFactory"
    yield from check_names(PurePosixPath(path.relative_to(folder).as_posix()) for path in files(folder))
    for path in files(folder):
        if path.is_symlink():
            yield f"structure: {path.relative_to(folder)}: a symbolic link"
        elif path.stat().st_mode & 0o111:
            yield f"structure: {path.relative_to(folder)}: executable"


def check_metadata(folder: Path) -> Iterator[str]:
    """The keys that the site's validator asks for, and what it asks of them."""
    if not (folder / "metadata.txt").is_file():
        return
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(folder / "metadata.txt", encoding="utf-8")
        metadata = parser["general"]
    except (configparser.Error, UnicodeDecodeError, KeyError) as error:
        yield f"metadata: {error}"
        return
    yield from (
        f"metadata: {key} is missing" for key in RULES["required_metadata"] if not metadata.get(key, "").strip()
    )
    for key in ("version", "qgisMinimumVersion", "qgisMaximumVersion"):
        if key in metadata and not re.fullmatch(r"\d+(\.\d+)+", metadata[key]):
            yield f"metadata: {key}={metadata[key]} is no version number"
    for key in ("tracker", "repository", "homepage"):
        if not metadata.get(key, "https://").startswith(("https://", "http://")):
            yield f"metadata: {key} is no web address"
    if "/" in metadata.get("author", ""):
        yield "metadata: author holds a slash"
    if "icon" in metadata and not (folder / metadata["icon"]).is_file():
        yield f"metadata: icon {metadata['icon']} is not there"


def check_waivers(folder: Path) -> Iterator[str]:
    """Comments that would hide a finding."""
    for path in files(folder):
        if path.suffix != ".py" or path.is_symlink():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if WAIVERS.search(line):
                yield f"waiver: {path.relative_to(folder)}:{number}: {line.strip()}"


def check_bandit(folder: Path) -> Iterator[str]:
    """Bandit with the site's rules."""
    options = ("-r", ".", "-q", "-f", "json", "-t", ",".join(RULES["bandit"]), "--ignore-nosec", "-x", "nothing")
    report = json.loads(tool("bandit", *options, where=folder, good=(0, 1)))
    for error in report["errors"]:
        yield f"bandit: {error['filename']}: {error['reason']}"
    for found in report["results"]:
        yield f"bandit: {found['filename']}:{found['line_number']}: {found['test_id']} {found['issue_text']}"
    if not report["metrics"]["_totals"]["loc"]:
        raise BrokenToolError("bandit read no code")


def check_secrets(folder: Path) -> Iterator[str]:
    """detect-secrets with the site's detectors; it asks no server whether a secret works."""
    known = set(tool("detect_secrets", "scan", "--list-all-plugins", where=folder, good=(0,)).split())
    if missing := set(RULES["secrets"]) - known:
        raise BrokenToolError(f"detect-secrets knows no {', '.join(sorted(missing))}")
    off = [option for name in sorted(known - set(RULES["secrets"])) for option in ("--disable-plugin", name)]
    options = ("scan", "--all-files", "--no-verify", "--exclude-files", r"metadata\.txt", *off, ".")
    report = json.loads(tool("detect_secrets", *options, where=folder, good=(0,)))
    if {plugin["name"] for plugin in report["plugins_used"]} != set(RULES["secrets"]):
        raise BrokenToolError("detect-secrets ran with other detectors than asked")
    for name, found in sorted(report["results"].items()):
        yield from (f"secrets: {name}:{secret['line_number']}: {secret['type']}" for secret in found)


def check_flake8(folder: Path) -> Iterator[str]:
    """flake8 with the site's codes."""
    options = ("--isolated", "--max-line-length=120", "--select", ",".join(RULES["flake8"]), ".")
    yield from (f"flake8: {line}" for line in tool("flake8", *options, where=folder, good=(0, 1)).splitlines())


def check_zip(archive: Path) -> Iterator[str]:
    """The zip as it would be sent."""
    megabytes = archive.stat().st_size / 1e6
    if megabytes > RULES["max_megabytes"]:
        yield f"zip: {megabytes:.1f} MB, {RULES['max_megabytes']} MB is the most"
    with zipfile.ZipFile(archive) as content:
        entries = content.infolist()
    names = [entry.orig_filename for entry in entries]
    if tops := {name.split("/")[0] for name in names} - {stage.PLUGIN}:
        yield f"zip: not in the folder {stage.PLUGIN}: {', '.join(sorted(tops))}"
    yield from (f"zip: {name}: no / separators" for name in names if "\\" in name or name.startswith("/"))
    yield from check_names(PurePosixPath(name) for name in names)
    for entry in entries:
        if not entry.is_dir() and entry.external_attr >> 16 & 0o111:
            yield f"zip: {entry.filename}: executable"


CHECKS = (check_structure, check_metadata, check_waivers, check_bandit, check_secrets, check_flake8)


def findings(folder: Path, archive: Path | None = None) -> list[str]:
    """Every finding in the staged plugin, and in its zip where one is given."""
    if not folder.is_dir():
        return [f"structure: {folder} is not there"]
    found = [line for check in CHECKS for line in check(folder)]
    if archive is not None:
        found += check_zip(archive) if archive.is_file() else [f"zip: {archive} is not there"]
    return found


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "stage", nargs="?", type=Path, help="a staged plugin (default: the one in build/, with its zip)"
    )
    parser.add_argument("--zip", type=Path, help="the zip made from it")
    arguments = parser.parse_args()
    folder = (arguments.stage or stage.STAGE).resolve()
    archive = arguments.zip or (None if arguments.stage else stage.zip_path())
    found = findings(folder, archive)
    for line in found:
        print(line)
    count = sum(1 for _ in files(folder)) if folder.is_dir() else 0
    print(f"gate: {len(found)} findings in {count} files, rules of {RULES['date']}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
