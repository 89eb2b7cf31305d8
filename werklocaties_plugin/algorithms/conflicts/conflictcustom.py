"""Conflict of terrains or lines with a layer of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingParameterDefinition,
    QgsWkbTypes,
)

from ...i18n import tr
from .. import params
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.measuring.objects import Objects
    from ...core.model import Assessment, Terrains
    from ...core.themes.custom import Layer, Options
    from ...core.types import GeometryArray, IntArray, TextArray
    from .conflict_run import ConflictRun

OVERLAP, DISTANCE = "overlap", "afstand"


class ConflictCustom(ConflictAlgorithm):
    """Overlap with or distance to any layer, judged by thresholds that the user gives."""

    uses_rules = False
    output_kind = Qgis.ProcessingSourceType.VectorAnyGeometry

    def name(self) -> str:
        return "conflictcustom"

    def displayName(self) -> str:
        return tr("Conflict with another layer")

    def shortDescription(self) -> str:
        return tr("Overlap with or distance to any layer of terrains or lines, with your own thresholds")

    def tags(self) -> list[str]:
        return tr("agriculture,nature network,grid congestion,cable,route,line,overlap,distance,own theme").split(",")

    def terrains_parameter(self) -> QgsProcessingParameterDefinition:
        kinds = Qgis.ProcessingSourceType.VectorPolygon, Qgis.ProcessingSourceType.VectorLine
        return params.source(
            "TERRAINS",
            tr("Terrains or lines"),
            tr("Polygons, or lines such as cable routes: of lines the kilometres are measured instead of hectares."),
            *kinds,
        )

    def add_theme_parameters(self) -> None:
        self.addParameter(
            params.source(
                "LAYER",
                tr("Layer to hold them against"),
                tr("Polygons; or lines or points, of which only the distance can be judged."),
                Qgis.ProcessingSourceType.VectorAnyGeometry,
            )
        )
        theme = params.text(
            "THEME",
            tr("Theme"),
            tr("Prefix of the fields: 1 to 16 lower-case letters and digits, such as landbouw or nnn."),
        )
        theme.setFlags(theme.flags() & ~Qgis.ProcessingParameterFlag.Optional)
        self.addParameter(theme)
        self.addParameter(
            params.choice(
                "MODE",
                tr("Judge by"),
                tr("overlap: how much lies in the layer. afstand: how near the nearest object is."),
                [OVERLAP, DISTANCE],
                OVERLAP,
            )
        )
        self.addParameter(
            params.text(
                "THRESHOLDS",
                tr("Thresholds"),
                tr(
                    "For hoog;midden;laag. overlap: the least that gives the class, in %, ha (terrains) or km (lines), "
                    "| between alternatives, 0 is any overlap: 10%|1 ha;0. afstand: the greatest distance that gives "
                    "the class: 0;1000;5 km. A class left out is not given."
                ),
                "10%;0",
            )
        )
        self._add_object_parameters()
        self.addParameter(params.min_overlap())
        self.addParameter(params.min_width())

    def _add_object_parameters(self) -> None:
        self.addParameter(
            params.field("CLASS_FIELD", tr("Class of the object"), tr("To let some objects weigh less."), "LAYER")
        )
        self.addParameter(
            params.text(
                "CLASSES",
                tr("Classes"),
                tr(
                    "The worst class that each may give: akker:hoog;gras:laag;water:geen. Without a class behind it a "
                    "name counts in full, as does NULL; geen does not count. Every value must be named."
                ),
            )
        )
        for parameter in (
            params.field("OBJECT_ID", tr("Object id"), tr("Features with the same id are one object."), "LAYER"),
            params.field("OBJECT_NAME", tr("Object name"), tr("Left empty: naam and its like."), "LAYER"),
            params.metres(
                "MAX_DISTANCE",
                tr("Search distance"),
                tr("How far distances are measured, this distance included; at least as far as the thresholds."),
                25_000.0,
            ),
        ):
            self.addParameter(params.advanced(parameter))

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "OVERLAP_COUNT": tr("Terrains that overlap the layer"),
            "OVERLAP_HA": tr("Overlap (ha, ground counted once)"),
            "OVERLAP_KM": tr("Overlap of lines (km, counted once)"),
            "SLIVER_COUNT": tr("Terrains where slivers were set aside"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
        }

    def theme(self, run: ConflictRun) -> str:
        return run.text("THEME")

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from ...core.themes.custom import fields

        return fields(self.theme(run), lines=self._are_lines(run))

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.errors import ChoiceError
        from ...core.judging.prefixes import check_prefix
        from ...core.judging.thresholds import parse_caps

        check_prefix(self.parameterAsString(parameters, "THEME", context).strip())
        field = self.parameterAsString(parameters, "CLASS_FIELD", context)
        classes = self.parameterAsString(parameters, "CLASSES", context).strip()
        if classes and not field:
            raise ChoiceError("classes_without_field", text=classes)
        if field and not classes:
            raise ChoiceError("classes_missing", field=field)
        if classes:
            parse_caps(classes)
        subject, layer = (self.parameterAsSource(parameters, name, context) for name in ("TERRAINS", "LAYER"))
        by_overlap = self.parameterAsEnumString(parameters, "MODE", context) == OVERLAP
        if by_overlap and layer is not None and not _has_area(layer):
            raise ChoiceError("overlap_without_area")
        self._thresholds(parameters, context, lines=subject is not None and _is_line(subject))

    def _thresholds(
        self, parameters: dict[str, Any], context: QgsProcessingContext, *, lines: bool
    ) -> tuple[list[Any] | None, list[float | None] | None]:
        """Thresholds by overlap, or by distance; the other is None."""
        from ...core.judging.thresholds import parse_distances, parse_overlaps

        text = self.parameterAsString(parameters, "THRESHOLDS", context)
        if self.parameterAsEnumString(parameters, "MODE", context) == OVERLAP:
            return parse_overlaps(text, lines=lines), None
        return None, parse_distances(text)

    def _are_lines(self, run: ConflictRun) -> bool:
        return _is_line(self.require_source(run.parameters, "TERRAINS", run.context))

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from ...core.themes import custom
        from .conflict_run import CHECKED

        options = self._options(run)
        return custom.assess(terrains, self._layer(run, terrains, options), options, run.engine.part(CHECKED, 1))

    def _options(self, run: ConflictRun) -> Options:
        from ...core.themes.custom import Options

        lines = self._are_lines(run)
        overlaps, distances = self._thresholds(run.parameters, run.context, lines=lines)
        return Options(
            theme=self.theme(run),
            overlaps=overlaps,
            distances=distances,
            lines=lines,
            max_distance=run.number("MAX_DISTANCE"),
            slivers=run.slivers(),
            pairs=run.wants("PAIRS"),
        )

    def zone_objects(self, run: ConflictRun, terrains: Terrains) -> tuple[GeometryArray, Objects] | None:
        from ...core.judging.thresholds import CAPS
        from ...core.measuring.objects import group_objects

        if not _has_area(self.require_source(run.parameters, "LAYER", run.context)):
            return None
        layer = self._layer(run, terrains, self._options(run))
        geometry = layer.geometry.copy()
        geometry[layer.cap == CAPS["geen"]] = None
        return geometry, group_objects(layer.object_id, layer.name)

    def _layer(self, run: ConflictRun, terrains: Terrains, options: Options) -> Layer:
        from ...core.themes.custom import Layer
        from ...qgis_io import fields
        from ...qgis_io.reading import extent_around
        from ...qgis_io.values import texts

        source = run.required_source("LAYER")
        class_field = run.text("CLASS_FIELD")
        names = (
            run.field("OBJECT_ID", "object_id", source),
            run.field("OBJECT_NAME", "naam", source),
            fields.require(source.fields(), class_field, source.sourceName()) if class_field else None,
        )
        extent = extent_around(terrains.geometry, options.reach)
        read = run.reader.polygons if _has_area(source) else run.reader.geometries
        layer = read(source, names, extent)
        object_id, name, klasse = (texts(layer.table[field] if field else [None] * len(layer.table)) for field in names)
        caps = self._caps(run, klasse)
        return Layer(layer.geometry, object_id, name, caps, _has_area(source), layer.is_empty)

    def _caps(self, run: ConflictRun, klasse: TextArray) -> IntArray:
        import numpy as np

        from ...core.judging.thresholds import CAPS, caps_of, parse_caps

        classes = run.text("CLASSES")
        if not classes:
            return np.full(len(klasse), CAPS["hoog"], dtype=np.int64)
        without = int(sum(value is None for value in klasse))
        if without:
            run.feedback.pushWarning(tr("{count} object(s) without a class: they count in full.").format(count=without))
        return caps_of(klasse, parse_caps(classes))


def _is_line(source: QgsProcessingFeatureSource) -> bool:
    return bool(QgsWkbTypes.geometryType(source.wkbType()) == Qgis.GeometryType.Line)


def _has_area(source: QgsProcessingFeatureSource) -> bool:
    return bool(QgsWkbTypes.geometryType(source.wkbType()) == Qgis.GeometryType.Polygon)
