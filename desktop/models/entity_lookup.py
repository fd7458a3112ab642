"""Whom or what a span may refer to, in one session: what is proposed while typing, what is taken at once."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotations.entities.names import is_unnamed, name_key
from annotations.entities.ranking import Candidate, NameIndex, Reason, candidates, context_at, sure_entity
from annotations.entities.register import LATIN_NAME, is_unnamed_entity, kind_of, kind_type, unnamed_entity
from annotations.model import AnnotationSet, Entity, Span
from annotations.schema import Schema
from desktop.entity_rows import EntityOffer
from desktop.models.entity_counts import EntityCounts
from desktop.naming import shown_name
from desktop.session import Session

REMEMBERED = 20
_MEANT = frozenset({Reason.NAME, Reason.ALIAS, Reason.SPELLING, Reason.BEGINS})


class EntityLookup(QObject):
    """Looks entities up for spans of the open article."""

    def __init__(self, session: Session, counts: EntityCounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._counts = counts
        self._index: NameIndex | None = None
        self._recent: list[str] = []
        session.entities_changed.connect(self._forget_index)

    def offers(self, label: str, text: str, offset: int, but: str = "") -> list[EntityOffer]:
        """Return what is proposed for a text at an offset of the open article, the likeliest first.

        The span with the id `but` says nothing about what is near: it is the one that is asked about.
        """
        counts = self._counts.entities()
        context = context_at(self._session.annotations, offset, self._recent, counts, but)
        found = candidates(text, label, self._names(), context)
        return [self._offer(candidate) for candidate in found]

    def offers_for(self, span: Span, typed: str) -> list[EntityOffer]:
        """Return what is proposed for a span; while nothing is typed, by what it reads and where it is."""
        found = self.offers(span.label, typed or span.text, span.start, span.id)
        if not typed:
            there = {offer.id for offer in found}
            likely = self.offers(span.label, "", span.start, span.id)
            found += [offer for offer in likely if offer.id not in there]
        return found

    def meant(self, annotations: AnnotationSet, span: Span) -> Entity | None:
        """Return the entity that a new span surely refers to; a new one for an unnamed source."""
        schema = self._session.project.schema
        label = schema.label(span.label)
        if label is None or not label.has_entity:
            return None
        sure = sure_entity(span.text, span.label, self._names())
        if sure is not None or not is_unnamed(span.text):
            return sure
        key, entities = name_key(span.text), self._session.entities
        for other in annotations.spans:
            entity = entities.get(other.entity)
            if entity is not None and other.label == span.label and name_key(other.text) == key:
                return entity if is_unnamed_entity(entity) else None
        return unnamed_entity(schema, span.label, span.text)

    def use(self, entity_id: str) -> None:
        """Remember that an entity was chosen just now."""
        self._recent = [entity_id, *(i for i in self._recent if i != entity_id)][:REMEMBERED]

    def _offer(self, candidate: Candidate) -> EntityOffer:
        entity = candidate.entity
        schema = self._session.project.schema
        detail = detail_of(schema, entity)
        if candidate.name != entity.name and candidate.name != entity.attributes.get(LATIN_NAME):
            detail = " · ".join(part for part in (f"= \u2068{candidate.name}\u2069", detail) if part)
        reason = candidate.reasons[0][0] if candidate.reasons else None
        count = self._counts.entities().get(entity.id, 0)
        return EntityOffer(entity.id, entity.name, detail, count, color_of(schema, entity), reason in _MEANT)

    def _names(self) -> NameIndex:
        if self._index is None:
            self._index = NameIndex(self._session.entities.values())
        return self._index

    def _forget_index(self) -> None:
        self._index = None


def detail_of(schema: Schema, entity: Entity) -> str:
    """Return the kind and the Latin name of an entity on one line."""
    return " · ".join(part for part in (kind_in_words(schema, entity), _latin(entity)) if part)


def kind_in_words(schema: Schema, entity: Entity) -> str:
    """Return the kind of an entity in the interface's language."""
    kind, attribute = kind_of(schema, entity), kind_type(schema, entity.label)
    choices = attribute.choices if attribute is not None else ()
    return next((shown_name(choice) for choice in choices if choice.value == kind), kind)


def color_of(schema: Schema, entity: Entity) -> str:
    """Return the colour of an entity's label, or an empty string."""
    label = schema.label(entity.label)
    return label.color if label is not None else ""


def _latin(entity: Entity) -> str:
    latin = entity.attributes.get(LATIN_NAME)
    # Isolated, so that it stays in one piece in a line that runs from the right.
    return f"\u2068{latin}\u2069" if latin else ""
