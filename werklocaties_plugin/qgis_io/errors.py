"""Faults of the input or the output, in words for the user: what, where and how to repair it."""


class InputError(Exception):
    """A layer, field, CRS or table that cannot be used as it is."""


class OutputError(Exception):
    """A destination that cannot or must not be written."""
