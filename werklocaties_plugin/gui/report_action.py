"""The report from the desktop: the dialog of `regionreport`, filled in with the layers of the project that fit."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QWidget

from .algorithm_run import run_dialog
from .balance.finding import REGIONS, field_names, suggestions

#: Parameter with a layer -> fields by which the layer is known, and fields that it does not have.
KNOWN_BY: dict[str, tuple[set[str], set[str]]] = {
    "PAIRS": ({"terrein_fid", "thema", "object_id", "afstand_m"}, set()),
    "BALANCE": ({"saldo_klasse", "saldo_min_ha", "saldo_max_ha"}, set()),
    "TIMELINE": ({"jaar", "aanbod_hard_ha", "vraag_hoog_ha", "saldo_min_ha"}, {"saldo_klasse"}),
    "CLAIM": ({"woningen", "ruimte_laag_ha", "ruimte_hoog_ha"}, set()),
    "ISSUES": ({"veld", "ernst", "melding"}, set()),
}
TERRAINS_BY = {"conflict_klasse", "conflict_score"}
#: A terrains layer is the better for it.
FIRMNESS = "robuust_pct"


def open_report(chosen: Mapping[str, QgsMapLayer | str | None] | None = None) -> QWidget:
    """Show the dialog of the report; what a dock has chosen goes before what the project suggests.

    Args:
        chosen: parameter of regionreport -> layer of the project, or text; None leaves it to the project.
    """
    given = suggested(QgsProject.instance())
    given |= {name: value for name, value in (chosen or {}).items() if value is not None}
    dialog: QWidget = run_dialog("regionreport", _as_text(given))
    return dialog


def suggested(project: QgsProject) -> dict[str, Any]:
    """Parameter -> the layers of the project that fit it; those for which nothing fits are left out."""
    layers = [each for each in project.mapLayers().values() if isinstance(each, QgsVectorLayer) and each.isValid()]
    found: dict[str, Any] = {}
    areas = [layer for layer in layers if layer.geometryType() == Qgis.GeometryType.Polygon]
    found["TERRAINS"] = _first(areas, {*TERRAINS_BY, FIRMNESS}) or _first(areas, TERRAINS_BY)
    for name, (has, has_not) in KNOWN_BY.items():
        found[name] = _first(layers, has, has_not)
    found["REGIONS"] = suggestions(project).get(REGIONS)
    taken = {layer.id() for layer in found.values() if layer is not None}
    found["LAYERS"] = [layer for layer in _on_the_map(project) if layer.id() not in taken and not _is_result(layer)]
    return {name: value for name, value in found.items() if value}


def _first(layers: list[QgsVectorLayer], has: set[str], has_not: Set[str] = frozenset()) -> QgsVectorLayer | None:
    """The one with these fields; of several the one whose name comes first."""
    fitting = [each for each in layers if has <= field_names(each) and not has_not & field_names(each)]
    return min(fitting, key=lambda layer: (layer.name(), layer.id()), default=None)


def _on_the_map(project: QgsProject) -> list[QgsMapLayer]:
    """What is shown now, from top to bottom."""
    nodes = project.layerTreeRoot().findLayers()
    return [node.layer() for node in nodes if node.isVisible() and node.layer() is not None]


def _is_result(layer: QgsMapLayer) -> bool:
    """Layers that the report draws itself, and others with judgements: on its maps they would lie under themselves."""
    if not isinstance(layer, QgsVectorLayer):
        return False
    names = field_names(layer)
    return not layer.isSpatial() or any(name.endswith("_klasse") for name in names) or "terrein_id" in names


def _as_text(given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as a dialog takes them: layers by their id."""

    def text(value: Any) -> Any:
        if isinstance(value, list):
            return [text(each) for each in value]
        return value.id() if isinstance(value, QgsMapLayer) else value

    return {name: text(value) for name, value in given.items()}
