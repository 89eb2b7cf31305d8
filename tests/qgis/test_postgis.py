"""Layers in a database on a server: only what lies near is asked for, figures are those of a file, secrets stay secret."""

from __future__ import annotations

import time

import numpy as np
import pytest
from database import PASSWORD, USER, database
from layers import Log, layer, read, run, saved, square
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsVectorLayer,
)

#: Constraint polygons: a grid over 126 x 126 km, in metres from the south-west.
SIDE, STEP = 316, 400
WEST, SOUTH = 140_000, 400_000


@pytest.fixture(scope="module")
def authcfg():
    """Credentials as QGIS keeps them."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("hoofdwachtwoord", True)
    made = QgsAuthMethodConfig("Basic")
    made.setName("proefdatabase")
    made.setConfigMap({"username": USER, "password": PASSWORD})
    assert manager.storeAuthenticationConfig(made)[0]
    yield made.id()
    manager.removeAuthenticationConfig(made.id())


@pytest.fixture(scope="module")
def server():
    with database() as made:
        made.sql(
            "CREATE TABLE natuur AS SELECT i AS id, 's' || i % 160 AS nr, 'Gebied ' || i % 160 AS naam, "
            f"ST_Multi(ST_Buffer(ST_SetSRID(ST_Point({WEST} + (i % {SIDE}) * {STEP}, {SOUTH} + (i / {SIDE}) * {STEP}), "
            "28992), 100, 8))::geometry(MultiPolygon, 28992) AS geom FROM generate_series(0, 99999) i"
        )
        made.sql("ALTER TABLE natuur ADD PRIMARY KEY (id); CREATE INDEX ON natuur USING gist (geom); ANALYZE natuur")
        yield made


def terrains(count=100, seed=1):
    """Squares of 200 m in ten towns, as they lie in a province."""
    generator = np.random.default_rng(seed)
    towns = generator.uniform(5_000, 120_000, (10, 2))
    places = towns[np.arange(count) % 10] + generator.uniform(-1_500, 1_500, (count, 2))
    shapes = [square(WEST - 200_000 + x, SOUTH - 480_000 + y, 200) for x, y in places]
    return layer(shapes, "terrein_id:string", [(f"T{number}",) for number in range(count)], name="terreinen")


def in_database(server, authcfg, table="natuur"):
    made = QgsVectorLayer(server.source(table, authcfg), table, "postgres")
    assert made.isValid(), made.error().summary()
    return made


def rows_of(path):
    return [{name: value for name, value in row.items() if name != "fid"} for row in read(path).rows]


def near(terrain_layer, distance):
    """How many of the polygons lie within so far of a terrain, by shapely."""
    import shapely

    number = np.arange(100_000)
    middles = shapely.points(WEST + number % SIDE * STEP, SOUTH + number // SIDE * STEP)
    shapes = shapely.from_wkt([feature.geometry().asWkt() for feature in terrain_layer.getFeatures()])
    return len(np.unique(shapely.STRtree(middles).query(shapes, predicate="dwithin", distance=distance + 100)[1]))


def by_distance(given, where):
    """100 terrains against the polygons, as far as 500 m."""
    more = {"THEME": "natuur", "MODE": "afstand", "THRESHOLDS": "0;250;500", "MAX_DISTANCE": 500}
    result = run("conflictcustom", {**given, **more, "OUTPUT": str(where)})
    assert result.ok, result.problem
    return rows_of(where)


def test_only_what_lies_near_crosses_the_wire(server, authcfg, tmp_path):
    """As the server's log has it; opening a layer looks at a row or none."""
    made = terrains()
    since = server.said()
    by_distance({"TERRAINS": made, "LAYER": in_database(server, authcfg)}, tmp_path / "db.gpkg")
    sent = server.sent(since, "natuur")
    reached = near(made, 500)
    print("sent", sent, reached)
    assert reached <= sum(sent) <= 3 * reached
    assert sum(sent) < 5_000
    asked = [line for line in server.new(since).splitlines() if "DECLARE" in line and '"natuur"' in line]
    assert all("st_makeenvelope" in line for line in asked)


def test_figures_are_those_of_a_file(server, authcfg, tmp_path):
    made = terrains()
    natuur = in_database(server, authcfg)
    file = saved(natuur, tmp_path / "natuur.gpkg")
    from_server = by_distance({"TERRAINS": made, "LAYER": natuur}, tmp_path / "db.gpkg")
    from_file = by_distance({"TERRAINS": made, "LAYER": file}, tmp_path / "file.gpkg")
    assert from_server == from_file
    assert len({row["natuur_klasse"] for row in from_file}) > 1


def test_it_takes_a_fraction_of_reading_all(server, authcfg):
    """Measured, not timed: the rows. The time is printed for who wants to know."""
    from werklocaties_plugin.qgis_io.reading import Reader, extent_around

    context = QgsProcessingContext()
    made = terrains()
    natuur = in_database(server, authcfg)
    source = QgsProcessingUtils.variantToSource(natuur, context)
    reader = Reader(QgsCoordinateReferenceSystem("EPSG:28992"), context.transformContext(), Log())
    shapes = reader.terrains(QgsProcessingUtils.variantToSource(made, context), None).geometry
    spent = {}
    for name in ("all", "near"):
        if name == "near":
            reader.surroundings.note_terrains(shapes)
            reader.surroundings.note_source(source, natuur)
        since, began = server.said(), time.perf_counter()
        found = reader.polygons(source, ["nr", "naam"], extent_around(shapes, 500) if name == "near" else None)
        spent[name] = time.perf_counter() - began
        assert len(found.geometry) == sum(server.sent(since, "natuur")) or name == "near"
        print(
            f"{name}: {len(found.geometry)} features in {spent[name]:.3f} s, {len(server.sent(since, 'natuur'))} queries"
        )
    print(f"near takes {100 * spent['near'] / spent['all']:.1f} % of the time of all")
