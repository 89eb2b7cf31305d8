"""What the algorithms of supply and demand share: tables in, tables out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterDefinition

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import BalanceGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from ...qgis_io.supply_input import Source
    from ...qgis_io.tables import TableReader

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


def known_sum(column: pd.Series[float]) -> float | None:
    """The sum of what is known; None where nothing is, for nothing known is no zero."""
    return float(column.sum()) if column.notna().any() else None


class BalanceAlgorithm(BalanceGroup, WerklocatiesAlgorithm):
    """A subclass gives its parameters and `calculate`; reading tables and saying figures is done here."""

    def given(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> Source | None:
        """The layer of a parameter with the user's selection and filter; None when it was left empty."""
        from ...qgis_io.supply_input import Source

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
        from ...qgis_io.tables import TableReader

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

    def warn_of_facts(self, facts: Mapping[str, list[str]], feedback: QgsProcessingFeedback) -> None:
        """What the user should know of supply and demand before reading any figure."""
        sentences = {
            "mixed_years": tr(
                "Supply of different reference years in {names}: demand counts from the oldest, so a shortage may show "
                "too large."
            ),
            "no_reference_year": tr(
                "Supply without a reference year, so it is not known from when demand counts: {names}. Give one."
            ),
            "after_horizon": tr(
                "{names} ha of the hard supply comes after the horizon; it is in the balance all the same."
            ),
            "range_lost": tr(
                "Ranges of a region or segment that the demand does not have, so without effect: {names}. Are they "
                "spelled alike?"
            ),
            "range_without_part": tr("The demand has no part that these ranges move, so they have no effect: {names}."),
        }
        for code, sentence in sentences.items():
            if code in facts:
                names = "; ".join(name or tr("(no region)") for name in facts[code])
                feedback.pushWarning(sentence.format(names=names))

    def say(self, numbers: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
        """The headline figures, for the log."""
        for name, label in self.numbers().items():
            value = numbers[name]
            shown = tr("unknown") if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
            feedback.pushInfo(f"{label}: {shown}")
