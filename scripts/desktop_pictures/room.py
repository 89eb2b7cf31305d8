"""The window of QGIS with the demo in it, and the camera."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QWidget
from qgis.utils import plugins

#: How long anything may take (ms).
PATIENCE = 120_000
#: Layers of the demo that its project does not show, name in the file -> name in the project.
MORE = {
    "terreinen": "Terreinen (IBIS)",
    "woningen": "Woningen",
    "gemengd_gebied": "Gemengd gebied",
    "landbouwgebied": "Landbouwgebied",
    "banen": "Banen",
    "vervangingsvraag": "Vervangingsvraag",
    "additionele_vraag": "Additionele vraag",
    "dubbelgebruik": "Dubbelgebruik",
}
#: What a table of ranges for demanduncertainty has.
RANGES = "&".join(
    f"field={name}"
    for name in ("regio:string", "segment:string", "parameter:string", "min:double", "modus:double", "max:double")
)


def source_of(layer: Any) -> str:
    """The source of a layer without its folder, as in demoprovincie.gpkg|layername=terreinen."""
    return layer.source().rpartition("/")[2]


class Room:
    """QGIS as a user has it before him.

    Attributes:
        iface: the interface of QGIS.
        plan: what the driver asked for.
        layers: source, as the examples of the manual name it -> layer.
    """

    def __init__(self, iface: Any, plan: dict[str, Any]) -> None:
        self.iface, self.plan = iface, plan
        self.folder = Path(plan["folder"])
        self.layers: dict[str, Any] = {}

    @property
    def window(self) -> QWidget:
        return self.iface.mainWindow()

    @property
    def plugin(self) -> Any:
        """What our plugin put in the window."""
        return plugins["werklocaties_plugin"].desktop

    def furnish(self) -> None:
        """A window as on a common laptop, without what distracts, and every layer of the demo in the project."""
        self.window.showNormal()
        self.window.setGeometry(0, 0, 1366, 768)
        for dock in self.window.findChildren(QDockWidget):
            dock.setVisible(dock.objectName() == "Layers")
        layers = self.window.findChild(QDockWidget, "Layers")
        self.window.resizeDocks([layers], [360], Qt.Orientation.Horizontal)
        self.iface.messageBar().clearWidgets()
        demo = Path(self.plan["project"]).parent
        project = QgsProject.instance()
        group = project.layerTreeRoot().addGroup("Invoer")
        group.setItemVisibilityChecked(False)
        group.setExpanded(False)
        for name, title in MORE.items():
            self._add(QgsVectorLayer(f"{demo / 'demoprovincie.gpkg'}|layername={name}", title, "ogr"), group)
        earlier = self._add(QgsVectorLayer(str(demo / "terreinen.gpkg"), "Screening vorig jaar", "ogr"), group)
        self._add(QgsVectorLayer(str(demo / "ruimteclaim.gpkg"), "Ruimteclaim", "ogr"), group)
        self._add(QgsRasterLayer(str(demo / "waterdiepte.tif"), "Waterdiepte"), group)
        ranges = self._add(QgsVectorLayer(f"None?{RANGES}", "Marges", "memory"), group)
        found = {source_of(layer): layer for layer in project.mapLayers().values()}
        self.layers = found | {
            "terreinen.gpkg": project.mapLayersByName("Terreinen naar conflict")[0],
            "score.gpkg": earlier,
            "marges.csv": ranges,
        }
        self.settle()

    def _add(self, layer: Any, group: QgsLayerTreeGroup) -> Any:
        if not layer.isValid():
            raise OSError(f"{layer.source()} is no layer")
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer).setItemVisibilityChecked(False)
        return layer

    def show_theme(self, name: str) -> None:
        """A map theme of the demo project, drawn whole."""
        project = QgsProject.instance()
        collection = project.mapThemeCollection()
        collection.applyTheme(name, project.layerTreeRoot(), self.iface.layerTreeView().layerTreeModel())
        self.iface.mapCanvas().setReferencedExtent(project.viewSettings().defaultViewExtent())

    def action(self, name: str) -> Any:
        """A menu entry or button by the name of its object."""
        found = [each for each in self.window.findChildren(object) if getattr(each, "objectName", str)() == name]
        if not found:
            raise LookupError(f"no {name}")
        return found[0]

    def settle(self, milliseconds: int = 150) -> None:
        """Let the window do what waits to be done."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: condition() and loop.quit())
        timer.start(50)
        QTimer.singleShot(PATIENCE, loop.quit)
        if not condition():
            loop.exec()
        timer.stop()
        if not condition():
            raise TimeoutError("it did not come about")

    def rest(self) -> None:
        """Wait for the tasks in the background and for the map."""
        self.wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
        for canvas in self.window.findChildren(QgsMapCanvas):
            canvas.waitWhileRendering()
        self.settle()

    def grab(self, widget: QWidget, name: str) -> None:
        """Keep what the widget shows."""
        self.rest()
        if not widget.grab().save(str(self.folder / f"{name}.png")):
            raise OSError(f"cannot keep {name}")
