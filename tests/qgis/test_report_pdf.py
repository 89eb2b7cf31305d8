"""The report as PDF: every page there, every figure on it, nothing evaluated, nothing cut off, whole or not at all."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace

import pytest
from layers import layer, square
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPathResolver,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTask,
)
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtXml import QDomDocument
from report_parts import REGION, a_balance, a_report, a_section, a_terrain, facts_of, map_layers, one_line, pages_of

from werklocaties_plugin.core.errors import Cancelled
from werklocaties_plugin.paths import resource
from werklocaties_plugin.qgis_io.errors import InputError
from werklocaties_plugin.reports.model import Chance, Change, Comparison, Firm, Firmness
from werklocaties_plugin.reports.pdf.blocks import height
from werklocaties_plugin.reports.pdf.export import write_pdf
from werklocaties_plugin.reports.pdf.filling import literal
from werklocaties_plugin.reports.pdf.maps import Maps
from werklocaties_plugin.reports.pdf.pages import Planner
from werklocaties_plugin.reports.pdf.template import ITEMS, WIDE, load
from werklocaties_plugin.reports.pdf.typesetting import Typeface


def written(report, layers, path, look=lambda share: None, **own):
    count = write_pdf(report, layers, path, look, **own)
    pages = pages_of(path)
    assert len(pages) == count
    return pages


def own_template(tmp_path, change):
    """The template of the plugin, changed as a province would in the layout designer."""
    built_in, path = resource("layouts/regionreport.qpt"), tmp_path / "eigen.qpt"
    layout, document, context = QgsPrintLayout(QgsProject.instance()), QDomDocument(), QgsReadWriteContext()
    context.setPathResolver(QgsPathResolver(str(built_in)))
    document.setContent(built_in.read_bytes())
    assert layout.loadFromTemplate(document, context)[1]
    change(layout)
    assert layout.saveAsTemplate(str(path), QgsReadWriteContext())
    return path


@pytest.fixture
def three():
    return tuple(a_terrain(row) for row in range(3))


def test_a_page_for_all_each_region_each_terrain_and_the_account(three, tmp_path):
    path = tmp_path / "rapport.pdf"
    pages = written(a_report(three), map_layers(three), path)
    titles = [one_line(page).partition("vergunningtoets ")[2] for page in pages]
    starts = ["Alle regio’s samen", REGION, REGION, "Terrein 0", "Terrein 1", "Terrein 2", "Westland"]
    assert [title.startswith(start) for title, start in zip(titles, [*starts, "Verantwoording"], strict=True)] == [
        True
    ] * 8
    for number, page in enumerate(pages, 1):
        text = one_line(page)
        assert f"pagina {number} van {len(pages)}" in text
        assert "Ruimte voor bedrijven · Proefland · Provincie Proef · Verkenning, geen vergunningtoets" in text
        assert "Peiljaar terreinen: 2024" in text
        assert "regels: proef 1.0 (0123456789ab)" in text
        assert "Bronnen: Terreinen met oordelen: terreinen (26-11-2026)" in text
    facts = facts_of(path)
    assert "(A4)" in facts["Page size"]
    assert facts["Title"] == "Ruimte voor bedrijven – Proefland"


def test_the_figures_are_those_of_the_report_in_dutch(three, tmp_path):
    report = a_report(three)
    pages = [one_line(page) for page in written(report, map_layers(three), tmp_path / "rapport.pdf")]
    region, section = pages[1], report.regions[0]
    for sentence in section.headline:
        assert sentence in region
    for label, value in (
        ("Terreinen", "9"),
        ("Grond van die terreinen", "3.457 ha"),
        ("In klasse hoog", "3"),
        ("In klasse midden", "3"),
        ("Ruimte voor hogere categorie nu", "88 ha"),
        ("Daarvan nemen woningbouwplannen", "33 ha"),
        ("Geplande woningen op terreinen", "1.234"),
        ("Terrein weg door harde transformatie", "9,9 ha"),
        ("Hard planaanbod", "50 ha"),
        ("Daarvan onder druk", "7,7 ha"),
        ("Vraag tot 2032", "46 tot 62 ha"),
        ("Saldo tot 2032", "−12 tot 4,5 ha"),
        ("Tekort bij hoge vraag vanaf", "2029"),
    ):
        assert f"{label} {value}" in region, label
    assert "Saldo van vraag en aanbod niet gegeven" in pages[6]
    terrain = pages[4]
    assert "conflict hoog" in terrain
    assert "Dorp · T1 · 1.235 ha · Oostland" in terrain
    assert "Woningbouw hoog Reden 1: 4,20 ha ligt in een hard plan." in terrain
    assert "Plan 1 4,2 ha erop 310 hard" in terrain
    assert "Netto onbekend" in terrain, "not known is not zero"
    assert "Banen 2.345" in terrain
    account = pages[-1]
    assert "Afstand tot Natura 2000 is geen stikstoftoets." in account
    assert "Klasse hoog: overlap vanaf" in account


EVIL = (
    "<script>alert(1)</script>",
    "[% 1+1 %] [%@qgis_version%] [[% 3*3 %]]",
    "'\"); DROP TABLE terreinen; --",
    "een\nregel\r\nen\ttab",
    "&amp; <b>vet</b> <img src='x.png'>",
)


@pytest.mark.parametrize("text", EVIL)
def test_what_a_layer_says_is_shown_and_never_evaluated(text, tmp_path):
    judged = replace(a_terrain(0).judgements[0], reason=text)
    counted = replace(a_terrain(0).objects[0], name=text, detail=text)
    evil = (
        a_terrain(0, name=text, place=text, terrain_id=text, region=text, judgements=(judged,), objects=(counted,)),
    )
    report = a_report(evil, place=text, author=text, regions=(a_section(evil, name=text, headline=(text, text)),))
    background = layer([square(0, 0, 900)], name=text)
    layers = map_layers(evil, background=[background])
    pages = written(report, layers, tmp_path / "rapport.pdf")
    found = re.sub(r"\s+", "", "".join(pages))
    assert found.count(re.sub(r"\s+", "", text)) >= 10


def test_a_bracket_and_a_percent_sign_stay_what_they_are():
    for text in ("[%", "[%%]", "[[%[%", "a[% 'x' %]b"):
        assert QgsExpression.replaceExpressionText(literal(text), QgsExpressionContext()) == text


def test_ten_thousand_letters_are_all_there_and_inside_their_boxes(tmp_path):
    """Without a blank to break at, in every text at once."""
    long = "w" * 10_000
    judged = replace(a_terrain(0).judgements[0], reason=long)
    terrains = (a_terrain(0, name=long, place=long, judgements=(judged,)),)
    report = a_report(terrains, regions=(a_section(terrains, name=long, headline=(long, "Kort.")),))
    path = tmp_path / "rapport.pdf"
    pages = written(report, map_layers(terrains), path)
    # The region: its name and headline; the table: the terrain and its place; its page: name, place, reason.
    assert sum(page.count("w") for page in pages) >= 7 * 10_000
    sheets = load(QgsProject(), None)
    boxes = {(kind, name): sheet.box(name) for kind, sheet in sheets.items() for name in sheet.items}
    boxes["regio", WIDE] = sheets["regio"].box(WIDE)
    for page in Planner(report, boxes, {}, frozenset({0})).pages():
        area = boxes[page.kind, page.area[0]]
        assert height(page.area[1]) <= area.height + 1e-6
        for piece in page.area[1]:
            widest = max((area.face.width(line, piece.size, bold=piece.bold) for line in piece.lines), default=0.0)
            assert widest <= piece.width - 2 * piece.pad_x + 1e-6
        for name, fitted in page.texts.items():
            box = boxes[page.kind, name]
            assert len(fitted.lines) * box.face.line(fitted.size) <= box.height + 1e-6, name
            assert all(box.face.width(line, fitted.size, bold=box.bold) <= box.width + 1e-6 for line in fitted.lines)


def test_a_terrain_that_is_not_drawn_has_its_page_without_a_map(tmp_path):
    terrains = (a_terrain(0), a_terrain(1))
    layers = map_layers(terrains[:1])
    pages = [one_line(page) for page in written(a_report(terrains), layers, tmp_path / "rapport.pdf")]
    found = [page for page in pages if "een kaart is er daarom niet" in page]
    assert len(found) == 1
    assert "Terrein 1" in found[0]
    assert "Reden 1" in found[0]


def test_without_charts_the_table_stands_in_their_place(three, tmp_path):
    bare = {"balance": None, "years": ()}
    report = a_report(three, whole=a_section(three, "totaal", "Alle regio’s samen", **bare), regions=())
    pages = [one_line(page) for page in written(report, map_layers(three), tmp_path / "rapport.pdf")]
    assert "Saldo van vraag en aanbod niet gegeven" in pages[0]
    assert "Terreinen in conflict, de zwaarste eerst" in pages[0]
    years = a_section(three, "totaal", "Alle regio’s samen", balance=None)
    pages = [one_line(page) for page in written(replace(report, whole=years), map_layers(three), tmp_path / "b.pdf")]
    assert "Terreinen in conflict, de zwaarste eerst" not in pages[0], "one chart keeps both places"
    assert "Terreinen in conflict, de zwaarste eerst" in pages[1]


def test_a_word_that_is_too_long_is_broken_at_a_joint_first():
    face = Typeface(["DejaVu Sans"])
    width = face.width("natura2000_opge", 8)
    assert face.wrap("natura2000_opgeschoond", width, 8) == ["natura2000_", "opgeschoond"]
    assert "".join(face.wrap("w" * 90, width, 8)) == "w" * 90


def test_regions_that_are_not_in_the_report_do_not_widen_its_map(three):
    regions = layer(
        [square(-500, -500, 2000), square(90_000, 0, 2000)],
        "sleutel:string,regio:string",
        [("regio-1", REGION), ("", "Ver")],
    )
    project = QgsProject()
    layout = QgsPrintLayout(project)
    maps = Maps(project, a_report(three), map_layers(three, regions=regions))
    shown = QgsLayoutItemMap(layout)
    maps.show_section(shown, a_section(three, "totaal", "Alle regio’s samen"))
    assert shown.extent().width() < 10_000


def test_what_changed_since_an_older_screening_stands_in_the_account(three, tmp_path):
    kinds = {"nieuw": 1, "weg": 0, "zwaarder": 2, "lichter": 0, "gewijzigd": 0, "gelijk": 1234}
    change = Change("T1", "Terrein 1", REGION, "zwaarder", "laag", "hoog", 2, "Woningbouw")
    compared = Comparison("screening 2024", "Er zijn andere regels gebruikt.", {"Totaal": kinds}, (change,))
    pages = written(a_report(three, comparison=compared), map_layers(three), tmp_path / "rapport.pdf")
    account = one_line("".join(pages[-2:]))
    assert "Veranderd sinds screening 2024" in account
    assert "Er zijn andere regels gebruikt." in account
    assert "Totaal 1 0 2 0 0 1.234" in account
    assert "Terrein 1 Oostland zwaarder laag hoog Woningbouw" in account


def test_balances_per_segment_and_firmness_stand_with_their_region(three, tmp_path):
    unsure = replace(three[0], firmness=Firmness(61.0, "onzeker", "midden", 1, 9))
    section = a_section(
        three, segments=(a_balance("C", low=-3.0, high=1.2),), firm=Firm(5, 2, 1, 1, (unsure,)),
        chances=(Chance("Vrije grond aan een kade", "uitgeefbaar", 3.2, 9, ((three[0], 3.2, "Kade."),)),),
    )  # fmt: skip
    pages = written(a_report(three, regions=(section,)), map_layers(three), tmp_path / "rapport.pdf")
    text = one_line(pages[2])
    assert "C 50 46 tot 62 ha −3,0 tot 1,2 ha onzeker" in text
    assert "Vast 5, redelijk vast 2, onzeker 1, onbekend 1" in text
    assert "Terrein 0 hoog 61% midden" in text
    assert "Vrije grond aan een kade 1 3,2 ha uitgeefbaar" in text


def test_a_report_without_places_balance_or_terrains_is_still_a_report(tmp_path):
    empty = a_section(
        (), "totaal", "Alle regio’s samen", balance=None, years=(), lost=None, homes=None, terrain_count=0
    )
    layers = map_layers((), regions=None)
    pages = written(a_report((), whole=empty, regions=()), layers, tmp_path / "rapport.pdf")
    assert "niet gegeven" in pages[0]


@pytest.mark.parametrize("page", [0, 1, 5])
def test_a_cancel_at_any_page_is_heard(page, three, tmp_path):
    heard = []

    def look(share):
        heard.append(share)
        if len(heard) > page:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", look)
    assert heard == sorted(heard)
    assert len(heard) == page + 1


def test_progress_rises_a_step_for_every_page(three, tmp_path):
    heard = []
    count = write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", heard.append)
    assert len(heard) == count + 1
    assert heard == sorted(set(heard))
    assert heard[0] >= 0 and heard[-1] < 1


def test_the_project_of_the_user_is_left_alone(three, tmp_path):
    before = (set(QgsProject.instance().mapLayers()), QgsProject.instance().crs().authid())
    layers = map_layers(three)
    write_pdf(a_report(three), layers, tmp_path / "rapport.pdf", lambda share: None)
    assert (set(QgsProject.instance().mapLayers()), QgsProject.instance().crs().authid()) == before
    assert layers.terrains.isValid() and layers.terrains.subsetString() == ""


class Background(QgsTask):
    """A run as the desktop makes it: beside the window."""

    def __init__(self, work):
        super().__init__("rapport")
        self.work = work
        self.answer = None
        self.problem = None

    def run(self):
        try:
            self.answer = self.work()
        except Exception as error:
            self.problem = error
        return self.problem is None


def test_beside_the_window_the_window_lives_on_between_pages(three, tmp_path):
    path = tmp_path / "rapport.pdf"
    beats = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(0)
    heard = []
    looks = []

    def look(share):
        heard.append(share)
        looks.append(len(beats))

    # The layers live in the thread of the run, as in the algorithm.
    task = Background(lambda: write_pdf(a_report(three), map_layers(three), path, look))
    QgsApplication.taskManager().addTask(task)
    while task.answer is None and task.problem is None:
        QCoreApplication.processEvents()
    timer.stop()
    assert task.problem is None
    assert task.answer == len(pages_of(path))
    assert looks[-1] > looks[0], "the window did something between the first page and the last"


# ---- a template of one's own


@pytest.mark.parametrize("name", ["regio_kaart", "terrein_klasse", "tekst_inhoud", "regio_legenda"])
def test_a_template_without_an_item_is_refused_by_its_id(name, three, tmp_path):
    path = own_template(tmp_path, lambda layout: layout.itemById(name).setId("anders"))
    with pytest.raises(InputError, match=f"'{name}'"):
        write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", lambda share: None, template=path)
    assert not (tmp_path / "rapport.pdf").exists()


def test_a_template_with_the_wrong_kind_of_item_is_refused(three, tmp_path):
    def swap(layout):
        title, paper_map = layout.itemById("regio_titel"), layout.itemById("regio_kaart")
        title.setId("regio_kaart")
        paper_map.setId("regio_titel")

    path = own_template(tmp_path, swap)
    with pytest.raises(InputError, match=r"'regio_(titel|kaart)'"):
        write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", lambda share: None, template=path)


@pytest.mark.parametrize(
    "content", ["", "geen sjabloon", "<Layout/>", "<qgis/>", "<?xml version='1.0'?><Layout><x></Layout>"]
)
def test_what_is_no_template_is_refused(content, three, tmp_path):
    path = tmp_path / "eigen.qpt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"eigen\.qpt"):
        write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", lambda share: None, template=path)


def test_a_template_that_is_not_there_is_refused(three, tmp_path):
    with pytest.raises(InputError, match=r"weg\.qpt"):
        write_pdf(
            a_report(three),
            map_layers(three),
            tmp_path / "rapport.pdf",
            lambda share: None,
            template=tmp_path / "weg.qpt",
        )


def test_items_of_one_page_on_two_are_refused(three, tmp_path):
    path = own_template(
        tmp_path, lambda layout: layout.itemById("regio_kop").attemptMove(QgsLayoutPoint(10, 10), page=1)
    )
    with pytest.raises(InputError, match="'regio_'"):
        write_pdf(a_report(three), map_layers(three), tmp_path / "rapport.pdf", lambda share: None, template=path)


def test_a_template_of_ones_own_is_followed(three, tmp_path):
    """The pages of terrains on A3, and a text of the province with an expression."""

    def change(layout):
        collection = layout.pageCollection()
        collection.beginPageSizeChange()
        collection.page(1).setPageSize("A3", QgsLayoutItemPage.Orientation.Portrait)
        collection.reflow()
        collection.endPageSizeChange()
        house_style = QgsLayoutItemLabel(layout)
        house_style.setText("Provincie Eigenland, [% 40 + 2 %]")
        layout.addLayoutItem(house_style)
        house_style.attemptResize(QgsLayoutSize(100, 10))
        house_style.attemptMove(QgsLayoutPoint(60, 4), page=0)

    path = tmp_path / "rapport.pdf"
    pages = written(a_report(three), map_layers(three), path, template=own_template(tmp_path, change))
    there = ["Provincie Eigenland, 42" in one_line(page) for page in pages]
    assert there == [True, True, False, False, False, False, True, False]
    assert sizes_of(path) == ["A4"] * 3 + ["A3"] * 3 + ["A4"] * 2


def sizes_of(path):
    done = subprocess.run(["pdfinfo", "-l", "99", str(path)], capture_output=True, text=True, check=True)
    return re.findall(r"Page +\d+ size:.*\((A\d)\)", done.stdout)


def pictures_in(path):
    done = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True, check=True)
    return [line.split()[3:5] for line in done.stdout.splitlines()[2:]]


def test_a_logo_of_ones_own_stands_on_every_page(three, tmp_path):
    logo = tmp_path / "logo.png"
    image = QImage(321, 123, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3311"))
    assert image.save(str(logo))
    path = tmp_path / "rapport.pdf"
    pages = written(a_report(three, logo=logo), map_layers(three), path)
    assert len(pictures_in(path)) >= len(pages)
    plain = tmp_path / "zonder.pdf"
    written(a_report(three), map_layers(three), plain)
    assert pictures_in(plain) == []


@pytest.mark.parametrize("content", [None, b"geen plaatje"])
def test_a_logo_that_is_no_picture_is_refused(content, three, tmp_path):
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(InputError, match=r"logo\.png"):
        write_pdf(a_report(three, logo=logo), map_layers(three), tmp_path / "rapport.pdf", lambda share: None)


def test_the_template_of_the_plugin_has_what_is_asked_for():
    """Every id that is asked for is in it, and no other."""
    text = resource("layouts/regionreport.qpt").read_text(encoding="utf-8")
    ids = set(re.findall(r' id="([a-z]+_[a-z]+)"', text))
    assert ids == {f"{kind}_{name}" for kind, names in ITEMS.items() for name in names}
