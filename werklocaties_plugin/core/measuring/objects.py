"""Features that belong together: those with the same id are one object."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..types import IntArray, TextArray


@dataclass(frozen=True)
class Objects:
    """The objects, ordered by id: a lower number wins where two are equally near or large.

    Attributes:
        of_feature: (m,) number of the object of each feature.
        object_id: (k,) text or None.
        name: (k,) text or None; the first in the alphabet where features of one object differ.
    """

    of_feature: IntArray
    object_id: TextArray
    name: TextArray

    def label(self, number: int) -> str | None:
        """Name, else id, else None."""
        label: str | None = self.name[number] or self.object_id[number]
        return label


def group_objects(object_id: TextArray, name: TextArray) -> Objects:
    """Group features by id; one without an id is an object of its own.

    Args:
        object_id, name: (m,) text or None.
    """
    keys = [_order_of(text, row) for row, text in enumerate(object_id.tolist())]
    number = {key: position for position, key in enumerate(sorted(set(keys)))}
    of_feature = np.array([number[key] for key in keys], dtype=np.int64)
    ids: TextArray = np.full(len(number), None, dtype=object)
    names: TextArray = np.full(len(number), None, dtype=object)
    ids[of_feature] = object_id
    for position, title in zip(of_feature.tolist(), name.tolist(), strict=True):
        if title is not None and (names[position] is None or title < names[position]):
            names[position] = title
    return Objects(of_feature, ids, names)


def _order_of(text: str | None, row: int) -> tuple[int, int, str]:
    """Numbers in the order of numbers, then other ids, then features without one."""
    if text is None:
        return (2, row, "")
    return (0, int(text), text) if text.isdecimal() else (1, 0, text)
