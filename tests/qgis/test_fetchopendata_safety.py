"""Whom fetchopendata asks, with which credentials, and what of that is ever said; and the catalogue it knows."""

from __future__ import annotations

import base64
import json

import pytest
from layers import Log, layer, read, run, saved, square
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsCoordinateReferenceSystem
from services import ELSEWHERE, Reply, between, map_server

from werklocaties_plugin.qgis_io.errors import InputError
from werklocaties_plugin.qgis_io.opendata import catalogue
from werklocaties_plugin.qgis_io.opendata.paging import Page
from werklocaties_plugin.qgis_io.opendata.store import Fetched, shape_of, write_layer

USER, PASSWORD = "jansen", "Geh3im-woord"


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dienst")
    made = layer([square(100 * number, 0, 50) for number in range(12)], "nr:int", [(number,) for number in range(12)])
    saved(made, folder / "natura2000.gpkg")
    return map_server(folder / "natura2000.gpkg", "natura2000", folder)


@pytest.fixture
def asked(service):
    with between(service) as state:
        yield state


@pytest.fixture(scope="module")
def authcfg():
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("hoofdwachtwoord", True)
    made = QgsAuthMethodConfig("Basic")
    made.setName("proefdienst")
    made.setConfigMap({"username": USER, "password": PASSWORD})
    assert manager.storeAuthenticationConfig(made)[0]
    yield made.id()
    manager.removeAuthenticationConfig(made.id())


def fetch(state, folder, **more):
    given = {"URL": state.address, "LAYERS": "natura2000", "ALLOW_OTHER": True, "TRIES": 1, "LOAD": False}
    return run("fetchopendata", {**given, "OUTPUT": str(folder / "open.gpkg"), **more})


def refused(result, *words):
    assert not result.ok
    for word in words:
        assert word in result.problem, result.problem


# ---- whom


def test_an_address_outside_the_catalogue_needs_the_users_word(asked, tmp_path):
    refused(fetch(asked, tmp_path, ALLOW_OTHER=False), "not in the catalogue", "ALLOW_OTHER")
    assert asked.asked == []
    assert list(tmp_path.iterdir()) == []
    assert fetch(asked, tmp_path).ok


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://dienst.nl/x", "dienst.nl/wfs", "http://", "http://[x"]
)
def test_what_is_no_address_of_the_web_is_refused(asked, tmp_path, address):
    refused(fetch(asked, tmp_path, URL=address), "no address of a service")


def test_nothing_to_fetch_is_an_error(asked, tmp_path):
    refused(fetch(asked, tmp_path, URL=""), "Choose a source")


