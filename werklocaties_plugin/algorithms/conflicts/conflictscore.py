"""One class and score per terrain from the themes that were judged before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import ConflictGroup
from . import scores

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsFeature, QgsFields


class ConflictScore(ConflictGroup, WerklocatiesAlgorithm):
    """Combines classes and scores of themes; nothing is measured."""

    def name(self) -> str:
        return "conflictscore"

    def displayName(self) -> str:
        return tr("Conflict score over all themes")

    def shortDescription(self) -> str:
        return tr("One class, score and rank per terrain from the themes that are in the layer")

    def tags(self) -> list[str]:
        return tr("conflict,score,class,weights,rank,combination,multi-criteria,business park").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
            "UNKNOWN_COUNT": tr("Terrains in class onbekend"),
            "INCOMPLETE_COUNT": tr("Terrains with a theme that is onbekend"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            params.source(
                "TERRAINS",
                tr("Terrains with classes"),
                tr("Layer or table with the fields <prefix>_klasse and <prefix>_score of one or more themes."),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        scores.add_parameters(self)
        profile = params.rules()
        profile.setHelp(
            tr(
                "The profile with which the themes were judged. Its name, version and hash go into conflict_regels; "
                "the scoring itself has no thresholds. Left empty: the built-in one."
            )
        )
        self.addParameter(profile)
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Terrains with score"),
                tr("The terrains with class, score, rank and profile over all themes."),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.judging.scoring import FIELDS
        from ...qgis_io.judgements import every_feature
        from ...qgis_io.styles.classes import style_classes
        from ...qgis_io.writing import with_indicators

        source = self.require_source(parameters, "TERRAINS", context)
        profile = self.read_rules(parameters, context, feedback).describe()
        features = every_feature(source, feedback)
        indicators = self._combine(parameters, context, feedback, source.fields(), features, profile)
        klasse = indicators["conflict_klasse"]
        results: dict[str, Any] = {
            "TERRAIN_COUNT": len(features),
            "HIGH_COUNT": int((klasse == "hoog").sum()),
            "UNKNOWN_COUNT": int((klasse == "onbekend").sum()),
            "INCOMPLETE_COUNT": int((indicators["conflict_volledig"] == 0).sum()),
        }
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {results[name]}")
        table = with_indicators(source.fields(), features, indicators, FIELDS, source.wkbType(), source.sourceCrs())
        style = partial(style_classes, field="conflict_klasse")
        results["OUTPUT"] = self.write(parameters, "OUTPUT", table, context, style)
        return results

    def _combine(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        fields: QgsFields,
        features: list[QgsFeature],
        profile: str,
    ) -> pd.DataFrame:
        from ...core.judging.scoring import combine

        judged, weights = scores.read_themes(self, parameters, context, feedback, fields, features)
        return combine(judged, weights, self.parameterAsEnumString(parameters, "METHOD", context), profile)
