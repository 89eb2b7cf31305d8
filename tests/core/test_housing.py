"""Housing on squares worked by hand, every row of the class table, and against a simple second implementation."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes import housing
from werklocaties_plugin.core.themes.plans import PlanFeatures, combine

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


def test_homes_come_near_by_the_share_of_the_plan_within_the_radius():
    # The radius ends at x = 2000: half of the first plan lies within it, all of the second.
    half, whole = shapely.box(1900, 400, 2100, 600), shapely.box(1800, 400, 1900, 500)
    assert first(judge(plan(half, 100)))["woon_plan_nabij"] == pytest.approx(50)
    assert first(judge(plan(whole, 100)))["woon_plan_nabij"] == 100
    assert first(judge(plan(half, 100), plan(whole, 30, status="4A"), radius=950))["woon_plan_nabij"] == pytest.approx(
        55
    )


def test_pressure_does_not_depend_on_how_large_the_terrain_is():
    # As many homes per hectare around a small and a large terrain, which both lie in one large plan.
    ground, small = shapely.box(-5000, -5000, 6000, 6000), shapely.box(400, 400, 500, 500)
    found = judge(plan(ground, 12_100), terrains=(TERRAIN, small))
    assert found.indicators["woon_plan_druk"].tolist() == pytest.approx([1, 1])  # 12,100 ha
    assert first(judge(plan(east(3000), 9)))["woon_plan_druk"] == 0


def test_transformation_is_judged_on_the_union_of_its_plans():
    # 90 m2 each, below the 100 m2 of a sliver; together 180 m2.
    strips = [shapely.box(990, 9 * number, 1000, 9 * number + 9) for number in range(2)]
    one = first(judge(plan(strips[0], 5, kind="TRANSFORMATIEGEBIED")))
    assert (one["woon_klasse"], one["woon_transformatie"], one["woon_verlies_ha"]) == ("laag", 0, 0)
    both = first(judge(*(plan(strip, 5, kind="TRANSFORMATIEGEBIED") for strip in strips)))
    assert (both["woon_klasse"], both["woon_transformatie"]) == ("hoog", 1)
    assert both["woon_verlies_ha"] == pytest.approx(0.018)
    assert both["woon_plan_in"] == 0, "of each plan only a sliver lies on the terrain"
    assert "meer plannen samen" in both["woon_reden"]


def test_a_terrain_without_area_has_no_percentages_but_is_judged_by_what_is_near():
    line = shapely.LineString([(0, 0), (1000, 0)])
    figures = first(judge(plan(shapely.box(-50, 100, 50, 200), 40), jobs=[10], terrains=(line,)))
    assert np.isnan(figures["woon_overlap_pct"])
    assert np.isnan(figures["woon_verlies_banen"])
    assert (figures["woon_klasse"], figures["woon_plan_nabij"]) == ("laag", 40)


def test_jobs_are_lost_by_the_share_of_the_drawn_terrain():
    change = plan(shapely.box(750, 0, 1500, 1000), 5, kind="TRANSFORMATIEGEBIED")  # 25 of 100 ha
    found = judge(change, jobs=[400, np.nan], terrains=(TERRAIN, TERRAIN))
    assert found.indicators["woon_verlies_ha"].tolist() == pytest.approx([25, 25])
    assert found.indicators["woon_verlies_banen"][0] == pytest.approx(100)
    assert np.isnan(found.indicators["woon_verlies_banen"][1])
    assert found.numbers["LOSS_HA"] == pytest.approx(25), "the two terrains are the same ground"
    assert first(judge(plan(east(10), 5), jobs=[400]))["woon_verlies_banen"] == 0


def test_homes_alone_are_counted_and_judge_nothing():
    found = housing.assess(
        Terrains(array([TERRAIN])), np.array([5.0]), None, array([shapely.Point(0, -1000)]), housing.Options(), RULES,
        Engine(),
    )  # fmt: skip
    figures = first(found)
    assert (figures["woon_bestaand_nabij"], figures["woon_klasse"]) == (1, "onbekend")
    assert figures["woon_reden"] == "Er is geen laag met woningbouwplannen."
    assert figures.drop(["woon_bestaand_nabij", "woon_klasse", "woon_reden"]).isna().all()


# ---- the reasons


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            [plan(shapely.box(900, 0, 1100, 1000), 80, name="Hof"), plan(shapely.box(0, 0, 100, 100), name="Zuid")],
            "11,0 ha (11%) van het terrein ligt in een vastgesteld woningbouwplan: Hof en andere;"
            " 40 geplande woningen op het terrein.",
        ),
        (
            [plan(shapely.Point(5, 5), 1, name="Punt", kind="TRANSFORMATIEGEBIED")],
            "Op het terrein ligt, als punt, een vastgesteld transformatieplan: Punt; 1 geplande woning op het terrein.",
        ),
        (
            [plan(shapely.box(990, 0, 1100, 100), status="4B", plan_id="P-7")],
            "0,10 ha (0,1%) van het terrein ligt in een woningbouwplan: P-7;"
            " hoeveel woningen op het terrein is onbekend.",
        ),
        ([plan(east(10), 4500, name="Noord")], "Binnen 1 km zijn 4.500 woningen vastgesteld, de meeste in Noord."),
        (
            [plan(east(10), 100, name="A"), plan(east(300), 250, name="B")],
            "Binnen 1 km: 350 woningen gepland, de meeste in B.",
        ),
        ([plan(east(10), 1, name="A")], "Binnen 1 km: 1 woning gepland, de meeste in A."),
        (
            [plan(east(10), 0, name="A"), plan(east(300), name="B")],
            "Binnen 1 km ligt een plan zonder bekend aantal woningen: B.",
        ),
        ([plan(east(10))], "Binnen 1 km ligt een plan zonder bekend aantal woningen: een plan zonder naam."),
        (
            [plan(east(10), 0, name="A"), plan(east(1000), 300, name="Rand")],
            "Binnen 1 km: minder dan 1 woning gepland, in Rand.",
        ),
        ([plan(east(10), 0), plan(east(1000.01), 300)], "Geen geplande woningen binnen 1 km."),
    ],
)
def test_the_reason_says_what_decided_in_one_sentence(rows, reason):
    assert first(judge(*rows))["woon_reden"] == reason


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


@pytest.mark.parametrize("seed", range(8))
def test_cutting_a_plan_in_parts_changes_nothing(seed):
    rng = np.random.default_rng(200 + seed)
    rows = random_plans(rng, 5)
    parts = []
    for row in rows:
        west, south, east_side, north = shapely.bounds(row[0])
        middle = (west + east_side) / 2
        halves = [shapely.box(west, south, middle, north), shapely.box(middle, south, east_side, north)]
        parts += [(half, *row[1:]) for half in halves] if row[0].area else [row]
    whole, cut = judge(*rows).indicators, judge(*parts).indicators
    numbers = [name for name, kind in housing.FIELDS.items() if kind is not str]
    expected = whole[numbers].astype(float).to_numpy()
    np.testing.assert_allclose(cut[numbers].astype(float).to_numpy(), expected, rtol=1e-9, atol=1e-9)
    assert cut["woon_klasse"].equals(whole["woon_klasse"])
