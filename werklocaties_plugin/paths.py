"""Where the files beside the code are: inside the package when staged, one level up in the source tree."""

from __future__ import annotations

from configparser import ConfigParser
from functools import cache
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


@cache
def _about() -> ConfigParser:
    about = ConfigParser(interpolation=None)
    about.read(root() / "metadata.txt", encoding="utf-8")
    return about


def metadata(key: str) -> str:
    """What the plugin says of itself in metadata.txt; empty where it says nothing."""
    return _about().get("general", key, fallback="")


def manual(page: str = "index") -> str:
    """The public address of a page of the manual, which is in Dutch."""
    return f"{metadata('homepage')}/blob/main/docs/{page}.md"
