"""The score over all themes: by hand, at its edges, and against a second, deliberately simple implementation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.judging.classes import ORDER, class_of_score
from werklocaties_plugin.core.judging.classfields import names_of, ranks, theme_prefix, theme_prefixes
from werklocaties_plugin.core.judging.scoring import FIELDS, Judged, combine, fit_scores, parse_weights

THEMES = ("n2000", "woon", "mc", "water")


def judged(*rows, prefixes=THEMES):
    """Scores per terrain, None for onbekend; the classes follow from them."""
    scores = np.array([[np.nan if value is None else value for value in row] for row in rows], dtype=float)
    rank = [[-1 if value is None else ORDER.index(class_of_score(value)) for value in row] for row in rows]
    return Judged(tuple(prefixes), np.array(rank, dtype=np.int64), scores.reshape(len(rows), len(prefixes)))


def score(*rows, weights="", method="hoogste", prefixes=THEMES):
    return combine(judged(*rows, prefixes=prefixes), parse_weights(weights, prefixes), method, "regels").to_dict("list")


def problem(weights, prefixes=THEMES):
    with pytest.raises(ChoiceError) as caught:
        parse_weights(weights, prefixes)
    return caught.value.problem, caught.value.details


# ---- by hand


def test_four_themes_by_hand():
    # hoog 80, midden 50, laag 30, onbekend: mean of three = 160 / 3.
    found = score([80, 50, 30, None])
    assert found["conflict_score"] == [pytest.approx(160 / 3)]
    assert {name: values[0] for name, values in found.items() if name != "conflict_score"} == {
        "conflict_klasse": "hoog",
        "conflict_max": 80,
        "conflict_profiel": "1-1-1-1",
        "conflict_hoog": 1,
        "conflict_themas": "natura2000",
        "conflict_onbekend": 1,
        "conflict_volledig": 0,
        "conflict_rang": 1,
        "conflict_regels": "regels",
    }
    assert list(found) == list(FIELDS)


def test_themes_in_the_worst_class_are_all_named():
    assert score([70, 20, 99, 70])["conflict_themas"] == ["natura2000; milieucategorie; water"]


def test_a_theme_of_the_user_goes_by_its_prefix():
    assert score([0, 70], prefixes=("n2000", "landbouw"))["conflict_themas"] == ["landbouw"]


def test_without_any_conflict_no_theme_is_named_and_all_is_known():
    found = score([0, 0, 0, 0])
    assert (found["conflict_klasse"], found["conflict_themas"], found["conflict_volledig"]) == (["geen"], [None], [1])
    assert (found["conflict_score"], found["conflict_max"], found["conflict_rang"]) == ([0], [0], [1])


def test_all_unknown_is_unknown_with_neither_score_nor_rank():
    found = score([None] * 4)
    assert (found["conflict_klasse"], found["conflict_profiel"]) == (["onbekend"], ["0-0-0-4"])
    assert np.isnan([found["conflict_score"][0], found["conflict_max"][0]]).all()
    assert [found[f"conflict_{name}"] for name in ("hoog", "themas", "rang")] == [[None], [None], [None]]
    assert (found["conflict_onbekend"], found["conflict_volledig"]) == ([4], [0])


@pytest.mark.parametrize("method", ["hoogste", "gewogen"])
def test_no_terrains_and_no_themes_give_no_rows_and_unknown(method):
    empty = Judged(THEMES, np.empty((0, 4), dtype=np.int64), np.empty((0, 4)))
    assert len(combine(empty, np.ones(4), method, "")) == 0
    none = Judged((), np.empty((2, 0), dtype=np.int64), np.empty((2, 0)))
    assert combine(none, np.empty(0), method, "")["conflict_klasse"].tolist() == ["onbekend"] * 2


# ---- weights


def test_weights_by_name_or_prefix_shift_the_mean():
    # (2 x 60 + 1 x 30 + 0.5 x 0 + 1 x 30) / 4.5 = 40.
    for text in ("natura2000:2;mc:0,5", " N2000 : 2 ; milieucategorie:0.5;"):
        assert score([60, 30, 0, 30], weights=text)["conflict_score"] == [40]


def test_weight_zero_leaves_a_theme_out_of_every_field():
    with_zero = score([99, 50, None, 20], [0, 10, 10, 0], weights="natura2000:0")
    without = score([50, None, 20], [10, 10, 0], prefixes=THEMES[1:])
    np.testing.assert_equal(with_zero, without)


def test_unknown_drops_out_of_the_mean_with_its_weight():
    # (3 x 40 + 1 x 20) / 4 = 35; water (weight 100) is unknown here.
    weights = "natura2000:3;woon:1;mc:0;water:100"
    assert score([40, 20, 0, None], weights=weights)["conflict_score"] == [35]


def test_faults_in_the_weights_are_named():
    assert problem("natura2000:-1") == ("weight_negative", {"item": "natura2000:-1"})
    assert problem("natuur:1")[0] == "weight_theme"
    assert problem("natuur:1")[1]["theme"] == "natuur"
    assert problem("natura2000:1;n2000:2") == ("weight_twice", {"theme": "natura2000"})
    for item in ("natura2000", "natura2000:", "natura2000:veel", ":1", "natura2000:nan", "natura2000:inf"):
        assert problem(item) == ("weight_form", {"item": item})
    zero = "natura2000:0;woningbouw:0;milieucategorie:0;water:0"
    assert problem(zero)[0] == "weights_zero"


def test_a_built_in_theme_that_the_layer_lacks_drops_out():
    assert parse_weights("natura2000:2;water:5", ["n2000", "landbouw"]).tolist() == [2, 1]
    assert problem("natura2000:0;water:5", ["n2000"])[0] == "weights_zero"


# ---- gewogen


@pytest.mark.parametrize(
    ("row", "klasse"),
    [
        ([33, 33, 33, 33], "laag"),
        ([33, 33, 33, 33.1], "midden"),
        ([66, 66, 66, 66], "midden"),
        ([66, 66, 66, 66.1], "hoog"),
        ([0, 0, 0, 0], "geen"),
        ([0, 0, 0, 0.33], "laag"),
        ([100, 0, 0, 0], "midden"),
        ([40, 0, 0, 0], "laag"),
        ([None, 0, None, None], "geen"),
        ([None, None, None, None], "onbekend"),
    ],
)
def test_the_weighted_mean_decides_but_never_more_than_one_class_below_the_worst(row, klasse):
    # 100 and three times 0: mean 25 would be laag, the worst is hoog, so midden.
    assert score(row, method="gewogen")["conflict_klasse"] == [klasse]


def test_broken_weights_do_not_push_a_mean_over_the_edge():
    weights = "natura2000:0,1;woningbouw:0,2;milieucategorie:0,3;water:0,7"
    assert score([33] * 4, [66] * 4, weights=weights, method="gewogen")["conflict_klasse"] == ["laag", "midden"]


def test_under_gewogen_the_themes_of_the_worst_class_stay_named():
    found = score([100, 0, 0, 0], method="gewogen")
    assert (found["conflict_klasse"], found["conflict_themas"]) == (["midden"], ["natura2000"])


# ---- ranks


def test_rank_goes_by_class_then_number_hoog_then_midden_then_score():
    rows = [
        [67, 0, 0, 0],  # 5: one hoog, none midden
        [67, 67, 0, 0],  # 1: two hoog
        [67, 34, 0, 0],  # 4: one hoog, one midden
        [99, 34, 0, 0],  # 3: the same, higher score (33.25)
        [66, 66, 66, 66],  # 6: no hoog
        [67, 34, 34, 0],  # 2: one hoog, two midden
        [None] * 4,
    ]
    assert score(*rows)["conflict_rang"] == [5, 1, 4, 3, 6, 2, None]


def test_ties_share_the_best_rank_and_leave_a_gap():
    assert score([70] * 4, [50] * 4, [50] * 4, [0] * 4)["conflict_rang"] == [1, 2, 2, 4]


# ---- classes and scores that do not agree


def test_the_class_judges_where_the_score_disagrees():
    rank = np.array([[3, 1], [0, -1], [2, 0], [1, 2], [2, 3]])
    scores = np.array([[20.0, 33], [0, np.nan], [np.nan, 5], [40, 40], [33, 120]])
    fitted, changed = fit_scores(rank, scores)
    # hoog from 66.34, midden from 33.33, laag to 33; a NULL score takes the lowest of its class.
    np.testing.assert_allclose(fitted, [[66.34, 33], [0, np.nan], [33.33, 0], [33, 40], [33.33, 100]])
    assert changed.tolist() == [0, 2, 3, 4]


def test_a_score_without_a_class_is_unknown():
    fitted, changed = fit_scores(np.array([[-1]]), np.array([[50.0]]))
    assert (np.isnan(fitted).all(), changed.tolist()) == (True, [0])


def test_class_names_are_read_in_any_case_and_others_are_named():
    found = ranks(np.array(["Hoog", "geen", None, "onbekend", "laag", "MIDDEN"], dtype=object), "n2000_klasse")
    assert found.tolist() == [3, 0, -1, -1, 1, 2]
    assert names_of(found).tolist() == ["hoog", "geen", "onbekend", "onbekend", "laag", "midden"]
    with pytest.raises(ChoiceError, match="class_unknown") as caught:
        ranks(np.array(["rood", "hoog"], dtype=object), "n2000_klasse")
    assert caught.value.details["values"] == "rood"


def test_themes_are_found_by_their_fields():
    fields = ["naam", "WATER_klasse", "water_score", "conflict_klasse", "conflict_score", "n2000_klasse", "n2000_score"]
    fields += ["zon_klasse", "landbouw_klasse", "landbouw_score", "robuust_klasse", "robuust_score", "saldo_klasse"]
    assert theme_prefixes(fields) == ["n2000", "water", "landbouw"]
    assert [theme_prefix(name) for name in ("Woningbouw", "woon", "landbouw")] == ["woon", "woon", "landbouw"]


# ---- properties, and a simple second implementation

ROWS = st.lists(
    st.tuples(*[st.one_of(st.none(), st.just(0.0), st.integers(1, 100).map(float))] * 4), min_size=1, max_size=12
)
WEIGHTS = st.tuples(*[st.sampled_from([0.0, 0.1, 0.5, 1.0, 2.0])] * 4).filter(any)


def simple(row, weights, method):
    """Class and mean of one terrain, in plain Python."""
    counts = [(value, weight) for value, weight in zip(row, weights, strict=True) if weight > 0 and value is not None]
    if not counts:
        return "onbekend", None
    mean = round(sum(value * weight for value, weight in counts) / sum(weight for _, weight in counts), 9)
    worst = max(ORDER.index(class_of_score(value)) for value, _ in counts)
    if method == "gewogen":
        return ORDER[max(worst - 1, ORDER.index(class_of_score(mean)))], mean
    return ORDER[worst], mean


@settings(max_examples=150, deadline=None)
@given(ROWS, WEIGHTS, st.sampled_from(["hoogste", "gewogen"]))
def test_equals_the_simple_implementation(rows, weights, method):
    found = combine(judged(*rows), np.array(weights), method, "")
    expected = [simple(row, weights, method) for row in rows]
    assert found["conflict_klasse"].tolist() == [klasse for klasse, _ in expected]
    means = [np.nan if mean is None else mean for _, mean in expected]
    np.testing.assert_allclose(found["conflict_score"], means, atol=1e-8)


@settings(max_examples=100, deadline=None)
@given(ROWS, WEIGHTS, st.permutations(range(4)), st.randoms(use_true_random=False))
def test_the_order_of_terrains_and_themes_makes_no_difference(rows, weights, themes, chance):
    order = list(range(len(rows)))
    chance.shuffle(order)
    found = combine(judged(*rows), np.array(weights), "hoogste", "")
    shuffled = judged(*[[rows[row][theme] for theme in themes] for row in order], prefixes=[THEMES[t] for t in themes])
    again = combine(shuffled, np.array(weights)[themes], "hoogste", "").drop(columns="conflict_themas")
    expected = found.drop(columns="conflict_themas").iloc[order].reset_index(drop=True)
    np.testing.assert_allclose(again.pop("conflict_score"), expected.pop("conflict_score"), atol=1e-8)
    assert again.astype(object).where(again.notna(), None).equals(expected.astype(object).where(expected.notna(), None))


@settings(max_examples=100, deadline=None)
@given(ROWS, WEIGHTS, st.integers(0, 3), st.sampled_from(["hoogste", "gewogen"]))
def test_a_worse_theme_never_makes_the_terrain_better(rows, weights, theme, method):
    worse = [
        tuple(100.0 if place == theme and value is not None else value for place, value in enumerate(row))
        for row in rows
    ]
    before, after = (combine(judged(*each), np.array(weights), method, "") for each in (rows, worse))
    order = ["onbekend", *ORDER]
    assert all(
        order.index(new) >= order.index(old)
        for old, new in zip(before["conflict_klasse"], after["conflict_klasse"], strict=True)
    )
