"""The manual: whole, with pictures that exist and are light, and nothing on its pages from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from manual_pages.examples import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
IDS = sorted(json.loads((ROOT / "tests" / "data" / "interface.json").read_text(encoding="utf-8")))
IMAGES = sorted((DOCS / "images").glob("*"))
PAGES = sorted(DOCS.rglob("*.md"))
#: The most that a picture may weigh (bytes).
HEAVIEST = 150_000
#: What a page loads by itself, as opposed to what it links to.
LOADED = re.compile(
    r'<(?:script|img|iframe|source)\b[^>]*\bsrc="(?:https?:)?//|<link\b[^>]*stylesheet[^>]*"(?:https?:)?//'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The manual as it is built; a link or a picture that leads nowhere, or a page that is not listed, stops it."""
    folder = tmp_path_factory.mktemp("site")
    mkdocs = ROOT / ".venv" / "docs" / "bin" / "mkdocs"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONPATH", None)
    command = [str(mkdocs), "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("name", IDS)
def test_every_algorithm_has_a_page_with_its_picture_and_an_example(site, name):
    page = (site / "analyses" / f"{name}.html").read_text(encoding="utf-8")
    assert f"werklocaties:{name}" in page
    assert f"images/dialoog-{name}.png" in page
    assert name in EXAMPLES


def test_a_page_loads_nothing_from_another_server(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > len(PAGES)
    assert [page.name for page in pages if LOADED.search(page.read_text(encoding="utf-8"))] == []
    styles = [path for path in site.rglob("*.css") if re.search(r"url\(['\"]?(?:https?:)?//", path.read_text())]
    assert styles == []


@pytest.mark.parametrize("picture", IMAGES, ids=lambda path: path.name)
def test_a_picture_is_light_and_used(picture):
    assert picture.suffix == ".png"
    assert picture.stat().st_size < HEAVIEST
    texts = [path.read_text(encoding="utf-8") for path in (*PAGES, ROOT / "README.md")]
    assert any(f"images/{picture.name})" in text for text in texts)


def test_links_of_the_readme_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert local
    assert [target for target in local if not (ROOT / target).exists()] == []
