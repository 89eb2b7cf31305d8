"""What scripts/screenshots.py does inside QGIS: one file per kind of picture."""
