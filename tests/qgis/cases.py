"""For each algorithm the smallest input that it accepts, so that every shared rule is tested for it too.

A new algorithm joins by an entry here; a test fails as long as it has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layers import layer, square


@dataclass(frozen=True)
class Case:
    """How an algorithm is called: everything but TERRAINS and OUTPUT.

    Attributes:
        parameters: makes the layers anew for every run.
        class_field: the field by which the output is coloured.
        constraint: the parameter whose layer holds what the terrains are held against.
        has_rules: False where the thresholds are parameters of the algorithm itself.
        attribute: a text field, and its value, that every terrain must have to be judged.
    """

    parameters: Callable[[], dict[str, Any]]
    class_field: str
    constraint: str
    has_rules: bool = True
    attribute: tuple[str, str] | None = None


CONFLICTS: dict[str, Case] = {
    "conflictcategory": Case(
        lambda: {"SENSITIVE": [layer([square(160, 0, 10)], name="woningen")]},
        "mc_klasse",
        "SENSITIVE",
        attribute=("milieucategorie", "4"),
    ),
    "conflictcustom": Case(
        lambda: {"LAYER": layer([square(50, 0)], name="natuur"), "THEME": "nnn"}, "nnn_klasse", "LAYER", has_rules=False
    ),
    "conflicthousing": Case(
        lambda: {
            "PLANS": [
                layer(
                    [square(50, 0)],
                    "plan_id:string,plannaam:string,status_planologisch:string,woningen_netto:int",
                    [("P1", "Het Hof", "1A. Onherroepelijk", 100)],
                    name="plannen",
                )
            ]
        },
        "woon_klasse",
        "PLANS",
    ),
    "conflictnatura2000": Case(
        lambda: {"NATURA2000": layer([square(50, 0)], "nr:int,naamN2K:string", [(1, "Testgebied")], name="n2000")},
        "n2000_klasse",
        "NATURA2000",
    ),
    "conflictscreening": Case(
        lambda: {"NATURA2000": layer([square(50, 0)], "nr:int,naamN2K:string", [(1, "Testgebied")], name="n2000")},
        "conflict_klasse",
        "NATURA2000",
    ),
    "conflictwaterstress": Case(lambda: {"STRESS": [layer([square(50, 0)], name="stress")]}, "water_klasse", "STRESS"),
}

INDICATORS = (
    "n2000_overlap_ha:double,n2000_overlap_pct:double,n2000_afstand_m:double,n2000_grens:int,"
    "n2000_klasse:string,n2000_score:double"
)
GROUNDS = "terrein_id:string,naam:string,kade:int,uitgeefbaar_ha:double,n2000_klasse:string,n2000_score:double"
JUDGED = "terrein_id:string,n2000_klasse:string,n2000_score:double,conflict_klasse:string,conflict_regels:string"


def _judged(klasse: str, score: float) -> Any:
    return layer(
        [square(0, 0)], JUDGED, [("a", klasse, score, klasse, "standaard 1.0 (abc)")], name=f"terreinen {klasse}"
    )


def _table(fields: str, rows: list[tuple[Any, ...]], name: str) -> Any:
    return layer([None] * len(rows), fields, rows, kind="None", crs="", name=name)


#: The algorithms that hold no terrains against a layer and judge them: everything that they need but OUTPUT.
OTHERS: dict[str, Callable[[], dict[str, Any]]] = {
    "comparescreenings": lambda: {"OLD": _judged("laag", 20), "NEW": _judged("hoog", 80)},
    "conflictrobustness": lambda: {
        "TERRAINS": layer([square(0, 0)], INDICATORS, [(1.1, 5.0, 0.0, 0, "hoog", 67.7)], name="terreinen"),
        "DRAWS": 20,
    },
    "conflictscore": lambda: {
        "TERRAINS": layer([square(0, 0)], "n2000_klasse:string,n2000_score:double", [("hoog", 80)], name="terreinen")
    },
    "conflictzones": lambda: {
        "TERRAINS": layer([square(0, 0)], "terrein_id:string", [("a",)], name="terreinen"),
        "LAYER": layer([square(50, 0)], name="natuur"),
    },
}
OTHERS["perspectives"] = lambda: {
    "AREAS": layer([square(-50, -50, 300)], "naam:string", [("Noord",)], name="gebieden"),
    "TERRAINS": layer([square(0, 0)], GROUNDS, [("a", "Het Spoor", 1, 0.4, "hoog", 80)], name="terreinen"),
}
#: Tables in, tables out.
OTHERS |= {
    "demanduncertainty": lambda: {
        "DEMAND": _table(
            "regio:string,scenario:string,jaar:int,vraag_ha:double",
            [("Oost", "laag", 2024, 0), ("Oost", "laag", 2032, 4)],
            "vraag",
        ),
        "SUPPLY": _table("regio:string,peiljaar:int,aanbod_hard_ha:double", [("Oost", 2024, 4.0)], "aanbod"),
        "RANGES": _table("parameter:string,min:double,modus:double,max:double", [("vraag", 0.8, 1.0, 1.2)], "marges"),
        "DRAWS": 100,
    },
    "landdemand": lambda: {
        "JOBS": _table(
            "regio:string,segment:string,scenario:string,jaar:int,banen:double,aandeel_terrein:double,m2_per_baan:double",
            [("Oost", "C", "laag", 2024, 1000, 0.5, 200), ("Oost", "C", "laag", 2032, 1200, 0.5, 200)],
            "banen",
        )
    },
    "landsupply": lambda: {
        "TERRAINS": layer(
            [square(0, 0)],
            "terrein_id:string,regio:string,planfase:int,uitgeefbaar_ha:double",
            [("a", "Oost", 1, 5.0)],
            name="terreinen",
        ),
        "REGIONS": layer([square(-500, -500, 2000)], "regio:string", [("Oost",)], name="regios"),
    },
    "supplydemandbalance": lambda: {
        "SUPPLY": _table("regio:string,peiljaar:int,aanbod_hard_ha:double", [("Oost", 2024, 5.0)], "aanbod"),
        "DEMAND": _table(
            "regio:string,scenario:string,jaar:int,vraag_ha:double",
            [("Oost", "laag", 2024, 0), ("Oost", "laag", 2032, 4)],
            "vraag",
        ),
    },
    "workhousingclaim": lambda: {
        "PLANS": [
            layer(
                [square(0, 0)],
                "plan_id:string,regio:string,status_planologisch:string,woningen_netto:int",
                [("P1", "Oost", "1A. Onherroepelijk", 1000)],
                name="plannen",
            )
        ],
    },
}
#: A file as it was delivered, with the plan phases in a table of their own.
DELIVERED = (
    "rin_nummer:string,plan_naam:string,ha_bruto:double,ha_netto:double,ha_uitgeg:double,ha_uit_hjr:double,"
    "ha_tkpgem:double"
)
OTHERS |= {
    "checkterrains": lambda: {
        "TERRAINS": layer(
            [square(0, 0)],
            "terrein_id:string,naam:string,planfase:int,milieucategorie:string,bruto_ha:double,netto_ha:double,"
            "uitgeefbaar_ha:double",
            [("a", "Het Spoor", 1, "3.1", 1.0, 1.5, 0.1)],
            name="terreinen",
        )
    },
    "importterrains": lambda: {
        "INPUT": layer([square(0, 0)], DELIVERED, [("0012", "Het Spoor", 1.0, 0.8, 0.5, 0.1, 0.0)], name="terreinen"),
        "JOIN": _table("RIN:string,planfase:int", [("12", 2)], "fasen"),
    },
}
#: The algorithms that write whole files, not layers: they have tests of their own.
WHOLE_FILES = {"fetchopendata", "regionreport"}
EVERY = sorted([*CONFLICTS, *OTHERS])
#: The algorithms whose main output has another name.
MAIN_OUTPUT = {"checkterrains": "ISSUES"}
#: The algorithms that measure nothing: no analysis CRS.
UNMEASURED = {
    "comparescreenings",
    "conflictrobustness",
    "conflictscore",
    "demanduncertainty",
    "landdemand",
    "supplydemandbalance",
}
#: The algorithms whose smallest input has no field that the user could name.
WITHOUT_FIELDS = {
    "checkterrains",
    "conflictrobustness",
    "conflictscore",
    "demanduncertainty",
    "landdemand",
    "supplydemandbalance",
}
#: The algorithms that give the terrains back with fields added; from parameter TERRAINS, or INPUT where there is none.
KEEPS_TERRAINS = {*CONFLICTS, "conflictrobustness", "conflictscore", "importterrains"}


def everything(name: str) -> dict[str, Any]:
    """All that an algorithm needs but OUTPUT, with layers of its own for every run."""
    if name in OTHERS:
        return OTHERS[name]()
    case = CONFLICTS[name]
    field, value = case.attribute or ("terrein_id", "a")
    return {"TERRAINS": layer([square(0, 0)], f"{field}:string", [(value,)], name="terreinen"), **case.parameters()}
