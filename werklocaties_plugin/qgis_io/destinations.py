"""Destinations that would lose data are refused before any work is done.

On QGIS 3.40 each of these ends with exit code 0 and lost data when nobody looks: an output over one of its own
inputs, a Shapefile that cuts our field names to ten letters, a file with other layers that is overwritten whole.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QByteArray, QUrl

from ..i18n import tr
from .containers import is_container, other_layers
from .errors import OutputError
from .secrecy import has_password

#: Formats that cut field names to ten letters.
REFUSED_FORMATS = (".shp", ".dbf", ".shz")
#: Formats in which QGIS writes attributes only.
TABLE_FORMATS = (".csv", ".xlsx", ".ods")
#: Room that must be left on the disk, whatever the size of the input (bytes).
SPARE_BYTES = 20_000_000
#: An output is at most about so many times its input.
GROWTH = 3
#: Databases on a server, as a destination names them.
SERVERS = ("postgres", "postgresql", "postgis", "mssql", "oracle", "spatialite", "hana")
#: Names by which this machine is called; none at all is its own socket.
THIS_MACHINE = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Destination:
    """Where an output goes.

    Attributes:
        text: as the user gave it.
        path: the file; None for memory layers and databases on a server.
        layer: the table inside the file when the user named one (`ogr:dbname=... table=...`); None for a whole file.
        has_geometry: True when the output always has geometry, so that a table cannot hold it.
        replaces: layers of an older file that the output puts back, such as the sheets of a workbook.
    """

    text: str
    path: Path | None
    layer: str | None = None
    has_geometry: bool = False
    replaces: frozenset[str] = frozenset()

    @property
    def file(self) -> Path:
        """The file itself, where the path is a link to it. Only for destinations with a path."""
        path = self.path or Path(self.text)
        return Path(os.path.realpath(path)) if path.is_symlink() else path

    @property
    def source(self) -> str:
        """By which the written layer is opened."""
        return str(self.path) if self.layer is None else f"{self.path}|layername={self.layer}"


def destination_of(value: object, context: QgsProcessingContext) -> Destination | None:
    """What a destination parameter's value says; None for an optional output that is not asked for."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    text = str(value or "")
    if not text:
        return None
    if text == "TEMPORARY_OUTPUT" or text.startswith("memory:") or text.split(":", 1)[0] in SERVERS:
        return Destination(text, None)
    if text.startswith("ogr:"):
        # Parsed as Processing does: quotes are optional.
        uri = QgsDataSourceUri(text[4:])
        return Destination(text, Path(uri.database() or text[4:]), uri.table() or None)
    path, named, layer = text.partition("|layername=")
    return Destination(text, Path(path), layer) if named and layer else Destination(text, Path(text))


def layer_files(layer: QgsMapLayer) -> list[tuple[Path, str | None]]:
    """The files behind a layer and its joined layers, each with the name of the layer inside the file."""
    files = _source_files(layer.providerType(), layer.source())
    if isinstance(layer, QgsVectorLayer):
        joined = (join.joinLayer() for join in layer.vectorJoins())
        files.extend(file for other in joined if other is not None for file in layer_files(other))
    return files


def _source_files(provider: str, source: str) -> list[tuple[Path, str | None]]:
    if provider == "virtual":
        return _virtual_files(source)
    parts = QgsProviderRegistry.instance().decodeUri(provider, source)
    return [(Path(parts["path"]), parts.get("layerName") or None)] if parts.get("path") else []


def _virtual_files(source: str) -> list[tuple[Path, str | None]]:
    """The files of the layers that a virtual layer queries."""
    files = []
    for queried in QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(QByteArray(source.encode()))).sourceLayers():
        if not queried.isReferenced():
            files.extend(_source_files(queried.provider(), queried.source()))
            continue
        layer = QgsProject.instance().mapLayer(queried.reference())
        files.extend([] if layer is None else layer_files(layer))
    return files


def check_destinations(
    outputs: Iterable[tuple[str, Destination]], inputs: Iterable[QgsMapLayer], input_files: Iterable[Path] = ()
) -> None:
    """Refuse what would lose data.

    Args:
        outputs: label of the parameter and destination, without those that are not asked for.
        input_files: what is read beside layers, such as a rules profile.

    Raises:
        OutputError: with the repair.
    """
    inputs = list(inputs)
    files = [file for layer in inputs for file in layer_files(layer)]
    files += [(path, None) for path in input_files]
    taken: list[tuple[str, Destination]] = []
    for label, destination in outputs:
        if destination.path is None:
            _check_not_an_input_table(label, destination, inputs)
            continue
        _check_format(label, destination, destination.path)
        _check_not_an_input(label, destination, files)
        _check_folder(label, destination.file, files)
        _check_other_layers(label, destination)
        for first, other in taken:
            _check_two(first, other, label, destination)
        taken.append((label, destination))


