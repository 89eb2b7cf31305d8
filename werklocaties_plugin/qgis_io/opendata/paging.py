"""What the protocols share: layers, boxes, pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from qgis.core import QgsCoordinateReferenceSystem

from ...i18n import tr
from .answers import Answer, Refused

#: Names that a message lists.
NAMED = 25


@dataclass(frozen=True)
class Box:
    """An extent in the CRS of a layer."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Layer:
    """A layer of a service.

    Attributes:
        name: as the service knows it.
        crs: in which it is asked for, and by which name.
        rights: what the service says of its use; empty when nothing.
        types: name of a field -> int, float, bool or str; empty where the data itself say it.
        pages: False where all comes at once.
    """

    name: str
    title: str
    crs: QgsCoordinateReferenceSystem
    crs_name: str
    rights: str = ""
    types: dict[str, str] = field(default_factory=dict)
    pages: bool = True


@dataclass(frozen=True)
class Page:
    """A page that is on disk, whole.

    Attributes:
        file: its name in the folder of the pages.
        count: features in it.
        matched: features that the service says there are in all; None when it does not.
        ids: of the features; may be fewer, where they have none.
        following: the address of the next page where the page itself names it.
    """

    file: str
    count: int
    matched: int | None
    ids: list[str]
    following: str | None


class Service(Protocol):
    """WFS or OGC API Features.

    Attributes:
        driver: of GDAL, that reads a page.
        suffix: of a file with a page.
        accept: what a page is asked as.
        where: the address, as it may be shown.
    """

    driver: str
    suffix: str
    accept: str
    where: str

    def layers(self) -> list[str]: ...

    def layer(self, name: str, wanted: QgsCoordinateReferenceSystem) -> Layer: ...

    def first(self, layer: Layer, box: Box | None, size: int) -> str: ...

    def following(self, layer: Layer, box: Box | None, size: int, page: Page, so_far: int) -> str | None: ...

    def read(self, file: Path, answer: Answer) -> Page: ...


def find_layer(wanted: str, known: list[str], where: str) -> str:
    """The layer of that name, whatever its capitals; the part before the colon may be left out.

    Raises:
        Refused: none, with those that there are.
    """
    for plain in (str, str.lower, lambda name: name.lower().rpartition(":")[2]):
        found = [name for name in known if plain(name) == plain(wanted)]
        if len(found) == 1:
            return found[0]
    raise Refused(
        tr("{address} has no layer '{layer}'. It has: {layers}.").format(
            address=where, layer=wanted, layers=listed(known)
        )
    )


def listed(names: list[str]) -> str:
    """Names in a message, not too many."""
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "") if names else tr("nothing")
