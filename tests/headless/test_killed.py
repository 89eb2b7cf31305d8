"""A run that is killed leaves the old file, or none: never one that looks finished."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
import shapely
from conftest import DEMO, demo, qgis_process
from osgeo import ogr, osr

ogr.UseExceptions()
COUNT = 6_000


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A grid of terrains over the demo province: enough to be caught at work."""
    path = tmp_path_factory.mktemp("veel") / "veel.gpkg"
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("veel", crs, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("tekst", ogr.OFTString))
    layer.StartTransaction()
    for number in range(COUNT):
        feature = ogr.Feature(layer.GetLayerDefn())
        x, y = 190_000 + (number % 80) * 900, 450_000 + (number // 80) * 700
        angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
        ring = shapely.Polygon(np.column_stack([x + 300 * np.cos(angle), y + 250 * np.sin(angle)]))
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(ring)))
        feature["tekst"] = "x" * 400
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return path


def started(parameters):
    process = subprocess.Popen(
        ["qgis_process", "run", "werklocaties:conflictnatura2000", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    process.stdin.write(json.dumps({"inputs": parameters}))
    process.stdin.close()
    return process


def wait_for(sign, process):
    """Look until the sign is there or the process has ended; True when it was seen."""
    while process.poll() is None:
        if sign():
            return True
        time.sleep(0.001)
    return False


def being_written(folder: Path):
    """Files in the hidden folder in which an output grows."""
    return [file for hidden in folder.glob(".werklocaties-*") for file in hidden.glob("*.gpkg")]


@pytest.mark.parametrize("bytes_written", [0, 300_000, 1_500_000])
def test_a_kill_while_writing_leaves_no_output(many, tmp_path, bytes_written):
    target = tmp_path / "uit.gpkg"
    process = started({"TERRAINS": str(many), "NATURA2000": demo("natura2000"), "OUTPUT": str(target)})
    seen = wait_for(lambda: any(file.stat().st_size >= bytes_written for file in being_written(tmp_path)), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert seen, "the run ended before it could be killed: make it larger"
    assert not target.exists()


def test_a_kill_before_anything_is_written_leaves_no_output(many, tmp_path):
    process = started({"TERRAINS": str(many), "NATURA2000": demo("natura2000"), "OUTPUT": str(tmp_path / "uit.gpkg")})
    seen = wait_for(lambda: DEMO in opened_by(process), process)
    writing = being_written(tmp_path)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert seen, "the run ended before it could be killed: make it larger"
    assert writing == []
    assert list(tmp_path.iterdir()) == []


def opened_by(process):
    """The files that a process holds open."""
    found = set()
    for handle in Path(f"/proc/{process.pid}/fd").iterdir():
        # A handle may be closed between the two looks.
        with contextlib.suppress(FileNotFoundError):
            found.add(handle.readlink())
    return found


def test_a_kill_while_a_layer_is_added_leaves_the_file_as_it_was(many, tmp_path):
    """Once while the layer is written aside, and once while it goes into the file."""
    path = tmp_path / "archief.gpkg"
    for moment in (lambda: being_written(tmp_path), lambda: (tmp_path / "archief.gpkg-journal").exists()):
        shutil.copy(DEMO, path)
        before = rows(path)
        target = f"ogr:dbname='{path}' table=\"nieuw\" (geom)"
        process = started({"TERRAINS": str(many), "NATURA2000": demo("natura2000"), "OUTPUT": target})
        seen = wait_for(lambda moment=moment: bool(moment()), process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert seen, "the run ended before it could be killed: make it larger"
        assert rows(path) == before


def rows(path):
    """Layers and their number of rows; opened to write, for so SQLite takes back what was half done."""
    source = ogr.Open(str(path), 1)
    layers = (source.GetLayer(number) for number in range(source.GetLayerCount()))
    return {layer.GetName(): layer.GetFeatureCount() for layer in layers}


def test_a_kill_leaves_the_old_output_and_the_next_run_succeeds(many, tmp_path):
    target = tmp_path / "uit.gpkg"
    parameters = {"TERRAINS": demo("terreinen"), "NATURA2000": demo("natura2000"), "OUTPUT": str(target)}
    assert qgis_process("run", "werklocaties:conflictnatura2000", inputs=parameters).code == 0
    before = target.read_bytes()
    process = started({**parameters, "TERRAINS": str(many)})
    assert wait_for(lambda: bool(being_written(tmp_path)), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert target.read_bytes() == before
    again = qgis_process("run", "werklocaties:conflictnatura2000", inputs={**parameters, "TERRAINS": str(many)})
    assert again.code == 0, again.text
    assert ogr.Open(str(target)).GetLayer(0).GetFeatureCount() == COUNT
