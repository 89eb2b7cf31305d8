"""What a service can do wrong, between a real service and us: each is a clear error, and the old layer stays."""

from __future__ import annotations

import re
import threading
import time

import pytest
from layers import Log, layer, read, run, saved, square
from services import ELSEWHERE, Reply, between, map_server, no_fault, published, qgis_server

from werklocaties_plugin.qgis_io.opendata import web

COUNT = 25


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dienst")
    made = layer(
        [square(100 * number, 0, 50) for number in range(COUNT)],
        "nr:int",
        [(number,) for number in range(COUNT)],
        kind="MultiPolygon",
    )
    return folder, saved(made, folder / "natura2000.gpkg")


@pytest.fixture(scope="module")
def qgis_port(data):
    folder, source = data
    with qgis_server(published(source, "natura2000", folder)) as port:
        yield port


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Pauses between tries that a test can wait for."""
    for name, seconds in {"first_wait": 0.02, "longest_wait": 0.2}.items():
        monkeypatch.setattr(web.Patience, name, seconds)
    patience = web.Patience
    monkeypatch.setattr(web, "Patience", lambda **given: patience(**{"first_wait": 0.02, "longest_wait": 0.2, **given}))


@pytest.fixture(params=["wfs", "ogcapi"])
def service(request, data, qgis_port):
    """A real service of each protocol: the server between, and the parameters that name it."""
    folder, _ = data
    real = qgis_port if request.param == "ogcapi" else map_server(folder / "natura2000.gpkg", "natura2000", folder)
    with between(real) as state:
        path = "wfs3" if request.param == "ogcapi" else ""
        given = {"URL": f"{state.address}{path}", "PROTOCOL": request.param, "LAYERS": "natura2000"}
        yield state, {**given, "ALLOW_OTHER": True}


@pytest.fixture
def target(tmp_path):
    """A GeoPackage with a layer of the name that is fetched, and another one."""
    path = tmp_path / "open.gpkg"
    saved(layer([square(0, 0)], "oud:string", [("blijft",)]), path, "natura2000")
    saved(layer([square(0, 0)], "eigen:string", [("van mij",)]), path, "eigen", add=True)
    return path


def fetch(given, target, log=None, **more):
    options = {"LOAD": False, "TRIES": 3, "PAGE_SIZE": 10, "TIMEOUT": 5}
    return run("fetchopendata", {**given, "OUTPUT": str(target), **options, **more}, log=log)


def is_page(path):
    return "GetFeature" in path or "/items" in path


def on_page(change, pages=None):
    """A fault in the pages with features only; in all, or in those asked for at these turns."""
    turn = [0]

    def fault(reply, path, before):
        if not is_page(path):
            return reply
        turn[0] += 1
        return change(reply) if pages is None or turn[0] in pages else reply

    return fault


def refused(service, target, fault, *words, **more):
    """It fails with these words, in time, and everything is as it was."""
    state, given = service
    state.fault = fault
    before = target.read_bytes()
    result = fetch(given, target, **more)
    assert not result.ok
    for word in words:
        assert word in result.problem, result.problem
    assert f"127.0.0.1:{state.port}" in result.problem
    assert target.read_bytes() == before
    assert [entry.name for entry in target.parent.iterdir()] == ["open.gpkg"]
    # What was kept of it does not spoil the next run.
    state.fault = no_fault
    whole(service, target)


def whole(service, target, **more):
    """It succeeds: all features, and the other layer is still there."""
    result = fetch(service[1], target, **more)
    assert result.ok, result.problem
    assert sorted(read(f"{target}|layername=natura2000").column("nr")) == list(range(COUNT))
    assert read(f"{target}|layername=eigen").column("eigen") == ["van mij"]
    return result


def body(change):
    return lambda reply: Reply(reply.status, reply.headers, change(reply.body))


def test_layers_are_replaced_and_others_stay(service, target):
    whole(service, target)
    whole(service, target)


# ---- the connection


def test_a_service_that_fails_for_a_while_is_asked_again(service, target):
    state, _ = service
    state.fault = on_page(lambda reply: Reply(503, {"Retry-After": "0"}, b"even niet"), {2, 3})
    result = whole(service, target)
    assert sum("HTTP 503" in message for message in result.log.messages) == 2


def test_a_service_that_keeps_failing(service, target):
    refused(service, target, on_page(lambda reply: Reply(500, {}, b"<b>stuk</b>")), "HTTP 500")


def test_a_request_that_is_refused_is_not_asked_again(service, target):
    state, given = service
    refused(service, target, on_page(lambda reply: Reply(404, {}, b"<e>weg is weg</e>")), "HTTP 404", "weg is weg")
    state.forget()
    state.fault = on_page(lambda reply: Reply(404, {}, b""))
    fetch(given, target)
    assert sum(map(is_page, state.asked)) == 1


def test_a_body_that_is_cut_off(service, target):
    refused(service, target, on_page(lambda reply: Reply(200, reply.headers, reply.body, cut=400)), "broke off")


def test_a_body_that_is_cut_off_without_a_length_to_see_it_by(service, target):
    def cut(reply):
        return Reply(200, reply.headers, reply.body[: len(reply.body) // 2], announce=False)

    refused(service, target, on_page(cut), "broke off")


def test_a_body_that_is_cut_off_once_is_asked_again(service, target):
    state, _ = service
    state.fault = on_page(lambda reply: Reply(200, reply.headers, reply.body, cut=400), {2})
    whole(service, target)


def test_a_service_that_is_silent(service, target):
    def silent(reply):
        time.sleep(2.5)
        return reply

    refused(service, target, on_page(silent), "was silent for 1 s", TIMEOUT=1, TRIES=2)


def test_a_service_that_drips(service, target, monkeypatch):
    """A byte now and then keeps it from being silent; the time for a whole answer ends it."""
    patience = web.Patience
    monkeypatch.setattr(web, "Patience", lambda **given: patience(longest=1.0, **given))
    state, given = service
    state.fault = on_page(lambda reply: Reply(200, reply.headers, reply.body, pause=0.1))
    before = target.read_bytes()
    result = fetch(given, target, TRIES=1)
    assert (result.ok, "took longer than 1 s" in result.problem) == (False, True), result.problem
    assert target.read_bytes() == before


def test_nobody_there(target):
    with between(1) as state:
        gone = state.address
    before = target.read_bytes()
    result = fetch({"URL": gone, "LAYERS": "natura2000", "ALLOW_OTHER": True}, target)
    assert (result.ok, "does not answer" in result.problem) == (False, True), result.problem
    assert target.read_bytes() == before


def test_an_answer_that_is_too_large(service, target, monkeypatch):
    original = web.Web
    monkeypatch.setattr(web, "Web", lambda *given, **named: original(*given, **named, most_bytes=1_000_000))
    refused(service, target, on_page(body(lambda said: said + b" " * 5_000_000)), "more than 1 MB")


# ---- redirects


def test_a_redirect_on_the_host_is_followed(service, target):
    state, _ = service

    def moved(reply, path, before):
        if "hier=1" in path or not is_page(path):
            return reply
        return Reply(302, {"Location": f"{path}&hier=1"}, b"")

    state.fault = moved
    whole(service, target)


def test_a_redirect_elsewhere_is_refused_unless_allowed(service, target):
    state, _ = service

    def moved(reply, path, before):
        if not is_page(path) or state.headers[before]["host"].startswith(ELSEWHERE):
            return reply
        return Reply(307, {"Location": f"http://{ELSEWHERE}:{state.port}{path}"}, b"")

    refused(service, target, moved, ELSEWHERE, "redirects")
    state.fault = moved
    whole(service, target, ALLOW_REDIRECTS=True)


def test_a_redirect_to_a_file_is_never_followed(service, target):
    refused(
        service,
        target,
        on_page(lambda reply: Reply(302, {"Location": "file:///etc/passwd"}, b"")),
        "not safe",
        ALLOW_REDIRECTS=True,
    )


def test_redirects_without_end(service, target):
    refused(service, target, lambda reply, path, before: Reply(302, {"Location": path}, b""), "without end")


# ---- what is in the answer


@pytest.mark.parametrize("said", [b"<html><body>Onderhoud</body></html>", b"", b"\x00\xff\xfe", b"{}", b"<a/>"])
def test_an_answer_of_another_kind(service, target, said):
    refused(service, target, on_page(body(lambda _: said)), "answers with")


def test_an_exception_of_the_service(data, target):
    folder, _ = data
    with between(map_server(folder / "natura2000.gpkg", "natura2000", folder)) as state:
        given = {"URL": state.address, "LAYERS": "natura2000", "ALLOW_OTHER": True}
        said = b"<e:ExceptionText>te druk</e:ExceptionText>"
        report = b"<e:ExceptionReport xmlns:e='o'><e:Exception>" + said + b"</e:Exception></e:ExceptionReport>"
        refused((state, given), target, on_page(body(lambda _: report)), "te druk")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><lolz>&d;</lolz>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>"""


