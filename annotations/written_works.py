"""The works that were given to a writer, kept until what was written is proved.

They pass by once. Read from the project a second time they would take as long again, and somebody may have
changed one meanwhile. They lie on the disk, in a file without a name, so that memory does not grow with the
corpus. Kept is what a proof compares: no contexts of spans, no encodings and places of files.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import MappingProxyType, TracebackType
from typing import Any

from annotations.formats.imported import ImportedArticle, ImportedSpan
from annotations.formats.offsets import Unit
from annotations.formats.selection import with_labels
from annotations.model import (
    NO_ATTRIBUTES,
    AnnotatedArticle,
    AnnotationSet,
    Article,
    Direction,
    Relation,
    Span,
    Status,
)

Key = tuple[str, str]
"""An article's id and an annotator's name."""

_IN_MEMORY = 1024 * 1024
_PLAIN = 2
"""The version of marshal that writes equal values as equal bytes, whoever else refers to them."""


class WrittenWorks:
    """Annotated articles in the order in which they were given, with the wanted labels only (None: all).

    `folder` gets the nameless file if there are many. To be closed, best by a `with`. Raises OSError.
    """

    def __init__(self, labels: frozenset[str] | None = None, folder: Path | None = None) -> None:
        self._labels = labels
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(folder) if folder else None)  # noqa: SIM115 - lives as long
        self._size = 0
        self._places: dict[Key, tuple[int, int]] = {}

    def __enter__(self) -> WrittenWorks:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def passing(self, works: Iterable[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
        """Yield the works as they come."""
        for work in works:
            self.add(work)
            yield work

    def add(self, work: AnnotatedArticle) -> None:
        """Keep a work."""
        if self._labels is not None:
            work = AnnotatedArticle(work.article, with_labels(work.annotations, self._labels))
        record = _record_of_work(work)
        self._file.write(record)
        self._places[work.article.id, work.annotations.annotator] = self._size, len(record)
        self._size += len(record)

    @property
    def keys(self) -> Collection[Key]:
        """The works by their articles and annotators."""
        return self._places

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return (self.find(*key) for key in self._places)

    def find(self, article_id: str, annotator: str) -> AnnotatedArticle:
        """Return one of the works; KeyError if there is none."""
        return _work_of_record(self._record(article_id, annotator))

    def is_identical(self, row: ImportedArticle) -> bool:
        """Say whether a row has all that its work has, ids and times as well; False may mean: not certain."""
        return row.unit is Unit.CODE_POINT and _record_of_row(row) == self._record(row.id, row.annotator)

    def _record(self, article_id: str, annotator: str) -> bytes:
        begins, length = self._places[article_id, annotator]
        self._file.seek(begins)
        return self._file.read(length)


def _record_of_work(work: AnnotatedArticle) -> bytes:
    article, annotations = work.article, work.annotations
    return _record(article, annotations.annotator, annotations.status, annotations, article.text)


def _record_of_row(row: ImportedArticle) -> bytes | None:
    """Return the record of what was read, None if it says too little to be told by itself."""
    if row.status is None or row.text is None or row.tokens or not row.has_own_ids:
        return None
    return _record(row, row.annotator, row.status, row, row.text)


def _record(
    about: Article | ImportedArticle,
    annotator: str,
    status: Status,
    marked: AnnotationSet | ImportedArticle,
    text: str,
) -> bytes:
    return marshal.dumps(
        (
            (about.id, text, about.title, about.date, about.outlet, about.url, about.direction.value),
            (annotator, status.value, marked.note),
            [_values(span) for span in marked.spans],
            [(tie.id, tie.type, tie.source, tie.target) for tie in marked.relations],
        ),
        _PLAIN,
    )


def _values(span: Span | ImportedSpan) -> tuple[Any, ...]:
    return (
        span.id,
        span.start,
        span.end,
        span.label,
        span.text,
        dict(span.attributes) if span.attributes else None,
        span.entity,
        span.note,
        span.source,
        span.created,
        span.modified,
    )


def _work_of_record(record: bytes) -> AnnotatedArticle:
    about, (annotator, status, note), spans, relations = marshal.loads(record)
    article_id, text, title, date, outlet, url, direction = about
    article = Article(article_id, text, title, date, outlet, url, Direction(direction))
    return AnnotatedArticle(
        article,
        AnnotationSet(
            article.id,
            annotator,
            tuple(map(_span, spans)),
            tuple(Relation(*tie) for tie in relations),
            Status(status),
            note,
        ),
    )


def _span(values: tuple[Any, ...]) -> Span:
    span_id, start, end, label, text, attributes, entity, note, source, created, modified = values
    kept = NO_ATTRIBUTES if attributes is None else MappingProxyType(attributes)
    return Span(span_id, start, end, label, text, kept, entity, note, "", "", source, created, modified)
