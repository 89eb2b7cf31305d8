"""Reading a screened layer into columns, without its geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFields

from ..core.errors import Cancelled
from ..core.judging.classfields import UNKNOWN, theme_prefixes
from ..core.judging.screened import Screened
from ..core.judging.weighing import Standing
from ..core.types import IntArray, TextArray
from ..i18n import tr
from .errors import InputError
from .fields import match
from .judgements import read_figures, read_judged, read_ranks, rules_used
from .reading import LOOK_EVERY
from .values import text, texts
from .writing import is_key

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from .snapshot import Snapshot

OVERALL = ("conflict_klasse", "conflict_rang", "conflict_score")
FIRM, OTHERWISE = "robuust_pct", "klasse_anders"


def is_screened(fields: QgsFields) -> bool:
    """Whether a layer with these fields has the class of a theme, or of all together."""
    return fields.lookupField(OVERALL[0]) >= 0 or bool(theme_prefixes(fields.names()))


def read_screened(source: Snapshot, feedback: QgsProcessingFeedback) -> Screened:
    """The terrains of a screened layer, in the order of the layer.

    Raises:
        InputError: no class in the layer, or a score that is no number.
        ChoiceError: class_unknown.
        Cancelled
    """
    fields = source.fields()
    if not is_screened(fields):
        raise InputError(
            tr("Layer '{layer}' was not screened: it has no field such as n2000_klasse or conflict_klasse.").format(
                layer=source.sourceName()
            )
        )
    prefixes = theme_prefixes(fields.names())
    places = {meaning: match(fields, meaning) for meaning in ("terrein_id", "naam", "regio")}
    named = {**places, "gemeente": "gemeente" if fields.lookupField("gemeente") >= 0 else None}
    features = _features(source, [*_judgement_fields(prefixes), *filter(None, named.values())], feedback)
    judged, changed = read_judged(fields, features, prefixes)
    if len(changed):
        feedback.pushWarning(
            tr("{count} terrain(s) have a score that does not agree with its class: the class was used.").format(
                count=len(changed)
            )
        )
    columns = {meaning: _texts(fields, features, name) for meaning, name in named.items()}
    screened = Screened(
        np.array([feature.id() for feature in features], dtype=np.int64),
        _keys(fields, features),
        **columns,
        judged=judged,
        written=_written(fields, features),
        firm_pct=_figures(fields, features, FIRM),
        otherwise=_texts(fields, features, OTHERWISE),
        rules=frozenset(rules_used(fields, features)),
    )
    # Worked out here, for the reading is done in the background.
    _ = screened.searched, screened.alphabet
    return screened


def _judgement_fields(prefixes: list[str]) -> list[str]:
    themes = [f"{prefix}_{end}" for prefix in prefixes for end in ("klasse", "score")]
    return [*themes, *OVERALL, "conflict_regels", FIRM, OTHERWISE, "fid"]


def _features(source: Snapshot, names: list[str], feedback: QgsProcessingFeedback) -> list[QgsFeature]:
    """All features, only with what is read."""
    fields = source.fields()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    positions = {fields.lookupField(name) for name in names} - {-1}
    request.setSubsetOfAttributes(sorted(positions))
    features = []
    for number, feature in enumerate(source.getFeatures(request)):
        if number % LOOK_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        features.append(feature)
    return features


def _texts(fields: QgsFields, features: list[QgsFeature], name: str | None) -> TextArray:
    position = -1 if name is None else fields.lookupField(name)
    return texts(None if position < 0 else feature[position] for feature in features)


def _figures(fields: QgsFields, features: list[QgsFeature], name: str) -> Any:
    if fields.lookupField(name) < 0:
        return np.full(len(features), np.nan)
    return read_figures(fields, features, [name])[name]


def _keys(fields: QgsFields, features: list[QgsFeature]) -> IntArray:
    """What PAIRS calls the terrains: their fid, which is the id of the feature where the format has no such field."""
    position = fields.lookupField("fid")
    if position >= 0 and is_key(fields.at(position), (feature[position] for feature in features)):
        return np.array([int(feature[position]) for feature in features], dtype=np.int64)
    return np.array([feature.id() for feature in features], dtype=np.int64)


def _written(fields: QgsFields, features: list[QgsFeature]) -> Standing | None:
    """None without conflict_klasse; a layer with the class alone has neither places nor scores."""
    if fields.lookupField(OVERALL[0]) < 0:
        return None
    place = _figures(fields, features, OVERALL[1])
    return Standing(
        read_ranks(fields, features, "conflict"),
        np.where(np.isnan(place), UNKNOWN, np.nan_to_num(place)).astype(np.int64),
        _figures(fields, features, OVERALL[2]),
    )


def reasons(feature: QgsFeature, prefixes: tuple[str, ...]) -> dict[str, str | None]:
    """Prefix -> the sentence of `<prefix>_reden`; None where the layer has none."""
    found = {}
    for prefix in prefixes:
        position = feature.fields().lookupField(f"{prefix}_reden")
        found[prefix] = None if position < 0 else text(feature[position])
    return found
