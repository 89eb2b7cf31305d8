"""checkterrains: each kind of finding on a layer made for it, with its place; and what it leaves alone."""

from __future__ import annotations

import pytest
from layers import BOWTIE, X, Y, layer, plain, read, run, square

#: Side of ten hectares (m).
WIDTH = 10**2.5
FIELDS = (
    "terrein_id:string,naam:string,planfase:string,milieucategorie:string,bruto_ha:double,netto_ha:double,"
    "uitgegeven_ha:double,uitgeefbaar_ha:double,terstond_ha:double,niet_terstond_ha:double,ibis_type:string,"
    "gemeente:string,peiljaar:int"
)
FINE = {
    "naam": "Oost", "planfase": "1", "milieucategorie": "4.2", "bruto_ha": 10.0, "netto_ha": 8.0, "uitgegeven_ha": 5.0,
    "uitgeefbaar_ha": 3.0, "terstond_ha": 1.0, "niet_terstond_ha": 2.0, "ibis_type": "B", "gemeente": "GM1742",
    "peiljaar": 2024,
}  # fmt: skip


def terrains(*changes, shapes=None):
    """A layer in which nothing is wrong but what is changed; terrains lie 500 m apart."""
    names = [each.partition(":")[0] for each in FIELDS.split(",")]
    rows = []
    for number, change in enumerate(changes):
        values = {"terrein_id": str(number + 1), **FINE, **change}
        rows.append(tuple(values[name] for name in names))
    places = [square(500 * number, 0, WIDTH) for number in range(len(changes))]
    for number, shape in (shapes or {}).items():
        places[number] = shape
    return layer(places, FIELDS, rows, name="terreinen")


def found(tmp_path, source, **more):
    """(code, row, field) of every finding, and the layer."""
    result = run("checkterrains", {"TERRAINS": source, "ISSUES": str(tmp_path / "lijst.gpkg"), **more})
    assert result.ok, result.problem
    issues = read(tmp_path / "lijst.gpkg")
    assert result.results["ISSUE_COUNT"] == len(issues.rows)
    return [(row["code"], row["rij"], row["veld"]) for row in issues.rows], issues


def test_a_layer_in_which_nothing_is_wrong_gives_an_empty_list(tmp_path):
    assert found(tmp_path, terrains({}, {}))[0] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"uitgegeven_ha": 8.2}, ("groter_dan", 1, "uitgegeven_ha")),
        ({"netto_ha": 10.2}, ("groter_dan", 1, "netto_ha")),
        ({"uitgeefbaar_ha": 3.2}, ("optelling", 1, "uitgeefbaar_ha")),
        ({"bruto_ha": 12.0}, ("getekend_anders", 1, "bruto_ha")),
        ({"bruto_ha": -10.0}, ("negatief", 1, "bruto_ha")),
        ({"planfase": "7"}, ("code_onbekend", 1, "planfase")),
        ({"ibis_type": "Q"}, ("code_onbekend", 1, "ibis_type")),
        ({"milieucategorie": "9"}, ("categorie_onbekend", 1, "milieucategorie")),
        ({"gemeente": "GM0000"}, ("gemeente_onbekend", 1, "gemeente")),
        ({"peiljaar": 2022}, ("jaren_gemengd", None, "peiljaar")),
        ({"planfase": None}, ("ontbreekt", 1, "planfase")),
        ({"milieucategorie": None}, ("ontbreekt", 1, "milieucategorie")),
        ({"terrein_id": None}, ("ontbreekt", 1, "terrein_id")),
    ],
)
def test_each_fault_is_found_where_it_is(tmp_path, change, expected):
    codes, issues = found(tmp_path, terrains(change, {}))
    assert expected in codes
    (row,) = [each for each in issues.rows if (each["code"], each["rij"], each["veld"]) == expected]
    assert row["herstel"]
    if expected[1]:
        assert row["naam"] == "Oost"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        # Within rounding (0,05 ha), or within the tolerance of ten percent.
        ({"uitgegeven_ha": 8.05}, "groter_dan"), ({"netto_ha": 10.05}, "groter_dan"),
        ({"uitgeefbaar_ha": 3.1}, "optelling"), ({"bruto_ha": 10.9}, "getekend_anders"),
    ],
)  # fmt: skip
def test_what_rounding_explains_is_no_fault(tmp_path, change, code):
    assert code not in [each[0] for each in found(tmp_path, terrains(change, {}))[0]]


def test_repeated_numbers_agreeing_and_contradicting(tmp_path):
    same = {"terrein_id": "1"}
    codes, issues = found(tmp_path, terrains(same, same, {"terrein_id": "3"}, {"terrein_id": "3", "naam": "West"}))
    assert ("id_delen", 1, "terrein_id") in codes
    assert ("id_tegenspraak", 3, "terrein_id") in codes
    (parts,) = [each for each in issues.layer.getFeatures() if each["code"] == "id_delen"]
    assert parts.geometry().area() == pytest.approx(200_000, abs=1), "both rows are its place"


def test_geometry_that_is_not_there_crosses_itself_or_lies_elsewhere(tmp_path):
    far = square(900_000, 0, WIDTH)
    source = terrains({}, {}, {}, {}, shapes={0: None, 1: BOWTIE, 3: far})
    codes, _ = found(tmp_path, source)
    assert ("geometrie_leeg", 1, "geometrie") in codes
    assert ("geometrie_ongeldig", 2, "geometrie") in codes
    assert ("ver_weg", 4, "geometrie") in codes


def test_the_place_of_an_overlap_is_the_overlap(tmp_path):
    """10 m by 316 m of two squares; a strip of a metre is a drawing difference."""
    codes, issues = found(tmp_path, terrains({}, {}, {}, shapes={1: square(WIDTH - 10, 0, WIDTH)}))
    assert [each for each in codes if each[0] == "overlap"] == [("overlap", 1, "geometrie")]
    (overlap,) = [each for each in issues.layer.getFeatures() if each["code"] == "overlap"]
    box = overlap.geometry().boundingBox()
    assert (box.xMinimum(), box.xMaximum()) == pytest.approx((X + WIDTH - 10, X + WIDTH), abs=0.001)
    assert (box.yMinimum(), box.yMaximum()) == pytest.approx((Y, Y + WIDTH), abs=0.001)
    assert plain(overlap["melding"]) == "Ligt voor 0,32 ha over 2 Oost."
    narrow = found(tmp_path, terrains({}, {}, shapes={1: square(WIDTH - 1, 0, WIDTH)}))[0]
    assert "overlap" not in [each[0] for each in narrow]


def test_a_layer_of_no_known_kind_is_looked_at_all_the_same(tmp_path):
    codes, _ = found(tmp_path, layer([BOWTIE], "iets:string", [("x",)], name="los"))
    assert ("geometrie_ongeldig", 1, "geometrie") in codes
    assert ("veld_ontbreekt", None, "planfase") in codes


def test_the_terrains_are_not_changed(tmp_path):
    source = terrains({"planfase": "7"}, shapes={0: BOWTIE})
    before = [(each.attributes(), each.geometry().asWkt()) for each in source.getFeatures()]
    found(tmp_path, source)
    assert [(each.attributes(), each.geometry().asWkt()) for each in source.getFeatures()] == before
