"""What the algorithms of supply and demand share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...i18n import tr
from ...shown_numbers import number
from ..groups import BalanceGroup
from ..tables import TableAlgorithm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


def known_sum(column: pd.Series[float]) -> float | None:
    """The sum of what is known; None where nothing is, for nothing known is no zero."""
    return float(column.sum()) if column.notna().any() else None


def fact_texts(code: str, values: Sequence[str]) -> list[str]:
    """The names or hectares of a fact of the core, as they are shown."""
    return [number(float(each), 1) for each in values] if code == "after_horizon" else list(values)


class BalanceAlgorithm(BalanceGroup, TableAlgorithm):
    """A subclass gives its parameters and `calculate`; tables are read by `TableAlgorithm`."""

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
                names = "; ".join(name or tr("(no region)") for name in fact_texts(code, facts[code]))
                feedback.pushWarning(sentence.format(names=names))
