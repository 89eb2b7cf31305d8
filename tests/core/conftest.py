"""The core is tested as if QGIS were not installed."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

ABSENT = ("qgis", "PyQt5", "PyQt6", "osgeo", "processing")


class NoQgis(MetaPathFinder):
    """Refuses every import of QGIS, Qt and GDAL."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"the core imports {name}, which it must not know", name=name)


sys.meta_path.insert(0, NoQgis())
