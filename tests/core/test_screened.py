"""A screened layer in columns, as the table that is exported."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from test_scoring import judged

from werklocaties_plugin.core.judging.scoring import FIELDS, combine, parse_weights
from werklocaties_plugin.core.judging.screened import Screened, as_table
from werklocaties_plugin.core.judging.weighing import Standing, Weighing


def screened(themes, firm=None):
    count = len(themes.rank)
    texts = np.array([f"t{number}" for number in range(count)], dtype=object)
    nothing = np.full(count, None, dtype=object)
    firmness = np.full(count, np.nan) if firm is None else np.array(firm, dtype=float)
    return Screened(
        np.arange(count), np.arange(count), texts, texts, nothing, nothing,
        judged=themes, written=None, firm_pct=firmness, otherwise=nothing, rules=frozenset({"b", "a"}),
    )  # fmt: skip


def test_the_table_holds_the_fields_of_conflictscore_for_the_weighing():
    themes = judged([80, 50, 30, None], [10, 0, 0, 0])
    table = as_table(screened(themes), Weighing("gewogen", {"woon": 3.0}))
    expected = combine(themes, parse_weights("woon:3", themes.prefixes), "gewogen", "a; b")
    for name in FIELDS:
        assert table[name].tolist() == expected[name].tolist(), name
    assert list(table.columns[:7]) == [
        "conflict_rang", "terrein_id", "naam", "gemeente", "regio", "conflict_klasse", "conflict_score",
    ]  # fmt: skip
    assert table["n2000_klasse"].tolist() == ["hoog", "laag"]
    assert table["water_klasse"].tolist() == ["onbekend", "geen"]
    assert "robuust_pct" not in table


def test_firmness_stands_in_the_table_where_the_layer_has_it():
    found = screened(judged([80, 50, 30, None], [10, 0, 0, 0]), firm=[97.5, np.nan])
    assert found.has_firmness
    assert as_table(found, Weighing())["robuust_pct"].tolist()[0] == 97.5


def test_without_themes_the_table_holds_what_stands_in_the_layer():
    nothing = judged([], [], prefixes=())
    written = Standing(np.array([3, -1]), np.array([1, -1]), np.array([70.0, np.nan]))
    table = as_table(replace(screened(nothing), written=written), Weighing())
    assert table["conflict_klasse"].tolist() == ["hoog", "onbekend"]
    assert table["conflict_rang"].tolist() == [1, None]
    assert table["conflict_score"].tolist()[0] == 70.0
