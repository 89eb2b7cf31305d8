"""A small report made by hand, its maps, and a PDF read back as text."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from layers import layer, square
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from werklocaties_plugin.reports.map_layers import MapLayers
from werklocaties_plugin.reports.model import (
    Balance,
    Basis,
    ClassCount,
    Counted,
    Homes,
    Judgement,
    Lost,
    Origin,
    Report,
    Rule,
    Section,
    Terrain,
    Year,
)

REGION = "Oostland"
#: Letters that a font draws as one.
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def a_terrain(row: int, **changes: object) -> Terrain:
    """A terrain in class hoog."""
    judgements = (
        Judgement("woon", "Woningbouw", "hoog", 80.0, f"Reden {row}: 4,20 ha ligt in een hard plan."),
        Judgement("n2000", "Natura 2000", "laag", 20.0, "Natura 2000-gebied ligt op 3,4 km."),
    )
    made = Terrain(
        row=row,
        key=f"terrein-{row + 1}",
        terrain_id=f"T{row}",
        name=f"Terrein {row}",
        place="Dorp",
        region=REGION,
        klasse="hoog",
        rank=row + 1,
        score=80.0,
        area_ha=1234.6,
        figures={"woon_overlap_ha": 4.2, "netto_ha": float("nan"), "banen": 2345.0},
        judgements=judgements,
        objects=(Counted("Woningbouw", f"Plan {row}", 4.2, 0.0, 310.0, "hard"),),
        objects_left_out=0,
        firmness=None,
    )
    return replace(made, **changes)


def a_balance(name: str = REGION, low: float = -12.3, high: float = 4.5) -> Balance:
    return Balance(
        name=name, klasse="onzeker", base_year=2024, horizon=2032, hard=50.0, soft=21.0, unknown_phase=0.0, pressed=7.7,
        demand_low=45.5, demand_high=62.3, low=low, high=high, soft_low=low + 21, soft_high=high + 21,
        pressed_low=low - 7.7, pressed_high=high - 7.7, short_from_high=2029, short_from_low=None, reason="",
    )  # fmt: skip


def a_section(terrains: tuple[Terrain, ...], key: str = "regio-1", name: str = REGION, **changes: object) -> Section:
    """A region with a balance and these terrains in conflict."""
    years = tuple(
        Year(year, 50.0, 0.0, 21.0, year - 2024.0, 1.5 * (year - 2024), 0.0, 0.0) for year in (2024, 2032, 2040)
    )
    counts = {"hoog": len(terrains), "midden": 3, "laag": 2, "geen": 1, "onbekend": 0}
    made = Section(
        key=key,
        name=name,
        headline=("Tot 2032 hangt het van de groei af.", f"Er staan er {len(terrains)} in klasse hoog."),
        balance=a_balance(name),
        segments=(),
        years=years,
        terrain_count=len(terrains) + 6,
        ground_ha=3456.7,
        counts=(ClassCount("conflict", "Alle thema’s samen", counts),),
        conflicts=terrains,
        lost=Lost(88.0, 33.0, 12.0, 14.0, ()),
        homes=Homes(1234.0, 800.0, 21.0, 15.0, 9.9, 100.0, ()),
        firm=None,
        chances=(),
        bases={"conflict": Basis("conflict", "Waarop de klassen berusten", (("Peiljaar terreinen", "2024"),))},
    )
    return replace(made, **changes)


def a_report(terrains: tuple[Terrain, ...], **changes: object) -> Report:
    """Two regions, all terrains in the first."""
    made = Report(
        title="Ruimte voor bedrijven",
        place="Proefland",
        author="Provincie Proef",
        made_on=date(2026, 11, 26),
        horizon=2032,
        whole=a_section(terrains, "totaal", "Alle regio’s samen"),
        regions=(a_section(terrains), a_section((), "regio-2", "Westland", balance=None, years=())),
        themes={"woon": "Woningbouw", "n2000": "Natura 2000"},
        rules=("proef 1.0 (0123456789ab)",),
        thresholds=(Rule("Woningbouw", "Klasse hoog: overlap vanaf", "1", "ha", "eigen keuze"),),
        origins=(Origin("Terreinen met oordelen", "terreinen", "26-11-2026", "IBIS", "CC0"),),
        problems=(),
        absent=("Zonder tijdlijn ontbreekt het verloop.",),
        caveats=("Afstand tot Natura 2000 is geen stikstoftoets.",),
    )
    return replace(made, **changes)


def map_layers(terrains: tuple[Terrain, ...], **changes: object) -> MapLayers:
    """A square for each terrain, and a region around them."""
    rows = [(each.row, each.name, each.region, each.klasse) for each in terrains]
    drawn = layer(
        [square(300 * each.row, 0) for each in terrains],
        "rij:int,naam:string(20000),regio:string(20000),klasse:string",
        rows,
    )
    regions = layer(
        [square(-500, -500, 4000), square(3500, -500, 4000)],
        "sleutel:string,regio:string",
        [("regio-1", REGION), ("regio-2", "Westland")],
    )
    crs = QgsCoordinateReferenceSystem("EPSG:28992")
    return replace(MapLayers(drawn, regions, [], crs, QgsCoordinateTransformContext()), **changes)


def pages_of(path: Path) -> list[str]:
    """The text of each page, as a reader finds it."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.translate(LIGATURES).split("\f")[:-1]


def one_line(page: str) -> str:
    """A page without the breaks of its lines."""
    return " ".join(page.split())


def facts_of(path: Path) -> dict[str, str]:
    """What pdfinfo says."""
    done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    return {name: value.strip() for name, _, value in (line.partition(":") for line in done.stdout.splitlines())}
