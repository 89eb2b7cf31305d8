"""What cells of terrain registers mean: codes, years, categories, keys and names as people and programs wrote them.

Each reader takes the trimmed text of one cell and gives a `Read`: the value, and what must be said about it. A reader
never guesses: what has no single meaning has no value.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..milieucategorie import MAIN, SUBCATEGORIES, ends
from ..numbertext import BLANK

#: Years that a register can speak of.
FIRST_YEAR, LAST_YEAR = 1800, 2100
#: Excel counts days from here; a whole number in this range may be a date of 2000 to 2050.
EXCEL_DAY_ZERO = datetime.date(1899, 12, 30)
EXCEL_DATES = range(36_526, 54_789)
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mrt mar maa", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), 1
    )
    for name in names.split()
}
#: What is said around a category without changing it.
CATEGORY_WORDS = re.compile(
    r"(?:maximaal|maximale|maximum|max|milieucategorie|categorie|cat)\.?:?|^\s*(?:t/m|tot en met|<=|≤|=)|"
    r"[():]|\b(?:licht|middel|zwaar|hoog|laag)\b"
)
#: Between the two ends of a range of categories.
RANGE = re.compile(r"\s*(?:t/m|tot en met|tot|/|;|&|\+|,\s|\ben\b|–|-)\s*")
#: What stands before a row that adds up the others; a terrain has a name of its own behind it.
TOTALS = re.compile(
    r"(?:sub|eind|generaal)?[- ]?tota(?:al|len)(?::|\s+(?:generaal|gemeente|provincie|regio|alle|terreinen)\b.*)?|som|"
    r"gemiddelde?",
    re.IGNORECASE,
)
#: Letters that are left when UTF-8 was read as Windows-1252.
MOJIBAKE = re.compile("[ÃÂâ][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|ï»¿")
LOST = "\ufffd"
#: How often a text may have gone through the wrong encoding.
MOST_TIMES_WRONG = 3
#: Of a year in two digits, from here on it is one of the last century.
LAST_CENTURY = 50
#: What a decimal fraction of a binary file may be off.
BINARY = 1e-3


@dataclass(frozen=True)
class Read:
    """What a cell means.

    Attributes:
        value: the canonical value, None where it is unknown or cannot be told.
        code: of what must be said about it (`finding_texts`); empty where there is nothing to say.
        details: what the sentence names.
    """

    value: str | int | None
    code: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[str], Read]


def cell_text(value: Any) -> str | None:
    """A cell as trimmed text; None for what is blank or says that it is unknown. 12.0 is '12', as keys are."""
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = " ".join(str(value).replace("\x00", "").split())
    return None if text.lower() in BLANK else text


def key(text: str) -> str:
    """A key to compare by: leading zeros of a number do not count, nor does case."""
    return (text.lstrip("0") or "0") if text.isdigit() else text.lower()


def is_total(text: str) -> bool:
    """Whether this stands before totals, and not for a terrain: 'Totaal', 'Subtotaal:', 'Totaal gemeente'."""
    return TOTALS.fullmatch(text.strip()) is not None


def plain(text: str) -> Read:
    """A name; characters that came in through the wrong encoding are put right where that can be done."""
    repaired = demojibake(text)
    if repaired != text:
        return Read(repaired, "tekens_hersteld", {"nieuw": repaired})
    return Read(text, "tekens_verloren") if LOST in text else Read(text)


def demojibake(text: str) -> str:
    """'FryslÃ¢n' -> 'Fryslân'; a text that does not come out whole stays as it is. It may have happened twice."""
    for _ in range(MOST_TIMES_WRONG):
        if not MOJIBAKE.search(text):
            break
        try:
            text = _as_windows(text).decode("utf-8").lstrip("\ufeff")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
    return text


def _as_windows(text: str) -> bytes:
    """Windows-1252, in which five bytes without a character stay the control characters that they were read as."""
    return b"".join(bytes([ord(each)]) if 0x80 <= ord(each) < 0xA0 else each.encode("cp1252") for each in text)


def coded(codes: Mapping[str, str | int | None], outdated: Iterable[str] = ()) -> Reader:
    """A reader by a list of codes: text in lower case -> value; None says 'unknown' in so many words.

    Args:
        outdated: texts that are understood, but belong to a list that is no longer used.
    """
    known = {text.lower(): value for text, value in codes.items()}
    old = {text.lower() for text in outdated}

    def read(text: str) -> Read:
        plain_text = demojibake(text).lower().rstrip(".")
        with_name = re.fullmatch(r"(\w{1,2})\s*[-:]\s+\D+", plain_text)
        if plain_text not in known and with_name and with_name[1] in known:
            plain_text = with_name[1]
        if plain_text not in known:
            return Read(None, "code_onbekend", {"bekend": ", ".join(_shown(known.values()))})
        value = known[plain_text]
        if value is None:
            return Read(None, "zegt_onbekend")
        return Read(value, "code_oud", {"nieuw": str(value)}) if plain_text in old else Read(value)

    return read


def _shown(values: Iterable[str | int | None]) -> list[str]:
    return sorted({str(value) for value in values if value is not None})


def phase(codes: Mapping[str, str | int | None]) -> Reader:
    """Plan phase 1 to 5: by its number, also with words behind it, or by its name."""
    by_name = coded(codes)

    def read(text: str) -> Read:
        found = re.fullmatch(r"(?:fase\s*)?([1-5])(?:\.0+)?(?:\s*[-.:,=)(]?\s+.*|[-.:)].*)?", text.lower())
        if found is None or (re.fullmatch(r"\d+[.,]\d+", text) and not re.fullmatch(r"\d+[.,]0+", text)):
            return by_name(text)
        return Read(int(found[1]))

    return read


# ---- years


def year(text: str) -> Read:
    """A year, or the year of a date; what holds one year among other words is that year, and it is said."""
    found = re.fullmatch(r"(\d{4})(?:[.,]0+)?", text)
    if found:
        return _year(int(found[1]))
    moment = date_of(text)
    if moment is not None:
        return _year(moment.year)
    return Read(None, "jaar_onleesbaar")


def _year(number: int) -> Read:
    return Read(number) if FIRST_YEAR <= number <= LAST_YEAR else Read(None, "jaar_onleesbaar")


def date_of(text: str) -> datetime.date | None:
    """A date as programs and people write it; without a year it is taken in a leap year. None for what is none."""
    iso = re.fullmatch(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?", text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    dutch = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: .*)?", text)
    if dutch:
        return _date(_in_full(dutch[3]), int(dutch[2]), int(dutch[1]))
    named = re.fullmatch(r"(\d{1,2})[-/. ]+([a-z]{3,9})\.?(?:[-/. ]+(\d{4}|\d{2}))?", text.lower())
    if named and named[2][:3] in MONTHS:
        return _date(_in_full(named[3] or "2000"), MONTHS[named[2][:3]], int(named[1]))
    if text.isdigit() and len(text) == 5 and int(text) in EXCEL_DATES:
        return EXCEL_DAY_ZERO + datetime.timedelta(days=int(text))
    return None


def _in_full(year_: str) -> int:
    """'24' -> 2024, '98' -> 1998."""
    number = int(year_)
    return number if number > 99 else number + (1900 if number >= LAST_CENTURY else 2000)


def _date(year_: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year_, month, day)
    except ValueError:
        return None


# ---- environmental categories


def category(text: str) -> Read:
    """An environmental category: '3.1', '4', and what can only be one: 'cat. 4', '4-2', '5 (max)', Excel's 4-feb.

    Of a range the highest counts, for the register holds the heaviest category that is allowed.
    """
    if ends(text) is not None:
        return _category(text)
    moment = date_of(text)
    if moment is not None:
        return _of_date(moment)
    bare = " ".join(CATEGORY_WORDS.sub(" ", text.lower()).split())
    if ends(bare) is not None:
        return Read(_canonical(bare), "categorie_hersteld", {"nieuw": _canonical(bare)})
    found = _otherwise(bare)
    return Read(found, "categorie_hersteld", {"nieuw": found}) if found else _of_range(bare)


def _otherwise(text: str) -> str:
    """One sub-category in other figures: '4-2', '4,20', '4.199999809'; empty for what is none."""
    dashed = re.fullmatch(r"0?([1-6])\s*[-_]\s*0?([1-3])", text)
    if dashed:
        found = f"{dashed[1]}.{dashed[2]}"
    elif re.fullmatch(r"[1-6][.,]\d{2,}", text):
        number = float(text.replace(",", "."))
        found = f"{number:.1f}" if abs(number - round(number, 1)) < BINARY else ""
    else:
        return ""
    return _canonical(found) if found in SUBCATEGORIES or found.endswith(".0") else ""


def _category(text: str) -> Read:
    return Read(_canonical(text))


def _canonical(text: str) -> str:
    """'4,2' -> '4.2', '4.0' -> '4'."""
    found = re.sub(r"\s*[.,]\s*", ".", text.strip())
    return found[0] if found.endswith(".0") else found


def _of_date(moment: datetime.date) -> Read:
    """Excel makes 4 February of 4-2. Only one of day.month and month.day is a category, or neither is."""
    fits = {f"{main}.{sub}" for main, sub in ((moment.day, moment.month), (moment.month, moment.day))}
    found = sorted(fits & set(SUBCATEGORIES))
    if len(found) != 1:
        return Read(None, "categorie_onbekend")
    return Read(found[0], "categorie_datum", {"nieuw": found[0]})


def _of_range(text: str) -> Read:
    """The highest of '3.1-4.2' or '2 t/m 4'; each part must be a category, none lower than the one before it."""
    parts = [each.strip() for each in RANGE.split(text)]
    found = [ends(part) for part in parts]
    known = [each for each in found if each is not None]
    if len(known) < 2 or len(known) < len(found):
        return Read(None, "categorie_onbekend")
    heights = [SUBCATEGORIES.index(each[1]) for each in known]
    if heights != sorted(heights):
        return Read(None, "categorie_onbekend")
    # Of 4 and 4.2 the sub-category says more, and reaches as far.
    same = [_canonical(part) for part, height in zip(parts, heights, strict=True) if height == heights[-1]]
    highest = next((each for each in same if each not in MAIN), same[-1])
    return Read(highest, "categorie_bereik", {"nieuw": highest})
