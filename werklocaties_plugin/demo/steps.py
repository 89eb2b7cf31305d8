"""What is calculated for the demo: algorithms with their parameters, in order; in the desktop and headless alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..paths import resource

#: The demo province that comes with the plugin, and its copy in the folder of the demo.
PROVINCE = "demoprovincie.gpkg"
PROJECT = "werklocaties-demo.qgz"
HORIZON = 2032
#: Everything that the demo writes, without its project.
RESULTS = (
    "terreinen", "paren", "zones", "ruimte", "samenvatting", "vastheid", "kansen", "kansen_terreinen", "aanbod",
    "vraag", "saldo", "jaren", "ruimteclaim", "bevindingen",
)  # fmt: skip
#: Files of the report.
REPORT = ("verslag.html", "verslag.pdf", "verslag.xlsx")
#: Layers of the demo province under the terrains on the maps of the report.
UNDER_TERRAINS = ("woningbouwplannen", "natura2000", "rivier", "kernen")


@dataclass(frozen=True)
class Step:
    """An algorithm of Werklocaties and how it is run."""

    algorithm: str
    parameters: dict[str, Any]


def source_of_province() -> Path:
    """The demo province among the plugin's own files: to be copied, for what is opened is touched."""
    return resource(f"demo/{PROVINCE}")


def files_of(folder: Path) -> list[Path]:
    """Every file that the demo has in its folder."""
    return [
        folder / PROVINCE,
        *(folder / f"{name}.gpkg" for name in RESULTS),
        *map(folder.joinpath, REPORT),
        folder / PROJECT,
    ]


def steps(folder: Path) -> list[Step]:
    """All steps, in order.

    Args:
        folder: holds a copy of the demo province; what is written comes beside it.
    """

    def layer(name: str) -> str:
        return f"{folder / PROVINCE}|layername={name}"

    def out(name: str) -> str:
        return str(folder / f"{name}.gpkg")

    plans = [layer("woningbouwplannen"), layer("woningbouwplannen_punt")]
    screening = {
        "TERRAINS": layer("terreinen"),
        "NATURA2000": layer("natura2000"),
        "PLANS": plans,
        "DWELLINGS": layer("woningen"),
        "MIXED_AREA": layer("gemengd_gebied"),
        "STRESS": [layer("watertekort")],
        "STRESS_FIELD": "klasse",
        "STRESS_CLASSES": "weinig;matig;ernstig",
        "OUTPUT": out("terreinen"),
        "PAIRS": out("paren"),
        "ZONES": out("zones"),
        "ROOM": out("ruimte"),
        "SUMMARY": out("samenvatting"),
    }
    chances = {
        "AREAS": layer("regios"),
        "TERRAINS": out("terreinen"),
        "PLANS": plans,
        "OUTPUT": out("kansen"),
        "PER_TERRAIN": out("kansen_terreinen"),
    }
    demand = {
        "JOBS": layer("banen"),
        "REPLACEMENT": layer("vervangingsvraag"),
        "REPLACEMENT_CUMULATIVE": "ja",
        "ADDITIONAL": layer("additionele_vraag"),
        "ADDITIONAL_CUMULATIVE": "ja",
        "DOUBLE_USE": layer("dubbelgebruik"),
        "OUTPUT": out("vraag"),
    }
    balance = {
        "SUPPLY": out("aanbod"),
        "DEMAND": out("vraag"),
        "HORIZON": HORIZON,
        "REGIONS": layer("regios"),
        "OUTPUT": out("saldo"),
        "TIMELINE": out("jaren"),
    }
    claim = {"PLANS": plans, "REGIONS": layer("regios"), "SUPPLY": out("aanbod"), "OUTPUT": out("ruimteclaim")}
    html, printed, book = (str(folder / name) for name in REPORT)
    report = {
        "TERRAINS": out("vastheid"),
        "PAIRS": out("paren"),
        "BALANCE": out("saldo"),
        "TIMELINE": out("jaren"),
        "REGIONS": layer("regios"),
        "CLAIM": out("ruimteclaim"),
        "ISSUES": out("bevindingen"),
        "LAYERS": [layer(name) for name in UNDER_TERRAINS],
        "PLACE": "Demoland",
        "AUTHOR": "Demoprovincie (fictief)",
        "FORECAST": "fictieve prognose, scenario’s laag en hoog",
        "OUTPUT": html,
        "OUTPUT_PDF": printed,
        "OUTPUT_XLSX": book,
    }
    return [
        Step("conflictscreening", screening),
        Step("conflictrobustness", {"TERRAINS": out("terreinen"), "OUTPUT": out("vastheid")}),
        Step("perspectives", chances),
        Step("landsupply", {"TERRAINS": out("terreinen"), "REGIONS": layer("regios"), "OUTPUT": out("aanbod")}),
        Step("landdemand", demand),
        Step("supplydemandbalance", balance),
        Step("workhousingclaim", claim),
        Step("checkterrains", {"TERRAINS": layer("terreinen"), "ISSUES": out("bevindingen")}),
        Step("regionreport", report),
    ]
