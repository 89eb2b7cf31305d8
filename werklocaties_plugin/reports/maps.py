"""Small maps for a page: drawn by QGIS, with a scale bar, as bytes that fit in the page itself."""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCentroidFillSymbolLayer,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from ..core import dutch
from ..qgis_io.styles.balance import label_by, style_balance
from ..qgis_io.styles.classes import CLASSES
from . import wording
from .map_layers import MapLayers

#: A map over the width of the page, and one of half that; those are smaller where there are more than so many, so that
#: the page can still be sent by mail (px).
WIDE, HALF, SMALL = QSize(880, 520), QSize(600, 420), QSize(460, 322)
MANY = 150
#: A terrain fills at most this part of its map, and the map shows at least so much around it (m).
FILLS, LEAST = 0.4, 1_500.0
ROOM = 1.06
#: The terrain that a map is about.
AROUND = {"style": "no", "outline_color": "#000000", "outline_width": "0.9", "joinstyle": "round"}
HALO = {"style": "no", "outline_color": "#ffffff", "outline_width": "2.0", "joinstyle": "round"}
#: Of JPEG, tried from the best on: all maps together take at most so many bytes, and one no more than its share.
QUALITIES = (82, 70, 55, 40)
ALL_BYTES, MOST_BYTES = 9_000_000, 80_000
SWATCH = QSize(30, 20)


@dataclass(frozen=True)
class Picture:
    """A map. `source` is its address, with everything in it."""

    source: str
    width: int
    height: int


@dataclass(frozen=True)
class Swatch:
    """A line of a legend: `source` is the address of a small picture."""

    title: str
    source: str


class Maps:
    """Draws all maps of one report, each a moment's work.

    Args:
        count: about how many there will be.
    """

    def __init__(self, layers: MapLayers, count: int) -> None:
        self._layers = layers
        self._half = HALF if count <= MANY else SMALL
        self._bytes = min(MOST_BYTES, ALL_BYTES // max(count, 1))
        self._marked = layers.terrains.clone()
        self._far = _from_afar(layers)
        self._extents = _extents(layers.terrains, "rij", self._to_map(layers.terrains))
        self._regions: dict[str, QgsRectangle] = {}
        if layers.regions is not None:
            self._regions = _extents(layers.regions, "sleutel", self._to_map(layers.regions))

    def everything(self, rows: Sequence[int]) -> Picture | None:
        """All regions and these terrains; None where nothing has a place."""
        return self._over(self._whole(rows), self._far, WIDE)

    def balance(self) -> Picture | None:
        """The regions by the class of their balance, with the band written on each; None without regions."""
        if self._layers.regions is None or not self._regions:
            return None
        layer = self._layers.regions.clone()
        style_balance(layer)
        return self._over(self._whole(()), [layer], WIDE)

    def region(self, key: str, rows: Sequence[int]) -> Picture | None:
        """A region, else these terrains; None where nothing has a place."""
        extent = self._regions.get(key)
        return self._over(self._whole(rows) if extent is None else extent, self._far, self._half)

    def terrain(self, row: int) -> Picture | None:
        """A terrain and what lies around it; None where it has no place."""
        extent = self._extents.get(row)
        if extent is None:
            return None
        self._marked.setRenderer(_marking(row))
        side = max(extent.width(), extent.height()) / FILLS
        around = QgsRectangle.fromCenterAndSize(extent.center(), max(side, LEAST), max(side, LEAST))
        return self._draw(around, [self._marked, *self._layers.shown()], self._half)

    def legend(self) -> list[Swatch]:
        """What the colours of the maps mean: classes of terrains, then the layers under them."""
        found = []
        for layer in [self._layers.terrains, *self._layers.background]:
            if isinstance(layer, QgsVectorLayer) and layer.renderer() is not None:
                found += _swatches(layer)
        return found

    def _to_map(self, layer: QgsMapLayer) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(layer.crs(), self._layers.crs, self._layers.transform_context)

    def _whole(self, rows: Sequence[int]) -> QgsRectangle:
        whole = QgsRectangle()
        for extent in (*self._regions.values(), *(self._extents[row] for row in rows if row in self._extents)):
            whole.combineExtentWith(extent)
        return whole

    def _over(self, extent: QgsRectangle, layers: list[QgsMapLayer], size: QSize) -> Picture | None:
        if extent.isNull() or not extent.isFinite():
            return None
        return self._draw(extent.buffered(max(extent.width(), extent.height(), LEAST) * (ROOM - 1)), layers, size)

    def _draw(self, extent: QgsRectangle, layers: list[QgsMapLayer], size: QSize) -> Picture:
        settings = QgsMapSettings()
        settings.setDestinationCrs(self._layers.crs)
        settings.setTransformContext(self._layers.transform_context)
        settings.setLayers(layers)
        settings.setOutputSize(size)
        settings.setExtent(extent)
        settings.setBackgroundColor(QColor("#fbfaf7"))
        settings.setFlag(Qgis.MapSettingsFlag.Antialiasing, True)
        settings.setFlag(Qgis.MapSettingsFlag.UseRenderingOptimization, True)
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(settings.backgroundColor())
        painter = QPainter(image)
        job = QgsMapRendererCustomPainterJob(settings, painter)
        job.renderSynchronously()
        _draw_scale(painter, size, settings.mapUnitsPerPixel())
        painter.end()
        return Picture(_address("jpeg", _photograph(image, self._bytes)), size.width(), size.height())


def _from_afar(layers: MapLayers) -> list[QgsMapLayer]:
    """From top to bottom, for maps on which a terrain is but a dot: regions with their names, terrains as dots."""
    shown: list[QgsMapLayer] = []
    if layers.regions is not None:
        regions = layers.regions.clone()
        label_by(regions, '"regio"')
        shown.append(regions)
    dots = layers.terrains.clone()
    dots.setRenderer(_dots())
    return [*shown, dots, *layers.background]


def _dots() -> QgsCategorizedSymbolRenderer:
    """A dot in the colour of its class on every terrain, the worst on top."""
    categories = []
    for klasse, title, colours in CLASSES:
        fill = colours["color"] if "style" not in colours else "#ffffff"
        dot = QgsMarkerSymbol.createSimple(
            {"name": "circle", "size": "2.1", "color": fill, "outline_color": colours["outline_color"],
             "outline_width": "0.15"}
        )  # fmt: skip
        on_ground = QgsCentroidFillSymbolLayer()
        on_ground.setSubSymbol(dot)
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_style": "no"})
        symbol.changeSymbolLayer(0, on_ground)
        categories.append(QgsRendererCategory(klasse, symbol, title))
    renderer = QgsCategorizedSymbolRenderer("klasse", categories)
    order = "array_find(array('onbekend', 'geen', 'laag', 'midden', 'hoog'), \"klasse\")"
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(order, True)]))
    renderer.setOrderByEnabled(True)
    return renderer


