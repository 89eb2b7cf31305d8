"""The layers behind the maps of a report: terrains by class, regions, and under them what the user chose."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsMemoryProviderUtils,
    QgsProcessingFeatureSource,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QThread

from ..qgis_io.styles.classes import style_classes
from ..qgis_io.styles.sources import style_source
from ..qgis_io.values import text
from . import wording
from .material import OVERALL, Material
from .model import Report, Section

TEXT, WHOLE, NUMBER = QMetaType.Type.QString, QMetaType.Type.Int, QMetaType.Type.Double
OUTLINE = {"style": "no", "outline_color": "#404040", "outline_width": "0.5"}


@dataclass(frozen=True)
class MapLayers:
    """What maps are drawn from; all of it lives in the thread of the run and belongs to no project.

    Attributes:
        terrains: rij (position, Terrain.row), naam, regio, klasse; coloured by class.
        regions: sleutel (Section.key), regio, saldo_klasse, saldo_min_ha, saldo_max_ha; outlines. None where the
            report has no polygons of regions.
        background: from top to bottom, with their own styles.
        crs: of the maps; metres.
    """

    terrains: QgsVectorLayer
    regions: QgsVectorLayer | None
    background: list[QgsMapLayer]
    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext

    def shown(self) -> list[QgsMapLayer]:
        """From top to bottom."""
        return [*([] if self.regions is None else [self.regions]), self.terrains, *self.background]


def borrowed(layers: Sequence[QgsMapLayer]) -> list[QgsMapLayer]:
    """Copies that no thread owns; make them in the thread of the layers."""
    copies = [layer.clone() for layer in layers]
    for layer, copy in zip(layers, copies, strict=True):
        if isinstance(layer, QgsVectorLayer) and not _has_style(layer):
            style_source(copy, copy.name())
        copy.setName(_title(layer))
        copy.moveToThread(None)
    return copies


def _title(layer: QgsMapLayer) -> str:
    """What the legend calls a layer: as the user named it in the project; else the title that its file tells, or its
    name there, made readable."""
    if _in_project(layer):
        return str(layer.name())
    told = layer.metadata().title().strip()
    words = layer.name().rpartition(" \u2014 ")[2].replace("_", " ").strip()
    return told or words[:1].upper() + words[1:]


def _in_project(layer: QgsMapLayer) -> bool:
    return QgsProject.instance().mapLayer(layer.id()) is not None


def _has_style(layer: QgsVectorLayer) -> bool:
    """True for a layer of a project, and where its file keeps a style; else it has a colour by chance."""
    return _in_project(layer) or bool(layer.loadDefaultStyle()[1])


def _taken(layers: Iterable[QgsMapLayer]) -> list[QgsMapLayer]:
    """The copies, now of the thread that calls."""
    found = list(layers)
    for layer in found:
        layer.moveToThread(QThread.currentThread())
    return found


def make_map_layers(
    material: Material,
    report: Report,
    terrains: tuple[Sequence[QgsFeature], QgsProcessingFeatureSource],
    regions: tuple[QgsProcessingFeatureSource, str] | None,
    background: Sequence[QgsMapLayer],
    frame: tuple[QgsCoordinateReferenceSystem, QgsCoordinateTransformContext],
) -> MapLayers:
    """Layers with the geometry of the sources and the judgements of the report.

    Args:
        terrains: features in the order of Terrain.row, and where they come from.
        regions: where they come from, and the field with their name.
        background: of `borrowed`.
        frame: CRS of the maps, and how to get there.
    """
    drawn_regions = None if regions is None else _region_layer(report, *regions)
    return MapLayers(_terrain_layer(material, *terrains), drawn_regions, _taken(background), *frame)


def _terrain_layer(
    material: Material, features: Sequence[QgsFeature], source: QgsProcessingFeatureSource
) -> QgsVectorLayer:
    """All terrains of the layer, also those that the report does not list."""
    columns = [material.text(name).tolist() for name in ("naam", "regio", f"{OVERALL}_klasse")]
    rows = [[row, *values] for row, values in enumerate(zip(*columns, strict=True))]
    layer = _filled(
        "Terreinen", {"rij": WHOLE, "naam": TEXT, "regio": TEXT, "klasse": TEXT}, rows,
        [feature.geometry() for feature in features], source.wkbType(), source.sourceCrs(),
    )  # fmt: skip
    style_classes(layer, "klasse")
    return layer


def _region_layer(report: Report, source: QgsProcessingFeatureSource, field: str) -> QgsVectorLayer:
    """The polygons of each name together, with the balance of the region."""
    parts: dict[str, list[QgsGeometry]] = {}
    skip_checks = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    for feature in source.getFeatures(QgsFeatureRequest(), skip_checks):
        if not feature.geometry().isNull():
            parts.setdefault(text(feature[field]) or "", []).append(feature.geometry())
    known = {section.name: section for section in report.sections}
    rows = [_region_row(name, known.get(wording.text(name))) for name in parts]
    geometries = [QgsGeometry.collectGeometry(each) for each in parts.values()]
    fields = {
        "sleutel": TEXT, "regio": TEXT, "saldo_klasse": TEXT, "saldo_min_ha": NUMBER, "saldo_max_ha": NUMBER,
    }  # fmt: skip
    layer = _filled("Regio’s", fields, rows, geometries, source.wkbType(), source.sourceCrs())
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(OUTLINE)))
    return layer


def _region_row(name: str, section: Section | None) -> list[object]:
    if section is None or section.balance is None:
        return ["" if section is None else section.key, name, "onbekend", None, None]
    balance = section.balance
    ends = [None if math.isnan(end) else end for end in (balance.low, balance.high)]
    return [section.key, name, balance.klasse, *ends]


def _filled(
    name: str,
    fields: Mapping[str, QMetaType.Type],
    rows: Sequence[Sequence[object]],
    geometries: Sequence[QgsGeometry],
    wkb_type: Qgis.WkbType,
    crs: QgsCoordinateReferenceSystem,
) -> QgsVectorLayer:
    """A layer in memory."""
    kinds = QgsFields()
    for field, kind in fields.items():
        kinds.append(QgsField(field, kind))
    layer = QgsMemoryProviderUtils.createMemoryLayer(name, kinds, QgsWkbTypes.multiType(wkb_type), crs)
    features = []
    for row, geometry in zip(rows, geometries, strict=True):
        feature = QgsFeature(kinds)
        feature.setAttributes(list(row))
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer
