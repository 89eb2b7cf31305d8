"""The algorithm that makes the report."""
