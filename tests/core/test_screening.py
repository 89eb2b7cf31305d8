"""Themes together: what is left out, how themes from elsewhere join, and the summary of regions by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.judging.screening import judgements, left_out, merge, summarise, summary_fields
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.model import Terrains


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def test_a_theme_that_was_left_out_is_unknown_with_its_reason_and_nothing_else():
    fields = {"woon_overlap_ha": float, "woon_aantal": int, "woon_score": float, "woon_klasse": str, "woon_reden": str}
    frame = left_out(fields, "woon", 2, "Er is geen laag.")
    assert list(frame) == list(fields)
    assert frame["woon_klasse"].tolist() == ["onbekend"] * 2
    assert frame["woon_reden"].tolist() == ["Er is geen laag."] * 2
    assert frame[["woon_overlap_ha", "woon_aantal", "woon_score"]].isna().all(axis=None)
    assert len(left_out(fields, "woon", 0, "")) == 0


def frame(prefix, *scores):
    klassen = ["onbekend" if score is None else "hoog" for score in scores]
    values = [np.nan if score is None else score for score in scores]
    return pd.DataFrame({f"{prefix}_klasse": array(klassen), f"{prefix}_score": values})


def test_themes_join_in_the_order_that_is_asked():
    one = judgements({"water": frame("water", 70, None), "n2000": frame("n2000", 80, 90)}, 2)
    other = judgements({"mc": frame("mc", 75, 85)}, 2)
    both = merge(one, other, ["n2000", "mc", "water"])
    assert both.prefixes == ("n2000", "mc", "water")
    np.testing.assert_equal(both.score, [[80, 75, 70], [90, 85, np.nan]])
    assert both.rank.tolist() == [[3, 3, 3], [3, 3, -1]]


def test_without_themes_nothing_is_judged():
    assert judgements({}, 3).rank.shape == (3, 0)


# ---- summary

BOXES = [shapely.box(0, 0, 100, 100), shapely.box(50, 0, 150, 100), shapely.box(500, 0, 600, 200), None]


def summary(regions, boxes=BOXES, klassen=("hoog", "laag", "hoog", "onbekend"), hectares=(0.5, 0.25, np.nan, np.nan)):
    count = len(regions)
    indicators = pd.DataFrame({"n2000_klasse": array(klassen[:count]), "n2000_overlap_ha": hectares[:count]})
    terrains = Terrains(array(boxes[:count]))
    return summarise(array(regions), terrains, indicators, ["n2000"], ["n2000_overlap_ha"], Engine())


def test_regions_by_hand():
    found = summary(["Zuid", "Zuid", "Noord", None])
    assert list(found) == list(summary_fields(["n2000"], ["n2000_overlap_ha"]))
    assert found["regio"].tolist() == ["Noord", "Zuid", None, "totaal"]
    assert found["terreinen"].tolist() == [1, 2, 1, 4]
    # Zuid: two terrains of 1 ha that overlap by half a hectare. Noord: 2 ha. The one without geometry has none.
    assert found["oppervlakte_ha"].tolist() == pytest.approx([2, 1.5, 0, 3.5])
    counts = found[[f"n2000_terreinen_{klasse}" for klasse in ("hoog", "midden", "laag", "geen", "onbekend")]]
    assert counts.to_numpy().tolist() == [[1, 0, 0, 0, 0], [1, 0, 1, 0, 0], [0, 0, 0, 0, 1], [2, 0, 1, 0, 1]]
    np.testing.assert_equal(found["n2000_overlap_ha"].to_numpy(), [np.nan, 0.75, np.nan, 0.75])


def test_without_terrains_only_the_total_remains():
    found = summary([])
    assert (found["regio"].tolist(), found["terreinen"].tolist()) == (["totaal"], [0])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", None]), min_size=4, max_size=4))
def test_regions_add_up_to_the_total(regions):
    found = summary(regions, boxes=[shapely.box(200 * n, 0, 200 * n + 100, 100) for n in range(4)])
    *rows, total = found.drop(columns="regio").fillna(0).to_numpy().tolist()
    np.testing.assert_allclose(np.sum(rows, axis=0), total)
