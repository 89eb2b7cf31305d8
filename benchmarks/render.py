"""Puts what was measured into benchmarks/README.md: tables between its marks, and plots beside it.

make bench-readme

Each part comes of a file in build/bench that one of the bench commands left; a part without a file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import plots
from agreement import ALLOWED_PCT
from processes import Cost
from results import Step, saved, total

README = Path(__file__).resolve().parent / "README.md"
PARTS = ("natura2000", "woningbouw", "water")
PEERS = {"native": "QGIS' own algorithms", "geopandas": "GeoPandas", "postgis": "PostGIS"}
#: What the ratios should be at least.
WANTED = {"native": 12, "geopandas": 5, "postgis": 4}


def main() -> int:
    """Fill in every part of which there are figures."""
    text = README.read_text(encoding="utf-8")
    for name, (file, make) in SECTIONS.items():
        measured = saved(file)
        if measured is None:
            print(f"{name}: not measured (no build/bench/{file}.json)")
            continue
        body = "\n".join(make(measured))
        text, count = re.subn(_mark(name), lambda found, body=body: f"{found[1]}\n{body}\n{found[2]}", text, flags=re.S)
        print(f"{name}: {'filled in' if count == 1 else 'HAS NO PLACE in README.md'}")
    README.write_text(text, encoding="utf-8")
    return 0


def _mark(name: str) -> str:
    return rf"(<!-- {name} -->)\n.*?(<!-- /{name} -->)"


def table(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> list[str]:
    """A table in Markdown; the first column is text, the others are figures."""
    head = list(head)
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    return lines + [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]


def _machine(measured: dict[str, Any]) -> list[str]:
    found, data = measured["machine"], measured["data"]
    versions = [text for text in measured["versions"].values() if text]
    return [
        f"{found['processor']}, {found['processors']} processors, {found['memory_gb']} GB, {found['system']}; "
        f"QGIS {found['qgis']}, Python {found['python']}, GDAL {found['gdal']}, Shapely {found['shapely']}, "
        f"numpy {found['numpy']}; {'; '.join(versions)}.",
        f"Commit {found['commit']}, {found['date']}; load of other work at the end {found['load']:.1f}.",
        f"{data['terrains']:,} terrains, {data['homes']:,} homes, {data['plans']:,} plans, {data['stress']:,} stress "
        f"polygons; sites: {data['sites']}.",
    ]


def _ratios(measured: dict[str, Any]) -> list[str]:
    steps = _steps(measured)
    ours, screening = total(steps, "werklocaties", *PARTS), total(steps, "werklocaties", "screening")
    rows = [
        ("Werklocaties, three themes one by one", *_cells(ours), "", "", ""),
        ("Werklocaties, whole screening (does more)", *_cells(screening), "", "", ""),
    ]
    for who, title in PEERS.items():
        if any(step.who == who for step in steps):
            cost = total(steps, who)
            ratios = (f"**{cost.wall / ours.wall:.1f} ×**", f"{cost.cpu / ours.cpu:.1f} ×")
            rows.append((title, *_cells(cost), *ratios, f"{WANTED[who]} ×"))
    head = ("", "s by the clock", "s of processors", "peak MB", "ratio, clock", "ratio, processors", "wanted")
    return table(head, rows)


def _steps_table(measured: dict[str, Any]) -> list[str]:
    idle = Cost(**measured["idle"])
    rows = [("(start of `qgis_process` alone, taken off its runs below)", "", *_cells(idle))]
    rows += [(f"{step.who}: {step.title}", step.part, *_cells(step.cost)) for step in _steps(measured)]
    return table(("step", "part", "s by the clock", "s of processors", "peak MB"), rows)


def _agreement(measured: dict[str, Any]) -> list[str]:
    rows = [
        (
            row["figure"], PEERS[row["who"]], f"{row['ours']:,.1f} {row['unit']}",
            f"{row['theirs']:,.1f} {row['unit']}", f"{row['off_pct']:+.3f} %", row["differ"],
        )
        for row in measured["same"]
    ]  # fmt: skip
    worst = max((abs(row["off_pct"]) for row in measured["same"]), default=0.0)
    line = f"At most {worst:.3f} % apart; {ALLOWED_PCT} % is allowed."
    return [*table(("figure", "by", "ours", "theirs", "difference", "terrains apart"), rows), "", line]


def _large(measured: dict[str, Any]) -> list[str]:
    rows = [(step.part, *_cells(step.cost)) for step in _steps(measured)]
    homes = f"{measured['data']['homes']:,} homes"
    lines = table((homes, "s by the clock", "s of processors", "peak MB"), rows)
    national = saved("run-national")
    if national:
        more = total(_steps(measured), "werklocaties", "screening")
        less = total(_steps(national), "werklocaties", "screening")
        lines += ["", f"{more.wall - less.wall:.0f} s more by the clock than the screening with a million homes."]
    return lines


def _profile(measured: dict[str, Any]) -> list[str]:
    rest = measured["cpu"] - measured["reading"] - measured["geos"] - measured["writing"]
    rows = [
        ("reading the layers through QGIS, nothing else done", f"{measured['reading']:.1f}"),
        ("GEOS, in the calls of the run itself", f"{measured['geos']:.1f}"),
        ("writing the output, nothing else done", f"{measured['writing']:.1f}"),
        ("the rest: rules, reasons, tables, arrays", f"{rest:.1f}"),
        ("**the run**", f"**{measured['cpu']:.1f}**"),
    ]
    geos = ", ".join(f"{name} {seconds:.1f}" for name, seconds in list(measured["geos_by_function"].items())[:8])
    chunks = ", ".join(f"`{name}` {seconds:.1f}" for name, seconds in list(measured["engine_by_chunk"].items())[:8])
    ratio = f"{measured['ratio']:.2f} × the floor of the three (wanted: 2 ×)."
    lines = [*table(("s of the processors", ""), rows), "", ratio, "", f"GEOS by function: {geos}."]
    return [*lines, f"Engine by chunk: {chunks}."]


def _scaling(measured: dict[str, Any]) -> list[str]:
    plots.scaling(measured["rows"], README.parent / "images" / "scaling.svg")
    rows = [
        (f"{row['count']:,} {row['what']}", row["processors"], *_cells(Cost(**row["cost"]))) for row in measured["rows"]
    ]
    lines = table(("screening of", "processors", "s by the clock", "s of processors", "peak MB"), rows)
    lines.append("")
    for what, (fitted, steepest) in measured["exponents"].items():
        lines.append(f"Exponent over {what}: {fitted:.2f}; at the steepest step {steepest:.2f}.")
    return [*lines, "", "![Seconds of the processors against terrains and homes](images/scaling.svg)"]


def _cancel(measured: dict[str, Any]) -> list[str]:
    latencies = measured["latencies"]
    rows = [(f"`{place}`", f"{wall:.2f}", f"{cpu:.2f}") for wall, cpu, place, _ in measured["gaps"][:5]]
    return [
        f"Worst {max(latencies):.2f} s of {len(latencies)} runs cancelled (wanted: 1 s); {measured['looks']:,} looks",
        f"in a whole run. Load of other work {measured['machine']['load']:.1f}.",
        "",
        *table(("longest times without a look, after", "s by the clock", "s of the calling thread"), rows),
    ]


def _startup(measured: dict[str, Any]) -> list[str]:
    heavy = sorted({name for run in measured["runs"] for name in run["heavy"]})
    return [
        f"{measured['cpu_ms']:.0f} ms of the processor, {measured['wall_ms']:.0f} ms by the clock: the median of "
        f"{len(measured['runs'])} starts (wanted: 50 ms). Heavy packages it loads: {', '.join(heavy) or 'none'}. "
        f"Load of other work {measured['machine']['load']:.1f}."
    ]


def _docks(measured: dict[str, Any]) -> list[str]:
    rows = [
        (
            f"{row['dock']}: {row['act']}", f"{row['middle']:.0f}", f"{row['longest']:.0f}",
            "" if row["wanted"] is None else f"{row['wanted']:.0f}",
        )
        for row in measured["rows"]
    ]  # fmt: skip
    load = f"Load of other work {measured['machine']['load']:.1f}."
    return [*table(("act, until it is painted", "ms, middle of five", "ms, longest", "wanted"), rows), "", load]


def _steps(measured: dict[str, Any]) -> list[Step]:
    return [Step(**{**step, "cost": Cost(**step["cost"])}) for step in measured["steps"]]


def _cells(cost: Cost) -> tuple[str, str, str]:
    return f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak_mb:,.0f}" if cost.peak_mb else "–"


#: Part of the README -> file in build/bench, and what makes its lines.
SECTIONS: dict[str, tuple[str, Callable[[dict[str, Any]], list[str]]]] = {
    "machine": ("run-national", _machine),
    "ratios": ("run-national", _ratios),
    "agreement": ("run-national", _agreement),
    "steps": ("run-national", _steps_table),
    "large": ("run-large", _large),
    "profile": ("profile-national", _profile),
    "scaling": ("scaling-national", _scaling),
    "cancel": ("cancel-national", _cancel),
    "startup": ("startup", _startup),
    "docks": ("docks", _docks),
}


if __name__ == "__main__":
    raise SystemExit(main())
