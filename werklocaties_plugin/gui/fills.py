"""Fills of classes on light and dark windows: a tone, an outline and a pattern."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QLineF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen


@dataclass(frozen=True)
class Fill:
    """How a class is filled: a tone, an outline and a pattern, so that it also reads in grey."""

    fill: str
    outline: str
    pattern: str = ""


def is_dark(palette: QPalette) -> bool:
    """Whether the window has light text on a dark ground."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def alarm(*, dark: bool) -> QColor:
    """The colour of what must be done, or falls short."""
    return QColor("#ff8a80" if dark else "#b2182b")


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """A colour so far (0-1) from one to the other."""
    mean = [round(a + part * (b - a)) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)]
    return QColor(*mean)


def fill_box(painter: QPainter, box: QRectF, fill: Fill) -> None:
    """A rectangle in the fill of a class. The pattern is drawn as lines: files of SVG know no pattern brushes."""
    painter.fillRect(box, QColor(fill.fill))
    painter.setPen(QPen(QColor(fill.outline), 1))
    if fill.pattern in ("/", "x"):
        painter.drawLines(_slanted(box, 6.0, rising=True))
    if fill.pattern == "x":
        painter.drawLines(_slanted(box, 6.0, rising=False))
    painter.setPen(QPen(QColor(fill.outline), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _slanted(box: QRectF, step: float, *, rising: bool) -> list[QLineF]:
    """Lines at 45 degrees, cut off at the edges of the box."""
    lines = []
    width, height = box.width(), box.height()
    start = step / 2
    while start < width + height:
        # Along x + y = start, from the left or upper edge to the lower or right one.
        x1, y1 = (start, 0.0) if start <= width else (width, start - width)
        x2, y2 = (0.0, start) if start <= height else (start - height, height)
        if not rising:
            x1, x2 = width - x1, width - x2
        lines.append(QLineF(box.left() + x1, box.top() + y1, box.left() + x2, box.top() + y2))
        start += step
    return lines
