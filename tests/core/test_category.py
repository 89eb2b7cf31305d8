"""Environmental category on squares worked by hand, row by row, and against a simple implementation."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.proximity import pairs_within
from werklocaties_plugin.core.milieucategorie import SUBCATEGORIES, ends, order, richtafstand
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes.category import FIELDS, assess
from werklocaties_plugin.core.themes.category_room import Options, Sensitive
from werklocaties_plugin.core.themes.plans import PlanFeatures, combine
from werklocaties_plugin.core.themes.room import free_room

RULES = load()
ORDER = ["geen", "laag", "midden", "hoog"]
TERRAIN = shapely.box(0, 0, 1000, 1000)  # 100 ha


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def plans_of(geometries):
    blank = array([None] * len(geometries))
    ids = array([f"P{number}" for number in range(len(geometries))])
    unknown = np.full(len(geometries), np.nan)
    tens = np.full(len(geometries), 10.0)
    return combine(PlanFeatures(array(geometries), ids, blank, ids, blank, blank, tens, unknown))


def judge(category, objects=(), plans=None, terrains=(TERRAIN,), mixed=None, **options):
    sensitive = None if objects is None else Sensitive(array(list(objects)))
    planned = None if plans is None else plans_of(list(plans))
    categories = array([category] * len(terrains)) if category is None or isinstance(category, str) else array(category)
    areas = None if mixed is None else array(mixed)
    found, _ = assess(
        Terrains(array(list(terrains))), categories, sensitive, planned, areas, Options(**options), RULES, Engine()
    )
    return found


def first(assessment):
    return assessment.indicators.iloc[0]


def wall(gap, thickness=10):
    """A long object parallel to the east side at this distance: what it takes is a straight strip."""
    return shapely.box(1000 + gap, -3000, 1000 + gap + thickness, 4000)


# ---- categories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", ("1", "1")), ("3", ("3.1", "3.2")), ("4", ("4.1", "4.2")), ("5", ("5.1", "5.3")),
        (" 4,2 ", ("4.2", "4.2")),
        ("5.3", ("5.3", "5.3")), ("6", ("6", "6")), ("4.0", ("4.1", "4.2")), ("4.3", None), ("0", None), (">6", None),
        ("7", None), ("", None), (None, None), ("3-1", None), ("2.1", None), ("cat. 4", None),
    ],
)  # fmt: skip
def test_category_texts(text, expected):
    assert ends(text) == expected


def test_distances_are_those_of_2009_and_rise_with_the_category():
    quiet = [richtafstand(each, "rustig", RULES) for each in SUBCATEGORIES]
    assert quiet == [10, 30, 50, 100, 200, 300, 500, 700, 1000, 1500]
    assert [richtafstand(each, "gemengd", RULES) for each in SUBCATEGORIES] == [0, *quiet[:-1]]
    assert [order(each) for each in SUBCATEGORIES] == list(range(10))


# ---- the class table


@pytest.mark.parametrize(
    ("gap", "klasse"),
    # Category 3.1 keeps 50 m: the plan takes a strip of (50 - gap) x 1,000 m.
    [(40.01, "midden"), (40.0, "hoog"), (39.99, "hoog"), (49.89, "midden"), (49.91, "geen"), (50.0, "geen")],
)
def test_one_hectare_taken_by_plans_is_high_and_a_hundred_square_metres_medium(gap, klasse):
    assert first(judge("3.1", plans=[wall(gap)]))["mc_klasse"] == klasse


@pytest.mark.parametrize(("gap", "klasse"), [(40.01, "midden"), (40.0, "hoog")])
def test_ten_percent_taken_is_high(gap, klasse):
    small = shapely.box(900, 0, 1000, 100)  # 1 ha, of which the strip of 10 m is 10 %
    assert first(judge("3.1", plans=[wall(gap)], terrains=(small,)))["mc_klasse"] == klasse


@pytest.mark.parametrize(("gap", "klasse"), [(199.01, "midden"), (199.0, "hoog")])
def test_a_tenth_of_a_hectare_is_high_where_a_higher_category_fits(gap, klasse):
    # 4.1 keeps 200 m: a strip of 1 m x 1,000 m is 0.1 ha; the terrain is of category 4.1 itself.
    assert first(judge("4.1", plans=[wall(gap)]))["mc_klasse"] == klasse
    assert first(judge("3.2", plans=[wall(gap)]))["mc_klasse"] == "geen", "the same plan, no higher category"


@pytest.mark.parametrize(("gap", "klasse"), [(-450.0, "midden"), (-449.9, "laag"), (49.9, "laag"), (50.0, "geen")])
def test_what_lies_within_the_own_distance_now_is_room_and_no_conflict(gap, klasse):
    # The object is no company home: it is a large block of which less than half lies on the terrain.
    assert first(judge("3.1", objects=[wall(gap, 3000)]))["mc_klasse"] == klasse


def test_the_unknown_stays_unknown():
    assert first(judge("3.1", objects=None))["mc_klasse"] == "onbekend"
    for category in (None, "4.3"):
        figures = first(judge(category, objects=[wall(60)], plans=[wall(60)]))
        assert (figures["mc_klasse"], figures["mc_afstand_m"], figures["mc_geheel"]) == ("onbekend", 60, "3.1")
        assert np.isnan(figures["mc_binnen_pct"])
    assert judge("4.3", objects=[wall(60)]).facts == {"unreadable:4.3": 1}
    assert first(judge("3.1", objects=[wall(60)], terrains=(None,)))["mc_klasse"] == "onbekend"
    only_plans = first(judge("3.1", objects=None, plans=[wall(0)]))
    assert (only_plans["mc_klasse"], only_plans["mc_geheel"], only_plans["mc_gevoelig_aantal"]) == ("hoog", None, None)
    assert np.isnan(only_plans["mc_afstand_m"])
    assert np.isnan(only_plans["mc_hmc_vrij_ha"])


# ---- the figures


def test_every_field_by_hand():
    found = judge("4", objects=[wall(150)], plans=[wall(100)], pairs=True)
    figures = first(found)
    assert list(found.indicators) == list(FIELDS)
    assert (figures["mc_nominaal"], figures["mc_hmc"]) == ("4", 1)
    assert (figures["mc_richtafstand_soepel_m"], figures["mc_richtafstand_streng_m"]) == (200, 300)
    assert (figures["mc_afstand_m"], figures["mc_afstand_plan_m"]) == (150, 100)
    assert figures["mc_geheel"] == "3.2"  # 100 m fits within 150, 200 m does not
    assert (figures["mc_gevoelig_aantal"], figures["mc_gevoelig_op_terrein"]) == (1, 0)
    assert figures["mc_plan_woningen"] == 10
    assert figures["mc_binnen_soepel_ha"] == pytest.approx(5)  # 200 - 150 = 50 m
    assert figures["mc_binnen_streng_ha"] == pytest.approx(15)
    assert figures["mc_binnen_pct"] == pytest.approx(5)
    assert figures["mc_plan_verlies_soepel_ha"] == pytest.approx(5)  # plans reach 100 m, 50 m of it taken already
    assert figures["mc_plan_verlies_streng_ha"] == pytest.approx(5)
    assert figures["mc_plan_verlies_pct"] == pytest.approx(5)
    assert (figures["mc_hmc_vrij_ha"], figures["mc_hmc_verlies_ha"]) == (pytest.approx(95), pytest.approx(5))
    assert (figures["mc_klasse"], figures["mc_score"]) == ("hoog", pytest.approx(66 + 34 * 0.05))
    assert found.numbers["WITHIN_HA"] == pytest.approx(5)
    assert found.numbers["PLAN_LOSS_HA"] == pytest.approx(5)
    assert found.pairs["detail"].tolist() == ["gevoelige objecten", "plan, zacht"]
    assert found.pairs["afstand_m"].tolist() == [150, 100]


def test_the_strict_end_can_decide():
    lenient, strict = (first(judge("4", objects=[wall(250)], decides=end)) for end in ("soepel", "streng"))
    assert (lenient["mc_klasse"], lenient["mc_binnen_pct"]) == ("geen", 0)
    assert (strict["mc_klasse"], strict["mc_binnen_pct"]) == ("laag", pytest.approx(5))


def test_mixed_areas_shorten_the_distance():
    inside = [shapely.box(900, -4000, 1500, 5000)]
    assert first(judge("4.1", objects=[wall(150)], mixed=inside))["mc_binnen_soepel_ha"] == 0
    assert first(judge("4.1", objects=[wall(150)], area_type="gemengd"))["mc_binnen_soepel_ha"] == 0
    half = [shapely.box(900, -4000, 1155, 5000)]  # exactly half of the object: not more than half
    assert first(judge("4.1", objects=[wall(150)], mixed=half))["mc_binnen_soepel_ha"] == pytest.approx(5)


def test_company_homes_limit_nothing_unless_asked():
    homes = [shapely.Point(500, 500), shapely.Point(1000, 500)]
    ignored = first(judge("3.1", objects=homes))
    assert (ignored["mc_gevoelig_op_terrein"], ignored["mc_klasse"], ignored["mc_geheel"]) == (2, "geen", "6")
    counted = first(judge("3.1", objects=homes, ignore_on_terrain=False))
    assert (counted["mc_gevoelig_op_terrein"], counted["mc_klasse"], counted["mc_geheel"]) == (
        2,
        "laag",
        "geen",
    )
    neighbour = judge("3.1", objects=[shapely.Point(1020, 500)], terrains=(TERRAIN, shapely.box(1010, 0, 1100, 1000)))
    assert neighbour.indicators["mc_klasse"].tolist() == ["geen", "geen"], "on any terrain of the layer"


def test_an_address_point_stands_for_a_facade_that_is_nearer():
    figures = first(judge("3.1", objects=[shapely.Point(1055, 500)], offset=10))
    assert (figures["mc_afstand_m"], figures["mc_gevoelig_aantal"], figures["mc_klasse"]) == (45, 1, "laag")
    assert first(judge("3.1", objects=[shapely.Point(1060, 500)], offset=10))["mc_gevoelig_aantal"] == 0


@pytest.mark.parametrize(("gap", "distance"), [(1500, 1500), (1500.1, np.nan)])
def test_distances_end_at_fifteen_hundred_metres(gap, distance):
    assert first(judge("6", objects=[wall(gap)]))["mc_afstand_m"] == pytest.approx(distance, nan_ok=True)


def test_overlapping_terrains_are_counted_once_in_the_totals():
    found = judge("3.1", plans=[wall(0)], terrains=(TERRAIN, shapely.box(500, 0, 1000, 1000)))
    assert found.indicators["mc_plan_verlies_soepel_ha"].tolist() == pytest.approx([5, 5])
    assert found.numbers["PLAN_LOSS_HA"] == pytest.approx(5)


# ---- room, and properties


@pytest.mark.parametrize("seed", range(10))
def test_free_room_equals_taking_everything_off_at_once(seed):
    rng = np.random.default_rng(seed)
    corner, size = rng.uniform(0, 3000, (12, 2)), rng.uniform(50, 700, (12, 2))
    terrains = shapely.box(*corner.T, *(corner + size).T)
    homes = shapely.points(rng.uniform(-300, 3900, (500, 2)))
    pairs = pairs_within(terrains, homes, 300, Engine())
    reach = rng.choice([60.0, 150.0, 250.0], len(homes))
    free = free_room(terrains, homes, pairs, reach[pairs[1]], Engine())
    taken = shapely.union_all(shapely.buffer(homes, reach, quad_segs=16))
    assert shapely.area(free) == pytest.approx(shapely.area(shapely.difference(terrains, taken)), abs=1e-6)


@pytest.mark.parametrize("seed", range(15))
def test_against_a_simple_implementation_and_its_properties(seed):
    rng = np.random.default_rng(seed)
    category = str(rng.choice(["2", "3", "4", "4.2", "5"]))
    homes = [shapely.Point(xy) for xy in rng.uniform(-400, 1400, (int(rng.integers(0, 30)), 2))]
    plans = [shapely.Point(xy).buffer(rng.uniform(20, 120), 8) for xy in rng.uniform(-500, 1500, (5, 2))]
    terrain = shapely.box(0, 0, *rng.uniform(100, 1000, 2))
    whole = first(judge(category, objects=homes, plans=plans, terrains=(terrain,)))
    lowest, highest = ends(category)
    outside = [home for home in homes if not home.intersects(terrain)]

    def circles(objects, distance):
        return (
            shapely.union_all([each.buffer(distance, quad_segs=16) for each in objects]) if objects else shapely.Point()
        )

    for name, sub in (("soepel", lowest), ("streng", highest)):
        distance = richtafstand(sub, "rustig", RULES)
        free = terrain.difference(circles(outside, distance))
        assert whole[f"mc_binnen_{name}_ha"] == pytest.approx((terrain.area - free.area) / 1e4, abs=1e-6)
        loss = free.area - free.difference(circles(plans, distance)).area
        assert whole[f"mc_plan_verlies_{name}_ha"] == pytest.approx(loss / 1e4, abs=1e-6)
    assert whole["mc_binnen_soepel_ha"] <= whole["mc_binnen_streng_ha"] + 1e-9
    fewer = first(judge(category, objects=homes, plans=plans[:-1], terrains=(terrain,)))
    assert ORDER.index(whole["mc_klasse"]) >= ORDER.index(fewer["mc_klasse"])
    again = first(judge(category, objects=homes[::-1] + homes[:2], plans=plans[::-1], terrains=(terrain,)))
    assert again["mc_klasse"] == whole["mc_klasse"]
    assert again["mc_score"] == pytest.approx(whole["mc_score"])


@pytest.mark.parametrize("seed", range(12))
def test_among_crowds_of_homes_no_count_and_no_room_is_lost(seed):
    """One home often takes all of a small terrain; what lies around it must still be counted, and bounds others."""
    rng = np.random.default_rng(100 + seed)
    homes = array([shapely.Point(xy) for xy in rng.uniform(-900, 900, (300, 2))])
    village = shapely.box(-900, -900, 0, 900)
    mixed = shapely.intersects(homes, village)
    corners = rng.uniform(-1800, 1800, (8, 2))
    terrains = array(list(shapely.box(*corners.T, *(corners + rng.uniform(20, 600, (8, 2))).T)))
    categories = array([str(each) for each in rng.choice(["2", "3", "4", "5", "5.1", "6"], len(terrains))])
    options = Options(offset=float(rng.choice([0.0, 7.5])), ignore_on_terrain=False, every_category=True)
    found, rooms = assess(
        Terrains(terrains), categories, Sensitive(homes), None, array([village]), options, RULES, Engine()
    )
    away = shapely.distance(terrains[:, np.newaxis], homes) - options.offset

    def kept(category):
        quiet, in_village = (richtafstand(category, area_type, RULES) for area_type in ("rustig", "gemengd"))
        return np.where(mixed, in_village, quiet)

    lowest = [ends(category)[0] for category in categories]
    counted = [(away[row] < kept(category)).sum() for row, category in enumerate(lowest)]
    assert list(found.indicators["mc_gevoelig_aantal"]) == counted
    for category in SUBCATEGORIES:
        keep = kept(category)
        reach = np.where(keep > 0, keep + options.offset, 0.0)
        taken = shapely.union_all(shapely.buffer(homes, reach, quad_segs=16))
        room = rooms.free_for(category, Engine())
        assert shapely.area(room.now) == pytest.approx(shapely.area(shapely.difference(terrains, taken)), abs=1e-6)
