"""What another weighing changes, in a few lines: how many terrains change class, and who moves most."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...core.judging.classfields import UNKNOWN
from ...i18n import tr
from ...shown_numbers import number
from . import texts

if TYPE_CHECKING:
    from ...core.judging.weighing import Changes, Standing

#: Terrains that are named.
NAMED = 4
#: What can be compared with, beside weighings that were kept.
LAYER, DEFAULT = "laag", "standaard"


class WhatChanged(QWidget):
    """The comparison and what it says."""

    #: The user compares with something else.
    compared = pyqtSignal()
    #: Row of a terrain that was clicked.
    picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.against = QComboBox()
        self.against.setMinimumContentsLength(8)
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = QLabel(tr("Compared with"))
        label.setBuddy(self.against)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.against, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.text)
        self.against.currentIndexChanged.connect(self.compared)
        self.text.linkActivated.connect(lambda link: self.picked.emit(int(link)))
        self.offer(has_layer=False, kept=[])

    def offer(self, *, has_layer: bool, kept: list[str]) -> None:
        """What can be compared with; what was chosen stays where it is still there."""
        # A layer that comes is what one compares with first.
        had_layer = self.against.count() > 0 and self.against.itemData(0)[0] == LAYER
        chosen = self.against.currentData() if had_layer or not has_layer else None
        self.against.blockSignals(True)
        self.against.clear()
        if has_layer:
            self.against.addItem(tr("the layer as it is"), (LAYER, ""))
        self.against.addItem(tr("the default weights"), (DEFAULT, ""))
        for name in kept:
            self.against.addItem(name, ("", name))
        self.against.setCurrentIndex(max(0, self._place(chosen)))
        self.against.blockSignals(False)

    def _place(self, chosen: tuple[str, str] | None) -> int:
        given = [tuple(self.against.itemData(place)) for place in range(self.against.count())]
        return given.index(tuple(chosen)) if chosen is not None and tuple(chosen) in given else -1

    def chosen(self) -> tuple[str, str]:
        """LAYER, DEFAULT or '', and the name of a weighing that was kept."""
        kind, name = self.against.currentData()
        return kind, name

    def show_changes(
        self, changes: Changes | None, before: Standing | None, after: Standing | None, name: Callable[[int], str]
    ) -> None:
        """Say what differs; None says nothing."""
        if changes is None or before is None or after is None:
            self.text.setText("")
            return
        lines = [f"<b>{escape(sentence(changes))}</b>"]
        movers = [_mover(row, changes, before, after, name) for row in changes.movers(NAMED)]
        if movers:
            lines.append(tr("Most places: {terrains}").format(terrains="; ".join(movers)))
        self.text.setText("<br>".join(lines))


def sentence(changes: Changes) -> str:
    """How many terrains change class, and in which direction."""
    if not changes.count:
        return tr("No terrain changes class.")
    parts = [
        tr("{count} heavier").format(count=number(changes.heavier)) if changes.heavier else "",
        tr("{count} lighter").format(count=number(changes.lighter)) if changes.lighter else "",
        tr("{count} no longer known").format(count=number(changes.lost)) if changes.lost else "",
        tr("{count} known at last").format(count=number(changes.found)) if changes.found else "",
    ]
    return tr("{count} terrain(s) change class: {parts}.").format(
        count=number(changes.count), parts=", ".join(filter(None, parts))
    )


def _mover(row: int, changes: Changes, before: Standing, after: Standing, name: Callable[[int], str]) -> str:
    places = " → ".join("\u2013" if each == UNKNOWN else number(each) for each in (before.place[row], after.place[row]))
    return f'<a href="{row}">{escape(name(row))}</a> {texts.shift(int(changes.shift[row]))} ({places})'
