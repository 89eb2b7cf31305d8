"""WFS 2.0, and 1.1 where a service speaks no newer: capabilities, types of the fields, features page by page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QXmlStreamReader

from ...i18n import tr
from . import safexml
from .answers import Answer, Broken, Refused
from .catalogue import Source, shown, with_parameters
from .paging import Box, Layer, Page, find_layer
from .web import Web

ACCEPT = "application/gml+xml, text/xml, application/xml;q=0.9"
VERSION, OLDER = "2.0.0", "1.1.0"
#: XML Schema types -> the type of a field; all others are text, dates too: they lose nothing.
TYPES = {
    **dict.fromkeys(("int", "integer", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"), "int"),
    **dict.fromkeys(("unsignedInt", "unsignedShort", "unsignedByte", "negativeInteger", "nonPositiveInteger"), "int"),
    **dict.fromkeys(("double", "float", "decimal"), "float"),
    "boolean": "bool",
}


@dataclass
class Offer:
    """What the capabilities say.

    Attributes:
        version: that the service speaks.
        layers: name -> its CRSs, the default one first.
        titles: name -> title.
        rights: fees and access constraints, where they say something.
        pages: False where the service says that it cannot page.
    """

    version: str = VERSION
    layers: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    rights: str = ""
    pages: bool = True


@dataclass
class Collection:
    """What a page says of itself, and the ids of the features that are in it (empty for one without)."""

    ids: list[str]
    matched: int | None
    returned: int | None


class Wfs:
    """One service."""

    driver = "GML"
    suffix = ".gml"
    accept = ACCEPT

    def __init__(self, web: Web, source: Source, folder: Path) -> None:
        self.web = web
        self.source = source
        self.folder = folder
        self.where = shown(source.address)
        self._offer: Offer | None = None

    def layers(self) -> list[str]:
        """The names of what the service offers."""
        return list(self._offered().layers)

    def layer(self, name: str, wanted: QgsCoordinateReferenceSystem) -> Layer:
        """What there is to know of a layer before it is fetched.

        Raises:
            Refused: there is no such layer; those that are there are named.
        """
        offer = self._offered()
        found = find_layer(name, list(offer.layers), self.where)
        crs = _crs(offer.layers[found], wanted)
        return Layer(
            name=found,
            title=offer.titles.get(found, found),
            crs=crs[0],
            crs_name=crs[1],
            rights=offer.rights,
            types=self._types(found, offer),
            pages=offer.pages,
        )

    def first(self, layer: Layer, box: Box | None, size: int) -> str:
        """The address of the first page."""
        return self._page(layer, box, size, 0)

    def following(self, layer: Layer, box: Box | None, size: int, page: Page, so_far: int) -> str | None:
        """The address of the page after this one: until one comes that is empty, whatever the service counts."""
        return self._page(layer, box, size, so_far) if layer.pages and page.count else None

    def read(self, file: Path, answer: Answer) -> Page:
        """What is in a page.

        Raises:
            Broken: no feature collection, not whole, or not holding what it says.
            Refused: an exception of the service, or XML that is not safe.
        """
        found = read_collection(file, self.where)
        if found.returned is not None and found.returned != len(found.ids):
            raise Broken(
                tr("{address} announces {announced} features in an answer that holds {found}.").format(
                    address=self.where, announced=found.returned, found=len(found.ids)
                )
            )
        return Page(file.name, len(found.ids), found.matched, [each for each in found.ids if each], None)

    def _page(self, layer: Layer, box: Box | None, size: int, start: int) -> str:
        older = self._offered().version == OLDER
        parameters = {
            "SERVICE": "WFS",
            "VERSION": self._offered().version,
            "REQUEST": "GetFeature",
            "TYPENAME" if older else "TYPENAMES": layer.name,
            "SRSNAME": layer.crs_name,
        }
        if layer.pages:
            parameters |= {"MAXFEATURES" if older else "COUNT": str(size), "STARTINDEX": str(start)}
        if box is not None:
            corners = [box.west, box.south, box.east, box.north]
            if _swapped(layer):
                corners = [box.south, box.west, box.north, box.east]
            parameters["BBOX"] = ",".join([*(f"{corner:.12g}" for corner in corners), layer.crs_name])
        return with_parameters(self.source.address, parameters)

    def _offered(self) -> Offer:
        if self._offer is None:
            address = with_parameters(
                self.source.address, {"SERVICE": "WFS", "REQUEST": "GetCapabilities", "VERSION": VERSION}
            )
            file = self.folder / "capabilities.xml"
            found: list[Offer] = []
            self.web.get(address, file, ACCEPT, lambda path, _: found.append(read_capabilities(path, self.where)))
            self._offer = found[-1]
        return self._offer

    def _types(self, name: str, offer: Offer) -> dict[str, str]:
        key = "TYPENAME" if offer.version == OLDER else "TYPENAMES"
        address = with_parameters(
            self.source.address,
            {"SERVICE": "WFS", "VERSION": offer.version, "REQUEST": "DescribeFeatureType", key: name},
        )
        found: list[dict[str, str]] = []
        self.web.get(
            address,
            self.folder / "types.xsd",
            ACCEPT,
            lambda path, _: found.append(read_types(path, self.where)),
        )
        return found[-1]


def read_capabilities(file: Path, where: str) -> Offer:
    """What a service offers.

    Raises:
        Broken, Refused
    """
    offer = Offer()
    rights: list[str] = []
    with safexml.opened(file, where) as reader:
        _require_root(reader, where, "WFS_Capabilities")
        offer.version = VERSION if safexml.attribute(reader, "version").startswith("2.") else OLDER
        for name in safexml.children(reader, where):
            if name == "FeatureTypeList":
                _read_feature_types(reader, where, offer)
            elif name == "ServiceIdentification":
                for part in safexml.children(reader, where):
                    said = safexml.text(reader)
                    if part in ("Fees", "AccessConstraints") and said.lower() not in ("", "none", "geen", "unknown"):
                        rights.append(said)
            elif name == "OperationsMetadata":
                _read_constraints(reader, where, offer)
            else:
                reader.skipCurrentElement()
    offer.rights = "; ".join(dict.fromkeys(rights))[: safexml.SHOWN]
    return offer


def _read_feature_types(reader: QXmlStreamReader, where: str, offer: Offer) -> None:
    for kind in safexml.children(reader, where):
        if kind != "FeatureType":
            reader.skipCurrentElement()
            continue
        name, title, systems = "", "", []
        for part in safexml.children(reader, where):
            if part == "Name":
                name = safexml.text(reader)
            elif part == "Title":
                title = safexml.text(reader)
            elif part in ("DefaultCRS", "DefaultSRS", "OtherCRS", "OtherSRS"):
                systems.append(safexml.text(reader))
            else:
                reader.skipCurrentElement()
        if name:
            offer.layers[name] = systems
            offer.titles[name] = title or name


def _read_constraints(reader: QXmlStreamReader, where: str, offer: Offer) -> None:
    for part in safexml.children(reader, where):
        if part == "Constraint" and safexml.attribute(reader, "name") == "ImplementsResultPaging":
            offer.pages = "FALSE" not in safexml.text(reader).upper()
        else:
            reader.skipCurrentElement()


def read_types(file: Path, where: str) -> dict[str, str]:
    """Name of each field -> int, float, bool or str, from the schema that the service gives of a layer."""
    types: dict[str, str] = {}
    current = ""
    with safexml.opened(file, where) as reader:
        _require_root(reader, where, "schema")
        while not reader.atEnd():
            if reader.readNext() != QXmlStreamReader.TokenType.StartElement:
                continue
            kind = str(reader.name())
            if kind == "element":
                current = safexml.attribute(reader, "name") or current
                _note_type(types, current, safexml.attribute(reader, "type"))
            elif kind == "restriction":
                _note_type(types, current, safexml.attribute(reader, "base"))
    return types


def _note_type(types: dict[str, str], name: str, declared: str) -> None:
    if name and declared:
        types[name] = TYPES.get(declared.rpartition(":")[2], "str")


def read_collection(file: Path, where: str) -> Collection:
    """The ids of the features in a page and what it says of their number; it is read to its end.

    Raises:
        Broken, Refused
    """
    with safexml.opened(file, where) as reader:
        _require_root(reader, where, "FeatureCollection")
        found = Collection(
            [],
            _number(safexml.attribute(reader, "numberMatched")),
            _number(safexml.attribute(reader, "numberReturned", "numberOfFeatures")),
        )
        for name in safexml.children(reader, where):
            if name in ("member", "featureMember", "featureMembers"):
                for _ in safexml.children(reader, where):
                    found.ids.append(safexml.attribute(reader, "id", "fid"))
                    reader.skipCurrentElement()
            else:
                reader.skipCurrentElement()
    return found


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 16 else None


def _require_root(reader: QXmlStreamReader, where: str, wanted: str) -> None:
    root = str(reader.name())
    if root == wanted:
        return
    if "Exception" in root:
        said = safexml.text(reader)[: safexml.SHOWN]
        raise Refused(tr("{address} refuses the request: {said}").format(address=where, said=said))
    raise Broken(
        tr("{address} answers with XML of another kind ({found}, not {wanted}). Is it the address of a WFS?").format(
            address=where, found=root[:60], wanted=wanted
        )
    )


def _crs(offered: list[str], wanted: QgsCoordinateReferenceSystem) -> tuple[QgsCoordinateReferenceSystem, str]:
    """The wanted CRS as the service names it, else the service's default."""
    known = [(QgsCoordinateReferenceSystem.fromOgcWmsCrs(name), name) for name in offered]
    known = [(crs, name) for crs, name in known if crs.isValid()]
    return next((each for each in known if each[0] == wanted), known[0] if known else (wanted, wanted.authid()))


def _swapped(layer: Layer) -> bool:
    """True where north comes before east in what the service reads: for CRSs so defined, when named by a URN."""
    return layer.crs.hasAxisInverted() and not layer.crs_name.upper().startswith("EPSG:")
