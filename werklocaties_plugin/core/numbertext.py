"""Numbers as people type them: decimal comma or point, thousands marks; two ways to read one is an error, no guess."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from .errors import ChoiceError
from .types import BoolArray, FloatArray

#: How many values a message shows.
EXAMPLES = 3
COMMA, POINT = ",", "."
#: Spaces that people, and Excel, put between thousands.
SPACES = r"[\s\u00a0\u2009\u202f']+"
#: What a column holds where nothing is known.
BLANK = ("", "-", "--", "n.v.t.", "nvt", "onbekend", "null", "none", "nan")
#: Either one decimal sign, or thousands in groups of three with at most one decimal sign behind them.
PLAIN = r"[+-]?\d+"
FORMS = {
    COMMA: r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d*)?",
    POINT: r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?",
}


#: Nothing in this trade is larger; such a number is a mishap, and sums of it would have no end.
LARGEST, LONGEST = 1e15, 20


class NumberTexts:
    """The texts of one column of numbers; what is a number already stays it.

    Attributes:
        numbers: what was a number, NaN for texts.
        texts: trimmed, <NA> where nothing is known.
        plain: digits only, the same in either reading.
        only: per decimal sign, the texts that make sense with that sign only.
        unreadable: no number in either reading.
        ambiguous: another number in either reading, such as 1.234.
    """

    def __init__(self, values: Iterable[str | float | None]) -> None:
        listed = list(values)
        numbers = [None if isinstance(each, str) else each for each in listed]
        self.numbers = pd.to_numeric(pd.Series(numbers, dtype=object)).astype(float)
        endless = (self.numbers.abs() > LARGEST).to_numpy(dtype=bool)
        self.numbers[endless] = np.nan
        # As a text it is listed with what else cannot be read.
        shown = [each if isinstance(each, str) or gone else None for each, gone in zip(listed, endless, strict=True)]
        texts = pd.Series([None if each is None else str(each) for each in shown], dtype="string")
        texts = texts.str.replace(SPACES, "", regex=True)
        self.texts = texts.mask(texts.str.lower().isin(BLANK))
        self.plain = _matches(self.texts, PLAIN)
        fits = {sign: _matches(self.texts, form) for sign, form in FORMS.items()}
        self.only = {COMMA: fits[COMMA] & ~fits[POINT], POINT: fits[POINT] & ~fits[COMMA]}
        for fit in (self.plain, *fits.values()):
            fit &= (self.texts.str.len() <= LONGEST).fillna(False).to_numpy(dtype=bool)
        known = self.texts.notna().to_numpy(dtype=bool)
        self.unreadable = known & ~fits[COMMA] & ~fits[POINT]
        self.ambiguous = known & fits[COMMA] & fits[POINT] & ~self.plain
        # Nobody writes 0.234 for 234: a leading zero shows the decimal sign.
        zero = _matches(self.texts, r"[+-]?0[.,]\d{3}")
        for sign in (COMMA, POINT):
            self.only[sign] |= zero & self.texts.str.contains(sign, regex=False).fillna(False).to_numpy(dtype=bool)
        self.ambiguous &= ~zero

    def signs(self) -> set[str]:
        """The decimal signs that the column itself shows."""
        return {sign for sign, texts in self.only.items() if texts.any()}

    def read(self, decimal: str | None) -> FloatArray:
        """(n,) numbers, NaN for what is unknown or unreadable; each text that shows its own sign is read by that.

        Args:
            decimal: the sign for ambiguous texts; may be None where there are none.
        """
        comma = self.only[COMMA] | (self.ambiguous & (decimal == COMMA))
        readable = self.texts.mask(self.unreadable)
        with_comma = readable.str.replace(POINT, "", regex=False).str.replace(COMMA, POINT, regex=False)
        with_point = readable.str.replace(COMMA, "", regex=False)
        read = pd.to_numeric(with_comma.where(comma, with_point), errors="coerce").astype("Float64")
        known = read.fillna(self.numbers.astype("Float64"))
        return np.asarray(known.to_numpy(dtype=float, na_value=np.nan), dtype=np.float64)


def _matches(texts: pd.Series[str], form: str) -> BoolArray:
    matches: BoolArray = texts.str.fullmatch(form).fillna(False).to_numpy(dtype=bool)
    return matches


def decimal_sign(columns: dict[str, NumberTexts], chosen: str | None) -> dict[str, str | None]:
    """The decimal sign of each column: as chosen, as the column shows, else as the table's other columns show.

    Raises:
        ChoiceError: a column that can be read in two ways.
    """
    if chosen:
        return dict.fromkeys(columns, chosen)
    shown = set().union(*(column.signs() for column in columns.values()))
    found: dict[str, str | None] = {}
    for name, column in columns.items():
        signs = column.signs() or shown
        if column.ambiguous.any() and len(signs) != 1:
            examples = column.texts[column.ambiguous].drop_duplicates()[:EXAMPLES]
            raise ChoiceError("number_ambiguous", column=name, examples="; ".join(examples))
        found[name] = next(iter(signs)) if len(signs) == 1 else None
    return found


def read_numbers(table: pd.DataFrame, names: Iterable[str], decimal: str | None = None) -> pd.DataFrame:
    """These columns of a table of texts as numbers, NaN unknown; other columns are left out.

    Args:
        table: texts or None; a column that holds numbers already is taken as it is.
        decimal: ',' or '.', as the user chose; None looks at the columns themselves.

    Raises:
        ChoiceError: a text that is no number, or one that can be read in two ways; names column, row and text.
    """
    names = list(names)
    texts = {name: NumberTexts(table[name]) for name in names if not pd.api.types.is_numeric_dtype(table[name])}
    signs = decimal_sign(texts, decimal)
    result = pd.DataFrame(index=table.index)
    for name in names:
        if name not in texts:
            result[name] = table[name].astype(float)
            continue
        column = texts[name]
        if column.unreadable.any():
            row = int(column.unreadable.argmax())
            raise ChoiceError("number_unreadable", column=name, row=str(row + 1), text=str(column.texts.iloc[row]))
        result[name] = column.read(signs[name])
    return result
