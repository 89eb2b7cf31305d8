"""Words and figures as a Dutch reader expects them, and help texts as Markdown."""

from __future__ import annotations

import html
import re
from typing import Any

from qgis.core import Qgis, QgsProcessingParameterDefinition

GEOMETRY = {
    Qgis.ProcessingSourceType.VectorPoint: "punten",
    Qgis.ProcessingSourceType.VectorLine: "lijnen",
    Qgis.ProcessingSourceType.VectorPolygon: "vlakken",
    Qgis.ProcessingSourceType.VectorAnyGeometry: "met geometrie",
    Qgis.ProcessingSourceType.Vector: "of tabel",
    Qgis.ProcessingSourceType.MapLayer: "ook rasters en kaartdiensten",
}
KINDS = {
    "string": "tekst",
    "boolean": "ja of nee",
    "distance": "afstand in meters",
    "crs": "coördinatenstelsel",
    "extent": "gebied op de kaart",
    "raster": "raster",
    "band": "band van het raster",
    "matrix": "lijst in het venster",
    "file": "bestand",
    "fileDestination": "bestand",
    "authcfg": "authenticatie van QGIS",
    "vectorDestination": "laag",
    "sink": "laag",
}


def number(value: float) -> str:
    """1234.5 as 1.234,5."""
    whole = f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
    return whole.translate(str.maketrans(",.", ".,"))


def kind(parameter: QgsProcessingParameterDefinition) -> str:
    """What a parameter takes."""
    name = parameter.type()
    if name == "source":
        return f"laag ({_geometry(parameter.dataTypes())})"
    if name == "multilayer":
        return f"een of meer lagen ({_geometry([parameter.layerType()])})"
    if name == "field":
        many = "velden" if parameter.allowMultiple() else "veld"
        return f"{many} van `{parameter.parentLayerParameterName()}`"
    if name == "enum":
        choices = ", ".join(f"`{each}`" for each in parameter.options())
        return f"een of meer van: {choices}" if parameter.allowMultiple() else f"keuze: {choices}"
    if name == "number":
        whole = parameter.dataType() == Qgis.ProcessingNumberParameterType.Integer
        return "geheel getal" if whole else "getal"
    if name == "sink":
        return "laag" if parameter.hasGeometry() else "tabel"
    return KINDS[name]


def _geometry(types: list[Any]) -> str:
    return ", ".join(GEOMETRY[Qgis.ProcessingSourceType(each)] for each in types).replace("of tabel", "laag of tabel")


def default(parameter: QgsProcessingParameterDefinition) -> str:
    """What holds when nothing is given."""
    value = parameter.defaultValue()
    if parameter.type() == "boolean":
        return "ja" if value else "nee"
    if value in (None, "", []):
        return ""
    if parameter.type() == "enum" or isinstance(value, str):
        return f"`{value}`"
    if parameter.type() in ("number", "distance"):
        years = parameter.name() in ("HORIZON",)
        return str(int(value)) if years else number(float(value))
    return f"`{value}`"


def cell(text: str) -> str:
    """A text in a cell of a table."""
    return html.escape(" ".join(text.split()), quote=False).replace("|", "\\|")


def markdown(text: str) -> str:
    """A help text (p, h3, ul, li, b, i, code) as Markdown."""
    blocks = re.findall(r"<(p|h3|h4|li)>(.*?)</\1>", text, re.DOTALL)
    lines: list[str] = []
    for index, (tag, inner) in enumerate(blocks):
        said = _inline(inner)
        if tag == "li":
            first = index == 0 or blocks[index - 1][0] != "li"
            lines += ["", f"- {said}"] if first else [f"- {said}"]
        else:
            lines += ["", {"h3": "### ", "h4": "#### "}.get(tag, "") + said]
    return "\n".join(lines).strip()


def _inline(text: str) -> str:
    text = " ".join(text.split())
    # What stands in code is taken as it is; elsewhere a star or an underscore would be read as emphasis.
    parts = re.split(r"<code>(.*?)</code>", text)
    said = [
        f"`{html.unescape(part)}`" if odd else _emphasis(part)
        for odd, part in ((i % 2, p) for i, p in enumerate(parts))
    ]
    return "".join(said)


def _emphasis(text: str) -> str:
    text = re.sub(r"([*_])", r"\\\1", text)
    return re.sub("</?b>", "**", re.sub("</?i>", "*", text))
