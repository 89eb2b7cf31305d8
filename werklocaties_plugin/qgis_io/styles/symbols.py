"""Symbols of the maps: polygons, lines and points from one description, so that a class looks alike on all of them.

A look is a dictionary of texts: `color` (none: no fill), `outline_color`, `outline_width` (mm), `hatch` (angles in
degrees with ; between), `hatch_color`, and `size` of a point (mm). `style` is Qt's name of a pattern, for who draws
with Qt: here it means a hatch without a fill. A hatch is drawn in millimetres: what Qt draws in dots is grey on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor

Look = Mapping[str, str]
#: Of an outline where a look says nothing (mm).
OUTLINE = "0.26"
#: Angles of the lines for Qt's patterns.
QT_PATTERNS = {"b_diagonal": "45", "f_diagonal": "135", "horizontal": "0", "vertical": "90", "diagonal_x": "45;135"}
HATCH_STEP_MM, HATCH_WIDTH_MM = 1.6, "0.3"
#: Letters that one of Windows, macOS and Linux has: the first that is there is taken, without a warning for the rest.
FONTS = ("Open Sans", "Arial", "DejaVu Sans", "Liberation Sans", "Noto Sans", "Helvetica")
#: Shapes of points from the first class on.
SHAPES = ("square", "triangle", "circle", "diamond", "cross_fill", "pentagon")


def fill(look: Look) -> QgsFillSymbol:
    """A polygon."""
    pattern = QT_PATTERNS.get(look.get("style", ""), "")
    bare = bool(pattern) or "color" not in look
    symbol = QgsFillSymbol.createSimple(
        {
            "color": look.get("color", "#000000"),
            "style": "no" if bare else "solid",
            "outline_color": look["outline_color"],
            "outline_width": look.get("outline_width", OUTLINE),
            "outline_style": look.get("outline_style", "solid"),
            "joinstyle": "miter",
        }
    )
    angles = look.get("hatch", pattern)
    if angles:
        colour = look.get("hatch_color", look.get("color", look["outline_color"]) if bare else look["outline_color"])
        add_hatch(symbol, [float(each) for each in angles.split(";")], colour)
    return symbol


def add_hatch(
    symbol: QgsFillSymbol,
    angles: Iterable[float],
    colour: str,
    width: str = HATCH_WIDTH_MM,
    step: float = HATCH_STEP_MM,
) -> None:
    """Lines over what the symbol shows already; step between them in mm."""
    for angle in angles:
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(angle)
        lines.setDistance(step)
        lines.setSubSymbol(QgsLineSymbol.createSimple({"line_color": colour, "line_width": width}))
        _append(symbol, lines)


def _append(symbol: QgsSymbol, part: QgsSymbolLayer) -> None:
    if not symbol.appendSymbolLayer(part):
        raise ValueError(f"{part.layerType()} does not go with a symbol of {symbol.type().name}")


def line(look: Look) -> QgsLineSymbol:
    """A wide line in the fill's colour over its outline's; dashed where the fill has a pattern."""
    dashed = "style" in look or "hatch" in look
    symbol = QgsLineSymbol.createSimple({"line_color": look["outline_color"], "line_width": "1.5"})
    inside = {
        "line_color": look.get("color", "#ffffff"),
        "line_width": "1.1",
        "line_style": "dash" if dashed else "solid",
    }
    _append(symbol, QgsSimpleLineSymbolLayer.create(inside))
    return symbol


def point(look: Look, shape: str = "circle") -> QgsMarkerSymbol:
    """A mark."""
    return QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "size": look.get("size", "3.2"),
            "color": "#ffffff" if "style" in look else look.get("color", "#ffffff"),
            "outline_color": look["outline_color"],
            "outline_width": "0.4",
        }
    )


def symbol(kind: Qgis.GeometryType, look: Look, number: int = 0) -> QgsSymbol:
    """For a layer of polygons, lines or points; number is the place of the class, for the shape of a point."""
    if kind == Qgis.GeometryType.Line:
        return line(look)
    if kind == Qgis.GeometryType.Point:
        return point(look, SHAPES[number % len(SHAPES)])
    return fill(look)


def by_class(
    field: str, classes: Iterable[tuple[str, str, Look]], kind: Qgis.GeometryType
) -> QgsCategorizedSymbolRenderer:
    """A symbol for each value of a field or expression: value, legend text and look."""
    categories = [
        QgsRendererCategory(value, symbol(kind, look, number), title)
        for number, (value, title, look) in enumerate(classes)
    ]
    return QgsCategorizedSymbolRenderer(field, categories)


def labels(expression: str) -> QgsPalLayerSettings:
    """Dark letters with a light edge, so that they read on every class."""
    text = QgsTextFormat()
    text.setFamilies(list(FONTS))
    text.setSize(9)
    text.setColor(QColor("#202020"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(1.2)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.fieldName = expression
    settings.setFormat(text)
    return settings
