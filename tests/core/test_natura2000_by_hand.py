"""Natura 2000 on squares whose figures are worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.overlap import SliverRule
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes.natura2000 import FIELDS, Options, Sites, assess

RULES = load()


def square(x, y, width, height=None):
    return shapely.box(x, y, x + width, y + (height or width))


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def sites(*geometries, ids=None, names=None, protection=None, empty=False):
    blank = [None] * len(geometries)
    return Sites(array(geometries), array(ids or blank), array(names or blank), array(protection or blank), empty)


def judge(terrain, *geometries, options=None, **attributes):
    return assess(Terrains(array([terrain])), sites(*geometries, **attributes), options or Options(), RULES, Engine())


def row(assessment):
    return assessment.indicators.iloc[0]


def test_every_field_of_a_terrain_that_overlaps():
    # Terrain 200 x 100 m = 2 ha; the site covers its right half: 1 ha = 50 %; score 66 + 34 x 0.5 = 83.
    found = judge(square(0, 0, 200, 100), square(100, -50, 500), ids=["38"], names=["De Wieden"], protection=["VR"])
    figures = row(found)
    assert list(found.indicators) == list(FIELDS)
    assert figures["n2000_overlap_ha"] == pytest.approx(1.0)
    assert figures["n2000_overlap_pct"] == pytest.approx(50.0)
    assert figures["n2000_afstand_m"] == 0
    assert (figures["n2000_gebied"], figures["n2000_bescherming"]) == ("De Wieden", "VR")
    assert (figures["n2000_band"], figures["n2000_aantal"], figures["n2000_grens"]) == ("overlap", 1, None)
    assert (figures["n2000_klasse"], figures["n2000_score"]) == ("hoog", pytest.approx(83.0))
    assert figures["n2000_reden"] == "1,00 ha (50%) van het terrein ligt in Natura 2000-gebied De Wieden."


@pytest.mark.parametrize(
    ("width", "klasse"),
    # A terrain of 1,000 x 1,000 m (100 ha): 0.1 ha is a strip of 1 m, so let MIN_WIDTH not interfere.
    [(9.99, "midden"), (10.0, "hoog"), (10.01, "hoog")],
)
def test_one_hectare_of_overlap_is_high(width, klasse):
    options = Options(slivers=SliverRule(100, 0))
    assert row(judge(square(0, 0, 1000), square(-100, 0, 100 + width, 1000), options=options))["n2000_klasse"] == klasse


@pytest.mark.parametrize(
    ("terrain_ha", "overlap_m2", "klasse"),
    [
        (10, 999, "midden"),  # below 0.1 ha, 0.999 %
        (10, 1000, "hoog"),  # 0.1 ha and exactly 1 %
        (10.2, 1010, "midden"),  # above 0.1 ha, 0.99 %
        (5, 999, "midden"),  # 2 %, below 0.1 ha
    ],
)
def test_a_tenth_of_a_hectare_is_high_from_one_percent(terrain_ha, overlap_m2, klasse):
    height = terrain_ha * 10_000 / 100
    site = square(100 - overlap_m2 / height, 0, 500, height)
    options = Options(slivers=SliverRule(100, 0))
    assert row(judge(square(0, 0, 100, height), site, options=options))["n2000_klasse"] == klasse


@pytest.mark.parametrize(
    ("metres", "klasse", "band", "score"),
    [
        (0, "midden", "0-1 km", 66.0),  # touching: p = 1
        (500, "midden", "0-1 km", 33 + 33 * 0.5),
        (1000, "midden", "0-1 km", 33 + 33 * 0.01),  # p = 0, clipped to 0.01
        (1000.001, "laag", "1-3 km", 33.0),
        (3000, "laag", "1-3 km", 33 * (1 - 2000 / 24000)),
        (3000.001, "laag", "3-10 km", 33 * (1 - 2000.001 / 24000)),
        (10_000, "laag", "3-10 km", 33 * (1 - 9000 / 24000)),
        (10_000.001, "laag", "10-25 km", 33 * (1 - 9000.001 / 24000)),
        (25_000, "laag", "10-25 km", 33 * 0.01),
        (25_000.001, "geen", "> 25 km", 0.0),
    ],
)
def test_class_band_and_score_by_distance(metres, klasse, band, score):
    figures = row(judge(square(0, 0, 100), square(100 + metres, 0, 100)))
    assert (figures["n2000_klasse"], figures["n2000_band"]) == (klasse, band)
    assert figures["n2000_score"] == pytest.approx(score, abs=1e-4)


def test_a_short_search_leaves_the_unmatched_unknown():
    figures = row(judge(square(0, 0, 100), square(11_000, 0, 100), options=Options(max_distance=10_000)))
    assert (figures["n2000_klasse"], figures["n2000_band"]) == ("onbekend", None)
    assert np.isnan(figures["n2000_score"])


def test_beyond_the_edge_of_the_layer_nothing_is_known():
    border = array([square(-5000, -40_000, 8000, 80_000)])  # its edge lies 2,900 m east of the terrain
    figures = row(judge(square(0, 0, 100), square(30_000, 0, 100), options=Options(border=border)))
    assert (figures["n2000_klasse"], figures["n2000_grens"]) == ("onbekend", 1)
    near = row(judge(square(0, 0, 100), square(2000, 0, 100), options=Options(border=border)))
    assert (near["n2000_klasse"], near["n2000_grens"]) == ("laag", 0)


def test_features_with_one_id_are_one_site_and_ties_go_to_the_lowest_number():
    terrain = square(0, 0, 100)
    twice = judge(terrain, square(600, 0, 50), square(-600, 0, 50), ids=["7", "7"])
    assert row(twice)["n2000_aantal"] == 1
    tie = judge(terrain, square(600, 0, 50), square(-550, 0, 50), ids=["10", "9"], names=["Tien", "Negen"])
    assert (row(tie)["n2000_aantal"], row(tie)["n2000_gebied"]) == (2, "Negen")


def test_ground_in_two_sites_counts_once_and_the_larger_overlap_names_the_site():
    found = judge(
        square(0, 0, 100),
        square(60, 0, 500, 100),  # 0.4 ha
        square(70, 0, 500, 100),  # 0.3 ha, inside the first
        ids=["1", "2"],
        names=["Groot", "Klein"],
        options=Options(pairs=True),
    )
    assert row(found)["n2000_overlap_ha"] == pytest.approx(0.4)
    assert row(found)["n2000_gebied"] == "Groot"
    assert found.pairs["overlap_ha"].tolist() == pytest.approx([0.4, 0.3])
    assert found.numbers["OVERLAP_HA"] == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("width", "height", "counts"),
    [
        (9.9, 10, False),  # 99 m2
        (10, 10, True),  # 100 m2
        (1.99, 1000, False),  # 0.199 ha, but narrower than 2 m
        (2.01, 1000, True),
    ],
)
def test_slivers_are_no_overlap_and_the_distance_is_zero(width, height, counts):
    terrain = square(0, 0, 1000)
    found = judge(terrain, square(1000 - width, 0, width + 500, height))
    assert (row(found)["n2000_overlap_ha"] > 0) is np.bool_(counts)
    assert row(found)["n2000_afstand_m"] == 0
    assert found.numbers["SLIVER_COUNT"] == (0 if counts else 1)


def test_a_small_terrain_keeps_its_small_overlap():
    # 1 % of 2,500 m2 is 25 m2: 30 m2 counts although it is below 100 m2.
    assert row(judge(square(0, 0, 50), square(44, 0, 500, 5)))["n2000_overlap_ha"] == pytest.approx(0.003)


def test_nothing_to_measure_and_nothing_to_compare_with_are_unknown():
    assert row(judge(None, square(0, 0, 10)))["n2000_klasse"] == "onbekend"
    assert np.isnan(row(judge(None, square(0, 0, 10)))["n2000_overlap_ha"])
    empty = row(judge(square(0, 0, 10), empty=True))
    assert (empty["n2000_klasse"], empty["n2000_reden"]) == ("onbekend", "De Natura 2000-laag is leeg.")


def test_overlapping_terrains_are_measured_apart_and_counted_together():
    terrains = Terrains(array([square(0, 0, 100), square(50, 0, 100)]))  # they share 0.5 ha
    found = assess(terrains, sites(square(-10, -10, 500)), Options(), RULES, Engine())
    assert found.indicators["n2000_overlap_ha"].tolist() == pytest.approx([1.0, 1.0])
    assert found.numbers["OVERLAP_HA"] == pytest.approx(1.5)
    assert (found.numbers["OVERLAP_COUNT"], found.numbers["HIGH_COUNT"]) == (2, 2)


def test_a_reason_that_begins_with_a_word_begins_with_a_capital():
    # 3 x 3 m of a terrain of 100 m2 lies in the site: 9 m2, more than 1 % of the terrain.
    found = row(judge(square(0, 0, 10), square(7, 7, 10), names=["De Wieden"]))
    assert found["n2000_reden"].startswith("Minder dan 0,01 ha (9,0%) van het terrein ligt in")
