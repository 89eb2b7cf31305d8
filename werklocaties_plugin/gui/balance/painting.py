"""What the charts share: tones for light and dark windows, patterns, ticks and legends. All drawn with QPainter, on
screen and in files alike."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from .. import fills
from ..fills import Fill, mixed

GAP = 6.0
SWATCH = 11.0


@dataclass(frozen=True)
class Tones:
    """Colours of a chart.

    Attributes:
        classes: class of a balance -> its fill; the hues are those of the map.
    """

    ground: QColor
    text: QColor
    faint: QColor
    grid: QColor
    chosen: QColor
    supply: QColor
    undated: QColor
    demand: QColor
    demand_edge: QColor
    alarm: QColor
    classes: dict[str, Fill]


@dataclass(frozen=True)
class Mark:
    """A triangle that points at a year, full or hollow."""

    colour: QColor
    full: bool

    def draw(self, painter: QPainter, point: QPointF, size: float = 6.0) -> None:
        """With its point there."""
        painter.setPen(QPen(self.colour, 1.6))
        painter.setBrush(self.colour if self.full else Qt.BrushStyle.NoBrush)
        left, right = (
            QPointF(point.x() - size, point.y() - 1.8 * size),
            QPointF(point.x() + size, point.y() - 1.8 * size),
        )
        painter.drawPolygon(QPolygonF([point, left, right]))
        painter.setBrush(Qt.BrushStyle.NoBrush)


#: What stands before a word in a legend.
Look = Fill | QColor | Mark

LIGHT_CLASSES = {
    "tekort": Fill("#8c510a", "#4a2b05"),
    "onzeker": Fill("#dfc27d", "#7d6a3f", "/"),
    "voldoende": Fill("#9fd8cf", "#24796f"),
    "onbekend": Fill("#ffffff", "#6b6b9e", "x"),
}
DARK_CLASSES = {
    "tekort": Fill("#b8701d", "#f0b46a"),
    "onzeker": Fill("#8a7440", "#ecd398", "/"),
    "voldoende": Fill("#2f8f84", "#a8e6dd"),
    "onbekend": Fill("#3a3a48", "#b9b9e6", "x"),
}


def tones_of(palette: QPalette) -> Tones:
    """Tones that stand out on this palette."""
    dark = fills.is_dark(palette)
    ground, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    chosen = QColor(palette.color(QPalette.ColorRole.Highlight))
    chosen.setAlpha(90 if dark else 60)
    return _tones(ground, text, chosen, dark=dark)


def paper_tones() -> Tones:
    """Tones for files: dark on white, whatever the window looks like."""
    return _tones(QColor("#ffffff"), QColor("#202020"), QColor(0, 0, 0, 0), dark=False)


def _tones(ground: QColor, text: QColor, chosen: QColor, *, dark: bool) -> Tones:
    return Tones(
        ground, text, mixed(text, ground, 0.35), mixed(text, ground, 0.82), chosen,
        supply=QColor("#5fd0c0" if dark else "#01665e"),
        undated=QColor("#2d6f67" if dark else "#b5ded8"),
        demand=QColor("#8a6d2f" if dark else "#e6cf9c"),
        demand_edge=QColor("#ecd398" if dark else "#8a6d2f"),
        alarm=fills.alarm(dark=dark),
        classes=DARK_CLASSES if dark else LIGHT_CLASSES,
    )  # fmt: skip


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values from low to high: as many as there may be, and at least the best one."""
    if not high > low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / max(most, 1)))
    for step in (each * scale * power for scale in (0.1, 1, 10) for each in (1, 2, 5)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            break
    return [number * step for number in range(first, last + 1)] or [low]


def draw_legend(painter: QPainter, box: QRectF, entries: list[tuple[Look, str]], tones: Tones) -> float:
    """Swatches with words, on as many lines as they need; the height they take."""
    metrics = QFontMetricsF(painter.font())
    for place, (look, word) in zip(legend_places(metrics, box.width(), entries), entries, strict=True):
        left, top = box.left() + place.x(), box.top() + place.y()
        swatch = QRectF(left, top + (metrics.height() - SWATCH) / 2, SWATCH * 1.6, SWATCH)
        if isinstance(look, Fill):
            fills.fill_box(painter, swatch, look)
        elif isinstance(look, Mark):
            look.draw(painter, QPointF(swatch.center().x(), swatch.bottom()), 5.0)
        else:
            painter.fillRect(swatch, look)
        painter.setPen(tones.text)
        painter.drawText(QPointF(swatch.right() + 4, top + metrics.ascent()), word)
    return legend_height(metrics, box.width(), entries)


def legend_places(metrics: QFontMetricsF, width: float, entries: list[tuple[Look, str]]) -> list[QPointF]:
    """Where each entry begins, from the upper left corner."""
    places, left, top = [], 0.0, 0.0
    for _, word in entries:
        needs = SWATCH * 1.6 + 4 + metrics.horizontalAdvance(word)
        if left > 0 and left + needs > width:
            left, top = 0.0, top + metrics.height() + 2
        places.append(QPointF(left, top))
        left += needs + 2 * GAP
    return places


def legend_height(metrics: QFontMetricsF, width: float, entries: list[tuple[Look, str]]) -> float:
    """Height of the legend on this width."""
    places = legend_places(metrics, width, entries)
    return places[-1].y() + metrics.height() + GAP if places else 0.0


def centred(painter: QPainter, box: QRectF, text: str, tones: Tones) -> None:
    """A remark in place of a chart."""
    painter.setPen(tones.faint)
    painter.drawText(box.adjusted(GAP, GAP, -GAP, -GAP), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
