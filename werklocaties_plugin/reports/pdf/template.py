"""The template: a print layout with a page for a region, a terrain and text, in which items are found by their id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsPathResolver,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtXml import QDomDocument

from ...i18n import tr
from ...paths import resource
from ...qgis_io.errors import InputError
from .typesetting import Typeface

#: On the page of a region without charts their place is room for what follows: down to the end of the key figures.
WIDE = "ruim"
#: A larger file is no template (bytes).
LARGEST = 50_000_000
_EVERYWHERE: dict[str, type[QgsLayoutItem]] = {
    "kopregel": QgsLayoutItemLabel,
    "titel": QgsLayoutItemLabel,
    "bronnen": QgsLayoutItemLabel,
    "pagina": QgsLayoutItemLabel,
    "logo": QgsLayoutItemPicture,
}
_MAP: dict[str, type[QgsLayoutItem]] = {
    "kaart": QgsLayoutItemMap,
    "legenda": QgsLayoutItemLegend,
    "noordpijl": QgsLayoutItemPicture,
    "schaal": QgsLayoutItemScaleBar,
}
#: Kind of page -> what must be on it. An id is the kind and the name, such as regio_titel; any item can be an area.
ITEMS: dict[str, dict[str, type[QgsLayoutItem]]] = {
    "regio": {
        **_EVERYWHERE,
        **_MAP,
        "kop": QgsLayoutItemLabel,
        "saldo": QgsLayoutItemPicture,
        "jaren": QgsLayoutItemPicture,
        "cijfers": QgsLayoutItem,
    },
    "terrein": {
        **_EVERYWHERE,
        **_MAP,
        "onderschrift": QgsLayoutItemLabel,
        "klasse": QgsLayoutItemLabel,
        "inhoud": QgsLayoutItem,
    },
    "tekst": {**_EVERYWHERE, "inhoud": QgsLayoutItem},
}


def words_of_types() -> dict[type[QgsLayoutItem], str]:
    """How the layout designer calls the kinds of items."""
    return {
        QgsLayoutItemLabel: tr("a label"),
        QgsLayoutItemPicture: tr("a picture"),
        QgsLayoutItemMap: tr("a map"),
        QgsLayoutItemLegend: tr("a legend"),
        QgsLayoutItemScaleBar: tr("a scale bar"),
        QgsLayoutItem: tr("any item"),
    }


@dataclass(frozen=True)
class Box:
    """A place for text: its size (mm) and the text's own (points)."""

    width: float
    height: float
    size: float
    bold: bool
    face: Typeface


class Sheet:
    """One kind of page: a layout of one page, with its items by name."""

    def __init__(self, kind: str, layout: QgsPrintLayout) -> None:
        self.kind = kind
        self.layout = layout
        self.items = {name: layout.itemById(f"{kind}_{name}") for name in ITEMS[kind]}

    def box(self, name: str) -> Box:
        """How much text an item holds."""
        if name == WIDE:
            charts, figures = self.place("saldo"), self.place("cijfers")
            box = self.box("cijfers")
            return replace(box, height=box.height + max(0.0, figures.y() - charts.y()))
        item = self.items[name]
        shape = item.textFormat() if isinstance(item, QgsLayoutItemLabel) else self.items["titel"].textFormat()
        size = item.rect().size()
        return Box(size.width(), size.height(), shape.size(), shape.font().bold(), _face(_families(shape)))

    def place(self, name: str) -> QPointF:
        """The upper left corner of an item on its page (mm)."""
        if name == WIDE:
            charts, figures = self.place("saldo"), self.place("cijfers")
            return QPointF(figures.x(), min(charts.y(), figures.y()))
        at = self.items[name].pagePositionWithUnits()
        at = self.layout.renderContext().measurementConverter().convert(at, Qgis.LayoutUnit.Millimeters)
        return at.toQPointF()


def load(project: QgsProject, path: Path | None) -> dict[str, Sheet]:
    """The pages of a template, the plugin's own where path is None.

    Raises:
        InputError: it cannot be read, or misses an item; says which.
    """
    path = path or resource("layouts/regionreport.qpt")
    document = QDomDocument()
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(tr("The layout template {path} is too large to be one.").format(path=path))
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            tr("The layout template {path} cannot be read ({error}).").format(path=path, error=error.strerror)
        ) from error
    document.setContent(content)
    sheets = {}
    for kind in ITEMS:
        layout = QgsPrintLayout(project)
        context = QgsReadWriteContext()
        context.setPathResolver(QgsPathResolver(str(path)))
        if document.documentElement().tagName() != "Layout" or not layout.loadFromTemplate(document, context)[1]:
            raise InputError(
                tr("{path} is no layout template. Save one from QGIS' layout designer (.qpt).").format(path=path)
            )
        _check(layout, kind, path)
        _keep_page_of(layout, kind)
        sheets[kind] = Sheet(kind, layout)
    return sheets


def _check(layout: QgsPrintLayout, kind: str, path: Path) -> None:
    """Every item is there, is what it must be, and stands on one page."""
    words = words_of_types()
    pages = set()
    for name, wanted in ITEMS[kind].items():
        item = layout.itemById(f"{kind}_{name}")
        if item is None:
            raise InputError(
                tr("Layout template {path}: there is no item with the id '{id}' ({kind}). Give it one.").format(
                    path=path, id=f"{kind}_{name}", kind=words[wanted]
                )
            )
        if not isinstance(item, wanted):
            raise InputError(
                tr("Layout template {path}: the item with the id '{id}' must be {kind}.").format(
                    path=path, id=f"{kind}_{name}", kind=words[wanted]
                )
            )
        pages.add(item.page())
    if len(pages) != 1:
        raise InputError(
            tr("Layout template {path}: the items whose id begins with '{id}' must stand on one page.").format(
                path=path, id=f"{kind}_"
            )
        )


def _keep_page_of(layout: QgsPrintLayout, kind: str) -> None:
    """Take the other pages away, with what stands on them."""
    pages = layout.pageCollection()
    kept = layout.itemById(f"{kind}_titel").page()
    ours = [item for item in _items(layout) if item.page() == kept]
    places = [(item, item.pagePositionWithUnits()) for item in ours]
    for item in _items(layout):
        if item.page() != kept:
            layout.removeLayoutItem(item)
    for number in reversed(range(pages.pageCount())):
        if number != kept:
            pages.deletePage(number)
    for item, place in places:
        item.attemptMove(QgsLayoutPoint(place.x(), place.y(), place.units()), useReferencePoint=True, page=0)


def _items(layout: QgsPrintLayout) -> list[QgsLayoutItem]:
    """All but the pages themselves."""
    there = (item for item in layout.items() if isinstance(item, QgsLayoutItem))
    return [item for item in there if not isinstance(item, QgsLayoutItemPage)]


def _families(shape: QgsTextFormat) -> tuple[str, ...]:
    """The family that QGIS found on this system first."""
    return tuple(dict.fromkeys([shape.font().family(), *shape.families()]))


@lru_cache(maxsize=8)
def _face(families: tuple[str, ...]) -> Typeface:
    return Typeface(families)
