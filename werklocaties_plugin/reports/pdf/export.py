"""The report as PDF: planned as a whole, then drawn page by page, with a look at the cancel button before each."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ...i18n import tr
from ...qgis_io.errors import OutputError
from ...qgis_io.styles.classes import field_titles
from ..map_layers import MapLayers
from ..model import Report
from .main_thread import in_main_thread
from .pages import Planner
from .press import Press
from .template import load

#: Of the work, what planning takes.
PLANNED = 0.05
#: How a PDF that was written to its end closes, and within how many bytes of it.
ENDING, TAIL = b"%%EOF", 1_024


def check_template(template: Path) -> None:
    """Look at the user's template before any work is done.

    Raises:
        InputError: it cannot be used; says why.
    """
    in_main_thread(partial(_try, template))


def _try(template: Path) -> None:
    load(QgsProject(), template)


def write_pdf(
    report: Report,
    layers: MapLayers,
    path: Path,
    look: Callable[[float], None],
    template: Path | None = None,
) -> int:
    """Write the report to a file that is not there yet.

    Works in any thread: what Qt wants in the thread of the window is done there, a page at a time.

    Args:
        look: called before every page with the share that is done; may raise Cancelled.
        template: a layout of QGIS with the items of `template.ITEMS`; None takes the plugin's.

    Returns:
        The number of pages.

    Raises:
        InputError: the template or the logo cannot be used.
        OutputError: the file cannot be written.
        Cancelled
    """
    handed_over = _handed_over(layers)
    with tempfile.TemporaryDirectory(prefix="werklocaties-") as pictures:
        press = in_main_thread(partial(Press, report, handed_over, path, template, Path(pictures)))
        try:
            if report.logo is not None:
                in_main_thread(partial(press.show_logo, report.logo))
            look(0.0)
            pages = Planner(report, press.boxes, field_titles(), press.placed).pages()
            for number, page in enumerate(pages):
                look(PLANNED + (1 - PLANNED) * number / len(pages))
                in_main_thread(partial(press.draw, page, number + 1, len(pages)))
        finally:
            in_main_thread(press.close)
    _check_whole(path)
    return len(pages)


def _handed_over(layers: MapLayers) -> MapLayers:
    """Copies for the thread of the window."""

    def copied(layer: QgsMapLayer) -> QgsMapLayer:
        copy = layer.clone()
        copy.moveToThread(QCoreApplication.instance().thread())
        return copy

    return replace(
        layers,
        terrains=copied(layers.terrains),
        regions=None if layers.regions is None else copied(layers.regions),
        background=[copied(layer) for layer in layers.background],
    )


def _check_whole(path: Path) -> None:
    """A full disk leaves a file that breaks off.

    Raises:
        OutputError
    """
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            whole = ENDING in file.read()
    except OSError as error:
        raise OutputError(tr("The PDF cannot be written: {error}").format(error=error.strerror)) from error
    if not whole:
        raise OutputError(tr("The PDF breaks off: the disk is full."))
