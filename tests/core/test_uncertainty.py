"""Drawn demand: against percentiles worked out by analysis, the balance it starts from, and what must always hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.balance import ranges as ranges_of
from werklocaties_plugin.core.balance.balance import BalanceOptions, balance
from werklocaties_plugin.core.balance.demand import DemandOptions, Series, forecast
from werklocaties_plugin.core.balance.uncertainty import FIELDS, UncertaintyOptions, spread
from werklocaties_plugin.core.errors import ChoiceError

NAN = np.nan
KEYS = ["regio", "segment", "scenario", "jaar"]


def ranges(*rows):
    return ranges_of.read(pd.DataFrame(rows, columns=["regio", "segment", "parameter", "min", "modus", "max"]))


def every(parameter, low, mode, high):
    return (None, None, parameter, low, mode, high)


def supply(*rows):
    """regio, segment, hard."""
    table = pd.DataFrame(rows, columns=["regio", "segment", "aanbod_hard_ha"])
    return table.assign(
        peiljaar=2022.0, beschikbaar_vanaf=NAN, aanbod_zacht_ha=0.0, aanbod_onbekend_ha=0.0, aanbod_onder_druk_ha=0.0
    )


def demand(*rows):
    """regio, scenario, hectares in 2032 from nothing in 2022."""
    ends = [(region, scenario, year, ha) for region, scenario, last in rows for year, ha in ((2022, 0), (2032, last))]
    listed = [(region, None, scenario, year, float(ha)) for region, scenario, year, ha in ends]
    return pd.DataFrame(listed, columns=[*KEYS, "vraag_ha"])


def drawn(needs, land, moved, jobs=None, **options):
    found = spread(needs, land, moved, UncertaintyOptions(**options), jobs)
    assert list(found.table.columns) == list(FIELDS)
    return found


def rows(found):
    return {(row["regio"], row["segment"], row["scenario"]): row for row in found.table.to_dict("records")}


def percentiles(row, what="vraag"):
    return [row[f"{what}_p{each}_ha"] for each in (10, 50, 90)]


def quantile(chance, low, mode, high):
    """Of a triangle, from its area: below x lies (x-low)^2 / ((high-low)(mode-low)), mirrored beyond the mode."""
    if chance < (mode - low) / (high - low):
        return low + (chance * (high - low) * (mode - low)) ** 0.5
    return high - ((1 - chance) * (high - low) * (high - mode)) ** 0.5


# ---- against analysis


def test_one_factor_gives_the_percentiles_of_its_triangle():
    found = rows(
        drawn(demand(("Oost", None, 100)), supply(("Oost", None, 110.0)), ranges(every("vraag", 0.8, 1.0, 1.5)))
    )
    row = found["Oost", None, None]
    expected = [100 * quantile(each, 0.8, 1.0, 1.5) for each in (0.1, 0.5, 0.9)]
    assert percentiles(row) == pytest.approx(expected, abs=0.05)
    assert percentiles(row, "saldo") == pytest.approx([110 - each for each in expected[::-1]], abs=0.05)
    # Short above a factor of 1.1: (1.5 - 1.1005)^2 / (0.7 x 0.5) = 45.6 %, the margin of 0.05 ha included.
    assert row["kans_tekort_pct"] == pytest.approx(100 * (1.5 - 1.1005) ** 2 / (0.7 * 0.5), abs=0.05)
    assert (row["bepalend"], round(row["bepalend_pct"])) == ("vraag", pytest.approx(98, abs=2))


def test_two_factors_are_drawn_apart():
    """The sum of two equal triangles, by folding one density over the other."""
    needs = demand(("Oost", None, 100)).assign(uitbreiding_ha=[0.0, 50.0], vervanging_ha=[0.0, 50.0])
    moved = ranges(every("uitbreiding", 0.5, 1.0, 1.5), every("vervanging", 0.5, 1.0, 1.5))
    row = rows(drawn(needs, None, moved, draws=20_000))["Oost", None, None]
    grid = np.linspace(0, 1, 2001)
    density = np.minimum(grid, 1 - grid)
    sums = np.convolve(density, density)
    cumulative = np.cumsum(sums) / sums.sum()
    expected = [50 + 50 * np.interp(each, cumulative, np.linspace(0, 2, len(sums))) for each in (0.1, 0.5, 0.9)]
    assert percentiles(row) == pytest.approx(expected, abs=0.35)


def test_one_draw_holds_for_all_regions():
    """The total spreads as wide as its regions do together; drawn apart it would be narrower."""
    needs = demand(("Oost", None, 100), ("West", None, 300))
    found = rows(drawn(needs, None, ranges(every("vraag", 0.5, 1.0, 1.5))))
    added = [a + b for a, b in zip(*(percentiles(found[name, None, None]) for name in ("Oost", "West")), strict=True)]
    assert percentiles(found["totaal", None, None]) == pytest.approx(added)


def test_scenarios_are_drawn_as_often_and_decide():
    moved = ranges(every("vraag", 1.0, 1.0, 1.0))
    found = drawn(demand(("Oost", "laag", 100), ("Oost", "hoog", 200)), supply(("Oost", None, 150.0)), moved)
    row = rows(found)["Oost", None, None]
    assert percentiles(row) == [100, 150, 200]
    assert (row["kans_tekort_pct"], row["bepalend"], row["bepalend_pct"]) == (50, "scenario", 100)


def test_a_row_for_each_scenario():
    moved = ranges(every("vraag", 0.9, 1.0, 1.1))
    needs = demand(("Oost", "laag", 100), ("Oost", "hoog", 200))
    found = rows(drawn(needs, supply(("Oost", None, 150.0)), moved, per_scenario=True))
    assert {key[2] for key in found} == {"laag", "hoog"}
    assert [found["Oost", None, name]["kans_tekort_pct"] for name in ("laag", "hoog")] == [0, 100]
    assert percentiles(found["Oost", None, "hoog"])[1] == pytest.approx(200, abs=0.05)


# ---- what lies behind the forecast


def jobs(*rows):
    """regio, scenario, jaar, banen; half of them on terrains at 200 m2."""
    table = pd.DataFrame(rows, columns=["regio", "scenario", "jaar", "banen"])
    return table.assign(segment=None, aandeel_terrein=0.5, m2_per_baan=200.0)


GROWING = jobs(("Oost", None, 2022, 1000.0), ("Oost", None, 2032, 2000.0))


def predicted(table=GROWING, **options):
    return forecast(table, None, None, None, DemandOptions(**options))


def test_land_per_job_is_given_in_its_own_unit():
    """1,000 more jobs x 0.5: 10 ha at the 200 m2 of the forecast, 12.5 ha at 250, 7.5 ha at 150."""
    for m2, expected in ((200.0, 10.0), (250.0, 12.5), (150.0, 7.5)):
        moved = ranges(every("m2_per_baan", m2, m2, m2))
        assert percentiles(rows(drawn(predicted(), None, moved, GROWING))["Oost", None, None]) == [expected] * 3


def test_the_figures_behind_growth_multiply():
    moved = ranges(
        every("m2_per_baan", 250, 250, 250), every("aandeel_terrein", 0.4, 0.4, 0.4), every("banen", 1.5, 1.5, 1.5)
    )
    # 1,500 more jobs x 0.4 x 250 m2.
    assert percentiles(rows(drawn(predicted(), None, moved, GROWING))["Oost", None, None]) == [15] * 3


def test_surcharge_and_reserve_go_with_growth():
    # Growth 10 ha, 20 % greening 2 ha, 2 years of reserve at 1 ha a year 2 ha; growth x 1.5 takes both along.
    needs = predicted(greening_pct=20, reserve_years=2)
    for factor, expected in ((1.0, 14), (1.5, 21), (0.0, 0)):
        found = rows(drawn(needs, None, ranges(every("uitbreiding", factor, factor, factor))))
        assert percentiles(found["Oost", None, None]) == [expected] * 3
    found = rows(drawn(needs, None, ranges(every("toeslag", 2, 2, 2), every("reserve", 0, 0, 0))))
    assert percentiles(found["Oost", None, None]) == [14] * 3


def test_the_parts_move_by_their_own_factor():
    series = [pd.DataFrame([("Oost", None, None, 2032, ha)], columns=[*KEYS, "ha"]) for ha in (4.0, 6.0)]
    needs = forecast(GROWING, Series(series[0], True), Series(series[1], True), None, DemandOptions())
    moved = {"uitbreiding": 10, "banen": 10, "vervanging": 4, "additioneel": 6, "vraag": 20}
    for name, hectares in moved.items():
        found = rows(drawn(needs, None, ranges(every(name, 2, 2, 2))))
        assert percentiles(found["Oost", None, None]) == [20 + hectares] * 3, name


def test_the_nearest_range_counts():
    needs = pd.concat([predicted().assign(regio=region, segment=name) for region in ("Oost", "West") for name in "BC"])
    moved = ranges(
        every("vraag", 1, 1, 1),
        (None, "C", "vraag", 2, 2, 2),
        ("Oost", None, "vraag", 3, 3, 3),
        ("Oost", "B", "vraag", 4, 4, 4),
    )
    found = rows(drawn(needs, None, moved, by_segment=True))
    middle = {key[:2]: percentiles(row)[1] for key, row in found.items()}
    assert middle == {
        ("Oost", "B"): 40, ("Oost", "C"): 30, ("West", "B"): 10, ("West", "C"): 20,
        ("totaal", "B"): 50, ("totaal", "C"): 50, ("totaal", "totaal"): 100,
    }  # fmt: skip


# ---- it starts from the balance


def province(seed=3):
    """Two scenarios, growing, with parts, in 6 regions x 3 segments, and supply."""
    chance = np.random.default_rng(seed)
    keys = [(f"R{r}", s, c, y) for r in range(6) for s in "BCD" for c in ("laag", "hoog") for y in (2020, 2026, 2040)]
    table = pd.DataFrame(keys, columns=KEYS)
    table["banen"] = 1000 + chance.random(len(table)) * 100 * (table["jaar"] - 2015)
    table["aandeel_terrein"], table["m2_per_baan"] = 0.4, 220.0
    more = table.assign(ha=(table["jaar"] - 2020) * chance.random(len(table)))[[*KEYS, "ha"]]
    needs = forecast(table, Series(more, True), None, None, DemandOptions(greening_pct=10, reserve_years=3))
    land = supply(*((f"R{r}", s, 20 * chance.random()) for r in range(6) for s in "BCD"))
    return table, needs, land


@pytest.mark.parametrize("by_segment", [False, True])
def test_without_any_spread_it_is_the_balance_per_scenario(by_segment):
    table, needs, land = province()
    moved = ranges(every("vraag", 1, 1, 1), every("banen", 1, 1, 1), every("m2_per_baan", 220, 220, 220))
    found = rows(drawn(needs, land, moved, table, by_segment=by_segment, per_scenario=True, draws=50))
    held = balance(land, needs, BalanceOptions(2032, by_segment=by_segment)).per_scenario
    assert len(held) == len(found) > 10
    for row in held.to_dict("records"):
        same = found[row["regio"], row["segment"], row["scenario"]]
        assert percentiles(same) == pytest.approx([row["vraag_ha"]] * 3, abs=1e-5)
        assert percentiles(same, "saldo") == pytest.approx([row["saldo_ha"]] * 3, abs=1e-5)
        assert same["kans_tekort_pct"] == (100 if row["saldo_ha"] < -0.05 else 0)
        assert same["bepalend"] is None


def test_a_wider_range_never_narrows_and_more_supply_never_raises_the_chance():
    table, needs, land = province()
    widths, chances = [], []
    for wide in (0.1, 0.2, 0.4):
        found = drawn(needs, land, ranges(every("m2_per_baan", 220 * (1 - wide), 220, 220 * (1 + wide))), table)
        widths.append((found.table["vraag_p90_ha"] - found.table["vraag_p10_ha"]).to_numpy())
    assert (np.diff(widths, axis=0) >= -1e-9).all()
    for more in (0.0, 5.0, 20.0):
        held = land.assign(aanbod_hard_ha=land["aanbod_hard_ha"] + more)
        chances.append(drawn(needs, held, ranges(every("banen", 0.5, 1, 1.5))).table["kans_tekort_pct"].to_numpy())
    assert (np.diff(chances, axis=0) <= 0).all()


def test_the_seed_gives_the_draws_whatever_else_has_a_range():
    _, needs, land = province()
    one, two = every("banen", 0.5, 1, 1.5), every("vervanging", 1, 1, 1)
    first = drawn(needs, land, ranges(one)).table
    pd.testing.assert_frame_equal(first, drawn(needs, land, ranges(one)).table)
    pd.testing.assert_frame_equal(first.drop(columns=["bepalend", "bepalend_pct", "kans_reden"]),
                                  drawn(needs, land, ranges(two, one)).table[first.columns].drop(
                                      columns=["bepalend", "bepalend_pct", "kans_reden"]))  # fmt: skip
    other = drawn(needs, land, ranges(one), seed=2).table
    assert not other["vraag_p10_ha"].equals(first["vraag_p10_ha"])
    assert other["vraag_p10_ha"].to_numpy() == pytest.approx(first["vraag_p10_ha"].to_numpy(), rel=0.02)


# ---- unknown stays unknown


def test_what_the_balance_does_not_know_has_no_chance_and_says_why():
    needs = demand(("Oost", None, 100), ("Noord", None, 50))
    land = supply(("Oost", None, 80.0), ("West", None, 10.0), ("Noord", None, NAN))
    found = rows(drawn(needs, land, ranges(every("vraag", 0.9, 1, 1.1))))
    assert found["Oost", None, None]["kans_tekort_pct"] == 100
    assert found["West", None, None]["kans_reden"] == "De vraag van 2022 tot 2032 is niet bekend."
    assert found["Noord", None, None]["kans_reden"] == "Het harde aanbod is niet bekend."
    for name in ("West", "Noord", "totaal"):
        assert np.isnan(found[name, None, None]["kans_tekort_pct"])
    assert percentiles(found["Noord", None, None])[1] == pytest.approx(50, abs=0.1)
    assert np.isnan(percentiles(found["totaal", None, None])).all()


def test_beyond_the_data_nothing_is_known():
    found = rows(
        drawn(demand(("Oost", None, 100)), supply(("Oost", None, 1.0)), ranges(every("vraag", 1, 1, 2)), horizon=2040)
    )
    assert np.isnan(percentiles(found["Oost", None, None])).all()
    found = drawn(
        demand(("Oost", None, 100)),
        supply(("Oost", None, 1.0)),
        ranges(every("vraag", 1, 1, 1)),
        horizon=2042,
        extrapolate=True,
    )
    assert percentiles(rows(found)["Oost", None, None]) == [200] * 3


def test_many_hectares_of_unknown_phase_leave_no_chance():
    land = supply(("Oost", None, 80.0)).assign(aanbod_onbekend_ha=20.0)
    row = rows(drawn(demand(("Oost", None, 100)), land, ranges(every("vraag", 1, 1, 2))))["Oost", None, None]
    assert np.isnan(row["kans_tekort_pct"])
    assert "planfase" in row["kans_reden"]
    assert not np.isnan(percentiles(row, "saldo")).any()


def test_a_region_that_lacks_a_scenario_is_not_drawn():
    needs = demand(("Oost", "laag", 100), ("Oost", "hoog", 200), ("West", "laag", 10))
    found = rows(drawn(needs, supply(("Oost", None, 80.0), ("West", None, 5.0)), ranges(every("vraag", 1, 1, 2))))
    assert np.isnan(percentiles(found["West", None, None])).all()
    assert found["West", None, None]["kans_reden"].startswith("De vraag is niet in elk scenario bekend")


def test_land_per_job_that_the_jobs_do_not_tell():
    moved = ranges(every("m2_per_baan", 200, 220, 250))
    found = rows(drawn(predicted(), None, moved, GROWING.assign(m2_per_baan=[200.0, NAN])))
    assert np.isnan(percentiles(found["Oost", None, None])).all()
    with pytest.raises(ChoiceError, match="range_needs_jobs"):
        drawn(predicted(), None, moved)


def test_what_has_no_growth_needs_no_land_per_job():
    needs = pd.concat([predicted(), demand(("West", None, 30)).assign(vervanging_ha=[0.0, 30.0])])
    found = rows(drawn(needs, None, ranges(every("m2_per_baan", 250, 250, 250)), GROWING))
    assert percentiles(found["West", None, None]) == [30] * 3
    assert percentiles(found["totaal", None, None]) == [42.5] * 3


def test_ranges_that_move_nothing_are_named():
    moved = ranges(every("vervanging", 1, 1, 2), ("Zuid", "C", "banen", 1, 1, 2), every("banen", 1, 1, 1))
    found = drawn(predicted(), None, moved)
    assert found.facts["range_without_part"] == ["vervanging"]
    assert found.facts["range_lost"] == ["Zuid, C, banen"]


# ---- sentences


def test_the_sentences():
    moved = ranges(every("vraag", 0.8, 1.0, 1.5))
    compared = rows(drawn(demand(("Oost", None, 100)), supply(("Oost", None, 110.0)), moved))["Oost", None, None]
    assert compared["kans_reden"].startswith(
        "Tekort in 46% van de 5.000 trekkingen: 110 ha hard aanbod tegen 92 tot 131 ha vraag van 2022 tot 2032 "
        "(P10 tot P90). Meest bepalend: vraag, "
    )
    alone = rows(drawn(demand(("Oost", None, 100)), None, moved))["Oost", None, None]
    assert alone["kans_reden"].startswith(
        "92 tot 131 ha vraag van 2022 tot 2032 in 80% van de 5.000 trekkingen (P10 tot P90)."
    )
    assert np.isnan(alone["kans_tekort_pct"])


def test_without_supply_demand_counts_from_the_year_that_is_given():
    moved = ranges(every("vraag", 1, 1, 1))
    row = rows(drawn(demand(("Oost", None, 100)), None, moved, reference_year=2027))["Oost", None, None]
    assert (row["peiljaar"], percentiles(row)) == (2027, [50] * 3)


# ---- the table of ranges


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], "ranges_empty"),
        ([every("groei", 1, 1, 1)], "range_parameter"),
        ([every("vraag", 1, NAN, 1)], "range_missing"),
        ([every("vraag", 1, 0.9, 1.2)], "range_order"),
        ([every("vraag", 1, 1.3, 1.2)], "range_order"),
        ([every("vraag", -0.1, 1, 1.2)], "range_negative"),
        ([every("vervanging", 40, 50, 60)], "range_factor"),
        ([every("aandeel_terrein", 20, 25, 30)], "range_share"),
        ([every("vraag", 1, 1, 1), every(" Vraag", 1, 1, 2)], "range_twice"),
    ],
)
def test_ranges_that_cannot_be_used_are_refused(rows, problem):
    with pytest.raises(ChoiceError, match=problem):
        ranges(*rows)


def test_the_triangle_at_its_corners():
    low, mode, high = (np.array(each, dtype=float) for each in ([1, 1, 1, 2], [1, 2, 3, 2], [3, 3, 3, 2]))
    found = ranges_of.triangle(low, mode, high, np.array([0.0, 0.5, 1.0]))
    assert found == pytest.approx(np.array([[1, 3 - 2**0.5, 3], [1, 2, 3], [1, 1 + 2**0.5, 3], [2, 2, 2]]))
