"""Signs of severities: in the colours of the map, and of different shapes, so that they also read in grey."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ...qgis_io.terrain_output import COLOURS

#: Side (px); drawn twice as fine.
SIDE, FINER = 16, 2


@cache
def severity_icon(severity: str) -> QIcon:
    """A disc for an error, a triangle for a warning, a ring for what is good to know."""
    pixmap = QPixmap(SIDE * FINER, SIDE * FINER)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(FINER, FINER)
    colour = QColor(COLOURS[severity][1] if severity in COLOURS else COLOURS["info"][1])
    box = QRectF(1.5, 1.5, SIDE - 3, SIDE - 3)
    letter, ink = "!", QColor("#ffffff")
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour)
    if severity == "fout":
        # Light around it, for the dark colour must also show on a dark window.
        painter.setPen(QPen(QColor("#f3c6a0"), 1.2))
        painter.drawEllipse(box)
    elif severity == "waarschuwing":
        corners = [QPointF(SIDE / 2, 1.5), QPointF(SIDE - 1, SIDE - 2), QPointF(1, SIDE - 2)]
        painter.drawPolygon(QPolygonF(corners))
        box = QRectF(1.5, 3.5, SIDE - 3, SIDE - 4)
        ink = QColor("#000000")
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        letter, ink = "i", colour
    font = QFont()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    pixmap.setDevicePixelRatio(FINER)
    return QIcon(pixmap)
