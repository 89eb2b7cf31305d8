"""Docks of the desktop: they run our own sums and show what these give."""
