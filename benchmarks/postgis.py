"""100,000 constraint polygons in PostGIS, 100 terrains: what reading only the near ones costs against reading all.

scripts/with_qgis.sh .venv/bin/python benchmarks/postgis.py [repeats]

Starts a server of its own. Ends with 1 when the near ones take 5 % or more of the time of all, or when the server's log
says that it sent more than it had to.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

from qgis.core import QgsApplication

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "build"), str(ROOT / "tests" / "qgis")]

#: A grid over 126 x 126 km (m), each polygon a disc with a radius of 100 m.
COUNT, SIDE, STEP, RADIUS = 100_000, 316, 400, 100
WEST, SOUTH = 140_000, 400_000
TERRAINS, WIDTH = 100, 200
#: How far the theme looks (m), and how much of the time of all the near ones may take.
DISTANCE, SHARE = 500, 0.05
#: Rows that the server sends for each that is near: it is asked for boxes, and near is round.
SENT = 3


def main() -> int:
    """Fill the table, read it both ways, print what it cost."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    application = QgsApplication([], False)
    application.initQgis()
    from database import database

    with database() as server:
        fill(server)
        bad = [measure(server, name, shapes, repeats) for name, shapes in (("towns", towns()), ("spread", spread()))]
    sys.stdout.flush()
    # Without the end of QGIS: it would wait for layers that Python still holds.
    os._exit(int(any(bad)))


def fill(server):
    """The polygons, with their index."""
    middle = f"ST_Point({WEST} + (i % {SIDE}) * {STEP}, {SOUTH} + (i / {SIDE}) * {STEP})"
    disc = f"ST_Multi(ST_Buffer(ST_SetSRID({middle}, 28992), {RADIUS}, 8))::geometry(MultiPolygon, 28992)"
    columns = f"i AS id, 's' || i % 160 AS nr, 'Gebied ' || i % 160 AS naam, {disc} AS geom"
    server.sql("CREATE TABLE natuur AS SELECT " + columns + f" FROM generate_series(0, {COUNT - 1}) i")
    server.sql("ALTER TABLE natuur ADD PRIMARY KEY (id); CREATE INDEX ON natuur USING gist (geom); ANALYZE natuur")


def towns():
    """Terrains in ten towns, as they lie in a province."""
    import numpy as np

    generator = np.random.default_rng(1)
    middles = generator.uniform(5_000, 120_000, (10, 2))
    return _squares(middles[np.arange(TERRAINS) % 10] + generator.uniform(-1_500, 1_500, (TERRAINS, 2)))


def spread():
    """Terrains all over, each alone: the worst case."""
    import numpy as np

    return _squares(np.random.default_rng(2).uniform(2_000, 124_000, (TERRAINS, 2)))


def _squares(corners):
    import numpy as np
    import shapely

    west, south = (corners + np.array([WEST, SOUTH])).T
    return np.asarray(shapely.box(west, south, west + WIDTH, south + WIDTH), dtype=object)


def measure(server, name, terrains, repeats) -> bool:
    """Read all and read near, in turns; True when it is not good enough."""
    spent: dict[str, list[float]] = {"all": [], "near": []}
    counts, rows = {}, []
    for _ in range(repeats):
        for which in spent:
            since = server.said()
            counts[which], seconds = read(server, terrains, near=which == "near")
            spent[which].append(seconds)
            if which == "near":
                rows = server.sent(since, "natuur")
    near, sent = _near(terrains), sum(rows)
    middle = {which: statistics.median(times) for which, times in spent.items()}
    share = middle["near"] / middle["all"]
    print(f"{name}: {near} of {COUNT:,} polygons lie within {DISTANCE} m of {TERRAINS} terrains")
    print(f"  all   {counts['all']:>7,} features, {middle['all']:.3f} s (median of {repeats})")
    print(f"  near  {counts['near']:>7,} features, {middle['near']:.3f} s, {100 * share:.1f} % of the time of all")
    print(f"  the server's log: {len(rows)} queries, {sent:,} rows sent, {sent / near:.2f} for each that is near")
    return share >= SHARE or not near <= sent <= SENT * near


def read(server, terrains, *, near):
    """How many features were read, and in how many seconds."""
    from database import PASSWORD, USER
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingUtils,
        QgsVectorLayer,
    )

    from werklocaties_plugin.qgis_io.reading import Reader, extent_around

    context = QgsProcessingContext()
    table = 'key=\'id\' table="public"."natuur" (geom)'
    layer = QgsVectorLayer(f"{server.address} user='{USER}' password='{PASSWORD}' {table}", "natuur", "postgres")
    source = QgsProcessingUtils.variantToSource(layer, context)
    rd_new = QgsCoordinateReferenceSystem("EPSG:28992")
    reader = Reader(rd_new, context.transformContext(), QgsProcessingFeedback(False))
    began = time.perf_counter()
    if near:
        reader.surroundings.note_terrains(terrains)
        reader.surroundings.note_source(source, layer)
    found = reader.polygons(source, ["nr", "naam"], extent_around(terrains, DISTANCE) if near else None)
    return len(found.geometry), time.perf_counter() - began


def _near(terrains) -> int:
    """How many lie so near, by Shapely alone."""
    import numpy as np
    import shapely

    number = np.arange(COUNT)
    middles = shapely.points(WEST + number % SIDE * STEP, SOUTH + number // SIDE * STEP)
    tree = shapely.STRtree(middles)
    return len(np.unique(tree.query(terrains, predicate="dwithin", distance=DISTANCE + RADIUS)[1]))


if __name__ == "__main__":
    main()
