"""Jobs and demand, by region, segment, scenario and year. The coefficients are made up, as the province is."""

from __future__ import annotations

from typing import Any

from .land import REGIONS

Rows = list[dict[str, Any]]

SEGMENTS = {"A": (0.95, 400.0), "B": (0.60, 90.0), "C": (0.40, 170.0), "D": (0.85, 320.0)}
SCENARIOS = {"laag": 0.005, "hoog": 0.011}
#: How much faster or slower than that the jobs of a region grow.
PACE = {"Rivierenoord": 2.8, "Vechterdal": 1.9, "Middenveld": 1.5, "Oostermark": 0.5}
YEARS = (2022, 2025, 2028, 2030, 2032, 2035, 2040)
BASE = {"Rivierenoord": 34_000, "Vechterdal": 21_000, "Middenveld": 26_000, "Oostermark": 11_000}
#: Hectares a year that transformation takes, where that is more than elsewhere.
LOST = {"Rivierenoord": {"laag": 2.2, "hoog": 4.0}}
SHARE = {"A": 0.08, "B": 0.05, "C": 0.62, "D": 0.25}


def jobs() -> Rows:
    """Jobs, the share of them on terrains, and the space per job (m2)."""
    return [
        {
            "regio": region,
            "segment": segment,
            "scenario": scenario,
            "jaar": year,
            "banen": round(BASE[region] * SHARE[segment] * (1 + growth * PACE[region]) ** (year - 2022)),
            "aandeel_terrein": SEGMENTS[segment][0],
            "m2_per_baan": SEGMENTS[segment][1],
        }
        for region in REGIONS
        for segment in SEGMENTS
        for scenario, growth in SCENARIOS.items()
        for year in YEARS
    ]


def replacement() -> Rows:
    """Hectares that transformation will take, cumulative since 2022."""
    return [
        {"regio": region, "segment": "C", "scenario": scenario, "jaar": year, "ha": round(pace * (year - 2022), 2)}
        for region in REGIONS
        for scenario, pace in LOST.get(region, {"laag": 0.25, "hoog": 0.7}).items()
        for year in YEARS
    ]


def additional() -> Rows:
    """Hectares outside the forecast, cumulative since 2022: energy transition and circular economy."""
    return [
        {"regio": region, "segment": "A", "scenario": scenario, "jaar": year, "ha": round(pace * (year - 2022), 2)}
        for region in ("Rivierenoord", "Middenveld")
        for scenario, pace in (("laag", 1.2), ("hoog", 2.5))
        for year in YEARS
    ]


def double_use() -> Rows:
    """Old and new systems side by side on the existing stock, for a time."""
    return [
        {"segment": "A", "ha_bestand": 180.0, "pct": 5.0, "van_jaar": 2026, "tot_jaar": 2034},
        {"segment": "D", "ha_bestand": 420.0, "pct": 1.0, "van_jaar": 2025, "tot_jaar": 2032},
    ]


def demand() -> Rows:
    """Net demand, cumulative since 2022 (ha): expansion by jobs, plus replacement and additional demand."""
    first = {(row["regio"], row["segment"], row["scenario"]): row["banen"] for row in jobs() if row["jaar"] == YEARS[0]}
    extra: dict[tuple[str, str, str, int], float] = {}
    for row in (*replacement(), *additional()):
        key = (row["regio"], row["segment"], row["scenario"], row["jaar"])
        extra[key] = extra.get(key, 0.0) + row["ha"]
    rows: Rows = []
    for row in jobs():
        key = (row["regio"], row["segment"], row["scenario"])
        grown = (row["banen"] - first[key]) * row["aandeel_terrein"] * row["m2_per_baan"] / 10_000
        hectares = round(grown + extra.get((*key, row["jaar"]), 0.0), 2)
        rows.append(
            dict(zip(("regio", "segment", "scenario"), key, strict=True)) | {"jaar": row["jaar"], "vraag_ha": hectares}
        )
    return rows
