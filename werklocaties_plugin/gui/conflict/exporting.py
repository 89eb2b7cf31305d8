"""The button 'Export': the list as a file, and the weighing as a layer by conflictscore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProcessing, QgsProcessingOutputLayerDefinition, QgsProject
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...core.judging.classfields import theme_name
from ...core.judging.scoring import FIELDS
from ...core.judging.screened import as_table
from ...i18n import tr
from .. import files
from ..algorithm_run import AlgorithmRun, load_results
from ..dock_exporter import DockExporter
from ..report_action import open_report

if TYPE_CHECKING:
    import pandas as pd

    from .dock import ConflictDock


class Exporter(DockExporter):
    """Writes what the dock shows, in the order in which it does."""

    dock: ConflictDock

    def menu(self) -> QMenu:
        """What can be exported."""
        menu = QMenu(self.dock)
        menu.addAction(tr("List (CSV)…")).triggered.connect(lambda: self._ask_file("csv"))
        menu.addAction(tr("List and weights (XLSX)…")).triggered.connect(lambda: self._ask_file("xlsx"))
        menu.addSeparator()
        menu.addAction(tr("Weighing as a temporary layer")).triggered.connect(lambda: self.write_layer(None))
        menu.addAction(tr("Weighing as a layer (GeoPackage)…")).triggered.connect(self._ask_layer)
        return menu

    def open_report(self) -> QWidget:
        """The dialog of the report, for the layer as it is and the region that is chosen in the list."""
        dock = self.dock
        layer, pairs = dock.map.layer(), dock.showing.pairs_table()
        place = dock.list.filters.place.currentData()
        in_project = pairs is not None and QgsProject.instance().mapLayer(pairs.id()) is not None
        given = {
            "TERRAINS": layer if layer is not None and layer.isSpatial() else None,
            "PAIRS": pairs if in_project else None if pairs is None else pairs.source(),
            "REGION": place[1] if place is not None and place[0] == "regio" else None,
        }
        if dock.differs():
            note = tr("The report shows the classes in the layer. Export the weighing as a layer to report on that.")
            dock.say(note, Qgis.MessageLevel.Info)
        return open_report(given)

    def write_file(self, path: Path) -> bool:
        """Write the list as it is filtered and sorted; what goes wrong is said."""
        dock = self.dock
        if dock.screened is None or dock.standing is None:
            return False
        table = as_table(dock.screened, dock.weights.weighing()).iloc[dock.list.rows()]
        sheets = {"terreinen": (table, _types(table)), "weging": (self._choices(), {})}
        if path.suffix == ".csv":
            return self.say_written(path, lambda: files.write_csv(path, table))
        return self.say_written(path, lambda: files.write_book(path, sheets))

    def write_layer(self, path: Path | None) -> None:
        """The layer with the scores of the present weighing, by conflictscore, loaded; None for a temporary layer."""
        dock = self.dock
        layer = dock.map.layer()
        if self.is_running() or layer is None or dock.screened is None:
            return
        if not dock.screened.judged.prefixes:
            dock.say(tr("The layer has no themes, so there is nothing to weigh."), Qgis.MessageLevel.Info)
            return
        weighing = dock.weights.weighing()
        target = QgsProcessing.TEMPORARY_OUTPUT if path is None else str(path)
        output = QgsProcessingOutputLayerDefinition(target, QgsProject.instance())
        output.destinationName = tr("{layer} – weighing").format(layer=layer.name())
        parameters = {
            "TERRAINS": layer,
            "WEIGHTS": weighing.text(dock.screened.judged.prefixes),
            "METHOD": weighing.method,
            "OUTPUT": output,
        }
        self.begin(AlgorithmRun("conflictscore", parameters))

    def written(self, run: AlgorithmRun, results: object) -> str:
        names = [layer.name() for layer in load_results(run).values()]
        return tr("Loaded: {layers}").format(layers=", ".join(names))

    def _choices(self) -> pd.DataFrame:
        """What lies behind the list: the layer, the weights and how the class is decided."""
        import pandas as pd

        dock = self.dock
        weighing, prefixes = dock.weights.weighing(), dock.screened.judged.prefixes
        layer = dock.map.layer()
        rows = [("laag", "" if layer is None else layer.name()), ("methode", weighing.method)]
        rows += [(theme_name(each), f"{weighing.weights.get(each, 1.0):.10g}") for each in prefixes]
        rows += [("regels", each) for each in sorted(dock.screened.rules)]
        if dock.stale:
            rows.append(("let op", tr("Out of date – calculate again")))
        return pd.DataFrame(rows, columns=["naam", "waarde"])

    def _ask_file(self, ending: str) -> None:
        path = files.ask_path(self.dock, tr("Export"), f"conflicten.{ending}")
        if path is not None:
            self.write_file(path)

    def _ask_layer(self) -> None:
        path = files.ask_path(self.dock, tr("Export layers"), "conflicten.gpkg")
        if path is not None:
            self.write_layer(path)


def _types(table: pd.DataFrame) -> dict[str, type]:
    return {name: FIELDS.get(name, float if name.endswith(("_score", "_pct")) else str) for name in table.columns}
