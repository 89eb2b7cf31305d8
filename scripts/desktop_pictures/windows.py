"""Pictures of the window of QGIS: map, toolbox and docks."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import processing
from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QPoint, QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QDialog, QDockWidget, QTreeView

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


def conflict_dock(room: Room, name: str) -> None:
    """The dock 'Conflicten' with a terrain in it; then the weights, and what they change."""
    room.show_theme("Conflicten")
    action = room.action("WerklocatiesConflictAction")
    action.trigger()
    dock = _dock(room, "WerklocatiesConflictDock")
    room.window.resizeDocks([dock], [470], Qt.Orientation.Horizontal)
    dock.layer_box.setLayer(room.layers["terreinen.gpkg"])
    room.rest()
    dock.choose(_row_of(dock, "Kanaalzone Stavelo"))
    room.rest()
    room.grab(room.window, name)
    dock.tabs.setCurrentIndex(2)
    weighing = dock.weights.weighing()
    dock.weights.set_weighing(replace(weighing, method="gewogen", weights={**weighing.weights, "woon": 3.0}))
    room.rest()
    room.grab(dock, f"{name}-gewichten")
    action.trigger()


def _row_of(dock: Any, terrain: str) -> int:
    found = [row for row, name in enumerate(dock.screened.naam) if name == terrain]
    if not found:
        raise LookupError(f"no terrain {terrain}")
    return found[0]


def findings_dock(room: Room, name: str) -> None:
    """The list of findings of the demo's terrains, under the map."""
    given = {"TERRAINS": room.layers["demoprovincie.gpkg|layername=terreinen"].id(), "ISSUES": "memory:Bevindingen"}
    made = processing.runAndLoadResults("werklocaties:checkterrains", given)
    layer = QgsProject.instance().mapLayer(made["ISSUES"])
    room.show_theme("Conflicten")
    room.plugin.prepare.open_findings(layer)
    room.rest()
    room.iface.messageBar().clearWidgets()
    room.grab(room.window, name)
    _dock(room, "WerklocatiesBevindingenDock").close()
    QgsProject.instance().removeMapLayer(layer.id())


def prepare(room: Room, name: str) -> None:
    """The dialog 'Gegevens gereedmaken' with a file of every day: a picture for each of its first three steps."""
    sys.path.insert(0, str(Path(room.plan["root"]) / "tests" / "gui"))
    import terrain_files

    folder = Path(room.plan["project"]).parent
    room.action("WerklocatiesPrepareAction").trigger()
    dialog = room.window.findChild(QDialog, "WerklocatiesGereedmakenDialog")
    dialog.add_paths([str(terrain_files.ibis(folder)), str(terrain_files.phases(folder))])
    for step in ("bestanden", "velden", "controle"):
        room.wait_until(lambda: not dialog.work.is_looking())
        # The folder of whoever takes the picture is of no use to the reader.
        target = dialog.check.target.lineEdit()
        with QSignalBlocker(target):
            target.setText(f"H:/Werklocaties/{Path(target.text()).name}")
        room.grab(dialog, f"{name}-{step}")
        dialog.forward.click()
    dialog.close()


def menu(room: Room, name: str) -> None:
    """The menu of the plugin, unfolded."""
    shown = room.plugin.menu
    shown.popup(room.window.mapToGlobal(QPoint(300, 100)))
    room.settle()
    room.grab(shown, name)
    shown.close()


def options(room: Room, name: str) -> None:
    """Our page of the options of QGIS."""
    page = room.plugin.options.createWidget(room.window)
    page.setWindowFlag(Qt.WindowType.Window)
    page.setContentsMargins(12, 12, 12, 12)
    page.resize(760, 420)
    page.show()
    for path in page.findChildren(QgsFileWidget):
        # The home of whoever takes the picture is of no use to the reader.
        shown = path.lineEdit()
        shown.setPlaceholderText(shown.placeholderText().replace(str(Path.home()), "H:"))
    room.grab(page, name)
    page.close()
    page.deleteLater()


def _dock(room: Room, name: str) -> QDockWidget:
    found = room.window.findChild(QDockWidget, name)
    if found is None:
        raise LookupError(f"no dock {name}")
    return found
