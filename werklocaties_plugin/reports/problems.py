"""What is wrong with the data behind a report: what the checks found, and what the report itself came across."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..core.terrains.finding_texts import SEVERITIES, WARNING
from . import wording
from .content_terrains import theme_title
from .material import Material
from .model import Problem

#: Terrains that a problem names.
NAMED = 6
#: Why a shape is invalid, in the English of the geometry engine and with coordinates.
ENGINE = re.compile(r" \([A-Z][A-Za-z -]+(\[[^\]]*\])?\)(?=\.)")


def problems(material: Material) -> tuple[Problem, ...]:
    """All of them, the heaviest first."""
    found = [*_of_report(material), *_of_checks(material.issues)]
    return tuple(sorted(found, key=lambda each: (SEVERITIES.index(each.severity), -each.count)))


def _of_checks(issues: pd.DataFrame | None) -> Iterator[Problem]:
    """One for each kind of finding: what differs is only the terrain and the value."""
    if issues is None:
        return
    kinds = issues.fillna({"veld": "", "melding": "", "herstel": "", "ernst": WARNING})
    for (field, message, remedy, severity), rows in kinds.groupby(["veld", "melding", "herstel", "ernst"], sort=False):
        names = [name or key for name, key in zip(rows["naam"], rows["terrein_id"], strict=True)]
        about = f"{wording.text(field)}: " if field else ""
        heavy = severity if severity in SEVERITIES else WARNING
        yield Problem(
            heavy, f"{about}{wording.text(ENGINE.sub('', message))}", wording.text(remedy), len(rows), _named(names)
        )


def _of_report(material: Material) -> Iterator[Problem]:
    ids = [each for each in material.text("terrein_id").tolist() if each]
    repeated = [each for each, count in pd.Series(ids, dtype=object).value_counts().items() if count > 1]
    if repeated:
        yield Problem(
            "info", "Hetzelfde terreinnummer op meer rijen; elke rij telt als terrein.",
            "Ga na of het vlakken van één terrein zijn.", len(repeated), _named(repeated),
        )  # fmt: skip
    empty = np.isnan(material.number("oppervlakte_ha"))
    if empty.any():
        yield Problem(
            WARNING, "Terrein zonder vlak: er is niets te meten, de klasse is onbekend.", "Teken het vlak.",
            int(empty.sum()), _named(_names(material, np.flatnonzero(empty))),
        )  # fmt: skip
    if len(material.rules) > 1:
        yield Problem(
            WARNING, f"Terreinen zijn met verschillende regels beoordeeld: {'; '.join(material.rules)}.",
            "Beoordeel alle terreinen met één regelprofiel.", len(material.terrains), "",
        )  # fmt: skip
    for prefix in material.prefixes:
        yield from _unknown(material, prefix)
    if material.pairs is not None and (material.pairs["rij"] < 0).any():
        lost = int((material.pairs["rij"] < 0).sum())
        yield Problem(
            WARNING, "Rijen van de objecten per terrein die bij geen terrein horen; zij staan niet in dit verslag.",
            "Geef de tabel die bij deze terreinen hoort.", lost, "",
        )  # fmt: skip
    for remark in material.remarks:
        yield Problem(WARNING, remark, "", 0, "")


def _unknown(material: Material, prefix: str) -> Iterator[Problem]:
    """Terrains that a theme could not judge, by its reason."""
    klassen, reasons = material.text(f"{prefix}_klasse"), material.text(f"{prefix}_reden")
    here = [row for row, klasse in enumerate(klassen.tolist()) if (klasse or "onbekend") == "onbekend"]
    by_reason: dict[str, list[int]] = {}
    for row in here:
        by_reason.setdefault(wording.text(reasons[row]), []).append(row)
    for reason, rows in by_reason.items():
        message = f"{theme_title(prefix)} is onbekend. {reason}".strip()
        yield Problem("info", message, "", len(rows), _named(_names(material, np.array(rows))))


def _names(material: Material, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[str | None]:
    names, ids = material.text("naam"), material.text("terrein_id")
    return [names[row] or ids[row] for row in rows]


def _named(names: list[str | None]) -> str:
    """The first few, each once."""
    listed = list(dict.fromkeys(wording.text(name)[:60] for name in names if name))
    more = len(listed) - NAMED
    return ", ".join(listed[:NAMED]) + (f" en {more} meer" if more > 0 else "")
