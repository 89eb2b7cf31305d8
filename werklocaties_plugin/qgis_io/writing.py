"""Frames to sinks: written beside the destination, counted, and only then put in its place."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from .. import log
from ..i18n import tr
from .containers import add_layer
from .destinations import Destination
from .errors import OutputError
from .secrecy import without_secrets
from .values import column_values, plain

#: Python types of the core's columns as QGIS field types.
FIELD_TYPES = {float: QMetaType.Type.Double, int: QMetaType.Type.LongLong, str: QMetaType.Type.QString}
INTEGER_TYPES = (QMetaType.Type.Int, QMetaType.Type.UInt, QMetaType.Type.LongLong, QMetaType.Type.ULongLong)
#: Names that a GeoPackage keeps for itself.
GEOMETRY_COLUMN = "geom"
#: How many rows pass between two looks at the cancel button.
LOOK_EVERY = 1_000


def _go_on() -> None:
    """The look of a run that nobody can cancel."""


@dataclass(frozen=True)
class Table:
    """What a sink gets: its fields, its rows of attributes and, when it has geometry, one per row."""

    fields: QgsFields
    rows: list[list[Any]]
    geometries: Sequence[QgsGeometry] | None = None
    wkb_type: Qgis.WkbType = Qgis.WkbType.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)

    def features(self) -> Iterable[QgsFeature]:
        """The rows as features, geometries in the multi type of the table."""
        multi = QgsWkbTypes.isMultiType(self.wkb_type)
        for number, row in enumerate(self.rows):
            feature = QgsFeature(self.fields)
            feature.setAttributes(row)
            if self.geometries is not None and not self.geometries[number].isNull():
                geometry = QgsGeometry(self.geometries[number])
                if multi and not geometry.isMultipart() and not geometry.convertToMultiType():
                    raise OutputError(tr("Row {number}: the geometry cannot be written.").format(number=number + 1))
                feature.setGeometry(geometry)
            yield feature


def with_indicators(
    source_fields: QgsFields,
    features: Sequence[QgsFeature],
    indicators: pd.DataFrame,
    types: Mapping[str, type],
    wkb_type: Qgis.WkbType,
    crs: QgsCoordinateReferenceSystem,
) -> Table:
    """The source features, all attributes kept, with the indicators added or replaced in place.

    Args:
        indicators: (n,) rows in the order of the features.
        types: column of indicators -> float, int or str, in the order in which new fields are added.
    """
    ours = {name.lower(): name for name in types}
    columns = {name: column_values(indicators[name]) for name in types}
    fields, sources = QgsFields(), []
    for position, source_field in enumerate(source_fields):
        name = ours.pop(source_field.name().lower(), None)
        if name is not None:
            fields.append(QgsField(name, FIELD_TYPES[types[name]]))
            sources.append(columns[name])
        elif source_field.name().lower() not in (known.lower() for known in types):
            fields.append(_kept_field(source_field, position, features, fields, source_fields))
            sources.append([_kept_value(feature[position]) for feature in features])
    for name in ours.values():
        fields.append(QgsField(name, FIELD_TYPES[types[name]]))
        sources.append(columns[name])
    rows = [list(row) for row in zip(*sources, strict=True)]
    geometries = [feature.geometry() for feature in features]
    return Table(fields, rows, geometries, QgsWkbTypes.multiType(wkb_type), crs)


def _kept_field(
    field: QgsField, position: int, features: Sequence[QgsFeature], so_far: QgsFields, source_fields: QgsFields
) -> QgsField:
    """The field under a name that loses nothing: a GeoPackage takes 'fid' for its key and 'geom' for the geometry."""
    kept = QgsField(field) if field.type() != QMetaType.Type.QVariantMap else QgsField("", QMetaType.Type.QString)
    name = field.name()
    unusable_key = name.lower() == "fid" and not is_key(field, (feature[position] for feature in features))
    if unusable_key or name.lower() == GEOMETRY_COLUMN:
        name = f"{name.lower()}_bron"
    taken = {other.lower() for other in (*so_far.names(), *source_fields.names()[position + 1 :])}
    plain_name, number = name, 2
    while name.lower() in taken and (name != field.name() or so_far.lookupField(name) >= 0):
        name, number = f"{plain_name}_{number}", number + 1
    kept.setName(name)
    return kept


def _kept_value(value: Any) -> Any:
    """The value as it is; an object (JSON, hstore) as JSON text, for few formats take it otherwise."""
    value = plain(value)
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict) else value


def is_key(field: QgsField, values: Iterable[Any]) -> bool:
    """True for an integer field whose values are all there, different and not negative."""
    if field.type() not in INTEGER_TYPES:
        return False
    known = [plain(value) for value in values]
    return None not in known and len(set(known)) == len(known) and all(value >= 0 for value in known)


def keys(source_fields: QgsFields, features: Sequence[QgsFeature]) -> list[int]:
    """The fid that each feature gets in the output: the source's own where usable, else 1, 2, 3, …"""
    position = source_fields.lookupField("fid")
    if position >= 0 and is_key(source_fields.at(position), (feature[position] for feature in features)):
        return [int(feature[position]) for feature in features]
    return list(range(1, len(features) + 1))


def plain_table(frame: pd.DataFrame, types: Mapping[str, type]) -> Table:
    """A table without geometry, columns in the order of types."""
    fields = QgsFields()
    for name, kind in types.items():
        fields.append(QgsField(name, FIELD_TYPES[kind]))
    columns = [column_values(frame[name]) for name in types]
    return Table(fields, [list(row) for row in zip(*columns, strict=True)])


