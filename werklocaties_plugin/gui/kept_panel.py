"""Choices of the user that are kept in the project and laid side by side, with buttons to keep, use and remove them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from ..i18n import tr


class KeptPanel(QWidget):
    """Keeps choices under names; what stands in the table is up to each panel."""

    #: Choices that the user wants to look at again.
    wanted = pyqtSignal(object)
    #: Others are kept now.
    changed = pyqtSignal()

    def __init__(
        self,
        load: Callable[[QgsProject], dict[str, Any]],
        save: Callable[[QgsProject, dict[str, Any]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._load, self._save = load, save
        self.kept: dict[str, Any] = {}
        self.keep = QPushButton(tr("Keep as…"))
        self.keep.setToolTip(tr("Keep the present choices in the project under a name."))
        self.which = QComboBox()
        self.which.setMinimumContentsLength(6)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.use = QPushButton(tr("Use"))
        self.use.setToolTip(tr("Set the choices to those that are kept under this name."))
        self.remove = QPushButton(tr("Remove"))
        self.table = QTableWidget()
        self._lay_out()
        self.keep.clicked.connect(self._ask_name)
        self.use.clicked.connect(lambda: self._use(self.which.currentText()))
        self.remove.clicked.connect(lambda: self.forget(self.which.currentText()))

    # ---- what a panel does of its own

    def present(self) -> Any:
        """The choices that are made now; None for none."""
        raise NotImplementedError

    def fill(self) -> None:
        """Fill the table."""
        raise NotImplementedError

    def proposal(self) -> tuple[str, str, str]:
        """Title of the question, the question, and the name that is proposed."""
        raise NotImplementedError

    # ---- what they share

    def reload(self) -> None:
        """What is kept in the project that is open now."""
        self.kept = self._load(QgsProject.instance())
        self._refresh()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        self._refill()

    def keep_as(self, name: str) -> None:
        """Keep the present choices; those of that name are replaced."""
        present = self.present()
        if present is not None and name.strip():
            self.kept[name.strip()] = present
            self._save(QgsProject.instance(), self.kept)
            self._refresh(name.strip())

    def forget(self, name: str) -> None:
        """Remove choices from the project."""
        if self.kept.pop(name, None) is not None:
            self._save(QgsProject.instance(), self.kept)
            self._refresh()

    def refill(self) -> None:
        """Other figures; what is not seen is filled when it is."""
        if self.isVisible():
            self._refill()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for part, stretch in ((self.keep, 0), (self.which, 1), (self.use, 0), (self.remove, 0)):
            buttons.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addLayout(buttons)
        column.addWidget(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _ask_name(self) -> None:
        title, question, proposal = self.proposal()
        name, given = QInputDialog.getText(self, title, question, QLineEdit.EchoMode.Normal, proposal)
        if given:
            self.keep_as(name)

    def _use(self, name: str) -> None:
        if name in self.kept:
            self.wanted.emit(self.kept[name])

    def _refresh(self, current: str | None = None) -> None:
        kept = current or self.which.currentText()
        self.which.clear()
        self.which.addItems(list(self.kept))
        self.which.setCurrentIndex(max(0, self.which.findText(kept)) if self.kept else -1)
        for button in (self.use, self.remove):
            button.setEnabled(bool(self.kept))
        self._refill()
        self.changed.emit()

    def _refill(self) -> None:
        self.keep.setEnabled(self.present() is not None)
        self.table.clear()
        self.fill()
