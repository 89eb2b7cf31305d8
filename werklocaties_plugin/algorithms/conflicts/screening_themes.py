"""The themes of a screening: the algorithms that know how to read their layers, and the parameters it borrows of them.

A screening is the single algorithms run over the same terrains. Each theme keeps its own reading and its own choices;
what stands here is only which parameter of the screening is which of the theme's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterDefinition, QgsVectorLayer

from ...i18n import tr
from .. import params
from .conflict import ConflictAlgorithm
from .conflictcategory import ConflictCategory
from .conflictcustom import ConflictCustom
from .conflicthousing import ConflictHousing
from .conflictnatura2000 import ConflictNatura2000
from .conflictwaterstress import ConflictWaterStress

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..base import WerklocatiesAlgorithm

#: Layers of each theme in the order of the dialog.
LAYERS = (
    ("conflictnatura2000", "NATURA2000"),
    ("conflicthousing", "PLANS"),
    ("conflicthousing", "DWELLINGS"),
    ("conflictcategory", "SENSITIVE"),
    ("conflictcategory", "MIXED_AREA"),
    ("conflictwaterstress", "STRESS"),
    ("conflictwaterstress", "STRESS_RASTER"),
)
#: Fields, thresholds and choices of each theme, folded away; with their name here where that is another one.
CHOICES: tuple[tuple[str, str, str | None], ...] = (
    ("conflictnatura2000", "SITE_ID", None),
    ("conflictnatura2000", "SITE_NAME", None),
    ("conflictnatura2000", "PROTECTION", None),
    ("conflictnatura2000", "MAX_DISTANCE", "N2000_MAX_DISTANCE"),
    ("conflicthousing", "PLAN_DWELLINGS", None),
    ("conflicthousing", "PLAN_STATUS", None),
    ("conflicthousing", "PLAN_TYPE", None),
    ("conflicthousing", "PLAN_YEAR", None),
    ("conflicthousing", "PLAN_ID", None),
    ("conflicthousing", "PARENT_ID", None),
    ("conflicthousing", "RADIUS", "HOUSING_RADIUS"),
    ("conflictcategory", "CATEGORY", None),
    ("conflictcategory", "AREA_TYPE", None),
    ("conflictcategory", "SUBCATEGORY_RULE", None),
    ("conflictcategory", "HIGHER_FROM", None),
    ("conflictwaterstress", "STRESS_FIELD", None),
    ("conflictwaterstress", "STRESS_CLASSES", None),
    ("conflictwaterstress", "BAND", None),
    ("conflictwaterstress", "RASTER_MODE", None),
    ("conflictwaterstress", "RASTER_SCORES", None),
    ("conflictwaterstress", "OUTSIDE", None),
    ("conflictnatura2000", "MIN_OVERLAP", None),
    ("conflictnatura2000", "MIN_WIDTH", None),
)
#: The choices that hold for more themes than the one they are borrowed from.
SHARED = ("MIN_OVERLAP", "MIN_WIDTH")
RENAMED = {(theme, name): ours for theme, name, ours in CHOICES if ours is not None}
MAKERS: dict[str, Callable[[], ConflictAlgorithm]] = {
    "conflictnatura2000": ConflictNatura2000,
    "conflicthousing": ConflictHousing,
    "conflictcategory": ConflictCategory,
    "conflictwaterstress": ConflictWaterStress,
}
#: What a theme cannot be assessed without: any of these layers.
NEEDS = {
    "conflictnatura2000": ("NATURA2000",),
    "conflicthousing": ("PLANS", "DWELLINGS"),
    "conflictcategory": (),
    "conflictwaterstress": ("STRESS", "STRESS_RASTER"),
}
#: Reason of a theme that was left out, in its field `_reden`.
LEFT_OUT = {
    "conflictnatura2000": "Er is geen Natura 2000-laag.",
    "conflicthousing": "Er is geen laag met woningbouwplannen.",
    "conflictwaterstress": "Er is geen laag met waterstress.",
}
#: The longest prefix that a layer's name gives.
PREFIX_LENGTH = 16


@dataclass(frozen=True)
class Theme:
    """A theme of one screening.

    Attributes:
        algorithm: with its parameters declared.
        parameters: the screening's values by the names of the theme's own parameters.
        given: False when none of its layers is there.
    """

    algorithm: ConflictAlgorithm
    parameters: dict[str, Any]
    given: bool = True


def borrowed(theme: str, name: str, algorithms: dict[str, ConflictAlgorithm]) -> QgsProcessingParameterDefinition:
    """A theme's parameter as the screening shows it: a layer is optional; fields and choices are folded away.

    Among those of other themes a choice says which theme it is of.

    Args:
        algorithms: from `declared`; each owns its definitions, so it must live until they are copied.
    """
    definition = algorithms[theme].parameterDefinition(name).clone()
    definition.setName(RENAMED.get((theme, name), name))
    if (theme, name) in LAYERS:
        definition.setFlags(definition.flags() | Qgis.ProcessingParameterFlag.Optional)
    if name == "SENSITIVE":
        definition.setHelp(definition.help() + " " + tr("Left empty: the existing homes."))
    if (theme, name) in LAYERS or definition.isDestination():
        return definition
    if name not in SHARED:
        choice = definition.description()
        definition.setDescription(
            tr("{theme}: {choice}").format(theme=_topic(theme), choice=choice[:1].lower() + choice[1:])
        )
    return params.advanced(definition)


def _topic(theme: str) -> str:
    """What the choices of a theme are filed under."""
    return {
        "conflictnatura2000": tr("Natura 2000"),
        "conflicthousing": tr("Housing"),
        "conflictcategory": tr("Environmental zoning"),
        "conflictwaterstress": tr("Water stress"),
    }[theme]


def declared() -> dict[str, ConflictAlgorithm]:
    """The algorithms of the four themes, with their parameters declared."""
    return {name: make().create() for name, make in MAKERS.items()}


def custom_layers() -> QgsProcessingParameterDefinition:
    """CUSTOM_LAYERS."""
    return params.layers(
        "CUSTOM_LAYERS",
        tr("Other layers"),
        tr(
            "Polygons of further themes, such as agriculture. The layer's name gives the prefix of the fields; 10 % "
            "overlap is hoog, any other midden. For other thresholds run 'Conflict with another layer' first: themes "
            "that are in TERRAINS count too."
        ),
        Qgis.ProcessingSourceType.VectorPolygon,
    )


def themes(algorithm: WerklocatiesAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Theme]:
    """The four themes, given or not, and one for each custom layer."""
    found = []
    for name, theme in declared().items():
        own = _parameters(theme, parameters)
        needs = NEEDS[name]
        found.append(Theme(theme, own, not needs or any(parameters.get(layer) for layer in needs)))
    for layer in algorithm.parameterAsLayerList(parameters, "CUSTOM_LAYERS", context):
        custom = ConflictCustom().create()
        own = {**_parameters(custom, parameters), "LAYER": layer, "THEME": prefix_of(layer)}
        found.append(Theme(custom, own))
    return found


def _parameters(theme: ConflictAlgorithm, parameters: dict[str, Any]) -> dict[str, Any]:
    """The screening's values by the names of the theme's parameters; what it lacks keeps the theme's default."""
    own = {}
    for definition in theme.parameterDefinitions():
        ours = RENAMED.get((theme.name(), definition.name()), definition.name())
        if ours in parameters:
            own[definition.name()] = parameters[ours]
    return own


def prefix_of(layer: QgsVectorLayer) -> str:
    """The prefix that a custom layer's name gives: its letters and digits, from the first letter on."""
    plain = unicodedata.normalize("NFKD", layer.name().lower()).encode("ascii", "ignore").decode("ascii")
    return re.sub("^[0-9]+", "", re.sub("[^a-z0-9]", "", plain))[:PREFIX_LENGTH]
