"""Rows per region on the map: the polygons of the regions, one multipolygon for each name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qgis.core import Qgis, QgsFeatureRequest, QgsGeometry, QgsProcessingFeedback, QgsWkbTypes

from ..i18n import tr
from .reading import require_crs
from .supply_input import Source
from .values import text
from .writing import Table


def on_regions(
    table: Table, names: Sequence[str | None], regions: Source, field: str, feedback: QgsProcessingFeedback
) -> Table:
    """The table with the geometry of the region of each row; rows of no region (a total) have none.

    Regions without a row are said, and so are rows whose region is not on the map.

    Args:
        names: of the region of each row.
        field: of the regions, with the name.

    Raises:
        InputError: regions without a CRS.
    """
    require_crs(regions.source)
    parts: dict[str, list[QgsGeometry]] = {}
    request = QgsFeatureRequest().setSubsetOfAttributes([regions.source.fields().lookupField(field)])
    for feature in regions.source.getFeatures(request, Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks):
        name = text(feature[field])
        if name is not None and not feature.geometry().isNull():
            parts.setdefault(name, []).append(feature.geometry())
    whole = {name: QgsGeometry.collectGeometry(each) for name, each in parts.items()}
    _say(set(names), set(whole), regions.layer.name(), feedback)
    return replace(
        table,
        geometries=[whole.get(name or "", QgsGeometry()) for name in names],
        wkb_type=QgsWkbTypes.multiType(regions.source.wkbType()),
        crs=regions.source.sourceCrs(),
    )


def _say(rows: set[str | None], regions: set[str], layer: str, feedback: QgsProcessingFeedback) -> None:
    from ..core.balance.keys import TOTAL

    off_the_map = sorted(name for name in rows if name and name != TOTAL and name not in regions)
    without_row = sorted(regions - {name for name in rows if name})
    if off_the_map:
        feedback.pushWarning(
            tr("Not in layer '{layer}', so without a place on the map: {names}. Are they spelled alike?").format(
                layer=layer, names=", ".join(off_the_map)
            )
        )
    if without_row:
        feedback.pushWarning(
            tr("Regions of layer '{layer}' without supply and demand: {names}.").format(
                layer=layer, names=", ".join(without_row)
            )
        )
