"""Where the homes of workhousingclaim come from: plans on the map, or a table with a row per region."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...core.balance.regions import largest, region_shares
from ...core.themes.plans import CONDITIONALLY_HARD, HARD, status_code
from ...i18n import tr
from ...qgis_io.errors import InputError
from ...qgis_io.fields import ALIASES
from ...qgis_io.measuring import require_true_area
from ...qgis_io.reading import extent_around
from ...qgis_io.supply_input import Source, region_names
from ...qgis_io.tables import Column, TableReader
from ..conflicts.conflict_run import MeasuringRun
from ..conflicts.housing_input import read_plans, say_plan_facts

HOMES: dict[str, Column] = {
    "regio": Column(str, ALIASES["regio"], required=True),
    "woningen": Column(float, ALIASES["plan_dwellings"], required=True),
    "status_planologisch": Column(str, ALIASES["plan_status"]),
}


def from_plans(
    run: MeasuringRun, regions: Source | None, field: str | None, *, hard_only: bool
) -> tuple[pd.DataFrame, list[str]]:
    """Homes of the plans with the region in which the largest part of each lies, and the regions that they cover.

    Args:
        regions, field: polygons and the field with their name; None takes the field regio of the plans.

    Raises:
        InputError: no plans, no regions, or no plan with a readable status where that decides.
    """
    plans, are_empty = read_plans(run, with_region=regions is None)
    if plans is None or are_empty:
        raise InputError(tr("The layers of housing plans have no features: they say nothing about homes."))
    say_plan_facts(run, plans.facts)
    if hard_only and not plans.hard.any() and plans.facts["unreadable_status"]:
        raise InputError(_no_status(run.algorithm.parameterDefinition("PLANS").description()))
    extent = extent_around(plans.geometry, 0)
    if extent is not None:
        require_true_area(run.crs, extent, run.context.transformContext())
    names: list[str] = []
    if regions is not None and field is not None:
        layer = run.reader.polygons(regions.source, [field], None)
        named = region_names(layer.table[field], regions.layer.name())
        shares = region_shares(plans.geometry, np.arange(len(plans)), layer.geometry, named, run.engine)
        region, names = largest(shares, len(plans)), sorted(set(named))
    else:
        region = plans.region
        if region is None or not any(region):
            raise InputError(
                tr(
                    "It is not known in which region the housing plans lie: there is no field regio with a value. "
                    "Choose a layer of regions."
                )
            )
    homes = pd.DataFrame({"regio": region, "woningen": plans.dwellings})
    covered = names or sorted({name for name in region if name})
    return homes[plans.hard] if hard_only else homes, covered


def from_table(
    given: Source, tables: TableReader, chosen: dict[str, str], *, hard_only: bool
) -> tuple[pd.DataFrame, list[str]]:
    """Homes of the rows of a table, and the regions that it names.

    Args:
        chosen: canonical column -> field that the user named.

    Raises:
        InputError: no rows, or no row with a readable status where that decides.
        ChoiceError: a number that is none or ambiguous.
    """
    rows = tables.read(given.layer, given.source, HOMES, chosen).reset_index(drop=True)
    if rows.empty:
        raise InputError(
            tr("Table '{layer}' has no rows: it says nothing about homes.").format(layer=given.layer.name())
        )
    negative = rows["woningen"] < 0
    if negative.any():
        tables.feedback.pushWarning(
            tr("{count} row(s) with fewer homes built than demolished count as 0.").format(count=int(negative.sum()))
        )
        rows["woningen"] = rows["woningen"].clip(lower=0)
    if hard_only:
        codes = [status_code(text) for text in rows["status_planologisch"]]
        if not any(codes):
            raise InputError(_no_status(given.layer.name()))
        kept = np.array([code in HARD + CONDITIONALLY_HARD for code in codes], dtype=bool)
        return rows[kept], sorted({name for name in rows["regio"] if name})
    return rows, sorted({name for name in rows["regio"] if name})


def _no_status(layer: str) -> str:
    return tr(
        "'{layer}': not one readable planning status (1A to 4B), so it is not known which plans are hard. Choose the "
        "field with the status, or let all plans count."
    ).format(layer=layer)