def _marking(row: int) -> QgsCategorizedSymbolRenderer:
    """Only the terrain at this position, by its outline."""
    outline = QgsFillSymbol.createSimple(HALO)
    around = QgsSimpleFillSymbolLayer.create(AROUND)
    outline.insertSymbolLayer(1, around)
    return QgsCategorizedSymbolRenderer("rij", [QgsRendererCategory(row, outline, "")])


def _extents(layer: QgsVectorLayer, key: str, transform: QgsCoordinateTransform) -> dict[object, QgsRectangle]:
    """Key -> extent in the CRS of the maps, of the features that have a place."""
    found = {}
    request = QgsFeatureRequest().setSubsetOfAttributes([layer.fields().lookupField(key)])
    for feature in layer.getFeatures(request):
        if feature.hasGeometry() and not feature.geometry().isEmpty():
            extent = transform.transformBoundingBox(feature.geometry().boundingBox())
            if extent.isFinite():
                found[feature[key]] = extent
    return found


def _photograph(image: QImage, most: int) -> bytes:
    """As JPEG, as good as fits in so many bytes."""
    tries = (_encoded(image, "jpeg", quality) for quality in QUALITIES)
    return next((each for each in tries if len(each) <= most), _encoded(image, "jpeg", QUALITIES[-1]))


def _encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)
    return bytes(data)


def _address(kind: str, data: bytes) -> str:
    """The picture itself as an address."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def scale_length(metres: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is no longer."""
    power = 10.0 ** math.floor(math.log10(metres))
    return max(factor * power for factor in (1.0, 2.0, 5.0) if factor * power <= metres)


def _draw_scale(painter: QPainter, size: QSize, metres_per_pixel: float) -> None:
    """A bar of a round length in the lower left corner, with north up beside it."""
    length = scale_length(size.width() * 0.25 * metres_per_pixel)
    width = length / metres_per_pixel
    font = QFont("sans-serif")
    font.setPixelSize(15)
    painter.setFont(font)
    text = f"{dutch.distance(length)}  ↑ N"
    wide = QFontMetricsF(font).horizontalAdvance(text)
    ground = QRectF(8, size.height() - 34, max(width, wide) + 16, 26)
    painter.fillRect(ground, QColor(255, 255, 255, 215))
    painter.setPen(QPen(QColor("#202020"), 2))
    left, line = ground.left() + 8, ground.bottom() - 5
    painter.drawLine(QPointF(left, line), QPointF(left + width, line))
    for end in (left, left + width):
        painter.drawLine(QPointF(end, line - 4), QPointF(end, line))
    painter.drawText(QPointF(left, line - 7), text)


def _titled(name: str) -> str:
    """A name of a layer as a legend writes it."""
    words = wording.text(name.replace("_", " ").replace("natura2000", "Natura 2000"))
    return words[:1].upper() + words[1:]


def _swatches(layer: QgsVectorLayer) -> list[Swatch]:
    """The symbols of a layer with their titles; a single one is called as its layer."""
    renderer = layer.renderer()
    items = [item for item in renderer.legendSymbolItems() if item.symbol() is not None]
    single = not isinstance(renderer, QgsCategorizedSymbolRenderer) and len(items) == 1
    return [
        Swatch(
            _titled(layer.name() if single else item.label()),
            _address("png", _encoded(item.symbol().asImage(SWATCH), "png")),
        )
        for item in items
    ]
