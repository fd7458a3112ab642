"""What spans still lack of the things that the schema asks for at once. Nothing here forbids anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotations.model import AnnotationSet, Span
from annotations.schema import AttributeKind, Label, Schema


class Part(StrEnum):
    """What of a span is missing."""

    ENTITY = "entity"
    ATTRIBUTE = "attribute"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing a span lacks. `id` is that of the attribute or relation type; empty for the entity."""

    part: Part
    id: str = ""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A span and what it lacks, in the order in which it is asked for."""

    span: Span
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Demands:
    """What a label asks of its spans at once: each gap there could be, with the attributes that close it."""

    entity: tuple[Gap, ...]
    attributes: tuple[tuple[Gap, tuple[str, ...]], ...]
    relations: tuple[Gap, ...]


def incomplete_spans(schema: Schema, annotations: AnnotationSet) -> Iterator[Incomplete]:
    """Yield the spans that lack something, in reading order."""
    tied = {(relation.source, relation.type) for relation in annotations.relations}
    # Asked after every edit: what a label demands is worked out once, not for each of thousands of spans.
    demands = {label.id: _demands(schema, label) for label in schema.labels}
    for span in annotations.spans:
        demanded = demands.get(span.label)
        gaps = tuple(_gaps(demanded, span, tied)) if demanded is not None else ()
        if gaps:
            yield Incomplete(span, gaps)


def _demands(schema: Schema, label: Label) -> _Demands:
    attributes = schema.attributes_of(label.id)
    # Any number of the span will do for another, as the lowest for «dozens».
    numbers = tuple(attribute.id for attribute in attributes if attribute.kind is AttributeKind.NUMBER)
    return _Demands(
        (Gap(Part.ENTITY),) if label.has_entity else (),
        tuple(
            (Gap(Part.ATTRIBUTE, attribute.id), numbers if attribute.id in numbers else (attribute.id,))
            for attribute in attributes
            if attribute.core
        ),
        tuple(
            Gap(Part.RELATION, kind.id)
            for kind in schema.relation_types
            if kind.core and label.id in kind.sources
        ),
    )


def _gaps(demanded: _Demands, span: Span, tied: set[tuple[str, str]]) -> Iterator[Gap]:
    if not span.entity:
        yield from demanded.entity
    for gap, names in demanded.attributes:
        if span.attributes.keys().isdisjoint(names):
            yield gap
    for gap in demanded.relations:
        if (span.id, gap.id) not in tied:
            yield gap
