"""Supply in steps against the band of the demand over the years, with the first year of shortage."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from ... import shown_numbers
from ...i18n import tr
from . import painting, texts
from .painting import GAP, Tones


@dataclass(frozen=True)
class Years:
    """What is drawn of one region.

    Attributes:
        year, supply, undated, low, high: per year; hard supply that can be there, hard supply of which the year is
            not known, and the ends of the demand (ha), NaN unknown.
        start: reference year of the supply, from which demand counts.
        short_high, short_low: first year of shortage at high and at low demand, NaN never.
    """

    region: str | None
    horizon: int
    year: list[int] = field(default_factory=list)
    supply: list[float] = field(default_factory=list)
    undated: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    start: float = math.nan
    short_high: float = math.nan
    short_low: float = math.nan

    @property
    def known(self) -> bool:
        """Whether there is anything to draw."""
        return any(not math.isnan(each) for each in (*self.supply, *self.high))


class _Axes:
    """From years and hectares to places."""

    def __init__(self, plot: QRectF, years: Years) -> None:
        self.plot = plot
        self.first, self.last = years.year[0], max(years.year[-1], years.year[0] + 1)
        values = [*years.low, *years.high, *(a + b for a, b in zip(years.supply, years.undated, strict=True))]
        known = [each for each in values if not math.isnan(each)]
        self.low = min(0.0, *known) if known else 0.0
        self.high = max(0.0, *known) if known else 1.0
        # Room above for the mark of the horizon.
        self.high += 0.12 * (self.high - self.low) or 1.0

    def x(self, year: float) -> float:
        return self.plot.left() + self.plot.width() * (year - self.first) / (self.last - self.first)

    def y(self, hectares: float) -> float:
        return self.plot.bottom() - self.plot.height() * (hectares - self.low) / (self.high - self.low)

    def at(self, year: float, hectares: float) -> QPointF:
        return QPointF(self.x(year), self.y(hectares))


def paint_years(painter: QPainter, box: QRectF, years: Years, tones: Tones) -> None:
    """Draw the chart in a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(box, tones.ground)
    inner = box.adjusted(GAP, GAP, -GAP, -GAP)
    top = _draw_title(painter, inner, years, tones)
    if not years.known:
        painting.centred(painter, inner, tr("Supply and demand of this region are unknown."), tones)
        return
    metrics = QFontMetricsF(painter.font())
    legend = _legend(years, tones)
    top += painting.draw_legend(painter, QRectF(inner.left(), top, inner.width(), 0), legend, tones)
    plot = QRectF(inner.left(), top, inner.width() - GAP, inner.bottom() - top - metrics.height() - 4)
    axes = _Axes(plot, years)
    widest = max(metrics.horizontalAdvance(shown_numbers.number(each)) for each in (axes.low, axes.high)) + GAP
    axes.plot = plot = plot.adjusted(widest, 0, 0, 0)
    _draw_grid(painter, axes, metrics, tones)
    _draw_demand(painter, axes, years, tones)
    _draw_supply(painter, axes, years, tones)
    _draw_horizon(painter, axes, years, metrics, tones)
    _draw_shortages(painter, axes, years, tones)


def _draw_title(painter: QPainter, inner: QRectF, years: Years, tones: Tones) -> float:
    """Region and unit; returns where the rest may begin."""
    plain = painter.font()
    bold = QFont(plain)
    bold.setBold(True)
    painter.setFont(bold)
    metrics = QFontMetricsF(bold)
    painter.setPen(tones.text)
    name = metrics.elidedText(texts.region_title(years.region), Qt.TextElideMode.ElideRight, 0.5 * inner.width())
    painter.drawText(QPointF(inner.left(), inner.top() + metrics.ascent()), name)
    left = inner.left() + metrics.horizontalAdvance(name) + GAP
    painter.setFont(plain)
    metrics = QFontMetricsF(plain)
    painter.setPen(tones.faint)
    unit = tr("ha net, demand since {year}").format(year=texts.year(years.start))
    unit = metrics.elidedText(unit, Qt.TextElideMode.ElideRight, inner.right() - left)
    painter.drawText(QPointF(left, inner.top() + metrics.ascent()), unit)
    return inner.top() + metrics.height() + 4


def _legend(years: Years, tones: Tones) -> list[tuple[painting.Look, str]]:
    entries: list[tuple[painting.Look, str]] = [
        (tones.supply, tr("hard supply")),
        (tones.demand, tr("demand, low to high")),
    ]
    if any(each > 0 for each in years.undated):
        entries.insert(1, (tones.undated, tr("hard supply, year unknown")))
    return [*entries, *((mark, words) for mark, _, _, words in _shortages(years, tones))]


