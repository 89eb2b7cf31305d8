"""Plans: what status codes mean, how features become plans, and which homes each plan brings."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from werklocaties_plugin.core.themes.plans import PlanFeatures, combine, status_code

GROUND = shapely.box(0, 0, 10, 10)


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def plan(
    plan_id=None, homes=np.nan, parent=None, *, at=GROUND, name=None, status="1A", kind=None, year=np.nan, layer=0
):
    return (at, plan_id, parent, name, status, kind, homes, year, layer)


def made(*rows, years=(None, None)):
    columns = list(zip(*rows, strict=True)) if rows else [()] * 9
    features = PlanFeatures(
        *(array(column) for column in columns[:6]),
        np.array(columns[6], dtype=float),
        np.array(columns[7], dtype=float),
        layer=np.array(columns[8], dtype=int),
    )
    return combine(features, *years)


def homes(*rows, **options):
    """Homes by plan id, None where unknown."""
    plans = made(*rows, **options)
    numbers = [None if np.isnan(each) else each for each in plans.dwellings]
    return dict(zip(plans.plan_id.tolist(), numbers, strict=True))


# ---- status


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1A. Onherroepelijk", "1A"), ("1a", "1A"), ("2b", "2B"), ("1 C", "1C"), ("4B. Idee", "4B"), ("4B: idee", "4B"),
        (" 3. In voorbereiding", "3"), ("3", "3"), ("3. Onherroepelijk", "3"), ("1a - hard", "1A"), ("2A/2B", "2A"),
        ("4", None), ("1", None), ("n.t.b.", None), (None, None), ("", None), ("12", None), ("1Abc", None),
        ("3A", None), ("5A", None), ("plan 1A", None), ("1D", None),
    ],
)  # fmt: skip
def test_status_codes(text, code):
    assert status_code(text) == code


@pytest.mark.parametrize("code", ["1A", "1B", "1C", "2A", "2B", "2C"])
def test_adopted_plans_are_hard_and_conditional_ones_are_counted(code):
    plans = made(plan("a", status=code))
    assert plans.hard.tolist() == [True]
    assert plans.facts["conditionally_hard"] == (0 if code.endswith("A") else 1)
    assert plans.facts["unreadable_status"] == 0


@pytest.mark.parametrize(("code", "unreadable"), [("3", 0), ("4A", 0), ("4B", 0), ("nader te bepalen", 1), (None, 1)])
def test_the_rest_is_soft_and_what_is_unreadable_is_counted(code, unreadable):
    plans = made(plan("a", status=code))
    assert plans.hard.tolist() == [False]
    assert plans.facts["unreadable_status"] == unreadable


@pytest.mark.parametrize(
    ("kind", "changes"),
    [("TRANSFORMATIEGEBIED", True), (" transformatiegebied ", True), ("PAND_TRANSFORMATIE", False), (None, False)],
)
def test_only_transformatiegebied_transforms_the_area(kind, changes):
    assert made(plan("a", kind=kind)).transformation.tolist() == [changes]


# ---- homes


def test_no_number_is_unknown_and_more_demolished_than_built_is_none():
    assert homes(plan("a"), plan("b", -8), plan("c", 0), plan("d", np.inf)) == {"a": None, "b": 0, "c": 0, "d": None}
    facts = made(plan("a"), plan("b", -8), plan("c", 0)).facts
    assert (facts["without_number"], facts["negative"]) == (1, 1)


def test_a_parent_brings_only_what_its_details_do_not():
    found = homes(plan("a", 100), plan("b", 60, "a"), plan("c", 25, "a"), plan("e", 30), plan("f", 50, "e"))
    assert found == {"a": 15, "b": 60, "c": 25, "e": 0, "f": 50}


def test_over_several_levels_every_home_counts_once():
    assert homes(plan("a", 100), plan("b", 60, "a"), plan("c", 25, "b")) == {"a": 40, "b": 35, "c": 25}
    # The details of b bring more than b says: that is what a need not bring.
    assert homes(plan("a", 100), plan("b", 60, "a"), plan("c", 80, "b")) == {"a": 20, "b": 0, "c": 80}
    # Between a and c stands a plan of unknown number.
    assert homes(plan("a", 100), plan("b", np.nan, "a"), plan("c", 25, "b")) == {"a": 75, "b": None, "c": 25}


def test_an_unknown_detail_takes_nothing_and_an_unknown_parent_stays_unknown():
    assert homes(plan("a", 100), plan("b", np.nan, "a")) == {"a": 100, "b": None}
    assert homes(plan("a"), plan("b", 40, "a")) == {"a": None, "b": 40}


def test_a_parent_that_is_not_there_or_is_the_plan_itself_changes_nothing():
    assert homes(plan("a", 7, "elders"), plan("b", 9, "b"), plan(None, 3, "a")) == {"a": 4, "b": 9, None: 3}


def test_plans_that_are_their_own_ancestor_keep_their_homes_and_are_counted():
    rows = (plan("a", 10, "b"), plan("b", 20, "c"), plan("c", 30, "a"), plan("d", 4, "a"))
    assert homes(*rows) == {"a": 6, "b": 20, "c": 30, "d": 4}
    assert made(*rows).facts["circular"] == 3
    assert made(plan("a", 10), plan("b", 5, "a")).facts["circular"] == 0


def test_ids_are_the_same_with_and_without_braces_and_capitals():
    assert homes(plan("{AB-1}", 100), plan("x", 30, "ab-1")) == {"{AB-1}": 70, "x": 30}


@pytest.mark.parametrize("seed", range(10))
def test_the_homes_of_a_tree_add_up_to_its_largest_statement_in_any_order(seed):
    """An independent, recursive sum: a plan and its details bring the most of what it says and what they bring."""
    rng = np.random.default_rng(seed)
    said = rng.integers(0, 100, 12).astype(float)
    said[rng.random(12) < 0.2] = np.nan
    parent = [None] + [int(rng.integers(0, number)) for number in range(1, 12)]

    def brings(number):
        below = sum(brings(each) for each in range(12) if parent[each] == number)
        return below if np.isnan(said[number]) else max(said[number], below)

    rows = [plan(f"p{n}", said[n], None if parent[n] is None else f"p{parent[n]}") for n in range(12)]
    found = homes(*rows)
    assert sum(each or 0 for each in found.values()) == pytest.approx(brings(0))
    assert homes(*(rows[place] for place in rng.permutation(12))) == found


# ---- features with one id


def test_parts_of_one_plan_are_one_plan():
    halves = [shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    same = made(*(plan("a", 80, at=half) for half in halves))
    assert (len(same), same.dwellings.tolist(), same.geometry[0].area) == (1, [80], 200)
    assert homes(plan("a", 30, at=halves[0]), plan("a", 50, at=halves[1])) == {"a": 80}
    assert homes(plan("a", 30, at=halves[0]), plan("a", at=halves[1])) == {"a": 30}
    assert len(made(*(plan(None, 80, at=half) for half in halves))) == 2


def test_a_row_for_each_year_adds_up_also_where_the_years_bring_the_same():
    rows = (plan("a", 10, year=2026), plan("a", 10, year=2027), plan("a", 25, year=2031))
    assert homes(*rows) == {"a": 45}
    assert homes(*rows, years=(2026, 2030)) == {"a": 20}
    assert homes(*rows, years=(2032, None)) == {}


def test_one_part_that_is_hard_or_transforms_makes_the_plan_so():
    plans = made(plan("a", status="4A"), plan("a", status="2A", kind="TRANSFORMATIEGEBIED"))
    assert (plans.hard.tolist(), plans.transformation.tolist()) == ([True], [True])


def test_one_id_with_different_names_in_different_layers_is_of_different_plans():
    rows = (plan("1", 30, name="Het Hof", layer=0), plan("1", 30, name="Zuid", layer=1), plan("2", 12, "1", layer=1))
    plans = made(*rows)
    assert (plans.name.tolist(), plans.dwellings.tolist()) == (["Het Hof", "Zuid", None], [30, 18, 12])
    assert plans.facts["same_id"] == 1
    same = made(plan("1", 30, name="Het Hof", layer=0), plan("1", 30, name="het hof", layer=1))
    assert (len(same), same.dwellings.tolist(), same.facts["same_id"]) == (1, [30], 0)


def test_a_detail_may_lie_in_another_layer_than_its_parent():
    assert homes(plan("a", 100, layer=0), plan("b", 30, "a", layer=1)) == {"a": 70, "b": 30}


# ---- years


def test_years_filter_plans_but_not_the_sums_of_their_parents():
    rows = (plan("a", 100, year=2028), plan("b", 60, "a", year=2035), plan("c", 5))
    assert homes(*rows, years=(2025, 2030)) == {"a": 40, "c": 5}
    assert made(*rows, years=(2025, 2030)).facts["without_year"] == 1
    assert made(*rows).facts["without_year"] == 0


@pytest.mark.parametrize(
    ("years", "kept"),
    [((2028, 2028), True), ((2029, None), False), ((None, 2027), False), ((2028, None), True), ((None, 2028), True)],
)
def test_both_years_belong_to_the_period(years, kept):
    assert homes(plan("a", 9, year=2028), years=years) == ({"a": 9} if kept else {})


# ---- ground


def test_a_plan_with_an_area_is_its_area_and_one_without_its_points():
    both = made(plan("a", at=GROUND), plan("a", at=shapely.Point(500, 500)))
    assert (both.geometry[0].area, both.is_area.tolist()) == (100, [True])
    spots = made(plan("a", at=shapely.MultiPoint([(1, 1), (2, 2)])))
    assert (spots.is_area.tolist(), shapely.get_num_geometries(spots.geometry[0])) == ([False], 2)
    assert spots.areas.tolist() == [None]


def test_a_plan_without_geometry_is_counted():
    plans = made(plan("a", 5, at=None), plan("b", 5))
    assert (plans.dwellings.tolist(), plans.facts["without_place"]) == ([5, 5], 1)


def test_no_features_are_no_plans():
    assert len(made()) == 0
