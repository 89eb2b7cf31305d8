"""How outputs look on the map: symbols, classes, field titles and legends."""
