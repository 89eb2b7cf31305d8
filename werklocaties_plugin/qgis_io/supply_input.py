"""Terrains of a register as the core adds them up to supply: attributes from the layer, regions and zones by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingFeatureSource, QgsVectorLayer

from ..core.balance.pressure import BY_OVERLAP, describe, theme_fields, under_pressure, zone_hectares
from ..core.balance.regions import region_shares
from ..core.balance.supply import terrain_numbers
from ..core.balance.terrains import DEFAULT_TYPES, SupplyTerrains, prepare
from ..core.measuring.engine import Engine
from ..core.types import TextArray
from ..i18n import tr
from .errors import InputError
from .fields import ALIASES
from .measuring import require_true_area
from .reading import Reader, extent_around
from .tables import Column, TableReader
from .values import texts

#: Canonical columns of the terrains; the other names are those of IBIS and its viewers.
TERRAINS: dict[str, Column] = {
    "terrein_id": Column(str, ALIASES["terrein_id"]),
    "regio": Column(str, ALIASES["regio"]),
    "segment": Column(str),
    "ibis_type": Column(str, ("wloc_type", "werklocatie_type", "a_type", "werklocatie_type_code")),
    "planfase": Column(int, ("a_planfase", "plan_fase_code")),
    "uitgeefbaar_ha": Column(float),
    "terstond_ha": Column(float),
    "niet_terstond_ha": Column(float),
    "optie_ha": Column(float),
    "beschikbaar_vanaf": Column(int),
    "peiljaar": Column(int),
}
#: Rows of supply, from landsupply or from a table of the user's own.
SUPPLY: dict[str, Column] = {
    "regio": Column(str, ALIASES["regio"], required=True),
    "segment": Column(str),
    "peiljaar": Column(int, ("jaar",)),
    "beschikbaar_vanaf": Column(int),
    "aanbod_hard_ha": Column(float, ("hard_ha", "aanbod_ha", "hard"), required=True),
    "aanbod_zacht_ha": Column(float, ("zacht_ha", "zacht")),
    "aanbod_onbekend_ha": Column(float),
    "aanbod_onder_druk_ha": Column(float),
}
DEFAULT_THEMES = ("woningbouw", "natura2000")


@dataclass(frozen=True)
class Source:
    """A layer with the selection and filter of the user."""

    layer: QgsVectorLayer
    source: QgsProcessingFeatureSource


@dataclass(frozen=True)
class SupplyRequest:
    """What landsupply and the dock ask for.

    Attributes:
        terrains: polygons, points or a table.
        chosen: canonical column -> field that the user named.
        group_fields: fields of the terrains by which rows are kept apart.
        types: type codes that count.
        reference_year: for terrains without peiljaar.
        themes: names of themes whose class hoog weighs on supply.
        regions, region_name: polygons and the field with their name; None takes the field regio.
        spread: hectares over regions by area, else wholly to the largest part.
        zones: polygons of conflictzones; None takes whole terrains.
    """

    terrains: Source
    chosen: Mapping[str, str] = field(default_factory=dict)
    group_fields: Sequence[str] = ()
    types: Sequence[str] = DEFAULT_TYPES
    reference_year: int | None = None
    themes: Sequence[str] = DEFAULT_THEMES
    regions: Source | None = None
    region_name: str | None = None
    spread: bool = False
    zones: Source | None = None


def read_supply_terrains(request: SupplyRequest, tables: TableReader, reader: Reader, engine: Engine) -> SupplyTerrains:
    """Read everything once.

    Raises:
        InputError: no region can be told, or a layer that cannot be read.
        ChoiceError: a number that is none or ambiguous.
        Cancelled
    """
    layer, source = request.terrains.layer, request.terrains.source
    themes = theme_fields(request.themes)
    rows = tables.read(layer, source, _columns(request, themes), request.chosen)
    _check_regions(request, rows)
    if request.reference_year is not None:
        rows["peiljaar"] = rows["peiljaar"].fillna(request.reference_year)
    rows["onder_druk"] = _pressure(rows, themes, request, tables)
    rows = rows.drop(columns=[*themes.values(), *BY_OVERLAP.values()], errors="ignore")
    rows["number"] = terrain_numbers(rows["terrein_id"].tolist())
    shares, names = _regions(request, rows, reader, engine)
    zones = _zones(request, reader)
    return prepare(rows.reset_index(drop=True), request.types, shares, zones, spread=request.spread, regions=names)


def read_supply(given: Source, tables: TableReader, reference_year: int | None) -> pd.DataFrame:
    """Rows of supply with the columns of SUPPLY.

    Raises:
        InputError, ChoiceError, Cancelled
    """
    table = tables.read(given.layer, given.source, SUPPLY)
    if reference_year is not None:
        table["peiljaar"] = table["peiljaar"].fillna(reference_year)
    fields = {name.lower() for name in given.source.fields().names()}
    for name in ("aanbod_zacht_ha", "aanbod_onbekend_ha"):
        if name not in fields and not set(SUPPLY[name].aliases) & fields:
            # A table of hard supply only: what it does not speak of is not counted.
            table[name] = 0.0
    return table.reset_index(drop=True)


def _columns(request: SupplyRequest, themes: Mapping[str, str]) -> dict[str, Column]:
    classes = dict.fromkeys(themes.values(), Column(str))
    overlaps = {BY_OVERLAP[prefix]: Column(float) for prefix in themes if prefix in BY_OVERLAP}
    groups = dict.fromkeys(request.group_fields, Column(str))
    return {**TERRAINS, **groups, **classes, **overlaps}


def _check_regions(request: SupplyRequest, rows: pd.DataFrame) -> None:
    if request.regions is None and len(rows) and rows["regio"].isna().all():
        raise InputError(
            tr(
                "It is not known in which region the terrains of '{layer}' lie: there is no field regio with a value. "
                "Choose the field with the region, or a layer of regions."
            ).format(layer=request.terrains.layer.name())
        )
    if request.regions is not None and not request.terrains.layer.isSpatial():
        raise InputError(
            tr(
                "Table '{layer}' has no geometry, so a layer of regions cannot be used. Choose the field instead."
            ).format(layer=request.terrains.layer.name())
        )


def _pressure(
    rows: pd.DataFrame, themes: Mapping[str, str], request: SupplyRequest, tables: TableReader
) -> pd.Series[float]:
    there = {name.lower() for name in request.terrains.source.fields().names()}
    judged = {prefix: klasse for prefix, klasse in themes.items() if klasse in there}
    lacking = {prefix: klasse for prefix, klasse in themes.items() if klasse not in there}
    if lacking:
        tables.feedback.pushInfo(
            tr("Not judged in '{layer}', so without a say in what is under pressure: {themes}.").format(
                layer=request.terrains.layer.name(), themes=describe(lacking)
            )
        )
    classes = pd.DataFrame({prefix: rows[klasse] for prefix, klasse in judged.items()}, index=rows.index)
    overlaps = {prefix: rows[BY_OVERLAP[prefix]] for prefix in judged if prefix in BY_OVERLAP}
    return pd.Series(under_pressure(classes, overlaps), index=rows.index)


def _regions(
    request: SupplyRequest, rows: pd.DataFrame, reader: Reader, engine: Engine
) -> tuple[pd.DataFrame | None, tuple[str, ...]]:
    if request.regions is None:
        return None, ()
    regions = reader.polygons(request.regions.source, [request.region_name], None)
    names = region_names(regions.table[request.region_name], request.regions.layer.name())
    terrains = reader.areas_and_points(request.terrains.source, [], None)
    extent = extent_around(terrains.geometry, 0)
    if extent is not None:
        require_true_area(reader.crs, extent, reader.transform_context)
    number = rows["number"].reindex(terrains.table.index).to_numpy(dtype=np.int64)
    shares = region_shares(terrains.geometry, number, regions.geometry, names, engine)
    return shares, tuple(sorted(set(names)))


def region_names(values: pd.Series[str], layer: str) -> TextArray:
    """The names of regions.

    Raises:
        InputError: a region without a name.
    """
    names = texts(values)
    nameless = [row for row, name in enumerate(names, 1) if name is None]
    if nameless:
        raise InputError(
            tr("Layer '{layer}': region {row} has no name in field '{field}'. Fill it in, or choose another.").format(
                layer=layer, row=nameless[0], field=values.name
            )
        )
    return names


def _zones(request: SupplyRequest, reader: Reader) -> pd.Series[float] | None:
    if request.zones is None:
        return None
    fields = {name.lower(): name for name in request.zones.source.fields().names()}
    missing = [name for name in ("terrein_id", "thema") if name not in fields]
    if missing:
        raise InputError(
            tr("Layer '{layer}' has no field {field}: give the output of conflictzones.").format(
                layer=request.zones.layer.name(), field=missing[0]
            )
        )
    zones = reader.polygons(request.zones.source, [fields["terrein_id"], fields["thema"]], None)
    ids, themes = (texts(zones.table[fields[name]]) for name in ("terrein_id", "thema"))
    return zone_hectares(ids, themes, zones.geometry, request.themes)


def region_field(regions: Source, named: str | None) -> str:
    """The field with the name of a region: the user's choice, else a known one.

    Raises:
        InputError: there is none.
    """
    fields = {name.lower(): name for name in regions.source.fields().names()}
    wanted = [named.lower()] if named else [*ALIASES["regio"], "statnaam", "naam"]
    found = next((fields[name] for name in wanted if name in fields), None)
    if found is None:
        raise InputError(
            tr("Layer '{layer}' has no field with the name of a region. Choose one. It has: {fields}.").format(
                layer=regions.layer.name(), fields=", ".join(fields.values())
            )
        )
    return found
