"""Supply: what counts, how hard it is, from which year, in which region, and what is under pressure. Worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from werklocaties_plugin.core.balance.pressure import under_pressure, within_zones, zone_hectares
from werklocaties_plugin.core.balance.regions import region_shares
from werklocaties_plugin.core.balance.supply import SupplyOptions, terrain_numbers
from werklocaties_plugin.core.balance.terrains import DEFAULT_TYPES, prepare, type_codes, type_list
from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.measuring.engine import Engine

NAN = np.nan
DEFAULTS = {
    "terrein_id": None, "regio": "Oost", "segment": "C", "ibis_type": "B", "planfase": 1.0, "uitgeefbaar_ha": NAN,
    "terstond_ha": NAN, "niet_terstond_ha": NAN, "optie_ha": NAN, "beschikbaar_vanaf": NAN, "peiljaar": 2024.0,
    "onder_druk": 0.0,
}  # fmt: skip


def terrains(*rows, **options):
    frame = pd.DataFrame([{**DEFAULTS, "terrein_id": f"t{number}", **row} for number, row in enumerate(rows)])
    frame["number"] = terrain_numbers(frame["terrein_id"].tolist())
    given = {"types": DEFAULT_TYPES, "shares": None, "zones": None, "spread": False, **options}
    return prepare(frame, given.pop("types"), given.pop("shares"), given.pop("zones"), **given)


def supply(*rows, options=None, **given):
    return terrains(*rows, **given).supply(options or SupplyOptions())


def total(found, column):
    values = found.table[f"aanbod_{column}_ha"]
    return values.sum() if values.notna().any() else None


# ---- what is issuable


@pytest.mark.parametrize(
    ("row", "hectares", "fact"),
    [
        ({"uitgeefbaar_ha": 5.0}, 5, None),
        ({"terstond_ha": 2.0, "niet_terstond_ha": 3.5}, 5.5, None),
        ({"uitgeefbaar_ha": 5.0, "terstond_ha": 2.0, "niet_terstond_ha": 3.1}, 5, None),  # 0.1 apart: on the edge
        ({"uitgeefbaar_ha": 5.0, "terstond_ha": 2.0, "niet_terstond_ha": 3.11}, 5, "contradiction"),
        ({"uitgeefbaar_ha": -1.0}, 0, "negative"),
        ({"uitgeefbaar_ha": 0.0}, 0, None),
        ({"terstond_ha": 2.0}, None, "unknown"),  # later is unknown, so the sum is
        ({}, None, "unknown"),
    ],
)
def test_issuable_hectares(row, hectares, fact):
    found = supply(row)
    assert total(found, "hard") == hectares
    assert set(found.facts) == ({fact} if fact else set())
    assert found.table["terreinen"].sum() == 1
    assert found.table["terreinen_zonder_opgave"].sum() == (hectares is None)


def test_known_and_unknown_terrains_add_up_to_what_is_known_and_say_how_many_are_not():
    found = supply({"uitgeefbaar_ha": 3.0}, {})
    assert found.table[["aanbod_hard_ha", "terreinen", "terreinen_zonder_opgave"]].to_numpy().tolist() == [[3, 2, 1]]


def test_a_terrain_in_parts_counts_once_with_the_worst_pressure():
    part = {"terrein_id": "0123", "uitgeefbaar_ha": 4.0}
    found = supply({**part, "onder_druk": 0.0}, {**part, "onder_druk": 1.0}, {**part, "segment": None})
    assert found.table["terreinen"].tolist() == [1]
    assert (total(found, "hard"), total(found, "onder_druk"), found.facts) == (4, 4, {})
    assert supply(part, {**part, "uitgeefbaar_ha": 6.0}).facts == {"differing": ["0123"]}


def test_terrains_without_an_id_are_terrains_of_their_own():
    found = supply({"terrein_id": None, "uitgeefbaar_ha": 1.0}, {"terrein_id": None, "uitgeefbaar_ha": 2.0})
    assert (found.table["terreinen"].sum(), total(found, "hard")) == (2, 3)


# ---- how hard


@pytest.mark.parametrize(
    ("phase", "kind"),
    [
        (1, "hard"),
        (2, "hard"),
        (3, "zacht"),
        (4, "zacht"),
        (5, "zacht"),
        (NAN, "onbekend"),
        (0, "onbekend"),
        (6, "onbekend"),
    ],
)
def test_the_phase_decides_how_hard_supply_is(phase, kind):
    found = supply({"planfase": phase, "uitgeefbaar_ha": 2.0})
    assert {each: total(found, each) for each in ("hard", "zacht", "onbekend")} == {
        "hard": 0, "zacht": 0, "onbekend": 0, kind: 2,
    }  # fmt: skip


def test_the_province_decides_about_a_draft_plan_and_about_no_phase():
    rows = [{"planfase": 3.0, "uitgeefbaar_ha": 2.0}, {"planfase": NAN, "uitgeefbaar_ha": 5.0}]
    assert total(supply(*rows, options=SupplyOptions(phase3_is_hard=True)), "hard") == 2
    assert total(supply(*rows, options=SupplyOptions(unknown_is_hard=True)), "hard") == 5


def test_a_kind_with_terrains_but_no_figure_is_unknown_and_one_without_terrains_is_zero():
    found = supply({"planfase": 1.0}, {"planfase": 4.0, "uitgeefbaar_ha": 2.0}).table
    assert np.isnan(found["aanbod_hard_ha"].iloc[0])
    assert (found["aanbod_zacht_ha"].iloc[0], found["aanbod_onbekend_ha"].iloc[0]) == (2, 0)


# ---- from which year


def by_year(found):
    years = found.table["beschikbaar_vanaf"]
    return {
        None if np.isnan(year) else int(year): ha for year, ha in zip(years, found.table["aanbod_hard_ha"], strict=True)
    }


def test_at_once_is_from_the_reference_year_and_the_rest_unknown():
    assert by_year(supply({"terstond_ha": 2.0, "niet_terstond_ha": 3.0})) == {2024: 2, None: 3}
    assert by_year(supply({"uitgeefbaar_ha": 4.0})) == {None: 4}


def test_the_given_year_is_for_what_is_not_there_at_once():
    row = {"terstond_ha": 2.0, "niet_terstond_ha": 3.0, "beschikbaar_vanaf": 2028.0}
    assert by_year(supply(row)) == {2024: 2, 2028: 3}
    assert by_year(supply({"uitgeefbaar_ha": 4.0, "beschikbaar_vanaf": 2030.0})) == {2030: 4}


def test_more_at_once_than_there_is_stays_at_what_there_is():
    found = supply({"uitgeefbaar_ha": 1.5, "terstond_ha": 2.0, "niet_terstond_ha": 0.0})
    assert by_year(found) == {2024: 1.5}
    assert found.facts == {"contradiction": ["t0"]}


def test_a_terrain_in_two_years_is_counted_once():
    assert supply({"terstond_ha": 2.0, "niet_terstond_ha": 3.0}).table["terreinen"].tolist() == [1, 0]


# ---- which types


def test_shops_and_schools_do_not_count_and_are_named():
    hectares = {"C1": 9.0, "b": 1.0, None: 2.0, "Zeehaventerrein": 4.0}
    found = supply(*({"ibis_type": kind, "uitgeefbaar_ha": ha} for kind, ha in hectares.items()))
    assert (total(found, "hard"), found.facts) == (7, {"other_type": ["t0"]})


def test_types_are_codes_whatever_the_file_calls_them():
    given = np.array(["A", "bedrijventerrein", " c2 ", "X", None, "kantoor"], dtype=object)
    assert type_codes(given).tolist() == ["A", "B", "C2", "X", "onbekend", "onbekend"]


def test_a_type_that_is_none_is_refused():
    assert type_list("a; c1;Onbekend") == ("A", "C1", "onbekend")
    for text in ("A;Q", ""):
        with pytest.raises(ChoiceError, match="type_unknown"):
            type_list(text)


# ---- regions

WEST, EAST = shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)
NAMES = np.array(["West", "Oost"], dtype=object)


def shares(*geometries):
    array = np.full(len(geometries), None, dtype=object)
    array[:] = geometries
    return region_shares(array, np.arange(len(array)), np.array([WEST, EAST]), NAMES, Engine())


def test_a_terrain_on_a_border_belongs_to_its_largest_part_or_to_both():
    border = shares(shapely.box(970, 0, 1070, 100))  # 30 in the west, 70 in the east
    row = {"uitgeefbaar_ha": 10.0, "regio": "elders"}
    whole = supply(row, shares=border, regions=["Oost", "West"])
    assert whole.table.set_index("regio")["aanbod_hard_ha"].to_dict() == {"Oost": 10, "West": 0}
    spread = supply(row, shares=border, spread=True, regions=["Oost", "West"])
    assert spread.table.set_index("regio")["aanbod_hard_ha"].to_dict() == pytest.approx({"Oost": 7, "West": 3})
    assert spread.table.set_index("regio")["terreinen"].to_dict() == {"Oost": 1, "West": 0}


def test_what_lies_outside_every_region_is_kept_apart():
    outside = supply({"uitgeefbaar_ha": 5.0}, shares=shares(shapely.box(5000, 0, 5100, 100)), regions=["Oost", "West"])
    lost = outside.table[outside.table["regio"].isna()]
    assert (lost["aanbod_hard_ha"].tolist(), outside.facts) == ([5], {"without_region": ["t0"]})
    half = shares(shapely.box(1950, 0, 2050, 100))
    assert half[["regio", "share"]].to_numpy().tolist() == [["Oost", 0.5], [None, 0.5]]


def test_a_drawing_difference_along_the_rim_is_no_part_outside():
    rim = shares(shapely.box(1900.5, 0, 2000.5, 100))  # half a metre of 100 m outside
    assert rim[["regio", "share"]].to_numpy().tolist() == [["Oost", 1.0]]


def test_a_point_lies_in_the_region_around_it_and_a_terrain_without_a_place_where_its_field_says():
    placed = shares(shapely.Point(500, 500), None)
    assert placed[["row", "regio"]].to_numpy().tolist() == [[0, "West"]]
    found = supply(
        {"uitgeefbaar_ha": 1.0, "regio": "Oost"}, {"uitgeefbaar_ha": 2.0, "regio": "Oost"}, shares=placed,
        regions=["Oost", "West"],
    )  # fmt: skip
    assert found.table.set_index("regio")["aanbod_hard_ha"].to_dict() == {"West": 1, "Oost": 2}


@pytest.mark.parametrize("seed", range(6))
def test_spreading_loses_and_adds_no_hectares(seed):
    rng = np.random.default_rng(seed)
    corner = rng.uniform(-200, 2000, (12, 2))
    boxes = [shapely.box(x, y, x + rng.uniform(10, 900), y + 80) for x, y in corner]
    rows = [{"uitgeefbaar_ha": float(ha)} for ha in rng.uniform(0, 20, 12)]
    found = supply(*rows, shares=shares(*boxes), spread=True, regions=["Oost", "West"])
    assert total(found, "hard") == pytest.approx(sum(row["uitgeefbaar_ha"] for row in rows))


def test_a_region_without_terrains_has_zero_but_not_where_the_segment_is_unknown():
    rows = [{"uitgeefbaar_ha": 1.0, "regio": "West"}, {"uitgeefbaar_ha": 2.0, "segment": None}]
    table = supply(*rows, regions=["Noord", "Oost", "West"]).table
    assert [tuple(row) for row in table[["regio", "segment", "aanbod_hard_ha"]].to_numpy()] == [
        ("Oost", None, 2), ("West", "C", 1), ("Noord", "C", 0),
    ]  # fmt: skip


# ---- pressure


def test_pressure_is_class_hoog_of_a_theme_and_unknown_where_a_theme_is():
    classes = pd.DataFrame(
        {"woon": ["hoog", "laag", "laag", None, "onbekend"], "n2000": ["geen", "hoog", "laag", "geen", "hoog"]}
    )
    overlap = {"n2000": pd.Series([0, 2.0, 0, 0, 0.0])}
    assert under_pressure(classes, overlap).tolist()[:3] == [1, 1, 0]
    assert np.isnan(under_pressure(classes, overlap)[3:]).all()
    assert np.isnan(under_pressure(pd.DataFrame(index=range(2)), {})).all()


def test_only_hard_hectares_are_under_pressure():
    rows = [{"uitgeefbaar_ha": 3.0, "onder_druk": 1.0}, {"uitgeefbaar_ha": 4.0, "onder_druk": 1.0, "planfase": 4.0}]
    assert total(supply(*rows), "onder_druk") == 3


def test_nothing_judged_is_no_zero():
    assert total(supply({"uitgeefbaar_ha": 3.0, "onder_druk": NAN}), "onder_druk") is None


def test_a_zone_weighs_at_most_its_own_hectares():
    zones = zone_hectares(
        np.array(["t0", "t0", "t1", "t0"], dtype=object),
        np.array(["woningbouw", "natura2000", "woningbouw", "water"], dtype=object),
        np.array([shapely.box(0, 0, 100, 100), shapely.box(50, 0, 150, 100), shapely.box(0, 0, 300, 100),
                  shapely.box(500, 0, 900, 100)]),
        ["woningbouw", "natura2000"],
    )  # fmt: skip
    assert zones.to_dict() == pytest.approx({"t0": 1.5, "t1": 3})
    assert within_zones(
        np.array([1, 1, 1, 0, NAN]), np.array([6, 2, 4, 4, 4.0]), np.array([1.5, 3, NAN, 3, 3])
    ).tolist()[:4] == [0.25, 1, 1, 0]
    found = supply({"uitgeefbaar_ha": 6.0, "onder_druk": 1.0}, zones=zones)
    assert total(found, "onder_druk") == pytest.approx(1.5)
