"""OGC API Features: collections, and items page by page along the links that the service gives."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from qgis.core import QgsCoordinateReferenceSystem

from ...i18n import tr
from . import safexml
from .answers import Answer, Broken, Refused
from .catalogue import Source, shown, with_parameters
from .paging import Box, Layer, Page, find_layer
from .web import Web, same_host

ACCEPT = "application/geo+json, application/json;q=0.9"
JSON = "application/json"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


class OgcApi:
    """One service."""

    driver = "GeoJSON"
    suffix = ".json"
    accept = ACCEPT

    def __init__(self, web: Web, source: Source, folder: Path) -> None:
        self.web = web
        self.source = source
        self.folder = folder
        self.where = shown(source.address)
        self._collections: dict[str, dict[str, Any]] | None = None
        self._crs_name = CRS84

    def layers(self) -> list[str]:
        """The ids of the collections."""
        return list(self._known())

    def layer(self, name: str, wanted: QgsCoordinateReferenceSystem) -> Layer:
        """What there is to know of a collection before it is fetched.

        Raises:
            Refused: there is no such collection; those that are there are named.
        """
        found = find_layer(name, self.layers(), self.where)
        collection = self._known()[found]
        offered = [each for each in _list(collection.get("crs")) if isinstance(each, str)]
        as_wanted = next((each for each in offered if _system(each) == wanted), CRS84)
        self._crs_name = as_wanted
        title = collection.get("title")
        return Layer(
            name=found,
            title=title if isinstance(title, str) and title else found,
            crs=_system(as_wanted),
            crs_name=as_wanted,
            rights=_rights(collection),
        )

    def first(self, layer: Layer, box: Box | None, size: int) -> str:
        """The address of the first page."""
        parameters = {"limit": str(size)}
        if layer.crs_name != CRS84:
            parameters["crs"] = layer.crs_name
        if box is not None:
            parameters["bbox"] = ",".join(f"{corner:.12g}" for corner in (box.west, box.south, box.east, box.north))
            if layer.crs_name != CRS84:
                parameters["bbox-crs"] = layer.crs_name
        return with_parameters(self._below("collections", layer.name, "items"), parameters)

    def following(self, layer: Layer, box: Box | None, size: int, page: Page, so_far: int) -> str | None:
        """The address of the page after this one: where the page says that there is one."""
        return page.following

    def read(self, file: Path, answer: Answer) -> Page:
        """What is in a page.

        Raises:
            Broken: no GeoJSON features, not whole, or not holding what it says.
            Refused: features in another CRS than was asked for, or a next page at another host.
        """
        content = self._json(file)
        features = content.get("features")
        if content.get("type") != "FeatureCollection" or not isinstance(features, list):
            raise Broken(tr("{address} answers with JSON that holds no features.").format(address=self.where))
        returned = _number(content.get("numberReturned"))
        if returned is not None and returned != len(features):
            raise Broken(
                tr("{address} announces {announced} features in an answer that holds {found}.").format(
                    address=self.where, announced=returned, found=len(features)
                )
            )
        self._check_crs(answer)
        ids = [str(each["id"]) for each in features if isinstance(each, dict) and each.get("id") is not None]
        if not ids and features:
            # Without ids a page is known by its content, so that one that returns is seen.
            ids = [hashlib.sha256(json.dumps(features, sort_keys=True).encode()).hexdigest()]
        return Page(file.name, len(features), _number(content.get("numberMatched")), ids, self._next(content, answer))

    def _next(self, content: dict[str, Any], answer: Answer) -> str | None:
        for link in _list(content.get("links")):
            if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str):
                address = urljoin(answer.address, link["href"])
                if not same_host(answer.address, address):
                    raise Refused(
                        tr("{address} looks for its next page at another host, {other}: it is not followed.").format(
                            address=self.where, other=shown(address)
                        )
                    )
                return address
        return None

    def _check_crs(self, answer: Answer) -> None:
        said = answer.headers.get("content-crs", "").strip("<> ")
        if said and said != self._crs_name and _system(said) != _system(self._crs_name):
            raise Refused(
                tr(
                    "{address} answers in another coordinate reference system ({found}) than was asked ({wanted})."
                ).format(address=self.where, found=said[:80], wanted=self._crs_name)
            )

    def _known(self) -> dict[str, dict[str, Any]]:
        if self._collections is None:
            file = self.folder / "collections.json"
            found: list[dict[str, Any]] = []
            address = with_parameters(self._below("collections"), {"f": "json"})
            self.web.get(address, file, JSON, lambda path, _: found.append(self._json(path)))
            listed = [each for each in _list(found[-1].get("collections")) if isinstance(each, dict)]
            self._collections = {each["id"]: each for each in listed if isinstance(each.get("id"), str)}
        return self._collections

    def _below(self, *parts: str) -> str:
        base, _, query = self.source.address.partition("?")
        path = "/".join([base.rstrip("/"), *(quote(part, safe="") for part in parts)])
        return f"{path}?{query}" if query else path

    def _json(self, file: Path) -> dict[str, Any]:
        try:
            content = json.loads(file.read_bytes())
        except (ValueError, RecursionError) as error:
            raise Broken(
                tr("{address} answers with something that is no JSON, or broke off in the middle.").format(
                    address=self.where
                )
            ) from error
        if not isinstance(content, dict):
            raise Broken(tr("{address} answers with JSON that holds no features.").format(address=self.where))
        return content


def _system(name: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem.fromOgcWmsCrs("OGC:CRS84" if name == CRS84 else name)


def _rights(collection: dict[str, Any]) -> str:
    """The licence that a collection links to, or names."""
    said = [collection.get("license")]
    for link in _list(collection.get("links")):
        if isinstance(link, dict) and link.get("rel") == "license":
            said += [link.get("title"), link.get("href")]
    return "; ".join(each for each in said if isinstance(each, str) and each)[: safexml.SHOWN]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
