"""The list of all scenes: add a line here for something new to see."""

from __future__ import annotations

from collections.abc import Callable

from desktop_pictures import algorithms, windows
from desktop_pictures.room import Room

Scene = Callable[[str], None]


def scenes(room: Room) -> dict[str, Scene]:
    """Name of the picture -> what takes it, in the order in which they are taken."""
    return {
        "venster": lambda name: windows.whole(room, name),
        "gereedschapskist": lambda name: windows.toolbox(room, name),
        "dock-vraag-en-aanbod": lambda name: windows.balance_dock(room, name),
        "dock-conflicten": lambda name: windows.conflict_dock(room, name),
        "dock-bevindingen": lambda name: windows.findings_dock(room, name),
        "gegevens-gereedmaken": lambda name: windows.prepare(room, name),
        "menu": lambda name: windows.menu(room, name),
        "opties": lambda name: windows.options(room, name),
        **algorithms.scenes(room),
    }
