"""Profiles: how each generation of terrain files is read, kept as data in resources/profiles, and which one fits."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...paths import resource
from ..errors import ChoiceError, RulesError
from .canonical import FIELDS

#: Codes of PROFILE, in the order in which they are offered.
CODES = ("ibis2016", "ibis2023", "rvo", "flamingo", "mob2018", "gemeente2017", "canoniek")
CANONICAL = "canoniek"
#: A file of no known generation, whose fields the user points out.
OWN = "eigen"
AUTO = "auto"
FOLDER = "profiles"
SCHEMA = "schema.json"
#: Stands for a year in the name of a field.
YEAR_MARK = "{jaar}"
#: How many names of fields a message shows.
NAMED = 12


@dataclass(frozen=True)
class Formula:
    """plus less minus, all terms known; never below `lowest`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    lowest: float | None = None


@dataclass(frozen=True)
class Profile:
    """How one generation of files is read.

    Attributes:
        code, title, source: what it is, and where its names and formulas come from.
        required: one of these fields is the key.
        signature, minimum: fields that only this generation has, and how many of them must be there.
        unit: 'ha' or 'm2' where it is documented, None where the drawn areas must tell.
        fields: canonical field -> names that it has here, the best first.
        terms: areas that formulas use -> their names.
        formulas: canonical field -> how it follows from fields and terms.
        year_from: where the reference year stands: 'field', 'name' (of the file), 'column' (name of a term) or ''.
        year_term: the term whose column name holds the year.
        uncertain: canonical field -> why its figure must be taken with care.
        kept: fields with a year that is no canonical field -> what it is.
        codes: list of codes -> text in lower case -> canonical value.
        outdated: list of codes -> texts of lists that are no longer used.
    """

    code: str
    title: str
    source: str
    required: tuple[str, ...]
    signature: tuple[str, ...]
    minimum: int
    unit: str | None
    fields: dict[str, tuple[str, ...]]
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    formulas: dict[str, Formula] = field(default_factory=dict)
    year_from: str = ""
    year_term: str = ""
    uncertain: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str | int | None]] = field(default_factory=dict)
    outdated: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def names(self) -> set[str]:
        """Every name, lower case, by which a header is recognised; names with a year are left out."""
        listed = [*self.required, *self.signature, *self.kept]
        for aliases in (*self.fields.values(), *self.terms.values()):
            listed.extend(aliases)
        return {name.lower() for name in listed if YEAR_MARK not in name} | set(FIELDS)


@dataclass(frozen=True)
class Choice:
    """The profile that was chosen, and why, in a Dutch sentence."""

    profile: Profile
    reason: str


@cache
def load(code: str) -> Profile:
    """A built-in profile with the shared lists of codes; tests hold every one against the schema."""
    return parse(_content(code), _content("basis"))


def _content(code: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resource(f"{FOLDER}/{code}.json").read_text(encoding="utf-8"))
    return content


def check(content: Any) -> None:
    """Hold a profile against the schema, and its names of canonical fields against the list.

    Raises:
        RulesError: names the first offending key as a path, e.g. formulas/uitgeefbaar_ha/plus.
    """
    jsonschema = importlib.import_module("jsonschema")
    schema = json.loads(resource(f"{FOLDER}/{SCHEMA}").read_text(encoding="utf-8"))
    errors = sorted(jsonschema.Draft7Validator(schema).iter_errors(content), key=lambda error: str(list(error.path)))
    if errors:
        first = errors[0]
        raise RulesError(f"{'/'.join(str(step) for step in first.absolute_path) or '(top)'}: {first.message}")
    known = {*FIELDS, *content.get("terms", {})}
    for name in (*content.get("fields", {}), *content.get("formulas", {}), *content.get("uncertain", {})):
        if name not in FIELDS:
            raise RulesError(f"{name}: no canonical field")
    for name, formula in content.get("formulas", {}).items():
        for term in (*formula["plus"], *formula["minus"]):
            if term not in known:
                raise RulesError(f"formulas/{name}: no field or term {term}")


def parse(content: Mapping[str, Any], shared: Mapping[str, Any]) -> Profile:
    """A profile of what its file holds; lists of codes of its own add to the shared ones."""
    names = {list_of: content.get(list_of, {}) for list_of in ("fields", "terms")}
    aliases = {
        list_of: {name: tuple(entry["aliases"]) for name, entry in entries.items()}
        for list_of, entries in names.items()
    }
    formulas = {
        name: Formula(tuple(entry["plus"]), tuple(entry["minus"]), entry.get("lowest"))
        for name, entry in content.get("formulas", {}).items()
    }
    codes = {**shared.get("codes", {})}
    for name, own in content.get("codes", {}).items():
        codes[name] = {**codes.get(name, {}), **own}
    year = content.get("year", {})
    return Profile(
        content["code"], content["title"], content["source"],
        tuple(content.get("required", ())), tuple(content.get("signature", ())), int(content.get("minimum", 1)),
        content.get("unit"), aliases["fields"], aliases["terms"], formulas,
        year.get("from", ""), year.get("term", ""),
        dict(content.get("uncertain", {})), dict(content.get("kept", {})), codes,
        {name: tuple(texts) for name, texts in shared.get("outdated", {}).items()},
    )  # fmt: skip