class StagedFile:
    """A file beside its destination, in a hidden folder, until the whole run has gone well.

    Attributes:
        partial: where to write it.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        # What is left of a killed run is a hidden folder, never a file that looks finished.
        self._folder = tempfile.TemporaryDirectory(prefix=".werklocaties-", dir=file.parent, ignore_cleanup_errors=True)
        self.partial = Path(self._folder.name) / file.name

    def put_in_place(self) -> None:
        """Move the file over its destination.

        Raises:
            OutputError: the destination is as it was.
        """
        _move(Path(self._folder.name), self.file)

    def discard(self) -> None:
        """Take the hidden folder away, with what is still in it."""
        self._folder.cleanup()


class Staged(StagedFile):
    """An output that is written as a table.

    Args:
        destination: one with a path.
        style: called with the written layer, to store a default style where the format can hold one.
    """

    def __init__(self, destination: Destination, style: Callable[[QgsVectorLayer], None] | None) -> None:
        super().__init__(destination.file)
        self.destination = destination
        self.style = style
        self.layer = destination.layer or destination.file.stem

    def write(self, table: Table, context: QgsProcessingContext, look: Callable[[], None] = _go_on) -> None:
        """Write every row and read back what arrived.

        Args:
            look: raises Cancelled to stop.

        Raises:
            OutputError: the file could not be made, a row was refused, or something is missing when it is read back.
            Cancelled
        """
        sink, _ = QgsProcessingUtils.createFeatureSink(
            str(self.partial), context, table.fields, table.wkb_type, table.crs, {"layerName": self.layer}
        )
        fill(sink, table, str(self.destination.path), look)
        del sink
        _check_written(self.partial, table, str(self.destination.path))
        self._store_style(self.partial)

    def put_in_place(self) -> None:
        """Move the file over its destination, or add the layer to the file that is there.

        Raises:
            OutputError: the destination is as it was.
        """
        if self.destination.layer is not None and self.file.exists():
            add_layer(self.partial, self.file, self.layer)
            self._store_style(self.file)
        else:
            super().put_in_place()

    def _store_style(self, file: Path) -> None:
        if self.style is not None and file.suffix.lower() == ".gpkg":
            self.style(QgsVectorLayer(f"{file}|layername={self.layer}", self.layer, "ogr"))


def fill(sink: QgsFeatureSink | None, table: Table, where: str, look: Callable[[], None] = _go_on) -> None:
    """Add every row; each is checked.

    Raises:
        OutputError: no sink, or a row that was refused.
        Cancelled: from look.
    """
    if sink is None:
        raise OutputError(tr("{path} could not be made.").format(path=where))
    for number, feature in enumerate(table.features(), 1):
        if number % LOOK_EVERY == 1:
            look()
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(
                tr("{path}: row {number} was refused ({error}). Nothing was kept.").format(
                    path=where, number=number, error=sink.lastError()
                )
            )
    if not sink.flushBuffer():
        raise OutputError(tr("{path}: {error}. Nothing was kept.").format(path=where, error=sink.lastError()))


def check_count(found: int, table: Table, where: str) -> None:
    """Raises OutputError when the rows read back are not the rows written."""
    if found != len(table.rows):
        raise OutputError(
            tr("{path}: {found} of {expected} rows arrived. Nothing was kept.").format(
                path=where, found=found, expected=len(table.rows)
            )
        )


def _check_written(partial: Path, table: Table, where: str) -> None:
    written = QgsVectorLayer(str(partial), "written", "ogr")
    # An empty CSV or spreadsheet has no layer to open: that it exists is all there is to see.
    if not written.isValid() and not table.rows and partial.exists():
        return
    check_count(int(written.featureCount()) if written.isValid() else 0, table, where)
    arrived = {name.lower() for name in written.fields().names()}
    lost = [name for name in table.fields.names() if name.lower() not in arrived]
    if table.wkb_type != Qgis.WkbType.NoGeometry and not written.isSpatial():
        lost.append(tr("the geometry"))
    elif table.crs.isValid() and not written.crs().isValid():
        lost.append(tr("the coordinate reference system"))
    if lost and table.rows:
        raise OutputError(
            tr("{path}: this format does not keep {lost}. Nothing was kept. Choose a GeoPackage.").format(
                path=where, lost=", ".join(lost)
            )
        )


def drop_table(layer: QgsMapLayer | None) -> None:
    """Take away a half-filled table that was made in a database on a server."""
    if layer is None or layer.providerType() in ("memory", "ogr"):
        return
    metadata = QgsProviderRegistry.instance().providerMetadata(layer.providerType())
    parts = metadata.decodeUri(layer.source())
    try:
        metadata.createConnection(layer.source(), {}).dropVectorTable(parts.get("schema", ""), parts.get("table", ""))
    except QgsProviderConnectionException as error:
        log.warning(without_secrets(str(error)))


def _move(folder: Path, destination: Path) -> None:
    """Move the finished file, and what belongs to it, over the destination."""
    for stale in (f"{destination}-wal", f"{destination}-shm"):
        Path(stale).unlink(missing_ok=True)
    try:
        for file in sorted(folder.iterdir(), key=lambda file: file.name == destination.name):
            file.replace(destination.parent / file.name)
    except OSError as error:
        raise OutputError(
            tr("{path} could not be replaced ({error}). Is it open in another program? Close it and run again.").format(
                path=destination, error=error.strerror
            )
        ) from error
