"""The button 'Export': which file, of what, and what is said afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...i18n import tr
from ..dock_exporter import DockExporter
from ..files import ask_path
from ..report_action import open_report
from .export import WRITERS, Shown
from .export_layers import LayerExport, as_layer
from .figures import band_rows, years_of

if TYPE_CHECKING:
    from .dock import BalanceDock

INFO = Qgis.MessageLevel.Info
#: Marks the tables that the dock makes for a report.
OF_REPORT = "werklocaties/report"


class Exporter(DockExporter):
    """Writes what the dock shows."""

    dock: BalanceDock

    def menu(self) -> QMenu:
        """What can be exported."""
        menu = QMenu(self.dock)
        titles = {
            "png": tr("Charts as picture (PNG)…"),
            "svg": tr("Charts as drawing (SVG)…"),
            "csv": tr("Table (CSV)…"),
            "xlsx": tr("Workbook with years and scenarios (XLSX)…"),
        }
        for ending, title in titles.items():
            menu.addAction(title).triggered.connect(lambda _, ending=ending: self._ask_file(ending))
        menu.addSeparator()
        menu.addAction(tr("Layers, by the algorithms (GeoPackage)…")).triggered.connect(self._ask_layers)
        menu.addAction(tr("Report (HTML)…")).triggered.connect(self.open_report)
        return menu

    def shown(self) -> Shown | None:
        """What is on the dock now; None when that is nothing."""
        dock = self.dock
        if dock.view is None:
            return None
        segment = dock.controls.chosen_segment()
        years = None if dock.region is None else years_of(dock.view, dock.region, segment)
        remark = tr("Out of date – calculate again") if dock.stale else ""
        return Shown(dock.view, segment, band_rows(dock.view.rows(segment)), years, remark)

    def write_file(self, path: Path) -> bool:
        """Write what is shown to a file, as its ending says; what goes wrong is said."""
        shown = self.shown()
        if shown is None:
            return False
        writer = WRITERS[path.suffix.lower().lstrip(".")]
        return self.say_written(path, lambda: writer(path, shown))

    def open_report(self) -> QWidget:
        """The dialog of the report; the balance as the dock shows it stands in the project as two tables for it."""
        dock = self.dock
        given: dict[str, Any] = {}
        if dock.view is not None and not dock.stale:
            balance = dock.view.balance
            given["BALANCE"] = _keep_table("balance", as_layer(balance.table, tr("Balance of the dock")))
            given["TIMELINE"] = _keep_table("timeline", as_layer(balance.timeline, tr("Years of the dock")))
            dock.say(tr("For the report, the balance of the dock is now in the project as two tables."), INFO)
        if not dock.inputs.problem():
            given["REGIONS"] = dock.inputs.chosen().regions
        return open_report(given)

    def write_layers(self, path: Path) -> None:
        """Supply, demand, balance and years as GeoPackages, by our algorithms, loaded; `settled` is sent."""
        dock = self.dock
        if dock.explorer is None or dock.view is None or self.is_running() or dock.inputs.problem():
            return
        self.begin(LayerExport(dock.inputs.chosen(), dock.explorer, dock.view.choices, path))

    def written(self, run: LayerExport, results: list[str]) -> str:
        text = tr("Written: {path}").format(path=", ".join(Path(each).name for each in results))
        view = self.dock.view
        if view is not None and not view.choices.pressed_counts:
            text += " " + tr("Without supply under pressure: see saldo_min_druk_ha and saldo_max_druk_ha.")
        return text

    def _ask_file(self, ending: str) -> None:
        path = ask_path(self.dock, tr("Export"), f"saldo.{ending}")
        if path is not None:
            self.write_file(path)

    def _ask_layers(self) -> None:
        path = ask_path(self.dock, tr("Export layers"), "saldo.gpkg")
        if path is not None:
            self.write_layers(path)


def _keep_table(name: str, table: QgsVectorLayer) -> QgsMapLayer | None:
    """Put a table of the dock into the project, in the place of an older one."""
    project = QgsProject.instance()
    older = [each.id() for each in project.mapLayers().values() if each.customProperty(OF_REPORT) == name]
    project.removeMapLayers(older)
    table.setCustomProperty(OF_REPORT, name)
    return project.addMapLayer(table)
