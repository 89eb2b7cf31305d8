"""Texts, tables and pictures onto a layout, page after page. What a layer says is shown as it is, never evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...qgis_io.styles.balance import CLASSES as BALANCES
from ...qgis_io.styles.classes import CLASSES
from .blocks import Piece
from .template import Sheet
from .typesetting import LEADING, MM_PER_POINT

INK, LINE, STRONG_LINE = "#1d2b36", "#d5dce0", "#5a6470"
#: Height of a line in a table (mm).
RULES = {"lijn": (0.12, LINE), "koplijn": (0.25, STRONG_LINE)}
#: Class -> fill and outline, as on the maps; a pattern has no place behind letters, so what is unknown is pale.
CHIPS = {
    klasse: (look["color"] if "style" not in look else "#e6e6f0", look["outline_color"])
    for klasse, _, look in (*BALANCES, *CLASSES)
}
#: Below this lightness letters are white (0 to 255).
DARK = 100


def literal(text: str) -> str:
    """The text so that a label shows just that: QGIS evaluates what stands between [% and %]."""
    return text.replace("[%", "[% '[%' %]")


class Filler:
    """Fills one kind of page, again and again. Labels that flow are kept for the next page: Qt deletes them late."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._labels: list[QgsLayoutItemLabel] = []
        self._body = QgsTextFormat(sheet.items["titel"].textFormat())
        self._heading = self._body.color()

    def text(self, name: str, lines: Iterable[str], size: float) -> None:
        """Lines that were measured before, into a label of the template."""
        label = self.sheet.items[name]
        label.setTextFormat(_sized(label.textFormat(), size))
        label.setText(literal("\n".join(lines)))

    def chip(self, name: str, klasse: str) -> None:
        """The colours of a class, behind a label of the template."""
        label = self.sheet.items[name]
        label.setTextFormat(_coloured(label, klasse, label.textFormat()))

    def picture(self, name: str, path: Path | None) -> None:
        """A picture in place of the one before, or none."""
        item = self.sheet.items[name]
        item.setVisibility(path is not None)
        if path is not None:
            item.setPicturePath(str(path))
            item.refreshPicture()

    def pieces(self, name: str, pieces: Sequence[Piece]) -> None:
        """What flows, into an area of the template, in place of what was there."""
        area = self.sheet.place(name)
        while len(self._labels) < len(pieces):
            self._labels.append(self._new_label())
        for label, piece in zip(self._labels, pieces, strict=False):
            self._set(label, piece, area.x(), area.y())
        for number, label in enumerate(self._labels):
            label.setVisibility(number < len(pieces))

    def _new_label(self) -> QgsLayoutItemLabel:
        label = QgsLayoutItemLabel(self.sheet.layout)
        label.setMarginX(0)
        label.setMarginY(0)
        self.sheet.layout.addLayoutItem(label)
        return label

    def _set(self, label: QgsLayoutItemLabel, piece: Piece, x: float, y: float) -> None:
        label.setFrameEnabled(False)
        label.setBackgroundEnabled(piece.tone in RULES)
        label.setVAlign(Qt.AlignmentFlag.AlignTop)
        label.setHAlign(Qt.AlignmentFlag.AlignRight if piece.align == "right" else Qt.AlignmentFlag.AlignLeft)
        label.setText(literal("\n".join(piece.lines)))
        x, y = x + piece.x, y + piece.y
        if piece.tone in RULES:
            thick, colour = RULES[piece.tone]
            label.setBackgroundColor(QColor(colour))
            _place(label, x, y - thick, piece.width, thick)
            return
        shape = _sized(self._body, piece.size)
        shape.setFont(_weight(shape, piece.bold or piece.tone == "kop"))
        shape.setColor(self._heading if piece.tone == "kop" else QColor(INK))
        if piece.tone in CHIPS:
            shape = _coloured(label, piece.tone, shape)
            label.setHAlign(Qt.AlignmentFlag.AlignHCenter)
            label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
            tall = len(piece.lines) * piece.size * MM_PER_POINT * LEADING + 0.4
            _place(label, x + piece.pad_x / 2, y + piece.pad_y - 0.2, piece.width - piece.pad_x, tall)
        else:
            # A little wider than was measured: a line must never break a second time.
            _place(label, x + piece.pad_x, y + piece.pad_y, piece.width - 2 * piece.pad_x + 0.3, piece.height)
        label.setTextFormat(shape)


def _sized(shape: QgsTextFormat, size: float) -> QgsTextFormat:
    """The same letters in another size, with the leading that was measured with."""
    made = QgsTextFormat(shape)
    made.setSize(size)
    made.setSizeUnit(Qgis.RenderUnit.Points)
    made.setLineHeight(size * MM_PER_POINT * LEADING)
    made.setLineHeightUnit(Qgis.RenderUnit.Millimeters)
    return made


def _weight(shape: QgsTextFormat, bold: bool) -> object:
    font = shape.font()
    font.setBold(bold)
    return font


def _coloured(label: QgsLayoutItemLabel, klasse: str, shape: QgsTextFormat) -> QgsTextFormat:
    """Give a label the ground of a class; the letters that stand out on it."""
    fill, outline = (QColor(colour) for colour in CHIPS[klasse])
    label.setBackgroundEnabled(True)
    label.setBackgroundColor(fill)
    label.setFrameEnabled(True)
    label.setFrameStrokeColor(outline)
    label.setFrameStrokeWidth(QgsLayoutMeasurement(0.15))
    letters = QgsTextFormat(shape)
    letters.setColor(QColor("#ffffff" if fill.lightness() < DARK else INK))
    return letters


def _place(item: QgsLayoutItem, x: float, y: float, width: float, height: float) -> None:
    item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))
    item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters))
