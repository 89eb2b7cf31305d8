"""Werklocaties against what people do today, on the same files, in one go.

make bench               a country: 26,867 terrains, 1,000,000 homes
make bench SIZE=small    a fraction of it
make bench SIZE=large    8,000,000 homes; ours only, for the others would take hours

Prints every step, and leaves build/bench/run-<size>.json for render.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agreement import ALLOWED_PCT, Same, compare
from data import SIZES, Files, Size, make
from native import chain
from osgeo import ogr
from ours import parameters
from peers import geopandas_version, postgis_version, with_geopandas, with_postgis
from processes import BENCH, ROOT, Cost, apart, qgis_process, start_up
from results import Step, machine, save, total

SITES = ROOT.parent / "shared" / "data" / "natura2000" / "natura2000_nl_160.gpkg"
LAYER = "natura2000"
PARTS = ("natura2000", "woningbouw", "water")
PEERS = ("native", "geopandas", "postgis")


def main() -> int:
    """Draw the data, run all, and print what each step cost."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--size", choices=SIZES, default="national")
    given.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="whom to compare with")
    choices = given.parse_args()
    ogr.UseExceptions()
    peers = [] if choices.size == "large" else choices.peers
    folder = BENCH / choices.size
    files = draw(folder, SIZES[choices.size], real_sites=choices.size != "small")
    out = emptied(folder / "out")
    counts = {name: getattr(SIZES[choices.size], name) for name in ("terrains", "homes", "plans", "stress")}
    where = {**counts, "sites": Path(files.sites.partition("|")[0]).name}
    print(f"{choices.size}: {where}\n{machine()}\n")
    idle = start_up()
    print(f"{idle}  start of qgis_process alone, taken off every run of it below\n", flush=True)
    versions = {"geopandas": geopandas_version(), "postgis": postgis_version()}
    steps: list[Step] = []
    for step in _all_steps(files, out, idle, peers, versions):
        steps.append(step)
        print(f"{step.cost}  {step.who}: {step.part}: {step.title}", flush=True)
    there = [who for who in PEERS if any(step.who == who for step in steps)]
    same = [row for who in there for row in compare(out, who)]
    measured = {"size": choices.size, "data": where, "idle": idle, "steps": steps, "same": same, "versions": versions}
    save(f"run-{choices.size}", measured)
    for who in there:
        _print_ratios(steps, who)
    return _print_agreement(same)


def draw(folder: Path, size: Size, *, real_sites: bool) -> Files:
    """The files of a size; sites are real ones where there are any."""
    real = f"{SITES}|layername={LAYER}" if real_sites and SITES.is_file() else None
    return apart(make, folder, size, real)


def emptied(out: Path) -> Path:
    """The folder without what an earlier run left."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    return out


def _all_steps(files: Files, out: Path, idle: Cost, peers: list[str], versions: dict[str, Any]) -> Iterator[Step]:
    for name, (algorithm, inputs) in parameters(files, out).items():
        cost = qgis_process(algorithm, inputs).without(idle)
        yield Step("werklocaties", name, algorithm.partition(":")[2], cost)
    if "native" in peers:
        for step in chain(files, out):
            cost = qgis_process(step.algorithm, step.inputs).without(idle)
            yield Step("native", step.part, f"{step.title} ({step.algorithm})", cost)
    for who, run in (("geopandas", with_geopandas), ("postgis", with_postgis)):
        if who in peers and versions[who]:
            yield from run(files, out)
        elif who in peers:
            print(f"{who} is not installed: not measured")


def _print_ratios(steps: list[Step], who: str) -> None:
    print(f"\n{who} / werklocaties, on what both do: by the clock, and of the processors")
    if who == "native":
        for part in PARTS:
            _print_ratio(total(steps, who, part), total(steps, "werklocaties", part), part)
    _print_ratio(total(steps, who), total(steps, "werklocaties", *PARTS), "the three themes one by one")
    _print_ratio(total(steps, who), total(steps, "werklocaties", "screening"), "the screening, which also")
    print("  finds room for environmental categories, shares of homes on plans, transformation, classes and reasons")


def _print_ratio(theirs: Cost, ours: Cost, what: str) -> None:
    wall, cpu = theirs.wall / max(ours.wall, 0.01), theirs.cpu / max(ours.cpu, 0.01)
    print(f"  {theirs.wall:8.1f} s / {ours.wall:6.1f} s = {wall:5.1f} x", end="")
    print(f"   {theirs.cpu:8.1f} s / {ours.cpu:6.1f} s = {cpu:5.1f} x   {what}")


def _print_agreement(rows: list[Same]) -> int:
    if not rows:
        return 0
    print("\nthe same figures? total ours, theirs, difference, terrains that differ")
    for row in rows:
        totals = f"{row.ours:16,.1f} {row.theirs:16,.1f} {row.unit:6}"
        print(f"  {row.who:10} {row.figure:22} {totals} {row.off_pct:+8.3f} % {row.differ:6}")
    worst = max(abs(row.off_pct) for row in rows)
    agreed = worst <= ALLOWED_PCT
    print(f"\n{'agreed' if agreed else 'NOT AGREED'}: totals differ by {worst:.3f} % at most")
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())
