#!/usr/bin/env python3
"""Draw resources/layouts/regionreport.qpt, the print layout of the report: a page for a region, a terrain and text.

Run it when the design changes; the file is committed:
QT_HASH_SEED=0 scripts/with_qgis.sh .venv/bin/python scripts/make_layout.py (the seed keeps the order of attributes)
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsBasicNumericFormat,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPathResolver,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "layouts" / "regionreport.qpt"
#: What a system has of these is used, in this order.
FAMILIES = ["Open Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "Arial"]
INK, GREY, ACCENT, LINE = "#1d2b36", "#5a6470", "#01665e", "#c3ccd2"
#: The grid, in mm on A4: margins, the map, and the column beside it.
LEFT, WIDTH = 18.0, 174.0
MAP_WIDTH, GAP = 124.0, 5.0
SIDE, SIDE_WIDTH = LEFT + MAP_WIDTH + GAP, WIDTH - MAP_WIDTH - GAP
FOOT = 274.0
PAGES = ("regio", "terrein", "tekst")


class Drawing:
    """The layout while it is drawn, one page after the other."""

    def __init__(self) -> None:
        self.project = QgsProject()
        self.layout = QgsPrintLayout(self.project)
        self.layout.setName("Werklocaties – regiorapport")
        self.layout.renderContext().setDpi(300)
        self.page = -1

    def add_page(self) -> None:
        """A further A4."""
        page = QgsLayoutItemPage(self.layout)
        page.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
        self.layout.pageCollection().addPage(page)
        self.page += 1

    def place(self, item: QgsLayoutItem, name: str, x: float, y: float, width: float, height: float) -> None:
        """Put an item on the page of now (mm)."""
        item.setId(name)
        self.layout.addLayoutItem(item)
        item.attemptResize(QgsLayoutSize(width, height, Qgis.LayoutUnit.Millimeters))
        item.attemptMove(QgsLayoutPoint(x, y, Qgis.LayoutUnit.Millimeters), page=self.page)

    def label(
        self,
        name: str,
        box: tuple[float, float, float, float],
        size: float,
        colour: str = INK,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        middle: bool = False,
    ) -> None:
        """A place for text; what stands there in the template only shows where it is."""
        item = QgsLayoutItemLabel(self.layout)
        item.setText(name)
        item.setTextFormat(text_format(size, colour, bold=bold))
        item.setMarginX(0)
        item.setMarginY(0)
        item.setHAlign(align)
        item.setVAlign(Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop)
        self.place(item, name, *box)

    def box(self, name: str, box: tuple[float, float, float, float], fill: str | None = None) -> None:
        """An area: invisible where it only says how far the text runs."""
        item = QgsLayoutItemShape(self.layout)
        item.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        look = {"color": fill or "#ffffff", "outline_style": "no", "style": "solid" if fill else "no"}
        item.setSymbol(QgsFillSymbol.createSimple(look))
        self.place(item, name, *box)

    def picture(self, name: str, box: tuple[float, float, float, float], path: str, anchor: str = "Middle") -> None:
        """A picture that keeps its proportions."""
        item = QgsLayoutItemPicture(self.layout)
        item.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        item.setPictureAnchor(getattr(QgsLayoutItem.ReferencePoint, anchor))
        if path:
            item.setPicturePath(str(TARGET.with_name(path)))
        self.place(item, name, *box)

    def frame_of_the_page(self, kind: str) -> None:
        """What stands above and below on every page."""
        self.label(f"{kind}_kopregel", (LEFT, 12, 130, 7), 8, GREY, middle=True)
        self.picture(f"{kind}_logo", (LEFT + WIDTH - 42, 9, 42, 13), "logo.svg", "MiddleRight")
        self.box("", (LEFT, 24, WIDTH, 0.6), ACCENT)
        self.box("", (LEFT, FOOT, WIDTH, 0.2), LINE)
        self.label(f"{kind}_bronnen", (LEFT, FOOT + 2, 142, 11), 6.5, GREY)
        self.label(f"{kind}_pagina", (LEFT + 146, FOOT + 2, 28, 5), 7, GREY, align=Qt.AlignmentFlag.AlignRight)

    def map_with_its_key(self, kind: str, top: float, height: float) -> None:
        """Map, legend, north arrow and scale bar, beside each other."""
        paper_map = QgsLayoutItemMap(self.layout)
        paper_map.setFrameEnabled(True)
        paper_map.setFrameStrokeColor(QColor(LINE))
        paper_map.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
        self.place(paper_map, f"{kind}_kaart", LEFT, top, MAP_WIDTH, height)
        legend = QgsLayoutItemLegend(self.layout)
        legend.setAutoUpdateModel(False)
        legend.setResizeToContents(False)
        legend.setBoxSpace(0)
        legend.setSymbolWidth(6)
        legend.setSymbolHeight(3.4)
        look = QgsLegendStyle(legend.style(QgsLegendStyle.Style.Symbol))
        look.setMargin(QgsLegendStyle.Side.Top, 1.6)
        legend.setStyle(QgsLegendStyle.Style.Symbol, look)
        for style, size, bold in (
            (QgsLegendStyle.Style.Group, 8, True),
            (QgsLegendStyle.Style.Subgroup, 8, True),
            (QgsLegendStyle.Style.SymbolLabel, 8, False),
        ):
            look = QgsLegendStyle(legend.style(style))
            look.setTextFormat(text_format(size, INK, bold=bold))
            look.setMargin(QgsLegendStyle.Side.Top, 1.6)
            legend.setStyle(style, look)
        self.place(legend, f"{kind}_legenda", SIDE, top, SIDE_WIDTH, height - 11)
        self.picture(f"{kind}_noordpijl", (LEFT + MAP_WIDTH - 10, top + 2, 8, 12), "noordpijl.svg")
        bar = QgsLayoutItemScaleBar(self.layout)
        bar.setStyle("Line Ticks Up")
        bar.setTextFormat(text_format(7.5, INK))
        bar.setHeight(1.6)
        bar.setLabelBarSpace(0.8)
        bar.setBoxContentSpace(0.5)
        numbers = QgsBasicNumericFormat()
        numbers.setDecimalSeparator(",")
        numbers.setThousandsSeparator(".")
        numbers.setShowTrailingZeros(False)
        bar.setNumericFormat(numbers)
        self.place(bar, f"{kind}_schaal", SIDE - 2, top + height - 9, SIDE_WIDTH, 9)


def text_format(size: float, colour: str, *, bold: bool = False) -> QgsTextFormat:
    """Text in a family that the system has."""
    shape = QgsTextFormat()
    font = QFont(FAMILIES[0])
    font.setBold(bold)
    shape.setFont(font)
    shape.setFamilies(FAMILIES)
    shape.setSize(size)
    shape.setSizeUnit(Qgis.RenderUnit.Points)
    shape.setColor(QColor(colour))
    return shape


def draw() -> Drawing:
    """The three pages."""
    drawing = Drawing()
    for kind in PAGES:
        drawing.add_page()
        drawing.frame_of_the_page(kind)
    drawing.page = 0
    drawing.label("regio_titel", (LEFT, 28, WIDTH, 11), 22, ACCENT, bold=True, middle=True)
    drawing.label("regio_kop", (LEFT, 41, WIDTH, 21), 11)
    drawing.map_with_its_key("regio", 66, 96)
    drawing.picture("regio_saldo", (LEFT, 167, 85, 52), "", "UpperLeft")
    drawing.picture("regio_jaren", (LEFT + 89, 167, 85, 52), "", "UpperLeft")
    drawing.box("regio_cijfers", (LEFT, 222, WIDTH, FOOT - 3 - 222))
    drawing.page = 1
    drawing.label("terrein_titel", (LEFT, 28, 138, 10), 18, ACCENT, bold=True, middle=True)
    drawing.label(
        "terrein_klasse", (LEFT + 142, 29, 32, 8), 10, INK, bold=True, align=Qt.AlignmentFlag.AlignHCenter, middle=True
    )
    drawing.label("terrein_onderschrift", (LEFT, 39, WIDTH, 6), 9, GREY, middle=True)
    drawing.map_with_its_key("terrein", 48, 76)
    drawing.box("terrein_inhoud", (LEFT, 127.5, WIDTH, FOOT - 1.5 - 127.5))
    drawing.page = 2
    drawing.label("tekst_titel", (LEFT, 28, WIDTH, 10), 16, ACCENT, bold=True, middle=True)
    drawing.box("tekst_inhoud", (LEFT, 42, WIDTH, FOOT - 3 - 42))
    return drawing


def main() -> None:
    """Write the template, with pictures named from its own folder."""
    application = QgsApplication([], False)
    application.initQgis()
    drawing = draw()
    context = QgsReadWriteContext()
    context.setPathResolver(QgsPathResolver(str(TARGET)))
    if not drawing.layout.saveAsTemplate(str(TARGET), context):
        raise OSError(f"cannot write {TARGET}")
    # The layout goes before QGIS does.
    del drawing
    application.exitQgis()


if __name__ == "__main__":
    main()
