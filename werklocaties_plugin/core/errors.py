"""What can go wrong in the core. The algorithms turn these into messages for the user."""


class Cancelled(Exception):
    """The user asked to stop."""


class RulesError(Exception):
    """A rules profile that cannot be used; the text names the offending key."""
