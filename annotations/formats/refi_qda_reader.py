"""Reading REFI-QDA projects (`.qdpx`), ours and those of other programs: texts and what is coded in them.

Nothing is unpacked onto the disk, members that would be huge are refused, and so are entities in the XML.
What is coded in pictures, recordings and PDF files is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from zipfile import ZipFile

from annotations.annotator import problem_with_annotator
from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.scalars import read_value
from annotations.formats.xml_tree import XmlError, root_of
from annotations.model import AttributeValue, Direction, Entity, Relation
from annotations.zip_members import ZipError, open_zip, read_member

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ORIGIN = "Hashiya"
PROJECT = "project.qde"
SOURCES = "sources"
ENTITY = "@entity"
VARIABLES = ("title", "date", "outlet", "url", "direction")
"""Metadata of an article, by the names of their variables."""

_LARGEST = 512 * 1024 * 1024
_SPACE = "{urn:QDA-XML:project:1.0}"


@dataclass(frozen=True, slots=True)
class _Project:
    """The parts of a project that its sources point to, by GUID."""

    is_ours: bool
    users: dict[str, str]
    codes: dict[str, str]
    variables: dict[str, str]
    notes: dict[str, tuple[str, str]]
    links: list[tuple[str, str, str, str]]


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield an article for each text and user. Raises ImportFileError, naming file and place."""
    try:
        archive = open_zip(path)
    except ZipError as error:
        raise ImportFileError(path, 0, str(error)) from error
    with archive:
        root = _root(path, _member(path, archive, PROJECT))
        project = _project(root)
        found = False
        for source in root.iter(f"{_SPACE}TextSource"):
            text = _text_of(path, archive, source)
            if text is not None:
                found = True
                yield from _articles(path, source, text, project)
    if not found:
        raise ImportFileError(path, 0, "holds no text that can be annotated")


def _member(path: Path, archive: ZipFile, name: str) -> bytes:
    """Return a member of the zip, whatever the case of its name; ImportFileError: not there, or huge."""
    info = next((i for i in archive.infolist() if i.filename.lower() == name.lower()), None)
    if info is None:
        raise ImportFileError(path, 0, f"lacks {name}")
    try:
        return read_member(archive, info, _LARGEST)
    except ZipError as error:
        raise ImportFileError(path, 0, f"{name} {error}") from error


def _root(path: Path, data: bytes) -> Element:
    try:
        return root_of(data)
    except XmlError as error:
        raise ImportFileError(path, 0, f"{PROJECT} {error}") from error


def _project(root: Element) -> _Project:
    is_ours = root.get("origin") == ORIGIN
    codes = {}
    for code in root.iter(f"{_SPACE}Code"):
        own = re.match(r"\[(.+?)\]", code.findtext(f"{_SPACE}Description") or "", re.DOTALL)
        codes[_guid(code)] = own.group(1) if is_ours and own else code.get("name") or "code"
    notes = {
        _guid(note): (note.findtext(f"{_SPACE}PlainTextContent") or "", note.get("creatingUser") or "")
        for note in root.iter(f"{_SPACE}Note")
    }
    links = [
        (_guid(link), link.get("name") or "link", link.get("originGUID") or "", link.get("targetGUID") or "")
        for link in root.iter(f"{_SPACE}Link")
    ]
    return _Project(
        is_ours,
        {_guid(user): user.get("name") or user.get("id") or "" for user in root.iter(f"{_SPACE}User")},
        codes,
        {_guid(each): each.get("name") or "" for each in root.iter(f"{_SPACE}Variable")},
        notes,
        links,
    )


def _text_of(path: Path, archive: ZipFile, source: Element) -> str | None:
    content = source.findtext(f"{_SPACE}PlainTextContent")
    if content is not None:
        return content
    place = source.get("plainTextPath") or ""
    if not place.startswith("internal://"):
        return None
    name = unquote(place.removeprefix("internal://"))
    try:
        return _member(path, archive, f"{SOURCES}/{name}").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFileError(path, 0, f"{SOURCES}/{name} is no UTF-8") from error


