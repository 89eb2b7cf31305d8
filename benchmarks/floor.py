"""The floor under a run: reading its layers and writing its output with nothing else done."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely


def read(qgis: Any, layers: Iterable[str]) -> float:
    """Seconds to read the layers through QGIS into arrays of geometries, attributes too."""
    begin = time.thread_time()
    for source in layers:
        layer = qgis.QgsVectorLayer(source, "floor", "ogr")
        wkb, rows = [], []
        for feature in layer.getFeatures():
            wkb.append(feature.geometry().asWkb().data())
            rows.append(feature.attributes())
        shapely.from_wkb(np.array(wkb, dtype=object), on_invalid="ignore")
    return time.thread_time() - begin


def write(qgis: Any, output: str, copy: Path) -> float:
    """Seconds to write the features of an output again, to a GeoPackage with a spatial index."""
    layer = qgis.QgsVectorLayer(output, "floor", "ogr")
    features = list(layer.getFeatures())
    options = qgis.QgsVectorFileWriter.SaveVectorOptions()
    copy.unlink(missing_ok=True)
    begin = time.thread_time()
    writer = qgis.QgsVectorFileWriter.create(
        str(copy), layer.fields(), layer.wkbType(), layer.crs(), qgis.QgsCoordinateTransformContext(), options
    )
    for feature in features:
        writer.addFeature(feature, qgis.QgsFeatureSink.Flag.FastInsert)
    del writer
    seconds = time.thread_time() - begin
    copy.unlink()
    return seconds
