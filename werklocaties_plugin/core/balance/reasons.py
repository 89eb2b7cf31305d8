"""What an officer reads aloud about a balance: one or two Dutch sentences with the figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from .. import dutch
from ..types import FloatArray, TextArray


def of_balances(table: pd.DataFrame, unknown_pct: FloatArray, limit: float) -> list[str]:
    """A sentence per row.

    Args:
        table: aanbod_hard_ha, vraag_laag_ha, vraag_hoog_ha, saldo_*_ha, horizon, saldo_klasse.
        unknown_pct: % of the hectares whose phase is not known.
        limit: from which percentage on that leaves the balance unknown.
    """
    rows = table.to_dict("records")
    return [_sentence(row, share, limit) for row, share in zip(rows, unknown_pct, strict=True)]


def _sentence(row: Mapping[Any, Any], unknown_pct: float, limit: float) -> str:
    if row["saldo_klasse"] == "onbekend":
        return _why_unknown(row, unknown_pct, limit)
    supply = f"{hectares(row['aanbod_hard_ha'])} hard aanbod"
    against = f"{supply} tegen {band(row['vraag_laag_ha'], row['vraag_hoog_ha'])} vraag tot {row['horizon']:.0f}"
    if row["saldo_klasse"] == "tekort":
        return f"Tekort van {band(-row['saldo_max_ha'], -row['saldo_min_ha'])}: {against}."
    if row["saldo_klasse"] == "voldoende":
        return f"Voldoende, {band(row['saldo_min_ha'], row['saldo_max_ha'])} over: {against}."
    return (
        f"Bij lage vraag {hectares(row['saldo_max_ha'])} over, bij hoge vraag "
        f"{hectares(-row['saldo_min_ha'])} tekort: {against}."
    )


def hectares(value: float) -> str:
    """'12 ha', below ten '4,5 ha': a forecast knows no more."""
    return f"{dutch.number(value, 0 if abs(value) >= 10 else 1)} ha"


def band(low: float, high: float) -> str:
    """'12 tot 15 ha', one figure where both ends read the same."""
    first, last = hectares(low), hectares(high)
    return first if first == last else f"{first.removesuffix(' ha')} tot {last}"


def _why_unknown(row: Mapping[Any, Any], unknown_pct: float, limit: float) -> str:
    reasons = []
    if np.isnan(row["aanbod_hard_ha"]):
        reasons.append("het harde aanbod is niet bekend")
    if np.isnan(row["vraag_laag_ha"]):
        reasons.append(f"de vraag{_since(row['peiljaar'])} tot {row['horizon']:.0f} is niet bekend")
    if unknown_pct > limit:
        reasons.append(f"van {dutch.percent(unknown_pct)} van de hectares is de planfase niet bekend")
    elif np.isnan(unknown_pct) and not reasons:
        reasons.append("het aanbod van zachte of onbekende planfase is niet bekend")
    sentence = " en ".join(reasons)
    return f"{sentence[0].upper()}{sentence[1:]}."


def of_draws(rows: pd.DataFrame, why: TextArray, *, compared: bool) -> list[str]:
    """A sentence per row of drawn demand.

    Args:
        rows: peiljaar, horizon, trekkingen, vraag_p*_ha, aanbod_hard_ha, kans_tekort_pct, bepalend, bepalend_pct.
        why: why a row is unknown, '' where it is not.
        compared: held against supply.
    """
    return [reason or _drawn(row, compared=compared) for row, reason in zip(rows.to_dict("records"), why, strict=True)]


def _drawn(row: Mapping[Any, Any], *, compared: bool) -> str:
    draws = f"van de {dutch.number(row['trekkingen'])} trekkingen"
    needed = f"{band(row['vraag_p10_ha'], row['vraag_p90_ha'])} vraag{_since(row['peiljaar'])} tot {row['horizon']:.0f}"
    if compared:
        supply = f"{hectares(row['aanbod_hard_ha'])} hard aanbod"
        sentence = f"Tekort in {dutch.percent(row['kans_tekort_pct'])} {draws}: {supply} tegen {needed} (P10 tot P90)."
    else:
        sentence = f"{needed[0].upper()}{needed[1:]} in 80% {draws} (P10 tot P90)."
    if row["bepalend"] is None:
        return sentence
    return f"{sentence} Meest bepalend: {row['bepalend']}, {dutch.percent(row['bepalend_pct'])} van de spreiding."


def _since(year: float) -> str:
    return "" if np.isnan(year) else f" van {year:.0f}"
