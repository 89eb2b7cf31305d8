"""Text over pages: nothing is lost, nothing stands outside its box, and what belongs together stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werklocaties_plugin.reports.pdf.blocks import BODY, Cell, Heading, Paragraph, Table, flow, height

WIDTH = 100.0


class Typewriter:
    """Every letter is as wide as the next, so that a reader of a test can count."""

    def line(self, size):
        return size / 2

    def width(self, text, size, *, bold=False):
        return len(text) * size / 4

    def wrap(self, text, width, size, *, bold=False):
        letters = max(1, int(width / (size / 4)))
        return [text[start : start + letters] for start in range(0, len(text), letters)]


def flowed(blocks, first=60.0, further=100.0):
    return flow(blocks, first, further, WIDTH, Typewriter())


def letters(boxes):
    return "".join(line for box in boxes for piece in box for line in piece.lines)


texts = st.text(alphabet="abcdefgh", max_size=400)
cells = st.builds(Cell, texts, st.booleans(), st.sampled_from(["", "hoog"]))
tables = st.builds(
    lambda rows, heads: Table((1, 3, 2), tuple(rows), heads),
    st.lists(st.tuples(cells, cells, cells), max_size=12),
    st.sampled_from([(), ("A", "B", "C")]),
)
blocks = st.lists(st.one_of(st.builds(Heading, texts), st.builds(Paragraph, texts), tables), max_size=8)


@given(blocks)
def test_every_letter_arrives_once_and_inside_its_box(given_blocks):
    boxes = flowed(given_blocks)
    wanted = []
    for block in given_blocks:
        if isinstance(block, Table):
            wanted += [cell.text for row in block.rows for cell in row]
        else:
            wanted.append(block.text)
    # Heads are set in capitals here and again on further pages: count the small letters only.
    small = [letter for letter in letters(boxes) if letter.islower()]
    assert sorted(small) == sorted("".join(wanted))
    for number, box in enumerate(boxes):
        assert height(box) <= (60.0 if number == 0 else 100.0) + 1e-6
        assert all(piece.x >= 0 and piece.x + piece.width <= WIDTH + 1e-6 for piece in box)


def test_a_heading_never_stands_at_the_foot_of_a_page():
    """Nine lines of text take 38 of 42 mm: the heading would fit below them, what it announces would not."""
    lines = "x" * 9 * int(WIDTH / (BODY / 4))
    boxes = flow([Paragraph(lines), Heading("Kop"), Paragraph("Tekst")], 46.0, 100.0, WIDTH, Typewriter())
    assert "Kop" not in letters(boxes[:1])
    assert letters(boxes[1:]) == "KopTekst"


def test_a_table_names_its_columns_on_every_page():
    rows = tuple((Cell(f"rij{number}"), Cell("waarde")) for number in range(60))
    boxes = flowed([Table((1, 1), rows, ("Naam", "Cijfer"))])
    assert len(boxes) > 3
    assert all(letters([box]).startswith("NaamCijfer") for box in boxes)


def test_a_row_longer_than_a_page_runs_on():
    boxes = flowed([Table((1, 4), ((Cell("kort"), Cell("w" * 10_000)),))])
    assert letters(boxes).count("w") == 10_000
    assert letters(boxes).count("kort") == 1


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_gives_one_empty_box(text):
    assert flowed([]) == ((),)
    assert letters(flowed([Paragraph(text)])).strip() == ""
