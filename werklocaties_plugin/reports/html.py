"""The report as one HTML file: text, charts and maps in it, no scripts, nothing fetched from elsewhere."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..paths import resource
from . import drawing, wording
from .content_comparison import KINDS
from .model import CLASSES, Report, Section, Terrain

if TYPE_CHECKING:
    from .maps import Maps

TEMPLATE = "verslag.html"
#: Terrains that the part on a region names; the part on conflicts has them all.
SHORT_LIST = 8
#: Class of a balance -> title in a legend; the map and the charts of the dock have the same tones.
BALANCES = {
    "tekort": "tekort in elk scenario", "onzeker": "onzeker: tekort bij hoge vraag",
    "voldoende": "voldoende in elk scenario", "onbekend": "onbekend",
}  # fmt: skip
BALANCE_COLOURS = {
    "tekort": ("#8c510a", "#4a2b05"), "onzeker": ("#dfc27d", "#7d6a3f"), "voldoende": ("#c7eae5", "#35978f"),
    "onbekend": ("#ffffff", "#6b6b9e"),
}  # fmt: skip
CLASS_COLOURS = {"hoog": "#7f3b08", "midden": "#e08214", "laag": "#fdc98a", "geen": "#e9e6df", "onbekend": "#6b6b9e"}
#: Title of the column of each kind of change.
CHANGE_TITLES = ("Zwaardere klasse", "Lichtere klasse", "Alleen een thema", "Nieuw", "Weg", "Gelijk")


def write_html(report: Report, maps: Maps, path: Path, progress: Callable[[float], None]) -> None:
    """Write the report.

    Args:
        path: of the file; it is overwritten.
        progress: hears the fraction done; raises Cancelled to stop.

    Raises:
        OSError
    """
    template = _environment().get_template(TEMPLATE)
    drawn = _Drawn(report, maps, progress)
    # Piece by piece: a report of hundreds of maps is large.
    with path.open("w", encoding="utf-8", newline="\n") as file:
        words = {**_words(report), "swatches": maps.legend()}
        for piece in template.generate(report=report, drawn=drawn, **words):
            file.write(piece)
    progress(1.0)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resource("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    for function in (
        wording.hectares, wording.bare_hectares, wording.count, wording.homes, wording.percent, wording.metres,
        wording.year, wording.day,
    ):  # fmt: skip
        environment.filters[function.__name__] = function
    environment.filters["plain"] = _plain
    return environment


def _plain(value: float | None) -> str:
    """A figure as a computer reads it, unrounded; '' for unknown."""
    return "" if value is None or math.isnan(value) else repr(float(value))


def _words(report: Report) -> dict[str, Any]:
    """What the template needs beside the report."""
    balances = [each.balance for each in report.sections if each.balance is not None]
    return {
        "classes": CLASSES,
        "colours": CLASS_COLOURS,
        "balances": BALANCES,
        "balance_colours": BALANCE_COLOURS,
        "shown_classes": {each.klasse for each in balances},
        "kinds": list(zip(KINDS, CHANGE_TITLES, strict=True)),
        "short_list": SHORT_LIST,
        "band": wording.band,
        "times": wording.times,
        "bare_band": wording.bare_band,
        "bands": drawing.bands(balances),
        "course": _course,
        "courses": any(_course(each) for each in report.sections),
        "sheets": report.whole.worst,
        "known": _is_known,
        "logo": _logo(report.logo),
    }


def _course(section: Section) -> drawing.Course | None:
    balance = section.balance
    if balance is None:
        return None
    return drawing.course(section.years, balance.horizon, balance.short_from_high)


def _logo(path: Path | None) -> str:
    """The picture as an address with everything in it; '' for none."""
    if path is None:
        return ""
    kind = {"svg": "svg+xml", "png": "png"}.get(path.suffix.lower().lstrip("."), "jpeg")
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def _is_known(value: float | None) -> bool:
    return value is not None and not math.isnan(value)


class _Drawn:
    """The maps, each drawn when its place in the page is reached."""

    def __init__(self, report: Report, maps: Maps, progress: Callable[[float], None]) -> None:
        self._report, self._maps, self._progress = report, maps, progress
        self._whole = [each.row for each in report.whole.conflicts]
        self._all = 2 + len(report.regions) + len(report.whole.worst)
        self._count = 0

    def _next(self) -> None:
        self._progress(min(self._count / self._all, 1.0))
        self._count += 1

    def everything(self) -> Any:
        self._next()
        return self._maps.everything(self._whole)

    def balance(self) -> Any:
        self._next()
        return self._maps.balance()

    def region(self, section: Section) -> Any:
        self._next()
        return self._maps.region(section.key, [each.row for each in section.conflicts])

    def terrain(self, terrain: Terrain) -> Any:
        self._next()
        return self._maps.terrain(terrain.row)
