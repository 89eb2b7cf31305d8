"""What a careful eye looks for in a window: nothing cut off, nothing outside, nothing over something else."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget


def _place(widget, within):
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _text(widget):
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def cut_off(dock):
    """Labels, buttons and boxes that are smaller than their text, or stick out of their scroll area sideways."""
    found = []
    for widget in dock.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QComboBox):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if _text(widget) and widget.height() + 1 < widget.heightForWidth(widget.width()):
                found.append(
                    f"{_text(widget)!r} is {widget.height()} high, needs {widget.heightForWidth(widget.width())}"
                )
        elif _text(widget) and widget.width() + 1 < widget.minimumSizeHint().width():
            found.append(f"{_text(widget)!r} is {widget.width()} wide, needs {widget.minimumSizeHint().width()}")
    areas = [area for area in dock.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None]
    return found + [
        f"{area.widget()!r} is {area.widget().width()} wide in {area.viewport().width()}"
        for area in areas
        if area.widget().width() > area.viewport().width()
    ]


def outside(dock, window):
    """Parts of the dock that lie outside the window."""
    return [] if window.rect().contains(_place(dock, window)) else [f"{_place(dock, window)} in {window.rect()}"]
