"""A strip at the top of the dock that says what happened; the bar of QGIS cuts off what takes two lines."""

from __future__ import annotations

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..i18n import tr
from . import fills

#: How long good news stays (ms); what went wrong stays until it is closed.
STAYS = 10_000
#: Level -> ground on light and on dark windows.
GROUNDS = {
    Qgis.MessageLevel.Info: ("#dbe9f6", "#2b4257"),
    Qgis.MessageLevel.Success: ("#d9f0e3", "#234a36"),
    Qgis.MessageLevel.Warning: ("#fdf0c8", "#57471a"),
    Qgis.MessageLevel.Critical: ("#f8d7d4", "#5f2a27"),
}


class Message(QFrame):
    """One message at a time; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QToolButton()
        button.setText("×")
        button.setAutoRaise(True)
        button.setToolTip(tr("Close this message"))
        button.setAccessibleName(tr("Close this message"))
        button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 3, 3)
        row.addWidget(self.label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAutoFillBackground(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def text(self) -> str:
        """What is said now; empty for nothing."""
        return self.label.text()

    def say(self, text: str, level: Qgis.MessageLevel) -> None:
        """Say this instead of what was said before."""
        palette = QPalette()
        light, dark = GROUNDS[level]
        palette.setColor(QPalette.ColorRole.Window, QColor(dark if fills.is_dark(palette) else light))
        self.setPalette(palette)
        self.label.setText(text)
        self.show()
        self._timer.stop()
        if level not in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            self._timer.start(STAYS)

    def clear(self) -> None:
        """Nothing is said any more."""
        self._timer.stop()
        self.label.clear()
        self.hide()
