"""What can be put in order in a set without asking: white space at the edges, and twins. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotations.edit import move_span
from annotations.model import AnnotationSet, Article, Relation, Span


@dataclass(frozen=True, slots=True)
class Twin:
    """A span with the same place and label as an older one; `is_same` if nothing else tells them apart."""

    kept: Span
    other: Span
    is_same: bool


def is_edged_with_space(span: Span) -> bool:
    """Whether a span begins or ends with white space; one that is nothing else does not count."""
    return span.text.strip() not in ("", span.text)


def twins_in(annotations: AnnotationSet) -> Iterator[Twin]:
    """Yield each span that has an older twin."""
    first: dict[tuple[int, int, str], Span] = {}
    tied = {frozenset((relation.source, relation.target)) for relation in annotations.relations}
    for span in sorted(annotations.spans, key=lambda s: (s.created, s.id)):
        kept = first.setdefault((span.start, span.end, span.label), span)
        if kept is not span:
            same = _details(kept) == _details(span) and frozenset((kept.id, span.id)) not in tied
            yield Twin(kept, span, same)


def tidied(annotations: AnnotationSet, article: Article) -> AnnotationSet:
    """Take white space off the ends of spans, then merge twins that are the same; relations go along."""
    for span in annotations.spans:
        if is_edged_with_space(span):
            start = span.start + len(span.text) - len(span.text.lstrip())
            end = span.end - len(span.text) + len(span.text.rstrip())
            annotations = move_span(annotations, article, span.id, start, end)
    heirs = {twin.other.id: twin.kept.id for twin in twins_in(annotations) if twin.is_same}
    if not heirs:
        return annotations
    relations: dict[tuple[str, str, str], Relation] = {}
    for relation in annotations.relations:
        source, target = (heirs.get(end, end) for end in (relation.source, relation.target))
        relations.setdefault((relation.type, source, target), replace(relation, source=source, target=target))
    spans = tuple(span for span in annotations.spans if span.id not in heirs)
    return replace(annotations, spans=spans, relations=tuple(relations.values()))


def _details(span: Span) -> tuple[object, ...]:
    return (dict(span.attributes), span.entity, span.note)
