"""What comes back from a service, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError


class Refused(InputError):
    """An answer that will not be better another time."""


class Broken(InputError):
    """An answer that may be better another time: it is asked again.

    Attributes:
        wait: seconds that the service asked to wait; 0 when it did not say.
    """

    def __init__(self, text: str, wait: float = 0.0) -> None:
        super().__init__(text)
        self.wait = wait


@dataclass(frozen=True)
class Patience:
    """How long to wait for a service, in seconds, and how often to ask.

    Attributes:
        silence: without a byte arriving.
        longest: for one answer in all.
        tries: times that a page is asked for.
        first_wait: before the second try; it doubles from try to try.
        longest_wait: between two tries, whatever the service asks for.
    """

    silence: float = 30.0
    longest: float = 600.0
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back, apart from the body: the address that gave it, and its headers by their lower-case names."""

    address: str
    headers: dict[str, str]
