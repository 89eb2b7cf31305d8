"""How a report writes figures and what it says first: rounding by hand, unknown is no zero, a sentence per class."""

from __future__ import annotations

import math
from datetime import date

import pytest

from werklocaties_plugin.reports import sentences, wording
from werklocaties_plugin.reports.model import CLASSES, Balance, ClassCount, Lost

NAN = math.nan


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0 ha"), (0.04, "minder dan 0,1 ha"), (0.05, "0,1 ha"), (4.46, "4,5 ha"), (9.94, "9,9 ha"),
        (9.96, "10 ha"), (10.0, "10 ha"), (12.4, "12 ha"), (1234.5, "1.234 ha"), (-3.25, "−3,2 ha"),
        (-113.4, "−113 ha"), (-0.01, "0 ha"), (NAN, "onbekend"),
    ],
)  # fmt: skip
def test_hectares_are_whole_from_ten_on_and_have_one_decimal_below(value, text):
    assert wording.hectares(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-112.7, -5.04, "−113 tot −5,0 ha"), (-16.3, 19.4, "−16 tot 19 ha"), (12.2, 12.4, "12 ha"),
        (NAN, 3.0, "onbekend"), (3.0, NAN, "onbekend"),
    ],
)  # fmt: skip
def test_a_band_is_one_figure_where_both_ends_read_the_same(low, high, text):
    assert wording.band(low, high) == text


def test_what_is_unknown_never_reads_as_zero():
    written = [
        wording.hectares(NAN), wording.band(NAN, NAN), wording.count(NAN), wording.count(None), wording.homes(NAN),
        wording.percent(NAN), wording.metres(NAN), wording.year(None), wording.year(NAN),
    ]  # fmt: skip
    assert set(written) == {"onbekend"}


def test_other_figures():
    assert (wording.count(1234), wording.homes(0.3), wording.homes(0), wording.homes(1234.6)) == (
        "1.234", "minder dan 1", "0", "1.235",
    )  # fmt: skip
    assert (wording.percent(0), wording.percent(5.25), wording.percent(73.4)) == ("0%", "5,2%", "73%")
    assert wording.day(date(2026, 3, 1)) == "1 maart 2026"
    assert wording.times(1, "terrein", "terreinen") == "1 terrein"
    assert wording.times(1200, "terrein", "terreinen") == "1.200 terreinen"


def test_a_text_of_a_layer_is_one_line_of_bounded_length_without_hidden_signs():
    assert wording.text("  a\r\n\tb\x00\u202ec\u200b ") == "a b c"
    assert wording.text(None) == wording.text(NAN) == ""
    long = wording.text("x" * 10_000)
    assert (len(long), long[-1]) == (wording.LONGEST, "…")
    assert wording.text("x" * wording.LONGEST) == "x" * wording.LONGEST


def balance(klasse, low, high, first=None, last=None, reason=""):
    return Balance(
        "Oost", klasse, 2024, 2032, 10, 0, 0, 0, 0, 0, low, high, low, high, low, high, first, last, reason
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (balance("tekort", -10, -2, 2027, 2031),
         "Tot 2032 komt de regio Oost in elk scenario bedrijventerrein tekort: 2,0 tot 10 ha, bij hoge vraag vanaf "
         "2027."),
        (balance("tekort", -2, -2, 2027, 2027),
         "Tot 2032 komt de regio Oost in elk scenario bedrijventerrein tekort: 2,0 ha, vanaf 2027."),
        (balance("onzeker", -16, 19, 2028, 2039),
         "Of er in de regio Oost tot 2032 genoeg bedrijventerrein is, hangt van de vraag af: bij lage vraag blijft 19 "
         "ha over, bij hoge vraag is er 16 ha tekort, vanaf 2028."),
        (balance("voldoende", 2.2, 47),
         "Tot 2032 heeft de regio Oost in elk scenario genoeg bedrijventerrein: 2,2 tot 47 ha blijft over."),
        (balance("onbekend", NAN, NAN, reason="Het harde aanbod is niet bekend."),
         "Of de regio Oost tot 2032 genoeg bedrijventerrein heeft, is niet bekend: het harde aanbod is niet bekend."),
    ],
)  # fmt: skip
def test_every_class_of_a_balance_has_its_sentence(found, sentence):
    assert sentences.of_balance(found, "de regio Oost", given=True, horizon=None) == sentence


def test_without_a_balance_the_sentence_says_why():
    none = sentences.of_balance(None, "de regio Oost", given=False, horizon=None)
    no_row = sentences.of_balance(None, "de regio Oost", given=True, horizon=None)
    assert none.endswith("er is geen saldo bij gevoegd.")
    assert no_row.endswith("het saldo heeft er geen rij voor.")


def counts(**themes):
    """Terrains per class, hoog first, of each theme."""
    return [
        ClassCount(name, name.title(), dict(zip(CLASSES, numbers, strict=True))) for name, numbers in themes.items()
    ]


@pytest.mark.parametrize(
    ("found", "total", "sentence"),
    [
        (counts(conflict=(3, 0, 0, 2, 0), woon=(1, 0, 0, 4, 0), mc=(2, 0, 0, 3, 0), water=(0, 0, 0, 5, 0)), 5,
         "Van de 5 terreinen staan er 3 in klasse hoog, vooral door mc (2) en woon (1)."),
        (counts(conflict=(1, 0, 0, 1, 0)), 2, "Van de 2 terreinen staat er 1 in klasse hoog."),
        (counts(conflict=(0, 1, 0, 1, 0)), 2, "Geen van de 2 terreinen staat in klasse hoog."),
        (counts(conflict=(0, 0, 0, 0, 2)), 2, "Of de 2 terreinen in conflict zijn, is niet bekend."),
        (counts(conflict=(0, 0, 0, 0, 1)), 1, "Of het ene terrein in conflict is, is niet bekend."),
        (counts(conflict=(0, 0, 0, 0, 0)), 0, "Er liggen geen terreinen in dit gebied."),
    ],
)  # fmt: skip
def test_conflicts_in_one_sentence(found, total, sentence):
    assert sentences.of_conflicts(found, None, total) == sentence


def test_what_plans_take_is_said_where_it_is_known():
    found = counts(conflict=(0, 1, 0, 0, 0))
    lost = Lost(10.0, 4.0, 1.0, 2.0, ())
    assert "nemen 4,0 ha van de ruimte voor hogere milieucategorieën" in sentences.of_conflicts(found, lost, 1)
    unknown = Lost(NAN, NAN, NAN, NAN, ())
    assert "milieucategorie" not in sentences.of_conflicts(found, unknown, 1)
