"""Maps of the perspectives: areas by the hectares of their chances, and terrains by what is found on them."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsClassificationPrettyBreaks,
    QgsDiagramLayerSettings,
    QgsDiagramSettings,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGradientColorRamp,
    QgsGraduatedSymbolRenderer,
    QgsHistogramDiagram,
    QgsLinearlyInterpolatedDiagramRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ...core import dutch
from ..values import plain
from .classes import name_fields
from .symbols import fill, labels

#: Fill of an area by kans_ha, from few to many hectares: light, so that bars and names read on it, in grey too.
FEW, MANY = "#f7fcf5", "#4fae63"
STEPS = 4
#: Field, legend text and colour of the bars on an area.
BARS = (
    ("kans_hmc_ha", "Ruimte voor een hogere milieucategorie (ha)", "#7f3b08"),
    ("kans_kavels_ha", "Grote uitgeefbare kavels (ha)", "#e08214"),
    ("kans_kade_ha", "Uitgeefbaar aan de kade (ha)", "#2166ac"),
    ("kans_mengen_ha", "Mengen van wonen en werken (ha)", "#c2a5cf"),
    ("kans_herontwikkeling_ha", "Herontwikkeling (ha)", "#542788"),
)
#: Of the highest bar.
HIGHEST_MM = 22.0
LABEL = """"gebied" || coalesce('\\n' || format_number("kans_ha", 0, 'nl') || ' ha', '')"""
#: Kind, perspective, legend text, shape, colour and letter of the mark on a terrain; side by side, in this order.
FINDINGS = (
    ("spanning", "landbouw en natuur", "Spanning: landbouw en natuur", "triangle", "#7f3b08", "N"),
    ("spanning", "energie en economie", "Spanning: energie en economie", "triangle", "#7f3b08", "E"),
    ("spanning", "leefbare steden", "Spanning: leefbare steden", "triangle", "#7f3b08", "S"),
    ("kans", "energie en economie", "Kans: energie en economie", "circle", "#2166ac", "E"),
    ("kans", "leefbare steden", "Kans: leefbare steden", "circle", "#2166ac", "S"),
)
#: Between the middles of two marks.
MARK_STEP_MM = 3.8


def style_areas(layer: QgsVectorLayer) -> None:
    """Colour areas by the hectares of terrains with a chance, with a bar for each kind of chance and the name."""
    graduated = QgsGraduatedSymbolRenderer("kans_ha")
    graduated.setSourceSymbol(_area(FEW))
    graduated.setClassificationMethod(QgsClassificationPrettyBreaks())
    graduated.updateClasses(layer, STEPS)
    graduated.updateColorRamp(QgsGradientColorRamp(QColor(FEW), QColor(MANY)))
    root, steps = QgsRuleBasedRenderer.Rule(None), graduated.ranges()
    for number, step in enumerate(steps):
        # The last step has no end: the highest value must not fall outside it by its rounding.
        bounds = [f'"kans_ha" > {step.lowerValue()}'] if number > 0 else ['"kans_ha" IS NOT NULL']
        bounds += [f'"kans_ha" <= {step.upperValue()}'] if number < len(steps) - 1 else []
        low, high = (
            dutch.number(bound, 0 if bound >= 10 or bound == 0 else 1)
            for bound in (step.lowerValue(), step.upperValue())
        )
        title = f"{low} tot {high} ha terrein met een kans"
        root.appendChild(QgsRuleBasedRenderer.Rule(step.symbol().clone(), 0, 0, " AND ".join(bounds), title))
    hatched = _area("#6b6b9e", "b_diagonal")
    root.appendChild(QgsRuleBasedRenderer.Rule(hatched, 0, 0, '"kans_ha" IS NULL', "Onbekend"))
    layer.setRenderer(QgsRuleBasedRenderer(root))
    _add_bars(layer)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels()))
    layer.setLabelsEnabled(True)
    name_fields(layer)
    layer.setDisplayExpression('"gebied"')
    layer.triggerRepaint()


def _area(colour: str, style: str = "") -> QgsFillSymbol:
    return fill({"color": colour, "outline_color": "#5a5a5a", "outline_width": "0.36", "style": style})


def _add_bars(layer: QgsVectorLayer) -> None:
    """Bars side by side, as high as the most hectares of any kind in any area asks for."""
    highest = (plain(layer.maximumValue(layer.fields().lookupField(field))) for field, _, _ in BARS)
    most = max((float(value) for value in highest if value is not None), default=0.0)
    if most <= 0:
        return
    bars = QgsDiagramSettings()
    bars.categoryAttributes = [f'"{field}"' for field, _, _ in BARS]
    bars.categoryLabels = [title for _, title, _ in BARS]
    bars.categoryColors = [QColor(colour) for _, _, colour in BARS]
    bars.barWidth = 4
    bars.penColor = QColor("#303030")
    bars.penWidth = 0.2
    bars.scaleByArea = False
    bars.showAxis = False
    renderer = QgsLinearlyInterpolatedDiagramRenderer()
    renderer.setDiagram(QgsHistogramDiagram())
    renderer.setDiagramSettings(bars)
    renderer.setLowerValue(0)
    renderer.setLowerSize(QSizeF(0, 0))
    renderer.setUpperValue(most)
    renderer.setUpperSize(QSizeF(HIGHEST_MM, HIGHEST_MM))
    layer.setDiagramRenderer(renderer)
    placing = QgsDiagramLayerSettings()
    placing.setPlacement(QgsDiagramLayerSettings.Placement.OverPoint)
    placing.setShowAllDiagrams(True)
    placing.setIsObstacle(False)
    layer.setDiagramLayerSettings(placing)


def _labels() -> QgsPalLayerSettings:
    """Below the bars, which stand in the middle."""
    settings = labels(LABEL)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.yOffset = HIGHEST_MM / 2 + 5
    settings.displayAll = True
    return settings


def style_findings(layer: QgsVectorLayer) -> None:
    """Mark terrains by kind and perspective: one with several findings shows all marks in a row."""
    root = QgsRuleBasedRenderer.Rule(None)
    middle = (len(FINDINGS) - 1) / 2
    for place, (kind, perspective, title, shape, colour, letter) in enumerate(FINDINGS):
        condition = f"\"soort\" = '{kind}' AND \"perspectief\" = '{perspective}'"
        symbol = QgsFillSymbol.createSimple({"color": "#e6e6e6", "outline_color": "#5a5a5a", "outline_width": "0.26"})
        symbol.appendSymbolLayer(_mark(shape, colour, letter, (place - middle) * MARK_STEP_MM))
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, condition, title))
    renderer = QgsRuleBasedRenderer(root)
    # All terrains first and the marks above them.
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    name_fields(layer)
    layer.triggerRepaint()


def _mark(shape: str, colour: str, letter: str, offset_mm: float) -> QgsCentroidFillSymbolLayer:
    """A triangle or disc with a letter, so that it also reads in grey."""
    size = "4.6" if shape == "triangle" else "3.6"
    look = {"name": shape, "size": size, "color": colour, "outline_color": "#ffffff", "outline_width": "0.2"}
    marker = QgsMarkerSymbol.createSimple(look)
    marker.appendSymbolLayer(QgsFontMarkerSymbolLayer("Sans Serif", letter, 2.4, QColor("#ffffff")))
    # Only on the map: a legend has no feature, and its marks stay in the middle.
    beside = QgsProperty.fromExpression(f"if(\"soort\" IS NULL, '0,0', '{offset_mm},0')")
    for layer in marker.symbolLayers():
        layer.setDataDefinedProperty(QgsSymbolLayer.Property.Offset, beside)
    mark = QgsCentroidFillSymbolLayer()
    mark.setPointOnSurface(True)
    mark.setPointOnAllParts(False)
    mark.setSubSymbol(marker)
    mark.setRenderingPass(1)
    return mark
