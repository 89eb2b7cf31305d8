"""The balance as layers: our own algorithms, one after the other in the background, with the choices of the dock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMemoryProviderUtils,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, QObject, pyqtSignal

from ...core.balance.explore import Explorer, scale
from ...core.balance.views import Choices
from ...i18n import tr
from ...qgis_io.values import column_values
from ..algorithm_run import AlgorithmRun, load_results
from . import finding
from .inputs import Chosen

if TYPE_CHECKING:
    import pandas as pd


def as_layer(table: pd.DataFrame, name: str) -> QgsVectorLayer:
    """A table in memory, as an algorithm reads it."""
    fields = QgsFields()
    for column in table.columns:
        is_number = table[column].dtype.kind in "fi"
        fields.append(QgsField(str(column), QMetaType.Type.Double if is_number else QMetaType.Type.QString))
    layer = QgsMemoryProviderUtils.createMemoryLayer(name, fields)
    features = []
    for row in zip(*(column_values(table[column]) for column in table.columns), strict=True):
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


class LayerExport(QObject):
    """One run: supply, demand and balance to GeoPackages beside each other; what is there already is not worked out."""

    #: The paths that were written.
    done = pyqtSignal(list)
    failed = pyqtSignal(str)

    def __init__(self, chosen: Chosen, explorer: Explorer, choices: Choices, path: Path) -> None:
        super().__init__()
        self.path = path
        #: One per step: a step forgets what a former one wants to have loaded.
        self.runs: list[AlgorithmRun] = []
        #: Tables in memory must live as long as the run.
        self.made: list[QgsVectorLayer] = []
        self.written: list[str] = []
        self.supply: Any = chosen.terrains
        self.demand: Any = chosen.demand
        self.steps = self._steps(chosen, explorer, explorer.possible(choices))

    def _steps(self, chosen: Chosen, explorer: Explorer, choices: Choices) -> list[tuple[str, dict[str, Any]]]:
        steps = []
        if not finding.is_supply_table(chosen.terrains):
            steps.append(("landsupply", self._supply(chosen, choices)))
        if finding.is_jobs_table(chosen.demand):
            steps.append(("landdemand", self._demand(chosen, explorer, choices)))
        return [*steps, ("supplydemandbalance", self._balance(chosen, choices))]

    def _supply(self, chosen: Chosen, choices: Choices) -> dict[str, Any]:
        return {
            "TERRAINS": chosen.terrains,
            "REGIONS": chosen.regions,
            "REGION_NAME": chosen.region_name or None,
            "PHASE3_IS_HARD": choices.phase3_is_hard,
            "PHASE_UNKNOWN": "hard" if choices.unknown_is_hard else "onbekend",
            "REFERENCE_YEAR": chosen.reference_year,
            "OUTPUT": self._output("aanbod", tr("Supply")),
        }

    def _demand(self, chosen: Chosen, explorer: Explorer, choices: Choices) -> dict[str, Any]:
        scaled = scale(explorer.demand, choices.space_pct, choices.double_use_pct)
        jobs, double_use = chosen.demand, chosen.double_use
        if choices.space_pct != 100:
            jobs = self._keep(as_layer(scaled.jobs, tr("Jobs")))
        if scaled.double_use is not None and choices.double_use_pct != 100:
            double_use = self._keep(as_layer(scaled.double_use, tr("Double use")))
        given = {"JOBS": jobs, "DOUBLE_USE": double_use, "GREENING_PCT": choices.greening_pct}
        for name, series in (("REPLACEMENT", chosen.replacement), ("ADDITIONAL", chosen.additional)):
            if series is not None:
                given |= {name: series[0], f"{name}_CUMULATIVE": "ja" if series[1] else "nee"}
        return {**given, "OUTPUT": self._output("vraag", tr("Demand"))}

    def _balance(self, chosen: Chosen, choices: Choices) -> dict[str, Any]:
        return {
            "HORIZON": choices.horizon,
            "BY_SEGMENT": choices.by_segment,
            "REGIONS": chosen.regions,
            "REGION_NAME": chosen.region_name or None,
            "REFERENCE_YEAR": chosen.reference_year,
            "OUTPUT": self._output("", tr("Balance")),
            "TIMELINE": self._output("jaren", tr("Years")),
        }

    def _keep(self, layer: QgsVectorLayer) -> QgsVectorLayer:
        self.made.append(layer)
        return layer

    def _output(self, what: str, title: str) -> QgsProcessingOutputLayerDefinition:
        name = f"{self.path.stem}_{what}.gpkg" if what else f"{self.path.stem}.gpkg"
        definition = QgsProcessingOutputLayerDefinition(str(self.path.with_name(name)), QgsProject.instance())
        definition.destinationName = title
        return definition

    def start(self) -> None:
        """Begin; `done` or `failed` is sent when it is over."""
        self._next()

    def stop(self) -> None:
        """Ask the step that runs to stop, and start no other."""
        self.steps = []
        for run in self.runs:
            run.stop()

    def _next(self) -> None:
        name, parameters = self.steps.pop(0)
        if name == "supplydemandbalance":
            parameters = {"SUPPLY": self.supply, "DEMAND": self.demand, **parameters}
        run = AlgorithmRun(name, parameters)
        self.runs.append(run)
        run.done.connect(self._ended)
        run.failed.connect(self.failed)
        run.start()

    def _ended(self, results: dict[str, Any]) -> None:
        self.written += [results[each] for each in ("OUTPUT", "TIMELINE") if results.get(each)]
        name = self.runs[-1].name
        if name == "landsupply":
            self.supply = results["OUTPUT"]
        elif name == "landdemand":
            self.demand = results["OUTPUT"]
        if self.steps:
            self._next()
            return
        for run in self.runs:
            load_results(run)
        self.done.emit(self.written)
