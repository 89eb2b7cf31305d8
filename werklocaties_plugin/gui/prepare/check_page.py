"""The third page: what is wrong, and the button that repairs what is safe to repair."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..widgets import small_note
from .finding_rows import FindingList
from .findings_panel import FindingsPanel
from .sources import Entry

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas


class CheckPage(QWidget):
    """Shows the findings of one entry, and where the result goes."""

    #: Repair and import now; or, while that runs, stop.
    wanted = pyqtSignal()
    stopped = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.panel = FindingsPanel(canvas)
        self.target = QgsFileWidget()
        self.target.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.target.setFilter("GeoPackage (*.gpkg)")
        self.target.setConfirmOverwrite(False)
        self.target_note = small_note()
        self.go = QPushButton(tr("Repair and import"))
        self.go.setDefault(True)
        bold = self.go.font()
        bold.setBold(True)
        self.go.setFont(bold)
        self.progress = QProgressBar()
        self.progress.hide()
        self.running = False
        grid = QGridLayout()
        label = QLabel(tr("Into"))
        label.setBuddy(self.target)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.target, 0, 1)
        grid.addWidget(self.go, 0, 2)
        grid.addWidget(self.target_note, 1, 1, 1, 2)
        grid.addWidget(self.progress, 2, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.panel, 1)
        column.addLayout(grid)
        self.go.clicked.connect(lambda: (self.stopped if self.running else self.wanted).emit())
        self.target.fileChanged.connect(self._tell_target)
        self._tell_target()

    def show_entry(self, entry: Entry | None) -> None:
        """The findings of this entry."""
        look = None if entry is None else entry.look
        self.panel.setEnabled(look is not None and not look.problem)
        self.panel.show_findings(FindingList() if look is None else look.findings)
        if look is None:
            self.summary.setText("" if entry is None else tr("Reading…"))
            return
        if look.problem:
            self.panel.message.say(look.problem, Qgis.MessageLevel.Warning)
            self.summary.setText(tr("First choose, on the page before this one, what cannot be told."))
            return
        rows = look.findings.rows
        repaired = sum(row.hersteld for row in rows)
        by_hand = sum(not row.hersteld and row.ernst != "info" for row in rows)
        self.summary.setText(
            tr(
                "{count} terrains. Importing repairs {repaired} finding(s) by itself; {by_hand} ask for a look of "
                "yours, and may wait: nothing is lost, and each stays marked in the result."
            ).format(count=look.count, repaired=repaired, by_hand=by_hand)
        )

    def show_state(self, *, ready: bool, running: bool) -> None:
        """Whether the button can be pressed, and what it does."""
        self.running = running
        self.go.setText(tr("Stop") if running else tr("Repair and import"))
        self.go.setEnabled(ready or running)
        self.target.setEnabled(not running)
        self.progress.setVisible(running)

    def path(self) -> Path | None:
        """The GeoPackage that is written, None for layers in memory."""
        text = self.target.filePath().strip()
        return Path(text).with_suffix(".gpkg") if text else None

    def _tell_target(self) -> None:
        path = self.path()
        if path is None:
            note = tr("Without a file the result is temporary: it is gone when QGIS closes.")
        elif path.exists():
            note = tr("The file is there: layers of the same name are replaced, others stay.")
        else:
            note = tr("A new GeoPackage, with a layer of terrains and one of findings for each file.")
        self.target_note.setText(note)
