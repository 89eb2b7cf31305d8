"""How wide text is, and where its lines break: measured before anything is drawn, so that nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qgis.PyQt.QtGui import QFont, QFontMetricsF

MM_PER_POINT = 25.4 / 72
#: From one line to the next, in heights of the letter; the layout's labels get the same.
LEADING = 1.32
#: Text is measured at this size and scaled (pixels).
MEASURED_AT = 200
ELLIPSIS = "…"
#: Signs after which a word that is too long is broken first.
JOINTS = "_-/"
#: A line is taken this much wider than measured, for a printer's own rounding.
SLACK = 1.012


class Typeface:
    """Text in a family of fonts, regular and bold; lengths in mm, sizes in points."""

    def __init__(self, families: Sequence[str]) -> None:
        self.family = families[0] if families else ""
        self._metrics = {bold: QFontMetricsF(_font(families, bold)) for bold in (False, True)}
        self._word = lru_cache(maxsize=50_000)(self._measure)

    def line(self, size: float) -> float:
        """From one line to the next."""
        return size * MM_PER_POINT * LEADING

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Of one line."""
        return self._word(text, bold) * size * MM_PER_POINT * SLACK

    def wrap(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """Lines that are no wider than `width`; a word that is wider than that is broken.

        A line break in the text stays one. Text without anything gives no lines.
        """
        if not text.strip():
            return []
        lines: list[str] = []
        for part in text.splitlines():
            lines.extend(self._wrap_part(part, width, size, bold))
        return lines

    def _wrap_part(self, text: str, width: float, size: float, bold: bool) -> list[str]:
        lines, now, used = [], "", 0.0
        blank = self.width(" ", size, bold=bold)
        for word in text.split():
            wide = self.width(word, size, bold=bold)
            if now and used + blank + wide <= width:
                now, used = f"{now} {word}", used + blank + wide
                continue
            if now:
                lines.append(now)
            while wide > width and len(word) > 1:
                fits = self._letters_that_fit(word, width, size, bold)
                lines.append(word[:fits])
                word = word[fits:]
                wide = self.width(word, size, bold=bold)
            now, used = word, wide
        return [*lines, now]

    def _letters_that_fit(self, word: str, width: float, size: float, bold: bool) -> int:
        """As many letters as there is room for, up to a sign after which a word may be broken where there is one."""
        low, high = 1, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(word[:middle], size, bold=bold) <= width:
                low = middle
            else:
                high = middle - 1
        joint = max(word.rfind(sign, 0, low) for sign in JOINTS) + 1
        return joint or low

    def fit(
        self, text: str, width: float, height: float, size: float, smallest: float, *, bold: bool = False
    ) -> tuple[float, list[str], str]:
        """Text in a box: as large as it fits, from `size` down to `smallest` of that.

        Returns:
            The size, the lines, and what does not fit even at the smallest: '' when all does. Then the last line ends
            with an ellipsis, so that a reader sees that there is more.
        """
        lines: list[str] = []
        steps = 9
        for step in range(steps):
            smaller = size * (1 - (1 - smallest) * step / (steps - 1))
            lines = self.wrap(text, width, smaller, bold=bold)
            if len(lines) * self.line(smaller) <= height + 1e-6:
                return smaller, lines, ""
        room = max(1, int((height + 1e-6) / self.line(smaller)))
        last = self.shortened(f"{lines[room - 1]} {lines[room]}", width, smaller, bold=bold)
        shown = [*lines[: room - 1], last]
        return smaller, shown, _after(text, "".join(shown).removesuffix(ELLIPSIS))

    def shortened(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """One line: the text, or its beginning with an ellipsis."""
        if self.width(text, size, bold=bold) <= width:
            return text
        while text and self.width(f"{text}{ELLIPSIS}", size, bold=bold) > width:
            text = text[:-1]
        return f"{text.rstrip()}{ELLIPSIS}"

    def _measure(self, text: str, bold: bool) -> float:
        """In letter heights."""
        return float(self._metrics[bold].horizontalAdvance(text)) / MEASURED_AT


def _font(families: Sequence[str], bold: bool) -> QFont:
    font = QFont(families[0] if families else "")
    font.setFamilies(list(families))
    font.setPixelSize(MEASURED_AT)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _after(text: str, shown: str) -> str:
    """The part of the text behind what was shown, blanks not counted."""
    left = sum(1 for letter in shown if not letter.isspace())
    for position, letter in enumerate(text):
        if left == 0:
            return text[position:].strip()
        left -= not letter.isspace()
    return ""
