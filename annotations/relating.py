"""Which relations may tie two spans, and whom a new one most likely means. Pure functions, no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.edit import add_relation
from annotations.model import AnnotationSet, Relation, Span, new_id
from annotations.schema import RelationType, Schema

_AFTER = 2
"""How much farther off a span counts that comes later: who speaks is mostly named before what is said."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that could be: its type and the ids of the spans at its two ends."""

    type: RelationType
    source: str
    target: str

    def made(self) -> Relation:
        """Return it as a new relation."""
        return Relation(new_id(), self.type.id, self.source, self.target)


def ties_between(schema: Schema, annotations: AnnotationSet, one: Span, other: Span) -> tuple[Tie, ...]:
    """Return what may tie two spans: first what leads from the one to the other, then the reverse.

    What ties them already is left out, and nothing ties a span to itself.
    """
    there = {(relation.type, relation.source, relation.target) for relation in annotations.relations}
    found = [
        Tie(kind, source.id, target.id)
        for source, target in ((one, other), (other, one))
        for kind in schema.relation_types
        if source.label in kind.sources and target.label in kind.targets and source.id != target.id
    ]
    return tuple(tie for tie in found if (tie.type.id, tie.source, tie.target) not in there)


def partners(schema: Schema, annotations: AnnotationSet, span: Span) -> list[Span]:
    """Return the spans that something may tie to `span`, in reading order."""
    return [other for other in annotations.spans if ties_between(schema, annotations, span, other)]


def first_question(schema: Schema, label_id: str) -> RelationType | None:
    """Return the relation that is asked for with a new span: the schema's first one from its label."""
    return next((kind for kind in schema.relation_types if label_id in kind.sources), None)


def likely_target(annotations: AnnotationSet, text: str, span: Span, kind: RelationType) -> Span | None:
    """Return the span that a relation from `span` most likely points to, or None.

    Within a paragraph it is the one that the span before points to in the same way: who is quoted goes on
    being quoted. Otherwise it is the nearest that may be pointed to.
    """
    start = text.rfind("\n", 0, span.start) + 1
    known = {other.id: other for other in annotations.spans}
    targets = {
        relation.source: relation.target for relation in annotations.relations if relation.type == kind.id
    }
    before = [s for s in annotations.spans if start <= s.start < span.start and s.id in targets]
    if before:
        last = max(before, key=lambda s: (s.start, s.end))
        return known.get(targets[last.id])
    fitting = [s for s in annotations.spans if s.label in kind.targets and s.id != span.id]
    return min(fitting, key=lambda s: (_distance(span, s), s.start), default=None)


def likely_targets(annotations: AnnotationSet, text: str, span: Span, kind: RelationType) -> list[Span]:
    """Return all spans that a relation from `span` may point to, the likeliest first."""
    first = likely_target(annotations, text, span, kind)
    fitting = [s for s in annotations.spans if s.label in kind.targets and s.id != span.id]
    return sorted(fitting, key=lambda s: (s is not first, _distance(span, s), s.start))


def with_likely_ties(schema: Schema, annotations: AnnotationSet, text: str, span: Span) -> AnnotationSet:
    """Tie a new span to whom it most likely means, by the relations that it is incomplete without."""
    for kind in schema.relation_types:
        if not kind.core or span.label not in kind.sources:
            continue
        target = likely_target(annotations, text, span, kind)
        if target is not None:
            annotations = add_relation(annotations, Relation(new_id(), kind.id, span.id, target.id))
    return annotations


def retied(annotations: AnnotationSet, span_id: str, type_id: str, target_id: str) -> AnnotationSet:
    """Let a span have one relation of a type, to this target, or none if the target is empty."""
    old = [r for r in annotations.relations if r.source == span_id and r.type == type_id]
    if [r.target for r in old] == ([target_id] if target_id else []):
        return annotations
    gone = {r.id for r in old}
    annotations = replace(annotations, relations=tuple(r for r in annotations.relations if r.id not in gone))
    if not target_id:
        return annotations
    return add_relation(annotations, Relation(new_id(), type_id, span_id, target_id))


def _distance(span: Span, other: Span) -> int:
    """Return how far off another span is, in code points; 0 inside."""
    if other.end <= span.start:
        return span.start - other.end
    return max(0, other.start - span.end) * _AFTER


@dataclass(frozen=True, slots=True)
class Role:
    """What a relation says of one of its two spans: `other` stands at the other end."""

    relation: Relation
    kind: RelationType | None
    other: Span
    is_source: bool

    def alternatives(self, schema: Schema, span: Span) -> tuple[RelationType, ...]:
        """Return the types that a relation of `span` could have between these spans, its own among them."""
        source, target = (span, self.other) if self.is_source else (self.other, span)
        return tuple(
            kind
            for kind in schema.relation_types
            if kind == self.kind or (source.label in kind.sources and target.label in kind.targets)
        )


def roles_of(schema: Schema, annotations: AnnotationSet, span_id: str) -> Iterator[Role]:
    """Yield the relations of a span, those that begin at it first, else as they were made."""
    spans = {span.id: span for span in annotations.spans}
    for is_source in (True, False):
        for relation in annotations.relations:
            ends = relation.source, relation.target
            here, there = ends if is_source else reversed(ends)
            if here == span_id and there in spans:
                yield Role(relation, schema.relation_type(relation.type), spans[there], is_source)
