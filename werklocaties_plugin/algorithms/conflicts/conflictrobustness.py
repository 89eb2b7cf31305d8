"""How firm the judgement of each terrain is when weights and class thresholds had been somewhat different."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...i18n import tr
from .. import params
from ..base import WerklocatiesAlgorithm
from ..groups import ConflictGroup
from . import scores

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsFields

    from ...core.judging.rejudging import Anew, Figures
    from ...core.judging.robustness import Options, Robustness
    from ...core.judging.scoring import Judged
    from ...core.rules import Rules

#: Of both ranges, in %: nothing is drawn down to 0.
WIDEST = 99.0


class ConflictRobustness(ConflictGroup, WerklocatiesAlgorithm):
    """Draws weights and thresholds many times and counts how often the class stays."""

    def name(self) -> str:
        return "conflictrobustness"

    def displayName(self) -> str:
        return tr("Robustness of the conflict score")

    def shortDescription(self) -> str:
        return tr("How often a terrain keeps its class and rank when weights and thresholds are drawn anew")

    def tags(self) -> list[str]:
        return tr("robustness,sensitivity,uncertainty,monte carlo,weights,thresholds,conflict,business park").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "FIRM_COUNT": tr("Terrains that keep their class in at least 95 % of the draws"),
            "UNSURE_COUNT": tr("Terrains that keep their class in less than 75 % of the draws"),
            "UNKNOWN_COUNT": tr("Terrains in class onbekend"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            params.source(
                "TERRAINS",
                tr("Terrains with classes"),
                tr("Output of a screening or of the conflict algorithms: classes and scores, and their indicators."),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        scores.add_parameters(self)
        for parameter in (
            params.number(
                "WEIGHT_RANGE",
                tr("Range of the weights (± %)"),
                tr("Every weight is drawn evenly between so much below and above its value. 0 keeps the weights."),
                50.0,
                maximum=WIDEST,
            ),
            params.number(
                "RULE_RANGE",
                tr("Range of the class thresholds (± %)"),
                tr(
                    "Every threshold that decides a class is drawn evenly between so much below and above its value, "
                    "one draw for all terrains, and the themes are judged anew from their indicators in the layer. 0 "
                    "keeps the classes of the themes."
                ),
                20.0,
                maximum=WIDEST,
            ),
            *params.draws(1000),
            params.advanced(
                params.choice(
                    "SUBCATEGORY_RULE",
                    tr("Which end of a main category decides"),
                    tr("As chosen when the category theme was judged: soepel (lowest) or streng (highest)."),
                    ["soepel", "streng"],
                    "soepel",
                )
            ),
        ):
            self.addParameter(parameter)
        profile = params.rules()
        profile.setHelp(
            tr("The profile with which the themes were judged: its thresholds are drawn. Left empty: the built-in one.")
        )
        self.addParameter(profile)
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Terrains with robustness"),
                tr("The terrains with the share of draws in which they keep their class, and the range of their rank."),
                Qgis.ProcessingSourceType.Vector,
            )
        )
        self.add_number_outputs()

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        params.check_ranges(self, parameters, ("WEIGHT_RANGE", "RULE_RANGE", "DRAWS", "SEED"), context)

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.judging.robustness import FIELDS, firmness
        from ...qgis_io.judgements import every_feature
        from ...qgis_io.robustness import style_robustness
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.writing import with_indicators

        source = self.require_source(parameters, "TERRAINS", context)
        rules = self.read_rules(parameters, context, feedback)
        features = every_feature(source, feedback)
        table = self._assess(parameters, context, feedback, source.fields(), features, rules).table
        counts = firmness(table)
        results: dict[str, Any] = {
            "TERRAIN_COUNT": len(features),
            "FIRM_COUNT": counts["firm"],
            "UNSURE_COUNT": counts["unsure"],
            "UNKNOWN_COUNT": int((table["robuust_klasse"] == "onbekend").sum()),
        }
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {results[name]}")
        written = with_indicators(source.fields(), features, table, FIELDS, source.wkbType(), source.sourceCrs())
        polygons = QgsWkbTypes.geometryType(source.wkbType()) == Qgis.GeometryType.Polygon
        style = style_robustness if polygons else name_fields
        results["OUTPUT"] = self.write(parameters, "OUTPUT", written, context, style)
        return results

    def _assess(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        fields: QgsFields,
        features: list[QgsFeature],
        rules: Rules,
    ) -> Robustness:
        from ...core.errors import Cancelled
        from ...core.judging.robustness import assess
        from ...core.measuring.engine import Engine, processors

        def progress(fraction: float) -> None:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(100 * fraction)

        options = self._options(parameters, context)
        judged, weights = scores.read_themes(self, parameters, context, feedback, fields, features)
        themes = {}
        if options.rule_range > 0:
            _require_same_rules(fields, features, rules)
            decides = self.parameterAsEnumString(parameters, "SUBCATEGORY_RULE", context)
            themes = _themes(judged, decides, fields, features, feedback)
        with ThreadPoolExecutor(max_workers=processors()) as executor:
            found = assess(judged, weights, themes, options, rules, Engine(executor, progress))
        _say_kept(found, feedback)
        return found

    def _options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Options:
        from ...core.judging.robustness import Options

        return Options(
            weight_range=self.parameterAsDouble(parameters, "WEIGHT_RANGE", context) / 100,
            rule_range=self.parameterAsDouble(parameters, "RULE_RANGE", context) / 100,
            draws=self.parameterAsInt(parameters, "DRAWS", context),
            seed=self.parameterAsInt(parameters, "SEED", context),
            method=self.parameterAsEnumString(parameters, "METHOD", context),
        )


def _require_same_rules(fields: QgsFields, features: list[QgsFeature], rules: Rules) -> None:
    """Raises InputError when the classes come from other thresholds than those that would be drawn around."""
    from ...core.judging.compare import different_rules
    from ...qgis_io.errors import InputError
    from ...qgis_io.judgements import rules_used

    used = rules_used(fields, features)
    if different_rules(used, {rules.describe()}):
        raise InputError(
            tr(
                "The terrains were judged by the rules profile {used}, and {given} would be drawn from. Give the "
                "profile of the screening as RULES, or 0 as the range of the class thresholds."
            ).format(used="; ".join(sorted(used)), given=rules.describe())
        )


def _themes(
    judged: Judged, decides: str, fields: QgsFields, features: list[QgsFeature], feedback: QgsProcessingFeedback
) -> dict[str, tuple[Anew, Figures]]:
    """The themes whose indicators are in the layer; which they are is said."""
    from ...core.judging.rejudging import theme_of
    from ...core.judging.robustness import describe
    from ...qgis_io.judgements import read_figures

    found = {}
    for prefix in judged.prefixes:
        anew = theme_of(prefix, fields.names(), decides)
        if anew is not None:
            named = read_figures(fields, features, [f"{prefix}_{name}" for name in anew.fields])
            found[prefix] = (anew, dict(zip(anew.fields, named.values(), strict=True)))
    without = [prefix for prefix in judged.prefixes if prefix not in found]
    if found:
        feedback.pushInfo(tr("Judged anew from their indicators: {themes}").format(themes=describe(list(found))))
    if without:
        feedback.pushWarning(
            tr("Without their indicators in the layer these themes keep their class in every draw: {themes}.").format(
                themes=describe(without)
            )
        )
    return found


def _say_kept(found: Robustness, feedback: QgsProcessingFeedback) -> None:
    from ...core.judging.classfields import theme_name

    for prefix, count in found.kept.items():
        if count:
            feedback.pushWarning(
                tr(
                    "{theme}: {count} terrain(s) have a class that does not follow from the indicators in the layer "
                    "and these rules; it stays in every draw."
                ).format(theme=theme_name(prefix), count=count)
            )
