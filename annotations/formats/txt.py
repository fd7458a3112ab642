"""Plain text: a file is an article without annotations; its id is the file's name without the ending."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotations.encoding import UndecodableError, decode
from annotations.formats.format import Format
from annotations.formats.imported import ImportedArticle, ImportFileError


def read(path: Path) -> Iterator[ImportedArticle]:
    """Yield the one article of a text file in whatever encoding; ImportFileError when it is no text."""
    try:
        decoded = decode(path.read_bytes())
    except UndecodableError as error:
        raise ImportFileError(path, 0, str(error)) from error
    yield ImportedArticle(place=str(path), id=path.stem, text=decoded.text)


TXT = Format("txt", "Plain text: one article a file, without annotations", ".txt", read=read)
