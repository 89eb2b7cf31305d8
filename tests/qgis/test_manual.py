"""What the manual says can be done is done: the examples of its pages run, and Help leads to them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from layers import run
from manual_pages.examples import EXAMPLES, FILES, ONLINE
from qgis.core import QgsApplication

from werklocaties_plugin.paths import manual

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo" / "demoprovincie.gpkg"
#: A file, as the manual shows it: its name, then what is in it.
SHOWN = re.compile(r"`(\w+\.csv)`[^`]*```\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder in which a reader tries the examples."""
    made = tmp_path_factory.mktemp("handleiding")
    shutil.copy(DEMO, made / DEMO.name)
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def within(folder, value):
    """Files of an example, where they are."""
    if isinstance(value, list):
        return [within(folder, each) for each in value]
    is_file = isinstance(value, str) and re.match(r"\w+\.(gpkg|csv|html|pdf|xlsx)\b", value)
    return f"{folder}/{value}" if is_file else value


# In their order: some take what others wrote.
@pytest.mark.parametrize("name", [name for name in EXAMPLES if name not in ONLINE])
def test_the_example_of_the_page_runs(folder, name):
    given = {key: within(folder, value) for key, value in EXAMPLES[name].items()}
    result = run(name, given, abort_on_invalid=False)
    assert result.ok, result.problem


def test_help_leads_to_a_page_that_is_there():
    provider = QgsApplication.processingRegistry().providerById("werklocaties")
    urls = {each.name(): each.helpUrl() for each in provider.algorithms()}
    assert manual().endswith("/docs/index.md"), "what the menu opens"
    start = "https://github.com/werklocaties/werklocaties/blob/main/"
    assert sorted(EXAMPLES) == sorted(urls)
    assert [name for name, url in urls.items() if not url.startswith(start)] == []
    assert [url for url in (manual(), *urls.values()) if not (ROOT / url.removeprefix(start)).is_file()] == []


def test_the_worked_balance_of_the_manual_comes_out(tmp_path):
    """Noord-Brabant 2022, with the very files that the page shows."""
    page = (ROOT / "docs" / "methode" / "saldo.md").read_text(encoding="utf-8")
    for name, text in SHOWN.findall(page):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = {"SUPPLY": str(tmp_path / "aanbod.csv"), "DEMAND": str(tmp_path / "vraag.csv"), "HORIZON": 2030}
    result = run("supplydemandbalance", {**given, "OUTPUT": "memory:"})
    assert result.ok, result.problem
    assert (result.results["BALANCE_MIN_HA"], result.results["BALANCE_MAX_HA"]) == (-696, -348)
    (row,) = [
        each for each in result.context.getMapLayer(result.results["OUTPUT"]).getFeatures() if each["regio"] != "totaal"
    ]
    assert f"*{row['saldo_reden']}*" in " ".join(page.split())
    shown = {f"{value:,.0f}".replace("-", "−") for value in (row["saldo_min_zacht_ha"], row["saldo_max_zacht_ha"])}
    assert all(f"| {value} |" in page for value in shown)
