"""Layers made by hand for the report, and the report of them."""

from __future__ import annotations

from pathlib import Path

from layers import layer, run, square
from page import Page
from qgis.core import QgsVectorLayer

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "demoprovincie.gpkg"
RULES = "standaard 1.0 (abc)"
FIELDS = (
    "terrein_id:string,naam:string,gemeente:string,regio:string,uitgeefbaar_ha:double,peiljaar:int,"
    "n2000_overlap_ha:double,n2000_klasse:string,n2000_score:double,n2000_reden:string,"
    "conflict_klasse:string,conflict_score:double,conflict_rang:int,conflict_regels:string"
)
PAIRS = (
    "terrein_fid:int,terrein_id:string,thema:string,object_id:string,object_naam:string,overlap_ha:double,"
    "afstand_m:double,aantal:double,detail:string"
)
BALANCE = (
    "regio:string,segment:string,peiljaar:int,horizon:int,aanbod_hard_ha:double,aanbod_zacht_ha:double,"
    "vraag_laag_ha:double,vraag_hoog_ha:double,saldo_min_ha:double,saldo_max_ha:double,saldo_klasse:string,"
    "tekort_vanaf_hoog:int,saldo_reden:string"
)


def long(fields):
    """Texts of any length."""
    return fields.replace(":string", ":string(20000)")


def demo(name):
    return f"{DEMO}|layername={name}"


def terrain(key, name, klasse="hoog", region="Oost", rules=RULES, town="Dorp"):
    return (key, name, town, region, 1.5, 2024, 0.2, klasse, 70.0, "Reden.", klasse, 70.0, 1, rules)


def terrains(*rows):
    return layer([square(300 * number, 0) for number in range(len(rows))], long(FIELDS), list(rows), name="terreinen")


def table(fields, rows, name):
    return layer([None] * len(rows), long(fields), rows, kind="None", crs="", name=name)


def balance(*rows):
    return table(BALANCE, list(rows), "saldo")


OOST = ("Oost", None, 2024, 2032, 10.0, 2.0, 12.0, 20.0, -10.0, -2.0, "tekort", 2027, "Tekort van 2,0 tot 10 ha.")


def report(folder, given, **more):
    """A report that must succeed."""
    result = run("regionreport", {"TERRAINS": given, "OUTPUT": str(folder / "verslag.html"), **more})
    assert result.ok, result.problem
    return Page(folder / "verslag.html")


def refused(folder, given, word, **more):
    result = run("regionreport", {"TERRAINS": given, "OUTPUT": str(folder / "verslag.html"), **more})
    assert (result.ok, word in result.problem) == (False, True), result.problem


def pairs(*rows):
    return table(PAIRS, list(rows), "paren")


def sheet(path, name):
    made = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert made.isValid(), name
    return made
