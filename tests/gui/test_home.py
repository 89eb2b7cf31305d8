"""The plugin at home in the window: what it puts there, and that nothing of it is left when it goes."""

from __future__ import annotations

import desktop
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDockWidget


def ours(window):
    """Names of everything under the window that is the plugin's."""
    return sorted(
        {each.objectName() for each in window.findChildren(QObject) if each.objectName().startswith("Werklocaties")}
    )


def test_menu_and_toolbar_show_and_hide_the_docks(sitting):
    window = sitting.begin().window
    placed = sitting.plugin.desktop
    assert window.plugins.actions()[-1].menu() is placed.menu
    for key, dock in placed.docks.items():
        button = placed.toolbar.widgetForAction(dock.action)
        assert dock.action in placed.menu.actions()
        assert not dock.action.isChecked()
        desktop.click(button)
        made = dock.dock
        assert (made.isVisible(), dock.action.isChecked()) == (True, True), key
        assert window.dockWidgetArea(made) == dock.kind.area
        made.close()
        assert not dock.action.isChecked(), "the action follows the dock"
        dock.action.trigger()
        assert made.isVisible()
        assert dock.dock is made, "made once"
        desktop.click(button)
        assert not made.isVisible()


def test_unloading_leaves_nothing_and_loading_again_brings_all_back(sitting):
    window = sitting.begin().window
    known = ours(window)
    assert known
    for _ in range(2):
        for dock in sitting.plugin.desktop.docks.values():
            dock.open()
        desktop.settle()
        sitting.plugin.unload()
        sitting.plugin.unload()
        desktop.settle()
        assert ours(window) == []
        assert window.findChildren(QDockWidget) == []
        assert window.plugins.actions() == []
        assert window.locator.filters() == []
        sitting.load_plugin()
        assert ours(window) == known
