"""REFI-QDA, what programs for qualitative analysis exchange: a project (`.qdpx`) or a code book (`.qdc`).

A project is a zip of `project.qde` and the texts, in UTF-8 with ``\\n`` and no byte order mark, which lie in
`sources`, written in small letters: ATLAS.ti refuses a folder called otherwise.
Positions are code points from 0, the end exclusive; elements stand in the order of the standard's schema.
Codes carry Arabic names, and the label's id in their description; a selection's description says its
attributes, one a line; annotators are users, relations are links, metadata are variables of the source.
Whether an article is done, and the source of spans, are not written. Reading is in `refi_qda_reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from tempfile import SpooledTemporaryFile
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotations.files import replacing
from annotations.formats.brat_reader import written_id
from annotations.formats.collected import Losses
from annotations.formats.format import ExportOptions, ExportReport, Format, Group, Loss, Lost
from annotations.formats.refi_qda_reader import ENTITY, ORIGIN, PROJECT, SOURCES, VARIABLES, read
from annotations.formats.scalars import written_value
from annotations.formats.selection import selected
from annotations.formats.xml_text import escape, illegal_characters, legal, quoteattr
from annotations.model import AnnotatedArticle, AnnotationSet, Article, Span, Status
from annotations.schema import Schema

_OURS = UUID("6f0f3c1e-3a55-4b8e-9a3f-0c6b8f2d7a41")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_IN_MEMORY = 8 * 1024 * 1024


@dataclass(slots=True)
class _Written:
    """What is known after the articles, for the parts of the project that stand before them or after."""

    articles: int = 0
    spans: int = 0
    users: dict[str, None] = field(default_factory=dict)
    labels: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    losses: Losses = field(default_factory=Losses)


def write(articles: Iterable[AnnotatedArticle], path: Path, options: ExportOptions) -> ExportReport:
    """Write a project, or only the code book where the path ends in ``.qdc``."""
    if path.suffix.lower() == ".qdc":
        with replacing(path) as file:
            head = '<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"'
            file.write(f'{head} origin="{ORIGIN}">\n{_codes(options.schema, ())}</CodeBook>\n'.encode())
        return ExportReport(path, 0, 0)
    written = _Written()
    with (
        replacing(path) as file,
        SpooledTemporaryFile(max_size=_IN_MEMORY) as sources,
        ZipFile(file, "w") as archive,
    ):
        together = groupby(selected(articles, options), key=lambda each: each.article.id)
        for _, group in together:
            works = list(group)
            article = works[0].article
            archive.writestr(_entry(f"{SOURCES}/{_guid('source', article.id)}.txt"), article.text.encode())
            sources.write("".join(_source(article, works, options, written)).encode())
        sources.seek(0)
        with archive.open(_entry(PROJECT), "w", force_zip64=True) as project:
            project.write("".join(_head(path.stem, options.schema, written)).encode())
            while piece := sources.read(1 << 20):
                project.write(piece)
            project.write("".join(_tail(written)).encode())
    return ExportReport(path, written.articles, written.spans, written.losses)


def _entry(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _head(name: str, schema: Schema, written: _Written) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0"'
    yield f' name={_value(name)} origin="{ORIGIN}">\n'
    if written.users:
        users = (f'<User guid="{_guid("user", user)}" name={_value(user)}/>\n' for user in written.users)
        yield f"<Users>\n{''.join(users)}</Users>\n"
    codes = _codes(schema, written.labels)
    if codes:
        yield f"<CodeBook>\n{codes}</CodeBook>\n"
    yield "<Variables>\n"
    for variable in VARIABLES:
        yield f'<Variable guid="{_guid("variable", variable)}" name="{variable}" typeOfVariable="Text"/>\n'
    yield "</Variables>\n"
    yield "<Sources>\n" if written.articles else ""


def _tail(written: _Written) -> Iterator[str]:
    yield "</Sources>\n" if written.articles else ""
    for name, elements in (("Notes", written.notes), ("Links", written.links)):
        if elements:
            yield f"<{name}>\n{''.join(elements)}</{name}>\n"
    yield "</Project>\n"


def _codes(schema: Schema, used: Iterable[str]) -> str:
    """Return the code book's codes: the schema's labels, and what is used besides. Names are unlike."""
    found: dict[str, str] = {}
    lines = []
    for label_id in dict.fromkeys([*(label.id for label in schema.labels), *used]):
        label = schema.label(label_id)
        name = (label.name_ar or label.name if label else "") or label_id
        found[label_id] = name = name if name not in found.values() else f"{name} ({label_id})"
        colour = f' color="{label.color}"' if label else ""
        words = f"[{label_id}] {label.name}. {label.description}" if label else f"[{label_id}]"
        guid = _guid("code", label_id)
        lines.append(f'<Code guid="{guid}" name={_value(name)} isCodable="true"{colour}>')
        lines.append(f"<Description>{_text(words)}</Description></Code>\n")
    return f"<Codes>\n{''.join(lines)}</Codes>\n" if lines else ""


def _source(
    article: Article, works: list[AnnotatedArticle], options: ExportOptions, written: _Written
) -> Iterator[str]:
    guid = _guid("source", article.id)
    yield f'<TextSource guid="{guid}" name={_value(article.id)} plainTextPath="internal://{guid}.txt">\n'
    for work in works:
        written.articles += 1
        annotations = work.annotations
        written.losses += _losses(annotations)
        if annotations.annotator:
            written.users[annotations.annotator] = None
        for span in annotations.spans:
            written.spans += 1
            written.labels[span.label] = None
            yield from _selection(span, annotations, options, written)
        written.links += _links(annotations)
    for work in works:
        if work.annotations.note:
            yield _note(work.annotations, "article", work.annotations.note, written)
    for name in VARIABLES:
        words = str(getattr(article, name))
        if words:
            yield f'<VariableValue><VariableRef targetGUID="{_guid("variable", name)}"/>'
            yield f"<TextValue>{_text(words)}</TextValue></VariableValue>\n"
    yield "</TextSource>\n"


def _selection(
    span: Span, annotations: AnnotationSet, options: ExportOptions, written: _Written
) -> Iterator[str]:
    user = f' creatingUser="{_guid("user", annotations.annotator)}"'
    created = f' creationDateTime="{span.created}"' if _TIME.fullmatch(span.created) else ""
    modified = f' modifiedDateTime="{span.modified}"' if _TIME.fullmatch(span.modified) else ""
    name = " ".join(span.text.split())[:60]
    guid = _span_guid(annotations, span.id)
    yield f'<PlainTextSelection guid="{guid}" name={_value(name)} startPosition="{span.start}"'
    yield f' endPosition="{span.end}"{user}{created}{modified}>'
    lines = [f"{key}: {written_value(value)}" for key, value in span.attributes.items()]
    if span.entity:
        entity = options.entities.get(span.entity)
        known = " ".join(entity.name.split()) if entity else ""
        lines.append(f"{ENTITY}: {written_id(span.entity)} {known}".rstrip())
    if lines:
        yield f"<Description>{_text(chr(10).join(lines))}</Description>"
    yield f'<Coding guid="{_span_guid(annotations, span.id, "coding")}"{user}{created}>'
    yield f'<CodeRef targetGUID="{_guid("code", span.label)}"/></Coding>'
    if span.note:
        yield _note(annotations, span.id, span.note, written)
    yield "</PlainTextSelection>\n"


def _note(annotations: AnnotationSet, of: str, words: str, written: _Written) -> str:
    """Remember a note and return the reference to it."""
    guid = _span_guid(annotations, of, "note")
    user = f' creatingUser="{_guid("user", annotations.annotator)}"' if annotations.annotator else ""
    written.notes.append(
        f'<Note guid="{guid}"{user}><PlainTextContent>{_text(words)}</PlainTextContent></Note>\n'
    )
    return f'<NoteRef targetGUID="{guid}"/>'


def _links(annotations: AnnotationSet) -> Iterator[str]:
    for relation in annotations.relations:
        guid = _span_guid(annotations, relation.id, "link")
        ends = _span_guid(annotations, relation.source), _span_guid(annotations, relation.target)
        yield f'<Link guid="{guid}" name={_value(relation.type)} direction="OneWay"'
        yield f' originGUID="{ends[0]}" targetGUID="{ends[1]}"/>\n'


def _losses(annotations: AnnotationSet) -> Iterator[Loss]:
    told = Status.IN_WORK if annotations.spans or annotations.note else Status.UNTOUCHED
    if annotations.status is not told:
        reason = f"the format has no place for that it is {annotations.status.value}"
        yield Loss.of_article(annotations, reason, Lost.STATUS)
    for span in annotations.spans:
        found = illegal_characters(span.note)
        if found:
            yield Loss.of(annotations, span, f"XML has no place for {found} in its note", Lost.NOTES)
        for name, value in span.attributes.items():
            found = illegal_characters(f"{name}{value}")
            if found:
                reason = f"XML has no place for {found} in its attribute “{name}”"
                yield Loss.of(annotations, span, reason, Lost.ATTRIBUTES)
    found = illegal_characters(annotations.note)
    if found:
        reason = f"XML has no place for {found} in the note on the article"
        yield Loss.of_article(annotations, reason, Lost.ARTICLE_NOTE)


@lru_cache(maxsize=1024)
def _guid(kind: str, name: str) -> str:
    """Return the same id for the same thing in every export."""
    return str(uuid5(_OURS, f"{kind}:{name}"))


def _span_guid(annotations: AnnotationSet, span_id: str, kind: str = "selection") -> str:
    return _guid(kind, f"{annotations.article_id}\n{annotations.annotator}\n{span_id}")


def _text(text: str) -> str:
    return escape(legal(text))


def _value(text: str) -> str:
    return quoteattr(legal(text))


REFI_QDA = Format(
    "refi-qda",
    "Project for MAXQDA, ATLAS.ti, NVivo, QualCoder (REFI-QDA)",
    ".qdpx",
    write,
    read,
    group=Group.RESEARCH,
)
