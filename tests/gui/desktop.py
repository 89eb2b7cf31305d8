"""A desktop to click through: a main window with a map canvas, the demo province, and pictures of what is seen."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLocator,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QToolBar

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo" / "demoprovincie.gpkg"
PICTURES = ROOT / "build" / "test" / "pictures"
TABLES = ("banen", "vervangingsvraag", "additionele_vraag", "dubbelgebruik")
#: From the bottom of the map to its top.
LOOKS = {
    "provincie": {"color": "#f7f6f2", "outline_color": "#404040"},
    "terreinen": {"color": "#b9a3c9", "outline_color": "#5e3c78", "outline_width": "0.1"},
    "regios": {"style": "no", "outline_color": "#404040", "outline_width": "0.5"},
}
#: How long anything in the background may take (ms).
PATIENCE = 120_000


class Desktop(QMainWindow):
    """What a plugin asks of QgisInterface, with a real map canvas in a real window."""

    def __init__(self, width=1366, height=768):
        super().__init__()
        self.canvas = QgsMapCanvas(self)
        self.canvas.enableAntiAliasing(True)
        self.canvas.setCanvasColor(Qt.GlobalColor.white)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
        self.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self)
        # As high as the menus, toolbars and status bar of QGIS, so that as little is left for the dock.
        self.menuBar().addMenu("Project")
        self.plugins = self.menuBar().addMenu("Plugins")
        # The plugin's toolbar comes beside the last one.
        for high in (30, 60):
            tools = QToolBar(f"Tools {high}")
            tools.setFixedHeight(high)
            self.addToolBarBreak()
            self.addToolBar(tools)
        self.locator = QgsLocator(self)
        self.option_pages, self.log_opened = [], 0
        self.layer_actions, self.active_layer = {}, None
        self.statusBar().showMessage("")
        self.resize(width, height)

    def mainWindow(self):
        return self

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def pluginMenu(self):
        return self.plugins

    def registerLocatorFilter(self, made):
        self.locator.registerFilter(made)

    def deregisterLocatorFilter(self, made):
        self.locator.deregisterFilter(made)

    def addCustomActionForLayerType(self, action, menu, kind, all_layers):
        self.layer_actions[action] = []

    def addCustomActionForLayer(self, action, layer):
        self.layer_actions[action].append(layer.id())

    def removeCustomActionForLayerType(self, action):
        del self.layer_actions[action]

    def registerOptionsWidgetFactory(self, factory):
        self.option_pages.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.option_pages.remove(factory)

    def openMessageLog(self):
        self.log_opened += 1

    def newProject(self, ask=False):
        QgsProject.instance().clear()
        return True

    def addProject(self, path):
        return QgsProject.instance().read(path)

    def activeLayer(self):
        return self.active_layer

    def show_layers(self):
        """Every layer with geometry on the map."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if layer.isSpatial()]
        order = list(LOOKS)
        self.canvas.setLayers(
            sorted(layers, key=lambda layer: -order.index(layer.name()) if layer.name() in order else 1)
        )
        extent = QgsRectangle()
        for layer in layers:
            extent.combineExtentWith(self.canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
        self.canvas.setExtent(extent)
        self.canvas.refresh()

    def click_map(self, point):
        """A click of the left button where the map shows this point (in its own CRS)."""
        pixel = self.canvas.getCoordinateTransform().transform(point)
        click(self.canvas.viewport(), QPoint(round(pixel.x()), round(pixel.y())))


def dark_palette():
    """The dark palette that people give Fusion."""
    palette, role = QPalette(), QPalette.ColorRole
    tones = {
        role.Window: "#353535", role.WindowText: "#f0f0f0", role.Base: "#2a2a2a", role.AlternateBase: "#323232",
        role.ToolTipBase: "#353535", role.ToolTipText: "#f0f0f0", role.Text: "#f0f0f0", role.Button: "#3c3c3c",
        role.ButtonText: "#f0f0f0", role.BrightText: "#ff5555", role.Link: "#6ab0ff", role.Highlight: "#3d7ab8",
        role.HighlightedText: "#ffffff", role.PlaceholderText: "#a8a8a8",
    }  # fmt: skip
    for which, tone in tones.items():
        palette.setColor(which, QColor(tone))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor("#8a8a8a"))
    return palette


def dress(dark):
    """Fusion, light or dark."""
    QApplication.setStyle("Fusion")
    QApplication.setPalette(dark_palette() if dark else QApplication.style().standardPalette())


def demo_copy(folder):
    """Opening a GeoPackage touches it: work on a copy."""
    path = folder / DEMO.name
    shutil.copy(DEMO, path)
    return path


def add_demo(path, names=("provincie", "regios", "terreinen", *TABLES)):
    """Layers of the demo province in the project, name -> layer."""
    layers = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in names}
    for name, layer in layers.items():
        assert layer.isValid(), name
        if name in LOOKS:
            layer.renderer().setSymbol(QgsFillSymbol.createSimple(LOOKS[name]))
        QgsProject.instance().addMapLayer(layer)
    return layers


def settle():
    """Let the window do what waits to be done, deferred deletions too."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_for(signal, start=None):
    """Start something, and wait until it says that it is done."""
    loop, heard = QEventLoop(), []
    signal.connect(lambda *given: (heard.append(given), loop.quit()))
    if start is not None:
        start()
    if not heard:
        QTimer.singleShot(PATIENCE, loop.quit)
        loop.exec()
    assert heard, "nothing was heard in time"
    settle()
    return heard[0]


def wait_until(condition):
    """Let the window work until something is so."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: condition() and loop.quit())
    timer.start(20)
    QTimer.singleShot(PATIENCE, loop.quit)
    if not condition():
        loop.exec()
    timer.stop()
    assert condition()


def click(widget, place=None):
    """A click of the left button."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, none, place or widget.rect().center())
    settle()


def picture(widget, name):
    """Keep what is seen, the map as it is when it is drawn."""
    settle()
    for canvas in widget.findChildren(QgsMapCanvas):
        canvas.waitWhileRendering()
    settle()
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    assert widget.grab().save(str(path))
    return path


def locale_of(monkeypatch, language):
    """The language of QGIS, as a plugin asks for it."""
    name = "nl_NL" if language == "nl" else "en_GB"
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: name))
