"""The terrains as a table: columns of numpy, sorted by numpy, so that a whole country scrolls and sorts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

from ...core.judging.classfields import UNKNOWN
from ...i18n import tr
from . import texts
from .class_look import RANK

if TYPE_CHECKING:
    from ...core.judging.screened import Screened
    from ...core.judging.weighing import Changes, Standing
    from ...core.types import BoolArray, FloatArray, IntArray

PLACE, NAME, OVERALL, SCORE, SHIFT = "rang", "naam", "conflict", "score", "verschuiving"
TOWN, REGION, KEY, FIRM = "gemeente", "regio", "terrein_id", "robuust"
#: Before a prefix: the column of a theme.
THEME = "thema:"
NUMBERS = (PLACE, SCORE, SHIFT, FIRM)


@dataclass(frozen=True)
class Column:
    """A column of the table.

    Attributes:
        key: what stands in it.
        title, tip: above it.
        moves: its values are others under another weighing.
    """

    key: str
    title: str
    tip: str = ""
    moves: bool = False

    @property
    def prefix(self) -> str | None:
        """Of the theme whose class stands in it."""
        return self.key.removeprefix(THEME) if self.key.startswith(THEME) else None

    @property
    def is_class(self) -> bool:
        """Whether a class stands in it."""
        return self.key == OVERALL or self.prefix is not None


def columns_for(screened: Screened | None) -> list[Column]:
    """The columns of a layer: what it has of names, themes and firmness."""
    prefixes = () if screened is None else screened.judged.prefixes
    found = [
        Column(PLACE, tr("Rank"), tr("1 is the worst; equal terrains share the best place."), moves=True),
        Column(NAME, tr("Terrain")),
        Column(OVERALL, tr("All"), tr("The class over all themes that count."), moves=True),
        *(Column(f"{THEME}{each}", texts.theme_short(each), texts.theme_title(each)) for each in prefixes),
        Column(SHIFT, "▲▼", tr("Places towards the worst (▲) or away from it (▼)."), moves=True),
        Column(SCORE, tr("Score"), tr("Weighted mean of the scores of the themes, 0 to 100."), moves=True),
    ]
    if screened is not None and screened.has_firmness:
        found.append(Column(FIRM, tr("Firm %"), tr("Share of draws with the same class, from the robustness run.")))
    return [*found, Column(TOWN, tr("Municipality")), Column(REGION, tr("Region")), Column(KEY, tr("RIN"))]


class TerrainModel(QAbstractTableModel):
    """Rows are places in `order`; what stands in the columns comes from a core call on the whole layer."""

    def __init__(self) -> None:
        super().__init__()
        self.screened: Screened | None = None
        self.standing: Standing | None = None
        self.changes: Changes | None = None
        self.columns = columns_for(None)
        #: Row of the table -> row of the layer.
        self.order: IntArray = np.arange(0)
        self._sorting: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    # ---- what is shown

    def show(self, screened: Screened | None) -> None:
        """Another layer; None for none."""
        self.beginResetModel()
        self.screened, self.standing, self.changes = screened, None, None
        self.columns = columns_for(screened)
        self.order = np.arange(0 if screened is None else len(screened))
        self.endResetModel()

    def stand(self, standing: Standing, changes: Changes) -> None:
        """Other figures for the same terrains, sorted as before."""
        self.standing, self.changes = standing, changes
        column, direction = self._sorting
        if self.columns[column].moves:
            self.sort(column, direction)
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, len(self.columns) - 1))

    # ---- what Qt asks

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.order)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.columns[section].tip or self.columns[section].title
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.screened is None or not index.isValid():
            return None
        column, row = self.columns[index.column()], int(self.order[index.row()])
        if column.is_class:
            return self._class_data(column, row, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = self._shown(column.key, row)
            return shown if role == Qt.ItemDataRole.DisplayRole or column.key == NAME else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.key in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Unknown comes last, whatever the direction; equals stay in the order of the layer."""
        self._sorting = (column, order)
        if self.screened is None:
            return
        keys = self._sort_keys(self.columns[column])
        unknown = np.isnan(keys)
        keys = np.where(unknown, np.inf, -keys if order == Qt.SortOrder.DescendingOrder else keys)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = self.order[[each.row() for each in kept]] if kept else np.arange(0)
        self.order = np.argsort(keys, kind="stable")
        place = self.row_of(rows)
        now = [self.index(int(row), each.column()) for row, each in zip(place, kept, strict=True)]
        self.changePersistentIndexList(kept, now)
        self.layoutChanged.emit()

    def row_of(self, rows: IntArray) -> IntArray:
        """Where rows of the layer stand in the table."""
        place: IntArray = np.empty(len(self.order), dtype=np.int64)
        place[self.order] = np.arange(len(self.order))
        return place[rows]

    def ranks(self, column: Column) -> IntArray:
        """The classes in a column, as ranks."""
        if column.key == OVERALL:
            return np.full(len(self.order), UNKNOWN) if self.standing is None else self.standing.rank
        judged = self.screened.judged
        return judged.rank[:, judged.prefixes.index(column.prefix)]

    # ---- how it reads

    def _class_data(self, column: Column, row: int, role: int) -> Any:
        if role == RANK:
            return int(self.ranks(column)[row])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return texts.class_title(int(self.ranks(column)[row]))
        if role == Qt.ItemDataRole.ToolTipRole:
            title = column.title if column.prefix is None else texts.theme_title(column.prefix)
            value = self._score(column.prefix, row)
            return tr("{theme}: {klasse}, score {score}").format(
                theme=title, klasse=texts.class_title(int(self.ranks(column)[row])).lower(), score=texts.score(value)
            )
        return None

    def _score(self, prefix: str | None, row: int) -> float:
        if prefix is None:
            return float("nan") if self.standing is None else float(self.standing.score[row])
        judged = self.screened.judged
        return float(judged.score[row, judged.prefixes.index(prefix)])

    def _shown(self, key: str, row: int) -> str:
        screened, standing = self.screened, self.standing
        if key == NAME:
            return screened.naam[row] or screened.terrein_id[row] or tr("(no name)")
        if key in (TOWN, REGION, KEY):
            return self._texts(key)[row] or ""
        if key == FIRM:
            return texts.whole(float(screened.firm_pct[row]))
        if key == SHIFT:
            return "" if self.changes is None else texts.shift(int(self.changes.shift[row]))
        if standing is None:
            return ""
        if key == SCORE:
            return texts.score(float(standing.score[row]))
        return "\u2013" if standing.place[row] == UNKNOWN else str(standing.place[row])

    def _texts(self, key: str) -> Any:
        screened = self.screened
        return {NAME: screened.naam, TOWN: screened.gemeente, REGION: screened.regio, KEY: screened.terrein_id}[key]

    # ---- sorting

    def _sort_keys(self, column: Column) -> FloatArray:
        """Numbers to sort a column by, NaN for unknown."""
        screened, standing = self.screened, self.standing
        if column.moves and (standing is None or self.changes is None):
            return np.zeros(len(self.order))
        if column.prefix is not None:
            return screened.judged.score[:, screened.judged.prefixes.index(column.prefix)]
        if column.key == OVERALL:
            # Inside a class by rank, so that the worst of the worst comes first.
            places = _known(standing.place)
            return _known(standing.rank) - places / (np.nanmax(places, initial=0.0) + 1)
        if column.key == SHIFT:
            return self.changes.shift.astype(float)
        if column.key == FIRM:
            return screened.firm_pct
        if column.moves:
            return standing.score if column.key == SCORE else _known(standing.place)
        return screened.alphabet[column.key]


