"""What a run of supply and demand needs to measure: a reader in the analysis CRS and an engine."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...core.measuring.engine import Engine, processors
from ...qgis_io.reading import Reader
from ..base import WerklocatiesAlgorithm
from ..conflicts.conflict_run import MeasuringRun


@contextmanager
def measuring(
    algorithm: WerklocatiesAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Iterator[tuple[Reader, Engine]]:
    """Reader and engine for the parameter ANALYSIS_CRS.

    Raises:
        InputError: a CRS that does not measure in metres.
    """
    with ThreadPoolExecutor(max_workers=processors()) as executor:
        run = MeasuringRun(algorithm, parameters, context, feedback, executor)
        yield run.reader, run.engine
