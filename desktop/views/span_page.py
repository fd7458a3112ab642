"""The page of the inspector for spans of one label: quote, label, entity, attributes and note.

It is made once for each label and shows one span after another, for making it takes longer than a frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotations.completeness import Gap, Part
from annotations.model import AttributeValue, Entity, Span
from annotations.schema import AttributeType, Owner, Schema
from desktop.entity_field import EntityField, SpanSearch
from desktop.entity_rows import EntityOffer
from desktop.fields import Field, NoteField, StillComboBox, make_field
from desktop.icons import swatch
from desktop.naming import shown_name
from desktop.views.relation_rows import RelationRows

MARGIN = 12
LONGEST_QUOTE = 220


class SpanPage(QScrollArea):
    """Shows a span and says what the user wants changed in the one that is shown."""

    label_chosen = Signal(str)
    """Label id."""
    attribute_edited = Signal(str, object)
    """Attribute id, value or None."""
    note_edited = Signal(str)
    entity_named = Signal(str)
    """The name of an entity that does not exist yet."""
    entity_chosen = Signal(str)
    """The id of an entity (empty: none)."""
    entity_attribute_edited = Signal(str, object)
    """Attribute id of the entity, value or None."""
    folded = Signal(object, bool)
    """The attributes of a span or of an entity (`Owner`) were opened or closed."""
    finished = Signal()
    """The user is done here."""

    def __init__(self, schema: Schema, label_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._label_id = label_id
        self._shown = ""
        self._search: SpanSearch | None = None
        self._span: Span | None = None
        self._fields: dict[str, Field] = {}
        self._entity_fields: dict[str, Field] = {}
        self._folds: dict[Owner, QPushButton] = {}
        label = schema.label(label_id)
        attributes = schema.attributes_of(label_id)
        more = [attribute for attribute in attributes if not attribute.core]
        about = schema.attributes_of(label_id, Owner.ENTITY)
        page = QWidget()
        page.setObjectName("pane")
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(10)
        self._quote = _quote()
        column.addWidget(self._quote)
        form = _form()
        self._label_box = self._labels(schema)
        form.addRow(self.tr("Label"), self._label_box)
        self._entity_box = self._entity_choice() if label is not None and label.has_entity else None
        if self._entity_box is not None:
            form.addRow(self.tr("Entity"), self._entity_box)
        for attribute in attributes:
            if attribute.core:
                self._add_field(form, attribute)
        column.addLayout(form)
        self._told = _warning()
        column.addWidget(self._told)
        self.relations = RelationRows()
        column.addWidget(self.relations)
        if more:
            column.addWidget(self._foldable(self.tr("More"), more, Owner.SPAN))
        self._about = self._foldable(self.tr("About the entity"), about, Owner.ENTITY) if about else None
        if self._about is not None:
            column.addWidget(self._about)
        note = QLabel(self.tr("Note"))
        note.setProperty("role", "secondary")
        self._note = NoteField(self.tr("Note"))
        self._note.edited.connect(self._on_note)
        column.addWidget(note)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setWidget(page)

    def set_entity_search(self, search: SpanSearch) -> None:
        """Propose entities for the span that is shown."""
        self._search = search

    def show_span(self, span: Span, entities: Mapping[str, Entity], opened: Set[Owner]) -> None:
        """Show a span with its entity, and the parts that are `opened`. The same span is only renewed."""
        self._span = span
        fields = [*self._fields.values(), *self._entity_fields.values()]
        if span.id != self._shown:
            self._shown = span.id
            for field in fields:
                field.forget()
            if self._entity_box is not None:
                self._entity_box.forget()
            self.verticalScrollBar().setValue(0)
        text = " ".join(span.text.split())
        self._quote.setText(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …")
        self._label_box.setCurrentIndex(self._label_box.findData(span.label))
        entity = entities.get(span.entity)
        if self._entity_box is not None:
            self._entity_box.show_entity(span.entity, entity.name if entity else span.entity)
        if self._about is not None:
            self._about.setVisible(entity is not None)
        for name, field in self._fields.items():
            field.show_value(span.attributes.get(name))
        for name, field in self._entity_fields.items():
            field.show_value(entity.attributes.get(name) if entity else None)
        self._note.show_value(span.note)
        for of, button in self._folds.items():
            button.setChecked(of in opened)

    def show_told(self, number: str) -> None:
        """Say that the text tells this number where the span has another value; empty: they agree."""
        self._told.setText(self.tr("The text says {number}.").format(number=f"\u2068{number}\u2069"))
        self._told.setVisible(bool(number))

    def commit(self) -> None:
        """Take over what was typed but not yet said."""
        for field in (*self._fields.values(), *self._entity_fields.values(), self._note):
            field.commit()
        if self._entity_box is not None:
            self._entity_box.commit()

    def focus_first(self) -> None:
        """Put the keyboard into the first thing there is to say about the span."""
        first = self._entity_box or next(iter(self._fields.values()), None) or self._note
        # The pane may float: a window of its own gets the keys only when it is the active one.
        first.activateWindow()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_gap(self, gap: Gap) -> None:
        """Put the keyboard into what the span lacks, if there is a field for it."""
        field = self._entity_box if gap.part is Part.ENTITY else self._fields.get(gap.id)
        if field is not None:
            field.activateWindow()
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(field)

    # Building

    def _labels(self, schema: Schema) -> QComboBox:
        box = StillComboBox()
        box.setAccessibleName(self.tr("Label"))
        # A long name is cut; the pane is as wide as the user has made it.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        # A retired label is shown on the spans that have it and not offered to others.
        for label in (one for one in schema.labels if not one.retired or one.id == self._label_id):
            box.addItem(swatch(label.color, self.devicePixelRatioF()), shown_name(label), label.id)
        if schema.label(self._label_id) is None:
            box.addItem(self.tr("unknown: {label}").format(label=self._label_id), self._label_id)
        box.activated.connect(self._on_label)
        return box

    def _entity_choice(self) -> EntityField:
        box = EntityField()
        box.set_search(self._found)
        box.chosen.connect(self.entity_chosen)
        box.named.connect(self.entity_named)
        box.finished.connect(self.finished)
        return box

    def _found(self, typed: str) -> Sequence[EntityOffer]:
        return self._search(self._span, typed) if self._search is not None and self._span is not None else ()

    def _add_field(self, form: QFormLayout, attribute: AttributeType) -> None:
        field = make_field(attribute)
        field.finished.connect(self.finished)
        form.addRow(shown_name(attribute), field)
        if attribute.of is Owner.ENTITY:
            field.edited.connect(partial(self._on_entity_attribute, attribute.id))
            self._entity_fields[attribute.id] = field
        else:
            field.edited.connect(partial(self._on_attribute, attribute.id))
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
        _fold(button, inner, title, False)
        button.toggled.connect(partial(_fold, button, inner, title))
        button.toggled.connect(partial(self._on_fold, of))
        column.addWidget(button)
        column.addWidget(inner)
        self._folds[of] = button
        return box

    # What the user does

    def _on_label(self, index: int) -> None:
        self.label_chosen.emit(self._label_box.itemData(index))

    def _on_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        self.attribute_edited.emit(attribute_id, value)

    def _on_entity_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        self.entity_attribute_edited.emit(attribute_id, value)

    def _on_note(self, note: AttributeValue | None) -> None:
        self.note_edited.emit(str(note or ""))

    def _on_fold(self, of: Owner, opened: bool) -> None:
        self.folded.emit(of, opened)


def _fold(button: QPushButton, inner: QWidget, title: str, opened: bool) -> None:
    inner.setVisible(opened)
    button.setText(f"{'−' if opened else '+'}  {title}")


def _quote() -> QLabel:
    quote = QLabel()
    quote.setTextFormat(Qt.TextFormat.PlainText)
    quote.setWordWrap(True)
    # A word without end must not push the pane's other fields out of sight.
    quote.setMinimumWidth(1)
    quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    quote.setAlignment(Qt.AlignmentFlag.AlignLeading)
    quote.setObjectName("quote")
    quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = quote.font()
    font.setPointSizeF(font.pointSizeF() * 1.15)
    quote.setFont(font)
    return quote


def _warning() -> QLabel:
    warning = QLabel()
    warning.setProperty("role", "warning")
    warning.setWordWrap(True)
    warning.hide()
    return warning


def _form(parent: QWidget | None = None) -> QFormLayout:
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(10)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return form
