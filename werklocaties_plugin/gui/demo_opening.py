"""'Open the demo': asks where, makes it there, and opens its project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QProgressBar, QPushButton

from .. import dependencies
from ..demo.steps import PROJECT, REPORT, files_of
from ..i18n import tr
from . import settings
from .icons import icon
from .messages import MENU, tell

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsMessageBarItem

    from .demo_maker import DemoMaker

#: Of the message that the demo is open (s).
STAYS = 30


class DemoOpening:
    """One demo at a time; nothing that stands in the folder is replaced without asking."""

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.maker: DemoMaker | None = None
        self.message: QgsMessageBarItem | None = None
        self.bar: QProgressBar | None = None

    def open(self) -> None:
        """Ask, and begin."""
        problems = dependencies.missing()
        if problems:
            tell(self.iface, dependencies.advice(problems), Qgis.MessageLevel.Warning)
            return
        if self.maker is not None:
            tell(self.iface, tr("The demo is being made."), Qgis.MessageLevel.Info)
            return
        folder: Path | None = settings.demo_folder()
        while folder is not None:
            chosen = self._ask(folder)
            if chosen == "other":
                folder = self._other(folder)
                continue
            if chosen == "open":
                self._show(str(folder / PROJECT))
            elif chosen == "make" and self._let_go(folder):
                self._make(folder)
            return

    def remove(self) -> None:
        """Stop what runs; nobody waits for it any more."""
        if self.maker is not None:
            self.maker.done.disconnect(self._done)
            self.maker.failed.disconnect(self._failed)
            self.maker.stop()
            self._clear()

    # ---- asking

    def _ask(self, folder: Path) -> str:
        """'make', 'open' what is there, 'other' folder, or nothing."""
        there = [path.name for path in files_of(folder) if path.exists()]
        box = QMessageBox(self.iface.mainWindow())
        box.setObjectName("WerklocatiesDemoBox")
        box.setIconPixmap(icon("werklocaties").pixmap(48, 48))
        box.setWindowTitle(tr("Open the demo"))
        box.setText(_question(folder, there))
        box.setInformativeText(
            tr(
                "The demo province is fictional: business terrains, nature, housing plans, water and jobs of four "
                "regions. Its results are calculated on this computer, which takes about a minute."
            )
        )
        buttons = {}
        if PROJECT in there:
            buttons[box.addButton(tr("Open as it is"), QMessageBox.ButtonRole.AcceptRole)] = "open"
        title = tr("Make anew") if there else tr("Make and open")
        buttons[box.addButton(title, QMessageBox.ButtonRole.AcceptRole)] = "make"
        buttons[box.addButton(tr("Another folder…"), QMessageBox.ButtonRole.ActionRole)] = "other"
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        # What replaces nothing is what Enter does.
        box.setDefaultButton(cancel if there and PROJECT not in there else next(iter(buttons)))
        box.exec()
        pressed = buttons.get(box.clickedButton(), "")
        box.deleteLater()
        return pressed

    def _other(self, folder: Path) -> Path | None:
        start = next((each for each in (folder, *folder.parents) if each.is_dir()), Path.home())
        chosen = QFileDialog.getExistingDirectory(self.iface.mainWindow(), tr("Folder for the demo"), str(start))
        return Path(chosen) if chosen else None

    def _let_go(self, folder: Path) -> bool:
        """A project that has the demo open is closed first: on Windows what is open cannot be replaced."""
        opened = QgsProject.instance()
        inside = [each for each in opened.mapLayers().values() if str(folder) in each.source()]
        return not inside or bool(self.iface.newProject(True))

    # ---- making

    def _make(self, folder: Path) -> None:
        # Only now: it brings pandas along, and QGIS must start fast.
        from .demo_maker import DemoMaker

        self.maker = DemoMaker(folder)
        self.maker.began.connect(self._began)
        self.maker.done.connect(self._done)
        self.maker.failed.connect(self._failed)
        bar = self.iface.messageBar()
        self.message = bar.createMessage(MENU, tr("Making the demo…"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        stop = QPushButton(tr("Stop"))
        stop.clicked.connect(lambda *_: self.maker and self.maker.stop())
        self.message.layout().addWidget(self.bar)
        self.message.layout().addWidget(stop)
        # Closed by its cross it is gone, the work goes on.
        self.message.destroyed.connect(self._forget_message)
        bar.pushWidget(self.message, Qgis.MessageLevel.Info)
        self.maker.start()

    def _began(self, number: int, count: int, algorithm: str) -> None:
        if self.message is None:
            return
        known = QgsApplication.processingRegistry().algorithmById(f"werklocaties:{algorithm}")
        title = algorithm if known is None else known.displayName()
        text = tr("Making the demo: step {number} of {count}, {title}…")
        self.message.setText(text.format(number=number, count=count, title=title))
        self.bar.setRange(0, count)
        self.bar.setValue(number - 1)

    def _done(self, project: str) -> None:
        self._clear()
        if self._show(project):
            self._offer_report(Path(project).parent / REPORT[0])

    def _failed(self, problem: str) -> None:
        self._clear()
        if problem:
            text = tr("The demo could not be made: {problem}").format(problem=problem)
            tell(self.iface, text, Qgis.MessageLevel.Critical)

    def _clear(self) -> None:
        self.maker = None
        if self.message is not None:
            self.message.destroyed.disconnect(self._forget_message)
            self.iface.messageBar().popWidget(self.message)
            self._forget_message()

    def _forget_message(self) -> None:
        self.message = self.bar = None

    def _show(self, project: str) -> bool:
        """Open it; QGIS asks what is to become of changes in the project that is open."""
        return bool(self.iface.addProject(project))

    def _offer_report(self, path: Path) -> None:
        bar = self.iface.messageBar()
        message = bar.createMessage(
            MENU, tr("The demo is open. Its map themes are above the list of layers (the eye).")
        )
        button = QPushButton(tr("Read the report"))
        button.clicked.connect(lambda *_: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Success, STAYS)


def _question(folder: Path, there: list[str]) -> str:
    if PROJECT in there:
        return tr("The demo stands in the folder {folder} already.").format(folder=folder)
    if there:
        text = tr("In the folder {folder} are files with the names of the demo: {files}. Shall they be replaced?")
        return text.format(folder=folder, files=", ".join(there))
    return tr("The demo is made in the folder {folder}.").format(folder=folder)
