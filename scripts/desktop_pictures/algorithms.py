"""A picture of the dialog of every algorithm, filled in with the demo as a user would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import processing
from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtWidgets import QGroupBox, QScrollArea, QSplitter, QTextBrowser

from desktop_pictures.room import Room

PROVIDER = "werklocaties"
#: Width and height of a dialog; it grows to what it holds, up to the highest.
WIDTH, HEIGHT, HIGHEST = 960, 420, 1_000
#: What stands in the dialog: names of layers of the project stand for the layers.
WATER = {"STRESS": ["Watertekort"], "STRESS_FIELD": "klasse", "STRESS_CLASSES": "weinig;matig;ernstig"}
HOUSING = {"PLANS": ["Woningbouwplannen", "Woningbouwplannen (punten)"], "DWELLINGS": "Woningen"}
IBIS, SCREENED = {"TERRAINS": "Terreinen (IBIS)"}, {"TERRAINS": "Terreinen naar conflict"}
DEMAND = {
    "JOBS": "Banen",
    "REPLACEMENT": "Vervangingsvraag",
    "REPLACEMENT_CUMULATIVE": "ja",
    "ADDITIONAL": "Additionele vraag",
    "ADDITIONAL_CUMULATIVE": "ja",
    "DOUBLE_USE": "Dubbelgebruik",
}
FILLED: dict[str, dict[str, Any]] = {
    "importterrains": {"INPUT": "Terreinen (IBIS)"},
    "checkterrains": IBIS,
    "fetchopendata": {},
    "conflictscreening": {
        **IBIS, **HOUSING, **WATER, "NATURA2000": "Natura 2000", "MIXED_AREA": "Gemengd gebied",
    },
    "conflictnatura2000": {**IBIS, "NATURA2000": "Natura 2000"},
    "conflicthousing": {**IBIS, **HOUSING},
    "conflictcategory": {
        **IBIS, "SENSITIVE": ["Woningen"], "PLANS": HOUSING["PLANS"], "MIXED_AREA": "Gemengd gebied",
    },
    "conflictwaterstress": {**IBIS, **WATER},
    "conflictcustom": {**IBIS, "LAYER": "Landbouwgebied", "THEME": "landbouw"},
    "conflictscore": SCREENED,
    "conflictrobustness": SCREENED,
    "conflictzones": {**IBIS, "LAYER": "Natura 2000"},
    "comparescreenings": {"OLD": "Screening 2025", "NEW": "Terreinen naar conflict"},
    "perspectives": {**SCREENED, "AREAS": "Regio's", "PLANS": HOUSING["PLANS"]},
    "modelconflictketen": {**IBIS, **HOUSING, **WATER, "NATURA2000": "Natura 2000"},
    "landsupply": {**SCREENED, "REGIONS": "Regio's"},
    "landdemand": DEMAND,
    "supplydemandbalance": {"SUPPLY": "Aanbod per regio", "DEMAND": "Vraag per regio", "REGIONS": "Regio's"},
    "demanduncertainty": {
        "DEMAND": "Vraag per regio", "RANGES": "Marges", "SUPPLY": "Aanbod per regio", "REGIONS": "Regio's",
    },
    "workhousingclaim": {"PLANS": ["Woningbouwplannen"], "REGIONS": "Regio's", "SUPPLY": "Aanbod per regio"},
    "modelsaldo": {**SCREENED, **DEMAND, "REGIONS": "Regio's"},
}  # fmt: skip


def scenes(room: Room) -> dict[str, Callable[[str], None]]:
    """A scene for every algorithm of the provider, also for one that came yesterday."""
    names = sorted(each.name() for each in QgsApplication.processingRegistry().providerById(PROVIDER).algorithms())
    return {f"dialoog-{name}": lambda picture, name=name: dialog(room, name, picture) for name in names}


def dialog(room: Room, name: str, picture: str) -> None:
    """The dialog of an algorithm, as high as what it asks."""
    given = {key: _layers(room, value) for key, value in FILLED.get(name, {}).items()}
    shown = processing.createAlgorithmDialog(f"{PROVIDER}:{name}", given)
    shown.show()
    # Only now: QGIS gives a dialog the size of the one before it.
    shown.resize(WIDTH, HEIGHT)
    room.settle()
    if room.plan["review"]:
        # Python sees it as a plain QGroupBox: only the property is within reach.
        shown.findChild(QGroupBox, "grpAdvanced").setProperty("collapsed", False)
        room.settle()
    _fit(shown, room)
    room.grab(shown, picture)
    shown.close()
    shown.deleteLater()
    room.settle()


def _layers(room: Room, value: Any) -> Any:
    if isinstance(value, list):
        return [_layers(room, each) for each in value]
    layer = room.layers.get(value) if isinstance(value, str) else None
    return value if layer is None else layer.id()


def _fit(shown: QgsProcessingAlgorithmDialogBase, room: Room) -> None:
    """As high as the parameters, or as the help where that is longer, and the help wide enough to read."""
    splitter = max(shown.findChildren(QSplitter), key=lambda each: each.width())
    splitter.setSizes([WIDTH * 6 // 10, WIDTH * 4 // 10])
    room.settle()
    areas = [area for area in shown.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None]
    lacking = max((area.widget().height() - area.viewport().height() for area in areas), default=0)
    if room.plan["review"]:
        for browser in shown.findChildren(QTextBrowser):
            if browser.isVisible():
                lacking = max(lacking, round(browser.document().size().height()) - browser.viewport().height())
    highest = 3_000 if room.plan["review"] else HIGHEST
    shown.resize(WIDTH, min(highest, shown.height() + max(0, lacking) + 4))
    room.settle()
