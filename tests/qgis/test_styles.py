"""How every output of every algorithm looks: Dutch, told apart in grey and by the colour-blind, everywhere alike."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import numpy as np
import pytest
from cases import WHOLE_FILES
from layers import Log, run
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSink,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from werklocaties_plugin.core.balance.reasons import band
from werklocaties_plugin.demo.steps import PROVINCE, source_of_province, steps
from werklocaties_plugin.qgis_io.styles import sources as styles_sources
from werklocaties_plugin.qgis_io.styles.balance import LABEL
from werklocaties_plugin.qgis_io.styles.classes import style_classes
from werklocaties_plugin.qgis_io.styles.sources import style_source
from werklocaties_plugin.qgis_io.styles.symbols import fill

PICTURES = Path(__file__).resolve().parents[2] / "build" / "test" / "pictures" / "styles"
#: Outputs that have no geometry, so that there is nothing to draw: field titles are all their style.
TABLES = {
    "conflictcategory PAIRS", "conflictcustom PAIRS", "conflicthousing PAIRS", "conflictnatura2000 PAIRS",
    "conflictscreening PAIRS", "conflictwaterstress PAIRS", "conflictscreening SUMMARY",
    "landdemand OUTPUT", "landsupply OUTPUT", "supplydemandbalance PER_SCENARIO", "supplydemandbalance TIMELINE",
}  # fmt: skip
#: One thing on the map, so that there is nothing to tell apart: what it is stands in the name of the layer.
ONE_SYMBOL = {"workhousingclaim OUTPUT"}


def whole_demo(folder):
    """Every algorithm on the demo province: name -> parameters but outputs, in an order that gives what is needed."""
    done = {step.algorithm: dict(step.parameters) for step in steps(folder) if step.algorithm not in WHOLE_FILES}

    def layer(name):
        return f"{folder / PROVINCE}|layername={name}"

    def out(algorithm, name="OUTPUT"):
        return str(folder / f"{algorithm}_{name}.gpkg")

    screened = out("conflictscreening")
    for name in ("conflictrobustness", "perspectives", "landsupply"):
        done[name]["TERRAINS"] = screened
    done["supplydemandbalance"] |= {"SUPPLY": out("landsupply"), "DEMAND": out("landdemand")}
    screening = done["conflictscreening"]
    terrains = {"TERRAINS": layer("terreinen")}
    plans = {"PLANS": screening["PLANS"]}
    nature = {"NATURA2000": screening["NATURA2000"]}
    stress = {key: screening[key] for key in ("STRESS", "STRESS_FIELD", "STRESS_CLASSES")}
    ranges = QgsVectorLayer(
        "None?field=parameter:string&field=min:double&field=modus:double&field=max:double", "m", "memory"
    )
    ranges.dataProvider().addFeatures(_rows(ranges, [("vraag", 0.5, 1.0, 1.6)]))
    return done | {
        "importterrains": {"INPUT": layer("terreinen")},
        "checkterrains": terrains,
        "conflictnatura2000": {**terrains, **nature},
        "conflicthousing": {**terrains, **plans, "DWELLINGS": screening["DWELLINGS"]},
        "conflictwaterstress": {**terrains, **stress},
        "conflictcategory": {**terrains, **plans, "SENSITIVE": [screening["DWELLINGS"]]},
        "conflictcustom": {**terrains, "LAYER": layer("landbouwgebied"), "THEME": "landbouw"},
        "conflictzones": {**terrains, "LAYER": layer("landbouwgebied"), "THEME": "landbouw"},
        "conflictscore": {"TERRAINS": screened},
        "comparescreenings": {"OLD": screened, "NEW": out("conflictscore")},
        "demanduncertainty": {"DEMAND": out("landdemand"), "SUPPLY": out("landsupply"), "RANGES": ranges,
                              "REGIONS": layer("regios"), "DRAWS": 500},
        "workhousingclaim": {**plans, "REGIONS": layer("regios")},
    }  # fmt: skip


def _rows(layer, rows):
    made = []
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        made.append(feature)
    return made


@pytest.fixture(scope="session")
def everything(tmp_path_factory):
    """All outputs of all algorithms as files: 'algorithm OUTPUT' -> path."""
    folder = tmp_path_factory.mktemp("alles")
    shutil.copy(source_of_province(), folder / PROVINCE)
    outputs = {}
    for name, parameters in whole_demo(folder).items():
        made = QgsApplication.processingRegistry().createAlgorithmById(f"werklocaties:{name}")
        sinks = [
            each.name()
            for each in made.destinationParameterDefinitions()
            if isinstance(each, QgsProcessingParameterFeatureSink)
        ]
        files = {sink: folder / f"{name}_{sink}.gpkg" for sink in sinks}
        done = run(name, {**parameters, **{sink: str(path) for sink, path in files.items()}})
        assert done.ok, (name, done.problem)
        outputs |= {f"{name} {sink}": path for sink, path in files.items()}
    return outputs


def opened(everything, name):
    """As QGIS opens it, with the style that the file holds."""
    layer = QgsVectorLayer(str(everything[name]), name, "ogr")
    assert layer.isValid(), name
    return layer


def drawn(everything):
    """The outputs that are maps."""
    return [name for name in everything if name not in TABLES]


def test_nothing_is_left_out(everything):
    sinks = {
        f"{made.name()} {each.name()}"
        for made in QgsApplication.processingRegistry().providerById("werklocaties").algorithms()
        for each in made.destinationParameterDefinitions()
        if isinstance(each, QgsProcessingParameterFeatureSink) and not made.name().startswith("model")
    }
    assert set(everything) == sinks
    assert sinks >= TABLES | ONE_SYMBOL
    tables = {name for name in everything if not opened(everything, name).isSpatial()}
    assert tables == TABLES


def legend(layer):
    """Text and symbol of each line of the legend."""
    items = layer.renderer().legendSymbolItems()
    return [(item.label(), item.symbol().clone()) for item in items if item.symbol() is not None]


def test_every_map_has_a_style_in_its_file_with_a_dutch_legend(everything):
    english = {"the", "with", "without", "unknown", "high", "low", "none", "and", "room", "shortage", "overlaps"}
    for name in drawn(everything):
        layer = opened(everything, name)
        texts = [text for text, _ in legend(layer)]
        if name in ONE_SYMBOL:
            assert len(texts) == 1
            assert layer.labelsEnabled(), name
            continue
        assert len(texts) >= 2, (name, texts)
        assert all(texts), name
        assert not {word for text in texts for word in text.lower().split()} & english, texts


def test_every_output_names_its_fields_in_dutch(everything):
    for name in everything:
        layer = opened(everything, name)
        named = [each for each in range(layer.fields().count()) if layer.attributeAlias(each)]
        assert named, name


def test_every_value_on_the_map_has_a_symbol(everything):
    """A feature that no class of the style takes is not on the map."""
    for name in drawn(everything):
        layer = opened(everything, name)
        renderer = layer.renderer()
        context = QgsRenderContext()
        scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setExpressionContext(scopes)
        renderer.startRender(context, layer.fields())
        lost = 0
        for feature in layer.getFeatures():
            scopes.setFeature(feature)
            context.setExpressionContext(scopes)
            lost += not renderer.willRenderFeature(feature, context)
        renderer.stopRender(context)
        assert lost == 0, f"{name}: {lost} of {layer.featureCount()} are not drawn"


# ---- told apart


def swatch(symbol, size=96):
    """What a symbol looks like on white, as (size, size, 3) between 0 and 1."""
    image = QImage(QSize(size, size), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    symbol.drawPreviewIcon(painter, QSize(size, size))
    painter.end()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return np.frombuffer(bits, dtype=np.uint8).reshape(size, size, 4)[:, :, 2::-1].astype(float) / 255


#: How red, green and blue come over: Machado, Oliveira and Fernandes (2009), full deficiency. Grey: Rec. 709.
SEEN = {
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}


#: What a careful eye tells apart side by side: a twelfth of the way from black to white.
ENOUGH = 0.08
#: A letter or mark: how much of the middle of a swatch is wholly different.
SHARP, SIGN = 0.3, 0.001


def as_seen(picture, how):
    linear = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    other = np.clip(linear @ np.array(SEEN[how]).T, 0, 1)
    return np.where(other <= 0.0031308, 12.92 * other, 1.055 * other ** (1 / 2.4) - 0.055)


def apart(one, other):
    """How far two swatches differ: in tone, also of bare lines; in how much they vary, or which way; by a sign."""
    tone = np.abs(one.mean(axis=(0, 1)) - other.mean(axis=(0, 1))).max()
    texture = np.abs(one.std(axis=(0, 1)) - other.std(axis=(0, 1))).max()

    def run_of_lines(each):
        inside = each[20:76, 20:76].mean(axis=2)
        down, across = (float(np.abs(np.diff(inside, axis=axis)).mean()) for axis in (0, 1))
        slanted = float(np.abs(inside[1:, 1:] - inside[:-1, :-1]).mean())
        counter = float(np.abs(inside[1:, :-1] - inside[:-1, 1:]).mean())
        return np.array([down - across, slanted - counter])

    direction = np.abs(run_of_lines(one) - run_of_lines(other)).max()
    inked = [each[(each < 0.97).any(axis=2)] for each in (one, other)]
    if all(len(each) < 0.3 * one.shape[0] * one.shape[1] for each in inked):
        tone = max(tone, np.abs(inked[0].mean(axis=0) - inked[1].mean(axis=0)).max() / 2)
    signs = (np.abs(one - other)[20:76, 20:76].max(axis=2) > SHARP).mean()
    return max(tone, texture, 2 * direction, ENOUGH if signs > SIGN else 0.0)


@pytest.mark.parametrize("how", SEEN)
def test_the_classes_of_every_map_are_told_apart(everything, how):
    close = []
    for name in drawn(everything):
        pictures = [(text, as_seen(swatch(symbol), how)) for text, symbol in legend(opened(everything, name))]
        for (text, one), (other_text, other) in itertools.combinations(pictures, 2):
            distance = apart(one, other)
            if distance < ENOUGH:
                close.append(f"{name}: '{text}' and '{other_text}' ({distance:.3f})")
    assert not close, "\n".join(close)


def test_two_equal_symbols_are_not_apart_and_two_hatches_are():
    look = {"color": "#7f3b08", "outline_color": "#000000"}
    same, grey = swatch(fill(look)), {"outline_color": "#404040", "hatch": "45"}
    assert apart(same, swatch(fill(look))) == 0
    assert apart(swatch(fill(grey)), swatch(fill({**grey, "hatch": "135"}))) > ENOUGH
    assert apart(same, swatch(fill({**look, "color": "#80400c"}))) < ENOUGH


# ---- other geometry, other layers


@pytest.mark.parametrize("kind", ["Polygon", "LineString", "Point"])
def test_classes_are_styled_on_every_geometry(kind):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:28992&field=conflict_klasse:string", "laag", "memory")
    style_classes(layer, "conflict_klasse")
    assert [text for text, _ in legend(layer)] == ["Hoog", "Midden", "Laag", "Geen", "Onbekend"]
    pictures = [as_seen(swatch(symbol), "grey") for _, symbol in legend(layer)]
    assert all(apart(one, other) > 0.03 for one, other in itertools.combinations(pictures, 2))


def test_a_table_of_classes_gets_its_field_titles():
    layer = QgsVectorLayer("None?field=conflict_klasse:string", "tabel", "memory")
    style_classes(layer, "conflict_klasse")
    assert layer.attributeAlias(0) == "Conflict: klasse"


def test_every_source_of_the_catalogue_has_a_look_of_its_own():
    import json

    from werklocaties_plugin.paths import resource

    keys = [source["key"] for source in json.loads(resource("catalog/opendata.json").read_text("utf-8"))["sources"]]
    assert set(keys) <= set(styles_sources.LOOKS)
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992", "laag", "memory")
    neutral = fill(styles_sources.OTHER).dump()
    for name in (*keys, "bestuurlijke_gebieden_gemeentegebied", "iets_anders"):
        style_source(layer, name)
        (found,) = layer.renderer().symbols(QgsRenderContext())
        assert (found.dump() == neutral) == (name == "iets_anders"), name


# ---- seen


def picture(layer, title, path):
    """The layer on a light ground with its legend, in colour and in grey side by side."""
    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(240, 130, Qgis.LayoutUnit.Millimeters))
    project.addMapLayer(layer)
    shown = QgsLayoutItemMap(layout)
    shown.attemptMove(QgsLayoutPoint(2, 2))
    shown.attemptResize(QgsLayoutSize(150, 126))
    shown.setLayers([layer])
    shown.zoomToExtent(layer.extent().buffered(500))
    layout.addLayoutItem(shown)
    explained = QgsLayoutItemLegend(layout)
    explained.setTitle(title)
    explained.setResizeToContents(False)
    explained.attemptMove(QgsLayoutPoint(154, 2))
    explained.attemptResize(QgsLayoutSize(84, 126))
    layout.addLayoutItem(explained)
    colour = QgsLayoutExporter(layout).renderPageToImage(0, dpi=80)
    grey = colour.convertToFormat(QImage.Format.Format_Grayscale8)
    both = QImage(2 * colour.width(), colour.height(), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.drawImage(0, 0, colour)
    painter.drawImage(colour.width(), 0, grey)
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert both.save(str(path))
    colours = {both.pixel(x, y) for x in range(0, colour.width(), 3) for y in range(0, colour.height(), 3)}
    layout.deleteLater()
    return len(colours)


def test_every_map_is_drawn_in_colour_and_in_grey(everything):
    for name in drawn(everything):
        layer = opened(everything, name)
        assert picture(layer, name, PICTURES / f"{name.replace(' ', '_')}.png") > 5, name


def test_the_desktop_gives_what_the_file_holds(everything):
    """One function for both: a layer in memory, styled as the desktop does, against the style in the file."""
    from werklocaties_plugin.algorithms.styler import Styler

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    made = QgsApplication.processingRegistry().createAlgorithmById("werklocaties:conflictzones")
    province = everything["conflictzones OUTPUT"].parent / PROVINCE
    parameters = {
        "TERRAINS": f"{province}|layername=terreinen",
        "LAYER": f"{province}|layername=natura2000",
        "THEME": "natura2000",
        "OUTPUT": "memory:",
    }
    results, ok = made.run(parameters, context, Log())
    assert ok
    layer = context.takeResultLayer(results["OUTPUT"])
    from werklocaties_plugin.qgis_io.styles.conflicts import style_zones

    Styler.create(style_zones).postProcessLayer(layer, context, Log())
    texts = [text for text, _ in legend(layer)]
    assert texts == [text for text, _ in legend(opened(everything, "conflictzones OUTPUT"))]


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        (-1234.6, 35.2, "Oost\n\u22121.235 tot 35 ha"),
        (-5.0, 2.24, "Oost\n\u22125,0 tot 2,2 ha"),
        (-0.02, 0.04, "Oost\n0,0 ha"),
        (9.96, 12.4, "Oost\n10,0 tot 12 ha"),
        (35.1, 35.3, "Oost\n35 ha"),
        (None, None, "Oost"),
    ],
)
def test_a_balance_on_the_map_reads_as_dutch(low, high, written):
    layer = QgsVectorLayer(
        "Polygon?field=regio:string&field=saldo_min_ha:double&field=saldo_max_ha:double", "", "memory"
    )
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Oost", low, high])
    context = QgsExpressionContext()
    context.setFeature(feature)
    assert QgsExpression(LABEL).evaluate(context) == written
    if low is not None:
        in_sentences = band(low, high).replace("-", "\u2212")
        assert written == f"Oost\n{in_sentences}", "the map and the sentences write one figure in two ways"
