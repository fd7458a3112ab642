"""What spans still lack of the things that the schema asks for at once. Nothing here forbids anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotations.model import AnnotationSet, Span
from annotations.schema import AttributeKind, AttributeType, Schema


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


def incomplete_spans(schema: Schema, annotations: AnnotationSet) -> Iterator[Incomplete]:
    """Yield the spans that lack something, in reading order."""
    tied = {(relation.source, relation.type) for relation in annotations.relations}
    for span in annotations.spans:
        gaps = tuple(_gaps(schema, span, tied))
        if gaps:
            yield Incomplete(span, gaps)


def _gaps(schema: Schema, span: Span, tied: set[tuple[str, str]]) -> Iterator[Gap]:
    label = schema.label(span.label)
    if label is None:
        return
    if label.has_entity and not span.entity:
        yield Gap(Part.ENTITY)
    attributes = schema.attributes_of(span.label)
    for attribute in attributes:
        if (
            attribute.core
            and attribute.id not in span.attributes
            and not _has_another_number(attribute, attributes, span)
        ):
            yield Gap(Part.ATTRIBUTE, attribute.id)
    for kind in schema.relation_types:
        if kind.core and span.label in kind.sources and (span.id, kind.id) not in tied:
            yield Gap(Part.RELATION, kind.id)


def _has_another_number(missing: AttributeType, attributes: tuple[AttributeType, ...], span: Span) -> bool:
    """Say whether another number of the span stands for a missing one, as the lowest for «dozens»."""
    if missing.kind is not AttributeKind.NUMBER:
        return False
    return any(a.kind is AttributeKind.NUMBER and a.id in span.attributes for a in attributes)
