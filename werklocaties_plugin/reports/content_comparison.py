"""What changed since an older screening, by region and by terrain."""

from __future__ import annotations

import math

from ..core.judging.compare import CHANGED, GONE, NEW, SAME, different_rules
from ..core.judging.compare import Comparison as Compared
from ..core.types import TextArray
from . import wording
from .model import Change, Comparison

#: Kinds of change in the order of a table; a change of class is worse or better, else it is in a theme only.
WORSE, BETTER = "zwaarder", "lichter"
KINDS = (WORSE, BETTER, CHANGED, NEW, GONE, SAME)
ALL = "Totaal"
FROM_RULES = "Een andere klasse kan daaruit volgen."


def make_comparison(
    compared: Compared,
    *,
    old_name: str,
    rules: tuple[set[str], set[str]],
    names: tuple[TextArray, TextArray],
    regions: tuple[TextArray, TextArray],
    region: str,
) -> Comparison:
    """The comparison for the report.

    Args:
        rules, names, regions: of the old and of the new screening; names and regions per terrain.
        region: only this one; '' for all.
    """
    changes, counts = [], {ALL: dict.fromkeys(KINDS, 0)}
    rows = zip(compared.table.to_dict("records"), compared.old_rows, compared.new_rows, strict=True)
    for row, old_rows, new_rows in rows:
        side, here = (1, new_rows[0]) if new_rows else (0, old_rows[0])
        place = regions[side][here] or ""
        if region and place != region:
            continue
        steps = row["stappen"]
        steps = None if steps is None or math.isnan(steps) else int(steps)
        kind = row["soort"] if not steps else WORSE if steps > 0 else BETTER
        for name in (wording.text(place) or "Buiten de regio’s", ALL):
            counts.setdefault(name, dict.fromkeys(KINDS, 0))[kind] += 1
        if kind != SAME:
            old, new, themes = (wording.text(row[name]) for name in ("klasse_oud", "klasse_nieuw", "themas"))
            title = wording.text(names[side][here]) or wording.text(row["key"])
            changes.append(Change(wording.text(row["key"]), title, wording.text(place), kind, old, new, steps, themes))
    changes.sort(key=lambda each: (KINDS.index(each.kind), -abs(each.steps or 0), each.region, each.name.casefold()))
    ordered = {name: counts[name] for name in [*sorted(set(counts) - {ALL}, key=str.casefold), ALL]}
    return Comparison(wording.text(old_name), _remark(*rules), ordered, tuple(changes))


def _remark(old: set[str], new: set[str]) -> str:
    if different_rules(old, new):
        listed = wording.text("; ".join(sorted(old | new)))
        return f"Let op: de screenings zijn met verschillende regels beoordeeld ({listed}). {FROM_RULES}"
    if not old or not new:
        return f"Let op: niet in beide screenings staat met welke regels is beoordeeld. {FROM_RULES}"
    return ""
