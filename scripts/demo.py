"""The whole way on the demo province, as a script on a server would go it: qgis_process, then a project and a map.

Writes build/demo/: a copy of the demo province, the results (GeoPackages), the report (HTML, PDF and XLSX), a project
(.qgz) with its map, and the charts of the balance.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
from osgeo import ogr, osr
from qgis.core import QgsApplication, QgsLayoutExporter, QgsProject

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "build"))
from demo_charts import draw_charts

from werklocaties_plugin.demo.layout import NAME
from werklocaties_plugin.demo.project import write_project
from werklocaties_plugin.demo.steps import HORIZON, PROVINCE, source_of_province, steps

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "demo"
ORDER = ["hoog", "midden", "laag", "geen", "onbekend"]


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


def draw_map(project: Path) -> None:
    """The map of the project as a picture."""
    opened = QgsProject.instance()
    if not opened.read(str(project)):
        sys.exit(f"demo: {project} does not open: {opened.error()}")
    layout = opened.layoutManager().layoutByName(NAME)
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=110).save(str(OUT / "kaart.png")):
        sys.exit(f"demo: cannot write {OUT / 'kaart.png'}")
    opened.clear()


def main() -> None:
    ogr.UseExceptions()
    osr.UseExceptions()
    OUT.mkdir(parents=True, exist_ok=True)
    shutil.copy(source_of_province(), OUT / PROVINCE)
    print("Conflictanalyse en saldo van de demoprovincie")
    results = {step.algorithm: run(f"werklocaties:{step.algorithm}", step.parameters) for step in steps(OUT)}
    summarise(attributes(OUT / "terreinen.gpkg"))
    table = attributes(OUT / "saldo.gpkg")
    summarise_balance(table)
    # With windows, though none is shown: charts and maps write letters.
    application = QgsApplication([], True)
    application.initQgis()
    draw_charts(table, attributes(OUT / "jaren.gpkg"), HORIZON, OUT)
    draw_map(write_project(OUT))
    application.exitQgis()
    print(f"\nGeschreven in {OUT.relative_to(ROOT)}/: {', '.join(sorted(path.name for path in OUT.iterdir()))}")
    count = results["conflictscreening"]["TERRAIN_COUNT"]
    print(f"Terreinen: {count}. Lees verslag.html; bekijk de kaart in QGIS met: make desktop")


if __name__ == "__main__":
    main()
