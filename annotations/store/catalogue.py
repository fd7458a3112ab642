"""The articles of a project: found in its folder, recorded with their metadata in `articles.json`.

Texts are read when they are asked for; headings say the rest, from the index or from files that were read.
Knows nothing of annotations. Safe to use from several threads.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, overload

from typing_extensions import override

from annotations.articles import (
    UnreadableArticleError,
    UnreadableFile,
    article_id,
    find_articles,
    in_natural_order,
    printable,
    read_article,
    stamp_of,
)
from annotations.model import Article, Direction, Heading
from annotations.store.index import ArticleFacts, Index
from annotations.store.records import heading_to_row, metadata_from_row
from annotations.store.storage import Row
from annotations.store.watched import WatchedFiles, merged_rows

Progress = Callable[[int, int], None]
"""Called with the number of files done and of all files."""

KEPT_CHARACTERS = 4_000_000
"""Texts of so many characters stay in memory, and KEPT_TEXTS at least; others are read again."""
KEPT_TEXTS = 16


class Catalogue:
    """All articles of a project by id, and what is recorded about them."""

    def __init__(
        self, folder: Path, path: Path, files: WatchedFiles, index: Index, changed: Callable[[str], None]
    ) -> None:
        """`path` is that of `articles.json`; `changed` is told the id of an article with another text."""
        self.unreadable: list[UnreadableFile] = []
        self.missing: dict[str, Mapping[str, Any]] = {}
        self._folder = folder
        self._path = path
        self._files = files
        self._index = index
        self._changed = changed
        self._headings: dict[str, Heading] = {}
        self._order: list[str] | None = None
        self._in_order: tuple[Heading, ...] | None = None
        self._unread: dict[str, None] = {}
        self._texts: OrderedDict[str, Article] = OrderedDict()
        self._characters = 0
        self._recorded: dict[str, Row] = {}
        self._is_recorded: bool | None = None
        self._lock = threading.RLock()

    def find(self) -> None:
        """Find all articles, and what is recorded and known about them; the rest is to be read."""
        self._recorded = self._files.read_rows(self._path)
        found = find_articles(self._folder, self._pass_over)
        paths = [path for path in self._index.paths() if path in found]
        if len(paths) < len(found):
            paths = in_natural_order(found)
        ids: dict[str, str] = {}
        for path in paths:
            own_id = article_id(path)
            first = ids.setdefault(own_id, path)
            if first != path and self._is_readable(own_id):
                self._pass_over(path, f"has the same id as {self._headings[own_id].path}; rename it")
                continue
            facts = self._index.article(path, found[path])
            if facts is None:
                row = self._recorded.get(own_id, {})
                self._headings[own_id] = _unread_heading(own_id, path, row)
                self._unread[own_id] = None
            elif facts.problem:
                self._pass_over(path, facts.problem)
            else:
                self._headings[own_id] = self._heading(own_id, path, facts)
        self._order = list(self._headings)  # They were found in natural order.
        self.missing = {i: row for i, row in self._recorded.items() if i not in self._headings}

    def read_on(self) -> Iterator[str]:
        """Read the files that have not been read, one a step, and yield the articles' ids."""
        while self._unread:
            own_id = next(iter(self._unread))
            self._is_readable(own_id)
            yield own_id
        if self._is_recorded is None:
            self._is_recorded = self._recorded == self._rows()

    @property
    def unread(self) -> int:
        """How many files have not been read."""
        return len(self._unread)

    def is_unread(self, article_id: str) -> bool:
        """Say whether an article's file has not been read."""
        return article_id in self._unread

    def in_order(self) -> tuple[Heading, ...]:
        """Return the headings of all articles in natural order of their paths."""
        with self._lock:
            if self._order is None:
                ids = {heading.path: heading.id for heading in self._headings.values()}
                self._order = [ids[path] for path in in_natural_order(ids)]
            if self._in_order is None:
                self._in_order = tuple(self._headings[i] for i in self._order)
            return self._in_order

    def heading(self, article_id: str) -> Heading:
        """Return an article's heading; KeyError if there is no such article."""
        return self._headings[article_id]

    def __getitem__(self, article_id: str) -> Article:
        with self._lock:
            known = self._texts.get(article_id)
            if known is not None:
                self._texts.move_to_end(article_id)
                return known
        article = self._read(article_id)
        self._keep(article)
        return article

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._headings

    def put(self, article: Article) -> None:
        """Add an article, or one with other metadata; `record` makes it durable."""
        with self._lock:
            if article.id not in self._headings:
                self._order = None
            self._set(_heading_of(article))
            self._keep(article)
            self._unread.pop(article.id, None)
            self.missing.pop(article.id, None)
            self._is_recorded = False

    def forget(self, article_id: str) -> None:
        """Let go of what is recorded about a missing article; `record` makes it durable."""
        with self._lock:
            if self.missing.pop(article_id, None) is not None:
                self._is_recorded = False

    def remove(self, article_ids: Iterable[str]) -> list[Heading]:
        """Do without articles whose files are to be deleted, and return them; `record` makes it durable."""
        with self._lock:
            removed = [self._headings.pop(article_id) for article_id in article_ids]
            for heading in removed:
                self._drop(heading.id)
                self._unread.pop(heading.id, None)
                self._recorded.pop(heading.id, None)
            self._order = self._in_order = None
            self._is_recorded = False
            return removed

    def bring_back(self, headings: Iterable[Heading]) -> None:
        """Take articles again that were removed, their files being there still."""
        with self._lock:
            self._headings.update((heading.id, heading) for heading in headings)
            self._order = self._in_order = None
            self._is_recorded = False

    def put_back(self, article: Article) -> None:
        """Take an article as it was recorded, after recording it otherwise has failed."""
        self.put(article)
        self._is_recorded = None

    @property
    def is_recorded(self) -> bool:
        """Whether `articles.json` says of every article what is known here, or soon will."""
        # What is still unread is recorded once it is known, not twice.
        if self._is_recorded is None and not self._unread:
            self._is_recorded = self._recorded == self._rows()
        return self._is_recorded is not False

    def record(self) -> None:
        """Write `articles.json`; what another program changed in it meanwhile is taken over."""
        lost = False
        if self._files.has_changed(self._path):
            theirs = self._files.read_rows(self._path, seen=False)
            merged, lost = merged_rows(self._recorded, self._rows(), theirs)
            for i, row in merged.items():
                if i in self._headings:
                    self._set(replace(self._headings[i], **metadata_from_row(row)))
                else:
                    self.missing[i] = row
        rows = self._rows()
        self._files.write(self._path, {"articles": rows.values()}, keep_other=lost)
        self._recorded = rows
        self._is_recorded = None if self._unread else True

    def save_index(self) -> None:
        """Keep what was read for the next time."""
        self._index.save([heading.path for heading in self.in_order()] + [f.path for f in self.unreadable])

    def _rows(self) -> dict[str, Row]:
        """Return the rows of all articles, with what another program recorded about them besides."""
        rows = {}
        for heading in self.in_order():
            recorded = self._recorded.get(heading.id, {})
            if heading.id in self._unread:
                rows[heading.id] = {**recorded, "id": heading.id, "path": heading.path}
            else:
                rows[heading.id] = {**recorded, **heading_to_row(heading)}
        return {**self.missing, **rows}

    def _is_readable(self, article_id: str) -> bool:
        with suppress(KeyError):
            if article_id in self._unread:
                self._read(article_id)
        return article_id in self._headings

    def _read(self, article_id: str) -> Article:
        """Read an article's file and take what it shows; KeyError if it cannot be read any more."""
        path = self._headings[article_id].path
        stamp = stamp_of(self._folder / path)
        try:
            article = read_article(self._folder, PurePosixPath(path))
        except UnreadableArticleError as error:
            if printable(path) == path and not isinstance(error.__cause__, OSError):
                self._index.put_article(path, stamp, ArticleFacts(problem=str(error)))
            self._lose(article_id, str(error))
            raise KeyError(article_id) from error
        facts = ArticleFacts(article.sha256, len(article.text), article.encoding, article.title)
        self._index.put_article(path, stamp, facts)
        with self._lock:
            before = self._headings[article_id]
            if article_id in self._unread:
                del self._unread[article_id]
                self._set(self._heading(article_id, path, facts))
            elif before.sha256 != article.sha256:
                self._set(
                    replace(before, sha256=facts.sha256, characters=facts.characters, encoding=facts.encoding)
                )
                self._is_recorded = False
            article = _with_metadata(article, self._headings[article_id])
        if before.sha256 not in ("", article.sha256):
            self._changed(article_id)
        return article

    def _heading(self, article_id: str, path: str, facts: ArticleFacts) -> Heading:
        """Return what the file and what is recorded about it say together."""
        # Written out: a project of many thousand articles goes through here whenever it is opened.
        said = metadata_from_row(self._recorded.get(article_id, {})).get
        return Heading(
            article_id,
            path,
            said("title", facts.title),
            said("date", ""),
            said("outlet", ""),
            said("url", ""),
            said("direction", Direction.AUTO),
            facts.encoding,
            facts.sha256,
            facts.characters,
        )

    def _set(self, heading: Heading) -> None:
        """Take an article's heading, and what it says into the text that is in memory."""
        with self._lock:
            self._headings[heading.id] = heading
            self._in_order = None
            if heading.id in self._texts:
                self._texts[heading.id] = _with_metadata(self._texts[heading.id], heading)

    def _keep(self, article: Article) -> None:
        """Keep a text in memory, and let go of those that were not asked for lately."""
        with self._lock:
            self._drop(article.id)
            self._texts[article.id] = article
            self._characters += len(article.text)
            while self._characters > KEPT_CHARACTERS and len(self._texts) > KEPT_TEXTS:
                self._drop(next(iter(self._texts)))

    def _drop(self, article_id: str) -> None:
        dropped = self._texts.pop(article_id, None)
        self._characters -= len(dropped.text) if dropped is not None else 0

    def _lose(self, article_id: str, reason: str) -> None:
        """Do without an article whose file cannot be read."""
        with self._lock:
            self._pass_over(self._headings.pop(article_id).path, reason)
            self._unread.pop(article_id, None)
            if self._order is not None:
                self._order.remove(article_id)
            self._in_order = None
            if article_id in self._recorded:
                self.missing[article_id] = self._recorded[article_id]

    def _pass_over(self, path: str, reason: str) -> None:
        self.unreadable.append(UnreadableFile(printable(path), reason))


