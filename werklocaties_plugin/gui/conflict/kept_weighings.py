"""Weighings laid side by side: a column each, with the classes that they give and the weights behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTableWidgetItem, QWidget

from ...core.errors import ChoiceError
from ...core.judging.weighing import Standing, Weighing, changes, stand
from ...i18n import tr
from ...shown_numbers import number
from ..kept_panel import KeptPanel
from . import profile_store, texts

if TYPE_CHECKING:
    from ...core.judging.screened import Screened


class KeptWeighings(KeptPanel):
    """Keeps and compares weighings. The figures are those of the layer that is shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(profile_store.kept_in, profile_store.keep_in, parent)
        self.screened: Screened | None = None
        self.now: tuple[Weighing, Standing] | None = None
        self.reload()

    def show_now(self, screened: Screened | None, now: tuple[Weighing, Standing] | None) -> None:
        """Another layer or weighing; None for none."""
        self.screened, self.now = screened, now
        self.refill()

    def present(self) -> Weighing | None:
        return None if self.now is None or not self.screened.judged.prefixes else self.now[0]

    def proposal(self) -> tuple[str, str, str]:
        name = tr("Weighing {number}").format(number=len(self.kept) + 1)
        return tr("Keep weighing"), tr("Name of the weighing:"), name

    def standings(self) -> dict[str, tuple[Weighing | None, Standing]]:
        """Title -> weighing and what it gives: the present one first, then the layer itself and what was kept."""
        if self.screened is None or self.now is None:
            return {}
        found: dict[str, tuple[Weighing | None, Standing]] = {tr("Now"): self.now}
        if self.screened.written is not None:
            found[tr("In the layer")] = (None, self.screened.written)
        for name, weighing in self.kept.items():
            standing = self._stand(weighing)
            if standing is not None:
                found[name] = (weighing, standing)
        return found

    def _stand(self, weighing: Weighing) -> Standing | None:
        """None where it leaves no theme of this layer."""
        try:
            return stand(self.screened.judged, weighing)
        except ChoiceError:
            return None

    def fill(self) -> None:
        found = self.standings()
        prefixes = () if self.screened is None else self.screened.judged.prefixes
        rows = [*(texts.class_titles()[klasse] for klasse in texts.CLASSES), tr("Other class than now"), tr("Decides")]
        rows += [tr("Weight {theme}").format(theme=texts.theme_title(prefix)) for prefix in prefixes]
        self.table.setColumnCount(len(found))
        self.table.setRowCount(len(rows) if found else 0)
        self.table.setHorizontalHeaderLabels(list(found))
        self.table.setVerticalHeaderLabels(rows)
        for column, (weighing, standing) in enumerate(found.values()):
            for row, words in enumerate(self._cells(weighing, standing)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)

    def _cells(self, weighing: Weighing | None, standing: Standing) -> list[str]:
        counts = [number(int((standing.rank == texts.RANKS[klasse]).sum())) for klasse in texts.CLASSES]
        other = number(changes(self.now[1], standing).count)
        if weighing is None:
            return [*counts, other, "?", *("?" for _ in self.screened.judged.prefixes)]
        weights = [weighing.weights.get(prefix, 1.0) for prefix in self.screened.judged.prefixes]
        decides = {"hoogste": tr("worst"), "gewogen": tr("mean")}[weighing.method]
        return [*counts, other, decides, *(_weight(each) for each in weights)]


def _weight(value: float) -> str:
    if value == 0:
        return tr("off")
    return number(value, 0 if value == round(value) else 2)
