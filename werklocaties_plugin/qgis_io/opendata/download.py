"""All pages of a layer on disk: one after the other, going on where an earlier run stopped."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ...i18n import tr
from .answers import Answer, Refused
from .paging import Box, Layer, Page, Service
from .web import Web

#: What is left of a broken download is of use for so long (s); then the data may have changed.
KEPT_FOR = 24 * 3600
MANIFEST = "pages.json"


@dataclass
class Progressed:
    """The pages so far, and where to go on.

    Attributes:
        address: of the next page; None when there is none.
        begun: when the first page was asked for (seconds since 1970).
    """

    address: str | None
    begun: float
    pages: list[Page] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Features in the pages."""
        return sum(page.count for page in self.pages)


class Store:
    """The folder with the pages of one layer. It is ours alone while we work in it."""

    def __init__(self, root: Path, key: str) -> None:
        root.mkdir(parents=True, exist_ok=True)
        _forget_old(root)
        self._kept = root / key
        self.folder = Path(tempfile.mkdtemp(prefix="run-", dir=root))
        # Who renames it has it: two runs at once never write in one folder.
        if self._kept.is_dir():
            self.folder.rmdir()
            try:
                self._kept.rename(self.folder)
            except OSError:
                self.folder.mkdir(exist_ok=True)

    def load(self, first: str) -> Progressed:
        """Where an earlier run stopped; else a fresh beginning at this address."""
        fresh = Progressed(first, time.time())
        try:
            content = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            begun = Progressed(content["address"], content["begun"], [Page(**page) for page in content["pages"]])
        except (OSError, ValueError, TypeError, KeyError):
            return fresh
        whole = all((self.folder / page.file).is_file() for page in begun.pages)
        return begun if whole and 0 <= time.time() - begun.begun < KEPT_FOR and begun.pages else fresh

    def save(self, progressed: Progressed) -> None:
        """Note the pages that are whole."""
        content: dict[str, Any] = {
            "address": progressed.address,
            "begun": progressed.begun,
            "pages": [asdict(page) for page in progressed.pages],
        }
        part = self.folder / f"{MANIFEST}.part"
        part.write_text(json.dumps(content), encoding="utf-8")
        part.replace(self.folder / MANIFEST)

    def keep(self) -> None:
        """Leave the pages for a next run."""
        shutil.rmtree(self._kept, ignore_errors=True)
        try:
            self.folder.rename(self._kept)
        except OSError:
            self.forget()

    def forget(self) -> None:
        """Take the pages away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _forget_old(root: Path) -> None:
    for folder in root.iterdir():
        if _is_old(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_old(folder: Path) -> bool:
    try:
        return folder.is_dir() and time.time() - folder.stat().st_mtime > KEPT_FOR
    except OSError:
        # Another run took it away first.
        return False


def key_of(address: str, layer: Layer, box: Box | None, size: int, authcfg: str) -> str:
    """A name for the folder of a download: the same for the same question."""
    asked = json.dumps([address, layer.name, layer.crs_name, None if box is None else asdict(box), size, authcfg])
    return hashlib.sha256(asked.encode()).hexdigest()[:24]


def download(
    web: Web,
    service: Service,
    layer: Layer,
    box: Box | None,
    size: int,
    most: int,
    store: Store,
    progress: Callable[[float], None],
) -> Progressed:
    """Fetch every page; each is checked and noted before the next.

    Args:
        size: features asked for in a page.
        most: features in all: more is an error, never a part that looks like all.
        progress: is told the share that is done, 0 to 1.

    Raises:
        Refused, Broken: the pages until then are kept.
        Cancelled
    """
    so_far = store.load(service.first(layer, box, size))
    if so_far.pages:
        web.feedback.pushInfo(
            tr("Going on where an earlier run stopped: {count} features of '{layer}' are here already.").format(
                count=so_far.count, layer=layer.name
            )
        )
    asked: set[str] = set()
    seen = {each for page in so_far.pages for each in page.ids}
    while so_far.address is not None:
        if so_far.address in asked:
            _start_anew(store)
            raise _endless(service.where)
        asked.add(so_far.address)
        page = _fetch(web, service, so_far.address, store.folder / f"page-{len(so_far.pages):06d}")
        try:
            _check_page(service.where, page, so_far, seen, most)
        except Refused:
            _start_anew(store)
            raise
        seen.update(page.ids)
        so_far.pages.append(page)
        so_far.address = service.following(layer, box, size, page, so_far.count)
        store.save(so_far)
        progress(min(so_far.count / page.matched, 1.0) if page.matched else 1 - 1 / (len(so_far.pages) + 1))
    try:
        _check_total(service.where, so_far)
    except Refused:
        _start_anew(store)
        raise
    return so_far


def _fetch(web: Web, service: Service, address: str, file: Path) -> Page:
    read: list[Page] = []

    def check(part: Path, answer: Answer) -> None:
        read.append(service.read(part, answer))

    web.get(address, file.with_suffix(service.suffix), service.accept, check)
    return read[-1]


def _check_page(where: str, page: Page, so_far: Progressed, seen: set[str], most: int) -> None:
    matched = next((each.matched for each in so_far.pages if each.matched is not None), None)
    if None not in (matched, page.matched) and matched != page.matched:
        raise Refused(
            tr("{address} spoke of {before} features and now of {now}: the data changed meanwhile. Run again.").format(
                address=where, before=matched, now=page.matched
            )
        )
    if seen.intersection(page.ids):
        raise _endless(where)
    if so_far.count + page.count > most:
        raise Refused(
            tr("{address} gives more than {most} features. Take a smaller extent, or raise the limit.").format(
                address=where, most=most
            )
        )
    if page.following is not None and page.count == 0:
        raise _endless(where)


def _check_total(where: str, so_far: Progressed) -> None:
    matched = next((page.matched for page in so_far.pages if page.matched is not None), None)
    if matched is not None and matched != so_far.count:
        raise Refused(
            tr(
                "{address} speaks of {matched} features and gave {count}: which is right cannot be seen, so nothing "
                "was kept."
            ).format(address=where, matched=matched, count=so_far.count)
        )


def _endless(where: str) -> Refused:
    return Refused(
        tr("{address} gives the same features again and again: its pages have no end. Nothing was kept.").format(
            address=where
        )
    )


def _start_anew(store: Store) -> None:
    """What is here cannot be trusted: the next run begins at the beginning."""
    (store.folder / MANIFEST).unlink(missing_ok=True)
