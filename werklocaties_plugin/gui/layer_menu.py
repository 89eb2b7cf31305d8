"""What the context menu of a layer offers, for the layers that it fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QAction

from ..i18n import tr
from ..qgis_io.fields import match
from .algorithm_run import run_dialog
from .dock_action import DockAction
from .icons import icon
from .messages import MENU
from .prepare.finding_layers import is_findings

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


@dataclass(frozen=True)
class Offer:
    """An action on a layer.

    Attributes:
        title: translated.
        fits: whether it can be done with a layer.
        act: does it.
    """

    name: str
    title: str
    icon_name: str
    fits: Callable[[QgsVectorLayer], bool]
    act: Callable[[QgsVectorLayer], object]


class LayerMenu:
    """Puts the offers in the submenu 'Werklocaties' of every layer of the project that they fit."""

    def __init__(self, iface: QgisInterface, docks: Mapping[str, DockAction]) -> None:
        self.iface = iface
        self.offers: dict[QAction, Offer] = {}
        for offer in offers(docks):
            action = QAction(icon(offer.icon_name), offer.title, iface.mainWindow())
            action.setObjectName(f"WerklocatiesLayer{offer.name}")
            action.triggered.connect(lambda *_, chosen=offer: self._act(chosen))
            iface.addCustomActionForLayerType(action, MENU, Qgis.LayerType.Vector, False)
            self.offers[action] = offer
        project = QgsProject.instance()
        project.layersAdded.connect(self._layers_come)
        self._layers_come(project.mapLayers().values())

    def remove(self) -> None:
        """Leave nothing in the menus."""
        QgsProject.instance().layersAdded.disconnect(self._layers_come)
        for action in self.offers:
            self.iface.removeCustomActionForLayerType(action)
            action.deleteLater()
        self.offers.clear()

    def _layers_come(self, layers: object) -> None:
        for layer in layers:
            if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
                continue
            for action, offer in self.offers.items():
                if offer.fits(layer):
                    self.iface.addCustomActionForLayer(action, layer)

    def _act(self, offer: Offer) -> None:
        layer = self.iface.activeLayer()
        if isinstance(layer, QgsVectorLayer) and offer.fits(layer):
            offer.act(layer)


def is_terrains(layer: QgsVectorLayer) -> bool:
    """Polygons with a key of terrains under any known name, but not what was drawn from terrains or found in them."""
    drawn = layer.fields().lookupField("terrein_fid") >= 0 or is_findings(layer)
    polygons = layer.isSpatial() and layer.geometryType() == Qgis.GeometryType.Polygon
    return polygons and not drawn and match(layer.fields(), "terrein_id") is not None


def is_judged(layer: QgsVectorLayer) -> bool:
    """Features with a class and its score; `core.judging.classfields` knows more of them, but brings pandas along."""
    names = set(layer.fields().names())
    classes = (name.removesuffix("_klasse") for name in names if name.endswith("_klasse"))
    return layer.isSpatial() and any(f"{prefix}_score" in names for prefix in classes)


def is_screened(layer: QgsVectorLayer) -> bool:
    """Terrains with themes and the class of all together."""
    return is_judged(layer) and layer.fields().lookupField("conflict_klasse") >= 0


def offers(docks: Mapping[str, DockAction]) -> list[Offer]:
    """In the order of the menu."""

    def in_dialog(algorithm: str, parameter: str = "TERRAINS") -> Callable[[QgsVectorLayer], object]:
        return lambda layer: run_dialog(algorithm, {parameter: layer})

    def in_dock(layer: QgsVectorLayer) -> None:
        dock = docks["conflict"].open()
        if dock is not None:
            dock.show_layer(layer)

    def in_report(layer: QgsVectorLayer) -> None:
        from .report_action import open_report

        open_report({"TERRAINS": layer})

    found = [
        Offer("Check", tr("Check terrains…"), "checkterrains", is_terrains, in_dialog("checkterrains")),
        Offer("Screen", tr("Screen for conflicts…"), "conflictscreening", is_terrains, in_dialog("conflictscreening")),
        Offer(
            "Firm", tr("How firm is the judgement…"), "conflictrobustness", is_judged, in_dialog("conflictrobustness")
        ),
        Offer("Chances", tr("Tensions and chances…"), "perspectives", is_screened, in_dialog("perspectives")),
        Offer("Report", tr("Regional report…"), "regionreport", is_screened, in_report),
        Offer("Supply", tr("Supply per region…"), "landsupply", is_terrains, in_dialog("landsupply")),
    ]
    if "conflict" in docks:
        found.insert(0, Offer("Conflicts", tr("Look at the conflicts"), "conflictscreening", is_judged, in_dock))
    return found
