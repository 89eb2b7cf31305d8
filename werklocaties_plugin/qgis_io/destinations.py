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

from osgeo import ogr
from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..i18n import tr
from .errors import OutputError

#: Formats that cut field names to ten letters.
REFUSED_FORMATS = (".shp", ".dbf", ".shz")
#: Room that must be left on the disk, whatever the size of the input (bytes).
SPARE_BYTES = 20_000_000
#: An output is at most about so many times its input.
GROWTH = 3
#: The table in which QGIS keeps styles is no layer of the user's.
STYLE_TABLE = "layer_styles"


@dataclass(frozen=True)
class Destination:
    """Where an output goes.

    Attributes:
        text: as the user gave it.
        path: the file; None for memory layers and databases on a server.
        layer: the table inside the file when the user named one (`ogr:dbname=... table=...`); None for a whole file.
    """

    text: str
    path: Path | None
    layer: str | None = None


def destination_of(value: object, context: QgsProcessingContext) -> Destination | None:
    """What a destination parameter's value says; None for an optional output that is not asked for."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    text = str(value or "")
    if not text:
        return None
    if text == "TEMPORARY_OUTPUT" or text.startswith("memory:"):
        return Destination(text, None)
    if text.startswith("ogr:"):
        parts = QgsProviderRegistry.instance().decodeUri("ogr", text[4:]) or {}
        database = _quoted(text, "dbname")
        return Destination(text, Path(database) if database else None, parts.get("layerName") or _quoted(text, "table"))
    if text.split(":", 1)[0] in ("postgres", "postgresql", "mssql", "oracle", "spatialite", "hana"):
        return Destination(text, None)
    return Destination(text, Path(text))


def _quoted(text: str, key: str) -> str | None:
    """The value of key='...' or key="..." in a database destination."""
    for quote in "'\"":
        _, found, rest = text.partition(f"{key}={quote}")
        if found:
            return rest.partition(quote)[0]
    return None


def layer_files(layer: QgsMapLayer) -> list[tuple[Path, str | None]]:
    """The files behind a layer and its joined layers, each with the name of the layer inside the file."""
    files = []
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    if parts.get("path"):
        files.append((Path(parts["path"]), parts.get("layerName") or None))
    if isinstance(layer, QgsVectorLayer):
        joined = (join.joinLayer() for join in layer.vectorJoins())
        files.extend(file for other in joined if other is not None for file in layer_files(other))
    return files


def check_destinations(outputs: dict[str, Destination], inputs: Iterable[QgsMapLayer]) -> None:
    """Refuse what would lose data.

    Args:
        outputs: label of the parameter -> destination, without those that are not asked for.

    Raises:
        OutputError: with the repair.
    """
    files = [file for layer in inputs for file in layer_files(layer)]
    taken: dict[tuple[str, str | None], str] = {}
    for label, destination in outputs.items():
        if destination.path is None:
            continue
        _check_format(label, destination.path)
        _check_not_an_input(label, destination, files)
        _check_folder(label, destination.path, files)
        _check_other_layers(label, destination)
        key = (os.path.realpath(destination.path), destination.layer)
        if key in taken:
            raise OutputError(
                tr("'{first}' and '{second}' go to the same file, {path}. Give each its own.").format(
                    first=taken[key], second=label, path=destination.path
                )
            )
        taken[key] = label


def _check_format(label: str, path: Path) -> None:
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
    path = destination.path
    if path is None or destination.layer is not None or not path.is_file() or path.suffix.lower() != ".gpkg":
        return
    source = ogr.Open(str(path))
    names = [] if source is None else [source.GetLayer(number).GetName() for number in range(source.GetLayerCount())]
    others = [name for name in names if name.lower() not in (path.stem.lower(), STYLE_TABLE)]
    if others:
        raise OutputError(
            tr(
                "'{label}': {path} holds other layers ({layers}) that would be lost. Choose another file, or 'Save to "
                "GeoPackage…' to add a layer."
            ).format(label=label, path=path, layers=", ".join(others))
        )
