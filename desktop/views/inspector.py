"""The pane that shows the selected span: its label, what it refers to, its attributes and its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.model import AttributeValue, Entity, Span
from annotations.schema import AttributeType, Owner, Schema
from desktop.icons import swatch
from desktop.naming import shown_name
from desktop.views.fields import EntityBox, Field, NoteField, StillComboBox, make_field

MARGIN = 12
NARROWEST = 240
"""Pixels; with fewer, the editors would be cut off."""
LONGEST_QUOTE = 220


class Inspector(QWidget):
    """Shows one span and says what the user wants changed. It changes nothing itself."""

    label_chosen = Signal(str, str)
    """Span id, label id."""
    attribute_edited = Signal(str, str, object)
    """Span id, attribute id, value or None."""
    note_edited = Signal(str, str)
    """Span id, note."""
    entity_named = Signal(str, str)
    """Span id, the entity's name as typed or chosen (empty: none)."""
    entity_attribute_edited = Signal(str, str, object)
    """Entity id, attribute id, value or None."""
    finished = Signal()
    """The user is done here and wants to go back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._schema = Schema()
        self._entities: Mapping[str, Entity] = {}
        self._span: Span | None = None
        self._fields: dict[str, Field] = {}
        self._entity_fields: dict[str, Field] = {}
        self._entity_box: EntityBox | None = None
        self._built_for = ("", "")
        self._about: QWidget | None = None
        self._open: frozenset[Owner] = frozenset()
        self._empty = QLabel(self.tr("Select a span, or words in the text and a label, to describe it here."))
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 24, 24, 24)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)

    @override
    def sizeHint(self) -> QSize:
        return QSize(290, 400)

    def set_schema(self, schema: Schema) -> None:
        """Offer the labels and attributes of this schema."""
        self._schema = schema
        self._built_for = ("", "")
        self.set_span(None)

    def set_entities(self, entities: Mapping[str, Entity]) -> None:
        """Offer these entities (by id)."""
        self._entities = dict(entities)
        self.set_span(self._span)

    def set_span(self, span: Span | None) -> None:
        """Show a span, or the empty page. The same span again only gets its values renewed."""
        if self._span is not None and (span is None or span.id != self._span.id):
            self.commit()
        self._span = span
        if span is None:
            self._built_for = ("", "")
            self._stack.setCurrentWidget(self._empty)
            return
        built_for = (span.id, span.label)
        if built_for != self._built_for:
            self._build(span)
            self._built_for = built_for
        self._show_values(span)
        self._stack.setCurrentWidget(self._scroll)

    def commit(self) -> None:
        """Take over what was typed but not yet said."""
        for field in [*self._fields.values(), *self._entity_fields.values(), self._note_field()]:
            if field is not None:
                field.commit()
        self._commit_entity()

    def focus_first(self) -> None:
        """Put the keyboard into the first thing there is to say about the span."""
        first = self._entity_box or next(iter(self._fields.values()), None) or self._note_field()
        if self._span is not None and first is not None:
            # The pane may float: a window of its own gets the keys only when it is the active one.
            first.activateWindow()
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def quoted(self) -> str:
        """Return the text of the span that is shown, or an empty string."""
        return self._span.text if self._span is not None else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter comes here from editors that have no use for it themselves.
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _note_field(self) -> NoteField | None:
        return self._note if self._span is not None and self._built_for[0] else None

    def _build(self, span: Span) -> None:
        """Make the page for a span: core attributes at once, the rest behind a button."""
        page = QWidget()
        page.setObjectName("pane")
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(self._quote(span))
        form = _form()
        self._label_box = self._labels(span)
        form.addRow(self.tr("Label"), self._label_box)
        label = self._schema.label(span.label)
        self._entity_box = self._entity_choice(span) if label is not None and label.has_entity else None
        if self._entity_box is not None:
            form.addRow(self.tr("Entity"), self._entity_box)
        attributes = self._schema.attributes_of(span.label)
        self._fields = {}
        for attribute in attributes:
            if attribute.core:
                self._add_field(form, attribute)
        column.addLayout(form)
        more = [attribute for attribute in attributes if not attribute.core]
        if more:
            column.addWidget(self._foldable(self.tr("More"), more, Owner.SPAN))
        about = self._schema.attributes_of(span.label, Owner.ENTITY)
        self._entity_fields = {}
        self._about = self._foldable(self.tr("About the entity"), about, Owner.ENTITY) if about else None
        if self._about is not None:
            column.addWidget(self._about)
        self._note = NoteField(self.tr("Note"))
        self._note.edited.connect(partial(self._on_note, span.id))
        note_label = QLabel(self.tr("Note"))
        note_label.setProperty("role", "secondary")
        column.addWidget(note_label)
        column.addWidget(self._note)
        column.addStretch(1)
        # An editor of the old page may be the one that is speaking now: it must outlive its own signal.
        old = self._scroll.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._scroll.setWidget(page)

    def _quote(self, span: Span) -> QLabel:
        text = " ".join(span.text.split())
        quote = QLabel(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …")
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        quote.setAlignment(Qt.AlignmentFlag.AlignLeading)
        quote.setObjectName("quote")
        quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = quote.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        quote.setFont(font)
        return quote

    def _labels(self, span: Span) -> QComboBox:
        box = StillComboBox()
        box.setAccessibleName(self.tr("Label"))
        for label in self._schema.labels:
            box.addItem(swatch(label.color, self.devicePixelRatioF()), shown_name(label), label.id)
        if self._schema.label(span.label) is None:
            box.addItem(self.tr("unknown: {label}").format(label=span.label), span.label)
        box.activated.connect(self._on_label)
        return box

    def _entity_choice(self, span: Span) -> EntityBox:
        box = EntityBox()
        box.set_names(self._entity_names(span.label))
        box.committed.connect(self._commit_entity)
        box.finished.connect(self.finished)
        return box

    def _entity_names(self, label: str) -> list[str]:
        return sorted({entity.name for entity in self._entities.values() if entity.label == label})

    def _add_field(self, form: QFormLayout, attribute: AttributeType) -> None:
        assert self._span is not None
        field = make_field(attribute)
        field.finished.connect(self.finished)
        form.addRow(shown_name(attribute), field)
        if attribute.of is Owner.ENTITY:
            field.edited.connect(partial(self._on_entity_attribute, attribute.id))
            self._entity_fields[attribute.id] = field
        else:
            field.edited.connect(partial(self._on_attribute, self._span.id, attribute.id))
            self._fields[attribute.id] = field

    def _foldable(self, title: str, attributes: Sequence[AttributeType], of: Owner) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        button = QPushButton()
        button.setProperty("role", "quiet")
        button.setCheckable(True)
        inner = QWidget()
        form = _form(inner)
        for attribute in attributes:
            self._add_field(form, attribute)
        button.toggled.connect(partial(self._on_fold, button, inner, title, of))
        button.setChecked(of in self._open)
        self._on_fold(button, inner, title, of, of in self._open)
        column.addWidget(button)
        column.addWidget(inner)
        return box

    def _show_values(self, span: Span) -> None:
        self._label_box.setCurrentIndex(self._label_box.findData(span.label))
        for name, field in self._fields.items():
            field.show_value(span.attributes.get(name))
        entity = self._entities.get(span.entity)
        if self._entity_box is not None:
            self._entity_box.set_names(self._entity_names(span.label))
            self._entity_box.show_name(entity.name if entity else span.entity)
        if self._about is not None:
            self._about.setVisible(entity is not None)
        for name, field in self._entity_fields.items():
            field.show_value(entity.attributes.get(name) if entity else None)
        self._note.show_value(span.note)

    # What the user does

    def _on_label(self, index: int) -> None:
        if self._span is not None:
            self.label_chosen.emit(self._span.id, self._label_box.itemData(index))

    def _on_attribute(self, span_id: str, attribute_id: str, value: AttributeValue | None) -> None:
        self.attribute_edited.emit(span_id, attribute_id, value)

    def _on_entity_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        if self._span is not None and self._span.entity:
            self.entity_attribute_edited.emit(self._span.entity, attribute_id, value)

    def _on_note(self, span_id: str, note: str) -> None:
        self.note_edited.emit(span_id, note)

    def _commit_entity(self) -> None:
        if self._span is None or self._entity_box is None:
            return
        name = self._entity_box.take_name()
        known = self._entities.get(self._span.entity)
        if name != (known.name if known else self._span.entity):
            self.entity_named.emit(self._span.id, name)

    def _on_fold(self, button: QPushButton, inner: QWidget, title: str, of: Owner, opened: bool) -> None:
        """Open or close a part; it stays so for the spans that follow."""
        self._open = self._open | {of} if opened else self._open - {of}
        inner.setVisible(opened)
        button.setText(f"{'−' if opened else '+'}  {title}")


def _form(parent: QWidget | None = None) -> QFormLayout:
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return form
