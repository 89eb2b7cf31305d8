"""From material to report: which regions, which terrains in which order, and what is said first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..core.balance.keys import TOTAL
from ..core.judging.perspective_areas import CHANCES
from ..core.judging.perspectives import HIGHER, MIXING, PLOTS, QUAY, REDEVELOPMENT
from ..core.judging.perspectives import TITLES as SUBJECTS
from ..core.types import IntArray
from . import sentences, wording
from .bases import bases, caveats
from .content_balance import balance_of, same_as, years_of
from .content_terrains import Terrains, theme_title
from .material import OVERALL, Choices, Material
from .model import CLASSES, Chance, ClassCount, Homes, Lost, Report, Section
from .problems import problems

IN_CONFLICT = ("hoog", "midden")
#: What each kind of chance is called, and what its hectares measure.
KINDS = {
    HIGHER: ("Ruimte voor hogere milieucategorieën", "deel van het terrein waar een hogere categorie past"),
    PLOTS: ("Grote uitgeefbare kavels", "grootste kavel, volgens het register"),
    QUAY: ("Vrije grond aan een kade", "uitgeefbaar, volgens het register"),
    MIXING: ("Wonen en werken mengen", "getekend terrein"),
    REDEVELOPMENT: ("Herontwikkeling", "getekend terrein"),
}
#: Input of the algorithm -> what the report does not say without it.
ABSENT = {
    "pairs": "Zonder objecten per terrein (PAIRS) staat er niet bij welke gebieden en plannen meetellen.",
    "balance": "Zonder saldo (BALANCE) zegt dit verslag niets over vraag, aanbod en tekort.",
    "timeline": "Zonder tijdlijn (TIMELINE) ontbreekt het verloop van vraag en aanbod per jaar.",
    "claim": "Zonder ruimteclaim (CLAIM) staat er niet hoeveel grond bij de geplande woningen hoort.",
    "issues": "Zonder bevindingen (ISSUES) staan er alleen de problemen die het verslag zelf tegenkomt.",
    "robust": "Zonder robuustheidsanalyse in de terreinenlaag staat niet vast welke oordelen aan een keuze hangen.",
    "comparison": "Zonder een eerdere screening (OLD) is er niets vergeleken.",
    "themes": "De terreinenlaag heeft geen klassen van een screening: over conflicten zegt dit verslag niets.",
    "regions": "Zonder regio’s is er geen verdeling naar gebied.",
}


def make_report(material: Material, choices: Choices) -> Report:
    """The whole report, of all regions or of the one that is asked for."""
    terrains = Terrains(material)
    names = material.regions()
    if choices.region:
        whole = _section(material, terrains, "totaal", choices.region, choices)
        regions: tuple[Section, ...] = ()
    else:
        whole = _section(material, terrains, "totaal", None, choices)
        regions = tuple(
            _section(material, terrains, f"regio-{number}", name, choices) for number, name in enumerate(names, 1)
        )
        if regions and len(material.rows("")):
            regions += (_section(material, terrains, "buiten", "", choices),)
    horizons = [each.balance.horizon for each in (whole, *regions) if each.balance is not None]
    return Report(
        title=choices.title,
        place=wording.text(choices.region) or choices.place,
        author=choices.author,
        made_on=choices.made_on,
        horizon=next((each for each in horizons if each is not None), None),
        whole=whole,
        regions=regions,
        themes={prefix: theme_title(prefix) for prefix in material.prefixes},
        rules=material.rules,
        thresholds=material.thresholds,
        origins=material.origins,
        problems=problems(material),
        absent=tuple(ABSENT[name] for name in _absent(material, names)),
        caveats=caveats(material),
        comparison=material.comparison,
        logo=choices.logo,
    )


def _absent(material: Material, regions: list[str]) -> list[str]:
    there: Mapping[str, bool] = {
        "themes": bool(material.prefixes) or material.has(f"{OVERALL}_klasse"),
        "balance": material.balance is not None,
        "timeline": material.timeline is not None,
        "pairs": material.pairs is not None,
        "claim": material.claim is not None,
        "robust": material.has("robuust_pct"),
        "issues": material.issues is not None,
        "comparison": material.comparison is not None,
        "regions": bool(regions),
    }
    return [name for name, given in there.items() if not given]


def _section(material: Material, terrains: Terrains, key: str, region: str | None, choices: Choices) -> Section:
    rows = material.rows(region)
    summary = _summary(material, region)
    balance, segments = balance_of(material.balance, region)
    counts = _counts(material, rows)
    lost = _lost(material, terrains, rows, summary)
    place = _place(region, choices)
    return Section(
        key=key,
        name="Alle regio’s samen" if region is None else wording.text(region) or "Buiten de regio’s",
        headline=(
            sentences.of_balance(balance, place, given=material.balance is not None, horizon=None),
            sentences.of_conflicts(counts, lost, len(rows)),
        ),
        balance=balance,
        segments=segments,
        years=years_of(material.timeline, region),
        terrain_count=len(rows),
        ground_ha=float(summary.get("oppervlakte_ha", 0.0)),
        counts=counts,
        conflicts=terrains.worst_first(rows, IN_CONFLICT),
        lost=lost,
        homes=_homes(material, terrains, rows, summary, region),
        firm=terrains.firm(rows),
        chances=_chances(material, terrains, rows, region),
        bases=bases(material, rows, balance, choices.forecast),
    )


def _place(region: str | None, choices: Choices) -> str:
    """How a sentence names it."""
    if region is None:
        return choices.place or "het hele gebied"
    if not region:
        return "het land buiten de regio’s"
    # 'Regio Zwolle' says itself what it is.
    return wording.text(region) if "regio" in region.casefold() else f"de regio {wording.text(region)}"


def _summary(material: Material, region: str | None) -> dict[str, Any]:
    """The row of core.screening.summarise; empty where a region has no terrains."""
    wanted = TOTAL if region is None else region or None
    names = material.summary["regio"].tolist()
    places = [place for place, name in enumerate(names) if name == wanted]
    # A region may be called as the total is: that is the last row.
    if not places:
        return {}
    return dict(material.summary.iloc[places[-1] if region is None else places[0]])


def _counts(material: Material, rows: IntArray) -> tuple[ClassCount, ...]:
    found = []
    for prefix in (OVERALL, *material.prefixes):
        klassen = [each or "onbekend" for each in material.text(f"{prefix}_klasse")[rows].tolist()]
        counted = Counter(klassen)
        found.append(ClassCount(prefix, theme_title(prefix), {each: counted[each] for each in CLASSES}))
    return tuple(found)


def _lost(material: Material, terrains: Terrains, rows: IntArray, summary: Mapping[str, Any]) -> Lost | None:
    """What plans take; None where the layer has no figures of the room for categories."""
    if not material.has("mc_hmc_verlies_ha"):
        return None
    names = ("mc_hmc_vrij_ha", "mc_hmc_verlies_ha", "mc_plan_verlies_soepel_ha", "mc_plan_verlies_streng_ha")
    sums = (_sum(summary, name) for name in names)
    return Lost(*sums, terrains=terrains.most_first(rows, material.number("mc_hmc_verlies_ha")))


def _homes(
    material: Material, terrains: Terrains, rows: IntArray, summary: Mapping[str, Any], region: str | None
) -> Homes | None:
    """Planned homes and room; None where neither the layer nor a claim speaks of them."""
    names = (
        "woon_plan_in", "woon_plan_in_hard", "woon_overlap_ha", "woon_overlap_hard_ha", "woon_verlies_ha",
        "woon_verlies_banen",
    )  # fmt: skip
    claim = _claim(material, region)
    if not material.has("woon_overlap_ha") and not claim:
        return None
    sums = [_sum(summary, name) for name in names]
    return Homes(*sums, terrains=terrains.most_first(rows, material.number("woon_overlap_ha")), **claim)


def _claim(material: Material, region: str | None) -> dict[str, Any]:
    if material.claim is None:
        return {}
    wanted = TOTAL if region is None else region
    here = material.claim[same_as(material.claim["regio"], wanted)]
    if here.empty:
        return {}
    row = here.iloc[0]
    unnumbered = row["plannen_zonder_aantal"]
    return {
        "planned": float(row["woningen"]),
        "plans_without_number": None if unnumbered != unnumbered else int(unnumbered),
        "room_low_ha": float(row["ruimte_laag_ha"]),
        "room_high_ha": float(row["ruimte_hoog_ha"]),
        "share_low": float(row["aandeel_aanbod_laag_pct"]),
        "share_high": float(row["aandeel_aanbod_hoog_pct"]),
        "reason": wording.text(row["claim_reden"]),
    }


def _sum(summary: Mapping[str, Any], name: str) -> float:
    value = summary.get(name, np.nan)
    return float("nan") if value is None else float(value)


def _chances(material: Material, terrains: Terrains, rows: IntArray, region: str | None) -> tuple[Chance, ...]:
    """Every kind of chance with its terrains; a kind of which nothing is known is there too, with NaN."""
    if material.chances is None:
        return ()
    chances = material.chances
    table = chances.whole if region is None else chances.per_region
    wanted = table if region is None else table[same_as(table["gebied"], region)]
    summed = wanted.to_dict("records")
    found = chances.findings[chances.findings["terrein"].isin(rows.tolist())]
    listed = []
    for code in CHANCES:
        title, basis = KINDS[code]
        hectares = summed[0][f"kans_{code}_ha"] if summed else None
        those = found[found["onderwerp"] == SUBJECTS[code]].sort_values("ha", ascending=False, kind="stable")
        about = tuple(
            (terrains[int(row["terrein"])], float(row["ha"]), wording.text(row["reden"]))
            for row in those.to_dict("records")
        )
        known = int(chances.known[code][rows].sum())
        listed.append(Chance(title, basis, float("nan") if hectares is None else float(hectares), known, about))
    return tuple(listed)
