"""What changed between two screenings of the same terrains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import ConflictGroup

if TYPE_CHECKING:
    from ...core.judging.compare import Comparison


class CompareScreenings(ConflictGroup, WerklocatiesAlgorithm):
    """New and gone terrains, and changes of class, over all and for each theme."""

    def name(self) -> str:
        return "comparescreenings"

    def displayName(self) -> str:
        return tr("Compare screenings")

    def shortDescription(self) -> str:
        return tr("Which terrains are new or gone, and which went to another class, between two screenings")

    def tags(self) -> list[str]:
        return tr("compare,difference,change,monitor,year,screening,conflict,business park").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "NEW_COUNT": tr("New terrains"),
            "GONE_COUNT": tr("Terrains that are gone"),
            "CHANGED_COUNT": tr("Terrains with another class"),
            "SAME_COUNT": tr("Terrains with the same classes"),
            "WORSE_COUNT": tr("Terrains with a worse class over all"),
            "BETTER_COUNT": tr("Terrains with a better class over all"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = Qgis.ProcessingSourceType.Vector
        screening = tr("Output of a screening or score: fields conflict_klasse and <prefix>_klasse of themes.")
        for parameter in (
            params.source("OLD", tr("Old screening"), screening, vector),
            params.source("NEW", tr("New screening"), screening, vector),
            params.field(
                "KEY",
                tr("Key"),
                tr("Field by which terrains are matched, in both layers. Left empty: terrein_id and its like."),
                "NEW",
            ),
            params.different_rules(),
            params.sink(
                "OUTPUT",
                tr("Changes"),
                tr("A row for each terrain in either screening; those that are gone with their old geometry."),
                vector,
            ),
        ):
            self.addParameter(parameter)
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.judging.compare import compare
        from ...qgis_io.screenings import change_table
        from ...qgis_io.styles.conflicts import style_changes
        from .comparing import check_rules, read_side

        old, new = (read_side(self, name, "KEY", parameters, context, feedback) for name in ("OLD", "NEW"))
        check_rules(old, new, feedback, allowed=self.parameterAsBool(parameters, "ALLOW_DIFFERENT_RULES", context))
        prefixes = [*new.prefixes, *(prefix for prefix in old.prefixes if prefix not in new.prefixes)]
        comparison = compare(old.screening, new.screening, prefixes)
        self._say(comparison, feedback)
        table = comparison.table
        kinds = table["soort"].value_counts()
        steps = table["stappen"].dropna().astype(int)
        results: dict[str, Any] = {
            "NEW_COUNT": int(kinds.get("nieuw", 0)),
            "GONE_COUNT": int(kinds.get("weg", 0)),
            "CHANGED_COUNT": int(kinds.get("gewijzigd", 0)),
            "SAME_COUNT": int(kinds.get("gelijk", 0)),
            "WORSE_COUNT": int((steps > 0).sum()),
            "BETTER_COUNT": int((steps < 0).sum()),
        }
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {results[name]}")
        changes = change_table(comparison, old, new, prefixes, context.transformContext())
        results["OUTPUT"] = self.write(parameters, "OUTPUT", changes, context, style_changes)
        return results

    def _say(self, comparison: Comparison, feedback: QgsProcessingFeedback) -> None:
        from ...core.judging.classfields import theme_name

        if comparison.only_in_one:
            feedback.pushWarning(
                tr("Themes in only one of the screenings do not count as a change: {themes}.").format(
                    themes=", ".join(theme_name(prefix) for prefix in comparison.only_in_one)
                )
            )
