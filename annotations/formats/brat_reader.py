"""Reading brat's standoff, Hashiya's own folders and those of others.

A span in fragments with nothing but white space between them is one span; otherwise each fragment becomes a
span, and relations of the type ``continued_by`` tie them. An event becomes relations of its trigger. What
has no place in an article is left out, and the article's notices say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from annotations.encoding import UndecodableError, decode
from annotations.formats.folders import noted_details, place_in
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError, stored_text
from annotations.formats.labels import label_of_ascii
from annotations.formats.lines import numbered_lines
from annotations.formats.scalars import read_text, read_value
from annotations.model import AttributeValue, Entity, Relation

ATTRIBUTE = "attribute-"
"""Begins the type of a comment that holds an attribute's value."""
CONTINUED_BY = "continued_by"
DATABASE = "Hashiya"

_SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?", re.ASCII | re.DOTALL)
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (.+?))?(?:\t.*)?", re.DOTALL)
_COMMENT = re.compile(r"(\S+) (\S+)(?:\t(.*))?", re.DOTALL)
_NAME = re.compile(r"(\S+) (\S+) (\S+?):(\S+)(?:\t(.*))?", re.DOTALL)
_TIE = re.compile(r"(\S+) \S+?:(\S+) \S+?:(\S+)\s*(?:\t.*)?", re.DOTALL)
_LONGEST_NUMBER = 12


class _LineError(ValueError):
    """Something is wrong with a line."""


