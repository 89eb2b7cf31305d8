"""Where the time of a screening goes, in seconds of the processors: GEOS, reading and writing against the rest.

make bench-profile       the national data of `make bench`

The floor is reading the layers and writing the output with nothing else done, and the GEOS calls of the run itself.
Leaves build/bench/profile-<size>.json for render.py.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import floor
import shapely
from data import SIZES
from in_process import start
from ours import parameters
from processes import BENCH
from results import save
from run import draw, emptied

#: Functions of Shapely that do work in GEOS: each is one call over an array.
GEOS = (
    *("area", "bounds", "buffer", "clip_by_rect", "covers", "difference", "distance", "dwithin", "get_coordinates"),
    *("get_num_coordinates", "get_parts", "intersection", "is_valid", "length", "make_valid", "points", "prepare"),
    "union_all",
)


def main() -> int:
    """Run the screening once with a watch on GEOS and once under a profiler of the calling thread."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--size", choices=SIZES, default="national")
    given.add_argument("--run", default="screening", help="natura2000, woningbouw, water or screening")
    given.add_argument("--profile", action="store_true", help="also under a profiler, which takes its own time")
    choices = given.parse_args()
    folder = BENCH / choices.size
    files = draw(folder, SIZES[choices.size], real_sites=choices.size != "small")
    identifier, inputs = parameters(files, emptied(folder / "profile"))[choices.run]
    algorithm, qgis = start(identifier)
    geos: Counter[str] = Counter()
    chunks: Counter[str] = Counter()
    with watched(geos, chunks):
        spent = _run(algorithm, qgis, inputs)
    reading = floor.read(qgis, vars(files).values())
    writing = floor.write(qgis, inputs["OUTPUT"], folder / "profile" / "floor.gpkg")
    lowest = reading + geos.total() + writing
    measured = {
        "size": choices.size, "run": choices.run, "cpu": spent["cpu"], "wall": spent["wall"],
        "reading": reading, "geos": geos.total(), "writing": writing, "ratio": spent["cpu"] / lowest,
        "geos_by_function": dict(geos.most_common()), "engine_by_chunk": dict(chunks.most_common()),
    }  # fmt: skip
    _print(measured)
    if choices.profile:
        profile = cProfile.Profile(time.thread_time)
        profile.runcall(_run, algorithm, qgis, inputs)
        measured["calling_thread"] = _print_profile(profile)
    # A theme's own profile is for who looks for time; the page shows that of the screening.
    save(f"profile-{choices.size}" + ("" if choices.run == "screening" else f"-{choices.run}"), measured)
    return 0


def _run(algorithm: Any, qgis: Any, inputs: dict[str, Any]) -> dict[str, float]:
    begin = time.perf_counter(), time.process_time()
    _, done = algorithm.run(inputs, qgis.QgsProcessingContext(), qgis.QgsProcessingFeedback(False))
    if not done:
        raise RuntimeError("the run failed")
    return {"wall": time.perf_counter() - begin[0], "cpu": time.process_time() - begin[1]}


@contextmanager
def watched(geos: Counter[str], chunks: Counter[str]) -> Iterator[None]:
    """Adds up seconds of the processors in the functions of Shapely, and in the chunks of the engine, by name."""
    engine = __import__("werklocaties_plugin.core.measuring.engine", fromlist=["Engine"]).Engine
    with ExitStack() as stack:
        for name in GEOS:
            stack.enter_context(mock.patch.object(shapely, name, _timed(getattr(shapely, name), name, geos)))
        stack.enter_context(mock.patch.object(shapely, "STRtree", _watched_tree(geos)))
        run = engine.run

        def watched_run(self: Any, function: Callable[..., Any], given: Any) -> Any:
            named = getattr(function, "func", function)  # a partial has no name of its own
            name = f"{named.__module__.rpartition('.')[2]}.{named.__name__}"
            return run(self, _timed(function, name, chunks), given)

        stack.enter_context(mock.patch.object(engine, "run", watched_run))
        yield


def _timed(function: Callable[..., Any], name: str, seconds: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        begin = time.thread_time()
        try:
            return function(*args, **kwargs)
        finally:
            seconds[name] += time.thread_time() - begin

    return timed


def _watched_tree(geos: Counter[str]) -> type:
    class Watched(shapely.STRtree):
        __init__ = _timed(shapely.STRtree.__init__, "STRtree", geos)
        query = _timed(shapely.STRtree.query, "STRtree.query", geos)
        query_nearest = _timed(shapely.STRtree.query_nearest, "STRtree.query_nearest", geos)

    return Watched


def _print(measured: dict[str, Any]) -> None:
    print(f"{measured['cpu']:7.1f} s of the processors, {measured['wall']:.1f} s by the clock: {measured['run']}")
    print(f"{measured['reading']:7.1f} s reading, {measured['geos']:.1f} s GEOS, {measured['writing']:.1f} s writing")
    print(f"{measured['ratio']:7.2f} x the floor\n")
    for title in ("geos_by_function", "engine_by_chunk"):
        print(title.replace("_", " "))
        for name, seconds in list(measured[title].items())[:15]:
            print(f"{seconds:7.1f} s  {name}")


def _print_profile(profile: cProfile.Profile) -> list[tuple[str, float]]:
    rows = vars(pstats.Stats(profile))["stats"].items()
    ours = sorted((row for row in rows if "werklocaties_plugin" in row[0][0]), key=lambda row: -row[1][3])
    listed = [(f"{Path(file).stem}.{function}", row[3]) for (file, _, function), row in ours[:50]]
    print("\ncalling thread under the profiler, with what it calls")
    for name, seconds in listed:
        print(f"{seconds:7.1f} s  {name}")
    print("\nwithout what it calls")
    for (file, _, function), row in sorted(rows, key=lambda item: -item[1][2])[:30]:
        print(f"{row[2]:7.1f} s {row[0]:9} x  {Path(file).stem}.{function}")
    return listed


if __name__ == "__main__":
    raise SystemExit(main())
