"""Finding fields: the one the user named, else the canonical name, else a known alias."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsFields

from ..i18n import tr
from .errors import InputError

#: Known names per meaning, the canonical name first. Sources: the field names of IBIS generations, RVO, Planmonitor.
ALIASES: dict[str, tuple[str, ...]] = {
    "terrein_id": ("terrein_id", "rin_nummer", "rinnummer", "rin", "rin_nr", "ibis_id"),
    "naam": ("naam", "plan_naam", "a_plannaam", "bedrijvent", "terreinnaam", "naamnl", "naam_officieel"),
    "site_id": ("nr", "site_id", "sitecode", "sitecode_h"),
    "site_name": ("naamn2k", "naam_n2k", "sitename", "naam"),
    "protection": ("beschermin", "bescherming"),
    "plan_dwellings": ("woningen_netto", "netto_plancapaciteit", "plancapaciteit_netto", "woningen", "totaal"),
    "plan_status": ("status_planologisch", "planologische_status", "planstatus"),
    "plan_type": ("plantype", "plan_type"),
    "plan_year": ("oplevering_laatste", "oplevering_eerste", "jaartal"),
    "plan_id": ("plan_id", "globalid", "plannummer"),
    "parent_id": ("parent_id", "parent_globalid", "overkoepelende_plan_id"),
    "plan_name": ("plannaam", "plan_naam", "projectnaam", "naam"),
    "category": ("milieucategorie", "maximale_milieucategorie", "max_milieucategorie", "max_mileucategorie_code"),
    "jobs": ("banen", "arbeidsplaatsen"),
    "object_id": ("object_id",),
    "gebied": ("gebied", "gebiedsnaam", "novex_gebied", "naam", "statnaam", "regio", "regionaam"),
    "regio": ("regio", "regionaam", "regio_naam", "rpb_regio"),
}


def words(meaning: str) -> str:
    """What a meaning of ALIASES is called where people read it."""
    return {
        "terrein_id": tr("key of the terrain"),
        "naam": tr("name"),
        "site_id": tr("number of the site"),
        "site_name": tr("name of the site"),
        "protection": tr("protection"),
        "plan_dwellings": tr("number of homes"),
        "plan_status": tr("planning status"),
        "plan_type": tr("plan type"),
        "plan_year": tr("year of the plan"),
        "plan_id": tr("plan number"),
        "parent_id": tr("number of the parent plan"),
        "plan_name": tr("name of the plan"),
        "category": tr("environmental category"),
        "jobs": tr("jobs"),
        "object_id": tr("number of the object"),
        "gebied": tr("area"),
        "regio": tr("region"),
    }[meaning]


def require(fields: QgsFields, name: str, layer: str) -> str:
    """The field's own spelling of a name that the user gave.

    Raises:
        InputError: the layer has no such field; lists those it has.
    """
    position = fields.lookupField(name)
    if position < 0:
        raise InputError(
            tr("Layer '{layer}' has no field '{field}'. It has: {fields}.").format(
                layer=layer, field=name, fields=", ".join(fields.names())
            )
        )
    return str(fields.at(position).name())


def match(fields: QgsFields, meaning: str) -> str | None:
    """The field that carries a meaning of ALIASES, in any case of letters; None where there is none."""
    by_name = {name.lower(): name for name in reversed(fields.names())}
    return next((by_name[alias] for alias in ALIASES[meaning] if alias in by_name), None)


def choose(fields: QgsFields, named: str | None, meaning: str, layer: str, say: Callable[[str], None]) -> str | None:
    """The field the user named, else the matched one; what was matched is said."""
    if named:
        return require(fields, named, layer)
    found = match(fields, meaning)
    if found is not None:
        say(
            tr("Layer '{layer}': field '{field}' is used as {meaning}.").format(
                layer=layer, field=found, meaning=words(meaning)
            )
        )
    return found


def positions(fields: QgsFields, names: Sequence[str | None]) -> list[int]:
    """Positions of the fields that are there."""
    return [fields.lookupField(name) for name in names if name is not None]
