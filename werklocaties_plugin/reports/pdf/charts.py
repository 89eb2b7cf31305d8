"""The charts of a region as pictures of lines: the same shapes as in the HTML, in what a print layout can draw of SVG.

Patterns and clipping are beyond it, so that a hatch is drawn line by line.
"""

from __future__ import annotations

from html import escape

from ...qgis_io.styles.balance import CLASSES
from .. import wording
from ..drawing import Bands, Bar, Course
from .typesetting import MM_PER_POINT, Typeface

#: Of a drawing (mm): width, and what the names and the figures beside the bars take.
WIDTH, NAMES, FIGURES = 85.0, 30.0, 22.0
TOP, ROW, BAR, AXIS = 6.0, 5.2, 3.4, 6.0
KEY_ROW = 3.6
#: More rows than this are drawn closer together.
TALLEST = 52.0
TEXT, INK, GREY, GRID = 2.5, "#1d2b36", "#5a6470", "#d5dce0"
LOOKS = {klasse: look for klasse, _, look in CLASSES}
DEMAND, DEMAND_LINE, SUPPLY, LATER, SHORTAGE = "#e6cf9c", "#7d6a3f", "#01665e", "#80cdc1", "#b2182b"


def bands_picture(bands: Bands, here: str, horizon: int | None, face: Typeface) -> str:
    """A bar for each region with its figures; the region of the page stands out.

    Args:
        here: its name.
        face: of the letters.
    """
    row = min(ROW, (TALLEST - TOP - AXIS) / max(len(bands.bars), 1))
    bottom = TOP + row * len(bands.bars)
    wide = WIDTH - NAMES - FIGURES
    until = wording.year(horizon)
    parts = [_text(0, 3.2, f"Saldo tot {until}: hard aanbod min vraag (ha netto)", bold=True)]
    for place, text in bands.ticks:
        x = NAMES + place / 100 * wide
        parts.append(_line(x, TOP, x, bottom, GRID, 0.15))
        parts.append(_text(x, bottom + 3.2, text, anchor="middle", size=2.2, fill=GREY))
    for number, bar in enumerate(bands.bars):
        parts += _bar(bar, TOP + row * number, row, wide, _name(bar, here, face))
    zero = NAMES + bands.zero / 100 * wide
    parts.append(_line(zero, TOP - 0.5, zero, bottom + 0.5, INK, 0.35))
    return _picture(WIDTH, bottom + AXIS, parts, face)


def note_picture(text: str, face: Typeface) -> str:
    """In place of a chart that cannot be drawn: why not."""
    return _picture(WIDTH, TALLEST, [_text(0, 3.2, text, fill=GREY)], face)


def _name(bar: Bar, here: str, face: Typeface) -> tuple[str, bool]:
    """The name as far as there is room, and whether it stands out."""
    own, name = bar.balance.name == here, bar.balance.name
    shown = face.shortened(name, NAMES - 2.0, TEXT / MM_PER_POINT, bold=own)
    return shown, own


def _bar(bar: Bar, y: float, row: float, wide: float, name: tuple[str, bool]) -> list[str]:
    balance, tall = bar.balance, min(BAR, row * 0.66)
    middle, own = y + row / 2, name[1]
    parts = [_text(NAMES - 1.5, middle + 0.9, name[0], anchor="end", bold=own)]
    figures = wording.band(balance.low, balance.high)
    if bar.left is not None:
        look = LOOKS.get(balance.klasse, LOOKS["onbekend"])
        x, width = NAMES + bar.left / 100 * wide, bar.width / 100 * wide
        box = (x, middle - tall / 2, width, tall)
        pattern = balance.klasse in ("onzeker", "onbekend")
        parts.append(_rect(box, "#ffffff" if balance.klasse == "onbekend" else look["color"], look["outline_color"]))
        parts += [_line(*each, look["outline_color"], 0.15) for each in (hatch(*box) if pattern else [])]
    parts.append(_text(WIDTH, middle + 0.9, figures, anchor="end", bold=own))
    return parts


def hatch(
    x: float, y: float, width: float, height: float, apart: float = 1.3
) -> list[tuple[float, float, float, float]]:
    """Slanting lines (x1, y1, x2, y2) that stay inside a rectangle."""
    lines = []
    start = x - height + apart
    while start < x + width:
        left, right = max(start, x), min(start + height, x + width)
        if right > left:
            lines.append((left, y + height - (left - start), right, y + height - (right - start)))
        start += apart
    return lines


