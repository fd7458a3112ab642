"""Whether a text can become a new article's file, and how it looks there."""

from __future__ import annotations

from pathlib import PurePosixPath

from annotations.articles import STORE_FOLDER, printable
from annotations.encoding import UndecodableError, decode
from annotations.store.errors import ProjectError

_LONGEST_PART = 250
"""Bytes; file systems give 255, and annotations are in a file whose ending is longer by one."""

_LONGEST_PATH = 2_000
_SHOWN = 40


def is_too_long(article_id: str) -> bool:
    """Say whether no file can be called so."""
    parts = f"{article_id}.txt".encode(errors="surrogatepass").split(b"/")
    return max(map(len, parts)) > _LONGEST_PART or sum(map(len, parts)) > _LONGEST_PATH


def path_of_new(article_id: str) -> PurePosixPath:
    """Return the path of a new article in its project; ProjectError if the id does not make one."""
    if is_too_long(article_id):
        raise ProjectError(
            f"“{printable(article_id[:_SHOWN])}…” cannot be an article’s id: it is too long for a file’s name"
        )
    path = PurePosixPath(f"{article_id}.txt")
    if (
        str(path) != f"{article_id}.txt"
        or path.is_absolute()
        or path.parts[0] == STORE_FOLDER
        or any(part.startswith(".") for part in path.parts)
        or any(character < " " or character == "\\" for character in article_id)
        or printable(article_id) != article_id
    ):
        raise ProjectError(
            f"“{printable(article_id)}” cannot be an article’s id: it must be a path inside the project, "
            "without hidden folders, \\ and control characters"
        )
    return path


def bytes_of_new(article_id: str, text: str) -> bytes:
    """Return a text as its file holds it; ProjectError if it would be read as another one."""
    try:
        data = text.encode("utf-8")
        survives = bool(text.strip()) and decode(data).text == text
    except UnicodeEncodeError as error:
        raise ProjectError(
            f"{article_id}: character {error.start} is half of a pair (a lone surrogate); correct the text"
        ) from error
    except UndecodableError as error:
        raise ProjectError(f"{article_id}: {error}") from error
    if not survives:
        raise ProjectError(
            f"{article_id}: is empty, or its line ends or byte order mark would not survive in a file"
        )
    return data
