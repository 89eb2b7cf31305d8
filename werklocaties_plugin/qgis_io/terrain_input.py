"""Terrain files of any kind to the core and back: cells as they were typed, geometry to measure, rows to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ..core.errors import Cancelled, ChoiceError
from ..core.measuring.geometry import MULTI_POLYGON, POLYGON, repair_polygons
from ..core.terrains.checks import drawn_hectares
from ..core.terrains.profiles import known_names
from ..core.types import BoolArray, FloatArray, GeometryArray
from .fields import ALIASES
from .reading import LOOK_EVERY, Reader
from .supply_input import Source
from .tables import TableReader
from .terrain_shapes import far_away, of_one_kind, require_measurable
from .values import plain
from .writing import FIELD_TYPES


@dataclass(frozen=True)
class TerrainFile:
    """A terrain file as it was read.

    Attributes:
        given: the layer and its source.
        cells: (n,) rows, a column per field; None for NULL, dates as ISO texts.
        fields, features: what is kept in the output: the layer's own, or texts where the file was read as text.
        wkb_type: of what is written.
        geometry: (n,) flat, in the analysis CRS, None where there is none; None for a table.
        repaired: the same, valid, for polygons, None for what lies elsewhere on earth; None for points and tables.
        odd: row -> what kind of geometry was there that the layer cannot hold.
        far: (n,) True for what lies elsewhere on earth; None for a table.
    """

    given: Source
    cells: pd.DataFrame
    fields: QgsFields
    features: list[QgsFeature]
    wkb_type: Qgis.WkbType
    geometry: GeometryArray | None
    repaired: GeometryArray | None
    odd: dict[int, str]
    far: BoolArray | None

    @property
    def drawn_ha(self) -> FloatArray | None:
        """(n,) drawn hectares of each row, NaN where nothing has an area; None where the file draws no areas."""
        return None if self.repaired is None else drawn_hectares(self.repaired)

    @property
    def name(self) -> str:
        """Of the file and the layer: a year may stand in either."""
        return _name(self.given.layer)


def read_terrain_file(given: Source, tables: TableReader, reader: Reader) -> TerrainFile:
    """Read cells, features and geometry.

    Raises:
        InputError: a layer without CRS, one that cannot be transformed, or a CRS that is not true to area there.
        Cancelled
    """
    cells = read_cells(given, tables)
    ids = set(cells.index)
    features = [each for each in _features(given.source, tables) if each.id() in ids]
    own = given.source.fields()
    as_text = given.layer.storageType() == "CSV" or list(cells.columns) != own.names()
    fields, features = _as_texts(cells, features) if as_text else (own, features)
    shapes = of_one_kind(given.source.wkbType(), features)
    geometry = repaired = far = None
    if given.source.wkbType() != Qgis.WkbType.NoGeometry:
        read = reader.geometries(given.source, [], None)
        geometry = read.geometry[read.table.index.isin(cells.index)]
        far = far_away(geometry)
        require_measurable(geometry, far, reader)
        if _has_areas(shapes.wkb_type, geometry):
            repaired, _ = repair_polygons(np.where(far, None, geometry))
    whole = cells.reset_index(drop=True)
    return TerrainFile(given, whole, fields, shapes.features, shapes.wkb_type, geometry, repaired, shapes.odd, far)


def _has_areas(kind: Qgis.WkbType, geometry: GeometryArray) -> bool:
    """True for polygons, and for a layer of any geometry with polygons in it."""
    if QgsWkbTypes.geometryType(kind) == Qgis.GeometryType.Polygon:
        return True
    return kind == Qgis.WkbType.Unknown and bool(np.isin(shapely.get_type_id(geometry), (POLYGON, MULTI_POLYGON)).any())


def read_cells(given: Source, tables: TableReader) -> pd.DataFrame:
    """Every field as it was typed; names that repeat get a number, dates are ISO texts. The index has feature ids."""
    raw = tables.texts(given.layer, given.source, known_names())
    cells = raw.set_axis(_different(raw.columns), axis=1)
    for name in cells.columns:
        cells[name] = pd.Series([_cell(each) for each in cells[name]], index=cells.index, dtype=object)
    return cells


def join_key(cells: pd.DataFrame, named: str, table: str) -> str:
    """The field by which a table is joined: as the user named it, else one of a known name.

    Raises:
        ChoiceError: join_key: there is none.
    """
    names = {str(name).strip().lower(): str(name) for name in reversed(cells.columns)}
    wanted = [named.strip().lower()] if named.strip() else list(ALIASES["terrein_id"])
    key = next((names[each] for each in wanted if each in names), None)
    if key is None:
        raise ChoiceError("join_key", layer=table, fields=", ".join(names.values()))
    return key


def _different(names: Iterable[Any]) -> list[str]:
    taken: set[str] = set()
    found = []
    for each in names:
        name, number = str(each), 2
        while name.lower() in taken:
            name, number = f"{each}_{number}", number + 1
        taken.add(name.lower())
        found.append(name)
    return found


def _cell(value: Any) -> Any:
    """A value that pandas and the core know: numbers, texts, None; everything else as text."""
    value = plain(value)
    if isinstance(value, QDateTime | QDate | QTime):
        return str(value.toString(Qt.DateFormat.ISODate)) or None
    if isinstance(value, QByteArray | bytes):
        return bytes(value).decode("utf-8", errors="replace")
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _features(source: QgsProcessingFeatureSource, tables: TableReader) -> Iterable[QgsFeature]:
    skip_checks = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), skip_checks)):
        if number % LOOK_EVERY == 0 and tables.feedback.isCanceled():
            raise Cancelled
        yield feature


def _as_texts(cells: pd.DataFrame, features: Sequence[QgsFeature]) -> tuple[QgsFields, list[QgsFeature]]:
    """The features with the cells as texts, so that 000692 keeps its zeros."""
    fields = QgsFields()
    for name in cells.columns:
        fields.append(QgsField(name, FIELD_TYPES[str]))
    rows = cells.loc[[feature.id() for feature in features]].to_numpy(dtype=object).tolist()
    made = []
    for feature, row in zip(features, rows, strict=True):
        text = QgsFeature(fields)
        text.setAttributes([None if value is None else str(value) for value in row])
        text.setGeometry(feature.geometry())
        made.append(text)
    return fields, made


def _name(layer: QgsVectorLayer) -> str:
    """Name of the layer, and of its file where that is another."""
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path")
    stem = Path(str(path)).stem if path else ""
    return layer.name() if not stem or stem == layer.name() else f"{stem} {layer.name()}"


def collected(features: Sequence[QgsFeature]) -> QgsFeature:
    """The first feature with the parts of all."""
    first = QgsFeature(features[0])
    geometries = [each.geometry() for each in features if not each.geometry().isNull()]
    if len(geometries) > 1:
        parts = [part for each in geometries for part in each.asGeometryCollection()]
        first.setGeometry(QgsGeometry.collectGeometry(parts))
    elif geometries:
        first.setGeometry(geometries[0])
    return first
