"""What a user of the dock may choose, and what then comes out: rows, years and what must be said first."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from .balance import Balance
from .keys import TOTAL


@dataclass(frozen=True)
class Choices:
    """What a user of the dock may vary.

    Attributes:
        horizon: year up to which demand counts.
        phase3_is_hard: a draft plan counts as hard.
        unknown_is_hard: a terrain without a phase counts as hard.
        pressed_counts: supply under pressure is in the hard supply.
        double_use_pct: of the double use in the table (100 = as the table says).
        greening_pct: for greening and water, % of growth and replacement.
        space_pct: of the space per job in the table (100 = as the table says).
        by_segment: a row per region and segment.
    """

    horizon: int = 2032
    phase3_is_hard: bool = False
    unknown_is_hard: bool = False
    pressed_counts: bool = True
    double_use_pct: float = 100.0
    greening_pct: float = 0.0
    space_pct: float = 100.0
    by_segment: bool = False


@dataclass(frozen=True)
class Headline:
    """What must be said first of a view.

    Attributes:
        klasse: of all regions together.
        supply, low, high: hard supply, and the ends of the balance (ha), NaN unknown.
        reason: the sentence of the total, in Dutch.
        short, unsure, enough, unknown: names of regions by class, the largest shortage first.
        first_year: in which the first of them is short at the highest demand; None for never.
        first_region: which that is.
    """

    klasse: str
    supply: float
    low: float
    high: float
    reason: str
    short: tuple[str, ...]
    unsure: tuple[str, ...]
    enough: tuple[str, ...]
    unknown: tuple[str, ...]
    first_year: int | None
    first_region: str | None


@dataclass(frozen=True)
class View:
    """The balance for some choices.

    Attributes:
        choices: those that were possible.
        balance: as `balance` gives it; without supply under pressure the hard supply is what remains.
        supply_facts: code -> names, of the supply.
    """

    choices: Choices
    balance: Balance
    supply_facts: dict[str, list[str]] = field(default_factory=dict)

    def rows(self, segment: str | None = None) -> pd.DataFrame:
        """A row per region, the total last; of one segment where that is named."""
        table = self.balance.table
        if segment is None and not self.choices.by_segment:
            return table
        return table[table["segment"] == (segment or TOTAL)].reset_index(drop=True)

    def years(self, region: str | None, segment: str | None = None) -> pd.DataFrame:
        """The timeline of one region (None: land in no region), in order of years."""
        line = self.balance.timeline
        here = line["regio"].isna() if region is None else line["regio"] == region
        part = line["segment"].isna() if segment is None else line["segment"] == segment
        return line[here & part].reset_index(drop=True)

    def headline(self, segment: str | None = None) -> Headline | None:
        """Of the total and of the regions that have a name; None without any row."""
        rows = self.rows(segment)
        if rows.empty:
            return None
        total = rows.iloc[-1]
        regions = rows.iloc[:-1]
        regions = regions[regions["regio"].notna()].sort_values("saldo_min_ha", kind="stable")
        short, unsure, enough, unknown = (
            tuple(str(name) for name in regions.loc[regions["saldo_klasse"] == klasse, "regio"])
            for klasse in ("tekort", "onzeker", "voldoende", "onbekend")
        )
        years = regions["tekort_vanaf_hoog"].astype(float)
        first = None if years.isna().all() else regions.loc[years.idxmin()]
        return Headline(
            str(total["saldo_klasse"]), float(total["aanbod_hard_ha"]), float(total["saldo_min_ha"]),
            float(total["saldo_max_ha"]), str(total["saldo_reden"]), short, unsure, enough, unknown,
            None if first is None else int(first["tekort_vanaf_hoog"]), None if first is None else str(first["regio"]),
        )  # fmt: skip
