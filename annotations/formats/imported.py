"""What a format reads from a file, before it is known which article it belongs to.

A row may lack its text (the article is in the project already), spans may lack ids and texts, and offsets
may be counted in another unit; `annotations_of` settles all that once the text is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotations.edit import frozen
from annotations.formats.alignment import places_of
from annotations.formats.offsets import Unit, to_code_points
from annotations.model import (
    CONTEXT_LENGTH,
    NO_ATTRIBUTES,
    AnnotationSet,
    Article,
    AttributeValue,
    Direction,
    Entity,
    Relation,
    Span,
    SpanError,
    Status,
    check_span,
    new_id,
    reading_order,
)

SOURCE = "import"
"""The source of spans whose file does not name one."""


class ImportFileError(Exception):
    """A file that cannot be read as its format; the message names file, line, fault and way out."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {fault}")


@dataclass(frozen=True, slots=True)
class ImportedSpan:
    """A span as a file has it. `text` None: the file does not say; `id` empty: it has none."""

    start: int
    end: int
    label: str
    id: str = ""
    text: str | None = None
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)
    entity: str = ""
    note: str = ""
    source: str = SOURCE
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """One row of a file. `place` names it in messages; `text` None: only annotations for a known article.

    `annotator` empty: the file does not say. `status` None: it follows from whether there are spans.
    Where there are `tokens`, offsets count these and `text` is None. `has_own_ids` False: the ids of spans
    and relations only tie the row together. `attributes_are_texts`: numbers and yes/no stand there as texts,
    and the schema tells which these are. `notices` say what the article cannot hold as the file has it.
    """

    place: str
    id: str
    text: str | None = None
    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    direction: Direction = Direction.AUTO
    annotator: str = ""
    status: Status | None = None
    note: str = ""
    unit: Unit = Unit.CODE_POINT
    sha256: str = ""
    spans: tuple[ImportedSpan, ...] = ()
    relations: tuple[Relation, ...] = ()
    entities: tuple[Entity, ...] = ()
    tokens: tuple[str, ...] = ()
    has_own_ids: bool = True
    attributes_are_texts: bool = False
    notices: tuple[str, ...] = ()


def stored_text(text: str) -> str:
    """Return a text as an article keeps it: line ends as ``\\n``, no byte order mark before it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def annotations_of(row: ImportedArticle, article: Article, annotator: str) -> AnnotationSet:
    """Return the annotations of a row for an article whose text is the row's; spans without ids get some.

    Raises SpanError, naming the row, when a span does not fit the text or a relation lacks an end.
    """
    try:
        fresh = {} if row.has_own_ids else {span.id: new_id() for span in row.spans if span.id}
        if row.tokens:
            row = _by_code_points(row, article)
        convert = _converter(row, article)
        spans = [_span(span, fresh.get(span.id, span.id), article, convert) for span in row.spans]
        ids = {span.id for span in spans}
        if len(ids) < len(spans):
            raise SpanError("two spans have the same id; give each its own")
        relations = row.relations if row.has_own_ids else _with_fresh_ids(row.relations, fresh)
        for relation in relations:
            missing = {relation.source, relation.target} - ids
            if missing:
                raise SpanError(f"relation {relation.id} names the span {min(missing)}, which is not there")
    except ValueError as error:
        raise SpanError(f"{row.place}: {error}") from error
    status = row.status
    if status is None:
        status = Status.IN_WORK if spans or row.note else Status.UNTOUCHED
    return AnnotationSet(
        article.id, annotator, tuple(sorted(spans, key=reading_order)), relations, status, row.note
    )


def _with_fresh_ids(relations: Iterable[Relation], fresh: Mapping[str, str]) -> tuple[Relation, ...]:
    """Return relations with ids that nothing else has, between the spans that got such ids."""
    return tuple(
        Relation(new_id(), r.type, fresh.get(r.source, r.source), fresh.get(r.target, r.target))
        for r in relations
    )


def _by_code_points(row: ImportedArticle, article: Article) -> ImportedArticle:
    """Return the row with offsets into the article instead of numbers of tokens."""
    places = places_of(row.tokens, article.text)
    spans = []
    for span in row.spans:
        if not 0 <= span.start < span.end <= len(places):
            raise SpanError(f"the tokens [{span.start}, {span.end}) are not among the {len(places)} there")
        spans.append(replace(span, start=places[span.start][0], end=places[span.end - 1][1]))
    return replace(row, spans=tuple(spans), tokens=())


def _converter(row: ImportedArticle, article: Article) -> Callable[[int], int]:
    """Return the way from the row's offsets to the article's: unit, and characters that are not kept."""
    text = article.text if row.text is None else row.text
    to_points = to_code_points(text, row.unit)
    dropped = [match.start() for match in re.finditer("\r\n", text)]
    if row.text is not None and text.startswith("\ufeff"):
        dropped.insert(0, 0)
    if not dropped:
        return to_points
    return lambda offset: to_points(offset) - bisect_left(dropped, to_points(offset))


def _span(span: ImportedSpan, span_id: str, article: Article, convert: Callable[[int], int]) -> Span:
    text = article.text
    start, end = convert(span.start), convert(span.end)
    there = text[start:end] if 0 <= start < end else ""
    result = Span(
        span_id or new_id(),
        start,
        end,
        span.label,
        there if span.text is None or span.text == there else stored_text(span.text),
        frozen(span.attributes) if span.attributes else NO_ATTRIBUTES,
        span.entity,
        span.note,
        text[max(0, start - CONTEXT_LENGTH) : max(0, start)],
        text[end : end + CONTEXT_LENGTH],
        span.source or SOURCE,
        span.created,
        span.modified,
    )
    check_span(article, result)
    return result
