"""A report read back: its figures by name, its words, and what it is built of."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

#: Elements that have no end.
VOID = {"meta", "img", "br", "line", "rect", "circle", "polygon", "polyline"}


class Page(HTMLParser):
    """What a report holds.

    Attributes:
        figures: (name, of) -> the values, unrounded; None for unknown.
        words: visible text, and texts for who cannot see the pictures.
        tags: (tag, attributes) in order.
        unclosed: elements that were closed in another order than opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.source = path.read_text(encoding="utf-8")
        self.figures: dict[tuple[str, str], list[float | None]] = {}
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.unclosed: list[str] = []
        self._open: list[str] = []
        self.feed(self.source)
        self.close()
        self.unclosed += self._open

    def handle_starttag(self, tag, attributes):
        found = {name: value or "" for name, value in attributes}
        self.tags.append((tag, found))
        self.texts += [found[name] for name in ("alt", "aria-label", "data-label") if name in found]
        if "data-figure" in found:
            value = float(found["value"]) if found["value"] else None
            self.figures.setdefault((found["data-figure"], found.get("data-of", "")), []).append(value)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unclosed.append(tag)

    def handle_data(self, data):
        if "style" not in self._open:
            self.texts.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def of(self, name: str, key: str) -> float | None:
        """The figure; it may stand in more than one place, and is the same in each."""
        values = set(self.figures[(name, key)])
        assert len(values) == 1, (name, key, values)
        return values.pop()

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]
