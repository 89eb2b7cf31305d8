"""The balance: published balances come out exactly, edges of the classes, and what must hold for any data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.balance.balance import (
    FIELDS,
    SCENARIO_FIELDS,
    TIMELINE_FIELDS,
    BalanceOptions,
    balance,
    classify,
)

NAN = np.nan
SUPPLY = {
    "regio": "Oost", "segment": None, "peiljaar": 2022.0, "beschikbaar_vanaf": NAN, "aanbod_hard_ha": 0.0,
    "aanbod_zacht_ha": 0.0, "aanbod_onbekend_ha": 0.0, "aanbod_onder_druk_ha": 0.0,
}  # fmt: skip


def supply(*rows):
    return pd.DataFrame([{**SUPPLY, **row} for row in rows], columns=list(SUPPLY))


def demand(*rows):
    return pd.DataFrame(rows, columns=["regio", "segment", "scenario", "jaar", "vraag_ha"])


def grow(low, high, region="Oost", segment=None, start=2022, end=2030):
    """Two scenarios that start at nothing."""
    ends = (("laag", low), ("hoog", high))
    return [(region, segment, name, year, ha) for name, last in ends for year, ha in ((start, 0.0), (end, float(last)))]


def first(found):
    return found.table.iloc[0]


def hold(land, needs, **options):
    return balance(supply(*land), demand(*needs), BalanceOptions(**{"horizon": 2030, **options}))


# ---- published balances


def test_noord_brabant_2022():
    found = first(hold([{"aanbod_hard_ha": 625.0, "aanbod_zacht_ha": 284.0}], grow(973, 1321)))
    names = (
        "vraag_laag_ha",
        "vraag_hoog_ha",
        "saldo_min_ha",
        "saldo_max_ha",
        "saldo_min_zacht_ha",
        "saldo_max_zacht_ha",
    )
    assert [found[name] for name in names] == [973, 1321, -696, -348, -412, -64]
    assert found["saldo_klasse"] == "tekort"
    # 1,321 / 8 a year: 625 ha are gone in 3.8 years; at 973 / 8 in 5.1 years.
    assert (found["tekort_vanaf_hoog"], found["tekort_vanaf_laag"]) == (2026, 2028)
    assert found["saldo_reden"] == (
        "Tekort van 348 tot 696 ha: 625 ha hard aanbod tegen 973 tot 1.321 ha vraag tot 2030."
    )


@pytest.mark.parametrize(
    ("hard", "needed", "left", "klasse"), [(540, 360, 180, "voldoende"), (397, 424, -27, "tekort")]
)
def test_mrdh_and_west_overijssel_2017(hard, needed, left, klasse):
    found = first(
        hold([{"aanbod_hard_ha": float(hard)}], [("Oost", None, None, 2022, 0), ("Oost", None, None, 2030, needed)])
    )
    assert (found["saldo_min_ha"], found["saldo_max_ha"], found["saldo_klasse"]) == (left, left, klasse)


# ---- from the reference year


def test_demand_counts_from_the_reference_year_of_the_supply():
    # 16 ha in eight years; two have passed when the supply was counted.
    found = first(hold([{"aanbod_hard_ha": 20.0, "peiljaar": 2024.0}], grow(8, 16)))
    assert (found["vraag_laag_ha"], found["vraag_hoog_ha"]) == (6, 12)


def test_the_oldest_of_several_reference_years_counts_and_is_said():
    found = hold([{"aanbod_hard_ha": 1.0, "peiljaar": 2026.0}, {"aanbod_hard_ha": 2.0}], grow(8, 16))
    assert (first(found)["peiljaar"], first(found)["aanbod_hard_ha"]) == (2022, 3)
    assert found.facts == {"mixed_years": ["Oost"]}


def test_a_reserve_counts_whole_whatever_the_reference_year():
    needs = demand(*grow(8, 16)).assign(reserve_ha=3.0)
    needs["vraag_ha"] += 3.0
    found = balance(supply({"aanbod_hard_ha": 20.0, "peiljaar": 2024.0}), needs, BalanceOptions(2030)).table.iloc[0]
    assert (found["vraag_laag_ha"], found["vraag_hoog_ha"]) == (9, 15)


def test_without_a_reference_year_the_balance_is_unknown():
    found = hold([{"aanbod_hard_ha": 5.0, "peiljaar": NAN}], grow(8, 16))
    assert first(found)["saldo_klasse"] == "onbekend"
    assert found.facts == {"no_reference_year": ["Oost"]}


# ---- classes


@pytest.mark.parametrize(
    ("low", "high", "klasse"),
    [
        (-10, -0.06, "tekort"), (-10, -0.05, "onzeker"), (-0.06, 3, "onzeker"), (-0.05, 3, "voldoende"),
        (0, 0, "voldoende"), (NAN, 3, "onbekend"), (-3, NAN, "onbekend"),
    ],
)  # fmt: skip
def test_classes_on_and_beside_their_edges(low, high, klasse):
    assert classify(np.array([low]), np.array([high]), np.array([0.0])).tolist() == [klasse]


@pytest.mark.parametrize(("unknown", "klasse"), [(10.0, "voldoende"), (10.01, "onbekend")])
def test_more_than_a_tenth_of_unknown_phase_says_nothing(unknown, klasse):
    land = {"aanbod_hard_ha": 70.0, "aanbod_zacht_ha": 30.0 - unknown, "aanbod_onbekend_ha": unknown}
    assert first(hold([land], grow(1, 2)))["saldo_klasse"] == klasse


def test_what_is_missing_is_unknown_with_the_reason():
    both = hold([{"aanbod_hard_ha": 5.0}, {"regio": "West", "aanbod_hard_ha": 5.0}], [*grow(1, 2), *grow(1, 2, "Zuid")])
    rows = both.table.set_index("regio")
    assert rows["saldo_klasse"].to_dict() == {
        "Oost": "voldoende", "West": "onbekend", "Zuid": "onbekend", "totaal": "onbekend",
    }  # fmt: skip
    assert rows["saldo_reden"]["West"] == "De vraag van 2022 tot 2030 is niet bekend."
    assert rows["saldo_reden"]["Zuid"] == "Het harde aanbod is niet bekend."
    assert rows["aanbod_hard_ha"].isna().to_dict() == {"Oost": False, "West": False, "Zuid": True, "totaal": True}


def test_a_horizon_beyond_the_data_is_unknown_unless_the_user_goes_on():
    land = [{"aanbod_hard_ha": 30.0}]
    assert first(hold(land, grow(8, 16), horizon=2031))["saldo_klasse"] == "onbekend"
    on = first(hold(land, grow(8, 16), horizon=2031, extrapolate=True))
    assert (on["vraag_laag_ha"], on["vraag_hoog_ha"]) == (9, 18)


def test_one_unknown_scenario_leaves_the_band_unknown():
    found = hold([{"aanbod_hard_ha": 30.0}], [*grow(8, 16)[:3], ("Oost", None, "hoog", 2030, NAN)])
    assert np.isnan(first(found)["vraag_laag_ha"])
    assert first(found)["saldo_klasse"] == "onbekend"


def test_supply_under_pressure_that_is_unknown_leaves_only_that_balance_unknown():
    found = first(hold([{"aanbod_hard_ha": 30.0, "aanbod_onder_druk_ha": NAN}], grow(8, 16)))
    assert np.isnan(found["saldo_min_druk_ha"])
    assert found["saldo_klasse"] == "voldoende"


# ---- years


def test_supply_comes_in_steps_and_what_has_no_year_stands_apart():
    land = [
        {"aanbod_hard_ha": 2.0, "beschikbaar_vanaf": 2022.0},
        {"aanbod_hard_ha": 3.0, "beschikbaar_vanaf": 2025.0},
        {"aanbod_hard_ha": 4.0},
    ]
    years = hold(land, grow(8, 16)).timeline.query("regio == 'Oost'").set_index("jaar")
    assert years["aanbod_hard_ha"].to_dict() == {
        **dict.fromkeys((2022, 2023, 2024), 2),
        **dict.fromkeys(range(2025, 2031), 5),
    }
    assert set(years["aanbod_jaar_onbekend_ha"]) == {4}
    assert years["vraag_hoog_ha"][2026] == 8
    assert years["saldo_min_ha"][2026] == 1


def test_land_that_comes_too_late_is_a_shortage_on_the_way():
    # 2 ha a year; 20 ha come in 2026 only. Of unknown year there are 3 ha, which count as there.
    land = [{"aanbod_hard_ha": 20.0, "beschikbaar_vanaf": 2026.0}, {"aanbod_hard_ha": 3.0}]
    found = hold(land, grow(8, 16))
    assert (first(found)["saldo_klasse"], first(found)["tekort_vanaf_hoog"]) == ("voldoende", 2024)
    assert np.isnan(first(found)["tekort_vanaf_laag"])  # 1 ha a year: 3 ha last just until 2025, in 2026 comes the rest


def test_supply_after_the_horizon_is_in_the_balance_and_said():
    found = hold([{"aanbod_hard_ha": 20.0, "beschikbaar_vanaf": 2031.0}], grow(8, 16))
    assert first(found)["saldo_min_ha"] == 4
    assert found.facts == {"after_horizon": ["20.0"]}


# ---- levels

LAND = [
    {"regio": "Oost", "segment": "C", "aanbod_hard_ha": 5.0},
    {"regio": "Oost", "segment": "D", "aanbod_hard_ha": 7.0},
    {"regio": "West", "segment": "C", "aanbod_hard_ha": 1.0},
]
NEEDS = [*grow(4, 6, "Oost", "C"), *grow(9, 3, "Oost", "D"), *grow(2, 1, "West", "C")]


def test_band_ends_of_regions_do_not_add_up_but_scenarios_do():
    found = hold(LAND, NEEDS)
    bands = found.table.set_index("regio")[["vraag_laag_ha", "vraag_hoog_ha"]]
    # East: low 4 + 9 = 13, high 6 + 3 = 9. West: low 2, high 1. Total: low 15, high 10.
    assert bands.to_numpy().tolist() == [[9, 13], [1, 2], [10, 15]]
    each = found.per_scenario.pivot_table(index="scenario", columns="regio", values="saldo_ha")
    assert (each["Oost"] + each["West"]).to_list() == each["totaal"].to_list() == [3, -2]


def test_by_segment_there_is_a_total_per_segment_and_over_all():
    table = hold(LAND, NEEDS, by_segment=True).table
    assert [tuple(row) for row in table[["regio", "segment", "aanbod_hard_ha"]].to_numpy()] == [
        ("Oost", "C", 5), ("Oost", "D", 7), ("West", "C", 1), ("totaal", "C", 6), ("totaal", "D", 7),
        ("totaal", "totaal", 13),
    ]  # fmt: skip


def test_land_in_no_region_has_a_row_and_is_not_in_the_total():
    table = hold([*LAND, {"regio": None, "aanbod_hard_ha": 100.0}], NEEDS).table
    assert table["regio"].tolist() == ["Oost", "West", None, "totaal"]
    assert table["aanbod_hard_ha"].tolist() == [12, 1, 100, 13]


def test_a_scenario_that_one_region_lacks_is_unknown_in_the_total():
    found = hold(LAND, NEEDS[:-2])  # West has only the low scenario
    total = found.per_scenario.query("regio == 'totaal'").set_index("scenario")["vraag_ha"]
    assert total["laag"] == 15
    assert np.isnan(total["hoog"])
    assert found.table.iloc[-1]["saldo_klasse"] == "onbekend"


def test_columns_and_types_are_those_that_are_promised():
    found = hold(LAND, NEEDS)
    tables = ((found.table, FIELDS), (found.timeline, TIMELINE_FIELDS), (found.per_scenario, SCENARIO_FIELDS))
    for table, fields in tables:
        assert list(table.columns) == list(fields)
        for name, kind in fields.items():
            if kind is float:
                assert table[name].dtype == float, name


def test_no_supply_at_all_or_no_demand_at_all_is_no_crash():
    assert hold([], NEEDS).table["saldo_klasse"].unique().tolist() == ["onbekend"]
    assert hold(LAND, []).table["saldo_klasse"].unique().tolist() == ["onbekend"]


# ---- whatever the data


def random_case(seed):
    rng = np.random.default_rng(seed)
    regions, segments, scenarios = ("A", "B", "C"), ("C", "D"), ("laag", "midden", "hoog")
    land = [
        {
            "regio": region, "segment": segment, "aanbod_hard_ha": float(rng.uniform(0, 40)),
            "aanbod_zacht_ha": float(rng.uniform(0, 40)),
            "beschikbaar_vanaf": float(rng.choice([2022, 2026, 2029, NAN])),
        }
        for region in regions for segment in segments
    ]  # fmt: skip
    for row in land:
        row["aanbod_onder_druk_ha"] = row["aanbod_hard_ha"] * float(rng.uniform(0, 1))
    needs = []
    for region in regions:
        for segment in segments:
            for scenario in scenarios:
                path = np.cumsum(rng.uniform(-3, 12, 3))
                given = ((2022, 0.0), *zip((2025, 2028, 2030), path, strict=True))
                needs += [(region, segment, scenario, year, float(ha)) for year, ha in given]
    return land, needs


def by_hand(land, needs, region, horizon):
    """Independent: plain loops over one region."""
    hard = sum(row["aanbod_hard_ha"] for row in land if row["regio"] == region)
    sums = {}
    for scenario in {row[2] for row in needs}:
        for segment in {row[1] for row in needs}:
            points = sorted((row[3], row[4]) for row in needs if row[:3] == (region, segment, scenario))
            before = max(point for point in points if point[0] <= horizon)
            after = min(point for point in points if point[0] >= horizon)
            part = 0 if after == before else (horizon - before[0]) / (after[0] - before[0])
            sums[scenario] = sums.get(scenario, 0) + before[1] + part * (after[1] - before[1])
    return hard - max(sums.values()), hard - min(sums.values())


@pytest.mark.parametrize("seed", range(10))
def test_an_independent_count_gives_the_same_band(seed):
    land, needs = random_case(seed)
    horizon = 2023 + seed % 8
    table = hold(land, needs, horizon=horizon).table.set_index("regio")
    for region in "ABC":
        expected = by_hand(land, needs, region, horizon)
        assert (table["saldo_min_ha"][region], table["saldo_max_ha"][region]) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("seed", range(10))
def test_what_must_hold_for_any_data(seed):
    land, needs = random_case(seed)
    found = hold(land, needs)
    table = found.table
    assert (table["saldo_min_ha"] <= table["saldo_max_ha"]).all()
    assert (table["saldo_min_zacht_ha"] >= table["saldo_min_ha"]).all(), "soft supply never lowers the band"
    assert (table["saldo_max_druk_ha"] <= table["saldo_max_ha"]).all(), "leaving out pressure never raises it"
    wider = [*needs, *((*row[:2], "extra", row[3], row[4] * 2) for row in needs if row[2] == "hoog")]
    width = hold(land, wider).table
    assert (width["saldo_min_ha"] <= table["saldo_min_ha"] + 1e-6).all(), "a wider demand never narrows the band"
    assert (width["saldo_max_ha"] >= table["saldo_max_ha"] - 1e-6).all()
    each = found.per_scenario.pivot_table(index="scenario", columns="regio", values="saldo_ha")
    assert (each["A"] + each["B"] + each["C"]).to_list() == pytest.approx(each["totaal"].to_list(), abs=1e-5)
    shuffled = hold(land[::-1], needs[::-1])
    pd.testing.assert_frame_equal(shuffled.table, table)


@pytest.mark.parametrize("seed", range(4))
def test_the_class_and_the_first_year_of_shortage_agree(seed):
    land, needs = random_case(seed)
    table = hold(land, needs).table
    short = table["saldo_klasse"] == "tekort"
    assert (table.loc[short, "tekort_vanaf_laag"] <= 2030).all()
    assert (table.loc[table["saldo_klasse"] == "onzeker", "tekort_vanaf_hoog"] <= 2030).all()
