"""What the conflict algorithms share: terrains in, the same terrains with the indicators of a theme out."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterDefinition

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import ConflictGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...core.measuring.objects import Objects
    from ...core.model import Assessment, Terrains
    from ...core.types import GeometryArray
    from .conflict_run import ConflictRun


class ConflictAlgorithm(ConflictGroup, WerklocatiesAlgorithm):
    """A theme gives its own parameters, its fields and `assess`; reading and writing the terrains is done here."""

    @abstractmethod
    def add_theme_parameters(self) -> None:
        """Declare what the theme needs beside the terrains; called between TERRAINS and the shared parameters."""

    @abstractmethod
    def fields(self, run: ConflictRun) -> Mapping[str, type]:
        """The theme's output fields in order, name -> float, int or str."""

    @abstractmethod
    def theme(self, run: ConflictRun) -> str:
        """Name of the theme in tables, e.g. natura2000."""

    @abstractmethod
    def assess(self, run: ConflictRun, terrains: Terrains) -> Assessment:
        """Read the theme's layers near the terrains, measure and judge."""

    def zone_objects(self, run: ConflictRun, terrains: Terrains) -> tuple[GeometryArray, Objects] | None:
        """The polygons that the theme overlaps terrains with, and which of them are one object; None without any."""
        return None

    def run_type(self) -> type[ConflictRun]:
        """What one run of this algorithm is."""
        from .conflict_run import ConflictRun

        return ConflictRun

    #: False for a theme whose thresholds are parameters of its own.
    uses_rules = True
    #: What the output holds: the geometry type of the terrains.
    output_kind = Qgis.ProcessingSourceType.VectorPolygon

    def terrains_parameter(self) -> QgsProcessingParameterDefinition:
        """TERRAINS."""
        return params.terrains()

    def add_more_sinks(self) -> None:
        """Declare the outputs of the theme beside OUTPUT and PAIRS."""

    def write_more(self, run: ConflictRun) -> dict[str, Any]:
        """Write those that were asked for, after OUTPUT and PAIRS; results by name."""
        return {}

    def class_field(self, run: ConflictRun) -> str:
        """The field by which the output is coloured."""
        return next(name for name in self.fields(run) if name.endswith("_klasse"))

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(self.terrains_parameter())
        self.add_theme_parameters()
        for parameter in (params.terrain_id(), params.analysis_crs()):
            self.addParameter(parameter)
        if self.uses_rules:
            self.addParameter(params.rules())
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Terrains with conflicts"),
                tr("The terrains with all their attributes, and behind them the indicators, class, score and reason."),
                self.output_kind,
            )
        )
        self.addParameter(
            params.sink(
                "PAIRS",
                tr("Pairs of terrain and object"),
                tr("Optional table: a row for each terrain and object that counted, with overlap and distance."),
                Qgis.ProcessingSourceType.Vector,
                optional=True,
            )
        )
        self.add_more_sinks()
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        # Only a run needs pandas and shapely: the plugin also loads where they are missing.
        from .conflict_run import calculate

        return calculate(self, parameters, context, feedback)
