"""Workbooks (XLSX) with typed cells, written by OGR."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import ogr

from ..i18n import tr
from .errors import OutputError

OGR_TYPES = {float: ogr.OFTReal, int: ogr.OFTInteger64, str: ogr.OFTString}
#: A cell of a spreadsheet holds no longer text.
LONGEST = 32_000


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        types: column -> float, int or str, in order.
        rows: a value per column; None and NaN leave the cell empty, for unknown is no 0.
    """

    name: str
    types: Mapping[str, type]
    rows: Iterable[Sequence[Any]]


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write a workbook; a file that is there is overwritten.

    Raises:
        OutputError: this QGIS writes no XLSX, or the file cannot be written.
    """
    driver = ogr.GetDriverByName("XLSX")
    if driver is None:
        raise OutputError(tr("This QGIS cannot write XLSX; choose CSV."))
    try:
        book = driver.CreateDataSource(str(path))
        if book is None:
            raise OutputError(tr("'{path}' cannot be written.").format(path=path))
        for sheet in sheets:
            _write_sheet(book, sheet)
        # Only on closing is the file written.
        del book
    except RuntimeError as error:
        raise OutputError(tr("'{path}' cannot be written.").format(path=path)) from error
    if not path.is_file():
        raise OutputError(tr("'{path}' cannot be written.").format(path=path))


def _write_sheet(book: Any, sheet: Sheet) -> None:
    layer = book.CreateLayer(sheet.name)
    for column, kind in sheet.types.items():
        layer.CreateField(ogr.FieldDefn(column, OGR_TYPES[kind]))
    kinds = list(sheet.types.values())
    for row in sheet.rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, (value, kind) in enumerate(zip(row, kinds, strict=True)):
            if value is None or (isinstance(value, float) and math.isnan(value)):
                continue
            feature.SetField(number, str(value)[:LONGEST] if kind is str else kind(value))
        if layer.CreateFeature(feature) != 0:
            raise OutputError(tr("Sheet {name} cannot be written.").format(name=sheet.name))
