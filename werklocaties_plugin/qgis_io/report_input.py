"""What a report reads: judged terrains as a frame, tables of the other algorithms, and where it all comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import pandas as pd
from qgis.core import Qgis, QgsFeature, QgsFields, QgsMapLayer

from ..core.balance.balance import FIELDS as BALANCE_FIELDS
from ..core.balance.balance import TIMELINE_FIELDS
from ..core.balance.housingclaim import FIELDS as CLAIM_FIELDS
from ..core.judging.classfields import names_of, theme_prefixes
from ..core.model import PAIR_FIELDS, Terrains
from ..core.types import M2_PER_HA, IntArray, TextArray
from ..reports import wording
from ..reports.material import FIGURES, OVERALL
from ..reports.model import Origin
from .destinations import layer_files
from .fields import match
from .judgements import overall_ranks, read_figures, read_ranks
from .secrecy import without_secrets
from .tables import Column
from .values import texts


def _columns(fields: dict[str, type], required: Sequence[str]) -> dict[str, Column]:
    return {name: Column(kind, required=name in required) for name, kind in fields.items()}


#: Tables of the other algorithms, by the parameter that takes them.
TABLES: dict[str, dict[str, Column]] = {
    "BALANCE": _columns(BALANCE_FIELDS, ("regio", "saldo_min_ha", "saldo_max_ha", "saldo_klasse")),
    "TIMELINE": _columns(TIMELINE_FIELDS, ("regio", "jaar", "aanbod_hard_ha", "vraag_laag_ha", "vraag_hoog_ha")),
    "CLAIM": _columns(CLAIM_FIELDS, ("regio", "woningen", "ruimte_laag_ha", "ruimte_hoog_ha")),
    "ISSUES": _columns(
        dict.fromkeys(("terrein_id", "veld", "ernst", "melding", "herstel", "naam"), str), ("ernst", "melding")
    ),
    "PAIRS": _columns(PAIR_FIELDS, ("terrein_fid", "thema")),
}
#: Fields of conflictscore and conflictrobustness with numbers.
NUMBERS = (f"{OVERALL}_score", f"{OVERALL}_rang", f"{OVERALL}_volledig", "robuust_pct", "rang_min", "rang_max")
#: What names the place of a terrain.
TOWN, MUNICIPALITY = "kern", "gemeente"


def read_judged_terrains(
    fields: QgsFields,
    features: Sequence[QgsFeature],
    terrains: Terrains,
    id_field: str | None,
    region: TextArray | None,
) -> pd.DataFrame:
    """A row per terrain: see reports.material.Material.terrains.

    Args:
        region: (n,) by place; None takes the field regio.

    Raises:
        InputError: a figure that is no number.
        ChoiceError: class_unknown.
    """
    there = {name.lower() for name in fields.names()}

    def text(name: str | None) -> TextArray:
        position = -1 if name is None else fields.lookupField(name)
        return texts(None if position < 0 else feature[position] for feature in features)

    prefixes = theme_prefixes(fields.names())
    wanted = [*NUMBERS, *FIGURES, *(f"{prefix}_score" for prefix in prefixes)]
    known = read_figures(fields, features, [name for name in wanted if name in there])
    unknown = np.full(len(features), np.nan)
    columns = {name: known.get(name, unknown) for name in wanted}
    ranks = {prefix: read_ranks(fields, features, prefix) for prefix in prefixes}
    for prefix, rank in (*ranks.items(), (OVERALL, overall_ranks(fields, features, ranks))):
        columns[f"{prefix}_klasse"] = names_of(rank)
        columns[f"{prefix}_reden"] = text(f"{prefix}_reden")
    columns |= {
        "terrein_id": text(id_field),
        "naam": text(match(fields, "naam")),
        "plaats": _places(text(TOWN), text(MUNICIPALITY)),
        "regio": _regions(text(match(fields, "regio")), region, terrains),
        "klasse_anders": text("klasse_anders"),
        "oppervlakte_ha": terrains.area_m2 / M2_PER_HA,
    }
    return pd.DataFrame(columns)


def _regions(stated: TextArray, by_place: TextArray | None, terrains: Terrains) -> TextArray:
    """By place, and what the register states of terrains that have none."""
    if by_place is None:
        return stated
    found: TextArray = np.where(terrains.present, by_place, stated)
    return found


def _places(towns: TextArray, municipalities: TextArray) -> TextArray:
    """'Vesterdam', or 'Zuiderkade (gemeente Vesterdam)' where the two differ."""
    found: TextArray = np.full(len(towns), None, dtype=object)
    for row, (town, municipality) in enumerate(zip(towns, municipalities, strict=True)):
        differ = town and municipality and town != municipality
        found[row] = f"{town} (gemeente {municipality})" if differ else town or municipality
    return found


def place_pairs(pairs: pd.DataFrame, fids: IntArray, ids: TextArray) -> pd.DataFrame:
    """The pairs with `rij`, the position of their terrain: by terrein_fid where the id agrees, else by terrein_id.

    A layer that was filtered or copied may number its features anew; then the id tells, unless it repeats. -1: none.

    Args:
        fids, ids: (n,) of the terrains.
    """
    by_fid = {int(fid): row for row, fid in enumerate(fids.tolist())}
    counted = pd.Series([each for each in ids.tolist() if each], dtype=object).value_counts()
    by_id = {each: row for row, each in enumerate(ids.tolist()) if each and counted[each] == 1}

    def row_of(fid: float, terrain_id: str | None) -> int:
        row = -1 if np.isnan(fid) else by_fid.get(int(fid), -1)
        if terrain_id is None or (row >= 0 and ids[row] == terrain_id):
            return row
        return by_id.get(terrain_id, -1)

    rows = [row_of(fid, each) for fid, each in zip(pairs["terrein_fid"], pairs["terrein_id"], strict=True)]
    return pairs.assign(rij=np.array(rows, dtype=np.int64))


def origin_of(role: str, layer: QgsMapLayer) -> Origin:
    """What is on record of a layer: its metadata, else the date of its file. '' where nothing is."""
    metadata = layer.metadata()
    created = metadata.dateTime(Qgis.MetadataDateType.Created)
    holders = [*metadata.rights(), *(link.url for link in metadata.links())]
    return Origin(
        role=role,
        name=wording.text(without_secrets(layer.name())),
        date=created.date().toString("d-M-yyyy") if created.isValid() else _file_date(layer),
        source=wording.text(without_secrets("; ".join(each for each in holders if each))),
        licence=wording.text("; ".join(metadata.licenses())),
    )


def _file_date(layer: QgsMapLayer) -> str:
    files = [path for path, _ in layer_files(layer) if path.is_file()]
    if not files:
        return ""
    day = datetime.fromtimestamp(files[0].stat().st_mtime).date()
    return f"bestand van {day.day}-{day.month}-{day.year}"
