"""The catalogue of services: data in resources/catalog/, checked before use; and addresses that a user types."""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ...i18n import language, tr
from ...paths import resource
from ..errors import InputError

CATALOGUE = resource("catalog/opendata.json")
SCHEMA = resource("catalog/schema.json")
WFS, OGCAPI = "wfs", "ogcapi"
PROTOCOLS = (WFS, OGCAPI)
#: Parameters of a request that we set ourselves.
OURS = {
    *("service", "version", "request", "typename", "typenames", "count", "maxfeatures", "startindex", "bbox"),
    *("srsname", "outputformat", "resulttype", "f", "limit", "offset", "crs", "bbox-crs"),
}
#: A parameter with such a word in its name is a key to a door.
SECRET = re.compile("key|token|pass|pwd|secret|user|login|auth|signature|credential", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A service, and what to take from it.

    Attributes:
        key: the name of its layer in the GeoPackage; empty for an address of the user's.
        title: in the language of the user interface.
        protocol: WFS or OGCAPI.
        address: without the parameters of a request.
        layer: feature type or collection; None where the user has to name it.
        holder: who publishes it; empty when not known.
        licence: None when not known.
    """

    key: str
    title: str
    protocol: str
    address: str
    layer: str | None
    holder: str = ""
    licence: str | None = None


@cache
def catalogue() -> tuple[Source, ...]:
    """The services that come with the plugin, in the order of the file; a test holds the file against its schema."""
    content = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tuple(
        Source(
            each["key"],
            each["title"][language()],
            each["protocol"],
            each["address"],
            each["layer"],
            each["holder"],
            each["licence"],
        )
        for each in content["sources"]
    )


def check(content: Any) -> None:
    """Hold a catalogue against its schema.

    Raises:
        InputError: with the path of the offending entry.
    """
    # Imported when it is needed: it takes a while, and the provider must be there at once.
    jsonschema = importlib.import_module("jsonschema")
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for error in validator.iter_errors(content):
        where = "/".join(str(each) for each in error.absolute_path)
        raise InputError(
            tr("The catalogue of services cannot be used: {where}: {what}.").format(where=where, what=error.message)
        )
    keys = [each["key"] for each in content["sources"]]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise InputError(
            tr("The catalogue of services cannot be used: {where}: {what}.").format(where="key", what=twice[0])
        )


def typed(address: str, protocol: str, layer: str | None = None) -> Source:
    """An address outside the catalogue.

    Raises:
        InputError: no address of the web, or one with credentials in it.
    """
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError as error:
        raise _no_address(address) from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise _no_address(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if parts.username or parts.password or any(SECRET.search(name) for name, _ in pairs):
        # The address itself is not repeated: it would stand in the log.
        raise InputError(
            tr(
                "The address for {host} holds credentials. Leave them out, make an authentication in QGIS (Settings, "
                "Options, Authentication) and choose that."
            ).format(host=parts.hostname)
        )
    path = parts.path
    if protocol == OGCAPI:
        path = re.sub("/collections(/.*)?$", "", path).rstrip("/")
    kept = urlencode([(name, value) for name, value in pairs if name.lower() not in OURS])
    plain = urlunsplit((parts.scheme.lower(), parts.netloc, path, kept, ""))
    return Source("", shown(plain), protocol, plain, layer)


def _no_address(address: str) -> InputError:
    host = address.strip()[:60]
    # What stands before an @ may be a password.
    return InputError(
        tr("'{address}' is no address of a service. Give one that begins with https://.").format(
            address=re.sub("//[^/]*@", "//…@", host)
        )
    )


def shown(address: str) -> str:
    """An address as it may stand in a log or message: without user, password, parameters."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def with_parameters(address: str, parameters: dict[str, str]) -> str:
    """The address with these parameters behind those that it has."""
    parts = urlsplit(address)
    added = urlencode(parameters)
    query = f"{parts.query}&{added}" if parts.query else added
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
