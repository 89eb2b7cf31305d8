"""The terrains of a report: judged, ranked, with the objects that counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..core.judging.classfields import theme_name, theme_prefix
from ..core.judging.robustness import FIRM, UNSURE
from ..core.types import FloatArray, IntArray
from . import wording
from .material import FIGURES, OVERALL, Material
from .model import CLASSES, Counted, Firm, Firmness, Judgement, Terrain

#: Objects of each theme that are listed with a terrain; the table of pairs has them all.
MOST_OBJECTS = 2
#: Prefix -> how a reader knows the theme; a theme of the user's own by its prefix.
TITLES = {"n2000": "Natura 2000", "woon": "Woningbouw", "mc": "Milieucategorie", "water": "Waterstress"}
WORDS = ("vast", "redelijk vast", "onzeker")


def theme_title(prefix: str) -> str:
    """How a reader knows the theme with these fields."""
    return "Alle thema’s samen" if prefix == OVERALL else TITLES.get(prefix, wording.text(prefix))


class Terrains:
    """Makes each terrain once, when it is first asked for."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._columns = {name: material.terrains[name].tolist() for name in material.terrains.columns}
        self._made: dict[int, Terrain] = {}
        self._pairs: dict[int, pd.DataFrame] = {}
        if material.pairs is not None:
            self._pairs = {int(row): rows for row, rows in material.pairs.groupby("rij") if int(row) >= 0}

    def __getitem__(self, row: int) -> Terrain:
        """The terrain at a position of the layer."""
        if row not in self._made:
            self._made[row] = self._make(row)
        return self._made[row]

    def worst_first(self, rows: IntArray, classes: Sequence[str]) -> tuple[Terrain, ...]:
        """Those of these rows in these classes: by class, then by the rank of the screening, then by score."""
        klassen = self._material.text(f"{OVERALL}_klasse")
        chosen = [row for row in rows.tolist() if (klassen[row] or "onbekend") in classes]
        rank, score = (self._material.number(f"{OVERALL}_{name}") for name in ("rang", "score"))

        def order(row: int) -> tuple[int, float, float, int]:
            place = rank[row] if rank[row] == rank[row] else np.inf
            return CLASSES.index(klassen[row]), place, -np.nan_to_num(score[row]), row

        return tuple(self[row] for row in sorted(chosen, key=order))

    def most_first(self, rows: IntArray, values: FloatArray) -> tuple[Terrain, ...]:
        """Those of these rows where the value is above zero, the largest first."""
        chosen = [row for row in rows.tolist() if values[row] > 0]
        return tuple(self[row] for row in sorted(chosen, key=lambda row: (-values[row], row)))

    def firm(self, rows: IntArray) -> Firm | None:
        """How firm the judgements of these rows are; None where the layer does not say."""
        if not self._material.has("robuust_pct"):
            return None
        percent = self._material.number("robuust_pct")
        unsure = sorted((row for row in rows.tolist() if percent[row] < UNSURE), key=lambda row: (percent[row], row))
        known = percent[rows][~np.isnan(percent[rows])]
        return Firm(
            int((known >= FIRM).sum()), int(((known < FIRM) & (known >= UNSURE)).sum()), len(unsure),
            len(rows) - len(known), tuple(self[row] for row in unsure),
        )  # fmt: skip

    def _make(self, row: int) -> Terrain:
        terrain_id, name = (wording.text(self._cell(each, row)) for each in ("terrein_id", "naam"))
        rank = self._number(f"{OVERALL}_rang", row)
        objects, left_out = self._objects(row)
        return Terrain(
            row=row,
            key=f"terrein-{row + 1}",
            terrain_id=terrain_id,
            name=name or terrain_id or f"Terrein {row + 1} (zonder naam)",
            place=wording.text(self._cell("plaats", row)),
            region=wording.text(self._cell("regio", row)),
            klasse=self._cell(f"{OVERALL}_klasse", row) or "onbekend",
            rank=None if np.isnan(rank) else int(rank),
            score=self._number(f"{OVERALL}_score", row),
            area_ha=self._number("oppervlakte_ha", row),
            figures={each: self._number(each, row) for each in FIGURES if self._material.has(each)},
            judgements=self._judgements(row),
            objects=objects,
            objects_left_out=left_out,
            firmness=self._firmness(row),
        )

    def _cell(self, name: str, row: int) -> Any:
        return self._columns[name][row]

    def _number(self, name: str, row: int) -> float:
        return float(self._columns[name][row])

    def _judgements(self, row: int) -> tuple[Judgement, ...]:
        found = [
            Judgement(
                prefix,
                theme_title(prefix),
                self._cell(f"{prefix}_klasse", row) or "onbekend",
                self._number(f"{prefix}_score", row),
                wording.text(self._cell(f"{prefix}_reden", row)),
            )
            for prefix in self._material.prefixes
        ]
        return tuple(sorted(found, key=lambda each: (CLASSES.index(each.klasse), -np.nan_to_num(each.score))))

    def _objects(self, row: int) -> tuple[tuple[Counted, ...], int]:
        """The objects of each theme in class hoog or midden, overlapping ones first, then the nearest."""
        pairs = self._pairs.get(row)
        if pairs is None:
            return (), 0
        weighty = [
            theme_name(prefix)
            for prefix in self._material.prefixes
            if self._cell(f"{prefix}_klasse", row) in ("hoog", "midden")
        ]
        pairs = pairs[pairs["thema"].isin(weighty)]
        ordered = pairs.assign(
            order=np.where(pairs["overlap_ha"] > 0, -pairs["overlap_ha"], 0.0),
            far=pairs["afstand_m"].fillna(np.inf),
        ).sort_values(["thema", "order", "far"], kind="stable")
        shown = ordered.groupby("thema", sort=False).head(MOST_OBJECTS)
        objects = [_counted(pair) for pair in shown.to_dict("records")]
        return tuple(objects), len(ordered) - len(shown)

    def _firmness(self, row: int) -> Firmness | None:
        percent = self._number("robuust_pct", row)
        if np.isnan(percent):
            return None
        best, worst = (self._number(each, row) for each in ("rang_min", "rang_max"))
        return Firmness(
            percent,
            WORDS[int(percent < FIRM) + int(percent < UNSURE)],
            self._cell("klasse_anders", row),
            None if np.isnan(best) else int(best),
            None if np.isnan(worst) else int(worst),
        )


def _counted(pair: Mapping[Any, Any]) -> Counted:
    title = theme_title(theme_prefix(pair["thema"]))
    name = wording.text(pair["object_naam"]) or wording.text(pair["object_id"])
    detail = wording.text(pair["detail"])
    if not name:
        name, detail = detail, ""
    return Counted(title, name, pair["overlap_ha"], pair["afstand_m"], pair["aantal"], detail)
