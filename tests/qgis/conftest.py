"""The plugin as QGIS loads it: from the staged build, without a GUI."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
# The examples of the manual.
sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))


@pytest.fixture(scope="session", autouse=True)
def plugin(qgis_app):
    """The provider is registered for the whole session."""
    from werklocaties_plugin import classFactory

    made = classFactory(None)
    made.initProcessing()
    yield made
    made.unload()


@pytest.fixture(autouse=True)
def no_leftovers():
    """Layers and contexts go while QGIS is there; what the collector finds after it has gone crashes the process."""
    yield
    gc.collect()
