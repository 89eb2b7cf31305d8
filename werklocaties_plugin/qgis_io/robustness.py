"""The map of firm and unsure judgements: the colour is the class, hatching and a mark say how firm it is.

The mark keeps its size, so that a small terrain on the map of a province is seen too.
"""

from __future__ import annotations

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsMarkerSymbol,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..core.judging.robustness import FIRM, UNSURE
from .styles.classes import CLASSES, name_fields
from .styles.symbols import add_hatch, fill

#: Legend text, condition, angles of the lines (degrees) and the letter in the mark. Without them a judgement is firm.
PATTERNS = (
    (f"Onzeker: minder dan {UNSURE:g}% van de trekkingen", f'"robuust_pct" < {UNSURE:g}', (45, 135), "?"),
    (
        f"Redelijk vast: {UNSURE:g} tot {FIRM:g}%",
        f'"robuust_pct" >= {UNSURE:g} AND "robuust_pct" < {FIRM:g}',
        (135,),
        "",
    ),
)
DARK, LIGHT = "#1a1a1a", "#ffffff"
#: Between two lines.
HATCH_MM = 2.6


def style_robustness(layer: QgsVectorLayer) -> None:
    """Colour polygons by robuust_klasse and hatch what is not firm, with a Dutch legend."""
    root = QgsRuleBasedRenderer.Rule(None)
    for klasse, title, properties in CLASSES:
        root.appendChild(QgsRuleBasedRenderer.Rule(fill(properties), 0, 0, f"\"robuust_klasse\" = '{klasse}'", title))
    for title, condition, angles, letter in PATTERNS:
        symbol = _hatch(angles)
        symbol.appendSymbolLayer(_mark(letter))
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, title))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    name_fields(layer)
    layer.triggerRepaint()


def _hatch(angles: tuple[int, ...]) -> QgsFillSymbol:
    """Lines with a light edge, so that they show on every class, in grey too."""
    symbol = QgsFillSymbol()
    symbol.deleteSymbolLayer(0)
    for colour, width in ((LIGHT, "0.9"), (DARK, "0.4")):
        add_hatch(symbol, angles, colour, width, HATCH_MM)
    return symbol


def _mark(letter: str) -> QgsCentroidFillSymbolLayer:
    """A disc in the middle of the largest part; with a letter larger."""
    size = "3.6" if letter else "2"
    disc = {"name": "circle", "size": size, "color": LIGHT, "outline_color": DARK, "outline_width": "0.4"}
    marker = QgsMarkerSymbol.createSimple(disc)
    if letter:
        text = QgsFontMarkerSymbolLayer("Sans Serif", letter, 3.2, QColor(DARK))
        marker.appendSymbolLayer(text)
    mark = QgsCentroidFillSymbolLayer()
    mark.setPointOnSurface(True)
    mark.setPointOnAllParts(False)
    mark.setSubSymbol(marker)
    return mark
