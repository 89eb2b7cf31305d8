"""The plugin at home in the window: what it puts there, and that nothing of it is left when it goes."""

from __future__ import annotations

import desktop
import pytest
import seen
from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QFileDialog, QPushButton

LOOKS = [(language, dark) for language in ("nl", "en") for dark in (False, True)]
NAMES = [f"{language}-{'dark' if dark else 'light'}" for language, dark in LOOKS]


@pytest.fixture(autouse=True)
def own_settings():
    """What is set in a test is gone after it."""
    yield
    QgsSettings().remove("werklocaties", QgsSettings.Section.Plugins)


def ours(window):
    """Names of everything under the window that is the plugin's."""
    return sorted(
        {each.objectName() for each in window.findChildren(QObject) if each.objectName().startswith("Werklocaties")}
    )


def answer(act, what):
    """Do something that opens a window that waits for an answer, and give it: what is called with that window."""
    met = []

    def look():
        window = QApplication.activeModalWidget()
        if window is None:
            QTimer.singleShot(50, look)
            return
        met.append(window)
        what(window)

    QTimer.singleShot(50, look)
    act()
    desktop.settle()
    assert met
    return met[0]


def press(text):
    """Presses the button of this text."""

    def pressing(box):
        buttons = {each.text().replace("&", ""): each for each in box.findChildren(QPushButton)}
        desktop.click(buttons[text])

    return pressing


# ---- menu and toolbar


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


@pytest.mark.parametrize(("language", "dark"), LOOKS, ids=NAMES)
def test_the_menu_is_seen_whole(sitting, language, dark):
    window = sitting.begin(language, dark).window
    menu = sitting.plugin.desktop.menu
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    desktop.settle()
    texts = [each.text() for each in menu.actions() if not each.isSeparator()]
    assert ("Demo openen…" if language == "nl" else "Open the demo…") in texts
    assert ("Vraag en aanbod" if language == "nl" else "Supply and demand") in texts
    assert menu.height() < 768
    assert all(not each.icon().isNull() for each in menu.actions() if each.text() and each.menu() is None)
    desktop.picture(menu, f"home-menu-{language}-{'dark' if dark else 'light'}")
    menu.close()
    desktop.picture(window, f"home-window-{language}-{'dark' if dark else 'light'}")


def test_every_algorithm_is_in_the_menu_under_its_group(sitting):
    sitting.begin()
    menu = sitting.plugin.desktop.menu
    found = [each.text().rstrip("…") for group in menu.actions() if group.menu() for each in group.menu().actions()]
    provider = QgsApplication.processingRegistry().providerById("werklocaties")
    assert sorted(found) == sorted(each.displayName() for each in provider.algorithms())


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
        assert window.option_pages == []
        assert window.layer_actions == {}
        # Layers that come and go meet nobody any more.
        desktop.add_demo(sitting.folder / desktop.DEMO.name, names=("terreinen",))
        sitting.load_plugin()
        assert ours(window) == known


def test_docks_outlive_a_change_of_project(sitting):
    sitting.begin()
    for dock in sitting.plugin.desktop.docks.values():
        dock.open()
    desktop.settle()
    for _ in range(2):
        QgsProject.instance().clear()
        desktop.settle()
        desktop.add_demo(sitting.folder / desktop.DEMO.name, names=("terreinen", "regios"))
        desktop.settle()


# ---- the menu of a layer


def screened(name="gescreend"):
    fields = ("terrein_id:string", "naam:string", "n2000_klasse:string", "n2000_score:double", "conflict_klasse:string")
    text = "&".join(f"field={each}" for each in fields)
    return QgsVectorLayer(f"Polygon?crs=EPSG:28992&{text}", name, "memory")


def offered(window, layer):
    """Object names of what the menu of the layer offers, without 'WerklocatiesLayer'."""
    names = (action.objectName() for action, layers in window.layer_actions.items() if layer.id() in layers)
    return sorted(name.removeprefix("WerklocatiesLayer") for name in names if name.startswith("WerklocatiesLayer"))


def test_a_layer_offers_what_fits_it(sitting):
    window = sitting.begin().window
    zones = QgsVectorLayer("Polygon?crs=EPSG:28992&field=terrein_fid:int&field=terrein_id:string", "zones", "memory")
    table = QgsVectorLayer("None?field=terrein_id:string", "tabel", "memory")
    judged = screened()
    QgsProject.instance().addMapLayers([zones, table, judged])
    raw = offered(window, sitting.layers["terreinen"])
    assert {"Check", "Screen", "Supply"} <= set(raw)
    assert not {"Firm", "Chances", "Conflicts"} & set(raw)
    assert {"Check", "Screen", "Supply", "Firm", "Chances", "Conflicts"} <= set(offered(window, judged))
    assert [offered(window, each) for each in (zones, table, sitting.layers["regios"])] == [[], [], []]


