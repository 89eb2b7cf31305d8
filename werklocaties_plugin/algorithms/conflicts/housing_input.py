"""The layers of housing plans and existing homes, as the themes that use them read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from ...core.measuring.geometry import present
from ...core.themes.plans import PlanFeatures, Plans, combine
from ...i18n import tr
from ...qgis_io.reading import extent_around
from ...qgis_io.values import numbers, text, texts

if TYPE_CHECKING:
    import pandas as pd

    from ...core.model import Terrains
    from ...core.types import FloatArray, GeometryArray, TextArray
    from .conflict_run import MeasuringRun

#: Parameter of a plan field -> its meaning.
FIELDS = {
    "PLAN_DWELLINGS": "plan_dwellings",
    "PLAN_STATUS": "plan_status",
    "PLAN_TYPE": "plan_type",
    "PLAN_YEAR": "plan_year",
    "PLAN_ID": "plan_id",
    "PARENT_ID": "parent_id",
}
#: Meanings that have no parameter.
UNNAMED = ("plan_name", "regio")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_plans(run: MeasuringRun, *, with_region: bool = False) -> tuple[Plans | None, bool]:
    """The plans of all layers of PLANS; None when none is given. True when the layers have no features at all.

    All of them are read, near or far: a parent must know all of its children.

    Args:
        with_region: read the field with the region too, where a layer has one.
    """
    sources = run.sources("PLANS")
    if not sources:
        return None, False
    columns: dict[str, list[TextArray | FloatArray]] = {meaning: [] for meaning in (*FIELDS.values(), *UNNAMED)}
    geometries, is_empty = [], True
    for source in sources:
        names = {meaning: _field(run, name, meaning, source) for name, meaning in FIELDS.items()}
        names["plan_name"] = run.known_field("plan_name", source)
        names["regio"] = run.known_field("regio", source) if with_region else None
        layer = run.reader.areas_and_points(source, sorted({name for name in names.values() if name}), None)
        is_empty = is_empty and layer.is_empty
        geometries.append(layer.geometry)
        for meaning, name in names.items():
            columns[meaning].append(_values(layer.table, meaning, name))
    features = PlanFeatures(
        np.concatenate(geometries),
        *(
            np.concatenate(columns[meaning])
            for meaning in ("plan_id", "parent_id", "plan_name", "plan_status", "plan_type")
        ),
        dwellings=np.concatenate(columns["plan_dwellings"]),
        year=np.concatenate(columns["plan_year"]),
        layer_is_empty=is_empty,
        layer=np.repeat(np.arange(len(geometries)), [len(each) for each in geometries]),
        region=np.concatenate(columns["regio"]) if with_region else None,
    )
    return combine(features, run.optional_number("FROM_YEAR"), run.optional_number("TO_YEAR")), is_empty


def _field(run: MeasuringRun, name: str, meaning: str, source: object) -> str | None:
    """A plan field; None where the algorithm has no such parameter."""
    if run.algorithm.parameterDefinition(name) is None:
        return None
    return run.field(name, meaning, source)


def _values(table: pd.DataFrame, meaning: str, name: str | None) -> TextArray | FloatArray:
    """Numbers for homes and years, texts for the rest; unknown where the layer has no such field."""
    values = table[name] if name else [None] * len(table)
    if meaning == "plan_dwellings":
        return numbers(values)
    if meaning == "plan_year":
        found = (YEAR.search(text(value) or "") for value in values)
        return np.array([float(year[0]) if year else np.nan for year in found])
    return texts(values)


def say_plan_facts(run: MeasuringRun, facts: dict[str, float]) -> None:
    """What the log should say of the plans."""
    warnings = {
        "unreadable_status": tr("{count} plan feature(s) without a readable status count as soft."),
        "without_number": tr("{count} plan(s) of unknown number of homes: counted as plans, not as homes."),
        "negative": tr("{count} plan feature(s) with fewer homes built than demolished count as 0."),
        "without_place": tr("{count} plan(s) without a geometry lie nowhere: their homes are in no figure."),
        "same_id": tr("{count} plan id(s) stand for different names in different layers: taken as different plans."),
        "circular": tr("{count} plan(s) are, through their parents, their own parent: their homes may count twice."),
        "without_year": tr("{count} plan(s) without a year stay in."),
        "conditionally_hard": tr("{count} plan feature(s) with status 1B, 1C, 2B or 2C count as hard."),
    }
    for name, sentence in warnings.items():
        if facts.get(name):
            run.feedback.pushWarning(sentence.format(count=int(facts[name])))


def read_homes(run: MeasuringRun, name: str, terrains: Terrains, distance: float) -> GeometryArray | None:
    """Existing homes near the terrains, points and polygons; None when the layer is not given."""
    source = run.source(name)
    if source is None:
        return None
    geometry = run.reader.areas_and_points(source, [], extent_around(terrains.geometry, distance)).geometry
    return geometry[present(geometry)]
