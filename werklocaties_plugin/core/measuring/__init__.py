"""Measuring: the geometry engine. Areas, distances and counts, exactly, on an executor."""
