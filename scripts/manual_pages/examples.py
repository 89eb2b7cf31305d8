"""How each algorithm is run on the demo province: what the pages show, the pictures fill in and a test runs.

In the order in which they can be run in one folder that holds the demo province: some take what others wrote.
"""

from __future__ import annotations

from typing import Any


def demo(name: str) -> str:
    """A layer of the demo province."""
    return f"demoprovincie.gpkg|layername={name}"


TERRAINS = {"TERRAINS": demo("terreinen")}
PLANS = {"PLANS": [demo("woningbouwplannen"), demo("woningbouwplannen_punt")]}
WATER = {"STRESS": [demo("watertekort")], "STRESS_FIELD": "klasse", "STRESS_CLASSES": "weinig;matig;ernstig"}
THEMES = {
    **TERRAINS,
    "NATURA2000": demo("natura2000"),
    **PLANS,
    "DWELLINGS": demo("woningen"),
    "MIXED_AREA": demo("gemengd_gebied"),
    **WATER,
}
DEMAND = {
    "JOBS": demo("banen"),
    "REPLACEMENT": demo("vervangingsvraag"),
    "REPLACEMENT_CUMULATIVE": "ja",
    "ADDITIONAL": demo("additionele_vraag"),
    "ADDITIONAL_CUMULATIVE": "ja",
    "DOUBLE_USE": demo("dubbelgebruik"),
}
SCREENED = {"TERRAINS": "terreinen.gpkg"}
REGIONS = {"REGIONS": demo("regios")}

EXAMPLES: dict[str, dict[str, Any]] = {
    "importterrains": {"INPUT": demo("terreinen"), "OUTPUT": "ingelezen.gpkg", "ISSUES": "bevindingen.gpkg"},
    "checkterrains": {**TERRAINS, "ISSUES": "controle.gpkg"},
    "conflictscreening": {**THEMES, "OUTPUT": "terreinen.gpkg", "PAIRS": "paren.gpkg"},
    "conflictnatura2000": {**TERRAINS, "NATURA2000": demo("natura2000"), "OUTPUT": "natura.gpkg"},
    "conflicthousing": {**TERRAINS, **PLANS, "DWELLINGS": demo("woningen"), "OUTPUT": "woningbouw.gpkg"},
    "conflictcategory": {
        **TERRAINS,
        "SENSITIVE": [demo("woningen")],
        **PLANS,
        "MIXED_AREA": demo("gemengd_gebied"),
        "OUTPUT": "categorie.gpkg",
        "ROOM": "ruimte.gpkg",
    },
    "conflictwaterstress": {**TERRAINS, **WATER, "OUTPUT": "water.gpkg"},
    "conflictcustom": {
        **TERRAINS,
        "LAYER": demo("landbouwgebied"),
        "THEME": "landbouw",
        "THRESHOLDS": "10%|1 ha;0",
        "OUTPUT": "landbouw.gpkg",
    },
    "conflictscore": {**SCREENED, "WEIGHTS": "natura2000:2;woningbouw:1", "OUTPUT": "score.gpkg"},
    "conflictrobustness": {**SCREENED, "OUTPUT": "robuust.gpkg"},
    "conflictzones": {
        **TERRAINS,
        "LAYER": demo("natura2000"),
        "THEME": "natura2000",
        "OUTPUT": "zones.gpkg",
    },
    "comparescreenings": {"OLD": "terreinen.gpkg", "NEW": "score.gpkg", "OUTPUT": "veranderingen.gpkg"},
    "modelconflictketen": {**THEMES, "SENSITIVE": [demo("woningen")], "OUTPUT": "keten.gpkg"},
    "landsupply": {**SCREENED, **REGIONS, "OUTPUT": "aanbod.gpkg"},
    "landdemand": {**DEMAND, "OUTPUT": "vraag.gpkg"},
    "supplydemandbalance": {
        "SUPPLY": "aanbod.gpkg",
        "DEMAND": "vraag.gpkg",
        "HORIZON": 2032,
        **REGIONS,
        "OUTPUT": "saldo.gpkg",
        "TIMELINE": "jaren.gpkg",
    },
    "demanduncertainty": {
        "DEMAND": "vraag.gpkg",
        "RANGES": "marges.csv",
        "SUPPLY": "aanbod.gpkg",
        **REGIONS,
        "OUTPUT": "onzekerheid.gpkg",
    },
    "workhousingclaim": {
        **PLANS,
        **REGIONS,
        "SUPPLY": "aanbod.gpkg",
        "OUTPUT": "ruimteclaim.gpkg",
    },
    "perspectives": {"AREAS": demo("regios"), **SCREENED, **PLANS, "OUTPUT": "perspectieven.gpkg"},
    "modelsaldo": {**SCREENED, **REGIONS, **DEMAND, "OUTPUT": "saldo_model.gpkg"},
    "regionreport": {
        **SCREENED,
        "PAIRS": "paren.gpkg",
        "BALANCE": "saldo.gpkg",
        "TIMELINE": "jaren.gpkg",
        **REGIONS,
        "CLAIM": "ruimteclaim.gpkg",
        "LAYERS": [demo("natura2000"), demo("woningbouwplannen")],
        "PLACE": "Demoland",
        "OUTPUT": "verslag.html",
        "OUTPUT_PDF": "verslag.pdf",
        "OUTPUT_XLSX": "verslag.xlsx",
    },
    "fetchopendata": {"SOURCES": ["natura2000", "provincies"], "OUTPUT": "opendata.gpkg"},
}
#: Files of the user that an example takes, with what must be in them.
FILES = {"marges.csv": "parameter,min,modus,max\nvraag,0.8,1.0,1.2\n"}
#: What needs the internet, and no test runs.
ONLINE = ("fetchopendata",)
