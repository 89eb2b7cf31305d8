"""The maps of balances, and of claims on land, with the band written on each region."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import Qgis, QgsSingleSymbolRenderer, QgsVectorLayer, QgsVectorLayerSimpleLabeling

from .classes import name_fields
from .symbols import Look, by_class, fill, labels

#: Class, legend text and fill. Brown to blue-green, dark at both ends of the meaning but patterned where uncertain, so
#: that it also reads in grey and for colour-blind readers.
CLASSES = (
    ("tekort", "Tekort in elk scenario", {"color": "#8c510a", "outline_color": "#4a2b05"}),
    (
        "onzeker",
        "Onzeker: tekort bij hoge vraag",
        {"color": "#dfc27d", "outline_color": "#7d6a3f", "hatch": "45", "hatch_color": "#8a6d2b"},
    ),
    ("voldoende", "Voldoende in elk scenario", {"color": "#c7eae5", "outline_color": "#35978f"}),
    ("onbekend", "Onbekend", {"color": "#6b6b9e", "outline_color": "#6b6b9e", "style": "b_diagonal"}),
)


def _hectares(field: str) -> str:
    """Expression: hectares as the sentences write them, with one decimal below ten; NULL where unknown."""
    digits = f'if(abs("{field}") >= 10, 0, 1)'
    # Minus zero and zero add up to plain zero, which has no sign to write.
    return f"""replace(format_number(round("{field}", {digits}) + 0, {digits}, 'nl'), '-', '\u2212')"""


def _name_and_band(low: str, high: str) -> str:
    """Expression: the region and below it the band, or the one figure both ends read as; only the name if unknown."""
    first, last = _hectares(low), _hectares(high)
    return f""""regio" || coalesce('\\n' || {first} || if({first} = {last}, '', ' tot ' || {last}) || ' ha', '')"""


#: 'Oost' and below it '−120 tot 35 ha'.
LABEL = _name_and_band("saldo_min_ha", "saldo_max_ha")
#: Chance of a shortage: from which share of the draws (%), legend text and look, dark to light. The bounds are ours.
CHANCES = (
    (90.0, "Tekort in 90% van de trekkingen of meer", {"color": "#7a4408", "outline_color": "#3f2304"}),
    (66.0, "Tekort in 66 tot 90%", {"color": "#b5792a", "outline_color": "#6b4f1f"}),
    (33.0, "Tekort in 33 tot 66%", {"color": "#d8b365", "outline_color": "#7d6a3f"}),
    (10.0, "Tekort in 10 tot 33%", {"color": "#f0e0b4", "outline_color": "#8c7f5c"}),
    (0.0, "Tekort in minder dan 10%", {"color": "#ffffff", "outline_color": "#35978f"}),
)
#: 'Oost' and below it 'tekort in 46%'; only the name where the chance is not known.
CHANCE_LABEL = (
    """"regio" || coalesce(' (' || "scenario" || ')', '') """
    """|| coalesce('\\ntekort in ' || format_number("kans_tekort_pct", 0, 'nl') || '%', '')"""
)
#: 'Oost' and below it '6 tot 9 ha'.
CLAIM_LABEL = _name_and_band("ruimte_laag_ha", "ruimte_hoog_ha")
CLAIM_LOOK = {"color": "#c2a5cf", "outline_color": "#762a83", "outline_width": "0.36"}


def style_balance(layer: QgsVectorLayer) -> None:
    """Colour regions by the class of their balance; the classes are ours, not the ministry's."""
    layer.setRenderer(by_class("saldo_klasse", _wide(CLASSES), layer.geometryType()))
    _name(layer, LABEL)


def style_chances(layer: QgsVectorLayer) -> None:
    """Colour regions by the share of the draws with a shortage."""
    unknown = CLASSES[-1]
    branches = " ".join(f"WHEN \"kans_tekort_pct\" >= {bound:g} THEN '{bound:g}'" for bound, _, _ in CHANCES)
    shown = [(f"{bound:g}", title, look) for bound, title, look in CHANCES]
    expression = f"CASE {branches} ELSE '{unknown[0]}' END"
    layer.setRenderer(by_class(expression, _wide((*shown, unknown)), layer.geometryType()))
    _name(layer, CHANCE_LABEL)


def style_claim(layer: QgsVectorLayer) -> None:
    """One colour, for a claim is no judgement, with the hectares on each region."""
    layer.setRenderer(QgsSingleSymbolRenderer(fill(CLAIM_LOOK)))
    _name(layer, CLAIM_LABEL)


def _wide(classes: Iterable[tuple[str, str, Look]]) -> list[tuple[str, str, Look]]:
    """The outlines of regions."""
    return [(value, title, {"outline_width": "0.36", **look}) for value, title, look in classes]


def label_by(layer: QgsVectorLayer, expression: str) -> None:
    """Write an expression on each region."""
    settings = labels(expression)
    settings.placement = Qgis.LabelPlacement.Horizontal
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _name(layer: QgsVectorLayer, label: str) -> None:
    label_by(layer, label)
    name_fields(layer)
    layer.setDisplayExpression('"regio"')
    layer.triggerRepaint()
