"""Demand: every part worked by hand, unknown stays unknown, and what is not given adds nothing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.balance.demand import COLUMNS, DemandOptions, Series, forecast
from werklocaties_plugin.core.errors import ChoiceError

NAN = np.nan
KEYS = ["regio", "segment", "scenario", "jaar"]


def jobs(*rows):
    return pd.DataFrame(rows, columns=[*KEYS, "banen", "aandeel_terrein", "m2_per_baan"])


def hectares(*rows):
    return pd.DataFrame(rows, columns=[*KEYS, "ha"])


#: 1,000 jobs become 1,500 in five years: 500 x 0.4 x 250 m2 = 5 ha.
GROWTH = jobs(("Oost", "C", "laag", 2025, 1000, 0.4, 250), ("Oost", "C", "laag", 2030, 1500, 0.4, 250))


def demand(given=GROWTH, replacement=None, additional=None, double_use=None, **options):
    return forecast(given, replacement, additional, double_use, DemandOptions(**options))


def column(found, name, **where):
    for key, value in where.items():
        found = found[found[key].isna() if value is None else found[key] == value]
    return dict(zip(found["jaar"].astype(int), found[name], strict=True))


def test_expansion_is_jobs_by_share_by_space_less_the_base_year():
    found = demand()
    assert list(found.columns) == list(COLUMNS)
    assert column(found, "uitbreiding_ha") == pytest.approx({2025: 0, 2026: 1, 2027: 2, 2028: 3, 2029: 4, 2030: 5})
    assert column(found, "vraag_ha") == pytest.approx(column(found, "uitbreiding_ha"))
    assert found["vervanging_ha"].isna().all()


def test_fewer_jobs_give_land_back_but_no_negative_allowance():
    shrinking = jobs(("Oost", "C", "laag", 2025, 1500, 0.4, 250), ("Oost", "C", "laag", 2030, 1000, 0.4, 250))
    found = demand(shrinking, greening_pct=10, reserve_years=2)
    assert column(found, "vraag_ha")[2030] == pytest.approx(-5)
    assert column(found, "toeslag_ha")[2030] == 0


def test_the_share_and_the_space_may_change_with_the_years():
    # 1,000 x 0.4 x 250 = 10 ha; 1,000 x 0.5 x 200 = 10 ha: as much land, though more jobs are on terrains.
    moved = jobs(("Oost", "C", "laag", 2025, 1000, 0.4, 250), ("Oost", "C", "laag", 2030, 1000, 0.5, 200))
    assert column(demand(moved), "vraag_ha")[2030] == 0


def test_cumulative_hectares_count_from_the_base_year():
    series = Series(hectares(("Oost", "C", "laag", 2020, 3.0), ("Oost", "C", "laag", 2030, 13.0)), cumulative=True)
    # 8 ha had been lost by 2025; 5 more by 2030.
    assert column(demand(replacement=series), "vervanging_ha")[2030] == pytest.approx(5)
    later = Series(hectares(("Oost", "C", "laag", 2030, 4.0)), cumulative=True)
    assert column(demand(replacement=later), "vervanging_ha") == pytest.approx(
        {2025: 0, 2026: 0.8, 2027: 1.6, 2028: 2.4, 2029: 3.2, 2030: 4}
    )


def test_hectares_of_single_years_add_up_and_a_year_without_a_row_brings_nothing():
    rows = hectares(
        ("Oost", "C", "laag", 2025, 9.0), ("Oost", "C", "laag", 2027, 1.5), ("Oost", "C", "laag", 2030, 2.0)
    )
    found = demand(replacement=Series(rows, cumulative=False))
    assert column(found, "vervanging_ha") == {2025: 0, 2026: 0, 2027: 1.5, 2028: 1.5, 2029: 1.5, 2030: 3.5}


def test_an_amount_that_is_unknown_leaves_the_demand_unknown_from_then_on():
    rows = hectares(("Oost", "C", "laag", 2027, 1.5), ("Oost", "C", "laag", 2028, NAN))
    found = column(demand(additional=Series(rows, cumulative=False)), "vraag_ha")
    assert found[2027] == pytest.approx(3.5)
    assert np.isnan([found[2028], found[2030]]).all()


def test_a_part_given_for_one_region_only_adds_nothing_elsewhere():
    both = pd.concat([GROWTH, GROWTH.assign(regio="West")])
    found = demand(both, additional=Series(hectares(("Oost", "C", "laag", 2030, 4.0)), cumulative=True))
    assert column(found, "vraag_ha", regio="Oost")[2030] == pytest.approx(9)
    assert column(found, "vraag_ha", regio="West")[2030] == pytest.approx(5)


def test_a_row_without_a_scenario_holds_for_every_scenario():
    both = pd.concat([GROWTH, GROWTH.assign(scenario="hoog", banen=[1000, 2000])])
    found = demand(both, replacement=Series(hectares(("Oost", "C", None, 2030, 4.0)), cumulative=True))
    assert column(found, "vraag_ha", scenario="laag")[2030] == pytest.approx(9)
    assert column(found, "vraag_ha", scenario="hoog")[2030] == pytest.approx(14)


def test_a_region_with_only_replacement_has_a_demand_too():
    found = demand(replacement=Series(hectares(("West", None, "laag", 2030, 4.0)), cumulative=True))
    assert column(found, "vraag_ha", regio="West", segment=None)[2030] == 4
    assert found.loc[found["regio"] == "West", "uitbreiding_ha"].isna().all()


def test_double_use_is_there_only_for_its_years():
    twice = pd.DataFrame(
        [{"regio": None, "segment": "C", "ha_bestand": 50.0, "pct": 4.0, "van_jaar": 2027.0, "tot_jaar": 2028.0}]
    )
    assert column(demand(double_use=twice), "dubbel_ha") == {2025: 0, 2026: 0, 2027: 2, 2028: 2, 2029: 0, 2030: 0}


def test_double_use_of_a_province_is_spread_by_the_space_of_the_base_year():
    both = pd.concat([GROWTH, GROWTH.assign(regio="West", banen=[3000, 3000])])
    twice = pd.DataFrame([{"segment": "C", "ha_bestand": 100.0, "pct": 4.0, "van_jaar": 2026.0, "tot_jaar": 2040.0}])
    found = demand(both, double_use=twice)
    assert column(found, "dubbel_ha", regio="Oost")[2030] == pytest.approx(1)
    assert column(found, "dubbel_ha", regio="West")[2030] == pytest.approx(3)
    own = demand(both, double_use=twice.assign(regio="West"))
    assert column(own, "dubbel_ha", regio="West")[2030] == pytest.approx(4)
    assert np.isnan(column(own, "dubbel_ha", regio="Oost")[2030])


def test_allowances_are_percentages_of_growth_and_replacement_not_of_the_rest():
    lost = Series(hectares(("Oost", "C", "laag", 2030, 5.0)), cumulative=True)
    found = demand(replacement=lost, additional=lost, greening_pct=10, friction_pct=5)
    assert column(found, "toeslag_ha")[2030] == pytest.approx(1.5)  # 15 % of 5 + 5
    assert column(found, "vraag_ha")[2030] == pytest.approx(16.5)


def test_the_reserve_is_years_of_average_growth():
    found = demand(reserve_years=3)
    assert column(found, "reserve_ha") == pytest.approx({2025: 0, **dict.fromkeys(range(2026, 2031), 3)})  # 1 ha a year


def test_the_base_year_is_the_first_that_all_jobs_have_and_may_be_later():
    two = pd.concat([GROWTH, GROWTH.assign(regio="West", jaar=[2020, 2030])])
    assert demand(two)["jaar"].min() == 2025
    assert column(demand(base_year=2028), "uitbreiding_ha") == pytest.approx({2028: 0, 2029: 1, 2030: 2})
    with pytest.raises(ChoiceError) as error:
        demand(base_year=2024)
    assert error.value.details == {"year": "2024", "first": "2025"}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (GROWTH.assign(aandeel_terrein=45.0), "share_range"),
        (pd.concat([GROWTH, GROWTH]), "row_twice"),
        (GROWTH.assign(jaar=[2025, NAN]), "year_missing"),
        (GROWTH.assign(jaar=[2025, 2030.5]), "year_missing"),
        (GROWTH[:0], "demand_empty"),
    ],
)
def test_tables_that_mean_nothing_are_refused(given, problem):
    with pytest.raises(ChoiceError) as error:
        demand(given)
    assert error.value.problem == problem


def test_jobs_that_are_unknown_leave_the_demand_unknown():
    found = demand(GROWTH.assign(banen=[1000, NAN]))
    assert np.isnan(column(found, "vraag_ha")[2030])


def test_double_use_needs_jobs_to_be_spread_by():
    twice = pd.DataFrame([{"segment": "C", "ha_bestand": 1.0, "pct": 1.0, "van_jaar": 2026.0, "tot_jaar": 2040.0}])
    series = Series(hectares(("Oost", "C", "laag", 2030, 5.0)), cumulative=True)
    with pytest.raises(ChoiceError, match="double_use_without_jobs"):
        demand(None, replacement=series, double_use=twice)
