"""Layers on a server: only what lies near is asked for, figures are those of a file, secrets stay secret."""

from __future__ import annotations

import time

import numpy as np
import pytest
from database import PASSWORD, USER, database
from layers import Log, layer, read, run, saved, square
from qgis.core import (
    Qgis,
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
    more = {"THEME": "natuur", "MODE": "afstand", "THRESHOLDS": "0;250;500", "MAX_DISTANCE": 500, "OUTPUT": str(where)}
    result = run("conflictcustom", {**given, **more})
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
        queries = len(server.sent(since, "natuur"))
        print(f"{name}: {len(found.geometry)} features in {spent[name]:.3f} s, {queries} queries")
    print(f"near takes {100 * spent['near'] / spent['all']:.1f} % of the time of all")


def destination(server, authcfg, table):
    return f"postgres:{server.source(table, authcfg)}"


def rows_in(server, table):
    return int(server.sql(f'SELECT count(*) FROM "{table}"'))


def tables(server):
    return set(server.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").split())


def score(server, authcfg, where, count=7, **more):
    fields = "terrein_id:string,n2000_klasse:string,n2000_score:double"
    rows = [(f"T{number}", "laag", 12.0) for number in range(count)]
    terrain_layer = layer([square(200 * number, 0) for number in range(count)], fields, rows, name="terreinen")
    return run("conflictscore", {"TERRAINS": terrain_layer, "OUTPUT": destination(server, authcfg, where), **more})


def test_an_output_goes_into_a_table_and_replaces_the_one_of_an_earlier_run(server, authcfg):
    for count in (7, 3):
        result = score(server, authcfg, "uitkomst", count)
        assert result.ok, result.problem
        assert rows_in(server, "uitkomst") == count
        written = QgsProcessingUtils.mapLayerFromString(result.results["OUTPUT"], result.context)
        assert written.isValid()
        assert written.featureCount() == count
        assert {each["conflict_klasse"] for each in written.getFeatures()} == {"laag"}
    assert not [name for name in tables(server) if name.startswith("uitkomst_")]


def test_a_run_that_breaks_off_leaves_the_table_as_it_was(server, authcfg, monkeypatch):
    from werklocaties_plugin.qgis_io import server_tables
    from werklocaties_plugin.qgis_io.errors import OutputError

    assert score(server, authcfg, "blijft", 5).ok

    def broken(*arguments):
        raise OutputError("de stekker ging eruit")

    monkeypatch.setattr(server_tables, "check_count", broken)
    result = score(server, authcfg, "blijft", 2)
    assert not result.ok
    assert "stekker" in result.problem
    assert rows_in(server, "blijft") == 5
    assert not [name for name in tables(server) if name.startswith("blijft_")]


def test_an_output_over_its_own_input_is_refused_by_any_name_of_the_provider(server, authcfg):
    assert score(server, authcfg, "eigen", 2).ok
    own = in_database(server, authcfg, "eigen")
    for provider in ("postgres", "postgresql", "postgis"):
        where = f"{provider}:{server.source('eigen', authcfg)}"
        result = run("conflictscore", {"TERRAINS": own, "OUTPUT": where})
        assert not result.ok
        assert "also an input" in result.problem
    assert rows_in(server, "eigen") == 2


def test_credentials_stand_in_no_log_and_no_error(server, authcfg):
    said = []
    QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(
        lambda text, tag, level: said.append(text)
    )
    missing = server.source("uitkomst", authcfg).replace("uitkomst", "bestaat_niet")
    results = [
        score(server, authcfg, "geheim", 2),
        run("conflictscore", {"TERRAINS": f"postgres:{missing}", "OUTPUT": "memory:"}),
        score(server, authcfg, "geheim", 2, WEIGHTS="onzin:1"),
    ]
    assert results[0].ok
    assert not any(each.ok for each in results[1:])
    for text in (*said, *(each.problem for each in results[1:]), *(str(each.log.__dict__) for each in results)):
        assert PASSWORD not in text
        assert USER not in text
