"""The parts of terrains that lie in the objects of a layer, as polygons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import ConflictGroup

if TYPE_CHECKING:
    from ...core.measuring.zones import Zones
    from ...qgis_io.writing import Table
    from .conflict_run import Input, MeasuringRun

#: Fields of a zone in order.
ZONE_FIELDS: dict[str, type] = {
    "terrein_fid": int,
    "terrein_id": str,
    "object_id": str,
    "object_naam": str,
    "thema": str,
    "overlap_ha": float,
}


class ConflictZones(ConflictGroup, WerklocatiesAlgorithm):
    """Where exactly the overlap is that a theme reports."""

    def name(self) -> str:
        return "conflictzones"

    def displayName(self) -> str:
        return tr("Conflict zones")

    def shortDescription(self) -> str:
        return tr("The overlapping parts of terrains and the objects of a layer, as polygons with their hectares")

    def tags(self) -> list[str]:
        return tr("conflict,zone,overlap,intersection,clip,polygons,hectares,business park").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "ZONE_COUNT": tr("Number of zones"),
            "OVERLAP_COUNT": tr("Terrains that overlap the layer"),
            "OVERLAP_HA": tr("Overlap (ha, ground counted once)"),
            "SLIVER_COUNT": tr("Terrains where slivers were set aside"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        layer = "LAYER"
        for parameter in (
            params.terrains(),
            params.source(layer, tr("Layer to cut out"), tr("Polygons, such as Natura 2000 sites or housing plans.")),
            params.text(
                "THEME",
                tr("Theme"),
                tr("What stands in the field thema, such as natura2000 or woningbouw. Left empty: the layer's name."),
            ),
            params.advanced(
                params.field(
                    "OBJECT_ID",
                    tr("Object id"),
                    tr("Features with the same id are one object. Left empty: object_id, else each feature is one."),
                    layer,
                )
            ),
            params.advanced(
                params.field("OBJECT_NAME", tr("Object name"), tr("Left empty: naam and its like."), layer)
            ),
            params.min_overlap(),
            params.min_width(),
            params.terrain_id(),
            params.analysis_crs(),
            params.sink(
                "OUTPUT",
                tr("Conflict zones"),
                tr("A polygon for each terrain and object that overlap, in the CRS of the terrains."),
                Qgis.ProcessingSourceType.VectorPolygon,
            ),
        ):
            self.addParameter(parameter)
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from concurrent.futures import ThreadPoolExecutor

        from ...core.measuring.engine import processors
        from ...qgis_io.styles.conflicts import style_zones
        from .conflict_run import MeasuringRun, read_terrains

        with ThreadPoolExecutor(max_workers=processors()) as executor:
            run = MeasuringRun(self, parameters, context, feedback, executor)
            read = read_terrains(run)
            found, theme = self._find(run, read)
        results: dict[str, Any] = {
            "ZONE_COUNT": len(found.table),
            "OVERLAP_COUNT": int(found.table["terrein"].nunique()),
            "OVERLAP_HA": found.total_ha,
            "SLIVER_COUNT": len(found.slivers),
        }
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {results[name]:.2f}" if name.endswith("_HA") else f"{label}: {results[name]}")
        results["OUTPUT"] = self.write(
            parameters, "OUTPUT", zone_table(run, read, [(theme, found)]), context, style_zones
        )
        return results

    def _find(self, run: MeasuringRun, read: Input) -> tuple[Zones, str]:
        from ...core.judging.classfields import theme_name, theme_prefix
        from ...core.measuring.objects import group_objects
        from ...core.measuring.zones import find_zones
        from ...qgis_io.reading import extent_around
        from ...qgis_io.values import texts
        from .conflict_run import CHECKED

        source = run.required_source("LAYER")
        id_field, name_field = (
            run.field(name, meaning, source) for name, meaning in (("OBJECT_ID", "object_id"), ("OBJECT_NAME", "naam"))
        )
        layer = run.reader.polygons(source, [id_field, name_field], extent_around(read.terrains.geometry, 0))
        if layer.is_empty:
            run.feedback.pushWarning(
                tr("Layer '{layer}' is empty; so is the output.").format(layer=source.sourceName())
            )
        ids = texts(layer.table[id_field] if id_field else layer.table.index)
        names = texts(layer.table[name_field] if name_field else [None] * len(layer.table))
        found = find_zones(
            read.terrains, layer.geometry, group_objects(ids, names), run.slivers(), run.engine.part(CHECKED, 1)
        )
        theme = run.text("THEME") or source.sourceName()
        return found, theme_name(theme_prefix(theme)) if run.text("THEME") else theme


def zone_table(run: MeasuringRun, read: Input, zones: list[tuple[str, Zones]]) -> Table:
    """The zones of one or more themes, as a table in the CRS of the terrains."""
    import numpy as np
    import pandas as pd

    from ...qgis_io.drawing import back_to, polygon_table

    frames = [found.table.assign(thema=theme) for theme, found in zones]
    table = pd.concat(frames, ignore_index=True)
    table = table.assign(**read.keys(table["terrein"].to_numpy(dtype=np.int64)))
    transform = back_to(read.source.sourceCrs(), run.crs, run.context.transformContext())
    return polygon_table(table, ZONE_FIELDS, np.concatenate([found.geometry for _, found in zones]), transform)
