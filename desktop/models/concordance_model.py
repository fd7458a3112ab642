"""The hits of a search through the corpus as a table: what stands before, the words found, what stands after.

Its rows are made when they are seen, so that a hundred thousand hits cost no more than a hundred.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from annotations.annotate_all import Source
from annotations.concordance import Concordance, Order, Row
from annotations.model import Heading
from annotations.text.find import Match
from desktop.models.span_model import COLOR

Index = QModelIndex | QPersistentModelIndex
Hit = tuple[str, int, int]
"""Article id, start, end (code points)."""

_KEPT = 2_000
"""So many rows are kept once they were made."""


class Column(IntEnum):
    """The columns in reading order."""

    TICK = 0
    BEFORE = 1
    KEYWORD = 2
    AFTER = 3
    LABELS = 4
    ARTICLE = 5
    DATE = 6
    OUTLET = 7


class ConcordanceModel(QAbstractTableModel):
    """The hits of one concordance; all are ticked until the user takes ticks away."""

    def __init__(self, source: Source, label_of: Callable[[str], tuple[str, str]]) -> None:
        """`label_of` gives the shown name and the colour of a label by its id."""
        super().__init__()
        self._source = source
        self._label_of = label_of
        self._found: Concordance | None = None
        self._shown = 0
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._unticked: set[Hit] = set()

    def show_hits(self, found: Concordance | None) -> None:
        """Show the hits of another search, or none."""
        self.beginResetModel()
        self._found = found
        self._shown = len(found) if found is not None else 0
        self._rows.clear()
        self._unticked.clear()
        self.endResetModel()

    def grow(self) -> None:
        """Show what was found since."""
        count = len(self._found) if self._found is not None else 0
        if count > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, count - 1)
            self._shown = count
            self.endInsertRows()

    def sort_by(self, order: Order, heading_of: Callable[[str], Heading]) -> None:
        """Sort the hits."""
        if self._found is not None:
            self.beginResetModel()
            self._found.sort(order, heading_of)
            self._rows.clear()
            self.endResetModel()

    def renew(self) -> None:
        """Show anew what is labelled where."""
        if self._shown:
            self._rows.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, len(Column) - 1))

    # Ticks

    @property
    def ticked(self) -> int:
        """How many hits are ticked."""
        return self._shown - len(self._unticked)

    def ticked_matches(self) -> Iterator[tuple[str, Match]]:
        """Yield the ticked hits, each with its article."""
        if self._found is not None:
            for number in range(self._shown):
                article_id, match = self._found.article_id(number), self._found.match(number)
                if (article_id, match.start, match.end) not in self._unticked:
                    yield article_id, match

    def tick_all(self, ticked: bool) -> None:
        """Tick all hits, or none."""
        self._unticked.clear()
        if not ticked:
            self._unticked.update((a, m.start, m.end) for a, m in self.ticked_matches())
        if self._shown:
            self.dataChanged.emit(self.index(0, Column.TICK), self.index(self._shown - 1, Column.TICK))

    def toggle(self, number: int) -> None:
        """Tick a hit, or take its tick away."""
        self._unticked ^= {self._hit(number)}
        where = self.index(number, Column.TICK)
        self.dataChanged.emit(where, where)

    # The table

    def hit(self, number: int) -> Hit:
        """Return where the hit of a row is."""
        return self._hit(number)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._shown

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TICK: "",
            Column.BEFORE: self.tr("Before"),
            Column.KEYWORD: self.tr("Found"),
            Column.AFTER: self.tr("After"),
            Column.LABELS: self.tr("Label"),
            Column.ARTICLE: self.tr("Article"),
            Column.DATE: self.tr("Date"),
            Column.OUTLET: self.tr("Outlet"),
        }[Column(section)]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.TICK else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.TICK:
            is_ticked = self._hit(index.row()) not in self._unticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(self._row(index.row()), column)
        if role == COLOR and column is Column.LABELS:
            labels = self._row(index.row()).labels
            return QColor(self._label_of(labels[0])[1]) if labels else None
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TICK:
            return False
        self.toggle(index.row())
        return True

    def _words(self, row: Row, column: Column) -> str:
        return {
            Column.TICK: "",
            Column.BEFORE: f"{row.before} {row.attached}".strip() if row.attached else row.before,
            Column.KEYWORD: row.keyword,
            Column.AFTER: row.after,
            Column.LABELS: " · ".join(self._label_of(label)[0] for label in row.labels),
            Column.ARTICLE: row.article_id,
            Column.DATE: row.date,
            Column.OUTLET: row.outlet,
        }[column]

    def _row(self, number: int) -> Row:
        row = self._rows.get(number)
        if row is None:
            assert self._found is not None
            row = self._rows[number] = self._found.row(number, self._source)
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        return row

    def _hit(self, number: int) -> Hit:
        row = self._row(number)
        return row.article_id, row.start, row.end


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Let what stands before and after touch the words found; the columns themselves run right to left."""
    side = Qt.AlignmentFlag.AlignRight
    if column == Column.BEFORE:
        side = Qt.AlignmentFlag.AlignLeft
    elif column == Column.KEYWORD:
        side = Qt.AlignmentFlag.AlignHCenter
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
