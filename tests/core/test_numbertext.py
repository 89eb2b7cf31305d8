"""Numbers in tables: both ways of writing are read, and what could be two numbers is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werklocaties_plugin.core.dutch import number
from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.numbertext import NumberTexts, read_numbers


def read(values, decimal=None):
    return read_numbers(pd.DataFrame({"ha": values}, dtype=object), ["ha"], decimal)["ha"].tolist()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("-3", -3), ("1.234,5", 1234.5), ("1234.5", 1234.5), ("1,234.5", 1234.5), ("0,5", 0.5),
        ("1.234.567", 1234567), ("0.234", 0.234), ("0,234", 0.234), ("1234.567", 1234.567), ("12,5 ", 12.5),
        ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("5,", 5), ("1.234.567,8", 1234567.8), ("12345,678", 12345.678),
    ],
)  # fmt: skip
def test_a_text_that_can_mean_one_number_only_is_read(text, value):
    assert read([text]) == [value]


@pytest.mark.parametrize("blank", ["", " ", None, "-", "n.v.t.", "Onbekend", "NULL"])
def test_nothing_known_is_no_zero(blank):
    assert np.isnan(read([blank, "1"])[0])


@pytest.mark.parametrize("text", ["1.234", "12,345", "-1.234", "123.456"])
def test_what_can_be_two_numbers_is_refused_with_examples(text):
    with pytest.raises(ChoiceError) as error:
        read([text, "7"])
    assert error.value.problem == "number_ambiguous"
    assert error.value.details == {"column": "ha", "examples": text}


def test_at_most_three_different_examples_are_shown():
    with pytest.raises(ChoiceError) as error:
        read(["1.234", "1.234", "2.345", "3.456", "4.567"])
    assert error.value.details["examples"] == "1.234; 2.345; 3.456"


def test_the_users_word_decides():
    assert read(["1.234"], ",") == [1234]
    assert read(["1.234"], ".") == [1.234]
    assert read(["1.234,5", "1.234"], ".") == [1234.5, 1.234], "a text that shows its sign keeps it"


def test_the_column_itself_decides_before_the_other_columns():
    assert read(["1.234", "0,5"]) == [1234, 0.5]
    assert read(["1.234", "0.5"]) == [1.234, 0.5]
    table = pd.DataFrame({"banen": ["1.234", "800"], "ha": ["12,5", "3"], "jaar": ["2030", "2032"]}, dtype=object)
    assert read_numbers(table, ["banen", "ha"])["banen"].tolist() == [1234, 800]
    with pytest.raises(ChoiceError, match="banen"):
        read_numbers(table, ["banen", "jaar"])


def test_a_column_that_shows_both_signs_decides_nothing():
    assert read(["1.234,5", "1234.5"]) == [1234.5, 1234.5]
    with pytest.raises(ChoiceError, match="ambiguous"):
        read(["1.234,5", "1234.5", "1.234"])


@pytest.mark.parametrize("text", ["twaalf", "12 ha", "1,2,3", "1.23.4", "1e5", "12%", "--5", ".", ","])
def test_what_is_no_number_is_named_by_column_and_row(text):
    with pytest.raises(ChoiceError) as error:
        read(["1", text])
    assert (error.value.problem, error.value.details["column"], error.value.details["row"]) == (
        "number_unreadable", "ha", "2",
    )  # fmt: skip


def test_numbers_stay_as_they_are():
    table = pd.DataFrame({"ha": [1.234, np.nan], "n": [1, 2]})
    found = read_numbers(table, ["ha", "n"])
    assert found["n"].tolist() == [1, 2]
    assert found["ha"][0] == 1.234
    assert np.isnan(found["ha"][1])


@given(st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)), min_size=1, max_size=5))
def test_what_we_write_in_dutch_is_read_back(values):
    assert read([number(value, 2) for value in values]) == pytest.approx(values)
    assert not NumberTexts([number(value, 2) for value in values]).unreadable.any()


@pytest.mark.parametrize("mishap", [float("inf"), -1e308, "9" * 400, "1e400", "inf"])
def test_a_number_without_end_is_unreadable(mishap):
    column = NumberTexts([1.0, mishap, None])
    assert column.unreadable.tolist() == [False, True, False]
    assert np.isfinite(column.read(None)).tolist() == [True, False, False]
