"""The rules profile: thresholds and distances with their unit, source and status, checked before use."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..paths import resource
from .errors import RulesError

BUILT_IN = resource("rules/standaard.json")
SCHEMA = resource("rules/schema.json")


@dataclass(frozen=True)
class Rules:
    """A checked rules profile.

    Attributes:
        name: of the profile.
        version: of the profile.
        hash: first 12 digits of the SHA-256 of its content; the same rules have the same hash.
    """

    name: str
    version: str
    hash: str
    content: dict[str, Any]

    def value(self, theme: str, threshold: str) -> Any:
        """The value of one threshold, in the unit that stands beside it in the profile."""
        return self.content["themes"][theme][threshold]["value"]

    def number(self, theme: str, threshold: str) -> float:
        """The value of a threshold that is one number."""
        return float(self.value(theme, threshold))

    def chance(self, threshold: str) -> Any:
        """The value of one threshold of the section `kansen`; a profile without that section takes the built-in one.

        No class hangs on it, so a profile need not have it.
        """
        section = self.content.get("kansen") or load().content["kansen"]
        return section[threshold]["value"]

    def changed(self, values: Mapping[tuple[str, str], float]) -> Rules:
        """The profile with other values: (theme, threshold) -> value. It has no hash, for it stands in no file."""
        themes: dict[str, Any] = dict(self.content["themes"])
        for (theme, threshold), value in values.items():
            if themes[theme] is self.content["themes"][theme]:
                themes[theme] = dict(themes[theme])
            themes[theme][threshold] = {**themes[theme][threshold], "value": value}
        return replace(self, hash="", content={**self.content, "themes": themes})

    def describe(self) -> str:
        """Name, version and hash, for the log and reports."""
        return f"{self.name} {self.version} ({self.hash})"


def load(path: Path | None = None) -> Rules:
    """Read and check a rules profile; without a path the built-in one.

    Raises:
        RulesError: unreadable, not JSON, or against the schema; the text names the offending key.
        ImportError: a profile of the user's cannot be checked, for jsonschema is not installed.
    """
    file = path or BUILT_IN
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise RulesError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise RulesError(f"{file}: no valid JSON in UTF-8 ({error})") from error
    if path is not None:
        check(content)
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:12]
    return Rules(content["name"], content["version"], digest, content)


def check(content: Any) -> None:
    """Hold a profile against the schema, then against the order that its thresholds must have.

    Raises:
        RulesError: names the first offending key as a path, e.g. themes/natura2000/high_overlap_ha/value.
    """
    jsonschema = importlib.import_module("jsonschema")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = sorted(jsonschema.Draft7Validator(schema).iter_errors(content), key=lambda error: list(error.path))
    if errors:
        first = errors[0]
        raise RulesError(f"{'/'.join(str(step) for step in first.absolute_path) or '(top)'}: {first.message}")
    for theme, thresholds in content["themes"].items():
        for name, entry in thresholds.items():
            if isinstance(entry["value"], list) and entry["value"] != sorted(set(entry["value"])):
                raise RulesError(f"themes/{theme}/{name}/value: must rise from left to right")
