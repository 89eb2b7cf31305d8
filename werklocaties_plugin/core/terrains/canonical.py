"""The canonical terrain fields: what importterrains writes and every other algorithm looks for."""

from __future__ import annotations

#: Text fields that are taken as they stand, but for damaged characters.
PLAIN_TEXTS = ("naam", "kern", "regio", "cluster", "campus", "geluidzone", "geurzone", "eigendom")
#: Hectares, each with its unit in its name.
HECTARES = (
    "bruto_ha", "netto_ha", "uitgegeven_ha", "terstond_ha", "niet_terstond_ha", "optie_ha", "uitgeefbaar_ha",
    "transformatie_ha", "kavel_max_ha",
)  # fmt: skip
#: 1, 0, or unknown.
FLAGS = ("kade", "spoor", "verouderd", "vol")

#: Field -> type, in the order in which they are written.
FIELDS: dict[str, type] = {
    **dict.fromkeys(("terrein_id", "naam", "kern", "gemeente", "regio", "provincie", "cluster", "campus"), str),
    **dict.fromkeys(("segment", "ibis_type"), str),
    "planfase": int,
    "milieucategorie": str,
    **dict.fromkeys(HECTARES, float),
    "beschikbaar_vanaf": int,
    "banen": int,
    **dict.fromkeys(FLAGS, int),
    **dict.fromkeys(("geluidzone", "geurzone", "eigendom"), str),
    "peiljaar": int,
    "bron": str,
}
