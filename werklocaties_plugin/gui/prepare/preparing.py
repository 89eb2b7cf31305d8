"""What the dialog does: looks at files in the background, imports them one after the other, fetches open data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.tables import DECIMAL_SIGNS
from ...core.terrains.profiles import AUTO, OWN
from ...i18n import tr
from ...qgis_io.measuring import RD_NEW
from ...qgis_io.snapshot import Snapshot
from ..algorithm_run import AlgorithmRun, load_results
from ..read_task import ReadTask
from . import sources
from .looking import Wanted, look
from .sources import JOIN, TERRAINS, Entry


class Preparing(QObject):
    """The entries, and the work that is done for them; nothing here is shown."""

    #: Entries, or what is known of them.
    changed = pyqtSignal()
    #: 0 to 100, and what is being imported.
    import_progressed = pyqtSignal(float, str)
    #: Empty when all went well, else why not.
    import_ended = pyqtSignal(str)
    fetch_progressed = pyqtSignal(float)
    #: Names of the layers that were fetched; and why not, empty when all went well.
    fetch_ended = pyqtSignal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.fetched: list[str] = []
        self._task: ReadTask | None = None
        self._looking: Entry | None = None
        self._waiting: list[Entry] = []
        self._run: AlgorithmRun | None = None
        self._fetch: AlgorithmRun | None = None
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_go)

    def close(self) -> None:
        """Stop what runs, and let go of the project."""
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_go)
        self._stop_looking()
        self.stop_import()
        self.stop_fetch()

    # ---- which files

    def terrains(self) -> list[Entry]:
        """What is to be imported."""
        return [entry for entry in self.entries if entry.role == TERRAINS]

    def joined(self) -> Entry | None:
        """The table to join."""
        return next((entry for entry in self.entries if entry.role == JOIN), None)

    def add_paths(self, paths: Iterable[str]) -> list[str]:
        """Add the layers of files; returns the names of those in which there is nothing to read."""
        known = {entry.path for entry in self.entries}
        found, problems = sources.opened([path for path in dict.fromkeys(paths) if path not in known])
        self._add(found)
        return problems

    def add_layer(self, layer: QgsVectorLayer) -> None:
        """Add a layer of the project, once."""
        if all(entry.layer is not layer for entry in self.entries):
            self._add([sources.of_project(layer)])

    def _add(self, found: list[Entry]) -> None:
        before = self.joined()
        self.entries.extend(found)
        sources.settle_roles(self.entries, found)
        if self.joined() is not before:
            self._forget_looks()
        self.look_again(*found)

    def remove(self, entry: Entry) -> None:
        """Leave an entry out."""
        self.entries.remove(entry)
        if entry.role == JOIN:
            self._forget_looks()
        self.look_again()

    def give_role(self, entry: Entry, role: str) -> None:
        """Use an entry otherwise; only one table is joined."""
        if JOIN in (role, entry.role):
            self._forget_looks()
        if role == JOIN and self.joined() is not None:
            self.joined().role = sources.NOT_USED
        entry.role = role
        self.look_again(entry)

    def _forget_looks(self) -> None:
        for entry in self.entries:
            entry.look = None

    def _layers_go(self, layer_ids: list[str]) -> None:
        gone = [entry for entry in self.entries if not entry.path and entry.layer.id() in layer_ids]
        for entry in gone:
            self.remove(entry)

    # ---- looking

    def look_again(self, *entries: Entry) -> None:
        """Look at these once more, and at all that were not looked at yet."""
        for entry in entries:
            entry.look, entry.failed = None, ""
        if self._looking is not None and self._looking.look is None:
            # What is found now no longer holds.
            self._stop_looking()
        self._waiting = [entry for entry in self.terrains() if entry.look is None and not entry.failed]
        self._next_look()
        self.changed.emit()

    def is_looking(self) -> bool:
        """Whether there are files that were not looked at yet."""
        return self._looking is not None or bool(self._waiting)

    def _next_look(self) -> None:
        if self._looking is not None or not self._waiting:
            return
        entry = self._looking = self._waiting.pop(0)
        joined = self.joined()
        wanted = Wanted(
            Snapshot(entry.layer),
            replace(entry.choices, fields=dict(entry.choices.fields)),
            QgsProject.instance().transformContext(),
            entry.file,
            None if joined is None else Snapshot(joined.layer),
            None if joined is None else joined.cells,
        )
        self._task = ReadTask(tr("Looking at {name}").format(name=entry.title), partial(look, wanted))
        self._task.loaded.connect(self._looked)
        self._task.failed.connect(self._look_failed)
        QgsApplication.taskManager().addTask(self._task)

    def _stop_looking(self) -> None:
        if self._task is not None:
            self._task.loaded.disconnect(self._looked)
            self._task.failed.disconnect(self._look_failed)
            self._task.cancel()
        self._task = self._looking = None

    def _looked(self, found: Any, warnings: list[str]) -> None:
        entry, joined = self._looking, self.joined()
        entry.look, entry.file = found, found.file
        if joined is not None:
            joined.cells = found.joined_cells
        self._after_look()

    def _look_failed(self, problem: str) -> None:
        self._looking.failed = problem
        self._after_look()

    def _after_look(self) -> None:
        self._task = self._looking = None
        self._next_look()
        self.changed.emit()

    # ---- importing

    def can_import(self) -> bool:
        """Whether every file that is used can be imported."""
        wanted = self.terrains()
        return bool(wanted) and all(entry.look is not None and not entry.look.problem for entry in wanted)

    def is_importing(self) -> bool:
        """Whether files are being imported now."""
        return self._run is not None

    def start_import(self, path: Path | None) -> None:
        """Import all, into layers of a GeoPackage or, without a path, in memory."""
        wanted = self.terrains()
        names = layer_names([entry.title for entry in wanted])
        self._import_next(list(zip(wanted, names, strict=True)), path, len(wanted))

    def stop_import(self) -> None:
        """Stop; what was imported stays."""
        if self._run is not None:
            self._run.stop()

    def _import_next(self, left: list[tuple[Entry, str]], path: Path | None, whole: int) -> None:
        if not left:
            self._run = None
            self.import_ended.emit("")
            return
        (entry, name), rest = left[0], left[1:]
        parameters = import_parameters(entry, self.joined(), path, name)
        run = self._run = AlgorithmRun("importterrains", parameters)
        share = 100 / whole
        before = share * (whole - len(left))
        run.progressed.connect(lambda part: self.import_progressed.emit(before + share * part / 100, entry.title))
        run.done.connect(lambda results: self._imported(entry, rest, path, whole))
        run.failed.connect(lambda problem: self._import_failed(entry, problem))
        self.import_progressed.emit(before, entry.title)
        run.start()

    def _imported(self, entry: Entry, rest: list[tuple[Entry, str]], path: Path | None, whole: int) -> None:
        entry.made = [layer.id() for layer in load_results(self._run).values()]
        self.changed.emit()
        self._import_next(rest, path, whole)

    def _import_failed(self, entry: Entry, problem: str) -> None:
        self._run = None
        self.import_ended.emit(f"{entry.title}: {problem}")

    def made(self) -> list[QgsVectorLayer]:
        """Layers that were imported and are still there, terrains and findings."""
        project = QgsProject.instance()
        found = (project.mapLayer(each) for entry in self.entries for each in entry.made)
        return [layer for layer in found if isinstance(layer, QgsVectorLayer)]

    def extent(self) -> QgsRectangle:
        """Of everything to be imported, in RD New; null for nothing."""
        whole = QgsRectangle()
        for entry in self.terrains():
            layer = entry.layer
            if not layer.isSpatial():
                continue
            transform = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem(RD_NEW), QgsProject.instance())
            try:
                extent = transform.transformBoundingBox(layer.extent())
            except QgsCsException:
                continue
            if extent.isFinite():
                whole.combineExtentWith(extent)
        return whole

    # ---- fetching

    def start_fetch(self, parameters: dict[str, Any]) -> None:
        """Run fetchopendata; its layers come into the project."""
        run = self._fetch = AlgorithmRun("fetchopendata", parameters)
        run.progressed.connect(self.fetch_progressed)
        run.done.connect(lambda results: self._fetch_over("", results))
        run.failed.connect(lambda problem: self._fetch_over(problem, {}))
        run.start()

    def stop_fetch(self) -> None:
        """Stop; layers from before stay as they were."""
        if self._fetch is not None:
            self._fetch.stop()

    def is_fetching(self) -> bool:
        """Whether open data is being fetched now."""
        return self._fetch is not None

    def _fetch_over(self, problem: str, results: dict[str, Any]) -> None:
        if not problem:
            load_results(self._fetch)
        self._fetch = None
        sources_now = results.get("OUTPUT_LAYERS", [])
        layers = [each for each in QgsProject.instance().mapLayers().values() if each.source() in sources_now]
        self.fetched.extend(layer.id() for layer in layers)
        self.fetch_ended.emit([layer.name() for layer in layers], problem)


def import_parameters(entry: Entry, joined: Entry | None, path: Path | None, name: str) -> dict[str, Any]:
    """Those of importterrains for what the user chose."""
    choices = entry.choices
    own = choices.profile == AUTO and entry.look is not None and entry.look.profile == OWN
    signs = {sign: code for code, sign in DECIMAL_SIGNS.items()}
    given: dict[str, Any] = {
        "INPUT": entry.layer,
        "PROFILE": OWN if own else choices.profile,
        "AREA_UNIT": choices.unit,
        "DUPLICATES": "samenvoegen" if choices.merge else "behouden",
        "FIELDS": [each for pair in choices.fields.items() for each in pair],
        "OUTPUT": _output(path, name, name),
        "ISSUES": _output(path, f"{name}_bevindingen", tr("Findings of {name}").format(name=name)),
    }
    if choices.decimal is not None:
        given["DECIMAL"] = signs[choices.decimal]
    if choices.year is not None:
        given["REFERENCE_YEAR"] = choices.year
    if joined is not None:
        given |= {"JOIN": joined.layer, "JOIN_KEY": choices.join_key or None}
    return given


def _output(path: Path | None, name: str, title: str) -> QgsProcessingOutputLayerDefinition:
    """A table of the GeoPackage, or a layer in memory; it comes into the project under its title."""
    target = QgsProcessing.TEMPORARY_OUTPUT if path is None else f"ogr:dbname='{path}' table=\"{name}\" (geom)"
    definition = QgsProcessingOutputLayerDefinition(target, QgsProject.instance())
    definition.destinationName = title
    return definition


def layer_names(titles: Iterable[str]) -> list[str]:
    """Names of tables, all different: lower-case letters, digits and underscores."""
    found: list[str] = []
    for title in titles:
        ascii_only = unicodedata.normalize("NFKD", Path(title).stem if "." in title else title)
        plain = re.sub(r"[^a-z0-9]+", "_", ascii_only.encode("ascii", "ignore").decode().lower()).strip("_")
        name, number = plain[:50] or "terreinen", 2
        while name in found:
            name, number = f"{plain[:50]}_{number}", number + 1
        found.append(name)
    return found
