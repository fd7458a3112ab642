"""Shows the quick card after labelling and carries its answers to the session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtWidgets import QWidget

from annotations.model import AnnotationSet, Span
from annotations.relating import first_question, likely_targets, retied
from desktop.naming import shown_name
from desktop.session import Session
from desktop.viewer.article_view import ArticleView
from desktop.views.quick_card import Partners, Questions, QuickCard
from desktop.windows.annotating import Annotating

_REACH = 0.45
"""How far below its letters a span reaches, in heights of them: there its lines and names are."""


class Carding(QObject):
    """Between the card, the text and the session. Off, it does nothing."""

    def __init__(self, view: ArticleView, annotating: Annotating, window: QWidget) -> None:
        super().__init__(window)
        self._view = view
        self._annotating = annotating
        self._session: Session | None = None
        self._is_on = False
        self.card = QuickCard(window)
        self.card.attribute_edited.connect(annotating.set_attribute)
        self.card.entity_named.connect(annotating.set_entity)
        self.card.entity_chosen.connect(annotating.choose_entity)
        self.card.set_entity_search(annotating.offers_for)
        self.card.partner_chosen.connect(self._on_partner)
        self.card.finished.connect(self._on_finished)
        annotating.labelled.connect(self._on_labelled)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_on(self, on: bool) -> None:
        """Show the card after labelling from now on, or not."""
        self._is_on = self._annotating.ties_at_once = on
        if not on:
            self.card.dismiss()

    def set_session(self, session: Session | None) -> None:
        """Work on a session from now on, or on none."""
        self.card.hide()
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        if session is not None:
            session.annotations_changed.connect(self._renew)
            session.entities_changed.connect(self._renew)
            session.span_selected.connect(self._on_selected)
            session.article_opened.connect(self._on_article)
            session.schema_changed.connect(self.card.hide)

    def _on_labelled(self, span_id: str) -> None:
        session = self._session
        if not self._is_on or session is None or self._view.pen():
            return
        span = next((span for span in session.annotations.spans if span.id == span_id), None)
        questions = self._questions(session, span) if span is not None else None
        if span is None or questions is None or questions.is_empty:
            return
        self._view.ensure_visible(span.start, span.end)
        self.card.ask(span, questions, session.entities, self._place(span))
        self.card.take_keyboard()

    def _questions(self, session: Session, span: Span) -> Questions | None:
        schema = session.project.schema
        label = schema.label(span.label)
        if label is None or session.article is None:
            return None
        attributes = tuple(attribute for attribute in schema.attributes_of(label.id) if attribute.core)
        kind = first_question(schema, label.id)
        if kind is None:
            return Questions(label, attributes)
        annotations = session.annotations
        relations = annotations.relations
        chosen = next((r.target for r in relations if r.source == span.id and r.type == kind.id), "")
        targets = likely_targets(annotations, session.article.text, span, kind)
        return Questions(label, attributes, Partners(kind, tuple(targets), chosen))

    def _place(self, span: Span) -> QRect:
        """Return what a span covers of its last line, on the screen."""
        boxes = self._view.boxes(span.start, span.end)
        box = boxes[-1] if boxes else self._view.character_box(span.start)
        area = QRectF(box).adjusted(0, 0, 0, _REACH * box.height()).toAlignedRect()
        return QRect(self._view.viewport().mapToGlobal(area.topLeft()), area.size())

    # What changes meanwhile

    def _renew(self, _id: str = "") -> None:
        session = self._session
        if session is None or not self.card.span_id:
            return
        span = next((span for span in session.annotations.spans if span.id == self.card.span_id), None)
        questions = self._questions(session, span) if span is not None else None
        if span is None or questions is None:
            self.card.hide()
        else:
            self.card.renew(span, questions, session.entities)

    def _on_selected(self, span_id: str) -> None:
        if span_id != self.card.span_id:
            self.card.dismiss()

    def _on_article(self, _article_id: str) -> None:
        self.card.hide()

    def _on_scrolled(self) -> None:
        session = self._session
        span = session.selected_span if session is not None else None
        if span is not None and span.id == self.card.span_id:
            place = self._place(span)
            area = self._view.viewport()
            seen = QRect(area.mapToGlobal(area.rect().topLeft()), area.size())
            if seen.intersects(place):
                self.card.follow(place)
            else:
                self.card.dismiss()

    # What the user answers

    def _on_partner(self, span_id: str, kind_id: str, target_id: str) -> None:
        session = self._session
        kind = session.project.schema.relation_type(kind_id) if session is not None else None
        if session is not None and kind is not None:
            title = self.tr("Tie: {relation}").format(relation=shown_name(kind))
            session.edit(title, partial(_retied, span_id=span_id, kind_id=kind_id, target_id=target_id))

    def _on_finished(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def _retied(annotations: AnnotationSet, span_id: str, kind_id: str, target_id: str) -> AnnotationSet:
    """Tie two spans, unless one of them is gone meanwhile."""
    there = {span.id for span in annotations.spans} | {""}
    if span_id not in there or target_id not in there:
        return annotations
    return retied(annotations, span_id, kind_id, target_id)
