"""What flows over pages: headings, paragraphs and tables, cut into strips that stay whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

#: Sizes of text (points), and the air around it (mm).
HEADING, BODY, SMALL, TINY = 10.5, 8.5, 7.5, 7.0
ABOVE_HEADING, BELOW_HEADING, BELOW_PARAGRAPH, BELOW_TABLE = 3.0, 1.2, 1.6, 2.2
PAD_X = 1.4
#: Letters in the head of a table are never smaller (points).
LEAST_HEAD = 5.0
#: Above and below a row, by the size of its letters (mm).
PADS = ((BODY, 0.9), (SMALL, 0.65), (0.0, 0.45))
#: A row with more lines than this may run on to the next page.
MOST_LINES = 14


class Measure(Protocol):
    """What `typesetting.Typeface` can do."""

    def line(self, size: float) -> float: ...

    def width(self, text: str, size: float, *, bold: bool = False) -> float: ...

    def wrap(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]: ...


@dataclass(frozen=True)
class Heading:
    """Stays with what follows."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; `bullet` puts a dash before it."""

    text: str
    size: float = BODY
    bold: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell; `tone` colours it as the class of that name."""

    text: str
    bold: bool = False
    tone: str = ""


@dataclass(frozen=True)
class Table:
    """Columns by their share of the width; `right` holds those that are set to the right, `heads` may be empty.

    `together` keeps it on one page, as far as it fits on one.
    """

    shares: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[str, ...] = ()
    right: frozenset[int] = frozenset()
    size: float = BODY
    together: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Piece:
    """Lines of text, or a rule, at a place in a box (mm from its upper left corner)."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    size: float = BODY
    bold: bool = False
    tone: str = ""
    align: str = "left"
    pad_x: float = 0.0
    pad_y: float = 0.0


@dataclass(frozen=True)
class Strip:
    """What stays together: pieces from y = 0.

    Attributes:
        above, below: air before and after it, none at the top and the bottom of a page.
        keep: True when the next strip must stand on the same page.
        head: the strip that is set again above it where it opens a page.
    """

    height: float
    pieces: tuple[Piece, ...]
    above: float = 0.0
    below: float = 0.0
    keep: bool = False
    head: Strip | None = None


def flow(
    blocks: Iterable[Block], first: float, further: float, width: float, face: Measure
) -> tuple[tuple[Piece, ...], ...]:
    """Blocks over boxes of the same width.

    Args:
        first: height of the first box; `further`: of those after it (mm).

    Returns:
        The pieces of each box, at least one box; the first is empty where nothing fits in it.
    """
    strips = [strip for block in blocks for strip in _strips(block, width, face)]
    boxes: list[tuple[Piece, ...]] = []
    room = first
    while strips or not boxes:
        taken = _how_many(strips, room, must=bool(boxes))
        boxes.append(_place(strips[:taken]))
        strips = strips[taken:]
        room = further
    return tuple(boxes)


def height(pieces: Sequence[Piece]) -> float:
    """How far the pieces reach down (mm)."""
    return max((piece.y + piece.height for piece in pieces), default=0.0)


def _how_many(strips: Sequence[Strip], room: float, *, must: bool) -> int:
    """So many strips fit, without one that must stay with the next at the end; `must` takes one at least."""
    fits = 0
    for number, bottom in enumerate(_bottoms(strips)):
        if bottom > room + 1e-6:
            break
        fits = number + 1
    if fits == len(strips):
        return fits
    kept = fits
    while kept and strips[kept - 1].keep:
        kept -= 1
    return kept or (max(fits, 1) if must else 0)


def _bottoms(strips: Sequence[Strip]) -> Iterator[float]:
    """How far down each strip reaches when the first stands at the top of a page."""
    y = 0.0
    for number, strip in enumerate(strips):
        if number:
            y += strips[number - 1].below + strip.above
        elif strip.head is not None:
            y += strip.head.height
        y += strip.height
        yield y


