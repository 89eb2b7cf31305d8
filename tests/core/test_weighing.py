"""Weighings to play with: equal to the score of the algorithms, and what they change, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_scoring import judged

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.judging.classes import ORDER
from werklocaties_plugin.core.judging.classfields import names_of
from werklocaties_plugin.core.judging.scoring import combine, parse_weights
from werklocaties_plugin.core.judging.weighing import Standing, Weighing, changes, stand

THEMES = ("n2000", "woon", "mc", "water")
HOOG, MIDDEN, LAAG, GEEN, ONBEKEND = (*(ORDER.index(each) for each in ("hoog", "midden", "laag", "geen")), -1)


def standing(ranks, places, scores=None):
    return Standing(np.array(ranks), np.array(places), np.array(scores or [np.nan] * len(ranks)))


def test_a_weighing_is_written_as_the_algorithms_read_it():
    weighing = Weighing("gewogen", {"n2000": 2.0, "woon": 0.25, "droogte": 0.0})
    text = weighing.text(("n2000", "woon", "mc", "droogte"))
    assert text == "natura2000:2;woningbouw:0.25;milieucategorie:1;droogte:0"
    assert parse_weights(text, ("n2000", "woon", "mc", "droogte")).tolist() == [2.0, 0.25, 1.0, 0.0]
    assert weighing.array(("woon",)).tolist() == [0.25], "a theme that is not in the layer drops out"
    assert Weighing().text(THEMES) == "", "all equal is what WEIGHTS means when it is empty"


def test_a_weighing_that_leaves_no_theme_is_refused():
    with pytest.raises(ChoiceError) as caught:
        stand(judged([80, 10, 10, 10]), Weighing("hoogste", dict.fromkeys(THEMES, 0.0)))
    assert caught.value.problem == "weights_zero"


scores = st.one_of(st.none(), st.just(0.0), st.floats(0.5, 100))
weight = st.sampled_from([0.0, 0.25, 1.0, 3.0])


@given(
    st.lists(st.tuples(scores, scores, scores, scores), min_size=1, max_size=12),
    st.tuples(weight, weight, weight, weight).filter(any),
    st.sampled_from(["hoogste", "gewogen"]),
)
def test_equals_the_score_of_the_algorithm(rows, weights, method):
    themes = judged(*rows)
    weighing = Weighing(method, dict(zip(THEMES, weights, strict=True)))
    found = stand(themes, weighing)
    expected = combine(themes, parse_weights(weighing.text(THEMES), THEMES), method, "regels")
    assert names_of(found.rank).tolist() == expected["conflict_klasse"].tolist()
    assert [None if each == -1 else each for each in found.place.tolist()] == expected["conflict_rang"].tolist()
    np.testing.assert_array_equal(found.score, expected["conflict_score"].to_numpy(dtype=float))


def test_what_changed_by_hand():
    before = standing([HOOG, MIDDEN, LAAG, GEEN, ONBEKEND, LAAG], [1, 2, 3, 5, -1, 3])
    after = standing([HOOG, LAAG, HOOG, GEEN, MIDDEN, ONBEKEND], [2, 4, 1, 5, 3, -1])
    found = changes(before, after)
    assert found.changed.tolist() == [False, True, True, False, True, True]
    assert (found.count, found.heavier, found.lighter, found.found, found.lost) == (4, 1, 1, 1, 1)
    # From 2 to 4 is two places lighter; from 3 to 1 two heavier; without a place on either side there is no shift.
    assert found.shift.tolist() == [-1, -2, 2, 0, 0, 0]
    assert found.movers(2) == [1, 2], "of equals the first"
    assert found.movers(9) == [1, 2, 0], "who does not move is not named"


def test_the_same_weighing_changes_nothing():
    themes = judged([80, 50, 30, None], [None] * 4, [0, 0, 0, 0])
    found = changes(stand(themes, Weighing()), stand(themes, Weighing("hoogste", {"n2000": 1.0})))
    assert (found.count, found.movers(5)) == (0, [])
