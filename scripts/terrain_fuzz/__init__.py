"""Terrain files as bad as they come, drawn from a seed, and what the plugin makes of them."""
