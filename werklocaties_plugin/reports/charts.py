"""Charts of balances with matplotlib: the band per region, and supply against demand over the years.

Drawn on a Figure that the caller owns (in a dock, a report or a file), with Dutch texts, readable in grey and for
colour-blind readers: a class is a tone and a pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..core import dutch

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Class -> fill, outline, pattern. The same tones as on the map.
CLASSES = {
    "tekort": ("#8c510a", "#4a2b05", ""),
    "onzeker": ("#dfc27d", "#7d6a3f", "///"),
    "voldoende": ("#c7eae5", "#35978f", ""),
    "onbekend": ("#ffffff", "#6b6b9e", "xxx"),
}
TITLES = {"tekort": "Tekort", "onzeker": "Onzeker", "voldoende": "Voldoende", "onbekend": "Onbekend"}
SUPPLY, LATER, DEMAND = "#01665e", "#80cdc1", "#d8b365"
BAR, GRID = 0.62, "#d9d9d9"


def draw_bands(figure: Figure, table: pd.DataFrame, horizon: int) -> list[Any]:
    """A bar per region from saldo_min_ha to saldo_max_ha, the worst at the top, with the zero line.

    Args:
        table: of `core.balance.balance`, the rows to be shown.

    Returns:
        The bars in the order of the rows; None for a row without a known band.
    """
    axes = _axes(figure)
    order = table["saldo_min_ha"].rank(method="first", na_option="bottom").astype(int) - 1
    bars: list[Any] = []
    for place, row in zip(order, table.to_dict("records"), strict=True):
        bars.append(_bar(axes, place, row))
    names = [name for _, name in sorted(zip(order, table["regio"].fillna("(geen regio)"), strict=True))]
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.axvline(0, color="#202020", linewidth=1.2, zorder=3)
    axes.set_xlabel(f"saldo tot {horizon} (ha netto): hard aanbod min vraag")
    _widen(axes, table)
    _legend(axes, [klasse for klasse in CLASSES if (table["saldo_klasse"] == klasse).any()])
    return bars


def draw_years(figure: Figure, years: pd.DataFrame, horizon: int, shortage: float | None) -> None:
    """Supply in steps against the band of the demand, for one region.

    Args:
        years: rows of the timeline of one region, in order.
        shortage: first year in which the highest demand is not met, None for never.
    """
    axes = _axes(figure)
    jaar = years["jaar"]
    axes.fill_between(
        jaar,
        years["vraag_laag_ha"],
        years["vraag_hoog_ha"],
        color=DEMAND,
        alpha=0.75,
        linewidth=0,
        label="vraag, laag tot hoog",
    )
    axes.plot(jaar, years["vraag_hoog_ha"], color="#7d6a3f", linewidth=1)
    there = years["aanbod_hard_ha"] + years["aanbod_jaar_onbekend_ha"]
    if (years["aanbod_jaar_onbekend_ha"] > 0).any():
        axes.fill_between(
            jaar, years["aanbod_hard_ha"], there, step="post", facecolor="none", edgecolor=LATER, hatch="...",
            linewidth=0, label="hard aanbod, jaar onbekend",
        )  # fmt: skip
    axes.step(jaar, years["aanbod_hard_ha"], where="post", color=SUPPLY, linewidth=2, label="hard aanbod")
    axes.axvline(horizon, color="#202020", linewidth=0.8, linestyle=":")
    axes.annotate(f" {horizon}", (horizon, 1), xycoords=("data", "axes fraction"), va="top", fontsize="small")
    if shortage is not None and not pd.isna(shortage):
        _mark(axes, years, shortage)
    axes.set_ylabel("ha netto, opgeteld")
    axes.set_xlim(jaar.min(), jaar.max())
    axes.set_ylim(min(0, years["vraag_laag_ha"].min(skipna=True) or 0))
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.legend(frameon=False, fontsize="small", loc="upper left")


def _axes(figure: Figure) -> Axes:
    figure.clear()
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="both", color=GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}")
    return axes


def _bar(axes: Axes, place: int, row: dict[Any, Any]) -> Any:
    low, high, klasse = row["saldo_min_ha"], row["saldo_max_ha"], row["saldo_klasse"]
    fill, outline, hatch = CLASSES[klasse]
    if pd.isna(low) or pd.isna(high):
        axes.annotate("onbekend", (0, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize="small")
        return None
    # A band without width is still to be seen.
    width = max(high - low, 1e-9)
    bar = axes.barh(place, width, BAR, left=low, color=fill, edgecolor=outline, hatch=hatch, linewidth=1.2)[0]
    text = (
        f"{dutch.number(low)} tot {dutch.number(high)}"
        if dutch.number(low) != dutch.number(high)
        else dutch.number(low)
    )
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.8}
    axes.annotate(
        text, (high, place), xytext=(5, 0), textcoords="offset points", va="center", fontsize="small", bbox=ground
    )
    return bar


def _widen(axes: Axes, table: pd.DataFrame) -> None:
    """Room for the figures to the right of the bars, and the zero in sight."""
    low, high = min(0.0, table["saldo_min_ha"].min()), max(0.0, table["saldo_max_ha"].max())
    if pd.isna(low) or pd.isna(high) or low == high:
        low, high = -1.0, 1.0
    axes.set_xlim(low - 0.05 * (high - low), high + 0.3 * (high - low))
    axes.xaxis.set_major_formatter(lambda value, _: dutch.number(value))


def _legend(axes: Axes, classes: list[str]) -> None:
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=CLASSES[each][0], edgecolor=CLASSES[each][1], hatch=CLASSES[each][2], label=TITLES[each])
        for each in classes
    ]
    axes.legend(handles=patches, frameon=False, fontsize="small", ncols=4, loc="lower left", bbox_to_anchor=(0, 1))


def _mark(axes: Axes, years: pd.DataFrame, shortage: float) -> None:
    """The first year of shortage; its words stand in the legend, where nothing is covered by them."""
    height = float(years.loc[years["jaar"] == shortage, "vraag_hoog_ha"].iloc[0])
    title = f"tekort bij hoge vraag vanaf {shortage:.0f}"
    axes.plot([shortage], [height], "v", color="#b2182b", markersize=9, zorder=4, label=title)
