"""The screening in tiles on a Dask cluster of two worker processes: the same figures, field for field."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import ROOT, demo, qgis_process
from distributed import LocalCluster
from osgeo import ogr

ogr.UseExceptions()
SCRIPT = ROOT / "scripts" / "screening_cluster.py"
INPUTS = {
    "TERRAINS": demo("terreinen"),
    "NATURA2000": demo("natura2000"),
    "PLANS": [demo("woningbouwplannen"), demo("woningbouwplannen_punt")],
    "DWELLINGS": demo("woningen"),
    "MIXED_AREA": demo("gemengd_gebied"),
    "STRESS": [demo("watertekort")],
    "STRESS_FIELD": "klasse",
    "STRESS_CLASSES": "weinig;matig;ernstig",
}


def rows(path, *key):
    """Every field of every feature by key, the feature's own id as "fid"; figures to a thousandth of a square metre."""
    source = ogr.Open(str(path))
    found = {}
    for feature in source.GetLayer(0):
        values = {"fid": feature.GetFID(), **json.loads(feature.ExportToJson())["properties"]}
        rounded = {name: round(value, 7) if isinstance(value, float) else value for name, value in values.items()}
        found[tuple(values[name] for name in key)] = rounded
    return found


def cluster_run(tmp_path, inputs, *options):
    parameters = tmp_path / "parameters.json"
    parameters.write_text(json.dumps({"inputs": inputs}), encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(parameters), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def whole(tmp_path):
    outputs = {"OUTPUT": str(tmp_path / "whole.gpkg"), "PAIRS": str(tmp_path / "whole_pairs.gpkg")}
    answer = qgis_process("run", "werklocaties:conflictscreening", inputs={**INPUTS, **outputs})
    assert answer.code == 0, answer.text
    return outputs


def test_tiles_on_two_workers_give_what_one_run_gives(tmp_path, whole):
    outputs = {"OUTPUT": str(tmp_path / "tiled.gpkg"), "PAIRS": str(tmp_path / "tiled_pairs.gpkg")}
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        options = ("--tiles", "4", "--scheduler", cluster.scheduler_address, "--work", str(tmp_path / "work"))
        done = cluster_run(tmp_path, {**INPUTS, **outputs}, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("4 tiles")
    assert rows(outputs["OUTPUT"], "fid") == rows(whole["OUTPUT"], "fid")
    pair = ("terrein_fid", "thema", "object_id", "detail")
    tiled, once = (rows(path["PAIRS"], *pair) for path in (outputs, whole))
    for row in (*tiled.values(), *once.values()):
        del row["fid"]  # a number in the order of writing
    assert tiled == once


def test_what_tiles_cannot_give_is_refused_before_any_work(tmp_path):
    inputs = {**INPUTS, "OUTPUT": str(tmp_path / "out.gpkg"), "SUMMARY": str(tmp_path / "summary.gpkg")}
    done = cluster_run(tmp_path, inputs)
    assert done.returncode != 0
    assert "SUMMARY" in done.stderr
    assert not (tmp_path / "out.gpkg").exists()


def test_a_tile_that_fails_leaves_no_result(tmp_path):
    inputs = {**INPUTS, "OUTPUT": str(tmp_path / "out.gpkg"), "WEIGHTS": "onzin:1"}
    done = cluster_run(tmp_path, inputs, "--tiles", "2")
    assert done.returncode != 0
    assert "onzin" in done.stderr
    assert not (tmp_path / "out.gpkg").exists()
