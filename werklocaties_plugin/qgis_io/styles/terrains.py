"""Maps of a terrain file: the terrains as they were read, and the places where something is wrong."""

from __future__ import annotations

from qgis.core import Qgis, QgsVectorLayer

from ..terrain_output import COLOURS
from .classes import name_fields
from .symbols import Look, by_class

#: Severity -> angles of its hatch: the heavier, the closer, so that it also reads in grey.
HATCHES = {"fout": "45;135", "waarschuwing": "45", "info": "0"}
#: What the map of terrains shows: the worst that was found about each.
FOUND = """coalesce("controle_ernst", 'geen')"""
TERRAIN = ("geen", "Terrein, niets gevonden", {"color": "#d9cfe3", "outline_color": "#5e3c78"})


def style_terrains(layer: QgsVectorLayer) -> None:
    """Terrains in one colour, hatched where something was found."""
    ground = TERRAIN[2]["color"]
    classes = [
        (severity, f"Terrein met: {title.lower()}", {"color": ground, **_look(severity, colour)})
        for severity, (title, colour) in COLOURS.items()
    ]
    _show(layer, FOUND, [*classes, TERRAIN])


def style_issues(layer: QgsVectorLayer) -> None:
    """Places by severity, hatched so that the terrain shows through."""
    points = layer.isSpatial() and layer.geometryType() == Qgis.GeometryType.Point
    classes = [
        (severity, title, {**_look(severity, colour), **({"color": colour} if points else {})})
        for severity, (title, colour) in COLOURS.items()
    ]
    _show(layer, "ernst", classes)


def _look(severity: str, colour: str) -> dict[str, str]:
    return {"outline_color": colour, "outline_width": "0.5", "hatch": HATCHES[severity]}


def _show(layer: QgsVectorLayer, field: str, classes: list[tuple[str, str, Look]]) -> None:
    if layer.isSpatial():
        layer.setRenderer(by_class(field, classes, layer.geometryType()))
    name_fields(layer)
    layer.triggerRepaint()
