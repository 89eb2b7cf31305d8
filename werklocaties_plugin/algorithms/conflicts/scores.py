"""WEIGHTS and METHOD: what the algorithms that combine themes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsFields, QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...core.judging.scoring import Judged
    from ...core.types import FloatArray
    from ..base import WerklocatiesAlgorithm

#: The codes of METHOD; core.scoring.METHODS, which is not imported before a run.
METHODS = ["hoogste", "gewogen"]


def add_parameters(algorithm: WerklocatiesAlgorithm) -> None:
    """Declare METHOD and WEIGHTS."""
    algorithm.addParameter(
        params.choice(
            "METHOD",
            tr("How the class is decided"),
            tr(
                "hoogste: the worst known class of the themes. gewogen: the class of the weighted mean score, never "
                "more than one class below the worst."
            ),
            METHODS,
            METHODS[0],
        )
    )
    algorithm.addParameter(
        params.text(
            "WEIGHTS",
            tr("Weights of the themes"),
            tr(
                "Theme and weight, semicolons between: natura2000:2;woningbouw:1. Names or prefixes. A theme that is "
                "not named weighs 1; weight 0 leaves it out of everything. Left empty: all weigh the same."
            ),
        )
    )


def read_weights(
    algorithm: WerklocatiesAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, prefixes: Sequence[str]
) -> FloatArray:
    """The weight of each theme.

    Raises:
        ChoiceError: what is wrong with WEIGHTS.
    """
    from ...core.judging.scoring import parse_weights

    return parse_weights(algorithm.parameterAsString(parameters, "WEIGHTS", context), prefixes)


def read_themes(
    algorithm: WerklocatiesAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    features: Sequence[QgsFeature],
) -> tuple[Judged, FloatArray]:
    """The themes in the layer as they are judged there, and their weights; both are said.

    Raises:
        InputError: no theme, or a score that is no number.
        ChoiceError: what is wrong with WEIGHTS; class_unknown.
    """
    from ...core.judging.classfields import theme_name, theme_prefixes
    from ...qgis_io.errors import InputError
    from ...qgis_io.judgements import read_judged

    prefixes = theme_prefixes(fields.names())
    if not prefixes:
        raise InputError(
            tr(
                "There is no theme to combine: no field such as n2000_klasse with n2000_score. Run a conflict "
                "algorithm first. The layer has: {fields}."
            ).format(fields=", ".join(fields.names()))
        )
    weights = read_weights(algorithm, parameters, context, prefixes)
    used = "; ".join(f"{theme_name(each)}: {weight:g}" for each, weight in zip(prefixes, weights, strict=True))
    feedback.pushInfo(tr("Themes and weights: {themes}").format(themes=used))
    judged, changed = read_judged(fields, features, prefixes)
    if len(changed):
        feedback.pushWarning(
            tr("{count} terrain(s) have a score that does not agree with its class: the class was used.").format(
                count=len(changed)
            )
        )
    if not features:
        feedback.pushWarning(tr("The terrains layer is empty; so is the output."))
    return judged, weights
