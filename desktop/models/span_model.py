"""The spans of the open article as a table."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QCollatorSortKey,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor
from typing_extensions import override

from annotations.model import Span
from annotations.schema import AttributeType, Schema
from desktop.naming import shown_name, shown_number
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex

COLOR = Qt.ItemDataRole.UserRole


class SpanModel(QAbstractTableModel):
    """One row a span, in reading order or sorted by the words of a column.

    It sorts by itself: a proxy would ask it for every cell in between, which takes a third of a second with
    5,000 spans.
    """

    TEXT, LABEL, ATTRIBUTES, ENTITY, NOTE, START = range(6)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column, self._descending = self.START, False
        self._collator = QCollator()
        self._sort_keys: dict[str, QCollatorSortKey] = {}
        self._spans: tuple[Span, ...] = self._sorted(session.annotations.spans)
        session.article_opened.connect(self._start_anew)
        session.annotations_changed.connect(self.reload)
        session.entities_changed.connect(self._start_anew)

    def reload(self) -> None:
        """Take the spans of the open article as they are now, one piece of rows put in, out or anew."""
        old, new = self._spans, self._sorted(self._session.annotations.spans)
        head = _same_ahead(old, new)
        tail = _same_ahead(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone and come and [span.id for span in old] != [span.id for span in new]:
            self._start_anew()
        elif gone and come:
            self._spans = new
            self.dataChanged.emit(self.index(head, 0), self.index(head + come - 1, self.START))
        elif come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._spans = new
            self.endInsertRows()
        elif gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._spans = new
            self.endRemoveRows()

    def _start_anew(self) -> None:
        self.beginResetModel()
        self._spans = self._sorted(self._session.annotations.spans)
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._start_anew()

    def _sorted(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        if self._column == self.START:
            return tuple(reversed(spans)) if self._descending else tuple(spans)
        return tuple(sorted(spans, key=self._sort_key, reverse=self._descending))

    def _sort_key(self, span: Span) -> QCollatorSortKey:
        words = self._words(span, self._column)
        if words not in self._sort_keys:
            self._sort_keys[words] = self._collator.sortKey(words)
        return self._sort_keys[words]

    def row_of(self, span_id: str) -> int:
        """Return the row of a span, or -1."""
        return next((row for row, span in enumerate(self._spans) if span.id == span_id), -1)

    def span_id(self, row: int) -> str:
        """Return the id of the span in a row."""
        return self._spans[row].id

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._spans)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.START + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == self.TEXT:
            # Above Arabic cells, whatever the interface's direction.
            return (
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Text"),
            self.tr("Label"),
            self.tr("Attributes"),
            self.tr("Entity"),
            self.tr("Note"),
            self.tr("Start"),
        )[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        span = self._spans[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_number(span.start) if column == self.START else self._words(span, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(span, column) if column != self.START else f"{span.start}–{span.end}"
        if role == COLOR and column == self.LABEL:
            label = self._schema.label(span.label)
            return QColor(label.color) if label else QColor(Qt.GlobalColor.gray)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == self.START:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    @property
    def _schema(self) -> Schema:
        return self._session.project.schema

    def _words(self, span: Span, column: int) -> str:
        if column == self.TEXT:
            return " ".join(span.text.split())
        if column == self.LABEL:
            label = self._schema.label(span.label)
            return shown_name(label) if label else self.tr("unknown: {label}").format(label=span.label)
        if column == self.ATTRIBUTES:
            return attributes_in_words(self._schema, span)
        if column == self.ENTITY:
            entity = self._session.entities.get(span.entity)
            return entity.name if entity else span.entity
        return " ".join(span.note.split())


def _same_ahead(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Return how many first spans are the very same."""
    same = list(map(is_, one, other))
    return same.index(False) if False in same else len(same)


def attributes_in_words(schema: Schema, span: Span) -> str:
    """Return a span's attributes on one line, in the schema's order: ``5200 · troops · about``."""
    types = {attribute.id: attribute for attribute in schema.attributes_of(span.label)}
    shown = [_value_in_words(types[name], span.attributes[name]) for name in types if name in span.attributes]
    return " · ".join(shown)


def _value_in_words(attribute: AttributeType, value: object) -> str:
    if value is True:
        return shown_name(attribute)
    if value is False:
        return ""
    choice = next((choice for choice in attribute.choices if choice.value == value), None)
    if choice is not None:
        return shown_name(choice)
    return f"{value:g}" if isinstance(value, float) else str(value)
