"""Finding a terrain from QGIS' locator bar, by name or RIN number: 'wlo haven' zooms to it and flashes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtGui import QIcon

from ..i18n import tr
from ..qgis_io.fields import match
from ..qgis_io.values import text
from .icons import icon
from .messages import tell

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

#: QGIS keeps prefixes of one and two letters to itself.
PREFIX = "wlo"
#: From how many letters on is searched, and how many terrains of a layer are shown.
SHORTEST, MOST = 2, 30
#: Scores: the key itself, a name that begins so, and what holds it somewhere.
SAME, BEGINS, HOLDS = 1.0, 0.8, 0.5


@dataclass(frozen=True)
class Searched:
    """A layer of terrains, ready to be read in another thread.

    Attributes:
        source: a snapshot that needs the layer no more.
        key, name: fields with the RIN number or another key, and with the name.
        place: field with the municipality, None without one.
    """

    layer_id: str
    title: str
    source: QgsVectorLayerFeatureSource
    key: str
    name: str
    place: str | None

    @property
    def fields(self) -> list[str]:
        """The fields that are read."""
        return [each for each in (self.key, self.name, self.place) if each]


@dataclass
class Hit:
    """A terrain that was found: all its polygons together."""

    key: str | None
    name: str | None
    place: str | None
    score: float
    fids: list[int]


class TerrainFilter(QgsLocatorFilter):
    """Looks in every layer of the project that has a key and a name of terrains.

    QGIS searches with a clone: `prepare` in the main thread takes what it needs of the project, `fetchResults` in a
    thread of its own reads only that, and `triggerResult` of the original is again in the main thread.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__()
        self.iface = iface
        self.searched: list[Searched] = []
        self.symbol = QIcon()

    def clone(self) -> TerrainFilter:
        return TerrainFilter(self.iface)

    def name(self) -> str:
        return "werklocaties_terreinen"

    def displayName(self) -> str:
        return tr("Business terrains")

    def description(self) -> str:
        return tr("Terrains in the layers of the project, by name or RIN number")

    def prefix(self) -> str:
        return PREFIX

    def prepare(self, string: str, context: QgsLocatorContext) -> list[str]:
        self.symbol = icon("werklocaties")
        long_enough = len(string.strip()) >= SHORTEST
        self.searched = terrain_layers(QgsProject.instance()) if long_enough else []
        return []

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        words = string.casefold().split()
        for layer in self.searched:
            for hit in find(layer, words, feedback):
                if feedback.isCanceled():
                    return
                self.resultFetched.emit(self._result(layer, hit))

    def triggerResult(self, result: QgsLocatorResult) -> None:
        layer_id, fids = _told(result)
        layer = QgsProject.instance().mapLayer(layer_id)
        if not isinstance(layer, QgsVectorLayer):
            gone = tr("The layer of this terrain is no longer in the project. Search again.")
            tell(self.iface, gone, Qgis.MessageLevel.Info)
            return
        canvas = self.iface.mapCanvas()
        canvas.zoomToFeatureIds(layer, fids)
        canvas.flashFeatureIds(layer, fids)

    def _result(self, layer: Searched, hit: Hit) -> QgsLocatorResult:
        result = QgsLocatorResult()
        result.displayString = hit.name or hit.key or ""
        result.description = ", ".join(each for each in (hit.key, hit.place) if each)
        result.group = layer.title
        result.score = hit.score
        result.icon = self.symbol
        # One text: bindings differ in how they bring lists and dictionaries back.
        result.setUserData(json.dumps([layer.layer_id, hit.fids]))
        return result


def terrain_layers(project: QgsProject) -> list[Searched]:
    """The layers on the map with both a key and a name of terrains, by their canonical names or known aliases."""
    found = []
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid() or not layer.isSpatial():
            continue
        key, name = match(layer.fields(), "terrein_id"), match(layer.fields(), "naam")
        if key is None or name is None:
            continue
        by_name = {each.lower(): each for each in layer.fields().names()}
        source = QgsVectorLayerFeatureSource(layer)
        found.append(Searched(layer.id(), layer.name(), source, key, name, by_name.get("gemeente")))
    return found


def find(layer: Searched, words: list[str], feedback: QgsFeedback) -> Iterable[Hit]:
    """The terrains whose key and name hold all words, at most MOST; polygons of one key together."""
    if not words:
        return []
    request = QgsFeatureRequest().setFilterExpression(_coarse(layer, words)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(layer.fields, layer.source.fields())
    hits: dict[str | int, Hit] = {}
    for feature in layer.source.getFeatures(request):
        if feedback.isCanceled():
            break
        hit = _hit(layer, feature, words)
        if hit is None:
            continue
        known = hits.get(hit.key or feature.id())
        if known is not None:
            known.fids.append(feature.id())
        elif len(hits) < MOST:
            hits[hit.key or feature.id()] = hit
    return hits.values()


def _hit(layer: Searched, feature: QgsFeature, words: list[str]) -> Hit | None:
    key, name = text(feature[layer.key]), text(feature[layer.name])
    place = text(feature[layer.place]) if layer.place else None
    whole = f"{key or ''} {name or ''}".casefold()
    if not all(word in whole for word in words):
        return None
    typed = " ".join(words)
    score = HOLDS
    if (key or "").casefold() == typed:
        score = SAME
    elif (name or "").casefold().startswith(typed):
        score = BEGINS
    return Hit(key, name, place, score, [feature.id()])


def _coarse(layer: Searched, words: list[str]) -> str:
    """What a database can look for itself; `_hit` then looks exactly.

    A letter that databases fold differently, and a wildcard that was typed, stands for any one letter here.
    """
    fields = [f"to_string({QgsExpression.quotedColumnRef(each)})" for each in (layer.key, layer.name)]
    conditions = []
    for word in words:
        pattern = "".join(letter if letter.isascii() and letter not in "%_\\" else "_" for letter in word)
        like = QgsExpression.quotedString(f"%{pattern}%")
        conditions.append("(" + " OR ".join(f"coalesce({each}, '') ILIKE {like}" for each in fields) + ")")
    return " AND ".join(conditions)


def _told(result: QgsLocatorResult) -> tuple[str, list[int]]:
    """Layer and features of a result; a property in one binding of QGIS is a method in another."""
    given: Any = result.userData
    layer_id, fids = json.loads(given() if callable(given) else given)
    return layer_id, fids


def register(iface: QgisInterface) -> TerrainFilter:
    """Put the filter in the locator bar, which then owns it."""
    made = TerrainFilter(iface)
    iface.registerLocatorFilter(made)
    return made


def unregister(iface: QgisInterface, made: TerrainFilter) -> None:
    """Take the filter out again; QGIS deletes it."""
    iface.deregisterLocatorFilter(made)
