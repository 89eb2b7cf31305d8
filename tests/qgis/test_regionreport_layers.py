"""The report of layers of all kinds: what is unknown or absent is said, and nothing of a user's layer does harm."""

from __future__ import annotations

import pytest
from layers import layer, square
from qgis.core import QgsProject, QgsVectorLayer
from report_given import FIELDS, OOST, balance, demo, pairs, refused, report, sheet, terrain, terrains

from werklocaties_plugin.reports.map_layers import borrowed

# ---- what is unknown or absent


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
