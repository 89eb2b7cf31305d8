"""The key to a map: its legend and scale bar, fitted to the room that the template gives."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QSizeF, Qt

from .. import wording
from ..maps import scale_length
from .typesetting import Typeface

#: Parts of a legend that hold text.
PARTS = (
    QgsLegendStyle.Style.Title,
    QgsLegendStyle.Style.Group,
    QgsLegendStyle.Style.Subgroup,
    QgsLegendStyle.Style.SymbolLabel,
)
#: Where a long name goes on to the next line in a legend.
BREAK = "\n"
#: Beside a name in a legend: symbol and air (mm).
BESIDE = 12.0
#: The letters of a legend that does not fit, as a share of those in the template.
SMALLER = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
#: A scale bar has two equal parts and is at most this share of the width of its map.
PARTS_OF_BAR, LONGEST_BAR = 2, 0.26


class Legend:
    """Fills one legend again and again."""

    def __init__(self, item: QgsLayoutItemLegend, face: Typeface) -> None:
        self._item = item
        self._face = face
        self._size = item.rect().size()
        self._styles = {part: QgsLegendStyle(item.style(part)) for part in PARTS}
        self._symbol = (item.symbolWidth(), item.symbolHeight())
        item.setAutoUpdateModel(False)
        item.setWrapString(BREAK)
        item.setResizeToContents(True)

    def explain(self, layers: Sequence[QgsMapLayer]) -> None:
        """Show these layers, in letters as small as it takes to show them all."""
        for share in SMALLER:
            self._set_size(share)
            self._name(layers, share)
            needed = self._needed()
            if needed.height() <= self._size.height() and needed.width() <= self._size.width():
                break

    def _name(self, layers: Sequence[QgsMapLayer], share: float) -> None:
        model = self._item.model()
        group = model.rootGroup()
        group.removeAllChildren()
        for layer in layers:
            node = group.addLayer(layer)
            node.setUseLayerName(False)
            node.setName(self._wrapped(layer.name(), share, bold=True))
            for number, entry in enumerate(model.layerLegendNodes(node)):
                label = str(entry.data(Qt.ItemDataRole.DisplayRole) or "")
                QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, number, self._wrapped(label, share))
            model.refreshLayerLegend(node)

    def _needed(self) -> QSizeF:
        """What it takes to draw it (mm): an item on a layout that was never on a screen does not tell."""
        context = QgsLayoutUtils.createRenderContextForLayout(self._item.layout(), None)
        return QgsLegendRenderer(self._item.model(), self._item.legendSettings()).minimumSize(context)

    def _wrapped(self, name: str, share: float, *, bold: bool = False) -> str:
        """Over as many lines as it takes; a legend evaluates what stands between [% and %], so the two are parted."""
        size = self._styles[QgsLegendStyle.Style.SymbolLabel].textFormat().size() * share
        lines = self._face.wrap(wording.text(name), self._size.width() - BESIDE * share, size, bold=bold)
        return BREAK.join(lines).replace("[%", "[ %")

    def _set_size(self, share: float) -> None:
        for part, own in self._styles.items():
            style = QgsLegendStyle(own)
            smaller = QgsTextFormat(own.textFormat())
            smaller.setSize(smaller.size() * share)
            style.setTextFormat(smaller)
            self._item.setStyle(part, style)
        self._item.setSymbolWidth(self._symbol[0] * share)
        self._item.setSymbolHeight(self._symbol[1] * share)


def scale(bar: QgsLayoutItemScaleBar, paper_map: QgsLayoutItemMap) -> None:
    """Round distances, in metres or kilometres. The item takes the size that its text needs by itself."""
    part = scale_length(paper_map.extent().width() * LONGEST_BAR / PARTS_OF_BAR)
    in_km = part * PARTS_OF_BAR >= 2_000
    bar.setLinkedMap(paper_map)
    bar.setUnits(Qgis.DistanceUnit.Kilometers if in_km else Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("km" if in_km else "m")
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(PARTS_OF_BAR)
    bar.setUnitsPerSegment(part / 1_000 if in_km else part)
    bar.update()
