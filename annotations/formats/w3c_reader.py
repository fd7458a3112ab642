"""Reading W3C Web Annotations, ours and those of other programs.

Others' annotations belong to the article that their source is called like. Where the file has no text for it,
the project must have the article, and a quote without a position cannot be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson

from annotations.annotator import problem_with_annotator
from annotations.edit import frozen
from annotations.formats.imported import ImportedArticle, ImportedSpan, ImportFileError
from annotations.formats.jsonl_reader import article_of_row, attributes_of_row
from annotations.model import NO_ATTRIBUTES, Relation

ARTICLE = "urn:hashiya:article:"

_Json = dict[str, Any]
_TAGS = ("classifying", "tagging")


@dataclass(slots=True)
class _Group:
    """What one person made of one source."""

    base: ImportedArticle
    spans: list[ImportedSpan] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield an article for each source and creator. Raises ImportFileError, naming file and annotation."""
    try:
        page = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise ImportFileError(path, error.lineno, f"is no JSON ({error.msg})") from error
    groups: dict[tuple[str, str], _Group] = {}
    try:
        items = _items(page)
    except ValueError as error:
        raise ImportFileError(path, 0, str(error)) from error
    for number, item in enumerate(items, 1):
        try:
            _take(groups, _object(item), f"{path}, annotation {number}")
        except ValueError as error:
            raise ImportFileError(path, 0, f"annotation {number}: {error}") from error
    for group in groups.values():
        yield replace(
            group.base,
            spans=tuple(group.spans),
            relations=tuple(group.relations),
            notices=tuple(dict.fromkeys(group.notices)),
        )


def _items(page: object) -> list[Any]:
    """Return the annotations of a page, a collection, a list, or the one that the file is."""
    if isinstance(page, list):
        return page
    found = _object(page)
    if "first" in found:
        found = _object(found["first"], "first")
    for key in ("items", "@graph"):
        if key in found:
            return _list(found[key])
    return [found]


def _take(groups: dict[tuple[str, str], _Group], item: _Json, place: str) -> None:
    own = item.get("details")
    annotator = _creator(item.get("creator"))
    motivation = _first(item.get("motivation"))
    if isinstance(own, dict) and motivation == "describing" and isinstance(item.get("target"), str):
        text = _object(item.get("body"), "body").get("value")
        if not isinstance(text, str):
            raise ValueError("“value” should be the article’s text")
        base = replace(article_of_row(own, place), text=text)
        groups[item["target"], annotator] = _Group(base)
    elif isinstance(own, dict) and motivation == "linking":
        if not groups:
            raise ValueError("a relation comes before the article that it belongs to")
        ends = (_word(own, key) for key in ("id", "type", "source", "target"))
        list(groups.values())[-1].relations.append(Relation(*ends))
    else:
        for target in _list(item.get("target")):
            source = _source(target)
            key = (source, annotator)
            if key not in groups:
                base = ImportedArticle(place, _name(source), annotator=annotator, has_own_ids=False)
                groups[key] = _Group(base)
            _take_span(groups[key], item, target, own if isinstance(own, dict) else {})


def _take_span(group: _Group, item: _Json, target: object, own: _Json) -> None:
    bodies = [body for body in _list(item.get("body")) if isinstance(body, dict)]
    motivation = _first(item.get("motivation"))
    said = [(body.get("purpose") or motivation, _value(body)) for body in bodies]
    tags = [value for purpose, value in said if purpose in _TAGS and value]
    notes = [value for purpose, value in said if purpose not in _TAGS and purpose != "describing"]
    if isinstance(item.get("bodyValue"), str):
        notes.append(item["bodyValue"])
    place = _place(group.base.text, target)
    if place is None:
        group.notices.append("annotations of something else than a passage were left out")
        return
    start, end, exact = place
    if len(tags) > 1:
        group.notices.append("of several tags on one passage the first was taken")
    group.spans.append(
        ImportedSpan(
            start,
            end,
            tags[0] if tags else motivation or "annotation",
            id=_text(own, "id"),
            text=exact,
            attributes=frozen(attributes_of_row(own)) if own else NO_ATTRIBUTES,
            entity=_text(own, "entity"),
            note="\n".join(filter(None, notes)),
            source=_text(own, "source"),
            created=_text(item, "created"),
            modified=_text(item, "modified"),
        )
    )


def _place(text: str | None, target: object) -> tuple[int, int, str | None] | None:
    """Return the start, end and words of a passage, or None where no selector that is known tells them."""
    selectors = _list(target.get("selector")) if isinstance(target, dict) else []
    known = {_first(each.get("type")): each for each in selectors if isinstance(each, dict)}
    position, quoted = known.get("TextPositionSelector"), known.get("TextQuoteSelector")
    exact = _text(quoted, "exact") if quoted else None
    if position:
        start, end = position.get("start"), position.get("end")
        if type(start) is not int or type(end) is not int:
            raise ValueError("“start” and “end” should be whole numbers")
        return start, end, exact
    if not quoted or not exact:
        return None
    if text is None:
        raise ValueError(f"«{exact[:40]}» has no position, and the file has no text to find it in")
    prefix = _text(quoted, "prefix")
    start = text.find(f"{prefix}{exact}{_text(quoted, 'suffix')}")
    if start < 0:
        raise ValueError(f"«{exact[:40]}» is not in the text")
    start += len(prefix)
    return start, start + len(exact), exact


def _source(target: object) -> str:
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    source = source.get("id") if isinstance(source, dict) else source
    if not isinstance(source, str) or not source:
        raise ValueError("“target” names no source")
    return source


def _name(source: str) -> str:
    """Return what the article would be called that an address stands for."""
    if source.startswith(ARTICLE):
        return unquote(source.removeprefix(ARTICLE))
    try:
        path = unquote(urlsplit(source).path)
    except ValueError:
        path = source
    return path.rstrip("/").rpartition("/")[2].removesuffix(".txt") or source


def _creator(creator: object) -> str:
    creator = creator[0] if isinstance(creator, list) and creator else creator
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    name = creator if isinstance(creator, str) else ""
    name = name.rpartition("/")[2] or name
    return "" if name and problem_with_annotator(name) else name


def _value(body: _Json) -> str:
    value = body.get("value")
    return value if isinstance(value, str) else ""


def _first(words: object) -> str:
    word = words[0] if isinstance(words, list) and words else words
    return word if isinstance(word, str) else ""


def _word(row: _Json, key: str) -> str:
    word = _text(row, key)
    if not word:
        raise ValueError(f"“{key}” is missing")
    return word


def _text(row: _Json, key: str) -> str:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"“{key}” should be a text")
    return value or ""


def _object(value: object, what: str = "it") -> _Json:
    if not isinstance(value, dict):
        raise ValueError(f"“{what}” should be an object {{…}}")
    return value


def _list(value: object) -> list[Any]:
    """Return what stands in a list, or alone, as JSON-LD allows."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