def _articles(path: Path, source: Element, text: str, project: _Project) -> Iterator[ImportedArticle]:
    name = source.get("name") or _guid(source)
    base = replace(
        ImportedArticle(f"{path}, {name[:60]}", name.removesuffix(".txt"), text, has_own_ids=False),
        **_metadata(source, project),
    )
    spans: dict[str, list[ImportedSpan]] = {}
    entities: dict[str, Entity] = {}
    for selection in source.iterfind(f"{_SPACE}PlainTextSelection"):
        for user, span, entity in _spans(path, selection, project):
            spans.setdefault(user, []).append(span)
            if entity is not None:
                entities[entity.id] = entity
    notes: dict[str, list[str]] = {}
    for words, user in _notes(source, project):
        notes.setdefault(user, []).append(words)
    for user in dict.fromkeys([*spans, *notes]) or [""]:
        own = {span.id for span in spans.get(user, ())}
        relations = [Relation(i, kind, a, b) for i, kind, a, b in project.links if a in own and b in own]
        annotator = project.users.get(user, "")
        yield replace(
            base,
            annotator="" if annotator and problem_with_annotator(annotator) else annotator,
            spans=tuple(spans.get(user, ())),
            note="\n".join(notes.get(user, ())),
            relations=tuple(relations),
            entities=tuple(entities.values()),
        )


def _spans(
    path: Path, selection: Element, project: _Project
) -> Iterator[tuple[str, ImportedSpan, Entity | None]]:
    """Yield a span for each code of a passage, with its user and the entity that it names."""
    try:
        start, end = (int(selection.get(key) or "") for key in ("startPosition", "endPosition"))
    except ValueError as error:
        raise ImportFileError(path, 0, f"the selection {_guid(selection)} has no whole numbers") from error
    description = selection.findtext(f"{_SPACE}Description") or ""
    note = "\n".join(words for words, _ in _notes(selection, project))
    attributes, entity_id, entity_name = _described(description) if project.is_ours else ({}, "", "")
    if not project.is_ours:
        note = "\n".join(filter(None, (description, note)))
    for count, coding in enumerate(selection.iterfind(f"{_SPACE}Coding")):
        reference = coding.find(f"{_SPACE}CodeRef")
        code = (reference.get("targetGUID") or "").lower() if reference is not None else ""
        if code not in project.codes:
            raise ImportFileError(path, 0, f"the coding {_guid(coding)} names a code that is not there")
        label = project.codes[code]
        span = ImportedSpan(
            start,
            end,
            label,
            id=_guid(selection) if not count else f"{_guid(selection)}/{count + 1}",
            attributes=frozen(attributes),
            entity=entity_id,
            note=note,
            created=selection.get("creationDateTime") or "",
            modified=selection.get("modifiedDateTime") or "",
        )
        user = (coding.get("creatingUser") or selection.get("creatingUser") or "").lower()
        yield user, span, Entity(entity_id, label, entity_name) if entity_name else None


def _described(description: str) -> tuple[dict[str, AttributeValue], str, str]:
    """Return the attributes and the entity that our description of a selection says."""
    attributes: dict[str, AttributeValue] = {}
    entity_id = name = ""
    for line in description.split("\n"):
        key, colon, value = line.partition(": ")
        if key == ENTITY:
            entity_id, _, name = value.partition(" ")
        elif colon:
            attributes[key] = read_value(value)
    return attributes, unquote(entity_id), name


def _notes(element: Element, project: _Project) -> Iterator[tuple[str, str]]:
    for reference in element.iterfind(f"{_SPACE}NoteRef"):
        words, user = project.notes.get((reference.get("targetGUID") or "").lower(), ("", ""))
        if words:
            yield words, user.lower()


def _metadata(source: Element, project: _Project) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in source.iterfind(f"{_SPACE}VariableValue"):
        reference = value.find(f"{_SPACE}VariableRef")
        guid = (reference.get("targetGUID") or "").lower() if reference is not None else ""
        name = project.variables.get(guid, "").lower()
        words = value.findtext(f"{_SPACE}TextValue") or ""
        if name == "direction":
            found[name] = Direction(words) if words in list(Direction) else Direction.AUTO
        elif name in VARIABLES:
            found[name] = words
    return found


def _guid(element: Element) -> str:
    return (element.get("guid") or "").lower()
