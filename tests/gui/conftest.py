"""The plugin in a window, with the demo province: on a real display (Xvfb), with clicks and keys."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject

sys.path.insert(0, str(Path(__file__).resolve().parent))


@pytest.fixture(autouse=True)
def no_error(monkeypatch):
    """What goes wrong in a slot is told to nobody but this hook."""
    errors = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: errors.append(error))
    yield errors
    assert not errors, errors


class Sitting:
    """Somebody behind a desktop, with the plugin."""

    def __init__(self, monkeypatch, folder):
        self.monkeypatch, self.folder = monkeypatch, folder
        self.window = self.plugin = None
        self.layers = {}

    def begin(self, language="nl", dark=False, size=(1366, 768), **demo):
        """Open the window, with layers of the demo province on the map."""
        import desktop

        desktop.locale_of(self.monkeypatch, language)
        desktop.dress(dark)
        self.window = desktop.Desktop(*size)
        self.load_plugin()
        self.layers = desktop.add_demo(desktop.demo_copy(self.folder), **demo)
        self.window.show()
        desktop.settle()
        return self

    def load_plugin(self):
        from werklocaties_plugin import classFactory

        self.plugin = classFactory(self.window)
        self.plugin.initGui()

    def open_dock(self, key="balance"):
        """By the button in the toolbar."""
        import desktop

        ours = self.plugin.desktop
        desktop.click(ours.toolbar.widgetForAction(ours.docks[key].action))
        self.window.show_layers()
        desktop.settle()
        return ours.docks[key].dock

    @property
    def dock(self):
        return self.plugin.desktop.docks["balance"].dock

    def calculate(self):
        """Say what the tables are, press the button and wait."""
        import desktop

        for box in self.dock.inputs.cumulative.values():
            box.setCurrentIndex(1)
        desktop.wait_for(self.dock.settled, lambda: desktop.click(self.dock.calculate))
        return self.dock.view

    def end(self):
        import desktop

        if self.plugin is not None:
            self.plugin.unload()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        desktop.settle()


@pytest.fixture
def sitting(qgis_app, qgis_processing, monkeypatch, tmp_path):
    """Nothing of it is left afterwards, in whatever order the test left it."""
    import desktop

    made = Sitting(monkeypatch, tmp_path)
    yield made
    made.end()
    QgsProject.instance().clear()
    desktop.wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    desktop.settle()
    made.window = made.plugin = None
    made.layers.clear()
    gc.collect()


@pytest.fixture
def officer(sitting):
    """The same somebody, who works with the dock 'Conflicten'."""
    from officer import Officer

    return Officer(sitting)
