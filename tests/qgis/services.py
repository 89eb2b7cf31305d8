"""Real services on loopback, started and stopped by the tests: QGIS Server, MapServer, and faults in between."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer

#: A host that is another one, and still this machine.
ELSEWHERE = "localhost"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port: int, process: subprocess.Popen, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with code {process.returncode}"
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server did not open its port")


def published(source: str, name: str, folder: Path) -> Path:
    """A project that QGIS Server publishes as WFS and OGC API Features."""
    project = QgsProject()
    layer = QgsVectorLayer(source, name, "ogr")
    assert layer.isValid(), source
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    project.writeEntry("WFSLayers", "/", [layer.id()])
    project.writeEntry("WFSLayersPrecision", f"/{layer.id()}", 3)
    project.writeEntry("WMSCrsList", "/", ["EPSG:28992", "EPSG:4326"])
    file = folder / "dienst.qgs"
    assert project.write(str(file))
    return file


@contextmanager
def qgis_server(project: Path):
    """qgis_mapserver with this project; gives the port."""
    port = free_port()
    own = {"QGIS_PROJECT_FILE": str(project), "QGIS_SERVER_LOG_LEVEL": "2", "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [shutil.which("qgis_mapserver") or "/usr/lib/qgis/qgis_mapserver", f"127.0.0.1:{port}"],
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_open(port, process)
        yield port
    finally:
        process.kill()
        process.wait()


MAP = """MAP
  NAME "{name}" UNITS METERS EXTENT 100000 400000 300000 600000
  PROJECTION "init=epsg:28992" END
  WEB METADATA
    "ows_title" "test" "ows_enable_request" "*" "ows_srs" "EPSG:28992 EPSG:4258" "wfs_accessconstraints" "CC BY 4.0"
    "ows_onlineresource" "http://elders.invalid/wfs?" "wfs_maxfeatures" "10"
    "wfs_compute_number_matched" "true" "wfs_use_default_extent_for_getfeature" "false"
  END END
  LAYER
    NAME "{name}" TYPE POLYGON STATUS ON
    CONNECTIONTYPE OGR CONNECTION "{path}" DATA "{name}"
    PROJECTION "init=epsg:28992" END
    METADATA "wfs_title" "Natura 2000" "gml_include_items" "all" "gml_featureid" "nr" "gml_types" "auto"
      "ows_include_items" "all" "wfs_use_default_extent_for_getfeature" "false" END
  END
END
"""


def map_server(file: Path, name: str, folder: Path) -> Callable[[str], tuple[int, bytes, bytes]]:
    """MapServer as a function of the query: status, content type, body."""
    mapfile, config = folder / "dienst.map", folder / "dienst.conf"
    mapfile.write_text(MAP.format(name=name, path=file), encoding="utf-8")
    config.write_text('CONFIG\n  ENV\n    MS_MAP_PATTERN "."\n  END\nEND\n', encoding="utf-8")
    binary = shutil.which("mapserv") or "/usr/lib/cgi-bin/mapserv"

    def answer(query: str) -> tuple[int, bytes, bytes]:
        own = {"MAPSERVER_CONFIG_FILE": str(config), "REQUEST_METHOD": "GET", "QUERY_STRING": f"map={mapfile}&{query}"}
        said = subprocess.run([binary], env={**os.environ, **own}, capture_output=True, check=True).stdout
        head, _, body = said.partition(b"\r\n\r\n")
        headers = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        status = int(headers.get(b"Status", b"200 OK").split()[0])
        return status, headers[b"Content-Type"], body

    return answer


@dataclass
class Reply:
    """What goes out to the client, after a fault had its way with it.

    Attributes:
        cut: end the connection after so many bytes of the body, of which all was announced.
        pause: seconds before every piece.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    cut: int | None = None
    pause: float = 0.0
    announce: bool = True


#: Gets the reply of the real service, the path with the query, and how many requests came before; may change it.
Fault = Callable[[Reply, str, int], Reply]


def no_fault(reply: Reply, path: str, before: int) -> Reply:
    return reply


@dataclass
class Between:
    """A server between client and service that keeps what was asked and spoils what is answered."""

    fault: Fault = no_fault
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def forget(self) -> None:
        self.asked.clear()
        self.headers.clear()


class Handler(BaseHTTPRequestHandler):
    """Hands a request on to the real service, and spoils what comes back."""

    state: Between
    service: int | Callable[[str], tuple[int, bytes, bytes]]
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        before = len(self.state.asked)
        self.state.asked.append(self.path)
        self.state.headers.append({name.lower(): value for name, value in self.headers.items()})
        try:
            self.send(self.state.fault(self.fetched(), self.path, before))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def fetched(self):
        if callable(self.service):
            status, kind, body = self.service(self.path.partition("?")[2])
            return Reply(status, {"Content-Type": kind.decode()}, body)
        kept = {name: self.headers[name] for name in ("Accept", "Host") if name in self.headers}
        connection = http.client.HTTPConnection("127.0.0.1", self.service, timeout=60)
        try:
            connection.request("GET", self.path, headers=kept)
            found = connection.getresponse()
            names = ("Content-Type", "Content-Crs", "Location")
            headers = {name: found.headers[name] for name in names if name in found.headers}
            return Reply(found.status, headers, found.read())
        finally:
            connection.close()

    def send(self, reply):
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.announce:
            self.send_header("Content-Length", str(len(reply.body)))
        else:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        step = max(len(body), 1) if not reply.pause else 1
        for start in range(0, len(body), step):
            time.sleep(reply.pause)
            self.wfile.write(body[start : start + step])
            self.wfile.flush()
        if reply.cut is not None:
            self.close_connection = True

    def log_message(self, *_):
        pass


@contextmanager
def between(service: int | Callable[[str], tuple[int, bytes, bytes]]):
    """Stand before a server on a port, or before one that is a function of the query."""
    state = Between()

    real = staticmethod(service) if callable(service) else service
    handler = type("Bound", (Handler,), {"state": state, "service": real})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