def _place(strips: Sequence[Strip]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    if strips and strips[0].head is not None:
        pieces.extend(_moved(strips[0].head, 0.0))
    for strip, bottom in zip(strips, _bottoms(strips), strict=True):
        pieces.extend(_moved(strip, bottom - strip.height))
    return tuple(pieces)


def _moved(strip: Strip, y: float) -> Iterable[Piece]:
    return (replace(piece, y=piece.y + y) for piece in strip.pieces)


def _strips(block: Block, width: float, face: Measure) -> list[Strip]:
    if isinstance(block, Table):
        return _rows(block, width, face)
    if isinstance(block, Heading):
        lines = face.wrap(block.text, width, HEADING, bold=True)
        tall = len(lines) * face.line(HEADING)
        piece = Piece(0, 0, width, tall, tuple(lines), HEADING, bold=True, tone="kop")
        return [Strip(tall, (piece,), ABOVE_HEADING, BELOW_HEADING, keep=True)]
    return _lines(block, width, face)


def _lines(block: Paragraph, width: float, face: Measure) -> list[Strip]:
    """A strip per line; the first two and the last two stay together."""
    indent = 3.0 if block.bullet else 0.0
    lines = face.wrap(block.text, width - indent, block.size, bold=block.bold)
    tall = face.line(block.size)
    strips = []
    for number, line in enumerate(lines):
        pieces = [Piece(indent, 0, width - indent, tall, (line,), block.size, block.bold)]
        if block.bullet and number == 0:
            pieces.append(Piece(0, 0, indent, tall, ("–",), block.size))
        last = number == len(lines) - 1
        keep = not last and (number == 0 or number == len(lines) - 2)
        strips.append(Strip(tall, tuple(pieces), below=BELOW_PARAGRAPH if last else 0.0, keep=keep))
    return strips


def _rows(table: Table, width: float, face: Measure) -> list[Strip]:
    total = sum(table.shares)
    widths = [width * share / total for share in table.shares]
    head = None
    strips: list[Strip] = []
    if table.heads:
        cells = tuple(Cell(text, bold=True) for text in table.heads)
        fitting = replace(table, size=_head_size(table, widths, face))
        head = _row(fitting, cells, widths, face, is_head=True)[0]
        strips.append(replace(head, keep=True))
    for cells in table.rows:
        strips.extend(replace(strip, head=head) for strip in _row(table, cells, widths, face))
    if strips:
        strips = [replace(strip, keep=strip.keep or table.together) for strip in strips]
        strips[-1] = replace(strips[-1], below=BELOW_TABLE, keep=False)
    return strips


def _head_size(table: Table, widths: Sequence[float], face: Measure) -> float:
    """Letters in which no word of a title is broken, as far as they can still be read."""
    shares = [
        (width - 2 * PAD_X) / face.width(word, table.size, bold=True)
        for title, width in zip(table.heads, widths, strict=True)
        for word in title.split()
    ]
    return max(LEAST_HEAD, table.size * min(1.0, *shares)) if shares else table.size


def _row(
    table: Table, cells: Sequence[Cell], widths: Sequence[float], face: Measure, *, is_head: bool = False
) -> list[Strip]:
    """A strip, or more where a cell is very long."""
    wrapped = [
        face.wrap(cell.text, width - 2 * PAD_X, table.size, bold=cell.bold)
        for cell, width in zip(cells, widths, strict=True)
    ]
    longest = max((len(lines) for lines in wrapped), default=0)
    parts = range(0, max(longest, 1), MOST_LINES)
    strips = []
    for start in parts:
        here = [lines[start : start + MOST_LINES] for lines in wrapped]
        pad = next(pad for least, pad in PADS if table.size >= least)
        tall = max(1, *(len(lines) for lines in here)) * face.line(table.size) + 2 * pad
        pieces, x = [], 0.0
        for number, (cell, lines, wide) in enumerate(zip(cells, here, widths, strict=True)):
            align = "right" if number in table.right else "left"
            if lines or (cell.tone and start == 0):
                pieces.append(
                    Piece(x, 0, wide, tall, tuple(lines), table.size, cell.bold, cell.tone, align, PAD_X, pad)
                )
            x += wide
        rule = "koplijn" if is_head else "lijn"
        if start + MOST_LINES >= longest:
            pieces.append(Piece(0, tall, x, 0.0, tone=rule))
        strips.append(Strip(tall, tuple(pieces)))
    return strips
