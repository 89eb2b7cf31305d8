"""The algorithms that get data in."""
