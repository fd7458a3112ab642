"""Finding the articles of a folder and reading them. The files are never written to."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from natsort import natsort_keygen

from annotations.encoding import UndecodableError, decode
from annotations.model import Article

STORE_FOLDER = "annotations"
"""The folder in a project that holds everything Hashiya writes."""

TITLE_LENGTH = 90
_TITLE_LINES = 200
_HAS_ARABIC = re.compile(r"[\u0620-\u064A\u066E-\u06D3\uFB50-\uFDFB\uFE70-\uFEFC]")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")
natural_order = natsort_keygen()


class UnreadableArticleError(Exception):
    """A `.txt` file that cannot be an article; the message is the reason alone."""


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file of the folder that was passed over. `path` is relative to the project, with ``/``."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def find_article_paths(
    folder: Path, pass_over: Callable[[str, str], None] | None = None
) -> list[PurePosixPath]:
    """Return the `.txt` files of a folder at any depth, relative to it, in natural order.

    Hidden files and folders and the project's own `annotations/` folder are left out. A link to a folder
    outside is followed. `pass_over` is told the relative path of a folder that cannot be read, and why.
    """

    def refuse(error: OSError) -> None:
        if pass_over is not None:
            path = Path(str(error.filename)).relative_to(folder).as_posix()
            pass_over(f"{path}/", f"cannot be read ({error.strerror})")

    return sorted(_walk(folder, refuse), key=lambda path: natural_order(str(path)))


def _walk(folder: Path, refuse: Callable[[OSError], None]) -> Iterator[PurePosixPath]:
    project = os.path.realpath(folder)
    followed = set[str]()
    for here, folders, files in os.walk(folder, onerror=refuse, followlinks=True):
        at_top = Path(here) == folder
        folders[:] = [
            name
            for name in sorted(folders)
            if not name.startswith(".")
            and not (at_top and name == STORE_FOLDER)
            and _leads_on(Path(here, name), project, followed)
        ]
        for name in files:
            if name.lower().endswith(".txt") and not name.startswith("."):
                yield PurePosixPath(Path(here, name).relative_to(folder).as_posix())


def _leads_on(path: Path, project: str, followed: set[str]) -> bool:
    """Say whether to enter a folder: a link only once, and only to a folder beside the project."""
    if not path.is_symlink():
        return True
    target = os.path.realpath(path)
    common = os.path.commonpath((target, project))
    if target in followed or common in (target, project):
        return False
    followed.add(target)
    return True


def article_id(path: PurePosixPath) -> str:
    """Return the id of the article in a file: its path without the ending."""
    return str(path)[: -len(".txt")]


def printable(path: str) -> str:
    """Return a path with � for what is no character: bytes of a file name that are no UTF-8."""
    return _NO_CHARACTER.sub("\ufffd", path)


def read_article(folder: Path, path: PurePosixPath) -> Article:
    """Read one article without its recorded metadata. Raises UnreadableArticleError with the reason."""
    if printable(str(path)) != str(path):
        raise UnreadableArticleError("has a name that is no UTF-8; rename the file")
    file = folder / path
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise UnreadableArticleError("is no ordinary file")
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableArticleError(f"cannot be read ({error.strerror})") from error
    try:
        decoded = decode(data)
    except UndecodableError as error:
        raise UnreadableArticleError(str(error)) from error
    if not decoded.text.strip():
        raise UnreadableArticleError("is empty")
    return Article(
        id=article_id(path),
        text=decoded.text,
        title=title_of(decoded.text),
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        path=str(path),
    )


def title_of(text: str) -> str:
    """Return the first line that has Arabic letters (else the first with anything), shortened at a word."""
    lines = text.split("\n", _TITLE_LINES)[:_TITLE_LINES]
    first = next((line for line in lines if _HAS_ARABIC.search(line)), "")
    first = first or next((line for line in lines if line.strip()), "")
    title = " ".join(first.split())
    if len(title) <= TITLE_LENGTH:
        return title
    head = title[:TITLE_LENGTH]
    return f"{head[: head.rfind(' ')] if ' ' in head else head} …"
