"""What is on the dock as files: pictures, a table, a workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgGenerator
from qgis.PyQt.QtWidgets import QApplication

from ...core.balance.views import View
from ...i18n import tr
from .. import files
from ..files import put_in_place
from . import painting, texts
from .band_chart import paint_bands
from .band_layout import BandLayout, BandRow, in_order
from .headline import as_lines
from .years_chart import Years, paint_years

if TYPE_CHECKING:
    import pandas as pd

#: Size of a picture on paper (px at 96 per inch), and how many times finer a PNG is.
WIDTH, YEARS_HEIGHT, FINER = 900, 330, 2
MARGIN, FONT_SIZE = 18, 13
#: Rows grow no higher than this on paper.
ROW = 26.0


@dataclass(frozen=True)
class Shown:
    """Everything that is on the dock now.

    Attributes:
        segment: None for all segments together.
        remark: said below the figures, such as that they are out of date.
    """

    view: View
    segment: str | None
    rows: list[BandRow]
    years: Years | None
    remark: str = ""


def write_png(path: Path, shown: Shown) -> None:
    """The charts as a picture. Raises OSError."""
    height = _height(shown)
    image = QImage(QSize(WIDTH, height) * FINER, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(FINER * 96 / 0.0254))
    image.setDotsPerMeterY(round(FINER * 96 / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(FINER, FINER)
    _paint(painter, shown, height)
    painter.end()
    with put_in_place(path) as aside:
        if not image.save(str(aside), "PNG"):
            raise OSError(tr("'{path}' cannot be written.").format(path=path))


def write_svg(path: Path, shown: Shown) -> None:
    """The charts as a drawing that can be edited. Raises OSError."""
    height = _height(shown)
    with put_in_place(path) as aside:
        generator = QSvgGenerator()
        generator.setFileName(str(aside))
        generator.setSize(QSize(WIDTH, height))
        generator.setViewBox(QRectF(0, 0, WIDTH, height))
        generator.setResolution(96)
        generator.setTitle(tr("Supply and demand"))
        painter = QPainter(generator)
        if not painter.isActive():
            raise OSError(tr("'{path}' cannot be written.").format(path=path))
        _paint(painter, shown, height)
        painter.end()


def _font(*, bold: bool = False, size: int = FONT_SIZE) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _lines(shown: Shown) -> list[str]:
    return [*as_lines(shown.view, shown.segment), *([shown.remark] if shown.remark else [])]


def footer(shown: Shown) -> str:
    """Reference year and horizon belong beside every balance, and whose classes these are."""
    total = shown.view.rows(shown.segment).iloc[-1]
    dated = tr("Supply of {start}, demand up to {end}.").format(
        start=texts.year(float(total["peiljaar"])), end=shown.view.choices.horizon
    )
    return f"{dated} {texts.classes_note()}"


def _wrapped(font: QFont, text: str) -> float:
    room = QRectF(0, 0, WIDTH - 2 * MARGIN, 1000)
    return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


def _bands_height(shown: Shown) -> float:
    box = QRectF(0, 0, WIDTH - 2 * MARGIN, 200)
    layout = BandLayout(box, shown.rows, QFontMetricsF(_font()), painting.paper_tones())
    return box.height() - layout.area.height() + ROW * len(shown.rows)


def _height(shown: Shown) -> int:
    first, *rest = _lines(shown)
    text = _wrapped(_font(bold=True, size=16), first) + sum(_wrapped(_font(), line) + 3 for line in rest)
    years = YEARS_HEIGHT if shown.years is not None else 0
    return round(2 * MARGIN + text + 10 + _bands_height(shown) + 10 + years + _wrapped(_font(size=11), footer(shown)))


def _paint(painter: QPainter, shown: Shown, height: int) -> None:
    tones = painting.paper_tones()
    painter.fillRect(QRectF(0, 0, WIDTH, height), tones.ground)
    top, inner = float(MARGIN), WIDTH - 2 * MARGIN
    first, *rest = _lines(shown)
    for line, font in [(first, _font(bold=True, size=16)), *((line, _font()) for line in rest)]:
        painter.setFont(font)
        painter.setPen(tones.text)
        tall = _wrapped(font, line)
        painter.drawText(QRectF(MARGIN, top, inner, tall), Qt.TextFlag.TextWordWrap, line)
        top += tall + 3
    painter.setFont(_font())
    bands = QRectF(MARGIN, top + 7, inner, _bands_height(shown))
    paint_bands(painter, bands, in_order(shown.rows), tones, shown.view.choices.horizon)
    if shown.years is not None:
        painter.setFont(_font())
        paint_years(painter, QRectF(MARGIN, bands.bottom() + 10, inner, YEARS_HEIGHT), shown.years, tones)
    small = _font(size=11)
    painter.setFont(small)
    painter.setPen(tones.faint)
    note = footer(shown)
    tall = _wrapped(small, note)
    painter.drawText(QRectF(MARGIN, height - MARGIN - tall, inner, tall), Qt.TextFlag.TextWordWrap, note)


def write_csv(path: Path, shown: Shown) -> None:
    """The table. Raises OSError."""
    files.write_csv(path, whole_years(shown.view.rows(shown.segment)))


def whole_years(table: pd.DataFrame) -> pd.DataFrame:
    """Years as whole numbers, unknown ones stay unknown."""
    years = ("jaar", "peiljaar", "horizon", "tekort_vanaf_hoog", "tekort_vanaf_laag", "tekort_vanaf")
    there = [name for name in years if name in table]
    return table.assign(**{name: table[name].astype(float).astype("Int64") for name in there})


def write_xlsx(path: Path, shown: Shown) -> None:
    """A workbook with the balance, the years, the scenarios of the demand, and the choices. Raises OSError."""
    import pandas as pd

    balance = shown.view.balance
    choices = [(CHOICES[name], _said(value)) for name, value in asdict(shown.view.choices).items()]
    notes = [("toelichting", each) for each in (*_lines(shown), footer(shown))]
    sheets = {
        "saldo": balance.table,
        "jaren": balance.timeline,
        "scenarios": balance.per_scenario,
        "keuzes": pd.DataFrame([*choices, *notes], columns=["naam", "waarde"]),
    }
    files.write_book(path, {name: (table, _types(table)) for name, table in sheets.items()})


def _said(value: float | bool) -> str:
    return ("nee", "ja")[value] if isinstance(value, bool) else f"{value:g}"


def _types(table: pd.DataFrame) -> dict[str, type]:
    return {name: float if name.endswith("_ha") else int if _is_year(name) else str for name in table.columns}


def _is_year(column: str) -> bool:
    return column in ("jaar", "peiljaar", "horizon") or column.startswith("tekort_vanaf")


#: Choices as a file names them: Dutch in every language, as its columns are.
CHOICES = {
    "horizon": "horizon (jaar)",
    "phase3_is_hard": "fase 3 telt als hard",
    "unknown_is_hard": "fase onbekend telt als hard",
    "pressed_counts": "aanbod onder druk telt mee",
    "double_use_pct": "dubbelgebruik (% van de tabel)",
    "greening_pct": "groen en water (% van uitbreiding en vervanging)",
    "space_pct": "ruimte per baan (% van de tabel)",
    "by_segment": "per segment",
}
Writer = Callable[[Path, Shown], None]
#: Ending -> what writes it.
WRITERS: dict[str, Writer] = {"png": write_png, "svg": write_svg, "csv": write_csv, "xlsx": write_xlsx}
