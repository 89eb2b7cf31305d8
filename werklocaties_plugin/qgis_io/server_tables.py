"""Outputs in a database on a server: filled beside the table of that name, which is replaced when all went well."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .. import log
from ..i18n import tr
from .errors import OutputError
from .writing import Table, check_count, fill

#: Names of providers as Processing and users write them.
PROVIDERS = {"postgis": "postgres", "postgresql": "postgres"}
#: Letters of the table's name that stand in the name of the one beside it: PostgreSQL cuts names after 63.
KEPT_LETTERS = 40


class StagedTable:
    """A table beside its destination, until the whole run has gone well.

    Args:
        destination: `provider:uri`, as Processing names a table.
        title: of the output, for messages: an address may hold what nobody should read.
        style: called with the layer on the finished table.
    """

    def __init__(self, destination: str, title: str, style: Callable[[QgsVectorLayer], None] | None) -> None:
        provider, _, uri = destination.partition(":")
        self.provider = PROVIDERS.get(provider, provider)
        self.uri = QgsDataSourceUri(uri)
        self.title = title
        self.style = style
        self.name = self.uri.table()
        self.aside = self._beside("nieuw")
        self.layer: QgsVectorLayer | None = None
        self._is_aside = False

    def write(self, table: Table, context: QgsProcessingContext, look: Callable[[], None]) -> str:
        """Fill the table beside; returns the id of the layer, which the context keeps.

        Raises:
            OutputError: the table could not be made, a row was refused, or something is missing when it is read back.
            Cancelled: from look.
        """
        where = self._uri_of(self.aside)
        self._is_aside = True
        sink, _ = QgsProcessingUtils.createFeatureSink(
            f"{self.provider}:{where}", context, table.fields, table.wkb_type, table.crs
        )
        try:
            fill(sink, table, self.title, look)
        finally:
            # Only now does it let go of the table.
            del sink
        self.layer = QgsVectorLayer(where, self.title, self.provider)
        check_count(int(self.layer.featureCount()) if self.layer.isValid() else 0, table, self.title)
        context.temporaryLayerStore().addMapLayer(self.layer)
        return str(self.layer.id())

    def put_in_place(self) -> None:
        """Give the table its name; an older one of that name goes.

        Raises:
            OutputError: with where the old and the new table are.
        """
        old = self._beside("oud")
        try:
            there = self._exists(self.name)
            if there:
                self._rename(self.name, old)
            try:
                self._rename(self.aside, self.name)
            except QgsProviderConnectionException:
                if there:
                    self._rename(old, self.name)
                raise
            self._is_aside = False
            if there:
                self._connection().dropVectorTable(self.uri.schema(), old)
        except QgsProviderConnectionException as error:
            raise OutputError(
                tr("'{label}': table {table} could not be replaced ({error}). Is it in use, or not yours?").format(
                    label=self.title, table=self.name, error=str(error).strip()
                )
            ) from error
        if self.layer is not None:
            self.layer.setDataSource(self._uri_of(self.name), self.layer.name(), self.provider)
            if self.style is not None:
                self.style(self.layer)

    def discard(self) -> None:
        """Take the table beside away, when it is still there."""
        if not self._is_aside:
            return
        try:
            if self._exists(self.aside):
                self._connection().dropVectorTable(self.uri.schema(), self.aside)
        except QgsProviderConnectionException as error:
            log.warning(str(error))

    def _beside(self, what: str) -> str:
        return f"{self.name[:KEPT_LETTERS]}_{what}_{token_hex(4)}"

    def _uri_of(self, table: str) -> str:
        """The address of a table; credentials stay with QGIS' authentication, by their id."""
        uri = QgsDataSourceUri(self.uri)
        uri.setTable(table)
        return str(uri.uri(False))

    def _connection(self) -> QgsAbstractDatabaseProviderConnection:
        metadata = QgsProviderRegistry.instance().providerMetadata(self.provider)
        return metadata.createConnection(self.uri.uri(False), {})

    def _exists(self, table: str) -> bool:
        return bool(self._connection().tableExists(self.uri.schema(), table))

    def _rename(self, table: str, name: str) -> None:
        self._connection().renameVectorTable(self.uri.schema(), table, name)
