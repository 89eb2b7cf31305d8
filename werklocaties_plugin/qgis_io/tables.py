"""Tables (CSV, spreadsheet, GeoPackage, database) to frames: a CSV as text, so that nobody else guesses its types."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..core.errors import Cancelled
from ..core.numbertext import read_numbers
from ..i18n import tr
from .errors import InputError
from .reading import LOOK_EVERY
from .values import plain

#: How the driver is told to leave every cell of a CSV the text that it is.
AS_TEXT = "|option:AUTODETECT_TYPE=NO"
#: Cells of these know themselves whether they are a number or a text.
SPREADSHEETS = ("XLSX", "ODS", "XLS")
#: So many rows of titles may stand above the names of columns in a sheet, and those names with them.
TITLE_ROWS = 12
#: Encoding of a CSV that is not UTF-8: what Excel on Windows saves in western Europe.
OTHER_ENCODING = "cp1252"


@dataclass(frozen=True)
class Column:
    """A column that an algorithm needs.

    Attributes:
        kind: float, int or str.
        aliases: other names it may have in users' tables, lower case.
        required: without it the table is refused.
    """

    kind: type
    aliases: tuple[str, ...] = ()
    required: bool = False


class TableReader:
    """Reads tables for one run.

    Args:
        decimal: ',' or '.' as the user chose, None to look at the columns.
    """

    def __init__(self, feedback: QgsProcessingFeedback, decimal: str | None = None) -> None:
        self.feedback = feedback
        self.decimal = decimal

    def read(
        self,
        layer: QgsVectorLayer,
        source: QgsProcessingFeatureSource,
        columns: Mapping[str, Column],
        chosen: Mapping[str, str] | None = None,
    ) -> pd.DataFrame:
        """The columns under their canonical names, typed: float64 with NaN, or text with None.

        An optional column that is not there is NaN or None throughout; so the frame always has all columns.

        Args:
            layer: behind the source.
            source: with the selection and filter that the user set.
            columns: canonical name -> what is needed.
            chosen: canonical name -> field, where the user named one.

        Raises:
            InputError: a required column is not there, or a file that cannot be read.
            ChoiceError: a number that is none or ambiguous.
            Cancelled
        """
        raw = self.texts(layer, source, known_names(columns))
        fields = self._match(raw, columns, chosen or {}, layer.name())
        frame = pd.DataFrame(index=raw.index)
        for name, field in fields.items():
            frame[name] = raw[field] if field else None
        numeric = [name for name, column in columns.items() if column.kind is not str]
        frame[numeric] = read_numbers(frame, numeric, self.decimal)
        for name in frame.columns.difference(numeric):
            frame[name] = [_tidy(value) for value in frame[name]]
        return frame[list(columns)]

    def texts(
        self, layer: QgsVectorLayer, source: QgsProcessingFeatureSource, known: Iterable[str] = ()
    ) -> pd.DataFrame:
        """Every field of the source as it was typed: text from CSV, else as the layer gives it.

        Args:
            known: names, lower case, by which the row with the column names of a spreadsheet is recognised.

        Raises:
            InputError, Cancelled
        """
        kept = _rows(source, source.fields().names(), self.feedback)
        if layer.providerType() != "ogr":
            return kept
        if layer.storageType() in SPREADSHEETS:
            return _with_header(kept, known)
        return self._as_typed(layer, source, kept) if layer.storageType() == "CSV" else kept

    def _as_typed(self, layer: QgsVectorLayer, source: QgsProcessingFeatureSource, kept: pd.DataFrame) -> pd.DataFrame:
        """The texts of a CSV; the user's selection and filter, and what was joined or computed, as in the layer."""
        with self._opened_as_text(layer) as opened:
            raw = _rows(opened, opened.fields().names(), self.feedback)
        raw = raw.reindex(kept.index)
        fields = source.fields()
        for position, name in enumerate(fields.names()):
            if fields.fieldOrigin(position) != Qgis.FieldOrigin.Provider:
                raw[name] = kept[name]
        return raw

    def _match(
        self, raw: pd.DataFrame, columns: Mapping[str, Column], chosen: Mapping[str, str], layer: str
    ) -> dict[str, str | None]:
        by_name = {str(name).strip().lower(): str(name) for name in reversed(raw.columns)}
        found: dict[str, str | None] = {}
        for name, column in columns.items():
            wanted = [chosen[name].lower()] if chosen.get(name) else [name.lower(), *column.aliases]
            field = next((by_name[each] for each in wanted if each in by_name), None)
            if field is None and (column.required or chosen.get(name)):
                raise InputError(
                    tr("Table '{layer}' has no column '{column}'. It has: {fields}.").format(
                        layer=layer, column=wanted[0], fields=", ".join(str(each) for each in raw.columns)
                    )
                )
            if field is not None and field.lower() != name.lower():
                self.feedback.pushInfo(
                    tr("Table '{layer}': column '{field}' is used as {column}.").format(
                        layer=layer, field=field, column=name
                    )
                )
            found[name] = field
        return found

    @contextmanager
    def _opened_as_text(self, layer: QgsVectorLayer) -> Iterator[QgsVectorLayer]:
        path = str(QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path") or "")
        memory = self._recoded(path)
        opened = QgsVectorLayer(f"{memory or path}{AS_TEXT}", layer.name(), "ogr")
        try:
            if not opened.isValid():
                raise InputError(
                    tr("Table '{layer}' cannot be read: {error}. Save it as CSV in UTF-8 and run again.").format(
                        layer=layer.name(), error=opened.error().message()
                    )
                )
            yield opened
        finally:
            del opened
            if memory is not None:
                gdal.Unlink(memory)

    def _recoded(self, path: str) -> str | None:
        """A copy in memory in UTF-8 where the file is something else; None where it is UTF-8."""
        try:
            content = Path(path).read_bytes()
        except OSError:
            return None
        try:
            codecs.decode(content, "utf-8")
        except UnicodeDecodeError:
            self.feedback.pushWarning(
                tr("'{path}' is not UTF-8; it was read as Windows-1252. Look whether é and ë came out well.").format(
                    path=path
                )
            )
            memory = f"/vsimem/{uuid4().hex}.csv"
            gdal.FileFromMemBuffer(memory, content.decode(OTHER_ENCODING, errors="replace").encode("utf-8"))
            return memory
        return None


def known_names(columns: Mapping[str, Column]) -> set[str]:
    """Canonical names and aliases, lower case."""
    return {each for name, column in columns.items() for each in (name, *column.aliases)}


def _tidy(value: Any) -> str | None:
    """Trimmed text, None for blank; 12.0 is the text '12'."""
    value = plain(value)
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def _rows(
    source: QgsProcessingFeatureSource | QgsVectorLayer, names: Sequence[str], feedback: QgsProcessingFeedback
) -> pd.DataFrame:
    rows, fids = [], []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    # Layers in memory give geometry all the same, and QGIS would stop at an invalid one.
    skip_checks = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    flags = () if isinstance(source, QgsVectorLayer) else (skip_checks,)
    for number, feature in enumerate(source.getFeatures(request, *flags)):
        if number % LOOK_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        rows.append([plain(value) for value in feature.attributes()])
        fids.append(feature.id())
    return pd.DataFrame(rows, columns=list(names), index=pd.Index(fids, dtype="int64"), dtype=object)


def _with_header(raw: pd.DataFrame, known: Iterable[str]) -> pd.DataFrame:
    """A sheet whose columns are named by a row that was taken for data: the first, or one below a few titles.

    What stands above the names is left out with them.
    """
    names = set(known)
    if raw.empty or {str(each).strip().lower() for each in raw.columns} & names:
        return raw
    found = [len({_title(value).lower() for value in row} & names) for row in raw.head(TITLE_ROWS).to_numpy().tolist()]
    best = max(range(len(found)), key=found.__getitem__)
    # Among titles a single known word says little; as the first row it is enough.
    if found[0]:
        best = 0
    elif found[best] < 2:
        return raw
    titles = [_title(value) or str(column) for value, column in zip(raw.iloc[best], raw.columns, strict=True)]
    return raw.iloc[best + 1 :].set_axis(titles, axis=1)


def _title(value: Any) -> str:
    return "" if value is None else str(value).strip()
