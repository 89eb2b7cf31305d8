"""The demo's QGIS project and its map: results over the demo province, relative paths, ready to open."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsBookmark,
    QgsCoordinateReferenceSystem,
    QgsDatumTransform,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapThemeCollection,
    QgsPrintLayout,
    QgsProject,
    QgsReferencedRectangle,
    QgsSymbol,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

CRS, DEGREES = "EPSG:28992", "EPSG:4326"
MAP_NAME = "Conflicten"
#: Demo layers under the result, from top to bottom: name, title, fill (or None), outline, width (mm).
BACKGROUND = (
    ("woningbouwplannen", "Woningbouwplannen", "#66c994c7", "#7b3294", 0.2),
    ("natura2000", "Natura 2000", "#80a6dba0", "#1b7837", 0.3),
    ("watertekort", "Watertekort", "#40a6cee3", "#6f9fc4", 0.1),
    ("kernen", "Kernen", "#e3ddd3", "#cfc6b8", 0.1),
    ("rivier", "Rivier", "#a9c9e8", "#a9c9e8", 0.1),
    ("regios", "Regio's", None, "#404040", 0.5),
    ("provincie", "Provincie", "#f7f6f2", "#404040", 0.7),
)
#: Shown when the project opens; the rest is there to switch on.
VISIBLE = ("natura2000", "kernen", "rivier", "regios", "provincie", "woningbouwplannen")


def make_project(demo: Path, out: Path) -> None:
    """Write werklocaties-demo.qgz and kaart.png into out.

    Args:
        demo: the demo province.
        out: the folder that holds terreinen.gpkg with its stored style.
    """
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject.instance()
    project.setTitle("Werklocaties – demoprovincie")
    project.setCrs(QgsCoordinateReferenceSystem(CRS))
    _choose_transformation(project)
    group = project.layerTreeRoot().addGroup("Werklocaties")
    result = _add_result(project, group, out / "terreinen.gpkg", "Terreinen naar conflict")
    balance = _add_result(project, group, out / "saldo.gpkg", "Saldo per regio")
    province = _add_background(project, demo)
    _remember_views(project, result, balance)
    _bookmark_regions(project, balance)
    extent = province.extent().buffered(2_000)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    _draw_map(project, result, extent, out / "kaart.png")
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.write(str(out / "werklocaties-demo.qgz"))
    project.clear()
    application.exitQgis()


def _choose_transformation(project: QgsProject) -> None:
    """One layer is in degrees: choose how it is transformed, or QGIS asks when the project opens."""
    degrees = QgsCoordinateReferenceSystem(DEGREES)
    usable = [each for each in QgsDatumTransform.operations(degrees, project.crs()) if each.isAvailable]
    context = project.transformContext()
    context.addCoordinateOperation(degrees, project.crs(), usable[0].proj)
    project.setTransformContext(context)


def _add_result(project: QgsProject, group: QgsLayerTreeGroup, path: Path, title: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(str(path), title, "ogr")
    project.addMapLayer(layer, False)
    group.addLayer(layer)
    return layer


def _remember_views(project: QgsProject, terrains: QgsVectorLayer, balance: QgsVectorLayer) -> None:
    """A map theme for the balances and one for the conflicts; the project opens with the conflicts."""
    root = project.layerTreeRoot()
    model = QgsLayerTreeModel(root)
    for name, shown, hidden in (("Saldo", balance, terrains), ("Conflicten", terrains, balance)):
        root.findLayer(shown).setItemVisibilityChecked(True)
        root.findLayer(hidden).setItemVisibilityChecked(False)
        themes = project.mapThemeCollection()
        themes.insert(name, QgsMapThemeCollection.createThemeFromCurrentState(root, model))


def _bookmark_regions(project: QgsProject, balance: QgsVectorLayer) -> None:
    """A spatial bookmark for each region."""
    for region in balance.getFeatures():
        if region.hasGeometry():
            mark = QgsBookmark()
            mark.setName(region["regio"])
            mark.setGroup("Regio's")
            extent = region.geometry().boundingBox().buffered(1_000)
            mark.setExtent(QgsReferencedRectangle(extent, balance.crs()))
            project.bookmarkManager().addBookmark(mark)


def _add_background(project: QgsProject, demo: Path) -> QgsVectorLayer:
    group = project.layerTreeRoot().addGroup("Demoprovincie")
    for name, title, fill, outline, width in BACKGROUND:
        layer = QgsVectorLayer(f"{demo}|layername={name}", title, "ogr")
        symbol = QgsSymbol.defaultSymbol(layer.geometryType())
        simple = symbol.symbolLayer(0)
        simple.setStrokeColor(QColor(outline))
        simple.setStrokeWidth(width)
        if fill is None:
            simple.setBrushStyle(simple.brushStyle().__class__.NoBrush)
        else:
            simple.setColor(QColor(fill))
        layer.renderer().setSymbol(symbol)
        project.addMapLayer(layer, False)
        node = group.addLayer(layer)
        node.setItemVisibilityChecked(name in VISIBLE)
        node.setExpanded(False)
    return layer


def _draw_map(project: QgsProject, result: QgsVectorLayer, extent: object, path: Path) -> None:
    """A landscape A4 with title, legend and scale, kept in the project as a layout too."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(MAP_NAME)
    project.layoutManager().addLayout(layout)
    shown = [node.layer() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    paper_map = QgsLayoutItemMap(layout)
    _place(paper_map, 8, 22, 210, 180)
    paper_map.setLayers(shown)
    paper_map.zoomToExtent(extent)
    paper_map.setFrameEnabled(True)
    layout.addLayoutItem(paper_map)
    _label(layout, "Demoprovincie: terreinen naar conflict", 18, 8, 6, 280)
    _label(layout, "Fictieve gegevens. Klassen zijn keuzes van Werklocaties, geen norm.", 8, 224, 192, 66)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(paper_map)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    for node in root.findLayers():
        if node.layer() not in shown:
            node.parent().removeChildNode(node)
    _place(legend, 222, 22, 68, 120)
    layout.addLayoutItem(legend)
    scale = QgsLayoutItemScaleBar(layout)
    scale.setLinkedMap(paper_map)
    scale.setStyle("Single Box")
    scale.applyDefaultSize(Qgis.DistanceUnit.Kilometers)
    # Whole kilometres: a bar of 7.5 is read by nobody, and its decimal point is not Dutch.
    scale.setUnitsPerSegment(5)
    scale.setNumberOfSegments(2)
    _place(scale, 224, 172, 60, 14)
    layout.addLayoutItem(scale)
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=110).save(str(path)):
        raise OSError(f"cannot write {path}")


def _place(item: object, x: float, y: float, width: float, height: float) -> None:
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters))
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))


def _label(layout: QgsPrintLayout, text: str, size: int, x: float, y: float, width: float) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    shape = QgsTextFormat()
    shape.setFont(QFont("DejaVu Sans"))
    shape.setSize(size)
    label.setTextFormat(shape)
    _place(label, x, y, width, 14)
    layout.addLayoutItem(label)
