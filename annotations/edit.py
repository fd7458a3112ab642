"""The edits: pure functions from one AnnotationSet to the next. Ids stay what they were.

An edit that changes nothing returns the very set it was given, so that callers can tell by `is` or `==`.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from annotations.model import (
    AnnotationSet,
    Article,
    AttributeValue,
    Entity,
    Relation,
    Span,
    SpanError,
    Status,
    check_span,
    make_span,
    reading_order,
    timestamp,
)


def add_span(annotations: AnnotationSet, span: Span) -> AnnotationSet:
    """Add a span; raise SpanError if its id is taken. Overlaps and nesting are allowed."""
    if any(other.id == span.id for other in annotations.spans):
        raise SpanError(f"{annotations.article_id}: a span with the id {span.id} exists already")
    spans = list(annotations.spans)
    insort(spans, span, key=reading_order)
    return replace(annotations, spans=tuple(spans), status=_begun(annotations.status))


def find_twin(annotations: AnnotationSet, start: int, end: int, label: str) -> Span | None:
    """Return the span that has exactly these offsets and this label already, or None."""
    for span in annotations.spans:
        if (span.start, span.end, span.label) == (start, end, label):
            return span
    return None


def remove_span(annotations: AnnotationSet, span_id: str) -> AnnotationSet:
    """Remove a span and every relation that touches it; KeyError if it is not there."""
    annotations.span(span_id)
    return replace(
        annotations,
        spans=tuple(span for span in annotations.spans if span.id != span_id),
        relations=tuple(r for r in annotations.relations if span_id not in (r.source, r.target)),
    )


def relabel_span(annotations: AnnotationSet, span_id: str, label: str) -> AnnotationSet:
    """Give a span another label. Attributes stay: a change back must lose nothing."""
    span = annotations.span(span_id)
    return _replaced(annotations, span, replace(span, label=label))


def move_span(
    annotations: AnnotationSet, article: Article, span_id: str, start: int, end: int
) -> AnnotationSet:
    """Give a span other boundaries, keeping id, attributes, note and relations. SpanError if outside."""
    span = annotations.span(span_id)
    fresh = make_span(article, start, end, span.label)
    moved = replace(span, start=start, end=end, text=fresh.text, before=fresh.before, after=fresh.after)
    return _replaced(annotations, span, moved)


def set_attribute(
    annotations: AnnotationSet, span_id: str, name: str, value: AttributeValue | None
) -> AnnotationSet:
    """Set one attribute of a span; None or an empty string takes it away."""
    span = annotations.span(span_id)
    attributes = _with_attribute(span.attributes, name, value)
    return _replaced(annotations, span, replace(span, attributes=attributes))


def set_span_note(annotations: AnnotationSet, span_id: str, note: str) -> AnnotationSet:
    """Set the note of a span."""
    span = annotations.span(span_id)
    return _replaced(annotations, span, replace(span, note=note))


def set_entity(annotations: AnnotationSet, span_id: str, entity_id: str) -> AnnotationSet:
    """Say what in the world a span refers to; an empty id unties it."""
    span = annotations.span(span_id)
    return _replaced(annotations, span, replace(span, entity=entity_id))


def add_relation(annotations: AnnotationSet, relation: Relation) -> AnnotationSet:
    """Tie two spans together; KeyError if an end is missing, ValueError if the id is taken."""
    annotations.span(relation.source)
    annotations.span(relation.target)
    if any(other.id == relation.id for other in annotations.relations):
        raise ValueError(f"{annotations.article_id}: a relation with the id {relation.id} exists already")
    return replace(annotations, relations=(*annotations.relations, relation))


def remove_relation(annotations: AnnotationSet, relation_id: str) -> AnnotationSet:
    """Untie two spans; KeyError if there is no such relation."""
    kept = tuple(relation for relation in annotations.relations if relation.id != relation_id)
    if len(kept) == len(annotations.relations):
        raise KeyError(relation_id)
    return replace(annotations, relations=kept)


def replace_relation(annotations: AnnotationSet, relation: Relation) -> AnnotationSet:
    """Give the relation with this id another type or other ends; KeyError if it or an end is missing."""
    annotations.span(relation.source)
    annotations.span(relation.target)
    if all(other.id != relation.id for other in annotations.relations):
        raise KeyError(relation.id)
    changed = tuple(relation if other.id == relation.id else other for other in annotations.relations)
    return annotations if changed == annotations.relations else replace(annotations, relations=changed)


def set_status(annotations: AnnotationSet, status: Status) -> AnnotationSet:
    """Say how far the article has come."""
    return annotations if annotations.status is status else replace(annotations, status=status)


def set_note(annotations: AnnotationSet, note: str) -> AnnotationSet:
    """Set the note on the whole article."""
    return annotations if annotations.note == note else replace(annotations, note=note)


def check_spans(article: Article, spans: Iterable[Span]) -> None:
    """Raise SpanError for the first span that does not agree with the article's text."""
    for span in spans:
        check_span(article, span)


