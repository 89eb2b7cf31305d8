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
#: Of hectares and percentages: what an overlay rounds is smaller, so that 1 ha is 1 ha wherever in the country it lies.
DECIMALS = 9
#: Of distances (m), for the same reason; what rounds to a limit lies at it.
METRE_DECIMALS = 6
AT_LIMIT = 0.5 * 10.0**-METRE_DECIMALS
