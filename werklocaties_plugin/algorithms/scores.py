"""WEIGHTS and METHOD: what the algorithms that combine themes share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext

from ..i18n import tr
from . import params

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.types import FloatArray
    from .base import WerklocatiesAlgorithm

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
    from ..core.scoring import parse_weights

    return parse_weights(algorithm.parameterAsString(parameters, "WEIGHTS", context), prefixes)
