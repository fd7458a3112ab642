"""What there is to look at once more in the open article, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from desktop.models.span_model import COLOR

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A place in the text, ``[start, end)`` in code points, and what is to be said of it.

    `span_id` is empty where there is no span. `color` is that of the label that is spoken of.
    """

    start: int
    end: int
    text: str
    words: str
    color: str
    span_id: str = ""


class RemarkModel(QAbstractTableModel):
    """One row a remark, in reading order."""

    TEXT, WORDS = range(2)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RemarkRow, ...] = ()

    def show_rows(self, rows: Sequence[RemarkRow]) -> None:
        """Show other remarks; the same ones again change nothing."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row(self, number: int) -> RemarkRow:
        """Return the remark in a row."""
        return self._rows[number]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == self.TEXT:
            # Above Arabic cells, whatever the interface's direction.
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            return right | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("Text") if section == self.TEXT else self.tr("Remark")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text if index.column() == self.TEXT else row.words
        if role == COLOR and index.column() == self.WORDS:
            return QColor(row.color)
        return None
