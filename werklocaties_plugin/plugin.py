"""The plugin: registers the algorithms, in the desktop and under qgis_process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from . import expressions
from .algorithms.provider import WerklocatiesProvider
from .i18n import install_translator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator

    from .gui.desktop import Desktop


class WerklocatiesPlugin:
    """Everything the plugin registers is registered here, and undone in `unload`."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: WerklocatiesProvider | None = None
        self.functions: list[expressions.Function] = []
        self.translator: QTranslator | None = install_translator()
        self.desktop: Desktop | None = None

    def initProcessing(self) -> None:
        """The only call under qgis_process."""
        self.provider = WerklocatiesProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        # Not before it is known: a model finds its steps, and so its outputs, only among known algorithms.
        self.provider.refreshAlgorithms()
        self.functions = expressions.register()

    def initGui(self) -> None:
        """The call of the desktop."""
        self.initProcessing()
        if self.iface is not None:
            from .gui.desktop import Desktop

            self.desktop = Desktop(self.iface)

    def unload(self) -> None:
        """Leave nothing registered."""
        if self.desktop is not None:
            self.desktop.remove()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        expressions.unregister(self.functions)
        self.functions = []
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
