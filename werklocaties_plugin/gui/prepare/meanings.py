"""What fields of terrains are called in the window, and which of them are shown first."""

from __future__ import annotations

from ...core.terrains.canonical import FIELDS
from ...i18n import tr

#: Shown even when the file does not have them; the rest on demand.
MAIN = (
    "terrein_id", "naam", "gemeente", "ibis_type", "planfase", "milieucategorie", "bruto_ha", "netto_ha",
    "uitgegeven_ha", "uitgeefbaar_ha", "peiljaar",
)  # fmt: skip
#: Nobody points these out: the import writes where a terrain came from.
LEFT_OUT = ("bron",)


def titles() -> dict[str, str]:
    """Canonical field or term -> what it is."""
    return {**_places(), **_figures(), **_rest(), **_terms()}


def _places() -> dict[str, str]:
    return {
        "terrein_id": tr("Number of the terrain (RIN)"),
        "naam": tr("Name"),
        "kern": tr("Town"),
        "gemeente": tr("Municipality"),
        "regio": tr("Region"),
        "provincie": tr("Province"),
        "cluster": tr("Cluster"),
        "campus": tr("Campus"),
        "segment": tr("Segment (A to D)"),
        "ibis_type": tr("Type of work location"),
        "planfase": tr("Plan phase (1 to 5)"),
        "milieucategorie": tr("Environmental category"),
    }


def _figures() -> dict[str, str]:
    return {
        "bruto_ha": tr("Gross area"),
        "netto_ha": tr("Net area"),
        "uitgegeven_ha": tr("Issued"),
        "terstond_ha": tr("Issuable at once"),
        "niet_terstond_ha": tr("Issuable later"),
        "optie_ha": tr("Under option"),
        "uitgeefbaar_ha": tr("Issuable"),
        "transformatie_ha": tr("To be transformed"),
        "kavel_max_ha": tr("Largest plot"),
        "beschikbaar_vanaf": tr("Available from (year)"),
        "banen": tr("Jobs"),
    }


def _rest() -> dict[str, str]:
    return {
        "kade": tr("Quay"),
        "spoor": tr("Rail siding"),
        "verouderd": tr("Outdated"),
        "vol": tr("Full"),
        "geluidzone": tr("Noise zone"),
        "geurzone": tr("Odour zone"),
        "eigendom": tr("Ownership"),
        "peiljaar": tr("Reference year"),
    }


def _terms() -> dict[str, str]:
    return {
        "uitgegeven": tr("Issued, by the register"),
        "uitgegeven_eerder": tr("Issued before the year"),
        "uitgegeven_jaar": tr("Issued in the year"),
        "teruggekocht": tr("Bought back in the year"),
        "uitgeefbaar_overheid": tr("Issuable by government"),
        "uitgeefbaar_particulier": tr("Issuable by private owners"),
        "transformatie": tr("Transformation"),
        "herprofilering": tr("Reprofiling"),
        "zware_revitalisatie": tr("Heavy revitalisation"),
    }


def ordered(terms: tuple[str, ...]) -> list[str]:
    """All meanings of a profile, terms of its formulas behind the hectares."""
    names = [name for name in FIELDS if name not in LEFT_OUT]
    at = names.index("beschikbaar_vanaf")
    return [*names[:at], *terms, *names[at:]]
