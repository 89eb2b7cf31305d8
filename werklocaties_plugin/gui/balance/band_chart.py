"""The band of the balance of every region: worst at the top, with the zero line; a click chooses a region."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ... import shown_numbers
from ...i18n import tr
from .. import fills
from . import painting, texts
from .band_layout import BandLayout, BandRow, in_order
from .painting import GAP, Tones

#: Width of the arrow that says that a bar goes on beyond the axis.
ARROW = 8.0


def paint_bands(
    painter: QPainter,
    box: QRectF,
    rows: list[BandRow],
    tones: Tones,
    horizon: int,
    chosen: str | None = None,
    offset: float = 0.0,
) -> None:
    """Draw the chart in a box; rows in the order given, scrolled down by offset."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(box, tones.ground)
    layout = BandLayout(box, rows, QFontMetricsF(painter.font()), tones)
    painting.draw_legend(painter, layout.legend_box, layout.legend, tones)
    _draw_axis(painter, layout, tones, horizon)
    for number, row in enumerate(rows):
        strip = layout.row_box(number, offset)
        if strip.bottom() > layout.area.top() and strip.top() < layout.area.bottom():
            _draw_row(painter, layout, strip, row, tones, is_chosen=chosen is not None and row.region == chosen)
    _draw_zero(painter, layout, tones)


