"""The proof that the core runs where there is no QGIS."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import pytest
from conftest import ABSENT

import werklocaties_plugin.core

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(werklocaties_plugin.core.__path__, "werklocaties_plugin.core.")
)


def test_qgis_cannot_be_imported_here():
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("qgis.core")


@pytest.mark.parametrize("name", MODULES)
def test_every_module_of_the_core_imports_without_qgis(name):
    importlib.import_module(name)
    assert [module for module in sys.modules if module.partition(".")[0] in ABSENT] == []
