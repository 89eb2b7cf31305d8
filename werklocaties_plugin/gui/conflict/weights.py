"""Weights of the themes: which count, how much, and how the class is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ...core.judging.scoring import METHODS
from ...core.judging.weighing import Weighing
from ...i18n import language, tr
from ...shown_numbers import number
from ..widgets import small_note
from . import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Of a slider: step, and the highest weight it reaches; the box beside it goes further.
STEP, HIGHEST = 0.25, 5.0


class ThemeWeight:
    """A tick, a slider and a box for one theme, and the share of the whole that it has."""

    def __init__(self, prefix: str, grid: QGridLayout, row: int) -> None:
        self.prefix = prefix
        title = texts.theme_title(prefix)
        self.use = QCheckBox(title)
        self.use.setChecked(True)
        self.use.setToolTip(tr("Off: the theme does not count at all."))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, round(HIGHEST / STEP))
        self.slider.setPageStep(round(1 / STEP))
        self.slider.setMinimumWidth(50)
        self.slider.setAccessibleName(tr("Weight of {theme}").format(theme=title))
        self.box = QDoubleSpinBox()
        self.box.setRange(0.01, 100.0)
        self.box.setDecimals(2)
        self.box.setSingleStep(STEP)
        self.box.setLocale(QLocale(language()))
        self.box.setAccessibleName(tr("Weight of {theme}").format(theme=title))
        self.share = QLabel()
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, part in enumerate(self.parts()):
            grid.addWidget(part, row, column)
        self.slider.valueChanged.connect(lambda steps: self.box.setValue(steps * STEP))
        self.box.valueChanged.connect(self._move)
        self.use.toggled.connect(self._open)
        self.set_weight(1.0)

    def parts(self) -> tuple[QWidget, ...]:
        """In the order in which they stand."""
        return self.use, self.slider, self.box, self.share

    def weight(self) -> float:
        """0 when the theme does not count."""
        return float(self.box.value()) if self.use.isChecked() else 0.0

    def set_weight(self, weight: float) -> None:
        """0 turns the theme off and keeps the weight that it had."""
        self.use.setChecked(weight > 0)
        if weight > 0:
            self.box.setValue(weight)

    def _move(self, weight: float) -> None:
        # The slider follows as far as it reaches; what the box says stays.
        self.slider.blockSignals(True)
        self.slider.setValue(round(weight / STEP))
        self.slider.blockSignals(False)

    def _open(self, on: bool) -> None:
        for part in (self.slider, self.box, self.share):
            part.setEnabled(on)


class WeightsPanel(QWidget):
    """All weights; `changed` is sent once for whatever changes them."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes: list[ThemeWeight] = []
        self._quiet = False
        self.grid = QGridLayout()
        self.grid.setColumnStretch(1, 1)
        self.grid.setVerticalSpacing(3)
        # Wide enough for any share, or the sliders would change length while they are moved.
        self.grid.setColumnMinimumWidth(3, self.fontMetrics().horizontalAdvance("100 %"))
        self.method = QComboBox()
        for code in METHODS:
            self.method.addItem(texts.method_titles()[code], code)
        self.method.setToolTip(tr("How the class over all themes is decided (METHOD)."))
        self.note = small_note()
        self.equal = QPushButton(tr("Equalise"))
        self.equal.setToolTip(tr("The themes that count weigh the same."))
        self.reset = QPushButton(tr("Default"))
        self.reset.setToolTip(tr("Every theme counts with weight 1, and the worst decides."))
        self._lay_out()
        self.method.currentIndexChanged.connect(self._tell)
        self.equal.clicked.connect(self.balance)
        self.reset.clicked.connect(lambda: self.set_weighing(Weighing()))
        self.fit(())

    def _lay_out(self) -> None:
        last = QHBoxLayout()
        last.addWidget(self.method, 1)
        last.addWidget(self.equal)
        last.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.grid)
        column.addLayout(last)
        column.addWidget(self.note)

    def fit(self, prefixes: Sequence[str]) -> None:
        """The themes of a layer; weights of those that stay are kept."""
        if [each.prefix for each in self.themes] != list(prefixes):
            kept = self.weighing()
            for theme in self.themes:
                for part in theme.parts():
                    self.grid.removeWidget(part)
                    part.deleteLater()
            self.themes = [ThemeWeight(prefix, self.grid, row) for row, prefix in enumerate(prefixes)]
            for theme in self.themes:
                theme.box.valueChanged.connect(self._tell)
                theme.use.toggled.connect(self._tell)
            self.set_weighing(kept)
        for part in (self.method, self.equal, self.reset):
            part.setEnabled(bool(prefixes))

    def weighing(self) -> Weighing:
        """What is chosen now."""
        return Weighing(self.method.currentData(), {theme.prefix: theme.weight() for theme in self.themes})

    def set_weighing(self, weighing: Weighing) -> None:
        """Move everything at once; a theme that is not named weighs 1."""
        self._quiet = True
        for theme in self.themes:
            theme.set_weight(weighing.weights.get(theme.prefix, 1.0))
        self.method.setCurrentIndex(self.method.findData(weighing.method))
        self._quiet = False
        self._tell()

    def balance(self) -> None:
        """The same weight for every theme that counts; the rest stays as it is."""
        now = self.weighing()
        self.set_weighing(Weighing(now.method, {prefix: float(bool(each)) for prefix, each in now.weights.items()}))

    def _tell(self) -> None:
        if self._quiet:
            return
        whole = sum(theme.weight() for theme in self.themes)
        for theme in self.themes:
            share = 100 * theme.weight() / whole if whole else 0.0
            theme.share.setText(tr("{percent} %").format(percent=number(share)))
        used = [theme for theme in self.themes if theme.weight()]
        for theme in self.themes:
            # One theme must be left.
            theme.use.setEnabled(len(used) > 1 or theme not in used)
        self.note.setText(texts.method_notes()[self.method.currentData()])
        self.changed.emit()
