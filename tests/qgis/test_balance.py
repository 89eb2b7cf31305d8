"""From tables and layers to balances, through the algorithms: published balances, CSV with Dutch numbers, the map."""

from __future__ import annotations

import pytest
from layers import layer, read, run, square

BRABANT = (
    "regio;peiljaar;aanbod_hard_ha;aanbod_zacht_ha\nNoord-Brabant;2022;625;284\n",
    "regio;scenario;jaar;vraag_ha\nNoord-Brabant;laag;2022;0\nNoord-Brabant;laag;2030;973\n"
    "Noord-Brabant;hoog;2022;0\nNoord-Brabant;hoog;2030;1.321,0\n",
)


def balance(tmp_path, supply, demand, out="saldo.gpkg", **options):
    (tmp_path / "aanbod.csv").write_text(supply, encoding="utf-8")
    (tmp_path / "vraag.csv").write_text(demand, encoding="utf-8")
    given = {"SUPPLY": str(tmp_path / "aanbod.csv"), "DEMAND": str(tmp_path / "vraag.csv")}
    return run("supplydemandbalance", {**given, "OUTPUT": str(tmp_path / out), **options})


def test_noord_brabant_comes_out_exactly_from_csv(tmp_path):
    result = balance(tmp_path, *BRABANT, HORIZON=2030)
    assert result.ok, result.problem
    row = read(tmp_path / "saldo.gpkg").rows[0]
    assert [row[name] for name in ("saldo_min_ha", "saldo_max_ha", "saldo_min_zacht_ha", "saldo_max_zacht_ha")] == [
        -696, -348, -412, -64,
    ]  # fmt: skip
    assert (row["peiljaar"], row["horizon"], row["saldo_klasse"]) == (2022, 2030, "tekort")
    assert (result.results["BALANCE_MIN_HA"], result.results["BALANCE_MAX_HA"]) == (-696, -348)


def test_the_same_with_peiljaar_as_a_choice_and_demand_per_year(tmp_path):
    supply = BRABANT[0].replace("peiljaar;", "").replace("2022;", "")
    assert "reference year" in " ".join(balance(tmp_path, supply, BRABANT[1], HORIZON=2030).log.warnings)
    result = balance(tmp_path, supply, BRABANT[1], HORIZON=2030, REFERENCE_YEAR=2022)
    assert result.results["BALANCE_MIN_HA"] == -696


@pytest.mark.parametrize(("hard", "needed", "left"), [(540, 360, 180), (397, 424, -27)])
def test_mrdh_and_west_overijssel_come_out_exactly(tmp_path, hard, needed, left):
    supply = f"regio;peiljaar;hard\nRegio;2017;{hard}\n"
    demand = f"regio;jaar;vraag\nRegio;2017;0\nRegio;2030;{needed}\n"
    result = balance(tmp_path, supply, demand, HORIZON=2030)
    assert (result.results["BALANCE_MIN_HA"], result.results["BALANCE_MAX_HA"]) == (left, left)


def test_utrecht_has_124_hectares_hard_on_31_terrains(tmp_path):
    # 124 ha over 31 terrains, drawn as 62 polygons; soft plans and a shopping centre beside them.
    rows = [(f"{number % 31:04}", "Utrecht", 1 + number % 2, "B", "4,0") for number in range(62)]
    rows = [(rin, region, 1 + int(rin) % 2, kind, ha) for rin, region, _, kind, ha in rows]
    rows += [("0900", "Utrecht", 4, "B", "12,5"), ("0901", "Utrecht", 1, "C1", "8,0")]
    made = layer(
        [square(200 * number, 0) for number in range(len(rows))],
        "RIN_NUMMER:string,regio:string,planfase:int,WLOC_TYPE:string,uitgeefbaar_ha:string", rows, name="terreinen",
    )  # fmt: skip
    result = run("landsupply", {"TERRAINS": made, "REFERENCE_YEAR": 2019, "OUTPUT": str(tmp_path / "aanbod.gpkg")})
    assert result.ok, result.problem
    assert (result.results["HARD_HA"], result.results["SOFT_HA"], result.results["TERRAIN_COUNT"]) == (124, 12.5, 32)
    found = read(tmp_path / "aanbod.gpkg").rows
    assert sum(row["terreinen"] for row in found) == 32
    assert result.results["PRESSED_HA"] is None, "nothing was judged, so nothing is known of pressure"


