"""The map of the demo on paper: a landscape A4 with title, legend and scale."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsTextFormat,
    QgsVectorLayer,
)

NAME = "Conflicten"
#: What the map shows, from top to bottom, and of these what the legend explains.
SHOWN = ("terreinen", "woningbouwplannen", "natura2000", "kernen", "rivier", "regios", "provincie")


def add_layout(project: QgsProject, layers: dict[str, QgsVectorLayer], extent: QgsRectangle) -> QgsPrintLayout:
    """Keep the map in the project, by the name NAME."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(NAME)
    project.layoutManager().addLayout(layout)
    shown = [layers[name] for name in SHOWN]
    paper_map = QgsLayoutItemMap(layout)
    _place(paper_map, 8, 22, 210, 180)
    paper_map.setLayers(shown)
    paper_map.setKeepLayerSet(True)
    paper_map.zoomToExtent(extent)
    paper_map.setFrameEnabled(True)
    layout.addLayoutItem(paper_map)
    _label(layout, "Demoprovincie: terreinen naar conflict", 18, 8, 6, 280)
    _label(layout, "Fictieve gegevens. Klassen zijn keuzes van Werklocaties, geen norm.", 8, 224, 192, 66)
    _add_legend(layout, paper_map, shown)
    scale = QgsLayoutItemScaleBar(layout)
    scale.setLinkedMap(paper_map)
    scale.setStyle("Single Box")
    scale.applyDefaultSize(Qgis.DistanceUnit.Kilometers)
    # Whole kilometres: a bar of 7.5 is read by nobody, and its decimal point is not Dutch.
    scale.setUnitsPerSegment(5)
    scale.setNumberOfSegments(2)
    _place(scale, 224, 172, 60, 14)
    layout.addLayoutItem(scale)
    return layout


def _add_legend(layout: QgsPrintLayout, paper_map: QgsLayoutItemMap, shown: list[QgsVectorLayer]) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(paper_map)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for layer in shown:
        root.addLayer(layer)
    _place(legend, 222, 22, 68, 120)
    layout.addLayoutItem(legend)


def _place(item: QgsLayoutItem, x: float, y: float, width: float, height: float) -> None:
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters))
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))


def _label(layout: QgsPrintLayout, text: str, size: int, x: float, y: float, width: float) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    shape = QgsTextFormat()
    shape.setSize(size)
    label.setTextFormat(shape)
    _place(label, x, y, width, 14)
    layout.addLayoutItem(label)
