"""Which layers of a project the dock works with, seen by their fields."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

from ...core.judging.classfields import theme_prefixes
from ...qgis_io.screened import is_screened

#: Fields of a table of PAIRS.
PAIRS = {"terrein_fid", "thema", "object_id", "object_naam", "overlap_ha", "afstand_m"}


def field_names(layer: QgsVectorLayer) -> set[str]:
    """Names of the fields, lower case."""
    return {name.lower() for name in layer.fields().names()}


def vector_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The vector layers that work, by name."""
    found = [each for each in project.mapLayers().values() if is_usable(each)]
    return sorted(found, key=lambda layer: (layer.name(), layer.id()))


def is_usable(layer: QgsMapLayer | None) -> bool:
    """Whether it is a vector layer that works."""
    return isinstance(layer, QgsVectorLayer) and layer.isValid()


def screened_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Layers that were screened, the one with most in it first."""
    return sorted(filter(_is_screened, vector_layers(project)), key=lambda layer: -_worth(layer))


def _is_screened(layer: QgsVectorLayer) -> bool:
    # Other tables of ours speak of classes too, but not of terrains.
    return is_screened(layer.fields()) and not field_names(layer) & {"soort", "klasse_oud"}


def _worth(layer: QgsVectorLayer) -> float:
    names = field_names(layer)
    themes = len(theme_prefixes(names))
    return themes + 2.0 * ("conflict_klasse" in names) + 2.0 * layer.isSpatial() + 0.5 * ("robuust_pct" in names)


def is_pairs(layer: QgsVectorLayer) -> bool:
    """Whether it is a table of PAIRS."""
    return field_names(layer) >= PAIRS


def pairs_for(layer: QgsVectorLayer, project: QgsProject) -> QgsVectorLayer | None:
    """The table of PAIRS that goes with a screened layer: in its own file, else the first in the project.

    One in the file that is not in the project is opened, but not added.
    """
    tables = [each for each in vector_layers(project) if is_pairs(each)]
    path = _path(layer)
    beside = (table for table in tables if path and _path(table) == path)
    return next(beside, None) or _in_file(path) or next(iter(tables), None)


def _path(layer: QgsVectorLayer) -> str:
    """The file of a layer; empty for none."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return str(parts.get("path", "") or "")


def _in_file(path: str) -> QgsVectorLayer | None:
    if Path(path).suffix.lower() not in (".gpkg", ".sqlite") or not Path(path).is_file():
        return None
    for details in QgsProviderRegistry.instance().querySublayers(path):
        if details.type() == Qgis.LayerType.Vector and details.wkbType() == Qgis.WkbType.NoGeometry:
            table = QgsVectorLayer(details.uri(), details.name(), details.providerKey())
            if table.isValid() and is_pairs(table):
                return table
    return None
