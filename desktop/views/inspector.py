"""The pane that shows the selected span: its label, what it refers to, its attributes and its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget
from typing_extensions import override

from annotations.completeness import Gap
from annotations.model import AttributeValue, Entity, Span
from annotations.relating import Role
from annotations.schema import Owner, Schema
from desktop.entity_field import SpanSearch
from desktop.views.span_page import SpanPage

NARROWEST = 240
"""Pixels; with fewer, the editors would be cut off."""
PAGES_AHEAD, AHEAD_EVERY = 9, 400
"""So many labels get their pages before they are needed, one every so many milliseconds."""


class Inspector(QWidget):
    """Shows one span and says what the user wants changed. It changes nothing itself."""

    label_chosen = Signal(str, str)
    """Span id, label id."""
    attribute_edited = Signal(str, str, object)
    """Span id, attribute id, value or None."""
    note_edited = Signal(str, str)
    """Span id, note."""
    entity_named = Signal(str, str)
    """Span id, the name of an entity that does not exist yet."""
    entity_chosen = Signal(str, str)
    """Span id, the id of an entity (empty: none)."""
    entity_attribute_edited = Signal(str, str, object)
    """Entity id, attribute id, value or None."""
    relation_followed = Signal(str)
    """The span at the other end of a relation is to be shown (its id)."""
    relation_removed = Signal(str)
    """Relation id."""
    relation_retyped = Signal(str, str)
    """Relation id, id of the type it is to have."""
    relation_wanted = Signal()
    """The span is to be tied to another one."""
    finished = Signal()
    """The user is done here and wants to go back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._schema = Schema()
        self._entities: Mapping[str, Entity] = {}
        self._span: Span | None = None
        self._search: SpanSearch | None = None
        self._roles: Sequence[Role] = ()
        self._pages: dict[str, SpanPage] = {}
        self._opened: frozenset[Owner] = frozenset()
        self._empty = QLabel(self.tr("Select a span, or words in the text and a label, to describe it here."))
        self._empty.setProperty("role", "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(24, 24, 24, 24)
        self.setMinimumWidth(NARROWEST)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        # Making a page takes longer than painting the span that asks for it.
        self._ahead = QTimer(self)
        self._ahead.setInterval(AHEAD_EVERY)
        self._ahead.timeout.connect(self._make_ahead)

    @override
    def sizeHint(self) -> QSize:
        return QSize(290, 400)

    def set_schema(self, schema: Schema) -> None:
        """Offer the labels and attributes of this schema."""
        self.set_span(None)
        self._schema = schema
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}
        self._ahead.start()

    def set_entity_search(self, search: SpanSearch) -> None:
        """Propose what this finds for a span and what was typed about it."""
        self._search = search
        for page in self._pages.values():
            page.set_entity_search(search)

    def set_entities(self, entities: Mapping[str, Entity]) -> None:
        """Offer these entities (by id)."""
        self._entities = dict(entities)
        self.set_span(self._span, self._roles)

    def set_span(self, span: Span | None, roles: Sequence[Role] = ()) -> None:
        """Show a span and its relations, or the empty page. The same span only gets its values renewed."""
        if self._span is not None and (span is None or span.id != self._span.id):
            self.commit()
        self._span, self._roles = span, roles
        if span is None:
            self._stack.setCurrentWidget(self._empty)
            return
        page = self._page_of(span.label)
        page.show_span(span, self._entities, self._opened)
        page.relations.show_roles(self._schema, span, roles)
        self._stack.setCurrentWidget(page)

    def show_told(self, number: str) -> None:
        """Say that the span's text tells this number, which is not its value; empty: they agree."""
        page = self.page()
        if page is not None:
            page.show_told(number)

    def commit(self) -> None:
        """Take over what was typed but not yet said."""
        page = self.page()
        if page is not None:
            page.commit()

    def focus_first(self) -> None:
        """Put the keyboard into the first thing there is to say about the span."""
        page = self.page()
        if page is not None:
            page.focus_first()

    def focus_gap(self, gap: Gap) -> None:
        """Put the keyboard into what the span lacks."""
        page = self.page()
        if page is not None:
            page.focus_gap(gap)

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

    def page(self) -> SpanPage | None:
        """Return the page of the span that is shown."""
        return self._pages.get(self._span.label) if self._span is not None else None

    def _page_of(self, label_id: str) -> SpanPage:
        """Return the page for a label, made when it is first needed."""
        if label_id not in self._pages:
            page = SpanPage(self._schema, label_id)
            page.label_chosen.connect(self._on_label)
            page.attribute_edited.connect(self._on_attribute)
            page.note_edited.connect(self._on_note)
            page.entity_named.connect(self._on_entity)
            page.entity_chosen.connect(self._on_entity_chosen)
            if self._search is not None:
                page.set_entity_search(self._search)
            page.entity_attribute_edited.connect(self._on_entity_attribute)
            page.folded.connect(self._on_folded)
            page.finished.connect(self.finished)
            page.relations.followed.connect(self.relation_followed)
            page.relations.removed.connect(self.relation_removed)
            page.relations.retyped.connect(self.relation_retyped)
            page.relations.wanted.connect(self.relation_wanted)
            self._stack.addWidget(page)
            self._pages[label_id] = page
        return self._pages[label_id]

    def _make_ahead(self) -> None:
        """Make the page of one more of the labels that have keys, before it is needed."""
        labels = [label.id for label in self._schema.offered[:PAGES_AHEAD] if label.id not in self._pages]
        if labels:
            self._page_of(labels[0])
        else:
            self._ahead.stop()

    # What the user does

    def _on_label(self, label_id: str) -> None:
        if self._span is not None:
            self.label_chosen.emit(self._span.id, label_id)

    def _on_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        if self._span is not None:
            self.attribute_edited.emit(self._span.id, attribute_id, value)

    def _on_note(self, note: str) -> None:
        if self._span is not None:
            self.note_edited.emit(self._span.id, note)

    def _on_entity(self, name: str) -> None:
        if self._span is not None:
            self.entity_named.emit(self._span.id, name)

    def _on_entity_chosen(self, entity_id: str) -> None:
        if self._span is not None:
            self.entity_chosen.emit(self._span.id, entity_id)

    def _on_entity_attribute(self, attribute_id: str, value: AttributeValue | None) -> None:
        if self._span is not None and self._span.entity:
            self.entity_attribute_edited.emit(self._span.entity, attribute_id, value)

    def _on_folded(self, of: Owner, opened: bool) -> None:
        """Keep a part open or closed for the spans that follow."""
        self._opened = self._opened | {of} if opened else self._opened - {of}
