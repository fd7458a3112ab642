"""What the annotating keys do: between the selection in the text and the edits of the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotations.edit import (
    add_span,
    entity_named,
    find_twin,
    relabel_span,
    remove_span,
    set_attribute,
    set_entity,
    set_entity_attribute,
    set_span_note,
    set_status,
)
from annotations.entities.register import is_unnamed_entity, taught
from annotations.figure_attributes import with_reading
from annotations.model import AnnotationSet, AttributeValue, Entity, Span, Status, make_span, new_id
from annotations.relating import with_likely_ties
from desktop.entity_rows import EntityOffer
from desktop.models.entity_lookup import EntityLookup
from desktop.naming import shown_name
from desktop.session import Change, Session
from desktop.viewer.article_view import ArticleView


class Annotating(QObject):
    """The verbs of annotating, for the open session and the view that shows its article."""

    said = Signal(str)
    """A word to the user about why a key did nothing."""
    labelled = Signal(str)
    """Words were labelled by a key or a button: the id of the new span."""

    def __init__(self, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.last_label = ""
        """The label used last (its id), or an empty string."""
        self.ties_at_once = False
        """Whether a new span is tied to whom it most likely means; where nobody would see it, it is not."""
        self.lookup: EntityLookup | None = None
        """Knows whom a new span surely means; None before a project is open."""
        self._view = view

    def label(self, label_id: str) -> None:
        """Label the selected text; without one, change the selected span's label; else label the word."""
        article = self._session.article
        if article is None or self._session.read_only:
            self.said.emit(self._session.read_only)
            return
        self.last_label = label_id
        start, end = self._view.selection()
        span = self._session.selected_span
        if start == end and span is not None:
            self.relabel(span.id, label_id)
            return
        if start == end:
            start, end = self._view.word_at(start)
        # Nobody means the spaces at the edges of what was selected.
        text = article.text[start:end]
        start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        if start >= end:
            self.said.emit(self.tr("There is no word at the caret. Select what the label is for."))
            return
        twin = find_twin(self._session.annotations, start, end, label_id)
        if twin is not None:
            self._session.select_span(twin.id)
            self.said.emit(self.tr("This span is there already."))
            return
        schema = self._session.project.schema
        span = with_reading(schema, article.text, make_span(article, start, end, label_id))
        self._view.set_selection(end, end)
        if self._add(article.text, span):
            self.labelled.emit(span.id)

    def _add(self, text: str, span: Span) -> bool:
        """Add a span with the entity that it surely means, maybe a new one; say whether it was added."""
        session = self._session
        title = self.tr("Add {label}").format(label=self._label_name(span.label))
        meant = self.lookup.meant(session.annotations, span) if self.lookup is not None else None
        if meant is None:
            return session.edit(title, partial(self._with_span, text, span))
        add = partial(self._with_span, text, replace(span, entity=meant.id))
        if meant.id in session.entities:
            return session.edit(title, add)
        return session.edit_with_entity(title, None, meant, add)

    def _with_span(self, text: str, span: Span, annotations: AnnotationSet) -> AnnotationSet:
        annotations = add_span(annotations, span)
        schema = self._session.project.schema
        return with_likely_ties(schema, annotations, text, span) if self.ties_at_once else annotations

    def repeat_label(self) -> None:
        """Label with the label used last."""
        if any(label.id == self.last_label for label in self._session.project.schema.offered):
            self.label(self.last_label)
        else:
            self.said.emit(self.tr("There is no label to repeat. Press the key of one first."))

    def relabel(self, span_id: str, label_id: str) -> None:
        """Give a span another label."""
        annotations = self._session.annotations
        span = next((span for span in annotations.spans if span.id == span_id), None)
        twin = find_twin(annotations, span.start, span.end, label_id) if span is not None else None
        if twin is not None and twin.id != span_id:
            self.said.emit(self.tr("This span is there already."))
            return
        title = self.tr("Change label to {label}").format(label=self._label_name(label_id))
        self.edit_span(title, span_id, partial(self._relabelled, span_id, label_id))

    def _relabelled(self, span_id: str, label_id: str, annotations: AnnotationSet) -> AnnotationSet:
        """Give a span another label, and what its text says where the label is one of figures."""
        annotations = relabel_span(annotations, span_id, label_id)
        article, span = self._session.article, annotations.span(span_id)
        read = with_reading(self._session.project.schema, article.text, span) if article is not None else span
        for name, value in read.attributes.items():
            annotations = set_attribute(annotations, span_id, name, value)
        return annotations

    def delete_span(self) -> None:
        """Remove the selected span."""
        span = self._session.selected_span
        if span is None:
            self.said.emit(self.tr("No span is selected."))
            return
        caret = self._view.caret()
        title = self.tr("Delete {label}").format(label=self._label_name(span.label))
        self.edit_span(title, span.id, partial(remove_span, span_id=span.id))
        self._view.set_selection(caret, caret)

    def go_to_span(self, step: int) -> None:
        """Select the next (1) or previous (-1) span from the selected one or the caret, round the ends."""
        spans = self._session.annotations.spans
        if not spans:
            self.said.emit(self.tr("This article has no spans yet."))
            return
        selected = self._session.selected_span
        if selected is not None:
            target = self._neighbour(selected, step) or spans[0 if step > 0 else -1]
        else:
            caret = self._view.caret()
            after = [span for span in spans if span.start >= caret]
            before = [span for span in spans if span.start < caret]
            target = (after or list(spans))[0] if step > 0 else (before or list(spans))[-1]
        self.show_span(target.id)

    def show_span(self, span_id: str) -> None:
        """Select a span and bring it into view, with the caret at its start."""
        span = self._session.annotations.span(span_id)
        self._view.set_selection(span.start, span.start)
        self._session.select_span(span_id)
        self._view.ensure_visible(span.start, span.end)

    def set_attribute(self, span_id: str, name: str, value: AttributeValue | None) -> None:
        """Set or take away an attribute of a span."""
        attribute = next((a for a in self._session.project.schema.attribute_types if a.id == name), None)
        title = self.tr("Set {attribute}").format(attribute=shown_name(attribute) if attribute else name)
        self.edit_span(title, span_id, partial(set_attribute, span_id=span_id, name=name, value=value))

    def set_note(self, span_id: str, note: str) -> None:
        """Set the note of a span."""
        self.edit_span(self.tr("Change note"), span_id, partial(set_span_note, span_id=span_id, note=note))

    def set_entity(self, span_id: str, name: str) -> None:
        """Say what a span refers to by name; a name nobody has yet makes a new entity, in the same step."""
        label = next((span.label for span in self._session.annotations.spans if span.id == span_id), "")
        entity = entity_named(self._session.entities, label, name) if name else None
        if name and label and (entity is None or is_unnamed_entity(entity)):
            self._tie(span_id, None, Entity(new_id(), label, name))
        else:
            self._tie(span_id, entity, entity)

    def offers_for(self, span: Span, typed: str) -> Sequence[EntityOffer]:
        """Return the entities that are proposed for a span and what was typed about it."""
        return self.lookup.offers_for(span, typed) if self.lookup is not None else ()

    def choose_entity(self, span_id: str, entity_id: str) -> None:
        """Say what a span refers to; an empty id: nothing."""
        entity = self._session.entities.get(entity_id)
        self._tie(span_id, entity, entity)

    def _tie(self, span_id: str, before: Entity | None, after: Entity | None) -> None:
        """Tie a span to an entity, new with `before` None, which learns how the span calls it."""
        session, title = self._session, self.tr("Set entity")
        span = next((span for span in session.annotations.spans if span.id == span_id), None)
        if span is None:
            return
        tie = partial(set_entity, span_id=span_id, entity_id=after.id if after is not None else "")
        if after is None:
            self.edit_span(title, span_id, tie)
            return
        if self.lookup is not None:
            self.lookup.use(after.id)
        after = taught(after, span.text)
        if after == before:
            self.edit_span(title, span_id, tie)
        else:
            session.edit_with_entity(title, before, after, partial(_change_if_there, span_id, tie))

    def set_entity_attribute(self, entity_id: str, name: str, value: AttributeValue | None) -> None:
        """Set or take away an attribute of an entity."""
        before = self._session.entities.get(entity_id)
        if before is not None:
            self._session.edit_entity(
                self.tr("Change entity"), before, set_entity_attribute(before, name, value)
            )

    def set_status(self, status: Status) -> bool:
        """Say how far the open article has come."""
        titles = {
            Status.DONE: self.tr("Mark done"),
            Status.IN_WORK: self.tr("Mark in work"),
            Status.UNTOUCHED: self.tr("Mark untouched"),
        }
        return self._session.edit(titles[status], partial(set_status, status=status))

    @property
    def _session(self) -> Session:
        assert self.session is not None, "a command that needs a project was not greyed out"
        return self.session

    def edit_span(self, title: str, span_id: str, change: Change) -> None:
        """Change a span, unless another program has taken it away meanwhile; the session tells of that."""
        self._session.edit(title, partial(_change_if_there, span_id, change))

    def _neighbour(self, span: Span, step: int) -> Span | None:
        spans = self._session.annotations.spans
        position = spans.index(span) + step
        return spans[position] if 0 <= position < len(spans) else None

    def _label_name(self, label_id: str) -> str:
        label = self._session.project.schema.label(label_id)
        return shown_name(label) if label else label_id


def _change_if_there(span_id: str, change: Change, annotations: AnnotationSet) -> AnnotationSet:
    return change(annotations) if any(span.id == span_id for span in annotations.spans) else annotations
