"""fetchopendata against real services: what is asked, what is kept, and what is written of it."""

from __future__ import annotations

import pytest
from layers import layer, read, run, saved, square
from qgis.core import QgsVectorLayer
from services import between, map_server, published, qgis_server

COUNT = 25


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """25 squares of 50 m, 100 m apart."""
    folder = tmp_path_factory.mktemp("dienst")
    fields = "nr:int,naamN2K:string,code:string,ha:double,beschermd:bool"
    rows = [(number, f"Gebied é {number}", f"{number:04d}", number + 0.5, number % 2 == 0) for number in range(COUNT)]
    made = layer([square(100 * number, 0, 50) for number in range(COUNT)], fields, rows, kind="MultiPolygon")
    return folder, saved(made, folder / "natura2000.gpkg")


@pytest.fixture(scope="module")
def qgis_port(data):
    folder, source = data
    with qgis_server(published(source, "natura2000", folder)) as port:
        yield port


@pytest.fixture(params=["wfs 2.0", "wfs 1.1", "ogcapi"])
def service(request, data, qgis_port):
    """Each real service, with nothing wrong: the server between, and the parameters that name it."""
    folder, _ = data
    real = map_server(folder / "natura2000.gpkg", "natura2000", folder) if request.param == "wfs 2.0" else qgis_port
    with between(real) as state:
        path = "wfs3" if request.param == "ogcapi" else ""
        protocol = "ogcapi" if request.param == "ogcapi" else "wfs"
        yield (
            state,
            {"URL": f"{state.address}{path}", "PROTOCOL": protocol, "LAYERS": "natura2000", "ALLOW_OTHER": True},
        )


def fetch(given, target, log=None, **more):
    return run(
        "fetchopendata", {**given, "OUTPUT": str(target), "LOAD": False, "TRIES": 1, "PAGE_SIZE": 10, **more}, log=log
    )


def test_every_feature_arrives_with_its_values_and_geometry(service, tmp_path):
    state, given = service
    target = tmp_path / "open.gpkg"
    result = fetch(given, target)
    assert result.ok, result.problem
    assert (result.results["LAYER_COUNT"], result.results["FEATURE_COUNT"]) == (1, COUNT)
    assert result.results["OUTPUT_LAYERS"] == [f"{target}|layername=natura2000"]
    written = read(f"{target}|layername=natura2000")
    rows = sorted(written.rows, key=lambda row: row["nr"])
    assert [(row["nr"], row["naamN2K"], row["code"], row["ha"]) for row in rows] == [
        (number, f"Gebied é {number}", f"{number:04d}", number + 0.5) for number in range(COUNT)
    ]
    assert written.layer.crs().authid() == "EPSG:28992"
    areas = {round(feature.geometry().area()) for feature in written.layer.getFeatures()}
    assert areas == {2500}
    assert [entry.name for entry in tmp_path.iterdir()] == ["open.gpkg"]
    assert sum("STARTINDEX" in path or "items" in path for path in state.asked) >= 3


def test_source_date_and_licence_are_kept_with_the_layer(service, tmp_path):
    state, given = service
    target = tmp_path / "open.gpkg"
    assert fetch(given, target).ok
    kept = QgsVectorLayer(f"{target}|layername=natura2000", "n", "ogr").metadata()
    assert f"127.0.0.1:{state.port}" in kept.abstract()
    assert "natura2000" in kept.abstract()
    assert "Fetched: 20" in kept.abstract()
    assert kept.links()[0].url.startswith(state.address)


def test_only_what_touches_the_extent_is_asked_for(service, tmp_path):
    state, given = service
    target = tmp_path / "open.gpkg"
    result = fetch(given, target, EXTENT="200240,200560,479000,481000 [EPSG:28992]")
    assert result.ok, result.problem
    assert sorted(read(f"{target}|layername=natura2000").column("nr")) == [2, 3, 4, 5]
    assert any("bbox" in path.lower() for path in state.asked)
    assert not [warning for warning in result.log.warnings if "extent" in warning]
