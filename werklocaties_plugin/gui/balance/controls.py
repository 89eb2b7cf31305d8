"""What a user varies: sliders with their value, switches, and why one of them cannot be moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from ... import shown_numbers
from ...core.balance.views import Choices
from ...i18n import tr
from . import texts

if TYPE_CHECKING:
    from ...core.balance.explore import Explorer

#: Choice -> lowest, highest, step.
RANGES = {
    "horizon": (2025, 2050, 1),
    "double_use_pct": (0, 200, 10),
    "greening_pct": (0, 50, 1),
    "space_pct": (50, 150, 5),
}
SWITCHES = ("phase3_is_hard", "unknown_is_hard", "pressed_counts")


class Slider:
    """A slider over whole steps and a label with its value; both are placed by the owner."""

    def __init__(self, lowest: int, highest: int, step: int, shown: Callable[[int], str]) -> None:
        self.step = step
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(60)
        self.value_label = QLabel()
        self.value_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.shown = shown
        self.set_range(lowest, highest)
        self.slider.valueChanged.connect(self.refresh)

    def set_range(self, lowest: int, highest: int) -> None:
        self.slider.setRange(lowest // self.step, highest // self.step)
        self.slider.setPageStep(max(1, (highest - lowest) // self.step // 5))
        self.refresh()

    def value(self) -> int:
        return int(self.slider.value()) * self.step

    def set_value(self, value: float) -> None:
        self.slider.setValue(round(value / self.step))

    def refresh(self) -> None:
        self.value_label.setText(self.shown(self.value()))


class Controls(QWidget):
    """All choices; `changed` is sent once for whatever changes them."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._space: float | None = None
        self._double: float | None = None
        shown: dict[str, Callable[[int], str]] = {
            "horizon": str, "double_use_pct": self._double_text, "greening_pct": _percent,
            "space_pct": self._space_text,
        }  # fmt: skip
        self.sliders = {name: Slider(*RANGES[name], shown[name]) for name in RANGES}
        self.labels = {name: QLabel(title) for name, title in _titles().items() if name in RANGES}
        self.switches = {name: QCheckBox(_titles()[name]) for name in SWITCHES}
        self.segment = QComboBox()
        self.segment_label = QLabel(tr("Segment"))
        self.reasons = QLabel()
        self.reasons.setWordWrap(True)
        self.reset = QPushButton(tr("Start values"))
        self.reset.setToolTip(tr("All choices back to where they start."))
        self.hints = _hints()
        self._lay_out()
        self.set_choices(Choices())
        self.set_segments([])
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for number, (name, slider) in enumerate(self.sliders.items()):
            self.labels[name].setBuddy(slider.slider)
            slider.slider.setAccessibleName(self.labels[name].text())
            grid.addWidget(self.labels[name], number, 0)
            grid.addWidget(slider.slider, number, 1)
            grid.addWidget(slider.value_label, number, 2)
        # Wide enough for any value, or the sliders would change length while they are moved.
        grid.setColumnMinimumWidth(2, self.fontMetrics().horizontalAdvance("150 % · 999 m²"))
        row = len(self.sliders)
        pair = QHBoxLayout()
        for name in ("phase3_is_hard", "unknown_is_hard"):
            pair.addWidget(self.switches[name])
        pair.addStretch(1)
        grid.addLayout(pair, row, 0, 1, 3)
        grid.addWidget(self.switches["pressed_counts"], row + 1, 0, 1, 3)
        grid.addWidget(self.segment_label, row + 2, 0)
        last = QHBoxLayout()
        last.addWidget(self.segment, 1)
        last.addWidget(self.reset)
        grid.addLayout(last, row + 2, 1, 1, 2)
        grid.addWidget(self.reasons, row + 3, 0, 1, 3)
        grid.setRowStretch(row + 4, 1)

    def _connect(self) -> None:
        for slider in self.sliders.values():
            slider.slider.valueChanged.connect(self._tell)
        for switch in self.switches.values():
            switch.toggled.connect(self._tell)
        self.segment.currentIndexChanged.connect(self._tell)
        self.reset.clicked.connect(self.back)

    def choices(self) -> Choices:
        """What is chosen now."""
        numbers = {name: slider.value() for name, slider in self.sliders.items()}
        return Choices(
            horizon=numbers["horizon"],
            **{name: switch.isChecked() for name, switch in self.switches.items()},
            **{name: float(numbers[name]) for name in numbers if name != "horizon"},
            by_segment=self.chosen_segment() is not None,
        )

    def chosen_segment(self) -> str | None:
        """None for all segments together."""
        return self.segment.currentData()

    def set_choices(self, choices: Choices) -> None:
        """Move everything at once."""
        self._quiet = True
        for name, slider in self.sliders.items():
            slider.set_value(getattr(choices, name))
        for name, switch in self.switches.items():
            switch.setChecked(getattr(choices, name))
        if not choices.by_segment:
            self.segment.setCurrentIndex(0)
        self._quiet = False
        self._tell()

    def back(self) -> None:
        """All choices as they start."""
        self.set_choices(Choices())

    def set_segments(self, segments: list[str]) -> None:
        """Which segments can be looked at on their own."""
        kept, self._quiet = self.chosen_segment(), True
        self.segment.clear()
        self.segment.addItem(tr("all segments"), None)
        for name in segments:
            self.segment.addItem(tr("segment {name}").format(name=name), name)
        self.segment.setCurrentIndex(max(0, self.segment.findData(kept)) if kept else 0)
        self.segment.setEnabled(bool(segments))
        self._quiet = False

    def fit(self, explorer: Explorer | None) -> None:
        """Open what the input allows, close the rest and say why."""
        closed = {} if explorer is None else explorer.closed
        self._quiet = True
        if explorer is not None:
            self._space, self._double = explorer.space_per_job(), explorer.double_use_hectares()
            first, last = explorer.years()
            # A horizon beyond the demand gives no balance; it is kept in reach, for the user may know better.
            self.sliders["horizon"].set_range(first, max(last, Choices().horizon))
            self.set_segments(explorer.segments())
            self._quiet = True
        reasons = texts.closed_reasons()
        for name in (*self.sliders, *self.switches):
            why = reasons[closed[name]] if name in closed else ""
            self._open(name, why)
        for slider in self.sliders.values():
            slider.refresh()
        self._quiet = False
        self._explain(closed, reasons)

    def _open(self, name: str, why: str) -> None:
        hint = self.hints[name] if not why else tr("Cannot be chosen: {reason}.").format(reason=why)
        parts: list[QWidget] = [self.switches[name]] if name in self.switches else []
        if name in self.sliders:
            parts = [self.labels[name], self.sliders[name].slider, self.sliders[name].value_label]
        for part in parts:
            part.setEnabled(not why)
            part.setToolTip(hint)

    def _explain(self, closed: dict[str, str], reasons: dict[str, str]) -> None:
        lines = []
        for code in dict.fromkeys(closed.values()):
            which = ", ".join(_titles()[name] for name, why in closed.items() if why == code)
            lines.append(tr("Cannot be chosen – {choices}: {reason}.").format(choices=which, reason=reasons[code]))
        self.reasons.setText("\n".join(lines))
        self.reasons.setVisible(bool(lines))

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _space_text(self, value: int) -> str:
        if self._space is None:
            return _percent(value)
        return tr("{percent} % · {space} m²").format(
            percent=value, space=shown_numbers.number(self._space * value / 100)
        )

    def _double_text(self, value: int) -> str:
        if self._double is None:
            return _percent(value)
        return tr("{percent} % · {area} ha").format(percent=value, area=texts.hectares(self._double * value / 100))


def _percent(value: int) -> str:
    return tr("{percent} %").format(percent=value)


def _titles() -> dict[str, str]:
    return {
        "horizon": tr("Horizon"),
        "double_use_pct": tr("Double use"),
        "greening_pct": tr("Greening and water"),
        "space_pct": tr("Space per job"),
        "phase3_is_hard": tr("Phase 3 is hard"),
        "unknown_is_hard": tr("Unknown phase is hard"),
        "pressed_counts": tr("Supply under pressure counts"),
    }


def _hints() -> dict[str, str]:
    return {
        "horizon": tr("Year up to which demand counts."),
        "double_use_pct": tr("Share of the double use in the table; behind it the hectares of the heaviest year."),
        "greening_pct": tr("For greening and water on the terrain: % on top of growth and replacement."),
        "space_pct": tr("Share of the space per job in the table, in all years; behind it the mean in m²."),
        "phase3_is_hard": tr("Provinces differ: the register counts a draft plan, but it is not adopted yet."),
        "unknown_is_hard": tr("Terrains without a plan phase count as hard; else they stay unknown."),
        "pressed_counts": tr("Off: hard supply on terrains in conflict with housing or Natura 2000 is left out."),
    }