class Articles(Sequence[Article]):
    """All readable articles in natural order; each is read when it is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @override
    def __len__(self) -> int:
        return len(self._catalogue.in_order())

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    @override
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        headings = self._catalogue.in_order()[index]
        if isinstance(headings, tuple):
            return tuple(self._catalogue[heading.id] for heading in headings)
        return self._catalogue[headings.id]

    @override
    def __iter__(self) -> Iterator[Article]:
        for heading in self._catalogue.in_order():
            try:
                yield self._catalogue[heading.id]
            except KeyError:  # It was not known yet that this one cannot be read.
                continue

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Articles) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def _heading_of(article: Article) -> Heading:
    return Heading(
        article.id,
        article.path,
        article.title,
        article.date,
        article.outlet,
        article.url,
        article.direction,
        article.encoding,
        article.sha256,
        len(article.text),
    )


def _unread_heading(article_id: str, path: str, row: Row) -> Heading:
    """Return what can be said of an article before its file is read: what was recorded, else its name."""
    characters = row.get("characters")
    return Heading(
        article_id,
        path,
        **{"title": printable(article_id.rpartition("/")[2]), **metadata_from_row(row)},
        characters=characters if type(characters) is int else 0,
    )


def _with_metadata(article: Article, heading: Heading) -> Article:
    about = {key: getattr(heading, key) for key in ("title", "date", "outlet", "url", "direction")}
    return replace(article, **about)
