"""What Werklocaties does of the same work, and more: parameters of its algorithms for the files of the benchmark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data import STRESS, Files


def parameters(files: Files, out: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name -> algorithm and its parameters: each theme alone, then the screening."""
    nature = {"NATURA2000": files.sites}
    housing = {"PLANS": [files.plans], "DWELLINGS": files.homes}
    water = {"STRESS": [files.stress], "STRESS_FIELD": "klasse", "STRESS_CLASSES": ";".join(STRESS)}
    runs = {
        "natura2000": ("werklocaties:conflictnatura2000", nature),
        "woningbouw": ("werklocaties:conflicthousing", housing),
        "water": ("werklocaties:conflictwaterstress", water),
        "screening": ("werklocaties:conflictscreening", {**nature, **housing, **water}),
    }
    return {
        name: (algorithm, {"TERRAINS": files.terrains, **inputs, "OUTPUT": str(out / f"{name}.gpkg")})
        for name, (algorithm, inputs) in runs.items()
    }
