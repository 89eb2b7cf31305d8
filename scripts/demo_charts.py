"""The charts of the demo's balance, drawn as in the report: SVG, and PNG for who only wants to look."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from werklocaties_plugin.reports.content_balance import balance_of, years_of
from werklocaties_plugin.reports.drawing import bands, course
from werklocaties_plugin.reports.pdf.charts import bands_picture, course_picture
from werklocaties_plugin.reports.pdf.typesetting import Typeface

#: Pixels across, and of the margin.
WIDTH, MARGIN = 1200, 30
FACE = ("Open Sans", "DejaVu Sans")


def draw_charts(table: pd.DataFrame, years: pd.DataFrame, horizon: int, folder: Path) -> None:
    """The band of each region in saldo, and the years of the worst of them in jaren."""
    regions = [name for name in table["regio"].unique() if name not in (None, "totaal")]
    balances = [balance for name in regions if (balance := balance_of(table, name)[0]) is not None]
    worst = min(balances, key=lambda each: each.low)
    face = Typeface(FACE)
    drawn = bands(balances)
    shown = course(years_of(years, worst.name), horizon, worst.short_from_high)
    if drawn is None or shown is None:
        raise SystemExit("demo: nothing is known of the balance")
    _write(bands_picture(drawn, worst.name, horizon, face), folder / "saldo.svg")
    _write(course_picture(shown, face), folder / "jaren.svg")


def _write(picture: str, path: Path) -> None:
    path.write_text(picture, encoding="utf-8")
    renderer = QSvgRenderer(picture.encode())
    size = renderer.viewBoxF()
    inside = QRectF(MARGIN, MARGIN, WIDTH - 2 * MARGIN, (WIDTH - 2 * MARGIN) * size.height() / size.width())
    image = QImage(WIDTH, round(inside.height()) + 2 * MARGIN, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter, inside)
    painter.end()
    if not image.save(str(path.with_suffix(".png"))):
        raise SystemExit(f"demo: cannot write {path.with_suffix('.png')}")
