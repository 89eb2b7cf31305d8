"""Runs chunks of work on an executor and asks between them whether to go on.

The core knows nothing else about where it runs: threads by default, and the same seam takes any
`concurrent.futures.Executor`. A chunk function is therefore a function at the top of a module, and gets all it
needs in its arguments.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from ..types import FloatArray, IntArray

Result = TypeVar("Result")
#: Takes the fraction done (0..1); raises `errors.Cancelled` to stop the work.
Progress = Callable[[float], None]

#: Vertices in one chunk: about a quarter of a second of overlay on one core, so that cancelling acts in time.
CHUNK_VERTICES = 60_000
#: How often (s) a waiting run looks whether the user cancelled.
POLL_SECONDS = 0.1


def processors() -> int:
    """How many processors this process may use: a server may give it fewer than it has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def silent(fraction: float) -> None:
    """The progress of a run that nobody watches."""


class Engine:
    """Where the chunks run, and who hears of the progress.

    Args:
        executor: None runs every chunk in the calling thread.
        progress: hears the fraction done of this engine's share; raises Cancelled to stop.
        workers: chunks kept under way at once per two; default `processors`.
    """

    def __init__(
        self, executor: Executor | None = None, progress: Progress = silent, workers: int | None = None
    ) -> None:
        self.executor = executor
        self.progress = progress
        self.workers = workers or processors()

    def part(self, start: float, end: float) -> Engine:
        """The same engine, reporting 0..1 as start..end of this one's progress."""
        return Engine(self.executor, lambda done: self.progress(start + (end - start) * done), self.workers)

    def parts(self, *weights: float) -> Iterator[Engine]:
        """Successive shares of this engine's progress, by weight."""
        edges = np.concatenate([[0.0], np.cumsum(weights)]) / sum(weights)
        for start, end in pairwise(edges):
            yield self.part(float(start), float(end))

    def run(self, function: Callable[..., Result], chunks: Sequence[tuple[Any, ...]]) -> list[Result]:
        """function(*chunk) for each chunk, results in the order of the chunks.

        Raises:
            Cancelled: from the progress callback; chunks that have not begun are dropped, running ones awaited.
        """
        self.progress(0.0)
        if self.executor is None:
            alone = [self._alone(function, chunk, number, len(chunks)) for number, chunk in enumerate(chunks, 1)]
            self.progress(1.0)
            return alone
        results: dict[int, Result] = {}
        under_way: dict[Future[Result], int] = {}
        waiting = iter(enumerate(chunks))
        try:
            while len(results) < len(chunks):
                self._submit(function, waiting, under_way)
                done, _ = wait(under_way, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    results[under_way.pop(future)] = future.result()
                self.progress(len(results) / len(chunks))
        finally:
            for future in under_way:
                future.cancel()
            wait(under_way)
        self.progress(1.0)
        return [results[number] for number in range(len(chunks))]

    def _alone(self, function: Callable[..., Result], chunk: tuple[Any, ...], number: int, count: int) -> Result:
        result = function(*chunk)
        self.progress(number / count)
        return result

    def _submit(
        self,
        function: Callable[..., Result],
        waiting: Iterator[tuple[int, tuple[Any, ...]]],
        under_way: dict[Future[Result], int],
    ) -> None:
        if self.executor is None:
            return
        while len(under_way) < 2 * self.workers:
            following = next(waiting, None)
            if following is None:
                return
            number, chunk = following
            under_way[self.executor.submit(function, *chunk)] = number


def chunk_slices(weights: FloatArray | IntArray, limit: float = CHUNK_VERTICES) -> list[slice]:
    """Cut 0..n into consecutive slices whose weights add up to about limit; one heavy item is a slice of its own."""
    if len(weights) == 0:
        return []
    number = np.floor(np.cumsum(np.maximum(weights, 1)) / limit).astype(np.int64)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(number)) + 1])
    ends = np.concatenate([starts[1:], [len(weights)]])
    return [slice(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
