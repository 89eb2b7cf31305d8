"""Maps beside the judgements: the parts that overlap, the distances of a category, and where one still fits."""

from __future__ import annotations

from qgis.core import Qgis, QgsFeatureRequest, QgsRuleBasedRenderer, QgsVectorLayer

from .classes import name_fields
from .symbols import by_class, fill

#: Theme, legend text and look: a hatch of its own for each, so that the class of the terrain shows through and the
#: themes are told apart in grey.
ZONES = (
    ("natura2000", "Overlap met Natura 2000", {"outline_color": "#1b7837", "hatch": "45"}),
    ("woningbouw", "Overlap met woningbouwplannen", {"outline_color": "#762a83", "hatch": "135"}),
    ("milieucategorie", "Verlies aan milieucategorie", {"outline_color": "#7f3b08", "hatch": "0"}),
    ("water", "Waterstress", {"outline_color": "#2166ac", "hatch": "90"}),
)
#: A theme of the user's own.
OTHER_ZONE = ("Overlap met ander thema", {"outline_color": "#404040", "hatch": "45;135"})
#: End, legend text and look of the distances of a category.
CONTOURS = (
    ("soepel", "Richtafstand van de laagste subcategorie", {"outline_color": "#7f3b08", "outline_width": "0.5"}),
    (
        "streng",
        "Richtafstand van de hoogste subcategorie",
        {"outline_color": "#e08214", "outline_width": "0.5", "outline_style": "dash"},
    ),
)
#: Lowest and highest category, legend text, fill and hatch, from light to heavy.
ROOMS = (
    ("1", "2", "Categorie 1 en 2", "#e0f3f0", "#b4dad4"),
    ("3.1", "3.2", "Categorie 3.1 en 3.2", "#9fd6cc", "#5fae9f"),
    ("4.1", "4.2", "Categorie 4.1 en 4.2", "#4fa397", "#2f8579"),
    ("5.1", "6", "Categorie 5.1 en hoger", "#01564f", "#01564f"),
)
#: What the map of changes shows: a change of class by its direction.
CHANGE = """CASE WHEN "stappen" > 0 THEN 'slechter' WHEN "stappen" < 0 THEN 'beter' ELSE "soort" END"""
#: Value of CHANGE, legend text and look; orange against purple, which colour-blind readers tell apart.
CHANGES = (
    ("slechter", "Zwaardere klasse", {"color": "#b35806", "outline_color": "#592c03", "outline_width": "0.5"}),
    (
        "beter",
        "Lichtere klasse",
        {"color": "#b2abd2", "outline_color": "#403956", "hatch": "90", "hatch_color": "#542788"},
    ),
    ("gewijzigd", "Ander thema gewijzigd", {"color": "#fee0b6", "outline_color": "#9f8c72"}),
    ("nieuw", "Nieuw", {"outline_color": "#1b7837", "outline_width": "0.5", "hatch": "45;135"}),
    ("weg", "Weg", {"color": "#5a5a5a", "outline_color": "#5a5a5a", "style": "b_diagonal"}),
    ("gelijk", "Gelijk", {"color": "#ffffff", "outline_color": "#8c8c8c"}),
)
ROOM_EDGE = "#013d38"


def style_zones(layer: QgsVectorLayer) -> None:
    """Hatch the overlapping parts by theme."""
    known = ", ".join(f"'{theme}'" for theme, _, _ in ZONES)
    shown = f'CASE WHEN "thema" IN ({known}) THEN "thema" ELSE \'ander\' END'
    _set(layer, by_class(shown, (*ZONES, ("ander", *OTHER_ZONE)), layer.geometryType()))


def style_contours(layer: QgsVectorLayer) -> None:
    """Lines at the distances that a category keeps, drawn through and dashed for its two ends."""
    _set(layer, by_class("eind", CONTOURS, layer.geometryType()))


def style_room(layer: QgsVectorLayer) -> None:
    """Where a category still fits: filled with the plans reckoned in, hatched where it fits now but not with them.

    The room of a heavier category lies within that of a lighter one, and is drawn over it.
    """
    root = QgsRuleBasedRenderer.Rule(None)
    for low, high, title, colour, hatch in ROOMS:
        within = f"\"categorie\" >= '{low}' AND \"categorie\" <= '{high}'"
        looks = {
            "met plannen": (title, {"color": colour, "outline_color": ROOM_EDGE}),
            "nu": (f"{title}: weg door plannen", {"outline_color": hatch, "hatch": "45", "outline_width": "0.4"}),
        }
        for state, (text, look) in looks.items():
            condition = f"{within} AND \"toestand\" = '{state}'"
            root.appendChild(QgsRuleBasedRenderer.Rule(fill(look), 0, 0, condition, text))
    renderer = QgsRuleBasedRenderer(root)
    clause = QgsFeatureRequest.OrderByClause
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([clause("categorie", True), clause("toestand", False)]))
    renderer.setOrderByEnabled(True)
    _set(layer, renderer)


def style_changes(layer: QgsVectorLayer) -> None:
    """Colour terrains by what changed."""
    if layer.isSpatial():
        layer.setRenderer(by_class(CHANGE, CHANGES, layer.geometryType()))
    name_fields(layer)
    layer.triggerRepaint()


def _set(layer: QgsVectorLayer, renderer: QgsRuleBasedRenderer) -> None:
    if layer.isSpatial() and layer.geometryType() == Qgis.GeometryType.Polygon:
        layer.setRenderer(renderer)
    name_fields(layer)
    layer.triggerRepaint()
