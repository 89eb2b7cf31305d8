"""For each algorithm the smallest input that it accepts, so that every shared rule is tested for it too.

A new algorithm joins by an entry here; a test fails as long as it has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layers import layer, square


@dataclass(frozen=True)
class Case:
    """How an algorithm is called: everything but TERRAINS and OUTPUT.

    Attributes:
        parameters: makes the layers anew for every run.
        class_field: the field by which the output is coloured.
        constraint: the parameter whose layer holds what the terrains are held against.
    """

    parameters: Callable[[], dict[str, Any]]
    class_field: str
    constraint: str


CONFLICTS: dict[str, Case] = {
    "conflictnatura2000": Case(
        lambda: {"NATURA2000": layer([square(50, 0)], "nr:int,naamN2K:string", [(1, "Testgebied")], name="n2000")},
        "n2000_klasse",
        "NATURA2000",
    ),
}
