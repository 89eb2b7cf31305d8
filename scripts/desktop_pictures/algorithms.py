"""A picture of the dialog of every algorithm, filled in with the demo as a user would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import processing
from manual_pages.examples import EXAMPLES
from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtWidgets import QGroupBox, QScrollArea, QSplitter, QTextBrowser

from desktop_pictures.room import Room

PROVIDER = "werklocaties"
#: Width and height of a dialog; it grows to what it holds, up to the highest.
WIDTH, HEIGHT, HIGHEST = 960, 420, 1_000
#: It grows so far for the help alone, which the page says too.
READABLE = 700


def scenes(room: Room) -> dict[str, Callable[[str], None]]:
    """A scene for every algorithm of the provider, also for one that came yesterday."""
    names = sorted(each.name() for each in QgsApplication.processingRegistry().providerById(PROVIDER).algorithms())
    return {f"dialoog-{name}": lambda picture, name=name: dialog(room, name, picture) for name in names}


def dialog(room: Room, name: str, picture: str) -> None:
    """The dialog of an algorithm, as high as what it asks."""
    shown = processing.createAlgorithmDialog(f"{PROVIDER}:{name}", _filled(room, name))
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


def _filled(room: Room, name: str) -> dict[str, Any]:
    """What the manual gives the algorithm, with layers of the project for sources, and no destinations."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"{PROVIDER}:{name}")
    inputs = {each.name() for each in algorithm.parameterDefinitions() if not each.isDestination()}
    return {key: _layers(room, value) for key, value in EXAMPLES.get(name, {}).items() if key in inputs}


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
    unread = max(
        round(browser.document().size().height()) - browser.viewport().height()
        for browser in shown.findChildren(QTextBrowser)
        if browser.isVisible()
    )
    highest, readable = (3_000, 3_000) if room.plan["review"] else (HIGHEST, READABLE)
    wanted = max(shown.height() + lacking, min(readable, shown.height() + unread))
    shown.resize(WIDTH, min(highest, wanted + 4))
    room.settle()
