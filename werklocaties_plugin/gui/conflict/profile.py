"""One terrain: its judgement, a bar per theme, and the reason of each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...core.judging.classes import BANDS, ORDER
from ...i18n import tr
from ..fills import fill_box, is_dark, mixed
from ..widgets import small_note
from . import class_look, texts
from .class_look import ClassSign

#: Height of a bar (px).
HEIGHT = 14


@dataclass(frozen=True)
class ThemeLine:
    """What is said of one theme.

    Attributes:
        rank, score: -1 and NaN for onbekend.
        weight: 0 when the theme does not count.
        reason: the sentence in the layer, None without one.
    """

    prefix: str
    rank: int
    score: float
    weight: float
    reason: str | None


@dataclass(frozen=True)
class Profile:
    """What is said of one terrain.

    Attributes:
        title, place: its name, and where it is.
        rank, score, standing: of all themes together; where it stands among all, in words.
        firmness: in words, empty where nothing is known of it.
    """

    title: str
    place: str
    rank: int
    score: float
    standing: str
    firmness: str
    lines: tuple[ThemeLine, ...]


class ScoreBar(QWidget):
    """A score from 0 to 100, in the fill of its class, on a ground that shows the bounds of the classes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rank, self.score, self.faint = -1, math.nan, False
        self.setMinimumWidth(70)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(140, HEIGHT + 2)

    def show_score(self, rank: int, score: float, *, faint: bool) -> None:
        """Another score."""
        self.rank, self.score, self.faint = rank, score, faint
        self.setToolTip(tr("Score {score} of 100").format(score=texts.score(score)))
        self.setAccessibleName(self.toolTip())
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        palette = self.palette()
        ground, ink = palette.color(palette.ColorRole.Base), palette.color(palette.ColorRole.Text)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1)
        painter.fillRect(box, mixed(ground, ink, 0.06))
        if self.faint:
            painter.setOpacity(0.35)
        if not math.isnan(self.score):
            fill = class_look.fills(dark=is_dark(palette))[texts.BY_RANK[self.rank]]
            fill_box(
                painter, QRectF(box.left(), box.top(), max(2.0, box.width() * self.score / 100), box.height()), fill
            )
        painter.setOpacity(1.0)
        painter.setPen(QPen(mixed(ink, ground, 0.45), 1, Qt.PenStyle.DashLine))
        for klasse in ORDER[2:]:
            x = round(box.left() + box.width() * BANDS[klasse][0] / 100)
            painter.drawLine(x, round(box.top()), x, round(box.bottom()))
        painter.setPen(QPen(mixed(ink, ground, 0.6), 1))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRect(box)
        painter.end()


class _Row:
    """The widgets of one theme."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self.sign, self.bar = ClassSign(), ScoreBar()
        self.title, self.score, self.reason = QLabel(), QLabel(), small_note()
        self.score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for column, part in enumerate((self.sign, self.title, self.bar, self.score)):
            grid.addWidget(part, row, column)
        grid.addWidget(self.reason, row + 1, 1, 1, 3)

    def show_line(self, line: ThemeLine) -> None:
        faint = line.weight == 0
        self.sign.show_rank(line.rank, faint=faint)
        self.title.setText(texts.theme_title(line.prefix))
        self.title.setEnabled(not faint)
        self.bar.show_score(line.rank, line.score, faint=faint)
        self.score.setText(tr("off") if faint else texts.score(line.score))
        self.reason.setText(line.reason or tr("The layer gives no reason."))
        self.reason.setEnabled(not faint)

    def parts(self) -> tuple[QWidget, ...]:
        return self.sign, self.title, self.bar, self.score, self.reason


class ProfilePanel(QWidget):
    """The profile in a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile: Profile | None = None
        self.title, self.place, self.standing = QLabel(), small_note(), QLabel()
        self.firmness = small_note()
        self.sign = ClassSign()
        self.rows: list[_Row] = []
        for label in (self.title, self.standing):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        bold = self.title.font()
        bold.setBold(True)
        bold.setPointSizeF(1.15 * bold.pointSizeF())
        self.title.setFont(bold)
        line = QHBoxLayout()
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.standing, 1)
        self.grid = QGridLayout()
        self.grid.setColumnStretch(2, 1)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(3)
        for part in (self.title, self.place):
            column.addWidget(part)
        column.addLayout(line)
        column.addWidget(self.firmness)
        column.addLayout(self.grid)
        column.addStretch(1)
        self.show_profile(None)

    def show_profile(self, profile: Profile | None) -> None:
        """Another terrain; None for none."""
        self.profile = profile
        lines = () if profile is None else profile.lines
        while len(self.rows) < len(lines):
            self.rows.append(_Row(self.grid, 2 * len(self.rows)))
        for number, row in enumerate(self.rows):
            for part in row.parts():
                part.setVisible(number < len(lines))
            if number < len(lines):
                row.show_line(lines[number])
        self.title.setText(tr("Choose a terrain in the list or on the map.") if profile is None else profile.title)
        self.place.setText("" if profile is None else profile.place)
        self.standing.setText("" if profile is None else profile.standing)
        self.firmness.setText("" if profile is None else profile.firmness)
        self.firmness.setVisible(bool(self.firmness.text()))
        self.sign.setVisible(profile is not None)
        if profile is not None:
            self.sign.show_rank(profile.rank)
