"""Tensions and chances by hand: every subject just below, on and above its threshold, and what is not known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.judging.classes import ORDER
from werklocaties_plugin.core.judging.perspectives import (
    CHANCE,
    CITIES,
    ECONOMY,
    NATURE,
    TENSION,
    Grounds,
    Options,
    subjects,
)
from werklocaties_plugin.core.rules import load

RULES = load()
NUMBERS = (
    "area_ha", "banen", "netto_ha", "uitgegeven_ha", "issuable_ha", "kavel_max_ha", "kade", "verouderd", "vol",
    "mc_hmc_vrij_ha", "mc_hmc_verlies_ha", "woon_plan_nabij",
)  # fmt: skip
TEXTS = ("terrein_id", "naam", "segment", "milieucategorie")


def rank(klassen):
    return np.array([ORDER.index(each) if each in ORDER else -1 for each in klassen], dtype=np.int64)


def grounds(rows, overall=None, reasons=None, **themes):
    """Rows as dicts of what is known; classes per theme and over all."""
    table = pd.DataFrame(
        {
            **{name: pd.Series([row.get(name) for row in rows], dtype=object) for name in TEXTS},
            **{name: np.array([row.get(name, np.nan) for row in rows], dtype=float) for name in NUMBERS},
        }
    )
    overall = rank(overall or ["onbekend"] * len(rows))
    return Grounds(table, {prefix: rank(klassen) for prefix, klassen in themes.items()}, overall, reasons or {})


def subject(found, kind, code):
    return next(each for each in found if (each.kind, each.code) == (kind, code))


def outcome(rows, kind, code, overall=None, options=None, rules=RULES, **themes):
    """Of each row True, False, or None for what cannot be told."""
    found = subject(subjects(grounds(rows, overall, **themes), options or Options(), rules), kind, code)
    assert not (found.holds & ~found.known).any(), "what holds is known"
    return [bool(holds) if known else None for known, holds in zip(found.known, found.holds, strict=True)]


# ---- tensions


def test_a_theme_is_a_tension_from_the_chosen_class_and_onbekend_is_not_known():
    classes = ["hoog", "midden", "laag", "geen", "onbekend"]
    rows = [{}] * 5
    assert outcome(rows, TENSION, "natura2000", n2000=classes) == [True, False, False, False, None]
    medium = Options(tension_from="midden")
    assert outcome(rows, TENSION, "natura2000", options=medium, n2000=classes) == [True, True, False, False, None]


def test_themes_belong_to_their_perspective_and_those_that_are_not_there_to_none():
    found = subjects(
        grounds([{}], n2000=["hoog"], woon=["hoog"], netcongestie=["hoog"], landbouw=["hoog"], kade=["hoog"]),
        Options(nature=("n2000", "water", "landbouw"), economy=("netcongestie", "kade")),
        RULES,
    )
    themes = {each.title: each.perspective for each in found if each.is_theme}
    assert themes == {
        "natura2000": NATURE, "landbouw": NATURE, "netcongestie": ECONOMY, "kade": ECONOMY, "woningbouw": CITIES,
    }  # fmt: skip
    assert len([each for each in found if each.code == "kade" and each.kind == TENSION and not each.is_theme]) == 1


def test_the_reason_is_that_of_the_theme_else_the_class():
    rows, said = [{}, {}], np.array(["14 ha ligt in Natura 2000.", None], dtype=object)
    found = subjects(grounds(rows, reasons={"n2000": said}, n2000=["hoog", "hoog"]), Options(), RULES)
    reason = subject(found, TENSION, "natura2000").reason
    assert [reason(0), reason(1)] == ["14 ha ligt in Natura 2000.", "Klasse hoog in het thema natura2000."]


def test_segments_a_b_and_d_in_conflict_are_a_tension_of_the_economy():
    rows = [{"segment": each} for each in ("A", "B", "C", "D", None, "A", "A")]
    overall = ["hoog", "hoog", "hoog", "hoog", "hoog", "midden", "onbekend"]
    assert outcome(rows, TENSION, "segment", overall) == [True, True, False, True, None, False, None]


def test_room_for_higher_categories_that_plans_take_counts_from_a_tenth_of_a_hectare():
    rows = [{"mc_hmc_verlies_ha": each} for each in (0.0, 0.0999, 0.1, 4.2, np.nan)]
    assert outcome(rows, TENSION, "hmc") == [False, False, True, True, None]


def test_a_quay_and_a_large_plot_are_a_tension_only_in_conflict():
    rows = [{"kade": 1}, {"kade": 1}, {"kade": 0}, {}, {"kade": 1}]
    overall = ["hoog", "laag", "hoog", "hoog", "onbekend"]
    assert outcome(rows, TENSION, "kade", overall) == [True, False, False, None, None]
    rows = [{"kavel_max_ha": 6}, {"kavel_max_ha": 6}, {"kavel_max_ha": 4}, {}]
    assert outcome(rows, TENSION, "kavels", ["hoog", "laag", "hoog", "hoog"]) == [True, False, False, None]


# ---- chances


def test_room_for_a_higher_category_counts_from_one_hectare():
    rows = [{"mc_hmc_vrij_ha": each} for each in (0.0, 0.99, 1.0, 50.0, np.nan)]
    assert outcome(rows, CHANCE, "hmc") == [False, False, True, True, None]


@pytest.mark.parametrize(
    ("plot", "issuable", "expected", "hectares"),
    [
        (5.0, 20, False, 5.0),
        (5.01, 20, True, 5.01),
        (8.0, np.nan, True, 8.0),
        (8.0, 3.0, False, 3.0),  # no plot is larger than what is still issuable
        (8.0, 6.0, True, 6.0),
        (np.nan, 20, None, np.nan),
        (np.nan, 4.0, False, np.nan),
        (np.nan, np.nan, None, np.nan),
    ],
)
def test_a_large_plot_is_larger_than_five_hectares_and_never_more_than_is_issuable(plot, issuable, expected, hectares):
    rows = [{"kavel_max_ha": plot, "issuable_ha": issuable}]
    assert outcome(rows, CHANCE, "kavels") == [expected]
    found = subject(subjects(grounds(rows), Options(), RULES), CHANCE, "kavels").hectares
    np.testing.assert_equal(found[0], hectares)


@pytest.mark.parametrize(
    ("quay", "issuable", "expected"),
    [(1, 0.1, True), (1, 0.09, False), (1, np.nan, None), (0, np.nan, False), (np.nan, 5, None), (np.nan, 0, False)],
)
def test_land_on_a_quay_counts_from_a_tenth_of_a_hectare(quay, issuable, expected):
    assert outcome([{"kade": quay, "issuable_ha": issuable}], CHANCE, "kade") == [expected]


@pytest.mark.parametrize(
    ("category", "homes", "lenient", "strict"),
    [
        ("2", 12, True, True),
        ("2", 11.9, False, False),
        ("2", np.nan, None, None),
        ("3.1", 500, True, True),
        ("3", 500, True, False),  # 3 is 3.1 to 3.2
        ("3.2", 500, False, False),
        ("4", np.nan, False, False),
        ("4.3", 500, None, None),
        (None, 500, None, None),
    ],
)
def test_mixing_asks_a_low_category_and_planned_homes_near(category, homes, lenient, strict):
    rows = [{"milieucategorie": category, "woon_plan_nabij": homes}]
    assert outcome(rows, CHANCE, "mengen") == [lenient]
    assert outcome(rows, CHANCE, "mengen", options=Options(lenient=False)) == [strict]


@pytest.mark.parametrize(
    ("outdated", "issued", "net", "full", "expected"),
    [
        (1, 7.9, 10, 0, True),
        (1, 8.0, 10, 0, False),
        (1, 7.9, 10, 1, False),
        (1, 7.9, 10, np.nan, True),
        (1, np.nan, 10, 0, None),
        (1, np.nan, 10, 1, False),
        (1, 5, 0, 0, None),
        (0, np.nan, np.nan, np.nan, False),
        (np.nan, 1, 10, 0, None),
    ],
)
def test_redevelopment_asks_an_outdated_terrain_of_which_less_than_80_percent_is_issued(
    outdated, issued, net, full, expected
):
    rows = [{"verouderd": outdated, "uitgegeven_ha": issued, "netto_ha": net, "vol": full}]
    assert outcome(rows, CHANCE, "herontwikkeling") == [expected]


def test_sentences_of_the_chances_have_their_figures():
    row = {
        "mc_hmc_vrij_ha": 12.34, "kavel_max_ha": 7.5, "issuable_ha": 9, "kade": 1, "milieucategorie": "3.1",
        "woon_plan_nabij": 1240, "verouderd": 1, "uitgegeven_ha": 6.5, "netto_ha": 10, "segment": "D",
        "mc_hmc_verlies_ha": 2,
    }  # fmt: skip
    found = [each for each in subjects(grounds([row], ["hoog"]), Options(), RULES) if each.holds[0]]
    assert {(each.kind, each.code): each.reason(0) for each in found} == {
        (TENSION, "segment"): "Segment D (grootschalig), klasse hoog over alle thema's.",
        (TENSION, "hmc"): "Woningbouwplannen nemen 2,00 ha van de ruimte voor een hogere milieucategorie.",
        (TENSION, "kade"): "Kade, klasse hoog over alle thema's.",
        (TENSION, "kavels"): "Uitgeefbare kavel van 7,50 ha, klasse hoog over alle thema's.",
        (CHANCE, "hmc"): "Op 12,3 ha past nu een hogere milieucategorie.",
        (CHANCE, "kavels"): "De grootste uitgeefbare kavel meet 7,50 ha.",
        (CHANCE, "kade"): "Kade, en 9,00 ha is nog uitgeefbaar.",
        (CHANCE, "mengen"): "Categorie 3.1, en 1.240 geplande woningen nabij.",
        (CHANCE, "herontwikkeling"): "Verouderd, en 65% van het terrein is uitgegeven.",
    }


def test_thresholds_come_from_the_profile_and_a_profile_without_them_takes_the_built_in_ones():
    own = {**RULES.content, "kansen": {**RULES.content["kansen"]}}
    own["kansen"]["large_plot_ha"] = {**own["kansen"]["large_plot_ha"], "value": 10}
    rows = [{"kavel_max_ha": 8}]
    changed = type(RULES)("eigen", "1", "", own)
    assert outcome(rows, CHANCE, "kavels", rules=changed) == [False]
    without = type(RULES)("eigen", "1", "", {name: part for name, part in own.items() if name != "kansen"})
    assert outcome(rows, CHANCE, "kavels", rules=without) == [True]
