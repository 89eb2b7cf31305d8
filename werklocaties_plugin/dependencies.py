"""What the calculations need beside QGIS, and how to get it. A missing package never hides the plugin."""

from __future__ import annotations

import importlib.util
import sys

from .i18n import tr

#: Package, the lowest version that works, and a module that only this version and newer have. The module is the
#: proof: what a package says of its version is not always so (Debian has a Shapely 2.2 that calls itself "0+unknown").
NEEDED = (("numpy", "1.24", "numpy"), ("pandas", "1.5", "pandas"), ("shapely", "2.0", "shapely.lib"))


def missing() -> list[str]:
    """The packages that are absent or too old, e.g. 'shapely >= 2.0'."""
    return [f"{package} >= {lowest}" for package, lowest, proof in NEEDED if not is_there(proof)]


def is_there(module: str) -> bool:
    """True where a module can be imported."""
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


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
