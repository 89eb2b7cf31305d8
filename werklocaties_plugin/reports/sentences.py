"""What a report says first: one sentence on room for business, one on what stands in its way. Plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from . import wording
from .model import Balance, ClassCount, Lost

#: Themes that the headline names.
NAMED = 2


def of_balance(balance: Balance | None, place: str, *, given: bool, horizon: int | None) -> str:
    """Whether there is enough land.

    Args:
        place: as a sentence names it, such as 'de regio Oost' or 'de regio’s samen'.
        given: False where the report has no balance at all.
    """
    if balance is None:
        missing = "het saldo heeft er geen rij voor" if given else "er is geen saldo bij gevoegd"
        return f"Of er in {place} genoeg bedrijventerrein is, zegt dit verslag niet: {missing}."
    until = wording.year(balance.horizon or horizon)
    if balance.klasse == "tekort":
        short = wording.band(-balance.high, -balance.low)
        return f"Tot {until} komt {place} in elk scenario bedrijventerrein tekort: {short}{_since(balance)}."
    if balance.klasse == "onzeker":
        left, short = wording.hectares(max(balance.high, 0.0)), wording.hectares(-balance.low)
        return (
            f"Of er in {place} tot {until} genoeg bedrijventerrein is, hangt van de vraag af: bij lage vraag blijft "
            f"{left} over, bij hoge vraag is er {short} tekort{_from(balance.short_from_high)}."
        )
    if balance.klasse == "voldoende":
        left = wording.band(balance.low, balance.high)
        return f"Tot {until} heeft {place} in elk scenario genoeg bedrijventerrein: {left} blijft over."
    reason = balance.reason[:1].lower() + balance.reason[1:] or "de gegevens ontbreken."
    return f"Of {place} tot {until} genoeg bedrijventerrein heeft, is niet bekend: {reason}"


def _since(balance: Balance) -> str:
    first, last = balance.short_from_high, balance.short_from_low
    if first is None or first == last:
        return _from(first)
    return f", bij hoge vraag vanaf {first}"


def _from(year: int | None) -> str:
    return "" if year is None else f", vanaf {year}"


def of_conflicts(counts: Sequence[ClassCount], lost: Lost | None, total: int) -> str:
    """How many terrains are in conflict, mostly by which themes, and what that takes of the room for industry."""
    overall = next(each.counts for each in counts if each.prefix == "conflict")
    if total == 0:
        return "Er liggen geen terreinen in dit gebied."
    if overall["onbekend"] == total:
        return f"Of {_of_all(total)} in conflict {'is' if total == 1 else 'zijn'}, is niet bekend."
    high = overall["hoog"]
    heavy = sorted((each for each in counts if each.prefix != "conflict"), key=lambda each: -each.counts["hoog"])
    by = [f"{_lower(each.theme)} ({each.counts['hoog']})" for each in heavy if each.counts["hoog"]][:NAMED]
    if high == 0:
        first = (
            f"Geen van {_of_all(total)} staat in klasse hoog" if total > 1 else "Het terrein staat niet in klasse hoog"
        )
    else:
        first = (
            f"Van {_of_all(total)} {'staat er 1' if high == 1 else f'staan er {wording.count(high)}'} in klasse hoog"
        )
        first += f", vooral door {' en '.join(by)}" if by else ""
    if lost is not None and lost.taken > 0:
        first += f"; woningbouwplannen nemen {wording.hectares(lost.taken)} van de ruimte voor hogere milieucategorieën"
    return f"{first}."


def _of_all(total: int) -> str:
    return "het ene terrein" if total == 1 else f"de {wording.count(total)} terreinen"


def _lower(title: str) -> str:
    """In the middle of a sentence; names of laws keep their capital."""
    return title if title.startswith("Natura") else title[:1].lower() + title[1:]
