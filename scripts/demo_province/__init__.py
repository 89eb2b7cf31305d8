"""The fictional demo province, drawn from a seed."""
