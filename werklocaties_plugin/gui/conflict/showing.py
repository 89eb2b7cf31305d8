"""The terrain that is chosen: what the panels say of it, and its objects on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.core import Qgis, QgsProject, QgsVectorLayer

from ...core.judging.classes import ORDER
from ...core.judging.classfields import UNKNOWN
from ...core.judging.robustness import FIRM, UNSURE
from ...i18n import tr
from ...qgis_io.screened import reasons
from ...shown_numbers import number
from . import finding, texts
from .pairs import Pair, find_object, read_pairs
from .profile import Profile, ThemeLine
from .terrain_link import features_of

if TYPE_CHECKING:
    from .dock import ConflictDock


class Showing:
    """Knows how the figures of one terrain read."""

    def __init__(self, dock: ConflictDock) -> None:
        self.dock = dock
        #: The layer, and the table that goes with it; one that is not in the project lives here alone.
        self._pairs: tuple[str, QgsVectorLayer | None] = ("", None)

    def row_of(self, fid: int | None) -> int | None:
        """Row of the feature with this id; None where it is not in the list."""
        if fid is None or self.dock.screened is None:
            return None
        found = np.flatnonzero(self.dock.screened.fid == fid)
        return int(found[0]) if len(found) else None

    def name(self, row: int) -> str:
        """How a terrain is called."""
        screened = self.dock.screened
        return str(screened.naam[row] or screened.terrein_id[row] or tr("(no name)"))

    def show_terrain(self) -> None:
        """The profile and the objects of the terrain that is chosen."""
        dock = self.dock
        dock.profile.show_profile(None if dock.row is None or dock.standing is None else self._profile(dock.row))
        self.show_objects()

    def _profile(self, row: int) -> Profile:
        screened, standing = self.dock.screened, self.dock.standing
        where = (screened.terrein_id[row], screened.gemeente[row], screened.regio[row])
        return Profile(
            self.name(row),
            " · ".join(each for each in where if each),
            int(standing.rank[row]),
            float(standing.score[row]),
            self._standing(row),
            self._firmness(row),
            self._lines(row),
        )

    def _lines(self, row: int) -> tuple[ThemeLine, ...]:
        screened, layer = self.dock.screened, self.dock.map.layer()
        judged, weighing = screened.judged, self.dock.weights.weighing()
        features = [] if layer is None else features_of(layer, int(screened.fid[row]))
        said = reasons(features[0], judged.prefixes) if features else {}
        return tuple(
            ThemeLine(
                prefix,
                int(judged.rank[row, column]),
                float(judged.score[row, column]),
                weighing.weights.get(prefix, 1.0),
                said.get(prefix),
            )
            for column, prefix in enumerate(judged.prefixes)
        )

    def _standing(self, row: int) -> str:
        standing, changes = self.dock.standing, self.dock.changes
        klasse = texts.class_title(int(standing.rank[row]))
        if standing.place[row] == UNKNOWN:
            return klasse
        ranked = int((standing.place != UNKNOWN).sum())
        parts = [
            tr("{klasse}, rank {place} of {count}").format(
                klasse=klasse, place=number(int(standing.place[row])), count=number(ranked)
            ),
            tr("score {score}").format(score=texts.score(float(standing.score[row]))),
        ]
        if changes is not None and changes.changed[row]:
            parts.append(tr("was {klasse}").format(klasse=texts.class_title(int(self.dock.before.rank[row])).lower()))
        if changes is not None and changes.shift[row]:
            parts.append(tr("{shift} places").format(shift=texts.shift(int(changes.shift[row]))))
        return " · ".join(parts)

    def _firmness(self, row: int) -> str:
        screened = self.dock.screened
        share = float(screened.firm_pct[row])
        if np.isnan(share):
            return ""
        how = tr("Firm") if share >= FIRM else tr("Unsure") if share < UNSURE else tr("Fairly firm")
        said = tr("{how}: the class stays in {share} % of the draws of the robustness run.").format(
            how=how, share=number(share)
        )
        other = screened.otherwise[row]
        if other is None or share >= 100:
            return said
        rank = ORDER.index(other) if other in ORDER else UNKNOWN
        return f"{said} " + tr("Else mostly {klasse}.").format(klasse=texts.class_title(rank).lower())

    # ---- objects

    def pairs_table(self) -> QgsVectorLayer | None:
        """The table that the user chose, else the one that goes with the layer."""
        chosen = self.dock.objects.source.currentLayer()
        if chosen is not None:
            return chosen
        layer = self.dock.map.layer()
        if layer is None:
            return None
        if self._pairs[0] != layer.id():
            self._pairs = (layer.id(), finding.pairs_for(layer, QgsProject.instance()))
        return self._pairs[1]

    def forget_pairs(self) -> None:
        """Look anew for the table: layers come or go."""
        self._pairs = ("", None)

    def show_objects(self) -> None:
        """The objects of the terrain that is chosen."""
        dock = self.dock
        pairs, note = self._objects()
        dock.objects.show_pairs(pairs, note)
        place = dock.tabs.indexOf(dock.objects)
        dock.tabs.setTabText(
            place, tr("Objects ({count})").format(count=number(len(pairs))) if pairs else tr("Objects")
        )

    def _objects(self) -> tuple[list[Pair], str]:
        """The objects, and what is said above them."""
        dock = self.dock
        if dock.row is None or dock.screened is None:
            return [], ""
        table = self.pairs_table()
        if table is None:
            return [], tr("Which objects these are stands in the table of objects of a screening (PAIRS): add it.")
        key, terrein_id = int(dock.screened.key[dock.row]), dock.screened.terrein_id[dock.row]
        pairs = read_pairs(table, key, terrein_id)
        note = tr("{count} object(s) of {terrain}, from {table}. A click looks for one on the map.")
        return pairs, note.format(count=number(len(pairs)), terrain=self.name(dock.row), table=table.name())

    def show_object(self, pair: Pair) -> None:
        """Flash an object in its own layer, with the terrain in view; without such a layer zoom to the terrain."""
        dock, layer = self.dock, self.dock.map.layer()
        if layer is None or dock.row is None:
            return
        terrain = features_of(layer, int(dock.screened.fid[dock.row]))
        found = find_object(pair, terrain[0].geometry(), layer, QgsProject.instance()) if terrain else None
        if found is None:
            dock.map.point_at(layer, terrain, zoom=True)
            note = tr("The object itself is in no layer of the project; this is its terrain.")
            dock.say(note, Qgis.MessageLevel.Info)
            return
        where, features = found
        dock.map.point_at(where, features, zoom=True, beside=(layer, terrain))
