"""The claim of homes, through the algorithm: plans on the map, tables with Dutch numbers, supply, refusals."""

from __future__ import annotations

import pytest
from layers import layer, read, run, square

FIELDS = "plan_id:string,plannaam:string,status_planologisch:string,woningen_netto:int"


def plans(*rows):
    """Rows (x, width, status, homes): squares in one line."""
    made = [square(x, 0, width) for x, width, _, _ in rows]
    values = [(f"P{number}", f"Plan {number}", status, homes) for number, (_, _, status, homes) in enumerate(rows)]
    return layer(made, FIELDS, values, name="plannen")


def regions():
    return layer([square(-500, -500, 1530), square(1030, -500, 1500)], "naam:string", [("West",), ("Oost",)], name="r")


def claimed(tmp_path, **parameters):
    result = run("workhousingclaim", {"OUTPUT": str(tmp_path / "claim.gpkg"), **parameters})
    return result, {row["regio"]: row for row in read(tmp_path / "claim.gpkg").rows} if result.ok else {}


def test_plans_count_in_the_region_of_their_largest_part(tmp_path):
    # The second plan lies for 80 of its 100 m in the west, the third wholly in the east, the last in no region.
    given = plans((0, 100, "1A", 600), (950, 100, "3", 400), (1500, 100, "2B", 2000), (9000, 100, "1A", 70))
    result, rows = claimed(tmp_path, PLANS=[given], REGIONS=regions(), REGION_NAME="naam")
    assert result.ok, result.problem
    assert list(rows) == ["Oost", "West", None, "totaal"]
    assert {name: row["woningen"] for name, row in rows.items()} == {
        "Oost": 2000,
        "West": 1000,
        None: 70,
        "totaal": 3000,
    }
    assert [rows["West"][name] for name in ("banen_terrein", "ruimte_laag_ha", "ruimte_hoog_ha")] == [300, 6, 8.58]
    assert [result.results[name] for name in ("DWELLINGS", "LAND_LOW_HA", "LAND_HIGH_HA")] == [3000, 18, 25.74]
    assert "never add" in " ".join(result.log.messages)


def test_the_map_has_the_regions_with_the_band_on_them(tmp_path):
    claimed(tmp_path, PLANS=[plans((0, 100, "1A", 600))], REGIONS=regions(), REGION_NAME="naam")
    made = read(tmp_path / "claim.gpkg").layer
    areas = {feature["regio"]: feature.geometry().area() for feature in made.getFeatures()}
    assert {name: round(area) for name, area in areas.items()} == {"Oost": 1500**2, "West": 1530**2, "totaal": 0}
    assert made.labelsEnabled()
    assert made.attributeDisplayName(made.fields().lookupField("ruimte_laag_ha")).startswith("Claim")


def test_only_hard_plans(tmp_path):
    given = plans((0, 100, "1A", 600), (200, 100, "4A", 400), (1500, 100, "3", 2000))
    _, rows = claimed(tmp_path, PLANS=[given], REGIONS=regions(), REGION_NAME="naam", HARD_ONLY=True)
    assert {name: row["woningen"] for name, row in rows.items()} == {"Oost": 0, "West": 600, "totaal": 600}
    assert rows["West"]["plannen"] == 1


def test_parts_of_a_plan_and_details_count_once(tmp_path):
    fields = "plan_id:string,parent_id:string,regio:string,woningen:int"
    rows = [("A", None, "West", 500), ("A", None, "West", 500), ("B", "A", "West", 200)]
    made = layer([square(200 * number, 0) for number in range(3)], fields, rows, name="plannen")
    result, found = claimed(tmp_path, PLANS=[made])
    assert result.ok, result.problem
    assert found["West"]["woningen"] == 500


TABLE = "regio;woningen;status_planologisch\nOost;1.000,0;1A\nOost;500,0;3\nWest;;1A\n"


def test_a_table_with_dutch_numbers_held_against_supply(tmp_path):
    (tmp_path / "woningen.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "aanbod.csv").write_text("regio;aanbod_hard_ha\nOost;90\nWest;10\n", encoding="utf-8")
    given = {"HOMES": str(tmp_path / "woningen.csv"), "SUPPLY": str(tmp_path / "aanbod.csv")}
    result, rows = claimed(tmp_path, **given)
    assert result.ok, result.problem
    shares = ("ruimte_laag_ha", "ruimte_hoog_ha", "aandeel_aanbod_laag_pct", "aandeel_aanbod_hoog_pct")
    # 1,500 x 0.30 = 450 jobs: 9 and 12.87 ha, of 90 ha.
    assert [rows["Oost"][name] for name in shares] == [9, 12.87, 10, 14.3]
    assert [rows["West"][name] for name in ("woningen", *shares)] == [None] * 5
    assert (result.results["WITHOUT_NUMBER_COUNT"], result.results["DWELLINGS"]) == (1, 1500)
    _, rows = claimed(tmp_path, **given, HARD_ONLY=True)
    assert rows["Oost"]["woningen"] == 1000


def test_columns_under_other_names(tmp_path):
    (tmp_path / "t.csv").write_text("deelgebied;opgave\nOost;1000\n", encoding="utf-8")
    _, rows = claimed(tmp_path, HOMES=str(tmp_path / "t.csv"), REGION="deelgebied", HOMES_FIELD="opgave")
    assert rows["Oost"]["woningen"] == 1000


def test_more_demolished_than_built_is_no_negative_claim(tmp_path):
    (tmp_path / "t.csv").write_text("regio;woningen\nOost;-50\n", encoding="utf-8")
    result, rows = claimed(tmp_path, HOMES=str(tmp_path / "t.csv"))
    assert rows["Oost"]["woningen"] == 0
    assert "demolished" in " ".join(result.log.warnings)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"PLANS": []}, "There are no homes"),
        ({"HOMES": "plannen"}, "twice"),
        ({"M2_PER_JOB_LOW": 300.0}, "Exchange"),
        ({"SHARE_ON_TERRAINS": 30.0}, "between 0 and 1"),
        ({"REGIONS": None}, "Choose a layer of regions"),
        ({"HARD_ONLY": True, "PLANS": "zonder status"}, "readable planning status"),
        ({"PLANS": "leeg"}, "no features"),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_repair(tmp_path, changed, word):
    named = {
        "plannen": plans((0, 100, "1A", 1)),
        "zonder status": [plans((0, 100, None, 600))],
        "leeg": [layer([], FIELDS, [], name="plannen")],
    }
    given = {"PLANS": [plans((0, 100, "1A", 600))], "REGIONS": regions(), "REGION_NAME": "naam"}
    if changed.get("REGIONS", "") is None:
        given.pop("REGION_NAME")
    given |= {name: named.get(value, value) if isinstance(value, str) else value for name, value in changed.items()}
    result = run("workhousingclaim", {"OUTPUT": str(tmp_path / "claim.gpkg"), **given}, check=False)
    assert (result.ok, word in result.problem) == (False, True), result.problem


def test_a_table_without_rows_says_nothing(tmp_path):
    given = layer([], "regio:string,woningen:int", [], kind="None", crs="", name="tabel")
    result = run("workhousingclaim", {"HOMES": given, "OUTPUT": str(tmp_path / "claim.gpkg")})
    assert (result.ok, "no rows" in result.problem) == (False, True), result.problem
