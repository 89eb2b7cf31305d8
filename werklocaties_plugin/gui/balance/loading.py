"""Reading the input."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ...algorithms.balance.balance import fact_texts
from ...core.balance.demand import Series
from ...core.balance.explore import Explorer, JobTables
from ...core.balance.views import Choices
from ...core.measuring.engine import Engine, processors
from ...i18n import tr
from ...qgis_io.demand_input import DEMAND, DOUBLE_USE, JOBS, SERIES, read_table
from ...qgis_io.measuring import RD_NEW
from ...qgis_io.reading import Reader
from ...qgis_io.supply_input import Source, SupplyRequest, read_supply, read_supply_terrains, region_field
from ...qgis_io.tables import Column, TableReader
from ..read_task import Listener
from .texts import names

if TYPE_CHECKING:
    import pandas as pd

    from ...core.balance.terrains import SupplyTerrains
    from ...qgis_io.snapshot import Snapshot


@dataclass(frozen=True)
class Wanted:
    """The input as it stood when the user asked for a balance.

    Attributes:
        terrains: or rows of supply that were added up before, when `is_rows`.
        regions: polygons; None takes the region field of the terrains.
        region_name: field of the regions, empty for a known one.
        demand: jobs, or hectares where not `is_jobs`.
        replacement, additional: with whether the hectares are cumulative.
        reference_year: for terrains without peiljaar.
    """

    terrains: Snapshot
    is_rows: bool
    demand: Snapshot
    is_jobs: bool
    transform_context: QgsCoordinateTransformContext
    regions: Snapshot | None = None
    region_name: str = ""
    replacement: tuple[Snapshot, bool] | None = None
    additional: tuple[Snapshot, bool] | None = None
    double_use: Snapshot | None = None
    reference_year: int | None = None


def read(wanted: Wanted, feedback: Listener) -> Explorer:
    """Supply and demand of the input, added up once; what the user should know is said to the feedback.

    Raises:
        InputError, ChoiceError, Cancelled
    """
    tables = TableReader(feedback)
    demand = _read_demand(wanted, tables)
    explorer = Explorer(_read_supply(wanted, tables, feedback), demand)
    view = explorer.look(Choices())
    for sentence in fact_sentences({**view.supply_facts, **view.balance.facts}):
        feedback.pushWarning(sentence)
    return explorer


def _read_supply(wanted: Wanted, tables: TableReader, feedback: Listener) -> SupplyTerrains | pd.DataFrame:
    terrains = Source(wanted.terrains, wanted.terrains)
    if wanted.is_rows:
        return read_supply(terrains, tables, wanted.reference_year)
    regions = None if wanted.regions is None else Source(wanted.regions, wanted.regions)
    request = SupplyRequest(
        terrains,
        reference_year=wanted.reference_year,
        regions=regions,
        region_name=None if regions is None else region_field(regions, wanted.region_name),
    )
    crs = QgsCoordinateReferenceSystem(RD_NEW)
    with ThreadPoolExecutor(max_workers=processors()) as executor:
        reader = Reader(crs, wanted.transform_context, feedback)
        return read_supply_terrains(request, tables, reader, Engine(executor, feedback.progress))


def _read_demand(wanted: Wanted, tables: TableReader) -> JobTables | pd.DataFrame:
    def read(given: Snapshot, columns: dict[str, Column]) -> pd.DataFrame:
        return read_table(Source(given, given), columns, tables)

    def series(given: tuple[Snapshot, bool] | None) -> Series | None:
        return None if given is None else Series(read(given[0], SERIES), given[1])

    if not wanted.is_jobs:
        return read(wanted.demand, DEMAND)
    double_use = None if wanted.double_use is None else read(wanted.double_use, DOUBLE_USE)
    return JobTables(read(wanted.demand, JOBS), series(wanted.replacement), series(wanted.additional), double_use)


def fact_sentences(facts: dict[str, list[str]]) -> list[str]:
    """What must be known before reading any figure."""
    sentences = {
        "differing": tr("{count} terrain(s) have rows that contradict each other: {names}"),
        "other_type": tr("{count} terrain(s) of other types were left out: {names}"),
        "negative": tr("{count} terrain(s) have negative issuable hectares; taken as 0: {names}"),
        "contradiction": tr("{count} terrain(s): stated hectares differ from at once plus later: {names}"),
        "unknown": tr("{count} terrain(s) without a figure of issuable hectares, so supply may be more: {names}"),
        "without_region": tr("{count} terrain(s) lie in no region: {names}"),
        "mixed_years": tr("Supply of different reference years; demand counts from the oldest: {names}"),
        "no_reference_year": tr("Supply without a reference year, so demand counts from no year: {names}"),
        "after_horizon": tr(
            "{names} ha of the hard supply comes after the horizon; it is in the balance all the same."
        ),
    }
    return [
        sentence.format(count=len(facts[code]), names=names(tuple(fact_texts(code, facts[code])), 5))
        for code, sentence in sentences.items()
        if facts.get(code)
    ]
