"""Supply of and demand for land, and the balance between them per region, in hectares net."""
