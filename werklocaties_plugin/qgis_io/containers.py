"""Files that hold several layers: what else is in them, and adding a layer so that a kill leaves the file as it was."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal

from ..i18n import tr
from .errors import OutputError

#: Formats whose files hold several layers.
SEVERAL_LAYERS = (".gpkg", ".sqlite", ".xlsx", ".ods")
#: Tables of a GeoPackage that belong to a layer or to the format; styles are no layer of the user's.
OWN_TABLES = ("gpkg", "rtree_", "sqlite_", "ogr_empty_table", "layer_styles")


def other_layers(path: Path) -> list[str]:
    """What would be lost with the file but for the layer of its own name: layers, tables, projects."""
    if path.suffix.lower() not in SEVERAL_LAYERS or not path.is_file():
        return []
    names = _tables(path) if path.suffix.lower() == ".gpkg" else _layers(path)
    return [name for name in names if name.lower() != path.stem.lower() and not name.lower().startswith(OWN_TABLES)]


def is_container(path: Path) -> bool:
    """True for a file to which layers can be added."""
    return _open(path, gdal.OF_VECTOR | gdal.OF_UPDATE) is not None


def _open(path: Path, flags: int) -> gdal.Dataset | None:
    """The file; None where it is no such file. GDAL raises or returns None, as it was told elsewhere."""
    try:
        return gdal.OpenEx(str(path), flags)
    except RuntimeError:
        return None


def _layers(path: Path) -> list[str]:
    dataset = _open(path, gdal.OF_VECTOR)
    return [] if dataset is None else [dataset.GetLayer(row).GetName() for row in range(dataset.GetLayerCount())]


def _tables(path: Path) -> list[str]:
    """Every table of a GeoPackage: rasters and saved projects are no vector layers, but are lost all the same."""
    dataset = _open(path, gdal.OF_VECTOR | gdal.OF_RASTER)
    if dataset is None:
        return []
    tables = dataset.ExecuteSQL("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [feature.GetField(0) for feature in tables]
    dataset.ReleaseResultSet(tables)
    return names


def add_layer(source: Path, destination: Path, layer: str) -> None:
    """Copy a layer into a file that holds others, in one transaction; a layer of that name is replaced.

    Raises:
        OutputError: the file is as it was.
    """
    try:
        dataset = _open(destination, gdal.OF_VECTOR | gdal.OF_UPDATE)
        # The options are ogr2ogr's: one transaction for all rows, and the keys stay.
        options = ["-overwrite", "-preserve_fid", "-gt", "unlimited", "-nln", layer, layer]
        done = None if dataset is None else gdal.VectorTranslate(dataset, str(source), options=options)
        problem = "" if done is not None else gdal.GetLastErrorMsg()
    except RuntimeError as error:
        done, problem = None, str(error)
    if done is None:
        raise OutputError(
            tr("Layer '{layer}' could not be added to {path} ({error}). Is it open in another program?").format(
                layer=layer, path=destination, error=problem.strip()
            )
        )
