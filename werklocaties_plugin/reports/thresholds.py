"""The thresholds of a rules profile as a reader knows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.rules import Rules
from . import wording
from .model import Rule

#: Section of the profile -> threshold -> what it decides.
TITLES: dict[str, dict[str, str]] = {
    "natura2000": {
        "high_overlap_ha": "hoog vanaf overlap",
        "high_small_overlap_ha": "hoog vanaf kleinere overlap, samen met het aandeel",
        "high_small_overlap_pct": "hoog vanaf aandeel van het terrein, samen met de kleinere overlap",
        "medium_distance_m": "midden tot afstand",
        "low_distance_m": "laag tot afstand",
        "bands_m": "grenzen van de afstandsbanden",
    },
    "woningbouw": {
        "high_overlap_ha": "hoog vanaf overlap met harde plannen",
        "high_overlap_pct": "hoog vanaf aandeel onder harde plannen",
        "medium_nearby_dwellings": "midden vanaf harde geplande woningen nabij",
        "medium_nearby_full_dwellings": "woningen nabij waarbij de score binnen midden het hoogst is",
        "medium_lowest_p": "laagste plaats binnen midden bij overlap",
        "low_nearby_dwellings": "woningen nabij waarbij de score binnen laag het hoogst is",
    },
    "water": {
        "high_worst_pct": "hoog vanaf aandeel in de zwaarste stressklasse",
        "high_worst_ha": "hoog vanaf oppervlakte in de zwaarste stressklasse",
        "medium_mean": "midden vanaf gemiddelde stress",
        "smallest_ha": "kleinste oppervlakte die telt",
    },
    "milieucategorie": {
        "high_loss_ha": "hoog vanaf ruimte die plannen nemen",
        "high_loss_pct": "hoog vanaf aandeel dat plannen nemen",
        "high_hmc_loss_ha": "hoog vanaf ruimte voor hogere categorieën die plannen nemen",
        "smallest_ha": "kleinste oppervlakte die telt",
        "medium_within_pct": "midden vanaf aandeel binnen de eigen richtafstand",
        "low_full_pct": "aandeel waarbij de score binnen laag het hoogst is",
    },
    "kansen": {
        "higher_room_min_ha": "kans vanaf ruimte voor hogere categorieën",
        "large_plot_ha": "grote kavel boven",
        "mixing_category": "mengen tot en met milieucategorie",
        "mixing_dwellings": "mengen vanaf geplande woningen nabij",
        "mixing_radius_m": "nabij is binnen",
        "redevelopment_issued_pct": "herontwikkeling onder uitgegeven aandeel",
        "quay_issuable_ha": "kade vanaf uitgeefbaar",
    },
}
#: Section -> how a reader knows it.
SECTIONS = {
    "natura2000": "Natura 2000",
    "woningbouw": "Woningbouw",
    "water": "Waterstress",
    "milieucategorie": "Milieucategorie",
    "kansen": "Kansen",
}


def thresholds(rules: Rules) -> Iterator[Rule]:
    """Every threshold of the themes and of the chances, with its unit and source."""
    sections = {**rules.content["themes"], "kansen": rules.content.get("kansen", {})}
    for section, entries in sections.items():
        for name, entry in entries.items():
            title = TITLES.get(section, {}).get(name, name)
            yield Rule(
                SECTIONS.get(section, section),
                title,
                _value(entry["value"]),
                entry["unit"],
                wording.text(entry["source"]),
            )


def _value(value: Any) -> str:
    """A number as a Dutch reader writes it, with every decimal that it has."""
    if isinstance(value, list):
        return "; ".join(_value(each) for each in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return wording.text(value)
    return wording.number(value, len(f"{value:g}".partition(".")[2]))
