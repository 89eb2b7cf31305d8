"""The dialog 'Gegevens gereedmaken': from files as they come to a screening, in five steps."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..message import Message
from . import finding_rows
from .check_page import CheckPage
from .choice_box import ChoiceBox
from .fetch_page import FetchPage
from .fields_page import FieldsPage
from .files_page import FilesPage
from .finding_layers import is_findings
from .next_page import NextPage
from .preparing import Preparing
from .sources import JOIN, NOT_USED, Entry

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

OBJECT_NAME = "WerklocatiesGereedmakenDialog"
FILES, FIELDS, CHECK, FETCH, NEXT = range(5)
#: Fits a screen of 1366 x 768 with the bars around it.
WIDTH, HEIGHT = 980, 620
MADE, FETCHED = "werklocaties_gereed.gpkg", "werklocaties_opendata.gpkg"


class PrepareDialog(QDialog):
    """Stays open beside the map; closing it stops what runs, and that is its end."""

    closed = pyqtSignal()

    def __init__(
        self,
        canvas: QgsMapCanvas | None,
        parent: QWidget | None = None,
        *,
        run_dialog: Callable[[str, dict[str, Any]], object] | None = None,
        open_findings: Callable[[QgsVectorLayer], object] | None = None,
        open_conflicts: Callable[[], object] | None = None,
    ) -> None:
        """
        Args:
            run_dialog: opens the dialog of an algorithm, filled in.
            open_findings, open_conflicts: open docks; None where there is no such dock.
        """
        super().__init__(parent)
        self.setObjectName(OBJECT_NAME)
        self.setWindowTitle(tr("Prepare data"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.run_dialog, self.open_findings, self.open_conflicts = run_dialog, open_findings, open_conflicts
        self.work = Preparing(self)
        self.message = Message()
        self.files, self.fields, self.check = FilesPage(), FieldsPage(), CheckPage(canvas)
        self.fetch, self.next = FetchPage(canvas, self.work.extent), NextPage()
        if open_conflicts is not None:
            self.next.offer_dock()
        self._lay_out()
        self._connect()
        self._show_step(FILES)
        self._show_work()

    # ---- how it looks

    def _lay_out(self) -> None:
        self.steps = QListWidget()
        self.steps.setFixedWidth(190)
        self.steps.setIconSize(QSize(16, 16))
        for number, title in enumerate(_step_titles(), 1):
            item = QListWidgetItem(f"{number}  {title}")
            item.setSizeHint(QSize(180, 30))
            item.setIcon(_state_icon(False))
            self.steps.addItem(item)
        self.which = ChoiceBox(letters=24)
        self.which_label = QLabel(tr("File"))
        self.which_label.setBuddy(self.which)
        row = QHBoxLayout()
        row.addWidget(self.which_label)
        row.addWidget(self.which, 1)
        self.pages = QStackedWidget()
        for page in (self.files, self.fields, self.check, self.fetch, self.next):
            self.pages.addWidget(page)
        self.back, self.forward = QPushButton(tr("Back")), QPushButton(tr("Next"))
        self.closing = QPushButton(tr("Close"))
        for button in (self.back, self.forward, self.closing):
            button.setAutoDefault(False)
        below = QHBoxLayout()
        below.addStretch(1)
        for button in (self.back, self.forward, self.closing):
            below.addWidget(button)
        right = QVBoxLayout()
        right.addWidget(self.message)
        right.addLayout(row)
        right.addWidget(self.pages, 1)
        right.addLayout(below)
        whole = QHBoxLayout(self)
        whole.addWidget(self.steps)
        whole.addLayout(right, 1)
        self.resize(WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.steps.currentRowChanged.connect(self._show_step)
        self.back.clicked.connect(lambda: self.steps.setCurrentRow(self.pages.currentIndex() - 1))
        self.forward.clicked.connect(lambda: self.steps.setCurrentRow(self.pages.currentIndex() + 1))
        self.closing.clicked.connect(self.reject)
        self.which.activated.connect(self._show_entry)
        work = self.work
        work.changed.connect(self._show_work)
        work.import_progressed.connect(self._show_import_progress)
        work.import_ended.connect(self._import_ended)
        work.fetch_progressed.connect(lambda part: self.fetch.progress.setValue(round(part)))
        work.fetch_ended.connect(self._fetch_ended)
        self.files.paths_given.connect(self.add_paths)
        self.files.layer_given.connect(work.add_layer)
        self.files.removed.connect(work.remove)
        self.files.role_given.connect(work.give_role)
        self.files.crs_given.connect(self._read_again)
        self.fields.changed.connect(work.look_again)
        self.check.wanted.connect(self._import)
        self.check.stopped.connect(work.stop_import)
        self.fetch.wanted.connect(self._fetch)
        self.fetch.stopped.connect(work.stop_fetch)
        self.fetch.more_wanted.connect(lambda: self._run_dialog("fetchopendata", {}))
        self.next.screening_wanted.connect(self._screen)
        self.next.dock_wanted.connect(lambda: self.open_conflicts and self.open_conflicts())
        self.next.list_wanted.connect(self._show_list)

    # ---- what is shown

    def add_paths(self, paths: list[str]) -> None:
        """Files that were dropped or chosen."""
        problems = self.work.add_paths(paths)
        if problems:
            text = tr("Nothing to read in {names}: damaged, empty, or of a kind that QGIS does not know.")
            self.message.say(text.format(names=", ".join(problems)), Qgis.MessageLevel.Warning)
        else:
            self.message.clear()

    def entry(self) -> Entry | None:
        """The file that the pages are about."""
        wanted = self.work.terrains()
        number = self.which.currentIndex()
        return wanted[number] if 0 <= number < len(wanted) else None

    def _show_step(self, step: int) -> None:
        step = max(step, 0)
        self.steps.setCurrentRow(step)
        self.pages.setCurrentIndex(step)
        self._show_which()
        self.back.setEnabled(step > FILES)
        self.forward.setEnabled(step < NEXT)

    def _show_which(self) -> None:
        there = self.pages.currentIndex() in (FIELDS, CHECK) and self.which.count() > 1
        self.which.setVisible(there)
        self.which_label.setVisible(there)

    def _show_work(self) -> None:
        """Everything anew: files came or went, or something is known now."""
        wanted, chosen = self.work.terrains(), self.entry()
        self.which.clear()
        self.which.addItems([entry.title for entry in wanted])
        self.which.setCurrentIndex(wanted.index(chosen) if chosen in wanted else 0)
        self.files.show_entries(self.work.entries, [self._sentence(entry) for entry in self.work.entries])
        self._suggest_paths()
        self._show_which()
        self._show_entry()
        self._show_state()

    def _show_entry(self, *_: object) -> None:
        entry = self.entry()
        self.fields.show_entry(entry)
        self.check.show_entry(entry)

    def _show_state(self) -> None:
        work = self.work
        self.check.show_state(ready=work.can_import(), running=work.is_importing())
        self.fetch.show_state(running=work.is_fetching())
        made = work.made()
        lists = [layer for layer in made if is_findings(layer)]
        self.next.list.setEnabled(bool(lists) and self.open_findings is not None)
        self.next.screening.setEnabled(self.run_dialog is not None)
        names = ", ".join(layer.name() for layer in made if layer not in lists)
        self.next.summary.setText(
            tr("Imported: {names}.").format(names=names)
            if names
            else tr("Nothing is imported yet; a layer that is in the project already will do as well.")
        )
        asked = any(entry.failed or (entry.look and (entry.look.problem or entry.strange)) for entry in work.terrains())
        states = {
            FILES: bool(work.terrains()),
            FIELDS: None if asked else work.can_import(),
            CHECK: bool(made),
            FETCH: bool(work.fetched),
        }
        for step, state in states.items():
            self.steps.item(step).setIcon(_state_icon(state))

    def _sentence(self, entry: Entry) -> str:
        """What is known of an entry."""
        if entry.role == NOT_USED:
            return ""
        if entry.role == JOIN:
            return tr("Fills what the terrains do not say, by their number")
        if entry.failed:
            return entry.failed
        if entry.look is None:
            return tr("Reading…")
        if entry.look.problem:
            return entry.look.problem
        if entry.strange:
            return tr("Not recognised: point out its fields on the next page")
        found = finding_rows.counts(entry.look.findings.rows)
        return tr("{title}; {errors} error(s), {warnings} warning(s)").format(
            title=entry.look.title, errors=found["fout"], warnings=found["waarschuwing"]
        )

    def _suggest_paths(self) -> None:
        """Beside the first file, where that folder can be written to; else where the project is."""
        first = next((entry.path for entry in self.work.terrains() if entry.path), "")
        folders = [str(Path(first).parent) if first else "", QgsProject.instance().homePath(), str(Path.home())]
        folder = next((each for each in folders if each and os.access(each, os.W_OK)), "")
        for widget, name in ((self.check.target, MADE), (self.fetch.target, FETCHED)):
            if folder and (not widget.filePath() or widget.property("suggested") == widget.filePath()):
                widget.setFilePath(str(Path(folder) / name))
                widget.setProperty("suggested", widget.filePath())

    # ---- what is done

    def _read_again(self, entry: Entry) -> None:
        entry.forget()
        self.work.look_again(entry)

    def _import(self) -> None:
        self.message.clear()
        self.work.start_import(self.check.path())
        self._show_state()

    def _show_import_progress(self, part: float, title: str) -> None:
        self.check.progress.setValue(round(part))
        self.check.progress.setFormat(f"{title}  %p%")

    def _import_ended(self, problem: str) -> None:
        self._show_state()
        if problem:
            self.message.say(problem, Qgis.MessageLevel.Critical)
            return
        names = ", ".join(layer.name() for layer in self.work.made() if not is_findings(layer))
        self.message.say(tr("Imported into the project: {names}.").format(names=names), Qgis.MessageLevel.Success)
        drawn = [layer for layer in self.work.made() if layer.isSpatial() and not is_findings(layer)]
        if drawn:
            self.next.terrains.setLayer(drawn[0])
        if self.pages.currentIndex() == CHECK:
            self.steps.setCurrentRow(FETCH)

    def _fetch(self) -> None:
        extent = self.fetch.extent()
        if extent is not None and extent.isNull():
            text = tr("There are no terrains to look around yet. Choose another extent, or add files first.")
            self.fetch.message.say(text, Qgis.MessageLevel.Warning)
            return
        self.message.clear()
        self.fetch.message.clear()
        self.fetch.progress.setValue(0)
        self.work.start_fetch(self.fetch.parameters())
        self._show_state()

    def _fetch_ended(self, names: list[str], problem: str) -> None:
        self._show_state()
        if problem:
            self.fetch.message.say(problem, Qgis.MessageLevel.Critical)
        else:
            text = tr("Fetched into the project: {names}.").format(names=", ".join(names))
            self.fetch.message.say(text, Qgis.MessageLevel.Success)

    def _screen(self) -> None:
        terrains = self.next.terrains.currentLayer()
        given = {} if terrains is None else {"TERRAINS": terrains.id()}
        sites = [layer for layer in QgsProject.instance().mapLayers().values() if layer.name() == "natura2000"]
        if sites:
            given["NATURA2000"] = sites[0].id()
        self._run_dialog("conflictscreening", given)

    def _run_dialog(self, name: str, parameters: dict[str, Any]) -> None:
        if self.run_dialog is not None:
            self.run_dialog(name, parameters)

    def _show_list(self) -> None:
        lists = [layer for layer in self.work.made() if is_findings(layer)]
        if lists and self.open_findings is not None:
            self.open_findings(lists[0])

    def done(self, result: int) -> None:
        """Every way of closing ends here."""
        self.work.close()
        super().done(result)
        self.closed.emit()


def _step_titles() -> tuple[str, ...]:
    return (tr("Files"), tr("Fields"), tr("Check and import"), tr("Open data"), tr("To the screening"))


def _state_icon(state: bool | None) -> QIcon:
    """Done, asked for (None) or not yet."""
    if state is None:
        return QgsApplication.getThemeIcon("/mIconWarning.svg")
    if state:
        return QgsApplication.getThemeIcon("/mIconSuccess.svg")
    # As wide as the others, so that titles stand below each other.
    nothing = QPixmap(16, 16)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)
