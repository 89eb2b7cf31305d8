"""What cells of registers mean, as people and programs wrote them; each expected value worked by hand."""

from __future__ import annotations

import pytest

from werklocaties_plugin.core.terrains import ibis
from werklocaties_plugin.core.terrains.profiles import load

BASIS = load("ibis2016")


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("4", "4", ""), ("4.2", "4.2", ""), ("4,2", "4.2", ""), ("4.0", "4", ""),
        ("cat. 4", "4", "categorie_hersteld"), ("Categorie: 4.2", "4.2", "categorie_hersteld"),
        ("4-2", "4.2", "categorie_hersteld"), ("4 - 2", "4.2", "categorie_hersteld"),
        ("5 (max)", "5", "categorie_hersteld"), ("maximaal 4.1", "4.1", "categorie_hersteld"),
        ("t/m 4", "4", "categorie_hersteld"), ("≤ 3.2", "3.2", "categorie_hersteld"),
        ("3.10", "3.1", "categorie_hersteld"), ("4,20", "4.2", "categorie_hersteld"),
        ("4.199999809265137", "4.2", "categorie_hersteld"),
        # Excel: 4 February, also as the Americans read it (2 April), as a number, and with a year.
        ("4-feb", "4.2", "categorie_datum"), ("2-apr", "4.2", "categorie_datum"), ("45326", "4.2", "categorie_datum"),
        ("2024/02/04", "4.2", "categorie_datum"), ("4-2-2024", "4.2", "categorie_datum"),
        ("4-2-24", "4.2", "categorie_datum"), ("1-mrt", "3.1", "categorie_datum"),
        # 4 March is neither 4.3 nor 3.4.
        ("4-mrt", None, "categorie_onbekend"),
        # Of a range the heaviest counts.
        ("3.1-4.2", "4.2", "categorie_bereik"), ("2 t/m 4", "4", "categorie_bereik"),
        ("3/4/5", "5", "categorie_bereik"), ("4.2 - 3.1", None, "categorie_onbekend"),
        ("7", None, "categorie_onbekend"), ("4.3", None, "categorie_onbekend"), ("4.25", None, "categorie_onbekend"),
        ("IV", None, "categorie_onbekend"), ("0", None, "categorie_onbekend"),
    ],
)  # fmt: skip
def test_environmental_categories(text, value, code):
    read = ibis.category(text)
    assert (read.value, read.code) == (value, code)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022", 2022), ("2022.0", 2022), ("1-1-2018", 2018), ("01-01-18", 2018), ("31-12-99", 1999), ("43101", 2018),
        ("20180101", 2018), ("v1900", None), ("98", None), ("2018-02-30", None), ("9999", None),
    ],
)  # fmt: skip
def test_years_and_dates(text, value):
    assert ibis.year(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("2 - vastgesteld", 2), ("fase 3", 3), ("1. onherroepelijk", 1), ("VASTGESTELD", 2), ("1.0", 1),
        ("6", None), ("1,5", None), ("12", None), ("hard", None),
    ],
)  # fmt: skip
def test_plan_phases(text, value):
    assert ibis.phase(BASIS.codes["planfase"])(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("FryslÃ¢n", "Fryslân", "tekens_hersteld"), ("De â€“ Hoek", "De – Hoek", "tekens_hersteld"),
        # Twice through the wrong encoding.
        ("CafÃƒÂ©", "Café", "tekens_hersteld"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân", ""), ("\ufffd1950", "\ufffd1950", "tekens_verloren"),
    ],
)  # fmt: skip
def test_characters_from_the_wrong_encoding(text, value, code):
    read = ibis.plain(text)
    assert (read.value, read.code) == (value, code)


@pytest.mark.parametrize(
    ("text", "value"),
    [("B", "B"), ("b - bedrijventerrein", "B"), ("Zeehaventerrein.", "A"), ("Q - iets", None), ("Q7", None)],
)
def test_codes_with_their_names_behind_them(text, value):
    assert ibis.coded(BASIS.codes["ibis_type"])(text).value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Totaal", True), ("SUBTOTAAL:", True), ("Totaal gemeente Rijssen", True), ("som", True),
        ("Totaal Wonen", False), ("Sommerweg", False), ("Totalenhof", False), ("1", False),
    ],
)  # fmt: skip
def test_rows_with_totals_are_no_terrains(text, expected):
    assert ibis.is_total(text) is expected
