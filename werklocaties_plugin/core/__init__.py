"""The trade itself, on numpy, pandas and shapely. Nothing in here knows QGIS or Qt."""
