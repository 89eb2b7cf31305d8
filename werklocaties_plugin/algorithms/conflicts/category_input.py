"""Reading, judging and drawing for the theme environmental category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ...core.measuring.geometry import present
from ...core.measuring.overlap import hectares
from ...core.measuring.proximity import buffers
from ...core.milieucategorie import SUBCATEGORIES
from ...core.themes import category
from ...core.themes.category_room import LENIENT, STRICT, Options, Sensitive, distances_of
from ...i18n import tr
from ...qgis_io.drawing import back_to, polygon_table
from ...qgis_io.reading import extent_around
from ...qgis_io.styles.conflicts import style_contours, style_room
from ...qgis_io.values import texts
from .housing_input import read_plans

if TYPE_CHECKING:
    from ...core.measuring.engine import Engine
    from ...core.model import Assessment, Terrains
    from ...core.types import GeometryArray
    from .conflict_run import ConflictRun

#: Rooms smaller than this (ha) are not drawn.
SMALLEST_ROOM_HA = 0.01
CONTOUR_FIELDS: dict[str, type] = {
    "terrein_fid": int,
    "terrein_id": str,
    "categorie": str,
    "eind": str,
    "afstand_m": float,
}
ROOM_FIELDS: dict[str, type] = {
    "terrein_fid": int,
    "terrein_id": str,
    "categorie": str,
    "toestand": str,
    "ruimte_ha": float,
}
#: Fields and style of what is drawn beside the terrains.
DRAWN = {"CONTOURS": (CONTOUR_FIELDS, style_contours), "ROOM": (ROOM_FIELDS, style_room)}


def assess(run: ConflictRun, terrains: Terrains) -> Assessment:
    """Read what the theme needs, measure and judge; keeps on the run what CONTOURS and ROOM draw from."""
    from .conflict_run import CHECKED

    options = Options(
        area_type=run.text("AREA_TYPE"),
        decides=run.text("SUBCATEGORY_RULE"),
        higher_from=run.text("HIGHER_FROM"),
        ignore_on_terrain=run.algorithm.parameterAsBool(run.parameters, "IGNORE_ON_TERRAIN", run.context),
        offset=run.number("OBJECT_OFFSET"),
        pairs=run.wants("PAIRS"),
        every_category=run.wants("ROOM"),
    )
    nominal = texts(run.terrain_values("category", "CATEGORY"))
    plans, plans_are_empty = read_plans(run)
    if plans_are_empty:
        run.feedback.pushWarning(tr("The layer of housing plans is empty: what plans take is unknown."))
        plans = None
    sensitive = _sensitive(run, terrains, options.offset)
    assessment, rooms = category.assess(
        terrains,
        nominal,
        sensitive,
        plans,
        _mixed_areas(run, terrains),
        options,
        run.rules,
        run.engine.part(CHECKED, 1),
    )
    for name, count in assessment.facts.items():
        text = name.partition(":")[2]
        run.feedback.pushWarning(
            tr("Category '{text}' on {count} terrain(s) is no category (1, 2, 3, 3.1 to 6): class onbekend.").format(
                text=text, count=int(count)
            )
        )
    run.feedback.pushInfo(
        tr("A screening rule: the distances of 2009 were replaced as planning method in October 2024. No permit test.")
    )
    run.drawn_from = (nominal, options, rooms)
    return assessment


def _sensitive(run: ConflictRun, terrains: Terrains, offset: float) -> Sensitive | None:
    """Objects of all layers of SENSITIVE near the terrains; None when none is given or all of them are empty."""
    found: list[GeometryArray] = []
    has_features = False
    extent = extent_around(terrains.geometry, category.FARTHEST + offset)
    for source in run.sources("SENSITIVE"):
        layer = run.reader.areas_and_points(source, [], extent)
        has_features = has_features or not layer.is_empty
        found.append(layer.geometry[present(layer.geometry)])
    if found and not has_features:
        run.feedback.pushWarning(tr("The layer of sensitive objects is empty: what they limit is unknown."))
    return Sensitive(np.concatenate(found)) if has_features else None


def _mixed_areas(run: ConflictRun, terrains: Terrains) -> GeometryArray | None:
    source = run.source("MIXED_AREA")
    if source is None:
        return None
    geometry = run.reader.polygons(source, [], extent_around(terrains.geometry, category.FARTHEST)).geometry
    return geometry[present(geometry)]


def write_contours(run: ConflictRun) -> str:
    """Around each terrain the distances of its category."""
    nominal, options, _ = run.drawn_from
    keep = distances_of(nominal, options, run.rules)
    frames, shapes = [], []
    for end, metres in ((LENIENT, keep.lenient_m), (STRICT, keep.strict_m)):
        rows = np.flatnonzero(run.read.terrains.present & keep.readable)
        frames.append(
            pd.DataFrame({"terrein": rows, "categorie": nominal[rows], "eind": end, "afstand_m": metres[rows]})
        )
        drawn = np.full(len(rows), None, dtype=object)
        for distance in np.unique(metres[rows]):
            same = np.flatnonzero(metres[rows] == distance)
            drawn[same] = buffers(run.read.terrains.geometry[rows[same]], float(distance), run.engine)
        shapes.append(drawn)
    return _write(run, "CONTOURS", pd.concat(frames, ignore_index=True), np.concatenate(shapes))


def write_room(run: ConflictRun) -> str:
    """Where each category still fits, now and with the plans."""
    _, _, rooms = run.drawn_from
    frames, shapes = [], []
    for name in SUBCATEGORIES:
        room = rooms.free_for(name, _quiet(run))
        for state, geometry in (("nu", room.now), ("met plannen", room.with_plans)):
            parts, rows = _large_parts(geometry)
            frames.append(
                pd.DataFrame({"terrein": rows, "categorie": name, "toestand": state, "ruimte_ha": hectares(parts)})
            )
            shapes.append(parts)
    return _write(run, "ROOM", pd.concat(frames, ignore_index=True), np.concatenate(shapes))


def _quiet(run: ConflictRun) -> Engine:
    """The engine of the run, cancellable, with the progress already at its end."""
    return run.engine.part(1, 1)


def _large_parts(geometry: GeometryArray) -> tuple[GeometryArray, np.ndarray]:
    """The parts of each room that are worth drawing, as one multipolygon per terrain."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    large = hectares(parts) >= SMALLEST_ROOM_HA
    rows, group = np.unique(owner[large], return_inverse=True)
    if len(rows) == 0:
        return np.empty(0, dtype=object), rows
    return shapely.multipolygons(parts[large], indices=group), rows


def _write(run: ConflictRun, name: str, frame: pd.DataFrame, geometry: GeometryArray) -> str:
    types, style = DRAWN[name]
    frame = frame.assign(**run.read.keys(frame["terrein"].to_numpy(dtype=np.int64)))
    transform = back_to(run.read.source.sourceCrs(), run.crs, run.context.transformContext())
    table = polygon_table(frame, types, geometry, transform)
    return run.write(name, table, style)
