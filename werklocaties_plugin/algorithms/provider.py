"""The provider 'werklocaties' of the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..paths import resource
from .conflictnatura2000 import ConflictNatura2000

#: Formats that cut field names to ten letters are not offered.
REFUSED_EXTENSIONS = ("shp", "dbf", "shz")


class WerklocatiesProvider(QgsProcessingProvider):
    """Lists the algorithms; each is made anew when QGIS asks for them."""

    def id(self) -> str:
        return "werklocaties"

    def name(self) -> str:
        return "Werklocaties"

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(resource("icons/werklocaties.svg"))

    def loadAlgorithms(self) -> None:
        self.addAlgorithm(ConflictNatura2000())

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return [each for each in super().supportedOutputVectorLayerExtensions() if each not in REFUSED_EXTENSIONS]

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:
        return "gpkg"
