"""Where the shapes of the charts go: places worked by hand, and no chart of nothing."""

from __future__ import annotations

import math

import pytest

from werklocaties_plugin.reports import drawing
from werklocaties_plugin.reports.model import Balance, Year

NAN = math.nan


def balance(name, low, high):
    klasse = "onbekend" if math.isnan(low) else "onzeker"
    return Balance(name, klasse, 2024, 2032, 1, 0, 0, 0, 0, 0, low, high, low, high, low, high, None, None, "")


def test_bars_lie_on_one_axis_the_largest_shortage_first():
    found = drawing.bands([balance("A", -20, 60), balance("B", NAN, NAN), balance("C", -40, -40)])
    assert [bar.balance.name for bar in found.bars] == ["C", "A", "B"]
    # The axis runs from -50 to 100 in steps of 50: 1 % is 1.5 ha.
    assert found.ticks == ((0.0, "−50"), (pytest.approx(100 / 3), "0"), (pytest.approx(200 / 3), "50"), (100.0, "100"))
    assert found.zero == pytest.approx(100 / 3)
    c, a, b = found.bars
    assert (c.left, c.width) == (pytest.approx(10 / 1.5), 0.4)
    assert (a.left, a.width) == (pytest.approx(30 / 1.5), pytest.approx(80 / 1.5))
    assert b.left is None


def test_no_chart_without_a_known_band():
    assert drawing.bands([]) is None
    assert drawing.bands([balance("A", NAN, NAN)]) is None


def test_balances_of_nothing_still_have_an_axis():
    found = drawing.bands([balance("A", 0.0, 0.0)])
    assert 0 < found.zero < 100


def year(number, hard, low, high, unknown=0.0):
    return Year(number, hard, unknown, 0.0, low, high, hard - high, hard - low)


def test_the_course_of_years_has_supply_in_steps_and_demand_as_a_band():
    found = drawing.course([year(2024, 10, 0, 0), year(2034, 30, 20, 40)], horizon=2030, shortage=2034)
    left, right, top, bottom = found.left, found.right, found.top, found.bottom
    wide, high = right - left, bottom - top

    def place(x, y):
        return f"{round(left + x * wide, 1):g},{round(bottom - y * high, 1):g}"

    # From 0 to 40 ha over 2024-2034.
    assert found.supply.split() == [place(0, 0.25), place(1, 0.25), place(1, 0.75)]
    assert found.demand.split() == [place(0, 0), place(1, 1), place(1, 0.5), place(0, 0)]
    assert found.unknown == ""
    assert found.horizon == (round(left + 0.6 * wide, 1), 2030)
    assert found.shortage == (right, top, 2034)
    assert [text for _, text in found.x_ticks][0 :: len(found.x_ticks) - 1] == ["2024", "2034"]
    assert [text for _, text in found.y_ticks] == ["0", "10", "20", "30", "40"]


def test_supply_of_an_unknown_year_lies_on_top_of_the_rest():
    found = drawing.course([year(2024, 10, 0, 0, 5.0), year(2034, 10, 0, 20, 5.0)], None, None)
    assert len(found.unknown.split()) == 6
    assert (found.horizon, found.shortage) == (None, None)


def test_no_course_without_two_known_years():
    assert drawing.course([], 2032, None) is None
    assert drawing.course([year(2024, 1, 0, 0), year(2025, NAN, 0, 1)], 2032, None) is None


def test_a_horizon_outside_the_years_has_no_line():
    assert drawing.course([year(2024, 1, 0, 0), year(2030, 1, 0, 1)], 2040, None).horizon is None


@pytest.mark.parametrize(("span", "step"), [(100, 50), (80, 20), (4, 1), (0.9, 0.5), (1600, 500)])
def test_steps_of_a_scale_are_round(span, step):
    assert drawing.nice_step(span) == pytest.approx(step)
