"""The project of the demo: results in groups, a map theme for each question, a bookmark for each region, and a map."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsBookmark,
    QgsCoordinateReferenceSystem,
    QgsDatumTransform,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsMapThemeCollection,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ..qgis_io.styles.classes import style_classes
from ..qgis_io.styles.sources import style_source
from .layout import add_layout
from .steps import PROJECT, PROVINCE

CRS, DEGREES = "EPSG:28992", "EPSG:4326"
#: The layers of the tree: group, then name of file or layer and title, from top to bottom.
RESULTS = (
    (
        "Conflicten",
        (
            ("zones", "Overlap per thema"),
            ("terreinen", "Terreinen naar conflict"),
            ("vastheid", "Hoe vast het oordeel is"),
            ("ruimte", "Ruimte per milieucategorie"),
        ),
    ),
    ("Kansen", (("kansen_terreinen", "Spanningen en kansen per terrein"), ("kansen", "Kansen per regio"))),
    ("Vraag en aanbod", (("saldo", "Saldo per regio"), ("ruimteclaim", "Ruimteclaim van woningbouw"))),
    ("Gegevens", (("bevindingen", "Bevindingen in de terreinen"),)),
)
TABLES = (
    ("paren", "Terreinen en wat hen raakt"),
    ("samenvatting", "Samenvatting per regio"),
    ("aanbod", "Aanbod"),
    ("vraag", "Vraag"),
    ("jaren", "Saldo per jaar"),
)
BACKGROUND = (
    ("woningbouwplannen", "Woningbouwplannen"),
    ("woningbouwplannen_punt", "Woningbouwplannen (punten)"),
    ("natura2000", "Natura 2000"),
    ("watertekort", "Watertekort"),
    ("kernen", "Kernen"),
    ("rivier", "Rivier"),
    ("regios", "Regio's"),
    ("provincie", "Provincie"),
)
#: Under every map.
ALWAYS = ("kernen", "rivier", "regios", "provincie")
#: Style of the terrains -> the field with its class.
STYLES = {
    "Conflict": "conflict_klasse",
    "Natura 2000": "n2000_klasse",
    "Woningbouw": "woon_klasse",
    "Milieucategorie": "mc_klasse",
    "Water": "water_klasse",
}
#: The terrains without a judgement, under what was found about them.
PLAIN = "Zonder oordeel"
#: Map theme: what it shows beside ALWAYS, and the style of the terrains. The project opens with the last.
THEMES = (
    ("Bevindingen in de terreinen", ("bevindingen", "terreinen"), PLAIN),
    ("Ruimteclaim van woningbouw", ("ruimteclaim",), "Conflict"),
    ("Saldo", ("saldo",), "Conflict"),
    ("Kansen per regio", ("kansen",), "Conflict"),
    ("Spanningen en kansen per terrein", ("kansen_terreinen",), "Conflict"),
    ("Hoe vast het oordeel is", ("vastheid",), "Conflict"),
    ("Conflict met Natura 2000", ("terreinen", "natura2000"), "Natura 2000"),
    ("Conflict met woningbouw", ("terreinen", "woningbouwplannen", "woningbouwplannen_punt"), "Woningbouw"),
    ("Ruimte voor milieucategorieën", ("terreinen", "woningbouwplannen", "woningbouwplannen_punt"), "Milieucategorie"),
    ("Watertekort", ("terreinen", "watertekort"), "Water"),
    ("Conflicten", ("terreinen", "natura2000", "woningbouwplannen"), "Conflict"),
)
#: Around what is shown (m).
MARGIN = 2_000


def write_project(folder: Path) -> Path:
    """Write the project beside the results; its paths are relative, so the folder can be moved.

    Args:
        folder: holds the copy of the demo province and what all steps wrote, with the styles stored in it.

    Raises:
        OSError: a result cannot be read, or the project cannot be written.
    """
    project = QgsProject()
    project.setTitle("Werklocaties – demoprovincie")
    project.setCrs(QgsCoordinateReferenceSystem(CRS))
    _choose_transformation(project)
    layers = _add_layers(project, folder)
    _add_styles(layers["terreinen"])
    _remember_themes(project, layers)
    _bookmark_regions(project, layers["regios"])
    extent = layers["provincie"].extent().buffered(MARGIN)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    add_layout(project, layers, extent)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    path = folder / PROJECT
    written = project.write(str(path))
    problem = project.error()
    project.clear()
    if not written:
        raise OSError(f"{path}: {problem}")
    return path


def _choose_transformation(project: QgsProject) -> None:
    """One layer is in degrees: choose how it is transformed, or QGIS asks when the project opens."""
    degrees = QgsCoordinateReferenceSystem(DEGREES)
    usable = [each for each in QgsDatumTransform.operations(degrees, project.crs()) if each.isAvailable]
    if usable:
        context = project.transformContext()
        context.addCoordinateOperation(degrees, project.crs(), usable[0].proj)
        project.setTransformContext(context)


def _add_layers(project: QgsProject, folder: Path) -> dict[str, QgsVectorLayer]:
    """All layers in their groups, by the name of their file or of the layer in the demo province."""
    layers: dict[str, QgsVectorLayer] = {}
    root = project.layerTreeRoot()
    whole = root.addGroup("Werklocaties")
    for group, names in RESULTS:
        layers |= _add(
            project, whole.addGroup(group), ((str(folder / f"{name}.gpkg"), name, title) for name, title in names)
        )
    tables = whole.addGroup("Tabellen")
    layers |= _add(project, tables, ((str(folder / f"{name}.gpkg"), name, title) for name, title in TABLES))
    tables.setExpanded(False)
    inside = ((f"{folder / PROVINCE}|layername={name}", name, title) for name, title in BACKGROUND)
    background = _add(project, root.addGroup("Demoprovincie"), inside)
    for name, layer in background.items():
        style_source(layer, name)
    return layers | background


def _add(
    project: QgsProject, group: QgsLayerTreeGroup, sources: Iterable[tuple[str, str, str]]
) -> dict[str, QgsVectorLayer]:
    layers = {}
    for source, name, title in sources:
        layers[name] = layer = QgsVectorLayer(source, title, "ogr")
        if not layer.isValid() or project.addMapLayer(layer, False) is None:
            raise OSError(f"{source} cannot be read")
        group.addLayer(layer).setExpanded(name in ("terreinen", "saldo"))
    return layers


def _add_styles(terrains: QgsVectorLayer) -> None:
    """A style for each theme beside the one for all of them together."""
    manager = terrains.styleManager()
    manager.renameStyle(manager.currentStyle(), next(iter(STYLES)))
    for title, field in STYLES.items():
        if title not in manager.styles():
            manager.addStyleFromLayer(title)
        manager.setCurrentStyle(title)
        style_classes(terrains, field)
    manager.addStyleFromLayer(PLAIN)
    manager.setCurrentStyle(PLAIN)
    style_source(terrains, "ibis_rvo")


def _remember_themes(project: QgsProject, layers: dict[str, QgsVectorLayer]) -> None:
    root = project.layerTreeRoot()
    model = QgsLayerTreeModel(root)
    for title, shown, style in THEMES:
        layers["terreinen"].styleManager().setCurrentStyle(style)
        for name, layer in layers.items():
            root.findLayer(layer).setItemVisibilityChecked(name in shown or name in ALWAYS)
        project.mapThemeCollection().insert(title, QgsMapThemeCollection.createThemeFromCurrentState(root, model))


def _bookmark_regions(project: QgsProject, regions: QgsVectorLayer) -> None:
    """A spatial bookmark for each region."""
    for region in regions.getFeatures():
        mark = QgsBookmark()
        mark.setName(region["regio"])
        mark.setGroup("Regio's")
        extent = region.geometry().boundingBox().buffered(MARGIN / 2)
        mark.setExtent(QgsReferencedRectangle(extent, regions.crs()))
        project.bookmarkManager().addBookmark(mark)
