"""What is said in the message bar of QGIS; where something went wrong with a button that shows the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QDockWidget, QPushButton, QTabWidget

from .. import log
from ..i18n import tr

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

#: The name of the plugin in menus and messages.
MENU = "Werklocaties"
WRONG = (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical)
#: How long it stays (s); what went wrong stays until it is closed.
STAYS = 10


def tell(iface: QgisInterface, text: str, level: Qgis.MessageLevel, details: str = "") -> None:
    """Say it; of what went wrong the details go to the log, which is a click away."""
    bar = iface.messageBar()
    message = bar.createMessage(MENU, text)
    if level in WRONG:
        log.write(f"{text}\n{details}" if details else text, level)
        button = QPushButton(tr("Show the log"))
        button.clicked.connect(lambda *_: show_log(iface))
        message.layout().addWidget(button)
    bar.pushWidget(message, level, 0 if level in WRONG else STAYS)


def show_log(iface: QgisInterface) -> None:
    """The log panel of QGIS, with our tab in front."""
    iface.openMessageLog()
    panel = iface.mainWindow().findChild(QDockWidget, "MessageLog")
    if panel is None:
        return
    panel.raise_()
    for tabs in panel.findChildren(QTabWidget):
        for number in range(tabs.count()):
            if tabs.tabText(number) == log.TAG:
                tabs.setCurrentIndex(number)
