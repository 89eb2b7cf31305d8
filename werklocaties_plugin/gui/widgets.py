"""Small parts that every dock is made of."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QWidget


def scrolled(widget: QWidget) -> QScrollArea:
    """As high as there is room for, the rest by scrolling."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # Never sideways: the dock does not get narrower than what is in it.
    area.setMinimumWidth(widget.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width() + 2)
    return area


def tool(icon: str, tip: str, *, checkable: bool = False) -> QToolButton:
    """A button with an icon of QGIS' theme."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(checkable)
    button.setAutoRaise(True)
    return button


def small_note(text: str = "") -> QLabel:
    """A remark in small letters that wraps."""
    note = QLabel(text)
    note.setWordWrap(True)
    font = note.font()
    font.setPointSizeF(0.85 * font.pointSizeF())
    note.setFont(font)
    return note
