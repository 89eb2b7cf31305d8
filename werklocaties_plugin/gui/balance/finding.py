"""Which layers of a project the dock works with, seen by their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer

from ...qgis_io.fields import ALIASES

TERRAINS, REGIONS, DEMAND = "terrains", "regions", "demand"
REPLACEMENT, ADDITIONAL, DOUBLE_USE = "replacement", "additional", "double_use"


def field_names(layer: QgsVectorLayer) -> set[str]:
    """Names of the fields, lower case."""
    return {name.lower() for name in layer.fields().names()}


def is_supply_table(layer: QgsVectorLayer) -> bool:
    """Rows of supply that were added up before, instead of terrains."""
    names = field_names(layer)
    return "uitgeefbaar_ha" not in names and bool(names & {"aanbod_hard_ha", "hard_ha", "aanbod_ha"})


def is_jobs_table(layer: QgsVectorLayer) -> bool:
    """A table of jobs, instead of hectares."""
    names = field_names(layer)
    return bool(names & set(ALIASES["jobs"])) and bool(names & {"m2_per_baan", "terreinquotient"})


def name_field(layer: QgsVectorLayer, named: str) -> str | None:
    """The field with the name of the region: the user's choice, else a known one; None where there is none."""
    fields = {name.lower(): name for name in layer.fields().names()}
    wanted = [named.lower()] if named else [*ALIASES["regio"], "statnaam", "naam"]
    return next((fields[name] for name in wanted if name in fields), None)


def suggestions(project: QgsProject) -> dict[str, QgsVectorLayer]:
    """Input -> the layer of the project that fits it best; inputs for which nothing fits are left out."""
    layers = [each for each in project.mapLayers().values() if _is_usable(each)]
    marks: dict[str, Callable[[QgsVectorLayer], float]] = {
        TERRAINS: _as_terrains,
        REGIONS: _as_regions,
        DEMAND: _as_demand,
        REPLACEMENT: lambda layer: _as_series(layer, ("vervang", "replace", "verlies")),
        ADDITIONAL: lambda layer: _as_series(layer, ("addit", "extra")),
        DOUBLE_USE: lambda layer: 1.0 if {"ha_bestand", "van_jaar", "tot_jaar"} <= field_names(layer) else 0.0,
    }
    found = {name: _best(layers, mark) for name, mark in marks.items()}
    return {name: layer for name, layer in found.items() if layer is not None}


def _is_usable(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.isValid()


def _best(layers: Iterable[QgsVectorLayer], mark: Callable[[QgsVectorLayer], float]) -> QgsVectorLayer | None:
    """The layer with the highest mark above zero; of equals the one whose name comes first."""
    marked = [(mark(layer), layer) for layer in layers]
    fitting = [(-points, layer.name(), layer.id(), layer) for points, layer in marked if points > 0]
    return min(fitting, key=lambda each: each[:3])[3] if fitting else None


def _as_terrains(layer: QgsVectorLayer) -> float:
    names = field_names(layer)
    has_hectares = "uitgeefbaar_ha" in names or {"terstond_ha", "niet_terstond_ha"} <= names
    if not (names & set(ALIASES["terrein_id"])) or not has_hectares:
        return 1.0 if is_supply_table(layer) and names & set(ALIASES["regio"]) and "vraag_hoog_ha" not in names else 0.0
    # Terrains that were screened know what is under pressure.
    return 10.0 + sum(name.endswith("_klasse") for name in names)


def _as_regions(layer: QgsVectorLayer) -> float:
    names = field_names(layer)
    named = names & {*ALIASES["regio"], "statnaam"}
    if layer.geometryType() != Qgis.GeometryType.Polygon or not named:
        return 0.0
    if names & {"terrein_id", "saldo_klasse", "aanbod_hard_ha"} or names & set(ALIASES["plan_dwellings"]):
        return 0.0
    # The fewer other fields, and the more it is called after it, the more it is a layer of regions.
    return 1.0 / (1 + len(names)) + ("regio" in layer.name().lower() or "corop" in layer.name().lower())


def _as_demand(layer: QgsVectorLayer) -> float:
    names = field_names(layer)
    if not names & set(ALIASES["regio"]) or "jaar" not in names or "aanbod_hard_ha" in names:
        return 0.0
    return 2.0 if is_jobs_table(layer) else 1.0 if "vraag_ha" in names else 0.0


def _as_series(layer: QgsVectorLayer, words: tuple[str, ...]) -> float:
    names = field_names(layer)
    fits = {"jaar", "ha"} <= names and bool(names & set(ALIASES["regio"]))
    return float(fits and any(word in layer.name().lower() for word in words))