def check_annotations(article: Article, annotations: AnnotationSet) -> None:
    """Raise SpanError for the first thing that a store would not hand back as it is given here.

    That is a span that does not agree with the text, an id that is empty or used twice, a label that is
    empty, a value that is no text, finite number or yes/no, or a relation to a span that is not there.
    """
    check_spans(article, annotations.spans)
    spans = set[str]()
    for span in annotations.spans:
        _check_id(article, "span", span.id, spans)
        if not span.label:
            raise SpanError(f"{article.id}: span {span.id} «{span.text}» has no label")
        for name, value in span.attributes.items():
            if not is_storable(value):
                raise SpanError(f"{article.id}: span {span.id}: “{name}” cannot be {value!r}")
    relations = set[str]()
    for relation in annotations.relations:
        _check_id(article, "relation", relation.id, relations)
        if not relation.type:
            raise SpanError(f"{article.id}: relation {relation.id} has no type")
        missing = [end for end in (relation.source, relation.target) if end not in spans]
        if missing:
            raise SpanError(
                f"{article.id}: relation {relation.id} ties the span {missing[0]}, which is missing"
            )


def is_storable(value: object) -> bool:
    """Say whether a value can be an attribute's: a text, a finite number or yes/no."""
    return isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value))


def _check_id(article: Article, what: str, new: str, taken: set[str]) -> None:
    if not new:
        raise SpanError(f"{article.id}: a {what} has no id")
    if new in taken:
        raise SpanError(f"{article.id}: two {what}s have the id {new}")
    taken.add(new)


def frozen(attributes: Mapping[str, AttributeValue]) -> Mapping[str, AttributeValue]:
    """Return attributes as a read-only mapping sorted by name, so that equal ones are written alike."""
    return MappingProxyType(dict(sorted(attributes.items())))


def _replaced(annotations: AnnotationSet, old: Span, new: Span) -> AnnotationSet:
    if old == new:
        return annotations
    new = replace(new, modified=timestamp())
    return _with_spans(annotations, tuple(new if span is old else span for span in annotations.spans))


def _with_spans(annotations: AnnotationSet, spans: Iterable[Span]) -> AnnotationSet:
    """Set the spans in reading order."""
    return replace(
        annotations, spans=tuple(sorted(spans, key=reading_order)), status=_begun(annotations.status)
    )


def _begun(status: Status) -> Status:
    """The first span takes an untouched article into work."""
    return Status.IN_WORK if status is Status.UNTOUCHED else status


def entity_named(entities: Mapping[str, Entity], label: str, name: str) -> Entity | None:
    """Return the entity of a label that has this name or alias exactly, or None."""
    for entity in entities.values():
        if entity.label == label and name in (entity.name, *entity.aliases):
            return entity
    return None


def set_entity_attribute(entity: Entity, name: str, value: AttributeValue | None) -> Entity:
    """Set one attribute of an entity; None or an empty string takes it away."""
    return replace(entity, attributes=_with_attribute(entity.attributes, name, value))


def _with_attribute(
    attributes: Mapping[str, AttributeValue], name: str, value: AttributeValue | None
) -> Mapping[str, AttributeValue]:
    changed = {key: old for key, old in attributes.items() if key != name}
    if value is not None and value != "":
        changed[name] = value
    return frozen(changed)
