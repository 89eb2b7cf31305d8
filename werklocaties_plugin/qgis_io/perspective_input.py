"""What the perspectives ask of the terrains: attributes by their canonical names, and the classes of a screening."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.core import QgsFeature, QgsFields, QgsProcessingFeedback

from ..core.balance.supply import issuable
from ..core.errors import ChoiceError
from ..core.judging.classfields import theme_name, theme_prefix, theme_prefixes
from ..core.judging.perspectives import Grounds
from ..core.model import Terrains
from ..core.types import M2_PER_HA, TextArray
from ..i18n import tr
from .fields import match
from .judgements import overall_ranks, read_figures, read_ranks
from .values import texts

#: Canonical fields with numbers.
NUMBERS = (
    "banen",
    "netto_ha",
    "uitgegeven_ha",
    "uitgeefbaar_ha",
    "terstond_ha",
    "niet_terstond_ha",
    "kavel_max_ha",
    "kade",
    "verouderd",
    "vol",
    "mc_hmc_vrij_ha",
    "mc_hmc_verlies_ha",
    "woon_plan_nabij",
)
#: Fields by which issuable hectares are known: the first, or both others.
ISSUABLE = ("uitgeefbaar_ha", "terstond_ha", "niet_terstond_ha")


def read_grounds(
    fields: QgsFields,
    features: Sequence[QgsFeature],
    terrains: Terrains,
    id_field: str | None,
    feedback: QgsProcessingFeedback,
) -> Grounds:
    """The terrains as the perspectives see them; what the layer lacks is said and unknown.

    Raises:
        InputError: what should be a number and is none.
        ChoiceError: class_unknown.
    """
    there = {name.lower() for name in fields.names()}
    known = read_figures(fields, features, [name for name in NUMBERS if name in there])
    numbers = {name: known.get(name, np.full(len(features), np.nan)) for name in NUMBERS}
    table = pd.DataFrame(
        {
            "terrein_id": _texts(fields, features, id_field),
            "naam": _texts(fields, features, match(fields, "naam")),
            "segment": _texts(fields, features, "segment" if "segment" in there else None),
            "milieucategorie": _texts(fields, features, match(fields, "category")),
            "area_ha": terrains.area_m2 / M2_PER_HA,
            **numbers,
        }
    )
    hectares, facts = issuable(table)
    table["issuable_ha"] = hectares
    if facts["negative"].any():
        feedback.pushWarning(
            tr("{count} terrain(s) with fewer than 0 issuable hectares: taken as 0.").format(
                count=int(facts["negative"].sum())
            )
        )
    prefixes = theme_prefixes(fields.names())
    _say_missing(there, known.keys(), prefixes, match(fields, "category"), feedback)
    ranks = {prefix: read_ranks(fields, features, prefix) for prefix in prefixes}
    reasons = {prefix: _texts(fields, features, f"{prefix}_reden") for prefix in prefixes if f"{prefix}_reden" in there}
    return Grounds(table, ranks, overall_ranks(fields, features, ranks), reasons)


def _texts(fields: QgsFields, features: Sequence[QgsFeature], name: str | None) -> TextArray:
    position = -1 if name is None else fields.lookupField(name)
    return texts(None if position < 0 else feature[position] for feature in features)


def _say_missing(
    there: set[str],
    known: Sequence[str],
    prefixes: Sequence[str],
    category: str | None,
    feedback: QgsProcessingFeedback,
) -> None:
    missing = [name for name in NUMBERS if name not in known and name not in ISSUABLE]
    if ISSUABLE[0] not in known and not set(ISSUABLE[1:]) <= set(known):
        missing.append(ISSUABLE[0])
    missing += [] if "segment" in there else ["segment"]
    missing += [] if category else ["milieucategorie"]
    if missing:
        feedback.pushWarning(
            tr("Not in the layer, so what hangs on it is unknown (NULL): {fields}.").format(fields=", ".join(missing))
        )
    if not prefixes:
        feedback.pushWarning(
            tr("The terrains have no classes of a screening, so no tension of a theme can be told: run one first.")
        )


def read_themes(text: str, prefixes: Sequence[str]) -> tuple[list[str], list[str]]:
    """The prefixes that a list of themes names, `;` between, and the built-in ones that the layer lacks.

    Raises:
        ChoiceError: theme_unknown.
    """
    from ..core.judging.classfields import THEME_NAMES

    wanted = [theme_prefix(name) for name in text.split(";") if name.strip()]
    for prefix in wanted:
        if prefix not in prefixes and prefix not in THEME_NAMES:
            known = "; ".join(theme_name(each) for each in (*THEME_NAMES, *sorted(set(prefixes) - set(THEME_NAMES))))
            raise ChoiceError("theme_unknown", theme=prefix, known=known)
    found = [prefix for prefix in dict.fromkeys(wanted) if prefix in prefixes]
    return found, [theme_name(prefix) for prefix in dict.fromkeys(wanted) if prefix not in prefixes]
