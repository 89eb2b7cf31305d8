"""The input of the last calculation, kept in the project: who opens it again need not point out everything anew."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from qgis.core import QgsProject

from ..project_store import keep_in, kept_in

KEY, NAME = "vraag_aanbod_invoer", "laatste"


@dataclass(frozen=True)
class KeptInput:
    """Which layers were chosen, and what was said of them.

    Attributes:
        layers: input -> id of the layer, empty for none.
        region_name: field with the name of the region, empty for a known one.
        cumulative: table -> whether its hectares are added up; None where that was not said.
        year: reference year for terrains without one; None for none.
    """

    layers: dict[str, str] = field(default_factory=dict)
    region_name: str = ""
    cumulative: dict[str, bool | None] = field(default_factory=dict)
    year: int | None = None


def load(project: QgsProject) -> KeptInput | None:
    """What was kept; None where nothing was."""
    return kept_in(project, KEY, _decode).get(NAME)


def save(project: QgsProject, kept: KeptInput) -> None:
    """Keep this in place of what was kept; a project in which it stands already is not touched."""
    if load(project) != kept:
        keep_in(project, KEY, {NAME: asdict(kept)})


def _decode(value: dict[str, Any]) -> KeptInput:
    year = value["year"]
    return KeptInput(
        {str(name): str(layer) for name, layer in value["layers"].items()},
        str(value["region_name"]),
        {str(name): None if said is None else bool(said) for name, said in value["cumulative"].items()},
        None if year is None else int(year),
    )
