"""Run by QGIS itself at its start (--code): takes the scenes, says what it took, and closes QGIS."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

PLAN = json.loads(Path(os.environ["WERKLOCATIES_PICTURES"]).read_text(encoding="utf-8"))
sys.path.insert(0, str(Path(PLAN["root"]) / "scripts"))


def attempt(scene: Callable[[str], None], name: str) -> list[str]:
    """Take one scene; what went wrong, if anything did."""
    try:
        scene(name)
    except Exception:
        return [f"{name}: {traceback.format_exc()}"]
    return []


def take_all() -> None:
    """Every scene that is asked for; one that fails stops no other."""
    from desktop_pictures.room import Room
    from desktop_pictures.scenes import scenes

    answer = {"names": [], "problems": []}
    room = Room(iface, PLAN)
    try:
        room.furnish()
        wanted = {
            name: scene
            for name, scene in scenes(room).items()
            if not PLAN["only"] or any(name.startswith(start) for start in PLAN["only"])
        }
        answer["names"] = sorted(wanted)
        for name, scene in {} if PLAN["list"] else wanted.items():
            answer["problems"] += attempt(scene, name)
    except Exception:
        answer["problems"].append(traceback.format_exc())
    (Path(PLAN["folder"]) / "answer.json").write_text(json.dumps(answer), encoding="utf-8")
    # Without layers QGIS has nothing to ask about: files in a temporary folder it would ask to keep.
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


# Once the window stands and the project is read.
QTimer.singleShot(3_000, take_all)