def known_names() -> set[str]:
    """Names of every profile, lower case."""
    return set().union(*(load(code).names() for code in CODES))


def find(alias: str, names: Iterable[str]) -> str | None:
    """The field that an alias stands for, in any case of letters; of years the latest; None for none."""
    if YEAR_MARK not in alias:
        return next((name for name in names if name.strip().lower() == alias.lower()), None)
    fits = [name for name in names if year_in(alias, name) is not None]
    return max(fits, key=lambda name: year_in(alias, name) or 0, default=None)


def year_in(alias: str, name: str) -> int | None:
    """The year that stands in a field's name where the alias has {jaar}."""
    before, _, after = alias.lower().partition(YEAR_MARK)
    found = re.fullmatch(re.escape(before) + r"((?:19|20)\d\d)" + re.escape(after), name.strip().lower())
    return None if found is None else int(found[1])


def choose(names: Sequence[str], wanted: str = AUTO) -> Choice:
    """The profile that the user named, else the only one that fits these fields.

    Raises:
        ChoiceError: none fits, two fit, or the one that was named has nothing in common with the fields.
    """
    if wanted == OWN:
        return Choice(own(), "zo gekozen; de velden zijn aangewezen of aan hun naam herkend")
    if wanted != AUTO:
        profile = load(wanted)
        common = [name for name in names if name.strip().lower() in profile.names()]
        if not common and not _found(profile, names):
            raise ChoiceError("profile_strange", profile=wanted, title=profile.title, fields=_listed(names))
        return Choice(profile, f"zo gekozen; herkende velden: {_listed(common)}")
    fits = {code: _found(load(code), names) for code in CODES}
    fits = {code: found for code, found in fits.items() if found}
    if CANONICAL in fits and find("bron", names) is not None:
        return Choice(load(CANONICAL), f"het veld bron zegt dat het eerder is ingelezen; {_reason(fits[CANONICAL])}")
    if not fits:
        raise ChoiceError("profile_none", fields=_listed(names), known=_expected())
    if len(fits) > 1:
        listed = "; ".join(f"{code} ({_listed(found)})" for code, found in fits.items())
        raise ChoiceError("profile_two", profiles=listed)
    code, found = next(iter(fits.items()))
    return Choice(load(code), _reason(found))


@cache
def own() -> Profile:
    """For a file of no known generation: every name by which a profile knows a field, and no formulas."""
    aliases: dict[str, tuple[str, ...]] = {}
    for code in CODES:
        for name, names in load(code).fields.items():
            aliases[name] = tuple(dict.fromkeys((*aliases.get(name, ()), *names)))
    return replace(
        load(CANONICAL),
        code=OWN,
        title="Eigen bestand",
        source="de velden zijn aangewezen door de gebruiker",
        required=(),
        signature=(),
        unit=None,
        fields=aliases,
        year_from="name",
    )


def of_no_generation() -> Choice:
    """For a layer of no known generation: the canonical names alone, for what of them it has."""
    return Choice(load(CANONICAL), "geen bekend bestand; alleen velden met een canonieke naam zijn bekeken")


def _reason(found: Sequence[str]) -> str:
    return f"de velden {_listed(found)} komen alleen daarin voor"


def _found(profile: Profile, names: Sequence[str]) -> list[str]:
    """The key and the fields of the signature that are there; empty where the profile does not fit."""
    keys = [found for alias in profile.required if (found := find(alias, names)) is not None]
    signature = [found for alias in profile.signature if (found := find(alias, names)) is not None]
    return [*keys[:1], *signature] if keys and len(signature) >= profile.minimum else []


def _expected() -> str:
    """What each profile looks for."""
    return "; ".join(f"{code}: {', '.join((load(code).required[0], *load(code).signature[:3]))}" for code in CODES)


def _listed(names: Sequence[str]) -> str:
    if not names:
        return "-"
    return ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")


def files() -> list[Path]:
    """The files of the profiles, shared lists included."""
    return sorted(path for path in resource(FOLDER).glob("*.json") if path.name != SCHEMA)
