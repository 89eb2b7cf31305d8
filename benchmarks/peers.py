"""Peers beside QGIS' own algorithms, where they are installed: GeoPandas, and PostGIS with its loading."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from data import Files
from processes import NOTHING, ROOT, timed
from results import Step
from server import programs, server

#: The Python that has geopandas: that of WERKLOCATIES_GEOPANDAS, else of a venv in build/geopandas.
GEOPANDAS = Path(os.environ.get("WERKLOCATIES_GEOPANDAS") or ROOT / "build" / "geopandas" / "bin" / "python")
SCRIPTS = Path(__file__).resolve().parent


def geopandas_version() -> str | None:
    """What the figures of GeoPandas are of; None when it is not installed."""
    if not GEOPANDAS.exists():
        return None
    show = "import geopandas as g, shapely as s; print(g.__version__, s.__version__, s.geos_version_string)"
    said = subprocess.run([GEOPANDAS, "-c", show], capture_output=True, text=True, env=_clean())
    words = said.stdout.split()
    return "GeoPandas {}, Shapely {}, GEOS {}".format(*words) if len(words) == 3 else None


def with_geopandas(files: Files, out: Path) -> Iterator[Step]:
    """One script; its output is out/geopandas.gpkg."""
    given = {name: _split(layer) for name, layer in vars(files).items()} | {"out": str(out / "geopandas.gpkg")}
    cost = timed([str(GEOPANDAS), str(SCRIPTS / "with_geopandas.py"), json.dumps(given)], env=_clean())
    yield Step("geopandas", "all", "read, measured and written", cost)


def postgis_version() -> str | None:
    """What the figures of PostGIS are of; None when a server or ogr2ogr is missing."""
    folder = programs()
    if folder is None or shutil.which("ogr2ogr") is None:
        return None
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout.split()
    return f"PostgreSQL {said[2]} with PostGIS, two processes for each query"


def with_postgis(files: Files, out: Path) -> Iterator[Step]:
    """Loading, then the steps of postgis.sql; its output is out/postgis.gpkg."""
    with server() as started:
        target = f"PG:{started.address}"
        loading = NOTHING
        for name, layer in vars(files).items():
            path, table = _split(layer)
            options = ["-lco", "GEOMETRY_NAME=geom", "-lco", "SPATIAL_INDEX=GIST", "-nlt", "PROMOTE_TO_MULTI"]
            loading += started.run(["ogr2ogr", "-f", "PostgreSQL", target, path, table, "-nln", name, *options])
        yield Step("postgis", "all", "loaded and indexed", loading)
        for title, statements in _steps((SCRIPTS / "postgis.sql").read_text(encoding="utf-8")):
            part, _, what = title.partition(": ")
            yield Step("postgis", part, what, started.sql(statements))
        written = started.run(["ogr2ogr", "-f", "GPKG", str(out / "postgis.gpkg"), target, "figures"])
        yield Step("postgis", "all", "written", written)


def _steps(script: str) -> Iterator[tuple[str, str]]:
    for step in script.split("\n-- @ ")[1:]:
        title, _, statements = step.partition("\n")
        yield title, statements


def _split(layer: str) -> tuple[str, str]:
    path, _, name = layer.partition("|layername=")
    return path, name


def _clean() -> dict[str, str]:
    """Without the paths of QGIS' Python, which has another numpy."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
