"""Telling a file's format by its ending or, failing that, by its beginning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotations.formats import FORMATS
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError

_OTHER_ENDINGS = {".ndjson": "jsonl", ".bio": "conll", ".iob": "conll", ".iob2": "conll"}


def format_of_ending(path: Path) -> Format | None:
    """Return the format for import that a file's ending stands for, or None."""
    ending = path.suffix.lower()
    if ending in _OTHER_ENDINGS:
        return FORMATS[_OTHER_ENDINGS[ending]]
    return next((f for f in FORMATS.values() if f.can_read and f.extension == ending), None)


def detect(path: Path) -> Format | None:
    """Return the format that a file can be imported as, or None. Raises OSError when it cannot be read."""
    known = format_of_ending(path)
    if known is not None:
        return known
    with path.open("rb") as file:
        begins = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return FORMATS["jsonl"] if begins.startswith(b"{") else None


def read_rows(path: Path, start: Path, given: Format | None = None) -> list[ImportedArticle]:
    """Read the articles of one file; `given` is its format when it is known.

    The id of a text file is its path counted from the folder `start`. Raises ImportFileError and OSError.
    """
    form = given or detect(path)
    if form is None or form.read is None:
        readable = ", ".join(f"{f.name} ({f.extension})" for f in FORMATS.values() if f.can_read)
        raise ImportFileError(path, 0, f"its format is not known; these can be read: {readable}")
    rows = list(form.read(path))
    if form.name == "txt":
        place = path.relative_to(start).with_suffix("").as_posix()
        rows = [replace(row, id=place) for row in rows]
    return rows
