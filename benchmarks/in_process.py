"""An algorithm in this process, in a QGIS without a desktop: where a run must be looked into."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from processes import ROOT

#: Kept: what Python lets go of, QGIS would still use.
_kept: list[Any] = []


def start(identifier: str) -> tuple[Any, Any]:
    """The algorithm by its id, and the module qgis.core; once per process."""
    sys.path[:0] = [str(ROOT / "build"), "/usr/share/qgis/python", "/usr/share/qgis/python/plugins"]
    qgis = importlib.import_module("qgis.core")
    application = qgis.QgsApplication([], False)
    application.initQgis()
    importlib.import_module("processing.core.Processing").Processing.initialize()
    plugin = importlib.import_module("werklocaties_plugin").classFactory(None)
    plugin.initProcessing()
    _kept.extend([application, plugin])
    return qgis.QgsApplication.processingRegistry().algorithmById(identifier), qgis
