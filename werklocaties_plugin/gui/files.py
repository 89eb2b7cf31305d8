"""Tables as files for a Dutch spreadsheet: written aside, and put in place whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..qgis_io.values import column_values

if TYPE_CHECKING:
    import pandas as pd


def ask_path(parent: QWidget, title: str, name: str) -> Path | None:
    """The file that the user wants to write, with the ending of this name; None for none."""
    folder = QgsProject.instance().homePath() or str(Path.home())
    ending = Path(name).suffix
    kinds = "GeoPackage (*.gpkg)" if ending == ".gpkg" else f"{ending[1:].upper()} (*{ending})"
    path, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
    return Path(path).with_suffix(ending) if path else None


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A path beside the wanted one, that takes its name only when all went well.

    Raises:
        OSError: the folder cannot be written to.
    """
    with tempfile.TemporaryDirectory(prefix=".werklocaties-", dir=path.parent) as folder:
        aside = Path(folder) / path.name
        yield aside
        aside.replace(path)


def write_csv(path: Path, table: pd.DataFrame) -> None:
    """Semicolons, decimal commas, UTF-8 with its mark. Raises OSError."""
    with put_in_place(path) as aside:
        table.to_csv(aside, sep=";", decimal=",", index=False, encoding="utf-8-sig", lineterminator="\r\n")


def write_book(path: Path, sheets: Mapping[str, tuple[pd.DataFrame, Mapping[str, type]]]) -> None:
    """A workbook in XLSX. Raises OSError.

    Args:
        sheets: name -> table, and the types (int, float) of its columns; other columns are text.
    """
    from ..qgis_io.errors import OutputError
    from ..qgis_io.workbook import Sheet, write_workbook

    book = [
        Sheet(
            name,
            {column: types.get(column, str) for column in table.columns},
            list(zip(*(column_values(table[column]) for column in table.columns), strict=True)),
        )
        for name, (table, types) in sheets.items()
    ]
    with put_in_place(path) as aside:
        try:
            write_workbook(aside, book)
        except OutputError as error:
            raise OSError(str(error).replace(str(aside), str(path))) from error
