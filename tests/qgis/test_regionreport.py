"""The report of the demo province: its figures are those of the algorithms, its words Dutch, its page for everybody."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from layers import read, run
from page import Page
from report_given import demo, sheet
from report_parts import one_line, pages_of

from werklocaties_plugin.reports import wording

# ---- the figures are those of the algorithms


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """Everything from the demo province to the report, and the outputs that it is made of."""
    folder = tmp_path_factory.mktemp("keten")

    def out(name):
        return str(folder / f"{name}.gpkg")

    steps = [
        ("conflictscreening", {
            "TERRAINS": demo("terreinen"), "NATURA2000": demo("natura2000"), "PLANS": [demo("woningbouwplannen")],
            "DWELLINGS": demo("woningen"), "REGION": "regio", "OUTPUT": out("gescreend"), "PAIRS": out("paren"),
            "SUMMARY": out("samenvatting"),
        }),
        ("conflictrobustness", {"TERRAINS": out("gescreend"), "DRAWS": 40, "OUTPUT": out("terreinen")}),
        ("landsupply", {"TERRAINS": out("terreinen"), "REGION": "regio", "OUTPUT": out("aanbod")}),
        ("landdemand", {"JOBS": demo("banen"), "OUTPUT": out("vraag")}),
        ("supplydemandbalance", {
            "SUPPLY": out("aanbod"), "DEMAND": out("vraag"), "OUTPUT": out("saldo"), "TIMELINE": out("jaren"),
        }),
        ("workhousingclaim", {
            "PLANS": [demo("woningbouwplannen")], "REGIONS": demo("regios"), "SUPPLY": out("aanbod"),
            "OUTPUT": out("claim"),
        }),
        ("checkterrains", {"TERRAINS": demo("terreinen"), "ISSUES": out("bevindingen")}),
        ("perspectives", {"AREAS": demo("provincie"), "TERRAINS": out("terreinen"), "OUTPUT": out("kansen")}),
        ("regionreport", {
            "TERRAINS": out("terreinen"), "PAIRS": out("paren"), "BALANCE": out("saldo"), "TIMELINE": out("jaren"),
            "CLAIM": out("claim"), "ISSUES": out("bevindingen"), "OLD": out("gescreend"),
            "LAYERS": [demo("natura2000")], "OUTPUT": str(folder / "verslag.html"),
            "OUTPUT_PDF": str(folder / "verslag.pdf"), "OUTPUT_XLSX": str(folder / "verslag.xlsx"),
        }),
    ]  # fmt: skip
    for name, parameters in steps:
        result = run(name, parameters)
        assert result.ok, (name, result.problem)
    return folder


@pytest.fixture(scope="module")
def page(chain):
    return Page(chain / "verslag.html")


@pytest.fixture(scope="module")
def printed(chain):
    """The pages of the PDF, each on one line."""
    return [one_line(each) for each in pages_of(chain / "verslag.pdf")]


def keys(rows):
    """Region of a row -> its key in the report: regions in the order of the alphabet."""
    names = sorted({row["regio"] for row in rows if row["regio"] not in (None, "totaal")}, key=str.casefold)
    return {**{name: f"regio-{number}" for number, name in enumerate(names, 1)}, "totaal": "totaal", None: "buiten"}


def test_counts_and_hectares_per_region_are_those_of_the_summary(chain, page):
    rows = read(chain / "samenvatting.gpkg").rows
    found = keys(rows)
    for row in rows:
        key = found[row["regio"]]
        for prefix in ("conflict", "n2000", "woon", "mc"):
            for klasse in ("hoog", "midden", "laag", "geen", "onbekend"):
                name = f"{prefix}_terreinen_{klasse}"
                assert page.of(name, key) == row[name], (name, key)
        for name in ("mc_hmc_verlies_ha", "oppervlakte_ha"):
            assert page.of(name, key) == pytest.approx(row[name], rel=1e-12), (name, key)
    total = rows[-1]
    for name in ("mc_hmc_vrij_ha", "woon_overlap_ha", "woon_overlap_hard_ha", "woon_verlies_ha"):
        assert page.of(name, "totaal") == pytest.approx(total[name], rel=1e-12)


def test_every_balance_is_that_of_the_algorithm(chain, page):
    rows = read(chain / "saldo.gpkg").rows
    found = keys(read(chain / "samenvatting.gpkg").rows)
    assert len(rows) >= 5
    for row in rows:
        for name in ("aanbod_hard_ha", "vraag_laag_ha", "vraag_hoog_ha", "saldo_min_ha", "saldo_max_ha"):
            assert page.of(name, found[row["regio"]]) == row[name], (name, row["regio"])


def test_terrains_in_conflict_are_all_there_with_their_own_figures(chain, page):
    rows = read(chain / "terreinen.gpkg").rows
    listed = {number for number, row in enumerate(rows, 1) if row["conflict_klasse"] in ("hoog", "midden")}
    drawn = {number for number, row in enumerate(rows, 1) if row["conflict_klasse"] == "hoog"}
    assert {key for name, key in page.figures if name == "uitgeefbaar_ha"} == {f"terrein-{each}" for each in listed}
    assert {each["id"] for each in page.all("article")} == {f"terrein-{each}" for each in drawn}
    assert len([each for each in page.all("img") if "en omgeving" in each["alt"]]) == len(drawn)
    for number, row in enumerate(rows, 1):
        for name in ("uitgeefbaar_ha", "mc_hmc_verlies_ha", "robuust_pct", "woon_overlap_ha"):
            if (name, f"terrein-{number}") in page.figures:
                assert page.of(name, f"terrein-{number}") == row[name], (name, number)


def test_terrains_stand_in_the_order_of_their_rank(chain, page):
    rows = read(chain / "terreinen.gpkg").rows
    order = [int(each["id"].removeprefix("terrein-")) for each in page.all("article")]
    ranks = [rows[number - 1]["conflict_rang"] for number in order]
    assert ranks == sorted(ranks)


def test_the_pdf_has_the_figures_of_the_summary_and_the_balance(chain, printed):
    """A page for all regions and one for each, in the order of the alphabet; land outside regions last."""
    pages = [each for each in printed if "Grond van die terreinen" in each]
    summary, balances = (read(chain / f"{name}.gpkg").rows for name in ("samenvatting", "saldo"))
    order = sorted(
        summary, key=lambda row: (row["regio"] != "totaal", row["regio"] is None, (row["regio"] or "").casefold())
    )
    assert len(pages) == len(order)
    by_name = {row["regio"]: row for row in balances if row["segment"] is None}
    for page_text, row in zip(pages, order, strict=True):
        shown = {
            "Terreinen": wording.count(row["terreinen"]),
            "Grond van die terreinen": wording.hectares(row["oppervlakte_ha"]),
            "In klasse hoog": wording.count(row["conflict_terreinen_hoog"]),
            "In klasse midden": wording.count(row["conflict_terreinen_midden"]),
            "Daarvan nemen woningbouwplannen": wording.hectares(row["mc_hmc_verlies_ha"]),
            "Terrein weg door harde transformatie": wording.hectares(row["woon_verlies_ha"]),
        }
        balance_row = by_name.get(row["regio"])
        if balance_row is not None:
            until = balance_row["horizon"]
            shown["Hard planaanbod"] = wording.hectares(balance_row["aanbod_hard_ha"])
            shown[f"Vraag tot {until}"] = wording.band(balance_row["vraag_laag_ha"], balance_row["vraag_hoog_ha"])
            shown[f"Saldo tot {until}"] = wording.band(balance_row["saldo_min_ha"], balance_row["saldo_max_ha"])
        for label, value in shown.items():
            assert f"{label} {value}" in page_text, (row["regio"], label)


def test_the_pdf_has_a_page_for_each_terrain_in_class_hoog(chain, printed):
    rows = [row for row in read(chain / "terreinen.gpkg").rows if row["conflict_klasse"] == "hoog"]
    pages = [each for each in printed if " conflict hoog " in each and "Kerncijfers" in each]
    assert len(pages) == len(rows) >= 20
    for row in rows:
        own = [each for each in pages if f"toets {row['naam']} conflict hoog" in each and row["terrein_id"] in each]
        assert len(own) == 1, row["naam"]
        assert f"Rang (1 is het zwaarst) {row['conflict_rang']}" in own[0]
        for prefix in ("n2000", "woon", "mc"):
            assert row[f"{prefix}_reden"] in own[0], row["naam"]


def test_chances_are_those_of_the_perspectives(chain, page):
    whole = read(chain / "kansen.gpkg").rows[0]
    titles = {
        "Ruimte voor hogere milieucategorieën": "kans_hmc", "Grote uitgeefbare kavels": "kans_kavels",
        "Vrije grond aan een kade": "kans_kade", "Wonen en werken mengen": "kans_mengen",
        "Herontwikkeling": "kans_herontwikkeling",
    }  # fmt: skip
    for title, name in titles.items():
        assert page.of("kans_ha", title) == pytest.approx(whole[f"{name}_ha"], rel=1e-9), title


def test_the_claim_stands_there_in_its_own_words(chain, page):
    reason = read(chain / "claim.gpkg").rows[-1]["claim_reden"]
    assert reason in page.words
    assert "tel haar niet op bij de geraamde vraag" in page.words


def test_the_same_screening_has_not_changed(page):
    assert (
        page.of("soort_gelijk", "Totaal")
        == page.of("conflict_terreinen_hoog", "totaal")
        + sum(page.of(f"conflict_terreinen_{klasse}", "totaal") for klasse in ("midden", "laag", "geen", "onbekend"))
        - REPEATED
    )
    assert "Geen enkel terrein veranderde." in page.words


#: Rows of the demo province whose number stands on another row too: they count once when screenings are compared.
REPEATED = 1


def test_what_the_checks_found_stands_there(chain, page):
    errors = {row["melding"] for row in read(chain / "bevindingen.gpkg").rows if row["ernst"] == "fout"}
    assert errors
    for message in errors:
        assert message in page.words


def test_beside_the_figures_stand_the_dates_and_the_share_that_is_unknown(page):
    for words in (
        "Peildatum aanbod 2024", "Horizon 2032", "Editie van de raming niet opgegeven", "Subcategorie", "soepel",
        "geen stikstoftoets", "2009", "Een bandbreedte is geen voorspelling", "niet die van het ministerie",
    ):  # fmt: skip
        assert words in page.words, words


# ---- the workbook


def test_the_workbook_has_numbers_not_texts_and_explains_every_column(chain):
    book = chain / "verslag.xlsx"
    rows = {each["regio"]: each for each in sheet(book, "saldo").getFeatures()}
    for row in read(chain / "saldo.gpkg").rows:
        assert rows[row["regio"]]["saldo_min_ha"] == pytest.approx(row["saldo_min_ha"], rel=1e-12)
    terrains = sheet(book, "terreinen")
    assert terrains.fields().field("oppervlakte_ha").isNumeric()
    assert terrains.fields().field("conflict_rang").isNumeric()
    explained = {tuple(each.attributes()[:2]) for each in sheet(book, "definities").getFeatures()}
    for name in ("kern", "saldo", "jaren", "klassen", "terreinen", "oordelen", "objecten", "kansen"):
        for column in sheet(book, name).fields().names():
            assert (name, column) in explained, (name, column)


def test_a_column_of_the_workbook_is_explained_in_words(chain):
    meanings = [each.attributes() for each in sheet(chain / "verslag.xlsx", "definities").getFeatures()]
    bare = [(name, column) for name, column, meaning in meanings if column and meaning == column and name != "blad"]
    assert bare == []


# ---- words


ENGLISH = {
    "the", "and", "with", "without", "unknown", "shortage", "supply", "demand", "balance", "class", "classes",
    "years", "year", "high", "medium", "low", "none", "region", "regions", "terrain", "terrains", "error",
    "warning", "table", "layer", "report", "map", "legend", "enough", "uncertain", "source", "sources", "licence",
    "rules", "rank", "other", "changed", "new", "gone", "equal", "where", "which", "ratio", "loss",
}  # fmt: skip


def test_no_english_word_stands_in_the_report(page):
    words = {word.lower() for word in re.findall(r"[A-Za-z-]+", page.words)}
    assert words.intersection(ENGLISH) == set()
    assert "intersection" not in page.words
    assert not re.search(r"\b(nan|None|True|False|NULL)\b", page.words)


def test_no_english_word_stands_in_the_pdf(printed):
    text = " ".join(printed)
    assert {word.lower() for word in re.findall(r"[A-Za-z-]+", text)}.intersection(ENGLISH) == set()
    assert not re.search(r"\b(nan|None|True|False|NULL)\b", text)


# ---- a page that everybody can read


def test_the_page_is_well_formed_and_its_links_lead_somewhere(page):
    assert page.unclosed == []
    ids = [found["id"] for _, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    assert {each["href"].removeprefix("#") for each in page.all("a")} <= set(ids)
    assert page.all("html")[0]["lang"] == "nl"


def test_pictures_have_words_and_headings_have_an_order(page):
    assert all("alt" in each for each in page.all("img"))
    assert all((each.get("role") == "img" and each.get("aria-label")) or each.get("aria-hidden") == "true"
               for each in page.all("svg"))  # fmt: skip
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    after_h1 = levels[levels.index(1) :]
    assert all(later - earlier <= 1 for earlier, later in pairwise(after_h1))
    assert all("scope" in each for each in page.all("th"))


def test_nothing_is_fetched_from_elsewhere(page):
    addresses = [found[name] for _, found in page.tags for name in ("src", "href", "action", "data") if name in found]
    assert addresses
    assert {each.split(":")[0].split("#")[0] for each in addresses} == {"", "data"}
    assert "url(" not in page.source
    assert "@import" not in page.source
