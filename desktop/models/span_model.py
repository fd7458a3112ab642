"""The spans of the open article as a table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from annotations.model import Span
from annotations.schema import AttributeType, Schema
from desktop.naming import shown_name
from desktop.session import Session

Index = QModelIndex | QPersistentModelIndex

SORT = Qt.ItemDataRole.UserRole
COLOR = Qt.ItemDataRole.UserRole + 1


class SpanModel(QAbstractTableModel):
    """One row a span, in reading order; sorting is the view's."""

    TEXT, LABEL, ATTRIBUTES, ENTITY, NOTE, START = range(6)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spans: tuple[Span, ...] = session.annotations.spans
        session.article_opened.connect(self.reload)
        session.annotations_changed.connect(self.reload)
        session.entities_changed.connect(self.reload)

    def reload(self) -> None:
        """Take the spans of the open article as they are now; the view keeps its selection by id."""
        spans = self._session.annotations.spans
        if [span.id for span in spans] == [span.id for span in self._spans]:
            self._spans = spans
            if spans:
                self.dataChanged.emit(self.index(0, 0), self.index(len(spans) - 1, self.START))
            return
        self.beginResetModel()
        self._spans = spans
        self.endResetModel()

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
            return str(span.start) if column == self.START else self._words(span, column)
        if role == SORT:
            return span.start if column == self.START else self._words(span, column)
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
            entity = self._session.project.entities.get(span.entity)
            return entity.name if entity else span.entity
        return " ".join(span.note.split())


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
