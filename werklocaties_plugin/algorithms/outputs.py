"""The outputs of one run: all of them or none, counted, styled, and registered for loading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from .. import log
from ..core.errors import Cancelled
from ..qgis_io.destinations import Destination, destination_of
from ..qgis_io.errors import OutputError
from ..qgis_io.secrecy import without_secrets
from ..qgis_io.server_tables import ServerTable, is_server_table
from ..qgis_io.styles.classes import store_default_style
from ..qgis_io.writing import Staged, StagedFile, Table, check_count, drop_table, fill
from .styler import Styler

if TYPE_CHECKING:
    from .base import WerklocatiesAlgorithm

Style = Callable[[QgsVectorLayer], None]
#: In the layer tree of the desktop.
GROUP = "Werklocaties"
#: Databases on a server that keep styles; tables in PostgreSQL are not filled by a sink.
KEEPS_STYLES = ("mssql", "oracle", "spatialite")


class Outputs:
    """Files are written aside and put in place together, so that a run that ends halfway leaves every old one."""

    def __init__(self, algorithm: WerklocatiesAlgorithm, feedback: QgsProcessingFeedback) -> None:
        self.algorithm = algorithm
        self.feedback = feedback
        self.staged: list[StagedFile | ServerTable] = []
        #: What can only be done to an output that is in its place.
        self._afterwards: list[Callable[[], None]] = []

    def write(
        self, parameters: dict[str, Any], name: str, table: Table, context: QgsProcessingContext, style: Style | None
    ) -> str:
        """Write one output; returns the id of the layer or its path.

        Raises:
            OutputError, Cancelled
        """
        definition = self.algorithm.parameterDefinition(name)
        destination = destination_of(parameters.get(name, definition.defaultValue()), context)
        safe = None if style is None else harmless(style)
        if destination is not None and destination.path is not None:
            self._stage(destination, table, context, safe)
            layer_id = self._register(parameters, name, destination, context)
        elif destination is not None and is_server_table(destination.text):
            layer_id = self._fill_server_table(parameters, name, destination, table, context, safe)
        else:
            layer_id = self._fill_sink(parameters, name, table, context, safe)
        if context.willLoadLayerOnCompletion(layer_id):
            details = context.layerToLoadOnCompletionDetails(layer_id)
            details.groupName = GROUP
            if safe is not None:
                details.setPostProcessor(Styler.create(safe))
        return layer_id

    def stage_file(self, path: Path) -> Path:
        """Where to write a file that is no layer; with the others it gets its name, and its place."""
        staged = StagedFile(path)
        self.staged.append(staged)
        return staged.partial

    def put_in_place(self) -> None:
        """Give every file its name.

        Raises:
            OutputError
        """
        for staged in self.staged:
            staged.put_in_place()
        for act in self._afterwards:
            act()

    def discard(self) -> None:
        """Take away what was not put in place."""
        for staged in self.staged:
            staged.discard()

    def _stage(
        self, destination: Destination, table: Table, context: QgsProcessingContext, style: Style | None
    ) -> None:
        staged = Staged(destination, None if style is None else storing(style))
        self.staged.append(staged)
        staged.write(table, context, self._look)

    def _register(
        self, parameters: dict[str, Any], name: str, destination: Destination, context: QgsProcessingContext
    ) -> str:
        """Have the file loaded when the desktop asks for it, as parameterAsSink would."""
        if destination.text == destination.source and destination.layer is None:
            return str(self.algorithm.parameterAsOutputLayer(parameters, name, context))
        value = parameters.get(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationProject is not None:
            title = value.destinationName or self.algorithm.parameterDefinition(name).description()
            details = QgsProcessingContext.LayerDetails(title, value.destinationProject, name)
            context.addLayerToLoadOnCompletion(destination.source, details)
        return destination.source

    def _fill_server_table(
        self,
        parameters: dict[str, Any],
        name: str,
        destination: Destination,
        table: Table,
        context: QgsProcessingContext,
        style: Style | None,
    ) -> str:
        """Fill a table beside the one that is asked for."""
        made = ServerTable(destination.text)
        self.staged.append(made)
        self._fill_sink({**parameters, name: made.partial}, name, table, context, None)
        value = parameters.get(name)
        title = self.algorithm.parameterDefinition(name).description()
        if isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationProject is not None:
            details = QgsProcessingContext.LayerDetails(value.destinationName or title, value.destinationProject, name)
            context.addLayerToLoadOnCompletion(made.layer_id, details)

        def keep_style() -> None:
            if style is not None:
                layer = QgsVectorLayer(made.source, title, "postgres")
                if layer.isValid():
                    storing(style)(layer)

        self._afterwards.append(keep_style)
        return made.layer_id

    def _fill_sink(
        self, parameters: dict[str, Any], name: str, table: Table, context: QgsProcessingContext, style: Style | None
    ) -> str:
        """Fill a memory layer, or a table in a database on a server."""
        title = self.algorithm.parameterDefinition(name).description()
        sink, layer_id = self.algorithm.parameterAsSink(
            parameters, name, context, table.fields, table.wkb_type, table.crs
        )
        try:
            try:
                fill(sink, table, title, self._look)
            finally:
                # Only now does it let go of the table.
                del sink
            layer = _layer(layer_id, context)
            check_count(-1 if layer is None else layer.featureCount(), table, title)
        except (Cancelled, OutputError):
            drop_table(_layer(layer_id, context))
            raise
        if style is not None and layer.providerType() in KEEPS_STYLES:
            storing(style)(layer)
        return str(layer_id)

    def _look(self) -> None:
        if self.feedback.isCanceled():
            raise Cancelled


def _layer(layer_id: str, context: QgsProcessingContext) -> QgsVectorLayer | None:
    """What was written; Processing itself does not find a table by the name that it gives it."""
    found = None if is_server_table(layer_id) else QgsProcessingUtils.mapLayerFromString(layer_id, context)
    if found is None and is_server_table(layer_id):
        found = QgsVectorLayer(layer_id.partition(":")[2], "written", "postgres")
    return found if found is not None and found.isValid() else None


def storing(style: Style) -> Style:
    """Style a written layer and keep that as the default style in its file or database."""

    def store(layer: QgsVectorLayer) -> None:
        style(layer)
        problem = store_default_style(layer)
        if problem:
            log.warning(without_secrets(problem))

    return store


def harmless(style: Style) -> Style:
    """A style that fails is a pity to be logged, never a reason to lose a result."""

    def apply(layer: QgsVectorLayer) -> None:
        try:
            style(layer)
        except Exception as error:
            log.warning(without_secrets(f"{layer.name()}: {error!r}"))

    return apply
