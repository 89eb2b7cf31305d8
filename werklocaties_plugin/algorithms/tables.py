"""Algorithms that read tables besides layers: the input of a parameter, its decimal sign, its years and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterDefinition

from ..i18n import tr
from . import params
from .base import WerklocatiesAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..qgis_io.supply_input import Source
    from ..qgis_io.tables import TableReader

#: Anything with attributes: a table, or a layer with geometry.
TABLE = Qgis.ProcessingSourceType.Vector
#: Codes of DECIMAL.
DECIMAL_SIGNS = {"komma": ",", "punt": "."}


def decimal_sign() -> QgsProcessingParameterDefinition:
    """DECIMAL of every algorithm that reads tables of text."""
    return params.advanced(
        params.choice(
            "DECIMAL",
            tr("Decimal sign"),
            tr(
                "For tables of text: komma reads 1.234 as 1234, punt reads it as 1 and a bit. Left empty the columns "
                "themselves decide, and what can be read in two ways is refused."
            ),
            list(DECIMAL_SIGNS),
            None,
        )
    )


class TableAlgorithm(WerklocatiesAlgorithm):
    """A subclass gives its parameters and `calculate`; reading tables is done here."""

    def given(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Source | None:
        """The layer of a parameter with the user's selection and filter; None when it was left empty."""
        from ..qgis_io.supply_input import Source

        if parameters.get(name) in (None, ""):
            return None
        source = self.require_source(parameters, name, context)
        return Source(self.layers_of(self.parameterDefinition(name), parameters, context)[0], source)

    def required(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Source:
        """The layer of a parameter that must have one."""
        given = self.given(parameters, name, context)
        if given is None:
            self.require_source(parameters, name, context)
            raise ValueError(name)
        return given

    def table_reader(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> TableReader:
        """Reads tables with the decimal sign of DECIMAL."""
        from ..qgis_io.tables import TableReader

        chosen = self.parameterAsEnumString(parameters, "DECIMAL", context) if parameters.get("DECIMAL") else ""
        return TableReader(feedback, DECIMAL_SIGNS.get(chosen))

    def optional_year(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> int | None:
        """A year, None when it was left empty."""
        return None if parameters.get(name) is None else int(self.parameterAsInt(parameters, name, context))

    def chosen_columns(
        self, parameters: dict[str, Any], names: Mapping[str, str], context: QgsProcessingContext
    ) -> dict[str, str]:
        """Canonical column -> field, for the field parameters that were filled in."""
        found = {column: self.parameterAsString(parameters, name, context) for column, name in names.items()}
        return {column: field for column, field in found.items() if field}
