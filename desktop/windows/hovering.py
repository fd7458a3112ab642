"""From the spans under the pointer to the card that speaks of them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QRect
from PySide6.QtWidgets import QWidget

from annotations.model import AttributeValue, Span
from annotations.schema import AttributeType, Schema
from desktop.naming import shown_name, shown_number
from desktop.session import Session
from desktop.viewer.article_view import ArticleView
from desktop.views.span_card import CardSpan, SpanCard


class Hovering(QObject):
    """Shows a card of the session's values where the pointer rests."""

    def __init__(self, view: ArticleView, window: QWidget) -> None:
        super().__init__(window)
        self.session: Session | None = None
        self.card = SpanCard(window)
        view.hover.rested.connect(self._on_rested)
        view.hover.left.connect(self.card.hide)

    def _on_rested(self, spans: list[Span], place: QRect) -> None:
        if self.session is not None:
            self.card.show_spans([self._described(self.session, span) for span in spans], place)

    def _described(self, session: Session, span: Span) -> CardSpan:
        schema = session.project.schema
        label = schema.label(span.label)
        entity = session.entities.get(span.entity)
        facts = [(self.tr("Entity"), entity.name if entity else span.entity)] if span.entity else []
        return CardSpan(
            label=shown_name(label) if label else self.tr("unknown: {label}").format(label=span.label),
            color=label.color if label else "#6B6F76",
            line=label.line if label else "solid",
            text=span.text,
            facts=(*facts, *self._facts(schema, span)),
            note=span.note,
            annotator=session.project.annotator,
        )

    def _facts(self, schema: Schema, span: Span) -> list[tuple[str, str]]:
        return [
            (shown_name(attribute), self._in_words(attribute, span.attributes[attribute.id]))
            for attribute in schema.attributes_of(span.label)
            if attribute.id in span.attributes
        ]

    def _in_words(self, attribute: AttributeType, value: AttributeValue) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, int):
            return shown_number(value)
        if isinstance(value, float):
            return QLocale().toString(value, "g", 6)
        choice = next((choice for choice in attribute.choices if choice.value == value), None)
        return shown_name(choice) if choice is not None else str(value)