def _draw_grid(painter: QPainter, axes: _Axes, metrics: QFontMetricsF, tones: Tones) -> None:
    plot = axes.plot
    values = painting.ticks(axes.low, axes.high, max(2, int(plot.height() // (1.8 * metrics.height()))))
    decimals = 1 if any(each != round(each) for each in values) else 0
    for value in values:
        y = axes.y(value)
        painter.setPen(QPen(tones.faint if value == 0 else tones.grid, 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        word = shown_numbers.number(value, decimals)
        painter.setPen(tones.faint)
        left = plot.left() - GAP / 2 - metrics.horizontalAdvance(word)
        painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), word)
    room = 1.6 * metrics.horizontalAdvance("2000")
    for value in painting.ticks(axes.first, axes.last, max(1, int(plot.width() // room))):
        if value != round(value):
            continue
        x, word = axes.x(value), f"{value:.0f}"
        painter.setPen(QPen(tones.grid, 1))
        painter.drawLine(QLineF(x, plot.bottom(), x, plot.bottom() + 4))
        painter.setPen(tones.faint)
        half = metrics.horizontalAdvance(word) / 2
        painter.drawText(QPointF(min(x - half, plot.right() + GAP - 2 * half), plot.bottom() + metrics.height()), word)


def _runs(years: Years, *columns: list[float]) -> list[list[int]]:
    """Numbers of successive years in which all columns are known."""
    runs: list[list[int]] = [[]]
    for number in range(len(years.year)):
        if any(math.isnan(column[number]) for column in columns):
            runs.append([])
        else:
            runs[-1].append(number)
    return [run for run in runs if run]


def _draw_demand(painter: QPainter, axes: _Axes, years: Years, tones: Tones) -> None:
    for run in _runs(years, years.low, years.high):
        upper = [axes.at(years.year[number], years.high[number]) for number in run]
        lower = [axes.at(years.year[number], years.low[number]) for number in run]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tones.demand)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setPen(QPen(tones.demand_edge, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge in (upper, lower):
            painter.drawPolyline(QPolygonF(edge))


def _steps(axes: _Axes, years: Years, run: list[int], values: list[float]) -> list[QPointF]:
    """A line that holds each value until the next year."""
    points: list[QPointF] = []
    for number in run:
        if points:
            points.append(QPointF(axes.x(years.year[number]), points[-1].y()))
        points.append(axes.at(years.year[number], values[number]))
    return points


def _draw_supply(painter: QPainter, axes: _Axes, years: Years, tones: Tones) -> None:
    there = [dated + undated for dated, undated in zip(years.supply, years.undated, strict=True)]
    for run in _runs(years, years.supply, years.undated):
        dated = _steps(axes, years, run, years.supply)
        if any(years.undated[number] > 0 for number in run):
            top = _steps(axes, years, run, there)
            tone = tones.undated.__class__(tones.undated)
            tone.setAlpha(120)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawPolygon(QPolygonF([*top, *reversed(dated)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tones.supply, 1.4, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF(top))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tones.supply, 2.4))
        painter.drawPolyline(QPolygonF(dated))


def _draw_horizon(painter: QPainter, axes: _Axes, years: Years, metrics: QFontMetricsF, tones: Tones) -> None:
    if not axes.first <= years.horizon <= axes.last:
        return
    plot, x = axes.plot, axes.x(years.horizon)
    painter.setPen(QPen(tones.text, 1, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
    word = tr("horizon {year}").format(year=years.horizon)
    width = metrics.horizontalAdvance(word)
    left = x + 4 if x + 4 + width <= plot.right() else x - 4 - width
    painter.setPen(tones.text)
    painter.drawText(QPointF(left, plot.top() + metrics.ascent()), word)


def _shortages(years: Years, tones: Tones) -> list[tuple[painting.Mark, float, list[float], str]]:
    """Mark, year, line and words of the first shortage at either end of the demand, as far as there is one."""
    found = [
        (painting.Mark(tones.alarm, full=True), years.short_high, years.high, tr("short from {year} (high)")),
        (painting.Mark(tones.alarm, full=False), years.short_low, years.low, tr("short from {year} (low)")),
    ]
    return [
        (mark, year, line, words.format(year=texts.year(year)))
        for mark, year, line, words in found
        if not math.isnan(year) and int(year) in years.year
    ]


def _draw_shortages(painter: QPainter, axes: _Axes, years: Years, tones: Tones) -> None:
    """A mark where each end of the demand first exceeds the supply; its words stand in the legend."""
    for mark, year, line, _ in _shortages(years, tones):
        value = line[years.year.index(int(year))]
        if not math.isnan(value):
            mark.draw(painter, axes.at(year, value))


class YearsChart(QWidget):
    """The chart in a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years: Years | None = None
        self.setMinimumSize(240, 120)
        self.setAccessibleName(tr("Supply and demand over the years"))

    def sizeHint(self) -> QSize:
        return QSize(380, 240)

    def show_years(self, years: Years | None) -> None:
        """Another region, or other figures; None for none."""
        self.years = years
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tones, box = painting.tones_of(self.palette()), QRectF(self.rect())
        if self.years is None or not self.years.year:
            painter.fillRect(box, tones.ground)
            painting.centred(painter, box, tr("Choose a region in the chart, in the table or on the map."), tones)
            return
        paint_years(painter, box, self.years, tones)
