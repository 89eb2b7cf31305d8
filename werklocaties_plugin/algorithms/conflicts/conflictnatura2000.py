"""Conflict of terrains with Natura 2000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import tr
from .. import params
from .conflict import ConflictAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.measuring.objects import Objects
    from ...core.model import Assessment, Terrains
    from ...core.themes.natura2000 import Sites
    from ...core.types import GeometryArray
    from .conflict_run import ConflictRun


class ConflictNatura2000(ConflictAlgorithm):
    """Overlap with and distance to Natura 2000 sites."""

    def name(self) -> str:
        return "conflictnatura2000"

    def displayName(self) -> str:
        return tr("Conflict with Natura 2000")

    def shortDescription(self) -> str:
        return tr("Overlap and distance of terrains to Natura 2000 sites, with class, score and reason")

    def tags(self) -> list[str]:
        return tr("natura 2000,nature,nitrogen,habitats,birds,distance,overlap,business park").split(",")

    def add_theme_parameters(self) -> None:
        layer = "NATURA2000"
        self.addParameter(
            params.source(
                layer,
                tr("Natura 2000 sites"),
                tr("Polygons; several features may belong to one site. Invalid geometry is repaired for measuring."),
            )
        )
        for parameter in (
            params.field(
                "SITE_ID", tr("Site id"), tr("Features with the same id are one site. Left empty: nr."), layer
            ),
            params.field("SITE_NAME", tr("Site name"), tr("Left empty: naamN2K, NAAM_N2K and their like."), layer),
            params.field(
                "PROTECTION", tr("Protection"), tr("VR, HR or both. Left empty: beschermin, bescherming."), layer
            ),
        ):
            self.addParameter(params.advanced(parameter))
        self.addParameter(
            params.metres(
                "MAX_DISTANCE",
                tr("Search distance"),
                tr(
                    "How far to look, this distance included. Below 25 km, terrains without a site in reach are "
                    "'onbekend'."
                ),
                25_000.0,
            )
        )
        self.addParameter(
            params.source(
                "BORDER",
                tr("Area that the sites layer covers"),
                tr(
                    "Optional polygon, e.g. the Netherlands: beyond its edge a nearer site may lie. Such "
                    "terrains are marked in n2000_grens."
                ),
                optional=True,
            )
        )
        self.addParameter(params.min_overlap())
        self.addParameter(params.min_width())

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "OVERLAP_COUNT": tr("Terrains that overlap a site"),
            "OVERLAP_HA": tr("Overlap (ha, ground counted once)"),
            "SLIVER_COUNT": tr("Terrains where slivers were set aside"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
        }

    def theme(self, run: ConflictRun) -> str:
        return "natura2000"

    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        from ...core.themes.natura2000 import FIELDS

        return FIELDS

    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        from ...core.themes import natura2000
        from .conflict_run import CHECKED

        options = natura2000.Options(
            max_distance=run.number("MAX_DISTANCE"),
            slivers=run.slivers(),
            border=self._border(run),
            pairs=run.wants("PAIRS"),
        )
        sites = self._sites(run, terrains, options.max_distance)
        assessment = natura2000.assess(terrains, sites, options, run.rules, run.engine.part(CHECKED, 1))
        run.feedback.pushInfo(tr("Distance is no nitrogen test: it says where one will be asked for."))
        return assessment

    def zone_objects(self, run: ConflictRun, terrains: Terrains) -> tuple[GeometryArray, Objects]:
        from ...core.measuring.objects import group_objects

        sites = self._sites(run, terrains, run.number("MAX_DISTANCE"))
        return sites.geometry, group_objects(sites.site_id, sites.name)

    def _sites(self, run: ConflictRun, terrains: Terrains, max_distance: float) -> Sites:
        from ...core.themes.natura2000 import Sites
        from ...qgis_io.reading import extent_around
        from ...qgis_io.values import texts

        source = run.required_source("NATURA2000")
        names = (
            run.field("SITE_ID", "site_id", source),
            run.field("SITE_NAME", "site_name", source),
            run.field("PROTECTION", "protection", source),
        )
        layer = run.reader.polygons(source, names, extent_around(terrains.geometry, max_distance))
        site_id, name, protection = (
            texts(layer.table[field] if field else [None] * len(layer.table)) for field in names
        )
        return Sites(layer.geometry, site_id, name, protection, layer.is_empty)

    def _border(self, run: ConflictRun) -> GeometryArray | None:
        source = run.source("BORDER")
        if source is None:
            return None
        from ...core.measuring.geometry import present

        geometry = run.reader.polygons(source, [], None).geometry
        return geometry[present(geometry)]
