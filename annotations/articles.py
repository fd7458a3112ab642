"""Finding the articles of a folder and reading them. The files are never written to."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable
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

Stamp = tuple[int, int, int, int]
"""Size, time of the last change in nanoseconds, inode, time of the inode's last change in nanoseconds."""
NO_STAMP: Stamp = (0, 0, 0, 0)


class UnreadableArticleError(Exception):
    """A `.txt` file that cannot be an article; the message is the reason alone."""


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file of the folder that was passed over. `path` is relative to the project, with ``/``."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def find_articles(folder: Path, pass_over: Callable[[str, str], None] | None = None) -> dict[str, Stamp]:
    """Return the `.txt` files of a folder at any depth: relative path with ``/`` → stamp, in no order.

    Hidden files and folders and the project's own `annotations/` folder are left out. A link to a folder
    outside is followed. `pass_over` is told the relative path of a folder that cannot be read, and why.
    """
    found: dict[str, Stamp] = {}
    project = os.path.realpath(folder)
    followed = set[str]()
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            # In order, so that of two links to one folder it is always the same that is followed.
            with os.scandir(folder / inside) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if pass_over is not None:
                pass_over(inside or "./", f"cannot be read ({error.strerror})")
            continue
        deeper = []
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if _is_folder(entry):
                if (inside or name != STORE_FOLDER) and _leads_on(entry, project, followed):
                    deeper.append(f"{inside}{name}/")
            elif name.lower().endswith(".txt"):
                found[inside + name] = stamp_of(entry)
        waiting += reversed(deeper)
    return found


def in_natural_order(paths: Iterable[str]) -> list[str]:
    """Return paths as a person would put them in order: 9 before 10."""
    return sorted(paths, key=natural_order)


def stamp_of(file: os.DirEntry[str] | Path) -> Stamp:
    """Return what changes when a file is edited or replaced; all zero if it cannot be had."""
    try:
        status = file.stat()
    except OSError:
        return NO_STAMP
    return (status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _leads_on(entry: os.DirEntry[str], project: str, followed: set[str]) -> bool:
    """Say whether to enter a folder: a link only once, and only to a folder beside the project."""
    if not entry.is_symlink():
        return True
    target = os.path.realpath(entry.path)
    common = os.path.commonpath((target, project))
    if target in followed or common in (target, project):
        return False
    followed.add(target)
    return True


def article_id(path: PurePosixPath | str) -> str:
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
