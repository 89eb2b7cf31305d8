"""What the desktop shows beside the toolbox: docks that run our own sums, and terrains in the locator bar."""
