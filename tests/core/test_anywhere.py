"""At a threshold is at it wherever in the country the terrain lies and however it is turned.

Coordinates of a national grid are rounded, and so are areas and distances: without care 1 ha comes out as
0.9999999999 ha in one place out of five.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.judging.thresholds import parse_distances, parse_overlaps
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes import category, custom, housing, natura2000, waterstress
from werklocaties_plugin.core.themes.category_room import Options, Sensitive
from werklocaties_plugin.core.themes.plans import PlanFeatures, combine
from werklocaties_plugin.core.themes.stressclasses import INSIDE
from werklocaties_plugin.core.themes.stresslevels import StressPolygons

RULES = load()
#: Where the corner comes to lie (m in EPSG:28992) and how far all is turned (degrees).
PLACES = [
    (x + 0.123 * number, y + 0.456 * number, 7.3 * number)
    for number, (x, y) in enumerate([(13_000, 370_000), (121_687, 487_484), (277_001, 612_345)] * 8)
]


def array(*values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


@pytest.fixture(params=PLACES, ids=lambda place: f"{place[0]:.0f}-{place[2]:.0f}")
def put(request):
    """A function that lays a geometry in its place."""
    east, north, turn = request.param
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    turning = np.array([[cos, sin], [-sin, cos]])
    return lambda geometry: shapely.transform(geometry, lambda xy: xy @ turning + [east, north])


def first(assessment):
    return assessment.indicators.iloc[0]


def natura(terrain, site):
    blank = array(None)
    sites = natura2000.Sites(array(site), blank, blank, blank)
    return first(natura2000.assess(Terrains(array(terrain)), sites, natura2000.Options(), RULES, Engine()))


@pytest.mark.parametrize(
    ("terrain", "site"),
    # 1 ha in 10 ha; 0.1 ha that is 1 % of 10 ha.
    [((0, 0, 1000, 100), (-100, -50, 100, 500)), ((0, 0, 100, 1000), (-100, -100, 500, 10))],
)
def test_overlap_with_natura2000(put, terrain, site):
    assert natura(put(shapely.box(*terrain)), put(shapely.box(*site)))["n2000_klasse"] == "hoog"


@pytest.mark.parametrize(
    ("metres", "klasse", "band"), [(0, "midden", "0-1 km"), (1_000, "midden", "0-1 km"), (25_000, "laag", "10-25 km")]
)
def test_distance_to_natura2000(put, metres, klasse, band):
    found = natura(put(shapely.box(0, 0, 100, 100)), put(shapely.box(100 + metres, 0, 300 + metres, 100)))
    assert (found["n2000_klasse"], found["n2000_band"], found["n2000_aantal"]) == (klasse, band, 1)
    assert found["n2000_afstand_m"] == metres


def plans(*geometries):
    blank = array(*[None] * len(geometries))
    homes, years = np.full(len(geometries), 50.0), np.full(len(geometries), np.nan)
    hard = array(*["1A"] * len(geometries))
    return combine(PlanFeatures(array(*geometries), blank, blank, blank, hard, blank, homes, years))


def pressed(terrain, plan, homes=None):
    return first(
        housing.assess(
            Terrains(array(terrain)), np.array([np.nan]), plans(plan), homes, housing.Options(), RULES, Engine()
        )
    )


def test_plans_on_and_near(put):
    terrain = put(shapely.box(0, 0, 1000, 1000))
    # 1 ha of 100 ha; 5 % of 0.2 ha.
    assert pressed(terrain, put(shapely.box(990, 0, 1500, 1000)))["woon_klasse"] == "hoog"
    assert pressed(put(shapely.box(0, 0, 100, 20)), put(shapely.box(95, 0, 300, 20)))["woon_klasse"] == "hoog"
    # A point on the edge is on the terrain; at 1,000 m it is near.
    assert pressed(terrain, put(shapely.Point(1000, 500)))["woon_plan_in"] == 50
    homes = array(put(shapely.Point(2000, 500)), put(shapely.box(-1010, 0, -1000, 10)))
    edge = pressed(terrain, put(shapely.Point(2000, 500)), homes)
    assert (edge["woon_klasse"], edge["woon_plan_nabij"], edge["woon_bestaand_nabij"]) == ("laag", 50, 2)
    # An area that only touches the radius is near, but brings no homes.
    assert pressed(terrain, put(shapely.box(2000, 0, 2100, 100)))["woon_plan_nabij"] == pytest.approx(0, abs=1e-6)


def room(terrain, *objects, plan=None, text="4.2"):
    found, _ = category.assess(
        Terrains(array(terrain)), array(text), Sensitive(array(*objects)), None if plan is None else plans(plan),
        None, Options(), RULES, Engine(),
    )  # fmt: skip
    return first(found)


def test_distance_to_keep(put):
    # Category 4.2 keeps 300 m: an object at exactly that limits nothing.
    terrain = put(shapely.box(0, 0, 1000, 1000))
    far = room(terrain, put(shapely.Point(1300, 500)))
    assert (far["mc_afstand_m"], far["mc_gevoelig_aantal"], far["mc_binnen_soepel_ha"]) == (300, 0, 0)
    assert (far["mc_geheel"], far["mc_klasse"]) == ("4.2", "geen")
    # One on the edge stands on the terrain, and is a company home.
    assert room(terrain, put(shapely.Point(1000, 500)))["mc_gevoelig_op_terrein"] == 1
    # A plan along the whole side takes a strip of 10 m: 1 ha.
    assert room(terrain, plan=put(shapely.box(1290, -2000, 1400, 3000)))["mc_klasse"] == "hoog"


def test_share_of_water_stress(put):
    terrain = put(shapely.box(0, 0, 100, 100))
    stress = StressPolygons(array(put(shapely.box(75, -50, 300, 300))), np.array([0]), INSIDE)
    found = waterstress.assess(Terrains(array(terrain)), stress, None, waterstress.Options(), RULES, Engine())
    assert (first(found)["water_hoog_pct"], first(found)["water_klasse"]) == (25, "hoog")


def own(terrain, thing, **options):
    blank = array(None)
    layer = custom.Layer(array(thing), blank, blank, np.array([3]))
    return first(custom.assess(Terrains(array(terrain)), layer, custom.Options("eigen", **options), Engine()))


def test_a_theme_of_ones_own(put):
    terrain, thing = put(shapely.box(0, 0, 1000, 100)), put(shapely.box(900, -50, 2000, 500))
    for text in ("10%", "1 ha"):
        assert own(terrain, thing, overlaps=parse_overlaps(text, lines=False))["eigen_klasse"] == "hoog"
    beside = put(shapely.box(1500, 0, 2000, 100))
    assert own(terrain, beside, distances=parse_distances("500"))["eigen_klasse"] == "hoog"
    cable = put(shapely.LineString([(0, 50), (1000, 50)]))
    overlaps = parse_overlaps("100 m", lines=True)
    assert own(cable, thing, overlaps=overlaps, lines=True)["eigen_klasse"] == "hoog"
