"""Terrains as registers have them: recognised, read, repaired, checked, in one form."""
