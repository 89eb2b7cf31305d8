"""Where everything of the chart of bands goes: rows, axis, names and figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QFontMetricsF

from . import painting, texts
from .painting import GAP, Tones

#: Height of a row (px of the window).
LOWEST, HIGHEST = 22.0, 34.0
#: A total that takes more than so many times the axis of the regions would press them to stripes: it is cut off.
MOST_TIMES = 4.0


@dataclass(frozen=True)
class BandRow:
    """A region and its band.

    Attributes:
        region: as the table has it; None for land outside all regions.
        low, high: ends of the balance (ha), NaN unknown.
        reason: the sentence behind the class.
        is_total: set apart at the top.
    """

    region: str | None
    low: float
    high: float
    klasse: str
    reason: str = ""
    is_total: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a band to draw."""
        return not (math.isnan(self.low) or math.isnan(self.high))


def in_order(rows: list[BandRow]) -> list[BandRow]:
    """The total first, then the largest shortage at the top and what is unknown at the bottom."""
    return sorted(rows, key=lambda row: (not row.is_total, not row.known, row.low if row.known else 0.0))


class BandLayout:
    """Where everything of the chart goes in a box.

    Args:
        metrics: of the font that is used.
    """

    def __init__(self, box: QRectF, rows: list[BandRow], metrics: QFontMetricsF, tones: Tones) -> None:
        self.box, self.rows, self.metrics = box, rows, metrics
        titles = texts.class_titles()
        present = [each for each in titles if any(row.klasse == each for row in rows)]
        self.legend = [(tones.classes[each], titles[each]) for each in present]
        inner = box.adjusted(GAP, GAP, -GAP, -GAP)
        above = painting.legend_height(metrics, inner.width(), self.legend)
        below = 2 * metrics.height() + GAP
        self.legend_box = QRectF(inner.left(), inner.top(), inner.width(), above)
        self.area = QRectF(inner.left(), inner.top() + above, inner.width(), max(inner.height() - above - below, 1.0))
        self.row_height = min(max(self.area.height() / max(len(rows), 1), LOWEST, metrics.height() + 4), HIGHEST)
        # Bold is what is chosen: room for it everywhere, or names would jump.
        widest = max((metrics.horizontalAdvance(texts.region_title(row.region)) for row in rows), default=0.0)
        figures = max((metrics.horizontalAdvance(texts.band(row.low, row.high)) for row in rows), default=0.0)
        self.name_width = min(1.12 * widest + GAP, 0.36 * inner.width())
        self.text_width = min(1.12 * figures + GAP, 0.45 * inner.width())
        self.low, self.high = _span(rows)

    @property
    def height(self) -> float:
        """Of all rows together."""
        return self.row_height * len(self.rows)

    @property
    def needed(self) -> float:
        """Height of the whole chart when no row is hidden."""
        return self.box.height() - self.area.height() + self.height

    def plot(self) -> QRectF:
        """Between names and figures."""
        left = self.area.left() + self.name_width + GAP
        right = self.area.right() - self.text_width - GAP
        return QRectF(left, self.area.top(), max(right - left, 1.0), self.area.height())

    def x(self, hectares: float) -> float:
        """Where a balance lies."""
        plot = self.plot()
        return plot.left() + plot.width() * (hectares - self.low) / (self.high - self.low)

    def row_box(self, number: int, offset: float) -> QRectF:
        """The strip of a row when the chart is scrolled down by offset."""
        top = self.area.top() + number * self.row_height - offset
        return QRectF(self.area.left(), top, self.area.width(), self.row_height)

    def row_at(self, y: float, offset: float) -> int | None:
        """Which row lies there."""
        if not self.area.top() <= y <= self.area.bottom():
            return None
        number = int((y - self.area.top() + offset) // self.row_height)
        return number if 0 <= number < len(self.rows) else None


def _span(rows: list[BandRow]) -> tuple[float, float]:
    """The range of the axis: zero is always in sight, and every region; the total where it leaves them room."""
    low, high = _ends(rows)
    low_of_regions, high_of_regions = _ends([row for row in rows if not row.is_total])
    if 0 < MOST_TIMES * (high_of_regions - low_of_regions) < high - low:
        low, high = low_of_regions, high_of_regions
    if low == high:
        return -1.0, 1.0
    margin = 0.04 * (high - low)
    return low - margin, high + margin


def _ends(rows: list[BandRow]) -> tuple[float, float]:
    """The lowest and the highest balance, zero among them."""
    known = [row for row in rows if row.known]
    return min((row.low for row in known if row.low < 0), default=0.0), max(
        (row.high for row in known if row.high > 0), default=0.0
    )
