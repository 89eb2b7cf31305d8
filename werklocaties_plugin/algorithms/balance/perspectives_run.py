"""One run of the perspectives, from the layers to the rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import QgsWkbTypes

from ...core.judging.perspective_areas import (
    FINDING_FIELDS,
    Areas,
    Stock,
    areas_of,
    belongs,
    findings,
    planned_homes,
    summarise,
)
from ...core.judging.perspectives import CHANCE, TENSION, Grounds, Options, subjects
from ...core.measuring.engine import Engine
from ...core.rules import Rules
from ...core.themes import housing
from ...core.types import FloatArray, IntArray
from ...i18n import tr
from ...qgis_io.errors import InputError
from ...qgis_io.perspective_input import read_grounds, read_themes
from ...qgis_io.supply_input import Source, region_names
from ...qgis_io.writing import Table, plain_table
from ...shown_numbers import typed
from ..conflicts.conflict_run import CHECKED, Input, MeasuringRun
from ..conflicts.housing_input import read_plans, say_plan_facts

#: Parameters with themes -> how Options calls them.
THEMES = {"NATURE_THEMES": "nature", "ECONOMY_THEMES": "economy", "CITY_THEMES": "cities"}


@dataclass(frozen=True)
class Found:
    """What a run gives: a row per area, the findings, and the headline figures."""

    table: pd.DataFrame
    findings: pd.DataFrame
    numbers: dict[str, Any]


def area_field(run: MeasuringRun, areas: Source) -> str:
    """The field with the name of an area: the user's choice, else a known one.

    Raises:
        InputError: there is none.
    """
    name = run.field("AREA_NAME", "gebied", areas.source)
    if name is None:
        raise InputError(
            tr("Layer '{layer}' has no field with the name of an area. Choose one. It has: {fields}.").format(
                layer=areas.layer.name(), fields=", ".join(areas.source.fields().names())
            )
        )
    return name


def find(run: MeasuringRun, read: Input, given: Source, name: str, rules: Rules) -> Found:
    """Tensions and chances of all terrains, and their sums per area.

    Raises:
        InputError, ChoiceError, Cancelled
    """
    planning, placing, summing = run.engine.part(CHECKED, 1).parts(4, 2, 4)
    layer = run.reader.polygons(given.source, [name], None)
    areas = areas_of(region_names(layer.table[name], given.layer.name()), layer.geometry)
    features = read.layer.features
    grounds = read_grounds(read.source.fields(), features, read.terrains, read.id_field, run.feedback)
    grounds, homes = _with_plans(run, read, grounds, areas, rules, planning)
    found = subjects(grounds, _options(run, grounds), rules)
    pairs = belongs(read.terrains.geometry, areas, placing)
    stock = Stock(grounds, read.terrains.geometry)
    table = summarise(stock, found, pairs, areas, homes, rules.describe(), summing)
    listed = findings(stock, found, pairs, areas)
    return Found(table, listed, _numbers(stock, pairs, areas, listed, run.engine.part(1, 1)))


def _with_plans(
    run: MeasuringRun, read: Input, grounds: Grounds, areas: Areas, rules: Rules, engine: Engine
) -> tuple[Grounds, FloatArray | None]:
    """Homes planned near each terrain, and in each area; without plans the terrains keep what the screening says."""
    plans, are_empty = read_plans(run)
    if plans is None or are_empty:
        if are_empty:
            run.feedback.pushWarning(tr("The layer of housing plans is empty: no homes are known from it."))
        return grounds, None
    # Whether a plan is hard makes no difference here, so its status is not asked for.
    say_plan_facts(run, {name: count for name, count in plans.facts.items() if name != "unreadable_status"})
    counting, placing = engine.parts(3, 1)
    radius = float(rules.chance("mixing_radius_m"))
    unknown_jobs = np.full(len(grounds), np.nan)
    near = housing.assess(read.terrains, unknown_jobs, plans, None, housing.Options(radius=radius), rules, counting)
    run.feedback.pushInfo(
        tr("Planned homes near terrains: counted anew within {radius} m.").format(radius=typed(radius))
    )
    facts = grounds.facts.assign(woon_plan_nabij=near.indicators["woon_plan_nabij"].to_numpy(dtype=float))
    return replace(grounds, facts=facts), planned_homes(plans, areas, placing)


def _options(run: MeasuringRun, grounds: Grounds) -> Options:
    chosen, missing = {}, []
    for parameter, name in THEMES.items():
        chosen[name], lacking = read_themes(run.text(parameter), list(grounds.ranks))
        missing += lacking
    if missing and grounds.ranks:
        run.feedback.pushWarning(
            tr("Not judged in the terrains, so no tension by them is known: {themes}.").format(
                themes=", ".join(missing)
            )
        )
    return Options(**chosen, tension_from=run.text("TENSION_FROM"), lenient=run.text("SUBCATEGORY_RULE") == "soepel")


def _numbers(
    stock: Stock, pairs: tuple[IntArray, IntArray], areas: Areas, listed: pd.DataFrame, engine: Engine
) -> dict[str, Any]:
    kinds = {kind: np.unique(listed.loc[listed["soort"] == kind, "terrein"]) for kind in (TENSION, CHANCE)}
    everyone = np.arange(len(stock.grounds))
    return {
        "TERRAIN_COUNT": stock.count(everyone),
        "AREA_COUNT": len(areas.name),
        "OUTSIDE_COUNT": stock.count(np.setdiff1d(everyone, pairs[0])),
        "TENSION_COUNT": stock.count(kinds[TENSION]),
        "CHANCE_COUNT": stock.count(kinds[CHANCE]),
        "CHANCE_HA": stock.ground_ha(kinds[CHANCE], engine),
    }


def finding_table(listed: pd.DataFrame, read: Input) -> Table:
    """The findings with the terrain's own geometry and key."""
    rows = listed["terrein"].to_numpy(dtype=np.int64)
    keyed = listed.assign(terrein_fid=read.keys(rows)["terrein_fid"])
    geometries = [read.layer.features[row].geometry() for row in rows]
    table = plain_table(keyed, FINDING_FIELDS)
    kind = QgsWkbTypes.multiType(read.source.wkbType())
    return replace(table, geometries=geometries, wkb_type=kind, crs=read.source.sourceCrs())
