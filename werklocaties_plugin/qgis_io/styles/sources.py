"""How the layers look that terrains are held against: those of the catalogue of open data, and of the demo province."""

from __future__ import annotations

from qgis.core import Qgis, QgsSingleSymbolRenderer, QgsVectorLayer

from .classes import name_fields
from .symbols import SHAPES, Look, by_class, symbol

#: What stands in the way is hatched, what only orders the map has an outline; all light, for terrains lie on it.
AREA = {"color": "#f7f6f2", "outline_color": "#404040", "outline_width": "0.5"}
BORDER = {"outline_color": "#404040", "outline_width": "0.5"}
TERRAIN = {"color": "#d9cfe3", "outline_color": "#5e3c78"}
#: Key in the catalogue, or name in the demo province -> look.
LOOKS: dict[str, Look] = {
    "natura2000": {"color": "#d5ecd2", "outline_color": "#1b7837", "hatch": "45", "hatch_color": "#7fbf7b"},
    "ibis_rvo": TERRAIN,
    "corop": BORDER,
    "provincies": {**BORDER, "outline_width": "0.7"},
    "gemeenten": {**BORDER, "outline_width": "0.26"},
    "gebiedsindelingen_historisch": {**BORDER, "outline_width": "0.26", "outline_style": "dash"},
    "bestuurlijke_gebieden": {**BORDER, "outline_width": "0.26"},
    "grondwaterbescherming": {"outline_color": "#2166ac", "hatch": "0", "hatch_color": "#92c5de"},
    "productie_installaties": {"color": "#4d4d4d", "outline_color": "#ffffff"},
    "woningbouwplannen": {"color": "#e7d4e8", "outline_color": "#762a83", "hatch": "135", "hatch_color": "#af8dc3"},
    "woningbouwplannen_punt": {"color": "#c2a5cf", "outline_color": "#762a83", "size": "1.6"},
    "kernen": {"color": "#e3ddd3", "outline_color": "#cfc6b8", "outline_width": "0.1"},
    "rivier": {"color": "#a9c9e8", "outline_color": "#a9c9e8", "outline_width": "0.1"},
    "regios": BORDER,
    "provincie": {**AREA, "outline_width": "0.7"},
}
#: Points are round: the place of that shape among those of symbols.
ROUND = SHAPES.index("circle")
#: What is not known by name.
OTHER = {"color": "#d9d9d9", "outline_color": "#525252"}
#: Class of water stress in the demo province, legend text and look: ever darker.
STRESS = (
    ("weinig", "Watertekort: weinig", {"color": "#eef4f9", "outline_color": "#c3d6e6", "outline_width": "0.1"}),
    ("matig", "Watertekort: matig", {"color": "#c6dbef", "outline_color": "#9dbdd9", "outline_width": "0.1"}),
    ("ernstig", "Watertekort: ernstig", {"color": "#7fb0d8", "outline_color": "#5a8fbd", "outline_width": "0.1"}),
)


def style_source(layer: QgsVectorLayer, name: str) -> None:
    """The look of a known layer, by its name or how that begins, else a neutral one."""
    if layer.isSpatial():
        kind = layer.geometryType()
        if name == "watertekort":
            layer.setRenderer(by_class("klasse", STRESS, kind))
        elif kind in (Qgis.GeometryType.Polygon, Qgis.GeometryType.Line, Qgis.GeometryType.Point):
            layer.setRenderer(QgsSingleSymbolRenderer(symbol(kind, _look(name), ROUND)))
    name_fields(layer)
    layer.triggerRepaint()


def _look(name: str) -> Look:
    # A source with several layers has the layer behind its key.
    keys = [key for key in LOOKS if name == key or name.startswith(f"{key}_")]
    return LOOKS[max(keys, key=len)] if keys else OTHER
