"""Credentials stay out of logs and messages, whoever wrote the text."""

from __future__ import annotations

import re

#: user=, password=, and the like in a connection, quoted or not; a quote inside is escaped by a backslash.
PAIR = re.compile(
    r"\b(user(?:name)?|pass(?:word|wd)?|pwd)\s*=\s*('(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|[^\s;&,)]+)", re.IGNORECASE
)
#: user:password@ in an address.
IN_ADDRESS = re.compile(r"//[^/\s@'\"]+@")
#: A password, written out.
PASSWORD = re.compile(r"\b(pass(word|wd)?|pwd)\s*=", re.IGNORECASE)


def without_secrets(text: str) -> str:
    """The text with … in the place of users and passwords."""
    return IN_ADDRESS.sub("//…@", PAIR.sub(r"\1=…", text))


def has_password(connection: str) -> bool:
    """True when a connection has a password written out."""
    return PASSWORD.search(connection) is not None or IN_ADDRESS.search(connection) is not None