def course_picture(course: Course, face: Typeface) -> str:
    """Supply in steps against the band of the demand, with the first year of shortage."""
    scale = WIDTH / course.width
    rows = _key(course)
    head = 6.0 + KEY_ROW * len(rows)
    parts = [_text(0, 3.2, "Vraag en hard aanbod per jaar (ha netto, opgeteld)", bold=True)]
    parts += [
        f'<g transform="translate(0 {7.4 + KEY_ROW * number:g})">{"".join(row)}</g>' for number, row in enumerate(rows)
    ]
    shapes = []
    for y, text in course.y_ticks:
        shapes.append(_line(course.left, y, course.right, y, GRID, 0.15 / scale))
        shapes.append(_text(course.left - 6, y + 3.5, text, anchor="end", size=2.2 / scale, fill=GREY))
    shapes.append(
        f'<polygon points="{course.demand}" fill="{DEMAND}" stroke="{DEMAND_LINE}" stroke-width="{0.15 / scale:g}"/>'
    )
    if course.unknown:
        shapes.append(f'<polygon points="{course.unknown}" fill="{LATER}" fill-opacity="0.55" stroke="none"/>')
    shapes.append(f'<polyline points="{course.supply}" fill="none" stroke="{SUPPLY}" stroke-width="{0.6 / scale:g}"/>')
    for x, text in course.x_ticks:
        shapes.append(_text(x, course.bottom + 16, text, anchor="middle", size=2.2 / scale, fill=GREY))
    shapes += _marks(course, scale)
    shapes.append(_line(course.left, course.bottom, course.right, course.bottom, INK, 0.2 / scale))
    parts.append(
        f'<g transform="translate(0 {head - course.top * scale + 1:g}) scale({scale:g})">{"".join(shapes)}</g>'
    )
    return _picture(WIDTH, head + (course.height - course.top) * scale + 1, parts, face)


def _marks(course: Course, scale: float) -> list[str]:
    """The horizon, and from when land is short."""
    found = []
    if course.horizon is not None:
        x, year = course.horizon
        dashes = f'stroke-dasharray="{0.8 / scale:g} {0.8 / scale:g}"'
        found.append(_line(x, course.top, x, course.bottom, INK, 0.2 / scale, dashes))
        found.append(_text(x + 3, course.top + 9, str(year), size=2.2 / scale))
    if course.shortage is not None:
        found.append(_dot(*course.shortage[:2], scale))
    return found


def _key(course: Course) -> list[list[str]]:
    """What the colours mean, in rows."""
    rows = [
        [
            *(_rect((0, -1.7, 3.4, 2.0), DEMAND, DEMAND_LINE), _text(4.4, 0, "vraag, laag tot hoog", size=2.3)),
            *(_line(31, -0.7, 34.4, -0.7, SUPPLY, 0.6), _text(35.4, 0, "hard aanbod", size=2.3)),
        ]
    ]
    if course.shortage is not None:
        rows[0] += [_dot(54.5, -0.7, 1.0), _text(56.5, 0, f"tekort vanaf {course.shortage[2]}", size=2.3)]
    if course.unknown:
        rows.append([_rect((0, -1.7, 3.4, 2.0), LATER, LATER), _text(4.4, 0, "hard aanbod, jaar onbekend", size=2.3)])
    return rows


def _dot(x: float, y: float, scale: float) -> str:
    size = f'r="{0.9 / scale:g}" stroke-width="{0.2 / scale:g}"'
    return f'<circle cx="{x:g}" cy="{y:g}" {size} fill="{SHORTAGE}" stroke="#ffffff"/>'


def _picture(width: float, height: float, parts: list[str], face: Typeface) -> str:
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    family = escape(face.family, quote=True)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{family}">{"".join(parts)}</svg>'


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", size: float = TEXT, fill: str = INK, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{size:.3g}" fill="{fill}" text-anchor="{anchor}"{weight}>'
        f"{escape(text)}</text>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, more: str = "") -> str:
    return (
        f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" stroke="{colour}" '
        f'stroke-width="{width:.3g}" {more}/>'
    )


def _rect(box: tuple[float, float, float, float], fill: str, stroke: str) -> str:
    x, y, width, height = box
    return (
        f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="0.2"/>'
    )
