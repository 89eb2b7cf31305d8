"""What somebody sets once for the desktop: what dialogs that we open are filled in with, and where the demo goes.

The defaults of the algorithms never come from here, so that a run with the same parameters gives the same everywhere:
what is set stands in the dialog, and in the history of QGIS.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

RULES, REGIONS, REGION_NAME, LOGO, DEMO_FOLDER = "rules", "regions", "region_name", "logo", "demo_folder"
NAMES = (RULES, REGIONS, REGION_NAME, LOGO, DEMO_FOLDER)
#: Setting -> the parameters that it fills in, wherever an algorithm has them.
FILLS = {
    RULES: ("RULES",),
    REGIONS: ("REGIONS", "AREAS"),
    REGION_NAME: ("REGION_NAME", "AREA_NAME"),
    LOGO: ("LOGO",),
}
#: The parameters of layers whose file must be there.
FILES = (RULES, REGIONS, LOGO)
PREFIX = "werklocaties"


def value(name: str) -> str:
    """What was set; empty for nothing."""
    return str(QgsSettings().value(f"{PREFIX}/{name}", "", str, QgsSettings.Section.Plugins) or "")


def keep(name: str, text: str) -> None:
    """Set it; an empty text takes it away."""
    settings = QgsSettings()
    if text:
        settings.setValue(f"{PREFIX}/{name}", text, QgsSettings.Section.Plugins)
    else:
        settings.remove(f"{PREFIX}/{name}", QgsSettings.Section.Plugins)


def demo_folder() -> Path:
    """Where the demo goes: what was set, else a folder among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(value(DEMO_FOLDER) or Path(documents) / "Werklocaties demo")


def proposals(algorithm: str, given: Container[str] = ()) -> dict[str, Any]:
    """What is set for the parameters that this algorithm has and that are not given.

    A file that is no longer there is left out, and the name of a field without the layer that it belongs to.
    """
    made = QgsApplication.processingRegistry().algorithmById(f"werklocaties:{algorithm}")
    if made is None:
        return {}
    known = {definition.name() for definition in made.parameterDefinitions()}
    found = {}
    for name, parameters in FILLS.items():
        text = value(name)
        if not text or (name in FILES and not file_of(text).is_file()):
            continue
        if name == REGION_NAME and not set(found) & set(FILLS[REGIONS]):
            continue
        found |= {each: text for each in parameters if each in known and each not in given}
    return found


def file_of(source: str) -> Path:
    """The file of a layer, without the name of the layer in it."""
    return Path(source.partition("|")[0])
