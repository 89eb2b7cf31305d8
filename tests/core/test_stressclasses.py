"""STRESS_CLASSES, RASTER_SCORES and PREFIX: what is read, and what is refused with which complaint."""

from __future__ import annotations

import numpy as np
import pytest

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.judging.prefixes import check_prefix
from werklocaties_plugin.core.measuring.rastercover import NO_DATA, UNKNOWN
from werklocaties_plugin.core.themes.stressclasses import parse_classes, parse_raster_scores


def texts(*values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def test_names_from_low_to_high_share_the_scale_evenly():
    assert parse_classes("laag;matig;hoog;zeer hoog").scores == (25, 50, 75, 100)
    assert parse_classes("wel").scores == (100,)


def test_each_name_may_have_its_own_score_and_0_is_none():
    classes = parse_classes(" geen : 0 ; matig:33,3; hoog:100; ")
    assert classes.names == ("geen", "matig", "hoog")
    assert classes.scores == (0, 33.3, 100)


def test_a_colon_without_a_number_behind_it_is_part_of_the_name():
    assert parse_classes("klasse A: laag;klasse B: hoog").names == ("klasse A: laag", "klasse B: hoog")
    assert parse_classes("A: laag:10;B: hoog:90").names == ("A: laag", "B: hoog")


def test_letter_case_and_spaces_make_no_difference_and_null_is_no_data():
    classes = parse_classes("Laag;Zeer hoog")
    positions = classes.positions(texts("zeer  HOOG", None, " laag "))
    assert positions.tolist() == [1, -1, 0]
    assert classes.score_of(positions)[[0, 2]].tolist() == [100, 50]
    assert np.isnan(classes.score_of(positions)[1])


def test_an_unknown_class_is_named_with_what_is_known():
    with pytest.raises(ChoiceError) as error:
        parse_classes("laag;hoog").positions(texts("laag", "midden", None, "extreem"))
    assert error.value.problem == "unknown_class"
    assert error.value.details == {"values": "extreem; midden", "known": "laag; hoog"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "classes_empty"),
        (" ; ;", "classes_empty"),
        ("laag;hoog:100", "classes_mixed"),
        ("laag:10;hoog:101", "classes_score"),
        ("laag:-1;hoog:100", "classes_score"),
        ("laag;Hoog;hoog", "classes_twice"),
        ("laag:0;hoog:0", "classes_no_stress"),
    ],
)
def test_classes_that_cannot_be_used_are_refused(text, problem):
    with pytest.raises(ChoiceError) as error:
        parse_classes(text)
    assert error.value.problem == problem


def test_bounds_are_half_open_and_below_the_first_there_is_no_stress():
    scores = parse_raster_scores("0,5:40;1.5:100", "grenzen")
    assert scores.scores == (0, 40, 100)
    assert scores.labels == ("onder 0,5", "0,5 tot 1,5", "vanaf 1,5")
    values = np.array([-3.0, 0.499, 0.5, 1.499, 1.5, 99, np.nan, np.inf])
    assert scores.classify(values).tolist() == [0, 0, 1, 1, 2, 2, NO_DATA, NO_DATA]


def test_a_bound_means_the_same_in_a_float32_raster():
    # float32 0.7 is 0.699999988: in the raster's own precision it is exactly the bound.
    scores = parse_raster_scores("0.7:50", "grenzen")
    below = np.nextafter(np.float32(0.7), np.float32(0), dtype=np.float32)
    assert scores.classify(np.array([0.7, below], dtype=np.float32)).tolist() == [1, 0]


def test_values_are_classes_of_their_own():
    scores = parse_raster_scores("3:100;1:0;2:50;-1,5:10", "klassen")
    found = scores.classify(np.array([1, 3, 2, -1.5, 2.5, 7, np.nan]))
    assert [scores.scores[number] for number in found[:4]] == [0, 100, 50, 10]
    assert found[4:].tolist() == [UNKNOWN, UNKNOWN, NO_DATA]
    assert scores.labels == ("-1,5", "1", "2", "3")


def test_a_fraction_is_the_same_value_in_a_float32_raster():
    scores = parse_raster_scores("0.1:50", "klassen")
    assert scores.classify(np.array([0.1, 0.2], dtype=np.float32)).tolist() == [0, UNKNOWN]


def test_unknown_cell_values_are_named():
    scores = parse_raster_scores("1:50;2:100", "klassen")
    scores.require_known(np.empty(0))
    with pytest.raises(ChoiceError) as error:
        scores.require_known(np.array([0.5, 9.0]))
    assert error.value.details == {"values": "0,5; 9", "known": "1; 2"}


@pytest.mark.parametrize(
    ("text", "mode", "problem"),
    [
        ("", "klassen", "raster_empty"),
        ("1", "klassen", "raster_item"),
        ("1:veel", "klassen", "raster_item"),
        ("nan:10", "klassen", "raster_item"),
        ("1:101", "klassen", "raster_score"),
        ("1:10;1,0:20", "klassen", "raster_twice"),
        ("2:10;1:20", "grenzen", "raster_order"),
        ("1:0;2:0", "grenzen", "raster_no_stress"),
    ],
)
def test_raster_scores_that_cannot_be_used_are_refused(text, mode, problem):
    with pytest.raises(ChoiceError) as error:
        parse_raster_scores(text, mode)
    assert error.value.problem == problem


@pytest.mark.parametrize("prefix", ["droogte", "a", "a123456789012345", "wateroverlast2"])
def test_a_prefix_of_letters_and_digits_is_accepted(prefix):
    assert check_prefix(prefix) == prefix


@pytest.mark.parametrize("prefix", ["", "1a", "Water", "a_b", "a1234567890123456", "à", "a b", "a\n"])
def test_any_other_form_is_refused(prefix):
    with pytest.raises(ChoiceError) as error:
        check_prefix(prefix)
    assert error.value.problem == "prefix_form"


@pytest.mark.parametrize("prefix", ["n2000", "woon", "mc", "conflict", "water"])
def test_the_prefix_of_another_theme_is_refused(prefix):
    with pytest.raises(ChoiceError) as error:
        check_prefix(prefix)
    assert error.value.problem == "prefix_taken"


def test_a_theme_may_use_its_own_prefix():
    assert check_prefix("water", own="water") == "water"
