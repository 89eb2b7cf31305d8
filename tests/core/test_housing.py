"""Housing on squares worked by hand, every row of the class table, and against a simple second implementation."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.engine import Engine
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.plans import PlanFeatures, combine, status_code
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes import housing

RULES = load()
ORDER = ["geen", "laag", "midden", "hoog"]
TERRAIN = shapely.box(0, 0, 1000, 1000)  # 100 ha


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def plan(geometry, homes=np.nan, status="1A", kind=None, plan_id=None, parent=None, name=None, year=np.nan):
    return (geometry, plan_id, parent, name, status, kind, homes, year)


def features(*rows):
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    return PlanFeatures(
        *(array(column) for column in columns[:6]), np.array(columns[6], dtype=float), np.array(columns[7], dtype=float)
    )


def judge(*rows, terrains=(TERRAIN,), homes=None, jobs=None, **options):
    jobs = np.full(len(terrains), np.nan) if jobs is None else np.array(jobs, dtype=float)
    return housing.assess(
        Terrains(array(terrains)), jobs, combine(features(*rows)), homes, housing.Options(**options), RULES, Engine()
    )


def first(assessment):
    return assessment.indicators.iloc[0]


def east(gap, width=100, height=100):
    """A square east of the terrain at this distance."""
    return shapely.box(1000 + gap, 0, 1000 + gap + width, height)


# ---- the class table


@pytest.mark.parametrize(("width", "klasse"), [(9.99, "midden"), (10.0, "hoog"), (10.01, "hoog")])
def test_one_hectare_of_hard_plans_is_high(width, klasse):
    assert first(judge(plan(shapely.box(1000 - width, 0, 1500, 1000), 50)))["woon_klasse"] == klasse


@pytest.mark.parametrize(("share", "klasse"), [(4.99, "midden"), (5.0, "hoog"), (5.01, "hoog")])
def test_five_percent_of_hard_plans_is_high(share, klasse):
    small = shapely.box(0, 0, 200, 200)  # 4 ha: 5 % is 0.2 ha
    found = judge(plan(shapely.box(200 - 2 * share, 0, 500, 200), 50), terrains=(small,))
    assert first(found)["woon_klasse"] == klasse


def test_a_hard_transformation_plan_is_high_however_small_also_as_a_point():
    corner = plan(shapely.box(980, 0, 1000, 20), 5, kind="transformatiegebied")
    point = plan(shapely.Point(500, 500), 5, kind="TRANSFORMATIEGEBIED")
    for each in (corner, point):
        assert first(judge(each))["woon_klasse"] == "hoog"
        assert first(judge(each))["woon_transformatie"] == 1
    soft = plan(shapely.box(980, 0, 1000, 20), 5, status="4A", kind="TRANSFORMATIEGEBIED")
    assert first(judge(soft))["woon_klasse"] == "midden"
    assert first(judge(soft))["woon_verlies_ha"] == 0


def test_soft_overlap_and_a_point_on_the_edge_are_medium_with_p_of_at_least_a_half():
    # 40 ha of 100: p = max(0.5, 0.4); 60 ha: p = 0.6
    assert first(judge(plan(shapely.box(600, 0, 2000, 1000), 9, status="3")))["woon_score"] == pytest.approx(33 + 16.5)
    assert first(judge(plan(shapely.box(400, 0, 2000, 1000), 9, status="3")))["woon_score"] == pytest.approx(33 + 19.8)
    assert first(judge(plan(shapely.Point(1000, 500), 9, status="3")))["woon_klasse"] == "midden"


@pytest.mark.parametrize(("homes", "klasse"), [(2999, "laag"), (3000, "midden"), (30_000, "midden")])
def test_three_thousand_hard_planned_homes_near_are_medium(homes, klasse):
    found = first(judge(plan(east(100), homes)))
    assert found["woon_klasse"] == klasse
    if klasse == "midden":
        assert found["woon_score"] == pytest.approx(33 + 33 * min(homes / 20_000, 0.5))
    assert first(judge(plan(east(100), homes, status="3")))["woon_klasse"] == "laag"


@pytest.mark.parametrize(("gap", "klasse"), [(999, "laag"), (1000, "laag"), (1000.01, "geen")])
def test_within_the_radius_includes_exactly_that_distance(gap, klasse):
    assert first(judge(plan(shapely.Point(1000 + gap, 500), 30)))["woon_klasse"] == klasse
    assert first(judge(plan(east(gap), np.nan)))["woon_klasse"] == klasse, "also a plan of unknown number"


def test_nothing_given_nothing_drawn_and_nothing_in_the_layer_are_unknown():
    terrains = Terrains(array([TERRAIN]))
    blank = np.array([np.nan])
    without = housing.assess(terrains, blank, None, None, housing.Options(), RULES, Engine())
    assert (first(without)["woon_klasse"], first(without)["woon_bestaand_nabij"]) == ("onbekend", None)
    assert np.isnan(first(without)["woon_overlap_ha"])
    empty = housing.assess(
        terrains, blank, combine(features()), None, housing.Options(), RULES, Engine(), plans_are_empty=True
    )
    assert first(empty)["woon_klasse"] == "onbekend"
    assert first(judge(plan(east(0), 5), terrains=(None,)))["woon_klasse"] == "onbekend"


# ---- the figures


def test_every_field_by_hand():
    hof = plan(shapely.box(900, 0, 1300, 500), 80, kind="TRANSFORMATIEGEBIED", plan_id="1", name="Het Hof")
    idee = plan(shapely.box(950, 0, 1050, 500), 30, status="4B", plan_id="2", name="Idee")
    point = plan(shapely.Point(1400, 0), 12, plan_id="3", name="Punt")
    homes = array([shapely.Point(2000, 500), shapely.Point(2000.1, 500), shapely.box(1900, 0, 2500, 10)])
    found = judge(hof, idee, point, homes=homes, jobs=[1000], pairs=True)
    figures = first(found)
    assert list(found.indicators) == list(housing.FIELDS)
    assert figures["woon_overlap_ha"] == pytest.approx(5.0)  # 100 x 500 m, Idee lies inside it there
    assert figures["woon_overlap_pct"] == pytest.approx(5.0)
    assert figures["woon_overlap_hard_ha"] == pytest.approx(5.0)
    assert figures["woon_plan_in"] == pytest.approx(80 / 4 + 30 / 2)
    assert figures["woon_plan_in_hard"] == pytest.approx(20)
    assert figures["woon_plan_nabij"] == pytest.approx(80 + 30 + 12)
    assert figures["woon_plan_nabij_hard"] == pytest.approx(92)
    around = TERRAIN.buffer(1000, quad_segs=16).area / 10_000
    assert figures["woon_plan_druk"] == pytest.approx(122 / around)
    assert figures["woon_bestaand_nabij"] == 2
    assert (figures["woon_transformatie"], figures["woon_verlies_ha"]) == (1, pytest.approx(5.0))
    assert figures["woon_verlies_banen"] == pytest.approx(50)
    assert (figures["woon_klasse"], figures["woon_score"]) == ("hoog", pytest.approx(66 + 34 * 0.05))
    assert figures["woon_reden"] == (
        "5,00 ha (5,0%) van het terrein ligt in een vastgesteld transformatieplan: Het Hof;"
        " 35 geplande woningen op het terrein."
    )
    assert found.pairs["aantal"].tolist() == pytest.approx([80, 30, 12])
    assert found.pairs["afstand_m"].tolist() == pytest.approx([0, 0, 400])
    assert found.pairs["detail"].tolist() == ["hard, transformatiegebied", "zacht", "hard"]
    assert found.facts["covered_twice_ha"] == pytest.approx(2.5)
    assert found.numbers["PLANNED_DWELLINGS_ON_TERRAINS"] == pytest.approx(35)


def test_an_unknown_number_is_never_zero():
    found = judge(plan(shapely.box(900, 0, 1300, 500)))
    assert np.isnan(first(found)["woon_plan_in"])
    assert found.numbers["PLANS_WITHOUT_NUMBER"] == 1
    both = judge(plan(shapely.box(900, 0, 1300, 500)), plan(shapely.box(900, 600, 1300, 900), 40))
    assert first(both)["woon_plan_in"] == pytest.approx(10)
    assert first(judge(plan(east(3000), 9)))["woon_plan_in"] == 0
    assert np.isnan(first(judge(plan(east(0), 9)))["woon_verlies_banen"]), "no jobs known"


def test_homes_on_overlapping_terrains_are_counted_once_in_the_total():
    found = judge(plan(shapely.box(0, 0, 100, 100), 10), terrains=(TERRAIN, shapely.box(-500, 0, 500, 1000)))
    assert found.indicators["woon_plan_in"].tolist() == pytest.approx([10, 10])
    assert found.numbers["PLANNED_DWELLINGS_ON_TERRAINS"] == pytest.approx(10)
    assert found.numbers["OVERLAP_HA"] == pytest.approx(1)


def test_a_sliver_of_a_plan_brings_no_homes_onto_the_terrain():
    figures = first(judge(plan(shapely.box(999, 0, 1100, 1000), 500)))
    assert (figures["woon_overlap_ha"], figures["woon_plan_in"], figures["woon_klasse"]) == (0, 0, "laag")


# ---- plans


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1A. Onherroepelijk", "1A"), ("2b", "2B"), (" 3. In voorbereiding", "3"), ("3", "3"), ("4B: idee", "4B"),
        ("4", None), ("1", None), ("n.t.b.", None), (None, None), ("12", None), ("1Abc", None), ("3A", None),
    ],
)  # fmt: skip
def test_status_codes(text, code):
    assert status_code(text) == code


def test_a_parent_brings_only_what_its_children_do_not_also_over_three_levels():
    ground = shapely.box(0, 0, 10, 10)
    plans = combine(
        features(
            plan(ground, 100, plan_id="a"),
            plan(ground, 60, plan_id="b", parent="a"),
            plan(ground, 25, plan_id="c", parent="b"),
            plan(ground, np.nan, plan_id="d", parent="a"),
            plan(ground, 30, plan_id="e"),
            plan(ground, 50, plan_id="f", parent="e"),
            plan(ground, 7, plan_id="g", parent="elders"),
        )
    )
    assert plans.dwellings[[0, 1, 2, 4, 5, 6]].tolist() == [40, 35, 25, 0, 50, 7]
    assert np.isnan(plans.dwellings[3])


def test_parts_of_one_plan_are_one_plan():
    halves = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    same = combine(features(*(plan(half, 80, plan_id="a") for half in halves)))
    assert (len(same), same.dwellings.tolist(), same.geometry[0].area) == (1, [80], 200)
    different = combine(features(plan(halves[0], 30, plan_id="a"), plan(halves[1], 50, plan_id="a")))
    assert different.dwellings.tolist() == [80]
    assert len(combine(features(*(plan(half, 80) for half in halves)))) == 2


def test_years_filter_plans_but_not_the_sums_of_their_parents():
    ground = shapely.box(0, 0, 10, 10)
    rows = (
        plan(ground, 100, plan_id="a", year=2028),
        plan(ground, 60, plan_id="b", parent="a", year=2035),
        plan(ground, 5, plan_id="c"),
    )
    kept = combine(features(*rows), 2025, 2030)
    assert (kept.plan_id.tolist(), kept.dwellings.tolist(), kept.facts["without_year"]) == (["a", "c"], [40, 5], 1)


def test_more_demolished_than_built_counts_as_none_and_is_said():
    plans = combine(features(plan(shapely.box(0, 0, 1, 1), -8)))
    assert (plans.dwellings.tolist(), plans.facts["negative"]) == ([0], 1)


# ---- properties


def random_plans(rng, count):
    kinds = [None, "TRANSFORMATIEGEBIED"]
    rows = []
    for number in range(count):
        x, y = rng.integers(-2500, 3500, 2)
        area = shapely.box(x, y, x + rng.integers(20, 900), y + rng.integers(20, 900))
        shape = shapely.Point(x, y) if rng.random() < 0.3 else area
        homes = np.nan if rng.random() < 0.2 else float(rng.integers(0, 4000))
        rows.append(plan(shape, homes, rng.choice(["1A", "3", "?"]), rng.choice(kinds), plan_id=f"{number:02d}"))
    return rows


def simple(terrain, rows):
    """Class, homes on and homes near, without index or union of pieces."""
    hard = [row for row in rows if row[4] == "1A"]

    def ground(chosen):
        area = terrain.intersection(shapely.union_all([row[0] for row in chosen])) if chosen else shapely.Point()
        parts = [part for part in shapely.get_parts(area) if part.area >= min(100, terrain.area / 100)]
        return sum(part.area for part in parts if not part.buffer(-1).is_empty) / 10_000

    def homes(chosen, zone):
        total = 0.0
        for row in chosen:
            if np.isnan(row[6]):
                continue
            share = row[0].intersection(zone).area / row[0].area if row[0].area else float(row[0].intersects(zone))
            total += share * row[6]
        return total

    zone = terrain.buffer(1000, quad_segs=16)
    on = [row for row in rows if ground([row]) > 0 or (row[0].area == 0 and row[0].intersects(terrain))]
    near = [row for row in rows if row[0].distance(terrain) <= 1000]
    hectares, share = ground(hard), ground(hard) * 1_000_000 / terrain.area
    if hectares >= 1 or share >= 5 or any(row in hard and row[5] for row in on):
        klasse = "hoog"
    elif on or ground(rows) > 0 or homes(hard, zone) >= 3000:
        klasse = "midden"
    else:
        klasse = "laag" if homes(near, zone) > 0 or any(np.isnan(row[6]) for row in near) else "geen"
    return klasse, homes(on, terrain), homes(near, zone)


@pytest.mark.parametrize("seed", range(30))
def test_equals_the_simple_implementation(seed):
    rng = np.random.default_rng(seed)
    rows = random_plans(rng, rng.integers(1, 9))
    corner = rng.integers(-1500, 1500, 2)
    terrain = shapely.box(*corner, *(corner + rng.integers(60, 1200, 2)))
    figures = first(judge(*rows, terrains=(terrain,)))
    klasse, on, near = simple(terrain, rows)
    assert figures["woon_klasse"] == klasse, figures["woon_reden"]
    # Points between the true circle and the 64-sided buffer count in one and not in the other: none in these cases.
    assert np.nan_to_num(figures["woon_plan_in"]) == pytest.approx(on, abs=1e-6)
    assert np.nan_to_num(figures["woon_plan_nabij"]) == pytest.approx(near, abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_order_repetition_and_more_plans(seed):
    rng = np.random.default_rng(100 + seed)
    rows = random_plans(rng, 6)
    whole = judge(*rows).indicators
    again = judge(*rows[::-1], *rows[:3]).indicators
    assert again.drop(columns="woon_reden").equals(whole.drop(columns="woon_reden"))
    fewer = judge(*rows[:-1]).indicators
    assert ORDER.index(whole["woon_klasse"][0]) >= ORDER.index(fewer["woon_klasse"][0])
