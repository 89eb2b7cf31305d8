"""The whole way on the demo province, as a script on a server would go it: qgis_process, then a project and a map.

Writes build/demo/: terreinen, paren, zones, samenvatting, aanbod, vraag, saldo and jaren (GeoPackages), a project
(.qgz) with its map, and the charts of the balance.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
from demo_project import make_project
from osgeo import ogr, osr

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "resources" / "demo" / "demoprovincie.gpkg"
OUT = ROOT / "build" / "demo"
HORIZON = 2032
ORDER = ["hoog", "midden", "laag", "geen", "onbekend"]


def layer(name: str) -> str:
    """A layer of the demo province as QGIS names it."""
    return f"{DEMO}|layername={name}"


def inputs() -> dict[str, object]:
    """Parameters of the screening."""
    return {
        "TERRAINS": layer("terreinen"),
        "NATURA2000": layer("natura2000"),
        "PLANS": [layer("woningbouwplannen"), layer("woningbouwplannen_punt")],
        "DWELLINGS": layer("woningen"),
        "MIXED_AREA": layer("gemengd_gebied"),
        "STRESS": [layer("watertekort")],
        "STRESS_FIELD": "klasse",
        "STRESS_CLASSES": "weinig;matig;ernstig",
        "OUTPUT": str(OUT / "terreinen.gpkg"),
        "PAIRS": str(OUT / "paren.gpkg"),
        "ZONES": str(OUT / "zones.gpkg"),
        "SUMMARY": str(OUT / "samenvatting.gpkg"),
    }


def balance_steps() -> list[tuple[str, dict[str, object]]]:
    """From the screened terrains to the balance per region."""
    supply = {
        "TERRAINS": str(OUT / "terreinen.gpkg"),
        "REGIONS": layer("regios"),
        "OUTPUT": str(OUT / "aanbod.gpkg"),
    }
    demand = {
        "JOBS": layer("banen"),
        "REPLACEMENT": layer("vervangingsvraag"),
        "REPLACEMENT_CUMULATIVE": "ja",
        "ADDITIONAL": layer("additionele_vraag"),
        "ADDITIONAL_CUMULATIVE": "ja",
        "DOUBLE_USE": layer("dubbelgebruik"),
        "OUTPUT": str(OUT / "vraag.gpkg"),
    }
    balance = {
        "SUPPLY": supply["OUTPUT"],
        "DEMAND": demand["OUTPUT"],
        "HORIZON": HORIZON,
        "REGIONS": layer("regios"),
        "OUTPUT": str(OUT / "saldo.gpkg"),
        "TIMELINE": str(OUT / "jaren.gpkg"),
    }
    return [("landsupply", supply), ("landdemand", demand), ("supplydemandbalance", balance)]


def run(algorithm: str, parameters: dict[str, object]) -> dict[str, object]:
    """Run an algorithm by qgis_process in Dutch, with JSON in and out."""
    done = subprocess.run(
        ["qgis_process", "run", algorithm, "-"],
        input=json.dumps({"inputs": parameters}),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LANG": "nl_NL.UTF-8"},
    )
    if done.returncode != 0:
        sys.exit(f"demo: {algorithm} failed\n{done.stderr}\n{done.stdout}")
    answer = json.loads(done.stdout)
    for message in answer["log"].get("warning", []):
        print(f"  let op: {message}")
    return answer["results"]


def attributes(path: Path) -> pd.DataFrame:
    """All attributes of the first layer of a file."""
    source = ogr.Open(str(path))
    return pd.DataFrame([feature.items() for feature in source.GetLayer(0)])


def summarise(terrains: pd.DataFrame) -> None:
    """Classes per theme, and the terrains that need a conversation first."""
    themes = [name.removesuffix("_klasse") for name in terrains if name.endswith("_klasse")]
    counts = pd.DataFrame({theme: terrains[f"{theme}_klasse"].value_counts() for theme in themes})
    print("\nTerreinen per klasse\n")
    print(counts.reindex(ORDER).fillna(0).astype(int).rename_axis("klasse").to_string())
    worst = terrains.sort_values("conflict_rang").query("conflict_klasse == 'hoog'").head(5)
    print("\nDe vijf zwaarste\n")
    for _, row in worst.iterrows():
        print(f"  {row['naam']} ({row['gemeente'] or 'gemeente onbekend'})")
        for theme in themes:
            if row[f"{theme}_klasse"] == "hoog" and f"{theme}_reden" in terrains:
                print(f"    - {row[f'{theme}_reden']}")


def summarise_balance(table: pd.DataFrame) -> None:
    """The band of every region, and why."""
    print(f"\nHard planaanbod min de vraag tot {HORIZON} (ha netto, bandbreedte)\n")
    for _, row in table.iterrows():
        band = f"{row['saldo_min_ha']:+.0f} tot {row['saldo_max_ha']:+.0f}"
        print(f"  {row['regio']:14}{band:>16}  {row['saldo_klasse']:10} {row['saldo_reden']}")


def draw_charts(table: pd.DataFrame, years: pd.DataFrame) -> None:
    """The band per region, and the years of the worst of them."""
    sys.path.insert(0, str(ROOT / "build"))
    from matplotlib.figure import Figure

    from werklocaties_plugin.reports.charts import draw_bands, draw_years

    bands = Figure(figsize=(8, 3.2), layout="constrained")
    draw_bands(bands, table, HORIZON)
    worst = table[table["regio"] != "totaal"].sort_values("saldo_min_ha").iloc[0]
    course = Figure(figsize=(8, 3.6), layout="constrained")
    draw_years(course, years[years["regio"] == worst["regio"]], HORIZON, worst["tekort_vanaf_hoog"])
    course.suptitle(worst["regio"])
    for name, figure in (("saldo", bands), ("jaren", course)):
        for kind in ("png", "svg"):
            figure.savefig(OUT / f"{name}.{kind}", dpi=120)


def main() -> None:
    ogr.UseExceptions()
    osr.UseExceptions()
    if not DEMO.is_file():
        sys.exit(f"demo: {DEMO} is missing; make it with scripts/make_demo_province.py")
    OUT.mkdir(parents=True, exist_ok=True)
    print("Conflictanalyse van de demoprovincie")
    results = run("werklocaties:conflictscreening", inputs())
    summarise(attributes(OUT / "terreinen.gpkg"))
    for algorithm, parameters in balance_steps():
        run(f"werklocaties:{algorithm}", parameters)
    table = attributes(OUT / "saldo.gpkg")
    summarise_balance(table)
    draw_charts(table, attributes(OUT / "jaren.gpkg"))
    make_project(DEMO, OUT)
    print(f"\nGeschreven in {OUT.relative_to(ROOT)}/: {', '.join(sorted(path.name for path in OUT.iterdir()))}")
    print(f"Terreinen: {results['TERRAIN_COUNT']}. Bekijk de kaart in QGIS met: make desktop")


if __name__ == "__main__":
    main()
