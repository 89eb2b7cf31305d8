"""All themes together: what a theme that was left out looks like, and the counts and hectares of each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ..measuring.engine import Engine
from ..measuring.overlap import doubly_counted_ha
from ..model import Terrains
from ..types import M2_PER_HA, FloatArray, IntArray, TextArray
from .classes import GEEN, HOOG, LAAG, MIDDEN, ONBEKEND
from .classfields import ranks
from .scoring import Judged

#: Classes in the order of the summary, worst first.
COUNTED = (HOOG, MIDDEN, LAAG, GEEN, ONBEKEND)
TOTAL = "totaal"


def left_out(fields: Mapping[str, type], prefix: str, count: int, reason: str) -> pd.DataFrame:
    """Indicators of a theme that was not assessed: onbekend with the reason, the rest empty."""
    columns: dict[str, TextArray | FloatArray] = {
        name: np.full(count, np.nan) if kind is float else np.full(count, None, dtype=object)
        for name, kind in fields.items()
    }
    columns[f"{prefix}_klasse"][:] = ONBEKEND
    columns[f"{prefix}_reden"][:] = reason
    return pd.DataFrame(columns)


def judgements(frames: Mapping[str, pd.DataFrame], count: int) -> Judged:
    """Classes and scores of themes, by their prefixes, as the score reads them.

    Args:
        frames: prefix -> (count,) rows with `<prefix>_klasse` and `<prefix>_score`.
    """
    rank = np.empty((count, len(frames)), dtype=np.int64)
    scores = np.empty((count, len(frames)))
    for column, (prefix, frame) in enumerate(frames.items()):
        name = f"{prefix}_klasse"
        rank[:, column] = ranks(frame[name].to_numpy(dtype=object), name)
        scores[:, column] = frame[f"{prefix}_score"].to_numpy(dtype=float)
    return Judged(tuple(frames), rank, scores)


def merge(one: Judged, other: Judged, order: Sequence[str]) -> Judged:
    """The themes of both in the given order of prefixes."""
    prefixes = (*one.prefixes, *other.prefixes)
    place = [prefixes.index(prefix) for prefix in order]
    rank = np.concatenate([one.rank, other.rank], axis=1)[:, place]
    return Judged(tuple(order), rank, np.concatenate([one.score, other.score], axis=1)[:, place])


def summary_fields(prefixes: Sequence[str], hectares: Sequence[str]) -> dict[str, type]:
    """Fields of the summary in order.

    Args:
        prefixes: of the themes, and `conflict` for the judgement over all.
        hectares: indicators that are added up.
    """
    counts = {f"{prefix}_terreinen_{klasse}": int for prefix in prefixes for klasse in COUNTED}
    return {"regio": str, "terreinen": int, "oppervlakte_ha": float, **counts, **dict.fromkeys(hectares, float)}


def summarise(
    regions: TextArray,
    terrains: Terrains,
    indicators: pd.DataFrame,
    prefixes: Sequence[str],
    hectares: Sequence[str],
    engine: Engine,
) -> pd.DataFrame:
    """A row for each region in the order of the alphabet, for terrains without one (None), and for all (totaal).

    Args:
        regions: (n,) text or None.
        indicators: (n,) rows with the classes `<prefix>_klasse` and the hectares.

    Returns:
        `summary_fields`. The area of the terrains counts ground once; hectares of indicators are added up over the
        terrains, NaN where none of them is known.
    """
    names: list[str | None] = sorted({text for text in regions.tolist() if text is not None})
    if any(text is None for text in regions.tolist()):
        names.append(None)
    groups = [np.flatnonzero([text == name for text in regions.tolist()]) for name in names]
    groups.append(np.arange(len(regions)))
    shares = engine.parts(*np.ones(len(groups)))
    rows = [
        {"regio": name, **_row(rows, terrains, indicators, prefixes, hectares, share)}
        for name, rows, share in zip([*names, TOTAL], groups, shares, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(summary_fields(prefixes, hectares)))


def _row(
    rows: IntArray,
    terrains: Terrains,
    indicators: pd.DataFrame,
    prefixes: Sequence[str],
    hectares: Sequence[str],
    engine: Engine,
) -> dict[str, object]:
    area = float(np.nansum(terrains.area_m2[rows])) / M2_PER_HA
    row: dict[str, object] = {
        "terreinen": len(rows),
        "oppervlakte_ha": area - doubly_counted_ha(terrains.geometry[rows], engine),
    }
    chosen = indicators.iloc[rows]
    for prefix in prefixes:
        counts = chosen[f"{prefix}_klasse"].value_counts()
        row.update({f"{prefix}_terreinen_{klasse}": int(counts.get(klasse, 0)) for klasse in COUNTED})
    for name in hectares:
        row[name] = float(chosen[name].astype(float).sum(min_count=1))
    return row
