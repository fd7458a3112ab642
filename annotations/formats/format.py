"""What a format is, what it is told when it writes and what it tells afterwards.

Formats know articles and annotations, neither projects nor the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotations.formats.imported import ImportedArticle
from annotations.formats.offsets import Unit
from annotations.model import AnnotatedArticle, AnnotationSet, Entity, Span
from annotations.schema import Schema

_SHOWN = 60


class ExportCancelled(Exception):  # noqa: N818 - nothing went wrong
    """The progress callback asked to stop; no file was written or replaced."""


class MissingExtraError(Exception):
    """A format needs a library that is not installed; the message names pip's extra that brings it."""

    def __init__(self, format_name: str, extra: str) -> None:
        self.extra = extra
        super().__init__(
            f"{format_name} needs the extra “{extra}”; install it with: pip install 'hashiya[{extra}]'"
        )


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export. `labels` keeps only spans with these labels and the relations between them (None: all).

    `offsets` is the unit that offsets are counted in. `progress` is called with the number of annotated
    articles written so far and stops the export by returning False.
    """

    schema: Schema = field(default_factory=Schema)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    offsets: Unit = Unit.CODE_POINT
    labels: frozenset[str] | None = None
    progress: Callable[[int], bool] | None = None


class Lost(StrEnum):
    """What a loss is of. The proof of an export passes over these and nothing else."""

    SPANS = "spans"
    EDGES = "white space at edges"
    ATTRIBUTES = "attributes"
    ENTITIES = "entities"
    NOTES = "notes"
    RELATIONS = "relations"
    STATUS = "status"
    ARTICLE_NOTE = "the article’s note"
    CHARACTERS = "characters of the text"
    CONTEXT = "context and metadata"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of one span that the format could not take, and why. `span` empty: of the whole article.

    `detail` is the id of the one attribute or relation that is lost; empty: all of that span or article.
    `count` is how many things are lost.
    """

    article: str
    annotator: str
    span: str
    text: str
    reason: str
    kind: Lost = Lost.SPANS
    detail: str = ""
    count: int = 1

    @classmethod
    def of(
        cls, annotations: AnnotationSet, span: Span, reason: str, kind: Lost = Lost.SPANS, detail: str = ""
    ) -> Loss:
        """Return the loss of `span`, or of what `kind` says of it."""
        return cls(annotations.article_id, annotations.annotator, span.id, span.text, reason, kind, detail)

    @classmethod
    def of_article(
        cls, annotations: AnnotationSet, reason: str, kind: Lost, *, detail: str = "", count: int = 1
    ) -> Loss:
        """Return the loss of something that is not one span's alone."""
        return cls(annotations.article_id, annotations.annotator, "", "", reason, kind, detail, count)

    def __str__(self) -> str:
        if not self.span:
            return f"{self.article}, {self.annotator}: {self.reason}"
        text = " ".join(self.text.split())
        text = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        return f"{self.article}, {self.annotator}: span {self.span} «{text}»: {self.reason}"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What has been written: annotated articles, spans, where, and everything that the file does not hold."""

    path: Path
    articles: int
    spans: int
    losses: Collection[Loss] = ()


Writer = Callable[[Iterable[AnnotatedArticle], Path, ExportOptions], ExportReport]
Reader = Callable[[Path], Iterator[ImportedArticle]]
Comparer = Callable[[Path, Iterable[AnnotatedArticle], ExportOptions], Iterator[str]]
"""Yields in words where a file is not what writing these articles should have made."""


class Group(StrEnum):
    """What kinds of programs a format is for."""

    LOSSLESS = "lossless"
    TABLES = "tables"
    SEQUENCES = "sequence labelling"
    TOOLS = "annotation tools"
    RESEARCH = "research"
    NETWORKS = "networks"
    READING = "reading and printing"


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. `extension` begins with a full stop.

    `write` replaces the file as a whole or leaves it alone; it raises OSError, SpanError when a span does not
    agree with its article, and ExportCancelled. `read` raises ImportFileError and OSError.
    One that `is_folder` writes a new folder (FileExistsError where something is in the way) and reads such a
    folder or a single file of it; `extension` is that of the files by which it is known.
    `read_back` reads what was written for comparison, where `read` is None or does not read everything.
    `extra` names the optional dependencies (pip's extra) without which `write` and `read` raise
    MissingExtraError, or is empty.
    """

    name: str
    title: str
    extension: str
    write: Writer | None = None
    read: Reader | None = None
    is_folder: bool = False
    read_back: Reader | None = None
    extra: str = ""
    group: Group = Group.TOOLS
    compare: Comparer | None = None
    is_exact: bool = False
    counts_offsets: bool = False

    @property
    def can_write(self) -> bool:
        """Whether Hashiya exports this format."""
        return self.write is not None

    @property
    def can_read(self) -> bool:
        """Whether Hashiya imports this format."""
        return self.read is not None
