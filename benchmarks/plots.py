"""Plots for the README, as SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

mpl.rcParams["svg.hashsalt"] = "werklocaties"  # the same figures give the same file


def scaling(rows: list[dict[str, Any]], path: Path) -> None:
    """Seconds of the processors against terrains and against homes, both axes logarithmic, with a straight line n."""
    whats = list(dict.fromkeys(row["what"] for row in rows))
    figure = Figure(figsize=(4.5 * len(whats), 3.6), layout="constrained")
    axes = figure.subplots(1, len(whats), sharey=True)
    for axis, what in zip(axes, whats, strict=True):
        chosen = sorted(
            (row["count"], row["cost"]["user"] + row["cost"]["system"])
            for row in rows
            if row["what"] == what and row["processors"] == 2
        )
        count, seconds = zip(*chosen, strict=True)
        axis.loglog(count, seconds, "o-", color="#1f6f8b", label="screening")
        straight = [seconds[-1] * each / count[-1] for each in count]
        axis.loglog(count, straight, ":", color="#808080", label=f"in proportion to {what}")
        axis.set_xlabel(what)
        axis.grid(visible=True, which="major", color="#e0e0e0")
        axis.legend(frameon=False)
    axes[0].set_ylabel("seconds of the processors")
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
