"""A screening cut into spatial tiles, for a server with many processors or a cluster; the figures are those of one run.

    scripts/screening_cluster.py parameters.json --tiles 16 --workers 8
    scripts/screening_cluster.py parameters.json --tiles 64 --scheduler tcp://server:8786

The parameters are those of `qgis_process run werklocaties:conflictscreening -`; layers may be GeoPackages or tables in
PostGIS, as QGIS names them. OUTPUT, one GeoPackage, gets the layer of terrains, and PAIRS is made when asked for.
With --scheduler (a Dask cluster; the package `distributed`) every worker needs QGIS with the plugin, and the folder of
--work at the same path. docs/cluster.md says when it pays.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from osgeo import ogr

ROOT = Path(__file__).resolve().parent.parent
#: Homes on a terrain are no limit to its neighbours; beyond the largest distance of all categories they are no matter.
HALO = 1_500.0
SCREENING, SCORE, COPY = "werklocaties:conflictscreening", "werklocaties:conflictscore", "native:savefeatures"
TERRAINS, PAIRS = "terreinen", "paren"

Parameters = dict[str, Any]


def main() -> int:
    """Cut, run the tiles, put them together."""
    given = _arguments()
    ogr.UseExceptions()
    inputs = json.loads(given.parameters.read_text(encoding="utf-8"))["inputs"]
    _refuse_what_tiles_cannot_give(inputs)
    command = shlex.split(given.qgis_process)
    with ExitStack() as stack:
        work = given.work or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        work.mkdir(parents=True, exist_ok=True)
        copied = work / "terrains.gpkg"
        run_algorithm(command, COPY, {"INPUT": inputs["TERRAINS"], "OUTPUT": str(copied)})
        files = cut(copied, work, given.tiles, HALO + float(inputs.get("OBJECT_OFFSET") or 0))
        jobs = [({**inputs, **_outputs(file, inputs), "TERRAINS": str(file)}, fids) for file, fids in files]
        executor = stack.enter_context(_executor(given.scheduler, given.workers))
        futures = [executor.submit(run_algorithm, command, SCREENING, job) for job, _ in jobs]
        _await(futures)
        merged = work / "merged.gpkg"
        merge(merged, TERRAINS, [(Path(job["OUTPUT"]), fids, None) for job, fids in jobs])
        finish(command, merged, inputs)
        if inputs.get("PAIRS"):
            merge(work / "pairs.gpkg", PAIRS, [(Path(job["PAIRS"]), fids, "terrein_fid") for job, fids in jobs])
            run_algorithm(command, COPY, {"INPUT": str(work / "pairs.gpkg"), "OUTPUT": inputs["PAIRS"]})
    print(f"{len(jobs)} tiles; {inputs['OUTPUT']}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parameters", type=Path, help='JSON with {"inputs": {…}}')
    parser.add_argument("--tiles", type=int, default=8, help="pieces of about equal work")
    parser.add_argument("--workers", type=int, default=2, help="tiles run at once on this machine")
    parser.add_argument("--scheduler", help="address of a Dask scheduler, instead of workers on this machine")
    parser.add_argument("--work", type=Path, help="folder that every worker sees; kept afterwards")
    parser.add_argument("--qgis-process", default="qgis_process", help="the command that runs QGIS")
    return parser.parse_args()


def _refuse_what_tiles_cannot_give(inputs: Parameters) -> None:
    asked = [name for name in ("SUMMARY", "ZONES", "CONTOURS", "ROOM") if inputs.get(name)]
    if asked:
        sys.exit(f"{', '.join(asked)}: not made in tiles; run it on the result (conflictzones, conflictcategory)")
    if not inputs.get("OUTPUT"):
        sys.exit("OUTPUT is missing: name the GeoPackage to write")


def _outputs(tile: Path, inputs: Parameters) -> Parameters:
    wanted = ["OUTPUT", *(["PAIRS"] if inputs.get("PAIRS") else [])]
    return {name: str(tile.with_suffix(f".{name.lower()}.gpkg")) for name in wanted}


def _executor(scheduler: str | None, workers: int) -> Executor:
    """Threads that each wait for a process of QGIS, or the workers of a Dask cluster."""
    if scheduler is None:
        return ThreadPoolExecutor(workers)
    try:
        from distributed import Client
    except ImportError:
        sys.exit("--scheduler needs the Python package distributed (pip install distributed)")
    executor: Executor = Client(scheduler).get_executor(retries=1, pure=False)
    return executor


def _await(futures: list[Future[None]]) -> None:
    for number, future in enumerate(as_completed(futures), 1):
        future.result()
        print(f"{number} of {len(futures)} tiles", flush=True)


def run_algorithm(command: list[str], algorithm: str, inputs: Parameters) -> None:
    """One run of qgis_process, on whichever machine this is.

    Raises:
        RuntimeError: it failed, with the end of what it said.
    """
    done = subprocess.run(
        [*command, "--json", "run", algorithm, "-"],
        input=json.dumps({"inputs": inputs}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{algorithm} on {inputs.get('TERRAINS', '')}: {(done.stdout + done.stderr)[-3000:]}")


def cut(terrains: Path, work: Path, count: int, halo: float) -> list[tuple[Path, set[int]]]:
    """A GeoPackage for each tile, and the feature ids that it answers for; ids stay those of the whole layer."""
    tiles = _tiles()
    source = ogr.Open(str(terrains))
    layer = source.GetLayer(0)
    wkb, fids = [], []
    for feature in layer:
        shape = feature.GetGeometryRef()
        wkb.append(None if shape is None else bytes(shape.ExportToWkb()))
        fids.append(feature.GetFID())
    geometry = shapely.from_wkb(np.array([*wkb, None], dtype=object)[:-1], on_invalid="ignore")
    files = []
    for number, tile in enumerate(tiles(geometry, count, halo)):
        path = work / f"tile{number:04d}.gpkg"
        path.unlink(missing_ok=True)
        _copy(layer, path, [fids[row] for row in np.union1d(tile.core, tile.halo)])
        files.append((path, {fids[row] for row in tile.core}))
    return files


def _tiles() -> Any:
    sys.path.insert(0, str(ROOT))
    from werklocaties_plugin.core.measuring.tiles import tiles

    return tiles


def _copy(layer: Any, path: Path, fids: list[int]) -> None:
    target = _like(layer, path, TERRAINS)
    into = target.GetLayer(0)
    into.StartTransaction()
    for fid in fids:
        into.CreateFeature(layer.GetFeature(fid))
    into.CommitTransaction()


def _like(layer: Any, path: Path, name: str) -> Any:
    """A new GeoPackage with an empty layer of the same fields."""
    target = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made = target.CreateLayer(
        name, layer.GetSpatialRef(), layer.GetGeomType(), ["FID=" + (layer.GetFIDColumn() or "fid")]
    )
    definition = layer.GetLayerDefn()
    for place in range(definition.GetFieldCount()):
        made.CreateField(definition.GetFieldDefn(place))
    return target


def merge(path: Path, name: str, parts: list[tuple[Path, set[int], str | None]]) -> None:
    """One layer of what each tile answers for, in the order of the feature ids.

    Args:
        parts: file, feature ids of its terrains, and the field that holds them (None: the feature's own id).
    """
    path.unlink(missing_ok=True)
    found = []
    for file, fids, field in parts:
        source = ogr.Open(str(file))
        for feature in source.GetLayer(0):
            fid = feature.GetFID() if field is None else feature[field]
            if fid in fids:
                found.append((fid, feature.GetFID(), source, feature))
    source = ogr.Open(str(parts[0][0]))
    target = _like(source.GetLayer(0), path, name)
    layer = target.GetLayer(0)
    layer.StartTransaction()
    for _, _, _, feature in sorted(found, key=lambda row: row[:2]):
        copy = ogr.Feature(layer.GetLayerDefn())
        copy.SetFrom(feature)
        if parts[0][2] is None:
            copy.SetFID(feature.GetFID())
        layer.CreateFeature(copy)
    layer.CommitTransaction()


def finish(command: list[str], merged: Path, inputs: Parameters) -> None:
    """Ranks are places among all terrains: the score is drawn up once more over the whole."""
    score = {name: inputs[name] for name in ("WEIGHTS", "METHOD", "RULES") if inputs.get(name) is not None}
    run_algorithm(command, SCORE, {"TERRAINS": str(merged), **score, "OUTPUT": inputs["OUTPUT"]})


if __name__ == "__main__":
    if not shutil.which("qgis_process"):
        print("qgis_process is not on the PATH; --qgis-process names another command", file=sys.stderr)
    sys.exit(main())
