"""What users keep in the QGIS project under names of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from qgis.core import QgsProject

from .. import log
from ..i18n import tr

SCOPE = "werklocaties"
Kept = TypeVar("Kept")


def kept_in(project: QgsProject, key: str, decode: Callable[[dict[str, Any]], Kept]) -> dict[str, Kept]:
    """Name -> what was kept, in the order in which it was; what cannot be read is passed over, and said.

    Args:
        decode: raises ValueError, TypeError or KeyError for what it cannot read.
    """
    text, found = project.readEntry(SCOPE, key, "")
    if not found or not text:
        return {}
    try:
        return {str(each["naam"]): decode(each["keuzes"]) for each in json.loads(text)}
    except (ValueError, TypeError, KeyError) as error:
        log.warning(
            tr("What was kept in the project cannot be read ({key}): {error}").format(key=key, error=repr(error))
        )
        return {}


def keep_in(project: QgsProject, key: str, values: dict[str, dict[str, Any]]) -> None:
    """Keep these under the key, and no others."""
    kept = [{"naam": name, "keuzes": value} for name, value in values.items()]
    project.writeEntry(SCOPE, key, json.dumps(kept, ensure_ascii=False))
