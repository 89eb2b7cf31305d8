"""One way to translate: English in the source, Dutch in i18n/werklocaties_nl.ts."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .paths import translations

#: pylupdate files bare tr() calls under this context.
CONTEXT = "@default"


def tr(text: str) -> str:
    """The text in the language of the user interface. Never give it an f-string: it could not be found again."""
    return QCoreApplication.translate(CONTEXT, text)


def language() -> str:
    """Two letters: 'nl' where QGIS runs in Dutch, else 'en'."""
    return "nl" if _of_qgis()[:2].lower() == "nl" else "en"


def _of_qgis() -> str:
    """The translation that the windows of QGIS have, also by `qgis --lang`; headless the locale of the settings."""
    application = QgsApplication.instance()
    loaded = application.translation() if isinstance(application, QgsApplication) else ""
    return loaded if loaded not in ("", "C") else QgsApplication.locale() or ""


def install_translator() -> QTranslator | None:
    """Install the translation for the language of QGIS; keep what it returns for as long as it must work."""
    if language() == "en":
        return None
    translator = QTranslator()
    if not translator.load(str(translations() / f"werklocaties_{language()}.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
