"""Layers in a database on a server: little crosses the wire, figures are those of a file, secrets stay secret."""

from __future__ import annotations

import time

import numpy as np
import pytest
from database import PASSWORD, USER, database
from layers import Log, layer, plain, read, run, saved, square
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
        # As WEST, SOUTH, SIDE and STEP say.
        made.sql(
            "CREATE TABLE natuur AS SELECT i AS id, 's' || i % 160 AS nr, 'Gebied ' || i % 160 AS naam, "
            "ST_Multi(ST_Buffer(ST_SetSRID("
            "ST_Point(140000 + (i % 316) * 400, 400000 + (i / 316) * 400), 28992), 100, 8))"
            "::geometry(MultiPolygon, 28992) AS geom FROM generate_series(0, 99999) i"
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
        queries = len(server.sent(since, "natuur"))
        print(f"{name}: {len(found.geometry)} features in {spent[name]:.3f} s, {queries} queries")
    print(f"near takes {100 * spent['near'] / spent['all']:.1f} % of the time of all")
    assert len(found.geometry) < 2_000


@pytest.mark.parametrize("kind", ["view", "no index", "other crs"])
def test_views_and_other_tables_are_read_near_too(server, authcfg, tmp_path, kind):
    """Asked for a few times only: the server has to look at every row each time."""
    made = {
        "view": "CREATE OR REPLACE VIEW kijk AS SELECT * FROM natuur",
        "no index": "CREATE TABLE IF NOT EXISTS kaal AS SELECT * FROM natuur",
        "other crs": "CREATE TABLE IF NOT EXISTS graden AS SELECT id, nr, naam, "
        "ST_Transform(geom, 4258)::geometry(MultiPolygon, 4258) AS geom FROM natuur; "
        "CREATE INDEX IF NOT EXISTS graden_geom ON graden USING gist (geom)",
    }
    name = {"view": "kijk", "no index": "kaal", "other crs": "graden"}[kind]
    server.sql(made[kind])
    terrain_layer, table = terrains(), in_database(server, authcfg, name)
    since = server.said()
    from_server = by_distance({"TERRAINS": terrain_layer, "LAYER": table}, tmp_path / "db.gpkg")
    sent = server.sent(since, name)
    assert sum(sent) < 6_000, sent
    assert len(sent) <= (70 if kind == "other crs" else 12)
    file = saved(table, tmp_path / "bestand.gpkg")
    assert from_server == by_distance({"TERRAINS": terrain_layer, "LAYER": file}, tmp_path / "file.gpkg")


def test_a_screening_from_a_server_is_that_from_files(server, authcfg, tmp_path):
    """All themes; distances as far as 25 km, homes within one."""
    server.sql(
        "CREATE TABLE woningen AS SELECT i AS id, ST_SetSRID(ST_Point(140000 + (i::bigint * 7919) % 126000, "
        "400000 + (i::bigint * 104729) % 126000), 28992)::geometry(Point, 28992) AS geom "
        "FROM generate_series(1, 50000) i"
    )
    server.sql("ALTER TABLE woningen ADD PRIMARY KEY (id); CREATE INDEX ON woningen USING gist (geom)")
    made = terrains(30, seed=5)
    names = {"NATURA2000": "natuur", "DWELLINGS": "woningen", "STRESS": "natuur"}
    results = []
    for kind in ("server", "files"):
        layers = {name: in_database(server, authcfg, table) for name, table in names.items()}
        if kind == "files":
            layers = {name: saved(each, tmp_path / f"{each.name()}.gpkg") for name, each in layers.items()}
        given = {"TERRAINS": made, **layers, "STRESS": [layers["STRESS"]], "N2000_MAX_DISTANCE": 3000}
        sinks = {"OUTPUT": str(tmp_path / f"{kind}.gpkg"), "PAIRS": str(tmp_path / f"{kind}_paren.gpkg")}
        result = run("conflictscreening", {**given, **sinks})
        assert result.ok, result.problem
        pairs = sorted(rows_of(sinks["PAIRS"]), key=lambda row: [str(row[name]) for name in sorted(row)])
        results.append((rows_of(sinks["OUTPUT"]), pairs))
    assert results[0] == results[1]
    assert len({row["woon_bestaand_nabij"] for row in results[0][0]}) > 5


# ---- outputs


def target(server, authcfg, table, host="127.0.0.1"):
    address = server.address.replace("127.0.0.1", host)
    return f'postgres:{address} authcfg={authcfg} table="public"."{table}" (geom)'


def screen(server, authcfg, destination, **more):
    given = {"TERRAINS": terrains(20), "LAYER": in_database(server, authcfg), "THEME": "natuur", "MAX_DISTANCE": 500}
    given |= {"MODE": "afstand", "THRESHOLDS": "0;250;500"}
    return run("conflictcustom", {**given, "OUTPUT": str(destination), **more})


def tables(server):
    return server.sql("SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'")


def test_an_output_into_a_table_is_that_into_a_file(server, authcfg, tmp_path):
    for _ in range(2):
        result = screen(server, authcfg, target(server, authcfg, "uit"))
        assert result.ok, result.problem
    context = QgsProcessingContext()
    made = QgsProcessingUtils.mapLayerFromString(result.results["OUTPUT"], context)
    assert made.isValid()
    assert screen(server, authcfg, tmp_path / "uit.gpkg").ok
    expected = rows_of(tmp_path / "uit.gpkg")
    found = [{name: plain(feature[name]) for name in expected[0]} for feature in made.getFeatures()]
    assert sorted(found, key=lambda row: row["terrein_id"]) == sorted(expected, key=lambda row: row["terrein_id"])
    assert made.crs().authid() == "EPSG:28992"
    assert "_nieuw_" not in tables(server)
    assert "_oud_" not in tables(server)
    assert server.sql("SELECT f_table_name FROM layer_styles WHERE useasdefault AND f_table_name = 'uit'") == "uit"


def test_a_run_that_fails_leaves_the_old_table(server, authcfg, monkeypatch):
    server.sql("DROP TABLE IF EXISTS blijft; CREATE TABLE blijft AS SELECT 7 AS waarde")
    before = tables(server)
    monkeypatch.setattr("werklocaties_plugin.qgis_io.writing.Table.features", lambda table: iter(()))
    result = screen(server, authcfg, target(server, authcfg, "blijft"))
    assert (result.ok, " of " in result.problem) == (False, True), result.problem
    assert server.sql("SELECT waarde FROM blijft") == "7"
    assert tables(server) == before


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("prefix", ["postgres", "postgis"])
def test_an_output_over_an_input_is_refused(server, authcfg, host, prefix):
    since = server.said()
    destination = target(server, authcfg, "natuur", host).replace("postgres:", f"{prefix}:", 1)
    result = screen(server, authcfg, destination)
    assert (result.ok, "is also an input" in result.problem) == (False, True), result.problem
    assert server.sql("SELECT count(*) FROM natuur") == "100000"
    assert "DROP" not in server.new(since)


# ---- secrets


@pytest.fixture
def said():
    """Everything that QGIS and the plugin write into the log panel."""
    messages = []

    def note(message, tag, level):
        messages.append(message)

    journal = QgsApplication.messageLog()
    journal.messageReceived[str, str, Qgis.MessageLevel].connect(note)
    yield messages
    journal.messageReceived[str, str, Qgis.MessageLevel].disconnect(note)


def everything_said(result, messages):
    return "\n".join([result.problem, *result.log.messages, *result.log.warnings, *result.log.errors, *messages])


def test_credentials_are_never_said(server, authcfg, said):
    """Not when all goes well, nor when a table, a user or the server is not there."""
    gone = server.source("weg", authcfg)
    plain_text = f"{server.address} user='{USER}' password='{PASSWORD}' table=\"public\".\"weg\" (geom)"
    calls = [
        {},
        {"OUTPUT": target(server, authcfg, "uit").replace('"public"', '"geen_schema"')},
        {"LAYER": gone},
        {"LAYER": f"postgres://{plain_text}"},
        {"LAYER": plain_text},
        {"OUTPUT": f"postgres:{plain_text}"},
        {"TERRAINS": plain_text},
    ]
    for number, more in enumerate(calls):
        result = screen(server, authcfg, target(server, authcfg, "uit"), **more)
        assert result.ok == (number == 0), result.problem
        assert PASSWORD not in everything_said(result, said), more
        assert USER not in result.problem


def test_a_destination_with_a_password_is_refused(server, authcfg):
    result = screen(server, authcfg, f"{target(server, authcfg, 'uit')} user={USER} password={PASSWORD}")
    assert (result.ok, "authcfg=" in result.problem) == (False, True), result.problem
    assert PASSWORD not in result.problem


@pytest.mark.parametrize(
    "text",
    [
        "dbname='a' user='jan' password='ge\\'heim' table=b",
        "host=x user=jan password=geheim",
        'connection to "user=jan password=geheim" failed',
        "https://jan:geheim@dienst.nl/wfs",
        "PASSWORD = 'geheim x'; pwd=geheim&user=jan",
    ],
)
def test_secrets_are_taken_out_of_any_text(text):
    from werklocaties_plugin.qgis_io.secrecy import has_password, without_secrets

    cleaned = without_secrets(text)
    assert not any(word in cleaned for word in ("jan", "heim")), cleaned
    assert has_password(text)
    assert without_secrets("Laag 'a' (dbname=b table=c): 3 rijen") == "Laag 'a' (dbname=b table=c): 3 rijen"