def _known(places: IntArray) -> FloatArray:
    return np.where(places == UNKNOWN, np.nan, places.astype(float))


class TerrainFilter(QSortFilterProxyModel):
    """Shows the rows of the layer that a mask lets through; sorting is left to the model."""

    def __init__(self, model: TerrainModel) -> None:
        super().__init__()
        self.terrains = model
        self._mask: BoolArray | None = None
        self._shown: list[bool] = []
        # Before the proxy hears of it: its rows must be known when it asks for them.
        model.layoutChanged.connect(self._look_up)
        model.modelReset.connect(self._forget)
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    def let_through(self, mask: BoolArray | None) -> None:
        """Rows of the layer that are shown; None shows all."""
        same = mask is self._mask or (mask is not None and self._mask is not None and np.array_equal(mask, self._mask))
        if same:
            return
        self._mask = mask
        self._look_up()
        # All at once: row by row, as invalidateFilter tells it, takes a second for a whole country.
        self.invalidate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.terrains.sort(column, order)

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        return self._mask is None or self._shown[row]

    def rows(self) -> IntArray:
        """Rows of the layer that are shown, in the order in which they are."""
        order = self.terrains.order
        return order if self._mask is None else order[self._mask[order]]

    def _look_up(self) -> None:
        self._shown = [] if self._mask is None else self._mask[self.terrains.order].tolist()

    def _forget(self) -> None:
        self._mask, self._shown = None, []
