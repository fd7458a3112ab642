"""What a project's files hold, known without reading them again: an index that is only a cache.

It lies outside the project, among the user's caches, and belongs to this machine: shared folders never see
it. It may be deleted, old, damaged or another version's; then files are read. An entry counts only if the
file has the very stamp it had when it was read.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from annotations.articles import Stamp, article_id
from annotations.files import make_folders, write_atomically
from annotations.model import AnnotationSet, Status

VERSION = b"hashiya index 2"

TOO_FRESH = 2_000_000_000
"""Nanoseconds within which a file can change twice and keep its stamp, by the coarsest clock of a disk."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What reading an article's file has shown: its text, shortly, or the `problem` with it."""

    sha256: str = ""
    characters: int = 0
    encoding: str = ""
    title: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far one annotator has come with one article: the spans by label, the relations by type (ids),

    the spans that refer to an entity by it, and those that refer to none by label.
    """

    status: Status = Status.UNTOUCHED
    labels: Mapping[str, int] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)
    entities: Mapping[str, int] = field(default_factory=dict)
    untied: Mapping[str, int] = field(default_factory=dict)

    @property
    def spans(self) -> int:
        """The number of all spans."""
        return sum(self.labels.values())


NO_COUNTS = Counts()


def counts_of(annotations: AnnotationSet) -> Counts:
    """Count a set."""
    return Counts(
        annotations.status,
        tally(span.label for span in annotations.spans),
        tally(relation.type for relation in annotations.relations),
        tally(span.entity for span in annotations.spans if span.entity),
        tally(span.label for span in annotations.spans if not span.entity),
    )


def tally(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word comes."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


class Index:
    """The facts about the files of one project. Safe to use from several threads.

    Articles go by their path in the project, annotation files by ``annotator/article id``.
    """

    def __init__(self, folder: Path) -> None:
        """Read what was kept about a project's folder, if anything was."""
        self._path = index_path(folder)
        self._articles: dict[str, tuple[Stamp, ArticleFacts]] = {}
        self._counts: dict[str, tuple[Stamp, str, Counts]] = {}
        self._is_saved = True
        # Whatever is wrong with a cache: what it does not tell is read.
        with suppress(OSError, ValueError, TypeError, LookupError):
            self._take(self._path.read_bytes())

    def article(self, path: str, stamp: Stamp) -> ArticleFacts | None:
        """Return what is known of an article's file, None if it must be read."""
        known = self._articles.get(path)
        return known[1] if known is not None and known[0] == stamp else None

    def counts(self, name: str, stamp: Stamp, article_sha256: str) -> Counts | None:
        """Return what an annotation file holds for an article with this hash, None if it must be read."""
        known = self._counts.get(name)
        return known[2] if known is not None and known[:2] == (stamp, article_sha256) else None

    def put_article(self, path: str, stamp: Stamp, facts: ArticleFacts) -> None:
        """Take what was read from a file that had this stamp before it was read."""
        self._is_saved = False
        if _is_settled(stamp):
            self._articles[path] = (stamp, facts)
        else:
            self._articles.pop(path, None)

    def put_counts(self, name: str, stamp: Stamp, article_sha256: str, counts: Counts) -> None:
        """Take what was read from an annotation file that had this stamp before it was read."""
        self._is_saved = False
        if _is_settled(stamp):
            self._counts[name] = (stamp, article_sha256, counts)
        else:
            self._counts.pop(name, None)

    def paths(self) -> list[str]:
        """Return the articles' paths in the order in which they were kept."""
        return list(self._articles)

    def save(self, paths: Iterable[str]) -> None:
        """Keep what is known of the articles with these paths, in this order. A full disk does no harm."""
        if self._is_saved:
            return
        self._is_saved = True
        articles = {path: self._articles[path] for path in paths if path in self._articles}
        ids = {article_id(path) for path in articles}
        content = {
            "articles": [
                (path, *stamp, facts.sha256, facts.characters, facts.encoding, facts.title, facts.problem)
                for path, (stamp, facts) in articles.items()
            ],
            "counts": [
                (
                    name,
                    *stamp,
                    sha256,
                    counts.status,
                    counts.labels,
                    counts.relations,
                    counts.entities,
                    counts.untied,
                )
                for name, (stamp, sha256, counts) in list(self._counts.items())
                if name.partition("/")[2] in ids
            ],
        }
        data = orjson.dumps(content)
        with suppress(OSError):
            make_folders(self._path.parent)
            write_atomically(self._path, b"\n".join((VERSION, _sum(data), data)))

    def _take(self, data: bytes) -> None:
        version, seal, body = data.split(b"\n", 2)
        if version != VERSION or seal != _sum(body):
            return
        content: dict[str, Any] = orjson.loads(body)
        self._articles = {row[0]: (tuple(row[1:5]), ArticleFacts(*row[5:])) for row in content["articles"]}
        statuses = {status.value: status for status in Status}
        self._counts = {
            row[0]: (tuple(row[1:5]), row[5], Counts(statuses[row[6]], *row[7:])) for row in content["counts"]
        }


def index_path(folder: Path) -> Path:
    """Return the file that keeps the index of a project's folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only who opens a project needs it

    name = hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:32]
    return user_cache_path("hashiya", appauthor=False) / "projects" / f"{name}.index"


def _is_settled(stamp: Stamp) -> bool:
    return max(stamp[1], stamp[3]) < time.time_ns() - TOO_FRESH


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
