"""What can go wrong in the core. The algorithms turn these into messages for the user."""


class Cancelled(Exception):
    """The user asked to stop."""


class RulesError(Exception):
    """A rules profile that cannot be used; the text names the offending key."""


class ChoiceError(Exception):
    """A choice of the user's that cannot be used.

    Attributes:
        problem: a code for what is wrong, by which the algorithm finds the sentence in the user's language.
        details: what the sentence names, by the names in its braces.
    """

    def __init__(self, problem: str, **details: str) -> None:
        super().__init__(f"{problem}: {details}")
        self.problem = problem
        self.details = details