def test_layers_that_are_not_there_are_an_error_that_names_those_that_are(asked, tmp_path):
    refused(fetch(asked, tmp_path, LAYERS=""), "several layers", "natura2000")
    refused(fetch(asked, tmp_path, LAYERS="bestaatniet"), "natura2000")
    refused(fetch(asked, tmp_path, LAYERS="natura2000;bestaatniet"), "bestaatniet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["open.shp", "open.geojson", "open", "nergens/open.gpkg"])
def test_only_a_geopackage_that_can_be_written_will_do(asked, tmp_path, name):
    refused(fetch(asked, tmp_path, OUTPUT=str(tmp_path / name)), "GeoPackage")
    assert asked.asked == []


def test_a_file_that_is_no_geopackage_is_kept(asked, tmp_path):
    path = tmp_path / "open.gpkg"
    path.write_text("mijn notities", encoding="utf-8")
    refused(fetch(asked, tmp_path), "open.gpkg")
    assert path.read_text(encoding="utf-8") == "mijn notities"


def test_a_service_that_does_not_look_at_the_extent(asked, tmp_path):
    """It gives all; what lies outside is left out, and that is said."""
    with between(lambda query: asked_without_box(asked, query)) as state:
        result = fetch(state, tmp_path, EXTENT="200000,200260,479000,481000 [EPSG:28992]")
    assert result.ok, result.problem
    assert sorted(read(f"{tmp_path / 'open.gpkg'}|layername=natura2000").column("nr")) == [0, 1, 2]
    assert any("does not look at the extent: 9" in warning for warning in result.log.warnings)


def asked_without_box(state, query):
    import http.client

    plain = "&".join(each for each in query.split("&") if not each.lower().startswith("bbox"))
    connection = http.client.HTTPConnection("127.0.0.1", state.port, timeout=60)
    connection.request("GET", f"/?{plain}")
    found = connection.getresponse()
    return found.status, found.headers["Content-Type"].encode(), found.read()


# ---- with which credentials


@pytest.fixture
def said():
    """Everything that QGIS and the plugin write into the log panel."""
    from qgis.core import Qgis

    messages = []

    def note(message, tag, level):
        messages.append(message)

    journal = QgsApplication.messageLog()
    journal.messageReceived[str, str, Qgis.MessageLevel].connect(note)
    yield messages
    journal.messageReceived[str, str, Qgis.MessageLevel].disconnect(note)


def all_said(result, messages):
    log = result.log
    return "\n".join([result.problem, *log.messages, *log.warnings, *log.errors, *messages])


BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


def test_an_authentication_of_qgis_opens_a_closed_service(asked, authcfg, said, tmp_path):
    def closed(reply, path, before):
        return reply if asked.headers[before].get("authorization") == BASIC else Reply(401, {}, b"Authorization: geen")

    asked.fault = closed
    refused(fetch(asked, tmp_path), "HTTP 401", "authentication")
    result = fetch(asked, tmp_path, AUTHCFG=authcfg)
    assert result.ok, result.problem
    metadata = read(f"{tmp_path / 'open.gpkg'}|layername=natura2000").layer.metadata().abstract()
    assert not any(word in all_said(result, said) + metadata for word in (USER, PASSWORD, BASIC[6:]))


def test_credentials_do_not_go_to_another_host(asked, authcfg, tmp_path):
    def moved(reply, path, before):
        if "REQUEST=GetFeature" not in path or asked.headers[before]["host"].startswith(ELSEWHERE):
            return reply
        return Reply(307, {"Location": f"http://{ELSEWHERE}:{asked.port}{path}"}, b"")

    asked.fault = moved
    assert fetch(asked, tmp_path, AUTHCFG=authcfg, ALLOW_REDIRECTS=True).ok
    sent = {each["host"].partition(":")[0]: each.get("authorization") for each in asked.headers}
    assert sent == {"127.0.0.1": BASIC, ELSEWHERE: None}


def test_a_service_that_repeats_the_credentials_is_not_quoted(asked, authcfg, said, tmp_path):
    echo = f"<e>{USER}:{PASSWORD} {BASIC}</e>".encode()
    asked.fault = lambda reply, path, before: Reply(400, {}, echo)
    result = fetch(asked, tmp_path, AUTHCFG=authcfg)
    refused(result, "HTTP 400")
    assert not any(word in all_said(result, said) for word in (USER, PASSWORD, BASIC[6:]))


@pytest.mark.parametrize(
    "address",
    [
        f"https://{USER}:{PASSWORD}@dienst.nl/wfs",
        f"https://dienst.nl/wfs?apikey={PASSWORD}",
        f"https://x:{PASSWORD}@d.nl:poort/",
    ],
)
def test_an_address_with_credentials_is_refused_and_not_repeated(asked, said, tmp_path, address):
    result = fetch(asked, tmp_path, URL=address)
    refused(result)
    assert PASSWORD not in all_said(result, said)


def test_an_authentication_that_is_not_there(asked, tmp_path):
    refused(fetch(asked, tmp_path, AUTHCFG="abc1234"), "abc1234")
    assert not (tmp_path / "open.gpkg").exists()


# ---- the catalogue


def test_the_catalogue_follows_its_schema():
    content = json.loads(catalogue.CATALOGUE.read_text(encoding="utf-8"))
    catalogue.check(content)
    assert len(catalogue.catalogue()) == len(content["sources"]) >= 9
    for each in content["sources"]:
        assert catalogue.typed(each["address"], each["protocol"]).address == each["address"].rstrip("/")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"address": "http://onveilig.nl/wfs"}, "address"),
        ({"address": "https://jan:x@dienst.nl/wfs"}, "address"),
        ({"protocol": "wms"}, "protocol"),
        ({"licence": 5}, "licence"),
        ({"key": "corop"}, "corop"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_catalogue_that_does_not_is_refused_with_the_place(change, word):
    content = json.loads(catalogue.CATALOGUE.read_text(encoding="utf-8"))
    content["sources"][0] |= change
    with pytest.raises(InputError, match=word):
        catalogue.check(content)


@pytest.mark.parametrize(
    ("given", "protocol", "kept"),
    [
        ("https://d.nl/wfs?SERVICE=WFS&request=GetCapabilities&map=a.map", "wfs", "https://d.nl/wfs?map=a.map"),
        ("https://d.nl/ogc/v1/collections/x/items?f=json", "ogcapi", "https://d.nl/ogc/v1"),
        ("HTTPS://d.nl/wfs#deel", "wfs", "https://d.nl/wfs"),
    ],
)
def test_an_address_loses_what_we_add_ourselves(given, protocol, kept):
    assert catalogue.typed(given, protocol).address == kept


# ---- pages that differ


def pages(folder, *contents):
    """GeoJSON pages of points with these properties."""
    made = []
    for number, rows in enumerate(contents):
        features = [
            {"type": "Feature", "geometry": {"type": kind, "coordinates": place}, "properties": properties}
            for kind, place, properties in rows
        ]
        name = f"page-{number}.json"
        (folder / name).write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        made.append(Page(name, len(features), None, [], None))
    return Fetched(folder, made, "GeoJSON", None, QgsCoordinateReferenceSystem("EPSG:28992"), None)


def written(folder, fetched):
    log = Log()
    write_layer(
        folder / "uit.gpkg", "laag", fetched, shape_of(fetched, lambda: None), "bron", log.pushWarning, lambda: None
    )
    return read(f"{folder / 'uit.gpkg'}|layername=laag")


def test_a_field_has_one_type_over_all_pages(tmp_path):
    """An integer and a fraction are fractions, a number and a text are texts; what is not there is NULL, not 0."""
    fetched = pages(
        tmp_path,
        [("Point", [1, 1], {"a": 1, "b": 2, "c": True}), ("Point", [1, 2], {"a": None, "b": 3})],
        [("Point", [2, 2], {"a": 1.5, "b": "x", "d": "0034"})],
    )
    found = written(tmp_path, fetched)
    assert [row["a"] for row in found.rows] == [1.0, None, 1.5]
    assert [row["b"] for row in found.rows] == ["2", "3", "x"]
    assert [row["c"] for row in found.rows] == [True, None, None]
    assert [row["d"] for row in found.rows] == [None, None, "0034"]


def test_names_that_a_geopackage_takes_for_itself_get_another(tmp_path):
    found = written(tmp_path, pages(tmp_path, [("Point", [1, 1], {"fid": 7, "GEOM": "x", "Naam": "a", "naam": "b"})]))
    row = {name.lower(): value for name, value in found.rows[0].items()}
    assert (row["fid_bron"], row["geom_bron"], row["naam"], row["naam_2"]) == (7, "x", "a", "b")


def test_single_and_multi_are_multi(tmp_path):
    from qgis.core import Qgis

    fetched = pages(tmp_path, [("Point", [1, 1], {"a": 1})], [("MultiPoint", [[2, 2], [3, 3]], {"a": 2})])
    assert written(tmp_path, fetched).layer.wkbType() == Qgis.WkbType.MultiPoint


def test_a_page_that_lost_features_since_is_refused(tmp_path):
    fetched = pages(tmp_path, [("Point", [1, 1], {"a": 1})])
    fetched.pages[0] = Page("page-0.json", 2, None, [], None)
    with pytest.raises(InputError, match="only 1"):
        written(tmp_path, fetched)


# ---- as the desktop runs it


def test_it_runs_in_the_background(asked, tmp_path):
    """In a thread of its own, as in the toolbox; the network classes belong to the thread that uses them."""
    from qgis.core import QgsProcessingAlgRunnerTask, QgsProcessingContext
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("werklocaties:fetchopendata")
    given = {"URL": asked.address, "LAYERS": "natura2000", "ALLOW_OTHER": True, "LOAD": False}
    context, log, loop, ended = QgsProcessingContext(), Log(), QEventLoop(), []
    task = QgsProcessingAlgRunnerTask(algorithm, {**given, "OUTPUT": str(tmp_path / "open.gpkg")}, context, log)

    def end(ok, results):
        ended.append((ok, results.get("FEATURE_COUNT")))
        loop.quit()

    task.executed.connect(end)
    QTimer.singleShot(60_000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert ended == [(True, 12)], log.errors
    assert len(read(f"{tmp_path / 'open.gpkg'}|layername=natura2000").rows) == 12
