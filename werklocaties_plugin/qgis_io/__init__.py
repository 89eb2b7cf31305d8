"""The only door between QGIS and the core: layer -> arrays and frame -> sink."""
