"""Sums per area on squares worked by hand: which terrain belongs where, ground once, attributes once, and NULL."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from test_perspectives import grounds

from werklocaties_plugin.core.judging.perspective_areas import (
    FIELDS,
    FINDING_FIELDS,
    Stock,
    areas_of,
    belongs,
    findings,
    planned_homes,
    summarise,
)
from werklocaties_plugin.core.judging.perspectives import Options, subjects
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes.plans import PlanFeatures, combine

RULES = load()


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def areas(**named):
    return areas_of(array(list(named)), array(list(named.values())))


WEST, EAST = shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)


def place(*terrains, **named):
    """The names of the areas of each terrain."""
    among = areas(**named)
    terrain, area = belongs(array(terrains), among, Engine())
    return [[among.name[each] for each in area[terrain == row]] for row in range(len(terrains))]


# ---- which area


def test_a_terrain_belongs_to_each_area_that_holds_more_than_half_of_it():
    mostly_east, exactly_half = shapely.box(900, 0, 1200, 10), shapely.box(950, 0, 1050, 10)
    outside, mostly_outside = shapely.box(5000, 0, 5010, 10), shapely.box(1940, 0, 2060.1, 10)
    all_of_it = shapely.box(-10, -10, 3000, 3000)
    found = place(mostly_east, exactly_half, outside, mostly_outside, WEST=WEST, EAST=EAST)
    assert found == [["EAST"], ["EAST"], [], []]  # half and half: the first in the alphabet
    assert place(mostly_east, outside, WEST=WEST, EAST=EAST, ALL=all_of_it) == [["ALL", "EAST"], []]


def test_where_areas_share_a_terrain_the_largest_part_decides():
    third = shapely.box(0, 1000, 2000, 2000)
    terrain = shapely.box(700, 800, 1200, 1300)  # 60 % north, 24 % west, 16 % east
    assert place(terrain, WEST=WEST, EAST=EAST, NORTH=third) == [["NORTH"]]
    thirds = shapely.box(400, 900, 1400, 1090)  # 47 % north, 32 % west, 21 % east
    assert place(thirds, WEST=WEST, EAST=EAST, NORTH=third) == [["NORTH"]]


def test_features_of_one_name_are_one_area_however_cut_and_overlapping():
    halves = [shapely.box(0, 0, 600, 1000), shapely.box(400, 0, 1000, 1000)]
    among = areas_of(array(["A", "A"]), array(halves))
    assert (among.name.tolist(), shapely.area(among.geometry).tolist()) == (["A"], [1_000_000])
    terrain, area = belongs(array([shapely.box(450, 0, 650, 10), None]), among, Engine())
    assert (terrain.tolist(), area.tolist()) == ([0], [0])


# ---- sums

ROWS = [
    {"terrein_id": "a", "naam": "Alfa", "banen": 100, "kade": 1, "issuable_ha": 2.0, "kavel_max_ha": 1, "segment": "A"},
    {"terrein_id": "b", "naam": "Bravo", "banen": np.nan, "kade": 0, "issuable_ha": 9.0, "kavel_max_ha": 8.0},
    {"terrein_id": "c", "naam": None, "banen": 30, "kade": 1, "issuable_ha": np.nan},
    {"terrein_id": "d", "naam": "Delta", "banen": 7},
]
#: 1 ha, 4 ha and 1 ha in the west, 1 ha in the east.
PLACES = [
    shapely.box(0, 0, 100, 100), shapely.box(200, 0, 400, 200), shapely.box(500, 0, 600, 100),
    shapely.box(1500, 0, 1600, 100),
]  # fmt: skip


def stock_of(rows=ROWS, places=PLACES, overall=("hoog", "laag", "hoog", "onbekend"), **themes):
    with_area = [
        {**row, "area_ha": np.nan if each is None else each.area / 1e4} for row, each in zip(rows, places, strict=True)
    ]
    return Stock(grounds(with_area, list(overall), **themes), array(places))


def summary(stock, homes=None, **named):
    among = areas(**(named or {"WEST": WEST, "EAST": EAST}))
    found = subjects(stock.grounds, Options(), RULES)
    pairs = belongs(stock.geometry, among, Engine())
    table = summarise(stock, found, pairs, among, homes, "regels", Engine())
    return {row["gebied"]: row for row in table.to_dict("records")}, findings(stock, found, pairs, among)


def test_counts_hectares_and_jobs_by_hand():
    themes = {"n2000": ["hoog", "geen", "hoog", "onbekend"], "woon": ["geen", "hoog", "geen", "geen"]}
    found, _ = summary(stock_of(**themes))
    assert list(found) == ["EAST", "WEST"]
    west = found["WEST"]
    assert list(west) == list(FIELDS)
    assert (west["terreinen"], west["oppervlakte_ha"], west["banen"], west["banen_onbekend"]) == (3, 6, 130, 1)
    assert [west[f"spanning_natuur_{each}"] for each in ("terreinen", "ha", "banen", "namen")] == [2, 2, 130, "Alfa; c"]
    assert [west[f"spanning_steden_{each}"] for each in ("terreinen", "ha", "namen")] == [1, 4, "Bravo"]
    assert west["spanning_steden_banen"] is None  # nobody knows how many work at Bravo
    assert [west[f"spanning_segment_{each}"] for each in ("terreinen", "ha", "banen")] == [1, 1, 100]
    assert [west[f"spanning_kade_{each}"] for each in ("terreinen", "ha", "banen")] == [2, 2, 130]
    assert [west[f"kans_kade_{each}"] for each in ("terreinen", "ha", "banen")] == [1, 2, 100]
    assert [west[f"kans_kavels_{each}"] for each in ("terreinen", "ha", "banen")] == [1, 8, None]
    assert [west[f"kans_{each}"] for each in ("terreinen", "ha", "banen", "namen")] == [2, 5, 100, "Bravo; Alfa"]
    assert west["perspectief_regels"] == "regels"


def test_unknown_is_null_and_nought_is_nought():
    found, _ = summary(
        stock_of(n2000=["hoog", "geen", "hoog", "onbekend"]), EMPTY=shapely.box(0, 5000, 1, 5001), EAST=EAST
    )
    east, empty = found["EAST"], found["EMPTY"]
    assert (east["terreinen"], east["spanning_natuur_terreinen"], east["spanning_natuur_ha"]) == (1, None, None)
    assert (east["kans_hmc_terreinen"], east["kans_namen"], east["banen"]) == (None, None, 7)
    assert (empty["terreinen"], empty["spanning_natuur_terreinen"], empty["kans_ha"], empty["banen"]) == (0, 0, 0, 0)


def test_terrains_outside_every_area_have_a_row_without_a_name():
    found, listed = summary(stock_of(places=[*PLACES[:3], None]), WEST=shapely.box(0, 0, 300, 1000))
    assert list(found) == ["WEST", None]
    assert (found[None]["terreinen"], found[None]["oppervlakte_ha"], found[None]["banen"]) == (3, 5, 37)
    assert listed["gebied"].tolist()[-1] is None
    everywhere, _ = summary(stock_of())
    assert None not in everywhere


def test_a_terrain_of_two_polygons_counts_once_and_its_figures_are_divided_by_area():
    # 1 ha and 3 ha of one terrain with 80 jobs and 4 ha issuable at a quay: a quarter west, three quarters east.
    row = {"terrein_id": "a", "naam": "Alfa", "banen": 80, "kade": 1, "issuable_ha": 4.0}
    places = [shapely.box(0, 0, 100, 100), shapely.box(1500, 0, 1800, 100)]
    stock = stock_of([row, row], places, ["hoog", "hoog"])
    apart, _ = summary(stock)
    assert [apart[each]["banen"] for each in ("WEST", "EAST")] == [20, 60]
    assert [apart[each]["kans_kade_ha"] for each in ("WEST", "EAST")] == [1, 3]
    whole, _ = summary(stock, ALL=shapely.box(-1, -1, 3000, 1000))
    assert (whole["ALL"]["terreinen"], whole["ALL"]["banen"], whole["ALL"]["kans_kade_ha"]) == (1, 80, 4)
    assert (whole["ALL"]["kans_terreinen"], whole["ALL"]["kans_ha"]) == (1, 4)


def test_ground_of_terrains_that_overlap_counts_once():
    places = [shapely.box(0, 0, 100, 100), shapely.box(50, 0, 150, 100)]
    rows = [{"terrein_id": each, "kade": 1, "issuable_ha": 1} for each in "ab"]
    found, _ = summary(stock_of(rows, places, ["hoog", "hoog"]))
    assert (found["WEST"]["oppervlakte_ha"], found["WEST"]["spanning_kade_ha"], found["WEST"]["kans_ha"]) == (
        pytest.approx(1.5),
        pytest.approx(1.5),
        pytest.approx(1.5),
    )
    assert found["WEST"]["kans_kade_ha"] == 2  # what the register states adds up


def test_overlapping_areas_both_count_a_terrain():
    found, listed = summary(stock_of(), A=WEST, B=WEST)
    assert found["A"]["terreinen"] == found["B"]["terreinen"] == 3
    assert (listed["gebied"] == "A").sum() == (listed["gebied"] == "B").sum() > 0


def test_a_long_list_of_names_ends_with_how_many_more():
    rows = [{"terrein_id": str(number), "naam": f"T{number:02}", "kade": 1, "issuable_ha": 1} for number in range(30)]
    places = [shapely.box(20 * number, 0, 20 * number + 10, 10) for number in range(30)]
    found, _ = summary(stock_of(rows, places, ["hoog"] * 30))
    assert found["WEST"]["kans_namen"].startswith("T00; T01")
    assert found["WEST"]["kans_namen"].endswith("T24; en 5 meer")


def test_the_list_goes_by_area_tensions_first_then_by_subject_and_hectares():
    _, listed = summary(stock_of(n2000=["hoog", "hoog", "hoog", "hoog"]))
    assert [name for name in FINDING_FIELDS if name != "terrein_fid"] == list(listed)[1:]
    rows = listed[["gebied", "soort", "onderwerp", "terrein_id", "ha"]].to_numpy().tolist()
    assert rows == [
        ["EAST", "spanning", "natura2000", "d", 1],
        ["WEST", "spanning", "natura2000", "b", 4],
        ["WEST", "spanning", "natura2000", "a", 1],
        ["WEST", "spanning", "natura2000", "c", 1],
        ["WEST", "spanning", "segment", "a", 1],
        ["WEST", "spanning", "kade", "a", 1],
        ["WEST", "spanning", "kade", "c", 1],
        ["WEST", "kans", "grote kavels", "b", 8],
        ["WEST", "kans", "kade", "a", 2],
    ]


def test_no_terrains_give_areas_of_nought():
    found, listed = summary(stock_of([], [], []))
    assert {name: row["terreinen"] for name, row in found.items()} == {"EAST": 0, "WEST": 0}
    assert len(listed) == 0


# ---- planned homes


def test_planned_homes_go_by_the_share_of_a_plan_and_points_wholly():
    # 400 homes, three quarters in the west; 50 as a point in the east; a plan of unknown number in the north.
    geometry = [shapely.box(850, 0, 1050, 100), shapely.Point(1500, 5), shapely.box(0, 1000, 10, 1010)]
    ids, blank = array(["1", "2", "3"]), array([None] * 3)
    homes = np.array([400.0, 50.0, np.nan])
    plans = combine(PlanFeatures(array(geometry), ids, blank, ids, blank, blank, homes, np.full(3, np.nan)))
    among = areas(WEST=WEST, EAST=EAST, NORTH=shapely.box(0, 1000, 2000, 2000), SOUTH=shapely.box(0, -100, 10, -50))
    found = dict(zip(among.name, planned_homes(plans, among, Engine()), strict=True))
    assert (found["WEST"], found["EAST"], found["SOUTH"]) == (pytest.approx(300), pytest.approx(150), 0)
    assert np.isnan(found["NORTH"])
    assert summary(stock_of(), np.array([150.0, np.nan]))[0]["WEST"]["woningen_gepland"] is None