@pytest.mark.parametrize(
    "bomb", [BOMB, OUTSIDE, OUTSIDE.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")]
)
@pytest.mark.parametrize("where", ["GetCapabilities", "DescribeFeatureType", "GetFeature"])
def test_xml_with_entities(data, target, bomb, where):
    folder, _ = data
    with between(map_server(folder / "natura2000.gpkg", "natura2000", folder)) as state:
        given = {"URL": state.address, "LAYERS": "natura2000", "ALLOW_OTHER": True}

        def fault(reply, path, before):
            return Reply(200, reply.headers, bomb) if where in path else reply

        refused((state, given), target, fault, "document type")


def test_json_that_is_nested_without_end(data, qgis_port, target):
    with between(qgis_port) as state:
        given = {"URL": f"{state.address}wfs3", "PROTOCOL": "ogcapi", "LAYERS": "natura2000", "ALLOW_OTHER": True}
        refused((state, given), target, on_page(body(lambda _: b"[" * 500_000)), "no JSON")


# ---- counts and pages


def counted(number):
    def change(said):
        said = re.sub(rb'numberMatched="\d+"', f'numberMatched="{number}"'.encode(), said)
        return re.sub(rb'"numberMatched":\d+', f'"numberMatched":{number}'.encode(), said)

    return on_page(body(change))


@pytest.mark.parametrize("number", [20, 10, 26, 4_000_000_000])
def test_a_number_of_features_that_lies(service, target, number):
    refused(service, target, counted(number), str(number), str(COUNT))


def test_a_number_that_changes_on_the_way(service, target):
    lies = counted(24)
    seen = []

    def fault(reply, path, before):
        if is_page(path):
            seen.append(path)
        return lies(reply, path, before) if len(seen) > 1 else reply

    refused(service, target, fault, "changed meanwhile")


def test_a_number_that_is_unknown_is_no_fault(service, target):
    def change(said):
        said = re.sub(rb'numberMatched="\d+"', b'numberMatched="unknown"', said)
        return re.sub(rb'"numberMatched":\d+,', b"", said)

    service[0].fault = on_page(body(change))
    whole(service, target)


def test_a_page_that_holds_less_than_it_says(service, target):
    def change(said):
        said = re.sub(rb'numberReturned="\d+"', b'numberReturned="11"', said)
        return re.sub(rb'"numberReturned":\d+', b'"numberReturned":11', said)

    refused(service, target, on_page(body(change)), "11", "10")


def test_pages_without_end(service, target):
    """Every page is the first one."""
    first = []

    def fault(reply, path, before):
        if not is_page(path):
            return reply
        first.append(reply)
        return first[0]

    refused(service, target, fault, "no end")


def test_a_layer_that_is_larger_than_allowed(service, target):
    refused(service, target, no_fault, "more than 12 features", LIMIT=12)


def test_a_next_page_at_another_host(data, qgis_port, target):
    with between(qgis_port) as state:
        given = {"URL": f"{state.address}wfs3", "PROTOCOL": "ogcapi", "LAYERS": "natura2000", "ALLOW_OTHER": True}
        fault = on_page(body(lambda said: said.replace(b"http://127.0.0.1:", b"http://elders.invalid:")))
        refused((state, given), target, fault, "elders.invalid", "not followed")


# ---- resume and cancel


def test_a_broken_download_goes_on_where_it_stopped(service, target):
    state, given = service
    state.fault = on_page(lambda reply: Reply(500, {}, b""), set(range(3, 99)))
    assert not fetch(given, target).ok
    state.fault = no_fault
    state.forget()
    result = whole(service, target)
    assert any("Going on where an earlier run stopped: 20 features" in message for message in result.log.messages)
    assert not any("STARTINDEX=0" in path or "STARTINDEX=10" in path for path in state.asked)
    state.forget()
    whole(service, target)
    assert sum(map(is_page, state.asked)) >= 3, "what was used is gone"


def test_a_cancel_acts_within_a_second(service, target):
    state, given = service

    def slow(reply):
        time.sleep(8)
        return reply

    state.fault = on_page(slow, {2})
    before = target.read_bytes()
    log = Log()
    moment = []

    def cancel():
        while sum(map(is_page, state.asked)) < 2:
            time.sleep(0.01)
        moment.append(time.monotonic())
        log.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    result = fetch(given, target, log=log, TIMEOUT=30)
    late = time.monotonic() - moment[0]
    thread.join()
    assert (result.ok, result.results) == (True, {})
    assert late < 1, f"{late:.2f} s"
    assert target.read_bytes() == before
    assert [entry.name for entry in target.parent.iterdir()] == ["open.gpkg"]


def test_a_cancel_while_waiting_to_try_again(service, target, monkeypatch):
    patience = web.Patience
    monkeypatch.setattr(
        web, "Patience", lambda **given: patience(**{**given, "first_wait": 30.0, "longest_wait": 30.0})
    )
    state, given = service
    state.fault = on_page(lambda reply: Reply(500, {}, b""))
    log = Log()
    began = time.monotonic()
    timer = threading.Timer(1.5, log.cancel)
    timer.start()
    result = fetch(given, target, log=log)
    timer.join()
    assert (result.ok, result.results) == (True, {})
    assert time.monotonic() - began < 2.5
