"""The page 'Werklocaties' in the options of QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry, QgsVectorLayer
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QVBoxLayout, QWidget

from ..i18n import tr
from . import settings
from .icons import icon
from .messages import MENU

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class OptionsPage(QgsOptionsPageWidget):
    """What is set here is filled in, in dialogs that the plugin opens; the user sees it there and can change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("WerklocatiesOptionsPage")
        self.rules = _file(tr("Rules profiles") + " (*.json *.JSON)", tr("The built-in rules"))
        self.regions = _file(tr("Layers") + " (*.gpkg *.geojson *.json *.shp *.fgb *.gml)", tr("Nothing is filled in"))
        self.regions_layer, self.region_name = QComboBox(), QComboBox()
        self.logo = _file(tr("Pictures") + " (*.svg *.png *.jpg *.jpeg)", tr("Nothing is filled in"))
        self.demo = _file("", str(settings.demo_folder()))
        self.demo.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._build()
        self.regions.fileChanged.connect(self._find_layers)
        self.regions_layer.currentIndexChanged.connect(self._find_fields)
        self._fill()

    def _build(self) -> None:
        filled, demo = QGroupBox(tr("Filled in where an algorithm asks for it")), QGroupBox(tr("Demo"))
        form = QFormLayout(filled)
        form.addRow(tr("Rules profile"), self.rules)
        form.addRow(tr("Regions"), self.regions)
        form.addRow(tr("Layer of the regions"), self.regions_layer)
        form.addRow(tr("Field with the name of the region"), self.region_name)
        form.addRow(tr("Logo in reports"), self.logo)
        note = QLabel(
            tr(
                "Only dialogs that are opened from the menu Werklocaties and from the menu of a layer are filled in, "
                "where everybody sees it. The algorithms themselves know nothing of it: models, scripts and "
                "qgis_process give the same on every computer."
            )
        )
        note.setWordWrap(True)
        form.addRow(note)
        QFormLayout(demo).addRow(tr("Folder of the demo"), self.demo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(filled)
        column.addWidget(demo)
        column.addStretch(1)

    def _fill(self) -> None:
        self.rules.setFilePath(settings.value(settings.RULES))
        self.logo.setFilePath(settings.value(settings.LOGO))
        self.demo.setFilePath(settings.value(settings.DEMO_FOLDER))
        source = settings.value(settings.REGIONS)
        self.regions.setFilePath(str(settings.file_of(source)) if source else "")
        self._find_layers()
        self.regions_layer.setCurrentIndex(max(0, self.regions_layer.findData(source)))
        self.region_name.setCurrentText(settings.value(settings.REGION_NAME))

    def _find_layers(self, *_: object) -> None:
        """The layers in the file of regions."""
        path = self.regions.filePath()
        found = QgsProviderRegistry.instance().querySublayers(path) if path else []
        self.regions_layer.clear()
        for each in found:
            self.regions_layer.addItem(each.name(), each.uri())
        self.regions_layer.setEnabled(len(found) > 1)
        self._find_fields()

    def _find_fields(self, *_: object) -> None:
        """The fields of the layer that is chosen; the first is none, for the names that are known by themselves."""
        source = self.regions_layer.currentData()
        layer = QgsVectorLayer(source, "", "ogr") if source else None
        names = layer.fields().names() if layer is not None and layer.isValid() else []
        self.region_name.clear()
        self.region_name.addItem("")
        self.region_name.addItems(names)
        self.region_name.setEnabled(bool(names))

    def apply(self) -> None:
        """Called by QGIS when the options are accepted."""
        settings.keep(settings.RULES, self.rules.filePath())
        settings.keep(settings.REGIONS, self.regions_layer.currentData() or self.regions.filePath())
        settings.keep(settings.REGION_NAME, self.region_name.currentText())
        settings.keep(settings.LOGO, self.logo.filePath())
        settings.keep(settings.DEMO_FOLDER, self.demo.filePath())


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are opened."""

    def __init__(self) -> None:
        super().__init__(MENU, icon("werklocaties"))

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        return OptionsPage(parent)


def register(iface: QgisInterface) -> OptionsFactory:
    """Put the page into the options; QGIS does not own what is returned."""
    factory = OptionsFactory()
    iface.registerOptionsWidgetFactory(factory)
    return factory


def _file(kinds: str, nothing: str) -> QgsFileWidget:
    chooser = QgsFileWidget()
    chooser.setFilter(kinds)
    chooser.lineEdit().setShowClearButton(True)
    chooser.lineEdit().setPlaceholderText(nothing)
    return chooser
