"""Pictures of the window of QGIS: map, toolbox and docks."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QTreeView

from desktop_pictures.room import Room


def whole(room: Room, name: str) -> None:
    """The demo project as it opens."""
    room.show_theme("Conflicten")
    room.grab(room.window, name)


def toolbox(room: Room, name: str) -> None:
    """Our part of the toolbox, unfolded."""
    dock = _dock(room, "ProcessingToolbox")
    dock.setVisible(True)
    tree = dock.findChild(QTreeView, "algorithmTree")
    tree.collapseAll()
    model = tree.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if model.data(index) == "Werklocaties":
            tree.expandRecursively(index)
            tree.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
    room.window.resizeDocks([dock], [360], Qt.Orientation.Horizontal)
    room.settle()
    room.grab(dock, name)
    dock.setVisible(False)


def balance_dock(room: Room, name: str) -> None:
    """The dock 'Vraag en aanbod' with balances, over the map of balances."""
    room.show_theme("Saldo")
    action = room.action("WerklocatiesVraagAanbodAction")
    action.trigger()
    dock = _dock(room, "WerklocatiesVraagAanbodDock")
    room.settle()
    for box in dock.inputs.cumulative.values():
        box.setCurrentIndex(1)
    dock.calculate.click()
    room.rest()
    room.wait_until(lambda: dock.view is not None)
    room.grab(room.window, name)
    action.trigger()


def _dock(room: Room, name: str) -> QDockWidget:
    found = room.window.findChild(QDockWidget, name)
    if found is None:
        raise LookupError(f"no dock {name}")
    return found
