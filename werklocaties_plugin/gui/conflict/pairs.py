"""The objects that cause the conflicts of a terrain, from PAIRS, and where they are on the map."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...qgis_io.screened import is_screened
from ...qgis_io.values import number, text
from . import finding

#: Objects that are flashed at once.
MOST = 200
#: What a distance was rounded to, and what another CRS bends (m).
SLACK = 50.0


@dataclass(frozen=True)
class Pair:
    """A row of PAIRS: NaN and None where it says nothing.

    Attributes:
        theme: name of the theme.
        overlap_ha, distance_m, count: hectares, metres, and homes or objects.
    """

    theme: str | None
    object_id: str | None
    name: str | None
    overlap_ha: float
    distance_m: float
    count: float
    detail: str | None


def read_pairs(table: QgsVectorLayer, key: int, terrein_id: str | None) -> list[Pair]:
    """What stands in PAIRS of one terrain: by theme in their order there, the largest overlap first, then the nearest.

    Rows of another terrain with the same fid, from another run, are left out.
    """
    wanted = QgsExpression.createFieldEqualityExpression("terrein_fid", key)
    request = QgsFeatureRequest(QgsExpression(wanted)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    has_id = table.fields().lookupField("terrein_id") >= 0
    found = [
        _pair(feature)
        for feature in table.getFeatures(request)
        if not has_id or text(feature["terrein_id"]) == terrein_id
    ]
    themes = list(dict.fromkeys(pair.theme for pair in found))
    return sorted(found, key=lambda pair: (themes.index(pair.theme), *_order(pair)))


def _order(pair: Pair) -> tuple[float, float]:
    overlap = 0.0 if pair.overlap_ha != pair.overlap_ha else pair.overlap_ha
    distance = float("inf") if pair.distance_m != pair.distance_m else pair.distance_m
    return -overlap, distance


def _pair(feature: QgsFeature) -> Pair:
    names = {name.lower(): name for name in feature.fields().names()}
    return Pair(
        text(feature[names["thema"]]),
        text(feature[names["object_id"]]),
        text(feature[names["object_naam"]]),
        number(feature[names["overlap_ha"]]),
        number(feature[names["afstand_m"]]),
        number(feature[names["aantal"]]) if "aantal" in names else float("nan"),
        text(feature[names["detail"]]) if "detail" in names else None,
    )


def find_object(
    pair: Pair, terrain: QgsGeometry, terrains: QgsVectorLayer, project: QgsProject
) -> tuple[QgsVectorLayer, list[QgsFeature]] | None:
    """The features of an object near its terrain, in the layer of the project that knows most of them by name.

    Terrains themselves, and other outputs that only name the object, are passed over.
    """
    name = pair.name or pair.object_id
    if name is None or terrain.isNull():
        return None
    best: tuple[QgsVectorLayer, list[QgsFeature]] | None = None
    for layer in finding.vector_layers(project):
        if layer.id() == terrains.id() or not layer.isSpatial() or _only_names(layer):
            continue
        found = _named(layer, name, _around(terrain, pair, terrains, layer))
        if found and (best is None or _known(found, pair) > _known(best[1], pair)):
            best = (layer, found)
    return best


def _only_names(layer: QgsVectorLayer) -> bool:
    return is_screened(layer.fields()) or bool(finding.field_names(layer) & {"thema", "terrein_id"})


def _known(features: list[QgsFeature], pair: Pair) -> int:
    """In how many of the features the id of the object stands too."""
    return sum(pair.object_id in {text(value) for value in feature.attributes()} for feature in features)


def _around(terrain: QgsGeometry, pair: Pair, terrains: QgsVectorLayer, layer: QgsVectorLayer) -> QgsRectangle | None:
    """Where the object must lie, in the CRS of its layer; None where that cannot be said."""
    reach = 0.0 if pair.distance_m != pair.distance_m else pair.distance_m
    box = terrain.boundingBox()
    if terrains.crs().mapUnits() == Qgis.DistanceUnit.Meters:
        box.grow(reach + SLACK)
    elif reach > 0:
        return None
    transform = QgsCoordinateTransform(terrains.crs(), layer.crs(), QgsProject.instance())
    try:
        return transform.transformBoundingBox(box)
    except QgsCsException:
        return None


def _named(layer: QgsVectorLayer, name: str, around: QgsRectangle | None) -> list[QgsFeature]:
    """Features with this text in any of their fields."""
    fields = [field.name() for field in layer.fields() if field.type() == QMetaType.Type.QString]
    if not fields or around is None:
        return []
    equal = " OR ".join(QgsExpression.createFieldEqualityExpression(field, name) for field in fields)
    request = QgsFeatureRequest(QgsExpression(equal)).setFilterRect(around).setLimit(MOST)
    return list(layer.getFeatures(request))
