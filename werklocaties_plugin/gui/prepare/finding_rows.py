"""Findings as the window shows them: rows from a run or from a layer, and the kinds of them that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsVectorLayer

from ...core.terrains.finding_texts import SEVERITIES
from ...core.terrains.finding_titles import TITLES
from ...core.terrains.findings import COLUMNS
from ...i18n import tr
from ...qgis_io.values import plain


@dataclass(frozen=True)
class Finding:
    """One row of ISSUES, as in `core.terrains.findings.COLUMNS`, and the place that it is about, None for none."""

    ernst: str
    melding: str
    herstel: str
    code: str
    hersteld: bool
    veld: str | None
    terrein_id: str | None = None
    naam: str | None = None
    waarde: str | None = None
    rij: int | None = None
    geometry: QgsGeometry | None = None

    @property
    def rank(self) -> int:
        """0 for the heaviest severity; one that we do not know comes last."""
        return SEVERITIES.index(self.ernst) if self.ernst in SEVERITIES else len(SEVERITIES)

    @property
    def title(self) -> str:
        """What its kind is called."""
        return TITLES.get(self.code, self.code)


@dataclass(frozen=True)
class FindingList:
    """Findings, and the CRS of their places."""

    rows: tuple[Finding, ...] = ()
    crs: QgsCoordinateReferenceSystem | None = None


@dataclass(frozen=True)
class Kind:
    """All findings of one code and severity.

    Attributes:
        fields: that they are about, in order of appearance.
        repair: of the first; they differ in details only.
        repaired: how many of them are put right by importing.
    """

    code: str
    ernst: str
    rank: int
    title: str
    count: int
    repaired: int
    fields: tuple[str, ...]
    repair: str


def kinds(rows: Iterable[Finding]) -> list[Kind]:
    """The kinds, the heaviest first, then by number."""
    groups: dict[tuple[int, str], list[Finding]] = {}
    for row in rows:
        groups.setdefault((row.rank, row.code), []).append(row)
    found = [
        Kind(
            code,
            group[0].ernst,
            rank,
            group[0].title,
            len(group),
            sum(each.hersteld for each in group),
            tuple(dict.fromkeys(each.veld for each in group if each.veld)),
            group[0].herstel,
        )
        for (rank, code), group in groups.items()
    ]
    return sorted(found, key=lambda kind: (kind.rank, -kind.count, kind.title))


def all_of(rows: Sequence[Finding]) -> Kind:
    """All kinds together; its code is empty."""
    repaired = sum(row.hersteld for row in rows)
    return Kind("", "", -1, tr("All findings"), len(rows), repaired, (), "")


def counts(rows: Iterable[Finding]) -> dict[str, int]:
    """How many there are of each severity."""
    found = dict.fromkeys(SEVERITIES, 0)
    for row in rows:
        found[row.ernst] = found.get(row.ernst, 0) + 1
    return found


def of_layer(layer: QgsVectorLayer) -> FindingList:
    """The findings of a layer, in its order."""
    positions = {name: layer.fields().lookupField(name) for name in COLUMNS}
    rows = []
    for feature in layer.getFeatures():
        values = {name: plain(feature[at]) if at >= 0 else None for name, at in positions.items()}
        geometry = feature.geometry() if feature.hasGeometry() else None
        rows.append(_finding(values, geometry))
    return FindingList(tuple(rows), layer.crs() if layer.isSpatial() else None)


def of_rows(
    rows: Sequence[Sequence[Any]], geometries: Sequence[QgsGeometry] | None, crs: QgsCoordinateReferenceSystem
) -> FindingList:
    """The findings of a table that is to be written: rows in the order of `core.terrains.findings.COLUMNS`."""
    places: Iterator[QgsGeometry | None] = iter([None] * len(rows) if geometries is None else geometries)
    found = (_finding(dict(zip(COLUMNS, row, strict=True)), place) for row, place in zip(rows, places, strict=True))
    return FindingList(tuple(found), None if geometries is None else crs)


def _finding(values: dict[str, Any], geometry: QgsGeometry | None) -> Finding:
    there = geometry is not None and not geometry.isNull() and not geometry.isEmpty()
    return Finding(
        str(values["ernst"]),
        str(values["melding"] or ""),
        str(values["herstel"] or ""),
        str(values["code"]),
        bool(values["hersteld"]),
        values["veld"] or None,
        values["terrein_id"],
        values["naam"],
        values["waarde"],
        None if values["rij"] is None else int(values["rij"]),
        geometry if there else None,
    )
