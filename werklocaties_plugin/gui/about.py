"""Which version this is, and of what it makes use: for a report of a fault, and for who manages computers."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR, Qt
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from .. import dependencies
from ..i18n import tr
from ..paths import metadata
from .icons import icon

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


def versions() -> list[tuple[str, str]]:
    """Name and version of everything that has a part in the figures."""
    found = [
        ("Werklocaties", metadata("version")),
        ("QGIS", Qgis.version()),
        ("Python", sys.version.split()[0]),
        ("Qt", QT_VERSION_STR),
    ]
    missing = " ".join(dependencies.missing())
    for package, _, _ in dependencies.NEEDED:
        found.append((package, tr("is missing") if package in missing else import_module(package).__version__))
    if not missing:
        from ..core.rules import load

        found.append((tr("rules profile"), load().describe()))
    return found


def show(iface: QgisInterface) -> None:
    """In a window, to be copied."""
    listed = versions()
    box = QMessageBox(iface.mainWindow())
    box.setObjectName("WerklocatiesAboutBox")
    box.setWindowTitle(tr("About Werklocaties"))
    box.setIconPixmap(icon("werklocaties").pixmap(64, 64))
    box.setTextFormat(Qt.TextFormat.RichText)
    rows = "".join(f"<tr><td>{name}&nbsp;&nbsp;</td><td>{version}</td></tr>" for name, version in listed)
    question = tr("Is there enough room for business, in the right places, and what stands in its way?")
    page = metadata("homepage")
    box.setText(f"<h3>Werklocaties {metadata('version')}</h3><p>{question}</p>")
    licence = tr("Free software under {licence}; without warranty.").format(licence=metadata("license"))
    box.setInformativeText(f'<table>{rows}</table><p>{licence}<br><a href="{page}">{page}</a></p>')
    copy = box.addButton(tr("Copy the versions"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText("\n".join(f"{name}: {version}" for name, version in listed))
    box.deleteLater()
