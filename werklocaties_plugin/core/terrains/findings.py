"""Findings about terrains: collected by code, told in Dutch, a row each; what holds for all is said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..types import TextArray
from .finding_texts import SEVERITIES, TEXTS

#: Columns of a finding in order; `rij` is the number of the terrain in the source, from 1.
COLUMNS: dict[str, type] = {
    "terrein_id": str, "veld": str, "ernst": str, "melding": str, "waarde": str, "herstel": str,
    "code": str, "hersteld": int, "rij": int, "naam": str,
}  # fmt: skip
#: How long a value is shown.
LONGEST = 120


class Findings:
    """Everything found in one run."""

    def __init__(self) -> None:
        self._rows: list[dict[str, Any]] = []
        self._said_all: set[int] = set()

    def nothing_more(self, rows: Iterable[int]) -> None:
        """Of these terrains all is said; what is found about them from now on is passed over."""
        self._said_all.update(int(row) for row in rows)

    def add(
        self,
        code: str,
        field: str,
        rows: Iterable[int | None],
        values: Iterable[Any],
        /,
        shapes: Sequence[int] | None = None,
        **details: Any,
    ) -> None:
        """The same kind of finding about one or more terrains.

        Args:
            code: of `finding_texts`.
            field: the field it is about.
            rows: position of each terrain, from 0; None for the file as a whole.
            values: what stands there, for each.
            shapes: a position for each in a list of geometries that show the place; None shows the whole terrain.
            details: what the sentence names; a list has one for each terrain.
        """
        text = TEXTS[code]
        lists = {name: each for name, each in details.items() if isinstance(each, list)}
        same = {name: each for name, each in details.items() if name not in lists}
        for number, (row, value) in enumerate(zip(rows, values, strict=True)):
            if row in self._said_all:
                continue
            named = {**same, **{name: each[number] for name, each in lists.items()}}
            self._rows.append(
                {
                    "veld": field,
                    "ernst": text.severity,
                    "melding": text.message.format(**named),
                    "waarde": None if value is None else str(value)[:LONGEST],
                    "herstel": text.repair.format(**named),
                    "code": code,
                    "hersteld": int(text.repaired),
                    "rij": None if row is None else int(row),
                    "vorm": None if shapes is None else shapes[number],
                }
            )

    def about_file(self, code: str, field: str, value: Any = None, **details: Any) -> None:
        """A finding about the file as a whole."""
        self.add(code, field, [None], [value], **details)

    def table(self, ids: TextArray, names: TextArray) -> pd.DataFrame:
        """A row per finding, the file first, then by terrain, the heaviest first: COLUMNS, and `vorm` of `add`.

        Args:
            ids, names: (n,) of the terrains by position; None where unknown.
        """
        frame = pd.DataFrame(
            self._rows, columns=[*(name for name in COLUMNS if name not in ("terrein_id", "naam")), "vorm"]
        )
        frame = _said_once(frame.astype({"rij": "float64"}), len(ids) - len(self._said_all))
        known = frame["rij"].notna().to_numpy()
        places = frame["rij"].fillna(0).to_numpy(dtype=np.int64)
        for column, values in (("terrein_id", ids), ("naam", names)):
            frame[column] = [values[place] if here else None for place, here in zip(places, known, strict=True)]
        weight = frame["ernst"].map({each: number for number, each in enumerate(SEVERITIES)})
        order = pd.DataFrame({"rij": frame["rij"].fillna(-1), "weight": weight}).sort_values(["rij", "weight"]).index
        frame["rij"] += 1
        return frame.loc[order, [*COLUMNS, "vorm"]].reset_index(drop=True)

    def worst(self, count: int) -> tuple[TextArray, np.ndarray[Any, np.dtype[np.int64]]]:
        """(n,) heaviest severity of each terrain, None where nothing is to be said, and how many findings it has."""
        ranks = np.full(count, len(SEVERITIES), dtype=np.int64)
        numbers = np.zeros(count, dtype=np.int64)
        for row in self._rows:
            if row["rij"] is not None:
                ranks[row["rij"]] = min(ranks[row["rij"]], SEVERITIES.index(row["ernst"]))
                numbers[row["rij"]] += 1
        worst: TextArray = np.array([*SEVERITIES, None], dtype=object)[ranks]
        return worst, numbers

    def with_value_lost(self) -> set[tuple[str, int]]:
        """Field and position of every cell whose value could not be taken over as it stands."""
        return {(row["veld"], row["rij"]) for row in self._rows if row["rij"] is not None and row["code"] in LOSES}

    def count(self, severity: str | None = None) -> int:
        """How many there are, of one severity or of all, before what is said once is taken together."""
        return sum(1 for row in self._rows if severity in (None, row["ernst"]))


#: Findings after which the canonical field holds something else than the source did.
LOSES = {
    "code_onbekend", "code_oud", "getal_onleesbaar", "getal_opgeschoond", "geen_geheel_getal", "eenheid_afwijkend",
    "jaar_onleesbaar", "tekens_hersteld", "categorie_hersteld", "categorie_bereik", "categorie_datum",
    "categorie_onbekend", "gemeente_onbekend", "zegt_onbekend", "provincie_hersteld", "id_nullen", "vol_anders",
    "totaalrij",
}  # fmt: skip


def _said_once(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """What is the same for every one of so many terrains becomes one row about the file."""
    if count < 2 or frame.empty:
        return frame
    sentence = ["code", "veld", "melding", "herstel"]
    size = frame.groupby(sentence)["rij"].transform("nunique")
    everywhere = (size >= count).to_numpy()
    kept = frame[~everywhere]
    once = frame[everywhere].drop_duplicates([*sentence, "waarde"])
    # Said once with the value that all have, or with none.
    once = once.assign(waarde=once["waarde"].mask(once.duplicated(sentence, keep=False))).drop_duplicates(sentence)
    once["waarde"] = [None if each != each else each for each in once["waarde"]]
    once["rij"] = np.nan
    once["melding"] = [f"{text} Dit geldt voor alle {count} rijen." for text in once["melding"]]
    return pd.concat([kept, once]).reset_index(drop=True)
