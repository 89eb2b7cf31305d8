"""The page of thresholds and distances: every value of the rules profile with its source and status."""

from __future__ import annotations

from typing import Any

from manual_pages.wording import cell, number

THEMES = {
    "natura2000": "Natura 2000",
    "woningbouw": "Woningbouw",
    "milieucategorie": "Milieucategorie",
    "water": "Waterstress",
}
#: What each value does; a value without a line here stops the making of the manual.
MEANING = {
    "natura2000.high_overlap_ha": "hoog: overlap vanaf",
    "natura2000.high_small_overlap_ha": "hoog: ook een kleinere overlap, vanaf …",
    "natura2000.high_small_overlap_pct": "… als die ook zoveel van het terrein is",
    "natura2000.medium_distance_m": "midden: een gebied tot en met",
    "natura2000.low_distance_m": "laag: een gebied tot en met",
    "natura2000.bands_m": "grenzen van de afstandsklassen in `n2000_band`",
    "woningbouw.high_overlap_ha": "hoog: harde plannen op het terrein vanaf",
    "woningbouw.high_overlap_pct": "hoog: of vanaf zoveel van het terrein",
    "woningbouw.medium_nearby_dwellings": "midden: hard geplande woningen binnen de straal vanaf",
    "woningbouw.medium_nearby_full_dwellings": "waar de score binnen midden haar hoogste punt bereikt",
    "woningbouw.medium_lowest_p": "plaats in midden van een kleine overlap, ten minste",
    "woningbouw.low_nearby_dwellings": "waar de score binnen laag haar hoogste punt bereikt",
    "water.high_worst_pct": "hoog: de zwaarste klasse vanaf zoveel van het terrein",
    "water.high_worst_ha": "hoog: of vanaf",
    "water.medium_mean": "midden: gemiddelde stress vanaf",
    "water.smallest_ha": "kleinste oppervlakte die telt",
    "milieucategorie.high_loss_ha": "hoog: plannen nemen vanaf",
    "milieucategorie.high_loss_pct": "hoog: of vanaf zoveel van het terrein",
    "milieucategorie.high_hmc_loss_ha": "hoog: of ruimte voor een hogere categorie, vanaf",
    "milieucategorie.smallest_ha": "kleinste oppervlakte die telt",
    "milieucategorie.medium_within_pct": "midden: nu al binnen de eigen richtafstand vanaf",
    "milieucategorie.low_full_pct": "waar de score binnen laag haar hoogste punt bereikt",
    "kansen.higher_room_min_ha": "ruimte voor een hogere categorie vanaf",
    "kansen.large_plot_ha": "grote kavel: groter dan",
    "kansen.mixing_category": "mengen: milieucategorie ten hoogste",
    "kansen.mixing_dwellings": "mengen: geplande woningen nabij vanaf",
    "kansen.mixing_radius_m": "mengen: nabij is tot en met",
    "kansen.redevelopment_issued_pct": "herontwikkeling: uitgegeven onder",
    "kansen.quay_issuable_ha": "kade: uitgeefbaar vanaf",
}


def page(rules: dict[str, Any]) -> str:
    """The thresholds as Markdown."""
    own, all_values = _own(rules)
    parts = [
        "# Drempels en afstanden",
        f"Dit zijn de waarden van het ingebouwde regelprofiel *{rules['name']}*, versie {rules['version']}. Van elke "
        "waarde staat erbij waar zij vandaan komt en hoe zeker die herkomst is:",
        "- **A**: gelezen in een primaire bron, zoals een wet, een handreiking of een rekenmodel\n"
        "- **B**: gelezen in een secundaire bron\n"
        "- **C**: afgeleid, of een eigen keuze van Werklocaties",
        f"> **Eigen keuzes.** Van de {all_values} waarden zijn er {own} een eigen keuze. Er is geen landelijke norm "
        "die zegt vanaf hoeveel hectare een conflict zwaar is. Bespreek ze in uw provincie, en leg wat u kiest vast "
        "in een [eigen regelprofiel](klassen.md#een-eigen-regelprofiel).",
    ]
    for key, title in THEMES.items():
        parts += [f"## {title}", _table(key, rules["themes"][key])]
    parts += ["## Kansen", "Voor [Spanningen en kansen per gebied](../analyses/perspectives.md)."]
    parts += [_table("kansen", rules["kansen"]), "## Richtafstanden", _distances(rules["richtafstanden"])]
    return "\n\n".join(parts) + "\n"


def _own(rules: dict[str, Any]) -> tuple[int, int]:
    values = [value for theme in (*rules["themes"].values(), rules["kansen"]) for value in theme.values()]
    return sum("eigen keuze" in value["source"] for value in values), len(values)


def _table(section: str, values: dict[str, Any]) -> str:
    rows = ["| wat | waarde | bron | status | naam in het profiel |", "|---|---|---|---|---|"]
    for key, entry in values.items():
        value = entry["value"]
        shown = " · ".join(map(number, value)) if isinstance(value, list) else _shown(value)
        meaning = MEANING[f"{section}.{key}"]
        unit = "" if entry["unit"] in ("aandeel", "milieucategorie") else f" {entry['unit']}"
        rows.append(f"| {meaning} | {shown}{unit} | {cell(entry['source'])} | {entry['status']} | `{key}` |")
    return "\n".join(rows)


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)


def _distances(table: dict[str, Any]) -> str:
    rows = ["| milieucategorie | rustige woonwijk (m) | gemengd gebied (m) |", "|---|---|---|"]
    rows += [
        f"| {each} | {number(table['rustig'][each])} | {number(table['gemengd'][each])} |" for each in table["rustig"]
    ]
    return f"Bron: {table['source']} (status {table['status']}).\n\n" + "\n".join(rows)