def test_the_conflicts_of_a_layer_are_looked_at_in_the_dock(sitting):
    window = sitting.begin().window
    first, second = screened("een"), screened("twee")
    QgsProject.instance().addMapLayers([first, second])
    (action,) = [each for each in window.layer_actions if each.objectName() == "WerklocatiesLayerConflicts"]
    for layer in (second, first):
        window.active_layer = layer
        action.trigger()
        desktop.settle()
        dock = sitting.plugin.desktop.docks["conflict"].dock
        assert dock.isVisible()
        assert dock.layer_box.currentLayer() is layer


def test_an_offer_opens_the_dialog_filled_in(sitting, monkeypatch, qgis_processing):
    from qgis import processing

    window = sitting.begin().window
    rules = sitting.folder / "regels.json"
    rules.write_text("{}", encoding="utf-8")
    from werklocaties_plugin.gui import settings

    settings.keep(settings.RULES, str(rules))
    settings.keep(settings.REGIONS, f"{sitting.folder / desktop.DEMO.name}|layername=regios")
    settings.keep(settings.REGION_NAME, "regio")
    settings.keep(settings.LOGO, str(sitting.folder / "weg.png"))
    shown = []
    monkeypatch.setattr(
        processing, "createAlgorithmDialog", lambda name, given: shown.append((name, given)) or QDialog(window)
    )
    window.active_layer = layer = sitting.layers["terreinen"]
    for action in window.layer_actions:
        if action.objectName() in ("WerklocatiesLayerScreen", "WerklocatiesLayerSupply"):
            action.trigger()
    assert shown == [
        ("werklocaties:conflictscreening", {"RULES": str(rules), "TERRAINS": layer.id()}),
        (
            "werklocaties:landsupply",
            {
                "REGIONS": settings.value(settings.REGIONS),
                "REGION_NAME": "regio",
                "TERRAINS": layer.id(),
            },
        ),
    ]
    for each in window.findChildren(QDialog):
        each.close()


# ---- options


@pytest.mark.parametrize(("language", "dark"), LOOKS, ids=NAMES)
def test_the_page_of_options_keeps_what_is_chosen(sitting, language, dark):
    from werklocaties_plugin.gui import settings

    window = sitting.begin(language, dark).window
    (factory,) = window.option_pages
    page = factory.createWidget(window)
    dialog = QDialog(window)
    page.setParent(dialog)
    dialog.resize(760, 480)
    page.resize(760, 480)
    dialog.show()
    province = str(sitting.folder / desktop.DEMO.name)
    page.regions.setFilePath(province)
    names = [page.regions_layer.itemText(each) for each in range(page.regions_layer.count())]
    assert {"regios", "gemeenten"} <= set(names)
    page.regions_layer.setCurrentText("regios")
    page.region_name.setCurrentText("regio")
    page.demo.setFilePath(str(sitting.folder / "demo"))
    desktop.settle()
    assert seen.cut_off(page) == []
    desktop.picture(dialog, f"home-options-{language}-{'dark' if dark else 'light'}")
    page.apply()
    assert settings.value(settings.REGIONS) == f"{province}|layername=regios"
    assert settings.value(settings.REGION_NAME) == "regio"
    assert settings.demo_folder() == sitting.folder / "demo"
    again = factory.createWidget(window)
    assert (again.regions_layer.currentText(), again.region_name.currentText()) == ("regios", "regio")
    again.regions.setFilePath("")
    again.apply()
    assert settings.value(settings.REGIONS) == settings.value(settings.REGION_NAME) == ""
    again.deleteLater()
    dialog.deleteLater()


def test_settings_never_change_the_defaults_of_an_algorithm(sitting):
    from werklocaties_plugin.gui import settings

    sitting.begin()
    provider = QgsApplication.processingRegistry().providerById("werklocaties")

    def defaults():
        made = [algorithm.create() for algorithm in provider.algorithms()]
        return {
            (algorithm.name(), each.name()): each.defaultValue()
            for algorithm in made
            for each in algorithm.parameterDefinitions()
        }

    before = defaults()
    for name in settings.NAMES:
        settings.keep(name, str(sitting.folder / desktop.DEMO.name))
    assert defaults() == before


def test_every_setting_fills_in_a_parameter_that_there_is(sitting):
    from werklocaties_plugin.gui import settings

    sitting.begin()
    provider = QgsApplication.processingRegistry().providerById("werklocaties")
    known = {each.name() for algorithm in provider.algorithms() for each in algorithm.parameterDefinitions()}
    assert [name for name, fills in settings.FILLS.items() if not known & set(fills)] == []


# ---- messages


def test_what_went_wrong_is_a_click_away_from_the_log(sitting):
    from werklocaties_plugin.gui.messages import tell

    window = sitting.begin().window
    logged = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda text, tag, level: logged.append((text, tag, level)))
    tell(window, "Alles ging goed.", Qgis.MessageLevel.Success)
    assert window.bar.currentItem().findChildren(QPushButton) == []
    tell(window, "Er ging iets mis.", Qgis.MessageLevel.Critical, "bestand niet gevonden")
    assert ("Er ging iets mis.\nbestand niet gevonden", "Werklocaties", Qgis.MessageLevel.Critical) in logged
    (button,) = window.bar.currentItem().findChildren(QPushButton)
    assert button.text() == "Logboek tonen"
    button.click()
    assert window.log_opened == 1


