"""Importing terrains through QGIS: the real file of Rijssen-Holten, the way back, joined phases, tables, merging."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import read, run

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "terrains"
RIJSSEN = DATA / "ibis_rijssen_holten_2017_origineel.geojson"


def imported(tmp_path, source, **parameters):
    """The result, the terrains and the findings as they were written."""
    targets = {"OUTPUT": str(tmp_path / "uit.gpkg"), "ISSUES": str(tmp_path / "lijst.gpkg")}
    result = run("importterrains", {"INPUT": source, **targets, **parameters})
    assert result.ok, result.problem
    return result, read(targets["OUTPUT"]), read(targets["ISSUES"])


real = pytest.mark.skipif(not RIJSSEN.exists(), reason="the open data is not beside the project (../shared/data)")


@real
def test_rijssen_holten_is_imported_as_it_is(tmp_path):
    result, terrains, issues = imported(tmp_path, str(RIJSSEN))
    assert {name: result.results[name] for name in ("TERRAIN_COUNT", "ISSUE_COUNT", "ERROR_COUNT")} == {
        "TERRAIN_COUNT": 22,
        "ISSUE_COUNT": 14,
        "ERROR_COUNT": 0,
    }
