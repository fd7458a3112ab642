"""The values of the program: articles, spans, relations and what one annotator made of one article.

Everything here is immutable and knows neither files nor windows. Offsets are 0-based, end-exclusive
Unicode code points into `Article.text`; `text[start:end] == span.text` holds for every span.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

CONTEXT_LENGTH = 32
"""Characters kept before and after a span, to find it again when the article's file has changed."""

NO_ATTRIBUTES: Mapping[str, AttributeValue] = MappingProxyType({})

AttributeValue = str | int | float | bool
"""What an attribute may hold; dates are ISO 8601 strings."""


class SpanError(ValueError):
    """A span that does not fit its article: offsets outside the text, nothing in it, or other text."""


class Status(StrEnum):
    """How far one annotator has come with one article."""

    UNTOUCHED = "untouched"
    IN_WORK = "in work"
    DONE = "done"


class Direction(StrEnum):
    """How an article's paragraphs are laid out; AUTO follows the majority of strong letters."""

    AUTO = "auto"
    RTL = "rtl"
    LTR = "ltr"


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its metadata.

    `text` is the decoded file with line ends as ``\\n`` and without a byte order mark, otherwise untouched.
    `sha256` is over the file's bytes. `id` is the path in the project without ``.txt``, with ``/``.
    """

    id: str
    text: str
    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    direction: Direction = Direction.AUTO
    encoding: str = "utf-8"
    sha256: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """An article without its text, for lists and counts. `characters` are code points.

    Until its file was read `sha256` is empty, and the rest is what was recorded about the article last.
    """

    id: str
    path: str
    title: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    direction: Direction = Direction.AUTO
    encoding: str = "utf-8"
    sha256: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled piece of an article's text, ``[start, end)`` in code points. `label` is a label's id."""

    id: str
    start: int
    end: int
    label: str
    text: str
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)
    entity: str = ""
    note: str = ""
    before: str = ""
    after: str = ""
    source: str = "manual"
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed, typed tie from one span to another of the same article and annotator (ids)."""

    id: str
    type: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world that spans refer to; known in the whole project."""

    id: str
    label: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: NO_ATTRIBUTES)
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationSet:
    """All that one annotator has marked in one article. Spans are kept in reading order."""

    article_id: str
    annotator: str
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    status: Status = Status.UNTOUCHED
    note: str = ""

    def span(self, span_id: str) -> Span:
        """Return the span with this id; KeyError if there is none."""
        for span in self.spans:
            if span.id == span_id:
                return span
        raise KeyError(span_id)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been recorded."""
        return not (self.spans or self.relations or self.note) and self.status is Status.UNTOUCHED


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article together with one annotator's work on it: what exports write and imports read."""

    article: Article
    annotations: AnnotationSet


def new_id() -> str:
    """Return a fresh id for a span, relation or entity: 12 hexadecimal digits, unique in a project."""
    return secrets.token_hex(6)


def timestamp() -> str:
    """Return the present moment as stored: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def reading_order(span: Span) -> tuple[int, int, str]:
    """Return the key that sorts spans by start, the longer (outer) one first."""
    return (span.start, -span.end, span.id)


def make_span(article: Article, start: int, end: int, label: str, *, source: str = "manual") -> Span:
    """Return a new span over ``article.text[start:end]``.

    Raises SpanError if the offsets are not a non-empty piece of the text.
    """
    text = article.text
    if not 0 <= start < end <= len(text):
        raise SpanError(f"{article.id}: [{start}, {end}) is no part of a text of {len(text)} characters")
    now = timestamp()
    return Span(
        id=new_id(),
        start=start,
        end=end,
        label=label,
        text=text[start:end],
        before=text[max(0, start - CONTEXT_LENGTH) : start],
        after=text[end : end + CONTEXT_LENGTH],
        source=source,
        created=now,
        modified=now,
    )


def check_span(article: Article, span: Span) -> None:
    """Raise SpanError unless the span's offsets and text agree with the article."""
    text = article.text
    if not 0 <= span.start < span.end <= len(text):
        raise SpanError(
            f"{article.id}: span {span.id} [{span.start}, {span.end}) lies outside the text "
            f"of {len(text)} characters"
        )
    found = text[span.start : span.end]
    if found != span.text:
        raise SpanError(
            f"{article.id}: span {span.id} [{span.start}, {span.end}) should read «{span.text}», "
            f"but the article has «{found}» there"
        )
