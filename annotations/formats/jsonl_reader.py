"""Reading the native format, also as other programs write it: without ids, texts or most of the keys.

Only `id` must be there. Unknown keys are passed over; a value of the wrong type stops the reading with an
error that names file, line and key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import orjson

from annotations.annotator import problem_with_annotator
from annotations.edit import frozen
from annotations.formats.imported import SOURCE, ImportedArticle, ImportedSpan
from annotations.formats.json_lines import read_objects
from annotations.formats.offsets import Unit
from annotations.model import (
    NO_ATTRIBUTES,
    AttributeValue,
    Direction,
    Entity,
    Relation,
    Status,
    new_id,
)

_Row = Mapping[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)
_Made = TypeVar("_Made")

_VALUES = (str, int, float, bool)
"""Named once: a union would be made anew for every value that is looked at."""


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the rows of a file; ImportFileError at the first line that is wrong."""
    return read_objects(path, _article)


def _article(row: _Row, path: Path, number: int) -> ImportedArticle:
    return article_of_row(row, f"{path}, line {number}")


def article_of_row(row: _Row, place: str) -> ImportedArticle:
    """Return the article of one parsed line; ValueError when something in it is wrong."""
    text = row.get("text")
    if text is not None and not isinstance(text, str):
        raise ValueError(f"“text” should be a text, not {_shown(text)}")
    sha256 = _text(row, "sha256")
    if sha256 and text is not None and hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise ValueError("“text” and “sha256” do not agree; take “sha256” out if the text is meant")
    annotator = _text(row, "annotator")
    if annotator and problem_with_annotator(annotator):
        raise ValueError(f"“annotator” is “{annotator}”. {problem_with_annotator(annotator).rstrip('.')}")
    return ImportedArticle(
        place=place,
        id=_id(row, "id"),
        text=text,
        title=_text(row, "title"),
        date=_text(row, "date"),
        outlet=_text(row, "outlet"),
        url=_text(row, "url"),
        direction=_one_of(Direction, row, "direction", Direction.AUTO),
        annotator=annotator,
        status=_one_of(Status, row, "status", None),
        note=_text(row, "note"),
        unit=_one_of(Unit, row, "offsets", Unit.CODE_POINT),
        sha256=sha256,
        spans=tuple(_numbered("span", _span, row, "spans")),
        relations=tuple(_numbered("relation", _relation, row, "relations")),
        entities=tuple(_numbered("entity", _entity, row, "entities")),
    )


def _numbered(what: str, make: Callable[[_Row], _Made], row: _Row, key: str) -> Iterator[_Made]:
    items = row.get(key) or []
    if not isinstance(items, list):
        raise ValueError(f"“{key}” should be a list, not {_shown(items)}")
    for number, item in enumerate(items, 1):
        try:
            yield make(_object(item, "it"))
        except ValueError as error:
            raise ValueError(f"{what} {number}: {error}") from error


def _span(row: _Row) -> ImportedSpan:
    # Written out: a corpus of a million spans goes through here whenever it is exported and proved. What is
    # not at once what it should be is left to those who say what is wrong with it.
    get = row.get
    return ImportedSpan(
        value if type(value := get("start")) is int else _number(row, "start"),
        value if type(value := get("end")) is int else _number(row, "end"),
        value if type(value := get("label")) is str and value else _id(row, "label"),
        value if type(value := get("id")) is str else "" if value is None else _id(row, "id"),
        value if type(value := get("text")) is str or value is None else _text(row, "text"),
        attributes_of_row(row) if get("attributes") else NO_ATTRIBUTES,
        value if type(value := get("entity")) is str else _text(row, "entity"),
        value if type(value := get("note")) is str else _text(row, "note"),
        value if type(value := get("source")) is str and value else _text(row, "source") or SOURCE,
        value if type(value := get("created")) is str else _text(row, "created"),
        value if type(value := get("modified")) is str else _text(row, "modified"),
    )


def _relation(row: _Row) -> Relation:
    relation_id = _id(row, "id") if row.get("id") not in (None, "") else new_id()
    return Relation(relation_id, _id(row, "type"), _id(row, "source"), _id(row, "target"))


def _entity(row: _Row) -> Entity:
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(f"“aliases” should be a list of texts, not {_shown(aliases)}")
    return Entity(
        id=_id(row, "id"),
        label=_id(row, "label"),
        name=_id(row, "name"),
        kind=_text(row, "kind"),
        aliases=tuple(aliases),
        attributes=attributes_of_row(row),
        note=_text(row, "note"),
    )


def attributes_of_row(row: _Row) -> Mapping[str, AttributeValue]:
    """Read the attributes; a null counts as absent, as programs that need every key in every row write it."""
    attributes = _object(row.get("attributes") or {}, "“attributes”")
    for name, value in attributes.items():
        if value is not None and not isinstance(value, _VALUES):
            raise ValueError(
                f"the attribute “{name}” should be a text, number, true or false, not {_shown(value)}"
            )
    if None in attributes.values():
        attributes = {name: value for name, value in attributes.items() if value is not None}
    return frozen(attributes)


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} should be an object {{…}}, not {_shown(value)}")
    return value


def _id(row: _Row, key: str) -> str:
    """Read a word that must be there; whole numbers are taken as well."""
    value = row.get(key)
    if type(value) is int:
        return str(value)
    if isinstance(value, str) and value:
        return value
    raise ValueError(
        f"“{key}” is missing" if value in (None, "") else f"“{key}” should be a text, not {_shown(value)}"
    )


def _text(row: _Row, key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"“{key}” should be a text, not {_shown(value)}")
    return value


def _number(row: _Row, key: str) -> int:
    value = row.get(key)
    if type(value) is not int:
        fault = "is missing" if value is None else f"should be a whole number, not {_shown(value)}"
        raise ValueError(f"“{key}” {fault}")
    return value


def _one_of(kind: type[_Word], row: _Row, key: str, default: Any) -> Any:
    value = row.get(key)
    if value in (None, ""):
        return default
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(f"“{word.value}”" for word in kind)
        raise ValueError(f"“{key}” should be one of {allowed}, not {_shown(value)}") from None


def _shown(value: object) -> str:
    shown = orjson.dumps(value).decode()
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
