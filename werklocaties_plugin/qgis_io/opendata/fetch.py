"""Sources to layers of one GeoPackage: all of them or none."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsRectangle,
)

from ...i18n import tr
from ..containers import add_layer
from ..errors import InputError, OutputError
from .catalogue import OGCAPI, Source
from .download import Store, download, key_of
from .ogcapi import OgcApi
from .origin import Origin, save_origin
from .paging import Box, Layer, Service, listed
from .store import Fetched, shape_of, write_layer
from .web import Web
from .wfs import Wfs

#: Dutch national grid, in which layers are asked for where the service knows it.
RD_NEW = "EPSG:28992"


@dataclass(frozen=True)
class Wish:
    """What to fetch.

    Attributes:
        layers: for sources that leave it open; each must be in one of them.
        extent: with its CRS; None for everything.
        size: features in a page.
        most: features in a layer.
    """

    sources: list[Source]
    layers: list[str]
    extent: tuple[QgsRectangle, QgsCoordinateReferenceSystem] | None
    size: int
    most: int
    transform_context: QgsCoordinateTransformContext


@dataclass(frozen=True)
class Task:
    """One layer of one service, with its name in the GeoPackage."""

    source: Source
    service: Service
    layer: Layer
    name: str
    box: Box | None


@dataclass(frozen=True)
class Result:
    """A layer that is in the GeoPackage."""

    name: str
    count: int
    left_out: int


def fetch(web: Web, wish: Wish, target: Path, progress: Callable[[float], None]) -> list[Result]:
    """Fetch every layer, and only when all are there put them into the GeoPackage.

    Raises:
        InputError: a service that does not give what it should; what was fetched is kept for a next run.
        OutputError: the GeoPackage is as it was.
        Cancelled
    """
    with tempfile.TemporaryDirectory(prefix=".werklocaties-", dir=target.parent, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        tasks = _tasks(web, wish, folder)
        partial = folder / target.name
        results, origins, stores = [], [], []
        try:
            for number, task in enumerate(tasks):
                store = Store(_kept_pages(), key_of(task.source.address, task.layer, task.box, wish.size, web.authcfg))
                stores.append(store)
                share = _share(progress, number, len(tasks))
                result, origin = _fetch_one(web, wish, task, store, partial, share)
                results.append(result)
                origins.append((task, origin))
            web.look()
            _put_in_place(partial, target, [task.name for task in tasks])
        except BaseException:
            for store in stores:
                store.keep()
            raise
        for store in stores:
            store.forget()
    for task, origin in origins:
        problem = save_origin(target, task.name, origin, task.layer.crs)
        if problem:
            web.feedback.pushWarning(
                tr("The metadata of layer '{layer}' could not be kept ({error}). {origin}").format(
                    layer=task.name, error=problem, origin=origin.sentence()
                )
            )
    return results


def _fetch_one(
    web: Web, wish: Wish, task: Task, store: Store, partial: Path, progress: Callable[[float], None]
) -> tuple[Result, Origin]:
    feedback = web.feedback
    feedback.pushInfo(tr("Fetching '{layer}' from {address}").format(layer=task.layer.name, address=task.service.where))
    progressed = download(
        web, task.service, task.layer, task.box, wish.size, wish.most, store, lambda done: progress(0.8 * done)
    )
    declared = task.layer.types if task.service.driver == "GML" else None
    fetched = Fetched(store.folder, progressed.pages, task.service.driver, declared, task.layer.crs, task.box)
    shape = shape_of(fetched, web.look)
    licence = task.source.licence or task.layer.rights or None
    origin = Origin(
        title=task.source.title if task.source.layer and task.source.key else task.layer.title,
        address=task.service.where,
        layer=task.layer.name,
        holder=task.source.holder,
        licence=licence,
        fetched=datetime.fromtimestamp(progressed.begun, timezone.utc),
        extent="" if wish.extent is None else f"{wish.extent[0].toString(0)} ({wish.extent[1].authid()})",
    )
    count, left_out = write_layer(partial, task.name, fetched, shape, origin.sentence(), feedback.pushWarning, web.look)
    if left_out:
        feedback.pushWarning(
            tr("{address} does not look at the extent: {count} features outside it were left out.").format(
                address=task.service.where, count=left_out
            )
        )
    if count == 0:
        feedback.pushWarning(tr("Layer '{layer}' is empty here.").format(layer=task.name))
    feedback.pushInfo(f"{task.name}: {count}. {origin.sentence()}")
    progress(1.0)
    return Result(task.name, count, left_out), origin


def _put_in_place(partial: Path, target: Path, names: list[str]) -> None:
    """Move the new file over nothing, or add its layers to the file that is there, each in one transaction."""
    if target.exists():
        for name in names:
            add_layer(partial, target, name)
        return
    try:
        partial.replace(target)
    except OSError as error:
        raise OutputError(tr("{path}: {error}.").format(path=target, error=error.strerror)) from error


def _tasks(web: Web, wish: Wish, folder: Path) -> list[Task]:
    """Every layer that is asked for; what does not exist is found out before anything is fetched."""
    tasks: list[Task] = []
    missing = set(wish.layers)
    for number, source in enumerate(wish.sources):
        own = folder / f"service-{number}"
        own.mkdir()
        service: Service = OgcApi(web, source, own) if source.protocol == OGCAPI else Wfs(web, source, own)
        names = [source.layer] if source.layer else _named(service, wish.layers)
        if not source.layer:
            missing.difference_update(names)
        for name in names:
            layer = service.layer(name, QgsCoordinateReferenceSystem(RD_NEW))
            taken = {task.name for task in tasks}
            tasks.append(Task(source, service, layer, _table_name(source, layer, taken), _box(wish, layer)))
    if missing:
        raise InputError(
            tr("No source has the layer(s) {layers}, or each already says which layer it gives.").format(
                layers=listed(sorted(missing))
            )
        )
    return tasks


def _named(service: Service, wanted: list[str]) -> list[str]:
    """The layers of an open source that the user named.

    Raises:
        InputError: none of them; those that it has are named.
    """
    known = service.layers()
    plain = {name.lower(): name for name in known} | {name.lower().rpartition(":")[2]: name for name in known}
    found = [name for name in wanted if name.lower() in plain]
    if not found:
        raise InputError(
            tr("{address} has several layers. Name those that you want: {layers}.").format(
                address=service.where, layers=listed(known)
            )
        )
    return found


def _table_name(source: Source, layer: Layer, taken: set[str]) -> str:
    """A plain name: the key of the catalogue, with the layer where the source has several."""
    short = re.sub("[^a-z0-9]+", "_", layer.name.lower().rpartition(":")[2]).strip("_") or "laag"
    name = source.key if source.key and source.layer else f"{source.key}_{short}" if source.key else short
    number, plain = 2, name
    while name in taken:
        name, number = f"{plain}_{number}", number + 1
    return name


def _box(wish: Wish, layer: Layer) -> Box | None:
    if wish.extent is None:
        return None
    rectangle, crs = wish.extent
    transform = QgsCoordinateTransform(crs, layer.crs, wish.transform_context)
    try:
        there = transform.transformBoundingBox(rectangle)
    except QgsCsException as error:
        raise InputError(
            tr("The extent cannot be transformed from {from_crs} to {to_crs}. Is its CRS set right?").format(
                from_crs=crs.authid(), to_crs=layer.crs.authid()
            )
        ) from error
    return Box(there.xMinimum(), there.yMinimum(), there.xMaximum(), there.yMaximum())


def _kept_pages() -> Path:
    """Where pages of broken downloads wait for a next run: in the profile, so that nobody's folder is littered."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "werklocaties" / "opendata"


def _share(progress: Callable[[float], None], number: int, of: int) -> Callable[[float], None]:
    return lambda done: progress((number + done) / of)
