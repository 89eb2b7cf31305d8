"""Terrain files drawn from a seed: fields of every generation and of none, cells of every sort, files cut short."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from osgeo import ogr, osr

from werklocaties_plugin.core.terrains.canonical import FIELDS
from werklocaties_plugin.core.terrains.profiles import CODES, load

FORMATS = ("csv", "geojson", "gpkg", "xlsx")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "cp850")
STRANGE_NAMES = (
    "", " ", "fid", "FID", "ogc_fid", "geom", "geometry", "id", "Naam ", "naïef veld", "naam\nmet regel", "a,b", "a;b",
    "x" * 200, "1", "select", "bruto (ha)", "Opp. bruto m²", "uitgifte_voor_1850", "uitgifte_in_2022", "bron", "🏭",
)  # fmt: skip
NUMBERS = (
    "12,5", "12.5", "1.234,5", "1,234.5", "1.234", "1 234,5", "1'234", "ca. 3", "3,5 ha", "35.000 m2", "-4", "0", "0,0",
    "1e5", "1e999", "nan", "inf", "-inf", "#N/A", "#REF!", "12,5,6", "--", "½", "٣", "1.2.3.4", "+7", "0x10", "5-6",
)  # fmt: skip
TEXTS = (
    "", " ", "n.v.t.", "onbekend", "NULL", "FryslÃ¢n", "\ufffd1950", "De Brûg", "GM0000", "GM1742", "ja", "NEE", "J",
    "x" * 5000, "'; DROP TABLE t; --", "=1+1", "\t", "regel\nbreuk", "\x07", "🏭🌷", "\u202eomgekeerd", "{naam}", "%s",
    "<b>vet</b>", "A", "B", "C9", "Bedrijventerrein", "vastgesteld", "1. onherroepelijk", "Noord Brabant", "0692",
)  # fmt: skip
CATEGORIES = (
    "4", "4.2", "cat. 4", "4-2", "5 (max)", "4-feb", "2024-02-04", "45294", "4.3", "0", ">6", "3.1-4.2", "2 t/m 4", "6",
    "7", "3/4/5", "max", "((((", "cat" * 300, "4" * 400, "- - - -", "2024-13-45",
)  # fmt: skip
YEARS = ("2022", "2024", "v1900", "±1950", "1-1-2018", "43101", "20180101", "98", "0", "9999", "2018-02-30", "jan 2020")
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**53 + 1, 2**63 - 1, 1e308, -1e308, 5e-324, 3.5, 692.0, float("nan"),
    float("inf"), [1, 2], {"a": 1}, "",
)  # fmt: skip


def names(draw: random.Random) -> list[str]:
    """Fields: of one profile, of two, of none, in any case of letters, some twice."""
    found: list[str] = []
    for code in draw.sample(CODES, draw.choice((0, 1, 1, 1, 1, 1, 1, 2))):
        found += _of_profile(draw, code)
    found += draw.sample(STRANGE_NAMES, draw.choice((0, 0, 1, 3)))
    found += draw.sample(sorted(FIELDS), draw.choice((0, 0, 0, 1, 2)))
    if draw.random() < 0.1 and found:
        found.append(draw.choice(found))
    if draw.random() < 0.2:
        found = [draw.choice((str.upper, str.lower, str.title))(name) for name in found]
    draw.shuffle(found)
    return found or ["iets"]


def _of_profile(draw: random.Random, code: str) -> list[str]:
    profile = load(code)
    known = [profile.required[0], *profile.signature, *(each[0] for each in profile.fields.values())]
    known += [each[0] for each in profile.terms.values()]
    if code == "canoniek":
        known = list(FIELDS)
    share = draw.choice((0.2, 0.7, 1.0, 1.0))
    kept = [name.replace("{jaar}", "2022") for name in dict.fromkeys(known) if draw.random() <= share]
    return list(dict.fromkeys([profile.required[0], *kept]))


def cell(draw: random.Random, name: str, dirt: float) -> Any:
    """A cell that suits its field, or, for a share of them, anything."""
    if draw.random() < dirt:
        return draw.choice((NUMBERS, TEXTS, CATEGORIES, YEARS, VALUES))[draw.randrange(12)]
    low = name.lower()
    if "mil" in low or "cat" in low:
        return draw.choice(CATEGORIES)
    if "jaar" in low or "datum" in low:
        return draw.choice(YEARS)
    if "rin" in low or low.endswith("id"):
        return draw.choice((str(draw.randrange(40)), f"{draw.randrange(40):06d}", draw.randrange(40)))
    if any(part in low for part in ("ha", "opp", "uitgifte")):
        return draw.choice((round(draw.uniform(0, 60), 4), draw.randrange(60), draw.choice(NUMBERS), None))
    return draw.choice(TEXTS)


def rows(draw: random.Random, fields: Sequence[str]) -> list[list[Any]]:
    """Rows of cells; in some columns all cells are numbers, as in files from a database."""
    count = draw.choice((0, 1, 2, 5, 20, 60))
    dirt = draw.choice((0.0, 0.02, 0.2, 0.8))
    numeric = {name for name in fields if draw.random() < 0.3}
    return [
        [round(draw.uniform(0, 1e5), 3) if name in numeric else cell(draw, name, dirt) for name in fields]
        for _ in range(count)
    ]


def geometry(draw: random.Random) -> str | None:
    """WKT in RD New: squares, bow ties, nothing, points, lines, and what lies nowhere."""
    x, y = draw.uniform(100_000, 250_000), draw.uniform(380_000, 580_000)
    if draw.random() < 0.05:
        x, y = draw.choice(((0.0, 0.0), (1e9, -1e9), (1e30, 1e30), (5.1, 52.0)))
    side = draw.choice((0.0, 1e-9, 10.0, 316.0, 700.0, 5e4))
    ring = f"{x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}"
    bow = f"{x} {y},{x + side} {y + side},{x + side} {y},{x} {y + side},{x} {y}"
    return draw.choices(
        (f"POLYGON(({ring}))", f"POLYGON(({bow}))", None, f"POINT({x} {y})", f"LINESTRING({x} {y},{y} {x})",
         "POLYGON EMPTY", f"MULTIPOLYGON((({ring})),(({ring})))", f"POLYGON Z (({ring.replace(',', ' 1,')} 1))",
         f"GEOMETRYCOLLECTION(POINT({x} {y}),POLYGON(({ring})))"),
        (70, 8, 4, 3, 2, 2, 5, 3, 3),
    )[0]  # fmt: skip


def pointed_out(draw: random.Random) -> list[Any]:
    """Pairs of a meaning and a field, as somebody fills in a table: some known, some not, some half."""
    meanings, fields = (*sorted(FIELDS), "uitgegeven_eerder", "iets", ""), (*names(draw), "", "er is niet")
    cells: list[Any] = [draw.choice(each) for _ in range(draw.choice((1, 2, 4))) for each in (meanings, fields)]
    return cells if draw.random() < 0.9 else cells[:-1]


def text_of(value: Any) -> str:
    """A value as a spreadsheet program would export it."""
    return "" if value is None else json.dumps(value) if isinstance(value, list | dict) else str(value)


def write(draw: random.Random, folder: Path, stem: str) -> Path:
    """One file, of any format, perhaps damaged."""
    kind = draw.choice(FORMATS)
    fields = names(draw)
    path = folder / f"{stem}.{kind}"
    {"csv": _csv, "geojson": _geojson, "gpkg": _ogr, "xlsx": _xlsx}[kind](draw, path, fields, rows(draw, fields))
    _damage(draw, path)
    return path


def _csv(draw: random.Random, path: Path, fields: Sequence[str], cells: Sequence[Sequence[Any]]) -> None:
    made = io.StringIO()
    quoting = draw.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(made, delimiter=draw.choice(";;,\t|"), quoting=quoting)
    writer.writerows([fields, *([text_of(value) for value in row] for row in cells)])
    path.write_bytes(made.getvalue().encode(draw.choice(ENCODINGS), errors="replace"))


def _geojson(draw: random.Random, path: Path, fields: Sequence[str], cells: Sequence[Sequence[Any]]) -> None:
    features = []
    for row in cells:
        wkt = geometry(draw)
        shape = None if wkt is None else json.loads(ogr.CreateGeometryFromWkt(wkt).ExportToJson() or "null")
        features.append({"type": "Feature", "properties": dict(zip(fields, row, strict=True)), "geometry": shape})
    content: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if draw.random() < 0.9:
        content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    encoding = draw.choice(("utf-8", "utf-8", "utf-8", "cp1252", "utf-8-sig"))
    path.write_bytes(json.dumps(content, ensure_ascii=draw.random() < 0.3).encode(encoding, errors="replace"))


def _ogr(draw: random.Random, path: Path, fields: Sequence[str], cells: Sequence[Sequence[Any]]) -> None:
    _fill(draw, ogr.GetDriverByName("GPKG").CreateDataSource(str(path)), fields, cells, spatial=draw.random() < 0.85)


def _xlsx(draw: random.Random, path: Path, fields: Sequence[str], cells: Sequence[Sequence[Any]]) -> None:
    _fill(draw, ogr.GetDriverByName("XLSX").CreateDataSource(str(path)), fields, cells, spatial=False)


def _fill(
    draw: random.Random, made: Any, fields: Sequence[str], cells: Sequence[Sequence[Any]], *, spatial: bool
) -> None:
    crs = _crs(draw.choice((28992, 28992, 28992, 4326, 3857)))
    # Now and then the layer says another system than its coordinates have.
    own = osr.CoordinateTransformation(_crs(28992), crs) if draw.random() < 0.9 else None
    kind = draw.choice((ogr.wkbPolygon, ogr.wkbMultiPolygon, ogr.wkbUnknown, ogr.wkbPoint))
    layer = made.CreateLayer(
        draw.choice(("ibis_openbaar", "terreinen", "IBIS_NL_2021", "2019 en 2020", "é")),
        crs if spatial and draw.random() < 0.95 else None,
        kind if spatial else ogr.wkbNone,
    )
    types = (ogr.OFTString, ogr.OFTString, ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTDate)
    for name in fields:
        layer.CreateField(ogr.FieldDefn(name, draw.choice(types)))
    definition = layer.GetLayerDefn()
    for row in cells:
        feature = ogr.Feature(definition)
        for position in range(min(len(row), definition.GetFieldCount())):
            if row[position] is not None:
                feature.SetField(position, text_of(row[position]).replace("\x00", ""))
        wkt = geometry(draw) if spatial else None
        if wkt is not None:
            shape = ogr.CreateGeometryFromWkt(wkt)
            if own is not None:
                shape.Transform(own)
            feature.SetGeometry(shape)
        layer.CreateFeature(feature)


def _crs(code: int) -> Any:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(code)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def _damage(draw: random.Random, path: Path) -> None:
    """Cut short, bytes changed, emptied, or left whole."""
    kind = draw.choices(("whole", "cut", "bytes", "empty"), (74, 14, 10, 2))[0]
    content = bytearray(path.read_bytes()) if path.exists() else bytearray()
    if kind == "whole":
        return
    if kind == "cut":
        content = content[: draw.randrange(len(content) + 1)]
    elif kind == "bytes":
        for _ in range(draw.choice((1, 5, 50))):
            if content:
                content[draw.randrange(len(content))] = draw.randrange(256)
    else:
        content = bytearray()
    path.write_bytes(bytes(content))
