"""Styles of the outputs: one function for the desktop and for the default style stored in a GeoPackage."""

from __future__ import annotations

import json
from functools import cache

from qgis.core import QgsVectorLayer

from ...paths import resource
from .symbols import by_class

#: Class, legend text and look. Dark to light in the order of the classes, with ever thinner outlines, so that it also
#: reads in grey; orange, which colour-blind readers tell from the rest. `onbekend` has a pattern instead of a tone.
CLASSES = (
    ("hoog", "Hoog", {"color": "#7f3b08", "outline_color": "#3f1d04", "outline_width": "0.36"}),
    ("midden", "Midden", {"color": "#e08214", "outline_color": "#70410a", "outline_width": "0.3"}),
    ("laag", "Laag", {"color": "#fdc98a", "outline_color": "#a0713a", "outline_width": "0.26"}),
    ("geen", "Geen", {"color": "#ffffff", "outline_color": "#5a5a5a", "outline_width": "0.2"}),
    ("onbekend", "Onbekend", {"color": "#6b6b9e", "outline_color": "#6b6b9e", "style": "b_diagonal"}),
)


@cache
def field_titles() -> dict[str, str]:
    """Field name -> how a table shows it in Dutch, with the unit."""
    titles: dict[str, str] = json.loads(resource("styles/veldnamen.json").read_text(encoding="utf-8"))
    return titles


def style_classes(layer: QgsVectorLayer, field: str) -> None:
    """Colour terrains by the classes in field, with a Dutch legend, field titles and a name to find by."""
    if layer.isSpatial():
        layer.setRenderer(by_class(field, CLASSES, layer.geometryType()))
    name_fields(layer)
    layer.triggerRepaint()


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
