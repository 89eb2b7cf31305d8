"""Outputs into a database on a server: written to a table beside the old one, counted, and then put in its place."""

from __future__ import annotations

import secrets

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProviderConnectionException,
    QgsProviderRegistry,
)

from .. import log
from ..i18n import tr
from .errors import OutputError
from .secrecy import without_secrets

#: Providers of which tables can be renamed; others are written in place.
RENAMING = ("postgres", "postgis", "postgresql")
#: A name in PostgreSQL has at most 63 letters.
LONGEST = 63


class ServerTable:
    """A table that is not there until the whole run has gone well.

    Args:
        text: the destination as the user gave it, `postgres:dbname=... table=...`.

    Attributes:
        partial: the destination to write to.
        source: by which the finished table is opened.
        layer_id: the same as Processing names it, for models and scripts.
    """

    def __init__(self, text: str) -> None:
        uri = QgsDataSourceUri(text.partition(":")[2])
        self._schema, self._table = uri.schema() or "public", uri.table()
        self.source = uri.uri(False)
        self.layer_id = f"postgres://{self.source}"
        self._beside = self._name_beside("nieuw")
        uri.setDataSource(self._schema, self._beside, uri.geometryColumn() or "geom", uri.sql(), uri.keyColumn())
        self.partial = f"postgres:{uri.uri(False)}"
        self._done = False

    def _name_beside(self, word: str) -> str:
        tail = f"_{word}_{secrets.token_hex(4)}"
        # Cut by bytes: that is what the server counts.
        return self._table.encode()[: LONGEST - len(tail)].decode(errors="ignore") + tail

    def put_in_place(self) -> None:
        """Give the new table its name; an old one goes when that has been done.

        Raises:
            OutputError: the old table is as it was.
        """
        connection = self._connection()
        old = self._name_beside("oud")
        try:
            had_one = connection.tableExists(self._schema, self._table)
            if had_one:
                connection.renameVectorTable(self._schema, self._table, old)
            try:
                connection.renameVectorTable(self._schema, self._beside, self._table)
            except QgsProviderConnectionException:
                if had_one:
                    connection.renameVectorTable(self._schema, old, self._table)
                raise
        except QgsProviderConnectionException as error:
            raise OutputError(
                tr("Table {table} could not be replaced ({error}). Is it in use, or not yours?").format(
                    table=f"{self._schema}.{self._table}", error=without_secrets(str(error))
                )
            ) from error
        self._done = True
        if had_one:
            self._drop(old)

    def discard(self) -> None:
        """Take away what was not put in place."""
        if not self._done:
            self._drop(self._beside)

    def _drop(self, table: str) -> None:
        try:
            connection = self._connection()
            if connection.tableExists(self._schema, table):
                connection.dropVectorTable(self._schema, table)
        except (OutputError, QgsProviderConnectionException) as error:
            log.warning(without_secrets(str(error)))

    def _connection(self) -> QgsAbstractDatabaseProviderConnection:
        try:
            return QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(self.source, {})
        except QgsProviderConnectionException as error:
            raise OutputError(
                tr("The database of table {table} cannot be reached: {error}").format(
                    table=self._table, error=without_secrets(str(error))
                )
            ) from error


def is_server_table(text: str) -> bool:
    """True for a destination that names a table of a server whose tables can be renamed."""
    provider, _, uri = text.partition(":")
    return provider in RENAMING and bool(QgsDataSourceUri(uri).table())