def check_container(label: str, path: Path) -> None:
    """Refuse a file to which layers cannot be added: no GeoPackage, or a folder that cannot be written.

    Raises:
        OutputError: with the repair.
    """
    if path.suffix.lower() != ".gpkg":
        raise OutputError(
            tr("'{label}': {path} is no GeoPackage. Give a file name such as {name}.gpkg.").format(
                label=label, path=path, name=path.stem
            )
        )
    _check_folder(label, path, [])
    if path.exists() and not is_container(path):
        raise OutputError(
            tr("'{label}': {path} cannot be opened as a GeoPackage. Choose another file.").format(
                label=label, path=path
            )
        )


def _check_two(first: str, other: Destination, second: str, destination: Destination) -> None:
    """Two outputs into one file are fine only where each is a table of it."""
    if not _same_file(other.file, destination.file):
        return
    if other.layer and destination.layer and other.layer.lower() != destination.layer.lower():
        return
    raise OutputError(
        tr("'{first}' and '{second}' go to the same file, {path}. Give each its own.").format(
            first=first, second=second, path=destination.path
        )
    )


def _check_format(label: str, destination: Destination, path: Path) -> None:
    if destination.has_geometry and path.suffix.lower() in TABLE_FORMATS:
        raise OutputError(
            tr("'{label}': a {suffix} file holds no geometry. Choose a GeoPackage, e.g. {name}.gpkg.").format(
                label=label, suffix=path.suffix, name=path.stem
            )
        )
    if path.suffix.lower() in REFUSED_FORMATS:
        raise OutputError(
            tr("'{label}': a Shapefile cuts field names to ten letters. Choose a GeoPackage, e.g. {name}.gpkg.").format(
                label=label, name=path.stem
            )
        )
    if not path.suffix:
        raise OutputError(
            tr("'{label}': {path} has no extension. Give a file name such as {name}.gpkg.").format(
                label=label, path=path, name=path.name
            )
        )


def _check_not_an_input(label: str, destination: Destination, files: list[tuple[Path, str | None]]) -> None:
    for path, layer in files:
        if destination.path is None or not _same_file(destination.path, path):
            continue
        if destination.layer is not None and destination.layer.lower() != (layer or path.stem).lower():
            continue
        raise OutputError(
            tr("'{label}': {path} is also an input and would be overwritten. Choose another file.").format(
                label=label, path=destination.path
            )
        )


def _check_not_an_input_table(label: str, destination: Destination, inputs: list[QgsMapLayer]) -> None:
    """The same for a table in a database on a server, as far as the connections name it alike."""
    provider, _, text = destination.text.partition(":")
    if provider not in SERVERS:
        return
    if has_password(text):
        raise OutputError(
            tr(
                "'{label}': the destination holds a password. Make an authentication in QGIS (Settings, Options, "
                "Authentication) and name it by authcfg=."
            ).format(label=label)
        )
    ours = _table_of(text)
    provider = "postgres" if provider.startswith("postg") else provider
    for layer in inputs:
        if layer.providerType() == provider and ours == _table_of(layer.source()):
            raise OutputError(
                tr("'{label}': {path} is also an input and would be overwritten. Choose another file.").format(
                    label=label, path=".".join(ours)
                )
            )


def _table_of(uri: str) -> tuple[str, str, str, str]:
    """Server, database, schema and table."""
    parts = QgsDataSourceUri(uri)
    host = parts.host().lower()
    server = parts.service() or f"{'localhost' if host in THIS_MACHINE else host}:{parts.port() or '5432'}"
    return server, parts.database(), parts.schema() or "public", parts.table()


def _same_file(one: Path, other: Path) -> bool:
    """The same file on disk, also by a link, or the same name of a file that is not there yet."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _check_folder(label: str, path: Path, files: list[tuple[Path, str | None]]) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise OutputError(
            tr("'{label}': folder {folder} does not exist. Make it first.").format(label=label, folder=folder)
        )
    try:
        with tempfile.TemporaryDirectory(prefix=".werklocaties-", dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            tr("'{label}': cannot write in folder {folder} ({error}). Choose another folder.").format(
                label=label, folder=folder, error=error.strerror
            )
        ) from error
    if path.is_dir():
        raise OutputError(
            tr("'{label}': {path} is a folder. Give a file name such as {name}.gpkg.").format(
                label=label, path=path, name=path.stem
            )
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(tr("'{label}': {path} is write-protected.").format(label=label, path=path))
    needed = SPARE_BYTES + GROWTH * max((file.stat().st_size for file, _ in files if file.is_file()), default=0)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise OutputError(
            tr(
                "'{label}': {free} MB free in {folder}, about {needed} MB is needed. Make room or choose another disk."
            ).format(label=label, free=free // 1_000_000, folder=folder, needed=needed // 1_000_000)
        )


def _check_other_layers(label: str, destination: Destination) -> None:
    """A whole-file output replaces the file: refuse when it holds layers that this output would not put back."""
    if destination.layer is not None:
        return
    others = [name for name in other_layers(destination.file) if name not in destination.replaces]
    if others:
        raise OutputError(
            tr(
                "'{label}': {path} holds other layers ({layers}) that would be lost. Choose another file, or 'Save to "
                "GeoPackage…' to add a layer."
            ).format(label=label, path=destination.path, layers=", ".join(others))
        )