@dataclass(slots=True)
class _Document:
    """What has been read of one `.ann` file. Spans are known by brat's numbers, e.g. ``T1``."""

    text: str
    spans: dict[str, ImportedSpan] = field(default_factory=dict)
    attributes: dict[str, dict[str, AttributeValue]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the articles of a folder of brat's, or the one of an `.ann` file with its text beside it.

    Raises ImportFileError, naming file and line, for what contradicts brat's rules or the text.
    """
    if not path.is_dir():
        yield _article(path, path.stem)
        return
    details = noted_details(path)
    for file in sorted(path.rglob("*.ann")):
        place = place_in(path, file)
        article = _article(file, place)
        noted = details.get(place)
        if noted is not None:
            entities = {entity.id: entity for entity in (*article.entities, *noted.entities)}
            article = replace(
                noted,
                place=article.place,
                text=article.text,
                spans=article.spans,
                relations=article.relations,
                entities=tuple(entities.values()),
                has_own_ids=False,
                notices=article.notices,
            )
        yield article


def written_id(entity_id: str) -> str:
    """Return an entity's id without white space, which brat's lines cannot hold in it."""
    return re.sub(r"[\s%]", lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode()), entity_id)


def _article(path: Path, article_id: str) -> ImportedArticle:
    lines = list(_brats_lines(path))
    document = _with_spans(path, lines)
    for number, key, rest in lines:
        try:
            _take(document, key, rest)
        except _LineError as error:
            raise ImportFileError(path, number, f"{error}; correct the line") from error
    spans = [
        replace(
            span, attributes=document.attributes.get(key, {}), note="\n".join(document.notes.get(key, ()))
        )
        if key in document.attributes or key in document.notes
        else span
        for key, span in document.spans.items()
    ]
    return ImportedArticle(
        place=str(path),
        id=article_id,
        text=document.text,
        spans=tuple(spans),
        relations=tuple(document.relations),
        entities=tuple(document.entities.values()),
        has_own_ids=False,
        notices=tuple(dict.fromkeys(document.notices)),
    )


def _brats_lines(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield number, key and rest of each line that is not empty."""
    for number, line in numbered_lines(path):
        key, tab, rest = line.partition("\t")
        if line.strip():
            if not tab:
                raise ImportFileError(path, number, "has no tab after its number; correct the line")
            yield number, key, rest


def _with_spans(path: Path, lines: list[tuple[int, str, str]]) -> _Document:
    """Return the spans, and the text that they fit: as it is in the file, or with ``\\n`` for line ends."""
    text = _text(path.with_suffix(".txt"))
    candidates = list(dict.fromkeys((text, stored_text(text))))
    for candidate in candidates:
        document = _Document(candidate)
        for number, key, rest in lines:
            if not key.startswith("T"):
                continue
            try:
                _take_span(document, key, rest)
            except _LineError as error:
                if candidate is candidates[-1]:
                    raise ImportFileError(path, number, f"{error}; correct the line") from error
                break
        else:
            break
    return document


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ImportFileError(path, 0, "is not there; the annotations need their text beside them") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(data).text
        except UndecodableError as error:
            raise ImportFileError(path, 0, str(error)) from error


def _take_span(document: _Document, key: str, rest: str) -> None:
    match = _SPAN.fullmatch(rest)
    if match is None:
        raise _LineError("is no span as brat writes it (TYPE START END, tab, text)")
    label, places, written = match.groups()
    if key in document.spans:
        raise _LineError(f"a second {key}")
    text = document.text
    fragments = [_fragment(place, text) for place in places.split(";")]
    said = [text[start:end] for start, end in fragments]
    if written is not None and written.rstrip() not in (" ".join(said).rstrip(), "".join(said).rstrip()):
        raise _LineError(f"says «{written[:40]}» where the text has «{' '.join(said)[:40]}»")
    pieces = [fragments[0]]
    for start, end in fragments[1:]:
        last_start, last_end = pieces[-1]
        if start < last_end:
            raise _LineError("has fragments that overlap or are not in order")
        if text[last_end:start].strip():
            pieces.append((start, end))
        else:
            pieces[-1] = (last_start, end)
    name = key
    for count, (start, end) in enumerate(pieces, 1):
        previous, name = name, key if count == 1 else f"{key}/{count}"
        document.spans[name] = ImportedSpan(start, end, label_of_ascii(label), id=name)
        if count > 1:
            document.relations.append(Relation(f"{name}/", CONTINUED_BY, previous, name))
    if len(pieces) > 1:
        words = " … ".join(text[start:end][:30] for start, end in pieces)
        document.notices.append(
            f"the span «{words}» is in {len(pieces)} pieces; they became spans tied by “{CONTINUED_BY}”"
        )


def _fragment(place: str, text: str) -> tuple[int, int]:
    if max(map(len, place.split())) > _LONGEST_NUMBER:
        raise _LineError("has an offset that no text reaches")
    start, end = map(int, place.split())
    if not start < end <= len(text):
        raise _LineError(f"[{start}, {end}) lies outside the text of {len(text)} characters or is empty")
    return start, end


def _take(document: _Document, key: str, rest: str) -> None:
    match key[:1]:
        case "T":
            pass
        case "R":
            _take_relation(document, key, rest)
        case "E":
            _take_event(document, key, rest)
        case "A" | "M":
            _take_attribute(document, rest)
        case "N":
            _take_name(document, rest)
        case "#":
            _take_comment(document, rest)
        case "*":
            kind, *ends = _words(rest)
            for count, (source, target) in enumerate(pairwise(ends)):
                _tie(document, f"{key}{len(document.relations)}/{count}", kind, source, target)
        case _:
            document.notices.append(f"a line of the kind “{key[:20]}” was left out")


def _words(rest: str) -> list[str]:
    words = rest.split()
    if not words:
        raise _LineError("says nothing after its number")
    return words


def _take_relation(document: _Document, key: str, rest: str) -> None:
    match = _TIE.fullmatch(rest)
    if match is None:
        raise _LineError("is no relation as brat writes it (TYPE Arg1:T1 Arg2:T2)")
    kind, source, target = match.groups()
    _tie(document, key, kind, source, target)


def _take_event(document: _Document, key: str, rest: str) -> None:
    head, *arguments = _words(rest)
    _, colon, trigger = head.partition(":")
    if not colon or trigger not in document.spans:
        raise _LineError(f"names the trigger “{trigger[:20]}”, which is not there")
    document.triggers[key] = trigger
    for count, argument in enumerate(arguments):
        role, _, target = argument.partition(":")
        _tie(document, f"{key}/{count}", role.rstrip("0123456789"), trigger, target)
    if arguments:
        document.notices.append("events became relations from the words that name them")


def _tie(document: _Document, key: str, kind: str, source: str, target: str) -> None:
    ends = [document.triggers.get(end, end) for end in (source, target)]
    for end in ends:
        if end not in document.spans:
            raise _LineError(f"names “{end[:20]}”, which is not there")
    document.relations.append(Relation(key, label_of_ascii(kind), *ends))


def _take_attribute(document: _Document, rest: str) -> None:
    match = _ATTRIBUTE.fullmatch(rest)
    if match is None:
        raise _LineError("is no attribute as brat writes it (NAME T1 VALUE)")
    name, target, value = match.groups()
    span = _target(document, target)
    if span:
        known: AttributeValue = True if value is None else label_of_ascii(value)
        known = known == "true" if known in ("true", "false") else known
        document.attributes.setdefault(span, {})[label_of_ascii(name)] = known


def _take_name(document: _Document, rest: str) -> None:
    match = _NAME.fullmatch(rest)
    if match is None:
        raise _LineError("is no reference as brat writes it (Reference T1 DATABASE:ID, tab, name)")
    _, target, database, entity_id, name = match.groups()
    span = _target(document, target)
    if span:
        own = unquote(entity_id) if database == DATABASE else f"{database}:{entity_id}"
        label = document.spans[span].label
        document.spans[span] = replace(document.spans[span], entity=own)
        if (name or "").strip():
            document.entities.setdefault(own, Entity(own, label, (name or "").strip()))


def _take_comment(document: _Document, rest: str) -> None:
    match = _COMMENT.fullmatch(rest)
    if match is None:
        raise _LineError("is no comment as brat writes it (TYPE T1, tab, text)")
    kind, target, text = match.groups()
    span = _target(document, target)
    if span and kind.startswith(ATTRIBUTE):
        name = label_of_ascii(kind.removeprefix(ATTRIBUTE))
        document.attributes.setdefault(span, {})[name] = read_value(text or "")
    elif span and text:
        document.notes.setdefault(span, []).append(read_text(text))


def _target(document: _Document, key: str) -> str:
    """Return the span that something is said about, or nothing when it is something else."""
    span = document.triggers.get(key, key)
    if span in document.spans:
        return span
    if key[:1] in ("T", "E"):
        raise _LineError(f"names “{key[:20]}”, which is not there")
    document.notices.append(f"what is said about {key[:20]}, which is no span, was left out")
    return ""
