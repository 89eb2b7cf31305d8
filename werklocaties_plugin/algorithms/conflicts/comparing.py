"""Two screenings, read to be compared, and whether the same rules judged them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.judging.compare import different_rules
from ...i18n import tr
from ...qgis_io.errors import InputError
from ...qgis_io.screenings import ScreeningLayer, read_screening
from ..base import WerklocatiesAlgorithm


def read_side(
    algorithm: WerklocatiesAlgorithm,
    name: str,
    key: str,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> ScreeningLayer:
    """The screening of parameter `name`, its terrains matched by the field of parameter `key`.

    Raises:
        InputError: no classes, or no field with a key.
        ChoiceError: class_unknown.
        Cancelled
    """
    source = algorithm.require_source(parameters, name, context)
    field = algorithm.chosen_field(parameters, key, "terrein_id", source, context, feedback)
    if field is None:
        raise InputError(
            tr("Layer '{layer}' has no field with a key such as terrein_id. Choose one. It has: {fields}.").format(
                layer=source.sourceName(), fields=", ".join(source.fields().names())
            )
        )
    read = read_screening(source, field, feedback)
    listed = "; ".join(sorted(read.rules)) or tr("not in the layer")
    feedback.pushInfo(tr("Layer '{layer}': rules profile {rules}").format(layer=source.sourceName(), rules=listed))
    return read


def check_rules(old: ScreeningLayer, new: ScreeningLayer, feedback: QgsProcessingFeedback, *, allowed: bool) -> None:
    """Say it when the classes come from different rules.

    Raises:
        InputError: they do, and that was not allowed.
    """
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
            tr("Different rules profiles ({rules}): a change of class may come from the rules.").format(rules=listed)
        )
    elif not old.rules or not new.rules:
        feedback.pushWarning(
            tr("Without conflict_regels in both layers nobody can tell whether the same rules were used.")
        )
