"""The dialog of an algorithm, filled in with what is known already."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer

from .settings import proposals


def open_dialog(name: str, parameters: dict[str, Any]) -> Any:
    """Show it; what is given goes before what is set in the options.

    QGIS keeps the dialog for as long as it is open or its algorithm runs.
    """
    # QGIS' own plugin makes it, and it is not there headless.
    from qgis import processing

    given = {key: value.id() if isinstance(value, QgsMapLayer) else value for key, value in parameters.items()}
    dialog = processing.createAlgorithmDialog(f"werklocaties:{name}", {**proposals(name), **given})
    dialog.show()
    return dialog
