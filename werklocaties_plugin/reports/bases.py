"""The box beside each group of figures, and the sentences on what figures do not say."""

from __future__ import annotations

import numpy as np

from ..core.types import IntArray
from . import wording
from .content_terrains import theme_title
from .material import OVERALL, Material
from .model import Balance, Basis

#: Both ends of a main category differ from this on (% of the terrain), so that the rule can be told.
TELLING_PCT = 0.01

CAVEATS = {
    "n2000": (
        "Afstand tot Natura 2000 is geen stikstoftoets: wat een bedrijf mag, hangt af van zijn uitstoot en vergunning."
    ),
    "mc": (
        "De richtafstanden zijn die van de VNG-lijst uit 2009, een vuistregel om te verkennen. Als planmethode is de "
        "lijst in oktober 2024 vervangen; zij is geen vergunningtoets."
    ),
    "saldo": (
        "Een bandbreedte is geen voorspelling: zij zegt wat uit de gegeven scenario’s volgt. Hectares zeggen niets "
        "over maat, ligging en milieucategorie van kavels."
    ),
    "klassen": (
        "De klassen voor conflict en saldo zijn die van Werklocaties en uw regelprofiel, niet die van het ministerie."
    ),
    "claim": (
        "De ruimte die bij geplande woningen hoort is een claim, geen saldo: tel haar niet op bij de geraamde vraag."
    ),
    "robuust": (
        "Een vast oordeel hangt weinig aan gekozen gewichten en drempels. Of de kaarten en hectares kloppen, zegt het "
        "niet."
    ),
    "kansen": ("Een kans is een aanleiding om te kijken, geen plan. Een terrein kan ook in conflict zijn."),
    "onbekend": "Onbekend is geen nul: wat niet gemeten is of niet in de gegevens staat, telt in geen som mee.",
}


def caveats(material: Material) -> tuple[str, ...]:
    """What the figures that are in the report do not say."""
    there = {
        "n2000": "n2000" in material.prefixes,
        "mc": "mc" in material.prefixes,
        "saldo": material.balance is not None,
        "klassen": True,
        "claim": material.claim is not None,
        "robuust": material.has("robuust_pct"),
        "kansen": material.chances is not None,
        "onbekend": True,
    }
    return tuple(sentence for name, sentence in CAVEATS.items() if there[name])


def bases(material: Material, rows: IntArray, balance: Balance | None, forecast: str) -> dict[str, Basis]:
    """The boxes of a section, group -> box."""
    years = _base_years(material, rows)
    rules = "; ".join(material.rules) or "niet in de laag vastgelegd"
    classes = f"{rules}; klassen van Werklocaties, niet van het ministerie"
    found = [
        Basis("saldo", "Waarop het saldo berust", tuple(_of_balance(balance, forecast))),
        Basis("conflict", "Waarop de klassen berusten", (
            ("Peiljaar terreinen", years), ("Regelprofiel", classes), ("Onbekend", _unknown(material, rows, OVERALL)),
            ("Niet alle thema’s bekend", _incomplete(material, rows)),
        )),
        Basis("milieu", "Waarop de milieuruimte berust", (
            ("Peiljaar terreinen", years), ("Subcategorie", subcategory_rule(material)),
            ("Lijst", "richtafstanden VNG 2009, om te verkennen"), ("Onbekend", _unknown(material, rows, "mc")),
        )),
        Basis("woningen", "Waarop de woningen berusten", (
            ("Peiljaar terreinen", years), ("Woningen", "netto, naar het deel van het plan dat op het terrein ligt"),
            ("Onbekend", _unknown(material, rows, "woon")),
        )),
        Basis("robuust", "Waarop vast en onzeker berusten", (
            ("Vast", "dezelfde klasse in minstens 95% van de trekkingen"),
            ("Onzeker", "dezelfde klasse in minder dan 75% van de trekkingen; onze grenzen"),
            ("Onbekend", _share(int(np.isnan(material.number("robuust_pct")[rows]).sum()), len(rows))),
        )),
        Basis("kansen", "Waarop de kansen berusten", (
            ("Peiljaar terreinen", years), ("Drempels", "deel kansen van het regelprofiel"),
            ("Hectares", "per soort anders gemeten, zie de kolom"),
        )),
    ]  # fmt: skip
    return {each.group: each for each in found}


def _of_balance(balance: Balance | None, forecast: str) -> list[tuple[str, str]]:
    if balance is None:
        return [("Editie van de raming", forecast or "niet opgegeven")]
    parts = (balance.hard, balance.soft, balance.unknown_phase)
    whole = sum(parts)
    unknown = "onbekend" if np.isnan(whole) else "0%" if whole == 0 else wording.percent(parts[2] / whole * 100)
    return [
        ("Peildatum aanbod", wording.year(balance.base_year)),
        ("Horizon", wording.year(balance.horizon)),
        ("Editie van de raming", forecast or "niet opgegeven"),
        ("Planfase onbekend", f"{unknown} van de hectares" if unknown != "onbekend" else unknown),
        ("Klassen", "van Werklocaties, niet van het ministerie"),
    ]


def _base_years(material: Material, rows: IntArray) -> str:
    years = material.number("peiljaar")[rows]
    known = sorted({int(each) for each in years if not np.isnan(each)})
    if not known:
        return wording.UNKNOWN
    span = f"{known[0]}" if len(known) == 1 else f"{known[0]} tot {known[-1]}"
    missing = int(np.isnan(years).sum())
    return f"{span}, van {wording.times(missing, 'terrein', 'terreinen')} onbekend" if missing else span


def _unknown(material: Material, rows: IntArray, prefix: str) -> str:
    if not material.has(f"{prefix}_klasse"):
        return f"{theme_title(prefix)} is niet beoordeeld"
    klassen = material.text(f"{prefix}_klasse")[rows]
    return _share(sum((each or "onbekend") == "onbekend" for each in klassen.tolist()), len(rows))


def _incomplete(material: Material, rows: IntArray) -> str:
    whole = material.number("conflict_volledig")[rows]
    return wording.UNKNOWN if np.isnan(whole).all() else _share(int((whole == 0).sum()), len(rows))


def _share(count: int, total: int) -> str:
    """'3 van 47 terreinen (6,4%)'."""
    if total == 0:
        return "geen terreinen"
    share = wording.percent(count / total * 100)
    return f"{wording.count(count)} van {wording.times(total, 'terrein', 'terreinen')} ({share})"


def subcategory_rule(material: Material) -> str:
    """Which end of a main category decided, told from the figures: it is the end of mc_plan_verlies_pct."""
    lenient, strict, percent, area = (
        material.number(name)
        for name in (
            "mc_plan_verlies_soepel_ha", "mc_plan_verlies_streng_ha", "mc_plan_verlies_pct", "oppervlakte_ha",
        )
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        by_end = [values / area * 100 for values in (lenient, strict)]
        telling = np.abs(by_end[1] - by_end[0]) > TELLING_PCT
        nearer_lenient = np.abs(by_end[0] - percent) < np.abs(by_end[1] - percent)
    both = "hoofdcategorieën met beide einden berekend"
    if not telling.any():
        return f"{both}; zij verschillen niet"
    if nearer_lenient[telling].all():
        return f"{both}; soepel (laagste subcategorie) bepaalt de klasse"
    if not nearer_lenient[telling].any():
        return f"{both}; streng (hoogste subcategorie) bepaalt de klasse"
    return f"{both}; welk einde bepaalt is niet vast te stellen"
