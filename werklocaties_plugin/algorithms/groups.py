"""The groups of the toolbox; an algorithm or model takes the one it stands in as its first base class."""

from __future__ import annotations

from ..i18n import tr


class DataGroup:
    """Getting data in."""

    def group(self) -> str:
        return tr("Data")

    def groupId(self) -> str:
        return "data"


class ReportGroup:
    """What is handed over."""

    def group(self) -> str:
        return tr("Reporting")

    def groupId(self) -> str:
        return "report"


class ConflictGroup:
    """What stands in the way of terrains."""

    def group(self) -> str:
        return tr("Conflict analysis")

    def groupId(self) -> str:
        return "conflicts"


class BalanceGroup:
    """Whether there is enough room."""

    def group(self) -> str:
        return tr("Supply and demand")

    def groupId(self) -> str:
        return "balance"
