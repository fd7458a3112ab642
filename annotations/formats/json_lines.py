"""Reading files of one JSON object a line, whatever the objects hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from annotations.formats.imported import ImportedArticle, ImportFileError
from annotations.formats.lines import numbered_lines

JsonObject = dict[str, Any]


def read_objects(
    path: Path, make: Callable[[JsonObject, Path, int], ImportedArticle]
) -> Iterator[ImportedArticle]:
    """Yield what `make` makes of each line's object, of the file and of the line's number.

    Its ValueError becomes an ImportFileError that names file and line, as does a line that is no object.
    Empty lines are passed over.
    """
    for number, line in numbered_lines(path):
        if line.strip():
            try:
                yield make(parsed(line), path, number)
            except ValueError as error:
                raise ImportFileError(path, number, f"{error}; correct the line") from error


def parsed(line: str) -> JsonObject:
    """Return a line's object; ValueError when it is something else."""
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"is no JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(row, dict):
        raise ValueError(f"the line should be an object {{…}}, not {line.strip()[:40]}")
    return row


def objects_under(row: JsonObject, key: str, what: str) -> list[JsonObject]:
    """Return the objects listed under a key, none if it is absent. ValueError names `what` is no object."""
    items = row.get(key) or []
    if not isinstance(items, list):
        raise ValueError(f"“{key}” should be a list")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise ValueError(f"{what} {number}: should be an object {{…}}")
    return items


def own_id(row: JsonObject, path: Path, number: int) -> str:
    """Return the article that a line of another program names, or one made of the file's name.

    Numbers under ``id`` are rows of that program's, so the file's name stands before them.
    """
    article = row.get("article")
    if isinstance(article, str) and article:
        return article
    other = row.get("id")
    return f"{path.stem}-{other if isinstance(other, int | str) and other else number}"
