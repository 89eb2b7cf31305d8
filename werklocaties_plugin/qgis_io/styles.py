"""Styles of the outputs: one function for the desktop and for the default style stored in a GeoPackage."""

from __future__ import annotations

import json
from functools import cache

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)

from ..paths import resource

#: Class, legend text, fill and outline. Dark to light in the order of the classes, so that it also reads in grey;
#: orange to purple, which colour-blind readers tell apart. `onbekend` has a pattern instead of a tone.
CLASSES = (
    ("hoog", "Hoog", {"color": "#7f3b08", "outline_color": "#3f1d04"}),
    ("midden", "Midden", {"color": "#e08214", "outline_color": "#70410a"}),
    ("laag", "Laag", {"color": "#fee0b6", "outline_color": "#9f8c72"}),
    ("geen", "Geen", {"color": "#ffffff", "outline_color": "#5a5a5a"}),
    ("onbekend", "Onbekend", {"color": "#6b6b9e", "outline_color": "#6b6b9e", "style": "b_diagonal"}),
)


@cache
def field_titles() -> dict[str, str]:
    """Field name -> how a table shows it in Dutch, with the unit."""
    titles: dict[str, str] = json.loads(resource("styles/veldnamen.json").read_text(encoding="utf-8"))
    return titles


def style_classes(layer: QgsVectorLayer, field: str) -> None:
    """Colour polygons or lines by the classes in field, with a Dutch legend, field titles and a name to find by."""
    of_line = layer.geometryType() == Qgis.GeometryType.Line
    symbol = _line_symbol if of_line else _fill_symbol
    categories = [QgsRendererCategory(klasse, symbol(properties), title) for klasse, title, properties in CLASSES]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))
    name_fields(layer)
    layer.triggerRepaint()


def _fill_symbol(properties: dict[str, str]) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({**properties, "outline_width": "0.26"})


def _line_symbol(properties: dict[str, str]) -> QgsLineSymbol:
    """The fill's colour on a wide line over its outline's; dashed where the fill has a pattern."""
    style = "dash" if "style" in properties else "solid"
    line = QgsLineSymbol.createSimple({"line_color": properties["outline_color"], "line_width": "1.5"})
    inside = {"line_color": properties["color"], "line_width": "1.1", "line_style": style}
    line.appendSymbolLayer(QgsSimpleLineSymbolLayer.create(inside))
    return line


def name_fields(layer: QgsVectorLayer) -> None:
    """Give the fields their Dutch titles, and the layer the field by which it is searched."""
    titles = field_titles()
    for position, field in enumerate(layer.fields()):
        if field.name() in titles:
            layer.setFieldAlias(position, titles[field.name()])
    for name in ("naam", "terrein_id"):
        if layer.fields().lookupField(name) >= 0:
            layer.setDisplayExpression(f'"{name}"')
            return


def store_default_style(layer: QgsVectorLayer) -> str:
    """Save the layer's style as default in its database; returns the error text, empty when it went well."""
    save = getattr(layer, "saveStyleToDatabaseV2", None)
    if save is not None:
        # QGIS 4: what it replaces is on its way out there.
        return str(save(layer.name(), "Werklocaties", True, "")[1])
    return str(layer.saveStyleToDatabase(layer.name(), "Werklocaties", True, ""))
