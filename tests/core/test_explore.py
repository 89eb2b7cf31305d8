"""Balances to play with: equal to what the algorithms give, whatever is chosen; and honest about what cannot be."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from werklocaties_plugin.core.balance.balance import BalanceOptions, balance
from werklocaties_plugin.core.balance.demand import DemandOptions, Series, forecast
from werklocaties_plugin.core.balance.explore import (
    HECTARES_ONLY,
    NO_DOUBLE_USE,
    NO_PRESSURE,
    PRESSURE_UNKNOWN,
    ROWS_ONLY,
    Explorer,
    JobTables,
)
from werklocaties_plugin.core.balance.supply import SupplyOptions, terrain_numbers
from werklocaties_plugin.core.balance.terrains import DEFAULT_TYPES, prepare
from werklocaties_plugin.core.balance.views import Choices

NAN = np.nan
REGIONS, SEGMENTS, SCENARIOS = ("Oost", "West", "Zuid"), ("C", "D"), ("laag", "hoog")


def terrains(rows=60, pressed=(0.0, 1.0), regions=REGIONS, segments=SEGMENTS, seed=1):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "terrein_id": [f"t{number}" for number in range(rows)],
            "regio": rng.choice(list(regions), rows),
            "segment": rng.choice(list(segments), rows),
            "ibis_type": "B",
            "planfase": rng.choice([1.0, 2.0, 3.0, 4.0, NAN], rows),
            "uitgeefbaar_ha": rng.uniform(0, 6, rows),
            "terstond_ha": rng.uniform(0, 1, rows),
            "niet_terstond_ha": NAN,
            "optie_ha": NAN,
            "beschikbaar_vanaf": rng.choice([2022.0, 2026.0, 2031.0, NAN], rows),
            "peiljaar": 2022.0,
            "onder_druk": rng.choice(list(pressed), rows),
        }
    )
    frame["number"] = terrain_numbers(frame["terrein_id"].tolist())
    return prepare(frame, DEFAULT_TYPES, None, None, spread=False)


def jobs(years=(2022, 2030, 2040), regions=REGIONS, segments=SEGMENTS, double_use=True):
    rows = [
        (region, segment, scenario, year, 1000 + 30 * (year - 2022) * (1 + number), 0.4, 200.0)
        for region in regions for segment in segments for number, scenario in enumerate(SCENARIOS) for year in years
    ]  # fmt: skip
    table = pd.DataFrame(
        rows, columns=["regio", "segment", "scenario", "jaar", "banen", "aandeel_terrein", "m2_per_baan"]
    )
    lost = table[["regio", "segment", "scenario", "jaar"]].assign(ha=0.3 * (table["jaar"] - 2022))
    double = pd.DataFrame([{"segment": "C", "ha_bestand": 90.0, "pct": 5.0, "van_jaar": 2025, "tot_jaar": 2035}])
    return JobTables(table.astype({"jaar": float}), Series(lost, True), None, double if double_use else None)


def by_algorithms(land, needs, choices):
    """What the three algorithms give one after the other, the tables scaled beforehand."""
    supply = land.supply(SupplyOptions((), choices.phase3_is_hard, choices.unknown_is_hard)).table
    table = needs.jobs.assign(m2_per_baan=needs.jobs["m2_per_baan"] * choices.space_pct / 100)
    double = needs.double_use.assign(pct=needs.double_use["pct"] * choices.double_use_pct / 100)
    options = DemandOptions(greening_pct=choices.greening_pct)
    demand = forecast(table, needs.replacement, needs.additional, double, options)
    return balance(supply, demand, BalanceOptions(choices.horizon, choices.by_segment))


CHOSEN = [
    Choices(),
    Choices(horizon=2036),
    Choices(phase3_is_hard=True),
    Choices(unknown_is_hard=True, horizon=2028),
    Choices(double_use_pct=50.0),
    Choices(greening_pct=15.0),
    Choices(space_pct=80.0),
    Choices(2034, True, True, True, 150.0, 5.0, 120.0, True),
]


@pytest.mark.parametrize("choices", CHOSEN)
def test_a_view_is_what_the_algorithms_give(choices):
    land, needs = terrains(), jobs()
    found, expected = Explorer(land, needs).look(choices).balance, by_algorithms(land, needs, choices)
    for name in ("table", "timeline", "per_scenario"):
        assert_frame_equal(getattr(found, name), getattr(expected, name))


def test_choosing_and_choosing_back_gives_the_same():
    explorer = Explorer(terrains(), jobs())
    before = explorer.look(Choices()).balance.table
    for choices in CHOSEN:
        explorer.look(choices)
    assert_frame_equal(explorer.look(Choices()).balance.table, before)


@pytest.mark.parametrize("by_segment", [False, True])
@pytest.mark.parametrize("pressed", [(0.0, 1.0), (0.0, 1.0, NAN)])
def test_without_pressure_the_balance_is_the_pressed_one_of_the_algorithm(by_segment, pressed):
    explorer = Explorer(terrains(pressed=pressed), jobs())
    within = explorer.look(Choices(by_segment=by_segment)).balance.table
    without = explorer.look(Choices(by_segment=by_segment, pressed_counts=False)).balance.table
    for end in ("min", "max"):
        assert np.allclose(without[f"saldo_{end}_ha"], within[f"saldo_{end}_druk_ha"], equal_nan=True)
        assert (without[f"saldo_{end}_ha"] <= within[f"saldo_{end}_ha"] + 1e-9).all()
    assert without["saldo_min_ha"].notna().all()


def one_terrain(**changed):
    row = {
        "terrein_id": "a", "regio": "Oost", "segment": "C", "ibis_type": "B", "planfase": 1.0, "uitgeefbaar_ha": 10.0,
        "terstond_ha": 10.0, "niet_terstond_ha": 0.0, "optie_ha": NAN, "beschikbaar_vanaf": NAN, "peiljaar": 2022.0,
        "onder_druk": 0.25, "number": 0,
    }  # fmt: skip
    return prepare(pd.DataFrame([{**row, **changed}]), DEFAULT_TYPES, None, None, spread=False)


def growth(ha, last=2032):
    """One scenario that grows evenly to so many hectares: jobs x 0.5 x 200 m2."""
    rows = [("Oost", "C", "midden", 2022, 1000.0), ("Oost", "C", "midden", last, 1000.0 + ha * 100)]
    table = pd.DataFrame(rows, columns=["regio", "segment", "scenario", "jaar", "banen"])
    return JobTables(table.assign(aandeel_terrein=0.5, m2_per_baan=200.0, jaar=table["jaar"].astype(float)))


def test_the_choices_by_hand():
    # 10 ha hard, a quarter of it under pressure; 8 ha of demand in ten years.
    explorer = Explorer(one_terrain(), growth(8))
    balances = {
        Choices(): 2.0,
        Choices(pressed_counts=False): -0.5,
        Choices(space_pct=150.0): -2.0,  # 12 ha
        Choices(greening_pct=25.0): 0.0,  # 8 + 2 ha
        Choices(horizon=2027): 6.0,  # 4 ha
    }
    for choices, left in balances.items():
        assert explorer.look(choices).balance.table["saldo_min_ha"].tolist() == pytest.approx([left, left]), choices
    years = explorer.look(Choices(pressed_counts=False)).years("Oost").set_index("jaar")
    assert years["aanbod_hard_ha"][2022] == 7.5
    # 0.8 ha a year: 7.5 ha are gone in 2032, when 8 are needed.
    assert explorer.look(Choices(pressed_counts=False)).balance.table["tekort_vanaf_hoog"].tolist() == [2032, 2032]


def test_without_pressure_unknown_pressure_is_said_and_not_taken_for_none():
    land = prepare(
        pd.concat([one_terrain().table, one_terrain(terrein_id="b", regio="West", onder_druk=NAN).table]).assign(
            number=[0, 1]
        ),
        DEFAULT_TYPES, None, None, spread=False,
    )  # fmt: skip
    table = Explorer(land, growth(8)).look(Choices(pressed_counts=False)).balance.table.set_index("regio")
    assert np.isnan(table["aanbod_hard_ha"]["West"])
    assert table["saldo_klasse"]["West"] == "onbekend"
    assert table["saldo_reden"]["West"] == PRESSURE_UNKNOWN
    assert table["aanbod_hard_ha"]["Oost"] == 7.5


def test_what_cannot_be_chosen_says_why_and_changes_nothing():
    land, needs = one_terrain(onder_druk=NAN), growth(8)
    assert Explorer(land, needs).closed == {"double_use_pct": NO_DOUBLE_USE, "pressed_counts": NO_PRESSURE}
    hectares = forecast(needs.jobs, None, None, None, DemandOptions())
    rows = land.supply(SupplyOptions()).table
    explorer = Explorer(rows, hectares)
    assert explorer.closed == {
        "double_use_pct": HECTARES_ONLY, "greening_pct": HECTARES_ONLY, "space_pct": HECTARES_ONLY,
        "phase3_is_hard": ROWS_ONLY, "unknown_is_hard": ROWS_ONLY, "pressed_counts": NO_PRESSURE,
    }  # fmt: skip
    wanted = Choices(2032, True, True, False, 150.0, 25.0, 150.0)
    assert explorer.look(wanted).choices == Choices()
    assert_frame_equal(explorer.look(wanted).balance.table, balance(rows, hectares, BalanceOptions()).table)


def test_the_headline_names_regions_by_class_and_the_first_year_of_shortage():
    rows = [("Oost", 4.0), ("West", 20.0), ("Noord", 6.5)]
    supply = pd.DataFrame(rows, columns=["regio", "aanbod_hard_ha"]).assign(
        segment=None, peiljaar=2022.0, beschikbaar_vanaf=2022.0, aanbod_zacht_ha=0.0, aanbod_onbekend_ha=0.0,
        aanbod_onder_druk_ha=NAN,
    )  # fmt: skip
    ends = [(region, name, year, ha) for region, _ in rows for name, last in (("laag", 5.0), ("hoog", 10.0))
            for year, ha in ((2022, 0.0), (2032, last))]  # fmt: skip
    demand = pd.DataFrame(ends, columns=["regio", "scenario", "jaar", "vraag_ha"]).assign(segment=None)
    found = Explorer(supply, demand).look(Choices()).headline()
    assert (found.short, found.unsure, found.enough, found.unknown) == (("Oost",), ("Noord",), ("West",), ())
    # 1 ha a year at high demand: 4 ha last until 2026, so 2027 is the first year of shortage.
    assert (found.first_year, found.first_region) == (2027, "Oost")
    assert (found.klasse, found.supply, found.low, found.high) == ("voldoende", 30.5, 0.5, 15.5)


def test_what_the_controls_need_to_know():
    explorer = Explorer(terrains(), jobs())
    assert explorer.years() == (2023, 2040)
    assert explorer.segments() == ["C", "D"]
    assert explorer.regions() == ["Oost", "West", "Zuid"]
    assert explorer.space_per_job() == pytest.approx(200.0)
    assert explorer.double_use_hectares() == pytest.approx(4.5)
    assert Explorer(terrains(), growth(8)).double_use_hectares() is None


def test_by_segment_there_is_a_row_per_region_of_one_segment_and_its_total():
    view = Explorer(terrains(), jobs()).look(Choices(by_segment=True))
    assert view.rows("C")["regio"].tolist() == ["Oost", "West", "Zuid", "totaal"]
    assert set(view.rows("C")["segment"]) == {"C"}
    assert set(view.years("Oost", "C")["segment"]) == {"C"}
    assert view.headline("C") is not None


def test_a_slider_works_out_only_what_it_changes():
    regions = [f"Regio {number:02}" for number in range(40)]
    explorer = Explorer(terrains(4000, regions=regions, segments="ABCD"), jobs(range(2022, 2052), regions, "ABCD"))
    explorer.look(Choices())
    taken = []
    for choices in (Choices(horizon=2040), Choices(space_pct=90.0), Choices(phase3_is_hard=True)):
        start = time.perf_counter()
        explorer.look(choices)
        taken.append(1000 * (time.perf_counter() - start))
    print(f"\n40 regions x 4 segments x 30 years: {', '.join(f'{each:.0f} ms' for each in taken)}")
    later = Choices(horizon=2040)
    assert explorer.demand_rows(later) is explorer.demand_rows(Choices())
    assert explorer.supply_rows(later) is explorer.supply_rows(Choices(space_pct=90.0))
    assert explorer.demand_rows(Choices(space_pct=90.0)) is not explorer.demand_rows(Choices())
