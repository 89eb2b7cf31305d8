"""Names for the arrays that travel through the core."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

#: Shapely geometries (None where a feature has none), in the analysis CRS: planar, metres.
GeometryArray: TypeAlias = NDArray[Any]
#: Texts, or None where the source has no value.
TextArray: TypeAlias = NDArray[Any]
FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]

M2_PER_HA = 10_000.0