def chain(tmp_path):
    """Terrains with classes, two regions, jobs: supply, demand and balance as a model chains them."""
    terrains = layer(
        [square(0, 0), square(950, 0), square(1500, 0)],
        "terrein_id:string,segment:string,planfase:int,terstond_ha:double,niet_terstond_ha:double,peiljaar:int,"
        "woon_klasse:string,woon_score:double",
        [("a", "C", 1, 2.0, 3.0, 2024, "hoog", 90.0), ("b", "C", 2, 1.0, 0.0, 2024, "laag", 5.0),
         ("c", "C", 4, 0.0, 6.0, 2024, "geen", 0.0)],
        name="terreinen",
    )  # fmt: skip
    regions = layer(
        [square(-500, -500, 1530), square(1030, -500, 1500)], "naam:string", [("West",), ("Oost",)], name="regios"
    )
    jobs = layer(
        [None] * 8,
        "regio:string,segment:string,scenario:string,jaar:int,banen:double,aandeel_terrein:double,m2_per_baan:double",
        [(region, "C", name, year, count, 0.5, 200.0)
         for region, low, high in (("West", 1200, 1800), ("Oost", 1100, 1150))
         for name, last in (("laag", low), ("hoog", high)) for year, count in ((2024, 1000.0), (2032, float(last)))],
        kind="None", crs="", name="banen",
    )  # fmt: skip
    paths = {name: str(tmp_path / f"{name}.gpkg") for name in ("aanbod", "vraag", "saldo", "jaren", "scenarios")}
    results = [
        run("landsupply", {"TERRAINS": terrains, "REGIONS": regions, "OUTPUT": paths["aanbod"]}),
        run("landdemand", {"JOBS": jobs, "OUTPUT": paths["vraag"]}),
        run(
            "supplydemandbalance",
            {"SUPPLY": paths["aanbod"], "DEMAND": paths["vraag"], "REGIONS": regions, "OUTPUT": paths["saldo"],
             "TIMELINE": paths["jaren"], "PER_SCENARIO": paths["scenarios"]},
        ),
    ]  # fmt: skip
    assert [each.problem for each in results] == ["", "", ""]
    return {name: read(path) for name, path in paths.items()}


def test_the_chain_from_terrains_to_a_map_by_hand(tmp_path):
    found = chain(tmp_path)
    rows = {row["regio"]: row for row in found["saldo"].rows}
    assert list(rows) == ["Oost", "West", "totaal"]
    # a (5 ha) and b (1 ha; 80 of its 100 m lie in the west) are West's, c (6 ha soft) is Oost's.
    names = ("aanbod_hard_ha", "aanbod_zacht_ha", "aanbod_onder_druk_ha", "vraag_laag_ha", "vraag_hoog_ha")
    # 200 jobs x 0.5 x 200 m2 = 2 ha, 800 jobs 8 ha; 100 jobs 1 ha, 150 jobs 1.5 ha.
    assert [rows["West"][name] for name in names] == [6, 0, 5, 2, 8]
    assert [rows["Oost"][name] for name in names] == [0, 6, 0, 1, 1.5]
    assert [rows["totaal"][name] for name in names] == [6, 6, 5, 3, 9.5]
    assert {name: row["saldo_klasse"] for name, row in rows.items()} == {
        "Oost": "tekort", "West": "onzeker", "totaal": "onzeker",
    }  # fmt: skip
    assert (rows["West"]["saldo_min_druk_ha"], rows["West"]["saldo_max_druk_ha"]) == (-7, -1)
    years = {row["jaar"]: row for row in found["jaren"].rows if row["regio"] == "West"}
    assert [years[2024][name] for name in ("aanbod_hard_ha", "aanbod_jaar_onbekend_ha")] == [3, 3]
    assert {(row["regio"], row["scenario"]): row["saldo_ha"] for row in found["scenarios"].rows}[
        "totaal", "hoog"
    ] == -3.5


