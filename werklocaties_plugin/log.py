"""The log panel 'Werklocaties' of QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

TAG = "Werklocaties"


def warning(text: str) -> None:
    """Something the user may have to act on; the panel draws attention to it."""
    QgsMessageLog.logMessage(text, TAG, Qgis.MessageLevel.Warning)
