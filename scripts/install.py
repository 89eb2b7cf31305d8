#!/usr/bin/env python3
"""Put the staged plugin into your own QGIS profile, with Shapely 2 where the system's Python has none.

install.py [--profile NAME]. The standard library only. Goes to QGIS_CUSTOM_CONFIG_PATH where that is set, else to every
QGIS 3 and 4 of this account. Shapely comes from .venv, where it was matched with the numpy of QGIS, and goes into the
profile's python/ folder: QGIS, its desktop and qgis_process alike, looks there before the system's packages.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from importlib.metadata import Distribution, distributions
from pathlib import Path

from stage import PLUGIN, ROOT, STAGE

#: Written in place of "pip" into what we install, to know our own again.
MARK = "werklocaties"


def qgis_major() -> str:
    """The main version of the QGIS on this machine."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(["qgis_process", "--version"], env=environment, capture_output=True, text=True)
    return "4" if said.stdout.startswith("QGIS 4") else "3"


def profiles(name: str) -> list[Path]:
    """The profile folders to install into."""
    if custom := os.environ.get("QGIS_CUSTOM_CONFIG_PATH"):
        return [Path(custom) / "profiles" / name]
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "QGIS"
    present = [home / version for version in ("QGIS3", "QGIS4") if (home / version).is_dir()]
    return [root / "profiles" / name for root in present or [home / f"QGIS{qgis_major()}"]]


def shapely_in(*folders: Path) -> Distribution | None:
    """The Shapely in these folders."""
    return next(iter(distributions(name="shapely", path=[str(folder) for folder in folders])), None)


def system_has_shapely_2() -> bool:
    """Whether the Python of QGIS has Shapely 2 by itself."""
    code = "import shapely.lib"  # a module that 1.8 has not; the version may be '0+unknown'
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(["/usr/bin/python3", "-c", code], env=environment, capture_output=True).returncode == 0


def remove_shapely(folder: Path) -> None:
    """Take away the Shapely that an earlier install put there; one that somebody else put there stays."""
    found = shapely_in(folder)
    if found is not None and (found.read_text("INSTALLER") or "").strip() == MARK:
        for top in {Path(file).parts[0] for file in found.files or ()}:
            shutil.rmtree(folder / top, ignore_errors=True)


def add_shapely(folder: Path) -> str:
    """Give the profile the Shapely of .venv, where the system has none that is new enough; what was done."""
    remove_shapely(folder)
    if system_has_shapely_2():
        return "Shapely 2 comes with the system"
    if (present := shapely_in(folder)) is not None and not present.version.startswith("1."):
        return f"Shapely {present.version} was there already"
    source = shapely_in(*ROOT.glob(".venv/lib/python3*/site-packages"))
    if source is None:
        raise SystemExit("install: no Shapely in .venv; run scripts/setup.sh run")
    for file in source.files or ():
        if ".." in file.parts or "__pycache__" in file.parts:
            continue
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.name == "INSTALLER":
            target.write_text(f"{MARK}\n", encoding="utf-8")
        else:
            shutil.copy2(str(source.locate_file(file)), target)
    return f"Shapely {source.version} added to {folder}"


def copy_plugin(plugins: Path) -> Path:
    """Replace the plugin in the profile by the staged one."""
    target, fresh, old = (plugins / f"{before}{PLUGIN}" for before in ("", ".new-", ".old-"))
    plugins.mkdir(parents=True, exist_ok=True)
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(STAGE, fresh)
    if target.is_symlink():
        target.unlink()
    elif target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return target


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--profile", default="default", help="name of the QGIS profile")
    for profile in profiles(parser.parse_args().profile):
        print(f"install: {copy_plugin(profile / 'python' / 'plugins')}")
        print(f"install: {add_shapely(profile / 'python')}")
    print("install: turn it on in QGIS, Plugins > Manage and Install Plugins (Plug-ins > Beheren en installeren),")
    print(f"install: and for the command line: qgis_process plugins enable {PLUGIN}")


if __name__ == "__main__":
    main()
