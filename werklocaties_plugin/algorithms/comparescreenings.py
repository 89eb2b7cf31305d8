"""What changed between two screenings of the same terrains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
)

from ..i18n import tr
from . import params
from .base import WerklocatiesAlgorithm
from .groups import ConflictGroup

if TYPE_CHECKING:
    from ..core.compare import Comparison
    from ..qgis_io.screenings import ScreeningLayer


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
        mixing = QgsProcessingParameterBoolean("ALLOW_DIFFERENT_RULES", tr("Allow different rules profiles"), False)
        mixing.setHelp(tr("Compare also when the two were judged by different rules; a warning remains."))
        for parameter in (
            params.source("OLD", tr("Old screening"), screening, vector),
            params.source("NEW", tr("New screening"), screening, vector),
            params.field(
                "KEY",
                tr("Key"),
                tr("Field by which terrains are matched, in both layers. Left empty: terrein_id and its like."),
                "NEW",
            ),
            params.advanced(mixing),
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
        from ..core.compare import compare
        from ..qgis_io.screenings import change_table, style_changes

        old, new = (self._read(name, parameters, context, feedback) for name in ("OLD", "NEW"))
        self._check_rules(
            old, new, feedback, allowed=self.parameterAsBool(parameters, "ALLOW_DIFFERENT_RULES", context)
        )
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

    def _read(
        self, name: str, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> ScreeningLayer:
        from ..qgis_io.screenings import read_screening

        source = self.require_source(parameters, name, context)
        read = read_screening(source, self._key(source, parameters, context, feedback), feedback)
        listed = "; ".join(sorted(read.rules)) or tr("not in the layer")
        feedback.pushInfo(tr("Layer '{layer}': rules profile {rules}").format(layer=source.sourceName(), rules=listed))
        return read

    def _key(
        self,
        source: QgsProcessingFeatureSource,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ..qgis_io.errors import InputError

        field = self.chosen_field(parameters, "KEY", "terrein_id", source, context, feedback)
        if field is None:
            raise InputError(
                tr("Layer '{layer}' has no field with a key such as terrein_id. Choose one. It has: {fields}.").format(
                    layer=source.sourceName(), fields=", ".join(source.fields().names())
                )
            )
        return field

    def _check_rules(
        self, old: ScreeningLayer, new: ScreeningLayer, feedback: QgsProcessingFeedback, *, allowed: bool
    ) -> None:
        """Raises InputError when the classes come from different rules and that was not allowed."""
        from ..core.compare import different_rules
        from ..qgis_io.errors import InputError

        if different_rules(old.rules, new.rules):
            listed = "; ".join(sorted(old.rules | new.rules))
            if not allowed:
                raise InputError(
                    tr(
                        "The screenings were judged by different rules profiles ({rules}): a change of class may come "
                        "from the rules. Screen both with one profile, or allow different profiles."
                    ).format(rules=listed)
                )
            feedback.pushWarning(
                tr("Different rules profiles ({rules}): a change of class may come from the rules.").format(
                    rules=listed
                )
            )
        elif not old.rules or not new.rules:
            feedback.pushWarning(
                tr("Without conflict_regels in both layers nobody can tell whether the same rules were used.")
            )

    def _say(self, comparison: Comparison, feedback: QgsProcessingFeedback) -> None:
        from ..core.classfields import theme_name

        if comparison.only_in_one:
            feedback.pushWarning(
                tr("Themes in only one of the screenings do not count as a change: {themes}.").format(
                    themes=", ".join(theme_name(prefix) for prefix in comparison.only_in_one)
                )
            )
