"""The maps of the report: the region with all its terrains, and one terrain with what it conflicts with.

The layers are copies in a project of the report's own; the user's project is never touched.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeature,
    QgsFeatureRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...i18n import tr
from ...qgis_io.errors import OutputError
from ...qgis_io.styles.classes import CLASSES
from ...qgis_io.styles.symbols import by_class
from ..map_layers import MapLayers
from ..model import Report, Section, Terrain

#: A terrain is drawn with so much land around it, times its own size; and never less than this (m).
AROUND, LEAST = 2.4, 1_200.0
#: Around a region, times its own size.
MARGIN = 1.08
#: How much a terrain covers what lies under it on the map of one terrain (hexadecimal, of ff).
SHEER = "59"
NUMBERS = "Nummers: zie de tabel"
LAND = {"color": "#f7f6f2", "outline_color": "#9aa5ad", "outline_width": "0.25"}
HERE = {"style": "no", "outline_color": "#1d2b36", "outline_width": "0.6"}
CASING = {"style": "no", "outline_color": "#ffffff", "outline_width": "1.1"}
FOCUS = {"style": "no", "outline_color": "#1d2b36", "outline_width": "0.5"}


class Maps:
    """Sets up the map of each page; every layer of it belongs to the project that is given."""

    def __init__(self, project: QgsProject, report: Report, layers: MapLayers) -> None:
        project.setCrs(layers.crs)
        project.setTransformContext(layers.transform_context)
        self._project = project
        self._crs = layers.crs
        kind = layers.terrains.geometryType()
        self._terrains = self._own(layers.terrains, "Terreinen naar conflict", by_class("klasse", _looks(), kind))
        self._sheer = self._own(layers.terrains, "Terreinen naar conflict", by_class("klasse", _looks(SHEER), kind))
        self._focus = self._own(layers.terrains, "Dit terrein", QgsSingleSymbolRenderer(_cased()))
        self._land = self._here = None
        if layers.regions is not None:
            self._land = self._own(layers.regions, "Regiogrens", _fill(LAND))
            self._here = self._own(layers.regions, "Deze regio", _fill(HERE))
        self._background = [self._own(layer, layer.name()) for layer in layers.background]
        self._boxes = self._boxes_of(self._terrains, "rij")
        regions = {} if self._land is None else self._boxes_of(self._land, "sleutel")
        # A layer of regions may hold more than those of the report; they have no key.
        self._regions = {key: box for key, box in regions.items() if key}
        self._where = {feature["rij"]: feature["regio"] or "" for feature in self._terrains.getFeatures()}
        self._numbers = self._numbered(report)

    def show_section(self, item: QgsLayoutItemMap, section: Section) -> list[QgsMapLayer]:
        """The region with its terrains. Returns what the legend explains, from top to bottom."""
        only(self._numbers, "sleutel", section.key)
        box = self._regions.get(section.key) or self._box_of(section)
        here = []
        if self._here is not None and section.key in self._regions:
            only(self._here, "sleutel", section.key)
            here = [self._here]
        self._set(item, [self._numbers, self._terrains, *here, *self._under()], box, MARGIN)
        numbers = [self._numbers] if section.worst and here else []
        return [self._terrains, *numbers, *here, *self._under(with_land=not here)]

    def show_terrain(self, item: QgsLayoutItemMap, terrain: Terrain) -> list[QgsMapLayer]:
        """The terrain and what lies around it. Returns what the legend explains."""
        only(self._focus, "rij", terrain.row)
        box = self._boxes.get(terrain.row)
        # What lies on a terrain is what it is about: it must be seen through it.
        shown = [self._focus, self._sheer, *self._under()]
        self._set(item, shown, box or QgsRectangle(), AROUND)
        return shown

    @property
    def placed(self) -> frozenset[int]:
        """Rows of the terrains that a map can show: those with geometry."""
        return frozenset(self._boxes)

    def _under(self, *, with_land: bool = True) -> list[QgsMapLayer]:
        land = [self._land] if self._land is not None and with_land else []
        return [*self._background, *land]

    def _set(self, item: QgsLayoutItemMap, layers: list[QgsMapLayer], box: QgsRectangle, factor: float) -> None:
        wide, tall = max(box.width() * factor, LEAST), max(box.height() * factor, LEAST)
        around = QgsRectangle.fromCenterAndSize(box.center(), wide, tall)
        item.setCrs(self._crs)
        item.setKeepLayerSet(True)
        item.setLayers(layers)
        item.zoomToExtent(around)

    def _box_of(self, section: Section) -> QgsRectangle:
        """Where the terrains of a region are that has no polygon of its own."""
        every = section.key == "totaal"
        listed = {terrain.row for terrain in section.conflicts}
        here = _name(section)
        boxes = [box for row, box in self._boxes.items() if every or row in listed or self._where[row] == here]
        if every or not boxes:
            boxes = [*self._boxes.values(), *self._regions.values()]
        whole = QgsRectangle()
        for box in boxes:
            whole.combineExtentWith(box)
        return whole

    def _boxes_of(self, layer: QgsVectorLayer, field: str) -> dict[object, QgsRectangle]:
        """Where each feature lies, in the CRS of the map; those without geometry are not there."""
        request = QgsFeatureRequest().setDestinationCrs(self._crs, self._project.transformContext())
        found = {}
        for feature in layer.getFeatures(request):
            box = feature.geometry().boundingBox()
            if feature.hasGeometry() and box.isFinite() and not box.isNull():
                found[feature[field]] = box
        return found

    def _numbered(self, report: Report) -> QgsVectorLayer:
        """The numbers of the terrains in class hoog, as they stand in the table of their region."""
        layer = QgsVectorLayer(f"Point?crs={self._crs.authid()}&field=sleutel:string&field=nr:int", NUMBERS, "memory")
        features = []
        for section in report.sections:
            for number, terrain in enumerate(section.worst, 1):
                if terrain.row in self._boxes:
                    feature = QgsFeature(layer.fields())
                    feature.setAttributes([section.key, number])
                    feature.setGeometry(QgsGeometry.fromPointXY(self._boxes[terrain.row].center()))
                    features.append(feature)
        layer.setCrs(self._crs)
        layer.dataProvider().addFeatures(features)
        layer.setRenderer(QgsNullSymbolRenderer())
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_number_labels()))
        layer.setLabelsEnabled(True)
        return self._added(layer)

    def _own(self, layer: QgsMapLayer, name: str, renderer: QgsFeatureRenderer | None = None) -> QgsMapLayer:
        """A copy in the project of the report, under a name that is shown as it is."""
        copy = layer.clone()
        copy.setName(name)
        if renderer is not None:
            copy.setRenderer(renderer)
            copy.setLabelsEnabled(False)
        return self._added(copy)

    def _added(self, layer: QgsMapLayer) -> QgsMapLayer:
        if self._project.addMapLayer(layer, False) is None:
            raise OutputError(tr("Layer '{layer}' cannot be shown on the maps.").format(layer=layer.name()))
        return layer


def only(layer: QgsVectorLayer, field: str, value: object) -> None:
    """Show just the features with this value: a key of ours, or a number."""
    if not layer.setSubsetString(f'"{field}" = {QgsExpression.quotedValue(value)}'):
        raise OutputError(tr("Layer '{layer}' cannot be shown on the maps.").format(layer=layer.name()))


def _name(section: Section) -> str:
    return "" if section.key == "buiten" else section.name


def _fill(look: dict[str, str]) -> QgsSingleSymbolRenderer:
    return QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look))


def _looks(opacity: str = "") -> list[tuple[str, str, dict[str, str]]]:
    """The classes with thin outlines, for paper; `opacity` stands before the colours."""
    looks = []
    for klasse, title, look in CLASSES:
        fill = look["color"].replace("#", f"#{opacity}")
        looks.append((klasse, title, {**look, "color": fill, "outline_width": "0.15"}))
    return looks


def _cased() -> QgsFillSymbol:
    """A dark line on a white one, to be seen on any ground."""
    symbol = QgsFillSymbol.createSimple(CASING)
    symbol.appendSymbolLayer(QgsSimpleFillSymbolLayer.create(FOCUS))
    return symbol


def _number_labels() -> QgsPalLayerSettings:
    text = QgsTextFormat()
    text.setSize(7.0)
    text.setForcedBold(True)
    text.setColor(QColor("#1d2b36"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.6)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = "nr"
    settings.isExpression = False
    settings.placement = Qgis.LabelPlacement.AroundPoint
    settings.dist = 0.8
    settings.setFormat(text)
    return settings
