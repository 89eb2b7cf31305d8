"""Which layers are lists of findings. Imports nothing heavy: it is asked of every layer that comes."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsVectorLayer

#: A layer with these fields is one.
NEEDED = ("ernst", "melding", "herstel", "code", "hersteld", "rij", "veld")


def is_findings(layer: Any) -> bool:
    """Whether a layer is a list of findings, of importterrains or checkterrains."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return False
    names = {name.lower() for name in layer.fields().names()}
    return names.issuperset(NEEDED)
