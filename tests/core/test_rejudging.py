"""A theme judged anew from its indicators says what the theme itself says when it measures with the same thresholds."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.judging.classes import ORDER
from werklocaties_plugin.core.judging.rejudging import explained, rejudge, theme_of, thresholds
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.model import Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes import category, category_room, housing, natura2000, waterstress
from werklocaties_plugin.core.themes.plans import PlanFeatures, combine
from werklocaties_plugin.core.themes.stressclasses import parse_classes
from werklocaties_plugin.core.themes.stresslevels import StressPolygons

RULES = load()
TERRAINS = 100


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def boxes(rng, count, spread, width):
    west, south = rng.uniform(0, spread, (2, count))
    return array(
        list(shapely.box(west, south, west + rng.uniform(10, width, count), south + rng.uniform(10, width, count)))
    )


def terrains(rng):
    return Terrains(boxes(rng, TERRAINS, 6_000, 500))


def assess_natura2000(seed, rules):
    rng = np.random.default_rng(seed)
    place = Terrains(boxes(rng, TERRAINS, 60_000, 400))
    sites = boxes(rng, 12, 12_000, 3_000)
    blank = array([None] * len(sites))
    layer = natura2000.Sites(sites, blank, blank, blank)
    return natura2000.assess(place, layer, natura2000.Options(max_distance=90_000), rules, Engine())


def housing_plans(rng):
    """Areas and points, hard and soft, some of which transform, with few and with many homes and without a number."""
    geometry = np.concatenate([boxes(rng, 20, 6_000, 300), array(list(shapely.points(rng.uniform(0, 6_000, (10, 2)))))])
    count = len(geometry)
    ids, blank = array([f"P{number}" for number in range(count)]), array([None] * count)
    status = array(list(rng.choice(["1A", "3", "4B"], count)))
    kind = array(list(rng.choice(["UITBREIDING_UITLEG", "TRANSFORMATIEGEBIED"], count, p=[0.8, 0.2])))
    homes = rng.choice([0, 20, 900, 2_900, 3_400, np.nan], count)
    return combine(PlanFeatures(geometry, ids, blank, ids, status, kind, homes, np.full(count, np.nan)))


def assess_housing(seed, rules):
    rng = np.random.default_rng(seed)
    place, plans = terrains(rng), housing_plans(rng)
    jobs = np.full(TERRAINS, np.nan)
    return housing.assess(place, jobs, plans, None, housing.Options(radius=700), rules, Engine())


def assess_water(seed, rules):
    rng = np.random.default_rng(seed)
    classes = parse_classes("licht:30;matig:55;zwaar:100")
    stress = boxes(rng, 60, 6_500, 700)
    layer = StressPolygons(
        stress, classes.positions(array(list(rng.choice(classes.names, len(stress))))), classes, False
    )
    return waterstress.assess(terrains(rng), layer, None, waterstress.Options(), rules, Engine())


def assess_category(seed, rules, decides="soepel"):
    rng = np.random.default_rng(seed)
    place, plans = terrains(rng), housing_plans(rng)
    nominal = array(list(rng.choice(["1", "2", "3.1", "4", None], TERRAINS, p=[0.1, 0.3, 0.4, 0.1, 0.1])))
    objects = category_room.Sensitive(array(list(shapely.points(rng.uniform(0, 6_500, (200, 2))))))
    options = category_room.Options(decides=decides)
    return category.assess(place, nominal, objects, plans, None, options, rules, Engine())[0]


MEASURED = {
    "n2000": assess_natura2000,
    "woon": assess_housing,
    "mc": assess_category,
    "water": assess_water,
}


def read(assessment, prefix, decides="soepel"):
    """How the theme is judged anew, its figures, and the ranks: as they would be read from a layer."""
    table = assessment.indicators
    anew = theme_of(prefix, table.columns, decides)
    figures = {name: table[f"{prefix}_{name}"].to_numpy(dtype=float) for name in anew.fields}
    rank = np.array([ORDER.index(each) if each in ORDER else -1 for each in table[f"{prefix}_klasse"]])
    return anew, figures, rank


def anew_with(rules, prefix, assessment, decides="soepel"):
    """Ranks by other rules, those that cannot be judged from the indicators as they are; and which these are."""
    anew, figures, rank = read(assessment, prefix, decides)
    follows = explained(anew, figures, rank, RULES)
    found = np.where(follows, rejudge(anew, figures, rank, rules)[0], rank)
    return found, follows | (rank < 0)


def changed(rng, spread):
    """The profile with every class threshold somewhere within the spread."""
    themes = [theme_of(prefix, assess(0, RULES).indicators.columns) for prefix, assess in MEASURED.items()]
    return RULES.changed({key: RULES.number(*key) * rng.uniform(1 - spread, 1 + spread) for key in thresholds(themes)})


@pytest.mark.parametrize("prefix", MEASURED)
@pytest.mark.parametrize("seed", range(6))
def test_the_same_rules_give_the_same_class_and_score(prefix, seed):
    assessment = MEASURED[prefix](seed, RULES)
    anew, figures, rank = read(assessment, prefix)
    found, scores = rejudge(anew, figures, rank, RULES)
    follows = explained(anew, figures, rank, RULES)
    assert follows.sum() > 0.8 * (rank >= 0).sum()
    np.testing.assert_array_equal(found[follows], rank[follows])
    np.testing.assert_allclose(scores[follows], assessment.indicators[f"{prefix}_score"][follows], atol=1e-6)


@pytest.mark.parametrize("prefix", MEASURED)
@pytest.mark.parametrize("seed", range(6))
def test_other_rules_give_what_measuring_with_them_gives(prefix, seed):
    """Also for terrains whose class does not follow from the indicators: no threshold made it."""
    rules = changed(np.random.default_rng(seed), 0.6)
    found, _ = anew_with(rules, prefix, MEASURED[prefix](seed, RULES))
    _, _, expected = read(MEASURED[prefix](seed, rules), prefix)
    if prefix == "water":  # the area with any stress is not in the layer: geen and laag keep apart as they were
        found, expected = np.maximum(found, 1), np.maximum(expected, 1)
    np.testing.assert_array_equal(found, expected)


def test_some_class_changes_in_every_theme_or_the_tests_above_say_nothing():
    for prefix, assess in MEASURED.items():
        moved = 0
        for seed in range(6):
            found, _ = anew_with(changed(np.random.default_rng(seed), 0.6), prefix, assess(seed, RULES))
            moved += (found != read(assess(seed, RULES), prefix)[2]).sum()
        assert moved >= 5, prefix


def test_the_strict_end_of_a_category_is_judged_by_its_own_hectares():
    for seed in range(4):
        assessment = assess_category(seed, RULES, "streng")
        rules = changed(np.random.default_rng(seed), 0.5)
        found, _ = anew_with(rules, "mc", assessment, "streng")
        np.testing.assert_array_equal(found, read(assess_category(seed, rules, "streng"), "mc")[2])


def test_a_point_plan_that_transforms_is_high_in_every_draw():
    """Its hectares are 0: nothing in the indicators but the class says it."""
    texts = (array([each]) for each in ("P", None, "P", "1A", "TRANSFORMATIEGEBIED"))
    plan = PlanFeatures(array([shapely.Point(50, 50)]), *texts, np.array([5.0]), np.array([np.nan]))
    place, jobs = Terrains(array([shapely.box(0, 0, 100, 100)])), np.full(1, np.nan)
    assessment = housing.assess(place, jobs, combine(plan), None, housing.Options(), RULES, Engine())
    anew, figures, rank = read(assessment, "woon")
    assert (rank.tolist(), explained(anew, figures, rank, RULES).tolist()) == ([3], [False])


def test_onbekend_stays_onbekend_and_an_edge_in_reach_makes_unknown():
    figures = {
        "overlap_ha": np.zeros(3),
        "overlap_pct": np.zeros(3),
        "afstand_m": np.array([500.0, 500.0, 26_000.0]),
        "grens": np.array([0.0, 1.0, 1.0]),
    }
    anew = theme_of("n2000", [f"N2000_{name}" for name in figures])
    found, scores = rejudge(anew, figures, np.array([-1, 2, 1]), RULES)
    assert found.tolist() == [-1, 2, -1]
    assert np.isnan(scores).tolist() == [True, False, True]


def test_themes_are_told_by_their_indicators():
    water = [f"droogte_{name}" for name in ("hoog_ha", "hoog_pct", "stress_gem")]
    assert theme_of("droogte", water).theme == "water"
    assert theme_of("droogte", water[:2]) is None
    assert theme_of("nnn", ["nnn_overlap_ha", "nnn_overlap_pct", "nnn_afstand_m"]) is None
    assert theme_of("n2000", ["n2000_klasse", "n2000_score"]) is None


def test_other_values_leave_the_profile_itself_as_it_was():
    key = ("natura2000", "high_overlap_ha")
    other = RULES.changed({key: 7.0, ("water", "medium_mean"): 1.0})
    assert (other.number(*key), RULES.number(*key)) == (7.0, 1.0)
    assert (other.hash, other.content["themes"]["woningbouw"]) == ("", RULES.content["themes"]["woningbouw"])
