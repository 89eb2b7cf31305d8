"""A class as colour and sign: the colour of the map, and as many blocks as the class is heavy."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...qgis_io.styles.classes import CLASSES as ON_THE_MAP
from ..fills import Fill, fill_box, is_dark
from . import texts

#: Size of a sign (px).
WIDTH, HEIGHT = 32.0, 15.0
#: Blocks of a sign, full or hollow.
BLOCKS = 3
#: Dark classes carry light blocks.
LIGHT_ON = ("hoog",)
RANK = Qt.ItemDataRole.UserRole + 1


@cache
def fills(*, dark: bool) -> dict[str, Fill]:
    """Class -> its fill, as on the map; on dark windows the outline is light."""
    looks = {}
    for klasse, _, properties in ON_THE_MAP:
        hatched = "style" in properties
        ground = ("#3a3a48" if dark else "#ffffff") if hatched else properties["color"]
        outline = "#d0d0d0" if dark and not hatched else "#b9b9e6" if dark else properties["outline_color"]
        looks[klasse] = Fill(ground, outline, "/" if hatched else "")
    return looks


def draw(painter: QPainter, box: QRectF, rank: int, palette: QPalette, *, faint: bool = False) -> None:
    """The sign of a class in the middle of a box; faint where it does not count."""
    klasse = texts.BY_RANK[rank]
    fill = fills(dark=is_dark(palette))[klasse]
    width, height = min(WIDTH, box.width() - 2), min(HEIGHT, box.height() - 2)
    sign = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
    painter.save()
    painter.setOpacity(0.35 if faint else 1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if klasse == "onbekend":
        _draw_unknown(painter, sign, fill)
    else:
        fill_box(painter, sign, fill)
        _draw_blocks(painter, sign, rank, QColor("#ffffff" if klasse in LIGHT_ON else "#202020"))
    painter.restore()


def _draw_blocks(painter: QPainter, sign: QRectF, full: int, colour: QColor) -> None:
    gap, size = 3.0, min(7.0, sign.height() - 6)
    step = size + gap
    left = sign.center().x() - (BLOCKS * step - gap) / 2
    for number in range(BLOCKS):
        block = QRectF(round(left + number * step), round(sign.center().y() - size / 2), size, size)
        if number < full:
            painter.fillRect(block, colour)
        else:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLine(QPointF(block.left(), block.center().y()), QPointF(block.right(), block.center().y()))


def _draw_unknown(painter: QPainter, sign: QRectF, fill: Fill) -> None:
    plain = Fill(fill.fill, fill.outline)
    fill_box(painter, sign, plain)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(max(9, round(sign.height() - 3)))
    painter.setFont(font)
    painter.setPen(QColor(fill.outline))
    painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "?")


class ClassSign(QWidget):
    """The sign of one class among other widgets."""

    def __init__(self, rank: int = -1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rank, self.faint = rank, False
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH) + 3, round(HEIGHT) + 3)

    def show_rank(self, rank: int, *, faint: bool = False) -> None:
        """Another class."""
        self.rank, self.faint = rank, faint
        self.setToolTip(texts.class_title(rank))
        self.setAccessibleName(texts.class_title(rank))
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self.rank, self.palette(), faint=self.faint)
        painter.end()


class ClassDelegate(QStyledItemDelegate):
    """Paints the rank of a cell as its sign."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        rank = index.data(RANK)
        if rank is not None:
            draw(painter, QRectF(option.rect), int(rank), option.palette)
