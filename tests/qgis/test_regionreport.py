"""The report: its figures are those of the algorithms, its words are Dutch, and nothing of a user's layer does harm."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from layers import Log, layer, read, run, saved, square
from page import Page
from qgis.core import QgsProject, QgsVectorLayer
from report_parts import one_line, pages_of

from werklocaties_plugin.reports import wording
from werklocaties_plugin.reports.map_layers import borrowed

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "demoprovincie.gpkg"
RULES = "standaard 1.0 (abc)"
FIELDS = (
    "terrein_id:string,naam:string,gemeente:string,regio:string,uitgeefbaar_ha:double,peiljaar:int,"
    "n2000_overlap_ha:double,n2000_klasse:string,n2000_score:double,n2000_reden:string,"
    "conflict_klasse:string,conflict_score:double,conflict_rang:int,conflict_regels:string"
)
PAIRS = (
    "terrein_fid:int,terrein_id:string,thema:string,object_id:string,object_naam:string,overlap_ha:double,"
    "afstand_m:double,aantal:double,detail:string"
)
BALANCE = (
    "regio:string,segment:string,peiljaar:int,horizon:int,aanbod_hard_ha:double,aanbod_zacht_ha:double,"
    "vraag_laag_ha:double,vraag_hoog_ha:double,saldo_min_ha:double,saldo_max_ha:double,saldo_klasse:string,"
    "tekort_vanaf_hoog:int,saldo_reden:string"
)


def long(fields):
    """Texts of any length."""
    return fields.replace(":string", ":string(20000)")


def demo(name):
    return f"{DEMO}|layername={name}"


def terrain(key, name, klasse="hoog", region="Oost", rules=RULES, town="Dorp"):
    return (key, name, town, region, 1.5, 2024, 0.2, klasse, 70.0, "Reden.", klasse, 70.0, 1, rules)


def terrains(*rows):
    return layer([square(300 * number, 0) for number in range(len(rows))], long(FIELDS), list(rows), name="terreinen")


def table(fields, rows, name):
    return layer([None] * len(rows), long(fields), rows, kind="None", crs="", name=name)


def balance(*rows):
    return table(BALANCE, list(rows), "saldo")


OOST = ("Oost", None, 2024, 2032, 10.0, 2.0, 12.0, 20.0, -10.0, -2.0, "tekort", 2027, "Tekort van 2,0 tot 10 ha.")


def report(folder, given, **more):
    """A report that must succeed."""
    result = run("regionreport", {"TERRAINS": given, "OUTPUT": str(folder / "verslag.html"), **more})
    assert result.ok, result.problem
    return Page(folder / "verslag.html")


def refused(folder, given, word, **more):
    result = run("regionreport", {"TERRAINS": given, "OUTPUT": str(folder / "verslag.html"), **more})
    assert (result.ok, word in result.problem) == (False, True), result.problem


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


def sheet(path, name):
    made = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert made.isValid(), name
    return made


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


def test_an_own_workbook_is_replaced_and_another_is_not(tmp_path):
    book = tmp_path / "verslag.xlsx"
    for _ in range(2):
        report(tmp_path, terrains(terrain("a", "Aa")), OUTPUT_XLSX=str(book))
    assert sheet(book, "kern").featureCount() == 2
    other = tmp_path / "ander.xlsx"
    saved_as_sheet(other, "begroting")
    before = other.read_bytes()
    refused(tmp_path, terrains(terrain("a", "Aa")), "begroting", OUTPUT_XLSX=str(other))
    assert other.read_bytes() == before


def saved_as_sheet(path, name):
    from werklocaties_plugin.qgis_io.workbook import Sheet, write_workbook

    write_workbook(path, [Sheet(name, {"post": str, "euro": float}, [("pot", 1.0)])])


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


def test_unknown_is_said_and_is_no_zero(tmp_path):
    nothing = ("a", "Aa", None, "Oost", None, None, None, "hoog", None, None, "hoog", None, None, None)
    page = report(tmp_path, terrains(nothing))
    assert page.of("uitgeefbaar_ha", "terrein-1") is None
    sheet_of = page.words[page.words.index("Terreinen in klasse hoog en midden") :]
    assert "onbekend" in sheet_of


def test_what_is_not_given_is_said_and_leaves_no_empty_chart(tmp_path):
    page = report(tmp_path, terrains(terrain("a", "Aa")))
    for name in ("PAIRS", "BALANCE", "TIMELINE", "CLAIM", "ISSUES", "OLD"):
        assert f"({name})" in page.words, name
    assert "er is geen saldo bij gevoegd" in page.words
    assert [each for each in page.all("svg") if each.get("class") == "course"] == []
    assert "Vraag en aanbod" not in page.words
    assert page.all("a") and {"#saldo", "#vergelijking"}.isdisjoint(each["href"] for each in page.all("a"))


def test_a_layer_that_was_never_screened_gives_a_report_that_says_so(tmp_path):
    page = report(tmp_path, layer([square(0, 0)], "terrein_id:string,naam:string", [("a", "Aa")], name="kaal"))
    assert "over conflicten zegt dit verslag niets" in page.words
    assert page.all("article") == []


def test_a_layer_without_terrains_gives_a_report_that_says_so(tmp_path):
    page = report(tmp_path, layer([], FIELDS, [], name="leeg"))
    assert "Er liggen geen terreinen in dit gebied." in page.words


# ---- one region


def test_a_report_of_one_region_has_only_that_region(tmp_path):
    given = terrains(terrain("a", "Aa"), terrain("b", "Bee", region="West"))
    page = report(tmp_path, given, BALANCE=balance(OOST), REGION="Oost")
    assert "Tot 2032 komt de regio Oost in elk scenario bedrijventerrein tekort: 2,0 tot 10 ha" in page.words
    assert [each["id"] for each in page.all("article")] == ["terrein-1"]
    assert "Bee" not in page.words
    assert "West" not in page.words


def test_an_unknown_region_is_refused_with_those_that_there_are(tmp_path):
    refused(tmp_path, terrains(terrain("a", "Aa")), "Oost", REGION="Zuid")
    assert not (tmp_path / "verslag.html").exists()


def test_a_terrain_belongs_where_its_largest_part_lies_and_is_drawn_there(tmp_path):
    regions = layer([square(-50, -50, 220), square(170, -50, 700)], "regio:string", [("Noord",), ("Zuid",)])
    given = terrains(terrain("a", "Aa"), terrain("b", "Bee"))
    page = report(tmp_path, given, REGIONS=regions)
    assert page.of("conflict_terreinen_hoog", "regio-1") == 1
    assert page.of("conflict_terreinen_hoog", "regio-2") == 1
    assert page.of("oppervlakte_ha", "regio-2") == pytest.approx(1.0)
    assert "Oost" not in page.words


# ---- two screenings


def test_other_rules_are_refused_or_said(tmp_path):
    old, new = terrains(terrain("a", "Aa", "laag", rules="oud 1 (f00)")), terrains(terrain("a", "Aa"))
    refused(tmp_path, new, "different rules", OLD=old)
    assert not (tmp_path / "verslag.html").exists()
    page = report(tmp_path, new, OLD=old, ALLOW_DIFFERENT_RULES=True)
    assert "met verschillende regels beoordeeld (oud 1 (f00); standaard 1.0 (abc))" in page.words
    assert page.of("soort_zwaarder", "Oost") == 1


def test_new_gone_and_changed_terrains_are_counted_where_they_lie(tmp_path):
    old = terrains(terrain("a", "Aa", "laag"), terrain("b", "Bee"), terrain("c", "Cee", region="West"))
    new = terrains(terrain("a", "Aa", "hoog"), terrain("b", "Bee", "midden"), terrain("d", "Dee"))
    page = report(tmp_path, new, OLD=old)
    assert [page.of(f"soort_{kind}", "Oost") for kind in ("zwaarder", "lichter", "nieuw", "weg", "gelijk")] == [
        1, 1, 1, 0, 0,
    ]  # fmt: skip
    assert page.of("soort_weg", "West") == 1
    assert page.of("soort_weg", "Totaal") == 1


# ---- objects of terrains


def pairs(*rows):
    return table(PAIRS, list(rows), "paren")


def test_objects_stand_with_their_terrain_also_when_its_number_changed(tmp_path):
    given = terrains(terrain("a", "Aa"), terrain("b", "Bee"))
    found = pairs(
        (1, "a", "natura2000", "1", "Het Veen", 0.2, 0.0, None, "VR"),
        # The layer was filtered since: number 1 is now another terrain, the id still tells.
        (1, "b", "natura2000", "2", "De Plas", 0.4, 0.0, None, "HR"),
        (9, "z", "natura2000", "3", "Elders", 0.4, 0.0, None, None),
    )
    page = report(tmp_path, given, PAIRS=found)
    assert page.of("overlap_ha", "terrein-1") == 0.2
    assert page.of("overlap_ha", "terrein-2") == 0.4
    assert "Elders" not in page.words
    assert "die bij geen terrein horen" in page.words


# ---- what a layer may hold


NASTY = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "regel een\nregel twee\r\n\t\x00einde",
    "lang " + "x" * 10_000,
    "{{ 7 * 7 }}{% raise %}",
    "</style></title><svg onload=alert(1)>",
    "&lt;b&gt; &amp; \u202egnal",
]


def test_hostile_values_do_no_harm(tmp_path):
    rows = [terrain(nasty, nasty, region=nasty, town=nasty, rules=nasty) for nasty in NASTY]
    rows = [(*row[:9], nasty, *row[10:]) for row, nasty in zip(rows, NASTY, strict=True)]
    given = terrains(*rows)
    given.setName(NASTY[0])
    first = NASTY[0]
    page = report(
        tmp_path,
        given,
        PAIRS=pairs(*[(number, nasty, "natura2000", nasty, nasty, 0.1, 0.0, 1.0, nasty)
                      for number, nasty in enumerate(NASTY, 1)]),
        BALANCE=balance(*[(nasty, None, 2024, 2032, 1.0, 1.0, 1.0, 2.0, -1.0, 0.0, "onzeker", 2030, nasty)
                          for nasty in NASTY]),
        OLD=terrains(*[terrain(nasty, nasty, "laag", rules=nasty) for nasty in NASTY]),
        ALLOW_DIFFERENT_RULES=True,
        TITLE=first, PLACE=NASTY[1], AUTHOR=NASTY[5], FORECAST=NASTY[6],
        OUTPUT_XLSX=str(tmp_path / "verslag.xlsx"),
    )  # fmt: skip
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "iframe", "object", "embed", "form", "link", "base"})
    attributes = {name for _, found in page.tags for name in found}
    assert [name for name in attributes if name.startswith("on")] == []
    assert page.unclosed == []
    assert "49" not in page.words.split()
    assert "x" * 400 not in page.source
    assert "\x00" not in page.source and "\u202e" not in page.source
    assert page.source.count("</style>") == 1
    assert "<script>alert(1)</script>" in page.words
    names = [each["naam"] for each in sheet(tmp_path / "verslag.xlsx", "terreinen").getFeatures()]
    assert NASTY[0] in names


def test_nothing_is_fetched_from_elsewhere(page):
    addresses = [found[name] for _, found in page.tags for name in ("src", "href", "action", "data") if name in found]
    assert addresses
    assert {each.split(":")[0].split("#")[0] for each in addresses} == {"", "data"}
    assert "url(" not in page.source
    assert "@import" not in page.source


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


# ---- all or nothing


def test_a_cancelled_run_leaves_what_was_there(tmp_path):
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    given = terrains(*[terrain(f"t{number}", f"Terrein {number}") for number in range(30)])
    result = run(
        "regionreport",
        {"TERRAINS": given, "OUTPUT": str(target), "OUTPUT_XLSX": str(tmp_path / "verslag.xlsx")},
        log=Log(cancel_at=40),
    )
    assert result.results == {}
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_run_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    from werklocaties_plugin.qgis_io.errors import OutputError
    from werklocaties_plugin.reports import workbook

    def fail(*_):
        raise OutputError("schijf vol")

    monkeypatch.setattr(workbook, "write_workbook", fail)
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    refused(tmp_path, terrains(terrain("a", "Aa")), "schijf vol", OUTPUT_XLSX=str(tmp_path / "verslag.xlsx"))
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_run_that_is_cancelled_in_the_pdf_leaves_what_was_there(tmp_path):
    given = terrains(*[terrain(f"t{number}", f"Terrein {number}") for number in range(12)])
    targets = {"OUTPUT": tmp_path / "verslag.html", "OUTPUT_PDF": tmp_path / "verslag.pdf"}
    for target in targets.values():
        target.write_text("vorig verslag", encoding="utf-8")
    parameters = {"TERRAINS": given, **{name: str(path) for name, path in targets.items()}}
    result = run("regionreport", parameters, log=Log(cancel_at=80))
    assert result.results == {}
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"vorig verslag"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["verslag.html", "verslag.pdf"]


def test_a_template_is_looked_at_before_any_work(tmp_path):
    path = tmp_path / "eigen.qpt"
    path.write_text("<Layout/>", encoding="utf-8")
    given = terrains(terrain("a", "Aa"))
    refused(tmp_path, given, "eigen.qpt", OUTPUT_PDF=str(tmp_path / "verslag.pdf"), TEMPLATE=str(path))
    assert [each.name for each in tmp_path.iterdir()] == ["eigen.qpt"]


def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path, monkeypatch):
    from werklocaties_plugin.reports import html

    def full(_):
        raise OSError(28, "No space left on device")

    # Half of the page is in its file by then.
    monkeypatch.setattr(html._Drawn, "everything", full)
    target = tmp_path / "verslag.html"
    target.write_text("vorig verslag", encoding="utf-8")
    refused(tmp_path, terrains(terrain("a", "Aa")), "cannot be written")
    assert target.read_text(encoding="utf-8") == "vorig verslag"
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]


def test_a_python_without_jinja_is_said(tmp_path, monkeypatch):
    from werklocaties_plugin.algorithms.report import regionreport

    monkeypatch.setattr(regionreport, "is_there", lambda module: module != "jinja2")
    refused(tmp_path, terrains(terrain("a", "Aa")), "jinja2")


def test_a_layer_for_the_maps_that_cannot_be_opened_is_named(tmp_path):
    refused(tmp_path, terrains(terrain("a", "Aa")), "weg.gpkg", LAYERS=[str(tmp_path / "weg.gpkg")])


def test_an_input_is_never_written_over(tmp_path):
    made = saved(terrains(terrain("a", "Aa")), tmp_path / "terreinen.gpkg")
    refused(tmp_path, made, "does not end in .html", OUTPUT=str(tmp_path / "terreinen.gpkg"))
    refused(tmp_path, made, "does not end in .xlsx", OUTPUT_XLSX=str(tmp_path / "werkmap.csv"))


def test_a_logo_is_in_the_page_and_must_be_a_picture(tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>', encoding="utf-8")
    page = report(tmp_path, terrains(terrain("a", "Aa")), LOGO=str(logo), AUTHOR="Provincie")
    first = page.all("img")[0]
    assert first["src"].startswith("data:image/svg+xml;base64,")
    assert first["alt"] == "Provincie"
    for path in (tmp_path / "logo.txt", tmp_path / "weg.png"):
        refused(tmp_path, terrains(terrain("a", "Aa")), path.name, LOGO=str(path))


def test_hundreds_of_terrains_in_conflict_still_fit_in_a_mail(tmp_path):
    given = terrains(*[terrain(f"t{number}", f"Terrein {number}") for number in range(400)])
    report(tmp_path, given, LAYERS=[demo("natura2000")])
    assert (tmp_path / "verslag.html").stat().st_size < 15_000_000


def test_a_legend_calls_layers_what_people_call_them():
    """A file read headless is called 'file — layer' by QGIS."""
    known = QgsVectorLayer("Point", "mijn_laag", "memory")
    file, told = (
        QgsVectorLayer("Point", "data \u2014 woningbouw_plannen", "memory"),
        QgsVectorLayer("Point", "x", "memory"),
    )
    metadata = told.metadata()
    metadata.setTitle("Natura 2000-gebieden")
    told.setMetadata(metadata)
    QgsProject.instance().addMapLayer(known)
    try:
        named = [each.name() for each in borrowed([known, file, told])]
    finally:
        QgsProject.instance().removeMapLayer(known.id())
    assert named == ["mijn_laag", "Woningbouw plannen", "Natura 2000-gebieden"]
