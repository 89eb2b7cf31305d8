"""Draws planned pages into a PDF. Everything here happens in the thread of the window."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsLayoutRenderContext, QgsProject, QgsVectorSimplifyMethod
from qgis.PyQt.QtCore import QMarginsF, QSizeF
from qgis.PyQt.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ...i18n import tr
from ...qgis_io.errors import InputError, OutputError
from ..drawing import bands, course
from ..map_layers import MapLayers
from ..model import Report, Section
from .charts import bands_picture, course_picture, note_picture
from .filling import Filler
from .legend import Legend, scale
from .maps import Maps
from .pages import Page
from .template import WIDE, Box, load

DPI = 300
#: How far a simplified line may lie from its own (dots).
SIMPLIFIED = 1.0
#: So many regions stand beside each other in a chart; of more those that are shortest, and the one of the page.
MOST_BARS = 8
NO_BALANCE = "Saldo van vraag en aanbod: niet gegeven of niet bekend."
NO_YEARS = "Vraag en aanbod per jaar: niet gegeven of niet bekend."


class Press:
    """Holds the layouts of one report, and the file that is being written.

    Attributes:
        boxes: kind of page and name of an item -> the room in it.
        placed: rows of the terrains that a map can show.
    """

    def __init__(self, report: Report, layers: MapLayers, path: Path, template: Path | None, pictures: Path) -> None:
        self._report = report
        self._pictures = pictures
        self._project = QgsProject()
        self._sheets = load(self._project, template)
        self.boxes: dict[tuple[str, str], Box] = {
            (kind, name): sheet.box(name) for kind, sheet in self._sheets.items() for name in sheet.items
        }
        self.boxes["regio", WIDE] = self._sheets["regio"].box(WIDE)
        self._fillers = {kind: Filler(sheet) for kind, sheet in self._sheets.items()}
        self._legends = {
            kind: Legend(self._sheets[kind].items["legenda"], self.boxes[kind, "legenda"].face)
            for kind in ("regio", "terrein")
        }
        self._maps = Maps(self._project, report, layers)
        self.placed = self._maps.placed
        self._charts: dict[str, tuple[Path, Path]] = {}
        self._writer = QPdfWriter(str(path))
        self._writer.setTitle(f"{report.title} – {report.place}" if report.place else report.title)
        self._writer.setCreator("Werklocaties")
        self._writer.setResolution(DPI)
        self._painter = QPainter()
        for sheet in self._sheets.values():
            # Nobody will undo anything, and what could be undone would be kept.
            sheet.layout.undoStack().blockCommands(True)
            context = sheet.layout.renderContext()
            context.setDpi(DPI)
            context.setSimplifyMethod(_for_paper())
            context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
            # A PDF knows no blending; what asks for it would be left out.
            context.setFlag(QgsLayoutRenderContext.FlagUseAdvancedEffects, False)

    def show_logo(self, path: Path) -> None:
        """Put a picture where the template has its logo.

        Raises:
            InputError: QGIS cannot show it.
        """
        for sheet in self._sheets.values():
            logo = sheet.items["logo"]
            logo.setPicturePath(str(path))
            logo.refreshPicture()
            if logo.isMissingImage():
                raise InputError(
                    tr("The logo {path} is no picture that QGIS can show (SVG, PNG, JPEG).").format(path=path)
                )

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw a page at the end of the file.

        Raises:
            OutputError
        """
        sheet, filler = self._sheets[page.kind], self._fillers[page.kind]
        for name, fitted in page.texts.items():
            filler.text(name, fitted.lines, fitted.size)
        filler.text("pagina", [f"pagina {number} van {total}"], self.boxes[page.kind, "pagina"].size)
        filler.pieces(*page.area)
        if page.kind == "regio":
            charts = (None, None) if page.area[0] == WIDE else self._charts_of(page.section)
            for name, picture in zip(("saldo", "jaren"), charts, strict=True):
                filler.picture(name, picture)
        if page.kind == "terrein" and page.terrain is not None:
            filler.chip("klasse", page.terrain.klasse)
        if page.kind != "tekst":
            self._draw_map(page)
        self._turn(sheet.layout.pageCollection().page(0).pageSize())
        QgsLayoutExporter(sheet.layout).renderPage(self._painter, 0)

    def close(self) -> None:
        """Let go of the file and of the layouts, in the order in which they hang together."""
        if self._painter.isActive():
            self._painter.end()
        del self._writer
        self._fillers.clear()
        self._legends.clear()
        self._sheets.clear()
        del self._maps
        self._project.clear()

    def _draw_map(self, page: Page) -> None:
        items = self._sheets[page.kind].items
        if page.terrain is None:
            explained = self._maps.show_section(items["kaart"], page.section)
        else:
            explained = self._maps.show_terrain(items["kaart"], page.terrain)
        self._legends[page.kind].explain(explained)
        scale(items["schaal"], items["kaart"])

    def _turn(self, size: QSizeF | object) -> None:
        """A new page of this size; the first opens the file."""
        paper = QPageSize(QSizeF(size.width(), size.height()), QPageSize.Unit.Millimeter)
        layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        self._writer.setPageLayout(layout)
        done = self._writer.newPage() if self._painter.isActive() else self._painter.begin(self._writer)
        if not done:
            raise OutputError(tr("The PDF cannot be written: the disk is full or the folder is write-protected."))
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, True)

    def _charts_of(self, section: Section) -> tuple[Path, Path]:
        """Pictures of the balance and of the years; a sentence where there is nothing to be drawn."""
        if section.key not in self._charts:
            face, balance = self.boxes["regio", "titel"].face, section.balance
            drawn = None if balance is None else bands(self._beside(section))
            years = course(section.years, self._report.horizon, None if balance is None else balance.short_from_high)
            self._charts[section.key] = (
                self._keep(
                    f"saldo-{section.key}",
                    note_picture(NO_BALANCE, face)
                    if drawn is None or balance is None
                    else bands_picture(drawn, balance.name, self._report.horizon, face),
                ),
                self._keep(
                    f"jaren-{section.key}",
                    note_picture(NO_YEARS, face) if years is None else course_picture(years, face),
                ),
            )
        return self._charts[section.key]

    def _beside(self, section: Section) -> list[object]:
        """Balances of the region and of those that are shortest."""
        every = [each.balance for each in self._report.sections if each.balance is not None]
        worst = sorted(every, key=lambda each: (each.low != each.low, each.low))[:MOST_BARS]
        own = [] if section.balance is None or section.balance in worst else [section.balance]
        return [*worst, *own]

    def _keep(self, name: str, picture: str) -> Path:
        path = self._pictures / f"{name}.svg"
        path.write_text(picture, encoding="utf-8")
        return path


def _for_paper() -> QgsVectorSimplifyMethod:
    """Vertices that a printer cannot tell apart are left out: a file with real coasts is less than half as large."""
    method = QgsVectorSimplifyMethod()
    method.setSimplifyHints(Qgis.VectorRenderingSimplificationFlag.GeometrySimplification)
    method.setSimplifyAlgorithm(Qgis.VectorSimplificationAlgorithm.SnapToGrid)
    method.setForceLocalOptimization(True)
    method.setThreshold(SIMPLIFIED)
    return method
