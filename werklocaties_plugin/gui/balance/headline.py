"""What must be said first, in one or two plain sentences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ...i18n import tr
from . import texts

if TYPE_CHECKING:
    from ...core.balance.views import Headline, View


def main_sentence(found: Headline, horizon: int) -> str:
    """The balance of all regions together."""
    if found.klasse == "onbekend":
        return tr("For all regions together the balance up to {year} is unknown.").format(year=horizon)
    if found.klasse == "tekort":
        sentence = tr("Up to {year} the regions together are {band} ha short, in every scenario.")
        return sentence.format(year=horizon, band=texts.band(-found.high, -found.low))
    if found.klasse == "voldoende":
        sentence = tr("Up to {year} there is enough land in every scenario: {band} ha is left.")
        return sentence.format(year=horizon, band=texts.band(found.low, found.high))
    sentence = tr("Up to {year}, {left} ha is left at low demand; at high demand {short} ha is short.")
    return sentence.format(year=horizon, left=texts.hectares(found.high), short=texts.hectares(-found.low))


def region_sentence(found: Headline) -> str:
    """In which regions land falls short, and where first."""
    count = len(found.short) + len(found.unsure) + len(found.enough) + len(found.unknown)
    parts = []
    if found.short:
        parts.append(
            tr("short in every scenario: {count} of {all} ({names})").format(
                count=len(found.short), all=count, names=texts.names(found.short)
            )
        )
    if found.unsure:
        parts.append(
            tr("only at high demand: {count} ({names})").format(
                count=len(found.unsure), names=texts.names(found.unsure)
            )
        )
    if found.unknown:
        parts.append(
            tr("unknown: {count} ({names})").format(count=len(found.unknown), names=texts.names(found.unknown))
        )
    if not found.short and not found.unsure:
        parts.insert(0, tr("no region falls short") if found.enough else tr("no region is known"))
    sentence = "; ".join(parts)
    sentence = f"{sentence[0].upper()}{sentence[1:]}."
    if found.first_year is not None:
        first = tr("First: {region}, from {year} at high demand.")
        sentence += " " + first.format(region=found.first_region, year=found.first_year)
    return sentence


def condition(view: View, segment: str | None) -> str:
    """Which choices lie behind the figures, as far as they differ from the start."""
    chosen = view.choices
    parts = []
    if segment is not None:
        parts.append(tr("segment {name}").format(name=segment))
    if not chosen.pressed_counts:
        parts.append(tr("supply under pressure left out"))
    if chosen.phase3_is_hard:
        parts.append(tr("phase 3 as hard"))
    if chosen.unknown_is_hard:
        parts.append(tr("unknown phase as hard"))
    if chosen.double_use_pct != 100:
        parts.append(tr("double use {percent} %").format(percent=f"{chosen.double_use_pct:.0f}"))
    if chosen.greening_pct:
        parts.append(tr("greening {percent} %").format(percent=f"{chosen.greening_pct:.0f}"))
    if chosen.space_pct != 100:
        parts.append(tr("space per job {percent} %").format(percent=f"{chosen.space_pct:.0f}"))
    return ", ".join(parts)


def as_lines(view: View, segment: str | None) -> list[str]:
    """The headline as plain text, for files."""
    found = view.headline(segment)
    if found is None:
        return []
    lines = [main_sentence(found, view.choices.horizon), region_sentence(found)]
    behind = condition(view, segment)
    if behind:
        lines.append(tr("Chosen: {choices}.").format(choices=behind))
    return lines


class HeadlineLabel(QLabel):
    """The headline above everything else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setContentsMargins(2, 2, 2, 2)

    def show_view(self, view: View | None, segment: str | None) -> None:
        """Other figures; None for none."""
        found = None if view is None else view.headline(segment)
        if view is None or found is None:
            self.setText(tr("Is there enough land for business? Choose the input and press Calculate."))
            self.setToolTip("")
            return
        first, *rest = as_lines(view, segment)
        # In the language of the reasons, Dutch: what an officer reads aloud.
        self.setToolTip(found.reason)
        self.setText(f"<b>{escape(first)}</b><br>{escape(' '.join(rest))}")
