"""Write the pages of the manual that come from the code: make_manual.py [--check].

A page per algorithm and their overview (docs/analyses/) and the thresholds (docs/methode/drempels.md). They are kept in
the project, so that they can be read where it is; --check says which are out of date, and writes nothing. Runs in the
Python of QGIS (scripts/with_qgis.sh), on the staged plugin.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from manual_pages import algorithms, thresholds
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HELP = ROOT / "resources" / "help" / "nl"


def main() -> None:
    """Write the pages, or compare them."""
    pages = all_pages()
    folder = DOCS / "analyses"
    stray = [path for path in folder.glob("*.md") if path not in pages]
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if sys.argv[1:] == ["--check"]:
        if wrong := sorted({*stale, *stray}):
            sys.exit("make_manual: run 'make manual'; out of date: " + ", ".join(each.name for each in wrong))
        return
    folder.mkdir(parents=True, exist_ok=True)
    for path in stray:
        path.unlink()
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(path.relative_to(ROOT))


def all_pages() -> dict[Path, str]:
    """File -> what belongs in it."""
    # The pages are Dutch, whatever the language of the machine.
    QLocale.setDefault(QLocale("nl_NL"))
    application = QgsApplication([], False)
    application.initQgis()
    plugin = ours()
    found = sorted(plugin.provider.algorithms(), key=lambda each: each.name())
    interface = _read("tests/data/interface.json")
    titles = _read("resources/styles/veldnamen.json")
    more = {"fetchopendata": algorithms.catalogue(_read("resources/catalog/opendata.json")["sources"])}
    folder = DOCS / "analyses"
    pages = {
        folder / f"{each.name()}.md": algorithms.page(
            each,
            (HELP / f"{each.name()}.html").read_text(encoding="utf-8"),
            interface[each.name()],
            titles,
            more.get(each.name(), ()),
        )
        for each in found
    }
    pages[folder / "index.md"] = algorithms.overview(found)
    pages[folder / "expressies.md"] = algorithms.functions(HELP)
    pages[DOCS / "methode" / "drempels.md"] = thresholds.page(_read("resources/rules/standaard.json"))
    return pages


def _read(name: str) -> Any:
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def ours() -> Any:
    """The staged plugin, in Dutch for as long as it lives."""
    sys.path.insert(0, str(ROOT / "build"))
    from werklocaties_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    return plugin


if __name__ == "__main__":
    main()
