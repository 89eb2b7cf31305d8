"""Tables of jobs and of demand, as the core reads them."""

from __future__ import annotations

import pandas as pd

from ..core.balance.demand import PARTS
from .fields import ALIASES
from .supply_input import Source
from .tables import Column, TableReader

KEYS: dict[str, Column] = {
    "regio": Column(str, ALIASES["regio"], required=True),
    "segment": Column(str),
    "scenario": Column(str),
}
YEAR = Column(int, ("peiljaar",), required=True)
JOBS: dict[str, Column] = {
    **KEYS,
    "jaar": YEAR,
    "banen": Column(float, ALIASES["jobs"], required=True),
    "aandeel_terrein": Column(float, ("aandeel",), required=True),
    "m2_per_baan": Column(float, ("terreinquotient",), required=True),
}
SERIES: dict[str, Column] = {**KEYS, "jaar": YEAR, "ha": Column(float, ("hectare", "vraag_ha"), required=True)}
DOUBLE_USE: dict[str, Column] = {
    "regio": Column(str, ALIASES["regio"]),
    "segment": Column(str, required=True),
    "ha_bestand": Column(float, required=True),
    "pct": Column(float, ("procent",), required=True),
    "van_jaar": Column(int, ("van",), required=True),
    "tot_jaar": Column(int, ("tot",), required=True),
}
DEMAND: dict[str, Column] = {
    **KEYS,
    "jaar": YEAR,
    "vraag_ha": Column(float, ("ha", "vraag"), required=True),
    "reserve_ha": Column(float),
}
#: Demand with its parts, as landdemand gives it; of a table of the user's own, what is there of them.
DEMAND_PARTS: dict[str, Column] = {**DEMAND, **dict.fromkeys(PARTS, Column(float))}
RANGES: dict[str, Column] = {
    "regio": Column(str, ALIASES["regio"]),
    "segment": Column(str),
    "parameter": Column(str, required=True),
    "min": Column(float, ("minimum",), required=True),
    "modus": Column(float, ("waarschijnlijkst",), required=True),
    "max": Column(float, ("maximum",), required=True),
}


def read_table(given: Source, columns: dict[str, Column], tables: TableReader) -> pd.DataFrame:
    """The columns of a table, numbered from 0.

    Raises:
        InputError, ChoiceError, Cancelled
    """
    return tables.read(given.layer, given.source, columns).reset_index(drop=True)