def test_a_missing_package_is_said_with_the_log(sitting, monkeypatch):
    from werklocaties_plugin import dependencies

    window = sitting.begin().window
    monkeypatch.setattr(dependencies, "missing", lambda: ["shapely >= 2.0"])
    for dock in sitting.plugin.desktop.docks.values():
        dock.action.trigger()
        assert not dock.action.isChecked()
        assert "shapely >= 2.0" in window.bar.currentItem().text()
    sitting.plugin.desktop.actions["WerklocatiesDemoAction"].trigger()
    assert "shapely >= 2.0" in window.bar.currentItem().text()


@pytest.mark.parametrize(("language", "dark"), LOOKS, ids=NAMES)
def test_about_says_the_versions_and_copies_them(sitting, language, dark):
    window = sitting.begin(language, dark).window

    def look(box):
        desktop.picture(box, f"home-about-{language}-{'dark' if dark else 'light'}")
        press("Versies kopiëren" if language == "nl" else "Copy the versions")(box)

    answer(sitting.plugin.desktop.actions["WerklocatiesAboutAction"].trigger, look)
    copied = QApplication.clipboard().text()
    for word in ("Werklocaties: 0.", "QGIS: ", "shapely: ", "standaard"):
        assert word in copied
    assert window.isVisible()


# ---- the demo


def demo_files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_demo_is_made_opened_and_never_replaced_without_asking(sitting, monkeypatch):
    from werklocaties_plugin.demo.steps import PROJECT, files_of
    from werklocaties_plugin.gui import settings

    window = sitting.begin().window
    folder = sitting.folder / "mijn demo"
    settings.keep(settings.DEMO_FOLDER, str(folder))
    opening, action = sitting.plugin.desktop.demo, sitting.plugin.desktop.actions["WerklocatiesDemoAction"]
    answer(action.trigger, lambda box: (desktop.picture(box, "home-demo-ask"), press("Maken en openen")(box)))
    desktop.picture(window, "home-demo-making")
    desktop.wait_until(lambda: opening.maker is None)
    said = window.bar.currentItem()
    assert "De demo is geopend" in said.text(), said.text()
    assert [each.text() for each in said.findChildren(QPushButton)] == ["Verslag lezen"]
    assert demo_files(folder) == sorted({path.name for path in files_of(folder)})
    project = QgsProject.instance()
    assert project.fileName() == str(folder / PROJECT)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert {"Conflicten", "Saldo", "Watertekort", "Hoe vast het oordeel is"} <= set(
        project.mapThemeCollection().mapThemes()
    )

    # Again: nothing is calculated when it is opened as it is, and Cancel leaves everything.
    before = {path: path.stat().st_mtime_ns for path in files_of(folder)}
    answer(action.trigger, press("Openen zoals hij is"))
    answer(action.trigger, lambda box: box.reject())
    assert opening.maker is None
    assert {path: path.stat().st_mtime_ns for path in files_of(folder)} == before

    # A folder with a file of that name that is not the demo's.
    other = sitting.folder / "van mij"
    other.mkdir()
    (other / "terreinen.gpkg").write_text("van mij")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *given: str(other)))
    texts = []

    def refuse(box):
        if "terreinen.gpkg" in box.text():
            texts.append(box.text())
            box.reject()
            return
        QTimer.singleShot(100, lambda: refuse(QApplication.activeModalWidget()))
        press("Andere map…")(box)

    answer(action.trigger, refuse)
    assert texts
    assert (other / "terreinen.gpkg").read_text() == "van mij"


def test_the_demo_that_is_stopped_or_fails_leaves_the_window_as_it_was(sitting, monkeypatch):
    from werklocaties_plugin.gui import settings

    window = sitting.begin().window
    settings.keep(settings.DEMO_FOLDER, str(sitting.folder / "halverwege"))
    opening, action = sitting.plugin.desktop.demo, sitting.plugin.desktop.actions["WerklocatiesDemoAction"]
    answer(action.trigger, press("Maken en openen"))
    (stop,) = [each for each in opening.message.findChildren(QPushButton) if each.text() == "Stop"]
    stop.click()
    desktop.wait_until(lambda: opening.maker is None)
    assert QgsProject.instance().fileName() == ""
    assert window.bar.currentItem() is None, "who stops it need not be told"

    blocked = sitting.folder / "bestand"
    blocked.write_text("geen map")
    settings.keep(settings.DEMO_FOLDER, str(blocked / "demo"))
    answer(action.trigger, press("Maken en openen"))
    assert "kon niet worden gemaakt" in window.bar.currentItem().text()


def test_unloading_while_the_demo_is_made_stops_it(sitting):
    from werklocaties_plugin.gui import settings

    window = sitting.begin().window
    settings.keep(settings.DEMO_FOLDER, str(sitting.folder / "weg"))
    answer(sitting.plugin.desktop.actions["WerklocatiesDemoAction"].trigger, press("Maken en openen"))
    sitting.plugin.unload()
    desktop.wait_until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert ours(window) == []
    assert QgsProject.instance().fileName() == ""
