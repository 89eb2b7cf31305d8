"""Which layers of a project a screening takes, seen by their fields and names."""

from __future__ import annotations

from qgis.core import Qgis, QgsProject, QgsVectorLayer

from ...qgis_io.fields import match
from ...qgis_io.screened import is_screened
from ...qgis_io.values import text
from .finding import field_names, vector_layers

TERRAINS, NATURA2000, DWELLINGS, STRESS = "TERRAINS", "NATURA2000", "DWELLINGS", "STRESS"
#: Words in the name of a layer.
HOMES = ("woning", "verblijf", "adres", "dwelling", "homes")
WATER = ("watertekort", "waterstress", "wateroverlast", "droogte", "overstrom", "water")
#: Classes whose order from low to high is known.
ORDERS = (
    ("weinig", "matig", "ernstig"),
    ("laag", "midden", "hoog"),
    ("laag", "middel", "hoog"),
    ("klein", "middelgroot", "groot"),
    ("gering", "matig", "groot"),
)
#: Features that are looked at for their classes.
LOOKED = 2000


def spatial_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Layers on the map, by name."""
    return [layer for layer in vector_layers(project) if layer.isSpatial()]


def plan_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Layers of planned homes: with a number and a status."""
    return [layer for layer in spatial_layers(project) if _is_plans(layer)]


def suggestions(project: QgsProject) -> dict[str, QgsVectorLayer]:
    """Input -> the layer that fits it best; inputs for which nothing fits are left out."""
    layers = spatial_layers(project)
    polygons = [layer for layer in layers if layer.geometryType() == Qgis.GeometryType.Polygon]
    terrains = [layer for layer in polygons if match(layer.fields(), "terrein_id")]
    others = [layer for layer in layers if layer not in terrains]
    found = {
        # What was screened before can be screened again, but the source is the better start.
        TERRAINS: min(terrains, key=lambda layer: is_screened(layer.fields()), default=None),
        NATURA2000: next((layer for layer in others if layer in polygons and _is_natura2000(layer)), None),
        DWELLINGS: next((layer for layer in others if _is_homes(layer)), None),
        STRESS: next((layer for layer in others if layer in polygons and _is_stress(layer)), None),
    }
    return {name: layer for name, layer in found.items() if layer is not None}


def _is_plans(layer: QgsVectorLayer) -> bool:
    return match(layer.fields(), "plan_status") is not None and match(layer.fields(), "plan_dwellings") is not None


def _is_natura2000(layer: QgsVectorLayer) -> bool:
    names = field_names(layer)
    return bool(names & {"naamn2k", "naam_n2k", "sitename"}) or {"nr", "beschermin"} <= names


def _is_homes(layer: QgsVectorLayer) -> bool:
    return any(word in layer.name().lower() for word in HOMES) and not _is_plans(layer)


def _is_stress(layer: QgsVectorLayer) -> bool:
    return any(word in layer.name().lower() for word in WATER) and _class_field(layer) is not None


def _class_field(layer: QgsVectorLayer) -> str | None:
    names = {name.lower(): name for name in layer.fields().names()}
    return next((names[each] for each in ("klasse", "class", "stress") if each in names), None)


def stress_classes(layer: QgsVectorLayer) -> tuple[str, str]:
    """The field with classes, and all of them from low to high, `;` between; both empty unless the order is known."""
    field = _class_field(layer)
    if field is None:
        return "", ""
    position = layer.fields().lookupField(field)
    values = {text(value) for value in layer.uniqueValues(position, LOOKED)} - {None}
    by_name = {value.lower(): value for value in values}
    for order in ORDERS:
        if by_name and set(by_name) <= set(order):
            return field, ";".join(by_name.get(each, each) for each in order)
    return "", ""
