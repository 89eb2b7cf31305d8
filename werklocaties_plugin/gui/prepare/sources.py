"""Files and layers that the user wants to prepare, what each is used for, and the choices about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProviderRegistry, QgsProviderSublayerDetails, QgsVectorLayer, QgsWkbTypes

from ...core.errors import ChoiceError
from ...core.terrains.profiles import AUTO, OWN, choose
from ...i18n import tr
from ...qgis_io.fields import ALIASES

if TYPE_CHECKING:
    import pandas as pd

    from ...qgis_io.terrain_input import TerrainFile
    from .looking import Look

TERRAINS, JOIN, NOT_USED = "terrains", "join", "not_used"
#: Their sheets know no names of columns before they are read.
SPREADSHEETS = (".xlsx", ".xls", ".ods")
#: Endings that the window offers to choose.
ENDINGS = (
    "gpkg", "geojson", "json", "shp", "zip", "gdb", "gml", "kml", "fgb", "tab", "sqlite", "csv", "txt", "xlsx", "xls",
    "ods", "dbf",
)  # fmt: skip


@dataclass
class Choices:
    """What the user chose for one file; as the parameters of importterrains."""

    profile: str = AUTO
    unit: str = AUTO
    decimal: str | None = None
    year: int | None = None
    merge: bool = False
    join_key: str = ""
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Entry:
    """One layer of a file, or of the project.

    Attributes:
        path: of its file; empty for a layer of the project.
        role: TERRAINS, JOIN or NOT_USED.
        file, cells: what was read of it as terrains, and as a table to join; kept, for choices do not change it.
        look: what was found with these choices; None while that is not known.
        failed: why it cannot be read at all; empty when it can.
        made: ids of the layers that importing it brought into the project.
    """

    layer: QgsVectorLayer
    path: str = ""
    role: str = TERRAINS
    choices: Choices = field(default_factory=Choices)
    file: TerrainFile | None = None
    cells: pd.DataFrame | None = None
    look: Look | None = None
    failed: str = ""
    made: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The file, and its layer where that is another name."""
        stem = Path(self.path).name
        name = self.layer.name()
        return name if not stem else stem if name in (Path(stem).stem, stem) else f"{stem} – {name}"

    @property
    def kind(self) -> str:
        """Polygons, points or a table, for people."""
        if not self.layer.isSpatial():
            return tr("table")
        titles = {
            Qgis.GeometryType.Polygon: tr("polygons"),
            Qgis.GeometryType.Point: tr("points"),
            Qgis.GeometryType.Line: tr("lines"),
        }
        return titles.get(QgsWkbTypes.geometryType(self.layer.wkbType()), tr("mixed"))

    @property
    def strange(self) -> bool:
        """Of no known generation, and the user has pointed out nothing yet."""
        asked = self.choices.profile == AUTO and not self.choices.fields
        return asked and self.look is not None and self.look.profile == OWN

    def forget(self) -> None:
        """What was read no longer holds, for the layer is read otherwise."""
        self.file = self.cells = self.look = None
        self.failed = ""


def opened(paths: Iterable[str]) -> tuple[list[Entry], list[str]]:
    """The layers of files, each with the role that fits best; and the files in which there is nothing to read."""
    entries, problems = [], []
    for path in paths:
        found = [entry for entry in map(lambda each, path=path: _open(each, path), _layers_in(path)) if entry]
        if not found:
            problems.append(Path(path).name)
        _give_roles(found)
        entries.extend(found)
    return entries, problems


def of_project(layer: QgsVectorLayer) -> Entry:
    """A layer of the project."""
    return Entry(layer)


def _layers_in(path: str) -> list[QgsProviderSublayerDetails]:
    """Vector layers and tables that OGR finds in a file or folder."""
    if not Path(path).exists():
        return []
    found = QgsProviderRegistry.instance().querySublayers(path)
    return [each for each in found if each.type() == Qgis.LayerType.Vector and each.providerKey() == "ogr"]


def _open(details: QgsProviderSublayerDetails, path: str) -> Entry | None:
    layer = QgsVectorLayer(details.uri(), details.name(), details.providerKey())
    return Entry(layer, path) if layer.isValid() else None


def _give_roles(entries: list[Entry]) -> None:
    """Of a file with one layer that one; of more those that are recognised, and a table with their key."""
    if len(entries) < 2:
        return
    recognised = [entry for entry in entries if _is_recognised(entry)]
    if not recognised and Path(entries[0].path).suffix.lower() in SPREADSHEETS:
        recognised = entries[:1]
    for entry in entries:
        entry.role = TERRAINS if entry in recognised else NOT_USED


def _is_recognised(entry: Entry) -> bool:
    try:
        choose(entry.layer.fields().names())
    except ChoiceError as error:
        return error.problem == "profile_two"
    return True


def is_joinable(entry: Entry) -> bool:
    """A table with the number of a terrain."""
    names = {name.lower() for name in entry.layer.fields().names()}
    return not entry.layer.isSpatial() and bool(names & set(ALIASES["terrein_id"]))


def settle_roles(entries: list[Entry], added: list[Entry]) -> None:
    """A table that comes beside terrains with geometry is there to be joined; one table can be."""
    drawn = any(entry.role == TERRAINS and entry.layer.isSpatial() for entry in entries)
    for entry in added:
        if drawn and entry.role == TERRAINS and is_joinable(entry):
            taken = any(other.role == JOIN for other in entries)
            entry.role = NOT_USED if taken else JOIN
