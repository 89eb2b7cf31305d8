"""Importing terrains through QGIS: the real file of Rijssen-Holten, the way back, joined phases, tables, merging."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import layer, plain, read, run, saved, square
from qgis.core import QgsVectorLayer
from spreadsheets import Date, write

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "terrains"
RIJSSEN = DATA / "ibis_rijssen_holten_2017_origineel.geojson"
real = pytest.mark.skipif(not RIJSSEN.exists(), reason="the open data is not beside the project (../shared/data)")
COUNTS = ("TERRAIN_COUNT", "ISSUE_COUNT", "ERROR_COUNT")
MARKS = ("controle_ernst", "controle_aantal")
#: Ten hectares, so that drawn and stated areas can be compared.
WIDTH = 10**2.5


def imported(tmp_path, source, **parameters):
    """The counts, the terrains and the findings as they were written."""
    targets = {"OUTPUT": str(tmp_path / "uit.gpkg"), "ISSUES": str(tmp_path / "lijst.gpkg")}
    result = run("importterrains", {"INPUT": source, **targets, **parameters})
    assert result.ok, result.problem
    return [result.results[name] for name in COUNTS], read(targets["OUTPUT"]), read(targets["ISSUES"])


def said(issues):
    """Code, row and value of each finding."""
    return [(row["code"], row["rij"], row["waarde"]) for row in issues.rows]


# ---- Rijssen-Holten, by hand against the file


@real
def test_rijssen_holten_is_imported_as_it_is(tmp_path):
    counts, terrains, _ = imported(tmp_path, str(RIJSSEN))
    assert counts == [22, 14, 0]
    original = [
        [plain(value) for value in each.attributes()] for each in QgsVectorLayer(str(RIJSSEN), "", "ogr").getFeatures()
    ]
    # KERN is kern but for case; the others stay as they were.
    kept = [
        [row[name] for name in ("RINNUMMER", "BEDRIJVENT", "kern", "OPPBRUTO", "OPPNETTO", "JAAR")]
        for row in terrains.rows
    ]
    assert kept == original
    for row in terrains.rows:
        assert row["terrein_id"] == row["RINNUMMER"]
        assert row["bruto_ha"] == pytest.approx(int(row["OPPBRUTO"]) / 10_000, abs=1e-12)
        assert row["netto_ha"] == pytest.approx(int(row["OPPNETTO"]) / 10_000, abs=1e-12)
        assert (row["peiljaar"], row["bron"], row["vol"], row["uitgeefbaar_ha"]) == (2017, "gemeente2017", None, None)
    assert sum(row["bruto_ha"] for row in terrains.rows) == pytest.approx(334.2483)


@real
def test_the_findings_about_rijssen_holten_are_those_that_the_file_shows(tmp_path):
    _, _, issues = imported(tmp_path, str(RIJSSEN))
    assert said(issues) == [
        ("veld_ontbreekt", None, None),
        ("veld_ontbreekt", None, None),
        ("veld_ontbreekt", None, None),
        ("profiel", None, "gemeente2017"),
        ("eenheid", None, None),
        ("jaar_uit_naam", None, "2017"),
        ("klein", 3, "0.7923"),
        ("id_delen", 3, "130060"),
        ("jaar_bewaard", 6, "v1900"),
        ("jaar_bewaard", 7, "v1900"),
        ("jaar_bewaard", 8, "v1900"),
        ("klein", 8, "0.41"),
        ("tekens_verloren", 17, "\ufffd1950"),
        ("tekens_verloren", 22, "\ufffd1950"),
    ]
    assert [row["veld"] for row in issues.rows[:3]] == ["planfase", "milieucategorie", "uitgeefbaar_ha"]
    assert "m²" in issues.rows[4]["melding"]
    assert "10.000 (22 rijen, OPPBRUTO)" in issues.rows[4]["melding"]


@real
def test_three_rows_of_one_terrain_become_one(tmp_path):
    counts, terrains, issues = imported(tmp_path, str(RIJSSEN), DUPLICATES="samenvoegen")
    assert counts == [20, 14, 0]
    (merged,) = [row for row in terrains.rows if row["terrein_id"] == "130060"]
    assert (merged["bruto_ha"], merged["controle_aantal"]) == (pytest.approx(0.7923), 2)
    assert ("id_samengevoegd", 3, "130060") in said(issues)
    parts = next(each for each in terrains.layer.getFeatures() if each["terrein_id"] == "130060").geometry()
    assert parts.constGet().numGeometries() == 3
    # Drawn 0.381 + 0.202 + 0.209 ha, as measured in RD New by hand.
    assert sum(row["bruto_ha"] for row in terrains.rows) == pytest.approx(334.2483 - 2 * 0.7923)


# ---- the way back


FULL = (
    "terrein_id:string,naam:string,kern:string,gemeente:string,regio:string,provincie:string,cluster:string,"
    "campus:string,segment:string,ibis_type:string,planfase:int,milieucategorie:string,bruto_ha:double,"
    "netto_ha:double,uitgegeven_ha:double,terstond_ha:double,niet_terstond_ha:double,optie_ha:double,"
    "uitgeefbaar_ha:double,transformatie_ha:double,kavel_max_ha:double,beschikbaar_vanaf:int,banen:int,kade:int,"
    "spoor:int,verouderd:int,vol:int,geluidzone:string,geurzone:string,eigendom:string,peiljaar:int,bron:string"
)
TERRAINS = [
    ("000692", "Noord Deel – Oost", "Rijssen", "Rijssen-Holten", "Twente", "Overijssel", "c", "k", "C", "B", 1, "4.2",
     10.05, 8.123456789, 6.5, 1.0, 0.6, 0.1, 1.623456789, 0.0, 2.5, 2027, 1234, 0, 1, 0, 1, "ja", "nee", "gemeente",
     2024, "ibis2016"),
    ("000692", "Noord Deel – Oost", "Rijssen", "Rijssen-Holten", "Twente", "Overijssel", "c", "k", "C", "B", 1, "4.2",
     10.05, 8.123456789, 6.5, 1.0, 0.6, 0.1, 1.623456789, 0.0, 2.5, 2027, 1234, 0, 1, 0, 1, "ja", "nee", "gemeente",
     2024, "ibis2016"),
    ("X-3", None, None, None, None, None, None, None, None, "C5", None, "4", 1e-4, 12.5, 13.0, None, None, None, -0.5,
     None, None, None, None, None, None, None, None, None, None, None, None, None),
    (None,) * 32,
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "csv"])
def test_canonical_terrains_come_out_the_same_value_for_value(tmp_path, suffix):
    shapes = [square(500 * number, 0, WIDTH) for number in range(3)]
    source = layer([*shapes, None], FULL, TERRAINS, name="terreinen")
    _, first, _ = imported(tmp_path, source)
    names = [each.partition(":")[0] for each in FULL.split(",")]
    assert [[row[name] for name in names] for row in first.rows] == [list(row) for row in TERRAINS]
    if suffix == "csv":
        source = layer([None] * 4, FULL, TERRAINS, kind="None", crs="", name="terreinen")
    again = tmp_path / f"nogmaals.{suffix}"
    result = run("importterrains", {"INPUT": source, "OUTPUT": str(again)})
    assert result.ok, result.problem
    _, second, _ = imported(tmp_path, str(again))
    if suffix == "gpkg":
        assert second.fields == first.fields
    assert [[row[name] for name in names] for row in second.rows] == [list(row) for row in TERRAINS]
    assert [second.rows[0][name] for name in MARKS] == ["info", 1]


# ---- what came from elsewhere


def test_phases_of_a_table_are_joined_by_number_whatever_its_zeros(tmp_path):
    path = tmp_path / "fasen.csv"
    path.write_text("RIN;planfase;MILIEUCATEGORIE\n12;2 - vastgesteld;4-2\n013;7;cat. 3\n99;1;2\n", encoding="utf-8")
    source = layer(
        [square(0, 0, WIDTH), square(500, 0, WIDTH), square(1000, 0, WIDTH)],
        "RIN_NUMMER:string,HA_BRUTO:double,HA_NETTO:double,HA_UITGEG:double,HA_UIT_HJR:double,HA_TKPGEM:double",
        [("0012", 10.0, 8.0, 5.0, 1.0, 0.5), ("13", 10.0, 8.0, 6.0, 1.0, 0.6), ("14", 10.0, 8.0, None, 1.0, 0.0)],
        name="IBIS_NL_2021",
    )
    counts, terrains, issues = imported(tmp_path, source, JOIN=str(path))
    assert terrains.column("planfase") == [2, None, None]
    assert terrains.column("milieucategorie") == ["4.2", "3", None]
    assert terrains.column("terrein_id") == ["0012", "13", "14"]
    assert terrains.column("milieucategorie_bron") == ["4-2", "cat. 3", None]
    assert terrains.column("planfase_bron") == [None, "7", None]
    # 8 - 5 - 1 + 0.5; 8 - 6 - 1 + 0.6; unknown. Issued 5.5 and 6.4 of 8: 0.8 and more is full.
    assert terrains.column("uitgeefbaar_ha") == [pytest.approx(2.5), pytest.approx(1.6), None]
    assert terrains.column("vol") == [0, 1, None]
    assert terrains.column("peiljaar") == [2021] * 3
    found = said(issues)
    for expected in (
        ("koppel_geen", 3, "14"),
        ("koppel_over", None, None),
        ("code_onbekend", 2, "7"),
        ("categorie_hersteld", 1, "4-2"),
        ("formule_onbekend", 3, None),
    ):
        assert expected in found
    assert counts[2] == 1
    assert terrains.column("controle_ernst") == ["info", "fout", "waarschuwing"]


def test_a_csv_keeps_its_zeros_and_its_dutch_numbers(tmp_path):
    path = tmp_path / "ibis.csv"
    path.write_text(
        "RIN_NUMMER;PLAN_NAAM;HA_NETTO;HA_UITGEG;HA_UIT_HJR;HA_TKPGEM\n"
        "000692;De Brûg;1.234,5;1.000,0;0,5;0\n000693;Oost;12,5 ha;ca. 3;0;\n",
        encoding="cp1252",
    )
    _, terrains, issues = imported(tmp_path, str(path), REFERENCE_YEAR=2022)
    assert terrains.column("RIN_NUMMER") == ["000692", "000693"]
    assert terrains.column("terrein_id") == ["000692", "000693"]
    assert terrains.column("naam") == ["De Brûg", "Oost"]
    assert terrains.column("netto_ha") == [1234.5, 12.5]
    assert terrains.column("uitgeefbaar_ha") == [pytest.approx(234.0), None]
    assert terrains.column("peiljaar") == [2022, 2022]
    assert ("getal_opgeschoond", 2, "12,5 ha") in said(issues)
    assert ("formule_onbekend", 2, None) in said(issues)


def test_the_public_table_of_2023_is_joined_to_polygons(tmp_path):
    table = layer(
        [None, None],
        "RIN:int,werklocatie_type:string,netto_oppervlakte:double,uitgifte_voor_2022:double,uitgifte_in_2022:double,vol:string,"
        "maximale_milieucategorie:string",
        [(692, "Bedrijventerrein", 9.0, 8.0, 2.0, "nee", "5 (max)"), (693, "onbekend", 9.0, 4.0, 0.0, "nee", "4")],
        kind="None",
        crs="",
        name="ibis_nl_2023_publiek",
    )
    source = layer(
        [square(0, 0, WIDTH), square(500, 0, WIDTH)], "RIN_NUMMER:string", [("0692",), ("693",)], name="vlakken"
    )
    _, terrains, issues = imported(tmp_path, source, JOIN=table)
    # 9 - (8 + 2) never below 0.
    assert terrains.column("uitgeefbaar_ha") == [0.0, 5.0]
    assert terrains.column("uitgegeven_ha") == [10.0, 4.0]
    assert terrains.column("vol") == [1, 0]
    assert terrains.column("ibis_type") == ["B", None]
    assert terrains.column("milieucategorie") == ["5", "4"]
    assert terrains.column("peiljaar") == [2022, 2022]
    assert ("groter_dan", 1, "10,0 ha") in said(issues)


# ---- refused


def refused(source, *words, **parameters):
    result = run("importterrains", {"INPUT": source, "OUTPUT": "TEMPORARY_OUTPUT", **parameters})
    assert not result.ok
    for word in words:
        assert word in result.problem


def test_a_file_of_no_kind_of_two_kinds_or_of_another_is_refused_with_its_fields():
    refused(layer([square(0, 0)], "a:string,b:string", [("1", "2")]), "not recognised", "a, b", "ibis2016")
    both = "RIN_NUMMER:string,HA_UITGEG:double,HA_UIT_HJR:double,GEM_CODES:string,HA_TOTTUIT:double"
    two = layer([square(0, 0)], both, [("1", 1.0, 0.0, "GM1742", 0.5)])
    refused(two, "ibis2016 (RIN_NUMMER, HA_UITGEG, HA_UIT_HJR)", "rvo (RIN_NUMMER, GEM_CODES, HA_TOTTUIT)")
    refused(layer([square(0, 0)], "a:string", [("1",)]), "rvo", PROFILE="rvo")
    assert run("importterrains", {"INPUT": two, "OUTPUT": "TEMPORARY_OUTPUT", "PROFILE": "rvo"}).ok


def test_an_area_without_a_unit_is_asked_for():
    fields = "RINNUMMER:string,BEDRIJVENT:string,OPPBRUTO:double"
    table = layer([None], fields, [("1", "Oost", 100_000.0)], kind="None", crs="")
    refused(table, "OPPBRUTO", "hectares or in square metres")
    refused(layer([square(0, 0, WIDTH)], fields, [("1", "Oost", 1_000.0)]), "OPPBRUTO")
    result = run("importterrains", {"INPUT": table, "OUTPUT": "TEMPORARY_OUTPUT", "AREA_UNIT": "m2"})
    made = result.context.getMapLayer(result.results["OUTPUT"])
    assert next(made.getFeatures())["bruto_ha"] == 10.0


@pytest.fixture
def two_ways(tmp_path):
    """1.234 is a number in either reading."""
    path = tmp_path / "ibis.csv"
    path.write_text("RIN_NUMMER;HA_BRUTO;HA_UITGEG;HA_UIT_HJR\n1;1.234;0;0\n2;2.500;0;0\n", encoding="utf-8")
    return str(path)


def test_a_column_that_reads_in_two_ways_is_refused(two_ways):
    refused(two_ways, "1.234; 2.500")


@pytest.mark.parametrize(("sign", "expected"), [("punt", [1.234, 2.5]), ("komma", [1234.0, 2500.0])])
def test_a_column_that_reads_in_two_ways_is_read_by_the_sign_that_is_given(tmp_path, two_ways, sign, expected):
    _, terrains, _ = imported(tmp_path, two_ways, DECIMAL=sign)
    assert terrains.column("bruto_ha") == expected


def test_a_joined_table_without_a_key_is_refused():
    source = saved_free = layer([square(0, 0)], "terrein_id:string,bruto_ha:double", [("1", 1.0)])
    refused(
        saved_free,
        "no column with the terrain's number",
        "fase",
        JOIN=layer([None], "fase:int", [(1,)], kind="None", crs=""),
    )
    assert source.featureCount() == 1


def test_a_layer_is_found_by_its_path_with_layer_name(tmp_path):
    made = layer([square(0, 0, WIDTH)], "terrein_id:string,bruto_ha:double", [("1", 10.0)], name="t")
    counts, _, _ = imported(tmp_path, saved(made, tmp_path / "in.gpkg"))
    assert counts[0] == 1


# ---- spreadsheets as Excel saves them


COLUMNS = ["RIN_NUMMER", "PLAN_NAAM", "HA_NETTO", "HA_UITGEG", "HA_UIT_HJR", "HA_TKPGEM", "MILIEUCATEGORIE"]


def test_dates_of_excel_between_categories(tmp_path):
    """45326 is 4 February 2024, 45384 is 2 April 2024: both were 4-2 once."""
    rows = [
        COLUMNS, ["000692", "Oost", 8, 5, 1, 0.5, Date(45326)], ["0693", "West", 8, 6.4, 0, 0, "cat. 4"],
        [7, "Noord", 8, 1, 0, 0, 4.2], [8, "Zuid", 8, 6.39, 0, 0, Date(45384)],
    ]  # fmt: skip
    _, terrains, issues = imported(tmp_path, str(write(tmp_path / "ibis.xlsx", rows)))
    assert terrains.column("terrein_id") == ["000692", "0693", "7", "8"]
    assert terrains.column("milieucategorie") == ["4.2", "4", "4.2", "4.2"]
    assert terrains.column("vol") == [0, 1, 0, 0]
    dates = [(row["rij"], row["ernst"], row["hersteld"]) for row in issues.rows if row["code"] == "categorie_datum"]
    assert dates == [(1, "fout", 1), (4, "fout", 1)]


def test_titles_above_the_names_of_columns_and_totals_below(tmp_path):
    rows = [
        ["Overzicht bedrijventerreinen"], [], ["peildatum", "januari"], COLUMNS, [1, "Oost", 10, 8, 0, 0, "4"],
        [2, "West", 10, 7.9, 0, 0, "3"], [None, "Totaal", 20, 15.9, 0, 0, None],
    ]  # fmt: skip
    counts, terrains, issues = imported(tmp_path, str(write(tmp_path / "ibis.xlsx", rows)))
    assert counts[0] == 3
    assert terrains.column("naam") == ["Oost", "West", "Totaal"]
    assert terrains.column("netto_ha") == [10.0, 10.0, None]
    assert sum(value or 0 for value in terrains.column("uitgeefbaar_ha")) == pytest.approx(4.1)
    assert {row["rij"] for row in issues.rows if row["code"] == "totaalrij"} == {3}


# ---- the user's own fields, and places on the map


POINTED_OUT = ["terrein_id", "Nr", "naam", "LOCATIE", "bruto_ha", "Opp"]


def strange():
    """A layer of no known generation."""
    fields, rows = "Nr:int,Locatie:string,Opp:double", [(12, "Oost", 100_000.0)]
    return layer([square(0, 0, WIDTH)], fields, rows, name="gemeente 2024")


def test_fields_that_are_pointed_out(tmp_path):
    _, terrains, _ = imported(tmp_path, strange(), PROFILE="eigen", FIELDS=POINTED_OUT)
    (row,) = terrains.rows
    found = [row[name] for name in ("terrein_id", "naam", "bruto_ha", "peiljaar", "bron")]
    assert found == ["12", "Oost", 10.0, 2024, "eigen"]


def test_fields_that_are_pointed_out_wrongly_are_refused():
    source = strange()
    refused(source, "'Oppervlakte'", "Nr, Locatie, Opp", PROFILE="eigen", FIELDS=["bruto_ha", "Oppervlakte"])
    refused(source, "two values", PROFILE="eigen", FIELDS=["bruto_ha"])
    refused(source, "not recognised", FIELDS=POINTED_OUT)


def test_findings_lie_where_they_are_about(tmp_path):
    fields = "terrein_id:string,bruto_ha:double,milieucategorie:string"
    rows = [("1", 10.0, "9"), ("2", 10.0, "4"), ("2", 10.0, "4")]
    source = layer([square(0, 0, WIDTH), square(200, 0, WIDTH), square(2000, 0, WIDTH)], fields, rows, name="t")
    _, _, issues = imported(tmp_path, source)
    areas = {each["code"]: round(each.geometry().area(), 3) for each in issues.layer.getFeatures()}
    # The first terrain; both parts of the second; and the 116 m by which they lie over each other.
    assert areas["categorie_onbekend"] == pytest.approx(100_000, abs=1)
    assert areas["id_delen"] == pytest.approx(200_000, abs=1)
    assert areas["overlap"] == pytest.approx((WIDTH - 200) * WIDTH, abs=1)
    assert areas["veld_ontbreekt"] == 0


def test_a_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "stuk.gpkg"
    path.write_bytes(b"SQLite format 3\x00 and no more")
    refused(str(path), "stuk.gpkg", "cannot be opened", "damaged")
