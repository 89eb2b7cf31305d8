"""Attribute values between QGIS and Python: one kind of NULL, plain types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import NULL
from qgis.PyQt.QtCore import QVariant

if TYPE_CHECKING:
    # For who checks types only: the locator filter reads values, and QGIS must start fast.
    import pandas as pd

    from ..core.types import FloatArray, TextArray


def plain(value: Any) -> Any:
    """The value, or None for either kind of NULL that QGIS gives."""
    if value is None or value == NULL or (isinstance(value, QVariant) and value.isNull()):
        return None
    return value


def text(value: Any) -> str | None:
    """The value as trimmed text; None for NULL and for blank text. 12.0 reads '12', as an id in a table does."""
    value = plain(value)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def texts(values: Iterable[Any]) -> TextArray:
    """`text` of each value, as an array."""
    listed = [text(value) for value in values]
    result: TextArray = np.full(len(listed), None, dtype=object)
    result[:] = listed
    return result


def number(value: Any) -> float:
    """The value as a number, NaN for NULL and for what is none; a comma may be the decimal sign."""
    try:
        return float(str(plain(value)).strip().replace(",", "."))
    except ValueError:
        return float("nan")


def numbers(values: Iterable[Any]) -> FloatArray:
    """`number` of each value, as an array."""
    return np.array([number(value) for value in values], dtype=float)


def column_values(column: pd.Series[Any]) -> list[Any]:
    """A column as plain Python values for QGIS: NaN and None are None, numpy numbers are Python numbers."""
    known = column.notna().to_numpy()
    return [value if here else None for value, here in zip(column.tolist(), known, strict=True)]