def _draw_axis(painter: QPainter, layout: BandLayout, tones: Tones, horizon: int) -> None:
    plot, metrics = layout.plot(), layout.metrics
    bottom = min(plot.bottom(), plot.top() + layout.height)
    widest = max(metrics.horizontalAdvance(shown_numbers.number(each)) for each in (layout.low, layout.high)) + 2 * GAP
    values = painting.ticks(layout.low, layout.high, max(2, int(plot.width() // max(widest, 40.0))))
    decimals = 1 if any(each != round(each) for each in values) else 0
    for value in values:
        x = layout.x(value)
        painter.setPen(QPen(tones.grid, 1))
        painter.drawLine(QLineF(x, plot.top(), x, bottom))
        painter.setPen(tones.faint)
        word = shown_numbers.number(value, decimals)
        painter.drawText(QPointF(x - metrics.horizontalAdvance(word) / 2, bottom + metrics.ascent() + 2), word)
    title = tr("balance up to {year} (ha net): hard supply less demand").format(year=horizon)
    room = layout.area.width()
    if metrics.horizontalAdvance(title) > room:
        title = tr("balance up to {year} (ha net)").format(year=horizon)
    painter.setPen(tones.text)
    line = QRectF(layout.area.left(), bottom + metrics.height() + 2, room, metrics.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, title)


def _draw_row(
    painter: QPainter, layout: BandLayout, strip: QRectF, row: BandRow, tones: Tones, *, is_chosen: bool
) -> None:
    if is_chosen:
        painter.fillRect(strip, tones.chosen)
    plain = painter.font()
    font = QFont(plain)
    font.setBold(is_chosen or row.is_total)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    painter.setPen(tones.text)
    name = metrics.elidedText(texts.region_title(row.region), Qt.TextElideMode.ElideRight, layout.name_width)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(strip.left() + 2, strip.top(), layout.name_width, strip.height()), middle, name)
    figures = QRectF(strip.right() - layout.text_width - 2, strip.top(), layout.text_width, strip.height())
    painter.setPen(tones.text if row.known else tones.faint)
    shown = metrics.elidedText(texts.band(row.low, row.high), Qt.TextElideMode.ElideRight, layout.text_width)
    painter.drawText(figures, middle | Qt.AlignmentFlag.AlignRight, shown)
    painter.setFont(plain)
    bar = strip.adjusted(0, 0.2 * strip.height(), 0, -0.2 * strip.height())
    if row.known:
        _draw_bar(painter, layout, bar, row, tones)
    if row.is_total:
        painter.setPen(QPen(tones.faint, 1))
        painter.drawLine(QLineF(strip.left(), strip.bottom(), strip.right(), strip.bottom()))


def _draw_bar(painter: QPainter, layout: BandLayout, strip: QRectF, row: BandRow, tones: Tones) -> None:
    """The band; what lies beyond the axis is cut off, with an arrow."""
    plot, fill = layout.plot(), tones.classes[row.klasse]
    left, right = layout.x(row.low), layout.x(row.high)
    # A band without width is still to be seen.
    wide = max(right - left, 3.0)
    left, right = (left + right - wide) / 2, (left + right + wide) / 2
    inside = QRectF(QPointF(max(left, plot.left()), strip.top()), QPointF(min(right, plot.right()), strip.bottom()))
    if inside.width() > 0:
        fills.fill_box(painter, inside, fill)
    middle = strip.center().y()
    ends = ((left < plot.left(), plot.left(), ARROW), (right > plot.right(), plot.right(), -ARROW))
    for beyond, tip, inwards in ends:
        if beyond:
            base = tip + inwards
            corners = [QPointF(tip, middle), QPointF(base, strip.top()), QPointF(base, strip.bottom())]
            painter.setPen(QPen(tones.ground, 1.5))
            painter.setBrush(QColor(fill.outline))
            painter.drawPolygon(QPolygonF(corners))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_zero(painter: QPainter, layout: BandLayout, tones: Tones) -> None:
    plot = layout.plot()
    painter.setPen(QPen(tones.text, 1.6))
    x = layout.x(0.0)
    painter.drawLine(QLineF(x, plot.top(), x, min(plot.bottom(), plot.top() + layout.height) + 3))


class BandChart(QAbstractScrollArea):
    """The chart in a window; rows that do not fit are scrolled to, the axis stays in sight."""

    #: The region that was clicked.
    picked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BandRow] = []
        self.horizon = 0
        self.chosen: str | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Balance per region"))
        self.viewport().setMouseTracking(True)
        self.setMinimumHeight(120)

    def sizeHint(self) -> QSize:
        return QSize(380, 300)

    def show_rows(self, rows: list[BandRow], horizon: int) -> None:
        """Other figures."""
        self.rows, self.horizon = in_order(rows), horizon
        self._fit()
        self.viewport().update()

    def choose(self, region: str | None) -> None:
        """Mark a region and bring it in sight."""
        self.chosen = region
        number = next((number for number, row in enumerate(self.rows) if row.region == region), None)
        if region is not None and number is not None:
            layout = self._layout()
            top, bar = number * layout.row_height, self.verticalScrollBar()
            bar.setValue(int(min(max(bar.value(), top + layout.row_height - layout.area.height()), top)))
        self.viewport().update()

    def row_center(self, region: str | None) -> QPointF | None:
        """Where a region is drawn, in the viewport; None where it is not."""
        number = next((number for number, row in enumerate(self.rows) if row.region == region), None)
        return None if number is None else self._layout().row_box(number, self.verticalScrollBar().value()).center()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tones, box = painting.tones_of(self.palette()), QRectF(self.viewport().rect())
        if not self.rows:
            painter.fillRect(box, tones.ground)
            painting.centred(painter, box, tr("No balance yet: choose the input and press Calculate."), tones)
            return
        offset = float(self.verticalScrollBar().value())
        layout = self._layout()
        painter.fillRect(box, tones.ground)
        paint_bands(painter, box, self.rows, tones, self.horizon, self.chosen, offset)
        if layout.height > layout.area.height():
            self._cover(painter, layout, tones)

    def _cover(self, painter: QPainter, layout: BandLayout, tones: Tones) -> None:
        """What is scrolled out of the rows must not show through the legend and the axis."""
        box = layout.box
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), layout.area.top() - box.top()), tones.ground)
        below = QRectF(box.left(), layout.area.bottom(), box.width(), box.bottom() - layout.area.bottom())
        painter.fillRect(below, tones.ground)
        painting.draw_legend(painter, layout.legend_box, layout.legend, tones)
        painter.setClipRect(below)
        _draw_axis(painter, layout, tones, self.horizon)
        painter.setClipping(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._layout().row_at(event.pos().y(), self.verticalScrollBar().value()) if self.rows else None
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.rows[number].region)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in steps or not self.rows:
            super().keyPressEvent(event)
            return
        here = next((number for number, row in enumerate(self.rows) if row.region == self.chosen), -1)
        number = min(max(here + steps[event.key()], 0), len(self.rows) - 1)
        self.picked.emit(self.rows[number].region)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.rows:
            number = self._layout().row_at(event.pos().y(), self.verticalScrollBar().value())
            QToolTip.showText(event.globalPos(), "" if number is None else self.rows[number].reason, self)
            return True
        return super().viewportEvent(event)

    def _layout(self) -> BandLayout:
        metrics = QFontMetricsF(self.font())
        return BandLayout(QRectF(self.viewport().rect()), self.rows, metrics, painting.tones_of(self.palette()))

    def _fit(self) -> None:
        layout = self._layout()
        bar = self.verticalScrollBar()
        bar.setPageStep(int(layout.area.height()))
        bar.setSingleStep(int(layout.row_height))
        bar.setRange(0, max(0, math.ceil(layout.height - layout.area.height())))
