"""The relations in a table's last column: written in words for people, and found again to prove an export."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from annotations.formats.imported import ImportedSpan
from annotations.model import AnnotatedArticle, Relation, Span
from annotations.schema import Schema

_TIE = re.compile(r"(.+?) → (.*?) \((\S+) (\d+)–(\d+)\)(?:; |$)", re.DOTALL)


def relations_in_words(
    annotated: AnnotatedArticle, schema: Schema, convert: Callable[[int], int]
) -> Mapping[str, Sequence[str]]:
    """Return what each span points to, by its id, e.g. ``claimed by → البنتاغون (actor 610–619)``."""
    spans = {span.id: span for span in annotated.annotations.spans}
    found: dict[str, list[str]] = {}
    for relation in annotated.annotations.relations:
        kind = schema.relation_type(relation.type)
        target: Span | None = spans.get(relation.target)
        where = relation.target
        if target is not None:
            where = f"{target.text} ({target.label} {convert(target.start)}–{convert(target.end)})"
        found.setdefault(relation.source, []).append(f"{kind.name if kind else relation.type} → {where}")
    return found


def relations_of(spans: Sequence[ImportedSpan], cells: Iterable[str]) -> Iterator[Relation]:
    """Yield the relations that the cells beside the spans tell of; their types are names for people.

    Spans have ids. What points to none of them is passed over.
    """
    places = {(span.label, str(span.start), str(span.end)): span.id for span in reversed(spans)}
    for source, cell in zip(spans, cells, strict=True):
        for number, tie in enumerate(_TIE.finditer(cell)):
            kind, _, label, start, end = tie.groups()
            target = places.get((label, start, end))
            if target is not None:
                yield Relation(f"{source.id}/{number}", kind, source.id, target)
