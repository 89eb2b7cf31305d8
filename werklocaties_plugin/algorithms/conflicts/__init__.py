"""The algorithms of the conflict analysis."""
