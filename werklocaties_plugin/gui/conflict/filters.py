"""What of the list is shown: words, a place, classes of a theme, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...core.judging.screened import folded
from ...i18n import tr
from ...shown_numbers import number
from . import class_look, texts
from .terrain_model import OVERALL, Column, TerrainModel

if TYPE_CHECKING:
    from ...core.judging.screened import Screened
    from ...core.types import BoolArray, IntArray

#: After the last key before the list follows (ms).
PAUSE = 120


class Filters(QWidget):
    """The choices above the list. The mask follows from them and from the figures in the model."""

    changed = pyqtSignal()

    def __init__(self, model: TerrainModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._counted: dict[str, int] = {}
        self._places: dict[tuple[str, str], BoolArray] = {}
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Name, RIN or municipality"))
        self.words.setAccessibleName(tr("Search in the list"))
        self.words.setClearButtonEnabled(True)
        self.place = _box(tr("Region or municipality"))
        self.theme = _box(tr("The theme whose classes are counted and filtered"))
        self.classes = {klasse: _class_button() for klasse in texts.CLASSES}
        self.moved = _class_button()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.changed)
        self._connect()
        self.fit(None)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.words, 3)
        first.addWidget(self.place, 2)
        first.addWidget(self.theme, 2)
        second = QHBoxLayout()
        second.setSpacing(2)
        for button in (*self.classes.values(), self.moved):
            second.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda: self._timer.start())
        self.place.currentIndexChanged.connect(self.changed)
        self.theme.currentIndexChanged.connect(self.changed)
        for button in (*self.classes.values(), self.moved):
            button.toggled.connect(self.changed)

    def fit(self, screened: Screened | None) -> None:
        """Another layer; None for none."""
        self.blockSignals(True)
        self._places = {} if screened is None else _places(screened)
        kept = self.theme.currentData()
        self.theme.clear()
        self.theme.addItem(tr("All themes"), OVERALL)
        for column in self.model.columns:
            if column.prefix is not None:
                self.theme.addItem(texts.theme_title(column.prefix), column.key)
        self.theme.setCurrentIndex(max(0, self.theme.findData(kept)))
        self.place.clear()
        self.place.addItem(tr("Everywhere"), None)
        for kind, name in self._places:
            title = tr("Region {name}") if kind == "regio" else "{name}"
            self.place.addItem(title.format(name=name), (kind, name))
        self.blockSignals(False)
        self._paint_signs()

    def clear(self) -> None:
        """Show everything again."""
        self.blockSignals(True)
        self.words.clear()
        self.place.setCurrentIndex(0)
        for button in (*self.classes.values(), self.moved):
            button.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def mask(self) -> BoolArray | None:
        """Rows of the layer that are shown, None for all; the buttons count what the other choices leave."""
        screened = self.model.screened
        if screened is None:
            self._count(np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int64))
            return None
        here = np.ones(len(screened), dtype=bool)
        words = folded(self.words.text()).split()
        if words:
            here &= np.array([all(word in text for word in words) for text in screened.searched], dtype=bool)
        if self.place.currentData() is not None:
            here &= self._places[tuple(self.place.currentData())]
        ranks = self.model.ranks(self._column())
        self._count(here, ranks)
        if self.moved.isChecked() and self.model.changes is not None:
            here &= self.model.changes.changed
        wanted = [texts.RANKS[klasse] for klasse, button in self.classes.items() if button.isChecked()]
        if wanted:
            here &= np.isin(ranks, wanted)
        return None if here.all() else here

    def counts(self) -> dict[str, int]:
        """Class -> how many terrains the button counts."""
        return dict(self._counted)

    def _column(self) -> Column:
        key = self.theme.currentData()
        return next(column for column in self.model.columns if column.key == key)

    def _count(self, here: BoolArray, ranks: IntArray) -> None:
        self._counted = {klasse: int((here & (ranks == texts.RANKS[klasse])).sum()) for klasse in texts.CLASSES}
        for klasse, button in self.classes.items():
            button.setText(number(self._counted[klasse]))
            title = texts.class_titles()[klasse]
            button.setToolTip(tr("{klasse}: {count}. Press to show only these.").format(
                klasse=title, count=number(self._counted[klasse])
            ))  # fmt: skip
            button.setAccessibleName(f"{title} {self._counted[klasse]}")
        changes = self.model.changes
        moved = 0 if changes is None else int((here & changes.changed).sum()) if len(here) else 0
        self.moved.setText(f"± {number(moved)}")
        self.moved.setToolTip(
            tr("{count} terrain(s) have another class than in the comparison. Press to show only these.").format(
                count=number(moved)
            )
        )
        self.moved.setAccessibleName(self.moved.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_signs()

    def _paint_signs(self) -> None:
        for klasse, button in self.classes.items():
            button.setIcon(_sign(texts.RANKS[klasse], self))


def _sign(rank: int, widget: QWidget) -> QIcon:
    """The sign of a class as an icon, sharp on screens of a high resolution too."""
    ratio = widget.devicePixelRatioF()
    size = QSize(round(class_look.WIDTH) + 3, round(class_look.HEIGHT) + 3)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    class_look.draw(painter, QRectF(0, 0, size.width(), size.height()), rank, widget.palette())
    painter.end()
    return QIcon(picture)


def _class_button() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(round(class_look.WIDTH) + 3, round(class_look.HEIGHT) + 3))
    return button


def _box(explanation: str) -> QComboBox:
    box = QComboBox()
    box.setToolTip(explanation)
    box.setAccessibleName(explanation)
    box.setMinimumContentsLength(6)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _places(screened: Screened) -> dict[tuple[str, str], BoolArray]:
    """Kind of place and its name -> the terrains in it; regions before municipalities."""
    found: dict[tuple[str, str], BoolArray] = {}
    for kind in ("regio", "gemeente"):
        column, order = getattr(screened, kind), screened.alphabet[kind]
        _, first, code = np.unique(order, return_index=True, return_inverse=True)
        found |= {(kind, str(column[row])): code == number for number, row in enumerate(first) if column[row]}
    return found
