"""Files of terrains as they come: an IBIS file with dirt in it, a table of phases, a spreadsheet of a municipality."""

from __future__ import annotations

import json

from osgeo import ogr

WEST, SOUTH = 140_000, 440_000
#: Side of 10 hectares (m).
SIDE = 316.227766
FIELDS = (
    "RIN_NUMMER", "PLAN_NAAM", "KERN_NAAM", "WLOC_TYPE", "MILIEUCATEGORIE", "HA_BRUTO", "HA_NETTO", "HA_UITGEG",
    "HA_UIT_HJR", "HA_TKPGEM", "VEROUDERD", "OPMERKING",
)  # fmt: skip
ROWS = (
    ("000101", "Oosterpoort", "Rivierenoord", "Bedrijventerrein", "cat. 4", "10", "8", "5", "1", "0,5", "nee", ""),
    ("000102", "Haven Noord", "Rivierenoord", "Zeehaventerrein", "5 (max)", "10", "8", "6", "1", "0", "ja", "kade"),
    ("000103", "De FryslÃ¢nhoek", "Oostermark", "Gemengd terrein", "4-2", "10", "8", "8", "0", "0", "nee", ""),
    ("000104", "Westerveld", "Oostermark", "Bedrijventerrein", "4-feb", "10", "8", "2", "0", "0", "nee", ""),
    ("000105", "Zuidrand", "Vechterdal", "Q7", "3.2", "10", "12", "4", "0", "0", "nee", ""),
    ("000106", "Molenkamp", "Vechterdal", "Bedrijventerrein", "", "10", "8", "", "0", "0", "nee", "onbekend"),
    ("000106", "Molenkamp", "Vechterdal", "Bedrijventerrein", "", "10", "8", "", "0", "0", "nee", "onbekend"),
    ("000107", "Overlap", "Vechterdal", "Bedrijventerrein", "3", "10 ha", "8", "7", "0", "0", "nee", ""),
)
#: Column of the grid of each; the last lies half over the fifth.
PLACES = (0, 2, 4, 6, 8, 10, 12, 8.5)


def ibis(folder, name="ibis_openbaar_2021"):
    """Polygons with what is wrong in files of every day."""
    features = []
    for row, place in zip(ROWS, PLACES, strict=True):
        x, y = WEST + place * SIDE, SOUTH
        ring = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        properties = dict(zip(FIELDS, row, strict=True))
        features.append({"type": "Feature", "properties": properties, "geometry": shape})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    path = folder / f"{name}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")
    return path


def phases(folder):
    """Plan phases by number, some without their zeros."""
    path = folder / "planfasen.csv"
    path.write_text("RIN;planfase\n101;1\n102;2 - vastgesteld\n103;1\n104;7\n105;3\n106;1\n", encoding="utf-8")
    return path


def spreadsheet(folder):
    """Of a municipality: names that nobody else has, and m²."""
    path = folder / "terreinen gemeente.xlsx"
    book = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    sheet = book.CreateLayer("Blad1")
    for name, kind in (("Nr", ogr.OFTInteger), ("Locatie", ogr.OFTString), ("Oppervlakte", ogr.OFTReal)):
        sheet.CreateField(ogr.FieldDefn(name, kind))
    for number, name, area in ((1, "Oost", 100_000.0), (2, "West", 55_000.0)):
        feature = ogr.Feature(sheet.GetLayerDefn())
        feature.SetField("Nr", number)
        feature.SetField("Locatie", name)
        feature.SetField("Oppervlakte", area)
        sheet.CreateFeature(feature)
    del book
    return path