def test_the_map_has_the_regions_and_the_total_has_no_place(tmp_path):
    found = chain(tmp_path)["saldo"].layer
    areas = {feature["regio"]: feature.geometry().area() for feature in found.getFeatures()}
    assert {name: round(area) for name, area in areas.items()} == {"Oost": 1500**2, "West": 1530**2, "totaal": 0}
    assert found.crs().authid() == "EPSG:28992"
    renderer = found.renderer()
    assert (renderer.classAttribute(), renderer.categories()[0].label()) == ("saldo_klasse", "Tekort in elk scenario")


def test_regions_that_are_not_on_the_map_are_named(tmp_path):
    regions = layer([square(0, 0)], "regio:string", [("Utrecht",)], name="regios")
    result = balance(tmp_path, *BRABANT, HORIZON=2030, REGIONS=regions)
    warned = " ".join(result.log.warnings)
    assert "Noord-Brabant" in warned
    assert "Utrecht" in warned
    assert "totaal" not in warned


def test_a_zone_takes_only_its_own_hectares(tmp_path):
    fields = "terrein_id:string,regio:string,planfase:int,uitgeefbaar_ha:double,peiljaar:int,woon_klasse:string"
    terrains = layer([square(0, 0, 400)], fields, [("a", "Oost", 1, 9.0, 2024, "hoog")], name="terreinen")
    zones = layer([square(0, 0, 100)], "terrein_id:string,thema:string", [("a", "woningbouw")], name="zones")
    for extra, pressed in (({}, 9), ({"ZONES": zones}, 1)):
        result = run("landsupply", {"TERRAINS": terrains, "OUTPUT": "TEMPORARY_OUTPUT", **extra})
        assert result.results["PRESSED_HA"] == pytest.approx(pressed)


def test_rows_stay_apart_by_the_fields_that_the_user_names(tmp_path):
    fields = "terrein_id:string,regio:string,Eigendom:string,planfase:int,uitgeefbaar_ha:double,peiljaar:int"
    rows = [("a", "Oost", "gemeente", 1, 2.0, 2024), ("b", "Oost", None, 1, 3.0, 2024)]
    terrains = layer([square(0, 0), square(200, 0)], fields, rows, name="terreinen")
    given = {"TERRAINS": terrains, "GROUP_FIELDS": ["Eigendom"], "OUTPUT": str(tmp_path / "uit.gpkg")}
    assert run("landsupply", given).ok
    found = read(tmp_path / "uit.gpkg")
    assert {row["Eigendom"]: row["aanbod_hard_ha"] for row in found.rows} == {"gemeente": 2, None: 3}


@pytest.mark.parametrize(
    ("algorithm", "changed", "words"),
    [
        ("landdemand", {}, "jobs"),
        ("landdemand", {"REPLACEMENT": "tabel"}, "REPLACEMENT_CUMULATIVE"),
        ("landsupply", {"TYPES": "A;Z"}, "Z"),
        ("landsupply", {"TERRAINS": "zonder regio"}, "regio"),
        ("supplydemandbalance", {}, "vraag_ha"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_repair(algorithm, changed, words, tmp_path):
    table = layer([None], "regio:string,jaar:int,ha_totaal:double", [("Oost", 2030, 1.0)], kind="None", crs="")
    nowhere = layer([square(0, 0)], "terrein_id:string,planfase:int", [("a", 1)], name="terreinen")
    given = {"OUTPUT": str(tmp_path / "uit.gpkg"), **changed}
    given = {key: {"tabel": table, "zonder regio": nowhere}.get(value, value) for key, value in given.items()}
    if algorithm == "landsupply":
        given = {"TERRAINS": nowhere, **given}
    if algorithm == "supplydemandbalance":
        given |= {
            "SUPPLY": layer([None], "regio:string,hard:double", [("Oost", 1.0)], kind="None", crs=""),
            "DEMAND": table,
        }
    result = run(algorithm, given)
    assert not result.ok
    assert words in result.problem
    assert list(tmp_path.iterdir()) == []
