"""The fourth page: national open data for the place of the terrains."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle
from qgis.gui import QgsFileWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ...qgis_io.measuring import RD_NEW
from ...qgis_io.opendata.catalogue import Source, catalogue
from ..message import Message
from ..widgets import small_note
from .choice_box import ChoiceBox

#: Chosen at first: the screening asks for them.
FIRST = ("natura2000",)
#: Around the terrains (m): as far as the screening looks for Natura 2000, nearby, and not at all.
MARGINS = (25_000, 5_000, 0)
MAP, EVERYWHERE = "map", "everywhere"


class FetchPage(QWidget):
    """Chooses sources, an extent and a file; the dialog runs fetchopendata."""

    wanted = pyqtSignal()
    stopped = pyqtSignal()
    #: Another address, or a service with layers to choose from: by the algorithm itself.
    more_wanted = pyqtSignal()

    def __init__(
        self, canvas: QgsMapCanvas | None, extent: Callable[[], QgsRectangle], parent: QWidget | None = None
    ) -> None:
        """`extent` gives that of the terrains in RD New, empty for none."""
        super().__init__(parent)
        self.canvas, self._terrain_extent = canvas, extent
        self.message = Message()
        self.running = False
        self.sources = QListWidget()
        for source in catalogue():
            if source.layer is not None:
                self.sources.addItem(_item(source))
        self.area = ChoiceBox(letters=24)
        for metres, title in zip(MARGINS, _margin_titles(), strict=True):
            self.area.addItem(title, metres)
        self.area.addItem(tr("what the map shows now"), MAP)
        self.area.addItem(tr("the whole country"), EVERYWHERE)
        self.target = QgsFileWidget()
        self.target.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.target.setFilter("GeoPackage (*.gpkg)")
        self.target.setConfirmOverwrite(False)
        self.go = QPushButton(tr("Fetch"))
        self.more = QPushButton(tr("Other services…"))
        self.more.setToolTip(tr("Services of which a layer must be named, and addresses of your own."))
        self.progress = QProgressBar()
        self.progress.hide()
        self._lay_out()
        self.go.clicked.connect(lambda: (self.stopped if self.running else self.wanted).emit())
        self.more.clicked.connect(self.more_wanted)
        self.sources.itemChanged.connect(self._tell)
        self.target.fileChanged.connect(self._tell)
        self._tell()

    def _lay_out(self) -> None:
        hint = QLabel(
            tr(
                "What the screening compares terrains with, straight from the services of the national government. You "
                "may skip this page: layers that are in your project already do as well."
            )
        )
        hint.setWordWrap(True)
        grid = QGridLayout()
        for row, (text, part) in enumerate(((tr("Around"), self.area), (tr("Into"), self.target))):
            label = QLabel(text)
            label.setBuddy(part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.more)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.message)
        column.addWidget(hint)
        column.addWidget(self.sources, 1)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(
            small_note(
                tr("Only the addresses of the catalogue are asked. A broken download leaves an older layer as it was.")
            )
        )

    def chosen(self) -> list[str]:
        """Keys of the sources that are chosen."""
        items = (self.sources.item(row) for row in range(self.sources.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def path(self) -> Path | None:
        """The GeoPackage that is written."""
        text = self.target.filePath().strip()
        return Path(text).with_suffix(".gpkg") if text else None

    def extent(self) -> QgsRectangle | None:
        """What is fetched, in RD New; None for everything. Empty where there is nothing to look around."""
        choice = self.area.currentData()
        if choice == EVERYWHERE:
            return None
        if choice == MAP:
            return self._map_extent()
        extent = QgsRectangle(self._terrain_extent())
        if not extent.isNull():
            extent.grow(choice)
        return extent

    def parameters(self) -> dict[str, object]:
        """Those of fetchopendata."""
        extent = self.extent()
        box = None
        if extent is not None:
            box = f"{extent.xMinimum()},{extent.xMaximum()},{extent.yMinimum()},{extent.yMaximum()} [{RD_NEW}]"
        return {"SOURCES": self.chosen(), "EXTENT": box, "OUTPUT": str(self.path())}

    def show_state(self, *, running: bool) -> None:
        """What the button does."""
        self.running = running
        self.go.setText(tr("Stop") if running else tr("Fetch"))
        self.progress.setVisible(running)
        for part in (self.sources, self.area, self.target, self.more):
            part.setEnabled(not running)
        self._tell()

    def _map_extent(self) -> QgsRectangle:
        if self.canvas is None:
            return QgsRectangle()
        own = self.canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(own, QgsCoordinateReferenceSystem(RD_NEW), QgsProject.instance())
        try:
            return transform.transformBoundingBox(self.canvas.extent())
        except QgsCsException:
            return QgsRectangle()

    def _tell(self, *_: object) -> None:
        self.go.setEnabled(self.running or (bool(self.chosen()) and self.path() is not None))


def _item(source: Source) -> QListWidgetItem:
    licence = source.licence or tr("licence not known")
    item = QListWidgetItem(f"{source.title} – {source.holder}, {licence}")
    item.setData(Qt.ItemDataRole.UserRole, source.key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if source.key in FIRST else Qt.CheckState.Unchecked)
    item.setToolTip(source.address)
    return item


def _margin_titles() -> tuple[str, str, str]:
    return (
        tr("the terrains and 25 km (as far as Natura 2000 counts)"),
        tr("the terrains and 5 km"),
        tr("the terrains alone"),
    )
