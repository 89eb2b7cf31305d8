"""Many boxes covered by few rectangles, so that a server is asked for little land and not too often."""

from __future__ import annotations

import heapq

import numpy as np

from ..types import FloatArray, IntArray

#: A rectangle is cut in two only where that spares at least this share of the land that one for all would cover.
LEAST_SAVING = 0.001


def cover(boxes: FloatArray, most: int) -> FloatArray:
    """Rectangles that together hold every box whole: each box lies within one of them.

    The rectangle around all boxes is cut where that spares most land, and so on, until nothing worthwhile is left.

    Args:
        boxes: (n, 4) west, south, east, north; n at least 1.
        most: rectangles at most, at least 1.

    Returns:
        (m, 4) rectangles, m <= most; they may overlap.
    """
    everything = np.arange(len(boxes))
    whole = _area(_around(boxes))
    waiting = [_Cut.best(boxes, everything, 0)]
    done: list[FloatArray] = []
    made = 1
    while waiting:
        cut = heapq.heappop(waiting)
        if cut.saving <= LEAST_SAVING * whole or len(done) + len(waiting) + 2 > most:
            done.append(_around(boxes[cut.rows]))
            continue
        for rows in (cut.first, cut.second):
            heapq.heappush(waiting, _Cut.best(boxes, rows, made))
            made += 1
    return np.array(done)


class _Cut:
    """A group of boxes and the cut in two that spares most land. The largest saving comes first."""

    def __init__(self, rows: IntArray, first: IntArray, second: IntArray, saving: float, number: int) -> None:
        self.rows = rows
        self.first = first
        self.second = second
        self.saving = saving
        self.number = number

    def __lt__(self, other: _Cut) -> bool:
        return (-self.saving, self.number) < (-other.saving, other.number)

    @classmethod
    def best(cls, boxes: FloatArray, rows: IntArray, number: int) -> _Cut:
        """Look at every cut along both axes."""
        own = boxes[rows]
        whole = _area(_around(own))
        found = cls(rows, rows, rows[:0], 0.0, number)
        for axis in (0, 1):
            order = np.argsort(own[:, axis] + own[:, axis + 2], kind="stable")
            if len(order) < 2:
                break
            left = _areas_from_the_left(own[order])[:-1]
            right = _areas_from_the_left(own[order[::-1]])[::-1][1:]
            best = int(np.argmin(left + right))
            saving = float(whole - left[best] - right[best])
            if saving > found.saving:
                found = cls(rows, rows[order[: best + 1]], rows[order[best + 1 :]], saving, number)
        return found


def _areas_from_the_left(boxes: FloatArray) -> FloatArray:
    """Area around the first box, the first two, and so on."""
    low = np.minimum.accumulate(boxes[:, :2])
    high = np.maximum.accumulate(boxes[:, 2:])
    areas: FloatArray = np.prod(high - low, axis=1)
    return areas


def _around(boxes: FloatArray) -> FloatArray:
    around: FloatArray = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    return around


def _area(box: FloatArray) -> float:
    return float((box[2] - box[0]) * (box[3] - box[1]))
