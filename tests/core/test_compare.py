"""Comparing screenings, by hand and by its properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.judging.compare import Screening, compare, different_rules, fields

CLASSES = ["geen", "laag", "midden", "hoog"]


def screening(rows, themes=("conflict", "n2000")):
    """Rows of key and a class per theme; None is onbekend."""
    keys = np.full(len(rows), None, dtype=object)
    keys[:] = [row[0] for row in rows]
    ranks = {
        theme: np.array([-1 if row[place] is None else CLASSES.index(row[place]) for row in rows], dtype=np.int64)
        for place, theme in enumerate(themes, 1)
    }
    return Screening(keys, ranks)


def table(old, new, prefixes=("n2000",), **themes):
    found = compare(screening(old, **themes), screening(new, **themes), list(prefixes))
    return found.table.astype(object).where(found.table.notna(), None).to_dict("records")


def test_every_kind_of_change_by_hand():
    old = [("a", "laag", "laag"), ("b", "hoog", "hoog"), ("c", "geen", "geen"), ("d", "midden", "midden")]
    new = [("e", "laag", "geen"), ("d", "midden", "laag"), ("a", "hoog", "hoog"), ("b", "hoog", "hoog")]
    found = table(old, new)
    assert [(row["key"], row["soort"], row["klasse_oud"], row["klasse_nieuw"], row["stappen"]) for row in found] == [
        ("e", "nieuw", None, "laag", None),
        ("d", "gewijzigd", "midden", "midden", 0),
        ("a", "gewijzigd", "laag", "hoog", 2),
        ("b", "gelijk", "hoog", "hoog", 0),
        ("c", "weg", "geen", None, None),
    ]
    assert [row["themas"] for row in found] == [None, "natura2000", "natura2000", None, None]
    assert [(row["n2000_oud"], row["n2000_nieuw"]) for row in found][1:3] == [("midden", "laag"), ("laag", "hoog")]
    assert list(found[0]) == ["key", *fields(["n2000"])]


def test_unknown_that_becomes_known_is_a_change_without_a_direction():
    found = table([("a", None, None), ("b", None, None)], [("a", "laag", None), ("b", None, None)])
    assert [(row["soort"], row["klasse_oud"], row["stappen"]) for row in found] == [
        ("gewijzigd", "onbekend", None),
        ("gelijk", "onbekend", None),
    ]


def test_a_key_that_repeats_counts_once_with_its_worst_known_class():
    old = [("a", "laag", "geen"), ("a", "hoog", None), ("a", None, None)]
    found = compare(screening(old), screening([("a", "hoog", "geen")]), ["n2000"])
    assert found.table[["key", "soort", "klasse_oud", "n2000_oud"]].to_numpy().tolist() == [
        ["a", "gelijk", "hoog", "geen"]
    ]
    assert (found.old_rows, found.new_rows) == ([[0, 1, 2]], [[0]])


def test_terrains_without_a_key_have_no_row():
    assert table([(None, "laag", "laag")], [(None, "hoog", "hoog")]) == []


def test_a_theme_in_only_one_screening_is_shown_but_is_no_change():
    old, new = screening([("a", "laag")], themes=("conflict",)), screening([("a", "laag", "hoog")])
    found = compare(old, new, ["n2000"])
    assert found.only_in_one == ["n2000"]
    row = found.table.iloc[0]
    assert (row["soort"], row["n2000_oud"], row["n2000_nieuw"], row["themas"]) == ("gelijk", None, "hoog", None)


def test_without_a_judgement_over_all_the_themes_decide():
    found = table([("a", "laag")], [("a", "hoog")], themes=("n2000",))
    assert (found[0]["soort"], found[0]["klasse_oud"], found[0]["stappen"]) == ("gewijzigd", None, None)


def test_empty_screenings():
    assert table([], []) == []
    assert [row["soort"] for row in table([], [("a", "laag", "laag")])] == ["nieuw"]


@pytest.mark.parametrize(
    ("old", "new", "different"),
    [
        ({"standaard 1.0 (abc)"}, {"standaard 1.0 (abc)"}, False),
        ({"standaard 1.0 (abc)"}, {"mijn 2.0 (abc)"}, False),
        ({"standaard 1.0 (abc)"}, {"standaard 1.0 (def)"}, True),
        ({"a (abc)", "b (def)"}, set(), True),
        ({"a (b) 1.0 (abc)"}, {"a (c) 1.0 (abc)"}, False),
        ({"zonder"}, {"met (abc)"}, True),
        (set(), {"a (abc)"}, False),
        (set(), set(), False),
    ],
)
def test_rules_are_told_apart_by_their_hash(old, new, different):
    assert different_rules(old, new) == different


ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), *[st.sampled_from([*CLASSES, None])] * 2), max_size=8, unique_by=lambda r: r[0]
)


@settings(max_examples=150, deadline=None)
@given(ROWS, ROWS)
def test_turning_old_and_new_around_turns_every_change_around(old, new):
    forward, back = ({row["key"]: row for row in table(*pair)} for pair in ((old, new), (new, old)))
    assert forward.keys() == back.keys() == {row[0] for row in (*old, *new)}
    turned = {"nieuw": "weg", "weg": "nieuw"}
    for key, row in forward.items():
        other = back[key]
        assert other["soort"] == turned.get(row["soort"], row["soort"])
        assert (other["klasse_oud"], other["klasse_nieuw"]) == (row["klasse_nieuw"], row["klasse_oud"])
        assert other["stappen"] == (None if row["stappen"] is None else -row["stappen"])


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_a_screening_is_equal_to_itself(rows):
    assert {row["soort"] for row in table(rows, rows)} <= {"gelijk"}
