"""The whole way on the demo province, as a script on a server would go it: qgis_process, then a project and a map.

Writes build/demo/: terreinen, paren, zones and samenvatting (GeoPackages), a project (.qgz) and kaart.png.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
from demo_project import make_project
from osgeo import ogr, osr

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "resources" / "demo" / "demoprovincie.gpkg"
OUT = ROOT / "build" / "demo"
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


def run(algorithm: str, parameters: dict[str, object]) -> dict[str, object]:
    """Run an algorithm by qgis_process with JSON in and out; its messages go to standard error."""
    done = subprocess.run(
        ["qgis_process", "run", algorithm, "-"],
        input=json.dumps({"inputs": parameters}),
        capture_output=True,
        text=True,
        check=False,
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
    judge = "conflict" if "conflict" in themes else themes[0]
    worst = terrains.sort_values(f"{judge}_score", ascending=False).query(f"{judge}_klasse == 'hoog'").head(5)
    print("\nDe vijf zwaarste\n")
    for _, row in worst.iterrows():
        print(f"  {row['naam']} ({row['gemeente'] or 'gemeente onbekend'})")
        for theme in themes:
            if row[f"{theme}_klasse"] == "hoog" and f"{theme}_reden" in terrains:
                print(f"    - {row[f'{theme}_reden']}")


def main() -> None:
    ogr.UseExceptions()
    osr.UseExceptions()
    if not DEMO.is_file():
        sys.exit(f"demo: {DEMO} is missing; make it with scripts/make_demo_province.py")
    OUT.mkdir(parents=True, exist_ok=True)
    print("Conflictanalyse van de demoprovincie")
    results = run("werklocaties:conflictscreening", inputs())
    summarise(attributes(OUT / "terreinen.gpkg"))
    make_project(DEMO, OUT)
    print(f"\nGeschreven in {OUT.relative_to(ROOT)}/: {', '.join(sorted(path.name for path in OUT.iterdir()))}")
    print(f"Terreinen: {results['TERRAIN_COUNT']}. Bekijk de kaart in QGIS met: make desktop")


if __name__ == "__main__":
    main()
