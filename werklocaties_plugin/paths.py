"""Where the files beside the code are: inside the package when staged, one level up in the source tree."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """The folder that holds resources/ and metadata.txt."""
    return PACKAGE if (PACKAGE / "resources").is_dir() else PACKAGE.parent


def resource(name: str) -> Path:
    """A file or folder under resources/, e.g. 'rules/standaard.json'."""
    return root() / "resources" / name


def translations() -> Path:
    """The folder of the compiled translations."""
    return root() / "i18n"
