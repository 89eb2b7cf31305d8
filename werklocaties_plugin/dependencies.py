"""What the calculations need beside QGIS, and how to get it. A missing package never hides the plugin."""

from __future__ import annotations

import sys
from importlib import metadata

from .i18n import tr

#: Package and the lowest major and minor version that works.
NEEDED = {"numpy": (1, 24), "pandas": (1, 5), "shapely": (2, 0)}


def missing() -> list[str]:
    """The packages that are absent or too old, e.g. 'shapely >= 2.0 (found 1.8.5)'."""
    problems = []
    for package, lowest in NEEDED.items():
        wanted = f"{package} >= {lowest[0]}.{lowest[1]}"
        try:
            found = metadata.version(package)
        except metadata.PackageNotFoundError:
            problems.append(wanted)
            continue
        if tuple(int(part) for part in found.split(".")[:2] if part.isdecimal()) < lowest:
            problems.append(tr("{wanted} (found {found})").format(wanted=wanted, found=found))
    return problems


def advice(problems: list[str]) -> str:
    """What is missing and the exact command that installs it on this platform."""
    return tr("Werklocaties needs {packages}. {how} Restart QGIS afterwards.").format(
        packages=", ".join(problems), how=_how_to_install()
    )


def _how_to_install() -> str:
    if sys.platform == "win32":
        return tr('In the OSGeo4W Shell: python -m pip install --no-deps "shapely>=2,<3" pandas')
    if sys.platform == "darwin":
        return tr(
            'In the Python console of QGIS: import pip; pip.main(["install", "--no-deps", "shapely>=2,<3", "pandas"])'
        )
    # A wheel of another GEOS than that of QGIS does not work under qgis_process (docs/architecture.md).
    return tr(
        "In a terminal: sudo apt install python3-shapely python3-pandas. On Debian 12: make install in the project."
    )
