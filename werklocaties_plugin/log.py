"""The log panel 'Werklocaties' of QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

TAG = "Werklocaties"


def warning(text: str) -> None:
    """Something the user may have to act on; the panel draws attention to it."""
    write(text, Qgis.MessageLevel.Warning)


def write(text: str, level: Qgis.MessageLevel) -> None:
    """A message of any level; who writes it has already told the user."""
    QgsMessageLog.logMessage(text, TAG, level, level == Qgis.MessageLevel.Warning)
