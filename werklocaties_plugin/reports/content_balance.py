"""Supply and demand in a report: the rows of supplydemandbalance and its timeline, by region."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..core.balance.keys import TOTAL
from ..core.types import BoolArray
from . import wording
from .model import Balance, Year

#: Fields of a year in the order of `Year`, behind the year itself.
YEAR_FIELDS = (
    "aanbod_hard_ha", "aanbod_jaar_onbekend_ha", "aanbod_zacht_ha", "vraag_laag_ha", "vraag_hoog_ha", "saldo_min_ha",
    "saldo_max_ha",
)  # fmt: skip


def balance_of(table: pd.DataFrame | None, region: str | None) -> tuple[Balance | None, tuple[Balance, ...]]:
    """The balance of a region over all segments, and of each of its segments.

    Args:
        region: None for the total of all, '' for land outside the regions.
    """
    if table is None:
        return None, ()
    here = _of_region(table, region)
    whole = here[_all_segments(here)]
    parts = here[~_all_segments(here)]
    name = "Alle regio’s samen" if region is None else wording.text(region) or "Buiten de regio’s"
    balance = None if whole.empty else _balance(whole.to_dict("records")[0], name)
    segments = [_balance(row, wording.text(row["segment"]) or "Segment onbekend") for row in parts.to_dict("records")]
    return balance, tuple(segments)


def years_of(table: pd.DataFrame | None, region: str | None) -> tuple[Year, ...]:
    """The timeline of a region over all segments, in order of years."""
    if table is None:
        return ()
    here = _of_region(table, region)
    rows = here[_all_segments(here)].sort_values("jaar").to_dict("records")
    return tuple(Year(int(row["jaar"]), *(float(row[name]) for name in YEAR_FIELDS)) for row in rows)


def _of_region(table: pd.DataFrame, region: str | None) -> pd.DataFrame:
    wanted = TOTAL if region is None else region
    return table[same_as(table["regio"], wanted)]


def same_as(column: pd.Series[str], wanted: str) -> BoolArray:
    """True where a column of names holds this one; '' is where it holds none."""
    return np.array([(each or "") == wanted for each in column.tolist()], dtype=bool)


def _all_segments(table: pd.DataFrame) -> BoolArray:
    """Rows that are not of one segment: the totals where there are any, else those without a segment."""
    segments = table["segment"].tolist()
    whole = TOTAL if TOTAL in segments else None
    return np.array([each == whole for each in segments], dtype=bool)


def _balance(row: Mapping[Any, Any], name: str) -> Balance:
    return Balance(
        name=name,
        klasse=row["saldo_klasse"] or "onbekend",
        base_year=_year(row["peiljaar"]),
        horizon=_year(row["horizon"]),
        hard=row["aanbod_hard_ha"],
        soft=row["aanbod_zacht_ha"],
        unknown_phase=row["aanbod_onbekend_ha"],
        pressed=row["aanbod_onder_druk_ha"],
        demand_low=row["vraag_laag_ha"],
        demand_high=row["vraag_hoog_ha"],
        low=row["saldo_min_ha"],
        high=row["saldo_max_ha"],
        soft_low=row["saldo_min_zacht_ha"],
        soft_high=row["saldo_max_zacht_ha"],
        pressed_low=row["saldo_min_druk_ha"],
        pressed_high=row["saldo_max_druk_ha"],
        short_from_high=_year(row["tekort_vanaf_hoog"]),
        short_from_low=_year(row["tekort_vanaf_laag"]),
        reason=wording.text(row["saldo_reden"]),
    )


def _year(value: float) -> int | None:
    return None if value != value else int(value)
