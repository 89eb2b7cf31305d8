"""Werklocaties against the best chain of QGIS' own algorithms, on the same files, in one go.

make bench               a country: 26,867 terrains, 1,000,000 homes
make bench SIZE=small    within a minute
make bench SIZE=large    8,000,000 homes; ours only, for the chain would take hours
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from agreement import Same, compare
from data import SIZES, Files, make
from native import chain
from osgeo import gdal, ogr
from ours import parameters
from processes import ROOT, Cost, qgis_process, start_up

SITES = ROOT.parent / "shared" / "data" / "natura2000" / "natura2000_nl_160.gpkg"
LAYER = "natura2000"
PARTS = ("natura2000", "woningbouw", "water")


def main() -> int:
    """Draw the data, run both, and print what each step cost."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--size", choices=SIZES, default="national")
    given.add_argument("--only-ours", action="store_true", help="do not run the chain of QGIS' own algorithms")
    choices = given.parse_args()
    ogr.UseExceptions()
    folder = ROOT / "build" / "bench" / choices.size
    real = SITES.is_file() and choices.size != "small"
    # In a process of its own: what drawing takes must not stand in the memory of the runs that this one starts.
    with ProcessPoolExecutor(1) as drawing:
        files = drawing.submit(
            make, folder, SIZES[choices.size], f"{SITES}|layername={LAYER}" if real else None
        ).result()
    out = folder / "out"
    out.mkdir(exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    _print_machine(choices.size, files)
    idle = start_up()
    print(f"start of qgis_process alone: {idle.seconds:.1f} s, taken off every run below\n", flush=True)
    ours = _run_ours(files, out, idle)
    if choices.only_ours or choices.size == "large":
        return 0
    theirs = _run_chain(files, out, idle)
    _print_ratios(ours, theirs)
    return _print_agreement(compare(out, "n_pieces"))


def _print_machine(size: str, files: Files) -> None:
    counts = ", ".join(f"{getattr(SIZES[size], name):,} {name}" for name in ("terrains", "homes", "plans", "stress"))
    print(f"{size}: {counts}; sites: {Path(files.sites.partition('|')[0]).name}")
    version = gdal.VersionInfo("RELEASE_NAME")
    print(f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, GDAL {version}\n")


def _run_ours(files: Files, out: Path, idle: Cost) -> dict[str, float]:
    print("Werklocaties")
    seconds = {}
    for name, (algorithm, inputs) in parameters(files, out).items():
        cost = qgis_process(algorithm, inputs)
        seconds[name] = cost.seconds - idle.seconds
        print(f"  {seconds[name]:8.1f} s {cost.peak_mb:8.0f} MB  {algorithm.partition(':')[2]}", flush=True)
    return seconds


def _run_chain(files: Files, out: Path, idle: Cost) -> dict[str, float]:
    print("\nQGIS' own algorithms")
    seconds = dict.fromkeys(PARTS, 0.0)
    for step in chain(files, out):
        cost = qgis_process(step.algorithm, step.inputs)
        seconds[step.part] += max(cost.seconds - idle.seconds, 0.0)
        spent = cost.seconds - idle.seconds
        print(f"  {spent:8.1f} s {cost.peak_mb:8.0f} MB  {step.part}: {step.title} ({step.algorithm})", flush=True)
    return seconds


def _print_ratios(ours: dict[str, float], theirs: dict[str, float]) -> None:
    print("\nratio, on what both do")
    for part in PARTS:
        print(f"  {theirs[part]:8.1f} s / {ours[part]:6.1f} s = {theirs[part] / ours[part]:6.1f} x  {part}")
    both, alone = sum(theirs.values()), sum(ours[part] for part in PARTS)
    print(f"  {both:8.1f} s / {alone:6.1f} s = {both / alone:6.1f} x  the three themes one by one")
    print(
        f"  {both:8.1f} s / {ours['screening']:6.1f} s = {both / ours['screening']:6.1f} x  the screening, which also"
    )
    print("  finds room for environmental categories, shares of homes on plans, transformation, classes and reasons")


def _print_agreement(rows: list[Same]) -> int:
    print("\nthe same figures? total ours, theirs, difference, terrains that differ")
    for row in rows:
        totals = f"{row.ours:16,.1f} {row.theirs:16,.1f} {row.unit:6}"
        print(f"  {row.figure:22} {totals} {row.off_pct:+8.3f} % {row.differ:6}")
    worst = max(abs(row.off_pct) for row in rows)
    print(f"\n{'agreed' if worst <= 0.5 else 'NOT AGREED'}: totals differ by {worst:.3f} % at most")
    return 0 if worst <= 0.5 else 1


if __name__ == "__main__":
    sys.exit(main())
