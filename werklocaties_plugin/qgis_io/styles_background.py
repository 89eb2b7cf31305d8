"""A quiet look for layers under the terrains that come without one: QGIS would give each a loud colour by chance."""

from __future__ import annotations

import re

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

#: What the name of a layer tells, fill and outline; the first that fits. Fill '' is an outline only.
LOOKS = (
    (r"natura|n2000|nnn|natuur", "#80a6dba0", "#1b7837"),
    (r"plan|woning", "#80c994c7", "#7b3294"),
    (r"water|rivier|meer|plas|kanaal|stress", "#80a9c9e8", "#6f9fc4"),
    (r"kern|bebouw|stad|dorp", "#e3ddd3", "#cfc6b8"),
    (r"weg|spoor", "#d9d4cc", "#a39c92"),
    (r"gemeente|regio|provincie|grens", "", "#7a858c"),
    (r"", "#80d9dde0", "#8d979d"),
)


def style_plainly(layer: QgsMapLayer) -> None:
    """Give a vector layer a quiet look, unless one is stored with it."""
    if not isinstance(layer, QgsVectorLayer) or layer.renderer() is None or layer.loadDefaultStyle()[1]:
        return
    _, fill, outline = next(look for look in LOOKS if re.search(look[0], layer.source(), re.IGNORECASE))
    layer.setRenderer(QgsSingleSymbolRenderer(_symbol(layer.geometryType(), fill, outline)))


def _symbol(kind: Qgis.GeometryType, fill: str, outline: str) -> QgsSymbol:
    if kind == Qgis.GeometryType.Line:
        return QgsLineSymbol.createSimple({"line_color": outline, "line_width": "0.4"})
    if kind == Qgis.GeometryType.Point:
        return QgsMarkerSymbol.createSimple({"color": outline, "outline_style": "no", "size": "1.4"})
    look = {"color": fill or "#ffffff", "style": "solid" if fill else "no"}
    return QgsFillSymbol.createSimple({**look, "outline_color": outline, "outline_width": "0.2"})
