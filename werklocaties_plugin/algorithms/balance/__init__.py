"""The algorithms of supply and demand."""
